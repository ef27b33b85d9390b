//! A place in a line that moves over what has to stand there.

use serde::Deserialize;
use serde_json::error::Category;

use super::{GREATEST, LineError, LineFault};
use std::ops::Range;

/// Names of the fields in the order in which they stand.
const FIELDS: [&str; 15] = [
    "format",
    "version",
    "created_at",
    "compacted_at",
    "compacted_seq",
    "seq",
    "through",
    "recorded_at",
    "undoes",
    "night",
    "screening",
    "medicine",
    "lab",
    "trial",
    "removal",
];

pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Cursor { text, at: 0 }
    }

    /// The byte at which it stands, from 0.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Moves over a text if it stands here.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let there = self.rest().starts_with(text);
        if there {
            self.at += text.len();
        }
        there
    }

    /// Moves over a text that has to stand here.
    pub(super) fn expect(&mut self, text: &'static str) -> Result<(), LineError> {
        if self.take(text) { Ok(()) } else { Err(self.fault(text)) }
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), LineError> {
        if self.rest().is_empty() { Ok(()) } else { Err(LineFault::Expected("\n").at(self.at)) }
    }

    /// What is wrong when this text does not stand here: the line ends, an unknown field, or another text.
    pub(super) fn fault(&self, expected: &'static str) -> LineError {
        let rest = self.rest();
        if expected.starts_with(rest) {
            return LineFault::CutShort.at(self.text.len());
        }
        let same = expected.bytes().zip(rest.bytes()).take_while(|(one, other)| one == other).count();
        let name = rest.strip_prefix(['{', ',']).and_then(|rest| rest.strip_prefix('"'));
        match name.and_then(|rest| rest.split_once("\":")) {
            Some((name, _)) if !name.contains('"') && !FIELDS.contains(&name) => {
                LineFault::Unknown(name.chars().take(40).collect()).at(self.at + 1)
            }
            _ => LineFault::Expected(expected).at(self.at + same),
        }
    }

    /// Moves over a whole number without sign or leading zeros.
    pub(super) fn number(&mut self) -> Result<u64, LineError> {
        let from = self.at;
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let text = &self.rest()[..digits];
        if text.is_empty() && self.rest().is_empty() {
            return Err(LineFault::CutShort.at(from));
        }
        self.at += digits;
        let number = text.parse().ok().filter(|number| (1..=GREATEST).contains(number) && !text.starts_with('0'));
        number.ok_or_else(|| LineFault::Number.at(from))
    }

    /// Moves over a quoted text that reads as a value.
    pub(super) fn quoted<T>(&mut self, read: fn(&str) -> Option<T>, fault: LineFault) -> Result<T, LineError> {
        self.expect("\"")?;
        let from = self.at;
        let (text, _) = self.rest().split_once('"').ok_or_else(|| LineFault::CutShort.at(self.text.len()))?;
        self.at += text.len() + 1;
        read(text).ok_or_else(|| fault.at(from))
    }

    /// Moves over what is read at the beginning of the rest, which says how long it is; stays where nothing is.
    pub(super) fn pass<A, B>(
        &mut self,
        read: impl FnOnce(&str) -> Option<(A, B, usize)>,
    ) -> Option<(A, B, Range<usize>)> {
        let (one, other, length) = read(self.rest())?;
        let from = self.at;
        self.at += length;
        Some((one, other, from..self.at))
    }

    /// Moves over a JSON object of which only the key is read.
    pub(super) fn payload<T: Deserialize<'a>>(&mut self) -> Result<(T, Range<usize>), LineError> {
        let from = self.at;
        if !self.rest().starts_with('{') {
            return Err(self.fault("{"));
        }
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<T>();
        match values.next() {
            Some(Ok(value)) => {
                self.at += values.byte_offset();
                Ok((value, from..self.at))
            }
            Some(Err(error)) => {
                let fault = match error.classify() {
                    Category::Syntax | Category::Io => LineFault::Syntax,
                    Category::Eof => LineFault::CutShort,
                    Category::Data => LineFault::NoKey,
                };
                Err(fault.at((from + error.column()).saturating_sub(1)))
            }
            None => Err(LineFault::CutShort.at(self.text.len())),
        }
    }
}
