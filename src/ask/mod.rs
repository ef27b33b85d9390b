//! Floor 2: the questions, in what order, and how an answer comes in. No files, no terminal.

mod file;
mod form;
mod interview;
mod replay;
mod script;
mod step;

pub use file::{
    AnswersError, AnswersFault, LONGEST, Place, ends_too_early, far, is_near, is_whole, nearest, read, short, write,
};
pub use interview::{Interviewed, conduct};
pub use replay::Replay;
pub use script::{Entry, SCRIPT};
pub use step::{AfterUrgent, Form, Gone, Mark, Part, Prompt, Reply, Respondent, RestChoice, Screen, Step};
