//! What cannot be so in a night, and what is doubtful.
//!
//! # Purpose
//! Finds slips before they are kept: times in an order that cannot be, 12-hour flips, more minutes than the night has,
//! nights that overlap, and what has not happened yet. Every finding names both sides.
//!
//! # Not for
//! Judging sleep. Nothing here says that a night was good or bad.
//!
//! # Missing answers
//! What was never asked is in no conflict with anything.
//!
//! # Sources
//! Order of the times and the bounds on time in bed follow the rules of sleep-diary scoring (Carney 2012; Reed & Sacco
//! 2016); the numbers 1 h, 16 h, 6 h, 4.5-12 h, 3 h and 14 h are house rules of 2026-11.

mod legs;
mod sleep;

use chrono::NaiveDate;

use super::finding::{Finding, Hole};
use super::place::Placing;
use super::zone::Zone;
use crate::model::{LONGEST_MEDICINE, LONGEST_NOTE, MOST_EVENTS, Moment, Night, NightFault, NightField, Onset};
use legs::{halves, legs, medicines};
use sleep::{flips, lengths, naps, none_but_told, order};

/// Years that a night may have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// What is wrong or doubtful about a night by itself.
pub fn night(night: &Night) -> Vec<Finding> {
    let mut found = times_of_sleep(night);
    if order(&night.sleep).is_empty() {
        found.extend(flips(&night.sleep));
    }
    found.extend(naps(night));
    found.extend(legs(night));
    found.extend(halves(night));
    found.extend(medicines(night));
    found
}

/// What is wrong with the times of bed and sleep by themselves.
pub fn times_of_sleep(night: &Night) -> Vec<Finding> {
    let mut found = order(&night.sleep);
    found.extend(none_but_told(night));
    // Where the order is wrong, what follows from the times is wrong as well.
    if found.is_empty() { lengths(&night.sleep) } else { found }
}

/// The evening on which a night begins, held against the calendar: too early, too late, or still to come.
pub fn date(date: NaiveDate, current: NaiveDate) -> Option<Finding> {
    use chrono::Datelike;
    let night = || [("night", Hole::Night(date)), ("current", Hole::Night(current))];
    match date.year() {
        year if year < *YEARS.start() => Some(Finding::new(NightFault::TooEarly, night())),
        year if year > *YEARS.end() => Some(Finding::new(NightFault::TooLate, night())),
        _ if date > current => Some(Finding::new(NightFault::FutureNight, night())),
        _ => None,
    }
}

/// The first time of the night that has not come yet.
pub fn not_yet(night: &Night, now: Moment) -> Option<Finding> {
    let soon = now + chrono::TimeDelta::minutes(1);
    let (field, time) = times(night).into_iter().find(|(_, time)| *time > soon)?;
    let holes = [
        ("field", Hole::Field(field)),
        ("time", Hole::Moment(time)),
        ("night", Hole::Night(night.date)),
        ("before", Hole::Night(night.date.pred_opt().unwrap_or(night.date))),
    ];
    Some(Finding::new(NightFault::NotYet, holes))
}

/// Whether a night and the ones beside it overlap.
pub fn overlaps(night: &Night, before: Option<&Night>, after: Option<&Night>) -> Vec<Finding> {
    let end = |night: &Night| {
        let sleep = &night.sleep;
        sleep.up.map(|up| (NightField::Up, up)).or(sleep.woke.map(|woke| (NightField::Woke, woke)))
    };
    let start = |night: &Night| {
        let sleep = &night.sleep;
        sleep.in_bed.map(|bed| (NightField::InBed, bed)).or(sleep.tried.map(|tried| (NightField::Tried, tried)))
    };
    let clash = |id, earlier: Option<&Night>, later: Option<&Night>, other: Option<&Night>| {
        let ((end_field, end), (start_field, start)) = (end(earlier?)?, start(later?)?);
        (end > start).then(|| {
            let holes = [
                ("end_field", Hole::Field(end_field)),
                ("end", Hole::Moment(end)),
                ("start_field", Hole::Field(start_field)),
                ("start", Hole::Moment(start)),
                ("night", Hole::Night(other.map_or(night.date, |other| other.date))),
            ];
            Finding::new(id, holes)
        })
    };
    let found = [
        clash(NightFault::OverlapBefore, before, Some(night), before),
        clash(NightFault::OverlapAfter, Some(night), after, after),
    ];
    found.into_iter().flatten().collect()
}

