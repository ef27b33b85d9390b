//! The pictures, against small nights worked out by hand, and as laws.

mod changes;
mod heights;
mod marks;
mod shown;
mod strips;
mod words;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::diary::analysis::{Analysis, Known, NightOf, Nights, Period, analyse};
use crate::diary::read;
use crate::model::{Moment, Night};
use crate::report::page::{Drawing, Figure, Shape};
use crate::text::Lang;

/// What draws a picture.
type Draw = for<'a> fn(&'a Nights<'a>, &'a Analysis, Lang) -> Option<Figure<'a>>;

/// A picture, made whole: of each size its words and its drawing, the full one first.
struct Drawn {
    title: String,
    characters: Vec<String>,
    sizes: Vec<(String, Drawing)>,
}

impl Drawn {
    fn words(&self) -> &str {
        &self.sizes[0].0
    }
}

/// The date so many days after the first night, a Tuesday.
fn date(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).expect("a date") + Days::new(after)
}

/// A night of Seoul, so many days after the first; `{d}` is its date and `{n}` the next.
fn night(after: u64, told: &str) -> Night {
    let (date, next) = (date(after), date(after + 1));
    let told = told.replace("{d}", &date.to_string()).replace("{n}", &next.to_string());
    let comma = if told.is_empty() { "" } else { "," };
    let text = format!(r#"{{"date":"{date}","zone":"Asia/Seoul","offset":"+09:00"{comma}{told}}}"#);
    read::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// One night after the other; `None` is missing.
fn diary(nights: u64, told: impl Fn(u64) -> Option<String>) -> Vec<Night> {
    (0..nights).filter_map(|after| Some(night(after, &told(after)?))).collect()
}

/// The days from one to another after the first night, both of it.
fn period(first: u64, last: u64) -> Period {
    Period { first: date(first), last: date(last) }
}

fn of(nights: &[Night]) -> Vec<NightOf<'_>> {
    let morning = |night: &Night| -> Moment {
        let clock = night.date.and_hms_opt(8, 0, 0).expect("a time") + TimeDelta::days(1);
        clock.and_local_timezone(night.offset).single().expect("an instant")
    };
    nights.iter().map(|night| NightOf { night, recorded_at: morning(night), edited: false }).collect()
}

fn analysed(nights: &[Night], period: Period) -> Analysis {
    let now = Moment::parse_from_rfc3339("2030-01-01T08:00:00+09:00").expect("an instant");
    analyse(&Nights::of(&of(nights)), period, now, &Known::default())
}

/// The picture of a period, where it has one.
fn drawn(draw: Draw, nights: &[Night], period: Period) -> Option<Drawn> {
    let (of_all, analysis) = (of(nights), analysed(nights, period));
    let nights = Nights::of(&of_all);
    let figure = draw(&nights, &analysis, Lang::English)?;
    let smaller = figure.smaller.iter().map(|smaller| (smaller.words.clone(), smaller.drawing.clone()));
    let sizes = std::iter::once((figure.words.clone(), figure.drawing.clone())).chain(smaller).collect();
    Some(Drawn { title: figure.title.clone(), characters: figure.characters.clone(), sizes })
}

/// The picture, and the smaller ones: what each says in words, and what is drawn.
fn sizes(figure: &Drawn) -> Vec<(&str, &Drawing)> {
    figure.sizes.iter().map(|(words, drawing)| (words.as_str(), drawing)).collect()
}

/// The texts of a drawing.
fn texts(drawing: &Drawing) -> Vec<&str> {
    let texts = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn urge(severity: u32, clock: &str) -> String {
    format!(r#""urge":{{"felt":"yes","severity":{severity},"onset":{{"at":"{{d}}T{clock}:00+09:00"}}}}"#)
}

const NO_URGE: &str = r#""urge":{"felt":"no"}"#;
