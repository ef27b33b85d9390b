//! Courses of medicines: what cannot be so in one, what a person writes of one, and which one a name means.
//!
//! # Purpose
//! Finds slips in a course before it is kept, and in one that stands: dates in an order that cannot be, dates that
//! have not come, and names that no notation could hold. `medicine` and `diary check` ask the same.
//!
//! # Not for
//! Judging a medicine or its amount: no amount is called high or low.
//!
//! # Missing answers
//! A date that is not known is in no conflict with anything; one that is known to the year conflicts only where no day
//! of that year could be meant.
//!
//! # Sources
//! House rules of 2026-11.

mod date;
mod matching;
mod usual;
mod written;

use chrono::NaiveDate;

use super::notation::{self, DoseNote};
use crate::model::{
    ClockTime, CourseDose, CourseFault, LONGEST_AMOUNT, LONGEST_MEDICINE, MOST_DOSES, MedicineCourse, Since,
};
pub use date::{DateFault, date};
pub use matching::{Meant, generic, has_ended, is_same, meant, same};
pub use usual::{Beside, KnownFrom, Usual, as_usual, usual};
pub use written::{Written, WrittenFault, is_amount, written};

/// Something in a sentence about a course.
#[derive(Clone, Debug, PartialEq)]
pub enum CourseHole {
    /// A date as precisely as it is known.
    Date(Since),
    /// A number.
    Number(usize),
    /// A time of day.
    Time(ClockTime),
    /// Text of the person.
    Text(String),
}

/// What cannot be so, with what its sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseFinding {
    /// What it is.
    pub id: CourseFault,
    /// What the holes of its sentence hold.
    pub holes: Vec<(&'static str, CourseHole)>,
}

impl CourseFinding {
    fn new(id: CourseFault, holes: impl IntoIterator<Item = (&'static str, CourseHole)>) -> Self {
        Self { id, holes: holes.into_iter().collect() }
    }
}

/// Everything that cannot be so in a course, held against the day on which it was written down.
pub fn faults(course: &MedicineCourse, on: NaiveDate) -> Vec<CourseFinding> {
    let mut found = name(&course.name);
    for dose in &course.doses {
        found.extend(dose_itself(dose, &course.name));
    }
    if course.doses.len() > MOST_DOSES {
        let holes = [("number", course.doses.len()), ("limit", MOST_DOSES)];
        found.push(CourseFinding::new(
            CourseFault::TooManyDoses,
            holes.map(|(name, of)| (name, CourseHole::Number(of))),
        ));
    }
    found.extend(order(course));
    found.extend(ahead(course, on));
    found
}

fn name(name: &str) -> Vec<CourseFinding> {
    let mut found = Vec::new();
    let text = || [("name", CourseHole::Text(name.to_owned()))];
    let characters = name.chars().count();
    if name.trim().is_empty() {
        return vec![CourseFinding::new(CourseFault::NameEmpty, [])];
    }
    if characters > LONGEST_MEDICINE {
        found.push(too_long(CourseFault::NameLong, characters, LONGEST_MEDICINE));
    }
    if has_signs(name) {
        found.push(CourseFinding::new(CourseFault::NameSigns, text()));
    } else if matches!(notation::dose(name), Ok(DoseNote::No | DoseNote::Unsure | DoseNote::Usual)) {
        found.push(CourseFinding::new(CourseFault::NameWord, text()));
    }
    found
}

fn dose_itself(dose: &CourseDose, name: &str) -> Vec<CourseFinding> {
    let mut found = Vec::new();
    if let Some(amount) = &dose.amount {
        let characters = amount.chars().count();
        let together = name.chars().count() + 1 + characters;
        if amount.trim().is_empty() {
            found.push(CourseFinding::new(CourseFault::AmountEmpty, []));
        } else if characters > LONGEST_AMOUNT {
            found.push(too_long(CourseFault::AmountLong, characters, LONGEST_AMOUNT));
        } else if together > LONGEST_MEDICINE {
            // A night writes both in one line.
            found.push(too_long(CourseFault::TogetherLong, together, LONGEST_MEDICINE));
        }
        if has_signs(amount) {
            found.push(CourseFinding::new(CourseFault::AmountSigns, [("amount", CourseHole::Text(amount.clone()))]));
        }
    }
    let twice = dose.at.iter().enumerate().find(|(at, time)| dose.at[..*at].contains(time));
    found.extend(twice.map(|(_, time)| CourseFinding::new(CourseFault::SameTime, [("time", CourseHole::Time(*time))])));
    found
}

/// What a terminal would obey, and the sign behind which a time stands wherever a medicine is typed.
fn has_signs(text: &str) -> bool {
    text.contains(|c: char| c == '@' || c.is_control())
}

fn too_long(id: CourseFault, characters: usize, limit: usize) -> CourseFinding {
    CourseFinding::new(id, [("characters", CourseHole::Number(characters)), ("limit", CourseHole::Number(limit))])
}

/// The first date of a pair that is certainly before the one it should follow.
fn order(course: &MedicineCourse) -> Vec<CourseFinding> {
    let dated =
        |id, (later_name, later): (&'static str, Option<Since>), (name, earlier): (&'static str, Option<Since>)| {
            let (later, earlier) = (later?, earlier?);
            let holes = [(later_name, CourseHole::Date(later)), (name, CourseHole::Date(earlier))];
            (later.last() < earlier.first()).then(|| CourseFinding::new(id, holes))
        };
    let mut found = Vec::new();
    let mut before: Option<Since> = None;
    for dose in &course.doses {
        let early = dated(CourseFault::DoseBeforeBegan, ("dose", dose.from), ("began", course.began));
        found.extend(early.or_else(|| dated(CourseFault::DoseBeforeDose, ("dose", dose.from), ("other", before))));
        before = dose.from.or(before);
    }
    let stopped = ("stopped", course.stopped);
    let early = dated(CourseFault::StopBeforeBegan, stopped, ("began", course.began));
    found.extend(early.or_else(|| dated(CourseFault::StopBeforeDose, stopped, ("dose", before))));
    found
}

/// A date that has not come on that day.
fn ahead(course: &MedicineCourse, on: NaiveDate) -> Option<CourseFinding> {
    let dates = course.doses.iter().map(|dose| dose.from).chain([course.began, course.stopped]);
    let date = dates.flatten().find(|date| date.first() > on)?;
    let holes = [("date", CourseHole::Date(date)), ("today", CourseHole::Date(Since::Day(on)))];
    Some(CourseFinding::new(CourseFault::Ahead, holes))
}

#[cfg(test)]
mod tests;
