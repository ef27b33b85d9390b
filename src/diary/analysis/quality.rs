//! How good the diary is.

use chrono::NaiveDate;
use serde::Serialize;

use super::rates::Rate;
use super::span::Period;

/// A run of nights that are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// How many nights.
    pub nights: usize,
    /// From the first to the last.
    pub over: Period,
}

/// How good the diary is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// Nights that are in the diary, of those of the period.
    pub logged: Rate,
    /// Of these, recorded within 24 hours of the morning.
    pub within_24h: Rate,
    /// Of these, recorded later than 36 hours after the morning.
    pub later_than_36h: Rate,
    /// Of these, changed afterwards.
    pub edited: Rate,
    /// Nights in another time zone than the night before them in the diary.
    pub zone_changes: Vec<NaiveDate>,
    /// Nights on which the clocks were put forward or back.
    pub clock_changes: Vec<NaiveDate>,
    /// The longest run of missing nights, the latest of the longest.
    pub longest_gap: Option<Gap>,
    /// Nights whose answers cannot all be so.
    pub contradictory: Vec<NaiveDate>,
    /// Nights with something unusual that was kept all the same.
    pub doubtful: Vec<NaiveDate>,
}
