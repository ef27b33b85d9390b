//! Entries as JSON from standard input: one object, or one a line.

use std::io::{self, BufRead, Read};

use serde::Serialize;

use super::super::args::diary::Log;
use super::super::book::{Book, Change, long_cramp};
use super::super::failure::Failure;
use super::super::failure::diary::DiaryFailure;
use super::super::people::storing;
use super::super::stream::{Input, Line, peek, print_json, read_line, without_mark};
use crate::diary::read::{LONGEST, ReadError, ReadFault, read};
use crate::diary::{Entry, Finding, Hole};
use crate::model::{Night, NightFault, RedFlag};
use crate::store::Kept;

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
            let kept = store(&bytes, asked, book)?;
            super::say_back(book, &kept, true)?;
            Ok(0)
        }
        Input::TooLong => Err(DiaryFailure::Json("-".to_owned(), too_long()).into()),
        Input::Lines { first, read } => {
            let mut stream = Stream { asked, book, bad: 0, all: 0, stored: 0, unsaid: None };
            stream.lines(first, read, &mut input)?;
            stream.end()
        }
    }
}

fn too_long() -> Box<ReadError> {
    Box::new(ReadError { line: 1, column: LONGEST, path: String::new(), fault: ReadFault::TooLong })
}

fn store(bytes: &[u8], asked: &Log, book: &Book<'_>) -> Result<Kept<Change>, Failure> {
    let mut entry: Entry = read(without_mark(bytes)).map_err(|error| DiaryFailure::Json("-".to_owned(), error))?;
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
    Ok(kept)
}

/// Entries, one a line.
struct Stream<'a> {
    asked: &'a Log,
    book: &'a Book<'a>,
    bad: u64,
    all: u64,
    stored: u64,
    /// Why nobody is answered any more. What was told is stored all the same.
    unsaid: Option<Failure>,
}

impl Stream<'_> {
    fn lines(
        &mut self,
        first: Vec<(usize, Vec<u8>, Line)>,
        mut number: usize,
        input: &mut dyn BufRead,
    ) -> Result<(), Failure> {
        for (number, bytes, line) in first {
            self.take(number, &bytes, &line)?;
        }
        let mut buffer = Vec::new();
        loop {
            let line = read_line(input, &mut buffer);
            let line = line.map_err(|error| self.stopped(number + 1, Failure::Read("-".to_owned(), error)))?;
            if line == Line::End {
                return Ok(());
            }
            number += 1;
            self.take(number, &buffer, &line)?;
        }
    }

    fn take(&mut self, number: usize, bytes: &[u8], line: &Line) -> Result<(), Failure> {
        if *line == Line::Read && without_mark(bytes).trim_ascii().is_empty() {
            return Ok(());
        }
        self.all += 1;
        let stored = match line {
            Line::TooLong => Err(DiaryFailure::Json("-".to_owned(), too_long()).into()),
            Line::Read | Line::End => storing(|| store(bytes, self.asked, self.book)),
        };
        let mut failure = match stored {
            Ok(kept) => {
                self.stored += 1;
                return self.say(|book| super::say_back(book, &kept, true));
            }
            // A full disk or a lock that is held ends everything; a bad entry is answered in its place.
            Err(failure) if failure.exit_code() != 3 => return Err(self.stopped(number, failure)),
            Err(failure) => failure,
        };
        self.bad += 1;
        let mut column = 1;
        if let Failure::Diary(DiaryFailure::Json(_, error)) = &mut failure {
            error.line += number - 1;
            column = error.column;
        }
        let detail = Detail { column, text: failure.words(self.book.options.lang) };
        self.say(|_| print_json(&mut io::stdout().lock(), &ErrorJson { error: detail, line: number }))
    }

    /// Answers, as long as somebody reads the answers.
    fn say(&mut self, say: impl FnOnce(&Book<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
        if self.unsaid.is_none() {
            self.unsaid = say(self.book).err();
        }
        Ok(())
    }

    /// A failure in the middle, with what was stored before it.
    fn stopped(&self, line: usize, failure: Failure) -> Failure {
        match self.stored {
            0 => failure,
            stored => DiaryFailure::Stopped { line, stored, failure: Box::new(failure) }.into(),
        }
    }

    fn end(self) -> Result<u8, Failure> {
        let unsaid = self.unsaid.filter(|failure| !failure.is_closed_pipe());
        match (unsaid, self.bad) {
            (Some(failure), _) => Err(failure),
            (None, 0) => Ok(0),
            (None, bad) => Err(DiaryFailure::Lines { bad, all: self.all }.into()),
        }
    }
}
