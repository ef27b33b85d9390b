//! Dates of the calendar: in figures, and by the month.

use chrono::{Datelike, NaiveDate};

use super::{FIRST_YEAR, LAST_YEAR, RANGE, WordsKind, days_before};

type Read = Result<NaiveDate, WordsKind>;

/// Reads a date in figures or a bare number; `None` where it is neither.
pub(super) fn numbers(text: &str, today: NaiveDate) -> Option<Read> {
    let text = text.trim_end_matches('.');
    let mut marks = text.chars().filter(|c| "-/.".contains(*c));
    let mark = marks.next();
    if marks.any(|other| Some(other) != mark) {
        return None;
    }
    let pieces: Vec<&str> = text.split(mark.unwrap_or('/')).map(str::trim).collect();
    if !pieces.iter().all(|piece| is_number(piece)) {
        return None;
    }
    match pieces[..] {
        [number] => bare(number, today).map(Err),
        [a, b] if a.len() <= 2 && b.len() <= 2 => {
            let read = |day, month| latest(day, month, today).ok();
            Some(one_of([read(a, b), read(b, a)].into_iter().flatten()))
        }
        [year, month, day] if year.len() > 2 => Some(full(year, month, day)),
        [a, b, year] if year.len() > 2 => {
            Some(in_years(year).and_then(|()| one_of([full(year, b, a), full(year, a, b)].into_iter().flatten())))
        }
        [a, b, c] => {
            let read = |year: &str, month, day| full(&format!("20{year:0>2}"), month, day).ok();
            Some(one_of([read(c, b, a), read(c, a, b), read(a, b, c)].into_iter().flatten()))
        }
        _ => None,
    }
}

/// The one date of the readings; where there are more, the first two that differ.
fn one_of(readings: impl Iterator<Item = NaiveDate>) -> Read {
    let mut readings = readings;
    let first = readings.next().ok_or(WordsKind::NoSuchDate)?;
    match readings.find(|second| *second != first) {
        Some(second) => Err(WordsKind::Ambiguous { first, second }),
        None => Ok(first),
    }
}

/// What is wrong with a bare number: it has two readings. It is refused even where they agree, because it would be
/// read on one day and not on the next.
pub(super) fn bare(number: &str, today: NaiveDate) -> Option<WordsKind> {
    let day = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    let days_ago = days_before(today, u64::from(day)).ok()?;
    let months = |back: i32| {
        let month = today.year().checked_mul(12)?.checked_add(today.month0().cast_signed())?.checked_sub(back)?;
        NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).cast_unsigned() + 1, day)
    };
    let day_of_month = (0..=2).filter_map(months).find(|date| *date <= today)?;
    Some(WordsKind::BareNumber { days_ago, day_of_month })
}

/// A date with its year.
pub(super) fn full(year: &str, month: &str, day: &str) -> Read {
    in_years(year)?;
    let year = year.parse().map_err(|_| RANGE)?;
    let date = NaiveDate::from_ymd_opt(year, figure(month)?, figure(day)?);
    date.ok_or(WordsKind::NoSuchDate)
}

/// The latest date of that day and month that is not after today.
pub(super) fn latest(day: &str, month: &str, today: NaiveDate) -> Read {
    let (day, month) = (figure(day)?, figure(month)?);
    // 29 February comes after eight years at the latest.
    let years = (0..=8).filter_map(|back| NaiveDate::from_ymd_opt(today.year().checked_sub(back)?, month, day));
    years.into_iter().find(|date| *date <= today).ok_or(WordsKind::NoSuchDate)
}

fn in_years(year: &str) -> Result<(), WordsKind> {
    let year: i32 = year.parse().map_err(|_| RANGE)?;
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(()) } else { Err(RANGE) }
}

/// A day or a month of at most two figures.
fn figure(text: &str) -> Result<u32, WordsKind> {
    if text.len() > 2 { Err(WordsKind::NoSuchDate) } else { text.parse().map_err(|_| WordsKind::NoSuchDate) }
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
