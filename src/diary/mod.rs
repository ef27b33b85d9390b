//! Floor 2: the diary of nights as values. No clock, no files, no environment: what is needed travels in.

pub mod notation;
pub mod words;

pub use notation::{NotationFault, NotationKind};
pub use words::{WordsFault, WordsKind};
