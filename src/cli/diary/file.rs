//! `diary check`, `path`, `compact` and `wipe`: looking after the file.

use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal, Write};

use chrono::NaiveDate;
use serde::Serialize;

use crate::cli::book::Book;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::{DiaryFailure, line_fault, shown};
use crate::cli::people::{leave_sane, storing};
use crate::cli::stream::print_json;
use crate::diary::read::read;
use crate::diary::{Key, Screening, check as rules};
use crate::model::Night;
use crate::report::diary as words;
use crate::store::Line;
use crate::text::fill;

/// More faults than this are not listed one by one.
const MOST: usize = 1000;

/// One fault of the diary.
#[derive(Serialize)]
struct Found {
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    night: Option<NaiveDate>,
    text: String,
}

/// What reading every line came to.
#[derive(Serialize)]
struct Checked {
    file: String,
    records: u64,
    nights: usize,
    screenings: usize,
    faults: Vec<Found>,
}

/// Reads every line and every night of the diary, and says each fault.
///
/// # Errors
/// There are faults, or the diary cannot be read.
pub fn check(book: &Book<'_>) -> Result<u8, Failure> {
    let file = shown(book.store.path());
    let Some(damage) = book.store.damage(MOST)? else {
        book.warn("none", &[("file", &file)])?;
        let nothing = Checked { file, records: 0, nights: 0, screenings: 0, faults: Vec::new() };
        return if book.options.json { report(book, &nothing) } else { Ok(0) };
    };
    let lang = book.options.lang;
    let mut checked = Checked { file, records: 0, nights: 0, screenings: 0, faults: Vec::new() };
    if damage.is_empty() {
        every_record(book, &mut checked)?;
    } else {
        let fault = |(line, error): (u64, crate::diary::LineError)| {
            let column = error.column.to_string();
            let holes = [("column", column.as_str()), ("what", &line_fault(&error, lang))];
            Found { line, night: None, text: fill(lang.say(["check", "line", "text"]), &holes) }
        };
        checked.faults = damage.into_iter().map(fault).collect();
    }
    report(book, &checked)
}

fn every_record(book: &Book<'_>, checked: &mut Checked) -> Result<(), Failure> {
    let mut newest: BTreeMap<NaiveDate, (u64, Night)> = BTreeMap::new();
    let mut screenings = std::collections::BTreeSet::new();
    let mut faults: Vec<Found> = Vec::new();
    let scanned = book.store.scan::<Failure>(|number, line| {
        record(book, number, line, &mut newest, &mut screenings, &mut faults);
        Ok(())
    })?;
    let (lang, today) = (book.options.lang, book.today());
    // Nights are held against each other as they stand, not as they once were.
    let mut before: Option<&(u64, Night)> = None;
    for standing in newest.values() {
        let (line, night) = standing;
        let neighbour = before.map(|(_, night)| night);
        for finding in
            rules::overlaps(night, neighbour.filter(|earlier| earlier.date.succ_opt() == Some(night.date)), None)
        {
            let text = words::finding(&finding, words::zone_of(night), today, lang);
            faults.push(Found { line: *line, night: Some(night.date), text });
        }
        before = Some(standing);
    }
    if let Some(scanned) = &scanned {
        checked.records = scanned.records;
        if scanned.torn.is_some() {
            let text = lang.say(["check", "torn", "text"]).to_owned();
            faults.push(Found { line: scanned.records + 2, night: None, text });
        }
    }
    faults.sort_by_key(|found| found.line);
    (checked.nights, checked.screenings, checked.faults) = (newest.len(), screenings.len(), faults);
    Ok(())
}

fn record(
    book: &Book<'_>,
    number: u64,
    line: Line<'_>,
    newest: &mut BTreeMap<NaiveDate, (u64, Night)>,
    screenings: &mut std::collections::BTreeSet<String>,
    faults: &mut Vec<Found>,
) {
    let (lang, today) = (book.options.lang, book.today());
    match (&line.stamp.key, line.stamp.removes) {
        (Key::Night(date), true) => {
            newest.remove(date);
        }
        (Key::Screening(at), true) => {
            screenings.remove(at);
        }
        (Key::Night(date), false) => match read::<Night>(line.payload().as_bytes()) {
            Ok(night) => {
                // What a person said is so is no fault; what cannot be so is one.
                let all = rules::night(&night).into_iter().chain(rules::zone(&night)).chain(rules::limits(&night));
                for finding in all.filter(|finding| !finding.id.may_be_so()) {
                    let text = words::finding(&finding, words::zone_of(&night), today, lang);
                    faults.push(Found { line: number, night: Some(*date), text });
                }
                newest.insert(*date, (number, night));
            }
            Err(error) => {
                faults.push(Found { line: number, night: Some(*date), text: words::read_error(&error, lang) });
            }
        },
        (Key::Screening(at), false) => match read::<Screening>(line.payload().as_bytes()) {
            Ok(screening) => {
                if let Err(error) = crate::ask::read(screening.answers.get().as_bytes()) {
                    let text = crate::cli::failure::answers(&error, lang);
                    faults.push(Found { line: number, night: None, text });
                }
                screenings.insert(at.clone());
            }
            Err(error) => faults.push(Found { line: number, night: None, text: words::read_error(&error, lang) }),
        },
    }
}

