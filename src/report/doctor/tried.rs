//! What was tried, what helped, what went together, and what is taken.

use std::collections::BTreeMap;

use super::Builder;
use super::numbers::{clock_after_six, minutes_after_six, one_place};
use crate::diary::analysis::stats::median;
use crate::diary::analysis::{Association, DrinkAfter, Figure, Helped, Judged, NightOf, TrialVerdict};
use crate::formulary::{Role, identify};
use crate::model::{Advice, Id, Reason};
use crate::report::page::{Block, Part, Table};
use crate::report::plan::judged;
use crate::report::terminal::medicine;
use crate::report::wording::tame;
use crate::rules::medicines::{self, Note};
use crate::rules::recognised;

/// Medicines and days that are listed.
const MOST_MEDICINES: usize = 12;
/// The newest nights from which today's medicines are read.
const NEWEST: usize = 14;

/// What was taken of one medicine: on how many nights, and when first and last in each.
#[derive(Default)]
struct Taken {
    nights: usize,
    first: Vec<f64>,
    last: Vec<f64>,
}

impl<'a> Builder<'_, 'a> {
    pub(super) fn tried(&self) -> Part<'a> {
        let relief = &self.source.analysis.relief;
        let mut items = Vec::new();
        let mut of_urge: Vec<String> = self.ranked("urge", &relief.urge).into_iter().collect();
        if relief.urge_nothing.helped > 0 {
            let nothing = &relief.urge_nothing;
            let holes = [("n", nothing.helped.to_string()), ("told", nothing.told.to_string())];
            of_urge.push(self.say("tried", "nothing", &[("n", &holes[0].1), ("told", &holes[1].1)]));
        }
        items.extend((!of_urge.is_empty()).then(|| of_urge.join(" ")));
        items.extend(self.ranked("cramps", &relief.cramps));
        let done: Vec<String> = relief
            .self_care
            .iter()
            .map(|done| format!("{} ({})", self.source.lang.of(done.what, "name"), self.rate(done.nights)))
            .collect();
        if !done.is_empty() {
            items.push(self.say("tried", "self_care", &[("list", &done.join("; "))]));
        }
        items.extend(self.trials());
        items.extend(self.taken());
        let may_do = self.what_they_may_do();
        items.extend((!may_do.is_empty()).then(|| may_do.join(" ")));
        items.extend(self.done_though_held_back());
        let mut blocks = if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] };
        let found = &self.source.analysis.associations;
        if !found.found.is_empty() {
            blocks.push(Block::Table(self.associations(&found.found)));
            let number = found.comparisons.to_string();
            let facet = if found.comparisons == 1 { "not_cause_one" } else { "not_cause" };
            let mut beside = vec![self.say("together", facet, &[("number", &number)])];
            let name = |one: &DrinkAfter| format!("{} {}", self.source.lang.of(one.factor, "name"), one.nights);
            let after: Vec<String> = found.drink_after.iter().map(name).collect();
            if !after.is_empty() {
                beside.push(self.say("together", "drink_after", &[("list", &after.join("; "))]));
            }
            blocks.push(Block::Text(beside.join(" ")));
        }
        self.part("tried", blocks)
    }

    /// Trials that were written down, a line each: how long, how often it was done, before and after, what can be said.
    fn trials(&self) -> Vec<String> {
        let (source, lang) = (self.source, self.source.lang);
        let last = source.analysis.period.last;
        let trials = judged(source.all, source.records, last, source.now.date_naive());
        let begun = trials.iter().filter(|one| one.verdict != TrialVerdict::NotBegun);
        let line = |one: &Judged| {
            let (first, day) = (self.date(one.trial.from), one.day.unwrap_or(0).to_string());
            let until = one.trial.until.map(|until| self.date(until));
            let figures = one.figures.iter().filter_map(|figure| {
                let (before, after) = (figure.before.value?, figure.after.value?);
                let holes = [
                    ("figure", lang.of(figure.figure, "name").to_owned()),
                    ("before", one_place(before)),
                    ("after", one_place(after)),
                ];
                let counted = matches!(figure.figure, Figure::UrgeNights | Figure::CrampNights);
                let holes = holes.each_ref().map(|(name, text)| (*name, text.as_str()));
                counted.then(|| self.say("trial", "figure", &holes))
            });
            let figures = figures.collect::<Vec<_>>().join("; ");
            let holes = [
                ("name", lang.of(one.trial.strategy, "name")),
                ("first", &first),
                ("last", until.as_deref().unwrap_or_default()),
                ("day", &day),
                ("kept", &self.rate(one.kept)),
                ("figures", &figures),
                ("verdict", lang.of(one.verdict, "page")),
            ];
            let facet = match (until.is_some(), figures.is_empty()) {
                (true, false) => "ended",
                (true, true) => "ended_bare",
                (false, false) => "goes_on",
                (false, true) => "goes_on_bare",
            };
            self.say("trial", facet, &holes)
        };
        begun.map(line).collect()
    }

    fn ranked<T: Id>(&self, facet: &'static str, helped: &[Helped<T>]) -> Option<String> {
        let told = helped.first()?.told.to_string();
        let one = |one: &Helped<T>| format!("{} {}", self.source.lang.of(one.what, "name"), one.helped);
        let list: Vec<String> = helped.iter().filter(|one| one.helped > 0).map(one).collect();
        (!list.is_empty()).then(|| self.say("tried", facet, &[("list", &list.join(", ")), ("told", &told)]))
    }

    /// What was taken in the newest nights, with how often.
    fn taken(&self) -> Option<String> {
        let nights = self.source.nights;
        let newest = &nights[nights.len().saturating_sub(NEWEST)..];
        let told = newest.iter().filter(|one| one.night.took.is_some()).count();
        let mut taken: BTreeMap<String, Taken> = BTreeMap::new();
        for one in newest {
            let mut of_night: BTreeMap<String, Vec<f64>> = BTreeMap::new();
            for dose in one.night.took.iter().flatten() {
                of_night.entry(tame(&dose.name)).or_default().extend(dose.at.map(minutes_after_six));
            }
            for (name, times) in of_night {
                let taken = taken.entry(name).or_default();
                taken.nights += 1;
                taken.first.extend(times.iter().copied().reduce(f64::min));
                taken.last.extend(times.iter().copied().reduce(f64::max));
            }
        }
        let mut taken: Vec<(String, Taken)> = taken.into_iter().collect();
        taken.sort_by_key(|(_, taken)| std::cmp::Reverse(taken.nights));
        let one = |(name, taken): &(String, Taken)| {
            let nights = taken.nights.to_string();
            let times = median(&taken.first).zip(median(&taken.last));
            let (first, last) = times.map(|(first, last)| (clock_after_six(first), clock_after_six(last))).unzip();
            match (first, last) {
                (Some(first), Some(last)) if first != last => {
                    let holes = [("name", name.as_str()), ("nights", &nights), ("first", &first), ("last", &last)];
                    self.say("tried", "took_between", &holes)
                }
                (Some(time), _) => {
                    self.say("tried", "took_at", &[("name", name), ("nights", &nights), ("time", &time)])
                }
                _ => self.say("tried", "took", &[("name", name), ("nights", &nights)]),
            }
        };
        let list: Vec<String> = taken.iter().take(MOST_MEDICINES).map(one).collect();
        let told = told.to_string();
        (!list.is_empty()).then(|| self.say("tried", "taken", &[("list", &list.join("; ")), ("told", &told)]))
    }

    /// What the list says of the medicines, where it says something.
    fn what_they_may_do(&self) -> Vec<String> {
        let listed = medicines::list(self.judged.case);
        let known = listed.iter().filter(|listed| listed.note != Note::NothingKnown);
        known.map(|listed| medicine(listed, self.source.lang)).collect()
    }

    /// What was done or taken in the period though it is held back for this person, each with the reason.
    fn done_though_held_back(&self) -> Vec<String> {
        let (lang, nights) = (self.source.lang, self.source.nights);
        let mut said: Vec<String> = Vec::new();
        let mut seen: Vec<Reason> = Vec::new();
        for reason in self.judged.held.iter().map(|(_, reason)| *reason) {
            // What comes first is said first; it is no reason of its own against a thing that was done.
            if reason == Reason::UrgentFirst || seen.contains(&reason) {
                continue;
            }
            seen.push(reason);
            let held = self.judged.held.iter().filter(|(_, of)| *of == reason).map(|(advice, _)| *advice);
            let done: Vec<(Advice, String)> =
                held.filter_map(|advice| Some((advice, self.done(advice, nights)?))).collect();
            if !done.is_empty() {
                let taken = done.iter().any(|(advice, _)| !roles_of(*advice).is_empty());
                let list: Vec<&str> = done.iter().map(|(_, done)| done.as_str()).collect();
                let facet = if taken { "taken" } else { "line" };
                said.push(self.say("held", facet, &[("list", &list.join(", ")), ("reason", lang.of(reason, "text"))]));
            }
        }
        said
    }

    /// A piece of self-care and on how many nights it was done, or what holds it was taken.
    fn done(&self, advice: Advice, nights: &[NightOf<'_>]) -> Option<String> {
        let roles = roles_of(advice);
        let holds = |name: &str| {
            !roles.is_empty() && recognised(&identify(name)).any(|one| roles.iter().any(|role| one.has(*role)))
        };
        let did = |one: &&NightOf<'_>| {
            let done = one.night.did.is_some_and(|did| did.iter().any(|strategy| Advice::from(strategy) == advice));
            done || one.night.took.iter().flatten().any(|dose| holds(&dose.name))
        };
        let count = nights.iter().filter(did).count();
        let name = self.source.lang.of(advice, "name");
        (count > 0).then(|| self.say("held", "done", &[("what", name), ("nights", &count.to_string())]))
    }

    fn associations(&self, found: &[Association]) -> Table {
        let lang = self.source.lang;
        let side = |share: &crate::diary::analysis::Share| {
            self.say("together", "share", &[("yes", &share.yes.to_string()), ("told", &share.told.to_string())])
        };
        let row = |one: &Association| {
            let name = format!("{}: {}", lang.of(one.factor, "name"), lang.of(one.trouble, "name"));
            vec![name, side(&one.with), side(&one.without)]
        };
        let head = ["what", "with", "without"].map(|id| self.say("together", id, &[])).into();
        let rows = found.iter().map(row).collect();
        Table { caption: self.say("together", "caption", &[]), head, rows, by_date: false }
    }
}

/// What a piece of advice would have taken.
fn roles_of(advice: Advice) -> &'static [Role] {
    match advice {
        Advice::Magnesium => &[Role::Magnesium],
        Advice::CalciumPotassium => &[Role::Calcium, Role::Potassium],
        Advice::IronWithDoctor => &[Role::Iron],
        Advice::VitaminK => &[Role::VitaminK],
        _ => &[],
    }
}
