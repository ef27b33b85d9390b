//! The nights that a page keeps, by date.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::diary::analysis::NightOf;
use crate::model::{Moment, Night};

/// A night, as its records come.
#[derive(Debug)]
pub struct Seen {
    /// The evening on which it begins.
    pub date: NaiveDate,
    /// When it was first recorded.
    pub first: Moment,
    /// Whether it was changed since.
    pub edited: bool,
    /// The line of its newest record.
    pub line: u64,
    /// What that says.
    pub newest: Newest,
}

/// What the newest record of a night says.
#[allow(clippy::large_enum_variant, reason = "nearly each is a night, and a box for it would cost more")]
#[derive(Debug)]
pub enum Newest {
    /// The night.
    Night(Night),
    /// That it was removed.
    Removed,
    /// Nothing that reads.
    Unread,
}

/// Nights, nearly all of which come by date.
#[derive(Debug, Default)]
pub struct ByDate {
    in_order: Vec<Seen>,
    late: BTreeMap<NaiveDate, Seen>,
}

impl ByDate {
    /// Takes a record of a night.
    pub fn take(&mut self, seen: Seen) {
        match self.in_order.last() {
            Some(last) if seen.date <= last.date => {
                match self.in_order.binary_search_by_key(&seen.date, |before| before.date) {
                    Ok(at) => self.in_order[at].change(seen),
                    Err(_) => change(&mut self.late, seen),
                }
            }
            _ => self.in_order.push(seen),
        }
    }

    /// All of them by date.
    pub fn into_sorted(self) -> Vec<Seen> {
        let Self { mut in_order, late } = self;
        let is_late = !late.is_empty();
        in_order.extend(late.into_values());
        if is_late {
            in_order.sort_by_key(|seen| seen.date);
        }
        in_order
    }
}

impl Seen {
    /// Takes a newer record. A night that was removed and written again was changed.
    fn change(&mut self, newer: Self) {
        *self = Self { first: self.first, edited: true, ..newer };
    }

    /// The night as the analysis takes it, where it stands and reads.
    pub fn as_analysed(&self) -> Option<NightOf<'_>> {
        match &self.newest {
            Newest::Night(night) => Some(NightOf { night, recorded_at: self.first, edited: self.edited }),
            Newest::Removed | Newest::Unread => None,
        }
    }
}

/// Takes a record of a night.
pub fn change(nights: &mut BTreeMap<NaiveDate, Seen>, seen: Seen) {
    match nights.entry(seen.date) {
        Entry::Occupied(mut there) => there.get_mut().change(seen),
        Entry::Vacant(free) => drop(free.insert(seen)),
    }
}
