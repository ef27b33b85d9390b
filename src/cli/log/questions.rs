//! Asks about one night. What cannot be so, or is doubtful, is said at the answer that brings it.

use std::collections::BTreeMap;

use chrono::{Days, FixedOffset, NaiveDate, Timelike};

use super::steps::{At, Beside, Replies};
use super::told::Telling;
use crate::ask::{Gone, Reply};
use crate::cli::body::{Body, Form, Question};
use crate::cli::book::{Book, Nights, RECENT};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::people::Person;
use crate::diary::notation::dose;
use crate::diary::{Entry, Finding, Hole, NoInstant, Zone, courses};
use crate::model::{ClockTime, Id, Legs, Night, NightFault, NightField, NightStep, Tri};
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

/// How many nights the strip has.
const STRIP: u64 = 14;

/// Asks about a night.
///
/// # Errors
/// The person left, or the diary cannot be read.
pub fn ask_night(person: &mut Person, book: &Book<'_>, asking: &Asking<'_>) -> Result<Asked, Failure> {
    let since = asking.night.checked_sub_days(Days::new(STRIP - 1)).unwrap_or(asking.night);
    let around = book.nights(Some(since))?;
    let plain = person.is_plain();
    let usual = courses::usual(book.ledger()?.courses.values(), asking.night);
    let interview = Interview::new(book, asking, &around, &usual);
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
    replies: Replies,
    offsets: BTreeMap<At, FixedOffset>,
    accepted: Vec<Finding>,
}

