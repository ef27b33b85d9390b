//! What nights bear out of an answer, and what they leave open.

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

fn nights(count: u32, told: &str) -> Vec<Night> {
    (1..=count).map(|day| night(day, told)).collect()
}

#[test]
fn one_night_bears_out_a_yes_and_only_a_week_bears_out_a_no() {
    let yes = Answers { urge_to_move: Some(Tri::Yes), ..Answers::default() };
    let often = Answers { urge_nights_per_week: Some(Num(crate::model::NightsPerWeek::of(4.0))), ..yes.clone() };
    let no = Answers { urge_to_move: Some(Tri::No), ..Answers::default() };
    let urge = |speaks, yes, told| vec![(Key::UrgeToMove, speaks, Count::Of(yes, told))];
    assert_eq!(said(&nights(1, LATE), &yes), urge(Speaks::For, 1, 1));
    assert_eq!(said(&nights(1, LATE), &no), urge(Speaks::Unsure, 1, 1));
    assert_eq!(said(&nights(2, LATE), &no), urge(Speaks::Against, 2, 2));
    assert!(said(&nights(6, QUIET), &no).is_empty());
    assert_eq!(said(&nights(7, QUIET), &no), urge(Speaks::For, 0, 7));
    assert_eq!(said(&nights(7, QUIET), &yes), urge(Speaks::Unsure, 0, 7), "it may come seldom");
    let number = (Key::UrgeNightsPerWeek, Speaks::Against, Count::PerWeek(0.0, 7));
    assert_eq!(said(&nights(7, QUIET), &often), [urge(Speaks::Against, 0, 7), vec![number]].concat());
    assert_eq!(said(&nights(21, QUIET), &yes), urge(Speaks::Against, 0, 21));
}

#[test]
fn early_onsets_leave_open_whether_evenings_are_worse() {
    let answers = Answers { worse_in_evening: Some(Evening::Yes), ..Answers::default() };
    let early = LATE.replace("22:30", "14:00");
    let evening = |speaks, late, told| vec![(Key::WorseInEvening, speaks, Count::Of(late, told))];
    assert!(said(&nights(4, LATE), &answers).is_empty());
    assert_eq!(said(&nights(5, LATE), &answers), evening(Speaks::For, 5, 5));
    assert_eq!(said(&nights(5, &early), &answers), evening(Speaks::Unsure, 0, 5));
}

#[test]
fn what_helps_a_cramp_says_nothing_of_the_urge() {
    let answers = Answers { relief_by_moving: Some(Relief::Complete), ..Answers::default() };
    let stretched = r#","urge":{"felt":"no"},"cramps":{"had":"yes"},"helped":["stretching"]"#;
    assert!(said(&nights(9, stretched), &answers).is_empty());
    assert_eq!(said(&nights(1, LATE), &answers), [(Key::ReliefByMoving, Speaks::For, Count::Of(1, 1))]);
    let nothing = LATE.replace("walking", "nothing");
    assert!(said(&nights(4, &nothing), &answers).is_empty());
    let against = [(Key::ReliefByMoving, Speaks::Against, Count::Of(0, 5))];
    assert_eq!(said(&nights(5, &nothing), &answers), against);
}

#[test]
fn a_longer_cramp_than_told_speaks_against_the_answer_and_a_shorter_one_says_nothing() {
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
    let longer = Answers { cramp_longest_minutes: minutes(20.0), ..Answers::default() };
    assert!(said(&[night(1, CRAMP)], &longer).is_empty());
}

#[test]
fn a_number_a_week_needs_a_week_as_on_the_page_and_a_night_with_a_cramp_had_one_at_least() {
    let value = |value| Some(Num(crate::model::WakingsPerWeek::of(value)));
    let answers = Answers { wakings_per_week: value(3.0), ..Answers::default() };
    assert!(said(&nights(6, QUIET), &answers).is_empty());
    assert_eq!(said(&nights(7, QUIET), &answers), [(Key::WakingsPerWeek, Speaks::Against, Count::PerWeek(0.0, 7))]);
    let often = Answers { cramps_per_week: Some(Num(crate::model::CrampsPerWeek::of(7.0))), ..Answers::default() };
    let untold = nights(14, r#","cramps":{"had":"yes"}"#);
    assert_eq!(said(&untold, &often), [(Key::CrampsPerWeek, Speaks::For, Count::PerWeek(7.0, 14))]);
}

#[test]
fn the_last_week_alone_speaks_to_the_severity_of_the_last_week() {
    let answers = Answers { severity: Some(Num(crate::model::Severity::of(6.0))), ..Answers::default() };
    let mut all = nights(10, &LATE.replace("\"severity\":6", "\"severity\":10"));
    all.extend((20..=25).map(|day| night(day, LATE)));
    assert_eq!(said(&all, &answers), [(Key::Severity, Speaks::For, Count::Most(6.0, 6))]);
}
