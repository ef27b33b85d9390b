//! A value as one line of JSON, and an error in the place of a result.

use std::io::Write;

use serde::Serialize;

use crate::ask::AnswersError;
use crate::cli::failure::{self, Failure};
use crate::text::Lang;

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

/// Escapes also the signs that JSON may leave as they are and a terminal may obey: the controls of C1 and the marks
/// that turn the direction of writing. They can only stand in strings.
pub fn escape_all(line: &mut Vec<u8>) {
    let obeyed = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let Ok(text) = std::str::from_utf8(line) else { return };
    if (text.is_ascii() && !text.contains('\u{7f}')) || !text.contains(obeyed) {
        return;
    }
    let mut escaped = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        match c {
            c if obeyed(c) => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    *line = escaped.into_bytes();
}
