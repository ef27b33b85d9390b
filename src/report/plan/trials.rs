//! Trials in words: how long, how often it was done, before and after, what else changed, and what can be said.

use super::Source;
use chrono::{Days, NaiveDate};

use crate::diary::analysis::trial::{self, TRIAL};
use crate::diary::analysis::{Beside, Comparison, Figure, Judged, Nights, TrialVerdict};
use crate::model::{Advice, Complaint, Id, Strategy, Trial};
use crate::report::doctor::Records;
use crate::report::page::{Block, Part};
use crate::report::wording::{number_text, tame};
use crate::rules::{advice, plan};

/// The trials that go on, and those that ended in the last four weeks, judged by the nights up to `last`.
pub fn judged(nights: &Nights<'_>, records: &Records<'_>, last: NaiveDate, current: NaiveDate) -> Vec<Judged> {
    let all: Vec<Trial> = records.trials.iter().map(|trial| **trial).collect();
    let courses: Vec<_> = records.courses.iter().map(|course| (*course).clone()).collect();
    let lately = |trial: &&Trial| {
        trial.until.is_none_or(|until| until.checked_add_days(Days::new(TRIAL)).is_none_or(|late| late >= current))
    };
    let mut shown: Vec<Trial> = all.iter().filter(lately).copied().collect();
    shown.sort_by_key(|trial| (trial.until.is_some(), trial.from));
    let known = trial::Known { trials: &all, courses: &courses };
    shown.iter().map(|trial| trial::judge(nights, trial, figures_of(trial.strategy), known, last)).collect()
}

/// The figures of the trouble that a strategy is for.
fn figures_of(strategy: Strategy) -> &'static [Figure] {
    match advice::entry(Advice::from(strategy)).map(|entry| entry.of) {
        Some(Complaint::Urge) => &[Figure::UrgeNights],
        Some(Complaint::Cramps) => &[Figure::CrampNights],
        Some(Complaint::Both) | None => &[Figure::UrgeNights, Figure::CrampNights],
    }
}

/// Nights that have to tell on each side (Borba 2020).
const ENOUGH: usize = 7;

impl Judged {
    /// Whether its four weeks are over.
    pub fn is_over(&self) -> bool {
        self.day.is_some_and(|day| u64::from(day) >= TRIAL)
    }
}

impl Source<'_> {
    /// Trials that go on or ended lately.
    pub(super) fn tried(&self, trials: &[&Judged]) -> Option<Part<'static>> {
        if trials.is_empty() {
            return None;
        }
        let mut blocks = Vec::new();
        for one in trials {
            blocks.push(Block::Text(self.trial_name(one)));
            let lines = self.trial(one);
            blocks.extend((!lines.is_empty()).then_some(Block::Items(lines)));
        }
        if trials.iter().flat_map(|one| &one.figures).any(|figure| figure.change.is_some()) {
            blocks.push(Block::Text(self.say("trials", "placebo", &[])));
        }
        Some(self.part("trials", &self.say("trials", "heading", &[]), blocks))
    }

    fn trial_name(&self, one: &Judged) -> String {
        let trial = &one.trial;
        let days = one.day.unwrap_or(0).to_string();
        let (first, last) = (self.date(trial.from), trial.until.map(|until| self.date(until)).unwrap_or_default());
        let holes = [
            ("name", self.lang.of(trial.strategy, "name")),
            ("id", trial.strategy.as_str()),
            ("day", &days),
            ("days", &days),
            ("date", &first),
            ("first", &first),
            ("last", &last),
        ];
        let facet = match (one.day, trial.until) {
            (None, _) => "future",
            (_, Some(_)) => "ended",
            (Some(day), None) if u64::from(day) > TRIAL => "over",
            _ => "day",
        };
        self.say("trial", facet, &holes)
    }

    /// What is known of a trial, a sentence each.
    pub(super) fn trial(&self, one: &Judged) -> Vec<String> {
        let mut lines = Vec::new();
        let held = plan::reasons(Advice::from(one.trial.strategy), &self.plan.withheld);
        if !held.is_empty() && one.trial.until.is_none() {
            let why: Vec<&str> = held.iter().map(|reason| self.lang.of(*reason, "text")).collect();
            lines.push(self.say("trial", "held", &[("reason", &why.join(" "))]));
        }
        if one.verdict == TrialVerdict::NotBegun {
            return lines;
        }
        let missing = one.kept.nights.saturating_sub(one.kept.told);
        let (yes, told, more) = (one.kept.yes.to_string(), one.kept.told.to_string(), missing.to_string());
        let holes = [("yes", yes.as_str()), ("told", &told), ("missing", &more), ("id", one.trial.strategy.as_str())];
        let facet = match (one.kept.told, missing) {
            (0, _) => "kept_none",
            (_, 0) => "kept",
            _ => "kept_missing",
        };
        lines.push(self.say("trial", facet, &holes));
        lines.extend(self.figures(one));
        if !one.beside.is_empty() {
            let list: Vec<String> = one.beside.iter().map(|beside| self.beside(beside)).collect();
            lines.push(self.say("trial", "beside", &[("list", &list.join("; "))]));
        }
        lines.push(self.lang.of(one.verdict, "text").to_owned());
        lines
    }

    /// The figures that tell of a trouble, or why there are none yet.
    fn figures(&self, one: &Judged) -> Vec<String> {
        let is_rate = |figure: Figure| matches!(figure, Figure::UrgeNights | Figure::CrampNights);
        let trouble = |figure: &&Comparison| figure.before.count.unwrap_or(0) + figure.after.count.unwrap_or(0) > 0;
        let mut rates: Vec<&Comparison> = one.figures.iter().filter(|figure| is_rate(figure.figure)).collect();
        if rates.iter().any(trouble) {
            rates.retain(trouble);
        }
        rates.retain(|figure| figure.before.told + figure.after.told > 0);
        if rates.is_empty() {
            return vec![self.say("trial", "nothing_told", &[])];
        }
        let mut lines: Vec<String> = rates.iter().map(|figure| self.figure(figure)).collect();
        let others = one.figures.iter().filter(|figure| !is_rate(figure.figure) && figure.change.is_some());
        let others = others.filter(|figure| figure.before.value.is_some_and(|value| value > 0.0));
        lines.extend(others.map(|figure| self.figure(figure)));
        lines
    }

    fn figure(&self, one: &Comparison) -> String {
        let name = self.lang.of(one.figure, "name");
        let (n_before, n_after) = (one.before.told.to_string(), one.after.told.to_string());
        let (Some(before), Some(after)) = (one.before.value, one.after.value) else {
            let (facet, told) =
                if one.before.told < ENOUGH { ("few_before", &n_before) } else { ("few_since", &n_after) };
            return self.say("trial", facet, &[("figure", name), ("told", told)]);
        };
        let place = |number: f64| number_text((number * 10.0).round() / 10.0);
        let holes = [
            ("figure", name),
            ("before", &place(before)),
            ("after", &place(after)),
            ("n_before", &n_before),
            ("n_after", &n_after),
        ];
        self.say("trial", if one.figure == Figure::UrgeSeverity { "points" } else { "per_week" }, &holes)
    }

    fn beside(&self, beside: &Beside) -> String {
        let what = match (&beside.medicine, beside.self_care) {
            (Some(name), _) => tame(name),
            (None, care) => care.map(|care| self.lang.of(care, "name").to_owned()).unwrap_or_default(),
        };
        let date = beside.on.day().map_or_else(|| beside.on.to_string(), |day| self.date(day));
        crate::text::fill(self.lang.of(beside.kind, "text"), &[("what", &what), ("date", &date)])
    }
}
