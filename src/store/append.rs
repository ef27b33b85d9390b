//! Bringing bytes to the disk.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use super::fault::{Action, Fault};
use super::modes;
use super::place::Place;
use crate::diary::Header;

/// Makes a diary whole: it is not there, or with its first records. Says whether others can read it.
pub(super) fn begin(place: &Place, at: &str, records: &str) -> Result<bool, Fault> {
    let header = Header { created_at: at.to_owned(), compacted: None };
    let mut file = place.temporary()?;
    let text = format!("{}\n{records}", header.write());
    let written = file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all());
    written.map_err(|error| not_kept(place, error, None, None))?;
    let file = file.persist_noclobber(&place.file);
    let file = file.map_err(|error| Fault::io(&place.file, Action::Replace)(error.error))?;
    place.sync_folder()?;
    Ok(!modes::protect_again(&file))
}

/// Appends whole lines to an open diary of that length, all of them or none.
pub(super) fn append(
    place: &Place,
    mut file: &File,
    length: u64,
    text: &str,
    set_aside: Option<&PathBuf>,
) -> Result<(), Fault> {
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| not_kept(place, error, cut(file, length).err(), set_aside.cloned()))
}

/// Moves the bytes after the last newline to a side file; they are there before they are cut off here.
pub(super) fn set_aside(place: &Place, file: &File, torn: &[u8], length: u64) -> Result<PathBuf, Fault> {
    let (path, mut side) = place.side_file("torn")?;
    let copied = side.write_all(torn).and_then(|()| side.sync_all());
    if let Err(error) = copied {
        // Everything is still in the diary; half a copy would only mislead.
        std::fs::remove_file(&path).ok();
        return Err(Fault::Io { path, action: Action::SetAside, error });
    }
    place.sync_folder()?;
    cut(file, length).map_err(Fault::io(&place.file, Action::Cut))?;
    Ok(path)
}

fn cut(file: &File, length: u64) -> io::Result<()> {
    file.set_len(length)?;
    file.sync_all()
}

fn not_kept(place: &Place, error: io::Error, uncut: Option<io::Error>, set_aside: Option<PathBuf>) -> Fault {
    Fault::NotKept { path: place.file.clone(), error, uncut, set_aside }
}
