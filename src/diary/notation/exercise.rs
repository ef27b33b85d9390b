//! Exercise of one day.

use std::fmt;

use super::duration::{unit, with_unit};
use super::number::Span;
use super::time::{WrittenTime, time};
use super::{Alone, NotationFault, NotationKind, alone};
use crate::model::{Effort, Id};

const LENGTH: Span = Span::new(1, 1_440, "minutes");

/// Exercise that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// How long, in minutes, 1 to 1440.
    pub minutes: u32,
    /// How hard, where it is said.
    pub effort: Option<Effort>,
    /// When it began, where it is said.
    pub at: Option<WrittenTime>,
}

impl fmt::Display for Exercise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.effort.map_or(Ok(()), |effort| write!(f, "{effort} "))?;
        write!(f, "{}m", self.minutes)?;
        self.at.map_or(Ok(()), |at| write!(f, "@{at}"))
    }
}

/// What was said about exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExerciseNote {
    /// There was some.
    Done(Exercise),
    /// There was none.
    No,
    /// The person is not sure.
    Unsure,
}

impl fmt::Display for ExerciseNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(exercise) => exercise.fmt(f),
            Self::No => f.write_str("none"),
            Self::Unsure => f.write_str("unsure"),
        }
    }
}

/// Reads `[STRENGTH] LENGTH[@TIME]`: `30m`, `30m@18:00`, `hard 45m@20:00`, `1h light`, or `none` or `unsure`.
///
/// # Errors
/// Anything else, naming the part; a length without a unit.
pub fn exercise(text: &str) -> Result<ExerciseNote, NotationFault> {
    match alone(text) {
        Some(Alone::No) => return Ok(ExerciseNote::No),
        Some(Alone::Unsure) => return Ok(ExerciseNote::Unsure),
        None => {}
    }
    let parted = text.replace('@', " @ ");
    let mut effort: Option<(Effort, &str)> = None;
    let mut rest = Vec::new();
    for word in parted.split_whitespace() {
        let lower = word.to_lowercase();
        match Effort::parse(&lower) {
            Some(read) => {
                if let Some((_, first)) = effort.replace((read, word)) {
                    return Err(NotationFault::twice(first, word));
                }
            }
            None if alone(word).is_some() => return Err(NotationFault::new(word, NotationKind::StandsAlone)),
            None if starts_a_word(&lower) => return Err(NotationFault::unknown(word, Effort::NAMES)),
            None => rest.push(word),
        }
    }
    let rest = rest.join(" ");
    let (length, at) = rest.split_once('@').map_or((rest.as_str(), None), |(length, at)| (length, Some(at)));
    Ok(ExerciseNote::Done(Exercise {
        minutes: with_unit(length, LENGTH)?,
        effort: effort.map(|(effort, _)| effort),
        at: at.map(time).transpose()?,
    }))
}

/// Whether it is a word of its own, and neither the unit of a number before it nor a half of the day.
fn starts_a_word(word: &str) -> bool {
    let half = ["am", "pm", "a.m.", "p.m."].contains(&word);
    word.starts_with(char::is_alphabetic) && !half && unit(word).is_none()
}
