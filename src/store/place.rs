//! Where a diary is, and the files beside it.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::fault::{Action, Fault};
use super::modes;

/// How many symlinks are followed; what Linux follows too.
const HOPS: usize = 40;

/// How many letters and digits end the name of an unfinished file.
const RANDOM: usize = 6;

/// How the name of the lock ends.
const LOCK: &str = ".lock";

/// Kinds of side file: torn lines, damaged lines, and whole diaries as they were before a rewrite.
const SIDES: [&str; 3] = ["torn", "damaged", "before-compact"];

/// A diary file behind all symlinks, with the folder that holds everything else.
pub(super) struct Place {
    pub(super) file: PathBuf,
    pub(super) folder: PathBuf,
    name: OsString,
}

impl Place {
    /// Follows symlinks, also one that leads to nothing yet.
    ///
    /// # Errors
    /// What is there is no regular file, or cannot be looked at, or has the name of a lock. Nothing is opened for that,
    /// as opening a pipe would wait.
    pub(super) fn of(path: &Path) -> Result<Place, Fault> {
        let place = Place::follow(path)?;
        match place.name.as_encoded_bytes().ends_with(LOCK.as_bytes()) {
            true => Err(Fault::NameOfLock { path: place.file }),
            false => Ok(place),
        }
    }

    fn follow(path: &Path) -> Result<Place, Fault> {
        let mut file = path.to_owned();
        for _ in 0..HOPS {
            match fs::symlink_metadata(&file) {
                Ok(found) if found.is_symlink() => {
                    let target = fs::read_link(&file).map_err(Fault::io(&file, Action::Look))?;
                    file = parent(&file).join(target);
                }
                Ok(found) if found.is_file() => return Place::new(file),
                Ok(_) => return Err(Fault::NotAFile { path: file }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Place::new(file),
                Err(error) => return Err(Fault::Io { path: file, action: Action::Look, error }),
            }
        }
        match fs::metadata(path) {
            Err(error) => Err(Fault::Io { path: path.to_owned(), action: Action::Look, error }),
            Ok(_) => Err(Fault::NotAFile { path: path.to_owned() }),
        }
    }

    fn new(file: PathBuf) -> Result<Place, Fault> {
        match file.file_name() {
            // A name with a separator behind it is that of a folder, there or not.
            Some(name) if file.as_os_str().as_encoded_bytes().ends_with(name.as_encoded_bytes()) => {
                Ok(Place { name: name.to_owned(), folder: parent(&file).to_owned(), file })
            }
            _ => Err(Fault::NotAFile { path: file }),
        }
    }

    /// A file whose name is that of the diary with an ending.
    pub(super) fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.name.clone();
        name.push(ending);
        self.folder.join(name)
    }

    /// The lock file.
    pub(super) fn lock(&self) -> PathBuf {
        self.beside(LOCK)
    }

