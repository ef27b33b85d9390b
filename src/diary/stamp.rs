//! The envelope of a diary line: what every record says about itself, whatever it records.
//!
//! ```text
//! {"seq":2,"through":"2026-11-21","recorded_at":"2026-11-22T06:50:12+09:00","undoes":1,"night":{"date":"2026-11-21"}}
//! ```
//!
//! The fields stand in this order and without spaces, so that a line has one spelling, and a fault has one column. Of the
//! payload only its key is looked at; the rest is passed over, but must be JSON.

mod cursor;
mod fault;
mod header;
mod keys;
mod order;

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::spelled::{self, OfNight};
use crate::model::strict::{plain_date as date, plain_instant as time};
use crate::model::{Since, Strategy};
use cursor::Cursor;
pub use fault::{LineError, LineFault};
pub use header::{Compaction, FORMAT, Header, VERSION};
use keys::{At, Day, LabKey, MedicineKey, NightKey, Number, Removal, ScreeningKey, TrialKey};
pub use order::Order;

/// The longest line, in bytes without its newline.
pub const LONGEST_LINE: usize = 1 << 20;

/// The greatest number that every reader of JSON keeps exactly.
pub const GREATEST: u64 = (1 << 53) - 1;

/// Numbers from here on leave few for later records. No diary comes so far by itself.
pub const LATE: u64 = GREATEST - (1 << 32);

/// What a record is about; the newest record of a key stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A night, by the date of its evening.
    Night(NaiveDate),
    /// A screening, by the time at which it was made, as written.
    Screening(String),
    /// A course of a medicine, by its number.
    Medicine(u32),
    /// Results of a taking of blood, by its date.
    Lab(Since),
    /// A trial of self-care, by what is tried and the evening with which it begins.
    Trial(Strategy, NaiveDate),
}

impl Key {
    /// The date, when the key is a night.
    pub fn night(&self) -> Option<NaiveDate> {
        match self {
            Key::Night(date) => Some(*date),
            Key::Screening(_) | Key::Medicine(_) | Key::Lab(_) | Key::Trial(..) => None,
        }
    }

    /// The name of the field that holds a record of this kind.
    pub fn field(&self) -> &'static str {
        match self {
            Key::Night(_) => "night",
            Key::Screening(_) => "screening",
            Key::Medicine(_) => "medicine",
            Key::Lab(_) => "lab",
            Key::Trial(..) => "trial",
        }
    }
}

/// What a line says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Number of the record; rises along the file, with or without gaps.
    pub seq: u64,
    /// The latest night that any record of the file up to and with this one was about.
    pub through: Option<NaiveDate>,
    /// When it was written.
    pub recorded_at: DateTime<FixedOffset>,
    /// Number of the earlier record that this one takes back.
    pub undoes: Option<u64>,
    /// What it is about.
    pub key: Key,
    /// Whether it removes what it is about.
    pub removes: bool,
    recorded: Range<usize>,
    field: usize,
    payload: Range<usize>,
}

impl Stamp {
    /// Reads a line without its newline.
    ///
    /// # Errors
    /// The line is no record of this version, with the column of the first byte that is wrong.
    pub fn read(line: &[u8]) -> Result<Stamp, LineError> {
        Self::read_night(line, |_| false).map(|(stamp, ..)| stamp)
    }

