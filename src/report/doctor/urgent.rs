//! What should not wait: the signs of the answers and of the nights, the most urgent first.

use chrono::NaiveDate;
use serde::Serialize;

use super::Builder;
use crate::diary::analysis::Flag;
use crate::formulary::Role;
use crate::model::{Answers, Condition, Evidence, Key, Moment, RedFlag, Urgency};
use crate::report::lab::taken;
use crate::report::page::{Block, Part};
use crate::report::wording::{self, behind};
use crate::rules::open_flags;
use crate::rules::red_flags::{self, Raised};
use crate::text::{Lang, fill};

/// Nights that are named behind a sign.
const MOST_NIGHTS: usize = 6;

/// A sign and what is behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sign {
    /// The sign.
    pub id: RedFlag,
    /// How soon somebody should look at it.
    pub urgency: Urgency,
    /// How long ago it was last told of, or measured.
    pub days_ago: i64,
    /// A kept blood result is behind it.
    #[serde(skip)]
    pub of_blood: bool,
    /// The answers and nights behind it, a sentence each.
    pub because: Vec<String>,
}

impl Sign {
    /// What to do; an old sign says first how old it is.
    pub fn said(&self, lang: Lang) -> String {
        let text = lang.red_flag(self.id, self.urgency);
        if self.days_ago <= RECENT_DAYS || self.urgency < Urgency::Soon {
            return text.to_owned();
        }
        let say = |id| fill(lang.say(id), &[("days", &self.days_ago.to_string())]);
        match (self.of_blood, self.urgency >= Urgency::SameDay) {
            (true, true) => say(["lab", "aged", "same_day"]),
            (true, false) => format!("{} {text}", say(["lab", "aged", "text"])),
            (false, _) => format!("{} {text}", say(["doctor", "urgent", "aged"])),
        }
    }
}

