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
use crate::diary::{Compaction, Header, Key, Order, Stamp};

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
}

/// What the file holds, by the places of its lines.
#[derive(Default)]
struct Found {
    records: Vec<(Range<u64>, Stamp)>,
    damaged: Vec<Range<u64>>,
    torn: Option<Range<u64>>,
}

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

pub(super) fn compact(place: &Place, writing: &Writing<'_>, set_aside: bool) -> Result<Option<Compacted>, Fault> {
    if fs::metadata(&place.file).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    let _lock = Lock::exclusive(place, writing.doing, writing.wait)?;
    let Some(file) = place.open(OpenOptions::new().read(true).append(true))? else { return Ok(None) };
    modes::protect_again(&file);
    let length = front::length(place, &file)?;
    let (header, found) = match front::header(place, &file, length) {
        Ok((header, first)) => (Ok(header), find(place, &file, (2, first), length, set_aside)?),
        Err(fault @ Fault::Damaged { .. }) if set_aside => (Err(fault), find(place, &file, (1, 0), length, true)?),
        Err(fault) => return Err(fault),
    };
    let created_at = match (header, found.records.first()) {
        (Ok(header), _) => header.created_at,
        (Err(_), Some((range, stamp))) => {
            let line = line(&file, range).map_err(Fault::io(&place.file, Action::Read))?;
            stamp.recorded_text(&line).to_owned()
        }
        // A file of which not one line can be read is something else, or more than a damaged line.
        (Err(fault), None) => return Err(fault),
    };
    let newest = newest(&found.records);
    let seq = newest.last().map_or(0, |(_, stamp)| stamp.seq);
    let header = Header { created_at, compacted: Some(Compaction { at: writing.at.to_owned(), seq }) };
    Header::read(header.write().as_bytes()).map_err(|error| Fault::Draft {
        path: place.file.clone(),
        index: 0,
        error,
    })?;
    let new = place.temporary()?;
    write(&file, new.as_file(), &header, &newest).map_err(Fault::io(new.path(), Action::Make))?;

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
    Ok(Some(Compacted { records: found.records.len(), kept: newest.len(), before, damaged, torn }))
}

/// Reads all lines from one on.
fn find(place: &Place, file: &File, from: (u64, u64), length: u64, set_aside: bool) -> Result<Found, Fault> {
    let mut lines = Lines::from(place, file, from, length)?;
    let mut found = Found::default();
    let mut order = Order::default();
    while let Some(piece) = lines.next()? {
        let read = Stamp::read(&lines.line).and_then(|stamp| {
            match order.then(&stamp) {
                Ok(_) => Ok(stamp),
                // Which of the numbers are wrong is seen when all are known; the latest nights are worked out anew.
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
    let mut fits = rising(&found.records.iter().map(|(_, stamp)| stamp.seq).collect::<Vec<_>>()).into_iter();
    let (records, strays): (_, Vec<_>) = found.records.into_iter().partition(|_| fits.next().unwrap_or(true));
    found.records = records;
    found.damaged.extend(strays.into_iter().map(|(range, _)| range));
    found.damaged.sort_by_key(|range| range.start);
    Ok(found)
}

/// Marks the longest series of numbers that rises, so that one wrong number costs one line.
fn rising(seqs: &[u64]) -> Vec<bool> {
    // Of every length of series, the index at which the one with the lowest end ends; and what comes before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; seqs.len()];
    for (index, seq) in seqs.iter().enumerate() {
        let shorter = ends.partition_point(|end| seqs[*end] < *seq);
        before[index] = shorter.checked_sub(1).map(|last| ends[last]);
        if shorter == ends.len() {
            ends.push(index);
        } else {
            ends[shorter] = index;
        }
    }
    let mut fits = vec![false; seqs.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        fits[index] = true;
        at = before[index];
    }
    fits
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

fn write(from: &File, to: &File, header: &Header, records: &[&(Range<u64>, Stamp)]) -> io::Result<()> {
    let mut out = BufWriter::new(to);
    writeln!(out, "{}", header.write())?;
    let mut order = Order::default();
    for (range, stamp) in records {
        let old = line(from, range)?;
        let through = order.through_with(&stamp.key);
        let new = Stamp::write(stamp.seq, through, stamp.recorded_text(&old), None, stamp.field(&old));
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
