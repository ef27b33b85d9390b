//! What one night tells, as the figures count it.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::span::NightOf;
use crate::diary::Zone;
use crate::model::{Moment, Night, Onset, Tri, Urge};

/// The hour at which the symptom day is cut: the morning low of restless legs (Garcia-Borreguero 2011).
const MORNING_LOW: i64 = 6;
const DAY: i64 = 24 * 60;
/// Minutes after the cut up to which an onset is of the night, for somebody who rises late.
const LATEST: i64 = 30 * 60;

/// When an urge began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Began {
    /// It was there all day.
    AllDay,
    /// So many minutes after 06:00, by the clock.
    At(i64),
}

/// A yes or a no; not sure and never asked are neither.
pub(super) fn known(answer: Option<Tri>) -> Option<bool> {
    match answer? {
        Tri::Yes => Some(true),
        Tri::No => Some(false),
        Tri::Unsure => None,
    }
}

pub(crate) fn urge(night: &Night) -> Option<bool> {
    known(night.urge.as_ref().map(|urge| urge.felt))
}

pub(crate) fn cramp(night: &Night) -> Option<bool> {
    known(night.cramps.as_ref().map(|cramps| cramps.had))
}

/// How many cramps; one where there were some and none is told apart.
pub(super) fn cramps(night: &Night) -> Option<usize> {
    cramp(night).map(|had| if had { night.cramp_events().len().max(1) } else { 0 })
}

pub(super) fn wakings(night: &Night) -> Option<usize> {
    night.leg_wakings.and_then(|times| usize::try_from(times.get()).ok())
}

pub(super) fn woken(night: &Night) -> Option<bool> {
    wakings(night).map(|times| times > 0)
}

/// The urge, on a night with one.
pub(crate) fn felt(night: &Night) -> Option<&Urge> {
    night.urge.as_ref().filter(|urge| urge.felt == Tri::Yes)
}

pub(crate) fn severity(night: &Night) -> Option<f64> {
    felt(night)?.severity.map(|points| f64::from(points.get()))
}

/// Minutes of rest before the urge came, on a night with one.
pub(super) fn rest(night: &Night) -> Option<f64> {
    felt(night)?.rest.map(|minutes| f64::from(minutes.get()))
}

/// Pain of the worst cramp of a night.
pub(super) fn worst_cramp(night: &Night) -> Option<f64> {
    let worst = night.cramp_events().iter().filter_map(|cramp| cramp.severity).max()?;
    cramp(night)?.then(|| f64::from(worst.get()))
}

/// When the urge of the night began.
pub(crate) fn began(night: &Night) -> Option<Began> {
    match felt(night)?.onset? {
        Onset::AllDay(_) => Some(Began::AllDay),
        Onset::At(at) => Some(Began::At(minutes_after_6(night, at))),
    }
}

/// Minutes by the clock from 06:00 of the evening's date; a time of another day counts as of this one.
pub(crate) fn minutes_after_6(night: &Night, at: Moment) -> i64 {
    // Days and minutes by themselves: a page asks this of a night some twenty times.
    let local = at.naive_local();
    let of_day = i64::from(local.num_seconds_from_midnight() / 60);
    let minutes = (local.date() - night.date).num_days() * DAY + of_day - MORNING_LOW * 60;
    if (0..=LATEST).contains(&minutes) { minutes } else { minutes.rem_euclid(DAY) }
}

/// Minutes from 06:00 to a time of day.
pub(super) fn clock_after_6(time: NaiveTime) -> i64 {
    (i64::from(time.hour()) * 60 + i64::from(time.minute()) - MORNING_LOW * 60).rem_euclid(DAY)
}

/// Whether it was at that hour of the evening's date or later, by the clock.
pub(super) fn from_hour(night: &Night, at: Moment, hour: i64) -> bool {
    at.naive_local() >= self::hour(night, hour)
}

/// That hour of the evening's date.
fn hour(night: &Night, hour: i64) -> NaiveDateTime {
    let midnight = night.date.and_time(NaiveTime::MIN);
    midnight.checked_add_signed(TimeDelta::hours(hour)).unwrap_or(NaiveDateTime::MAX)
}

/// Minutes between two instants.
pub(super) fn minutes(from: Moment, to: Moment) -> f64 {
    (to - from).num_seconds() as f64 / 60.0
}

/// Whether the clocks were put forward or back between that evening and the next, in the zone of the night.
pub(crate) fn clocks_changed(night: &Night) -> bool {
    let zone = night.zone.as_deref().and_then(Zone::named);
    zone.filter(|zone| zone.may_change(night.date))
        .is_some_and(|zone| zone.evening_offset(night.date) != zone.evening_offset(zone.day_after(night.date)))
}

/// Whether the night was in another time zone than the one before it: by name, or by offset where a name is missing.
pub(super) fn zone_changed(night: &Night, before: Option<&NightOf<'_>>) -> bool {
    let Some(before) = before.map(|before| before.night) else { return false };
    match (&night.zone, &before.zone) {
        (Some(one), Some(other)) => one != other,
        _ => night.offset != before.offset,
    }
}

/// Whether the clock of the night cannot be held against the clock of the others.
pub(super) fn other_clock(night: &Night, before: Option<&NightOf<'_>>) -> bool {
    let offset_changed = before.is_some_and(|before| before.night.offset != night.offset);
    offset_changed || clocks_changed(night) || zone_changed(night, before)
}
