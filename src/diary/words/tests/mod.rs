mod calendar;
mod properties;
mod span;

use super::*;
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("moment")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

/// Sunday 22 November 2026, seven in the morning.
fn morning() -> NaiveDateTime {
    at("2026-11-22 07:00")
}

fn reads(now: NaiveDateTime, cases: &[(&str, &str)]) {
    for (words, night) in cases {
        assert_eq!(super::night(words, now), Ok(date(night)), "{words} at {now}");
    }
}

fn fault(words: &str) -> WordsKind {
    super::night(words, morning()).expect_err(words).kind
}

#[test]
fn the_night_changes_at_six_in_the_evening() {
    for (now, night) in [
        ("2026-11-22 00:00", "2026-11-21"),
        ("2026-11-22 03:00", "2026-11-21"),
        ("2026-11-22 17:59", "2026-11-21"),
        ("2026-11-22 18:00", "2026-11-22"),
        ("2026-11-22 23:59", "2026-11-22"),
        ("2026-01-01 17:59", "2025-12-31"),
        ("2024-03-01 02:00", "2024-02-29"),
    ] {
        assert_eq!(current(at(now)), date(night), "{now}");
        reads(at(now), &[("today", night), ("Tonight", night), ("오늘", night), ("오늘 밤", night), ("오늘밤", night)]);
    }
    assert_eq!(current(NaiveDateTime::MIN), NaiveDateTime::MIN.date());
}

#[test]
fn yesterday_and_last_night_are_the_evening_of_yesterdays_date_at_any_hour() {
    for hour in 0..24 {
        let now = at(&format!("2026-11-22 {hour:02}:30"));
        for words in [
            "yesterday",
            "last night",
            "lastnight",
            "LAST-NIGHT",
            " last_  night ",
            "yesterday evening",
            "어제",
            "어젯밤",
            "어제 밤",
            "지난밤",
            "간밤",
            "1 day ago",
            "one night ago",
            "하루 전",
        ] {
            reads(now, &[(words, "2026-11-21")]);
        }
        for words in
            ["day before yesterday", "the day before yesterday", "night before last", "그저께", "그제", "이틀 전"]
        {
            reads(now, &[(words, "2026-11-20")]);
        }
    }
}

#[test]
fn days_and_weeks_are_counted_from_the_date() {
    reads(
        morning(),
        &[
            ("3 days ago", "2026-11-19"),
            ("3-days-ago", "2026-11-19"),
            ("3d ago", "2026-11-19"),
            ("three nights ago", "2026-11-19"),
            ("a week ago", "2026-11-15"),
            ("2 weeks ago", "2026-11-08"),
            ("3일 전", "2026-11-19"),
            ("3일전", "2026-11-19"),
            ("사흘 전", "2026-11-19"),
            ("1주 전", "2026-11-15"),
            ("1주일 전", "2026-11-15"),
            ("일주일 전", "2026-11-15"),
            ("22 days ago", "2026-10-31"),
        ],
    );
    assert_eq!(fault("0 days ago"), WordsKind::Unknown { nearest: Some("today") });
    assert_eq!(fault("60000 days ago"), RANGE);
    assert_eq!(fault("99999999999999999999999 weeks ago"), RANGE);
    assert_eq!(fault("3전"), WordsKind::Unknown { nearest: None });
}

#[test]
fn a_weekday_is_the_latest_evening_that_has_come() {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let long = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let korean = ["월", "화", "수", "목", "금", "토", "일"];
    for hours in 0..7 * 24 {
        let now = at("2026-11-16 00:00") + TimeDelta::hours(hours);
        for day in 0..7 {
            let night = super::night(names[day], now).expect("weekday");
            assert_eq!(night.weekday().num_days_from_monday() as usize, day);
            let evening = night.and_hms_opt(18, 0, 0).expect("evening");
            assert!(evening <= now && now < evening + TimeDelta::days(7), "{} at {now} is {night}", names[day]);
            for words in [
                long[day].to_owned(),
                format!("last {}", names[day]),
                format!("{} night", long[day]),
                format!("last-{}-evening", names[day]),
                korean[day].to_owned(),
                format!("{}요일", korean[day]),
                format!("지난 {}요일 밤", korean[day]),
            ] {
                assert_eq!(super::night(&words, now), Ok(night), "{words} at {now}");
            }
        }
    }
    reads(at("2026-11-22 17:59"), &[("sun", "2026-11-15"), ("sat", "2026-11-21")]);
    reads(at("2026-11-22 18:00"), &[("sun", "2026-11-22"), ("sat", "2026-11-21")]);
}

#[test]
fn the_future_the_impossible_and_the_unknown_have_their_own_faults() {
    for words in [
        "next fri",
        "Tomorrow",
        "tomorrow night",
        "next week",
        "in 3 days",
        "내일",
        "내일 밤",
        "모레",
        "다음 금요일",
        "3일 후",
        "3 days later",
        "3 days from now",
    ] {
        assert_eq!(fault(words), WordsKind::Future, "{words}");
    }
    for words in ["30 feb", "2025-02-29", "31 apr 2026", "13/13", "40/11/2026", "2월 30일", "2026-13-01", "0 nov"] {
        assert_eq!(fault(words), WordsKind::NoSuchDate, "{words}");
    }
    for words in ["1899-12-31", "2101-01-01", "21 nov 26", "21 nov 5", "205-11-21", "99999999999-1-1", "1/2/12345"] {
        assert_eq!(fault(words), RANGE, "{words}");
    }
    for words in ["", "  ", "\t\n"] {
        assert_eq!(fault(words), WordsKind::Empty, "{words}");
    }
    for (words, nearest) in [
        ("yesteday", Some("yesterday")),
        ("last nigth", Some("night")),
        ("fryday", Some("friday")),
        ("3 dyas ago", Some("days")),
        ("21 novmber", Some("november")),
        ("tonigt", Some("tonight")),
        ("whenever", None),
        ("last week", None),
        ("nov 2026", None),
        ("x", None),
        ("...", None),
        ("2026-11", None),
        ("11 12", None),
        ("this fri", None),
    ] {
        assert_eq!(fault(words), WordsKind::Unknown { nearest }, "{words}");
    }
}

#[test]
fn a_fault_quotes_nothing_that_a_terminal_would_obey() {
    let fault = super::night("\u{1b}[2Jwhenever", morning()).expect_err("fault");
    assert_eq!(fault.text, "\u{fffd}[2Jwhenever");
    let long = super::night(&"a".repeat(5000), morning()).expect_err("fault");
    assert_eq!(long.text.chars().count(), 41);
    assert_eq!(long.kind, WordsKind::Unknown { nearest: None });
}
