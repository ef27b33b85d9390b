//! The front of a diary: its first line, and the counting of lines.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek};

use super::fault::{Action, Fault};
use super::place::Place;
use crate::diary::{Header, LineError, LineFault};

/// A first line is never longer, of whatever version.
const LONGEST_HEADER: u64 = 4096;

/// How long a file is now.
pub(super) fn length(place: &Place, file: &File) -> Result<u64, Fault> {
    Ok(file.metadata().map_err(Fault::io(&place.file, Action::Look))?.len())
}

/// Looks at what is there before anything is made for it: it is nothing, or a diary.
///
/// # Errors
/// It is something else, or damaged in its first line.
pub(super) fn look(place: &Place) -> Result<(), Fault> {
    let Some(file) = place.open(OpenOptions::new().read(true))? else { return Ok(()) };
    header(place, &file, length(place, &file)?).map(|_| ())
}

/// Reads the first line, and says where the second begins.
pub(super) fn header(place: &Place, mut file: &File, length: u64) -> Result<(Header, u64), Fault> {
    if length == 0 {
        return Err(Fault::Empty { path: place.file.clone() });
    }
    let mut line = Vec::new();
    let mut read = || {
        file.rewind()?;
        BufReader::with_capacity(256, file.take(LONGEST_HEADER)).read_until(b'\n', &mut line)
    };
    read().map_err(Fault::io(&place.file, Action::Read))?;
    let whole = line.pop_if(|byte| *byte == b'\n').is_some();
    match Header::read(&line) {
        Ok(header) if whole => Ok((header, line.len() as u64 + 1)),
        Ok(_) => Err(LineFault::CutShort.at(line.len())),
        Err(LineError { fault: LineFault::OtherVersion(version), .. }) => {
            return Err(Fault::Newer { path: place.file.clone(), version });
        }
        Err(error) => Err(error),
    }
    .map_err(|error| Fault::Damaged { path: place.file.clone(), line: 1, error })
}

/// The first line, where only a carriage return stands behind it.
pub(super) fn header_with_return(place: &Place, mut file: &File, length: u64) -> Result<Option<(Header, u64)>, Fault> {
    let mut line = Vec::new();
    let mut read = || {
        file.rewind()?;
        BufReader::with_capacity(256, file.take(LONGEST_HEADER.min(length))).read_until(b'\n', &mut line)
    };
    read().map_err(Fault::io(&place.file, Action::Read))?;
    let first = line.len() as u64;
    let header = line.strip_suffix(b"\r\n").and_then(|line| Header::read(line).ok());
    Ok(header.map(|header| (header, first)))
}

/// Damage of the line that begins at a byte; only now its number is worked out.
pub(super) fn damage(place: &Place, mut file: &File, begin: u64, error: LineError) -> Fault {
    let mut count = || {
        file.rewind()?;
        let mut reader = BufReader::with_capacity(64 * 1024, file.take(begin));
        let mut newlines = 0;
        loop {
            let bytes = reader.fill_buf()?;
            if bytes.is_empty() {
                return Ok(newlines);
            }
            newlines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
            let read = bytes.len();
            reader.consume(read);
        }
    };
    match count() {
        Ok(before) => Fault::Damaged { path: place.file.clone(), line: before + 1, error },
        Err(error) => Fault::Io { path: place.file.clone(), action: Action::Read, error },
    }
}
