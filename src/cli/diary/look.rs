//! `diary list` and `diary show`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::cli::args::diary::Period;
use crate::cli::book::{Book, Logged, Standing};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::stream::print_json;
use crate::diary::{Key, words};
use crate::model::{Moment, Night};
use crate::report::diary as pages;
use crate::store::Reach;

/// Nights that are listed where nothing else is asked for.
const USUAL: u32 = 28;

/// A night in JSON, with what the file says of it.
#[derive(Serialize)]
struct Shown<'a> {
    recorded_at: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    /// The night, where its record does not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    unreadable: Option<NaiveDate>,
    night: Option<&'a Night>,
}

impl<'a> Shown<'a> {
    fn of(logged: &'a Logged) -> Self {
        Self {
            recorded_at: logged.recorded_at.to_rfc3339(),
            removed: false,
            unreadable: None,
            night: Some(&logged.night),
        }
    }

    fn unread(date: NaiveDate, recorded_at: Moment) -> Self {
        Self { recorded_at: recorded_at.to_rfc3339(), removed: false, unreadable: Some(date), night: None }
    }
}

/// Lists the nights of a period.
///
/// # Errors
/// The period cannot be read, or the diary cannot.
pub fn list(period: &Period, book: &Book<'_>) -> Result<u8, Failure> {
    let (first, last) = bounds(period, book)?;
    let Standing { mut nights, mut unread } = book.all_nights(Some(first))?;
    let after = last.succ_opt().unwrap_or(last);
    let _later = (nights.split_off(&after), unread.split_off(&after));
    if book.options.json {
        let read = nights.iter().map(|(date, logged)| (*date, Shown::of(logged)));
        let not = unread.iter().map(|(date, unread)| (*date, Shown::unread(*date, unread.recorded_at)));
        let shown: BTreeMap<NaiveDate, Shown<'_>> = read.chain(not).collect();
        print_json(&mut io::stdout().lock(), &shown.into_values().collect::<Vec<_>>())?;
        return Ok(0);
    }
    let count = (last - first).num_days().unsigned_abs() + 1;
    let by_date = nights.iter().map(|(date, logged)| (*date, &logged.night)).collect();
    if book.options.plain {
        print(&pages::in_words(&by_date, &unread.keys().copied().collect(), last, count, book.layout()))?;
    } else {
        print(&pages::list(&by_date, last, count, book.today(), book.layout()))?;
        let lines: Vec<String> = unread.keys().map(|date| cannot_be_read(*date, book)).collect();
        book.print(&lines)?;
    }
    if nights.is_empty() && unread.is_empty() {
        book.warn("no_nights", &[])?;
    }
    Ok(0)
}

/// The first and the last night of a period.
///
/// # Errors
/// The period cannot be read.
pub fn bounds(period: &Period, book: &Book<'_>) -> Result<(NaiveDate, NaiveDate), Failure> {
    let last = match &period.until {
        Some(until) => book.night_of(Some(until))?,
        None => book.current(),
    };
    if let Some(since) = &period.since {
        let first = book.night_of(Some(since))?;
        return if first <= last { Ok((first, last)) } else { Err(DiaryFailure::Together("period").into()) };
    }
    let nights = match &period.last {
        Some(text) => words::period(text).map_err(|fault| DiaryFailure::Notation("--last".to_owned(), fault))?,
        None => USUAL,
    };
    Ok((last.checked_sub_days(Days::new(u64::from(nights) - 1)).unwrap_or(last), last))
}

/// Shows one night whole, or every version of it.
///
/// # Errors
/// There is no such night, or the diary cannot be read.
pub fn show(said: Option<&str>, history: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(said)?;
    if history {
        return versions(night, book);
    }
    let Standing { nights, unread } = book.all_nights(Some(night))?;
    if let Some(unread) = unread.get(&night) {
        if book.options.json {
            print_json(&mut io::stdout().lock(), &Shown::unread(night, unread.recorded_at))?;
        } else {
            book.print(&[cannot_be_read(night, book)])?;
        }
        return Err(book.unread(unread));
    }
    let logged = nights.get(&night).ok_or_else(|| none(night, book))?;
    if book.options.json {
        print_json(&mut io::stdout().lock(), &Shown::of(logged))?;
        return Ok(0);
    }
    page(logged, book)?;
    Ok(0)
}

fn page(logged: &Logged, book: &Book<'_>) -> Result<(), Failure> {
    let signs = book.signs_of(&logged.night);
    if !signs.is_empty() {
        book.print(&signs)?;
    }
    let recorded = logged.recorded_at.format("%Y-%m-%d %H:%M %:z").to_string();
    print(&pages::show(&logged.night, &recorded, book.today(), book.layout()))
}

/// Every version of a night, the newest first.
fn versions(night: NaiveDate, book: &Book<'_>) -> Result<u8, Failure> {
    let tail = book.store.tail(Reach::Since(night))?.unwrap_or_default();
    let lines: Vec<_> = tail.lines().filter(|line| line.stamp.key == Key::Night(night)).collect();
    if lines.is_empty() {
        return Err(none(night, book));
    }
    for line in lines {
        if line.stamp.removes {
            let recorded_at = line.stamp.recorded_at.to_rfc3339();
            if book.options.json {
                print_json(
                    &mut io::stdout().lock(),
                    &Shown { recorded_at, removed: true, unreadable: None, night: None },
                )?;
            } else {
                let text = book.options.lang.say(["diary", "was_removed", "text"]);
                book.print(&[crate::text::fill(text, &[("time", &recorded_at)]), String::new()])?;
            }
            continue;
        }
        let logged = book.logged(line);
        match (&logged, book.options.json) {
            (Ok(logged), true) => print_json(&mut io::stdout().lock(), &Shown::of(logged))?,
            (Err(_), true) => {
                print_json(&mut io::stdout().lock(), &Shown::unread(night, line.stamp.recorded_at))?;
            }
            (Ok(logged), false) => {
                page(logged, book)?;
                book.print(&[""])?;
            }
            (Err(_), false) => book.print(&[cannot_be_read(night, book), String::new()])?,
        }
    }
    Ok(0)
}

/// A night whose record does not read, in the place of its page.
fn cannot_be_read(night: NaiveDate, book: &Book<'_>) -> String {
    let lang = book.options.lang;
    let name = pages::night_name(night, book.world.zone, book.today(), lang);
    crate::text::fill(lang.say(["diary", "cannot_be_read", "text"]), &[("night", &name)])
}

/// That nothing is logged for a night; or that what is cannot be read.
pub(super) fn none(night: NaiveDate, book: &Book<'_>) -> Failure {
    if let Ok(standing) = book.all_nights(Some(night))
        && let Some(unread) = standing.unread.get(&night)
    {
        return book.unread(unread);
    }
    DiaryFailure::NoNight(night, book.world.zone, book.today()).into()
}

fn print(page: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}
