//! What is written of a cramp or an urge in the night, and what is said of it.

use chrono::{NaiveDate, Timelike};

use super::Night;
use crate::cli::book::{Book, Change};
use crate::cli::failure::Failure;
use crate::cli::people::storing;
use crate::diary::{Entry, Said};
use crate::model::{self, Tri};
use crate::report::diary as words;
use crate::text::fill;

/// Hours at which a day is cut: an urge is of the coming night from the morning low on, a cramp from noon on.
const URGE_FROM: u32 = 6;
const CRAMP_FROM: u32 = 12;

impl Night<'_> {
    /// Stores an entry.
    ///
    /// # Errors
    /// The diary cannot be written.
    pub fn store(&mut self, entry: Entry, cramp: bool) -> Result<(), Failure> {
        let Some(book) = self.book else { return Ok(()) };
        let night = night_of(book, cramp);
        let kept = storing(|| book.tell_after("now", night, |stands| keep_the_first(entry.clone(), stands)))?;
        book.after(&kept)?;
        let urgent = book.urgent(&kept.value);
        if !urgent.is_empty() {
            book.print(&urgent)?;
        }
        let Change { now, .. } = kept.value;
        self.stored = Some(now);
        Ok(())
    }

    /// Says what of the night is known of the legs.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn say_back(&self) -> Result<u8, Failure> {
        let (Some(book), Some(now)) = (self.book, &self.stored) else { return Ok(0) };
        let lang = book.options.lang;
        let mut lines = vec![words::night_name(now.date, words::zone_of(now), book.today(), lang)];
        lines.extend(
            words::facts(now, lang).into_iter().filter(|fact| fact.is_of_legs()).map(|fact| {
                fill(lang.say(["night", "fact", "line"]), &[("label", &fact.label), ("value", &fact.value)])
            }),
        );
        // Where help comes first, nothing is said that can wait.
        let group = if self.help_first { "diary" } else { "now" };
        lines.push(lang.say([group, "kept", "text"]).to_owned());
        book.print(&lines)?;
        Ok(0)
    }
}

/// The night that a cramp or an urge at this moment is of.
fn night_of(book: &Book<'_>, cramp: bool) -> NaiveDate {
    let from = if cramp { CRAMP_FROM } else { URGE_FROM };
    if book.world.now.hour() >= from { book.today() } else { book.current() }
}

/// An urge that is told of again in the same night began when it was first told of, and was as strong as it ever was.
fn keep_the_first(mut entry: Entry, stands: Option<&model::Night>) -> Entry {
    let stood = stands.and_then(|night| night.urge.as_ref()).filter(|urge| urge.felt == Tri::Yes);
    if let (Some(stood), Said::Is(urge)) = (stood, &mut entry.urge) {
        if stood.onset.is_some() {
            urge.onset = Said::Nothing;
        }
        if urge.severity.value().copied() <= stood.severity {
            urge.severity = Said::Nothing;
        }
    }
    entry
}
