//! Signs that the nights show and somebody should look at.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::compare::{self, Figure};
use super::rates::{Frequency, WEEK};
use super::span::{NightOf, Nights, Period, Span, back};
use super::told;
use super::trial;
use super::watch::Watch;
use crate::model::{AugmentationVerdict, Cramp, CrampSite, Id, Leg, Moment, RedFlag, Strategy, Urgency};

/// A sign, and the nights that show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flag {
    /// The sign.
    pub id: RedFlag,
    /// How soon.
    pub urgency: Urgency,
    /// The nights that were looked at; of wakings, the week.
    pub over: Period,
    /// The nights that show it, by date.
    pub nights: Vec<NaiveDate>,
    /// What was counted, and of how many nights that tell of so many; `None` where the sign is no count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Frequency>,
}

/// Nights up to the end of the period in which the signs are looked for, also where the period is shorter.
const LOOKED: u64 = 28;
/// Awakenings in a week (the article).
const WAKINGS: usize = 3;
/// Cramps whose side is told, before all of them on one side count; a house rule of 2026-11.
const CRAMPS: usize = 3;
/// Hours within which a long cramp is for the same day; a house rule of 2026-11.
const FRESH_HOURS: i64 = 48;
/// Nights of self-care after which its effect is judged (the article: three to four weeks; trials: four).
const SELF_CARE: u64 = 28;

