//! What the diary knows of the person, for holding a medicine against it.

use crate::cli::book::{Book, Ledger};
use crate::cli::failure::Failure;
use crate::diary::courses;
use crate::model::Answers;
use crate::rules::{with_draws, with_lasting};

/// Days for which what was told of symptoms counts; later only lasting facts do.
const RECENT_DAYS: i64 = 30;

/// What the diary knows.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Lasting facts, the symptoms of a recent screening, and the medicines of the list.
    pub facts: Answers,
    /// The date of the last screening; `None` where there is none.
    pub screened: Option<String>,
}

impl Known {
    /// Reads it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn of(book: &Book<'_>, ledger: &Ledger) -> Result<Self, Failure> {
        let screenings = book.screenings()?;
        let last = screenings.last();
        let recent = last.filter(|(last, _)| (book.today() - last.at.date_naive()).num_days() <= RECENT_DAYS);
        let none = Answers::default();
        let told = recent.map_or(&none, |(_, answers)| answers);
        let facts = with_lasting(screenings.iter().map(|(_, answers)| answers), told);
        let told = last.map(|(last, _)| last.at.date_naive());
        let mut facts = with_draws(facts, told, ledger.draws.values(), book.today());
        facts.medicines = Some(medicines(facts.medicines.take().unwrap_or_default(), ledger));
        Ok(Self { facts, screened: last.map(|(last, _)| last.at.format("%Y-%m-%d").to_string()) })
    }
}

/// What a screening told of and the list does not tell better, and what the list has.
fn medicines(told: Vec<String>, ledger: &Ledger) -> Vec<String> {
    let is_listed = |name: &String| {
        let name = courses::written(name).map_or_else(|_| name.clone(), |written| written.name);
        ledger.courses.values().any(|course| courses::is_same(&course.name, &name))
    };
    told.into_iter().filter(|name| !is_listed(name)).chain(ledger.current().map(courses::with_amount)).collect()
}
