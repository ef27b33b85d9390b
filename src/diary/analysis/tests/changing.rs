//! What is a change, at the edges of its windows: 14 nights before, 28 from it on, five that tell, half of them.

use super::{analysis, date, diary, period, urge, with};
use crate::diary::analysis::ChangeKind::{self, Begins, Lowered, Raised, Stops};
use crate::diary::analysis::compare::changes;

/// The changes over so many nights on which magnesium was taken or not; `None` where medicines are not told.
fn found(nights: u64, took: impl Fn(u64) -> bool) -> Vec<(ChangeKind, u64)> {
    named(nights, |after| if took(after) { "magnesium" } else { "" })
}

fn named(nights: u64, took: impl Fn(u64) -> &'static str) -> Vec<(ChangeKind, u64)> {
    let nights_told = diary(nights, |after| {
        let name = took(after);
        let doses = if name.is_empty() { String::new() } else { format!(r#"{{"name":"{name}"}}"#) };
        Some(format!(r#""took":[{doses}]"#))
    });
    let found = with(&nights_told, |all| changes(all, period(0, nights - 1)));
    found.into_iter().map(|change| (change.kind, (change.on - date(0)).num_days() as u64)).collect()
}

#[test]
fn half_of_the_nights_is_most_of_them() {
    // From the 14th on every second night: 14 of 28. Without the last of them it is 13.
    let every_second = |after: u64| after >= 14 && after.is_multiple_of(2);
    assert_eq!(found(42, every_second), [(Begins, 14)]);
    assert_eq!(found(42, |after| every_second(after) && after < 40), []);
    // Seven of the 14 before, and then none.
    let stopped = |after: u64| after < 14 && after % 2 == 1;
    assert_eq!(found(42, stopped), [(Stops, 14)]);
    assert_eq!(found(42, |after| stopped(after) && after > 1), []);
}

#[test]
fn four_weeks_are_28_nights_and_the_first_is_the_night_of_the_change() {
    // 14 of the 28, but 13 of the first 27; and 14 of 29 would be too few. Then half of two weeks, and no more.
    assert_eq!(
        found(60, |after| (14..40).contains(&after) && after.is_multiple_of(2) || after == 41),
        [(Begins, 14), (Stops, 42)]
    );
    assert_eq!(found(60, |after| (14..42).contains(&after) && after.is_multiple_of(2)), [(Begins, 14), (Stops, 41)]);
    // Not once in 28 nights, and again on the 29th.
    assert_eq!(found(60, |after| !(14..42).contains(&after)), [(Stops, 14), (Begins, 42)]);
    assert_eq!(found(60, |after| after < 14 || after == 41), []);
}

#[test]
fn two_weeks_are_the_14_nights_before() {
    let every_second = |after: u64| after >= 20 && after.is_multiple_of(2);
    assert_eq!(found(60, |after| after == 5 || every_second(after)), [(Begins, 20)]);
    assert_eq!(found(60, |after| after == 6 || every_second(after)), []);
}

#[test]
fn another_dose_stays_for_five_nights() {
    let for_nights = |nights: u64| {
        named(50, |after| match after {
            0..20 => "ropinirole 0.5 mg",
            _ if after < 20 + nights => "ropinirole 1 mg",
            _ => "ropinirole 0.75 mg",
        })
    };
    assert_eq!(for_nights(5), [(Raised, 20)]);
    assert_eq!(for_nights(4), []);
    // Of the two weeks before each night tells of the same dose.
    let once = |on: u64| {
        named(50, |after| match after {
            _ if after == on => "ropinirole 0.25 mg",
            0..20 => "ropinirole 1 mg",
            _ => "ropinirole 0.5 mg",
        })
    };
    assert_eq!((once(5), once(6)), (vec![(Lowered, 20)], vec![]));
}

#[test]
fn the_night_of_a_change_is_of_those_after_it() {
    // An urge on the night of the change only.
    let nights = diary(60, |after| {
        let felt = if after == 20 { urge(5, "22:00") } else { super::NO_URGE.to_owned() };
        let took = if after < 20 { "" } else { r#"{"name":"magnesium"}"# };
        Some(format!(r#"{felt},"took":[{took}]"#))
    });
    let sides = |last: u64| {
        let found = analysis(&nights, period(0, last)).changes;
        let [change] = found.as_slice() else { panic!("{found:?}") };
        let urges = change.figures[0];
        ((urges.before.count, urges.before.told), (urges.after.count, urges.after.told))
    };
    assert_eq!(sides(59), ((Some(0), 14), (Some(1), 28)));
    assert_eq!(sides(47), ((Some(0), 14), (Some(1), 28)));
    // What lies after the period is not looked at.
    assert_eq!(sides(46), ((Some(0), 14), (Some(1), 27)));
    assert_eq!(sides(30), ((Some(0), 14), (Some(1), 11)));
}

#[test]
fn other_changes_within_seven_days_are_named() {
    let apart = |days: u64| {
        let nights = diary(70, |after| {
            let magnesium = if after < 20 { "" } else { r#"{"name":"magnesium"}"# };
            let iron = if after < 20 + days { "" } else { r#"{"name":"gabapentin"}"# };
            let comma = if iron.is_empty() { "" } else { "," };
            Some(format!(r#""took":[{magnesium}{comma}{iron}]"#))
        });
        let found = analysis(&nights, period(0, 69)).changes;
        found.iter().map(|change| change.confounders.len()).collect::<Vec<_>>()
    };
    assert_eq!((apart(7), apart(8)), (vec![1, 1], vec![0, 0]));
}
