//! A whole diary, read forwards, line by line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take};
use std::ops::Range;

use chrono::NaiveDate;

use super::fault::{Action, Fault};
use super::front;
use super::place::Place;
use super::tail::Line;
use crate::diary::{Header, LONGEST_LINE, LineError, OfNight, Order, Stamp};

/// What is left to say after all lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned {
    /// The first line.
    pub header: Header,
    /// How many records there are.
    pub records: u64,
    /// The number of the last record (0 without one), and the latest night.
    pub last: Order,
    /// What stands after the last newline and is no record.
    pub torn: Option<Vec<u8>>,
    /// Whether the last record is whole, but has no newline. The next change gives it one.
    pub unended: bool,
}

/// Reads all records of an open diary in order, and the nights of those dates that are to be kept.
pub(super) fn scan<E: From<Fault>>(
    place: &Place,
    file: &File,
    keep: impl Fn(NaiveDate) -> bool,
    mut each: impl FnMut(u64, Line<'_>, OfNight) -> Result<(), E>,
) -> Result<Scanned, E> {
    let length = front::length(place, file)?;
    let (header, first) = front::header(place, file, length)?;
    let mut lines = Lines::from(place, file, (2, first), length)?;
    let mut scanned = Scanned { header, records: 0, last: Order::default(), torn: None, unended: false };
    while let Some(piece) = lines.next()? {
        let damaged = |error| Fault::Damaged { path: place.file.clone(), line: piece.number, error };
        let read = Stamp::read_night(&lines.line, &keep);
        let read = read.and_then(|(stamp, night, text)| Ok((scanned.last.then(&stamp)?, stamp, night, text)));
        if piece.is_torn() && read.is_err() {
            scanned.torn = Some(lines.line);
            break;
        }
        scanned.unended = piece.is_torn();
        let (last, stamp, night, text) = read.map_err(damaged)?;
        scanned.last = last;
        scanned.records += 1;
        each(piece.number, Line { stamp: &stamp, text }, night)?;
    }
    Ok(scanned)
}

/// The number of the line on which a record stands. Other lines need not be records.
pub(super) fn line_of(place: &Place, file: &File, seq: u64) -> Result<Option<u64>, Fault> {
    let mut lines = Lines::from(place, file, (1, 0), front::length(place, file)?)?;
    while let Some(piece) = lines.next()? {
        if Stamp::read(&lines.line).is_ok_and(|stamp| stamp.seq == seq) {
            return Ok(Some(piece.number));
        }
    }
    Ok(None)
}

/// Every line that is no record or does not follow the ones before; the first ones, at most `most`.
pub(super) fn damage(place: &Place, file: &File, most: usize) -> Result<Vec<(u64, LineError)>, Fault> {
    let length = front::length(place, file)?;
    let (_, first) = front::header(place, file, length)?;
    let mut lines = Lines::from(place, file, (2, first), length)?;
    let mut order = Order::default();
    let mut found = Vec::new();
    while let Some(piece) = lines.next()? {
        if found.len() >= most || piece.is_torn() {
            break;
        }
        match Stamp::read(&lines.line) {
            Err(error) => found.push((piece.number, error)),
            Ok(stamp) => {
                if let Err(error) = order.then(&stamp) {
                    found.push((piece.number, error));
                }
                // Goes on from the line as it is, so that one wrong number does not speak against all later ones.
                order = Order::after(&stamp);
            }
        }
    }
    Ok(found)
}

/// The lines of a file, of which one at a time is held.
pub(super) struct Lines<'a> {
    /// The current line without its newline; of one that is too long, only the beginning.
    pub(super) line: Vec<u8>,
    place: &'a Place,
    reader: BufReader<Take<&'a File>>,
    /// Number and first byte of the next line.
    number: u64,
    at: u64,
}

/// Where a line stands.
#[derive(Clone)]
pub(super) struct Piece {
    /// Its number, from 1.
    pub(super) number: u64,
    /// Its bytes, without the newline.
    pub(super) range: Range<u64>,
    /// Whether it has a newline.
    ended: bool,
}

impl Piece {
    /// Whether it is the torn end of the file. What is too long is damage also without its newline: no change began it.
    pub(super) fn is_torn(&self) -> bool {
        !self.ended && self.range.end - self.range.start <= LONGEST_LINE as u64
    }
}

impl<'a> Lines<'a> {
    /// Begins with the line of that number and first byte; the file is taken as long as it is given.
    pub(super) fn from(
        place: &'a Place,
        mut file: &'a File,
        (number, at): (u64, u64),
        length: u64,
    ) -> Result<Self, Fault> {
        file.seek(SeekFrom::Start(at)).map_err(Fault::io(&place.file, Action::Read))?;
        let reader = BufReader::with_capacity(64 * 1024, file.take(length - at));
        Ok(Lines { line: Vec::new(), place, reader, number, at })
    }

    /// Reads the next line; nothing at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, Fault> {
        self.read().map_err(Fault::io(&self.place.file, Action::Read))
    }

    fn read(&mut self) -> io::Result<Option<Piece>> {
        self.line.clear();
        let begin = self.at;
        // One byte for the newline, and one to tell that a line is too long.
        let longest = LONGEST_LINE as u64 + 2;
        let mut length = (&mut self.reader).take(longest).read_until(b'\n', &mut self.line)? as u64;
        if length == 0 {
            return Ok(None);
        }
        let mut ended = self.line.pop_if(|byte| *byte == b'\n').is_some();
        if !ended && length == longest {
            let (more, newline) = self.pass_over()?;
            length += more;
            ended = newline;
        }
        self.at += length;
        self.number += 1;
        Ok(Some(Piece { number: self.number - 1, range: begin..self.at - u64::from(ended), ended }))
    }

    /// Goes to the end of the line.
    fn pass_over(&mut self) -> io::Result<(u64, bool)> {
        let mut length = 0;
        loop {
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                return Ok((length, false));
            }
            let newline = bytes.iter().position(|byte| *byte == b'\n');
            let passed = newline.map_or(bytes.len(), |at| at + 1);
            self.reader.consume(passed);
            length += passed as u64;
            if newline.is_some() {
                return Ok((length, true));
            }
        }
    }
}
