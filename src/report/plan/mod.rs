//! The plan as a person reads it: danger signs first, what is being tried, what could be done and when, what is held
//! back.
//!
//! It judges nothing of its own: signs, advice and trials come judged.

pub mod json;
mod one;
mod trials;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
pub use one::{one, steps};

use super::diary::{DateFacet, date};
use super::doctor::Sign;
use super::page::{Block, Page, Part};
use crate::diary::analysis::trial::TRIAL;
use crate::diary::analysis::{Judged, Rate, TrialVerdict};
use crate::model::{Advice, Answers, Id, Reason, RedFlag, SelfcareEffect, Strategy, Urgency, When};
use crate::rules::plan::{self, Item, Plan};
use crate::rules::{RULES_VERSION, advice};
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
    /// Today, where the person is.
    pub today: NaiveDate,
    /// The language.
    pub lang: Lang,
}

/// Days after which answers are called old.
const OLD_DAYS: i64 = 180;
/// Pieces of advice of a time that are shown whole; of the others name, evidence and ID stand.
const WHOLE: usize = 3;

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

    fn part(&self, id: &'static str, heading: &str, blocks: Vec<Block>) -> Part {
        Part { id, heading: heading.to_owned(), blocks }
    }

    /// What is open and what may not wait.
    fn first(&self) -> Part {
        let lang = self.lang;
        let (grave, visits): (Vec<&Sign>, Vec<&Sign>) =
            self.signs.iter().partition(|sign| sign.urgency >= Urgency::Soon || sign.id == RedFlag::SelfHarm);
        let mut blocks: Vec<Block> = Vec::new();
        if let Some(sign) = self.signs.first().filter(|_| self.is_held()) {
            blocks.push(Block::Text(format!("{} {}", lang.of(sign.urgency, "lead"), self.say("first", "held", &[]))));
        }
        blocks.extend(grave.into_iter().map(|sign| Block::Sign {
            urgency: sign.urgency,
            title: format!("{} – {}", lang.of(sign.urgency, "name"), lang.of(sign.id, "title")),
            text: lang.red_flag(sign.id, sign.urgency).to_owned(),
            because: sign.because.join(" "),
        }));
        if self.is_held() {
            blocks.push(Block::Text(self.say("first", "again", &[])));
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

    /// What of a time could be done: a few things whole, the others by name.
    fn of_time(&self, when: When) -> Option<Part> {
        let items = self.items(when);
        let mut blocks = Vec::new();
        if when == When::Tonight && self.items_of(When::Now).next().is_some() {
            blocks.push(Block::Text(self.say("when", "now", &[])));
        }
        if items.is_empty() && blocks.is_empty() {
            return None;
        }
        let whole: Vec<String> = items.iter().take(WHOLE).map(|item| self.item(item)).collect();
        if !whole.is_empty() {
            blocks.push(Block::Items(whole));
        }
        let others: Vec<String> = items.iter().skip(WHOLE).map(|item| self.short(item)).collect();
        if !others.is_empty() {
            blocks.push(Block::Text(self.say("item", "also", &[("list", &others.join("; "))])));
        }
        Some(self.part(when.as_str(), self.lang.of(when, "name"), blocks))
    }

    fn items_of(&self, when: When) -> impl Iterator<Item = &Item> {
        self.plan.items.iter().filter(move |item| item.when == when)
    }

    /// What of a time is shown: without what is being tried, and the check of the four weeks. What helped comes first,
    /// what did not help last.
    pub fn items(&self, when: When) -> Vec<Item> {
        let going = |id: Advice| {
            self.trials.iter().any(|one| one.trial.until.is_none() && Advice::from(one.trial.strategy) == id)
        };
        let mut items: Vec<Item> =
            self.items_of(when).filter(|item| item.id != Advice::BookVisit && !going(item.id)).copied().collect();
        items.sort_by_key(|item| self.rank(item));
        items
    }

    fn rank(&self, item: &Item) -> u8 {
        match self.told_of(item.id) {
            Some("helped") => 0,
            Some("no_effect") => 2,
            _ if advice::entry(item.id)
                .is_some_and(|entry| entry.grade == crate::model::Grade::TrialsFoundNoEffect) =>
            {
                3
            }
            _ => 1,
        }
    }

    /// What the answers say of a thing that was tried.
    fn told_of(&self, id: Advice) -> Option<&'static str> {
        let strategy = plan::strategy(id)?;
        let answers = self.answers;
        answers.selfcare.filter(|tried| tried.contains(strategy))?;
        // One answer stands for all that was tried; of several it is of none in particular.
        let alone = answers.selfcare.is_some_and(|tried| tried.iter().count() == 1);
        Some(match answers.selfcare_effect {
            Some(SelfcareEffect::Good | SelfcareEffect::Some) if alone => "helped",
            Some(SelfcareEffect::None) => "no_effect",
            _ => "tried",
        })
    }

    /// The sentence of a piece of advice that fits this person; the short one where there is one.
    fn what(&self, item: &Item) -> &'static str {
        let short = self.lang.find(["advice", item.id.as_str(), "line"]).filter(|_| item.facet == "text");
        short.unwrap_or_else(|| self.lang.of(item.id, item.facet))
    }

    fn grade(&self, id: Advice) -> &'static str {
        advice::entry(id).map_or("", |entry| self.lang.of(entry.grade, "name"))
    }

    fn item(&self, item: &Item) -> String {
        let holes = [
            ("name", self.lang.of(item.id, "name")),
            ("id", item.id.as_str()),
            ("what", self.what(item)),
            ("grade", self.grade(item.id)),
            ("why", self.lang.of(item.why, "text")),
        ];
        let mut said = vec![self.say("item", "text", &holes)];
        said.extend(self.told_of(item.id).map(|facet| self.say("item", facet, &[])));
        said.extend(self.done_in_diary(item.id));
        said.join(" ")
    }

    fn done_in_diary(&self, id: Advice) -> Option<String> {
        let rate = self.done.get(&plan::strategy(id)?).filter(|rate| rate.yes > 0)?;
        Some(self.say("item", "done", &[("yes", &rate.yes.to_string()), ("told", &rate.told.to_string())]))
    }

    fn short(&self, item: &Item) -> String {
        let holes = [("name", self.lang.of(item.id, "name")), ("grade", self.grade(item.id)), ("id", item.id.as_str())];
        self.say("item", "short", &holes)
    }

    /// When to look again, and where to go then.
    fn checkpoint(&self) -> Option<Part> {
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
    fn held(&self) -> Option<Part> {
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
        about
    }
}

/// The evening after the last of the four weeks.
fn over(from: NaiveDate) -> NaiveDate {
    from.checked_add_days(Days::new(TRIAL)).unwrap_or(NaiveDate::MAX)
}

/// Builds the page.
pub fn page(source: &Source<'_>) -> Page {
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
