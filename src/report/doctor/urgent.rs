//! What should not wait: the signs of the answers and of the nights, the most urgent first.

use chrono::NaiveDate;
use serde::Serialize;

use super::Builder;
use crate::model::{Answers, Evidence, Key, Moment, RedFlag, Urgency};
use crate::report::page::{Block, Part};
use crate::report::wording::behind;
use crate::rules::red_flags::{self, Raised};
use crate::rules::{Case, screen, since};

/// Nights that are named behind a sign.
const MOST_NIGHTS: usize = 6;

/// A sign and what is behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sign {
    /// The sign.
    pub id: RedFlag,
    /// How soon somebody should look at it.
    pub urgency: Urgency,
    /// How long ago it was last told of.
    pub days_ago: i64,
    /// The answers and nights behind it, a sentence each.
    pub because: Vec<String>,
}

impl Builder<'_> {
    /// The signs of the answers and of the nights, the most urgent first.
    pub(super) fn signs(&self) -> Vec<Sign> {
        let mut signs: Vec<Sign> = Vec::new();
        for flag in &self.source.analysis.flags {
            let nights = self.nights(&flag.nights);
            let because = self.say("urgent", "nights", &[("nights", &nights)]);
            add(&mut signs, Sign { id: flag.id, urgency: flag.urgency, days_ago: 0, because: vec![because] });
        }
        for one in self.source.nights {
            for id in one.night.signs.into_iter().flat_map(crate::model::Set::iter) {
                let urgency = id.tiers().iter().copied().max().unwrap_or(Urgency::Soon);
                let night = self.date(one.night.date);
                let because = vec![self.say("urgent", "told", &[("night", &night)])];
                let days_ago = (self.source.now.date_naive() - one.night.date).num_days();
                add(&mut signs, Sign { id, urgency, days_ago, because });
            }
        }
        let (at, facet) = self.judged.at.map_or((self.source.now, "medicines"), |at| (at, "answers"));
        for flag in &self.judged.found.red_flags {
            add(&mut signs, self.answered(at, flag, self.judged.case.answers, facet));
        }
        for sign in self.never_asked_again() {
            add(&mut signs, sign);
        }
        signs.sort_by_key(|sign| std::cmp::Reverse(sign.urgency));
        signs
    }

    pub(super) fn urgent(&self) -> Part {
        let lang = self.source.lang;
        let block = |sign: &Sign| {
            let text = lang.red_flag(sign.id, sign.urgency);
            let aged = sign.days_ago > RECENT_DAYS && sign.urgency >= Urgency::Soon;
            let days = sign.days_ago.to_string();
            let age = || self.say("urgent", "aged", &[("days", &days)]);
            Block::Sign {
                urgency: sign.urgency,
                title: format!("{} – {}", lang.of(sign.urgency, "name"), lang.of(sign.id, "title")),
                text: if aged { format!("{} {text}", age()) } else { text.to_owned() },
                because: sign.because.join(" "),
            }
        };
        let mut blocks: Vec<Block> = self.signs().iter().map(block).collect();
        let mut last = Vec::new();
        if blocks.is_empty() && (self.judged.at.is_some() || !self.source.nights.is_empty()) {
            last.push(self.say("urgent", "none", &[]));
        }
        last.push(match self.source.screening {
            Some((at, answers)) => {
                let (asked, all) = red_flags::asked(answers);
                let date = at.format("%Y-%m-%d").to_string();
                let holes = [("date", date.as_str()), ("asked", &asked.to_string()), ("all", &all.to_string())];
                self.say("urgent", "asked", &holes)
            }
            None => self.say("urgent", "not_asked", &[]),
        });
        blocks.push(Block::Text(last.join(" ")));
        self.part("urgent", blocks)
    }

    /// A sign of answers, with what was answered.
    fn answered(&self, at: Moment, flag: &Raised, answers: &Answers, facet: &'static str) -> Sign {
        let told = |key| key != Key::SelfHarm && !(self.source.redact && matches!(key, Key::Age | Key::Sex));
        let shown: Vec<Evidence> = flag.evidence.iter().copied().filter(|evidence| told(evidence.key)).collect();
        let answers = behind(answers, &shown, self.source.lang);
        let date = at.format("%Y-%m-%d").to_string();
        let because = vec![self.say("urgent", facet, &[("date", &date), ("answers", &answers)])];
        let days_ago = (self.source.now - at).num_days();
        Sign { id: flag.id, urgency: flag.urgency, days_ago, because }
    }

    /// Signs of earlier answers of which no later screening has asked: silence takes nothing back.
    fn never_asked_again(&self) -> Vec<Sign> {
        let Some((_, latest)) = self.source.screening else { return Vec::new() };
        let mut later: Vec<&Answers> = vec![latest];
        let mut signs = Vec::new();
        let recent = |at: &Moment| (self.source.now - at).num_days() <= REMEMBERED_DAYS;
        for (at, answers) in self.source.earlier.iter().filter(|(at, _)| recent(at)).take(MOST_EARLIER) {
            let open: Vec<Vec<RedFlag>> = later.iter().map(|later| since(answers, later).open_flags).collect();
            let raised = screen(&Case::new(answers)).red_flags;
            let still =
                |flag: &&Raised| flag.urgency >= Urgency::Soon && open.iter().all(|flags| flags.contains(&flag.id));
            signs.extend(raised.iter().filter(still).map(|flag| self.answered(*at, flag, answers, "earlier")));
            later.push(answers);
        }
        signs
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

/// Days after which a sign says first how old it is.
const RECENT_DAYS: i64 = 14;
/// Days for which a sign stands that nobody asked about again, and screenings that are looked at.
const REMEMBERED_DAYS: i64 = 180;
const MOST_EARLIER: usize = 12;

/// Adds what is behind a sign; of two urgencies the higher counts, and of two times the later.
fn add(signs: &mut Vec<Sign>, new: Sign) {
    match signs.iter_mut().find(|sign| sign.id == new.id) {
        Some(sign) => {
            sign.urgency = sign.urgency.max(new.urgency);
            sign.days_ago = sign.days_ago.min(new.days_ago);
            sign.because.extend(new.because);
        }
        None => signs.push(new),
    }
}
