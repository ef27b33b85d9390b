//! Asks about one night. What cannot be so, or is doubtful, is said at the answer that brings it.

mod doubts;
mod lines;
mod shown;

use std::collections::BTreeMap;

use chrono::{Days, FixedOffset, NaiveDate};

use super::steps::{At, Beside, Replies};
use super::told::Telling;
use super::usual::{self, Known};
use crate::ask::{Gone, Reply};
use crate::cli::body::{Body, Form, Question};
use crate::cli::book::{Book, Nights, RECENT};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::people::Person;
use crate::diary::{Entry, Finding, courses};
use crate::model::{Id, Legs, Night, NightStep, Tri};
use crate::report::diary::night_name;
use crate::text::Lang;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The night.
    pub night: NaiveDate,
    /// IANA name of its zone, where it was told.
    pub zone: Option<&'a str>,
    /// Whether the last nights are shown first.
    pub strip: bool,
    /// Whether it is one of several missing nights, and may be left out.
    pub missing: bool,
    /// Whether what stands is corrected: what, is asked first.
    pub correcting: bool,
}

/// What came of the questions.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Something was told.
    Told(Box<Told>),
    /// This missing night is left out.
    Skip,
    /// So are all that are left.
    Stop,
}

/// What was told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The entry.
    pub entry: Entry,
    /// The night as it stood when the questions began.
    pub seen: Option<Night>,
    /// The person has said of something doubtful that it is so.
    pub sure: bool,
}

/// How many nights the strip has; those that are read reach one further back.
const STRIP: u64 = usual::BACK;

/// Asks about a night.
///
/// # Errors
/// The person left, or the diary cannot be read.
pub fn ask_night(person: &mut Person, book: &Book<'_>, asking: &Asking<'_>) -> Result<Asked, Failure> {
    let since = asking.night.checked_sub_days(Days::new(usual::BACK)).unwrap_or(asking.night);
    let around = book.nights(Some(since))?;
    let plain = person.is_plain();
    let ledger = book.ledger()?;
    let usual = courses::usual(ledger.courses.values(), asking.night);
    let known = usual::known(book, &ledger, &around, asking.night);
    let interview = Interview::new(book, asking, &around, &usual, known);
    // A zone that cannot be is told of before anything is asked.
    let zone = Entry { zone: asking.zone.map(str::to_owned), ..Entry::default() };
    book.entered(&zone, interview.beside.base, asking.night)?;
    let asked = interview.run(person.body(), plain, asking.strip);
    asked.map_err(|end| match end {
        End::Gone(gone) => person.failure(gone, book.world),
        End::Failed(failure) => failure,
    })
}

/// Says what is doubtful and asks whether it is so.
///
/// # Errors
/// The person left.
pub fn is_it_so(body: &mut dyn Body, lang: Lang, said: &[String]) -> Result<bool, Gone> {
    said.iter().try_for_each(|sentence| body.say(sentence))?;
    let say = |facet| lang.say(["log", "so", facet]);
    yes_or_no(body, lang, say("ask"), say("label"), None)
}

/// Asks yes or no; Enter takes the default, where there is one. Back is no.
///
/// # Errors
/// The person left.
pub fn yes_or_no(
    body: &mut dyn Body,
    lang: Lang,
    asks: &str,
    label: &str,
    default: Option<usize>,
) -> Result<bool, Gone> {
    let lines = [Tri::Yes, Tri::No].map(|answer| lang.of(answer, "name").into());
    let form = Form::Choose { lines: lines.into(), unsure: Some(1), yes_or_no: true, current: default };
    let question = Question::new(asks.to_owned(), label.to_owned(), form);
    Ok(body.ask(&question)? == Reply::Chosen(0))
}

enum End {
    Gone(Gone),
    Failed(Failure),
}

impl From<Gone> for End {
    fn from(gone: Gone) -> Self {
        End::Gone(gone)
    }
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        End::Failed(failure)
    }
}

struct Interview<'a> {
    book: &'a Book<'a>,
    night: NaiveDate,
    zone: Option<&'a str>,
    around: &'a Nights,
    near: Nights,
    beside: Beside<'a>,
    offered: Option<Vec<String>>,
    known: Known,
    replies: Replies,
    offsets: BTreeMap<At, FixedOffset>,
    accepted: Vec<Finding>,
}

impl<'a> Interview<'a> {
    fn new(book: &'a Book<'a>, asking: &Asking<'a>, around: &'a Nights, usual: &'a [String], known: Known) -> Self {
        let Asking { night, zone, .. } = *asking;
        let base = around.get(&night).map(|logged| &logged.night);
        let last = around.range(..night).next_back().map(|(_, logged)| &logged.night);
        // What is usual is judged from the same nights as when it is stored; no doubt comes only then.
        let from = night.checked_sub_days(Days::new(RECENT)).unwrap_or(night);
        let near: Nights = around.range(from..).map(|(date, logged)| (*date, logged.clone())).collect();
        let last = last.filter(|last| last.date >= from);
        let Asking { correcting, missing, .. } = *asking;
        let beside = Beside { base, last, usual, correcting, missing, lang: book.options.lang };
        let offered = beside.offered();
        let (replies, offsets, accepted) = (Replies::default(), BTreeMap::new(), Vec::new());
        Self { book, night, zone, around, near, beside, offered, known, replies, offsets, accepted }
    }

    fn lang(&self) -> Lang {
        self.book.options.lang
    }

    fn run(mut self, body: &mut dyn Body, plain: bool, with_strip: bool) -> Result<Asked, End> {
        if with_strip {
            self.show_nights(body, plain)?;
        }
        self.show_standing(body)?;
        let progress = night_name(self.night, self.book.world.zone, self.book.today(), self.lang());
        while let Some(at) = self.replies.next(&self.beside) {
            let mut question = self.beside.question(at, &self.replies);
            // Read aloud, the night is named once.
            if !plain || self.replies.path.is_empty() {
                question.progress = progress.clone().into();
            }
            self.name_what_it_is_about(at, &mut question);
            let reply = body.ask(&question)?;
            match (at.0, &reply) {
                (_, Reply::Back) => {
                    self.replies.path.pop();
                    continue;
                }
                // "Not sure" is no answer to what else there is to tell.
                (NightStep::Hub, Reply::Skipped) => continue,
                (NightStep::Legs, Reply::Chosen(line)) if *line == Legs::ALL.len() => return Ok(Asked::Skip),
                (NightStep::Legs, Reply::Chosen(line)) if *line > Legs::ALL.len() => return Ok(Asked::Stop),
                _ => {}
            }
            let reply = self.readable(at, reply, body)?;
            self.offsets.remove(&at);
            self.replies.given.insert(at, reply);
            self.replies.path.push(at);
            self.settle(at, body)?;
        }
        let entry = self.entry().map_err(End::Failed)?;
        Ok(Asked::Told(Box::new(Told { entry, seen: self.beside.base.cloned(), sure: !self.accepted.is_empty() })))
    }

    fn entry(&self) -> Result<Entry, Failure> {
        let telling = Telling {
            replies: &self.replies,
            offsets: &self.offsets,
            base: self.beside.base,
            offered: self.offered.as_deref(),
        };
        let mut entry = telling.entry().map_err(|fault| {
            let option = self.lang().of(NightStep::Took, "label").to_owned();
            Failure::from(DiaryFailure::Notation(option, fault))
        })?;
        entry.zone = self.zone.map(str::to_owned);
        Ok(entry)
    }
}