    /// Whether a path leads to the diary or to a file that belongs to it, there or not yet.
    pub(super) fn owns(&self, path: &Path) -> bool {
        let Ok(target) = Place::follow(path) else { return false };
        let same_folder = match (fs::canonicalize(&self.folder), fs::canonicalize(&target.folder)) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        };
        let name = target.name.as_encoded_bytes();
        let ours = name == self.name.as_encoded_bytes()
            || target.name == self.lock().file_name().unwrap_or_default()
            || self.is_side(name)
            || self.is_unfinished(name);
        // A hard link, or a name in other letters where these do not count, is the same file.
        let there = || [vec![self.file.clone(), self.lock()], self.side_files().unwrap_or_default()].concat();
        (same_folder && ours) || there().iter().any(|file| modes::are_same(file, &target.file))
    }

    /// How the names of unfinished files begin.
    fn unfinished(&self) -> OsString {
        let mut prefix = OsString::from(".");
        prefix.push(&self.name);
        prefix.push(".tmp-");
        prefix
    }

    /// Makes the folder and those above it, as far as they are missing, for their owner alone.
    pub(super) fn make_folder(&self) -> Result<(), Fault> {
        let missing: Vec<&Path> = self.folder.ancestors().take_while(|folder| is_missing(folder)).collect();
        for folder in missing.into_iter().rev() {
            match modes::make_folder(folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                made => made.map_err(Fault::io(folder, Action::MakeFolder))?,
            }
            sync(parent(folder))?;
        }
        Ok(())
    }

    /// Brings the names in the folder to the disk.
    pub(super) fn sync_folder(&self) -> Result<(), Fault> {
        sync(&self.folder)
    }

    /// Opens the diary; nothing when there is none.
    pub(super) fn open(&self, options: &OpenOptions) -> Result<Option<File>, Fault> {
        let file = match options.open(&self.file) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Fault::Io { path: self.file.clone(), action: Action::Open, error }),
        };
        let found = file.metadata().map_err(Fault::io(&self.file, Action::Look))?;
        if found.is_file() { Ok(Some(file)) } else { Err(Fault::NotAFile { path: self.file.clone() }) }
    }

    /// Makes the first side file of a kind, e.g. `torn`, whose number is free.
    pub(super) fn side_file(&self, kind: &str) -> Result<(PathBuf, File), Fault> {
        self.first_free(kind, Action::SetAside, |path| {
            let file = modes::private().write(true).create_new(true).open(path)?;
            modes::protect(&file);
            modes::keep_owner(&self.file, &file);
            Ok(file)
        })
    }

    /// Makes something under the first name of a kind whose number is free.
    pub(super) fn first_free<T>(
        &self,
        kind: &str,
        action: Action,
        make: impl Fn(&Path) -> io::Result<T>,
    ) -> Result<(PathBuf, T), Fault> {
        let mut number = 1u64;
        loop {
            let path = self.beside(&format!(".{kind}-{number}"));
            match make(&path) {
                Ok(made) => return Ok((path, made)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(Fault::Io { path, action, error }),
            }
        }
    }

    /// The side files that are there, in the order of their names: all that changes and rewrites have set aside.
    pub(super) fn side_files(&self) -> Result<Vec<PathBuf>, Fault> {
        self.named(|name| self.is_side(name))
    }

    fn is_side(&self, name: &[u8]) -> bool {
        let ending = name.strip_prefix(self.name.as_encoded_bytes()).and_then(|rest| rest.strip_prefix(b"."));
        ending.is_some_and(|ending| {
            SIDES.iter().any(|kind| {
                let number = ending.strip_prefix(kind.as_bytes()).and_then(|rest| rest.strip_prefix(b"-"));
                number.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
            })
        })
    }

    /// Files that were never finished. While the lock is held, nobody is at work on them. What has such a name and is no
    /// file was not made here.
    pub(super) fn unfinished_files(&self) -> Result<Vec<PathBuf>, Fault> {
        let mut found = self.named(|name| self.is_unfinished(name))?;
        found.retain(|path| fs::symlink_metadata(path).is_ok_and(|found| found.is_file()));
        Ok(found)
    }

    fn is_unfinished(&self, name: &[u8]) -> bool {
        let random = name.strip_prefix(self.unfinished().as_encoded_bytes());
        random.is_some_and(|random| random.len() == RANDOM && random.iter().all(u8::is_ascii_alphanumeric))
    }

    fn named(&self, is_wanted: impl Fn(&[u8]) -> bool) -> Result<Vec<PathBuf>, Fault> {
        let look = || -> io::Result<Vec<PathBuf>> {
            let mut found = Vec::new();
            for entry in fs::read_dir(&self.folder)? {
                let entry = entry?;
                if is_wanted(entry.file_name().as_encoded_bytes()) {
                    found.push(entry.path());
                }
            }
            found.sort();
            Ok(found)
        };
        match look() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            found => found.map_err(Fault::io(&self.folder, Action::Look)),
        }
    }

    /// A new file in the folder that is gone again unless it is persisted. The lock has to be held: what a killed process
    /// has left is removed.
    pub(super) fn temporary(&self) -> Result<tempfile::NamedTempFile, Fault> {
        for left in self.unfinished_files()? {
            // What cannot be removed is in nobody's way.
            fs::remove_file(&left).ok();
        }
        let made = tempfile::Builder::new().prefix(&self.unfinished()).rand_bytes(RANDOM).tempfile_in(&self.folder);
        let file = made.map_err(Fault::io(&self.folder, Action::Make))?;
        modes::protect(file.as_file());
        Ok(file)
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_missing(folder: &Path) -> bool {
    !folder.as_os_str().is_empty() && fs::metadata(folder).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn sync(folder: &Path) -> Result<(), Fault> {
    modes::sync_folder(folder).map_err(Fault::io(folder, Action::Sync))
}
