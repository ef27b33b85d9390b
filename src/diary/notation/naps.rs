//! Naps of one day.

use std::fmt;

use super::duration::{DAY, with_unit};
use super::number::{Span, or_word, whole};
use super::{Alone, NotationFault, alone, not_alone};

const TIMES: Span = Span::new(0, 100, "times");
const WORDS: &[&str] = &["none"];

/// Naps of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NapsNote {
    /// How many, 0 to 100; none is 0.
    pub times: u32,
    /// How long in all, in minutes, 0 to 1440, where it is said.
    pub minutes: Option<u32>,
}

impl fmt::Display for NapsNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.times)?;
        self.minutes.map_or(Ok(()), |minutes| write!(f, "/{minutes}m"))
    }
}

/// Reads `NUMBER[/LENGTH]`: `1`, `2/45m`, or `none`.
///
/// # Errors
/// Anything else, naming the part; a length without a unit.
pub fn naps(text: &str) -> Result<NapsNote, NotationFault> {
    if alone(text) == Some(Alone::No) {
        return Ok(NapsNote { times: 0, minutes: None });
    }
    let (times, length) = text.split_once('/').map_or((text, None), |(times, length)| (times, Some(length)));
    not_alone(times)?;
    let times = whole(times, TIMES).map_err(|fault| or_word(fault, times, WORDS))?;
    Ok(NapsNote { times, minutes: length.map(|length| with_unit(length, DAY)).transpose()? })
}
