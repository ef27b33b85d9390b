//! Keys of a terminal, read one by one.

use std::io;
use std::time::Duration;

use dialoguer::console::{Key, Term};

use super::keyboard::Held;
use crate::ask::Gone;
use crate::cli::env::Stopwatch;

/// A key that means something here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Press {
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
    /// Something was pasted; the keyboard has kept it apart.
    Paste,
}

/// The keyboard; as long as it is held, nothing is echoed and Ctrl-C is a key.
pub(super) struct Keys {
    term: Term,
    held: Held,
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
        Ok(Self { term: term.clone(), held, pasted: String::new() })
    }

    /// Waits for a key.
    pub fn next(&mut self) -> Result<Press, Gone> {
        loop {
            if let Some(press) = self.press()? {
                return Ok(press);
            }
        }
    }

    /// Waits for a key at most so long.
    pub fn wait(&mut self, most: Duration) -> Result<Option<Press>, Gone> {
        let watch = Stopwatch::start();
        loop {
            // `console` keeps nothing back between two keys: what is not read yet still waits in the terminal.
            if self.held.ready(most.saturating_sub(watch.passed()))?
                && let Some(press) = self.press()?
            {
                return Ok(Some(press));
            }
            if watch.passed() >= most {
                return Ok(None);
            }
        }
    }

    /// Reads a key; `None` where it means nothing here.
    fn press(&mut self) -> Result<Option<Press>, Gone> {
        Ok(Some(match self.read()? {
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
            Key::UnknownEscSeq(sequence) => return self.finish(&sequence),
            _ => return Ok(None),
        }))
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
pub(super) const PASTE_TOGETHER: &str = "\u{1b}[?2004l";
/// What a terminal sends after a paste.
const PASTE_END: &str = "\u{1b}[201~";
/// More than this is not pasted on purpose.
const LONGEST_PASTE: usize = 1 << 16;

fn ends_sequence(c: char) -> bool {
    ('@'..='~').contains(&c)
}
