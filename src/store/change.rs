//! The only way in which a diary grows.

use std::fs::OpenOptions;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;

use super::append;
use super::fault::{ChangeFault, Fault};
use super::front;
use super::lock::Lock;
use super::modes;
use super::place::Place;
use super::tail::{self, Reach, Tail};
use crate::diary::{LineError, LineFault, Order, Stamp};

/// How long a lock is waited for.
pub const WAIT: Duration = Duration::from_secs(5);

/// Who writes, and when.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// What the process does, e.g. `log`; others are told while they wait.
    pub doing: &'a str,
    /// The time that the records carry, e.g. `2026-11-22T06:50:12+09:00`.
    pub at: &'a str,
    /// How long the lock is waited for; [`WAIT`] unless there is a reason.
    pub wait: Duration,
}

impl<'a> Writing<'a> {
    /// Waits for the lock as long as usual.
    pub fn new(doing: &'a str, at: &'a str) -> Self {
        Writing { doing, at, wait: WAIT }
    }
}

/// A record to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The last field with its name, on one line: `"night":{"date":"2026-11-21"}`.
    pub payload: String,
    /// Number of the record that it takes back.
    pub undoes: Option<u64>,
}

/// What a change has done; everything of it is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// What was made beside the records.
    pub value: T,
    /// The numbers of the records, in order.
    pub seqs: Vec<u64>,
    /// Whether the diary was begun.
    pub begun: bool,
    /// The side file to which a torn last line was moved.
    pub set_aside: Option<PathBuf>,
    /// Whether the last line was whole but for its newline, which it now has.
    pub completed: bool,
    /// Whether others can still read the file, because the file system keeps no modes.
    pub exposed: bool,
}

impl<T> Kept<T> {
    /// Nothing had to be written.
    pub fn nothing(value: T) -> Self {
        Kept { value, seqs: Vec::new(), begun: false, set_aside: None, completed: false, exposed: false }
    }
}

/// Makes records from the end of the diary, and appends them.
pub(super) fn change<T, E>(
    place: &Place,
    writing: &Writing<'_>,
    reach: Reach,
    make: impl FnOnce(&Tail) -> Result<(Vec<Draft>, T), E>,
) -> Result<Kept<T>, ChangeFault<E>> {
    front::look(place)?;
    place.make_folder()?;
    let _lock = Lock::exclusive(place, writing.doing, writing.wait)?;
    let file = place.open(OpenOptions::new().read(true).append(true))?;
    let tail = file.as_ref().map_or_else(|| Ok(Tail::nothing()), |file| tail::read(place, file, reach))?;
    let completed = tail.is_unended();
    let exposed = file.as_ref().is_some_and(|file| !modes::protect_again(file));
    let (drafts, value) = make(&tail).map_err(ChangeFault::Make)?;
    let none = Kept { exposed, ..Kept::nothing(value) };
    if drafts.is_empty() {
        return Ok(none);
    }
    let mut text = String::new();
    if completed {
        text.push('\n');
    }
    let seqs = write_lines(&mut text, tail.order(), writing.at, &drafts).map_err(|(index, error)| Fault::Draft {
        path: place.file.clone(),
        index,
        error,
    })?;
    let Some(file) = file else {
        let exposed = append::begin(place, writing.at, &text)?;
        return Ok(Kept { seqs, begun: true, exposed, ..none });
    };
    let set_aside = tail.torn().map(|torn| append::set_aside(place, &file, torn, tail.sound_length())).transpose()?;
    append::append(place, &file, tail.sound_length(), &text, set_aside.as_ref())?;
    Ok(Kept { seqs, set_aside, completed, ..none })
}

/// Writes the lines of the drafts, each read back as a reader will read it. Nothing is written that would be refused.
fn write_lines(
    text: &mut String,
    mut order: Order,
    at: &str,
    drafts: &[Draft],
) -> Result<Vec<u64>, (usize, LineError)> {
    let mut seqs = Vec::with_capacity(drafts.len());
    for (index, Draft { payload, undoes }) in drafts.iter().enumerate() {
        let wrong = |error| (index, error);
        let seq = order.seq + 1;
        // The payload says its own night: the latest night is known once it is read.
        let early = Stamp::write(seq, NaiveDate::from_ymd_opt(9999, 12, 31), at, *undoes, payload);
        let key = Stamp::read(early.as_bytes()).map_err(wrong)?.key;
        let line = Stamp::write(seq, order.through_with(&key), at, *undoes, payload);
        if let Some(newline) = line.find('\n') {
            return Err(wrong(LineFault::Syntax.at(newline)));
        }
        let stamp = Stamp::read(line.as_bytes()).map_err(wrong)?;
        order = order.then(&stamp).map_err(wrong)?;
        seqs.push(seq);
        text.push_str(&line);
        text.push('\n');
    }
    Ok(seqs)
}
