//! What cannot be so in the times and minutes of bed and sleep.

use chrono::Timelike;

use super::super::finding::{Finding, Hole};
use crate::model::{Moment, Night, NightFault, NightField, Sleep};

/// Hours in bed beyond which somebody is asked.
const IN_BED_HOURS: std::ops::RangeInclusive<f64> = 1.0..=16.0;
/// Hours in bed that are usual: a flip of 12 hours that leads here is named as one.
const USUAL_HOURS: std::ops::RangeInclusive<f64> = 4.5..=12.0;
/// Minutes between getting into bed and trying to sleep, and between waking and getting up, beyond which one is asked.
const LINGER: i64 = 6 * 60;

/// Times in an order that cannot be.
pub(super) fn order(sleep: &Sleep) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut ordered = |id, first: (NightField, Option<Moment>), second: (NightField, Option<Moment>)| {
        if let (Some(earlier), Some(later)) = (first.1, second.1)
            && later < earlier
        {
            let holes = [
                ("field", Hole::Field(second.0)),
                ("time", Hole::Moment(later)),
                ("other_field", Hole::Field(first.0)),
                ("other", Hole::Moment(earlier)),
            ];
            found.push(Finding::new(id, holes));
        }
    };
    let (bed, tried) = ((NightField::InBed, sleep.in_bed), (NightField::Tried, sleep.tried));
    let (woke, up) = ((NightField::Woke, sleep.woke), (NightField::Up, sleep.up));
    ordered(NightFault::TriedBeforeBed, bed, tried);
    ordered(NightFault::UpBeforeWaking, woke, up);
    let slept_from = if sleep.tried.is_some() { tried } else { bed };
    ordered(NightFault::UpBeforeBed, slept_from, woke);
    if sleep.woke.is_none() {
        ordered(NightFault::UpBeforeBed, slept_from, up);
    }
    found
}

/// Minutes that are told against minutes that the night has.
pub(super) fn lengths(sleep: &Sleep) -> Vec<Finding> {
    let (Some(from), Some(to)) = (sleep.tried.or(sleep.in_bed), sleep.woke.or(sleep.up)) else { return Vec::new() };
    let night = (to - from).num_minutes();
    let [latency, waso] =
        [sleep.latency, sleep.waso].map(|minutes| minutes.map_or(0, |minutes| i64::from(minutes.get())));
    let (from_field, to_field) = (
        if sleep.tried.is_some() { NightField::Tried } else { NightField::InBed },
        if sleep.woke.is_some() { NightField::Woke } else { NightField::Up },
    );
    let ends = [
        ("from_field", Hole::Field(from_field)),
        ("from", Hole::Moment(from)),
        ("to_field", Hole::Field(to_field)),
        ("to", Hole::Moment(to)),
        ("night", Hole::Minutes(night)),
    ];
    let with = |id, minutes: i64| Finding::new(id, ends.iter().cloned().chain([("minutes", Hole::Minutes(minutes))]));
    if latency > night {
        return vec![with(NightFault::AsleepAfterWaking, latency)];
    }
    if latency + waso > night {
        return vec![with(NightFault::AwakeLongerThanNight, latency + waso)];
    }
    if latency + waso == night && latency + waso > 0 {
        return vec![with(NightFault::NoSleep, latency + waso)];
    }
    Vec::new()
}

/// What is told of the sleep of somebody who says that there was none. Who did not sleep was not woken by the legs.
pub(super) fn none_but_told(night: &Night) -> Option<Finding> {
    let sleep = &night.sleep;
    let told = [
        (NightField::LegWakings, night.leg_wakings.is_some_and(|times| times.get() > 0)),
        (NightField::Latency, sleep.latency.is_some()),
        (NightField::Awakenings, sleep.awakenings.is_some()),
        (NightField::Waso, sleep.waso.is_some()),
        (NightField::Woke, sleep.woke.is_some()),
        (NightField::Tasafa, sleep.tasafa.is_some()),
    ];
    let (field, _) = told.into_iter().find(|(_, told)| *told && sleep.no_sleep.is_some())?;
    Some(Finding::new(NightFault::NoSleepButTold, [("field", Hole::Field(field))]))
}

/// A length of naps that were none.
pub(super) fn naps(night: &Night) -> Option<Finding> {
    let naps = night.evening.naps.as_ref().filter(|naps| naps.times.get() == 0)?;
    let minutes = naps.minutes.filter(|minutes| minutes.get() > 0)?;
    Some(Finding::new(NightFault::NapsOfNone, [("minutes", Hole::Minutes(minutes.get().into()))]))
}

/// Nights that are too long or too short, above all by a slip of 12 hours.
pub(super) fn flips(sleep: &Sleep) -> Option<Finding> {
    let bed = sleep.in_bed.map(|at| (NightField::InBed, at)).or(sleep.tried.map(|at| (NightField::Tried, at)));
    let rise = sleep.up.map(|at| (NightField::Up, at)).or(sleep.woke.map(|at| (NightField::Woke, at)));
    // Both kinds of slip put a time half a day late: 11:00 for 23:00, and 18:20 for 06:20.
    let flipped = |(field, time): (NightField, Moment)| {
        let meant = Hole::Moment(time - chrono::TimeDelta::hours(12));
        let holes = [("field", Hole::Field(field)), ("time", Hole::Moment(time)), ("meant", meant)];
        Finding::new(NightFault::Flipped, holes)
    };
    let apart = |later: Option<Moment>, earlier: Option<Moment>| Some((later? - earlier?).num_minutes());
    // Of two times that are too far apart, the one at an odd hour is the slip: by day into bed, at night out of it.
    let by_day = |at: Moment| (6..18).contains(&at.hour());
    if let (Some(bed), Some(tried)) = (sleep.in_bed, sleep.tried)
        && apart(sleep.tried, sleep.in_bed).is_some_and(|minutes| minutes > LINGER)
    {
        let bed_is_odd = by_day(bed) && !by_day(tried);
        return Some(flipped(if bed_is_odd { (NightField::InBed, bed) } else { (NightField::Tried, tried) }));
    }
    if let (Some(woke), Some(up)) = (sleep.woke, sleep.up)
        && apart(sleep.up, sleep.woke).is_some_and(|minutes| minutes > LINGER)
    {
        let woke_is_odd = woke.hour() >= 12 && up.hour() < 12;
        return Some(flipped(if woke_is_odd { (NightField::Woke, woke) } else { (NightField::Up, up) }));
    }
    match (bed, rise) {
        (Some(bed), Some(rise)) => {
            let hours = (rise.1 - bed.1).num_minutes() as f64 / 60.0;
            if IN_BED_HOURS.contains(&hours) {
                return None;
            }
            if hours > *IN_BED_HOURS.end() && USUAL_HOURS.contains(&(hours - 12.0)) {
                return Some(flipped(if by_day(bed.1) { bed } else { rise }));
            }
            let holes = [
                ("from_field", Hole::Field(bed.0)),
                ("from", Hole::Moment(bed.1)),
                ("to_field", Hole::Field(rise.0)),
                ("to", Hole::Moment(rise.1)),
                ("minutes", Hole::Minutes((rise.1 - bed.1).num_minutes())),
            ];
            let id = if hours > 1.0 { NightFault::LongInBed } else { NightFault::ShortInBed };
            Some(Finding::new(id, holes))
        }
        (Some(bed), None) if (6..15).contains(&bed.1.hour()) => Some(flipped(bed)),
        (None, Some(rise)) if (15..24).contains(&rise.1.hour()) => Some(flipped(rise)),
        _ => None,
    }
}
