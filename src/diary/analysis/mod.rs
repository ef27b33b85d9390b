//! What a diary of nights says over a period: the figures behind the doctor's page.
//!
//! # Purpose
//! Counts, medians, drift, sleep measures, comparisons and signs over the nights of a period, each with the number of
//! nights that it rests on.
//!
//! # Not for
//! Saying why. Nothing here shows a cause, and nothing names a disease.
//!
//! # Missing answers
//! A night of the period that is not in the diary is missing and never counts as zero. Of a night that is there, each
//! figure counts only what was told: never asked and not sure count on no side, a "no" and a zero count as such.
//!
//! # Sources
//! Carney 2012, Reed & Sacco 2016, Borba 2020, Levenson 2013 (sleep); Garcia-Borreguero 2007, 2011, 2016
//! (augmentation and the symptom day); Garrison 2020 (placebo arms); house rules of 2026-11 where a function says so.

pub mod associations;
mod changes;
pub mod compare;
mod dose;
pub mod flags;
pub mod leg_medicines;
pub mod needed;
pub mod onset;
pub mod quality;
pub mod rates;
mod regimen;
pub mod relief;
pub mod sleep;
mod span;
pub mod stats;
mod strength;
pub(crate) mod told;
pub mod trial;
pub mod watch;

pub use associations::{Association, Associations, DrinkAfter, Factor, Share, Trouble};
pub use compare::{Change, ChangeKind, Changed, Comparison, Confounder, Figure, Periods, Side};
pub use dose::{Amount, DoseUnit, amount};
pub use flags::Flag;
pub use leg_medicines::LegMedicine;
pub use onset::{Beginning, Drift, Onsets, Slope, beginnings};
pub use quality::{Gap, Quality};
pub use rates::{Frequency, Rate, Rates, Tally, Wakings};
pub use relief::{Done, Helped, Relief};
pub use sleep::{Average, Enough, Marks, SleepMeasures, SleepOfNight};
pub use span::{NightOf, Nights, Period, Span};
pub use stats::{Quartiles, Summary};
pub use trial::{Beside, BesideKind, Judged, TrialVerdict};
pub use watch::{BaselineFrom, Known, Lacking, Watch, WatchLookAlike, WatchSign, Window};

use serde::Serialize;

use crate::model::Moment;

/// Everything that the nights of a period say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// The period.
    pub period: Period,
    /// Signs that somebody should look at, the most urgent first.
    pub flags: Vec<Flag>,
    /// How often, and how bad.
    pub rates: Rates,
    /// When the urge begins.
    pub onset: Onsets,
    /// Bed and sleep.
    pub sleep: SleepMeasures,
    /// The period against the one before it.
    pub periods: Periods,
    /// What was begun, stopped or changed, and the nights before and after.
    pub changes: Vec<Change>,
    /// The medicines that act on the legs.
    pub leg_medicines: Vec<LegMedicine>,
    /// What went together.
    pub associations: Associations,
    /// What helped, and what was done.
    pub relief: Relief,
    /// Whether a dopaminergic medicine seems to make it worse; `None` where none is taken.
    pub watch: Option<Watch>,
    /// How good the diary is.
    pub quality: Quality,
}

/// Everything that the nights of a period say.
///
/// `nights` is the whole diary: the period is held against what came before it. `known` is what is known beside the
/// nights. What lies after the period is not looked at; `now` decides only how fresh a long cramp is.
pub fn analyse(nights: &Nights<'_>, period: Period, now: Moment, known: &Known) -> Analysis {
    let span = nights.over(period);
    let (slept, onset) = (sleep::sleep(&span), onset::onsets(&span));
    let watch = watch::watch(nights, period, known);
    Analysis {
        period,
        flags: flags::flags(nights, period, watch.as_ref(), now),
        rates: rates::rates(&span),
        periods: compare::periods_of(nights, &span, &slept),
        sleep: slept,
        changes: compare::changes(nights, period),
        leg_medicines: leg_medicines::leg_medicines(nights, period),
        associations: associations::associations(&span, onset.minutes),
        onset,
        relief: relief::relief(&span),
        watch,
        quality: quality::quality(&span),
    }
}

#[cfg(test)]
mod tests;
