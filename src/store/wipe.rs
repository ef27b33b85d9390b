//! Removing a diary and all that came of it.

use std::fs;
use std::path::PathBuf;

use super::change::Writing;
use super::fault::{Action, Fault};
use super::lock::Lock;
use super::place::Place;

/// What is there: the diary first, so that an interrupted wipe has removed most; the lock last, as it is held meanwhile.
pub(super) fn list(place: &Place) -> Result<Vec<PathBuf>, Fault> {
    let mut all = vec![place.file.clone()];
    all.extend(place.side_files()?);
    all.extend(place.unfinished_files()?);
    all.push(place.lock());
    all.retain(|path| fs::symlink_metadata(path).is_ok());
    Ok(all)
}

/// Removes it.
pub(super) fn wipe(place: &Place, writing: &Writing<'_>) -> Result<Vec<PathBuf>, Fault> {
    if list(place)?.is_empty() {
        return Ok(Vec::new());
    }
    let _lock = Lock::exclusive(place, writing.doing, writing.wait)?;
    let all = list(place)?;
    for path in &all {
        fs::remove_file(path).map_err(Fault::io(path, Action::Remove))?;
    }
    place.sync_folder()?;
    Ok(all)
}
