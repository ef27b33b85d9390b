//! A value as one line of JSON, and an error in the place of a result.

use std::io::Write;

use serde::Serialize;

use super::escape_all;
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
