//! Dates, times and lengths in words.

use chrono::{Datelike, NaiveDate, Timelike};

use crate::diary::Zone;
use crate::model::{Moment, Night, Since};
use crate::text::{Lang, fill};

/// The order of `chrono`'s weekdays, from Monday.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A weekday in a few letters.
pub fn weekday(date: NaiveDate, lang: Lang) -> &'static str {
    lang.say(["weekday", WEEKDAYS[date.weekday().num_days_from_monday() as usize], "short"])
}

/// A month in a few letters.
pub fn month(date: NaiveDate, lang: Lang) -> &'static str {
    lang.say(["month", MONTHS[date.month0() as usize], "short"])
}

/// A date, with as much as is needed to know it: the month and the year where they are asked for.
pub fn date(date: NaiveDate, facet: DateFacet, lang: Lang) -> String {
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let month = month(date, lang);
    let facet = match facet {
        DateFacet::Day => "day",
        DateFacet::Month => "month",
        DateFacet::Year => "year",
    };
    let holes = [("weekday", weekday(date, lang)), ("day", &day), ("month", month), ("year", &year)];
    fill(lang.say(["date", "text", facet]), &holes)
}

/// A date as precisely as it is remembered: "Sat 21 Nov 2026", "Nov 2026" or "2026".
pub fn remembered(since: Since, lang: Lang) -> String {
    match since {
        Since::Year(year) => year.to_string(),
        Since::Month(first) => {
            let year = first.year().to_string();
            fill(lang.say(["date", "text", "month_year"]), &[("month", month(first, lang)), ("year", &year)])
        }
        Since::Day(day) => date(day, DateFacet::Year, lang),
    }
}

/// How much of a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFacet {
    /// Weekday and day.
    Day,
    /// And the month.
    Month,
    /// And the year.
    Year,
}

/// A night by both of its dates: "night of Sat 21 → Sun 22 Nov". The year is said where it is not this one.
pub fn night_name(of: NaiveDate, zone: Zone, today: NaiveDate, lang: Lang) -> String {
    let next = zone.day_after(of);
    let other_year = of.year() != today.year() || next.year() != of.year();
    let (from, to) = if other_year {
        let from = if next.year() == of.year() { DateFacet::Month } else { DateFacet::Year };
        (from, DateFacet::Year)
    } else {
        (if next.month() == of.month() { DateFacet::Day } else { DateFacet::Month }, DateFacet::Month)
    };
    fill(lang.say(["night", "name", "text"]), &[("from", &date(of, from, lang)), ("to", &date(next, to, lang))])
}

/// The zone that a night is in.
pub fn zone_of(night: &Night) -> Zone {
    night.zone.as_deref().and_then(Zone::named).unwrap_or(Zone::Fixed(night.offset))
}

/// A time of day.
pub fn clock(at: Moment) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// A time of a night: the time of day, and which day where it is not the evening's date.
pub fn moment(at: Moment, night: NaiveDate, lang: Lang) -> String {
    let local = at.date_naive();
    if local == night {
        // A time before noon of the evening's date is of the day before the night, which nobody expects.
        return if at.hour() < 12 {
            fill(lang.say(["night", "time", "morning"]), &[("time", &clock(at))])
        } else {
            clock(at)
        };
    }
    fill(lang.say(["night", "time", "other_day"]), &[("time", &clock(at)), ("weekday", weekday(local, lang))])
}

/// A time of day with its day and which half of it: "Fri 20 Nov, 23:00 (evening)".
pub fn day_and_time(at: Moment, lang: Lang) -> String {
    let part = match at.hour() {
        0..=4 => "night",
        5..=11 => "morning",
        12..=17 => "afternoon",
        _ => "evening",
    };
    let holes = [("date", date(at.date_naive(), DateFacet::Month, lang)), ("time", clock(at))];
    fill(lang.say(["date", "part", part]), &[("date", &holes[0].1), ("time", &holes[1].1)])
}

/// A length of time.
pub fn length(minutes: i64, lang: Lang) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let id = match (hours, rest) {
        (0, _) => "minutes",
        (_, 0) => "hours",
        _ => "both",
    };
    let holes = [("hours", hours.to_string()), ("minutes", rest.to_string())];
    fill(lang.say(["length", "text", id]), &[("hours", &holes[0].1), ("minutes", &holes[1].1)])
}

/// How long a cramp lasted.
pub fn seconds(seconds: u32, lang: Lang) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    if rest == 0 && minutes > 0 {
        return length(i64::from(minutes), lang);
    }
    let holes = [("minutes", minutes.to_string()), ("seconds", rest.to_string())];
    let id = if minutes == 0 { "seconds" } else { "minutes_seconds" };
    fill(lang.say(["length", "text", id]), &[("minutes", &holes[0].1), ("seconds", &holes[1].1)])
}
