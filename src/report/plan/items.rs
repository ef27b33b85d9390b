//! What of the plan could be done, by time, each with how good its evidence is and why it is for this person.

use super::Source;
use crate::model::{Advice, Grade, Id, SelfcareEffect, When};
use crate::report::page::{Block, Part};
use crate::rules::advice;
use crate::rules::plan::{self, Item};

/// Pieces of advice of a time that are shown whole; of the others name, evidence and ID stand.
const WHOLE: usize = 3;

impl Source<'_> {
    /// What of a time could be done: a few things whole, the others by name.
    pub(super) fn of_time(&self, when: When) -> Option<Part<'static>> {
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
            _ if advice::entry(item.id).is_some_and(|entry| entry.grade == Grade::TrialsFoundNoEffect) => 3,
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
    pub(super) fn what(&self, item: &Item) -> &'static str {
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
}
