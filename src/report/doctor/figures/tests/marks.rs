//! The marks of the raster: each that a night tells of is there, once, and no other.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::prelude::*;

use super::{date, diary, drawn, night, period, sizes};
use crate::diary::Zone;
use crate::diary::analysis::Period;
use crate::diary::tests::strategies::{night_at, place};
use crate::model::{Moment, Night, Onset, Tri};
use crate::report::doctor::figures::canvas::Sign;
use crate::report::doctor::figures::raster;
use crate::report::page::{Drawing, Ink, Shape};

/// How many marks of a kind are drawn; surfaces, and lines that are no marks, are told from them by their measures.
pub fn count(drawing: &Drawing, sign: Sign) -> usize {
    let is = |shape: &&Shape| match (sign, shape) {
        (Sign::Cramp, Shape::Polygon { ink: Ink::Strong, .. }) => true,
        (Sign::Dose, Shape::Circle { fill: Some(Ink::Text), .. }) => true,
        (Sign::Caffeine, Shape::Circle { fill: None, .. }) => true,
        (Sign::Alcohol, Shape::Rect { ink: Ink::Text, .. }) => true,
        (Sign::Earlier, Shape::Polygon { ink: Ink::Dark, .. }) => true,
        (Sign::Urge, Shape::Rect { width, height, ink: Ink::Dark, .. }) => (width / height - 0.6).abs() < 1e-6,
        // Two slanted lines make one.
        (Sign::Unknown, Shape::Line { from, to, .. }) => from.0 < to.0 && from.1 < to.1,
        (Sign::Dash, Shape::Line { width, .. }) => (width - 0.9).abs() < 1e-9,
        _ => false,
    };
    drawing.shapes.iter().filter(is).count()
}

/// Nights of a zone in a row.
fn any_nights() -> BoxedStrategy<Vec<Night>> {
    let nights = |(zone, first): (crate::diary::Zone, chrono::NaiveDate)| {
        let dates = (0..6).map(move |after| first + chrono::Days::new(after)).filter(move |date| zone.has_day(*date));
        dates.map(|date| night_at((zone, date))).collect::<Vec<_>>()
    };
    place().prop_flat_map(nights).boxed()
}

/// Minutes of the clock since an hour of the evening's date.
fn since(night: &Night, at: Moment, hour: u32) -> i64 {
    let from = night.date.and_hms_opt(hour, 0, 0).expect("an hour").and_utc().timestamp();
    (at.naive_local().and_utc().timestamp() - from).div_euclid(60)
}

/// The places of marks of one kind: minutes since 18:00, −1 of all before, `None` of what has no time in the row.
fn places(night: &Night, times: impl Iterator<Item = Option<Moment>>) -> BTreeSet<Option<i64>> {
    let place = |at: Moment| match since(night, at, 18) {
        ..0 => Some(-1),
        minutes @ 0..1440 => Some(minutes),
        _ => None,
    };
    times.map(|at| at.and_then(place)).collect()
}

/// How many marks of a kind a night calls for.
fn called_for(night: &Night, sign: Sign) -> usize {
    let felt = night.urge.as_ref().map(|urge| urge.felt);
    let onset = night.urge.as_ref().filter(|urge| urge.felt == Tri::Yes).and_then(|urge| urge.onset);
    let of_the_evening = |drunk: &Option<crate::model::Drunk>| {
        usize::from(drunk.as_ref().and_then(|drunk| drunk.last).is_some_and(|at| since(night, at, 18) >= 0))
    };
    match sign {
        Sign::Cramp => match &night.cramps {
            Some(cramps) if cramps.had == Tri::Yes => {
                places(night, cramps.events.iter().map(|cramp| cramp.at)).len().max(1)
            }
            _ => 0,
        },
        Sign::Dose => places(night, night.took.iter().flatten().map(|dose| dose.at)).len(),
        Sign::Caffeine => of_the_evening(&night.evening.caffeine),
        Sign::Alcohol => of_the_evening(&night.evening.alcohol),
        Sign::Unknown => usize::from(!matches!(felt, Some(Tri::Yes | Tri::No))),
        // One arrow, or two of an urge that was there all day. A time of another day is one of this night.
        Sign::Earlier => match onset {
            Some(Onset::AllDay(_)) => 2,
            Some(Onset::At(at)) => {
                let minutes = since(night, at, 6);
                let minutes = if (0..=1800).contains(&minutes) { minutes } else { minutes.rem_euclid(1440) };
                usize::from(minutes < 720)
            }
            None => 0,
        },
        // One whose length is told is a surface, unless by the clock it ends when it began.
        Sign::Urge => match (felt, onset) {
            (Some(Tri::Yes), None) => 1,
            (_, Some(Onset::At(at))) if called_for(night, Sign::Earlier) == 0 => usize::from(!lasts(night, at)),
            _ => 0,
        },
        _ => 0,
    }
}

