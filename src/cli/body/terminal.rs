//! The body at a terminal: lists with a cursor, and lines that are typed.

mod listed;
mod screening;
mod typed;

use std::time::Duration;

use dialoguer::console::Term;

use super::keys::{Keys, Press};
use super::layout::Frame;
use super::list::List;
use super::prompt::Offer;
use super::question::{Body, Question};
use super::screen::{Look, Screen};
use super::view;
use super::wrap::wrap;
use crate::ask::{Gone, Reply};
use crate::text::Lang;

/// Asks at a terminal, on standard error.
///
/// The keyboard is held from the first prompt until the person leaves or this is dropped; drop it before the terminal
/// is used for anything else. The cursor is never hidden.
pub struct Terminal {
    lang: Lang,
    term: Term,
    screen: Screen,
    keys: Option<Keys>,
    offers: Vec<Offer>,
}

impl Terminal {
    /// Asks in this language; with colours or without, with ASCII signs or with others.
    pub fn new(lang: Lang, colour: bool, ascii: bool) -> Self {
        let term = Term::stderr();
        Self {
            lang,
            screen: Screen::new(term.clone(), Look::new(colour, ascii), ascii),
            term,
            keys: None,
            offers: Vec::new(),
        }
    }

    /// Offers numbers of the diary at questions of the screening.
    pub fn offering(mut self, offers: Vec<Offer>) -> Self {
        self.offers = offers;
        self
    }

    /// Draws these rows in the place of what was drawn before, of which nothing stays; no rows take it away. What does
    /// not fit on the screen is left out.
    ///
    /// # Errors
    /// The terminal failed.
    pub fn show(&mut self, rows: &[String]) -> Result<(), Gone> {
        let end = self.hold().and_then(|()| {
            let mut rows: Vec<String> = rows.iter().flat_map(|row| self.rows(row)).collect();
            rows.truncate(self.screen.rows().max(1));
            self.screen.draw(&Frame { cursor: rows.len().saturating_sub(1), rows }, 0)
        });
        self.ended(end)
    }

    /// Waits for a key, at most so long; `None` where none was pressed. What is drawn stays.
    ///
    /// # Errors
    /// The person left, or the terminal failed.
    pub fn wait(&mut self, most: Duration) -> Result<Option<Press>, Gone> {
        let end = self.keys().and_then(|keys| keys.wait(most));
        self.ended(end)
    }

    fn press(&mut self) -> Result<Press, Gone> {
        self.keys()?.next()
    }

    fn keys(&mut self) -> Result<&mut Keys, Gone> {
        match &mut self.keys {
            Some(keys) => Ok(keys),
            none => Ok(none.insert(Keys::hold(&self.term)?)),
        }
    }

    /// Takes the keyboard before anything is drawn, so that nothing typed early is echoed.
    fn hold(&mut self) -> Result<(), Gone> {
        self.keys().map(|_| ())
    }

    fn ui(&self, item: &'static str, facet: &'static str) -> &'static str {
        self.lang.say(["ui", item, facet])
    }

    fn rows(&self, text: &str) -> Vec<String> {
        wrap(text, self.screen.columns(), 0)
    }

    /// Gives the keyboard back when the person has left, so that what is said next stands on a line of its own.
    fn ended<T>(&mut self, end: Result<T, Gone>) -> Result<T, Gone> {
        if end.is_err() {
            // The reason for leaving matters more than a last line that could not be written.
            let _ = self.screen.leave();
            self.keys = None;
        }
        end
    }

    fn answer(&mut self, question: &Question<'_>) -> Result<Reply, Gone> {
        self.hold()?;
        let reply = match List::of(&question.form) {
            Some(list) => self.listed(question, list)?,
            None => self.typed(question)?,
        };
        if reply == Reply::Back {
            self.screen.clear()?;
        } else {
            self.screen.answered(&question.label, &view::answer(self.lang, question, &reply))?;
        }
        Ok(reply)
    }
}

impl Body for Terminal {
    fn ask(&mut self, question: &Question<'_>) -> Result<Reply, Gone> {
        let end = self.answer(question);
        self.ended(end)
    }

    fn say(&mut self, text: &str) -> Result<(), Gone> {
        let end = self.hold().and_then(|()| self.screen.say(text));
        self.ended(end)
    }
}
