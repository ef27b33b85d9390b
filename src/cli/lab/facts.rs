//! What is known of the person beside a draw.

use crate::cli::book::{Book, Ledger};
use crate::cli::failure::Failure;
use crate::model::{Answers, Key, Value};
use crate::rules::labs::{newest, saturation};
use crate::rules::with_lasting;

/// What is known of the person: the last screening, the lasting facts of earlier ones, and the medicines of the diary.
///
/// # Errors
/// The file cannot be read.
pub fn facts(book: &Book<'_>, ledger: &Ledger) -> Result<Answers, Failure> {
    let screenings = book.screenings()?;
    let none = Answers::default();
    let last = screenings.last().map_or(&none, |(_, answers)| answers);
    let mut facts = with_lasting(screenings.iter().map(|(_, answers)| answers), last);
    // The newer of what a draw and what the last screening tell.
    let newest = newest(ledger.draws.values(), |draw| saturation(draw).is_some());
    let screened = screenings.last().filter(|(_, answers)| answers.transferrin_saturation.is_some());
    if let Some(draw) =
        newest.filter(|draw| screened.is_none_or(|(screening, _)| screening.at.date_naive() <= draw.on.last()))
    {
        facts.set(Key::TransferrinSaturation, saturation(draw).map(|(value, _)| Value::Number(value)));
    }
    let taken: Vec<String> = ledger.current().map(|course| course.name.clone()).collect();
    if !taken.is_empty() {
        facts.medicines.get_or_insert_with(Vec::new).extend(taken);
    }
    Ok(facts)
}
