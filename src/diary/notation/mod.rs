//! The one-line notations of an entry, such as `6@22:30/3h` or `03:10 2m left calf 8`.
//!
//! # Purpose
//! Reads what a person writes behind an option into plain values, and writes them back in one canonical form that is
//! read again as the same value. The case of letters and extra spaces never matter.
//!
//! # Not for
//! Judging whether an entry is plausible: a last drink at a time with no drink, a cramp of a week, or a time outside
//! the night is read here and questioned elsewhere.
//!
//! # Missing answers
//! A part that is not written is `None`. No, not sure and zero are three different values. Nothing is guessed,
//! clamped or dropped: what may be meant in two ways is a fault.

mod amount;
mod cramp;
mod dose;
mod duration;
mod exercise;
mod fault;
mod list;
mod naps;
mod number;
mod time;
mod urge;

pub use amount::{Amount, AmountNote, amount, water};
pub use cramp::{CrampNote, CrampParts, cramp};
pub use dose::{Dose, DoseNote, LONGEST_DOSE, dose};
pub use duration::{hours, minutes};
pub use exercise::{Exercise, ExerciseNote, exercise};
pub use fault::{NotationFault, NotationKind};
pub use list::{list, write_list};
pub use naps::{NapsNote, naps};
pub use time::{WrittenTime, time};
pub use urge::{Onset, UrgeNote, urge};

pub(super) use fault::nearest;
pub(super) use number::Span;

/// A word that is a whole answer by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alone {
    /// `no`, `none`.
    No,
    /// `unsure`, `not sure`, `?`.
    Unsure,
}

fn alone(text: &str) -> Option<Alone> {
    match plain(text).as_str() {
        "no" | "none" => Some(Alone::No),
        "unsure" | "not sure" | "?" => Some(Alone::Unsure),
        _ => None,
    }
}

/// Whether the text says "not sure", for the options that otherwise take a bare value.
pub fn is_unsure(text: &str) -> bool {
    alone(text) == Some(Alone::Unsure)
}

/// Small letters with one space between words, for holding two texts against each other.
pub fn plain_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Refuses `no` and `unsure` where more is written with them.
fn not_alone(text: &str) -> Result<(), NotationFault> {
    match alone(text) {
        Some(_) => Err(NotationFault::new(text, NotationKind::StandsAlone)),
        None => Ok(()),
    }
}

/// Small letters, with one space between words; hyphens and underscores count as spaces.
pub(super) fn plain(text: &str) -> String {
    let spaced = text.to_lowercase().replace(['-', '_'], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
