//! The nights that are missing, one after the other.

use chrono::{Days, NaiveDate, Timelike};

use super::questions::{Asked, Asking, ask_night};
use super::say_back;
use crate::ask::Gone;
use crate::cli::args::diary::Log;
use crate::cli::book::Book;
use crate::cli::failure::Failure;
use crate::cli::people::{Person, storing};
use crate::diary::words::EVENING_HOUR;
use crate::report::diary::{Strip, strip, strip_in_words};
use crate::store::Reach;
use crate::text::fill;

/// How far back nights are asked for: nobody remembers older ones well.
const BACK: u64 = 14;

/// Asks about each missing night of the last two weeks, the oldest first; each is stored before the next is asked.
///
/// # Errors
/// The person left, or the diary failed. What was stored before stays.
pub fn run(asked: &Log, book: &Book<'_>) -> Result<u8, Failure> {
    let (missing, last) = missing(book)?;
    let lang = book.options.lang;
    if missing.is_empty() {
        let id = if book.store.tail(Reach::Last)?.is_some() { "none" } else { "empty" };
        book.print(&[lang.say(["catch_up", id, "text"])])?;
        return Ok(0);
    }
    let mut person = Person::meet(book.options, book.world, asked.plain);
    let gone = |person: &Person, gone: Gone| person.failure(gone, book.world);
    let since = last.checked_sub_days(Days::new(BACK - 1)).unwrap_or(last);
    let nights = book.nights(Some(since))?;
    let shown = Strip::of(&nights.iter().map(|(date, logged)| (*date, &logged.night)).collect(), last, BACK);
    let rows = if person.is_plain() {
        vec![strip_in_words(&shown, lang)]
    } else {
        strip(&shown, book.world.width, book.today(), lang)
    };
    rows.iter().try_for_each(|row| person.body().say(row)).map_err(|end| gone(&person, end))?;
    let mut stored = 0_u64;
    for (at, night) in missing.iter().enumerate() {
        let left = (missing.len() - at).to_string();
        let told = fill(lang.say(["catch_up", "left", "text"]), &[("left", &left)]);
        person.body().say(&told).map_err(|end| gone(&person, end))?;
        let asking =
            Asking { night: *night, zone: asked.zone.as_deref(), strip: false, missing: true, correcting: false };
        let told = match ask_night(&mut person, book, &asking)? {
            Asked::Told(told) => told,
            Asked::Skip => continue,
            Asked::Stop => break,
        };
        let kept = storing(|| book.tell_over("catch-up", *night, &told, asked.force))?;
        book.after(&kept)?;
        stored += 1;
        if asked.json || book.options.json {
            say_back(book, &kept, true)?;
        } else {
            let line = book.urgent(&kept.value).into_iter().chain([lang.say(["diary", "kept", "text"]).to_owned()]);
            line.into_iter().try_for_each(|line| person.body().say(&line)).map_err(|end| gone(&person, end))?;
        }
    }
    drop(person);
    if !(asked.json || book.options.json) {
        book.print(&[fill(lang.say(["catch_up", "done", "text"]), &[("number", &stored.to_string())])])?;
    }
    Ok(0)
}

/// The nights that are missing, oldest first, and the last night that is over. The first night of the diary is where
/// missing begins.
fn missing(book: &Book<'_>) -> Result<(Vec<NaiveDate>, NaiveDate), Failure> {
    let current = book.current();
    // In the evening tonight is not over yet.
    let tonight = book.world.now.hour() >= EVENING_HOUR;
    let last = if tonight { current.pred_opt().unwrap_or(current) } else { current };
    let since = last.checked_sub_days(Days::new(BACK - 1)).unwrap_or(last);
    let nights = book.nights(Some(since))?;
    let begun_before = book.has_nights_before(since)?;
    let first = if begun_before { Some(since) } else { nights.keys().next().copied() };
    let dates = first.into_iter().flat_map(|first| first.iter_days().take_while(|date| *date <= last));
    let zone = book.world.zone;
    let missing = dates.filter(|date| !nights.contains_key(date) && zone.has_day(*date)).collect();
    Ok((missing, last))
}
