//! Each night from 18:00 to 18:00, one under the other.

mod characters;
mod draw;
mod frame;
mod night;
mod words;

use chrono::NaiveDate;

use self::frame::{Room, kind_of, kinds};
use self::night::{Band, Traced};
use super::canvas::{Canvas, Sign, Surface};
use super::picture::{Picture, figure};
use super::said::{Said, last_of};
use crate::diary::analysis::{Analysis, Nights, Span};
use crate::report::page::Figure;
use crate::text::Lang;

/// The most nights that are drawn; a row must not be thinner than its patterns.
pub const MOST: u64 = 98;
/// Nights up to which rows have dates one by one, as far as there is room; of more, each Monday has.
const EACH_DATED: usize = 31;
/// The newest nights that are drawn where there is little room, and where there is least.
const FEW: usize = 28;
const FEWEST: usize = 14;
/// From the baseline of a date to the next.
const DATE: f64 = 6.8;
/// Room for the hours above the rows.
const HEAD: f64 = 10.0;
/// The end of the dates, and the middle of the mark of a change of the clocks.
const DATES: f64 = 41.0;
const CLOCKS: f64 = 45.0;
/// Room for each kind of sign beside the rows.
const SLOT: f64 = 5.6;

/// What may be in the picture, in the order of the key.
const SIGNS: [(Sign, &str); 14] = [
    (Sign::Surface(Surface::Urge), "urge"),
    (Sign::Urge, "urge_begins"),
    (Sign::Surface(Surface::Awake), "awake"),
    (Sign::Surface(Surface::Asleep), "asleep"),
    (Sign::Line, "in_bed"),
    (Sign::Cramp, "cramp"),
    (Sign::Dose, "dose"),
    (Sign::Caffeine, "caffeine"),
    (Sign::Alcohol, "alcohol"),
    (Sign::Earlier, "earlier"),
    (Sign::AllDay, "all_day"),
    (Sign::Unknown, "unknown"),
    (Sign::Dash, "timeless"),
    (Sign::Surface(Surface::Missing), "missing"),
];

/// A night of the picture.
struct Row {
    date: NaiveDate,
    /// What is shown; `None` of a night that is missing.
    traced: Option<Traced>,
    /// Whether the clocks were changed.
    clocks: bool,
}

/// Each night from 18:00 to 18:00, the newest at the bottom; `None` where the period has no night in the diary.
///
/// A sign of something before 18:00 stands left of the row, of something without a time right of it.
pub fn raster<'a>(nights: &'a Nights<'a>, analysis: &'a Analysis, lang: Lang) -> Option<Figure<'a>> {
    let span = nights.over(analysis.period);
    if span.nights.is_empty() {
        return None;
    }
    let rows: Vec<Row> = nights
        .over(last_of(analysis.period, MOST))
        .dates()
        // A diary that was begun in the period has no rows before.
        .skip_while(|(_, one)| one.is_none())
        .map(|(date, one)| Row {
            date,
            traced: one.map(|one| Traced::of(one.night)),
            clocks: analysis.quality.clock_changes.contains(&date),
        })
        .collect();
    figure(Raster { span, rows, analysis, lang }, lang)
}

struct Raster<'a> {
    span: Span<'a>,
    rows: Vec<Row>,
    analysis: &'a Analysis,
    lang: Lang,
}

/// How much room the picture has.
#[derive(Clone, Copy)]
struct Size {
    /// The newest nights that are drawn.
    most: usize,
    room: Room,
}

impl Raster<'_> {
    fn newest(&self, most: usize) -> &[Row] {
        &self.rows[self.rows.len().saturating_sub(most)..]
    }
}

impl Picture for Raster<'_> {
    type Size = Size;
    const NAME: &'static str = "raster";
    const SIZES: &'static [Size] = &[
        Size { most: MOST as usize, room: Room::Full },
        Size { most: MOST as usize, room: Room::Less },
        Size { most: FEW, room: Room::Least },
        Size { most: FEWEST, room: Room::Least },
    ];

    fn said(&self, size: Size) -> Said {
        words::words(&self.span, self.newest(size.most).len(), self.analysis, self.lang)
    }

    fn characters(&self) -> Vec<String> {
        characters::characters(&self.rows, self.lang)
    }

    fn draw(&self, size: Size) -> Canvas {
        draw::draw(self.newest(size.most), size.room, self.analysis, self.lang)
    }
}

/// Whether a sign is in the picture.
fn has(rows: &[Row], sign: Sign) -> bool {
    let traced = || rows.iter().filter_map(|row| row.traced.as_ref());
    match sign {
        Sign::Surface(Surface::Missing) => rows.iter().any(|row| row.traced.is_none()),
        Sign::Surface(surface) => {
            traced().any(|night| night.bands.iter().any(|(_, _, band)| *band == Band::Surface(surface)))
        }
        Sign::Line => traced().any(|night| night.bands.iter().any(|(_, _, band)| *band == Band::InBed)),
        Sign::Dash => traced().any(Traced::is_timeless),
        sign => traced().any(|night| night.signs.iter().any(|(_, one)| *one == sign)),
    }
}
