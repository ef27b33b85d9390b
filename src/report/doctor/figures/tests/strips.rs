//! Severity, beginnings and cramps of a few nights by hand: in characters, and in the drawing.

use super::{NO_URGE, diary, drawn, period, sizes, texts, urge};
use crate::model::Night;
use crate::report::doctor::figures::{cramps_by_hour, onsets, severity};
use crate::report::page::{Drawing, Ink, Shape};

const CRAMP: &str = r#""cramps":{"had":"yes"}"#;

/// Eight nights from Tuesday on: of seven points, of ten, not told how strong, no urge, not sure, missing, two, one.
fn strengths() -> Vec<Night> {
    diary(8, |after| {
        let told = match after {
            0 => urge(7, "21:00"),
            1 => urge(10, "21:00"),
            2 => r#""urge":{"felt":"yes"}"#.to_owned(),
            3 => NO_URGE.to_owned(),
            4 => r#""urge":{"felt":"unsure"}"#.to_owned(),
            5 => return None,
            6 => urge(2, "21:00"),
            _ => format!("{},{CRAMP}", urge(1, "21:00")),
        };
        Some(told)
    })
}

#[test]
fn severity_in_characters_by_hand() {
    let figure = drawn(severity, &strengths(), period(0, 7)).expect("a picture");
    let wanted = [
        "             C",
        "   10  █",
        "    8 ▄█",
        "    6 ██",
        "    4 ██",
        "    2 ██    █▄",
        "      7Xu.?/21",
        "            |7 Sep",
    ];
    assert_eq!(figure.characters[..wanted.len()], wanted);
    let key = figure.characters[wanted.len()..].join(" ");
    for said in ["u urge, strength not told", ". no urge", "? not sure or not told", "C night with a cramp", "/ not in"]
    {
        assert!(key.contains(said), "{key}");
    }
}

/// Shapes of a drawing that are so.
fn count(drawing: &Drawing, so: impl Fn(&Shape) -> bool) -> usize {
    drawing.shapes.iter().filter(|shape| so(shape)).count()
}

fn is_tick(shape: &Shape) -> bool {
    matches!(shape, Shape::Line { width, ink: Ink::Text, .. } if (width - 0.7).abs() < 1e-9)
}

#[test]
fn severity_is_drawn_to_its_axis_and_what_is_not_told_is_no_zero() {
    let figure = drawn(severity, &strengths(), period(0, 7)).expect("a picture");
    for (words, drawing) in sizes(&figure) {
        // The lines of the axis stand where their numbers do, a little above the baseline.
        let y = |label: &str| {
            let at = drawing.shapes.iter().find_map(|shape| match shape {
                Shape::Text { at, text, .. } if text == label => Some(at.1 - 2.2),
                _ => None,
            });
            at.expect("a number")
        };
        let lines = |at: f64| {
            count(
                drawing,
                |shape| matches!(shape, Shape::Line { from, to, .. } if from.1 == to.1 && (from.1 - at).abs() < 1e-9),
            )
        };
        assert!([y("0"), y("5"), y("10")].into_iter().all(|at| lines(at) >= 1));
        let bars = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Rect { y: top, height, ink: Ink::Dark, .. } => {
                Some(((y("0") - top) / (y("0") - y("10")) * 10.0, top + height))
            }
            _ => None,
        });
        let bars: Vec<(f64, f64)> = bars.take(4).collect();
        let points: Vec<f64> = bars.iter().map(|(points, _)| points.round()).collect();
        assert_eq!(points, [7.0, 10.0, 2.0, 1.0]);
        assert!(
            bars.iter().all(|(points, foot)| (points - points.round()).abs() < 1e-6 && (foot - y("0")).abs() < 1e-6)
        );
        // One more of each is in the key.
        assert_eq!(count(drawing, |shape| matches!(shape, Shape::Rect { ink: Ink::Missing, .. })), 2);
        assert_eq!(count(drawing, |shape| matches!(shape, Shape::Circle { fill: None, .. })), 2);
        assert_eq!(count(drawing, is_tick), 2);
        assert_eq!(texts(drawing).into_iter().filter(|text| *text == "?").count(), 1);
        for said in [
            "in the diary: 7 of 8.",
            "Nights with an urge: 5 of 6 with an answer.",
            "median 4.5, lowest 1, highest 10 (nights with a number: 4).",
            "Nights with the highest: 1 (Wed 2 Sep).",
            "Nights with an urge without a number: 1 (Thu 3 Sep).",
            "Nights not sure of an urge, or not told: 1 (Sat 5 Sep).",
            "With a cramp: 1 (Tue 8 Sep).",
        ] {
            assert!(words.contains(said), "{said} {words}");
        }
    }
}

