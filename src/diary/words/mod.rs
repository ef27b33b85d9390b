//! A night in words, such as `yesterday`, `fri`, `3 days ago` or `21 nov`, in English and Korean.
//!
//! # Purpose
//! A night is named by the date of the evening on which it begins. Until 18:00 the night that "tonight" means is the
//! one that began yesterday evening: at 03:00 a person is in it, and at 07:00 speaks of it.
//!
//! - `tonight`, `today`: [`current`].
//! - `yesterday`, `last night`: always the evening of yesterday's date. At 07:00 that is the night just slept, and at
//!   23:00 the one before the night that begins; at both hours it is what people mean.
//! - `3 days ago`, `3 nights ago`, `2 weeks ago`: counted from the date of today.
//! - `fri`, `last fri`: the latest such evening that is not after [`current`], so that the weekday of today is the one
//!   of a week ago until 18:00.
//! - `21 nov`: the latest such date that is not after today.
//!
//! # Not for
//! Judging whether the night may be entered: a date may lie in the future where it is written in full.
//!
//! # Missing answers
//! What may be two dates is refused with both; what lies in the future by its words is refused as such.

mod calendar;
mod phrase;
mod span;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

use super::notation::nearest;
use crate::model::short;
pub(super) use phrase::MONTHS;
pub use span::{PERIOD_NIGHTS, period};

/// First year of which a night may be named.
pub const FIRST_YEAR: i32 = 1900;
/// Last year of which a night may be named.
pub const LAST_YEAR: i32 = 2100;
/// Hour from which the evening belongs to the night that begins.
pub const EVENING_HOUR: u32 = 18;

/// What is wrong with the words for a night.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?} in {text:?}")]
pub struct WordsFault {
    /// What was written, shortened to 40 characters, with nothing in it that a terminal would obey.
    pub text: String,
    /// What is wrong with it.
    pub kind: WordsKind,
}

/// The kinds of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsKind {
    /// Nothing is written.
    Empty,
    /// Not words for a night.
    Unknown {
        /// The known word that one of them may be a misspelling of.
        nearest: Option<&'static str>,
    },
    /// A date that may be two, such as `11/12`.
    Ambiguous {
        /// With the day before the month, where that is a date.
        first: NaiveDate,
        /// The other one.
        second: NaiveDate,
    },
    /// A bare number, which may count days back or be a day of the month.
    BareNumber {
        /// That many days before today.
        days_ago: NaiveDate,
        /// The latest such day of a month that is not after today.
        day_of_month: NaiveDate,
    },
    /// Words of the future, such as `tomorrow` or `next fri`.
    Future,
    /// No date of the calendar, such as 30 February.
    NoSuchDate,
    /// A year outside the range, both ends of which are allowed.
    Range {
        /// [`FIRST_YEAR`].
        first: i32,
        /// [`LAST_YEAR`].
        last: i32,
    },
}

/// The years outside which no night is named.
const RANGE: WordsKind = WordsKind::Range { first: FIRST_YEAR, last: LAST_YEAR };

/// The night that a person is in or speaks of at this moment: until 17:59 the one that began yesterday evening, from
/// 18:00 on the one that begins today.
pub fn current(now: NaiveDateTime) -> NaiveDate {
    let today = now.date();
    if now.hour() >= EVENING_HOUR { today } else { today.pred_opt().unwrap_or(today) }
}

/// The night that the words name, by the date of the evening on which it begins. The date may be after `now` where it
/// is written in full.
///
/// # Errors
/// The words name no night, two nights, one that lies ahead by its words, an impossible date, or a year outside
/// [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn night(text: &str, now: NaiveDateTime) -> Result<NaiveDate, WordsFault> {
    read(text, now).map_err(|kind| WordsFault { text: short(text.trim()), kind })
}

/// Words longer than this name no night, and looking for near ones would take long.
const LONGEST: usize = 120;

fn read(text: &str, now: NaiveDateTime) -> Result<NaiveDate, WordsKind> {
    if text.len() > LONGEST {
        return Err(WordsKind::Unknown { nearest: None });
    }
    let lower = text.trim().to_lowercase();
    let words = phrase::words(&lower);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.is_empty() {
        return Err(if lower.is_empty() { WordsKind::Empty } else { WordsKind::Unknown { nearest: None } });
    }
    let date = match calendar::numbers(&lower, now.date()) {
        Some(read) => read?,
        None => phrase::read(&words, now)?
            .ok_or_else(|| WordsKind::Unknown { nearest: phrase::unknown(&words).and_then(near) })?,
    };
    in_range(date)
}

fn near(word: &str) -> Option<&'static str> {
    nearest(word, &phrase::vocabulary().collect::<Vec<_>>())
}

fn in_range(date: NaiveDate) -> Result<NaiveDate, WordsKind> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&date.year()) { Ok(date) } else { Err(RANGE) }
}

/// The date so many days before; one beyond the calendar is out of range.
fn days_before(today: NaiveDate, days: u64) -> Result<NaiveDate, WordsKind> {
    today.checked_sub_days(Days::new(days)).ok_or(RANGE)
}

#[cfg(test)]
mod tests;
