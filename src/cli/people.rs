//! The person at the other end: lists at a terminal, or numbered lines.

use std::io::{self, StdinLock, Write};
use std::sync::atomic::{AtomicBool, Ordering};

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
    pub fn meet(options: &Options, world: &World, plain: bool) -> Self {
        leave_sane(options.lang);
        if plain || !world.input_is_terminal || !world.can_draw {
            let lines = Plain::new(options.lang, io::stdin().lock(), anstream::stderr()).in_ascii(options.ascii);
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

/// A signal (Ctrl-C at a numbered line, a closed window, a kill) leaves the terminal as it was, and stores nothing.
pub fn leave_sane(lang: Lang) {
    // Where no handler can be set, or one is, the signal ends the program all the same.
    let _ = ctrlc::set_handler(move || {
        if STORING.load(Ordering::SeqCst) {
            return;
        }
        give_back();
        let left = left();
        let _ = writeln!(anstream::stderr());
        super::say(&left, lang);
        std::process::exit(i32::from(left.exit_code()));
    });
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