/// Every time of a night, with its field.
pub fn times(night: &Night) -> Vec<(NightField, Moment)> {
    let (sleep, evening) = (&night.sleep, &night.evening);
    let onset = night.urge.as_ref().and_then(|urge| match urge.onset {
        Some(Onset::At(at)) => Some(at),
        _ => None,
    });
    let drunk = |drunk: &Option<crate::model::Drunk>| drunk.as_ref().and_then(|drunk| drunk.last);
    let mut found: Vec<(NightField, Option<Moment>)> = vec![
        (NightField::InBed, sleep.in_bed),
        (NightField::Tried, sleep.tried),
        (NightField::Woke, sleep.woke),
        (NightField::Up, sleep.up),
        (NightField::Onset, onset),
        (NightField::Caffeine, drunk(&evening.caffeine)),
        (NightField::Alcohol, drunk(&evening.alcohol)),
        (NightField::Exercise, evening.exercise.as_ref().and_then(|exercise| exercise.at)),
    ];
    found.extend(night.cramp_events().iter().map(|cramp| (NightField::Cramp, cramp.at)));
    found.extend(night.took.iter().flatten().map(|dose| (NightField::Took, dose.at)));
    found.into_iter().filter_map(|(field, time)| Some((field, time?))).collect()
}
/// Whether what stands in the file as the night's zone and offset can be.
pub fn zone(night: &Night) -> Option<Finding> {
    let name = night.zone.as_ref()?;
    let Some(zone) = Zone::named(name) else {
        return Some(Finding::new(NightFault::UnknownZone, [("zone", Hole::Text(name.clone()))]));
    };
    if !zone.has_day(night.date) {
        return Some(Finding::new(NightFault::NoSuchNight, [("night", Hole::Night(night.date))]));
    }
    let in_force = zone.evening_offset(night.date);
    if in_force != night.offset {
        let holes = [("offset", Hole::Text(night.offset.to_string())), ("other", Hole::Text(in_force.to_string()))];
        return Some(Finding::new(NightFault::OtherOffset, holes));
    }
    None
}

/// Times that lie outside the night, or whose offset was not in force in its zone.
pub fn places(night: &Night) -> Vec<Finding> {
    let zone = match &night.zone {
        Some(name) => Zone::named(name),
        None => Some(Zone::Fixed(night.offset)),
    };
    // Where the zone is not known, that is said, and nothing can be held against it.
    let Some(placing) = zone.map(|zone| Placing { date: night.date, zone }) else { return Vec::new() };
    times(night).into_iter().filter_map(|(field, time)| placing.misplaced(field, time)).collect()
}

/// What is longer, or more, than a night holds.
pub fn limits(night: &Night) -> Vec<Finding> {
    let number = |number: usize| Hole::Number(number as u64);
    let mut found = Vec::new();
    if let Some(note) = night.note.as_ref().filter(|note| note.len() > LONGEST_NOTE) {
        let holes = [("bytes", number(note.len())), ("limit", number(LONGEST_NOTE))];
        found.push(Finding::new(NightFault::NoteTooLong, holes));
    }
    for dose in night.took.iter().flatten() {
        let characters = dose.name.chars().count();
        if characters > LONGEST_MEDICINE {
            let holes = [("characters", number(characters)), ("limit", number(LONGEST_MEDICINE))];
            found.push(Finding::new(NightFault::MedicineTooLong, holes));
        }
        if dose.name.trim().is_empty() {
            found.push(Finding::new(NightFault::MedicineEmpty, []));
        }
        // What stands behind an `@` is a time, wherever a medicine is typed.
        if dose.name.contains(|c: char| c == '@' || c.is_control()) {
            found.push(Finding::new(NightFault::MedicineSigns, []));
        }
    }
    let lists =
        [(NightField::Cramps, night.cramp_events().len()), (NightField::Took, night.took.as_ref().map_or(0, Vec::len))];
    found.extend(lists.into_iter().filter(|(_, length)| *length > MOST_EVENTS).map(|(field, length)| {
        let holes = [("field", Hole::Field(field)), ("number", number(length)), ("limit", number(MOST_EVENTS))];
        Finding::new(NightFault::TooMany, holes)
    }));
    found
}
