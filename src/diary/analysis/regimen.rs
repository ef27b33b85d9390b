//! The dopaminergic medicines of a night: which, how much, how often, and when first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::dose::{Amount, Cabinet, Named};
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
pub(super) struct Regimen {
    by_medicine: BTreeMap<String, Taken>,
}

impl Regimen {
    /// What was taken; `None` where medicines were not told, empty where none was dopaminergic.
    pub fn of(night: &Night, cabinet: &Cabinet<'_>) -> Option<Self> {
        let took = cabinet.took(night.took.as_ref())?;
        let mut grouped: BTreeMap<String, Vec<&Named>> = BTreeMap::new();
        for (named, _) in took.iter().filter(|(named, _)| named.is_dopaminergic()) {
            grouped.entry(named.key.clone()).or_default().push(named);
        }
        let taken = |of: Vec<&Named>| Taken { doses: of.len(), amount: Cabinet::total(of.iter().copied()) };
        Some(Self { by_medicine: grouped.into_iter().map(|(key, of)| (key, taken(of))).collect() })
    }

    /// Whether none was taken.
    pub fn is_empty(&self) -> bool {
        self.by_medicine.is_empty()
    }

    /// Whether it is the same medicines in the same amounts.
    pub fn is_as(&self, other: &Self) -> bool {
        self.by_medicine.len() == other.by_medicine.len()
            && self.by_medicine.iter().all(|(key, taken)| {
                other.by_medicine.get(key).is_some_and(|then| taken.against(then) == Ordering::Equal)
            })
    }

    /// Whether it is more than that: more of one, or one beside those, and less of none.
    pub fn is_more_than(&self, other: &Self) -> bool {
        let kept = other.by_medicine.iter().map(|(key, then)| match self.by_medicine.get(key) {
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
