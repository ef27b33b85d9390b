//! The beginnings as shapes.

use chrono::NaiveDate;

use crate::diary::analysis::stats::median;
use crate::diary::analysis::told::{self, Began};
use crate::diary::analysis::{Analysis, Beginning};
use crate::report::doctor::figures::across::{Across, Column, LEFT};
use crate::report::doctor::figures::canvas::{Canvas, SIZE, Sign, Surface, WIDTH};
use crate::report::doctor::figures::changes::Changes;
use crate::report::doctor::figures::said::{EVENING, SIX, clock, key, shown_of};
use crate::report::page::{Anchor, Ink};
use crate::report::wording::number_text;
use crate::text::{Lang, fill};

/// The letters of changes stand above, the nights without a beginning below.
const TOP: f64 = 9.0;
pub const BOTTOM: f64 = 63.0;
/// The same where there is less room.
pub const LOW: f64 = 45.0;
const LANE: f64 = 5.0;
/// The fewest hours that are shown.
const FEWEST: i64 = 6;
const HOUR: i64 = 60;

/// The hours that are shown, in minutes after 06:00.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hours {
    /// The first.
    pub from: i64,
    /// The last.
    pub to: i64,
}

impl Hours {
    /// As many as are needed: from 18:00 where none began before, and six at the least.
    pub fn of(begun: &[Beginning]) -> Self {
        let minutes = || begun.iter().map(|one| one.minutes);
        let first = minutes().min().unwrap_or(EVENING - SIX).div_euclid(HOUR) * HOUR;
        let last = (minutes().max().unwrap_or(0) + HOUR).div_euclid(HOUR) * HOUR;
        let from = first.min(EVENING - SIX);
        Self { from, to: last.max(from + FEWEST * HOUR) }
    }

    /// The hours that have a line: each, where there is room for its name.
    fn lines(self, bottom: f64) -> impl Iterator<Item = i64> {
        let room = self.y((self.from + HOUR) as f64, bottom) - TOP;
        let step = if room >= SIZE { 1 } else { 3 };
        let whole = move |minutes: &i64| (minutes + SIX) / HOUR % step == 0;
        (self.from..=self.to).step_by(HOUR as usize).filter(whole)
    }

    fn y(self, minutes: f64, bottom: f64) -> f64 {
        TOP + (bottom - TOP) * (minutes - self.from as f64) / (self.to - self.from) as f64
    }
}

