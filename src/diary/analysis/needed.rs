//! Which nights of a long diary a page rests on, so that the others need not be read.
//!
//! # Purpose
//! Beside the nights near the period, only the watch and self-care without effect look further back: the watch at the
//! first two weeks on one dose, self-care at the nights before it began.
//!
//! # Not for
//! Guessing. Where it cannot be shown that the others make no difference, the whole diary is needed.

use chrono::NaiveDate;

use super::dose::Cabinet;
use super::span::{NightOf, Nights, Period, back, on};
use super::watch::{self, Known};
use crate::model::{Id, Strategy};

/// The first nights of a diary that are kept for the watch; twice its two weeks.
pub const FIRST: usize = 28;
/// Nights before the period, and before the 28 up to its end, that changes and look-alikes reach back to: 48 and two
/// weeks before them.
const REACH: usize = 63;
/// Nights up to the end of the period that are looked at, however short it is.
const LOOKED: u64 = 28;
/// Nights among which the one before the first that is needed is looked for.
const BESIDE: u64 = 14;

/// The first of the later nights that a page of this period rests on, and of those beside them.
pub fn later(period: Period) -> NaiveDate {
    back(needed(period), BESIDE)
}

fn needed(period: Period) -> NaiveDate {
    back(period.first.min(back(period.last, LOOKED - 1)), period.days().max(REACH) as u64)
}

/// Whether the first nights of a diary and the [`later`] ones say what the whole diary says. `early` are the first
/// nights without a gap between them and the last of them, each before the later ones.
pub fn suffice(early: &[NightOf<'_>], late: &[NightOf<'_>], period: Period, known: &Known) -> bool {
    let nights = Nights::of(late);
    // The clock of a night is held against the night before it.
    let beside = nights.over(Period { first: later(period), last: back(needed(period), 1) });
    if beside.nights.is_empty() || self_care_counts(&nights, period.last) {
        return false;
    }
    let recent = Period { first: period.first.min(back(period.last, LOOKED - 1)), last: period.last };
    let recent = nights.over(recent).nights;
    let takes = watch::takes(recent, &Cabinet::of(recent));
    if !takes && known.takes_dopamine_medicine != Some(crate::model::Tri::Yes) {
        return true;
    }
    let Some(last) = early.last().map(|one| one.night.date) else { return false };
    let early = Nights::of(early);
    watch::first_weeks(&early, takes).is_some_and(|weeks| on(weeks.last, 1) <= last)
}

/// Whether any self-care was done on half of the last nights that are in the diary; of the whole period it may be less.
fn self_care_counts(nights: &Nights<'_>, last: NaiveDate) -> bool {
    let looked = nights.over(Period::ending(last, LOOKED)).nights;
    Strategy::ALL.iter().any(|strategy| {
        let done = looked.iter().filter(|one| one.night.did.is_some_and(|did| did.contains(*strategy))).count();
        done > 0 && done * 2 >= looked.len()
    })
}
