//! Asks about one night. What cannot be so, or is doubtful, is said at the answer that brings it.

use std::collections::BTreeMap;

use chrono::{Days, FixedOffset, NaiveDate};

use super::steps::{At, Beside, Replies};
use super::told::Telling;
use crate::ask::{Gone, Reply};
use crate::cli::body::{Body, Form, Question};
use crate::cli::book::{Book, Nights};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::people::Person;
use crate::diary::{Entry, Finding, Hole, NoInstant, Zone};
use crate::model::{Legs, Night, NightFault, NightStep, Tri};
use crate::report::diary as words;
use crate::report::diary::{Strip, night_name, strip, strip_in_words};
use crate::text::{Lang, fill};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The night.
    pub night: NaiveDate,
    /// IANA name of its zone, where it was told.
    pub zone: Option<&'a str>,
    /// Whether the last nights are shown first.
    pub strip: bool,
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

/// How many nights the strip has.
const STRIP: u64 = 14;

/// Asks about a night.
///
/// # Errors
/// The person left, or the diary cannot be read.
pub fn ask_night(person: &mut Person, book: &Book<'_>, asking: &Asking<'_>) -> Result<Told, Failure> {
    let since = asking.night.checked_sub_days(Days::new(STRIP - 1)).unwrap_or(asking.night);
    let around = book.nights(Some(since))?;
    let plain = person.is_plain();
    let interview = Interview::new(book, asking, &around);
    // A zone that cannot be is told of before anything is asked.
    let zone = Entry { zone: asking.zone.map(str::to_owned), ..Entry::default() };
    book.entered(&zone, interview.base, asking.night)?;
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
    base: Option<&'a Night>,
    last: Option<&'a Night>,
    replies: Replies,
    offsets: BTreeMap<At, FixedOffset>,
    accepted: Vec<Finding>,
}

impl<'a> Interview<'a> {
    fn new(book: &'a Book<'a>, asking: &Asking<'a>, around: &'a Nights) -> Self {
        let Asking { night, zone, .. } = *asking;
        let base = around.get(&night).map(|logged| &logged.night);
        let last = around.range(..night).next_back().map(|(_, logged)| &logged.night);
        let (replies, offsets, accepted) = (Replies::default(), BTreeMap::new(), Vec::new());
        Self { book, night, zone, around, base, last, replies, offsets, accepted }
    }

    fn lang(&self) -> Lang {
        self.book.options.lang
    }

    fn run(mut self, body: &mut dyn Body, plain: bool, with_strip: bool) -> Result<Told, End> {
        if with_strip {
            self.show_nights(body, plain)?;
        }
        self.show_standing(body)?;
        let progress = night_name(self.night, self.book.world.zone, self.book.today(), self.lang());
        let beside = Beside { base: self.base, last: self.last, lang: self.lang() };
        while let Some(at) = self.replies.next(self.base) {
            let mut question = beside.question(at, &self.replies);
            question.progress = progress.clone().into();
            self.name_the_cramp(at, &mut question);
            let reply = body.ask(&question)?;
            if reply == Reply::Back {
                self.replies.path.pop();
                continue;
            }
            // "Not sure" is no answer to what else there is to tell.
            if at.0 == NightStep::Hub && reply == Reply::Skipped {
                continue;
            }
            self.offsets.remove(&at);
            self.replies.given.insert(at, reply);
            self.replies.path.push(at);
            if !self.stands(at, body)? {
                self.replies.path.pop();
                self.replies.given.remove(&at);
            }
        }
        let entry = self.entry().map_err(End::Failed)?;
        Ok(Told { entry, seen: self.base.cloned(), sure: !self.accepted.is_empty() })
    }

    fn entry(&self) -> Result<Entry, Failure> {
        let telling = Telling { replies: &self.replies, offsets: &self.offsets, base: self.base };
        let mut entry = telling.entry().map_err(|fault| {
            let option = self.lang().of(NightStep::Took, "label").to_owned();
            Failure::from(DiaryFailure::Notation(option, fault))
        })?;
        entry.zone = self.zone.map(str::to_owned);
        Ok(entry)
    }

