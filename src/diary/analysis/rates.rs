//! How often, and how bad.

use serde::Serialize;

use super::stats::Summary;
use crate::model::{BodyPart, CrampSite, Leg};

/// Nights that were so, of those that tell, in a period of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// Nights that were so.
    pub yes: usize,
    /// Nights that tell whether it was so.
    pub told: usize,
    /// Nights of the period, those that are missing too.
    pub nights: usize,
}

/// Tally that a thing happened, over the nights that tell, in a period of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Frequency {
    /// How many times in all.
    pub times: usize,
    /// Nights that tell how many times.
    pub told: usize,
    /// Nights of the period, those that are missing too.
    pub nights: usize,
}

/// Awakenings because of the legs, against the article's mark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Wakings {
    /// Awakenings.
    pub times: Frequency,
    /// Nights with one or more.
    pub nights: Rate,
    /// Awakenings a week; `None` with fewer than seven nights that tell.
    pub per_week: Option<f64>,
    /// Awakenings a week from which the article says to see a doctor.
    pub mark: f64,
    /// Whether that many were reached; `None` where it is not known.
    pub reached: Option<bool>,
}

/// How many nights or cramps were of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally<T> {
    /// The kind.
    pub what: T,
    /// How many.
    pub times: usize,
    /// Of how many that tell the kind.
    pub told: usize,
}

/// How often, and how bad.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rates {
    /// Nights that are in the diary, of those of the period; here `yes` and `told` are the same.
    pub logged: Rate,
    /// Nights with an urge to move.
    pub urge_nights: Rate,
    /// Nights with a cramp.
    pub cramp_nights: Rate,
    /// Nights with neither, both said.
    pub quiet_nights: Rate,
    /// Awakenings because of the legs.
    pub wakings: Wakings,
    /// Cramps; a night with cramps of which none is told apart counts as one cramp.
    pub cramps: Frequency,
    /// Worst of the urge on nights with one, 0 to 10 points.
    pub urge_severity: Option<Summary>,
    /// Pain of each cramp, 0 to 10 points.
    pub cramp_severity: Option<Summary>,
    /// Minutes of the urge on nights with one.
    pub urge_minutes: Option<Summary>,
    /// Minutes of each cramp.
    pub cramp_minutes: Option<Summary>,
    /// Where the urge was, on the nights that tell; the most often first.
    pub urge_places: Vec<Tally<BodyPart>>,
    /// Muscles of the cramps that tell; the most often first.
    pub cramp_muscles: Vec<Tally<CrampSite>>,
    /// Sides of the cramps that tell; the most often first.
    pub cramp_sides: Vec<Tally<Leg>>,
}
