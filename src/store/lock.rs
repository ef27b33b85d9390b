//! The lock: a file of its own, so that it outlives every replacing of the diary.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::fault::{Action, Fault, Holder};
use super::modes;
use super::place::Place;

/// Length of the note in the lock file. It is always overwritten whole, so that nothing of an older one is left.
const NOTE: usize = 64;
/// The shortest and the longest sleep between two tries.
const SLEEPS: [Duration; 2] = [Duration::from_millis(1), Duration::from_millis(16)];
/// How long a reader waits for a writer to end its line.
const PATIENCE: Duration = Duration::from_millis(1500);

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock for writing, and notes who holds it. The folder has to be there.
    pub(super) fn exclusive(place: &Place, doing: &str, wait: Duration) -> Result<Lock, Fault> {
        let path = place.lock();
        let mut waited = Duration::ZERO;
        loop {
            let mut file = open(&path)?;
            if !obtain(&file, wait, &mut waited, File::try_lock).map_err(Fault::io(&path, Action::Lock))? {
                return Err(Fault::Locked { holder: holder(&path), path, waited });
            }
            // A wipe may have removed the file while this process waited for it; then another one may hold its successor.
            if modes::is_same(&file, &path) {
                // The note is a courtesy: on a full disk the lock holds without it.
                note(&mut file, doing).ok();
                return Ok(Lock { _file: file });
            }
        }
    }

    /// Waits until no writer is at work, and keeps writers away. Nothing when that cannot be had: no lock file, or a
    /// folder in which it cannot be opened.
    pub(super) fn shared(place: &Place) -> Option<Lock> {
        let path = place.lock();
        if !fs::metadata(&path).is_ok_and(|found| found.is_file()) {
            return None;
        }
        let file = File::open(&path).ok()?;
        let mut waited = Duration::ZERO;
        let obtained = obtain(&file, PATIENCE, &mut waited, File::try_lock_shared).ok()?;
        obtained.then_some(Lock { _file: file })
    }
}

fn open(path: &Path) -> Result<File, Fault> {
    let is_new = match fs::metadata(path) {
        Ok(found) if found.is_file() => false,
        Ok(_) => return Err(Fault::NotAFile { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(Fault::Io { path: path.to_owned(), action: Action::Look, error }),
    };
    let opened = modes::private().read(true).write(true).create(true).truncate(false).open(path);
    let file = opened.map_err(Fault::io(path, Action::Lock))?;
    if is_new {
        modes::protect(&file);
    } else {
        modes::protect_again(&file);
    }
    Ok(file)
}

/// Tries until it succeeds or the wait is over. The wait is the sum of the sleeps: only the door reads the clock.
fn obtain(
    file: &File,
    wait: Duration,
    waited: &mut Duration,
    lock: fn(&File) -> Result<(), TryLockError>,
) -> io::Result<bool> {
    let [mut sleep, longest] = SLEEPS;
    loop {
        match lock(file) {
            Ok(()) => return Ok(true),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if *waited >= wait => return Ok(false),
            Err(TryLockError::WouldBlock) => {
                let next = sleep.min(wait - *waited);
                thread::sleep(next);
                *waited += next;
                sleep = (sleep * 2).min(longest);
            }
        }
    }
}

fn note(file: &mut File, doing: &str) -> io::Result<()> {
    let pid = std::process::id();
    let doing: String = doing.chars().filter(char::is_ascii_graphic).take(NOTE - 12).collect();
    file.rewind()?;
    file.write_all(format!("{:<width$}\n", format!("{pid} {doing}"), width = NOTE - 1).as_bytes())
}

/// Reads who holds the lock; whatever else stands in the file is nobody.
fn holder(path: &Path) -> Option<Holder> {
    let mut text = Vec::new();
    File::open(path).ok()?.take(NOTE as u64).read_to_end(&mut text).ok()?;
    let text = String::from_utf8_lossy(&text);
    let (pid, doing) = text.lines().next()?.trim().split_once(' ')?;
    Some(Holder { pid: pid.parse().ok()?, doing: doing.chars().filter(|c| !c.is_control()).collect() })
}
