//! Signs that somebody should look at.

use super::{CRAMP, NO_CRAMP, NO_URGE, QUIET, analyse, analysis, at, date, diary, night, of, period, urge};
use crate::diary::analysis::{Flag, Known, Period};
use crate::model::{Night, RedFlag, Urgency};

fn flags(nights: &[Night], period: Period) -> Vec<(RedFlag, Urgency, usize)> {
    let flags = analysis(nights, period).flags;
    flags.into_iter().map(|flag| (flag.id, flag.urgency, flag.nights.len())).collect()
}

fn flag(nights: &[Night], id: RedFlag) -> Option<Flag> {
    analysis(nights, period(0, 27)).flags.into_iter().find(|flag| flag.id == id)
}

fn woken(times: u64) -> String {
    format!(r#""leg_wakings":{times}"#)
}

#[test]
fn three_wakings_within_seven_nights_are_counted_and_never_reckoned_up() {
    let wakes = |nights: &[Night]| flag(nights, RedFlag::Wakes3plusPerWeek);
    let only = |times: fn(u64) -> Option<u64>| diary(28, move |at| times(at).map(woken));
    assert!(wakes(&only(|at| Some(u64::from(at % 7 < 2)))).is_none());
    let three = wakes(&only(|at| Some(u64::from((8..11).contains(&at))))).expect("a flag");
    assert_eq!((three.urgency, three.nights), (Urgency::Routine, vec![date(8), date(9), date(10)]));
    let counted = |flag: Flag| flag.counted.map(|counted| (counted.times, counted.told, counted.nights));
    // Other nights may be missing: three are three, and how many nights tell is said.
    assert_eq!(wakes(&only(|at| (at % 3 == 0 && at < 7).then_some(1))).and_then(counted), Some((3, 3, 7)));
    assert!(wakes(&only(|at| (at % 4 == 0).then_some(1))).is_none());
    // Two nights of one waking each are no three, though they would be seven a week.
    assert!(wakes(&only(|at| (at < 2).then_some(1))).is_none());
    // What is missing can only add to the five of one night.
    assert_eq!(wakes(&only(|at| (at == 3).then_some(5))).and_then(counted), Some((5, 1, 7)));
    let week = wakes(&only(|at| Some(if at == 3 { 5 } else { 0 }))).expect("a flag");
    assert_eq!((week.over.days(), week.nights.clone()), (7, vec![date(3)]));
    assert_eq!(counted(week), Some((5, 7, 7)));
    // What is longer ago than 28 nights is not looked at.
    let nights = diary(60, |at| Some(woken(u64::from(at < 10))));
    assert!(flags(&nights, period(0, 59)).is_empty());
}

#[test]
fn three_cramps_on_one_side() {
    let side = |sides: &[&str], muscle: &str| {
        let cramp = |side: &&str| format!(r#"{{"side":"{side}","muscle":"{muscle}"}}"#);
        let told = |at: u64| {
            let cramp = sides.get(at as usize).map(cramp)?;
            Some(format!(r#""cramps":{{"had":"yes","events":[{cramp}]}}"#))
        };
        flag(&diary(28, told), RedFlag::OneLegOnly)
    };
    let left = side(&["left", "left", "left"], "calf").expect("a flag");
    assert_eq!((left.urgency, left.nights.len()), (Urgency::Routine, 3));
    assert!(side(&["right", "right", "right"], "foot").is_some());
    assert!(side(&["left", "left"], "calf").is_none());
    assert!(side(&["left", "left", "right", "left"], "calf").is_none());
    assert!(side(&["left", "left", "both", "left"], "calf").is_none());
    assert!(side(&["left", "left", "left"], "hand").is_none());
}

#[test]
fn a_long_cramp_is_for_today_while_it_is_fresh() {
    let cramp = |seconds: u32, at: &str| {
        let told = format!(r#""cramps":{{"had":"yes","events":[{{"seconds":{seconds}{at}}}]}}"#);
        [night(0, &told)]
    };
    let told = |seconds, at_: &str, now: &str| {
        let nights = cramp(seconds, at_);
        let found = analyse(&of(&nights), period(0, 27), at(now), &Known::default()).flags;
        found.first().map(|flag| (flag.id, flag.urgency, flag.nights.clone()))
    };
    let three = r#","at":"{n}T03:00:00+09:00""#;
    let long = |urgency| Some((RedFlag::CrampOver10Minutes, urgency, vec![date(0)]));
    assert_eq!(told(600, three, "2026-09-02T07:00:00+09:00"), None);
    assert_eq!(told(601, three, "2026-09-02T07:00:00+09:00"), long(Urgency::SameDay));
    assert_eq!(told(601, three, "2026-09-04T03:00:00+09:00"), long(Urgency::SameDay));
    assert_eq!(told(601, three, "2026-09-04T03:00:01+09:00"), long(Urgency::Soon));
    assert_eq!(told(601, "", "2026-09-04T12:00:00+09:00"), long(Urgency::SameDay));
    assert_eq!(told(601, "", "2026-09-05T00:00:00+09:00"), long(Urgency::Soon));
    for urgency in [Urgency::SameDay, Urgency::Soon] {
        assert!(RedFlag::CrampOver10Minutes.tiers().contains(&urgency));
    }
}

/// Fourteen nights before, and then 28 on which calves are stretched on so many of four.
fn stretched(kept: u64, before: u64, after: u64) -> Vec<Night> {
    diary(42, |at| {
        let did = if at >= 14 && at % 4 < kept { r#"["calf_stretch"]"# } else { "[]" };
        let had = if at < 14 { at < before } else { at - 14 < after };
        Some(format!(r#"{},"did":{did}"#, if had { CRAMP } else { r#""cramps":{"had":"no"}"# }))
    })
}

#[test]
fn self_care_without_effect() {
    let failed = |nights: &[Night]| {
        let found = analysis(nights, period(14, 41)).flags;
        found.into_iter().find(|flag| flag.id == RedFlag::SelfcareNoEffect).map(|flag| flag.nights.len())
    };
    // Twelve of fourteen nights before; a quarter less is 18 of 28.
    assert_eq!(failed(&stretched(4, 12, 24)), Some(28));
    assert_eq!(failed(&stretched(4, 12, 18)), Some(28));
    assert_eq!(failed(&stretched(4, 12, 17)), None);
    // Not kept up, or without trouble before.
    assert_eq!(failed(&stretched(1, 12, 24)), None);
    assert_eq!(failed(&stretched(4, 0, 0)), None);
    // From before the diary.
    let always = diary(42, |_| Some(format!(r#"{CRAMP},"did":["calf_stretch"]"#)));
    assert_eq!(failed(&always), None);
    // Six nights before tell that it was not done, and all that there were cramps.
    let seldom = diary(42, |at| {
        let did = if at < 8 {
            ""
        } else if at < 14 {
            r#","did":[]"#
        } else {
            r#","did":["calf_stretch"]"#
        };
        Some(format!("{CRAMP}{did}"))
    });
    assert_eq!(failed(&seldom), None);
    // Begun three weeks ago.
    let short =
        diary(35, |at| Some(format!(r#"{CRAMP},"did":{}"#, if at < 14 { "[]" } else { r#"["calf_stretch"]"# })));
    assert_eq!(analysis(&short, period(0, 34)).flags, []);
}

#[test]
fn quiet_nights_and_an_empty_diary_raise_nothing() {
    assert!(flags(&diary(28, |_| Some(QUIET.to_owned())), period(0, 27)).is_empty());
    assert!(flags(&[], period(0, 27)).is_empty());
    let urges = diary(28, |at| Some(if at % 2 == 0 { urge(9, "22:00") } else { NO_URGE.to_owned() }));
    assert!(flags(&urges, period(0, 27)).is_empty());
}

#[test]
fn the_signs_are_looked_for_in_28_nights_also_where_the_period_is_shorter() {
    // The period is the last week of forty nights; the 28 are those from the 12th on.
    let found = |on: u64, told: &str| {
        let nights = diary(40, |at| Some(if at == on { told.to_owned() } else { QUIET.to_owned() }));
        flags(&nights, period(33, 39)).into_iter().map(|(id, ..)| id).collect::<Vec<_>>()
    };
    let cramp = r#"{"side":"left","seconds":60}"#;
    let cramps = format!(r#""cramps":{{"had":"yes","events":[{cramp},{cramp},{cramp}]}}"#);
    let table = [
        (woken(3), RedFlag::Wakes3plusPerWeek),
        // A muscle that is not told may be one of the leg.
        (cramps, RedFlag::OneLegOnly),
        (r#""cramps":{"had":"yes","events":[{"seconds":601}]}"#.to_owned(), RedFlag::CrampOver10Minutes),
    ];
    for (told, id) in table {
        assert_eq!((found(12, &told), found(11, &told)), (vec![id], vec![]), "{told}");
    }
}

/// Nights of self-care without effect, of those that are named.
fn failed(nights: &[Night], last: u64) -> Option<usize> {
    let found = analysis(nights, period(last - 27, last)).flags;
    found.into_iter().find(|flag| flag.id == RedFlag::SelfcareNoEffect).map(|flag| flag.nights.len())
}

#[test]
fn self_care_begins_after_two_weeks_without_it() {
    // Once, and every night from the 40th on. Before the one night there were no cramps, and since it always.
    let nights = |once: u64| {
        diary(68, |at| {
            let did = if at == once || at >= 40 { r#"["calf_stretch"]"# } else { "[]" };
            Some(format!(r#"{},"did":{did}"#, if at < once { NO_CRAMP } else { CRAMP }))
        })
    };
    // Fourteen nights lie between, or thirteen: then it began with the one, before which there was no trouble.
    assert_eq!((failed(&nights(25), 67), failed(&nights(26), 67)), (Some(28), None));
}

#[test]
fn seven_nights_that_tell_stand_before_self_care() {
    let nights = |told: u64| {
        diary(42, |at| {
            let did = if at >= 14 {
                r#","did":["calf_stretch"]"#
            } else if at < told {
                r#","did":[]"#
            } else {
                ""
            };
            Some(format!("{CRAMP}{did}"))
        })
    };
    assert_eq!((failed(&nights(7), 41), failed(&nights(6), 41)), (Some(28), None));
}

#[test]
fn of_two_that_failed_the_one_that_was_done_most_is_named() {
    let nights = diary(42, |at| {
        let did = match at {
            0..14 => "[]",
            _ if at % 4 == 0 => r#"["hydration"]"#,
            _ => r#"["calf_stretch","hydration"]"#,
        };
        Some(format!(r#"{CRAMP},"did":{did}"#))
    });
    assert_eq!(failed(&nights, 41), Some(28));
    // Four of seven nights are enough, and fewer are not.
    let kept = |of: u64| {
        let nights = diary(42, |at| {
            let did = if at >= 14 && at - 14 < of { r#"["calf_stretch"]"# } else { "[]" };
            Some(format!(r#"{CRAMP},"did":{did}"#))
        });
        failed(&nights, 41)
    };
    assert_eq!((kept(16), kept(15)), (Some(16), None));
}
