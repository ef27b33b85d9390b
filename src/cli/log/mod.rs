//! `log`: one night, by questions, by flags, or as JSON.

mod catch_up;
mod flags;
mod json;
mod questions;
mod steps;
mod told;
mod usual;

use std::io::{self, Read, Write};

use chrono::{NaiveDate, Timelike};

pub use questions::{Asked, Asking, Told, ask_night, yes_or_no};

use super::args::Options;
use super::args::diary::Log;
use super::body::{Form, Question};
use super::book::{Book, Change, said_of_stored};
use super::env::World;
use super::failure::Failure;
use super::failure::diary::DiaryFailure;
use super::people::{Person, remark, storing};
use super::stream::print_json;
use crate::ask::Reply;
use crate::diary::read::{ReadError, ReadFault};
use crate::diary::words::EVENING_HOUR;
use crate::diary::{Entry, NotationFault, NotationKind, check};
use crate::model::LONGEST_NOTE;
use crate::report::diary as words;
use crate::store::Kept;
use crate::text::fill;

/// Runs the command; the exit code.
///
/// # Errors
/// Anything that the user is told of.
pub fn run(asked: &Log, options: &Options, world: &World) -> Result<u8, Failure> {
    let book = Book::open(options, world)?;
    let note = asked.told.iter().find(|(id, _)| *id == "note").map(|(_, text)| text.as_str());
    let flags = asked.quiet_night || asked.no_sleep || !asked.told.is_empty();
    if asked.json_input {
        let together = match note {
            Some("-") => Some("note_and_json"),
            _ if flags || asked.catch_up => Some("json_and_flags"),
            _ => None,
        };
        return match together {
            Some(id) => Err(DiaryFailure::Together(id).into()),
            None => json::run(asked, &book),
        };
    }
    if asked.catch_up {
        if flags || asked.night.is_some() {
            return Err(DiaryFailure::Together("catch_up_and_flags").into());
        }
        return catch_up::run(asked, &book);
    }
    let night = book.night_of(asked.night.as_deref())?;
    if !flags {
        return by_questions(asked, &book, night);
    }
    let note = match note {
        Some("-") => Some(note_from_input()?),
        note => note.map(str::to_owned),
    };
    if let Some(note) = note.as_ref().filter(|note| note.trim().is_empty()) {
        let fault = NotationFault { part: crate::ask::short(note), kind: NotationKind::Empty };
        return Err(DiaryFailure::Notation("--note".to_owned(), fault).into());
    }
    let mut entry = flags::entry(asked, note)?;
    let said = if flags::takes_usual(asked) { usual::put(&mut entry, &book, night)? } else { Vec::new() };
    let kept = tell_or_ask(asked, &book, night, &entry)?;
    book.after(&kept)?;
    let json = asked.json || options.json;
    say_back(&book, &kept, json)?;
    said_of_stored(say_of_usual(&said, &book, json))?;
    Ok(0)
}

/// Writes an entry; what is doubtful is asked about where somebody can answer, and refused elsewhere.
fn tell_or_ask(asked: &Log, book: &Book<'_>, night: NaiveDate, entry: &Entry) -> Result<Kept<Change>, Failure> {
    let told = book.tell("log", night, entry, asked.force);
    let Err(Failure::Diary(DiaryFailure::Entry { found, zone, today })) = &told else { return told };
    let doubtful = found.iter().all(|finding| finding.id.may_be_so());
    if !doubtful || !book.world.input_is_terminal {
        return told;
    }
    let mut person = Person::meet(book.options, book.world);
    let said: Vec<String> =
        found.iter().map(|finding| words::finding(finding, *zone, *today, book.options.lang)).collect();
    let so = questions::is_it_so(person.body(), book.options.lang, &said);
    let so = so.map_err(|gone| person.failure(gone, book.world))?;
    drop(person);
    if so { storing(|| book.tell("log", night, entry, true)) } else { told }
}

fn by_questions(asked: &Log, book: &Book<'_>, night: NaiveDate) -> Result<u8, Failure> {
    let mut person = Person::meet(book.options, book.world);
    let night = which_night(asked, book, &mut person, night)?;
    let asking = Asking { night, zone: asked.zone.as_deref(), strip: true, missing: false, correcting: false };
    let told = ask_night(&mut person, book, &asking);
    drop(person);
    let Asked::Told(told) = told? else { return Ok(0) };
    let kept = storing(|| book.tell_over("log", night, &told, asked.force))?;
    book.after(&kept)?;
    say_back(book, &kept, asked.json || book.options.json)?;
    Ok(0)
}

