//! Changes of medicines, each with a letter.

use chrono::NaiveDate;

use super::said::day;
use crate::diary::analysis::{Amount, Analysis, Change, ChangeKind, Changed, DoseUnit, Period};
use crate::text::{Lang, fill};

/// Changes of medicines that begin in a period.
pub struct Changes<'a> {
    /// The newest, each with its letter; the oldest of them is A.
    pub lettered: Vec<(char, &'a Change)>,
    /// How many are before them in the period of the analysis.
    pub earlier: usize,
}

impl<'a> Changes<'a> {
    /// Those of the nights that are shown; at most so many have a letter, for the key must leave room for the picture.
    pub fn of(analysis: &'a Analysis, shown: Period, most: usize) -> Self {
        let of_medicine = |change: &&Change| matches!(change.what, Changed::Medicine { .. });
        let within = analysis.changes.iter().filter(of_medicine).filter(|change| analysis.period.contains(change.on));
        let within: Vec<&Change> = within.collect();
        let newest: Vec<&Change> = within.iter().copied().filter(|change| shown.contains(change.on)).collect();
        let newest = &newest[newest.len().saturating_sub(most)..];
        Self { lettered: ('A'..='Z').zip(newest.iter().copied()).collect(), earlier: within.len() - newest.len() }
    }

    /// The letter of the first change on a night.
    pub fn letter(&self, on: NaiveDate) -> Option<char> {
        self.lettered.iter().find(|(_, change)| change.on == on).map(|(letter, _)| *letter)
    }

    /// Each change in words, and how many have none.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let mut said: Vec<String> =
            self.lettered.iter().map(|(letter, change)| sentence(*letter, change, lang)).collect();
        if self.earlier > 0 {
            let holes = [("count", self.earlier.to_string())];
            said.push(fill(lang.say(["figure", "change", "earlier"]), &[("count", &holes[0].1)]));
        }
        said
    }
}

/// A change in words, with its letter.
fn sentence(letter: char, change: &Change, lang: Lang) -> String {
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