/// Whether an urge that began then is told to have ended later, by the clock of the place.
fn lasts(night: &Night, began: Moment) -> bool {
    let zone = night.zone.as_deref().and_then(Zone::named).unwrap_or(Zone::Fixed(night.offset));
    let minutes = night.urge.as_ref().and_then(|urge| urge.minutes);
    minutes.is_some_and(|minutes| {
        let end = zone.show(&(began + TimeDelta::minutes(i64::from(minutes.get())))).naive_local();
        (end - began.naive_local()).num_minutes() > 0
    })
}

const KINDS: [Sign; 7] =
    [Sign::Cramp, Sign::Dose, Sign::Caffeine, Sign::Alcohol, Sign::Unknown, Sign::Earlier, Sign::Urge];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands beside it: no mark is lost where many are close together, in none of the sizes.
    #[test]
    fn every_mark_that_a_night_calls_for_is_drawn_and_no_other(nights in any_nights()) {
        let period = Period { first: nights[0].date, last: nights[nights.len() - 1].date };
        let figure = drawn(raster, &nights, period);
        let figure = figure.expect("a picture");
        for (_, drawing) in sizes(&figure) {
            for kind in KINDS {
                let wanted: usize = nights.iter().map(|night| called_for(night, kind)).sum();
                // The key has each kind that is there once, and both kinds of arrows.
                let arrows = |count| usize::from(nights.iter().any(|night| called_for(night, kind) == count)) * count;
                let in_key = if kind == Sign::Earlier { arrows(1) + arrows(2) } else { usize::from(wanted > 0) };
                prop_assert_eq!(count(drawing, kind), wanted + in_key, "{:?}", kind);
            }
        }
    }
}

