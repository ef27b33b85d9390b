//! What the diary knows of the person, for holding a medicine against it.

use crate::cli::book::{Book, Ledger};
use crate::cli::failure::Failure;
use crate::model::Answers;

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
        let facts = ledger.known(&screenings, book.today()).beside(told);
        Ok(Self { facts, screened: last.map(|(last, _)| last.at.format("%Y-%m-%d").to_string()) })
    }
}
