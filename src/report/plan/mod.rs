//! The plan as a person reads it: danger signs first, what is being tried, what could be done and when, what is held
//! back.
//!
//! It judges nothing of its own: signs, advice and trials come judged.

mod items;
pub mod json;
mod one;
mod trials;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
pub use one::{one, steps};
pub use trials::judged;

use super::diary::{DateFacet, date};
use super::doctor::Sign;
use super::page::{Block, Page, Part};
use super::wording::tame;
use crate::diary::analysis::trial::TRIAL;
use crate::diary::analysis::{Judged, Rate, TrialVerdict};
use crate::model::{Advice, Answers, Id, Reason, RedFlag, Strategy, Urgency, When};
use crate::rules::RULES_VERSION;
use crate::rules::plan::Plan;
use crate::text::{Lang, fill};

/// What a plan is made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What is known of the person.
    pub answers: &'a Answers,
    /// What the rules choose.
    pub plan: &'a Plan,
    /// The signs that are open, the most urgent first.
    pub signs: &'a [Sign],
    /// The trials that go on or ended lately, judged.
    pub trials: &'a [Judged],
    /// On how many of the last nights each strategy was done.
    pub done: &'a BTreeMap<Strategy, Rate>,
    /// The day of the last screening, and how many days ago that is; `None` where there is none.
    pub screened: Option<(NaiveDate, i64)>,
    /// Medicines of the last screening that the list says have ended; they still count.
    pub ended: &'a [String],
    /// Today, where the person is.
    pub today: NaiveDate,
    /// The language.
    pub lang: Lang,
}

/// Days after which answers are called old.
const OLD_DAYS: i64 = 180;

