mod cramp;
mod day;
mod properties;

use std::fmt::{Debug, Display};

use super::*;
use crate::model::{ClockTime, Helps, Id, Sensation, Set, Strategy};

type Read<T> = Result<T, NotationFault>;

fn at(text: &str) -> WrittenTime {
    WrittenTime { clock: ClockTime::parse(text).expect("clock"), offset: None }
}

fn kind<T: Debug>(read: Read<T>) -> NotationKind {
    read.expect_err("fault").kind
}

/// That each text is written back in the canonical form, which is read as the same value.
fn written<T: Debug + PartialEq + Display>(read: fn(&str) -> Read<T>, cases: &[(&str, &str)]) {
    for (text, canonical) in cases {
        let value = read(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!(value.to_string(), *canonical, "{text}");
        assert_eq!(read(canonical).as_ref(), Ok(&value), "{canonical}");
    }
}

fn refused<T: Debug>(read: fn(&str) -> Read<T>, expected: &NotationKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(&read(text).expect_err(text).kind, expected, "{text}");
    }
}

fn range(min: u32, max: u32, unit: &'static str) -> NotationKind {
    let words = include_str!("../../../../data/text/en.json");
    assert!(words.contains(&format!("\"unit.{unit}.name\"")), "{unit} has no words");
    NotationKind::OutOfRange { min, max, unit }
}

fn twice(first: &str) -> NotationKind {
    NotationKind::Twice { first: first.to_owned() }
}

#[test]
fn a_time_is_written_in_four_ways() {
    written(
        time,
        &[
            ("03:10", "03:10"),
            (" 3:10 ", "03:10"),
            ("23:00", "23:00"),
            ("01:30+09:00", "01:30+09:00"),
            ("01:30 -04:00", "01:30-04:00"),
            ("01:30−4:00", "01:30-04:00"),
            ("01:30Z", "01:30+00:00"),
            ("01:30+14:00", "01:30+14:00"),
            ("11pm", "23:00"),
            ("3:10am", "03:10"),
            ("3:10 A.M.", "03:10"),
            ("12am", "00:00"),
            ("12pm", "12:00"),
            ("12:05am", "00:05"),
            ("1:30am+09:00", "01:30+09:00"),
        ],
    );
    refused(
        time,
        &NotationKind::NotATime,
        &[
            "24:00", "23:60", "3.10", "0310", "13pm", "0am", "15:10pm", "0", "23", "noon", "-3", "3:1", "3:10:00", ":",
            "pm",
        ],
    );
    refused(time, &NotationKind::NotAnOffset, &["01:30+9", "01:30+14:01", "01:30-12:30", "01:30+01:60", "01:30-x"]);
    let three =
        |before, after| NotationKind::AmbiguousTime { before_noon: at(before).clock, after_noon: at(after).clock };
    assert_eq!(kind(time("3")), three("03:00", "15:00"));
    assert_eq!(kind(time("12")), three("00:00", "12:00"));
    assert_eq!(kind(time(" ")), NotationKind::Empty);
}

#[test]
fn a_duration_is_whole_minutes() {
    for (text, expected) in [
        ("40m", 40),
        ("40", 40),
        ("1h", 60),
        ("1h30", 90),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("90min", 90),
        ("2 m", 2),
        ("1.5h", 90),
        ("0,5 hours", 30),
        ("0", 0),
        ("120s", 2),
        ("336h", 20_160),
        ("1시간 30분", 90),
    ] {
        assert_eq!(minutes(text), Ok(expected), "{text}");
    }
    refused(minutes, &range(0, 20_160, "minutes"), &["20161", "337h", "999999999999999999999999h"]);
    refused(minutes, &NotationKind::NotADuration, &["h", "1:30", "30m1h", "1h90", "1h1h", "5 5m", "-5m", "m40"]);
    refused(minutes, &NotationKind::NotWholeMinutes, &["30s", "0.5", "1.01h", "1m30s"]);
    refused(minutes, &NotationKind::Comma, &["1,500m"]);
    assert_eq!(kind(minutes("")), NotationKind::Empty);
    assert!(matches!(kind(minutes("5 minuts")), NotationKind::UnknownWord { nearest: Some("minutes"), .. }));
}

