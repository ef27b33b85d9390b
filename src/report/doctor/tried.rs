//! What was tried, what helped, what went together, and what is taken.

use std::collections::BTreeMap;

use super::Builder;
use super::numbers::{clock_after_six, minutes_after_six};
use crate::diary::analysis::stats::median;
use crate::diary::analysis::{Association, Helped};
use crate::model::{Id, Key};
use crate::report::page::{Block, Part, Table};
use crate::report::terminal::medicine;
use crate::report::wording::{said, tame};
use crate::rules::medicines::{self, Note};

/// Medicines and days that are listed.
const MOST_MEDICINES: usize = 12;
/// The newest nights from which today's medicines are read.
const NEWEST: usize = 14;

impl Builder<'_> {
    pub(super) fn tried(&self) -> Part {
        let relief = &self.source.analysis.relief;
        let mut items = Vec::new();
        items.extend(self.ranked("urge", &relief.urge));
        items.extend(self.ranked("cramps", &relief.cramps));
        if relief.urge_nothing.helped > 0 {
            let nothing = &relief.urge_nothing;
            let holes = [("n", nothing.helped.to_string()), ("told", nothing.told.to_string())];
            items.push(self.say("tried", "nothing", &[("n", &holes[0].1), ("told", &holes[1].1)]));
        }
        let done: Vec<String> = relief
            .self_care
            .iter()
            .map(|done| format!("{} ({})", self.source.lang.of(done.what, "name"), self.rate(done.nights)))
            .collect();
        if !done.is_empty() {
            items.push(self.say("tried", "self_care", &[("list", &done.join("; "))]));
        }
        items.extend(self.taken());
        let may_do = self.what_they_may_do();
        items.extend((!may_do.is_empty()).then(|| may_do.join(" ")));
        items.extend(self.labs());
        let mut blocks = if items.is_empty() { Vec::new() } else { vec![Block::Items(items)] };
        let found = &self.source.analysis.associations;
        if !found.found.is_empty() {
            blocks.push(Block::Table(self.associations(&found.found)));
            let number = found.comparisons.to_string();
            blocks.push(Block::Text(self.say("together", "not_cause", &[("number", &number)])));
        }
        self.part("tried", blocks)
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
        let mut taken: BTreeMap<String, (usize, Vec<f64>)> = BTreeMap::new();
        for dose in newest.iter().flat_map(|one| one.night.took.iter().flatten()) {
            let (times, at) = taken.entry(tame(&dose.name)).or_default();
            *times += 1;
            at.extend(dose.at.map(minutes_after_six));
        }
        let mut taken: Vec<(String, (usize, Vec<f64>))> = taken.into_iter().collect();
        taken.sort_by_key(|(_, (times, _))| std::cmp::Reverse(*times));
        let one = |(name, (times, at)): &(String, (usize, Vec<f64>))| {
            let nights = times.to_string();
            match median(at) {
                Some(at) => {
                    let time = clock_after_six(at);
                    self.say("tried", "took_at", &[("name", name), ("nights", &nights), ("time", &time)])
                }
                None => self.say("tried", "took", &[("name", name), ("nights", &nights)]),
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

    /// The blood results that the screening knows.
    fn labs(&self) -> Option<String> {
        let at = self.judged.at?;
        let answers = self.judged.case.answers;
        let keys = [Key::Ferritin, Key::TransferrinSaturation, Key::Haemoglobin];
        let told: Vec<String> =
            keys.into_iter().filter(|key| answers.has(*key)).map(|key| said(answers, key, self.source.lang)).collect();
        let date = at.format("%Y-%m-%d").to_string();
        (!told.is_empty()).then(|| self.say("tried", "labs", &[("list", &told.join("; ")), ("date", &date)]))
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
        Table { caption: self.say("together", "caption", &[]), head, rows: found.iter().map(row).collect() }
    }
}
