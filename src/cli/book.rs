//! The diary as the commands use it: nights read from the file, entries written over them, and what is said of it.

mod changing;
mod ledger;
mod reading;
mod signs;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

pub use changing::{Change, RECENT, change_fault};
use chrono::NaiveDate;
pub use ledger::Ledger;
pub use reading::{Logged, Nights, Standing, Unread, screening};
pub use signs::{RECENT_DAYS, long_cramp};

use super::args::Options;
use super::env::{self, World};
use super::failure::Failure;
use super::failure::diary::{DiaryFailure, shown};
use crate::diary::words;
use crate::report::diary::without_dots;
use crate::report::terminal::{Layout, to_ascii};
use crate::report::wording::{tame, wrap};
use crate::store::{Kept, Store, WAIT, Writing};
use crate::text::fill;

/// The diary of this run.
pub struct Book<'a> {
    /// The file.
    pub store: Store,
    /// The world.
    pub world: &'a World,
    /// The options.
    pub options: &'a Options,
    recorded_at: String,
    /// The numbers of the records of which was said that they do not read.
    told_of: RefCell<BTreeSet<u64>>,
}

impl<'a> Book<'a> {
    /// The diary that the options or the environment name. Nothing is looked at yet.
    ///
    /// # Errors
    /// Nobody says where it is.
    pub fn open(options: &'a Options, world: &'a World) -> Result<Self, Failure> {
        let file = env::diary_file(options.diary.as_deref())?;
        let book =
            Self { store: Store::at(file), world, options, recorded_at: world.rfc3339(), told_of: RefCell::default() };
        static SAID: AtomicBool = AtomicBool::new(false);
        if let Some(said) = world.unknown_zone.as_ref().filter(|_| !SAID.swap(true, Ordering::Relaxed)) {
            let holes = [("zone", tame(said)), ("offset", world.now.offset().to_string())];
            // Where nobody can be told, what was asked for goes on.
            let _ = book.warn("zone", &[("zone", &holes[0].1), ("offset", &holes[1].1)]);
        }
        Ok(book)
    }

    /// Today, where the person is.
    pub fn today(&self) -> NaiveDate {
        self.world.now.date_naive()
    }

    /// The night that counts now.
    pub fn current(&self) -> NaiveDate {
        words::current(self.world.now.naive_local())
    }

    /// The night of these words, or the one that counts now.
    ///
    /// # Errors
    /// The words name no night, or may name two.
    pub fn night_of(&self, said: Option<&str>) -> Result<NaiveDate, Failure> {
        let Some(said) = said else { return Ok(self.current()) };
        words::night(said, self.world.now.naive_local()).map_err(|fault| DiaryFailure::Words(fault).into())
    }

    /// How a page is laid out.
    pub fn layout(&self) -> Layout {
        Layout {
            width: self.world.width,
            ascii: self.options.ascii,
            in_words: self.options.plain,
            lang: self.options.lang,
        }
    }

    /// What the journal is told of this run.
    pub fn writing(&self, doing: &'static str) -> Writing<'_> {
        Writing { doing, at: &self.recorded_at, wait: WAIT }
    }

    /// Says on standard error what the person should know of the file, whatever was asked for. Where that cannot be
    /// written, what was stored is stored all the same.
    ///
    /// # Errors
    /// None.
    pub fn after<T>(&self, kept: &Kept<T>) -> Result<(), Failure> {
        let file = shown(self.store.path());
        let say = |id, holes: &[(&str, &str)]| drop(self.warn(id, holes));
        if let Some(side) = &kept.set_aside {
            say("set_aside", &[("file", &file), ("side", &shown(side))]);
        }
        if kept.completed {
            say("completed", &[("file", &file)]);
        }
        if kept.exposed {
            say("exposed", &[("file", &file)]);
        }
        if kept.begun && !self.options.quiet {
            say("begun", &[("file", &file)]);
        }
        Ok(())
    }

    /// Says something on standard error.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn warn(&self, id: &'static str, holes: &[(&str, &str)]) -> Result<(), Failure> {
        let text = fill(self.options.lang.say(["diary", id, "text"]), holes);
        let mut err = anstream::stderr();
        let rows = wrap(&text, env::error_width(), "", "  ");
        rows.iter().try_for_each(|row| writeln!(err, "{}", self.signs(row))).map_err(Failure::Terminal)
    }

    /// Prints lines of a page.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print<S: AsRef<str>>(&self, lines: &[S]) -> Result<(), Failure> {
        let mut out = anstream::AutoStream::new(io::stdout().lock(), self.options.color_of(&io::stdout()));
        let plain = self.options.plain;
        let spoken = |line: &S| if plain { without_dots(line.as_ref()) } else { line.as_ref().to_owned() };
        let rows: Vec<String> = lines
            .iter()
            .flat_map(|line| wrap(&spoken(line), self.world.width, "", if plain { "" } else { "  " }))
            .collect();
        let mut text = String::new();
        for row in rows {
            text.push_str(&self.signs(&row));
            text.push('\n');
        }
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
    }

    /// Prints a table, whose rows are as wide as the page and are not wrapped.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print_as_it_is(&self, text: &str) -> Result<(), Failure> {
        let mut out = anstream::AutoStream::new(io::stdout().lock(), self.options.color_of(&io::stdout()));
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
    }

    fn signs(&self, row: &str) -> String {
        if self.options.ascii { to_ascii(row) } else { row.to_owned() }
    }
}

/// What became of saying what was stored. It is stored, whoever could be told.
///
/// # Errors
/// Standard output cannot be written; the words say that it is stored.
pub fn said_of_stored(said: Result<(), Failure>) -> Result<(), Failure> {
    match said {
        Err(Failure::Terminal(_)) => Ok(()),
        Err(Failure::Output(error)) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::StoredUnsaid(error)),
        said => said,
    }
}
