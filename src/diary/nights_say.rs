//! What the nights say to the answers of a screening.
//!
//! # Purpose
//! For each question that nights can speak to, counts the nights that support the answer and those that were told of,
//! so that memory and diary stand beside each other.
//!
//! # Not for
//! Changing an answer or a verdict. A diary of a few weeks is not the last year.
//!
//! # Missing answers
//! A night of which a thing was not told counts on neither side. Not sure counts on neither side.
//!
//! # Sources
//! The questions are those of Allen 2014 and Hallegraeff 2017; that a number a week, and a "no", need seven nights that
//! tell is the rule of the doctor's page too (Borba 2020; fewer than five nights are too few, five or six provisional,
//! from seven usable, from fourteen good); the counts of nights, and the differences that count as one (2 points, 2
//! nights or times a week), are house rules of 2026-11.

use chrono::Timelike;

use super::analysis::rates::WEEK;
use crate::model::{Answers, CrampRelief, Evening, Helps, Key, Night, Onset, Relief, Speaks, StretchEffect, Tri};

/// Nights that tell, before they speak against an answer.
const SEVERAL: usize = 5;
/// Nights without an urge that speak against somebody who has it seldom.
const THREE_WEEKS: usize = 21;
/// A difference that is named: points, nights a week, times a week.
const DIFFERENCE: f64 = 2.0;
/// Hours at which an onset is of the evening or the night.
const EVENING_FROM: u32 = 18;
const NIGHT_TO: u32 = 6;

/// What the nights say to one answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NightsSay {
    /// The question.
    pub key: Key,
    /// Whether they speak for the answer or against it.
    pub speaks: Speaks,
    /// The nights that it was so, or a number a week.
    pub count: Count,
}

/// A count of nights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// On so many of so many nights that were told of.
    Of(usize, usize),
    /// So much a week, from so many nights that were told of.
    PerWeek(f64, usize),
    /// The most, from so many nights.
    Most(f64, usize),
}

/// What these nights say to the answers; they come by date, the newest last.
pub fn nights_say(nights: &[&Night], a: &Answers) -> Vec<NightsSay> {
    let mut said = Said(Vec::new());
    urge(nights, a, &mut said);
    wakings(nights, a, &mut said);
    cramps(nights, a, &mut said);
    said.0
}

struct Said(Vec<NightsSay>);

impl Said {
    fn add(&mut self, key: Key, speaks: Option<Speaks>, count: Count) {
        self.0.extend(speaks.map(|speaks| NightsSay { key, speaks, count }));
    }
}

