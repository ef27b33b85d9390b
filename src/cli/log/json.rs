//! Entries as JSON from standard input: one object, or one a line.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;

use super::super::args::diary::Log;
use super::super::book::{Book, Change, long_cramp};
use super::super::failure::Failure;
use super::super::failure::diary::DiaryFailure;
use super::super::stream::{Input, Line, peek, print_json, read_line};
use crate::diary::read::{LONGEST, ReadError, ReadFault, read};
use crate::diary::{Entry, Finding, Hole};
use crate::model::{Night, NightFault, RedFlag};

/// What stands after an entry.
#[derive(Serialize)]
pub struct Stored<'a> {
    /// Whether anything was written; an entry that tells nothing new writes nothing.
    written: bool,
    /// Signs that should not wait.
    red_flags: Vec<RedFlag>,
    /// The night as it stands.
    night: &'a Night,
}

impl<'a> Stored<'a> {
    /// What a change came to.
    pub fn of(change: &'a Change) -> Self {
        let red_flags = if long_cramp(&change.now) { vec![RedFlag::CrampOver10Minutes] } else { Vec::new() };
        Self { written: change.written, red_flags, night: &change.now }
    }
}

#[derive(Serialize)]
struct ErrorJson {
    error: Detail,
    line: usize,
}

#[derive(Serialize)]
struct Detail {
    column: usize,
    text: String,
}

/// Reads entries and stores them one by one; a bad one is answered in its place.
///
/// # Errors
/// The input or the output failed, the diary cannot be written, or entries had errors.
pub fn run(asked: &Log, book: &Book<'_>) -> Result<u8, Failure> {
    let mut input = io::stdin().lock();
    let read_failed = |error| Failure::Read("-".to_owned(), error);
    match peek(&mut input).map_err(read_failed)? {
        Input::Document(mut bytes) => {
            let room = (LONGEST + 1).saturating_sub(bytes.len()) as u64;
            input.take(room).read_to_end(&mut bytes).map_err(read_failed)?;
            one(&bytes, asked, book)?;
            Ok(0)
        }
        Input::TooLong => Err(DiaryFailure::Json("-".to_owned(), too_long()).into()),
        Input::Lines { first, read } => lines(first, read, &mut input, asked, book),
    }
}

fn too_long() -> Box<ReadError> {
    Box::new(ReadError { line: 1, column: LONGEST, path: String::new(), fault: ReadFault::TooLong })
}

fn one(bytes: &[u8], asked: &Log, book: &Book<'_>) -> Result<(), Failure> {
    let mut entry: Entry = read(bytes).map_err(|error| DiaryFailure::Json("-".to_owned(), error))?;
    let named = asked.night.as_deref().map(|night| book.night_of(Some(night))).transpose()?;
    let night = match (entry.date, named) {
        (Some(said), Some(named)) if said != named => {
            let holes = [("night", Hole::Night(said)), ("other", Hole::Night(named))];
            return Err(book.refused(vec![Finding::new(NightFault::OtherNight, holes)], book.world.zone));
        }
        (said, named) => said.or(named).unwrap_or_else(|| book.current()),
    };
    entry.zone = entry.zone.or_else(|| asked.zone.clone());
    let kept = book.tell("log", night, &entry, asked.force)?;
    book.after(&kept)?;
    super::say_back(book, &kept, true)
}

fn lines(
    first: Vec<(usize, Vec<u8>, Line)>,
    mut number: usize,
    input: &mut dyn BufRead,
    asked: &Log,
    book: &Book<'_>,
) -> Result<u8, Failure> {
    let (mut bad, mut all) = (0, 0);
    let mut take = |number: usize, bytes: &[u8], line: &Line| {
        if *line == Line::Read && bytes.trim_ascii().is_empty() {
            return Ok(());
        }
        all += 1;
        let done = match line {
            Line::TooLong => Err(DiaryFailure::Json("-".to_owned(), too_long()).into()),
            Line::Read | Line::End => one(bytes, asked, book),
        };
        let Err(mut failure) = done else { return Ok(()) };
        // A full disk or a broken pipe ends everything; a bad entry is answered in its place.
        if failure.exit_code() != 3 {
            return Err(failure);
        }
        bad += 1;
        let mut column = 1;
        if let Failure::Diary(DiaryFailure::Json(_, error)) = &mut failure {
            error.line += number - 1;
            column = error.column;
        }
        let detail = Detail { column, text: failure.words(book.options.lang) };
        print_json(&mut io::stdout().lock(), &ErrorJson { error: detail, line: number })
    };
    for (number, bytes, line) in first {
        take(number, &bytes, &line)?;
    }
    let mut buffer = Vec::new();
    loop {
        let line = read_line(input, &mut buffer).map_err(|error| Failure::Read("-".to_owned(), error))?;
        if line == Line::End {
            break;
        }
        number += 1;
        take(number, &buffer, &line)?;
    }
    io::stdout().lock().flush().map_err(Failure::Output)?;
    if bad > 0 { Err(DiaryFailure::Lines { bad, all }.into()) } else { Ok(0) }
}
