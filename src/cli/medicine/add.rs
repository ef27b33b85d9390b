//! `medicine add`.

use super::ask::{Asking, can_ask};
use super::known::Known;
use super::{amount, date, draft, say_back, sound, times, warn_first};
use crate::cli::args::medicine::Add;
use crate::cli::book::{Book, Ledger};
use crate::cli::failure::Failure;
use crate::cli::failure::medicine::MedicineFailure;
use crate::cli::people::storing;
use crate::diary::courses;
use crate::formulary::identify;
use crate::model::{ClockTime, CourseDose, MOST_COURSES, MedicineCourse, Since};
use crate::report::medicine as words;
use crate::rules::taking::taking;

/// A medicine that was told of.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// The name.
    pub name: String,
    /// How much.
    pub amount: Option<String>,
    /// The times of day.
    pub at: Vec<ClockTime>,
    /// Only when it is needed.
    pub as_needed: bool,
    /// Since when.
    pub began: Option<Since>,
    /// It may stand beside one of the same medicine.
    pub beside: bool,
}

/// Writes down a medicine that is taken.
///
/// # Errors
/// Something in it cannot be so, it stands already, the person left, or the diary failed.
pub fn run(asked: &Add, book: &Book<'_>) -> Result<u8, Failure> {
    let ledger = book.ledger()?;
    let new = match &asked.name {
        None => Asking::begin(book).all(&ledger, asked)?,
        Some(name) => told(name, asked, book, &ledger)?,
    };
    let course = new.course(ledger.next_course().unwrap_or(MOST_COURSES));
    sound(&course, book)?;
    let known = Known::of(book, &ledger)?;
    let line = course.with_amount();
    warn_first(&words::warnings(&identify(&course.name), &taking(&known.facts, &line), book.options.lang), book)?;
    let kept = storing(|| {
        book.change_ledger("medicine add", |ledger| {
            if !new.beside {
                refuse_a_second(&new.name, ledger, book)?;
            }
            let course = new.course(ledger.next_course().ok_or(MedicineFailure::Full(MOST_COURSES))?);
            Ok((vec![draft(&course)], course))
        })
    })?;
    book.after(&kept)?;
    say_back(&kept.value, None, book)?;
    Ok(0)
}

/// A medicine as the options tell it.
fn told(name: &str, asked: &Add, book: &Book<'_>, ledger: &Ledger) -> Result<New, Failure> {
    let fault = |fault| MedicineFailure::Written("NAME", fault);
    let written = courses::written(name).map_err(fault)?;
    let mut at = times("--at", &asked.at)?;
    at.extend(written.at);
    at.sort_by_key(|time| time.time());
    let mut new = New {
        amount: asked.amount.as_deref().map(amount).transpose()?.or_else(|| written.amount.clone()),
        // With an amount of its own, all of the first word is the name.
        name: if asked.amount.is_some() { joined(&written) } else { written.name },
        at,
        as_needed: asked.as_needed,
        began: began(asked.since.as_deref(), book)?,
        beside: asked.force,
    };
    // What cannot be so is said before anything is asked.
    sound(&new.course(1), book)?;
    if can_ask(book) && !book.options.json {
        let mut asking = Asking::begin(book);
        new.name = asking.meant(&new.name)?;
        if !new.beside {
            new.beside = asking.beside(&new.name, ledger)?;
        }
    } else if !new.beside {
        refuse_a_second(&new.name, ledger, book)?;
    }
    Ok(new)
}

fn joined(written: &courses::Written) -> String {
    match &written.amount {
        Some(amount) => format!("{} {amount}", written.name),
        None => written.name.clone(),
    }
}

/// Since when; today where nothing is said.
pub fn began(said: Option<&str>, book: &Book<'_>) -> Result<Option<Since>, Failure> {
    match said {
        Some(said) => date("--since", said, book),
        None => Ok(Some(Since::Day(book.today()))),
    }
}

/// Refuses a medicine that stands already.
fn refuse_a_second(name: &str, ledger: &Ledger, book: &Book<'_>) -> Result<(), Failure> {
    match courses::same(name, ledger.courses.values()).first() {
        Some(stands) => {
            let line = words::line(stands, book.today(), book.options.lang);
            Err(MedicineFailure::Taken(line, stands.id).into())
        }
        None => Ok(()),
    }
}

impl New {
    /// The course with its number.
    pub fn course(&self, id: u32) -> MedicineCourse {
        let Self { name, amount, at, as_needed, began, .. } = self.clone();
        let tells = amount.is_some() || !at.is_empty() || as_needed;
        // Whoever remembers the year of an old medicine does not say that the amount has been the same since.
        let from = began.filter(|began| began.day().is_some());
        let doses = if tells { vec![CourseDose { from, amount, at, as_needed }] } else { Vec::new() };
        MedicineCourse { id, name, began, doses, stopped: None }
    }
}
