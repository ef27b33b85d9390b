//! The questions about a medicine, one thing at a time.

use super::add::{New, began};
use super::{amount, date, sound, times};
use crate::ask::{Gone, Reply};
use crate::cli::args::medicine::Add;
use crate::cli::body::{Form, Question};
use crate::cli::book::{Book, Ledger};
use crate::cli::failure::Failure;
use crate::cli::log::yes_or_no;
use crate::cli::people::Person;
use crate::diary::courses;
use crate::formulary::{Match, identify};
use crate::model::{LONGEST_AMOUNT, LONGEST_MEDICINE};
use crate::report::medicine as words;
use crate::report::wording::tame;
use crate::text::fill;

/// Whether somebody sits there who can be asked about what options have told.
pub fn can_ask(book: &Book<'_>) -> bool {
    book.world.input_is_terminal && book.world.questions_on_terminal
}

/// Somebody who is asked.
pub struct Asking<'a> {
    book: &'a Book<'a>,
    person: Option<Person>,
}

/// What came of a question.
enum Step {
    Done,
    Back,
}

/// The most characters of a line of times.
const LONGEST_TIMES: usize = 120;

impl<'a> Asking<'a> {
    /// Nobody is disturbed before the first question.
    pub fn begin(book: &'a Book<'a>) -> Self {
        Self { book, person: None }
    }