impl Source<'_> {
    fn say(&self, item: &'static str, facet: &'static str, holes: &[(&str, &str)]) -> String {
        fill(self.lang.say(["plan", item, facet]), holes)
    }

    /// Whether a sign of today or an emergency holds all self-care back.
    pub fn is_held(&self) -> bool {
        self.signs.first().is_some_and(|sign| sign.urgency >= Urgency::SameDay)
    }

    fn date(&self, of: NaiveDate) -> String {
        use chrono::Datelike;
        let facet = if of.year() == self.today.year() { DateFacet::Month } else { DateFacet::Year };
        date(of, facet, self.lang)
    }

    fn part(&self, id: &'static str, heading: &str, blocks: Vec<Block<'static>>) -> Part<'static> {
        Part { id, heading: heading.to_owned(), blocks }
    }

    /// What is open and what may not wait.
    fn first(&self) -> Part<'static> {
        let lang = self.lang;
        let (grave, visits): (Vec<&Sign>, Vec<&Sign>) =
            self.signs.iter().partition(|sign| sign.urgency >= Urgency::Soon || sign.id == RedFlag::SelfHarm);
        let mut blocks: Vec<Block<'static>> = Vec::new();
        if let Some(sign) = self.signs.first().filter(|_| self.is_held()) {
            blocks.push(Block::Text(format!("{} {}", lang.of(sign.urgency, "lead"), self.say("first", "held", &[]))));
        }
        blocks.extend(grave.into_iter().map(|sign| Block::Sign {
            urgency: sign.urgency,
            title: format!("{} – {}", lang.of(sign.urgency, "name"), lang.of(sign.id, "title")),
            text: sign.said(lang),
            because: sign.because.join(" "),
        }));
        if self.is_held() {
            let held = || self.signs.iter().filter(|sign| sign.urgency >= Urgency::SameDay);
            // No answer takes back what was measured.
            for (facet, of_blood) in [("again", false), ("again_blood", true)] {
                if held().any(|sign| sign.of_blood == of_blood) {
                    blocks.push(Block::Text(self.say("first", facet, &[])));
                }
            }
        } else {
            blocks.push(Block::Text(self.say("first", "danger", &[])));
            if self.answers.age.is_some_and(|age| age.get() < 18.0) {
                blocks.push(Block::Text(self.say("first", "child", &[])));
            }
        }
        let titles: Vec<&str> = visits.iter().map(|sign| lang.of(sign.id, "title")).collect();
        if !titles.is_empty() {
            blocks.push(Block::Text(self.say("first", "visit", &[("list", &titles.join("; "))])));
        }
        self.part("first", &self.say("first", "heading", &[]), blocks)
    }

    /// When to look again, and where to go then.
    fn checkpoint(&self) -> Option<Part<'static>> {
        let visit = self.plan.items.iter().find(|item| item.id == Advice::BookVisit);
        let judged = |verdict| matches!(verdict, TrialVerdict::NoEffect | TrialVerdict::Worse);
        let text = if self.trials.iter().any(|one| judged(one.verdict)) {
            self.say("checkpoint", "now", &[])
        } else {
            let ends = self.trials.iter().filter(|one| one.trial.until.is_none() && !one.is_over());
            match ends.map(|one| over(one.trial.from)).min() {
                Some(end) => self.say("checkpoint", "date", &[("date", &self.date(end))]),
                None => self.say("checkpoint", "begin", &[]),
            }
        };
        if self.is_held() {
            return None;
        }
        let mut text = vec![text];
        text.push(visit.map_or_else(|| self.lang.of(Advice::BookVisit, "text"), |visit| self.what(visit)).to_owned());
        text.extend(visit.filter(|visit| visit.facet == "pregnant").map(|_| self.say("checkpoint", "pregnant", &[])));
        if self.signs.first().is_some_and(|sign| sign.urgency >= Urgency::Soon) {
            text.push(self.say("checkpoint", "soon", &[]));
        }
        let heading = self.say("checkpoint", "heading", &[]);
        Some(self.part("checkpoint", &heading, vec![Block::Text(text.join(" "))]))
    }

    /// One line a reason, with everything that it holds back.
    fn held(&self) -> Option<Part<'static>> {
        if self.is_held() {
            return None;
        }
        let lang = self.lang;
        let lines = Reason::ALL.iter().filter_map(|reason| {
            let held = self.plan.withheld.iter().filter(|held| held.1 == *reason);
            let names: Vec<&str> = held.map(|held| lang.of(held.0, "name")).collect();
            let holes = [("names", names.join(", ")), ("reason", lang.of(*reason, "text").to_owned())];
            let line = || self.say("held", "line", &[("names", &holes[0].1), ("reason", &holes[1].1)]);
            (!names.is_empty()).then(line)
        });
        let mut lines: Vec<String> = lines.collect();
        if self.screened.is_none() {
            lines.push(self.say("held", "more", &[]));
        }
        let heading = self.say("held", "heading", &[]);
        (!lines.is_empty()).then(|| self.part("held", &heading, vec![Block::Items(lines)]))
    }

    fn about(&self) -> Vec<String> {
        let Some((day, days)) = self.screened else { return vec![self.say("page", "nobody", &[])] };
        let mut about = vec![self.say("page", "from", &[("date", &self.date(day)), ("version", RULES_VERSION)])];
        if days > OLD_DAYS {
            about.push(self.say("page", "old", &[("days", &days.to_string())]));
        }
        if !self.ended.is_empty() {
            let names: Vec<String> = self.ended.iter().map(|name| tame(name)).collect();
            about.push(self.say("page", "ended", &[("date", &self.date(day)), ("names", &names.join(", "))]));
        }
        about
    }
}

/// The evening after the last of the four weeks.
fn over(from: NaiveDate) -> NaiveDate {
    from.checked_add_days(Days::new(TRIAL)).unwrap_or(NaiveDate::MAX)
}

/// Builds the page.
pub fn page(source: &Source<'_>) -> Page<'static> {
    let mut parts = vec![source.first()];
    parts.extend(source.tried(&source.trials.iter().collect::<Vec<_>>()));
    parts.extend([When::Tonight, When::ThisWeek, When::ThisMonth].into_iter().filter_map(|when| source.of_time(when)));
    parts.extend(source.checkpoint());
    parts.extend(source.held());
    let mut foot = Vec::new();
    if !source.is_held() {
        foot.push(source.say("page", "one", &[]));
        foot.push(source.say("page", "more", &[]));
    }
    foot.push(source.say("page", "limits", &[]));
    Page { title: source.say("page", "title", &[]), about: source.about(), parts, foot }
}

/// Names of reasons, one after the other.
fn reason_names(reasons: &[Reason], lang: Lang) -> String {
    reasons.iter().map(|reason| lang.of(*reason, "who")).collect::<Vec<_>>().join("; ")
}
