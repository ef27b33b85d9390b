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
