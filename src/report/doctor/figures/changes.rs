//! Changes of medicines, each with a letter.

use crate::diary::analysis::{Amount, Analysis, Change, ChangeKind, Changed, DoseUnit};
use crate::text::{Lang, fill};

use super::said::day;

/// The changes of medicines that begin in the period, with their letters; the alphabet has room for the first 26.
pub fn medicines(analysis: &Analysis) -> impl Iterator<Item = (char, &Change)> {
    let of_medicine = |change: &&Change| matches!(change.what, Changed::Medicine { .. });
    let within = analysis.changes.iter().filter(of_medicine).filter(|change| analysis.period.contains(change.on));
    ('A'..='Z').zip(within)
}

/// A change in words, with its letter.
pub fn sentence(letter: char, change: &Change, lang: Lang) -> String {
    let Changed::Medicine { name, from, to, .. } = &change.what else { return String::new() };
    let facet = match (change.kind, from, to) {
        (ChangeKind::Begins, _, Some(_)) => "begins_with",
        (ChangeKind::Begins, _, None) => "begins",
        (ChangeKind::Stops, _, _) => "stops",
        (ChangeKind::Raised, _, _) => "raised",
        (ChangeKind::Lowered, _, _) => "lowered",
    };
    let amount = |of: &Option<Amount>| of.map_or_else(String::new, |amount| amount_text(amount, lang));
    let (letter, from, to, date) = (letter.to_string(), amount(from), amount(to), day(change.on, lang));
    let holes = [("letter", letter.as_str()), ("name", name), ("from", &from), ("to", &to), ("date", &date)];
    fill(lang.say(["figure", "change", facet]), &holes)
}

fn amount_text(amount: Amount, lang: Lang) -> String {
    let facet = match amount.unit {
        DoseUnit::Milligram => "mg",
        DoseUnit::Millilitre => "ml",
        DoseUnit::InternationalUnit => "iu",
        DoseUnit::Piece => "piece",
        DoseUnit::NotTold => "not_told",
    };
    // 0.088 mg is a dose.
    let number = format!("{}", (amount.number * 10_000.0).round() / 10_000.0);
    fill(lang.say(["figure", "amount", facet]), &[("number", &number)])
}
