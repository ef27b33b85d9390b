//! Bed and sleep.

use chrono::NaiveDate;
use serde::Serialize;

use super::rates::Rate;
use super::stats::Summary;
use crate::model::ids::ids;

ids! {
    /// How much a mean may be trusted, by its nights (Borba 2020; house rule of 2026-11).
    Enough in "enough" {
        /// Fewer than five nights: no mean.
        TooFew = "too_few",
        /// Five or six nights.
        Provisional = "provisional",
        /// Seven to thirteen nights.
        Usable = "usable",
        /// Fourteen nights or more.
        Good = "good",
    }
}

/// The sleep of one night, in minutes; what cannot be told from the answers is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SleepOfNight {
    /// The evening on which it begins.
    pub date: NaiveDate,
    /// Time in bed (TIB): into bed to out of bed.
    pub time_in_bed: Option<f64>,
    /// Sleep attempt (SAP): from trying to sleep to the final awakening.
    pub attempt: Option<f64>,
    /// Latency (SOL): from trying to sleep to sleep.
    pub latency: Option<f64>,
    /// Wake after sleep onset (WASO), up to the final awakening.
    pub waso: Option<f64>,
    /// Total sleep (TST): attempt less latency and WASO.
    pub total: Option<f64>,
    /// Still trying to sleep after the final awakening (TASAFA).
    pub tasafa: Option<f64>,
    /// Efficiency (DSE) in percent: total sleep of latency, total sleep, WASO and TASAFA.
    pub efficiency: Option<f64>,
    /// Classic efficiency in percent: total sleep of time in bed.
    pub efficiency_in_bed: Option<f64>,
    /// Quality, 1 to 5.
    pub quality: Option<u32>,
}

/// The middle of a measure over the nights that tell it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Average {
    /// Nights that tell.
    pub n: usize,
    /// How much the mean may be trusted.
    pub enough: Enough,
    /// The mean; `None` with fewer than five nights.
    pub mean: Option<f64>,
    /// The median and the spread; `None` with fewer than five nights.
    pub summary: Option<Summary>,
}

/// How many nights were beyond marks that are often used. They are not universal (Levenson 2013).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Marks {
    /// Latency of more than 30 minutes.
    pub latency_over_30: Rate,
    /// WASO of more than 30 minutes.
    pub waso_over_30: Rate,
    /// Efficiency (DSE) of less than 85 percent.
    pub efficiency_under_85: Rate,
    /// Less than 6 hours of sleep.
    pub total_under_6h: Rate,
}

/// Bed and sleep over a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SleepMeasures {
    /// Night by night, those that tell anything of bed or sleep.
    pub nights: Vec<SleepOfNight>,
    /// Time in bed, minutes.
    pub time_in_bed: Average,
    /// Sleep attempt, minutes.
    pub attempt: Average,
    /// Latency, minutes.
    pub latency: Average,
    /// WASO, minutes.
    pub waso: Average,
    /// Total sleep, minutes.
    pub total: Average,
    /// TASAFA, minutes.
    pub tasafa: Average,
    /// Efficiency (DSE), percent.
    pub efficiency: Average,
    /// Classic efficiency, percent.
    pub efficiency_in_bed: Average,
    /// Quality, 1 to 5.
    pub quality: Average,
    /// Nights beyond often used marks.
    pub marks: Marks,
}
