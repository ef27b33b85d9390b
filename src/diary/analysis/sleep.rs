//! Bed and sleep.

use chrono::NaiveDate;
use serde::Serialize;

use super::rates::Rate;
use super::span::Span;
use super::stats::{Summary, mean, summary};
use super::told::minutes;
use crate::diary::check;
use crate::model::ids::ids;
use crate::model::whole::Minutes;
use crate::model::{Night, NightFault};

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

/// Nights before a mean is said, before it is usable, and before it is good (Borba 2020; house rule of 2026-11).
const PROVISIONAL: usize = 5;
const USABLE: usize = 7;
const GOOD: usize = 14;
/// Marks that are often used in clinics (clinical.md 8.4).
const LATENCY_MARK: f64 = 30.0;
const WASO_MARK: f64 = 30.0;
const EFFICIENCY_MARK: f64 = 85.0;
const TOTAL_MARK: f64 = 6.0 * 60.0;

impl Enough {
    /// How much a mean of so many nights may be trusted (Borba 2020; house rule of 2026-11).
    pub fn of(nights: usize) -> Self {
        match nights {
            ..PROVISIONAL => Self::TooFew,
            PROVISIONAL..USABLE => Self::Provisional,
            USABLE..GOOD => Self::Usable,
            GOOD.. => Self::Good,
        }
    }
}

/// The sleep of one night (variables of Carney 2012; efficiency of Reed & Sacco 2016). Unit: minutes and percent.
///
/// Every length is the difference of two instants, also where the clocks change. WASO is zero where it was not asked
/// and there was no awakening before the last. Efficiency (DSE) needs TASAFA. Times in an order that cannot be, and
/// more minutes awake than the night has, leave everything but the quality open.
pub fn sleep_of(night: &Night) -> SleepOfNight {
    let sleep = &night.sleep;
    let told = |minutes: Option<Minutes>| minutes.map(|minutes| f64::from(minutes.get()));
    let quality = sleep.quality.map(|quality| quality.get());
    if !times_hold(night) {
        return SleepOfNight { quality, ..SleepOfNight::unknown(night.date) };
    }
    let between = |from: Option<_>, to: Option<_>| from.zip(to).map(|(from, to)| minutes(from, to));
    let attempt = between(sleep.tried, sleep.woke);
    let time_in_bed = between(sleep.in_bed, sleep.up);
    let no_awakening = sleep.awakenings.is_some_and(|times| times.get() == 0);
    let (latency, tasafa) = (told(sleep.latency), told(sleep.tasafa));
    let waso = told(sleep.waso).or(no_awakening.then_some(0.0));
    let awake = latency.zip(waso).map(|(latency, waso)| latency + waso);
    if sleep.no_sleep.is_some() {
        // No sleep at all: total sleep and efficiency are zero, and the latency is not known (clinical.md 8.4).
        let none = Some(0.0);
        let efficiency_in_bed = time_in_bed.filter(|minutes| *minutes > 0.0).and(none);
        let unknown = SleepOfNight::unknown(night.date);
        return SleepOfNight { time_in_bed, total: none, efficiency: none, efficiency_in_bed, quality, ..unknown };
    }
    let total = attempt.zip(awake).map(|(attempt, awake)| attempt - awake).filter(|total| *total >= 0.0);
    let percent = |whole: f64| total.filter(|_| whole > 0.0).map(|total| 100.0 * total / whole);
    let whole = total.zip(awake).zip(tasafa).map(|((total, awake), tasafa)| total + awake + tasafa);
    SleepOfNight {
        date: night.date,
        time_in_bed,
        attempt,
        latency,
        waso,
        total,
        tasafa,
        efficiency: whole.and_then(percent),
        efficiency_in_bed: time_in_bed.and_then(percent),
        quality,
    }
}

/// Whether the times of bed and sleep can all be so; else they say nothing.
pub fn times_hold(night: &Night) -> bool {
    !check::times_of_sleep(night).iter().any(|finding| ORDER.contains(&finding.id))
}

/// Bed and sleep over a period.
///
/// Each measure over the nights that tell it: mean, median and spread from five nights on, which is provisional, usable
/// from seven (a week gives a reliability of 0.70 for sleep time, Borba 2020) and good from fourteen. The marks are
/// those often used (latency and WASO 30 minutes, efficiency 85 %, 6 hours) and not universal (Levenson 2013).
pub fn sleep(span: &Span<'_>) -> SleepMeasures {
    let mut nights: Vec<SleepOfNight> = span.nights.iter().map(|one| sleep_of(one.night)).collect();
    nights.retain(|night| *night != SleepOfNight::unknown(night.date));
    let average = |of: fn(&SleepOfNight) -> Option<f64>| Average::of(&nights.iter().filter_map(of).collect::<Vec<_>>());
    let beyond = |of: fn(&SleepOfNight) -> Option<bool>| {
        let told: Vec<bool> = nights.iter().filter_map(of).collect();
        Rate { yes: told.iter().filter(|beyond| **beyond).count(), told: told.len(), nights: span.count }
    };
    let marks = Marks {
        latency_over_30: beyond(|night| night.latency.map(|minutes| minutes > LATENCY_MARK)),
        waso_over_30: beyond(|night| night.waso.map(|minutes| minutes > WASO_MARK)),
        efficiency_under_85: beyond(|night| night.efficiency.map(|percent| percent < EFFICIENCY_MARK)),
        total_under_6h: beyond(|night| night.total.map(|minutes| minutes < TOTAL_MARK)),
    };
    SleepMeasures {
        time_in_bed: average(|night| night.time_in_bed),
        attempt: average(|night| night.attempt),
        latency: average(|night| night.latency),
        waso: average(|night| night.waso),
        total: average(|night| night.total),
        tasafa: average(|night| night.tasafa),
        efficiency: average(|night| night.efficiency),
        efficiency_in_bed: average(|night| night.efficiency_in_bed),
        quality: average(|night| night.quality.map(f64::from)),
        marks,
        nights,
    }
}

/// What makes the times of a night say nothing.
const ORDER: &[NightFault] = &[
    NightFault::TriedBeforeBed,
    NightFault::UpBeforeWaking,
    NightFault::UpBeforeBed,
    NightFault::AsleepAfterWaking,
    NightFault::AwakeLongerThanNight,
    NightFault::NoSleepButTold,
];

impl SleepOfNight {
    fn unknown(date: NaiveDate) -> Self {
        Self {
            date,
            time_in_bed: None,
            attempt: None,
            latency: None,
            waso: None,
            total: None,
            tasafa: None,
            efficiency: None,
            efficiency_in_bed: None,
            quality: None,
        }
    }
}

impl Average {
    fn of(numbers: &[f64]) -> Self {
        let enough = Enough::of(numbers.len());
        let some = enough != Enough::TooFew;
        Self {
            n: numbers.len(),
            enough,
            mean: mean(numbers).filter(|_| some),
            summary: summary(numbers).filter(|_| some),
        }
    }
}
