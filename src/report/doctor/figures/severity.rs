//! How strong the urge was, by night.

use chrono::NaiveDate;

use super::across::{Across, Column, LEFT, MOST};
use super::canvas::{Canvas, SIZE, Sign, Surface, WIDTH};
use super::picture::{Picture, figure};
use super::said::{Said, key, last_of, shown_of};
use super::strip;
use crate::diary::analysis::told;
use crate::diary::analysis::{Analysis, Nights, Span};
use crate::model::{Night, Tri};
use crate::report::page::{Anchor, Figure, Ink};
use crate::report::wording::number_text;
use crate::text::{Lang, fill};

/// Heights from the top down: cramps, then ten points.
const CRAMPS: f64 = 5.0;
const TOP: f64 = 11.0;
const BOTTOM: f64 = 51.0;
/// The same where there is less room.
const LOW: f64 = 37.0;

/// What a night tells of how strong the urge was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strength {
    /// The night is missing.
    Missing,
    /// There was no urge.
    None,
    /// Not sure, or not told.
    Unknown,
    /// An urge, and not how strong.
    Untold,
    /// An urge of so many points.
    Points(f64),
}

impl Strength {
    /// What a night tells.
    pub fn of(night: Option<&Night>) -> Self {
        let Some(night) = night else { return Strength::Missing };
        match (told::urge(night), told::severity(night)) {
            (None, _) => Strength::Unknown,
            (Some(false), _) => Strength::None,
            (Some(true), None) => Strength::Untold,
            (Some(true), Some(points)) => Strength::Points(points),
        }
    }
}

/// Whether a night says that there was a cramp.
pub fn had_cramp(night: Option<&Night>) -> bool {
    night.and_then(told::cramp) == Some(true)
}

/// How strong the urge was, by night; `None` where no night says that there was an urge or a cramp.
pub fn severity<'a>(nights: &'a Nights<'a>, analysis: &'a Analysis, lang: Lang) -> Option<Figure<'a>> {
    let (rates, period) = (&analysis.rates, analysis.period);
    if rates.urge_nights.yes == 0 && rates.cramp_nights.yes == 0 {
        return None;
    }
    let shown = nights.over(last_of(period, MOST));
    let columns = shown.dates().map(|(date, one)| (date, one.map(|one| one.night))).collect();
    figure(Severity { span: nights.over(period), columns, analysis, lang }, lang)
}

struct Severity<'a> {
    span: Span<'a>,
    columns: Vec<Column<'a>>,
    analysis: &'a Analysis,
    lang: Lang,
}

impl Picture for Severity<'_> {
    /// The bottom of the columns.
    type Size = f64;
    const NAME: &'static str = "severity";
    const SIZES: &'static [f64] = &[BOTTOM, LOW];

    fn said(&self, _: f64) -> Said {
        said(&self.span, self.columns.len(), self.analysis, self.lang)
    }

    fn characters(&self) -> Vec<String> {
        strip::severity(&self.columns, self.lang)
    }

    fn draw(&self, bottom: f64) -> Canvas {
        draw(&self.columns, bottom, self.analysis, self.lang)
    }
}

