//! `medicine`: what is taken, since when and how much; and what the list knows of a name.

mod add;
mod ask;
mod change;
mod check;
mod known;
mod list;

use std::io::{self, Write};

use serde::Serialize;

use super::args::Options;
use super::args::medicine::Medicine;
use super::book::{Book, Ledger, said_of_stored};
use super::env::World;
use super::failure::Failure;
use super::failure::medicine::MedicineFailure;
use super::stream::print_json;
use crate::diary::Payload;
use crate::diary::courses::{self, Meant};
use crate::diary::notation::{NotationFault, NotationKind, time};
use crate::model::{ClockTime, MedicineCourse, Since};
use crate::report::medicine as words;
use crate::store::Draft;

/// Runs the command; the exit code.
///
/// # Errors
/// Anything that the user is told of.
pub fn run(asked: &Medicine, options: &Options, world: &World) -> Result<u8, Failure> {
    if let Medicine::Check(names) = asked {
        return check::run(names, options, world);
    }
    let book = Book::open(options, world)?;
    match asked {
        Medicine::Add(add) => add::run(add, &book),
        Medicine::Dose(dose) => change::dose(dose, &book),
        Medicine::Stop { which, on } => change::stop(which, on.as_deref(), &book),
        Medicine::List { all } => list::run(*all, &book),
        Medicine::Remove { which, yes } => change::remove(which, *yes, &book),
        Medicine::Check(_) => Ok(0),
    }
}

/// A course in JSON.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    course: &'a MedicineCourse,
    current: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    generic: Option<String>,
}

impl<'a> Shown<'a> {
    fn of(course: &'a MedicineCourse) -> Self {
        Self { course, current: course.is_current(), generic: courses::generic(&course.name) }
    }
}

/// The record of a course.
fn draft(course: &MedicineCourse) -> Draft {
    Draft { payload: Payload::Medicine(course).text(), undoes: None }
}

/// The one course that a name or a number means and that is taken now.
fn the_one<'a>(said: &str, ledger: &'a Ledger, book: &Book<'_>) -> Result<&'a MedicineCourse, Failure> {
    let line = |course: &MedicineCourse| words::line(course, book.today(), book.options.lang);
    match courses::meant(said, ledger.courses.values()) {
        Meant::One(course) => Ok(course),
        Meant::Several(several) => {
            Err(MedicineFailure::Several(said.to_owned(), several.into_iter().map(line).collect()).into())
        }
        Meant::Stopped(course) => Err(MedicineFailure::Stopped(line(course)).into()),
        Meant::None(near) => Err(MedicineFailure::None(said.to_owned(), near.map(line)).into()),
    }
}

/// Refuses a course in which something cannot be so.
fn sound(course: &MedicineCourse, book: &Book<'_>) -> Result<(), Failure> {
    let found = courses::faults(course, book.today());
    if found.is_empty() { Ok(()) } else { Err(MedicineFailure::Course(found).into()) }
}

/// The date behind an option.
fn date(option: &'static str, said: &str, book: &Book<'_>) -> Result<Option<Since>, Failure> {
    courses::date(said, book.today()).map_err(|fault| MedicineFailure::Date(option, fault).into())
}

/// The times behind an option, or of an answer, in the order of the day.
fn times(option: &'static str, said: &[String]) -> Result<Vec<ClockTime>, Failure> {
    let mut times = Vec::with_capacity(said.len());
    for text in said {
        let fault = |fault| MedicineFailure::Written(option, courses::WrittenFault::Notation(fault));
        let read = time(text).map_err(fault)?;
        if read.offset.is_some() {
            return Err(MedicineFailure::Written(option, courses::WrittenFault::Offset(text.clone())).into());
        }
        times.push(read.clock);
    }
    times.sort_by_key(|time| time.time());
    Ok(times)
}

/// An amount; a word that is none was probably meant as a part of the name.
fn amount(said: &str) -> Result<String, Failure> {
    let amount = said.trim();
    if amount.is_empty() {
        let fault = NotationFault { part: String::new(), kind: NotationKind::Empty };
        return Err(MedicineFailure::Written("AMOUNT", courses::WrittenFault::Notation(fault)).into());
    }
    if courses::is_amount(amount) {
        Ok(amount.to_owned())
    } else {
        Err(MedicineFailure::Amount(said.to_owned()).into())
    }
}

/// Prints what should be known first; where the output is for a program, beside it.
fn warn_first(said: &[String], book: &Book<'_>) -> Result<(), Failure> {
    if said.is_empty() {
        return Ok(());
    }
    if book.options.json {
        let mut err = anstream::stderr();
        // What cannot be said is stored all the same.
        let _ = said.iter().try_for_each(|line| writeln!(err, "{line}"));
        return Ok(());
    }
    let mut lines = said.to_vec();
    lines.push(String::new());
    book.print(&lines)
}

/// Says back what was stored.
fn say_back(course: &MedicineCourse, before: Option<&MedicineCourse>, book: &Book<'_>) -> Result<(), Failure> {
    if book.options.json {
        return said_of_stored(print_json(&mut io::stdout().lock(), &Shown::of(course)));
    }
    let (lang, today) = (book.options.lang, book.today());
    let mut lines = Vec::new();
    if let Some(before) = before {
        let stood = words::line(before, today, lang);
        lines.push(crate::text::fill(lang.say(["medicine", "before", "text"]), &[("line", &stood)]));
    }
    lines.push(words::line(course, today, lang));
    lines.push(lang.say(["diary", "kept", "text"]).to_owned());
    said_of_stored(book.print(&lines))
}
