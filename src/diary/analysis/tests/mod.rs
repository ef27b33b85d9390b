//! The figures of a diary, against hand-worked tables, against a second way of counting, and as laws.

mod associations;
mod changing;
mod clocks;
mod comparing;
mod drifting;
mod figures;
mod laws;
mod leg_medicines;
mod look_alikes;
mod numbers;
mod quality;
mod ranking;
mod signs;
mod sleeping;
mod trials;
mod watch_edges;
mod watching;

use chrono::{Days, NaiveDate, TimeDelta};

use super::{Analysis, Known, NightOf, Nights, Period};
use crate::diary::read;
use crate::model::{Moment, Night};

/// The first night of the tables, in Seoul, where the clocks never change.
const FIRST: &str = "2026-09-01";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn at(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).expect("an instant")
}

/// The date so many days after the first night.
fn date(after: u64) -> NaiveDate {
    day(FIRST) + Days::new(after)
}

/// A night of Seoul, so many days after the first; `{d}` is its date and `{n}` the next.
fn night(after: u64, told: &str) -> Night {
    let (date, next) = (date(after), date(after + 1));
    let told = told.replace("{d}", &date.to_string()).replace("{n}", &next.to_string());
    let comma = if told.is_empty() { "" } else { "," };
    let text = format!(r#"{{"date":"{date}","zone":"Asia/Seoul","offset":"+09:00"{comma}{told}}}"#);
    read::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// One night after the other; `None` is missing.
fn diary(nights: u64, told: impl Fn(u64) -> Option<String>) -> Vec<Night> {
    (0..nights).filter_map(|after| Some(night(after, &told(after)?))).collect()
}

/// The figures of nights in any order.
fn analyse(nights: &[NightOf<'_>], period: Period, now: Moment, known: &Known) -> Analysis {
    super::analyse(&Nights::of(nights), period, now, known)
}

/// The nights as they were recorded, at 08:00 of the morning after.
fn of(nights: &[Night]) -> Vec<NightOf<'_>> {
    let recorded = |night: &Night| {
        let clock = night.date.and_hms_opt(8, 0, 0).expect("a time") + TimeDelta::days(1);
        clock.and_local_timezone(night.offset).single().expect("an instant")
    };
    nights.iter().map(|night| NightOf { night, recorded_at: recorded(night), edited: false }).collect()
}

/// The days from one to another after the first night, both of it.
fn period(first: u64, last: u64) -> Period {
    Period { first: date(first), last: date(last) }
}

fn analysis(nights: &[Night], period: Period) -> Analysis {
    analyse(&of(nights), period, at("2026-12-01T07:00:00+09:00"), &Known::default())
}

fn with<T>(nights: &[Night], of_all: impl FnOnce(&Nights<'_>) -> T) -> T {
    of_all(&Nights::of(&of(nights)))
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// An urge of that strength that began at that time of the evening.
fn urge(severity: u32, clock: &str) -> String {
    format!(r#""urge":{{"felt":"yes","severity":{severity},"onset":{{"at":"{{d}}T{clock}:00+09:00"}}}}"#)
}

const NO_URGE: &str = r#""urge":{"felt":"no"}"#;
const NO_CRAMP: &str = r#""cramps":{"had":"no"}"#;
const CRAMP: &str = r#""cramps":{"had":"yes"}"#;
const QUIET: &str = r#""urge":{"felt":"no"},"cramps":{"had":"no"},"leg_wakings":0"#;
