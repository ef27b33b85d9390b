//! The medicines that act on the legs.

use super::{analysis, date, diary, period};
use crate::diary::analysis::LegMedicine;

fn found(took: impl Fn(u64) -> Option<String>) -> Vec<LegMedicine> {
    let nights = diary(42, |after| took(after).map(|took| format!(r#""took":[{took}]"#)));
    analysis(&nights, period(14, 41)).leg_medicines
}

fn dose(name: &str, clock: &str) -> String {
    format!(r#"{{"name":"{name}","at":"{{d}}T{clock}:00+09:00"}}"#)
}

#[test]
fn since_the_first_night_of_the_amount_with_the_one_before() {
    let one = found(|after| Some(dose(if after < 20 { "ropinirole 0.5 mg" } else { "ropinirole 1 mg" }, "20:00")));
    let one = one.first().expect("a medicine");
    assert_eq!((one.name.as_str(), one.since, one.from_the_first), ("ropinirole", date(20), false));
    assert_eq!((one.amount.map(|of| of.number), one.before.map(|of| of.number)), (Some(1.0), Some(0.5)));
    assert_eq!((one.times, one.nights.yes, one.nights.told), (Some((840.0, 840.0)), 28, 28));
}

#[test]
fn two_doses_are_one_amount_and_a_few_nights_without_it_no_beginning() {
    let two = format!("{},{}", dose("pramipexole 0.25 mg", "18:30"), dose("pramipexole 0.25 mg", "22:00"));
    let found = found(|after| match after {
        10..16 | 30 => Some(String::new()),
        20..25 => None,
        _ => Some(two.clone()),
    });
    let one = found.first().expect("a medicine");
    assert_eq!((one.doses, one.amount.map(|of| of.number)), (2, Some(0.5)));
    assert_eq!((one.since, one.from_the_first, one.times), (date(0), true, Some((750.0, 960.0))));
}

#[test]
fn a_week_without_it_is_a_beginning_and_what_does_not_act_on_legs_is_left_out() {
    let names = |after: u64| match after {
        0..3 | 12.. => r#"{"name":"gabapentin"},{"name":"vitamin C"}"#,
        _ => "",
    };
    let found = found(|after| Some(names(after).to_owned()));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].since, found[0].from_the_first, found[0].amount), (date(12), false, None));
    // What was not taken in the period is no medicine of the period.
    let nights = diary(42, |after| (after < 10).then(|| r#""took":[{"name":"gabapentin"}]"#.to_owned()));
    assert_eq!(analysis(&nights, period(14, 41)).leg_medicines, []);
}

#[test]
fn six_nights_in_a_row_without_it_are_no_beginning_and_seven_are() {
    let since = |without: fn(u64) -> bool| {
        let found =
            found(|after| Some(if without(after) { String::new() } else { dose("gabapentin 300 mg", "21:00") }));
        (found[0].since, found[0].from_the_first)
    };
    assert_eq!(since(|_| false), (date(0), true));
    assert_eq!(since(|after| (10..16).contains(&after)), (date(0), true));
    assert_eq!(since(|after| (10..17).contains(&after)), (date(17), false));
    // They are counted in a row.
    assert_eq!(since(|after| (10..24).contains(&after) && after != 14 && after != 19), (date(0), true));
    // Six nights without it before the first are too few for a beginning.
    assert_eq!(since(|after| after < 6), (date(6), true));
    assert_eq!(since(|after| after < 7), (date(7), false));
}

#[test]
fn dopaminergic_medicines_come_first() {
    let both = format!("{},{}", dose("gabapentin 300 mg", "21:00"), dose("ropinirole 1 mg", "20:00"));
    let names: Vec<String> = found(|_| Some(both.clone())).into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["ropinirole", "gabapentin"]);
}

#[test]
fn since_when_is_looked_for_in_91_nights_and_no_further() {
    let nights = diary(120, |_| Some(format!(r#""took":[{}]"#, dose("gabapentin 300 mg", "21:00"))));
    let since = |first: u64| {
        let found = analysis(&nights, period(first, 119)).leg_medicines;
        (found[0].since, found[0].from_the_first)
    };
    assert_eq!(since(92), (date(119 - 90), true));
    // Of a longer period as many nights before it.
    assert_eq!(since(60), (date(0), true));
    assert_eq!(since(119), (date(119 - 90), true));
}
