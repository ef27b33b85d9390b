//! JSON Lines in, JSON Lines out: one result a line, in order, in constant memory.

mod escape;

use std::io::{self, BufRead, Write};

pub use escape::escape_all;
use serde::Serialize;

use super::failure::{self, Failure};
use crate::ask::{self, AnswersError, AnswersFault, LONGEST, Place};
use crate::model::Urgency;
use crate::report::json;
use crate::rules::{Case, screen};
use crate::text::Lang;

/// One line of a stream.
#[derive(Debug, PartialEq)]
pub enum Line {
    /// Its bytes are in the buffer.
    Read,
    /// It was longer than is read, and was passed over.
    TooLong,
    /// There are no more.
    End,
}

/// Bytes of one line that are passed over at most.
const MOST_PASSED: usize = 256 * LONGEST;

/// Reads a line of at most [`LONGEST`] bytes into the buffer, without its newline; a longer one is passed over
/// without being held.
///
/// # Errors
/// The input cannot be read.
pub fn read_line(input: &mut dyn BufRead, buffer: &mut Vec<u8>) -> io::Result<Line> {
    buffer.clear();
    let (mut any, mut too_long, mut passed) = (false, false, 0);
    loop {
        let available = match input.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            break;
        }
        any = true;
        let newline = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..newline.unwrap_or(available.len())];
        too_long |= buffer.len() + part.len() > LONGEST;
        passed += part.len();
        // What never ends its line is no text.
        if passed > MOST_PASSED {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if !too_long {
            buffer.extend_from_slice(part);
        }
        let used = part.len() + usize::from(newline.is_some());
        input.consume(used);
        if newline.is_some() {
            break;
        }
    }
    Ok(match (any, too_long) {
        (false, _) => Line::End,
        (true, true) => Line::TooLong,
        (true, false) => Line::Read,
    })
}

/// What an input turned out to be.
pub enum Input {
    /// Several objects, one a line.
    Lines {
        /// The lines read so far that are not blank, with their numbers.
        first: Vec<(usize, Vec<u8>, Line)>,
        /// How many lines were read so far.
        read: usize,
    },
    /// One object; what was read of it.
    Document(Vec<u8>),
    /// Its first line is too long for either.
    TooLong,
}

/// Tells one object from JSON Lines by the first lines: an object that ends on its line, with more after it, is the first
/// of several; so is a torn one that the next lines do not go on with.
///
/// # Errors
/// The input cannot be read.
pub fn peek(input: &mut dyn BufRead) -> io::Result<Input> {
    let mut found: Vec<(usize, Vec<u8>, Line)> = Vec::new();
    let mut number = 0;
    let mut document = Vec::new();
    while found.len() < 2 {
        let mut buffer = Vec::new();
        let line = read_line(input, &mut buffer)?;
        if line == Line::End {
            break;
        }
        number += 1;
        if line == Line::Read && buffer.trim_ascii().is_empty() {
            // Blank lines are counted, not kept: there may be any number of them.
            if document.len() < LONGEST {
                document.push(b'\n');
            }
            continue;
        }
        document.extend_from_slice(&buffer);
        document.push(b'\n');
        found.push((number, buffer, line));
    }
    let [(_, first, first_line), (_, second, _)] = &found[..] else {
        let alone_too_long = found.first().is_some_and(|(_, _, line)| *line == Line::TooLong);
        return Ok(if alone_too_long { Input::TooLong } else { Input::Document(document) });
    };
    let torn = *first_line != Line::TooLong && ask::ends_too_early(without_mark(first).trim_ascii());
    if !torn {
        return Ok(Input::Lines { first: found, read: number });
    }
    if !second.trim_ascii_start().starts_with(b"{") {
        return Ok(Input::Document(document));
    }
    // An object over several lines, or a torn line before others: that is only seen in the whole.
    while document.len() <= LONGEST {
        let mut buffer = Vec::new();
        let line = read_line(input, &mut buffer)?;
        if line == Line::End {
            break;
        }
        number += 1;
        document.extend_from_slice(&buffer);
        document.push(b'\n');
        found.push((number, buffer, line));
    }
    let whole = without_mark(&document);
    let goes_on = ask::is_whole(whole) || (document.len() > LONGEST && ask::ends_too_early(whole));
    Ok(if goes_on { Input::Document(document) } else { Input::Lines { first: found, read: number } })
}

