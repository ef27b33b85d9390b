//! Kept results that a screening offers at its questions.

use chrono::Months;

use crate::cli::args::Options;
use crate::cli::body::Offer;
use crate::cli::book::{Book, Ledger};
use crate::cli::env::World;
use crate::model::{Key, LabDraw, LabTest, LabUnit};
use crate::report::lab as words;
use crate::rules::labs;
use crate::text::fill;

/// Months after which a result says too little of today to be offered.
const OLD: u32 = 12;

/// The newest ferritin and the newest saturation of the last twelve months. Where the diary cannot be read nothing is
/// offered: that is told of when the screening is kept.
pub fn offers(options: &Options, world: &World) -> Vec<Offer> {
    let Ok(book) = Book::open(options, world) else { return Vec::new() };
    let Ok(ledger) = book.ledger() else { return Vec::new() };
    let ferritin = offer(&book, &ledger, Key::Ferritin, |draw| Some((labs::ferritin(draw)?, LabUnit::NgPerMl)));
    let saturation = |draw: &LabDraw| labs::saturation(draw).map(|(value, _)| (value, LabUnit::Percent));
    ferritin.into_iter().chain(offer(&book, &ledger, Key::TransferrinSaturation, saturation)).collect()
}

fn offer(book: &Book<'_>, ledger: &Ledger, key: Key, of: fn(&LabDraw) -> Option<(f64, LabUnit)>) -> Option<Offer> {
    let has: fn(&LabDraw) -> bool = match key {
        Key::Ferritin => |draw| draw.result(LabTest::Ferritin).is_some(),
        _ => |draw| labs::saturation(draw).is_some(),
    };
    let draw = labs::newest(ledger.draws.values(), has)?;
    let (number, unit) = of(draw)?;
    let from = book.today().checked_sub_months(Months::new(OLD))?;
    let lang = book.options.lang;
    (draw.on.last() >= from).then(|| {
        let holes = [("value", words::value(number, unit, lang)), ("date", words::taken(draw.on, lang))];
        let sentence = lang.say(["lab", "offer", "text"]);
        Offer { key, number, said: fill(sentence, &holes.each_ref().map(|(name, text)| (*name, text.as_str()))) }
    })
}
