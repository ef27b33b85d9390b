//! What is left of a diary for others: nothing that the person wrote in own words.

use super::{Gathered, Newest};
use crate::formulary::identify;
use crate::rules::recognised;
use crate::text::{Lang, fill};

impl Gathered {
    /// Takes out what the person wrote in own words: notes, and names of medicines that no list has.
    pub fn redact(&mut self, lang: Lang) {
        let mut others: Vec<String> = Vec::new();
        for seen in &mut self.nights {
            let Newest::Night(night) = &mut seen.newest else { continue };
            night.note = None;
            for dose in night.took.iter_mut().flatten() {
                dose.name = named(&dose.name, &mut others, lang);
            }
        }
        for course in self.ledger.courses.values_mut() {
            course.name = named(&course.name, &mut others, lang);
            // An amount is whatever was typed.
            for dose in &mut course.doses {
                dose.amount = dose.amount.take().filter(|amount| amount.split_whitespace().all(is_amount));
            }
        }
        let screenings = self.screening.iter_mut().chain(&mut self.earlier);
        let told = screenings.map(|(_, answers)| answers).chain([&mut self.facts]);
        for names in told.flat_map(|answers| [&mut answers.medicines, &mut answers.medicines_stopped]).flatten() {
            names.iter_mut().for_each(|name| *name = named(name, &mut others, lang));
        }
    }
}

/// A medicine by the name that the list has for it and its dose; another one by a number.
fn named(name: &str, others: &mut Vec<String>, lang: Lang) -> String {
    if let Some(medicine) = recognised(&identify(name)).next() {
        let dose: Vec<&str> = name.split_whitespace().filter(|word| is_amount(word)).take(2).collect();
        return [&[medicine.id][..], &dose].concat().join(" ");
    }
    let at = others.iter().position(|other| other == name).unwrap_or_else(|| {
        others.push(name.to_owned());
        others.len() - 1
    });
    fill(lang.say(["doctor", "page", "unlisted"]), &[("number", &(at + 1).to_string())])
}

/// "0.5", "mg" or "0.5mg", and no word that only begins with a number.
fn is_amount(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    UNITS.contains(&unit) || unit.is_empty() && word.starts_with(|c: char| c.is_ascii_digit())
}

/// What stands behind the number of a dose.
const UNITS: [&str; 7] = ["mg", "g", "mcg", "µg", "ug", "ml", "IU"];
