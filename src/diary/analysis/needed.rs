//! Which nights of a long diary a page rests on, so that the others need not be read.
//!
//! # Purpose
//! Beside the nights near the period, only these look further back: the watch at the first two weeks on one dose, and
//! self-care without effect at the nights before it began.
//!
//! # Not for
//! Guessing. Where it cannot be shown that the others make no difference, the whole diary is needed.

use chrono::NaiveDate;

use super::dose::Cabinet;
use super::span::{NightOf, Nights, Period, back};
use super::watch::{self, Known};
use crate::model::{Id, Strategy, Tri};

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
    back(first(period), BESIDE)
}

/// The first of the nights near the period.
pub(super) fn first(period: Period) -> NaiveDate {
    back(recent(period).first, period.days().max(REACH) as u64)
}

/// What the last nights seem to say of those before them, read ahead of the whole diary.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    /// Whether a dopaminergic medicine is told of, so that the watch looks for the first two weeks on it.
    pub takes: bool,
    /// Whether self-care may count, which looks back over the whole diary.
    pub self_care_counts: bool,
}

/// The 28 nights up to that one.
pub fn looked(last: NaiveDate) -> Period {
    Period::ending(last, LOOKED)
}

/// The period, and the 28 nights up to its end.
fn recent(period: Period) -> Period {
    Period { first: period.first.min(looked(period.last).first), last: period.last }
}

/// What the nights of [`looked`] say of those before them.
pub fn ahead(nights: &[NightOf<'_>], period: Period) -> Ahead {
    let cabinet = Cabinet::of(nights);
    let self_care_counts = self_care_counts(&Nights::of(nights), period.last);
    Ahead { takes: watch::takes(nights, &cabinet), self_care_counts }
}

/// Whether the first nights of a diary have the two weeks on one dose that the watch looks for.
pub fn has_first_weeks(early: &[NightOf<'_>]) -> bool {
    early.last().is_some_and(|last| first_weeks_end(early, true).is_some_and(|end| end < last.night.date))
}

/// Whether the first nights of a diary and the [`later`] ones say what the whole diary says. `early` are the first
/// nights without a gap between them and the last of them, each before the later ones.
pub fn suffice(early: &[NightOf<'_>], late: &[NightOf<'_>], period: Period, known: &Known) -> bool {
    let nights = Nights::of(late);
    // The clock of a night is held against the night before it.
    let beside = nights.over(Period { first: later(period), last: back(first(period), 1) });
    if beside.nights.is_empty() || self_care_counts(&nights, period.last) {
        return false;
    }
    let recent = nights.over(recent(period)).nights;
    let takes = watch::takes(recent, &Cabinet::of(recent));
    if !takes && known.takes_dopamine_medicine != Some(Tri::Yes) {
        return true;
    }
    let Some(last) = early.last().map(|one| one.night.date) else { return false };
    first_weeks_end(early, takes).is_some_and(|end| end < last)
}

fn first_weeks_end(early: &[NightOf<'_>], takes: bool) -> Option<NaiveDate> {
    Some(watch::first_weeks(&Nights::of(early), takes)?.last)
}

/// Whether any self-care was done on half of the last nights that are in the diary; of the whole period it may be less.
fn self_care_counts(nights: &Nights<'_>, last: NaiveDate) -> bool {
    let looked = nights.over(Period::ending(last, LOOKED)).nights;
    Strategy::ALL.iter().any(|strategy| {
        let done = looked.iter().filter(|one| one.night.did.is_some_and(|did| did.contains(*strategy))).count();
        done > 0 && done * 2 >= looked.len()
    })
}
