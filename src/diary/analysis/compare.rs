//! One stretch of nights against another.

use chrono::NaiveDate;
use serde::Serialize;

use super::span::Period;
use crate::model::Strategy;
use crate::model::ids::ids;

ids! {
    /// What is compared.
    Figure in "figure" {
        /// Nights with an urge, a week.
        UrgeNights = "urge_nights",
        /// Nights with a cramp, a week.
        CrampNights = "cramp_nights",
        /// Nights with neither, a week.
        QuietNights = "quiet_nights",
        /// Nights with an awakening because of the legs, a week.
        WokenNights = "woken_nights",
        /// Awakenings because of the legs, a week.
        Wakings = "wakings",
        /// Cramps a week.
        Cramps = "cramps",
        /// Worst of the urge, median of the nights with one, points.
        UrgeSeverity = "urge_severity",
        /// Pain of the worst cramp of a night, median of the nights with one, points.
        CrampSeverity = "cramp_severity",
        /// Beginning of the urge, median, minutes after 06:00.
        Onset = "onset",
        /// Latency of sleep, mean, minutes.
        Latency = "latency",
        /// Wake after sleep onset, mean, minutes.
        Waso = "waso",
        /// Total sleep, mean, minutes.
        TotalSleep = "total_sleep",
        /// Efficiency (DSE), mean, percent.
        Efficiency = "efficiency",
    }
}
ids! {
    /// What became of a medicine or of self-care.
    ChangeKind in "diary_change" {
        Begins = "begins", Stops = "stops", Raised = "raised", Lowered = "lowered",
    }
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Nights that were so, or times, where the figure counts; `None` where it is a mean or a median.
    pub count: Option<usize>,
    /// Nights that tell.
    pub told: usize,
    /// Nights of the side.
    pub nights: usize,
    /// The figure; `None` with fewer than seven nights that tell.
    pub value: Option<f64>,
}

/// One figure on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The figure.
    pub figure: Figure,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
    /// After less before; `None` where a side has too few nights.
    pub change: Option<f64>,
    /// That, as a part of before; `None` also where before is zero.
    pub relative: Option<f64>,
    /// Whether it fell by a quarter or less, as it does where nothing is done (Garrison 2020).
    pub within_placebo: bool,
}

/// A period against the one before it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Periods {
    /// The period before, of the same length.
    pub before: Period,
    /// Whether at least one figure has enough nights on both sides.
    pub enough: bool,
    /// The figures.
    pub figures: Vec<Comparison>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// A medicine or supplement.
    Medicine {
        /// Its name as written, without the strength.
        name: String,
        /// The medicines of the list that it names.
        ids: Vec<&'static str>,
        /// The amount of a night before, as in `0.5 mg`.
        from: Option<String>,
        /// The amount of a night after.
        to: Option<String>,
    },
    /// Self-care.
    SelfCare(Strategy),
}

/// Another change near a change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confounder {
    /// What.
    pub what: Changed,
    /// What became of it.
    pub kind: ChangeKind,
    /// The first night with it.
    pub on: NaiveDate,
}

/// A change that the diary tells of, and the nights before and after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What.
    pub what: Changed,
    /// What became of it.
    pub kind: ChangeKind,
    /// The first night with it.
    pub on: NaiveDate,
    /// The nights before.
    pub before: Period,
    /// The nights after.
    pub after: Period,
    /// The figures on both sides.
    pub figures: Vec<Comparison>,
    /// Other changes within seven days.
    pub confounders: Vec<Confounder>,
}