/// The signs that the nights show, the most urgent first. None of them clears another, nor one of a screening.
///
/// Looked for in the period and in the 28 nights up to its end. See the function of each.
pub fn flags(nights: &Nights<'_>, period: Period, watch: Option<&Watch>, now: Moment) -> Vec<Flag> {
    let looked = Period { first: period.first.min(back(period.last, LOOKED - 1)), last: period.last };
    let span = nights.over(looked);
    let mut found: Vec<Flag> = [
        cramp_over_10_minutes(&span, now),
        augmentation(nights, watch),
        one_leg_only(&span),
        wakes_3plus_per_week(&nights.over(Period::ending(period.last, LOOKED))),
        selfcare_no_effect(nights, period.last),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by_key(|flag| std::cmp::Reverse(flag.urgency));
    found
}

/// Three awakenings or more because of the legs, counted within seven nights (the article). The week with the most
/// awakenings is named, of two alike the later.
///
/// They are counted and never reckoned up from a few nights: what is missing can only add to them, so that three are
/// three however few nights tell. How many nights of the week tell is said with it.
pub fn wakes_3plus_per_week(span: &Span<'_>) -> Option<Flag> {
    let told: Vec<(NaiveDate, usize)> =
        span.nights.iter().filter_map(|one| Some((one.night.date, told::wakings(one.night)?))).collect();
    let weeks = told.iter().enumerate().map(|(at, (last, _))| {
        let week = Period::ending(*last, WEEK as u64);
        let first = told[..at].partition_point(|(date, _)| *date < week.first);
        (week, &told[first..=at])
    });
    let reached = weeks.filter_map(|(week, told)| {
        let nights: Vec<NaiveDate> = told.iter().filter(|(_, times)| *times > 0).map(|(date, _)| *date).collect();
        let times: usize = told.iter().map(|(_, times)| times).sum();
        let counted = Frequency { times, told: told.len(), nights: WEEK };
        (times >= WAKINGS).then_some((counted, week, nights))
    });
    let (counted, over, nights) = reached.max_by_key(|(counted, week, _)| (counted.times, week.last))?;
    let counted = Some(counted);
    Some(Flag { id: RedFlag::Wakes3plusPerWeek, urgency: Urgency::Routine, over, nights, counted })
}

/// Three cramps or more of a leg whose side is told, all on the same side. A cramp in both legs is on both.
pub fn one_leg_only(span: &Span<'_>) -> Option<Flag> {
    let (_, nights) = one_side(span)?;
    let over = span.period;
    Some(Flag { id: RedFlag::OneLegOnly, urgency: Urgency::Routine, over, nights, counted: None })
}

/// The side of those cramps, left or right, and their nights; `None` where there are fewer, or on both sides.
pub fn one_side(span: &Span<'_>) -> Option<(Leg, Vec<NaiveDate>)> {
    let of_a_leg = |cramp: &Cramp| {
        use CrampSite::{Calf, Foot, Shin, Thigh};
        cramp.muscle.is_none_or(|muscle| [Calf, Foot, Shin, Thigh].contains(&muscle))
    };
    let with_cramp = span.nights.iter().map(|one| one.night).filter(|night| told::cramp(night) == Some(true));
    let sides: Vec<(NaiveDate, Leg)> = with_cramp
        .flat_map(|night| night.cramp_events().iter().map(|cramp| (night.date, cramp)))
        .filter(|(_, cramp)| of_a_leg(cramp))
        .filter_map(|(date, cramp)| Some((date, cramp.side?)))
        .collect();
    let only = |leg: &Leg| sides.iter().all(|(_, side)| side == leg);
    let leg = [Leg::Left, Leg::Right].into_iter().find(only).filter(|_| sides.len() >= CRAMPS)?;
    let mut nights: Vec<NaiveDate> = sides.iter().map(|(date, _)| *date).collect();
    nights.dedup();
    Some((leg, nights))
}

/// Any cramp of more than ten minutes (NHS): for the same day where it began within the last 48 hours, else soon.
pub fn cramp_over_10_minutes(span: &Span<'_>, now: Moment) -> Option<Flag> {
    let is_long = |cramp: &&Cramp| cramp.is_long();
    let mut nights = Vec::new();
    let mut fresh = false;
    for night in span.nights.iter().map(|one| one.night) {
        for cramp in night.cramp_events().iter().filter(is_long) {
            nights.push(night.date);
            fresh |= match cramp.at {
                Some(at) => now - at <= TimeDelta::hours(FRESH_HOURS),
                // Without its time it may have been at any hour of the night, up to the next noon.
                None => back(now.date_naive(), 3) <= night.date,
            };
        }
    }
    nights.dedup();
    let urgency = if fresh { Urgency::SameDay } else { Urgency::Soon };
    let any = !nights.is_empty();
    any.then_some(Flag { id: RedFlag::CrampOver10Minutes, urgency, over: span.period, nights, counted: None })
}

/// The watch has signs of augmentation: for the prescriber, in the next days. The nights are those of the last seven
/// with an urge.
pub fn augmentation(nights: &Nights<'_>, watch: Option<&Watch>) -> Option<Flag> {
    let watch = watch.filter(|watch| watch.verdict == AugmentationVerdict::SignsPresent)?;
    let over = Period { first: watch.current.first, last: watch.current.last };
    let span = nights.over(over);
    let nights = span.nights.iter().map(|one| one.night).filter(|night| told::urge(night) == Some(true));
    let nights = nights.map(|night| night.date).collect();
    Some(Flag { id: RedFlag::Augmentation, urgency: Urgency::Soon, over, nights, counted: None })
}

/// Self-care that began 28 nights ago or more and was kept up on four of seven of the last 28, without a fall of more
/// than a quarter in nights with an urge or a cramp (the article; Garrison 2020: placebo arms fall by a quarter).
///
/// The 14 nights before it began, on none of which it was done, are held against the last 28; both need seven nights
/// that tell, and a trouble that was not there before cannot fall. Self-care from before the diary has nothing to be
/// held against. The nights are those
/// of the last 28 on which it was done. Of several such self-cares the one that was done most is named by its nights.
pub fn selfcare_no_effect(nights: &Nights<'_>, last: NaiveDate) -> Option<Flag> {
    let over = Period::ending(last, SELF_CARE);
    let after = nights.over(over);
    let all = nights.over(Period { first: NaiveDate::MIN, last });
    let failed = Strategy::ALL.iter().filter_map(|strategy| {
        let did = |one: &&NightOf<'_>| one.night.did.is_some_and(|did| did.contains(*strategy));
        let done: Vec<NaiveDate> = after.nights.iter().filter(did).map(|one| one.night.date).collect();
        if !trial::kept_up(done.len(), after.count) {
            return None;
        }
        let on: Vec<NaiveDate> = all.nights.iter().filter(did).map(|one| one.night.date).collect();
        let is_start = |at: &usize| at.checked_sub(1).is_none_or(|before| on[before] < back(on[*at], compare::BEFORE));
        let starts = (0..on.partition_point(|date| *date <= over.first)).rev().filter(is_start);
        let mut befores = starts.map(|at| nights.over(Period::ending(back(on[at], 1), compare::BEFORE)));
        let before = befores.find(|before| before.rate(|night| night.did.map(|_| false)).told >= WEEK)?;
        (!has_fallen(&before, &after)?).then_some(done)
    });
    let nights = failed.max_by_key(Vec::len)?;
    Some(Flag { id: RedFlag::SelfcareNoEffect, urgency: Urgency::Routine, over, nights, counted: None })
}

/// Whether a trouble that was there fell by more than a quarter; `None` where none was, or the nights are too few.
fn has_fallen(before: &Span<'_>, after: &Span<'_>) -> Option<bool> {
    let mut rates = compare::compare(before, after);
    rates.retain(|one| matches!(one.figure, Figure::UrgeNights | Figure::CrampNights));
    trial::fallen(&rates)
}
