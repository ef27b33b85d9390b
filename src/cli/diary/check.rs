//! `diary check`: every line and every night, held against what can be.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::NaiveDate;
use serde::Serialize;

use crate::cli::book::Book;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::{DiaryFailure, line_fault, shown};
use crate::cli::stream::print_json;
use crate::diary::read::read;
use crate::diary::{Key, LATE, Screening, check as rules, courses, labs};
use crate::model::{LabDraw, MedicineCourse, Night, Trial};
use crate::report::diary as words;
use crate::report::{lab, medicine};
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
    medicines: usize,
    labs: usize,
    trials: usize,
    faults: Vec<Found>,
}

impl Checked {
    fn of(file: String) -> Self {
        let faults = Vec::new();
        Self { file, records: 0, nights: 0, screenings: 0, medicines: 0, labs: 0, trials: 0, faults }
    }
}

/// Reads every line and every night of the diary, and says each fault.
///
/// # Errors
/// There are faults, or the diary cannot be read.
pub fn check(book: &Book<'_>) -> Result<u8, Failure> {
    let file = shown(book.store.path());
    let Some(damage) = book.store.damage(MOST)? else {
        book.warn("none", &[("file", &file)])?;
        let nothing = Checked::of(file);
        return if book.options.json { report(book, &nothing) } else { Ok(0) };
    };
    let lang = book.options.lang;
    let mut checked = Checked::of(file);
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

/// What stands, as far as was read.
#[derive(Default)]
struct Read {
    nights: BTreeMap<NaiveDate, (u64, Night)>,
    screenings: BTreeSet<String>,
    /// Medicines, blood results and trials.
    others: BTreeSet<Key>,
    /// What each record is about.
    keys: BTreeMap<u64, Key>,
    faults: Vec<Found>,
}

fn every_record(book: &Book<'_>, checked: &mut Checked) -> Result<(), Failure> {
    let mut read = Read::default();
    let scanned = book.store.scan::<Failure>(|number, line| {
        record(book, number, line, &mut read);
        Ok(())
    })?;
    let Read { nights: newest, screenings, others, mut faults, .. } = read;
    let (lang, today) = (book.options.lang, book.today());
    // Nights are held against each other as they stand, not as they once were.
    let mut before: Option<&(u64, Night)> = None;
    for standing in newest.values() {
        let (line, night) = standing;
        let neighbour = before.map(|(_, night)| night);
        let overlaps =
            rules::overlaps(night, neighbour.filter(|earlier| earlier.date.succ_opt() == Some(night.date)), None);
        // What a person said is so is no fault.
        for finding in overlaps.into_iter().filter(|finding| !finding.id.may_be_so()) {
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
    let count = |field| others.iter().filter(|key| key.field() == field).count();
    (checked.medicines, checked.labs, checked.trials) = (count("medicine"), count("lab"), count("trial"));
    Ok(())
}

fn record(book: &Book<'_>, number: u64, line: Line<'_>, found: &mut Read) {
    let (lang, today) = (book.options.lang, book.today());
    let stamp = line.stamp;
    let night = stamp.key.night();
    let mut fault = |text: String| found.faults.push(Found { line: number, night, text });
    if stamp.undoes.and_then(|undone| found.keys.get(&undone)).is_some_and(|undone| *undone != stamp.key) {
        fault(lang.say(["check", "undoes", "text"]).to_owned());
    }
    if stamp.seq >= LATE {
        fault(lang.say(["check", "late", "text"]).to_owned());
    }
    found.keys.insert(stamp.seq, stamp.key.clone());
    match (&line.stamp.key, line.stamp.removes) {
        (Key::Night(date), true) => {
            found.nights.remove(date);
        }
        (Key::Screening(at), true) => {
            found.screenings.remove(at);
        }
        (Key::Night(date), false) => match read::<Night>(line.payload().as_bytes()) {
            Ok(night) => {
                // What a person said is so is no fault; what cannot be so is one.
                let all = [rules::night(&night), rules::places(&night), rules::limits(&night)].concat();
                let all = all.into_iter().chain(rules::zone(&night));
                for finding in all.filter(|finding| !finding.id.may_be_so()) {
                    fault(words::finding(&finding, words::zone_of(&night), today, lang));
                }
                found.nights.insert(*date, (number, night));
            }
            Err(error) => fault(words::read_error(&error, lang)),
        },
        (Key::Screening(at), false) => match read::<Screening>(line.payload().as_bytes()) {
            Ok(screening) => {
                if let Err(error) = crate::ask::read(screening.answers.get().as_bytes()) {
                    fault(crate::cli::failure::answers(&error, lang));
                }
                found.screenings.insert(at.clone());
            }
            Err(error) => fault(words::read_error(&error, lang)),
        },
        (Key::Medicine(_) | Key::Lab(_) | Key::Trial(..), true) => {
            found.others.remove(&stamp.key);
        }
        (key, false) => {
            let payload = line.payload().as_bytes();
            let error = match key {
                Key::Medicine(_) => match read::<MedicineCourse>(payload) {
                    Ok(course) => {
                        let found = courses::faults(&course, stamp.recorded_at.date_naive());
                        found.iter().for_each(|finding| fault(medicine::finding(finding, lang)));
                        None
                    }
                    Err(error) => Some(error),
                },
                Key::Lab(_) => match read::<LabDraw>(payload) {
                    Ok(draw) => {
                        let all = labs::check(&draw, today).into_iter().filter(|finding| !finding.id.may_be_so());
                        all.for_each(|finding| fault(lab::finding(&finding, draw.on, lang)));
                        None
                    }
                    Err(error) => Some(error),
                },
                _ => read::<Trial>(payload).err(),
            };
            match error {
                Some(error) => fault(words::read_error(&error, lang)),
                None => drop(found.others.insert(key.clone())),
            }
        }
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
            let Checked { nights, screenings, medicines, labs, trials, .. } = checked;
            let counts = [nights, screenings, medicines, labs, trials].map(usize::to_string);
            let records = checked.records.to_string();
            let names = ["nights", "screenings", "medicines", "labs", "trials"];
            let mut holes: Vec<(&str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
            holes.extend([("file", checked.file.as_str()), ("records", &records)]);
            lines.push(fill(lang.say(["check", "good", "text"]), &holes));
        }
        book.print(&lines)?;
    }
    match checked.faults.len() as u64 {
        0 => Ok(0),
        faults => Err(DiaryFailure::Faults(faults).into()),
    }
}
