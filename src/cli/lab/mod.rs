//! `lab`: blood results, beside the published thresholds for iron.

mod look;
mod offer;
mod questions;
mod tell;

pub use offer::offers;

use super::args::Options;
use super::args::lab::{Lab, Tell};
use super::book::Book;
use super::env::World;
use super::failure::Failure;
use super::failure::diary::DiaryFailure;
use super::failure::lab::LabFailure;
use crate::diary::WordsKind;
use crate::diary::labs::{self, LabTold};
use crate::model::{LabDraw, Since};

/// Runs the command; the exit code.
///
/// # Errors
/// Anything that the user is told of.
pub fn run(asked: &Lab, options: &Options, world: &World) -> Result<u8, Failure> {
    let book = Book::open(options, world)?;
    match asked {
        Lab::List => look::list(&book),
        Lab::Remove { on, yes } => look::remove(on, *yes, &book),
        Lab::Misplaced => Err(LabFailure::Misplaced.into()),
        Lab::Tell(told) if nothing_told(told) => questions::run(told, &book),
        Lab::Tell(told) => {
            let (draw, results) = entered(told, &book)?;
            tell::run(&draw, &results, told, &book)
        }
    }
}

fn nothing_told(told: &Tell) -> bool {
    *told == Tell { force: told.force, ..Tell::default() }
}

/// What the words and the options tell.
fn entered(told: &Tell, book: &Book<'_>) -> Result<(LabDraw, Vec<LabTold>), Failure> {
    let mut results = labs::results(&told.words.join(" ")).map_err(LabFailure::Words)?;
    for (test, value) in &told.tests {
        results.push(labs::result(*test, value).map_err(LabFailure::Words)?);
    }
    let draw = LabDraw {
        on: date(told.on.as_deref(), book)?,
        results: results.iter().map(|told| told.result).collect(),
        morning: told.morning,
        off_iron: told.off_iron,
        ill: told.ill,
    };
    Ok((draw, results))
}

/// The date of a draw: today, a year, a month, a day, or words as for a night. Blood is taken by day: "today" is the date
/// of today, also before the evening.
///
/// # Errors
/// The words name no date.
fn date(said: Option<&str>, book: &Book<'_>) -> Result<Since, Failure> {
    let Some(said) = said.map(str::trim) else { return Ok(Since::Day(book.today())) };
    if ["today", "오늘"].contains(&said.to_lowercase().as_str()) {
        return Ok(Since::Day(book.today()));
    }
    match Since::parse(said) {
        Some(since) => Ok(since),
        None => match book.night_of(Some(said)) {
            Ok(day) => Ok(Since::Day(day)),
            // The words for a night speak of nights.
            Err(Failure::Diary(DiaryFailure::Words(fault)))
                if !matches!(fault.kind, WordsKind::Ambiguous { .. } | WordsKind::BareNumber { .. }) =>
            {
                Err(LabFailure::Date(fault).into())
            }
            Err(failure) => Err(failure),
        },
    }
}