/// Draws the nights up to a bottom.
pub fn draw(
    columns: &[Column<'_>],
    begun: &[Beginning],
    changes: &Changes<'_>,
    bottom: f64,
    analysis: &Analysis,
    lang: Lang,
) -> Canvas {
    let across = Across::of(columns.len());
    let hours = Hours::of(begun);
    let mut canvas = Canvas::new(WIDTH, bottom + LANE + 9.0);
    for minutes in hours.lines(bottom) {
        let y = hours.y(minutes as f64, bottom);
        canvas.line((LEFT, y), (across.right, y), Ink::Grid, 0.4);
        canvas.text((LEFT - 3.0, y + 2.2), SIZE, Anchor::End, &clock((minutes + SIX) as f64));
    }
    canvas.line((LEFT, bottom + LANE), (across.right, bottom + LANE), Ink::Text, 0.4);
    across.dates(&mut canvas, columns, bottom + LANE, lang);
    let at = |date: NaiveDate| columns.iter().position(|(of, _)| *of == date);
    let mut free = LEFT;
    for (letter, change) in &changes.lettered {
        let Some(at) = at(change.on) else { continue };
        let x = across.edges(at, 1.0).0;
        canvas.line((x, TOP), (x, bottom + LANE), Ink::Text, 0.5);
        canvas.text((x.max(free), TOP - 2.5), SIZE, Anchor::Middle, &letter.to_string());
        free = x.max(free) + 5.5;
    }
    let size = (across.pitch * 0.5).clamp(1.3, 2.4);
    for (at, (_, night)) in columns.iter().enumerate() {
        let (x, lane) = (across.middle(at), bottom + LANE / 2.0);
        match night {
            None => canvas.rect(across.edges(at, 1.0), (bottom, bottom + LANE), Ink::Missing),
            Some(night) => match (told::urge(night), told::began(night)) {
                (Some(false), _) => canvas.line((x, lane), (x, bottom + LANE), Ink::Text, 0.7),
                (Some(true), Some(Began::AllDay)) => canvas.sign(Sign::Urge, (x, TOP + 3.0), 3.0),
                (Some(true), Some(Began::At(_))) => {}
                (Some(true), None) | (None, _) => canvas.sign(Sign::Unknown, (x, lane), size.min(2.0)),
            },
        }
    }
    middle_and_drift(&mut canvas, across, (hours, bottom), (columns, begun), analysis, lang);
    for one in begun {
        let Some(at) = at(one.date) else { continue };
        let sign = if one.other_clock { Sign::Caffeine } else { Sign::Dose };
        canvas.sign(sign, (across.middle(at), hours.y(one.minutes as f64, bottom)), size);
    }
    canvas.key(0.0, &legend(columns, begun, changes, analysis, lang));
    canvas
}

/// The line of the median, and that of the drift where there is one.
fn middle_and_drift(
    canvas: &mut Canvas,
    across: Across,
    (hours, bottom): (Hours, f64),
    (columns, begun): (&[Column<'_>], &[Beginning]),
    analysis: &Analysis,
    lang: Lang,
) {
    let mut labels = Vec::new();
    if let Some(minutes) = analysis.onset.minutes {
        let y = hours.y(minutes.median, bottom).clamp(TOP, bottom);
        canvas.dashed((LEFT, y), (across.right, y), Ink::Text, 0.6);
        let text = clock(minutes.median + SIX as f64);
        labels.push((y, fill(lang.say(["figure", "axis", "median"]), &[("median", &text)])));
    }
    if let Some(((first, from), (last, to))) = drift(begun, analysis) {
        let at = |date: NaiveDate| columns.iter().position(|(of, _)| *of == date);
        if let (Some(first), Some(last)) = (at(first), at(last)) {
            let ends = [(first, from), (last, to)].map(|(at, minutes)| (across.middle(at), hours.y(minutes, bottom)));
            let within = |(x, y): (f64, f64)| (x, y.clamp(TOP, bottom));
            canvas.line(within(ends[0]), within(ends[1]), Ink::Dark, 1.4);
            labels.push((within(ends[1]).1, per_week(analysis, lang)));
        }
    }
    labels.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let mut free = TOP;
    for (y, label) in labels {
        let y = (y + 2.2).max(free);
        canvas.text((across.right + 3.0, y), SIZE, Anchor::Start, &label);
        free = y + SIZE + 0.5;
    }
}

/// The ends of the line of the drift: of the analysis' slope, through the middle of the nights that it counts; `None`
/// where it may go either way.
fn drift(begun: &[Beginning], analysis: &Analysis) -> Option<((NaiveDate, f64), (NaiveDate, f64))> {
    let slope = analysis.onset.drift.slope.filter(|slope| slope.way().is_ne())?.minutes_per_week / 7.0;
    let counted: Vec<&Beginning> = begun.iter().filter(|one| !one.other_clock).collect();
    let (first, last) = (counted.first()?.date, counted.last()?.date);
    let days = |date: NaiveDate| (date - first).num_days() as f64;
    let rests: Vec<f64> = counted.iter().map(|one| one.minutes as f64 - slope * days(one.date)).collect();
    let start = median(&rests)?;
    Some(((first, start), (last, start + slope * days(last))))
}

/// The drift in words: how many minutes, and which way.
fn per_week(analysis: &Analysis, lang: Lang) -> String {
    let Some(slope) = analysis.onset.drift.slope else { return String::new() };
    let way = if slope.way().is_lt() { "earlier" } else { "later" };
    let [minutes, ..] = slope.told().map(number_text);
    fill(lang.say(["figure", "per_week", way]), &[("minutes", &minutes)])
}

fn legend(
    columns: &[Column<'_>],
    begun: &[Beginning],
    changes: &Changes<'_>,
    analysis: &Analysis,
    lang: Lang,
) -> Vec<(Option<Sign>, String)> {
    let any = |so: &dyn Fn(&crate::model::Night) -> bool| columns.iter().any(|(_, night)| night.is_some_and(so));
    let open = |night: &crate::model::Night| told::urge(night) != Some(false) && told::began(night).is_none();
    let items = [
        (begun.iter().any(|one| !one.other_clock), Some(Sign::Dose), "begins"),
        (begun.iter().any(|one| one.other_clock), Some(Sign::Caffeine), "other_clock"),
        (any(&|night| told::began(night) == Some(Began::AllDay)), Some(Sign::Urge), "all_day"),
        (any(&|night| told::urge(night) == Some(false)), Some(Sign::Quiet), "no_urge"),
        (any(&open), Some(Sign::Unknown), "no_beginning"),
        (columns.iter().any(|(_, night)| night.is_none()), Some(Sign::Surface(Surface::Missing)), "missing"),
    ];
    let changes = changes.sentences(lang).into_iter().map(|sentence| (None, sentence));
    let shown = shown_of(columns.len(), analysis, lang).map(|sentence| (None, sentence));
    let items = items.into_iter().filter(|(is_in, _, _)| *is_in).map(|(_, sign, id)| (sign, key(id, lang)));
    items.chain(changes).chain(shown).collect()
}
