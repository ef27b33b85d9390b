//! When the urge began, by night.

mod draw;

use std::cmp::Ordering;

use chrono::NaiveDate;

pub use self::draw::Hours;
use self::draw::{BOTTOM, LOW};
use super::across::{Column, MOST};
use super::canvas::Canvas;
use super::changes::Changes;
use super::picture::{Picture, figure};
use super::said::{SIX, Said, clock, last_of};
use super::strip;
use crate::diary::analysis::onset::beginnings;
use crate::diary::analysis::told::{self, Began};
use crate::diary::analysis::{Analysis, Beginning, Nights, Period, Span};
use crate::report::page::Figure;
use crate::report::wording::signed;
use crate::text::Lang;

/// The most changes that have a letter, and the most where there is least room.
const MOST_LETTERS: usize = 8;
const FEW_LETTERS: usize = 3;

/// When the urge began, by night, on the symptom day; `None` where no night tells it.
///
/// Earlier is higher. Nights that the drift leaves out, since their clock was another, are open circles.
pub fn onsets<'a>(nights: &'a Nights<'a>, analysis: &'a Analysis, lang: Lang) -> Option<Figure<'a>> {
    if analysis.onset.minutes.is_none() && analysis.onset.all_day == 0 {
        return None;
    }
    let shown = nights.over(last_of(analysis.period, MOST));
    let columns = shown.dates().map(|(date, one)| (date, one.map(|one| one.night))).collect();
    let span = nights.over(analysis.period);
    figure(Begun { span, shown: shown.period, columns, begun: beginnings(&shown), analysis, lang }, lang)
}

struct Begun<'a> {
    span: Span<'a>,
    shown: Period,
    columns: Vec<Column<'a>>,
    /// Beginnings on the nights that are shown.
    begun: Vec<Beginning>,
    analysis: &'a Analysis,
    lang: Lang,
}

/// How much room the picture has.
#[derive(Clone, Copy)]
struct Size {
    /// The most changes that have a letter.
    letters: usize,
    /// The latest hour.
    bottom: f64,
}

impl Begun<'_> {
    fn changes(&self, letters: usize) -> Changes<'_> {
        Changes::of(self.analysis, self.shown, letters)
    }
}

impl Picture for Begun<'_> {
    type Size = Size;
    const NAME: &'static str = "onsets";
    const SIZES: &'static [Size] = &[
        Size { letters: MOST_LETTERS, bottom: BOTTOM },
        Size { letters: MOST_LETTERS, bottom: LOW },
        Size { letters: FEW_LETTERS, bottom: LOW },
    ];

    fn said(&self, size: Size) -> Said {
        said(&self.span, self.columns.len(), &self.changes(size.letters), self.analysis, self.lang)
    }

    fn characters(&self) -> Vec<String> {
        strip::onsets(&self.columns, &self.begun, &self.changes(MOST_LETTERS), self.analysis, self.lang)
    }

    fn draw(&self, size: Size) -> Canvas {
        draw::draw(&self.columns, &self.begun, &self.changes(size.letters), size.bottom, self.analysis, self.lang)
    }
}

fn said(span: &Span<'_>, shown: usize, changes: &Changes<'_>, analysis: &Analysis, lang: Lang) -> Said {
    let mut said = Said::of(Begun::NAME, lang);
    let onset = &analysis.onset;
    said.say_nights(analysis);
    said.say_shown(shown, analysis);
    said.say("urge", &[("yes", &onset.urge_nights.to_string())]);
    if let Some(minutes) = onset.minutes {
        let clock = |minutes: f64| clock(minutes + SIX as f64);
        let (n, first, median, last) =
            (minutes.n.to_string(), clock(minutes.lowest), clock(minutes.median), clock(minutes.highest));
        said.say("times", &[("n", &n), ("earliest", &first), ("median", &median), ("latest", &last)]);
    }
    let all_day = span.nights.iter().filter(|one| told::began(one.night) == Some(Began::AllDay));
    said.say_dates("all_day", &all_day.map(|one| one.night.date).collect::<Vec<_>>());
    if let Some(slope) = onset.drift.slope {
        let way = match slope.way() {
            Ordering::Less => "earlier",
            Ordering::Greater => "later",
            Ordering::Equal => "unsteady",
        };
        let [minutes, lower, upper] = slope.told().map(signed);
        let n = onset.drift.onsets.to_string();
        said.say(way, &[("minutes", &minutes), ("lower", &lower), ("upper", &upper), ("n", &n)]);
    }
    let other: Vec<NaiveDate> = beginnings(span).iter().filter(|one| one.other_clock).map(|one| one.date).collect();
    said.say_dates("other_clock", &other);
    changes.sentences(lang).into_iter().for_each(|sentence| said.add(sentence));
    said
}
