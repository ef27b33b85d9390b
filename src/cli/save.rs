//! Writing answers and pages to a file: whole or not at all, and readable by their owner alone.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::ask;
use crate::model::Answers;

/// Writes the answers; to standard output for `-`.
///
/// # Errors
/// As [`whole`].
pub fn answers(path: &Path, answers: &Answers) -> io::Result<()> {
    let text = ask::write(answers);
    if path.as_os_str() == "-" {
        // It may be a terminal; the signs that one would obey can only stand in texts.
        let mut text = text.into_bytes();
        super::stream::escape_all(&mut text);
        return io::stdout().write_all(&text);
    }
    whole(path, text.as_bytes())
}

/// Writes a file. A regular file is replaced only when the new one is whole and on the disk; a symlink is followed;
/// what is no regular file (a pipe, a terminal) is written to as it is.
///
/// # Errors
/// The file cannot be written; what stood there before still stands.
pub fn whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = resolved(path)?;
    if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
        return OpenOptions::new().write(true).open(&target)?.write_all(content);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A file that may not be written to is not replaced behind its owner's back.
    if target.exists() {
        OpenOptions::new().append(true).open(&target)?;
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file that stays among the temporary ones, for a program that shows it after this one has ended.
///
/// # Errors
/// It cannot be written.
pub fn among_temporary(content: &[u8], ending: &str) -> io::Result<PathBuf> {
    let mut file = tempfile::Builder::new().prefix("nightlegs-").suffix(&format!(".{ending}")).tempfile()?;
    file.write_all(content)?;
    let (_, path) = file.keep().map_err(|error| error.error)?;
    Ok(path)
}

/// Where a path leads; a path to nothing yet is taken as it is.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}