/// A night that tells one thing, and its row in a terminal: left of the night, 48 half hours from 18:00, right of it.
#[test]
fn a_row_of_the_terminal_by_hand() {
    let urge = |told: &str| format!(r#""urge":{{"felt":"yes",{told}}}"#);
    let no = r#""urge":{"felt":"no"}"#;
    // The half hours, with what stands in some of them.
    let row = |signs: &[(usize, &str)]| {
        let mut row = [' '; 48];
        for (at, sign) in signs {
            row[*at..*at + sign.chars().count()].iter_mut().zip(sign.chars()).for_each(|(cell, sign)| *cell = sign);
        }
        row.iter().collect::<String>()
    };
    let drink =
        |what: &str, clock: &str| format!(r#"{no},"evening":{{"{what}":{{"drinks":1,"last":"{clock}:00+09:00"}}}}"#);
    let dose = |clock: &str| format!(r#"{no},"took":[{{"name":"a","at":"{clock}:00+09:00"}}]"#);
    let cramp = |clock: &str| format!(r#"{no},"cramps":{{"had":"yes","events":[{{"at":"{clock}:00+09:00"}}]}}"#);
    let sleep =
        |rest: &str| format!(r#"{no},"sleep":{{"in_bed":"{{d}}T22:00:00+09:00",{rest}"up":"{{n}}T07:00:00+09:00"}}"#);
    let table = [
        // Nothing with a time.
        (no.to_owned(), "", row(&[(0, "-")]), ""),
        // Not told at all, not sure, and an urge without a beginning: what has no time stands right of the row.
        (String::new(), "", row(&[(0, "-")]), "?"),
        (r#""urge":{"felt":"unsure"}"#.to_owned(), "", row(&[(0, "-")]), "?"),
        (urge(r#""severity":3"#), "", row(&[(0, "-")]), "u"),
        (format!(r#"{no},"took":[{{"name":"a"}}]"#), "", row(&[(0, "-")]), "m"),
        (format!(r#"{no},"cramps":{{"had":"yes"}}"#), "", row(&[(0, "-")]), "C"),
        (format!(r#"{no},"cramps":{{"had":"yes","events":[{{"seconds":60}}]}}"#), "", row(&[(0, "-")]), "C"),
        // An urge: without a length, with one, before 18:00, all day.
        (urge(r#""onset":{"at":"{d}T18:00:00+09:00"}"#), "", row(&[(0, "u")]), ""),
        (urge(r#""onset":{"at":"{n}T05:59:00+09:00"}"#), "", row(&[(23, "u")]), ""),
        (urge(r#""onset":{"at":"{d}T22:00:00+09:00"},"minutes":120"#), "", row(&[(8, "████")]), ""),
        (urge(r#""onset":{"at":"{d}T22:10:00+09:00"},"minutes":5"#), "", row(&[(8, "█")]), ""),
        (urge(r#""onset":{"at":"{d}T17:00:00+09:00"},"minutes":120"#), "<", row(&[(0, "██")]), ""),
        (urge(r#""onset":{"at":"{d}T17:59:00+09:00"}"#), "<", row(&[]), ""),
        (urge(r#""onset":{"all_day":true}"#), "A", row(&[]), ""),
        // Medicines, drinks from 18:00 on, cramps.
        (dose("{d}T18:00"), "", row(&[(0, "m")]), ""),
        (dose("{d}T21:29"), "", row(&[(6, "m")]), ""),
        (dose("{d}T21:30"), "", row(&[(7, "m")]), ""),
        (dose("{d}T17:59"), "m", row(&[]), ""),
        (drink("caffeine", "{d}T18:00"), "", row(&[(0, "o")]), ""),
        (drink("caffeine", "{d}T17:59"), "", row(&[(0, "-")]), ""),
        (drink("alcohol", "{d}T23:15"), "", row(&[(10, "a")]), ""),
        (cramp("{n}T03:10"), "", row(&[(18, "C")]), ""),
        (cramp("{n}T17:59"), "", row(&[(47, "C")]), ""),
        // A cramp is seen before all else at its half hour.
        (
            format!(
                r#"{},"took":[{{"name":"a","at":"{{n}}T03:01:00+09:00"}},{{"name":"b","at":"{{n}}T03:20:00+09:00"}}]"#,
                cramp("{n}T03:10")
            ),
            "",
            row(&[(18, "C")]),
            "",
        ),
        // Bed and sleep: awake until asleep, and from waking to rising; in bed where nothing is told of sleep.
        (sleep(""), "", row(&[(8, &"─".repeat(18))]), ""),
        (
            sleep(r#""tried":"{d}T22:30:00+09:00","latency":60,"woke":"{n}T06:00:00+09:00","#),
            "",
            row(&[(8, "▒▒▒"), (11, &"░".repeat(13)), (24, "▒▒")]),
            "",
        ),
    ];
    for (told, before, half_hours, after) in table {
        let nights = [night(0, &told)];
        let figure = drawn(raster, &nights, period(0, 0)).expect("a picture");
        let wanted = format!("Tue 1 Sep   {before}{half_hours} {after}");
        assert_eq!(figure.characters[1], wanted.trim_end(), "{told}");
    }
    // A night that is missing is no quiet one.
    let nights = diary(3, |after| (after != 1).then(|| no.to_owned()));
    let figure = drawn(raster, &nights, period(0, 2)).expect("a picture");
    assert_eq!(figure.characters[2], format!("Wed 2 Sep   {}", "/".repeat(48)));
    assert_eq!(nights[1].date, date(2));
}

#[test]
fn a_short_line_stands_for_a_night_without_any_time() {
    for (told, timeless) in [
        (r#""urge":{"felt":"no"}"#, true),
        (r#""urge":{"felt":"yes","severity":3}"#, true),
        (r#""urge":{"felt":"yes","onset":{"at":"{d}T21:00:00+09:00"}}"#, false),
        (r#""urge":{"felt":"no"},"took":[{"name":"a","at":"{d}T21:00:00+09:00"}]"#, false),
        (r#""urge":{"felt":"no"},"took":[{"name":"a"}]"#, true),
    ] {
        let figure = drawn(raster, &[night(0, told)], period(0, 0)).expect("a picture");
        for (words, drawing) in sizes(&figure) {
            // One more is in the key.
            assert_eq!(count(drawing, Sign::Dash), 2 * usize::from(timeless), "{told}");
            assert_eq!(
                words.contains("Nights in the diary without any time: 1 (Tue 1 Sep)."),
                timeless,
                "{told}: {words}"
            );
        }
    }
}
