//! What is told in words, and of which nights.

use super::{NO_URGE, diary, drawn, of, period, sizes, urge};
use crate::diary::Zone;
use crate::diary::analysis::{Nights, Period};
use crate::model::Night;
use crate::report::doctor::figures::{one_by_one, raster};
use crate::report::page::Block;
use crate::text::Lang;

#[test]
fn nights_that_stand_out_are_named() {
    let nights = diary(10, |after| {
        let told = match after {
            1 => urge(5, "17:59"),
            2 => urge(5, "18:00"),
            4 => r#""urge":{"felt":"unsure"}"#.to_owned(),
            5 => r#""cramps":{"had":"no"}"#.to_owned(),
            6 => r#""urge":{"felt":"yes","onset":{"all_day":true}}"#.to_owned(),
            7 => r#""urge":{"felt":"yes","severity":3}"#.to_owned(),
            8 => format!(
                r#"{NO_URGE},"cramps":{{"had":"yes","events":[{{"seconds":60}},{{"at":"{{n}}T03:00:00+09:00"}}]}}"#
            ),
            _ => NO_URGE.to_owned(),
        };
        Some(told)
    });
    let figure = drawn(raster, &nights, period(0, 9)).expect("a picture");
    for (words, _) in sizes(&figure) {
        for said in [
            "Nights with an urge: 4 of 8 with an answer.",
            "Nights on which it began before 18:00: 1 (Wed 2 Sep).",
            "Nights not sure of an urge, or not told: 2 (Sat 5 Sep, Sun 6 Sep).",
            "Days on which it was there all day: 1 (Mon 7 Sep).",
            "Nights with an urge and no time of its beginning: 1 (Tue 8 Sep).",
            "Nights with a cramp without a time: 1 (Wed 9 Sep).",
            "Times of cramps: 1, first 03:00, median 03:00, last 03:00.",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
    }
}

#[test]
fn six_nights_are_named_and_of_seven_the_first_and_the_last() {
    let words = |count: u64| {
        let nights = diary(10, |after| Some(if after < count { urge(5, "17:00") } else { NO_URGE.to_owned() }));
        drawn(raster, &nights, period(0, 9)).expect("a picture").words().to_owned()
    };
    let six = "before 18:00: 6 (Tue 1 Sep, Wed 2 Sep, Thu 3 Sep, Fri 4 Sep, Sat 5 Sep, Sun 6 Sep).";
    assert!(words(6).contains(six), "{}", words(6));
    assert!(words(7).contains("before 18:00: 7 (the first Tue 1 Sep, the last Mon 7 Sep)."), "{}", words(7));
}

#[test]
fn a_night_on_which_the_clocks_change_is_marked_and_named() {
    let zone = Zone::named("Europe/London").expect("a zone");
    let first: chrono::NaiveDate = "2026-10-22".parse().expect("a date");
    let nights: Vec<Night> = first
        .iter_days()
        .take(6)
        .map(|date| Night::new(date, Some("Europe/London".to_owned()), zone.evening_offset(date)))
        .collect();
    let period = Period { first, last: nights[5].date };
    let figure = drawn(raster, &nights, period);
    let figure = figure.expect("a picture");
    // They go back in the small hours of Sunday the 25th: in the night of Saturday.
    let marked: Vec<&String> =
        figure.characters.iter().filter(|row| row.contains("Oct") && row.contains('*')).collect();
    assert!(marked.len() == 1 && marked[0].starts_with("Sat 24 Oct*"), "{marked:?}");
    for (words, drawing) in sizes(&figure) {
        assert!(words.contains("Nights on which the clocks were changed: 1 (Sat 24 Oct)."), "{words}");
        assert_eq!(super::texts(drawing).into_iter().filter(|text| *text == "*").count(), 1);
    }
}

#[test]
fn the_nights_one_by_one_with_the_runs_that_are_missing() {
    let nights = diary(9, |after| match after {
        0 => Some(urge(5, "22:00")),
        1 | 2 | 5 => None,
        3 => Some(String::new()),
        4 => Some(
            r#""sleep":{"tried":"{d}T23:00:00+09:00","latency":20,"waso":35,"woke":"{n}T06:00:00+09:00"}"#.to_owned(),
        ),
        _ => Some(NO_URGE.to_owned()),
    });
    let (recorded, period) = (of(&nights), period(0, 10));
    let part = one_by_one(&Nights::of(&recorded), &period, Lang::English).expect("nights");
    let [Block::Items(lines)] = part.blocks.as_slice() else { panic!("{part:?}") };
    assert_eq!(lines.len(), 9, "{lines:#?}");
    assert!(
        lines[0].starts_with("Tue 1 Sep. ") && lines[0].contains("5 of 10") && lines[0].contains("22:00"),
        "{lines:?}"
    );
    assert_eq!(lines[1], "Wed 2 Sep to Thu 3 Sep. 2 nights that are not in the diary.");
    assert_eq!(lines[2], "Fri 4 Sep. Nothing was told of the legs, medicines or sleep.");
    let sleep = "Sat 5 Sep. Slept: 6 h 5 min; Time until asleep: 20 min; Awake in the night, in all: 35 min.";
    assert_eq!(lines[3], sleep);
    assert_eq!(lines[4], "Sun 6 Sep. Not in the diary.");
    assert_eq!(lines[8], "Thu 10 Sep to Fri 11 Sep. 2 nights that are not in the diary.");
    assert!(one_by_one(&Nights::of(&[]), &period, Lang::English).is_none());
}
