//! The only rewrite of a diary.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::change::Writing;
use super::fault::{Action, Fault};
use super::front;
use super::lock::Lock;
use super::modes;
use super::place::Place;
use super::scan::Lines;
use crate::diary::{Compaction, Header, Key, LATE, LineFault, Order, Stamp};

/// What a rewrite has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compacted {
    /// How many records there were.
    pub records: usize,
    /// How many of them are left.
    pub kept: usize,
    /// The diary as it was.
    pub before: PathBuf,
    /// How many lines were set aside, and where.
    pub damaged: Option<(usize, PathBuf)>,
    /// The side file that holds a torn last line.
    pub torn: Option<PathBuf>,
    /// How many lines ended in the way of Windows, which they do no more.
    pub returns: usize,
}

/// What the file holds, by the places of its lines.
#[derive(Default)]
struct Found {
    records: Vec<(Range<u64>, Stamp)>,
    damaged: Vec<Range<u64>>,
    torn: Option<Range<u64>>,
    returns: usize,
}

/// Whether the payload of a record reads.
pub(super) type Reads<'a> = &'a dyn Fn(&Stamp, &str) -> bool;

/// Side files that are removed again unless the rewrite is done.
#[derive(Default)]
struct Sides(Vec<PathBuf>);

impl Drop for Sides {
    fn drop(&mut self) {
        for path in &self.0 {
            fs::remove_file(path).ok();
        }
    }
}

pub(super) fn compact(
    place: &Place,
    writing: &Writing<'_>,
    set_aside: bool,
    reads: Reads<'_>,
) -> Result<Option<Compacted>, Fault> {
    // Nothing is made beside a file that is something else.
    let Some(file) = place.open(OpenOptions::new().read(true))? else { return Ok(None) };
    all_of(place, &file, set_aside, reads)?;
    let _lock = Lock::exclusive(place, writing.doing, writing.wait)?;
    let Some(file) = place.open(OpenOptions::new().read(true).append(true))? else { return Ok(None) };
    let (created_at, found) = all_of(place, &file, set_aside, reads)?;
    modes::protect_again(&file);
    let newest = newest(&found.records);
    let anew = newest.last().is_some_and(|(_, stamp)| stamp.seq >= LATE);
    let seq = newest.last().map_or(0, |(_, stamp)| if anew { newest.len() as u64 } else { stamp.seq });
    let header = Header { created_at, compacted: Some(Compaction { at: writing.at.to_owned(), seq }) };
    Header::read(header.write().as_bytes()).map_err(|error| Fault::Draft {
        path: place.file.clone(),
        index: 0,
        error,
    })?;
    let new = place.temporary()?;
    modes::keep_owner(&place.file, new.as_file());
    write(&file, new.as_file(), &header, &newest, anew).map_err(Fault::io(new.path(), Action::Make))?;

    let mut sides = Sides::default();
    let damaged = side(place, &file, "damaged", &found.damaged, b"\n", &mut sides)?;
    let torn = side(place, &file, "torn", found.torn.as_slice(), b"", &mut sides)?;
    let (before, ()) =
        place.first_free("before-compact", Action::SetAside, |path| match fs::hard_link(&place.file, path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copy(&file, path),
            linked => linked,
        })?;
    sides.0.push(before.clone());
    place.sync_folder()?;
    let replaced = new.persist(&place.file);
    replaced.map_err(|error| Fault::io(&place.file, Action::Replace)(error.error))?;
    sides.0.clear();
    place.sync_folder()?;
    let damaged = damaged.map(|path| (found.damaged.len(), path));
    let (records, kept, returns) = (found.records.len(), newest.len(), found.returns);
    Ok(Some(Compacted { records, kept, before, damaged, torn, returns }))
}

/// Reads the whole diary: since when it is there, and its lines.
fn all_of(place: &Place, file: &File, set_aside: bool, reads: Reads<'_>) -> Result<(String, Found), Fault> {
    let length = front::length(place, file)?;
    let (header, found) = match front::header(place, file, length) {
        Ok((header, first)) => (Ok(header), find(place, file, (2, first), length, set_aside)?),
        Err(fault @ Fault::Damaged { .. }) if set_aside => match front::header_with_return(place, file, length)? {
            Some((header, first)) => {
                let mut found = find(place, file, (2, first), length, true)?;
                found.returns += 1;
                (Ok(header), found)
            }
            None => (Err(fault), find(place, file, (1, 0), length, true)?),
        },
        Err(fault) => return Err(fault),
    };
    let found = readable(place, file, found, set_aside, reads)?;
    match (header, found.records.first()) {
        // Not to lose what nobody can read to a file of which nothing is left.
        (Ok(_), None) if !found.damaged.is_empty() => Err(Fault::NoRecord { path: place.file.clone() }),
        (Ok(header), _) => Ok((header.created_at, found)),
        (Err(_), Some((range, stamp))) => {
            let line = line(file, range).map_err(Fault::io(&place.file, Action::Read))?;
            Ok((stamp.recorded_text(&line).to_owned(), found))
        }
        // A file of which not one line can be read is something else, or more than a damaged line.
        (Err(fault), None) => Err(fault),
    }
}