fn report(book: &Book<'_>, checked: &Checked) -> Result<u8, Failure> {
    let lang = book.options.lang;
    if book.options.json {
        print_json(&mut io::stdout().lock(), checked)?;
    } else {
        let mut lines = Vec::new();
        for found in &checked.faults {
            let number = found.line.to_string();
            let night = found.night.map(|night| words::night_name(night, book.world.zone, book.today(), lang));
            let id = if night.is_some() { "night" } else { "record" };
            let holes =
                [("line", number.as_str()), ("night", night.as_deref().unwrap_or_default()), ("text", &found.text)];
            lines.push(fill(lang.say(["check", "fault", id]), &holes));
        }
        if checked.faults.is_empty() {
            let counts = [checked.records.to_string(), checked.nights.to_string(), checked.screenings.to_string()];
            let holes = [
                ("file", checked.file.as_str()),
                ("records", &counts[0]),
                ("nights", &counts[1]),
                ("screenings", &counts[2]),
            ];
            lines.push(fill(lang.say(["check", "good", "text"]), &holes));
        }
        book.print(&lines)?;
    }
    match checked.faults.len() as u64 {
        0 => Ok(0),
        faults => Err(DiaryFailure::Faults(faults).into()),
    }
}

/// Says where the diary is.
///
/// # Errors
/// Standard output cannot be written.
pub fn path(book: &Book<'_>) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    if book.options.json {
        let path = book.store.path().display().to_string();
        print_json(&mut out, &serde_json::json!({ "file": path, "exists": book.store.path().exists() }))?;
        return Ok(0);
    }
    // A script may use it as it is, whatever bytes it has.
    let text = book.store.path().as_os_str().as_encoded_bytes();
    let written = if out.is_terminal() {
        writeln!(out, "{}", shown(book.store.path()))
    } else {
        out.write_all(text).and_then(|()| out.write_all(b"\n"))
    };
    written.map_err(Failure::Output)?;
    Ok(0)
}

/// Writes the file anew without its history, and keeps the old one.
///
/// # Errors
/// The diary is damaged or cannot be written.
pub fn compact(set_aside: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let lang = book.options.lang;
    let file = shown(book.store.path());
    let compacted = storing(|| Ok(book.store.compact(&book.writing("diary compact"), set_aside)?))?;
    let Some(done) = compacted else {
        book.warn("none", &[("file", &file)])?;
        return Ok(0);
    };
    let (records, kept, before) = (done.records.to_string(), done.kept.to_string(), shown(&done.before));
    let holes = [("records", records.as_str()), ("kept", &kept), ("before", &before)];
    let mut lines = vec![fill(lang.say(["compact", "done", "text"]), &holes)];
    if let Some((number, side)) = &done.damaged {
        let holes = [("number", number.to_string()), ("side", shown(side))];
        lines.push(fill(lang.say(["compact", "damaged", "text"]), &[("number", &holes[0].1), ("side", &holes[1].1)]));
    }
    if let Some(side) = &done.torn {
        lines.push(fill(lang.say(["diary", "set_aside", "text"]), &[("file", &file), ("side", &shown(side))]));
    }
    book.print(&lines)?;
    Ok(0)
}

/// Removes everything, after the word for it was typed.
///
/// # Errors
/// The word was not typed, or something could not be removed.
pub fn wipe(book: &Book<'_>) -> Result<u8, Failure> {
    let lang = book.options.lang;
    let list = book.store.wipe_list()?;
    if list.is_empty() {
        book.print(&[lang.say(["wipe", "nothing", "text"])])?;
        return Ok(0);
    }
    leave_sane(lang);
    let word = lang.say(["wipe", "word", "name"]);
    let mut err = anstream::stderr();
    let files: Vec<String> = list.iter().map(|file| format!("  {}", shown(file))).collect();
    let mut said = vec![lang.say(["wipe", "list", "text"]).to_owned()];
    said.extend(files);
    said.push(fill(lang.say(["wipe", "ask", "text"]), &[("word", word)]));
    said.iter().try_for_each(|line| writeln!(err, "{line}")).map_err(Failure::Terminal)?;
    write!(err, "> ").and_then(|()| err.flush()).map_err(Failure::Terminal)?;
    let typed = short_line().map_err(|error| Failure::Read("-".to_owned(), error))?;
    if typed.trim() != word {
        return Err(if typed.is_empty() && !book.world.input_is_terminal {
            Failure::NobodyToAsk
        } else {
            DiaryFailure::NotConfirmed.into()
        });
    }
    let gone = storing(|| Ok(book.store.wipe(&book.writing("diary wipe"))?))?;
    let number = gone.len().to_string();
    book.print(&[fill(lang.say(["wipe", "done", "text"]), &[("number", &number)])])?;
    Ok(0)
}

/// One line, of which no more is read than any word has.
fn short_line() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::Read::take(io::stdin().lock(), 256).read_until(b'\n', &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
