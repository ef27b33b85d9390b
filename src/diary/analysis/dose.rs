//! Medicines of the nights, read once each: which they are, and how much.

use std::collections::BTreeMap;

use serde::Serialize;

use super::span::NightOf;
use super::strength;
use crate::formulary::{Class, Medicine, Role, identify};
use crate::model::Dose;
use crate::model::ids::ids;

ids! {
    /// Unit of an amount.
    DoseUnit in "dose_unit" {
        Milligram = "mg", Millilitre = "ml", InternationalUnit = "iu", Piece = "piece",
        /// A number without a unit.
        NotTold = "not_told",
    }
}

/// How much of a medicine.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Amount {
    /// The number.
    pub number: f64,
    /// Its unit; grams and micrograms are told in milligrams.
    pub unit: DoseUnit,
}

/// The amount that a text such as `2 x 0.25 mg` tells.
pub fn amount(text: &str) -> Option<Amount> {
    strength::parse(text, true).1
}

impl Amount {
    /// Whether both are as much, or one is more; `None` where they cannot be compared.
    pub fn against(self, other: Self) -> Option<std::cmp::Ordering> {
        if self.unit != other.unit {
            return None;
        }
        let near = (self.number - other.number).abs() <= 1e-9 * self.number.abs().max(other.number.abs());
        if near { Some(std::cmp::Ordering::Equal) } else { self.number.partial_cmp(&other.number) }
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        (self.unit == other.unit).then_some(Self { number: self.number + other.number, unit: self.unit })
    }
}

/// A medicine as a line of the diary names it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// What it is grouped by: the medicines of the list, else the name.
    pub key: String,
    /// The name as written, without the strength.
    pub name: String,
    /// How much.
    pub amount: Option<Amount>,
    /// The medicines of the list that it names or probably means.
    pub medicines: Vec<&'static Medicine>,
    /// Those, and the ones that further words resemble; what a sign may not miss.
    likely: Vec<&'static Medicine>,
}

impl Named {
    fn of(written: &str) -> Self {
        let found = identify(written);
        let medicines = found.found.medicines().to_vec();
        let beside = found.resembling.iter().flat_map(|resembling| resembling.medicines.iter().copied());
        let likely = medicines.iter().copied().chain(beside).collect();
        let (name, amount) = strength::parse(written, !medicines.is_empty());
        let mut ids: Vec<&str> = medicines.iter().map(|medicine| medicine.id).collect();
        ids.sort_unstable();
        let key = if ids.is_empty() { name.to_lowercase() } else { ids.join("+") };
        Self { key, name, amount, medicines, likely }
    }

    pub fn is_dopaminergic(&self) -> bool {
        self.dopaminergic().next().is_some()
    }

    /// The ids of its dopaminergic medicines.
    pub fn dopaminergic(&self) -> impl Iterator<Item = &'static str> {
        self.likely.iter().filter(|medicine| medicine.has(Role::Dopaminergic)).map(|medicine| medicine.id)
    }

    pub fn may_worsen_rls(&self) -> bool {
        !self.is_dopaminergic() && self.likely.iter().any(|medicine| medicine.worsens_rls.is_some())
    }

    pub fn is_of(&self, class: Class) -> bool {
        self.likely.iter().any(|medicine| medicine.class == class)
    }
}

/// The medicines of the nights, by the line that names them.
#[derive(Clone, Debug, Default)]
pub(super) struct Cabinet<'a> {
    by_line: BTreeMap<&'a str, Named>,
}

impl<'a> Cabinet<'a> {
    pub fn of(nights: &[NightOf<'a>]) -> Self {
        let mut cabinet = Self::default();
        for dose in nights.iter().flat_map(|one| one.night.took.iter().flatten()) {
            cabinet.by_line.entry(&dose.name).or_insert_with(|| Named::of(&dose.name));
        }
        cabinet
    }

    /// What was taken; `None` where that was not told.
    pub fn took<'n, 'd>(&'n self, took: Option<&'d Vec<Dose>>) -> Option<Vec<(&'n Named, &'d Dose)>> {
        Some(took?.iter().filter_map(|dose| Some((self.by_line.get(dose.name.as_str())?, dose))).collect())
    }

    /// How much of one medicine in all; `None` where one of the amounts is not told, or in another unit.
    pub fn total<'n>(mut of: impl Iterator<Item = &'n Named>) -> Option<Amount> {
        let first = of.next()?.amount?;
        of.try_fold(first, |all, named| all.plus(named.amount?))
    }
}