    /// Reads a line without its newline, and its night in the same pass where it stands as this program writes it; the
    /// night of those dates that are to be kept. The text is that of the line.
    ///
    /// # Errors
    /// The line is no record of this version, with the column of the first byte that is wrong.
    pub fn read_night(line: &[u8], keep: impl FnOnce(NaiveDate) -> bool) -> Result<(Stamp, OfNight, &str), LineError> {
        if line.len() > LONGEST_LINE {
            return Err(LineFault::TooLong.at(LONGEST_LINE));
        }
        let text = std::str::from_utf8(line).map_err(|error| LineFault::NotUtf8.at(error.valid_up_to()))?;
        let mut cursor = Cursor::new(text);
        cursor.expect("{\"seq\":")?;
        let seq = cursor.number()?;
        let through = if cursor.take(",\"through\":") { Some(cursor.quoted(date, LineFault::Date)?) } else { None };
        cursor.expect(",\"recorded_at\":")?;
        let from = cursor.at() + 1;
        let recorded_at = cursor.quoted(time, LineFault::Time)?;
        let recorded = from..cursor.at() - 1;
        let undone_at = cursor.at();
        let undoes = if cursor.take(",\"undoes\":") { Some(cursor.number()?) } else { None };
        if undoes.is_some_and(|undone| undone >= seq) {
            return Err(LineFault::Undoes.at(undone_at));
        }
        let field = cursor.at() + 1;
        let mut of_night = OfNight::Unknown;
        let (key, removes, payload) = if cursor.take(",\"night\":") {
            let (date, span) = match cursor.pass(|text| spelled::night(text, keep)) {
                Some((read, date, span)) => {
                    of_night = read;
                    (date, span)
                }
                None => cursor.payload().map(|(NightKey { date: Day(date) }, span)| (date, span))?,
            };
            (Key::Night(date), false, span)
        } else if cursor.take(",\"screening\":") {
            let (ScreeningKey { at: At(at) }, span) = cursor.payload()?;
            (Key::Screening(at), false, span)
        } else if cursor.take(",\"medicine\":") {
            let (MedicineKey { id: Number(id) }, span) = cursor.payload()?;
            (Key::Medicine(id), false, span)
        } else if cursor.take(",\"lab\":") {
            let (LabKey { on }, span) = cursor.payload()?;
            (Key::Lab(on), false, span)
        } else if cursor.take(",\"trial\":") {
            let (TrialKey { strategy, from: Day(from) }, span) = cursor.payload()?;
            (Key::Trial(strategy, from), false, span)
        } else if cursor.take(",\"removal\":") {
            let (removal, span) = cursor.payload()?;
            match removal {
                Removal::Night(Day(date)) => (Key::Night(date), true, span),
                Removal::Screening(At(at)) => (Key::Screening(at), true, span),
                Removal::Medicine(Number(id)) => (Key::Medicine(id), true, span),
                Removal::Lab(on) => (Key::Lab(on), true, span),
                Removal::Trial(TrialKey { strategy, from: Day(from) }) => (Key::Trial(strategy, from), true, span),
            }
        } else {
            return Err(cursor.fault(",\"night\":"));
        };
        cursor.expect("}")?;
        cursor.end()?;
        let stamp = Stamp { seq, through, recorded_at, undoes, key, removes, recorded, field, payload };
        if stamp.key.night() > through {
            return Err(LineFault::Through { expected: stamp.key.night() }.at(stamp.through_at()));
        }
        Ok((stamp, of_night, text))
    }

    /// Where the payload stands, from 0.
    pub fn payload_at(&self) -> usize {
        self.payload.start
    }

    /// Writes a line, without its newline. `payload` is the last field as it shall stand, e.g.
    /// `"night":{"date":"2026-11-21"}`; it is not looked at.
    pub fn write(
        seq: u64,
        through: Option<NaiveDate>,
        recorded_at: &str,
        undoes: Option<u64>,
        payload: &str,
    ) -> String {
        let through = through.map_or_else(String::new, |date| format!(",\"through\":\"{date}\""));
        let undoes = undoes.map_or_else(String::new, |undone| format!(",\"undoes\":{undone}"));
        format!("{{\"seq\":{seq}{through},\"recorded_at\":\"{recorded_at}\"{undoes},{payload}}}")
    }

    /// The value of the payload field, of the line that this stamp was read from.
    pub fn payload<'a>(&self, line: &'a str) -> &'a str {
        &line[self.payload.clone()]
    }

    /// The payload with its name, as [`Stamp::write`] takes it, of the line that this stamp was read from.
    pub fn field<'a>(&self, line: &'a str) -> &'a str {
        &line[self.field..self.payload.end]
    }

    /// The time as written, of the line that this stamp was read from.
    pub fn recorded_text<'a>(&self, line: &'a str) -> &'a str {
        &line[self.recorded.clone()]
    }

    /// The byte, from 0, at which `through` stands or would stand.
    fn through_at(&self) -> usize {
        "{\"seq\":".len() + self.seq.to_string().len()
    }
}

#[cfg(test)]
mod tests;
