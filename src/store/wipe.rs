//! Removing a diary and all that came of it.

use std::fs::{self, OpenOptions};
use std::path::PathBuf;

use super::change::Writing;
use super::fault::Fault;
use super::front;
use super::lock::Lock;
use super::place::Place;
use super::scan::Lines;
use crate::diary::Stamp;

/// What is there: the diary first, so that an interrupted wipe has removed most; the lock last, as it is held meanwhile.
///
/// # Errors
/// What has the name of a side file is no file: nobody knows whose it is.
pub(super) fn list(place: &Place) -> Result<Vec<PathBuf>, Fault> {
    let mut all = vec![place.file.clone()];
    all.extend(place.side_files()?);
    all.extend(place.unfinished_files()?);
    all.push(place.lock());
    all.retain(|path| fs::symlink_metadata(path).is_ok());
    match all.iter().find(|path| !fs::symlink_metadata(path).is_ok_and(|found| found.is_file())) {
        Some(path) => Err(Fault::NotAFile { path: path.clone() }),
        None => Ok(all),
    }
}

/// Removes it, and goes on where one file cannot be removed.
pub(super) fn wipe(place: &Place, writing: &Writing<'_>) -> Result<Vec<PathBuf>, Fault> {
    if list(place)?.is_empty() {
        return Ok(Vec::new());
    }
    let _lock = Lock::exclusive(place, writing.doing, writing.wait)?;
    let (mut removed, mut left, mut first) = (Vec::new(), Vec::new(), None);
    for path in list(place)? {
        match fs::remove_file(&path) {
            Ok(()) => removed.push(path),
            Err(error) => {
                first.get_or_insert((path.clone(), error));
                left.push(path);
            }
        }
    }
    match first {
        Some((path, error)) => Err(Fault::Left { path, error, removed, left }),
        None => place.sync_folder().map(|()| removed),
    }
}

/// Whether what stands there is a diary: of any version, whole or damaged; or nothing.
pub(super) fn kind(place: &Place) -> Result<Kind, Fault> {
    let Some(file) = place.open(OpenOptions::new().read(true))? else { return Ok(Kind::Diary) };
    let length = front::length(place, &file)?;
    match front::header(place, &file, length) {
        Ok(_) | Err(Fault::Newer { .. }) => return Ok(Kind::Diary),
        Err(Fault::Damaged { .. } | Fault::Empty { .. }) => {}
        Err(fault) => return Err(fault),
    }
    let mut lines = Lines::from(place, &file, (1, 0), length)?;
    while lines.next()?.is_some() {
        if Stamp::read(lines.line.strip_suffix(b"\r").unwrap_or(&lines.line)).is_ok() {
            return Ok(Kind::Damaged);
        }
    }
    Ok(Kind::Other)
}

/// What stands where a diary is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A diary, or nothing.
    Diary,
    /// Something that was one: its first line is damaged, and others can be read.
    Damaged,
    /// Not one line of it is of a diary.
    Other,
}