/// Sets records aside whose payload does not read, so that the newest that reads stands for its key; without leave for
/// it, such a one that would stand is refused.
fn readable(place: &Place, file: &File, mut found: Found, set_aside: bool, reads: Reads<'_>) -> Result<Found, Fault> {
    let text = |range: &Range<u64>| line(file, range).map_err(Fault::io(&place.file, Action::Read));
    if !set_aside {
        for (range, stamp) in newest(&found.records) {
            let text = text(range)?;
            if !reads(stamp, stamp.payload(&text)) {
                let error = LineFault::Payload.at(stamp.payload_at());
                return Err(front::damage(place, file, range.start, error));
            }
        }
        return Ok(found);
    }
    let mut records = Vec::with_capacity(found.records.len());
    for (range, stamp) in found.records {
        let text = text(&range)?;
        if stamp.removes || reads(&stamp, stamp.payload(&text)) {
            records.push((range, stamp));
        } else {
            found.damaged.push(range);
        }
    }
    found.damaged.sort_by_key(|range| range.start);
    Ok(Found { records, ..found })
}

/// Reads all lines from one on. Where damage is set aside, records count in the order of their numbers, so that lines
/// that changed places are both there; of two with one number, the first.
fn find(place: &Place, file: &File, from: (u64, u64), length: u64, set_aside: bool) -> Result<Found, Fault> {
    let mut lines = Lines::from(place, file, from, length)?;
    let mut found = Found::default();
    let mut order = Order::default();
    while let Some(mut piece) = lines.next()? {
        // So end the lines of a file that went through an editor of Windows.
        if set_aside && !piece.is_torn() && lines.line.pop_if(|byte| *byte == b'\r').is_some() {
            piece.range.end -= 1;
            found.returns += 1;
        }
        let read = Stamp::read(&lines.line).and_then(|stamp| {
            match order.then(&stamp) {
                Ok(_) => Ok(stamp),
                // The order is made anew when all are known, and so are the latest nights.
                Err(_) if set_aside => Ok(stamp),
                Err(error) => Err(error),
            }
        });
        match read {
            Ok(stamp) => {
                order = Order::after(&stamp);
                found.records.push((piece.range, stamp));
            }
            Err(_) if piece.is_torn() => found.torn = Some(piece.range),
            Err(_) if set_aside => found.damaged.push(piece.range),
            Err(error) => return Err(Fault::Damaged { path: place.file.clone(), line: piece.number, error }),
        }
    }
    found.records.sort_by_key(|(_, stamp)| stamp.seq);
    let mut last = 0;
    let (records, twice): (_, Vec<_>) =
        found.records.into_iter().partition(|(_, stamp)| std::mem::replace(&mut last, stamp.seq) != stamp.seq);
    found.records = records;
    found.damaged.extend(twice.into_iter().map(|(range, _)| range));
    found.damaged.sort_by_key(|range| range.start);
    Ok(found)
}

/// The newest record of every key that is not removed, in order.
fn newest(records: &[(Range<u64>, Stamp)]) -> Vec<&(Range<u64>, Stamp)> {
    let mut of: HashMap<&Key, usize> = HashMap::new();
    for (index, (_, stamp)) in records.iter().enumerate() {
        of.insert(&stamp.key, index);
    }
    let mut indexes: Vec<usize> = of.into_values().filter(|index| !records[*index].1.removes).collect();
    indexes.sort_unstable();
    indexes.into_iter().map(|index| &records[index]).collect()
}

/// Writes the new file; with numbers made `anew` where they have come too far.
fn write(from: &File, to: &File, header: &Header, records: &[&(Range<u64>, Stamp)], anew: bool) -> io::Result<()> {
    let mut out = BufWriter::new(to);
    writeln!(out, "{}", header.write())?;
    let mut order = Order::default();
    for (range, stamp) in records {
        let old = line(from, range)?;
        let through = order.through_with(&stamp.key);
        let seq = if anew { order.seq + 1 } else { stamp.seq };
        let new = Stamp::write(seq, through, stamp.recorded_text(&old), None, stamp.field(&old));
        let read = Stamp::read(new.as_bytes()).and_then(|stamp| order.then(&stamp));
        order = read.map_err(io::Error::other)?;
        writeln!(out, "{new}")?;
    }
    out.flush()?;
    to.sync_all()
}

fn line(mut file: &File, range: &Range<u64>) -> io::Result<String> {
    let mut line = String::new();
    file.seek(SeekFrom::Start(range.start))?;
    file.take(range.end - range.start).read_to_string(&mut line)?;
    Ok(line)
}

/// Copies parts of the diary to a side file, each with an ending; nothing when there are none.
fn side(
    place: &Place,
    mut file: &File,
    kind: &str,
    parts: &[Range<u64>],
    ending: &[u8],
    sides: &mut Sides,
) -> Result<Option<PathBuf>, Fault> {
    if parts.is_empty() {
        return Ok(None);
    }
    let (path, mut side) = place.side_file(kind)?;
    sides.0.push(path.clone());
    let mut copy = || -> io::Result<()> {
        for part in parts {
            file.seek(SeekFrom::Start(part.start))?;
            io::copy(&mut file.take(part.end - part.start), &mut side)?;
            side.write_all(ending)?;
        }
        side.sync_all()
    };
    copy().map_err(Fault::io(&path, Action::SetAside))?;
    Ok(Some(path))
}

/// Copies the diary, where the file system knows no hard links.
fn copy(mut file: &File, path: &Path) -> io::Result<()> {
    let mut copy = modes::private().write(true).create_new(true).open(path)?;
    modes::protect(&copy);
    file.rewind()?;
    let copied = io::copy(&mut file, &mut copy).and_then(|_| copy.sync_all());
    if copied.is_err() {
        fs::remove_file(path).ok();
    }
    copied
}