fn urge(nights: &[&Night], a: &Answers, said: &mut Said) {
    let felt = |night: &Night| known(night.urge.as_ref().map(|urge| urge.felt));
    let with_urge = tally(nights, felt);
    let per_week = a.urge_nights_per_week.map(|value| value.get());
    let speaks = match (a.urge_to_move, with_urge) {
        (Some(Tri::Yes), (1.., _)) => Some(Speaks::For),
        // Somebody who has it seldom may well have none for weeks.
        (Some(Tri::Yes), (0, told)) if told >= THREE_WEEKS => Some(Speaks::Against),
        (Some(Tri::Yes), (0, WEEK..)) if per_week.is_some_and(|nights| nights >= DIFFERENCE) => Some(Speaks::Against),
        (Some(Tri::Yes), (0, WEEK..)) => Some(Speaks::Unsure),
        // One bad night is not a pattern.
        (Some(Tri::No), (2.., _)) => Some(Speaks::Against),
        (Some(Tri::No), (1, _)) => Some(Speaks::Unsure),
        (Some(Tri::No), (0, WEEK..)) => Some(Speaks::For),
        _ => None,
    };
    said.add(Key::UrgeToMove, speaks, Count::Of(with_urge.0, with_urge.1));
    let late = tally(nights, |night| onset_hour(night).map(|hour| !(NIGHT_TO..EVENING_FROM).contains(&hour)));
    let evening = a.worse_in_evening.or_else(|| a.worst_time.and_then(evening_of));
    // The criterion is that it is worse in the evening, not that it begins then.
    let speaks = match (evening, late) {
        (_, (_, told)) if told < SEVERAL => None,
        (Some(Evening::Yes), (late, told)) if late * 2 > told => Some(Speaks::For),
        (Some(Evening::Yes), _) => Some(Speaks::Unsure),
        (Some(Evening::No), (late, told)) if late * 2 > told => Some(Speaks::Against),
        (Some(Evening::No), _) => Some(Speaks::For),
        _ => None,
    };
    said.add(Key::WorseInEvening, speaks, Count::Of(late.0, late.1));
    // What stretching does to a cramp says nothing of the urge.
    let moving = tally(nights, |night| {
        let helped = night.helped.filter(|_| felt(night) == Some(true))?;
        let cramp = night.cramps.as_ref().is_some_and(|cramps| cramps.had != Tri::No);
        Some(helped.contains(Helps::Walking) || (helped.contains(Helps::Stretching) && !cramp))
    });
    let relief = a.relief_by_moving.and_then(|relief| match relief {
        Relief::Complete | Relief::Partial => Some(true),
        Relief::None => Some(false),
        Relief::Formerly | Relief::Unsure => None,
    });
    said.add(Key::ReliefByMoving, relief.and_then(|relief| borne_out(relief, moving)), Count::Of(moving.0, moving.1));
    let found = per_seven(with_urge);
    said.add(Key::UrgeNightsPerWeek, near(per_week, found), Count::PerWeek(found.unwrap_or(0.0), with_urge.1));
    // The question is about the last week.
    let newest = nights.last().map(|night| night.date);
    let last_week = |night: &&&Night| newest.is_some_and(|newest| (newest - night.date).num_days() < WEEK as i64);
    let strengths: Vec<f64> = nights.iter().filter(last_week).filter_map(|night| severity(night)).collect();
    let strongest = strengths.iter().copied().fold(None, most).filter(|_| strengths.len() >= SEVERAL);
    let answer = a.severity.map(|value| value.get());
    said.add(Key::Severity, near(answer, strongest), Count::Most(strongest.unwrap_or(0.0), strengths.len()));
}

fn wakings(nights: &[&Night], a: &Answers, said: &mut Said) {
    let wakings: Vec<u32> = nights.iter().filter_map(|night| night.leg_wakings).map(|times| times.get()).collect();
    let total: u32 = wakings.iter().sum();
    let found = per_seven((total as usize, wakings.len()));
    let least = a.wakings_per_week.map(|value| value.get());
    let highest = a.wakings_per_week_most.map(|value| value.get()).or(least);
    let speaks = least.zip(highest).zip(found).map(|((least, highest), found)| {
        let between = (least - DIFFERENCE..=highest + DIFFERENCE).contains(&found);
        if between { Speaks::For } else { Speaks::Against }
    });
    said.add(Key::WakingsPerWeek, speaks, Count::PerWeek(found.unwrap_or(0.0), wakings.len()));
}

