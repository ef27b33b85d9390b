//! The person at the other end: lists at a terminal, or numbered lines.

use std::io::{self, StdinLock, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::args::Options;
use super::body::{Body, Plain, Terminal, give_back};
use super::env::World;
use super::failure::Failure;
use crate::ask::Gone;
use crate::report::wording::wrap;
use crate::text::Lang;

/// The end of standard error that both bodies write to.
type Lines = Plain<StdinLock<'static>, anstream::AutoStream<io::Stderr>>;

/// Somebody who is asked.
pub enum Person {
    /// By numbered lines.
    Plain(Box<Lines>),
    /// By lists with a cursor.
    Terminal(Box<Terminal>),
}

impl Person {
    /// Whoever sits there: by numbered lines where that is wished for, or where no list can be drawn.
    pub fn meet(options: &Options, world: &World) -> Self {
        leave_sane(options.lang);
        if options.plain || !world.input_is_terminal || !world.can_draw {
            let lines = Plain::new(options.lang, io::stdin().lock(), anstream::stderr());
            let lines = lines.in_ascii(options.ascii).without_dots(options.plain);
            // The page may go elsewhere: it is the terminal that the questions are put on whose width counts.
            let columns = u16::try_from(super::env::error_width()).unwrap_or(u16::MAX);
            return Person::Plain(Box::new(if world.questions_on_terminal { lines.wrapped(columns) } else { lines }));
        }
        let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
        Person::Terminal(Box::new(Terminal::new(options.lang, colour, options.ascii)))
    }

    /// Whether it is asked by numbered lines.
    pub fn is_plain(&self) -> bool {
        matches!(self, Person::Plain(_))
    }

    /// Whoever puts the questions.
    pub fn body(&mut self) -> &mut dyn Body {
        match self {
            Person::Plain(lines) => &mut **lines,
            Person::Terminal(lists) => &mut **lists,
        }
    }

    /// Why the questions ended early.
    pub fn failure(&self, gone: Gone, world: &World) -> Failure {
        let heard = match self {
            Person::Plain(lines) => lines.heard() || world.input_is_terminal,
            Person::Terminal(_) => true,
        };
        match gone {
            Gone::Interrupted => left(),
            Gone::Ended => {
                // What is said next does not stand behind an open prompt; where nobody can read it, nothing is lost.
                let _ = writeln!(anstream::stderr());
                if heard { Failure::Ended } else { Failure::NobodyToAsk }
            }
            Gone::Io(error) => Failure::Terminal(error),
        }
    }
}

/// Something of this run has been stored.
static KEPT: AtomicBool = AtomicBool::new(false);
/// Something is being stored right now.
static STORING: AtomicBool = AtomicBool::new(false);

/// Stores something. A signal that comes meanwhile does not end the program between the writing and the saying: that
/// takes milliseconds.
///
/// # Errors
/// Those of the storing.
pub fn storing<T>(store: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    STORING.store(true, Ordering::SeqCst);
    let done = store();
    if done.is_ok() {
        KEPT.store(true, Ordering::SeqCst);
    }
    STORING.store(false, Ordering::SeqCst);
    done
}

/// The person left; whether something had been stored before.
pub fn left() -> Failure {
    if KEPT.load(Ordering::SeqCst) { Failure::LeftLater } else { Failure::Interrupted }
}

/// A text in an editor, in a file that goes when the program is told to end.
pub struct Scrap;

/// The file of the text that is edited.
static SCRAP: Mutex<Option<PathBuf>> = Mutex::new(None);
/// An editor is at work.
static EDITING: AtomicBool = AtomicBool::new(false);

impl Scrap {
    /// The text in a file.
    pub fn of(file: &Path) -> Self {
        if let Ok(mut scrap) = SCRAP.lock() {
            *scrap = Some(file.to_owned());
        }
        Scrap
    }

    /// Runs the editor. Ctrl-C is for the editor alone, which gets it too.
    pub fn while_edited<T>(&self, run: impl FnOnce() -> T) -> T {
        EDITING.store(true, Ordering::SeqCst);
        let done = run();
        EDITING.store(false, Ordering::SeqCst);
        done
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        if let Ok(mut scrap) = SCRAP.lock() {
            *scrap = None;
        }
    }
}

/// A signal while a text is edited: whether the program stays. Ctrl-C in an editor means the editor; a program that is
/// told to end takes the text with it, as nobody may be there to be told where it is.
fn stays(told_to_end: &AtomicBool) -> bool {
    // The signal is noted right after it has woken this thread.
    std::thread::sleep(std::time::Duration::from_millis(20));
    if !told_to_end.load(Ordering::SeqCst) {
        return EDITING.load(Ordering::SeqCst);
    }
    remove_scrap();
    false
}

/// Removes the text that is edited, where the program ends with it.
pub(super) fn remove_scrap() {
    // A fault may have come while it was noted.
    if let Ok(Some(file)) = SCRAP.try_lock().as_deref() {
        let _ = std::fs::remove_file(file);
    }
}

/// Notes the signals that tell the program to end, apart from Ctrl-C.
fn note_ends(told: &Arc<AtomicBool>) {
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        let _ = signal_hook::flag::register(signal, Arc::clone(told));
    }
    #[cfg(not(unix))]
    let _ = told;
}

/// A signal (Ctrl-C at a numbered line, a closed window, a kill) leaves the terminal as it was, and stores nothing.
pub fn leave_sane(lang: Lang) {
    // Where no handler can be set, or one is, the signal ends the program all the same.
    let told_to_end = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&told_to_end);
    let set = ctrlc::set_handler(move || {
        if SCRAP.lock().is_ok_and(|scrap| scrap.is_some()) && stays(&told) {
            return;
        }
        if STORING.load(Ordering::SeqCst) {
            return;
        }
        give_back();
        let left = left();
        let _ = writeln!(anstream::stderr());
        super::say(&left, lang);
        std::process::exit(i32::from(left.exit_code()));
    });
    if set.is_ok() {
        note_ends(&told_to_end);
    }
}

/// A line beside the result, between whole words.
///
/// # Errors
/// Standard error cannot be written.
pub fn remark(text: &str, world: &World) -> Result<(), Failure> {
    let mut err = anstream::stderr();
    wrap(text, world.width.min(super::env::error_width()), "", "  ")
        .iter()
        .try_for_each(|row| writeln!(err, "{row}"))
        .map_err(Failure::Terminal)
}