impl<'a> Builder<'_, 'a> {
    /// The signs of the answers and of the nights, the most urgent first.
    pub fn signs(&self) -> Vec<Sign> {
        let mut signs: Vec<Sign> = Vec::new();
        for flag in &self.source.analysis.flags {
            let (urgency, because) = (self.urgency_of(flag), self.because_of_nights(flag));
            add(&mut signs, Sign { id: flag.id, urgency, days_ago: 0, of_blood: false, because });
        }
        for one in self.source.nights {
            for id in one.night.signs.into_iter().flat_map(crate::model::Set::iter) {
                let urgency = id.tiers().iter().copied().max().unwrap_or(Urgency::Soon);
                let night = self.date(one.night.date);
                let because = vec![self.say("urgent", "told", &[("night", &night)])];
                let days_ago = (self.source.now.date_naive() - one.night.date).num_days();
                add(&mut signs, Sign { id, urgency, days_ago, of_blood: false, because });
            }
        }
        let (at, facet) = self.judged.at.map_or((self.source.now, "medicines"), |at| (at, "answers"));
        for flag in &self.judged.found.red_flags {
            add(&mut signs, self.answered(at, flag, self.judged.case.answers, facet));
        }
        for flag in &self.judged.together {
            add(&mut signs, self.answered(at, flag, self.judged.lasting.answers, "together"));
        }
        if let Some(flag) = &self.judged.clot {
            add(&mut signs, self.answered(at, flag, self.judged.lasting.answers, "one_side"));
        }
        for sign in self.never_asked_again() {
            add(&mut signs, sign);
        }
        signs.sort_by_key(|sign| std::cmp::Reverse(sign.urgency));
        signs
    }

    pub(super) fn urgent(&self) -> Part<'a> {
        let lang = self.source.lang;
        let block = |sign: &Sign| Block::Sign {
            urgency: sign.urgency,
            title: format!("{} – {}", lang.of(sign.urgency, "name"), lang.of(sign.id, "title")),
            text: sign.said(lang),
            because: sign.because.join(" "),
        };
        let mut blocks: Vec<Block<'a>> = self.signs().iter().map(block).collect();
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
        let drawn = self.drawn(flag.id).filter(|_| facet != "earlier");
        let of_other_blood = self.of_other_blood(drawn.map(|(on, _)| on));
        let told = |key| {
            key != Key::SelfHarm
                && !(self.source.redact && matches!(key, Key::Age | Key::Sex))
                && of_other_blood != Some(key)
        };
        let shown: Vec<Evidence> = flag.evidence.iter().copied().filter(|evidence| told(evidence.key)).collect();
        let facet = if facet == "answers" && self.is_of_records(answers, &shown) { "with_records" } else { facet };
        let answers = behind(answers, &shown, self.source.lang);
        let kept = drawn.filter(|(_, kept)| *kept);
        let (date, days_ago) = match drawn {
            Some((on, kept)) => {
                let date = if kept { taken(on, self.source.lang) } else { on.to_string() };
                (date, (self.source.now.date_naive() - on.last()).num_days())
            }
            None => (at.format("%Y-%m-%d").to_string(), (self.source.now - at).num_days()),
        };
        let facet = if kept.is_some() { "drawn" } else { facet };
        let mut because = vec![self.say("urgent", facet, &[("date", &date), ("answers", &answers)])];
        let named = if flag.id == RedFlag::UnsafeSupplement && facet != "earlier" {
            red_flags::unsafe_supplements(self.judged.case)
        } else {
            Vec::new()
        };
        if !named.is_empty() {
            let names: Vec<String> = named.into_iter().map(wording::tame).collect();
            because.insert(0, self.say("urgent", "named", &[("names", &names.join(", "))]));
        }
        Sign { id: flag.id, urgency: flag.urgency, days_ago, of_blood: kept.is_some(), because }
    }

    /// Signs of earlier answers of which no later screening has asked: silence takes nothing back.
    fn never_asked_again(&self) -> Vec<Sign> {
        let Some((_, latest)) = self.source.screening else { return Vec::new() };
        let mut later: Vec<(&Answers, &[Raised])> = vec![(latest, &self.judged.found.red_flags)];
        let mut signs = Vec::new();
        for (at, answers, raised) in self.judged.earlier {
            let open: Vec<Vec<RedFlag>> = later.iter().map(|(later, today)| open_flags(raised, today, later)).collect();
            let still =
                |flag: &&Raised| flag.urgency >= Urgency::Soon && open.iter().all(|flags| flags.contains(&flag.id));
            signs.extend(raised.iter().filter(still).map(|flag| self.answered(*at, flag, answers, "earlier")));
            later.push((*answers, raised));
        }
        signs
    }

    /// What stands behind a sign that the nights show.
    fn because_of_nights(&self, flag: &Flag) -> Vec<String> {
        let nights = self.nights(&flag.nights);
        let mut because = vec![match &flag.counted {
            None => self.say("urgent", "nights", &[("nights", &nights)]),
            Some(counted) => {
                let (first, last) = (self.date(flag.over.first), self.date(flag.over.last));
                let numbers = [counted.times, counted.told, counted.nights].map(|number| number.to_string());
                let holes = [
                    ("times", numbers[0].as_str()),
                    ("told", &numbers[1]),
                    ("of", &numbers[2]),
                    ("first", &first),
                    ("last", &last),
                    ("nights", &nights),
                ];
                self.say("urgent", "counted", &holes)
            }
        }];
        if flag.id == RedFlag::OneLegOnly {
            because.extend(self.of_one_side());
        }
        because
    }

    /// Whether medicines behind a sign were not answered so, but are of the list or of the nights.
    fn is_of_records(&self, judged: &Answers, shown: &[Evidence]) -> bool {
        let medicines = |key| matches!(key, Key::Medicines | Key::MedicinesStopped | Key::TakesDopamineMedicine);
        let told = self.source.screening.map(|(_, told)| told);
        let mut keys = shown.iter().map(|evidence| evidence.key).filter(|key| medicines(*key));
        keys.any(|key| told.is_some_and(|told| told.get(key) != judged.get(key)))
    }

    /// What the answers say of the side, where it is another; and of a clot, where one is more likely than else.
    fn of_one_side(&self) -> Vec<String> {
        let (lang, case) = (self.source.lang, self.judged.lasting);
        let mut said = Vec::new();
        if case.answers.cramp_side.is_some() && !case.one_sided_cramps() {
            let answer = wording::said(case.answers, Key::CrampSide, lang);
            said.push(self.say("urgent", "other_side", &[("answer", &answer)]));
        }
        if self.clot_is_likelier() {
            let keys = [Key::LegSwollenHotOrRed, Key::ConstantLegPain, Key::ClotRisk];
            let answers: Vec<String> = keys.into_iter().map(|key| wording::said(case.answers, key, lang)).collect();
            said.push(self.say("urgent", "clot", &[("answers", &answers.join("; "))]));
        }
        said
    }

    /// In pregnancy, after birth, after an old clot, with cancer or on hormones a clot is more likely (NHS).
    fn clot_is_likelier(&self) -> bool {
        let case = self.judged.lasting;
        case.pregnant()
            || case.born_within(6.0)
            || case.maybe(Key::ClotRisk)
            || case.on(Role::ClotRisk)
            || case.may_have_any(&[Condition::PastClot, Condition::Cancer])
    }

    /// How soon: all cramps on one side, where a clot is likelier, are looked at in days and not at some visit.
    fn urgency_of(&self, flag: &Flag) -> Urgency {
        match flag.id {
            RedFlag::OneLegOnly if self.clot_is_likelier() => flag.urgency.max(Urgency::Soon),
            _ => flag.urgency,
        }
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