fn cramps(nights: &[&Night], a: &Answers, said: &mut Said) {
    let with_cramp = tally(nights, |night| known(night.cramps.as_ref().map(|cramps| cramps.had)));
    let speaks = match (a.cramps, with_cramp) {
        (Some(Tri::Yes), (1.., _)) => Some(Speaks::For),
        (Some(Tri::Yes), (0, told)) if told >= THREE_WEEKS => Some(Speaks::Against),
        (Some(Tri::Yes), (0, WEEK..)) => Some(Speaks::Unsure),
        (Some(Tri::No), (1.., _)) => Some(Speaks::Against),
        (Some(Tri::No), (0, WEEK..)) => Some(Speaks::For),
        _ => None,
    };
    said.add(Key::Cramps, speaks, Count::Of(with_cramp.0, with_cramp.1));
    // A night with a cramp of which nothing is told had one at least.
    let number: usize = nights
        .iter()
        .filter(|night| night.cramps.as_ref().is_some_and(|cramps| cramps.had == Tri::Yes))
        .map(|night| night.cramp_events().len().max(1))
        .sum();
    let found = per_seven((number, with_cramp.1));
    let answer = a.cramps_per_week.map(|value| value.get());
    said.add(Key::CrampsPerWeek, near(answer, found), Count::PerWeek(found.unwrap_or(0.0), with_cramp.1));
    let events: Vec<_> = nights.iter().flat_map(|night| night.cramp_events()).collect();
    let minutes: Vec<f64> =
        events.iter().filter_map(|cramp| cramp.seconds).map(|seconds| f64::from(seconds.get()) / 60.0).collect();
    let longest = minutes.iter().copied().fold(None, most);
    // A shorter one says nothing of the longest ever.
    let answer = a.cramp_longest_minutes.map(|value| value.get());
    let longer = answer.zip(longest).and_then(|(answer, longest)| (longest > answer).then_some(Speaks::Against));
    said.add(Key::CrampLongestMinutes, longer, Count::Most(longest.unwrap_or(0.0), minutes.len()));
    let stretched: Vec<bool> = events
        .iter()
        .filter_map(|cramp| cramp.eased_by)
        .map(|by| by.any(&[CrampRelief::ToesToShin, CrampRelief::Standing]))
        .collect();
    let so = (stretched.iter().filter(|stretched| **stretched).count(), stretched.len());
    let eased = a.cramp_eased_by_stretch.and_then(|eased| match eased {
        StretchEffect::Yes | StretchEffect::Partly => Some(true),
        StretchEffect::No | StretchEffect::Worse => Some(false),
        StretchEffect::Unsure => None,
    });
    said.add(Key::CrampEasedByStretch, eased.and_then(|eased| borne_out(eased, so)), Count::Of(so.0, so.1));
}

/// What so many nights say to "it helps": not tried is not "did not help", so that it takes several to say so.
fn borne_out(answer: bool, (yes, told): (usize, usize)) -> Option<Speaks> {
    match (answer, yes, told) {
        (true, 1.., _) => Some(Speaks::For),
        (false, 1.., _) => Some(Speaks::Against),
        (true, 0, SEVERAL..) => Some(Speaks::Against),
        (false, 0, SEVERAL..) => Some(Speaks::For),
        _ => None,
    }
}

/// A number a week, where enough nights tell.
fn per_seven((number, told): (usize, usize)) -> Option<f64> {
    (told >= WEEK).then(|| number as f64 * 7.0 / told as f64)
}

fn near(answer: Option<f64>, found: Option<f64>) -> Option<Speaks> {
    let apart = (answer? - found?).abs();
    Some(if apart < DIFFERENCE { Speaks::For } else { Speaks::Against })
}

fn known(answer: Option<Tri>) -> Option<bool> {
    match answer? {
        Tri::Yes => Some(true),
        Tri::No => Some(false),
        Tri::Unsure => None,
    }
}

/// How many nights are so, of those that tell.
fn tally(nights: &[&Night], so: impl Fn(&Night) -> Option<bool>) -> (usize, usize) {
    let told: Vec<bool> = nights.iter().filter_map(|night| so(night)).collect();
    (told.iter().filter(|so| **so).count(), told.len())
}

fn onset_hour(night: &Night) -> Option<u32> {
    match night.urge.as_ref()?.onset? {
        Onset::At(at) => Some(at.hour()),
        // There all day: it did not begin in the evening.
        Onset::AllDay(_) => Some(12),
    }
}

fn severity(night: &Night) -> Option<f64> {
    let urge = night.urge.as_ref().filter(|urge| urge.felt == Tri::Yes)?;
    urge.severity.map(|points| f64::from(points.get()))
}

fn most(highest: Option<f64>, next: f64) -> Option<f64> {
    Some(highest.map_or(next, |highest| highest.max(next)))
}

fn evening_of(times: crate::model::Set<crate::model::TimeOfDay>) -> Option<Evening> {
    use crate::model::TimeOfDay as Time;
    let late = times.any(&[Time::Evening, Time::Night]);
    let early = times.any(&[Time::Morning, Time::Afternoon]);
    match (late, early) {
        (true, false) => Some(Evening::Yes),
        (false, true) => Some(Evening::No),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
