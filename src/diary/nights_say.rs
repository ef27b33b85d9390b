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
//! The questions are those of Allen 2014 and Hallegraeff 2017; that a week needs seven nights follows Borba 2020; the
//! differences that count as one (2 points, 2 nights or times a week) are house rules of 2026-11.

use chrono::Timelike;

use crate::model::{Answers, CrampRelief, Evening, Helps, Key, Night, Onset, Relief, Speaks, StretchEffect, Tri};

/// Nights needed before a number a week is said.
const WEEK: usize = 7;
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

/// What these nights say to the answers.
pub fn nights_say(nights: &[&Night], a: &Answers) -> Vec<NightsSay> {
    let mut said = Vec::new();
    let mut add = |key, speaks_for: Option<bool>, count| {
        if let Some(speaks_for) = speaks_for {
            said.push(NightsSay { key, speaks: if speaks_for { Speaks::For } else { Speaks::Against }, count });
        }
    };
    let with_urge = tally(nights, |night| known(night.urge.as_ref().map(|urge| urge.felt)));
    let with_cramp = tally(nights, |night| known(night.cramps.as_ref().map(|cramps| cramps.had)));
    add(Key::UrgeToMove, agrees(a.urge_to_move, with_urge), Count::Of(with_urge.0, with_urge.1));
    let late = tally(nights, |night| onset_hour(night).map(|hour| !(NIGHT_TO..EVENING_FROM).contains(&hour)));
    let evening = a.worse_in_evening.or_else(|| a.worst_time.and_then(evening_of)).and_then(|answer| match answer {
        Evening::Yes => Some(true),
        Evening::No => Some(false),
        Evening::Formerly | Evening::Unsure => None,
    });
    let mostly = (late.1 > 0).then(|| late.0 * 2 > late.1);
    add(Key::WorseInEvening, evening.zip(mostly).map(|(said, mostly)| said == mostly), Count::Of(late.0, late.1));
    let moving = tally(nights, |night| {
        let helped = night.helped?;
        Some(helped.contains(Helps::Walking) || helped.contains(Helps::Stretching))
    });
    let relief = a.relief_by_moving.and_then(|relief| match relief {
        Relief::Complete | Relief::Partial => Some(true),
        Relief::None => Some(false),
        Relief::Formerly | Relief::Unsure => None,
    });
    let helped = (moving.1 > 0).then_some(moving.0 > 0);
    add(Key::ReliefByMoving, relief.zip(helped).map(|(said, so)| said == so), Count::Of(moving.0, moving.1));
    let week = |(yes, told): (usize, usize)| (told >= WEEK).then(|| yes as f64 * 7.0 / told as f64);
    let near = |answer: Option<f64>, found: Option<f64>| Some((answer? - found?).abs() < DIFFERENCE);
    let answer = a.urge_nights_per_week.map(|value| value.get());
    let found = week(with_urge);
    add(Key::UrgeNightsPerWeek, near(answer, found), Count::PerWeek(found.unwrap_or(0.0), with_urge.1));
    let strengths: Vec<f64> = nights.iter().filter_map(|night| severity(night)).collect();
    let strongest = strengths.iter().copied().fold(None, most);
    let answer = a.severity.map(|value| value.get());
    add(Key::Severity, near(answer, strongest), Count::Most(strongest.unwrap_or(0.0), strengths.len()));
    let wakings: Vec<u32> = nights.iter().filter_map(|night| night.leg_wakings).map(|times| times.get()).collect();
    let total: u32 = wakings.iter().sum();
    let found = week((total as usize, wakings.len()));
    let least = a.wakings_per_week.map(|value| value.get());
    let highest = a.wakings_per_week_most.map(|value| value.get()).or(least);
    let between = least
        .zip(highest)
        .zip(found)
        .map(|((least, highest), found)| (least - DIFFERENCE..=highest + DIFFERENCE).contains(&found));
    add(Key::WakingsPerWeek, between, Count::PerWeek(found.unwrap_or(0.0), wakings.len()));
    add(Key::Cramps, agrees(a.cramps, with_cramp), Count::Of(with_cramp.0, with_cramp.1));
    cramps(nights, a, &mut add, with_cramp.1);
    said
}

