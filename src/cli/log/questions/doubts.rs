//! What is wrong with an answer about a night, or doubtful: said and asked about at once, where it is given.

use chrono::Timelike;

use super::{End, Interview, is_it_so, yes_or_no};
use crate::ask::{Gone, Reply};
use crate::cli::body::{Body, Form, Question};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::log::steps::At;
use crate::diary::{Finding, Hole, NoInstant, Zone};
use crate::model::{ClockTime, Legs, NightFault, NightField, NightStep};
use crate::report::diary as words;
use crate::text::{Lang, fill};

impl Interview<'_> {
    /// Says what is wrong with the last answer and asks about what is doubtful, until it can stand or is taken back.
    pub(super) fn settle(&mut self, at: At, body: &mut dyn Body) -> Result<(), End> {
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

fn failure_words(failure: &Failure, lang: Lang) -> String {
    match failure {
        Failure::Diary(DiaryFailure::Entry { found, zone, today }) => {
            let said: Vec<String> = found.iter().map(|finding| words::finding(finding, *zone, *today, lang)).collect();
            said.join(" ")
        }
        other => other.words(lang),
    }
}
