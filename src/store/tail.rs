//! The end of a diary, read backwards.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::str;

use chrono::NaiveDate;

use super::fault::{Action, Fault};
use super::front;
use super::place::Place;
use crate::diary::{Header, LONGEST_LINE, LineFault, Order, Stamp};

/// How much is read first; every further read takes twice as much.
const FIRST_READ: u64 = 8 * 1024;

/// How far back a diary is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the last record.
    Last,
    /// Until every record about this night and later ones is there.
    Since(NaiveDate),
    /// To the first record.
    All,
}

/// A record of a diary.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// What the record says about itself.
    pub stamp: &'a Stamp,
    /// The whole line, without its newline.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// The value of the payload field.
    pub fn payload(&self) -> &'a str {
        self.stamp.payload(self.text)
    }
}

/// The end of a diary. Without a diary it is empty, and reaches to the front.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    pub(super) header: Option<Header>,
    /// What was read, from this byte of the file on to its end.
    start: u64,
    bytes: Vec<u8>,
    /// Newest first.
    lines: Vec<(Range<usize>, Stamp)>,
    front: bool,
    /// Where the bytes after the last newline begin, from 0 in `bytes`.
    torn: Option<usize>,
    unended: bool,
}

impl Tail {
    /// The end of a diary that does not exist.
    pub(super) fn nothing() -> Tail {
        Tail { front: true, ..Tail::default() }
    }

    /// The records, newest first.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = Line<'_>> {
        self.lines.iter().map(|(range, stamp)| Line { stamp, text: text(&self.bytes[range.clone()]) })
    }

    /// The first line of the file; nothing when there is no diary.
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// The number of the last record.
    pub fn last_seq(&self) -> Option<u64> {
        self.lines.first().map(|(_, stamp)| stamp.seq)
    }

    /// The latest night that any record of the file is or was about.
    pub fn through(&self) -> Option<NaiveDate> {
        self.order().through
    }

    /// Whether these are all records of the file.
    pub fn is_whole(&self) -> bool {
        self.front
    }

    /// What stands after the last newline of the file and is no record.
    pub fn torn(&self) -> Option<&[u8]> {
        self.torn.map(|from| &self.bytes[from..])
    }

    /// Whether the last record is whole, but has no newline. The next change gives it one.
    pub fn is_unended(&self) -> bool {
        self.unended
    }

    pub(super) fn order(&self) -> Order {
        self.lines.first().map_or_else(Order::default, |(_, stamp)| Order::after(stamp))
    }

    /// Length of the file up to the end of its last record.
    pub(super) fn sound_length(&self) -> u64 {
        self.start + self.torn.unwrap_or(self.bytes.len()) as u64
    }

    /// Takes the torn bytes as a record if only their newline is missing.
    fn complete(mut self) -> Tail {
        let Some(from) = self.torn else { return self };
        let Ok(stamp) = Stamp::read(&self.bytes[from..]) else { return self };
        if self.order().then(&stamp).is_ok() {
            self.lines.insert(0, (from..self.bytes.len(), stamp));
            self.torn = None;
            self.unended = true;
        }
        self
    }
}

/// Only lines that are UTF-8 have a stamp.
fn text(line: &[u8]) -> &str {
    str::from_utf8(line).unwrap_or_default()
}

/// Reads the end of an open diary as it is now.
///
/// # Errors
/// The file is damaged where it is read, of another version, or cannot be read.
pub(super) fn read(place: &Place, file: &File, reach: Reach) -> Result<Tail, Fault> {
    let look = |error| Fault::io(&place.file, Action::Read)(error);
    let length = front::length(place, file)?;
    let (header, first) = front::header(place, file, length)?;
    let mut back = Backwards { file, first, start: length, size: FIRST_READ, bytes: Vec::new() };
    let mut tail = Tail { header: Some(header), ..Tail::default() };
    let sound = back.newline_before(length).map_err(look)?.map_or(first, |newline| newline + 1);
    if length - sound > LONGEST_LINE as u64 {
        return Err(front::damage(place, file, sound, LineFault::TooLong.at(LONGEST_LINE)));
    }
    let mut end = sound;
    let mut found: Vec<(u64, Stamp)> = Vec::new();
    while end > first {
        let begin = back.newline_before(end - 1).map_err(look)?.map_or(first, |newline| newline + 1);
        let line = &back.bytes[(begin - back.start) as usize..(end - 1 - back.start) as usize];
        let stamp = Stamp::read(line).map_err(|error| front::damage(place, file, begin, error))?;
        let order = Order::after(&stamp);
        if let Some((begin, next)) = found.last() {
            order.then(next).map_err(|error| front::damage(place, file, *begin, error))?;
        }
        let enough = match reach {
            Reach::Last => true,
            Reach::Since(date) => stamp.through.is_none_or(|through| through < date),
            Reach::All => false,
        };
        end = begin;
        found.push((begin, stamp));
        if enough {
            break;
        }
    }
    if end == first {
        tail.front = true;
        if let Some((begin, stamp)) = found.last() {
            Order::default().then(stamp).map_err(|error| front::damage(place, file, *begin, error))?;
        }
    }
    let ends = [sound].into_iter().chain(found.iter().map(|(begin, _)| *begin)).collect::<Vec<_>>();
    let index = |byte: u64| (byte - back.start) as usize;
    tail.lines =
        found.into_iter().zip(ends).map(|((begin, stamp), end)| (index(begin)..index(end - 1), stamp)).collect();
    tail.torn = (sound < length).then(|| index(sound));
    tail.start = back.start;
    tail.bytes = back.bytes;
    Ok(tail.complete())
}

/// The bytes of a file from `start` to its end, more of which are read as they are needed, but never the first line.
struct Backwards<'a> {
    file: &'a File,
    first: u64,
    start: u64,
    size: u64,
    bytes: Vec<u8>,
}

impl Backwards<'_> {
    /// Where the last newline before a byte stands, if that is not in the first line.
    fn newline_before(&mut self, end: u64) -> io::Result<Option<u64>> {
        let mut to = end;
        loop {
            let searched = &self.bytes[..(to.max(self.start) - self.start) as usize];
            if let Some(at) = searched.iter().rposition(|byte| *byte == b'\n') {
                return Ok(Some(self.start + at as u64));
            }
            // A longer line is damage; where exactly it begins does not matter any more.
            if self.start == self.first || end - self.start > 2 * LONGEST_LINE as u64 {
                return Ok((self.start > self.first).then(|| self.start - 1));
            }
            to = self.start;
            self.read_more()?;
        }
    }

    fn read_more(&mut self) -> io::Result<()> {
        let from = self.start.saturating_sub(self.size).max(self.first);
        let more = (self.start - from) as usize;
        let mut bytes = vec![0; more + self.bytes.len()];
        let mut file = self.file;
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(&mut bytes[..more])?;
        bytes[more..].copy_from_slice(&self.bytes);
        self.bytes = bytes;
        self.start = from;
        self.size *= 2;
        Ok(())
    }
}
