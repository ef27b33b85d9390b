//! The diary file: a journal in JSON Lines that is only ever appended to, and loses nothing.
//!
//! ```text
//! {"format":"nightlegs-diary","version":1,"created_at":"2026-11-22T06:50:12+09:00"}
//! {"seq":1,"through":"2026-11-21","recorded_at":"2026-11-22T06:50:12+09:00","night":{"date":"2026-11-21"}}
//! ```
//!
//! It knows the envelope of a record ([`Stamp`]), not what a night is.
//!
//! - What was acknowledged is on the disk: one write of whole lines, and one fsync, before a change returns.
//! - A change holds a lock around reading and writing. The lock is a file of its own beside the diary that is never
//!   replaced; reading needs no lock and writes nothing.
//! - A last line without its newline is torn, and was never acknowledged. The next change moves it to a side file. If
//!   only the newline is missing, it counts, and the next change gives it one. All other damage is refused with line and column, and every byte is left alone.
//! - `through` tells of each record which latest night the file had until then. So the records of the last nights are
//!   found from the end, whatever the length of the diary and whatever the clock said.

mod append;
mod change;
mod compact;
mod fault;
mod front;
mod lock;
mod modes;
mod place;
mod scan;
mod tail;
mod wipe;

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

pub use change::{Draft, Kept, WAIT, Writing};
pub use compact::Compacted;
pub use fault::{Action, ChangeFault, Fault, Holder};
pub use scan::Scanned;
pub use tail::{Line, Reach, Tail};
pub use wipe::Kind;

use crate::diary::{LineError, OfNight, Stamp};
use chrono::NaiveDate;
use lock::Lock;
use place::Place;

