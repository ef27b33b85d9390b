//! When the urge begins, and whether that drifts.

use serde::Serialize;

use super::stats::Summary;

/// When the urge begins, on the symptom day that is cut at 06:00.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Onsets {
    /// Nights with an urge.
    pub urge_nights: usize,
    /// Nights with an urge that was there all day; in no other figure here.
    pub all_day: usize,
    /// Beginnings at a time, in minutes after 06:00 by the clock: 00:30 is 1110.
    pub minutes: Option<Summary>,
    /// How the beginning drifts.
    pub drift: Drift,
}

/// How the beginning drifts over the period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Drift {
    /// Nights with a beginning that counted.
    pub onsets: usize,
    /// Days from the first of them to the last, both counted.
    pub days: usize,
    /// Nights with a beginning that were left out, for a change of the clocks or of the zone.
    pub left_out: usize,
    /// The drift; `None` where the nights are too few.
    pub slope: Option<Slope>,
}

/// A drift in minutes a week; earlier is negative.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Slope {
    /// The drift.
    pub minutes_per_week: f64,
    /// Lower end of its 95 % interval.
    pub lower: f64,
    /// Upper end of its 95 % interval.
    pub upper: f64,
}
