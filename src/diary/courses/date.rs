//! The date of a medicine in words: as precise as it is remembered.

use chrono::{Datelike, Months, NaiveDate};

use crate::diary::words::{self, MONTHS, WordsFault, WordsKind};
use crate::model::Since;

/// What is wrong with the words for a date.
#[derive(Clone, Debug, PartialEq)]
pub enum DateFault {
    /// As for the words of a night.
    Words(WordsFault),
    /// "Not sure" where a date is needed.
    Unsure,
}

/// Reads `2020`, `2020-03`, `2020-03-14`, `march 2020`, `2020년 3월`, `6 years ago`, `3 months ago`, `today` and the
/// words of a night; `unsure` is `None`.
///
/// # Errors
/// Anything else, what may be two dates, and what lies in the future by its words.
pub fn date(text: &str, today: NaiveDate) -> Result<Option<Since>, DateFault> {
    let text = text.trim();
    if crate::diary::notation::is_unsure(text) {
        return Ok(None);
    }
    if let Some(since) = Since::parse(text).or_else(|| coarse(&text.to_lowercase(), today)) {
        return Ok(Some(since));
    }
    // The day counts, not the night: "today" is today at any hour.
    let evening = today.and_hms_opt(23, 59, 0).unwrap_or_default();
    match words::night(text, evening) {
        Ok(day) => Ok(Some(Since::Day(day))),
        Err(fault) => Err(DateFault::Words(fault)),
    }
}

/// A year or a month by its words.
fn coarse(lower: &str, today: NaiveDate) -> Option<Since> {
    let spaced: String =
        lower.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>().replace('년', "년 ");
    let pieces: Vec<&str> = spaced.split_whitespace().collect();
    match pieces[..] {
        ["this", "year"] | ["올해"] => Some(Since::Year(today.year())),
        ["last", "year"] | ["작년"] => Some(Since::Year(today.year() - 1)),
        ["for" | "since", ref rest @ ..] if !rest.is_empty() => coarse(&rest.join(" "), today),
        [count, "year" | "years"] | [count, "year" | "years", "ago"] | [count, "년", "전"] => years_ago(count, today),
        [count, "month" | "months"] | [count, "month" | "months", "ago"] | [count, "개월", "전"] => {
            months_ago(count, today)
        }
        [joined, "전"] if joined.ends_with('년') => years_ago(joined.trim_end_matches('년'), today),
        [joined, "전"] if joined.ends_with("개월") => months_ago(joined.trim_end_matches("개월"), today),
        [year] if year.ends_with('년') => {
            let year = year.trim_end_matches('년');
            if year.len() <= 2 { years_ago(year, today) } else { Since::parse(year) }
        }
        [year, month] => month_of(year.trim_end_matches('년'), month).or_else(|| month_of(month, year)),
        _ => None,
    }
}

fn month_of(year: &str, month: &str) -> Option<Since> {
    let figure = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let month = figure(month.trim_end_matches('월')).or_else(|| named(month))?;
    Since::parse(year).filter(|_| year.len() == 4)?;
    Since::parse(&format!("{year}-{month:02}"))
}

/// A month by its English name or the beginning of it, from three letters on; 1 to 12.
fn named(month: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|name| month.len() >= 3 && name.starts_with(month))?;
    u32::try_from(at + 1).ok()
}

/// A count in figures or in a word.
fn count(text: &str) -> Option<u32> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = || WORDS.iter().position(|word| *word == text).and_then(|at| u32::try_from(at + 1).ok());
    let one = || ["a", "an", "일"].contains(&text).then_some(1);
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())).or_else(word).or_else(one)
}

fn years_ago(text: &str, today: NaiveDate) -> Option<Since> {
    let year = today.year().checked_sub(i32::try_from(count(text)?).ok()?)?;
    Since::parse(&format!("{year:04}"))
}

fn months_ago(text: &str, today: NaiveDate) -> Option<Since> {
    let day = today.checked_sub_months(Months::new(count(text)?))?;
    Since::parse(&day.format("%Y-%m").to_string())
}

impl DateFault {
    /// Whether the words only name a date that has not come.
    pub fn is_of_the_future(&self) -> bool {
        matches!(self, Self::Words(fault) if fault.kind == WordsKind::Future)
    }
}
