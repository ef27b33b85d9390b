//! The phrases that name a night.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

use super::calendar::{bare, full, is_number, latest};
use super::{WordsKind, current, days_before};

const BEFORE_MONTHS: &[&str] = &[
    "today",
    "tonight",
    "last",
    "night",
    "nights",
    "yesterday",
    "evening",
    "day",
    "days",
    "before",
    "week",
    "weeks",
    "ago",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// The months, from January.
pub(in crate::diary) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const BEHIND_MONTHS: &[&str] = &[
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "오늘",
    "어제",
    "그저께",
    "그제",
    "지난밤",
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
];

/// The words that a misspelling is held against; of two as near, the first is meant.
pub(super) fn vocabulary() -> impl Iterator<Item = &'static str> {
    [BEFORE_MONTHS, &MONTHS, BEHIND_MONTHS].into_iter().flatten().copied()
}

/// Words that are known beside the vocabulary and too short or too rare to be meant by a misspelling.
const FURTHER: &[&str] =
    &["the", "a", "an", "this", "밤", "저녁", "전", "일", "주", "주일", "년", "월", "지난", "요일"];

/// Counts in words, from one.
const COUNTS: &[&[&str]] = &[
    &["one", "a", "an", "하루"],
    &["two", "이틀"],
    &["three", "사흘"],
    &["four", "나흘"],
    &["five", "닷새"],
    &["six", "엿새"],
    &["seven", "이레", "일주일"],
];

/// The words of a text: parted at everything that parts words, and between figures and letters. What Korean writes
/// together, such as `오늘밤` and `3일전`, is parted too.
pub(super) fn words(lower: &str) -> Vec<String> {
    let spaced = lower.replace(['-', '_', ',', '.'], " ");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let figures = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != figures).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            let ending =
                ["밤", "저녁", "전"].into_iter().find(|ending| run.len() > ending.len() && run.ends_with(ending));
            match ending {
                Some(ending) => words.extend([run[..run.len() - ending.len()].to_owned(), ending.to_owned()]),
                None => words.push(run.to_owned()),
            }
        }
    }
    let the = words.first().is_some_and(|word| word == "the");
    words.into_iter().skip(usize::from(the)).collect()
}

/// Reads a phrase; `None` where it is none.
pub(super) fn read(words: &[&str], now: NaiveDateTime) -> Result<Option<NaiveDate>, WordsKind> {
    let today = now.date();
    match words {
        ["today" | "tonight"] | ["this", "night" | "evening"] | ["오늘"] | ["오늘", "밤" | "저녁"] => {
            Ok(Some(current(now)))
        }
        ["yesterday"]
        | ["yesterday" | "last", "night" | "evening"]
        | ["lastnight"]
        | ["어제"]
        | ["어제" | "어젯" | "지난" | "간", "밤" | "저녁"] => days_before(today, 1).map(Some),
        ["day", "before", "yesterday"] | ["night", "before", "last"] => days_before(today, 2).map(Some),
        ["그저께" | "그제"] | ["그저께" | "그제" | "그젯", "밤" | "저녁"] => {
            days_before(today, 2).map(Some)
        }
        ["tomorrow" | "next" | "coming" | "in" | "내일" | "모레" | "다음" | "다음주", ..]
        | [.., "후" | "뒤" | "일후" | "일뒤" | "later"]
        | [.., "from", "now"] => Err(WordsKind::Future),
        [count, unit, "ago"] | [count, unit, "전"] => ago(count, unit, today),
        [count, "전"] if !count.is_ascii() => count_of(count).map(|days| days_before(today, days)).transpose(),
        ["last" | "on" | "지난", rest @ ..] => Ok(weekday(rest, now)),
        [day, "일"] if is_number(day) => bare(day, today).map_or(Ok(None), Err),
        _ => match weekday(words, now) {
            Some(date) => Ok(Some(date)),
            None => dated(words, today),
        },
    }
}