fn cramps(nights: &[&Night], a: &Answers, add: &mut impl FnMut(Key, Option<bool>, Count), told: usize) {
    let events: Vec<_> = nights.iter().flat_map(|night| night.cramp_events()).collect();
    let found = (told >= WEEK).then(|| events.len() as f64 * 7.0 / told as f64);
    let answer = a.cramps_per_week.map(|value| value.get());
    let near = answer.zip(found).map(|(answer, found)| (answer - found).abs() < DIFFERENCE);
    add(Key::CrampsPerWeek, near, Count::PerWeek(found.unwrap_or(0.0), told));
    let minutes: Vec<f64> =
        events.iter().filter_map(|cramp| cramp.seconds).map(|seconds| f64::from(seconds.get()) / 60.0).collect();
    let longest = minutes.iter().copied().fold(None, most);
    // A longer cramp in the diary speaks against the answer; a shorter one says nothing of the longest ever.
    let answer = a.cramp_longest_minutes.or(a.cramp_minutes).map(|value| value.get());
    let no_longer = answer.zip(longest).map(|(answer, longest)| longest <= answer);
    add(Key::CrampLongestMinutes, no_longer, Count::Most(longest.unwrap_or(0.0), minutes.len()));
    let stretched: Vec<bool> = events
        .iter()
        .filter_map(|cramp| cramp.eased_by)
        .map(|by| by.any(&[CrampRelief::ToesToShin, CrampRelief::Standing]))
        .collect();
    let so = stretched.iter().filter(|stretched| **stretched).count();
    let eased = a.cramp_eased_by_stretch.and_then(|eased| match eased {
        StretchEffect::Yes | StretchEffect::Partly => Some(true),
        StretchEffect::No | StretchEffect::Worse => Some(false),
        StretchEffect::Unsure => None,
    });
    let found = (!stretched.is_empty()).then_some(so > 0);
    add(Key::CrampEasedByStretch, eased.zip(found).map(|(said, so)| said == so), Count::Of(so, stretched.len()));
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

/// A "yes" is borne out by one night; a "no" only by a week without any.
fn agrees(answer: Option<Tri>, (yes, told): (usize, usize)) -> Option<bool> {
    match (answer?, yes, told) {
        (Tri::Unsure, ..) => None,
        (answer, 1.., _) => Some(answer == Tri::Yes),
        (answer, 0, WEEK..) => Some(answer == Tri::No),
        _ => None,
    }
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
mod tests {
    use super::*;
    use crate::diary::read::read;
    use crate::model::{Measure, Num};

    fn night(day: u32, told: &str) -> Night {
        let text = format!(r#"{{"date":"2026-11-{day:02}","offset":"+09:00"{told}}}"#);
        read(text.as_bytes()).expect("a night")
    }
    const LATE: &str =
        r#","urge":{"felt":"yes","severity":6,"onset":{"at":"2026-11-20T22:30:00+09:00"}},"helped":["walking"]"#;
    const QUIET: &str = r#","urge":{"felt":"no"},"cramps":{"had":"no"},"leg_wakings":0"#;
    const CRAMP: &str = r#","cramps":{"had":"yes","events":[{"seconds":720,"eased_by":["standing"]}]}"#;

    fn said(nights: &[Night], answers: &Answers) -> Vec<(Key, Speaks, Count)> {
        let nights: Vec<&Night> = nights.iter().collect();
        nights_say(&nights, answers).into_iter().map(|said| (said.key, said.speaks, said.count)).collect()
    }

    #[test]
    fn without_nights_or_without_an_answer_nothing_is_said() {
        let answers = Answers { urge_to_move: Some(Tri::Yes), cramps: Some(Tri::No), ..Answers::default() };
        assert!(said(&[], &answers).is_empty());
        assert!(said(&[night(1, LATE), night(2, CRAMP)], &Answers::default()).is_empty());
    }

    #[test]
    fn one_night_bears_out_a_yes_and_only_a_week_bears_out_a_no() {
        let yes = Answers { urge_to_move: Some(Tri::Yes), ..Answers::default() };
        let no = Answers { urge_to_move: Some(Tri::No), ..Answers::default() };
        let quiet = |days: u32| (1..=days).map(|day| night(day, QUIET)).collect::<Vec<_>>();
        assert_eq!(said(&[night(1, LATE)], &yes), [(Key::UrgeToMove, Speaks::For, Count::Of(1, 1))]);
        assert_eq!(said(&[night(1, LATE)], &no), [(Key::UrgeToMove, Speaks::Against, Count::Of(1, 1))]);
        assert!(said(&quiet(6), &no).is_empty());
        assert_eq!(said(&quiet(7), &no), [(Key::UrgeToMove, Speaks::For, Count::Of(0, 7))]);
        assert_eq!(said(&quiet(7), &yes), [(Key::UrgeToMove, Speaks::Against, Count::Of(0, 7))]);
    }

    #[test]
    fn onsets_speak_to_the_evening_and_help_to_relief() {
        let answers = Answers {
            worse_in_evening: Some(Evening::Yes),
            relief_by_moving: Some(Relief::None),
            ..Answers::default()
        };
        let nights = [night(1, LATE), night(2, LATE), night(3, QUIET)];
        let expected = [
            (Key::WorseInEvening, Speaks::For, Count::Of(2, 2)),
            (Key::ReliefByMoving, Speaks::Against, Count::Of(2, 2)),
        ];
        assert_eq!(said(&nights, &answers), expected);
    }

    #[test]
    fn a_longer_cramp_than_told_speaks_against_the_answer() {
        let minutes = |minutes| Some(Num(crate::model::CrampMinutes::of(minutes)));
        let answers = Answers {
            cramps: Some(Tri::No),
            cramp_longest_minutes: minutes(5.0),
            cramp_eased_by_stretch: Some(StretchEffect::Yes),
            ..Answers::default()
        };
        let expected = [
            (Key::Cramps, Speaks::Against, Count::Of(1, 1)),
            (Key::CrampLongestMinutes, Speaks::Against, Count::Most(12.0, 1)),
            (Key::CrampEasedByStretch, Speaks::For, Count::Of(1, 1)),
        ];
        assert_eq!(said(&[night(1, CRAMP)], &answers), expected);
    }

    #[test]
    fn a_number_a_week_needs_seven_nights_that_tell() {
        let value = |value| Some(Num(crate::model::WakingsPerWeek::of(value)));
        let answers = Answers { wakings_per_week: value(3.0), ..Answers::default() };
        let quiet: Vec<Night> = (1..=7).map(|day| night(day, QUIET)).collect();
        assert!(said(&quiet[..6], &answers).is_empty());
        assert_eq!(said(&quiet, &answers), [(Key::WakingsPerWeek, Speaks::Against, Count::PerWeek(0.0, 7))]);
    }
}
