//! What is wrong, or doubtful, about an entry.

use chrono::{NaiveDate, NaiveDateTime};

use crate::model::{Moment, NightFault, NightField};

/// Something in a sentence that is not a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Hole {
    /// A time of day, with its weekday and offset.
    Moment(Moment),
    /// A time of day on a date, as written.
    Written(NaiveDateTime),
    /// A length of time in minutes.
    Minutes(i64),
    /// A number.
    Number(u64),
    /// A night.
    Night(NaiveDate),
    /// A field.
    Field(NightField),
    /// Text of the person.
    Text(String),
}

/// A fault or a doubt, with what its sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is.
    pub id: NightFault,
    /// What the holes of its sentence hold.
    pub holes: Vec<(&'static str, Hole)>,
}

impl Finding {
    /// A finding.
    pub fn new(id: NightFault, holes: impl IntoIterator<Item = (&'static str, Hole)>) -> Self {
        Self { id, holes: holes.into_iter().collect() }
    }
}
