//! The watch for augmentation, at the edges of its stretches and signs.

use super::{NO_URGE, analyse, at, date, diary, of, period};
use crate::diary::analysis::{Known, Lacking, Watch, WatchSign};
use crate::model::{AugmentationVerdict, IronReading, Night};

const DOSE: &str = r#"{"name":"ropinirole 0.5 mg","at":"{d}T21:00:00+09:00"}"#;
const ONSET: &str = r#""onset":{"at":"{d}T22:00:00+09:00"}"#;
const ALL_DAY: &str = r#""onset":{"all_day":true}"#;

/// A night with an urge of which so much is told, and with doses.
fn told(urge: &str, doses: &str) -> String {
    format!(r#""urge":{{"felt":"yes"{}{urge}}},"took":[{doses}]"#, if urge.is_empty() { "" } else { "," })
}

fn whole(onset: &str) -> String {
    told(&format!(r#"{onset},"severity":4,"places":["legs"]"#), DOSE)
}

fn watch_over(nights: &[Night], first: u64, last: u64) -> Option<Watch> {
    let known = Known { iron: Some(IronReading::AboveThresholds), ..Known::default() };
    analyse(&of(nights), period(first, last), at("2026-12-01T07:00:00+09:00"), &known).watch
}

/// The watch over forty nights; its last week is of the nights from the 33rd on, its baseline of the first fourteen.
fn watch(of: impl Fn(u64) -> Option<String>) -> Watch {
    watch_over(&diary(40, of), 12, 39).expect("watched")
}

fn signs(of: impl Fn(u64) -> String) -> Vec<WatchSign> {
    watch(|after| Some(of(after))).signs
}

#[test]
fn a_medicine_is_watched_for_28_nights() {
    let watched = |on: u64| {
        let nights = diary(40, |after| Some(told(ONSET, if after == on { DOSE } else { "" })));
        watch_over(&nights, 39, 39).is_some()
    };
    assert_eq!((watched(12), watched(11)), (true, false));
}

#[test]
fn the_two_weeks_end_before_the_last_week_and_hold_five_urges() {
    let lacks = |of: &dyn Fn(u64) -> Option<String>| watch(of).lacking.contains(&Lacking::Baseline);
    let from = |first: u64| move |after: u64| (after >= first).then(|| whole(ONSET));
    assert_eq!((lacks(&from(19)), lacks(&from(20))), (false, true));
    let urges = |count: u64| {
        move |after: u64| {
            Some(if after < count || after >= 14 { whole(ONSET) } else { format!(r#"{NO_URGE},"took":[{DOSE}]"#) })
        }
    };
    assert_eq!((lacks(&urges(5)), lacks(&urges(4))), (false, true));
}

#[test]
fn a_dose_is_steady_where_five_nights_of_fourteen_tell_it() {
    let first = |nights: u64| {
        let told_of = |after: u64| after < nights || after >= 14;
        let of = |after: u64| {
            Some(if told_of(after) { whole(ONSET) } else { format!(r#""urge":{{"felt":"yes",{ONSET}}}"#) })
        };
        watch(of).baseline.expect("a baseline").first
    };
    // With four, no two weeks hold five of them before the nights that all tell it.
    assert_eq!((first(5), first(4)), (date(0), date(14)));
}

#[test]
fn a_median_is_of_five_nights() {
    let seven = |count: u64| {
        let of = |after: u64| {
            let few = after >= 33 && after - 33 >= count;
            Some(if few { told("", DOSE) } else { whole(ONSET) })
        };
        let watch = watch(of);
        (watch.current.onset, watch.current.severity, watch.lacking)
    };
    assert_eq!(seven(5), (Some(960.0), Some(4.0), vec![]));
    assert_eq!(seven(4), (None, None, vec![Lacking::Onsets, Lacking::Severities, Lacking::Places]));
}

#[test]
fn all_day_is_a_sign_on_three_of_seven_nights_and_only_where_it_is_new() {
    let of = |before: u64, now: u64| {
        let signs = signs(|after| whole(if after < before || after >= 40 - now { ALL_DAY } else { ONSET }));
        signs.contains(&WatchSign::AllDay)
    };
    assert_eq!((of(0, 3), of(0, 2)), (true, false));
    assert_eq!((of(1, 3), of(1, 7)), (false, false));
}

#[test]
fn a_dose_is_earlier_by_an_hour_on_five_nights_that_tell_its_time() {
    let dose = |clock: &str| format!(r#"{{"name":"ropinirole 0.5 mg","at":"{{d}}T{clock}:00+09:00"}}"#);
    let untimed = r#"{"name":"ropinirole 0.5 mg"}"#;
    let of = |clock: &str, timed: u64| {
        signs(|after| {
            let now = after >= 33;
            let doses = if !now {
                DOSE.to_owned()
            } else if after - 33 < timed {
                dose(clock)
            } else {
                untimed.to_owned()
            };
            told(&format!(r#"{ONSET},"severity":4,"places":["legs"]"#), &doses)
        })
    };
    assert_eq!((of("20:00", 7), of("20:01", 7)), (vec![WatchSign::DoseEarlier], vec![]));
    assert_eq!((of("20:00", 5), of("20:00", 4)), (vec![WatchSign::DoseEarlier], vec![]));
    // Of two doses the first counts.
    let two = |first: &str, last: &str| format!("{},{}", dose(first), dose(last));
    let moved = |now: [&str; 2]| {
        signs(|after| {
            let [first, last] = if after >= 33 { now } else { ["19:00", "23:00"] };
            told(&format!(r#"{ONSET},"severity":4,"places":["legs"]"#), &two(first, last))
        })
    };
    assert_eq!((moved(["19:00", "20:00"]), moved(["18:00", "23:00"])), (vec![], vec![WatchSign::DoseEarlier]));
}

#[test]
fn a_dose_is_raised_on_more_than_half_of_the_nights_that_tell_it() {
    // Three nights with more, of so many of the last seven that tell of medicines.
    let of = |told_of: u64| {
        signs(|after| match after {
            37.. => whole(ONSET).replace("0.5 mg", "1 mg"),
            33.. if after - 33 >= told_of - 3 => {
                format!(r#""urge":{{"felt":"yes",{ONSET},"severity":4,"places":["legs"]}}"#)
            }
            _ => whole(ONSET),
        })
    };
    assert_eq!((of(5), of(6)), (vec![WatchSign::DoseRaised], vec![]));
    // More of one and less of another is not more.
    let both =
        |one: &str, other: &str| format!(r#"{{"name":"ropinirole {one} mg"}},{{"name":"pramipexole {other} mg"}}"#);
    let now = |one: &str, other: &str| {
        signs(|after| {
            let doses = if after >= 33 { both(one, other) } else { both("0.5", "0.25") };
            told(&format!(r#"{ONSET},"severity":4,"places":["legs"]"#), &doses)
        })
    };
    assert_eq!(now("1", "0.25"), [WatchSign::DoseRaised]);
    assert_eq!((now("1", "0.125"), now("0.5", "0.25"), now("0.25", "0.125")), (vec![], vec![], vec![]));
}

#[test]
fn places_are_known_where_five_nights_tell_them() {
    let of = |places: u64| {
        let watch = watch(|after| {
            let told_of = after < 33 || after - 33 < places;
            let place = if told_of { r#","places":["legs"]"# } else { "" };
            Some(told(&format!(r#"{ONSET},"severity":4{place}"#), DOSE))
        });
        (watch.verdict, watch.lacking)
    };
    assert_eq!(of(5), (AugmentationVerdict::NoSigns, vec![]));
    assert_eq!(of(4), (AugmentationVerdict::CannotTell, vec![Lacking::Places]));
}
