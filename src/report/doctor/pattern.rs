//! Which published patterns the answers fit, beside what the nights say.

use super::{Builder, Judged};
use crate::model::{CriterionId, Holds, Key, Moment, Tri, Verdict};
use crate::report::diary::night_sentence_beside;
use crate::report::page::{Block, Part, Table};
use crate::report::wording::behind;
use crate::rules::rls::Criterion;

impl<'a> Builder<'_, 'a> {
    pub(super) fn pattern(&self) -> Part<'a> {
        let blocks = match self.judged.at {
            None => vec![Block::Text(self.say("pattern", "no_screening", &[]))],
            Some(at) => self.judged_pattern(at, &self.judged),
        };
        self.part("pattern", blocks)
    }

    fn judged_pattern(&self, at: Moment, judged: &Judged<'_>) -> Vec<Block<'a>> {
        let (lang, found) = (self.source.lang, judged.found);
        let date = at.format("%Y-%m-%d").to_string();
        let mut sentences = vec![self.say("pattern", "date", &[("date", &date)])];
        sentences.push(lang.of(found.rls.verdict, "rls").to_owned());
        sentences.push(lang.of(found.cramps.verdict, "cramps").to_owned());
        if self.works_nights() {
            sentences.push(self.say("pattern", "night_shift", &[]));
        }
        let mut blocks = vec![Block::Text(sentences.join(" "))];
        // A table of things that nobody asked about tells nothing.
        if found.rls.criteria.iter().any(|criterion| criterion.holds != Holds::NotAsked) {
            blocks.push(Block::Table(self.criteria(judged)));
        }
        if found.rls.verdict != Verdict::Fits && found.cramps.verdict != Verdict::NotAssessed {
            blocks.push(Block::Table(self.features(judged)));
        }
        if !found.look_alikes.is_empty() {
            let names: Vec<&str> = found.look_alikes.iter().map(|named| lang.of(named.id, "name")).collect();
            blocks.push(Block::Text(self.say("pattern", "look_alikes", &[("names", &names.join(", "))])));
        }
        let clashes: Vec<&str> = found.contradictions.iter().map(|clash| lang.of(clash.id, "text")).collect();
        if !clashes.is_empty() {
            blocks.push(Block::Text(self.say("pattern", "clashes", &[("list", &clashes.join(" "))])));
        }
        blocks
    }

    /// Whether day and night are not those of the clock.
    fn works_nights(&self) -> bool {
        self.judged.case.answers.night_shift == Some(Tri::Yes)
    }

    fn features(&self, judged: &Judged<'_>) -> Table {
        let lang = self.source.lang;
        let rows = judged.found.cramps.features.iter().filter(|feature| feature.holds != Holds::NotAsked);
        let rows = rows.map(|feature| {
            let answers = behind(judged.case.answers, &feature.evidence, lang);
            vec![lang.of(feature.id, "name").to_owned(), lang.of(feature.holds, "name").to_owned(), answers]
        });
        Table {
            caption: self.say("pattern", "features", &[]),
            head: ["feature", "holds", "answers"].map(|id| self.say("pattern", id, &[])).into(),
            rows: rows.collect(),
            by_date: false,
        }
    }

    fn criteria(&self, judged: &Judged<'_>) -> Table {
        let lang = self.source.lang;
        // Where the first question ends it, the others were rightly not asked.
        let ended = judged.found.rls.verdict == Verdict::DoesNotFit;
        let asked = |criterion: &&Criterion| !(ended && criterion.holds == Holds::NotAsked);
        let rows = judged.found.rls.criteria.iter().filter(asked).map(|criterion| {
            let answers = behind(judged.case.answers, &criterion.evidence, lang);
            let nights: Vec<String> = self
                .source
                .said
                .iter()
                .filter(|said| criterion_of(said.key) == Some(criterion.id))
                // The hours of the clock say nothing of the evening of somebody who works at night.
                .filter(|said| said.key != Key::WorseInEvening || !self.works_nights())
                .map(|said| night_sentence_beside(said, lang))
                .collect();
            let holds = lang.of(criterion.holds, "name").to_owned();
            vec![lang.of(criterion.id, "name").to_owned(), holds, answers, nights.join(" ")]
        });
        Table {
            caption: self.say("pattern", "criteria", &[]),
            head: ["criterion", "holds", "answers", "nights"].map(|id| self.say("pattern", id, &[])).into(),
            rows: rows.collect(),
            by_date: false,
        }
    }
}

/// The criterion that a question belongs to, as far as nights can speak to it.
fn criterion_of(key: Key) -> Option<CriterionId> {
    match key {
        Key::UrgeToMove => Some(CriterionId::Urge),
        Key::ReliefByMoving => Some(CriterionId::Relief),
        Key::WorseInEvening => Some(CriterionId::Evening),
        _ => None,
    }
}