/// The first word that is not known.
pub(super) fn unknown<'a>(words: &[&'a str]) -> Option<&'a str> {
    let known = |word: &str| {
        vocabulary().any(|known| known == word)
            || FURTHER.contains(&word)
            || is_number(word)
            || count_of(word).is_some()
    };
    words.iter().copied().find(|word| !known(word))
}

fn ago(count: &str, unit: &str, today: NaiveDate) -> Result<Option<NaiveDate>, WordsKind> {
    let days = match unit {
        "d" | "day" | "days" | "night" | "nights" | "일" => 1,
        "w" | "week" | "weeks" | "주" | "주일" => 7,
        _ => return Ok(None),
    };
    if count.bytes().all(|byte| byte == b'0') {
        // Today by its date would not be the night that "today" means until 18:00.
        return Err(WordsKind::Unknown { nearest: Some("today") });
    }
    let Some(count) = count_of(count) else { return Ok(None) };
    days_before(today, count.saturating_mul(days)).map(Some)
}

/// A count in figures or in words; one with too many figures is beyond the calendar.
fn count_of(word: &str) -> Option<u64> {
    if is_number(word) {
        return Some(word.parse().unwrap_or(u64::MAX));
    }
    (1..).zip(COUNTS).find(|(_, names)| names.contains(&word)).map(|(count, _)| count)
}

/// The latest such evening up to the current night.
fn weekday(words: &[&str], now: NaiveDateTime) -> Option<NaiveDate> {
    let ([name] | [name, "night" | "evening" | "밤" | "저녁"]) = words else { return None };
    let weekday = match *name {
        "mon" | "monday" | "월" | "월요일" => Weekday::Mon,
        "tue" | "tues" | "tuesday" | "화" | "화요일" => Weekday::Tue,
        "wed" | "weds" | "wednesday" | "수" | "수요일" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "목" | "목요일" => Weekday::Thu,
        "fri" | "friday" | "금" | "금요일" => Weekday::Fri,
        "sat" | "saturday" | "토" | "토요일" => Weekday::Sat,
        "sun" | "sunday" | "일" | "일요일" => Weekday::Sun,
        _ => return None,
    };
    let latest = current(now);
    days_before(latest, u64::from(latest.weekday().days_since(weekday))).ok()
}

/// A date with the name of its month, or with the Korean signs of year, month and day.
fn dated(words: &[&str], today: NaiveDate) -> Result<Option<NaiveDate>, WordsKind> {
    let words: Vec<&str> = words.iter().copied().filter(|word| !["st", "nd", "rd", "th"].contains(word)).collect();
    match words[..] {
        [month, "월", day, "일"] if is_number(month) && is_number(day) => latest(day, month, today).map(Some),
        [year, "년", month, "월", day, "일"] if [year, month, day].into_iter().all(is_number) => {
            full(year, month, day).map(Some)
        }
        [a, b] => match (month_of(a), month_of(b)) {
            (None, Some(month)) if is_day(a) => latest(a, month, today).map(Some),
            (Some(month), None) if is_day(b) => latest(b, month, today).map(Some),
            _ => Ok(None),
        },
        [a, b, c] => match (month_of(a), month_of(b)) {
            (Some(month), None) if is_day(b) && is_number(c) => full(c, month, b).map(Some),
            (None, Some(month)) if is_day(a) && is_number(c) => full(c, month, a).map(Some),
            (None, Some(month)) if is_number(a) && is_day(c) => full(a, month, c).map(Some),
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

fn is_day(word: &str) -> bool {
    is_number(word) && word.len() <= 2
}

/// A month by its name, in figures.
fn month_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "jan" | "january" => "1",
        "feb" | "february" => "2",
        "mar" | "march" => "3",
        "apr" | "april" => "4",
        "may" => "5",
        "jun" | "june" => "6",
        "jul" | "july" => "7",
        "aug" | "august" => "8",
        "sep" | "sept" | "september" => "9",
        "oct" | "october" => "10",
        "nov" | "november" => "11",
        "dec" | "december" => "12",
        _ => return None,
    })
}