impl<'a> Interview<'a> {
    fn new(book: &'a Book<'a>, asking: &Asking<'a>, around: &'a Nights, usual: &'a [String]) -> Self {
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
        Self { book, night, zone, around, near, beside, offered, replies, offsets, accepted }
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

    /// A line of the medicines that cannot be read is asked for again; the others stay.
    fn readable(&self, at: At, reply: Reply, body: &mut dyn Body) -> Result<Reply, Gone> {
        let Reply::Texts(lines) = reply else { return Ok(reply) };
        let (mut kept, lang) = (Vec::new(), self.lang());
        for mut line in lines {
            while let Err(fault) = dose(&line) {
                let label = lang.of(at.0, "label");
                body.say(&words::notation(label, &fault, lang))?;
                let form = Form::Text { longest: LONGEST_LINE, current: None };
                let again = Question::new(lang.say(["log", "again", "ask"]), label, form);
                line = match body.ask(&again)? {
                    Reply::Text(text) => text,
                    _ => String::new(),
                };
                if line.is_empty() {
                    break;
                }
            }
            if !line.is_empty() {
                kept.push(line);
            }
        }
        Ok(Reply::Texts(kept))
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

    /// Says what is wrong with the last answer and asks about what is doubtful, until it can stand or is taken back.
    fn settle(&mut self, at: At, body: &mut dyn Body) -> Result<(), End> {
        if at.0 == NightStep::Legs && !self.quiet_is_meant(body)? {
            self.take_back(at.0);
            return Ok(());
        }
        loop {
            let entered = self.entry().and_then(|entry| self.book.entered(&entry, self.beside.base, self.night));
            let night = match entered {
                Ok(night) => night,
                Err(Failure::Diary(DiaryFailure::Entry { found, .. })) if self.came_twice(at, &found, body)? => {
                    continue;
                }
                Err(failure) => {
                    body.say(&failure_words(&failure, self.lang()))?;
                    self.take_back(at.0);
                    return Ok(());
                }
            };
            let found = self.book.findings(&self.near, &night);
            let found: Vec<Finding> = found.into_iter().filter(|finding| !self.accepted.contains(finding)).collect();
            if found.is_empty() {
                return Ok(());
            }
            if let Some(done) = self.which_half(&found, body)? {
                match done {
                    Half::Taken => continue,
                    Half::Kept(finding) => self.accepted.push(finding),
                    Half::Again => return Ok(()),
                }
                continue;
            }
            let zone = words::zone_of(&night);
            let say = |finding: &Finding| words::finding(finding, zone, self.book.today(), self.lang());
            let said: Vec<String> = found.iter().map(say).collect();
            if found.iter().any(|finding| !finding.id.may_be_so()) {
                said.iter().try_for_each(|sentence| body.say(sentence))?;
                self.take_back(at.0);
                return Ok(());
            }
            if !is_it_so(body, self.lang(), &said)? {
                self.take_back(at.0);
                return Ok(());
            }
            self.accepted.extend(found);
        }
    }

    /// Goes back to a question that was answered; its answer is forgotten, those before it stay.
    fn take_back(&mut self, step: NightStep) {
        let from = self.replies.path.iter().rposition(|(asked, _)| *asked == step);
        for at in self.replies.path.split_off(from.unwrap_or(self.replies.path.len())) {
            if at.0 == step {
                self.replies.given.remove(&at);
            }
        }
    }

    fn last_asked(&self, step: NightStep) -> Option<At> {
        self.replies.path.iter().rev().find(|(asked, _)| *asked == step).copied()
    }

    /// A time that may have been meant half a day earlier or later: asks which, or for the time again.
    fn which_half(&mut self, found: &[Finding], body: &mut dyn Body) -> Result<Option<Half>, Gone> {
        let Some(finding) = found.iter().find(|finding| finding.id.is_of_a_half_day()) else { return Ok(None) };
        let moment = |name| {
            finding.holes.iter().find_map(|(hole, of)| match of {
                Hole::Moment(at) if *hole == name => Some(*at),
                _ => None,
            })
        };
        let asked = field_of(finding).and_then(step_of).and_then(|step| self.last_asked(step));
        let (Some(asked), Some(written), Some(meant)) = (asked, moment("time"), moment("meant")) else {
            return Ok(None);
        };
        let lang = self.lang();
        let label = lang.of(asked.0, "label");
        let name = |at| words::day_and_time(at, lang);
        let again = lang.say(["log", "half", "again"]).to_owned();
        let form = Form::choose([name(meant), name(written), again]);
        let asks = fill(lang.say(["log", "half", "ask"]), &[("field", label), ("time", &name(written))]);
        Ok(Some(match body.ask(&Question::new(asks, label, form))? {
            Reply::Chosen(0) => {
                let clock = ClockTime::from_hm(meant.hour(), meant.minute());
                self.replies.given.extend(clock.map(|clock| (asked, Reply::Clock(clock))));
                self.offsets.remove(&asked);
                Half::Taken
            }
            Reply::Chosen(1) => Half::Kept(finding.clone()),
            _ => {
                self.take_back(asked.0);
                Half::Again
            }
        }))
    }

    /// A quiet night over one that tells of trouble takes that away; it is asked first.
    fn quiet_is_meant(&self, body: &mut dyn Body) -> Result<bool, Gone> {
        let quiet = matches!(self.replies.legs(), Some(Legs::Quiet | Legs::QuietAndMore));
        let told = |(step, _): &At| matches!(step, NightStep::Severity | NightStep::CrampAt);
        let trouble =
            self.replies.path.iter().any(told) || self.beside.base.is_some_and(|night| night.quiet() == Some(false));
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
        if matches!(at.0, NightStep::Took | NightStep::TookSame) {
            return Ok(false);
        }
        // It may be an earlier answer, of which the other half of the day has been taken.
        let asked = field_of(&found[0]).and_then(step_of).and_then(|step| self.last_asked(step)).unwrap_or(at);
        let written = holes.iter().find_map(|(_, hole)| if let Hole::Written(at) = hole { Some(*at) } else { None });
        let here = self.zone.and_then(Zone::named).unwrap_or(self.book.world.zone);
        let zone = self.beside.base.map_or(here, words::zone_of);
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
                self.offsets.insert(asked, *[first, second][chosen.min(1)].offset());
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
        let Some(base) = self.beside.base else { return Ok(()) };
        body.say(self.lang().say(["log", "standing", "text"]))?;
        let lines = words::said_back(None, base, self.book.today(), self.lang());
        lines.iter().try_for_each(|line| body.say(line))?;
        body.say("")
    }

    /// A question about one of several cramps says which; one about the medicines of the list, or of the last night,
    /// names them.
    fn name_what_it_is_about(&self, (step, at): At, question: &mut Question<'_>) {
        let lang = self.lang();
        if step == NightStep::TookSame
            && let Some(lines) = &self.offered
        {
            let usual = !self.beside.usual.is_empty();
            let asks = lang.of(step, if usual { "usual" } else { "ask" });
            question.asks = fill(asks, &[("medicines", &lines.join("; "))]).into();
            if usual {
                question.label = lang.of(step, "usual_label").into();
            }
        }
        if step != NightStep::CrampKeep {
            return;
        }
        if let Some((night, cramp)) = self.beside.base.and_then(|night| Some((night, night.cramp_events().get(at)?))) {
            let said = words::cramp_in_words(cramp, night, lang);
            question.asks = fill(lang.of(step, "ask"), &[("cramp", &said)]).into();
        }
    }
}

/// What came of asking which half of the day was meant.
enum Half {
    /// The other one; it stands in the place of the answer.
    Taken,
    /// The one that was written.
    Kept(Finding),
    /// The time is asked for again.
    Again,
}

/// The field that a finding is about.
fn field_of(finding: &Finding) -> Option<NightField> {
    finding.holes.iter().find_map(|(_, of)| if let Hole::Field(field) = of { Some(*field) } else { None })
}

/// The question that asks for a time.
fn step_of(field: NightField) -> Option<NightStep> {
    Some(match field {
        NightField::InBed => NightStep::InBed,
        NightField::Tried => NightStep::Tried,
        NightField::Woke => NightStep::Woke,
        NightField::Up => NightStep::Up,
        NightField::Onset => NightStep::Onset,
        NightField::Cramp => NightStep::CrampAt,
        _ => return None,
    })
}

/// The most characters of a medicine's line: its name, and a time behind it.
const LONGEST_LINE: usize = crate::model::LONGEST_MEDICINE + 20;

fn failure_words(failure: &Failure, lang: Lang) -> String {
    match failure {
        Failure::Diary(DiaryFailure::Entry { found, zone, today }) => {
            let said: Vec<String> = found.iter().map(|finding| words::finding(finding, *zone, *today, lang)).collect();
            said.join(" ")
        }
        other => other.words(lang),
    }
}
