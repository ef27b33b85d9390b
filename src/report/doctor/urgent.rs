//! What should not wait: the signs of the answers and of the nights, the most urgent first.

use chrono::NaiveDate;
use serde::Serialize;

use super::Builder;
use crate::model::{Evidence, Key, RedFlag, Urgency};
use crate::report::page::{Block, Part};
use crate::report::wording::behind;

/// Nights that are named behind a sign.
const MOST_NIGHTS: usize = 6;

/// A sign and what is behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sign {
    /// The sign.
    pub id: RedFlag,
    /// How soon somebody should look at it.
    pub urgency: Urgency,
    /// The answers and nights behind it, a sentence each.
    pub because: Vec<String>,
}

impl Builder<'_> {
    /// The signs of the answers and of the nights, the most urgent first.
    pub(super) fn signs(&self) -> Vec<Sign> {
        let lang = self.source.lang;
        let mut signs: Vec<Sign> = Vec::new();
        for flag in &self.source.analysis.flags {
            let nights = self.nights(&flag.nights);
            add(&mut signs, flag.id, flag.urgency, self.say("urgent", "nights", &[("nights", &nights)]));
        }
        for one in self.source.nights {
            for id in one.night.signs.into_iter().flat_map(crate::model::Set::iter) {
                let urgency = id.tiers().iter().copied().max().unwrap_or(Urgency::Soon);
                // What was told weeks ago has been seen to or has not; it is named, and no longer for now.
                let old = (self.source.analysis.period.last - one.night.date).num_days() > RECENT_DAYS;
                let urgency = if old { urgency.min(Urgency::Soon) } else { urgency };
                let night = self.date(one.night.date);
                add(&mut signs, id, urgency, self.say("urgent", "told", &[("night", &night)]));
            }
        }
        if let Some(judged) = &self.judged {
            for flag in &judged.found.red_flags {
                let told = |key| key != Key::SelfHarm && !(self.source.redact && matches!(key, Key::Age | Key::Sex));
                let shown: Vec<Evidence> =
                    flag.evidence.iter().copied().filter(|evidence| told(evidence.key)).collect();
                let answers = behind(judged.case.answers, &shown, lang);
                let date = judged.at.format("%Y-%m-%d").to_string();
                let because = self.say("urgent", "answers", &[("date", &date), ("answers", &answers)]);
                add(&mut signs, flag.id, flag.urgency, because);
            }
        }
        signs.sort_by_key(|sign| std::cmp::Reverse(sign.urgency));
        signs
    }

    pub(super) fn urgent(&self) -> Part {
        let lang = self.source.lang;
        let block = |sign: &Sign| Block::Sign {
            urgency: sign.urgency,
            title: format!("{} – {}", lang.of(sign.urgency, "name"), lang.of(sign.id, "title")),
            text: lang
                .find(["red_flag", crate::model::Id::as_str(sign.id), crate::model::Id::as_str(sign.urgency)])
                .unwrap_or_default()
                .to_owned(),
            because: sign.because.join(" "),
        };
        let mut blocks: Vec<Block> = self.signs().iter().map(block).collect();
        if blocks.is_empty() {
            blocks.push(Block::Text(self.say("urgent", "none", &[])));
        }
        self.part("urgent", blocks)
    }

    /// Nights by their dates, the last of many.
    pub(super) fn nights(&self, nights: &[NaiveDate]) -> String {
        let shown = &nights[nights.len().saturating_sub(MOST_NIGHTS)..];
        let names: Vec<String> = shown.iter().map(|night| self.date(*night)).collect();
        let names = names.join(", ");
        match nights.len() - shown.len() {
            0 => names,
            more => self.say("urgent", "more", &[("nights", &names), ("number", &more.to_string())]),
        }
    }
}

/// Days for which a danger sign that was told of is for now.
const RECENT_DAYS: i64 = 14;

/// Adds what is behind a sign; of two urgencies the higher counts.
fn add(signs: &mut Vec<Sign>, id: RedFlag, urgency: Urgency, because: String) {
    match signs.iter_mut().find(|sign| sign.id == id) {
        Some(sign) => {
            sign.urgency = sign.urgency.max(urgency);
            sign.because.push(because);
        }
        None => signs.push(Sign { id, urgency, because: vec![because] }),
    }
}