/// A diary file, there or not.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// The diary at a path. Nothing is looked at yet.
    pub fn at(path: PathBuf) -> Store {
        Store { path }
    }

    /// The path as given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the end of the diary, as far back as asked for; nothing when there is no diary. The cost depends on how far
    /// that is, not on the length of the diary. Nothing is written, not even a lock file.
    ///
    /// # Errors
    /// The diary cannot be read, is of a newer version, or is damaged where it is read.
    pub fn tail(&self, reach: Reach) -> Result<Option<Tail>, Fault> {
        let place = Place::of(&self.path)?;
        let read = || open(&place)?.map(|file| tail::read(&place, &file, reach)).transpose();
        let first = read();
        match &first {
            Ok(None) | Err(Fault::Newer { .. }) => return first,
            Ok(Some(tail)) if tail.torn().is_none() && !tail.is_unended() => return first,
            _ => {}
        }
        // A writer may be in the middle of its line.
        match Lock::shared(&place) {
            Some(_lock) => read(),
            None => first,
        }
    }

    /// Reads every record in order; nothing when there is no diary. Memory holds one line at a time. `each` gets the
    /// number of the line, from 2, and stops the reading with an error.
    ///
    /// # Errors
    /// The diary cannot be read, is of a newer version, or is damaged; or what `each` said.
    pub fn scan<E: From<Fault>>(
        &self,
        mut each: impl FnMut(u64, Line<'_>) -> Result<(), E>,
    ) -> Result<Option<Scanned>, E> {
        self.scan_nights(|_| false, |number, line, _| each(number, line))
    }

    /// As [`Store::scan`]; `each` also gets what the reading of the line tells of its night, and the night itself where
    /// its date is one to be kept.
    ///
    /// # Errors
    /// As [`Store::scan`].
    pub fn scan_nights<E: From<Fault>>(
        &self,
        keep: impl Fn(NaiveDate) -> bool,
        each: impl FnMut(u64, Line<'_>, OfNight) -> Result<(), E>,
    ) -> Result<Option<Scanned>, E> {
        let place = Place::of(&self.path)?;
        let Some(file) = settled(&place)? else { return Ok(None) };
        scan::scan(&place, &file, keep, each).map(Some)
    }

    /// Lists the lines that are no records or do not follow the ones before, at most that many; nothing when there is no
    /// diary.
    ///
    /// # Errors
    /// The diary cannot be read, is of a newer version, or its first line is damaged.
    pub fn damage(&self, most: usize) -> Result<Option<Vec<(u64, LineError)>>, Fault> {
        let place = Place::of(&self.path)?;
        let Some(file) = settled(&place)? else { return Ok(None) };
        scan::damage(&place, &file, most).map(Some)
    }

    /// Whether a path leads to the diary, to its lock or to a side file, there or not yet.
    pub fn owns(&self, path: &Path) -> bool {
        Place::of(&self.path).is_ok_and(|place| place.owns(path))
    }

    /// The number of the line, from 1, on which a record stands.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn line_of(&self, seq: u64) -> Result<Option<u64>, Fault> {
        let place = Place::of(&self.path)?;
        open(&place)?.map_or(Ok(None), |file| scan::line_of(&place, &file, seq))
    }

    /// Makes records from the end of the diary, and appends them. No other change can come between, so `make` has to be
    /// quick. The folder and the diary are made if they are missing, for their owner alone. Without drafts nothing is
    /// written. After `Ok` all records are on the disk; a power cut before it may leave the first ones of several.
    ///
    /// # Errors
    /// The diary is not as it has to be, or locked too long, or cannot be written; or what `make` said. Nothing is in the
    /// file then that was not there before.
    pub fn change<T, E>(
        &self,
        writing: &Writing<'_>,
        reach: Reach,
        make: impl FnOnce(&Tail) -> Result<(Vec<Draft>, T), E>,
    ) -> Result<Kept<T>, ChangeFault<E>> {
        change::change(&Place::of(&self.path)?, writing, reach, make)
    }

    /// Rewrites the diary with the newest record of every key alone; what is removed is left out. Nothing when there is no
    /// diary. The old file stays beside the new one. `reads` says whether the payload of a record can be read; one that
    /// would stand and cannot is refused. With `set_aside_damage`, what cannot be read, and all but the first line of one
    /// number, are moved to a side file instead, and the newest record of a key that reads stands.
    ///
    /// # Errors
    /// The diary is damaged, locked too long, or cannot be written. The diary is as it was then.
    pub fn compact(
        &self,
        writing: &Writing<'_>,
        set_aside_damage: bool,
        reads: impl Fn(&Stamp, &str) -> bool,
    ) -> Result<Option<Compacted>, Fault> {
        compact::compact(&Place::of(&self.path)?, writing, set_aside_damage, &reads)
    }

    /// What stands there: a diary, a damaged one, or something else.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn kind(&self) -> Result<Kind, Fault> {
        wipe::kind(&Place::of(&self.path)?)
    }

    /// Names everything that [`Store::wipe`] would remove now.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn wipe_list(&self) -> Result<Vec<PathBuf>, Fault> {
        wipe::list(&Place::of(&self.path)?)
    }

    /// Removes the diary, everything that was ever set aside beside it, and at last the lock file; says what was removed.
    /// Folders stay, and a symlink that led to the diary.
    ///
    /// # Errors
    /// The lock is held too long, or something cannot be removed.
    pub fn wipe(&self, writing: &Writing<'_>) -> Result<Vec<PathBuf>, Fault> {
        wipe::wipe(&Place::of(&self.path)?, writing)
    }
}

/// Opens a regular file by its name, for reading: no link is followed, and no pipe waited for.
///
/// # Errors
/// There is no such file, or it is something else.
pub fn open_plain(path: &Path) -> std::io::Result<File> {
    modes::open_plain(path, OpenOptions::new().read(true))
}

/// Takes the group's and others' rights to a file away, as far as that can be had.
pub fn make_private(path: &Path) {
    if let Ok(file) = open_plain(path) {
        modes::protect(&file);
    }
}

fn open(place: &Place) -> Result<Option<File>, Fault> {
    place.open(OpenOptions::new().read(true))
}

/// Opens a diary for reading at a moment at which no writer is in the middle of a line, as far as that can be had.
fn settled(place: &Place) -> Result<Option<File>, Fault> {
    let Some(file) = open(place)? else { return Ok(None) };
    let ends = || {
        let mut last = [0];
        let mut reader = &file;
        reader.seek(SeekFrom::End(-1)).and_then(|_| reader.read_exact(&mut last)).is_ok_and(|()| last == *b"\n")
    };
    if !ends() {
        drop(Lock::shared(place));
    }
    Ok(Some(file))
}
