//! What looks like augmentation, at the edges of each rule.

use super::{analyse, at, diary, of, period};
use crate::diary::analysis::{Known, Watch, WatchLookAlike, WatchSign};
use crate::model::{Id, IronReading, Night};

/// A night on ropinirole: when the urge began, how strong and where it was.
#[derive(Clone, Copy)]
struct Told {
    at: &'static str,
    severity: u32,
    places: &'static str,
    dose: &'static str,
    rest: &'static str,
}

const CALM: Told =
    Told { at: "{d}T22:00", severity: 4, places: r#"["legs"]"#, dose: r#"{"name":"ropinirole 0.5 mg"}"#, rest: "" };
/// Four hours earlier.
const EARLY: Told = Told { at: "{d}T18:00", ..CALM };

fn nights(told: impl Fn(u64) -> Option<Told>) -> Vec<Night> {
    diary(40, |after| {
        let Told { at, severity, places, dose, rest } = told(after)?;
        let onset = format!(r#"{{"at":"{at}:00+09:00"}}"#);
        let urge = format!(r#""urge":{{"felt":"yes","severity":{severity},"onset":{onset},"places":{places}}}"#);
        Some(format!(r#"{urge},"took":[{dose}]{rest}"#))
    })
}

/// The watch over the last of forty nights; its last week is of the nights from the 33rd on.
fn watch(nights: &[Night], iron: Option<IronReading>) -> Watch {
    let known = Known { iron, ..Known::default() };
    analyse(&of(nights), period(12, 39), at("2026-12-01T07:00:00+09:00"), &known).watch.expect("watched")
}

#[track_caller]
fn has(told: impl Fn(u64) -> Option<Told>, what: WatchLookAlike) -> bool {
    watch(&nights(told), Some(IronReading::AboveThresholds)).look_alikes.contains(&what)
}

#[test]
fn a_flare_is_short_where_fewer_than_half_of_the_nights_before_were_as_bad() {
    // Of the seven nights before the last seven, so many are in the diary, and so many of these were as bad.
    let flare = |logged: u64, bad: u64| {
        let told = |after: u64| match after {
            33.. => Some(EARLY),
            26.. if after - 26 >= logged => None,
            26.. if after - 26 < bad => Some(EARLY),
            _ => Some(CALM),
        };
        has(told, WatchLookAlike::ShortFlare)
    };
    let table = [
        // Three nights that tell, and no fewer.
        (2, 0, false),
        (3, 0, true),
        (3, 1, true),
        (3, 2, false),
        // Half is not fewer than half.
        (4, 1, true),
        (4, 2, false),
        (6, 3, false),
        (7, 3, true),
        (7, 4, false),
    ];
    for (logged, bad, expected) in table {
        assert_eq!(flare(logged, bad), expected, "{bad} of {logged}");
    }
}

#[test]
fn a_flare_looks_at_the_week_before_and_at_nothing_older() {
    let told = |bad: std::ops::Range<u64>| {
        move |after: u64| Some(if after >= 33 || bad.contains(&after) { EARLY } else { CALM })
    };
    assert!(has(told(14..26), WatchLookAlike::ShortFlare));
    assert!(has(told(14..29), WatchLookAlike::ShortFlare));
    assert!(!has(told(14..30), WatchLookAlike::ShortFlare));
}

#[test]
fn a_night_is_as_bad_by_its_beginning_its_strength_or_a_new_place() {
    let flare = |bad: Told| {
        has(
            |after| {
                Some(if after >= 33 {
                    EARLY
                } else if after >= 26 {
                    bad
                } else {
                    CALM
                })
            },
            WatchLookAlike::ShortFlare,
        )
    };
    let table = [
        // Two hours earlier, two points stronger.
        (Told { at: "{d}T20:00", ..CALM }, false),
        (Told { at: "{d}T20:01", ..CALM }, true),
        (Told { severity: 6, ..CALM }, false),
        (Told { severity: 5, ..CALM }, true),
        (Told { places: r#"["legs","arms"]"#, ..CALM }, false),
        (Told { places: "[]", ..CALM }, true),
        (Told { at: "{n}T02:00", severity: 1, ..CALM }, true),
    ];
    for (bad, expected) in table {
        assert_eq!(flare(bad), expected, "{} {} {}", bad.at, bad.severity, bad.places);
    }
}

#[test]
fn a_dose_alone_is_no_flare() {
    let raised = Told { dose: r#"{"name":"ropinirole 1 mg"}"#, ..CALM };
    let all = nights(|after| Some(if after >= 33 { raised } else { CALM }));
    let watch = watch(&all, Some(IronReading::AboveThresholds));
    assert_eq!((watch.signs, watch.look_alikes), (vec![WatchSign::DoseRaised], vec![]));
}

#[test]
fn a_rebound_begins_in_the_small_hours_after_sleep_on_three_of_the_last_seven_nights() {
    let rebound = |count: u64, at: &'static str, rest: &'static str| {
        let told = |after: u64| Some(if after >= 40 - count { Told { at, rest, ..CALM } } else { CALM });
        has(told, WatchLookAlike::EarlyMorningRebound)
    };
    let tried = r#","sleep":{"tried":"{d}T23:00:00+09:00"}"#;
    let later = r#","sleep":{"tried":"{n}T04:00:00+09:00"}"#;
    let table = [
        (2, "{n}T03:30", "", false),
        (3, "{n}T03:30", "", true),
        (3, "{n}T01:59", "", false),
        (3, "{n}T02:00", "", true),
        (3, "{n}T07:59", "", true),
        (3, "{n}T08:00", "", false),
        (3, "{n}T03:30", tried, true),
        // It was there before sleep was tried.
        (3, "{n}T03:30", later, false),
        (3, "{n}T04:00", later, false),
        (3, "{n}T04:01", later, true),
    ];
    for (count, at, rest, expected) in table {
        assert_eq!(rebound(count, at, rest), expected, "{count} {at} {rest}");
    }
}

#[test]
fn a_medicine_is_new_where_four_weeks_before_did_not_name_it() {
    let beside = Told { dose: r#"{"name":"ropinirole 0.5 mg"},{"name":"diphenhydramine"}"#, ..CALM };
    let new =
        |with: fn(u64) -> bool| has(|after| Some(if with(after) { beside } else { CALM }), WatchLookAlike::NewTrigger);
    // The last fourteen nights are those from the 26th on.
    assert!(new(|after| after == 26) && new(|after| after == 39));
    assert!(!new(|after| after == 25));
    // Taken once more of late is not new, however long a part of the four weeks before lies between.
    assert!(!new(|after| after == 0 || after == 39));
    assert!(!new(|after| after == 25 || after == 26));
}

#[test]
fn iron_is_known_only_where_a_test_says_something_of_it() {
    let all = nights(|_| Some(CALM));
    let found = |iron| watch(&all, iron).look_alikes;
    assert_eq!(found(None), [WatchLookAlike::IronNotKnown]);
    for reading in IronReading::ALL {
        let expected = match reading {
            IronReading::LowForRls => vec![WatchLookAlike::LowIron],
            IronReading::Unreliable | IronReading::Incomplete => vec![WatchLookAlike::IronNotKnown],
            _ => vec![],
        };
        assert_eq!(found(Some(*reading)), expected, "{reading}");
    }
}

#[test]
fn a_journey_counts_in_the_last_week_only() {
    let travelled = |from: u64| {
        let mut all = nights(|_| Some(CALM));
        all[from as usize..].iter_mut().for_each(|night| night.zone = Some("Asia/Tokyo".to_owned()));
        watch(&all, Some(IronReading::AboveThresholds)).look_alikes.contains(&WatchLookAlike::TravelOrClockChange)
    };
    assert_eq!((travelled(32), travelled(33), travelled(39)), (false, true, true));
}
