//! What can be wrong with a line.

use chrono::NaiveDate;

use super::LONGEST_LINE;

/// A line that is no record, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {fault}")]
pub struct LineError {
    /// The byte at which it goes wrong, from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: LineFault,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// The line is longer than [`LONGEST_LINE`].
    #[error("longer than {LONGEST_LINE} bytes")]
    TooLong,
    /// The line is not UTF-8.
    #[error("not UTF-8")]
    NotUtf8,
    /// The line ends in the middle.
    #[error("cut short")]
    CutShort,
    /// Another text has to stand here.
    #[error("expected {0}")]
    Expected(&'static str),
    /// A field or a payload that this version does not know.
    #[error("unknown field {0:?}")]
    Unknown(String),
    /// No whole number of the allowed size, or not in its plain spelling.
    #[error("not a number")]
    Number,
    /// No date of the form 2026-11-21.
    #[error("not a date")]
    Date,
    /// No time of the form 2026-11-22T06:50:12+09:00.
    #[error("not a time")]
    Time,
    /// The payload is no JSON.
    #[error("not JSON")]
    Syntax,
    /// The payload lacks its key, or has it twice or wrongly.
    #[error("no key in the payload")]
    NoKey,
    /// The number does not rise.
    #[error("seq does not rise after {after}")]
    Seq {
        /// The number before.
        after: u64,
    },
    /// `through` is not the latest night so far.
    #[error("through is not {expected:?}")]
    Through {
        /// What it has to be.
        expected: Option<NaiveDate>,
    },
    /// The record takes back itself or a later one.
    #[error("takes back no earlier record")]
    Undoes,
    /// The payload is JSON with a key, and cannot be read further.
    #[error("a payload that cannot be read")]
    Payload,
    /// The first line names another format.
    #[error("not a nightlegs diary")]
    OtherFormat,
    /// The first line names another version.
    #[error("version {0}")]
    OtherVersion(u64),
}

impl LineFault {
    /// This fault at a byte, counted from 0.
    pub fn at(self, byte: usize) -> LineError {
        LineError { column: byte + 1, fault: self }
    }
}