    fn say_id(&self, item: &'static str, facet: &'static str) -> &'static str {
        self.book.options.lang.say(["medicine_ask", item, facet])
    }

    fn with<T>(&mut self, put: impl FnOnce(&mut Person) -> Result<T, Gone>) -> Result<T, Failure> {
        let book = self.book;
        let person = self.person.get_or_insert_with(|| Person::meet(book.options, book.world));
        put(person).map_err(|gone| person.failure(gone, book.world))
    }

    fn yes(&mut self, asks: &str, label: &str, default: Option<usize>) -> Result<bool, Failure> {
        let lang = self.book.options.lang;
        self.with(|person| yes_or_no(person.body(), lang, asks, label, default))
    }

    fn tell(&mut self, text: &str) -> Result<(), Failure> {
        self.with(|person| person.body().say(text))
    }

    /// Asks about names that are only close to a known one; the name that was meant.
    pub fn meant(&mut self, name: &str) -> Result<String, Failure> {
        let Match::Close { name: close, .. } = identify(name).found else { return Ok(name.to_owned()) };
        let asks = self.book.options.lang.say(["ui", "medicine", "close"]);
        let asks = fill(asks, &[("written", &tame(name)), ("name", close)]);
        let label = self.say_id("close", "label");
        Ok(if self.yes(&asks, label, None)? { close.to_owned() } else { name.to_owned() })
    }

    /// Asks about a medicine that stands already; whether it may stand twice.
    ///
    /// # Errors
    /// It may not, or the person left.
    pub fn beside(&mut self, name: &str, ledger: &Ledger) -> Result<bool, Failure> {
        let stand = courses::same(name, ledger.courses.values());
        let Some(stands) = stand.first() else { return Ok(false) };
        let line = words::line(stands, self.book.today(), self.book.options.lang);
        let asks = fill(self.say_id("beside", "ask"), &[("line", &line)]);
        let label = self.say_id("beside", "label");
        if self.yes(&asks, label, None)? {
            return Ok(true);
        }
        Err(super::MedicineFailure::Taken(line, stands.id).into())
    }

    /// Asks for everything that the options have not told.
    ///
    /// # Errors
    /// The person left, or there is nobody to ask.
    pub fn all(mut self, ledger: &Ledger, asked: &Add) -> Result<New, Failure> {
        let mut new =
            New { as_needed: asked.as_needed, beside: asked.force, at: times("--at", &asked.at)?, ..New::default() };
        // A date that cannot be read is told of before anything is asked.
        new.began = began(asked.since.as_deref(), self.book)?;
        let (mut step, mut way) = (0, Vec::new());
        loop {
            let done = match step {
                0 => self.name(&mut new, ledger, asked.force)?,
                1 if new.amount.is_none() || way.contains(&1) => self.amount(&mut new)?,
                2 if asked.at.is_empty() && !asked.as_needed && (new.at.is_empty() || way.contains(&2)) => {
                    self.times(&mut new)?
                }
                3 if asked.since.is_none() => self.since(&mut new)?,
                4.. => return Ok(new),
                _ => {
                    step += 1;
                    continue;
                }
            };
            match done {
                Step::Done => {
                    way.retain(|before| *before != step);
                    way.push(step);
                    step += 1;
                }
                Step::Back => {
                    step = way.iter().copied().filter(|before| *before < step).max().unwrap_or(0);
                }
            }
        }
    }

    fn line(&mut self, item: &'static str, longest: usize, first: bool) -> Result<Reply, Failure> {
        let lang = self.book.options.lang;
        let form = Form::Text { longest, current: None };
        let question = Question {
            why: Some(self.say_id(item, "why").into()),
            first,
            optional: true,
            ..Question::new(lang.say(["medicine_ask", item, "ask"]), self.say_id(item, "label"), form)
        };
        self.with(|person| person.body().ask(&question))
    }

    fn name(&mut self, new: &mut New, ledger: &Ledger, force: bool) -> Result<Step, Failure> {
        loop {
            let Reply::Text(text) = self.line("name", LONGEST_MEDICINE + 20, true)? else {
                let nothing = self.say_id("name", "needed");
                self.tell(nothing)?;
                continue;
            };
            let written = match courses::written(&text) {
                Ok(written) => written,
                Err(fault) => {
                    let label = self.say_id("name", "label");
                    let said = words::written_fault(label, &fault, self.book.options.lang);
                    self.tell(&said)?;
                    continue;
                }
            };
            let mut told = New { name: written.name, amount: written.amount, ..new.clone() };
            if new.at.is_empty() {
                told.at.extend(written.at);
            }
            if let Err(failure) = sound(&told.course(1), self.book) {
                self.again(&failure)?;
                continue;
            }
            told.name = self.meant(&told.name)?;
            told.beside = force || self.beside(&told.name, ledger)?;
            *new = told;
            return Ok(Step::Done);
        }
    }

    fn amount(&mut self, new: &mut New) -> Result<Step, Failure> {
        loop {
            let text = match self.line("amount", LONGEST_AMOUNT, false)? {
                Reply::Back => return Ok(Step::Back),
                Reply::Text(text) if !text.is_empty() => text,
                _ => {
                    new.amount = None;
                    return Ok(Step::Done);
                }
            };
            let read = amount(&text).and_then(|amount| {
                let told = New { amount: Some(amount), ..new.clone() };
                sound(&told.course(1), self.book).map(|()| told)
            });
            match read {
                Ok(told) => {
                    *new = told;
                    return Ok(Step::Done);
                }
                Err(failure) => self.again(&failure)?,
            }
        }
    }

    fn times(&mut self, new: &mut New) -> Result<Step, Failure> {
        loop {
            let text = match self.line("times", LONGEST_TIMES, false)? {
                Reply::Back => return Ok(Step::Back),
                Reply::Text(text) if !text.is_empty() => text,
                _ => String::new(),
            };
            let plain = text.to_lowercase().replace('-', " ");
            let as_needed = matches!(plain.trim(), "as needed" | "when needed" | "필요할 때" | "필요시");
            let pieces: Vec<String> =
                text.split([',', ';', ' ']).filter(|piece| !piece.is_empty()).map(str::to_owned).collect();
            let label = self.say_id("times", "label");
            let read = if as_needed { Ok(Vec::new()) } else { times(label, &pieces) };
            let told = read.and_then(|at| {
                let told = New { at, as_needed, ..new.clone() };
                sound(&told.course(1), self.book).map(|()| told)
            });
            match told {
                Ok(told) => {
                    *new = told;
                    return Ok(Step::Done);
                }
                Err(failure) => self.again(&failure)?,
            }
        }
    }

    fn since(&mut self, new: &mut New) -> Result<Step, Failure> {
        loop {
            let text = match self.line("since", LONGEST_TIMES, false)? {
                Reply::Back => return Ok(Step::Back),
                Reply::Text(text) if !text.is_empty() => text,
                // Enter alone says nothing of it, and nothing is guessed.
                _ => {
                    new.began = None;
                    return Ok(Step::Done);
                }
            };
            let label = self.say_id("since", "label");
            let told = date(label, &text, self.book).and_then(|began| {
                let told = New { began, ..new.clone() };
                sound(&told.course(1), self.book).map(|()| told)
            });
            match told {
                Ok(told) => {
                    *new = told;
                    return Ok(Step::Done);
                }
                Err(failure) => self.again(&failure)?,
            }
        }
    }

    /// Says what is wrong with an answer that is asked for once more.
    fn again(&mut self, failure: &Failure) -> Result<(), Failure> {
        let lang = self.book.options.lang;
        let said = match failure {
            Failure::Medicine(failure) => failure.why(lang),
            failure => failure.words(lang),
        };
        self.tell(&said)
    }
}