#[test]
fn hours_of_a_day_name_their_unit() {
    for (text, expected) in
        [("6h", 360), ("6.5h", 390), ("6,5h", 390), ("90m", 90), ("24h", 1440), ("0", 0), ("none", 0)]
    {
        assert_eq!(hours(text), Ok(expected), "{text}");
    }
    refused(hours, &NotationKind::NeedsUnit, &["6", "6.5"]);
    refused(hours, &range(0, 1_440, "minutes"), &["24h1", "25h"]);
    assert!(is_unsure("Unsure") && is_unsure("?") && is_unsure("not-sure") && !is_unsure("no"));
}

#[test]
fn an_urge_has_a_severity_and_may_have_more() {
    written(
        urge,
        &[
            ("6", "6"),
            ("6@22:30", "6@22:30"),
            ("6 @ 10:30pm / 3h", "6@22:30/180m"),
            ("6/90m", "6/90m"),
            ("6@all-day", "6@all-day"),
            ("6@All Day/24h", "6@all-day/1440m"),
            ("10@01:30+09:00", "10@01:30+09:00"),
            ("0", "0"),
            ("No", "no"),
            ("none", "no"),
            ("not sure", "unsure"),
        ],
    );
    let full = UrgeNote::Severity { points: 6, onset: Some(Onset::At(at("22:30"))), minutes: Some(180) };
    assert_eq!(urge("6@22:30/3h"), Ok(full));
    refused(urge, &range(0, 10, "points"), &["11", "-1", "99999999999999999999"]);
    refused(urge, &NotationKind::NotWhole, &["6.5"]);
    refused(urge, &NotationKind::NotANumber, &["6a", "6 22:30", "6x@22:30"]);
    refused(urge, &NotationKind::StandsAlone, &["no@22:30", "unsure/3h"]);
    refused(urge, &NotationKind::NeedsUnit, &["6/3", "6@22:30/3"]);
    refused(urge, &NotationKind::NotATime, &["6@22:30@23:00", "6@late"]);
    refused(urge, &NotationKind::Empty, &["", "@22:30", "6@", "6/"]);
    assert!(matches!(kind(urge("unsur")), NotationKind::UnknownWord { nearest: Some("unsure"), .. }));
    assert_eq!(urge("6@3").expect_err("ambiguous").part, "3");
}

#[test]
fn a_list_names_ids() {
    let set: Set<Strategy> = [Strategy::CalfStretch, Strategy::WarmFeet].into_iter().collect();
    for text in ["calf-stretch,warm-feet", " Warm Feet , CALF_STRETCH "] {
        assert_eq!(list::<Strategy>(text), Ok(set), "{text}");
    }
    assert_eq!(write_list(set), "calf_stretch,warm_feet");
    assert_eq!(list::<Strategy>("none"), Ok(Set::EMPTY));
    assert_eq!(write_list(Set::<Strategy>::EMPTY), "none");
    assert_eq!(list::<Sensation>("none"), Ok([Sensation::None].into_iter().collect()));
    refused(list::<Helps>, &NotationKind::Empty, &["", "walking,", ",", "walking,,cold"]);
    refused(list::<Helps>, &NotationKind::StandsAlone, &["walking,none", "unsure"]);
    refused(list::<Helps>, &twice("walking"), &["walking, WALKING"]);
    let fault = list::<Helps>("walking,stretchin").expect_err("unknown");
    let unknown = NotationKind::UnknownWord { nearest: Some("stretching"), allowed: Helps::NAMES };
    assert_eq!(fault, NotationFault { part: "stretchin".to_owned(), kind: unknown });
}
