//! The lock: a file of its own, so that it outlives every replacing of the diary.

use std::fs::{self, File, OpenOptions, TryLockError};
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

/// How often a lock is opened anew that a wipe has removed meanwhile.
const TRIES: u32 = 1000;

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
            let (mut file, is_new) = open(&path)?;
            if is_new {
                modes::keep_owner(&place.file, &file);
            } else if !modes::may_be_lock(&file, &place.file) {
                return Err(Fault::NotALock { path });
            }
            if !obtain(&file, wait, &mut waited, File::try_lock).map_err(Fault::io(&path, Action::Lock))? {
                return Err(Fault::Locked { holder: holder(&path), path, waited });
            }
            // A wipe may have removed the file while this process waited for it; then another one may hold its successor.
            if modes::is_same(&file, &path) {
                // Nobody else writes while the lock is held. What this program did not write is not written over.
                if !is_our_note(&mut file).map_err(Fault::io(&path, Action::Lock))? {
                    return Err(Fault::NotALock { path });
                }
                modes::protect_again(&file);
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
        let file = modes::open_plain(&path, OpenOptions::new().read(true)).ok()?;
        let mut waited = Duration::ZERO;
        let obtained = obtain(&file, PATIENCE, &mut waited, File::try_lock_shared).ok()?;
        obtained.then_some(Lock { _file: file })
    }
}

/// Opens the lock, and says whether it was made. A link is not followed: what it leads to is no lock.
fn open(path: &Path) -> Result<(File, bool), Fault> {
    let not_a_file = || Fault::NotAFile { path: path.to_owned() };
    for _ in 0..TRIES {
        let made = modes::open_plain(path, modes::private().read(true).write(true).create_new(true));
        match made {
            Ok(file) => {
                modes::protect(&file);
                return Ok((file, true));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Fault::Io { path: path.to_owned(), action: Action::Lock, error }),
        }
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => {}
            Ok(found) if found.is_symlink() => return Err(Fault::NotALock { path: path.to_owned() }),
            Ok(_) => return Err(not_a_file()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Fault::Io { path: path.to_owned(), action: Action::Look, error }),
        }
        match modes::open_plain(path, OpenOptions::new().read(true).write(true)) {
            Ok(file) => return Ok((file, false)),
            // A wipe came between.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Fault::Io { path: path.to_owned(), action: Action::Lock, error }),
        }
    }
    Err(not_a_file())
}

/// Whether a lock file holds nothing, or a note as [`note`] writes it.
fn is_our_note(file: &mut File) -> io::Result<bool> {
    let mut text = Vec::new();
    file.rewind()?;
    file.take(NOTE as u64 + 1).read_to_end(&mut text)?;
    let text = text.strip_suffix(b"\n").unwrap_or(&text);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (pid, doing) = text.split_at(digits);
    let of_a_note = |byte: &u8| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'-');
    let is_note = !pid.is_empty() && doing.starts_with(b" ") && doing.iter().all(of_a_note);
    Ok(text.is_empty() || (is_note && text.len() < NOTE))
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
    let doing: String =
        doing.chars().filter(|c| c.is_ascii_lowercase() || matches!(c, ' ' | '-')).take(NOTE - 12).collect();
    file.rewind()?;
    file.write_all(format!("{:<width$}\n", format!("{pid} {doing}"), width = NOTE - 1).as_bytes())
}

/// Reads who holds the lock; whatever else stands in the file is nobody.
fn holder(path: &Path) -> Option<Holder> {
    let mut text = Vec::new();
    modes::open_plain(path, OpenOptions::new().read(true)).ok()?.take(NOTE as u64).read_to_end(&mut text).ok()?;
    let text = String::from_utf8_lossy(&text);
    let (pid, doing) = text.lines().next()?.trim().split_once(' ')?;
    Some(Holder { pid: pid.parse().ok()?, doing: doing.chars().filter(|c| !c.is_control()).collect() })
}
