//! The doctor's page, built: what is urgent, a summary, which pattern, how often and how bad, what changed, what was tried, what
//! is asked, and how far the diary can be trusted.
//!
//! It computes nothing of its own: every number is one of [`Analysis`] or of the rules.

mod ask;
mod blood;
mod brief;
mod changed;
pub mod figures;
mod judged;
mod numbers;
mod often;
mod pattern;
mod quality;
mod records;
mod tried;
mod urgent;

use chrono::NaiveDate;
use judged::Judged;
pub use judged::taken;
pub use records::Records;
pub use urgent::Sign;

use super::page::{Block, Figure, Page, Part};
use crate::diary::analysis::{Analysis, NightOf, Nights};
use crate::diary::{NightsSay, Zone};
use crate::model::{Answers, Key, Moment, Urgency};
use crate::report::diary::{DateFacet, date};
use crate::rules::{Case, RULES_VERSION, Screening};
use crate::text::{Lang, fill};

/// What the page is built from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The figures of the period.
    pub analysis: &'a Analysis,
    /// All nights, by date.
    pub all: &'a Nights<'a>,
    /// The nights of the period, by date.
    pub nights: &'a [NightOf<'a>],
    /// The last screening, where there is one: when it was, and its answers.
    pub screening: Option<(Moment, &'a Answers)>,
    /// The screenings before it, the newest first.
    pub earlier: &'a [(Moment, Answers)],
    /// Medicines, blood results and trials that were written down beside the nights.
    pub records: &'a Records<'a>,
    /// What the nights say to those answers.
    pub said: &'a [NightsSay],
    /// Notes and other texts of the person are left out.
    pub redact: bool,
    /// The night that only just ended, or has not yet, where it is not logged and for that not of the period.
    pub not_yet: Option<NaiveDate>,
    /// When it is printed.
    pub now: Moment,
    /// The zone that the person is in.
    pub zone: Zone,
    /// Version of the program.
    pub version: &'static str,
    /// The language.
    pub lang: Lang,
}

/// Builds the page.
pub fn build<'a>(source: &Source<'a>) -> Page<'a> {
    with(source, |builder| builder.page())
}

/// Makes something of what is known, judged once: the page, its signs, and the screening behind them are of one
/// judgement.
pub fn with<'a, T>(source: &Source<'a>, make: impl FnOnce(&Builder<'_, 'a>) -> T) -> T {
    judged::judge(source, |judged| make(&Builder { source, judged }))
}

/// What draws a picture of a period.
type Draw = for<'n> fn(&'n Nights<'n>, &'n Analysis, Lang) -> Option<Figure<'n>>;

/// What a page is made with: what is known, and how it is judged.
pub struct Builder<'b, 'a> {
    source: &'b Source<'a>,
    judged: Judged<'b>,
}

impl<'a> Builder<'_, 'a> {
    /// The last screening as it is judged here, with its case and when it was; `None` where there is none.
    pub fn screening(&self) -> Option<(Moment, &Screening, &Case<'_>)> {
        Some((self.judged.at?, self.judged.found, self.judged.case))
    }

    /// The page: what is urgent stands first, and where nothing is, the summary.
    fn page(&self) -> Page<'a> {
        let urgent = self.signs().iter().any(|sign| sign.urgency >= Urgency::Soon);
        let mut parts = vec![self.urgent(), self.brief()];
        if !urgent {
            parts.reverse();
        }
        parts.extend([
            self.pattern(),
            self.often(),
            self.changed(),
            self.tried(),
            self.recorded(),
            self.ask(),
            self.each_night(),
            self.quality(),
            self.notes(),
        ]);
        parts.retain(|part| !part.blocks.is_empty());
        Page { title: self.say("page", "title", &[]), about: self.about(), parts, foot: self.foot() }
    }

    fn say(&self, item: &'static str, facet: &'static str, holes: &[(&str, &str)]) -> String {
        fill(self.source.lang.say(["doctor", item, facet]), holes)
    }

    fn part(&self, id: &'static str, blocks: Vec<Block<'a>>) -> Part<'a> {
        Part { id, heading: self.say(id, "heading", &[]), blocks }
    }

    /// A date with its month, and its year where the period is not all of this one.
    fn date(&self, of: NaiveDate) -> String {
        use chrono::Datelike;
        let other = of.year() != self.source.now.date_naive().year();
        date(of, if other { DateFacet::Year } else { DateFacet::Month }, self.source.lang)
    }

    /// A picture of the period, where it has what the picture shows.
    fn figure(&self, draw: Draw) -> Option<Block<'a>> {
        draw(self.source.all, self.source.analysis, self.source.lang).map(Block::Figure)
    }

    fn each_night(&self) -> Part<'a> {
        self.part("each_night", self.figure(figures::raster).into_iter().collect())
    }

    fn about(&self) -> Vec<String> {
        let analysis = self.source.analysis;
        let logged = analysis.rates.logged;
        let (first, last) = (self.date(analysis.period.first), self.date(analysis.period.last));
        let (yes, nights) = (logged.yes.to_string(), logged.nights.to_string());
        let period = [("first", first.as_str()), ("last", &last), ("logged", &yes), ("nights", &nights)];
        let mut lines = vec![self.say("page", "period", &period)];
        if let Some(night) = self.source.not_yet {
            lines.push(self.say("page", "not_yet", &[("night", &self.date(night))]));
        }
        let printed = self.source.now.format("%Y-%m-%d %H:%M").to_string();
        lines.push(self.say("page", "printed", &[("time", &printed)]));
        lines.extend(self.person(self.judged.lasting.answers));
        lines
    }

    /// Age and sex, as far as they were told; left out where the page is for others.
    fn person(&self, answers: &Answers) -> Option<String> {
        if self.source.redact {
            return None;
        }
        let told = [Key::Age, Key::Sex].into_iter().filter(|key| answers.has(*key));
        let said: Vec<String> = told.map(|key| crate::report::wording::said(answers, key, self.source.lang)).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// The person's own words.
    fn notes(&self) -> Part<'a> {
        if self.source.redact {
            return self.part("notes", Vec::new());
        }
        let noted = self.source.nights.iter().filter_map(|one| Some((one.night.date, one.night.note.as_ref()?)));
        let line = |(night, note): (NaiveDate, &String)| {
            let text = note.lines().map(crate::report::wording::tame).collect::<Vec<_>>().join(" / ");
            self.say("notes", "line", &[("night", &self.date(night)), ("note", &text)])
        };
        let noted: Vec<(NaiveDate, &String)> = noted.collect();
        let older = noted.len().saturating_sub(MOST_NOTES);
        let mut lines: Vec<String> = noted.into_iter().skip(older).map(line).collect();
        if older > 0 {
            lines.push(self.say("notes", "more", &[("number", &older.to_string())]));
        }
        let blocks = if lines.is_empty() { Vec::new() } else { vec![Block::Items(lines)] };
        self.part("notes", blocks)
    }

    fn foot(&self) -> Vec<String> {
        let versions = [("version", self.source.version), ("rules", RULES_VERSION)];
        let mut lines = vec![self.say("page", "limits", &[]), self.say("page", "versions", &versions)];
        if self.source.redact {
            lines.push(self.say("page", "redacted", &[]));
        }
        lines
    }
}

/// Notes that are printed, the newest.
const MOST_NOTES: usize = 5;
