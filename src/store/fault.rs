//! What can go wrong with a diary file, typed; the words for a user are found elsewhere.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::diary::LineError;

/// What was being done to a file or folder when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Finding out what is there.
    Look,
    /// Making the folder.
    MakeFolder,
    /// Opening.
    Open,
    /// Reading.
    Read,
    /// Taking the lock.
    Lock,
    /// Making a new file, or writing it.
    Make,
    /// Copying damaged bytes to a side file.
    SetAside,
    /// Cutting a torn line off, once it is set aside.
    Cut,
    /// Putting a new file in the place of the old one.
    Replace,
    /// Removing.
    Remove,
    /// Bringing a folder to the disk.
    Sync,
}

/// Who holds a lock, as far as can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Number of the process.
    pub pid: u32,
    /// What it does, e.g. `log`.
    pub doing: String,
}

/// A diary file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The system refused.
    #[error("{}: {action:?}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done.
        action: Action,
        /// What the system says.
        error: io::Error,
    },
    /// A folder, pipe or device stands where a file has to be.
    #[error("{}: no regular file", path.display())]
    NotAFile {
        /// What is no file.
        path: PathBuf,
    },
    /// A diary cannot have the name that its lock would have.
    #[error("{}: the name of a lock", path.display())]
    NameOfLock {
        /// The path.
        path: PathBuf,
    },
    /// What stands where the lock has to be was not made by this program, or not for this diary.
    #[error("{}: no lock", path.display())]
    NotALock {
        /// What is no lock.
        path: PathBuf,
    },
    /// Not one line of the file is a record.
    #[error("{}: no record", path.display())]
    NoRecord {
        /// The diary.
        path: PathBuf,
    },
    /// Something could not be removed; the rest was.
    #[error("{}: {error}; removed: {removed:?}, left: {left:?}", path.display())]
    Left {
        /// The first file that could not be removed.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
        /// What was removed.
        removed: Vec<PathBuf>,
        /// What is left.
        left: Vec<PathBuf>,
    },
    /// The file has no bytes. This program never makes such a file, so something has emptied it.
    #[error("{}: empty", path.display())]
    Empty {
        /// The diary.
        path: PathBuf,
    },
    /// The file is of a version that this program does not know.
    #[error("{}: version {version}", path.display())]
    Newer {
        /// The diary.
        path: PathBuf,
        /// The version that it names.
        version: u64,
    },
    /// A line is no record, or does not follow the one before.
    #[error("{}:{line}: {error}", path.display())]
    Damaged {
        /// The diary.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// The column and what is wrong there.
        error: LineError,
    },
    /// Another process has held the lock all the time.
    #[error("{}: locked by {holder:?} for {waited:?}", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Who holds it; nothing when its note cannot be read.
        holder: Option<Holder>,
        /// How long it was waited for.
        waited: Duration,
    },
    /// What was given to be written would not be a record. Nothing was written.
    #[error("{}: record {index} of this change: {error}", path.display())]
    Draft {
        /// The diary.
        path: PathBuf,
        /// Which of the drafts, from 0.
        index: usize,
        /// The column in its line and what is wrong there.
        error: LineError,
    },
    /// The records could not be written, and are not in the file.
    #[error("{}: not kept: {error}; cut back: {uncut:?}", path.display())]
    NotKept {
        /// The diary.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
        /// Why the file could not be cut back to what it held before. Then a part of a record may stand at its end; the
        /// next change sets it aside.
        uncut: Option<io::Error>,
        /// The side file to which a torn line was moved before.
        set_aside: Option<PathBuf>,
    },
}

impl Fault {
    /// The file or folder that it is about.
    pub fn path(&self) -> &Path {
        match self {
            Fault::Io { path, .. }
            | Fault::NotAFile { path }
            | Fault::NameOfLock { path }
            | Fault::NotALock { path }
            | Fault::NoRecord { path }
            | Fault::Left { path, .. }
            | Fault::Empty { path }
            | Fault::Newer { path, .. }
            | Fault::Damaged { path, .. }
            | Fault::Locked { path, .. }
            | Fault::Draft { path, .. }
            | Fault::NotKept { path, .. } => path,
        }
    }

    /// Turns an error of the system into a fault.
    pub(super) fn io(path: &Path, action: Action) -> impl FnOnce(io::Error) -> Fault {
        move |error| Fault::Io { path: path.to_owned(), action, error }
    }
}

/// Why a change was not made.
#[derive(Debug, thiserror::Error)]
pub enum ChangeFault<E> {
    /// The file.
    #[error(transparent)]
    Store(#[from] Fault),
    /// What was to be written could not be made; nothing was written.
    #[error("not made")]
    Make(E),
}
