//! `medicine dose`, `stop` and `remove`.

use std::cmp::Ordering;

use super::known::Known;
use super::{amount, date, draft, say_back, sound, the_one, times, warn_first};
use crate::cli::args::medicine::Dose;
use crate::cli::book::{Book, Ledger, said_of_stored};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::failure::medicine::MedicineFailure;
use crate::cli::log::yes_or_no;
use crate::cli::people::{Person, storing};
use crate::diary::analysis;
use crate::diary::courses::{self, DateFault, Meant};
use crate::diary::{Key, Payload};
use crate::model::{CourseDose, MedicineCourse, Since};
use crate::report::medicine as words;
use crate::rules::taking::leaving_off;
use crate::store::Draft;
use crate::text::fill;

/// A date that must be known; today where nothing is said.
fn day(option: &'static str, said: Option<&str>, book: &Book<'_>) -> Result<Since, Failure> {
    let Some(said) = said else { return Ok(Since::Day(book.today())) };
    date(option, said, book)?.ok_or_else(|| MedicineFailure::Date(option, DateFault::Unsure).into())
}

/// Stores a course in the place of one that was seen.
fn store(doing: &'static str, before: &MedicineCourse, now: &MedicineCourse, book: &Book<'_>) -> Result<(), Failure> {
    let kept = storing(|| {
        book.change_ledger(doing, |ledger| {
            as_seen(before, ledger)?;
            Ok((vec![draft(now)], ()))
        })
    })?;
    book.after(&kept)
}

/// Refuses to write over what has changed meanwhile.
fn as_seen(before: &MedicineCourse, ledger: &Ledger) -> Result<(), Failure> {
    if ledger.courses.get(&before.id) == Some(before) { Ok(()) } else { Err(DiaryFailure::Meanwhile.into()) }
}

/// Writes down another amount, or other times.
///
/// # Errors
/// There is no such medicine, something cannot be so, or the diary failed.
pub fn dose(asked: &Dose, book: &Book<'_>) -> Result<u8, Failure> {
    let ledger = book.ledger()?;
    let before = the_one(&asked.which, &ledger, book)?.clone();
    let stood = before.dose().cloned().unwrap_or_default();
    let mut at = times("--at", &asked.at)?;
    let mut told = asked.amount.clone();
    // As `log --took` has it: the time may stand behind the amount.
    if let Some((amount, time)) = asked.amount.as_deref().and_then(|text| text.rsplit_once('@')) {
        at.extend(times("AMOUNT", &[time.to_owned()])?);
        told = Some(amount.to_owned());
    }
    if told.is_none() && at.is_empty() && !asked.as_needed {
        return Err(MedicineFailure::NothingToChange.into());
    }
    at.sort_by_key(|time| time.time());
    let new = CourseDose {
        from: Some(day("--from", asked.from.as_deref(), book)?),
        amount: told.as_deref().map(amount).transpose()?.or_else(|| stood.amount.clone()),
        as_needed: asked.as_needed || (stood.as_needed && at.is_empty()),
        at: if at.is_empty() && !asked.as_needed { stood.at.clone() } else { at },
    };
    let is_same = CourseDose { from: stood.from, ..new.clone() } == stood && !before.doses.is_empty();
    if is_same {
        return Err(MedicineFailure::Unchanged(words::line(&before, book.today(), book.options.lang)).into());
    }
    let more = against(&new, &stood) == Some(Ordering::Greater);
    let mut now = before.clone();
    now.doses.push(new);
    sound(&now, book)?;
    // One that had no amount before is told of, not changed.
    if stood.amount.is_some() || !stood.at.is_empty() {
        warn_first(&words::changed(&before.name, more, book.options.lang), book)?;
    }
    store("medicine dose", &before, &now, book)?;
    say_back(&now, Some(&before), book)?;
    Ok(0)
}

/// Whether a dose is more than another; `None` where that cannot be told.
fn against(new: &CourseDose, stood: &CourseDose) -> Option<Ordering> {
    let amount = |dose: &CourseDose| analysis::amount(dose.amount.as_ref()?);
    let amounts = if new.amount == stood.amount { Ordering::Equal } else { amount(new)?.against(amount(stood)?)? };
    let times = new.at.len().max(1).cmp(&stood.at.len().max(1));
    match (amounts, times) {
        (amounts, Ordering::Equal) => Some(amounts),
        (Ordering::Equal, times) => Some(times),
        (amounts, times) => (amounts == times).then_some(amounts),
    }
}

/// Writes down that a medicine ended.
///
/// # Errors
/// There is no such medicine, something cannot be so, or the diary failed.
pub fn stop(which: &str, on: Option<&str>, book: &Book<'_>) -> Result<u8, Failure> {
    let ledger = book.ledger()?;
    let before = the_one(which, &ledger, book)?.clone();
    let now = MedicineCourse { stopped: Some(day("--on", on, book)?), ..before.clone() };
    sound(&now, book)?;
    let known = Known::of(book, &ledger)?;
    // Signs count where it ended lately: that is what the rules ask of.
    let lately = now.stopped_lately(book.today());
    let raised = if lately { leaving_off(&known.facts, &before.with_amount()) } else { Vec::new() };
    if lately {
        warn_first(&words::left_off(&before.name, &raised, book.options.lang), book)?;
    }
    store("medicine stop", &before, &now, book)?;
    say_back(&now, None, book)?;
    Ok(0)
}

/// Takes out a medicine that was written down by mistake.
///
/// # Errors
/// There is no such medicine, the person left, or the diary failed.
pub fn remove(which: &str, yes: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let ledger = book.ledger()?;
    let before = match courses::meant(which, ledger.courses.values()) {
        Meant::Stopped(course) => course,
        _ => the_one(which, &ledger, book)?,
    };
    let lang = book.options.lang;
    let line = words::line(before, book.today(), lang);
    if !yes {
        let mut person = Person::meet(book.options, book.world);
        let say = |facet| lang.say(["medicine", "remove", facet]);
        let asks = fill(say("ask"), &[("line", &line)]);
        let sure = yes_or_no(person.body(), lang, &asks, say("label"), None);
        let sure = sure.map_err(|gone| person.failure(gone, book.world))?;
        drop(person);
        if !sure {
            book.print(&[lang.say(["diary", "remove", "not"])])?;
            return Ok(0);
        }
    }
    let key = Key::Medicine(before.id);
    let kept = storing(|| {
        book.change_ledger("medicine remove", |ledger| {
            as_seen(before, ledger)?;
            Ok((vec![Draft { payload: Payload::Removal(&key).text(), undoes: None }], ()))
        })
    })?;
    book.after(&kept)?;
    said_of_stored(book.print(&[line, lang.say(["diary", "remove", "done"]).to_owned()]))?;
    Ok(0)
}
