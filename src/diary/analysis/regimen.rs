//! The dopaminergic medicines of a night: which, how much, how often, and when first.

use std::cmp::Ordering;

use super::dose::{Amount, Cabinet};
use super::told;
use crate::model::Night;

/// What was taken in one night of one medicine.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Taken {
    doses: usize,
    amount: Option<Amount>,
}

/// The dopaminergic medicines of a night that tells of any.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Regimen<'c> {
    by_medicine: Vec<(&'c str, Taken)>,
}

impl<'c> Regimen<'c> {
    /// What was taken; `None` where medicines were not told, empty where none was dopaminergic.
    pub fn of(night: &Night, cabinet: &'c Cabinet<'_>) -> Option<Self> {
        let mut by_medicine: Vec<(&str, Taken)> = Vec::new();
        for (named, _) in cabinet.took(night.took.as_ref())?.iter().filter(|(named, _)| named.is_dopaminergic()) {
            match by_medicine.iter_mut().find(|(key, _)| *key == named.key) {
                Some((_, taken)) => {
                    taken.doses += 1;
                    taken.amount = taken.amount.zip(named.amount).and_then(|(all, one)| all.plus(one));
                }
                None => by_medicine.push((&named.key, Taken { doses: 1, amount: named.amount })),
            }
        }
        Some(Self { by_medicine })
    }

    fn get(&self, key: &str) -> Option<&Taken> {
        self.by_medicine.iter().find(|(of, _)| *of == key).map(|(_, taken)| taken)
    }

    /// Whether none was taken.
    pub fn is_empty(&self) -> bool {
        self.by_medicine.is_empty()
    }

    /// Whether it is the same medicines in the same amounts.
    pub fn is_as(&self, other: &Self) -> bool {
        self.by_medicine.len() == other.by_medicine.len()
            && self
                .by_medicine
                .iter()
                .all(|(key, taken)| other.get(key).is_some_and(|then| taken.against(then) == Ordering::Equal))
    }

    /// Whether it is more than that: more of one, or one beside those, and less of none.
    pub fn is_more_than(&self, other: &Self) -> bool {
        let kept = other.by_medicine.iter().map(|(key, then)| match self.get(key) {
            Some(now) => now.against(then),
            None => Ordering::Less,
        });
        let kept: Vec<Ordering> = kept.collect();
        let added = self.by_medicine.len() > kept.len();
        !kept.contains(&Ordering::Less) && (added || kept.contains(&Ordering::Greater))
    }
}

impl Taken {
    /// By amount where both tell it in one unit, else by the number of doses.
    fn against(&self, other: &Self) -> Ordering {
        let amounts = self.amount.zip(other.amount).and_then(|(now, then)| now.against(then));
        amounts.unwrap_or_else(|| self.doses.cmp(&other.doses))
    }
}

/// When the first dopaminergic dose of the night was, in minutes after 06:00.
pub(super) fn first_dose(night: &Night, cabinet: &Cabinet<'_>) -> Option<f64> {
    let took = cabinet.took(night.took.as_ref())?;
    let times = took.iter().filter(|(named, _)| named.is_dopaminergic()).filter_map(|(_, dose)| dose.at);
    times.map(|at| told::minutes_after_6(night, at) as f64).min_by(f64::total_cmp)
}
