//! Floor 1: the questions, in what order, and how an answer comes in. No files, no terminal.

mod file;

pub use file::{AnswersError, AnswersFault, LONGEST, Place, ends_too_early, nearest, read, short, write};
