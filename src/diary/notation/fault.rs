//! What can be wrong with a notation.

use crate::model::ClockTime;
use crate::model::short;

/// What is wrong with a written entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?} in {part:?}")]
pub struct NotationFault {
    /// The part that is wrong, shortened to 40 characters, with nothing in it that a terminal would obey.
    pub part: String,
    /// What is wrong with it.
    pub kind: NotationKind,
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotationKind {
    /// Nothing is written, or nothing where a part must stand.
    Empty,
    /// A word that is not known here.
    UnknownWord {
        /// The known word that it may be a misspelling of.
        nearest: Option<&'static str>,
        /// The words that may stand here.
        allowed: &'static [&'static str],
    },
    /// A number or length outside its range, both ends of which are allowed.
    OutOfRange {
        /// Lowest value.
        min: u32,
        /// Highest value.
        max: u32,
        /// Name of the unit, an id of `data/text`.
        unit: &'static str,
    },
    /// Not a number.
    NotANumber,
    /// Not a whole number where only those are answers.
    NotWhole,
    /// More decimals than are kept.
    TooManyDecimals {
        /// How many are kept.
        places: u8,
    },
    /// A comma that may part thousands, decimals or two entries.
    Comma,
    /// Not a time of day such as `23:00`.
    NotATime,
    /// A time of day that may be two.
    AmbiguousTime {
        /// As if before noon.
        before_noon: ClockTime,
        /// As if after noon.
        after_noon: ClockTime,
    },
    /// Not an offset from UTC between -12:00 and +14:00, such as `+09:00`.
    NotAnOffset,
    /// Not a length of time such as `1h30`.
    NotADuration,
    /// Not a period such as `28d`.
    NotAPeriod,
    /// A length of time that is not whole minutes.
    NotWholeMinutes,
    /// A length of time that is not whole seconds.
    NotWholeSeconds,
    /// A bare number where a unit must stand behind it.
    NeedsUnit,
    /// What may be said once is said twice.
    Twice {
        /// What was said first, shortened like the part.
        first: String,
    },
    /// A word such as `no` that is a whole answer, with more written beside it.
    StandsAlone,
    /// A character that is no text, such as a tab or an escape.
    ControlCharacter,
    /// More characters than are kept.
    TooLong {
        /// How many are kept.
        limit: usize,
    },
}

impl NotationFault {
    pub(in crate::diary) fn new(part: &str, kind: NotationKind) -> Self {
        Self { part: short(part.trim()), kind }
    }

    /// A word that is not one of these.
    pub(in crate::diary) fn unknown(word: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(word, NotationKind::UnknownWord { nearest: nearest(word.trim(), allowed), allowed })
    }

    /// A second entry of what may be said once.
    pub(in crate::diary) fn twice(first: &str, second: &str) -> Self {
        Self::new(second, NotationKind::Twice { first: short(first.trim()) })
    }
}

/// The nearest of the names, where one is near enough to be meant.
pub(in crate::diary) fn nearest(word: &str, names: &[&'static str]) -> Option<&'static str> {
    // A long word is no misspelling, and a single letter is near to every short name.
    let letters = word.chars().take(41).count();
    if !(2..=40).contains(&letters) {
        return None;
    }
    let word = word.to_lowercase().replace('-', "_");
    let close = |name: &&'static str| (strsim::damerau_levenshtein(&word, name), *name);
    let (distance, name) = names.iter().map(close).min_by_key(|(distance, _)| *distance)?;
    let length = name.chars().count();
    (distance <= 1 + length / 4 && distance < length.min(letters)).then_some(name)
}
