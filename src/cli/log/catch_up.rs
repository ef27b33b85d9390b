//! The nights that are missing, one after the other.

use chrono::{Days, NaiveDate, Timelike};

use super::questions::{Asked, Asking, ask_night};
use super::say_back;
use crate::ask::Gone;
use crate::cli::args::diary::Log;
use crate::cli::book::{Book, Standing, Unread};
use crate::cli::failure::Failure;
use crate::cli::people::{Person, remark, storing};
use crate::diary::words::EVENING_HOUR;
use crate::report::diary::{Strip, night_name, strip, strip_in_words};
use crate::store::Reach;
use crate::text::fill;

/// How far back nights are asked for: nobody remembers older ones well.
const BACK: u64 = 14;

/// Asks about each missing night of the last two weeks, the oldest first; each is stored before the next is asked.
///
/// # Errors
/// The person left, or the diary failed. What was stored before stays.
pub fn run(asked: &Log, book: &Book<'_>) -> Result<u8, Failure> {
    let (missing, last, standing) = missing(book)?;
    let lang = book.options.lang;
    let left: Vec<String> = standing.unread.values().map(|unread| left_as_it_is(unread, book)).collect();
    if missing.is_empty() {
        left.iter().try_for_each(|line| remark(line, book.world))?;
        let id = if book.store.tail(Reach::Last)?.is_some() { "none" } else { "empty" };
        book.print(&[lang.say(["catch_up", id, "text"])])?;
        return Ok(0);
    }
    let mut person = Person::meet(book.options, book.world);
    let gone = |person: &Person, gone: Gone| person.failure(gone, book.world);
    let shown = Strip::of(&standing.nights.iter().map(|(date, logged)| (*date, &logged.night)).collect(), last, BACK);
    let rows = if person.is_plain() {
        vec![strip_in_words(&shown, lang)]
    } else {
        strip(&shown, book.world.width, book.today(), lang)
    };
    rows.iter().chain(&left).try_for_each(|row| person.body().say(row)).map_err(|end| gone(&person, end))?;
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

/// A night that this version cannot read is there, and is not written over unseen. It is left alone, and said calmly.
fn left_as_it_is(unread: &Unread, book: &Book<'_>) -> String {
    book.has_told_of(unread);
    let night = night_name(unread.date, book.world.zone, book.today(), book.options.lang);
    fill(book.options.lang.say(["catch_up", "unread", "text"]), &[("night", &night)])
}

/// The nights that are missing, oldest first, the last night that is over, and what stands of that time. The first night
/// of the diary is where missing begins.
fn missing(book: &Book<'_>) -> Result<(Vec<NaiveDate>, NaiveDate, Standing), Failure> {
    let current = book.current();
    // In the evening tonight is not over yet.
    let tonight = book.world.now.hour() >= EVENING_HOUR;
    let last = if tonight { current.pred_opt().unwrap_or(current) } else { current };
    let since = last.checked_sub_days(Days::new(BACK - 1)).unwrap_or(last);
    let standing = book.nights_untold(Some(since))?;
    let begun_before = book.has_nights_before(since)?;
    let logged = || standing.nights.keys().chain(standing.unread.keys());
    let first = if begun_before { Some(since) } else { logged().min().copied() };
    let dates = first.into_iter().flat_map(|first| first.iter_days().take_while(|date| *date <= last));
    let zone = book.world.zone;
    let there = |date: &NaiveDate| logged().any(|logged| logged == date);
    let missing = dates.filter(|date| !there(date) && zone.has_day(*date)).collect();
    Ok((missing, last, standing))
}
