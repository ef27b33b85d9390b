//! Keys of a terminal, read one by one.

use std::io;

use dialoguer::console::{Key, Term};

use crate::ask::Gone;

/// A key that means something here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Press {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// Several lines up.
    PageUp,
    /// Several lines down.
    PageDown,
    /// Enter.
    Enter,
    /// Deletes backwards.
    Backspace,
    /// Deletes forwards.
    Delete,
    /// Esc.
    Escape,
    /// A character.
    Char(char),
    /// Something was pasted; [`Keys::pasted`] has it.
    Paste,
}

/// The keyboard; as long as it is held, nothing is echoed and Ctrl-C is a key.
pub(super) struct Keys {
    term: Term,
    _held: Held,
    pasted: String,
}

impl Keys {
    /// Takes the keyboard.
    pub fn hold(term: &Term) -> Result<Self, Gone> {
        if !term.is_term() {
            return Err(Gone::Io(io::ErrorKind::NotConnected.into()));
        }
        let held = Held::take()?;
        // A terminal that does not know it passes it over, and pastes as if it were typed.
        term.write_str(PASTE_APART)?;
        Ok(Self { term: term.clone(), _held: held, pasted: String::new() })
    }

    /// Waits for a key.
    pub fn next(&mut self) -> Result<Press, Gone> {
        loop {
            let press = match self.read()? {
                // Ctrl-D.
                Key::CtrlC | Key::Char('\u{4}') => return Err(Gone::Interrupted),
                Key::ArrowUp => Press::Up,
                Key::ArrowDown => Press::Down,
                Key::ArrowLeft => Press::Left,
                Key::ArrowRight => Press::Right,
                Key::Home => Press::Home,
                Key::End => Press::End,
                Key::PageUp => Press::PageUp,
                Key::PageDown => Press::PageDown,
                Key::Enter => Press::Enter,
                Key::Backspace => Press::Backspace,
                Key::Del => Press::Delete,
                Key::Escape => Press::Escape,
                Key::Char(c) if !c.is_control() => Press::Char(c),
                Key::UnknownEscSeq(sequence) => match self.finish(&sequence)? {
                    Some(press) => press,
                    None => continue,
                },
                _ => continue,
            };
            return Ok(press);
        }
    }

    fn read(&mut self) -> Result<Key, Gone> {
        self.term.read_key_raw().map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => Gone::Ended,
            io::ErrorKind::Interrupted => Gone::Interrupted,
            _ => Gone::Io(error),
        })
    }

    /// Reads the rest of a sequence that was not known, so that the `5` of Ctrl-Right chooses nothing.
    fn finish(&mut self, sequence: &[char]) -> Result<Option<Press>, Gone> {
        match sequence {
            // Arrows of a terminal in application mode.
            ['O'] => Ok(match self.read()? {
                Key::Char('A') => Some(Press::Up),
                Key::Char('B') => Some(Press::Down),
                Key::Char('C') => Some(Press::Right),
                Key::Char('D') => Some(Press::Left),
                Key::Char('H') => Some(Press::Home),
                Key::Char('F') => Some(Press::End),
                Key::Char('M') => Some(Press::Enter),
                Key::CtrlC => return Err(Gone::Interrupted),
                _ => None,
            }),
            ['[', rest @ ..] if !rest.is_empty() && !rest.iter().copied().any(ends_sequence) => {
                let mut sequence: String = rest.iter().collect();
                loop {
                    match self.read()? {
                        Key::Char(c) => sequence.push(c),
                        Key::CtrlC => return Err(Gone::Interrupted),
                        _ => return Ok(None),
                    }
                    if sequence == "200~" {
                        return self.paste().map(Some);
                    }
                    if sequence.ends_with(ends_sequence) {
                        return Ok(None);
                    }
                }
            }
            _ => Ok(None),
        }
    }

    /// Reads what is pasted up to its end, as one thing: its lines must not answer the prompts that follow.
    fn paste(&mut self) -> Result<Press, Gone> {
        let mut text = String::new();
        while !text.ends_with(PASTE_END) {
            match self.read()? {
                Key::UnknownEscSeq(sequence) => {
                    text.push('\u{1b}');
                    text.extend(sequence);
                }
                Key::Escape => text.push('\u{1b}'),
                Key::Enter => text.push('\n'),
                Key::Tab => text.push(' '),
                Key::Char(c) => text.push(c),
                Key::CtrlC => return Err(Gone::Interrupted),
                _ => {}
            }
            if text.len() > LONGEST_PASTE {
                let from = text.char_indices().rev().nth(PASTE_END.len()).map_or(0, |(at, _)| at);
                text.drain(..from);
            }
        }
        text.truncate(text.len() - PASTE_END.len());
        self.pasted = text;
        Ok(Press::Paste)
    }

    /// What was pasted last.
    pub fn pasted(&mut self) -> String {
        std::mem::take(&mut self.pasted)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        // There is nobody left to tell.
        let _ = self.term.write_str(PASTE_TOGETHER);
    }
}

/// Asks the terminal to mark what is pasted, and to stop doing so.
const PASTE_APART: &str = "\u{1b}[?2004h";
const PASTE_TOGETHER: &str = "\u{1b}[?2004l";
/// What a terminal sends after a paste.
const PASTE_END: &str = "\u{1b}[201~";
/// More than this is not pasted on purpose.
const LONGEST_PASTE: usize = 1 << 16;

fn ends_sequence(c: char) -> bool {
    ('@'..='~').contains(&c)
}

/// `console` is in raw mode only while it waits for a key. Between two keys a fast typist's letters would be echoed
/// into the drawing, and Ctrl-C would kill the process; so raw mode is held, and given back on every way out.
#[cfg(unix)]
struct Held {
    keyboard: Keyboard,
    before: rustix::termios::Termios,
}

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
        let _ = Term::stderr().write_str(PASTE_TOGETHER);
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
    fn take() -> Result<Self, Gone> {
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
struct Held;

#[cfg(not(unix))]
impl Held {
    fn take() -> Result<Self, Gone> {
        Ok(Self)
    }
}
