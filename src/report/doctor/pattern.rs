//! Which published patterns the answers fit, beside what the nights say.

use super::{Builder, Judged};
use crate::model::{CriterionId, Key, Verdict};
use crate::report::diary::night_sentence_beside;
use crate::report::page::{Block, Part, Table};
use crate::report::wording::behind;

impl Builder<'_> {
    pub(super) fn pattern(&self) -> Part {
        let blocks = match &self.judged {
            None => vec![Block::Text(self.say("pattern", "no_screening", &[]))],
            Some(judged) => self.judged_pattern(judged),
        };
        self.part("pattern", blocks)
    }

    fn judged_pattern(&self, judged: &Judged<'_>) -> Vec<Block> {
        let (lang, found) = (self.source.lang, judged.found);
        let date = judged.at.format("%Y-%m-%d").to_string();
        let mut sentences = vec![self.say("pattern", "date", &[("date", &date)])];
        sentences.push(lang.of(found.rls.verdict, "rls").to_owned());
        sentences.push(lang.of(found.cramps.verdict, "cramps").to_owned());
        let mut blocks = vec![Block::Text(sentences.join(" "))];
        if found.rls.verdict != Verdict::NotAssessed {
            blocks.push(Block::Table(self.criteria(judged)));
        }
        if !found.look_alikes.is_empty() {
            let names: Vec<&str> = found.look_alikes.iter().map(|named| lang.of(named.id, "name")).collect();
            blocks.push(Block::Text(self.say("pattern", "look_alikes", &[("names", &names.join(", "))])));
        }
        blocks
    }

    fn criteria(&self, judged: &Judged<'_>) -> Table {
        let lang = self.source.lang;
        let rows = judged.found.rls.criteria.iter().map(|criterion| {
            let answers = behind(judged.case.answers, &criterion.evidence, lang);
            let nights: Vec<String> = self
                .source
                .said
                .iter()
                .filter(|said| criterion_of(said.key) == Some(criterion.id))
                .map(|said| night_sentence_beside(said, lang))
                .collect();
            let holds = lang.of(criterion.holds, "name").to_owned();
            vec![lang.of(criterion.id, "name").to_owned(), holds, answers, nights.join(" ")]
        });
        Table {
            caption: self.say("pattern", "criteria", &[]),
            head: ["criterion", "holds", "answers", "nights"].map(|id| self.say("pattern", id, &[])).into(),
            rows: rows.collect(),
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
