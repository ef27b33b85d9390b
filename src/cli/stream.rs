//! JSON Lines in, JSON Lines out: one result a line, in order, in constant memory.

mod escape;
mod input;
mod output;

use std::io::{self, BufRead, Write};

use super::failure::Failure;
use crate::ask::{self, AnswersError, AnswersFault, LONGEST, Place};
use crate::model::Urgency;
use crate::report::json;
use crate::rules::{Case, screen};
use crate::text::Lang;
pub use escape::escape_all;
pub use input::{Input, Line, peek, read_line, without_mark};
pub use output::{ErrorJson, print_json};

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
