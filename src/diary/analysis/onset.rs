//! When the urge begins, and whether that drifts.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use super::span::{Period, Span};
use super::stats::{Summary, summary, theil_sen};
use super::told::{self, Began};
use crate::model::{Night, Onset};

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

impl Slope {
    /// Which way it goes: `Less` is earlier, `Greater` later. `Equal` where its interval holds zero, so that it may go
    /// either way.
    pub fn way(self) -> Ordering {
        match self {
            Self { upper, .. } if upper < 0.0 => Ordering::Less,
            Self { lower, .. } if lower > 0.0 => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }

    /// The drift and the ends of its interval in whole minutes a week, as they are told: of "earlier" as minutes earlier.
    pub fn told(self) -> [f64; 3] {
        let Self { minutes_per_week, lower, upper } = self;
        let told = match self.way() {
            Ordering::Less => [-minutes_per_week, -upper, -lower],
            Ordering::Equal | Ordering::Greater => [minutes_per_week, lower, upper],
        };
        // A zero without a sign.
        told.map(|minutes| minutes.round() + 0.0)
    }
}

/// When the urge of one night began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Beginning {
    /// The evening on which the night begins.
    pub date: NaiveDate,
    /// Minutes after 06:00 by the clock.
    pub minutes: i64,
    /// Whether the clock of the night cannot be held against the others, so that the drift leaves it out.
    pub other_clock: bool,
}

/// Beginnings, and days that they span, before a drift is said; a house rule of 2026-11.
const ONSETS: usize = 10;
const DAYS: usize = 21;
/// The last nights of a period that a drift is looked for in; a house rule of 2026-11.
const LONGEST: u64 = 366;

/// When the urge begins.
///
/// The symptom day is cut at 06:00, the morning low (Garcia-Borreguero 2011), so that 23:50 and 00:10 stand side by
/// side. By the clock of the place where the person was; unit: minutes after 06:00. A beginning in bed after 06:00,
/// before getting up, is of the night: more than 24 hours. An urge that was there all day is counted apart. Median and
/// ends from one night on, quartiles from five.
pub fn onsets(span: &Span<'_>) -> Onsets {
    let begun = beginnings(span);
    let all_day = |night: &Night| told::felt(night).is_some_and(|urge| matches!(urge.onset, Some(Onset::AllDay(_))));
    Onsets {
        urge_nights: span.rate(told::urge).yes,
        all_day: span.nights.iter().filter(|one| all_day(one.night)).count(),
        minutes: summary(&begun.iter().map(|one| one.minutes as f64).collect::<Vec<_>>()),
        drift: drift(begun, span.period),
    }
}

/// How the beginning drifts: the median of the slopes of all pairs of nights (Theil 1950, Sen 1968), with Sen's 95 %
/// interval. Unit: minutes a week; earlier is negative.
///
/// Needs ten beginnings over three weeks (house rule of 2026-11), and looks at the last 366 nights of the period. A
/// night is left out where the clocks changed, or where its zone or offset is not that of the night before it in the
/// diary: there a new hour is an artefact of the clock (Garcia-Borreguero 2007 asks for other explanations first).
/// An urge that was there all day has no hour, and no part in it.
fn drift(begun: Vec<Beginning>, period: Period) -> Drift {
    let recent = Period::ending(period.last, LONGEST);
    let (counted, left_out): (Vec<_>, Vec<_>) =
        begun.into_iter().filter(|one| recent.contains(one.date)).partition(|one| !one.other_clock);
    let points: Vec<(f64, f64)> = counted.iter().map(|one| (day(one.date), one.minutes as f64)).collect();
    let days = points.first().zip(points.last()).map_or(0, |(first, last)| (last.0 - first.0) as usize + 1);
    let slope = (points.len() >= ONSETS && days >= DAYS).then(|| theil_sen(&points)).flatten();
    let week = |per_day: f64| per_day * 7.0;
    let slope = slope.map(|(slope, lower, upper)| Slope {
        minutes_per_week: week(slope),
        lower: week(lower),
        upper: week(upper),
    });
    Drift { onsets: points.len(), days, left_out: left_out.len(), slope }
}

/// The beginnings of the urge that have a time, by night.
pub fn beginnings(span: &Span<'_>) -> Vec<Beginning> {
    let begun = span.with_before().filter_map(|(one, before)| match told::began(one.night)? {
        Began::At(minutes) => {
            let other_clock = told::other_clock(one.night, before);
            Some(Beginning { date: one.night.date, minutes, other_clock })
        }
        Began::AllDay => None,
    });
    begun.collect()
}

fn day(date: NaiveDate) -> f64 {
    (date - NaiveDate::default()).num_days() as f64
}
