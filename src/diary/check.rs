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

use chrono::{NaiveDate, Timelike};

use super::finding::{Finding, Hole};
use super::place::Placing;
use super::zone::Zone;
use crate::model::{
    LONGEST_MEDICINE, LONGEST_NOTE, MOST_EVENTS, Moment, Night, NightFault, NightField, Onset, Sleep, Tri,
};

/// Years that a night may have.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Hours in bed beyond which somebody is asked.
const IN_BED_HOURS: std::ops::RangeInclusive<f64> = 1.0..=16.0;
/// Hours in bed that are usual: a flip of 12 hours that leads here is named as one.
const USUAL_HOURS: std::ops::RangeInclusive<f64> = 4.5..=12.0;
/// Minutes between getting into bed and trying to sleep, and between waking and getting up, beyond which one is asked.
const LINGER: i64 = 6 * 60;
/// Seconds of a cramp, and minutes of an urge, beyond which one is asked whether a time of day slipped into a length.
const LONG_CRAMP: u32 = 3 * 3600;
const LONG_URGE: u32 = 14 * 60;

/// What is wrong or doubtful about a night by itself.
pub fn night(night: &Night) -> Vec<Finding> {
    let mut found = order(&night.sleep);
    // Where the order is wrong, what follows from the times is wrong as well.
    if found.is_empty() {
        found.extend(lengths(&night.sleep));
        found.extend(flips(&night.sleep));
    }
    found.extend(legs(night));
    found.extend(halves(night));
    found.extend(medicines(night));
    found
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

fn order(sleep: &Sleep) -> Vec<Finding> {
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
fn lengths(sleep: &Sleep) -> Vec<Finding> {
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

/// Times of the urge and of cramps that a slip of 12 hours may have put into the day: 10:30 for 22:30, 12:30 for 00:30.
fn halves(night: &Night) -> Vec<Finding> {
    let half = |id, field, at: Moment, hours| {
        let meant = Hole::Moment(at + chrono::TimeDelta::hours(hours));
        Finding::new(id, [("field", Hole::Field(field)), ("time", Hole::Moment(at)), ("meant", meant)])
    };
    let mut found = Vec::new();
    if let Some(Onset::At(at)) = night.urge.as_ref().and_then(|urge| urge.onset)
        && (6..=12).contains(&at.hour())
    {
        found.push(half(NightFault::OnsetHalf, NightField::Onset, at, 12));
    }
    // A cramp of late morning is of the day after, one of noon is of the day before.
    let cramps = night.cramp_events().iter().filter_map(|cramp| cramp.at).filter(|at| (9..=12).contains(&at.hour()));
    found.extend(
        cramps.map(|at| half(NightFault::CrampHalf, NightField::Cramp, at, if at.hour() == 12 { 12 } else { -12 })),
    );
    found
}

/// A medicine that stands twice at one time, in two strengths, is more often corrected than taken twice.
fn medicines(night: &Night) -> Option<Finding> {
    let doses: Vec<_> = night.took.iter().flatten().collect();
    let name = |text: &str| -> String {
        text.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>().trim().to_lowercase()
    };
    let pairs =
        doses.iter().enumerate().flat_map(|(at, first)| doses[at + 1..].iter().map(move |second| (first, second)));
    let same = |(first, second): &(&&crate::model::Dose, &&crate::model::Dose)| {
        first.at.is_some()
            && first.at == second.at
            && first.name != second.name
            && name(&first.name) == name(&second.name)
    };
    let (first, second) = pairs.into_iter().find(same)?;
    let text = |dose: &crate::model::Dose| Hole::Text(dose.name.clone());
    let at = first.at.map_or(Hole::Text(String::new()), Hole::Moment);
    Some(Finding::new(NightFault::SameMedicine, [("first", text(first)), ("second", text(second)), ("time", at)]))
}

/// Nights that are too long or too short, above all by a slip of 12 hours.
fn flips(sleep: &Sleep) -> Option<Finding> {
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

fn legs(night: &Night) -> Vec<Finding> {
    let mut found = Vec::new();
    if let (Some(legs), Some(all)) = (night.leg_wakings, night.sleep.awakenings)
        // The last awakening is not among them, and the legs may have caused it.
        && legs.get() > all.get() + 1
    {
        let holes = [("legs", Hole::Number(u64::from(legs.get()))), ("all", Hole::Number(u64::from(all.get())))];
        found.push(Finding::new(NightFault::LegWakings, holes));
    }
    if let (Some(true), Some(legs)) = (night.quiet(), night.leg_wakings)
        && legs.get() > 0
    {
        found.push(Finding::new(NightFault::QuietWakings, [("legs", Hole::Number(u64::from(legs.get())))]));
    }
    let minute = |cramp: &crate::model::Cramp| cramp.at.map(|at| at.timestamp().div_euclid(60));
    let beside =
        night.cramp_events().windows(2).find(|pair| pair[0].at.is_some() && minute(&pair[0]) == minute(&pair[1]));
    if let Some(at) = beside.and_then(|pair| pair[0].at) {
        found.push(Finding::new(NightFault::SameMinute, [("time", Hole::Moment(at))]));
    }
    let longest = night.cramp_events().iter().filter_map(|cramp| cramp.seconds).max();
    if let Some(seconds) = longest.filter(|seconds| seconds.get() > LONG_CRAMP) {
        let minutes = Hole::Minutes(i64::from(seconds.get()) / 60);
        found.push(Finding::new(NightFault::LongCramp, [("minutes", minutes)]));
    }
    let minutes = night.urge.as_ref().and_then(|urge| urge.minutes);
    if let Some(minutes) = minutes.filter(|minutes| minutes.get() > LONG_URGE) {
        found.push(Finding::new(NightFault::LongUrge, [("minutes", Hole::Minutes(minutes.get().into()))]));
    }
    if let Some(urge) = &night.urge {
        let strong = urge.severity.is_some_and(|points| points.get() > 0);
        if urge.felt == Tri::No && (strong || urge.onset.is_some() || urge.minutes.is_some() || urge.places.is_some()) {
            found.push(Finding::new(NightFault::UrgeNoButTold, []));
        }
        if urge.felt == Tri::Yes && urge.severity.is_some_and(|points| points.get() == 0) {
            found.push(Finding::new(NightFault::UrgeOfZero, []));
        }
    }
    if let Some(cramps) = &night.cramps
        && cramps.had != Tri::Yes
        && !cramps.events.is_empty()
    {
        found.push(Finding::new(NightFault::CrampsNoButTold, []));
    }
    found
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
