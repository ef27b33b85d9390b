//! The keyboard itself: raw mode, and whether a key waits.

#[cfg(unix)]
use std::io;
use std::time::Duration;

use crate::ask::Gone;

/// `console` is in raw mode only while it waits for a key. Between two keys a fast typist's letters would be echoed
/// into the drawing, and Ctrl-C would kill the process; so raw mode is held, and given back on every way out.
#[cfg(unix)]
pub(super) struct Held {
    keyboard: Keyboard,
    before: rustix::termios::Termios,
}

/// The longest time that is waited at once.
#[cfg(unix)]
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// How often a terminal is looked at that cannot be waited for.
#[cfg(unix)]
const SLICE: Duration = Duration::from_millis(50);

/// The mode to give back where the process ends by a signal, from whatever thread.
#[cfg(unix)]
static BEFORE: std::sync::Mutex<Option<rustix::termios::Termios>> = std::sync::Mutex::new(None);

/// Gives the terminal back as it was; for the way out by a signal, on which nothing is dropped.
pub(in crate::cli) fn give_back() {
    #[cfg(unix)]
    if let Ok(before) = BEFORE.lock()
        && let Some(before) = before.as_ref()
        && let Ok(keyboard) = Keyboard::open()
    {
        let _ = rustix::termios::tcsetattr(&keyboard, rustix::termios::OptionalActions::Now, before);
        let _ = dialoguer::console::Term::stderr().write_str(super::keys::PASTE_TOGETHER);
    }
}

#[cfg(unix)]
enum Keyboard {
    Stdin(io::Stdin),
    Tty(std::fs::File),
}

#[cfg(unix)]
impl Keyboard {
    /// The same keyboard that `console` reads.
    fn open() -> io::Result<Self> {
        use std::io::IsTerminal;
        let stdin = io::stdin();
        if stdin.is_terminal() {
            return Ok(Keyboard::Stdin(stdin));
        }
        Ok(Keyboard::Tty(std::fs::OpenOptions::new().read(true).write(true).open("/dev/tty")?))
    }

    /// Whether something can be read; a signal ends the waiting early.
    fn ready(&self, most: Duration) -> io::Result<bool> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        // Some systems cannot wait for longer than weeks.
        let timeout = Timespec::try_from(most.min(LONGEST_WAIT)).ok();
        let mut keyboard = [PollFd::new(self, PollFlags::IN)];
        match poll(&mut keyboard, timeout.as_ref()) {
            // macOS does not wait for every kind of terminal, but says what can be read.
            Ok(_) if keyboard[0].revents().contains(PollFlags::NVAL) => {
                std::thread::sleep(most.min(SLICE));
                Ok(rustix::io::ioctl_fionread(self)? > 0)
            }
            // A terminal that is gone is found out by reading.
            Ok(found) => Ok(found > 0),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(unix)]
impl std::os::fd::AsFd for Keyboard {
    fn as_fd(&self) -> std::os::fd::BorrowedFd<'_> {
        match self {
            Keyboard::Stdin(stdin) => stdin.as_fd(),
            Keyboard::Tty(file) => file.as_fd(),
        }
    }
}

#[cfg(unix)]
impl Held {
    /// Takes the keyboard.
    pub fn take() -> Result<Self, Gone> {
        use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
        let keyboard = Keyboard::open()?;
        let before = tcgetattr(&keyboard).map_err(io::Error::from)?;
        let mut raw = before.clone();
        raw.make_raw();
        raw.output_modes = before.output_modes;
        if let Ok(mut known) = BEFORE.lock() {
            *known = Some(before.clone());
        }
        tcsetattr(&keyboard, OptionalActions::Drain, &raw).map_err(io::Error::from)?;
        Ok(Self { keyboard, before })
    }

    /// Whether a key waits; looks until one does, and at most about so long.
    pub fn ready(&self, most: Duration) -> Result<bool, Gone> {
        Ok(self.keyboard.ready(most)?)
    }
}

#[cfg(unix)]
impl Drop for Held {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // There is nobody left to tell.
        let _ = tcsetattr(&self.keyboard, OptionalActions::Drain, &self.before);
        if let Ok(mut known) = BEFORE.lock() {
            *known = None;
        }
    }
}

#[cfg(not(unix))]
pub(super) struct Held;

#[cfg(not(unix))]
impl Held {
    /// Takes the keyboard.
    pub fn take() -> Result<Self, Gone> {
        Ok(Self)
    }

    /// Lets the time pass: whether a key waits cannot be told here.
    pub fn ready(&self, most: Duration) -> Result<bool, Gone> {
        std::thread::sleep(most);
        Ok(false)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Write;

    use portable_pty::{PtySize, native_pty_system};

    use super::*;

    #[test]
    fn a_key_that_waits_is_told_from_none() {
        let pair = native_pty_system().openpty(PtySize::default()).expect("a pseudo-terminal");
        let terminal = std::fs::File::open(pair.master.tty_name().expect("a name")).expect("a terminal");
        let keyboard = Keyboard::Tty(terminal);
        for most in [Duration::ZERO, Duration::from_millis(5)] {
            assert!(!keyboard.ready(most).expect("as the test says"));
        }
        let mut keys = pair.master.take_writer().expect("a keyboard");
        keys.write_all(b"q\n").and_then(|()| keys.flush()).expect("a key");
        assert!(keyboard.ready(Duration::MAX).expect("as the test says"));
        assert!(keyboard.ready(Duration::ZERO).expect("as the test says"));
    }
}