/// The night that is meant: one that has not begun is not asked about, and in the evening it may be the last one.
fn which_night(asked: &Log, book: &Book<'_>, person: &mut Person, night: NaiveDate) -> Result<NaiveDate, Failure> {
    let (lang, current) = (book.options.lang, book.current());
    let name = |night| words::night_name(night, book.world.zone, book.today(), lang);
    if night > current && !asked.force {
        let holes = [("night", name(night)), ("current", name(current))];
        let asks = fill(lang.say(["log", "future", "ask"]), &[("night", &holes[0].1), ("current", &holes[1].1)]);
        let label = lang.say(["log", "future", "label"]);
        let so = yes_or_no(person.body(), lang, &asks, label, None).map_err(|gone| person.failure(gone, book.world))?;
        return if so {
            Ok(current)
        } else {
            Err(book.refused(check::date(night, current).into_iter().collect(), book.world.zone))
        };
    }
    let last = current.pred_opt().unwrap_or(current);
    let evening = (EVENING_HOUR..24).contains(&book.world.now.hour());
    if asked.night.is_some() || !evening || book.nights(Some(last))?.contains_key(&last) {
        return Ok(night);
    }
    let line = |facet, night| fill(lang.say(["log", "which", facet]), &[("night", &name(night))]);
    let form = Form::choose([line("last", last), line("tonight", current)]);
    let question = Question::new(lang.say(["log", "which", "ask"]), lang.say(["log", "which", "label"]), form);
    match person.body().ask(&question).map_err(|gone| person.failure(gone, book.world))? {
        Reply::Chosen(0) => Ok(last),
        _ => Ok(current),
    }
}

/// Says back what was stored, signs that should not wait before everything else.
///
/// # Errors
/// Standard output cannot be written.
pub fn say_back(book: &Book<'_>, kept: &Kept<Change>, json: bool) -> Result<(), Failure> {
    said_of_stored(say_change(book, kept, json))
}

fn say_change(book: &Book<'_>, kept: &Kept<Change>, json: bool) -> Result<(), Failure> {
    let (change, lang) = (&kept.value, book.options.lang);
    let urgent = book.urgent(change);
    if json {
        // Nothing silences a sign: where the output is for a program, it is said beside it too.
        if !urgent.is_empty() {
            let mut err = anstream::stderr();
            let _ = urgent.iter().try_for_each(|line| writeln!(err, "{line}"));
        }
        return print_json(&mut io::stdout().lock(), &json::Stored::of(change));
    }
    let mut lines = urgent;
    lines.extend(words::said_back(change.before.as_ref(), &change.now, book.today(), lang));
    let id = match (change.written, &change.before) {
        (false, _) => "unchanged",
        (true, None) => "kept",
        (true, Some(_)) => "changed",
    };
    lines.push(lang.say(["diary", id, "text"]).to_owned());
    let zone = words::zone_of(&change.now);
    lines.extend(change.asked.iter().map(|finding| words::finding(finding, zone, book.today(), lang)));
    let noted =
        change.now.note.is_some() && change.now.note != change.before.as_ref().and_then(|night| night.note.clone());
    if noted && !book.options.quiet {
        lines.push(lang.say(["diary", "note", "text"]).to_owned());
    }
    book.print(&lines)
}

/// Says what `usual` stood for; where the output is for a program, beside it.
fn say_of_usual(said: &[String], book: &Book<'_>, json: bool) -> Result<(), Failure> {
    if json {
        return said.iter().try_for_each(|line| remark(line, book.world));
    }
    if said.is_empty() { Ok(()) } else { book.print(said) }
}

/// The note that standard input holds; of a longer one no more is read than tells that it is too long.
fn note_from_input() -> Result<String, Failure> {
    let most = LONGEST_NOTE * 1024;
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(most as u64).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Read("-".to_owned(), error))?;
    if let Err(error) = std::str::from_utf8(&bytes) {
        let sound = error.valid_up_to();
        // A letter that the reading has cut in two is no fault of the note, which is too long whatever it says.
        if error.error_len().is_some() || bytes.len() < most {
            return Err(not_utf8(&bytes[..sound]));
        }
        bytes.truncate(sound);
    }
    Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}

/// That a text is not UTF-8 behind its sound beginning.
fn not_utf8(sound: &[u8]) -> Failure {
    let line = 1 + sound.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + sound.iter().rev().take_while(|byte| **byte != b'\n').count();
    let error = ReadError { line, column, path: String::new(), fault: ReadFault::NotUtf8 };
    DiaryFailure::Json("-".to_owned(), Box::new(error)).into()
}