/// A text without the mark of its byte order, which some programs of Windows begin with.
pub fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// What a stream came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Lines that were not blank.
    pub all: u64,
    /// Lines with errors.
    pub bad: u64,
    /// The highest urgency.
    pub urgency: Option<Urgency>,
}

/// The lines of an input that was looked into.
pub struct Rest<'a> {
    /// Lines that were read already, with their numbers.
    pub first: Vec<(usize, Vec<u8>, Line)>,
    /// How many lines that was, with the blank ones.
    pub before: usize,
    /// The rest.
    pub input: &'a mut dyn BufRead,
}

/// Screens line by line; `assessed_at` stands in each result. Whoever needs the tally `to_the_end` gets it also where nobody
/// reads the output any more.
///
/// # Errors
/// The input cannot be read or the output cannot be written. A bad line is no error here: it is answered in its place.
pub fn screen_lines(
    Rest { first, before, input }: Rest<'_>,
    output: &mut dyn Write,
    tally: &mut Tally,
    assessed_at: &str,
    lang: Lang,
    to_the_end: bool,
) -> Result<(), Failure> {
    let mut unread = Ok(());
    let mut take = |number: usize, bytes: &[u8], line: &Line| -> Result<(), Failure> {
        let mut nowhere = io::sink();
        let output: &mut dyn Write = if unread.is_ok() { &mut *output } else { &mut nowhere };
        match one(bytes, line, number, output, tally, assessed_at, lang) {
            Err(failure) if to_the_end => unread = Err(failure),
            done => done?,
        }
        Ok(())
    };
    for (number, bytes, line) in first {
        take(number, &bytes, &line)?;
    }
    let mut number = before;
    let mut buffer = Vec::new();
    loop {
        let line = read_line(input, &mut buffer).map_err(|error| Failure::Read("-".to_owned(), error))?;
        if line == Line::End {
            return unread;
        }
        number += 1;
        take(number, &buffer, &line)?;
    }
}

fn one(
    bytes: &[u8],
    line: &Line,
    number: usize,
    output: &mut dyn Write,
    tally: &mut Tally,
    assessed_at: &str,
    lang: Lang,
) -> Result<(), Failure> {
    if *line == Line::Read && bytes.trim_ascii().is_empty() {
        return Ok(());
    }
    tally.all += 1;
    let read = match line {
        Line::TooLong => Err(AnswersError { place: Place { line: 1, column: LONGEST }, kind: AnswersFault::TooLong }),
        Line::Read | Line::End => ask::read(bytes),
    };
    match read {
        Ok(answers) => {
            let case = Case::new(&answers);
            let screening = screen(&case);
            tally.urgency = tally.urgency.max(Some(screening.urgency));
            print_json(output, &json::set_out(&screening, &case, assessed_at, lang))
        }
        Err(mut error) => {
            tally.bad += 1;
            error.place.line += number - 1;
            print_json(output, &ErrorJson::new(&error, lang))
        }
    }
}

/// An error in the place of a result.
#[derive(Serialize)]
pub struct ErrorJson {
    error: ErrorDetail,
    line: usize,
}

#[derive(Serialize)]
struct ErrorDetail {
    column: usize,
    text: String,
}

impl ErrorJson {
    /// The error in words, with its place.
    pub fn new(error: &AnswersError, lang: Lang) -> Self {
        let detail = ErrorDetail { column: error.place.column, text: failure::answers(error, lang) };
        Self { error: detail, line: error.place.line }
    }
}

/// Prints a value as one line.
///
/// # Errors
/// The output cannot be written.
pub fn print_json(output: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    // One write of the whole line costs far less than thousands of small ones.
    let mut line = Vec::with_capacity(1 << 14);
    serde_json::to_writer(&mut line, value).map_err(|error| Failure::Output(error.into()))?;
    escape_all(&mut line);
    line.push(b'\n');
    output.write_all(&line).map_err(Failure::Output)
}
