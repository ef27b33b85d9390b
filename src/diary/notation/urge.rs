//! The urge to move of one night.

use std::fmt;

use super::duration::{DAY, with_unit};
use super::number::{Span, or_word, whole};
use super::time::{WrittenTime, time};
use super::{Alone, NotationFault, alone, not_alone, plain};

pub(super) const SEVERITY: Span = Span::new(0, 10, "points");
const WORDS: &[&str] = &["no", "unsure"];

/// When the urge began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onset {
    /// At a time.
    At(WrittenTime),
    /// It was there all day.
    AllDay,
}

impl fmt::Display for Onset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(time) => time.fmt(f),
            Self::AllDay => f.write_str("all-day"),
        }
    }
}

/// What was said about the urge to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrgeNote {
    /// There was one.
    Severity {
        /// How strong, on the rating scale of 0 to 10.
        points: u8,
        /// When it began, where it is said.
        onset: Option<Onset>,
        /// How long it lasted in minutes, 0 to 1440, where it is said.
        minutes: Option<u32>,
    },
    /// There was none.
    No,
    /// The person is not sure.
    Unsure,
}

impl fmt::Display for UrgeNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Severity { points, onset, minutes } => {
                write!(f, "{points}")?;
                onset.map_or(Ok(()), |onset| write!(f, "@{onset}"))?;
                minutes.map_or(Ok(()), |minutes| write!(f, "/{minutes}m"))
            }
            Self::No => f.write_str("no"),
            Self::Unsure => f.write_str("unsure"),
        }
    }
}

/// Reads `SEVERITY[@TIME][/LENGTH]`: `6`, `6@22:30`, `6@22:30/3h`, `6@all-day`, or `no` or `unsure`.
///
/// # Errors
/// Anything else, naming the part.
pub fn urge(text: &str) -> Result<UrgeNote, NotationFault> {
    match alone(text) {
        Some(Alone::No) => return Ok(UrgeNote::No),
        Some(Alone::Unsure) => return Ok(UrgeNote::Unsure),
        None => {}
    }
    let (head, length) = text.split_once('/').map_or((text, None), |(head, length)| (head, Some(length)));
    let (points, onset) = head.split_once('@').map_or((head, None), |(points, onset)| (points, Some(onset)));
    not_alone(points)?;
    let points = severity(points).map_err(|fault| or_word(fault, points, WORDS))?;
    let onset = onset.map(|onset| match plain(onset).as_str() {
        "all day" | "allday" => Ok(Onset::AllDay),
        _ => time(onset).map(Onset::At),
    });
    let minutes = length.map(|length| with_unit(length, DAY));
    Ok(UrgeNote::Severity { points, onset: onset.transpose()?, minutes: minutes.transpose()? })
}

/// A severity in whole points, 0 to 10.
pub(super) fn severity(text: &str) -> Result<u8, NotationFault> {
    let points = whole(text, SEVERITY)?;
    u8::try_from(points).map_err(|_| SEVERITY.fault(text))
}
