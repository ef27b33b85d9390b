//! What to ask, fitted to the person.

use super::Builder;
use crate::model::{AskDoctor, RedFlag};
use crate::report::page::{Block, Part};

/// Tests that are asked for in one line, as one would ask for them.
const TESTS: [AskDoctor; 5] = [
    AskDoctor::KidneyFunction,
    AskDoctor::B12AndFolate,
    AskDoctor::Thyroid,
    AskDoctor::BloodSugar,
    AskDoctor::Electrolytes,
];

impl<'a> Builder<'_, 'a> {
    pub(super) fn ask(&self) -> Part<'a> {
        let lang = self.source.lang;
        let (tests, others): (Vec<AskDoctor>, Vec<AskDoctor>) =
            self.questions().into_iter().partition(|ask| TESTS.contains(ask));
        let mut items: Vec<String> = others.into_iter().map(|ask| lang.of(ask, "text").to_owned()).collect();
        match tests.as_slice() {
            [] => {}
            [one] => items.push(lang.of(*one, "text").to_owned()),
            several => {
                let names: Vec<&str> = several.iter().map(|test| lang.of(*test, "name")).collect();
                items.push(self.say("ask", "tests", &[("list", &names.join(", "))]));
            }
        }
        let blocks = if items.is_empty() { Vec::new() } else { vec![Block::Numbered(items)] };
        self.part("ask", blocks)
    }

    /// The questions of the answers. Where the nights show augmentation, it is asked about in the place of a review.
    fn questions(&self) -> Vec<AskDoctor> {
        let mut questions = self.judged.ask.to_vec();
        let flags = &self.source.analysis.flags;
        let shown = flags.iter().any(|flag| flag.id == RedFlag::Augmentation);
        if shown && !questions.contains(&AskDoctor::AugmentationReview) {
            questions.retain(|ask| *ask != AskDoctor::DopamineReview);
            questions.insert(0, AskDoctor::AugmentationReview);
        }
        questions
    }
}