fn draw(columns: &[Column<'_>], bottom: f64, analysis: &Analysis, lang: Lang) -> Canvas {
    let point = (bottom - TOP) / 10.0;
    let across = Across::of(columns.len());
    let mut canvas = Canvas::new(WIDTH, bottom + 9.0);
    for points in [0.0, 5.0, 10.0] {
        let y = bottom - points * point;
        canvas.line((LEFT, y), (across.right, y), if points > 0.0 { Ink::Grid } else { Ink::Text }, 0.4);
        canvas.text((LEFT - 3.0, y + 2.2), SIZE, Anchor::End, &number_text(points));
    }
    across.dates(&mut canvas, columns, bottom, lang);
    for (at, (_, night)) in columns.iter().enumerate() {
        let x = across.middle(at);
        match Strength::of(*night) {
            Strength::Missing => canvas.rect(across.edges(at, 1.0), (TOP, bottom), Ink::Missing),
            Strength::None => canvas.line((x, bottom - 2.5), (x, bottom), Ink::Text, 0.7),
            Strength::Unknown => canvas.text((x, bottom - 1.5), SIZE, Anchor::Middle, "?"),
            Strength::Untold => canvas.sign(Sign::Caffeine, (x, bottom - 3.0), 2.2),
            Strength::Points(points) => {
                let edges = across.edges(at, if across.pitch > 3.0 { 0.7 } else { 1.0 });
                canvas.rect(edges, (bottom - points * point, bottom), Ink::Dark);
            }
        }
        if had_cramp(*night) {
            canvas.sign(Sign::Cramp, (x, CRAMPS), 2.4);
        }
    }
    if let Some(severity) = analysis.rates.urge_severity {
        let y = bottom - severity.median * point;
        canvas.dashed((LEFT, y), (across.right, y), Ink::Text, 0.6);
        let label = fill(lang.say(["figure", "axis", "median"]), &[("median", &number_text(severity.median))]);
        canvas.text((across.right + 3.0, y + 2.2), SIZE, Anchor::Start, &label);
    }
    let shown = shown_of(columns.len(), analysis, lang).map(|sentence| (None, sentence));
    canvas.key(0.0, &legend(columns, lang).into_iter().chain(shown).collect::<Vec<_>>());
    canvas
}

fn legend(columns: &[Column<'_>], lang: Lang) -> Vec<(Option<Sign>, String)> {
    let any = |so: fn(Strength) -> bool| columns.iter().any(|(_, night)| so(Strength::of(*night)));
    let items = [
        (any(|one| matches!(one, Strength::Points(_))), Some(Sign::Surface(Surface::Urge)), "urge"),
        (any(|one| one == Strength::Untold), Some(Sign::Caffeine), "untold"),
        (any(|one| one == Strength::None), Some(Sign::Quiet), "no_urge"),
        (any(|one| one == Strength::Unknown), None, "question"),
        (columns.iter().any(|(_, night)| had_cramp(*night)), Some(Sign::Cramp), "cramp_night"),
        (any(|one| one == Strength::Missing), Some(Sign::Surface(Surface::Missing)), "missing"),
    ];
    items.into_iter().filter(|(is_in, _, _)| *is_in).map(|(_, sign, id)| (sign, key(id, lang))).collect()
}

fn said(span: &Span<'_>, shown: usize, analysis: &Analysis, lang: Lang) -> Said {
    let mut said = Said::of(Severity::NAME, lang);
    let rates = &analysis.rates;
    said.say_nights(analysis);
    said.say_shown(shown, analysis);
    said.say("urge", &[("yes", &rates.urge_nights.yes.to_string()), ("told", &rates.urge_nights.told.to_string())]);
    if let Some(severity) = rates.urge_severity {
        let text = [severity.lowest, severity.median, severity.highest].map(number_text);
        let n = severity.n.to_string();
        said.say("points", &[("n", &n), ("lowest", &text[0]), ("median", &text[1]), ("highest", &text[2])]);
        let worst = nights(span, |night| told::severity(night) == Some(severity.highest));
        said.say_dates("worst", &worst);
    }
    said.say_dates("untold", &nights(span, |night| Strength::of(Some(night)) == Strength::Untold));
    said.say_dates("unknown", &nights(span, |night| night.urge.as_ref().is_none_or(|urge| urge.felt == Tri::Unsure)));
    let cramps = rates.cramp_nights;
    said.say("cramps", &[("yes", &cramps.yes.to_string()), ("told", &cramps.told.to_string())]);
    said.say_dates("cramp_dates", &nights(span, |night| had_cramp(Some(night))));
    said
}

fn nights(span: &Span<'_>, so: impl Fn(&Night) -> bool) -> Vec<NaiveDate> {
    span.nights.iter().filter(|one| so(one.night)).map(|one| one.night.date).collect()
}
