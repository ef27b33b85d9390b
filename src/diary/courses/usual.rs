//! What is usually taken on a night.

use chrono::NaiveDate;

use super::{is_same, written};
use crate::diary::notation::{self, Dose, DoseNote, WrittenTime};
use crate::model::{ClockTime, CourseDose, MedicineCourse, Night};

/// What the word `usual` stands for on a night.
#[derive(Clone, Debug, PartialEq)]
pub struct Usual {
    /// Where it is known from.
    pub from: KnownFrom,
    /// What is taken; never empty.
    pub doses: Vec<Dose>,
    /// The lines of those of which the list does not say for certain what was taken then: only their names stand among
    /// the doses.
    pub unsure: Vec<String>,
    /// What that night has, and the list says of it that it was not taken every night then.
    pub left: Vec<String>,
}

/// Where it is known from what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownFrom {
    /// From the list of medicines.
    List,
    /// From what was taken in an earlier night.
    Night(NaiveDate),
}

/// What of the usual is added to what is told of a night.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// What is added.
    pub doses: Vec<Dose>,
    /// What is not, because the same medicine is told otherwise, with what is told.
    pub left: Vec<(Dose, Dose)>,
}

/// The lines of what is usually taken on a date, as a night notes them: one for each time, and what is taken only as
/// needed left out.
pub fn usual<'a>(courses: impl IntoIterator<Item = &'a MedicineCourse>, on: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    for course in courses.into_iter().filter(|course| is_taken(course, on)) {
        let dose = holding(course, on).map(|(_, dose)| dose);
        if dose.is_none_or(|dose| !dose.as_needed) {
            lines.extend(lines_of(course, dose));
        }
    }
    lines
}

/// What is usual on a night: what the list of medicines has for it, else what was taken in the newest of the nights
/// before it in which anything was, apart from what the list says otherwise of. `None` where neither tells of anything.
///
/// `current` is the night that counts now. Of an earlier night the list may not know which of two doses it was, as where
/// a dose is known to have been changed in that month. Then only the name is taken, and no dose is guessed.
pub fn as_usual<'a>(
    courses: &[&MedicineCourse],
    before: impl DoubleEndedIterator<Item = &'a Night>,
    on: NaiveDate,
    current: NaiveDate,
) -> Option<Usual> {
    let mut of_list = Usual { from: KnownFrom::List, doses: Vec::new(), unsure: Vec::new(), left: Vec::new() };
    for course in courses.iter().filter(|course| is_taken(course, on)) {
        let held = holding(course, on);
        let other = held.and_then(|(at, dose)| other_dose(course, at, dose, on, current));
        let (lines, sure) = match (held, other) {
            (Some((_, dose)), _) if dose.as_needed => continue,
            (_, Some(other)) if other.as_needed => continue,
            (Some((_, dose)), None) => (lines_of(course, Some(dose)), true),
            (None, None) => (lines_of(course, None), course.doses.is_empty()),
            (_, Some(_)) => (lines_of(course, None), false),
        };
        if !sure {
            of_list.unsure.extend(lines.iter().cloned());
        }
        of_list.doses.extend(lines.iter().filter_map(|line| read(line)));
    }
    if !of_list.doses.is_empty() {
        return Some(of_list);
    }
    let took = |night: &'a Night| night.took.as_ref().filter(|took| !took.is_empty()).map(|took| (night.date, took));
    let (date, took) = before.rev().find_map(took)?;
    // What the list has in force is taken as needed; everything else of it has ended, or had not begun.
    let (left, kept): (Vec<Dose>, Vec<Dose>) = took
        .iter()
        // The offset of a time that came twice is of that night alone.
        .map(|dose| Dose {
            text: dose.name.clone(),
            at: dose.at.map(|at| WrittenTime { clock: ClockTime::of(at), offset: None }),
        })
        .partition(|dose| courses.iter().any(|course| is_same(&course.name, &medicine(&dose.text))));
    let left = left.iter().map(Dose::to_string).collect();
    let usual = Usual { from: KnownFrom::Night(date), doses: kept, unsure: Vec::new(), left };
    (!usual.doses.is_empty()).then_some(usual)
}

impl Usual {
    /// What of it is added to what is told of the night. What is told just so is there already. Where the same medicine
    /// is told otherwise, that is what was taken, and no second dose is made of it.
    pub fn beside(&self, told: &[Dose]) -> Beside {
        let mut beside = Beside::default();
        for dose in &self.doses {
            if told.iter().any(|other| is_alike(other, dose)) {
                continue;
            }
            let of_it = |other: &&Dose| is_same(&medicine(&other.text), &medicine(&dose.text));
            let otherwise = |other: &&Dose| !self.doses.iter().any(|usual| is_alike(usual, other));
            match told.iter().filter(of_it).find(otherwise) {
                Some(other) => beside.left.push((dose.clone(), other.clone())),
                None => beside.doses.push(dose.clone()),
            }
        }
        beside
    }
}

/// Whether it is taken on that day. Of a course that ended some day of a month or year, nothing is offered from its
/// beginning on.
fn is_taken(course: &MedicineCourse, on: NaiveDate) -> bool {
    course.began.is_none_or(|began| began.first() <= on) && course.stopped.is_none_or(|last| last.first() >= on)
}

/// The dose that holds on that day, and which it is.
fn holding(course: &MedicineCourse, on: NaiveDate) -> Option<(usize, &CourseDose)> {
    course.doses.iter().enumerate().rev().find(|(_, dose)| dose.from.is_none_or(|from| from.first() <= on))
}

/// The dose before, where it may as well have held on that day. Now the newest holds: it was told of.
fn other_dose<'a>(
    course: &'a MedicineCourse,
    at: usize,
    dose: &CourseDose,
    on: NaiveDate,
    current: NaiveDate,
) -> Option<&'a CourseDose> {
    let certain = on >= current || dose.from.is_none_or(|from| from.last() <= on);
    let before = course.doses.get(at.checked_sub(1)?).filter(|_| !certain)?;
    let taken = |dose: &CourseDose| (dose.amount.clone(), dose.at.clone(), dose.as_needed);
    (taken(before) != taken(dose)).then_some(before)
}

/// A line for each time. What cannot be read as a line of a night is not offered for one.
fn lines_of(course: &MedicineCourse, dose: Option<&CourseDose>) -> Vec<String> {
    let named = course.named(dose);
    let mut lines = match dose.map_or(&[][..], |dose| dose.at.as_slice()) {
        [] => vec![named],
        times => times.iter().map(|time| format!("{named}@{time}")).collect(),
    };
    lines.retain(|line| read(line).is_some());
    lines
}

fn read(line: &str) -> Option<Dose> {
    if let Ok(DoseNote::Took(dose)) = notation::dose(line) { Some(dose) } else { None }
}

/// The name of a medicine without its amount.
fn medicine(text: &str) -> String {
    written(text).map_or_else(|_| text.to_owned(), |written| written.name)
}

/// Whether two say the same: the words, apart from big letters and spaces, and the time of day.
fn is_alike(one: &Dose, other: &Dose) -> bool {
    let said = |dose: &Dose| (notation::plain_words(&dose.text), dose.at.map(|at| at.clock));
    said(one) == said(other)
}

#[cfg(test)]
mod tests;