    /// Whether the last answer can stand; what is wrong is said, and what is doubtful is asked about.
    fn stands(&mut self, at: At, body: &mut dyn Body) -> Result<bool, End> {
        if at == (NightStep::Legs, 0) && !self.quiet_is_meant(body)? {
            return Ok(false);
        }
        loop {
            let entered = self.entry().and_then(|entry| self.book.entered(&entry, self.base, self.night));
            let night = match entered {
                Ok(night) => night,
                Err(Failure::Diary(DiaryFailure::Entry { found, .. })) if self.came_twice(at, &found, body)? => {
                    continue;
                }
                Err(failure) => {
                    body.say(&failure_words(&failure, self.lang()))?;
                    return Ok(false);
                }
            };
            let found = self.book.findings(self.around, &night);
            let found: Vec<Finding> = found.into_iter().filter(|finding| !self.accepted.contains(finding)).collect();
            if found.is_empty() {
                return Ok(true);
            }
            let zone = words::zone_of(&night);
            let say = |finding: &Finding| words::finding(finding, zone, self.book.today(), self.lang());
            let said: Vec<String> = found.iter().map(say).collect();
            if found.iter().any(|finding| !finding.id.may_be_so()) {
                said.iter().try_for_each(|sentence| body.say(sentence))?;
                return Ok(false);
            }
            if !is_it_so(body, self.lang(), &said)? {
                return Ok(false);
            }
            self.accepted.extend(found);
            return Ok(true);
        }
    }

    /// A quiet night over one that tells of trouble takes that away; it is asked first.
    fn quiet_is_meant(&self, body: &mut dyn Body) -> Result<bool, Gone> {
        let quiet = matches!(self.replies.legs(), Some(Legs::Quiet | Legs::QuietAndMore));
        let trouble = self.base.is_some_and(|night| night.quiet() == Some(false));
        if !(quiet && trouble) {
            return Ok(true);
        }
        let say = |facet| self.lang().say(["log", "quiet_over", facet]);
        yes_or_no(body, self.lang(), say("ask"), say("label"), None)
    }

    /// Asks which of the two it was, where a time came twice.
    fn came_twice(&mut self, at: At, found: &[Finding], body: &mut dyn Body) -> Result<bool, Gone> {
        let [Finding { id: NightFault::Twice, holes }] = found else { return Ok(false) };
        // A line of several takes its offset itself, behind its time; what to write is said.
        if at.0 == NightStep::Took {
            return Ok(false);
        }
        let written = holes.iter().find_map(|(_, hole)| if let Hole::Written(at) = hole { Some(*at) } else { None });
        let here = self.zone.and_then(Zone::named).unwrap_or(self.book.world.zone);
        let zone = self.base.map_or(here, words::zone_of);
        let Some(Err(NoInstant::Twice { first, second, .. })) = written.map(|at| zone.instant(at, None)) else {
            return Ok(false);
        };
        let line = |facet, moment: crate::model::Moment| {
            fill(self.lang().say(["log", "twice", facet]), &[("offset", &moment.offset().to_string())])
        };
        let form = Form::choose([line("first", first), line("second", second)]);
        let say = |facet| self.lang().say(["log", "twice", facet]);
        match body.ask(&Question::new(say("ask"), say("label"), form))? {
            Reply::Chosen(chosen) => {
                self.offsets.insert(at, *[first, second][chosen.min(1)].offset());
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn show_nights(&self, body: &mut dyn Body, plain: bool) -> Result<(), Gone> {
        if self.around.is_empty() {
            return Ok(());
        }
        let nights = self.around.iter().map(|(date, logged)| (*date, &logged.night)).collect();
        let shown = Strip::of(&nights, self.night, STRIP);
        if plain {
            return body.say(&strip_in_words(&shown, self.lang()));
        }
        strip(&shown, self.book.world.width, self.book.today(), self.lang())
            .iter()
            .try_for_each(|row| body.say(row))?;
        body.say("")
    }

    fn show_standing(&self, body: &mut dyn Body) -> Result<(), Gone> {
        let Some(base) = self.base else { return Ok(()) };
        body.say(self.lang().say(["log", "standing", "text"]))?;
        let lines = words::said_back(None, base, self.book.today(), self.lang());
        lines.iter().try_for_each(|line| body.say(line))?;
        body.say("")
    }

    /// A question about one of several cramps says which.
    fn name_the_cramp(&self, (step, at): At, question: &mut Question<'_>) {
        if step != NightStep::CrampKeep {
            return;
        }
        if let Some((night, cramp)) = self.base.and_then(|night| Some((night, night.cramp_events().get(at)?))) {
            let said = words::cramp_in_words(cramp, night, self.lang());
            question.asks = fill(self.lang().of(step, "ask"), &[("cramp", &said)]).into();
        }
    }
}

fn failure_words(failure: &Failure, lang: Lang) -> String {
    match failure {
        Failure::Diary(DiaryFailure::Entry { found, zone, today }) => {
            let said: Vec<String> = found.iter().map(|finding| words::finding(finding, *zone, *today, lang)).collect();
            said.join(" ")
        }
        other => other.words(lang),
    }
}
