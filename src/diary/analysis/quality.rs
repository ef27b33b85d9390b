//! How good the diary is.

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone};
use serde::Serialize;

use super::rates::Rate;
use super::span::{NightOf, Period, Span, back, on};
use super::told;
use crate::diary::check;

/// A run of nights that are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// How many nights.
    pub nights: usize,
    /// From the first to the last.
    pub over: Period,
}

/// How good the diary is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// Nights that are in the diary, of those of the period.
    pub logged: Rate,
    /// Of these, recorded within 24 hours of the morning.
    pub within_24h: Rate,
    /// Of these, recorded later than 36 hours after the morning.
    pub later_than_36h: Rate,
    /// Of these, changed afterwards.
    pub edited: Rate,
    /// Nights in another time zone than the night before them in the diary.
    pub zone_changes: Vec<NaiveDate>,
    /// Nights on which the clocks were put forward or back.
    pub clock_changes: Vec<NaiveDate>,
    /// The longest run of missing nights, the latest of the longest.
    pub longest_gap: Option<Gap>,
    /// Runs of missing nights.
    pub gaps: usize,
    /// Nights whose answers cannot all be so.
    pub contradictory: Vec<NaiveDate>,
    /// Nights with something unusual that was kept all the same.
    pub doubtful: Vec<NaiveDate>,
}

/// Hours after the morning within which a night is written down in time, and beyond which it is late (Carney 2012 asks
/// for the hour after getting up; these are house rules of 2026-11).
const IN_TIME: i64 = 24;
const LATE: i64 = 36;
/// The morning of a night that tells none.
const MORNING: i64 = 24 + 6;

/// How good the diary is. Unit: nights; any number of nights.
///
/// The morning is getting up, else the final awakening, else 06:00. Recorded before it is in time. A zone change is
/// another zone than that of the night before in the diary, by name, or by offset where a name is missing. Nights that
/// contradict themselves hold answers that the program refuses today; doubtful ones hold something it asks about.
pub fn quality(span: &Span<'_>) -> Quality {
    let logged = span.nights.len();
    let of = |yes| Rate { yes, told: logged, nights: span.count };
    let count = |so: &dyn Fn(&NightOf<'_>) -> bool| of(span.nights.iter().filter(|one| so(one)).count());
    let dates = |so: &dyn Fn(&NightOf<'_>, Option<&NightOf<'_>>) -> bool| -> Vec<NaiveDate> {
        span.with_before().filter(|(one, before)| so(one, *before)).map(|(one, _)| one.night.date).collect()
    };
    let (mut contradictory, mut doubtful) = (Vec::new(), Vec::new());
    for (one, before) in span.with_before() {
        let beside = before.map(|before| before.night).filter(|before| on(before.date, 1) == one.night.date);
        let found = check::night(one.night);
        if found.iter().any(|finding| !finding.id.may_be_so()) {
            contradictory.push(one.night.date);
        } else if !found.is_empty() || !check::overlaps(one.night, beside, None).is_empty() {
            doubtful.push(one.night.date);
        }
    }
    Quality {
        logged: of(logged),
        within_24h: count(&|one| hours_late(one).is_some_and(|late| late <= TimeDelta::hours(IN_TIME))),
        later_than_36h: count(&|one| hours_late(one).is_some_and(|late| late > TimeDelta::hours(LATE))),
        edited: count(&|one| one.edited),
        zone_changes: dates(&|one, before| told::zone_changed(one.night, before)),
        clock_changes: dates(&|one, _| told::clocks_changed(one.night)),
        longest_gap: gaps(span).into_iter().max_by_key(|gap| gap.nights),
        gaps: gaps(span).len(),
        contradictory,
        doubtful,
    }
}

/// How long after the morning the night was recorded.
fn hours_late(one: &NightOf<'_>) -> Option<TimeDelta> {
    let night = one.night;
    let morning = || {
        let clock = night.date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::hours(MORNING))?;
        night.offset.from_local_datetime(&clock).single()
    };
    let morning = night.sleep.up.or(night.sleep.woke).or_else(morning)?;
    Some(one.recorded_at - morning)
}

/// The runs of missing nights, by date.
fn gaps(span: &Span<'_>) -> Vec<Gap> {
    let (first, last) = (span.period.first, span.period.last);
    let dates = || span.nights.iter().map(|one| one.night.date);
    let from = std::iter::once(first).chain(dates().map(|date| on(date, 1)));
    let to = dates().map(|date| back(date, 1)).chain([last]);
    let gaps = from.zip(to).filter(|(from, to)| from <= to).map(|(first, last)| Period { first, last });
    gaps.map(|over| Gap { nights: over.days(), over }).collect()
}