/// From Tuesday on: at 21:30, at 22:15, all day, no urge, not sure, missing, an urge without a time, not told.
fn beginnings() -> Vec<Night> {
    diary(8, |after| {
        let told = match after {
            0 => urge(5, "21:30"),
            1 => urge(5, "22:15"),
            2 => r#""urge":{"felt":"yes","onset":{"all_day":true}}"#.to_owned(),
            3 => NO_URGE.to_owned(),
            4 => r#""urge":{"felt":"unsure"}"#.to_owned(),
            5 => return None,
            6 => r#""urge":{"felt":"yes"}"#.to_owned(),
            _ => String::new(),
        };
        Some(told)
    })
}

#[test]
fn beginnings_in_characters_by_hand() {
    let figure = drawn(onsets, &beginnings(), period(0, 7)).expect("a picture");
    let wanted =
        ["", "18:00", "19:00", "20:00", "21:00 ●┄┄┄┄┄┄┄", "22:00  ●", "23:00", "        A.?/??", "            |7 Sep"];
    assert_eq!(figure.characters[..wanted.len()], wanted);
}

#[test]
fn a_beginning_that_is_not_told_is_drawn_as_no_quiet_night() {
    let figure = drawn(onsets, &beginnings(), period(0, 7)).expect("a picture");
    for (words, drawing) in sizes(&figure) {
        // One more of each is in the key.
        assert_eq!(count(drawing, is_tick), 2);
        assert_eq!(super::marks::count(drawing, crate::report::doctor::figures::canvas::Sign::Unknown), 4);
        assert_eq!(count(drawing, |shape| matches!(shape, Shape::Rect { ink: Ink::Missing, .. })), 2);
        assert_eq!(count(drawing, |shape| matches!(shape, Shape::Circle { fill: Some(Ink::Text), .. })), 3);
        assert_eq!(count(drawing, |shape| matches!(shape, Shape::Rect { ink: Ink::Dark, .. })), 2);
        assert!(words.contains("It began at 21:53 (median of 2; earliest 21:30, latest 22:15)."), "{words}");
        assert!(words.contains("Days on which it was there all day: 1 (Thu 3 Sep)."), "{words}");
    }
}

#[test]
fn cramps_are_counted_by_the_weekday_of_the_evening_and_the_hour_of_the_clock() {
    // On Tuesday and Wednesday evenings: 18:00, 23:59, 03:10 and 11:59 of the next morning, 12:00 and 17:59 of the afternoon.
    let at = |clock: &str| format!(r#"{{"at":"{clock}:00+09:00"}}"#);
    let told = |after: u64, times: &[&str]| {
        let events: Vec<String> = times.iter().map(|clock| at(clock)).collect();
        super::night(after, &format!(r#""cramps":{{"had":"yes","events":[{}]}}"#, events.join(",")))
    };
    let mut nights = vec![
        told(0, &["{d}T18:00", "{n}T03:10", "{n}T03:50"]),
        told(1, &["{d}T12:00", "{d}T17:59", "{d}T23:59", "{n}T11:59"]),
    ];
    let figure = drawn(cramps_by_hour, &nights, period(0, 6)).expect("a picture");
    let row = |name: &str, cells: &[(usize, &str)]| {
        let cell = |at: usize| cells.iter().find(|(of, _)| *of == at).map_or(".", |(_, count)| count);
        format!("{name:<4}{}", (0..19).map(|at| format!("{:>3}", cell(at))).collect::<String>())
    };
    let rows: Vec<&String> = figure.characters[1..].iter().collect();
    assert_eq!(rows[0], &row("Mon", &[]));
    assert_eq!(rows[1], &row("Tue", &[(0, "1"), (9, "2")]));
    assert_eq!(rows[2], &row("Wed", &[(5, "1"), (17, "1"), (18, "2")]));
    for said in [
        "Tue 3, Wed 4, Thu 0",
        "18:00 1, 23:00 1, 03:00 2, 11:00 1",
        "Cramps: 7, of them with a time: 7; nights with a cramp: 2 of 2",
        "From 12:00 to 18:00: 2.",
    ] {
        assert!(figure.words().contains(said), "{said}: {}", figure.words());
    }
    // Five cramps with a time make a picture, and four none; of a night that says no, none counts.
    nights.truncate(1);
    nights.push(told(1, &["{n}T01:00", "{n}T02:00"]));
    assert!(drawn(cramps_by_hour, &nights, period(0, 6)).is_some());
    let mut denied = nights.clone();
    denied[1].cramps.as_mut().expect("cramps").had = crate::model::Tri::No;
    assert!(drawn(cramps_by_hour, &denied, period(0, 6)).is_none());
    nights[1].cramps.as_mut().expect("cramps").events.truncate(1);
    assert!(drawn(cramps_by_hour, &nights, period(0, 6)).is_none());
}
