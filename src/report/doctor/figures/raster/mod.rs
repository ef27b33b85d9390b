//! Each night from 18:00 to 18:00, one under the other.

mod characters;
mod frame;
mod night;
mod words;

use chrono::{Datelike, NaiveDate, Weekday};

use self::frame::{Frame, Room, kind_of, kinds};
use self::night::{Band, Place, Traced};
use super::canvas::{Canvas, SIZE, Sign, Surface, WIDTH};
use super::picture::{Picture, figure};
use super::said::{Said, clock, day, key, last_of, short_day, shown_of};
use crate::diary::analysis::{Analysis, Nights, Span};
use crate::report::page::{Anchor, Figure, Ink};
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

/// The least width of a surface that is seen.
const SEEN: f64 = 1.2;

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
        draw(self.newest(size.most), size.room, self.analysis, self.lang)
    }
}

fn draw(rows: &[Row], room: Room, analysis: &Analysis, lang: Lang) -> Canvas {
    let frame = Frame::of(rows, room);
    let bottom = frame.top(rows.len());
    let mut canvas = Canvas::new(WIDTH, bottom + 1.0);
    hours(&mut canvas, &frame, bottom, lang);
    for (at, row) in rows.iter().enumerate() {
        let (top, middle) = (frame.top(at), frame.top(at) + frame.pitch / 2.0);
        if row.date.weekday() == Weekday::Mon && at > 0 {
            canvas.line((frame.left, top), (frame.right, top), Ink::Grid, 0.4);
        }
        dates(&mut canvas, &frame, row, (at, rows.len(), middle), lang);
        match &row.traced {
            Some(traced) => draw_row(&mut canvas, &frame, traced, (top, middle)),
            None => canvas.rect((frame.left, frame.right), inner(&frame, top), Ink::Missing),
        }
    }
    let midnight = frame.x(6.0 * 60.0);
    canvas.line((midnight, HEAD - 1.0), (midnight, bottom), Ink::Text, 0.5);
    let shown = shown_of(rows.len(), analysis, lang).map(|sentence| (None, sentence));
    canvas.key(0.0, &legend(rows, lang).into_iter().chain(shown).collect::<Vec<_>>());
    canvas
}

/// The hours above, and their lines.
fn hours(canvas: &mut Canvas, frame: &Frame, bottom: f64, lang: Lang) {
    for hour in (0..=24).step_by(3) {
        let x = frame.x(f64::from(hour) * 60.0);
        let anchor = match hour {
            0 => Anchor::Start,
            24 => Anchor::End,
            _ => Anchor::Middle,
        };
        canvas.line((x, HEAD - 1.0), (x, bottom), Ink::Grid, 0.4);
        canvas.text((x, HEAD - 3.0), SIZE, anchor, &clock(f64::from(18 + hour) * 60.0));
    }
    if !frame.before.is_empty() {
        canvas.text((frame.left - 3.0, HEAD - 3.0), SIZE, Anchor::End, lang.say(["figure", "axis", "earlier"]));
    }
    if !frame.after.is_empty() {
        canvas.text((frame.right + 2.0, HEAD - 3.0), SIZE, Anchor::Start, lang.say(["figure", "axis", "no_time"]));
    }
}

/// The date of a row: of each second or third, counted from the last, or of each Monday.
fn dates(canvas: &mut Canvas, frame: &Frame, row: &Row, (at, count, middle): (usize, usize, f64), lang: Lang) {
    let baseline = (DATES, middle + SIZE * 0.36);
    let step = (DATE / frame.pitch - 0.01).ceil().max(1.0) as usize;
    if count <= EACH_DATED && (count - 1 - at) % step == 0 {
        canvas.text(baseline, SIZE, Anchor::End, &day(row.date, lang));
    } else if count > EACH_DATED && row.date.weekday() == Weekday::Mon {
        canvas.text(baseline, SIZE, Anchor::End, &short_day(row.date, lang));
    }
    if row.clocks {
        canvas.text((CLOCKS, middle + SIZE * 0.5), SIZE, Anchor::Middle, "*");
    }
}

/// A row without the room to the next.
fn inner(frame: &Frame, top: f64) -> (f64, f64) {
    let gap = frame.pitch * 0.1;
    (top + gap, top + frame.pitch - gap)
}

fn draw_row(canvas: &mut Canvas, frame: &Frame, traced: &Traced, (top, middle): (f64, f64)) {
    let size = (frame.pitch * 0.5).clamp(1.4, 2.4);
    let signs = apart(frame, traced, size);
    for (from, to, band) in &traced.bands {
        let (from, to) = (frame.x(*from as f64), frame.x(*to as f64));
        match band {
            Band::InBed => canvas.line((from, middle), (to, middle), Ink::Text, 0.6),
            Band::Surface(Surface::Asleep) => canvas.rect((from, to), inner(frame, top), Ink::Light),
            // A sign is seen on a light surface only.
            Band::Surface(surface) => {
                let pieces = beside((from, to), &signs, size);
                pieces.into_iter().for_each(|piece| canvas.rect(piece, inner(frame, top), surface.ink()));
            }
        }
    }
    signs.iter().for_each(|(x, sign)| canvas.sign(*sign, (*x, middle), size));
    if traced.is_timeless() {
        canvas.sign(Sign::Dash, (frame.left + 6.0, middle), 3.0);
    }
}

/// The pieces of a surface that no sign stands on; at least one is wide enough to be seen.
fn beside((from, to): (f64, f64), signs: &[(f64, Sign)], size: f64) -> Vec<(f64, f64)> {
    let (room, mut left, mut pieces) = (size + 0.4, from, Vec::new());
    for (x, _) in signs.iter().filter(|(x, _)| (from - room..to + room).contains(x)) {
        pieces.push((left, x - room));
        left = left.max(x + room);
    }
    pieces.push((left, to.max(from + SEEN)));
    pieces.retain(|(from, to)| to - from >= SEEN);
    if pieces.is_empty() { vec![(left, left + SEEN)] } else { pieces }
}

/// The signs of a row from the left, so far apart that each is seen.
fn apart(frame: &Frame, traced: &Traced, size: f64) -> Vec<(f64, Sign)> {
    let mut apart: Vec<(f64, Sign)> = Vec::new();
    for (place, sign) in &traced.signs {
        let mut x = frame.place(*place, *sign);
        if let Place::At(_) = place {
            x = x.clamp(frame.left + size, frame.right - size);
            // A hair less than the step, which rounding may shorten: else the same sign is found for ever.
            let room = 2.0 * size - 1e-6;
            let near = |x: f64| move |(other, kind): &&(f64, Sign)| kind != sign && (x - other).abs() < room;
            while let Some((other, _)) =
                apart.iter().find(near(x)).filter(|(other, _)| other + 3.0 * size < frame.right)
            {
                x = other + 2.0 * size;
            }
        }
        apart.push((x, *sign));
    }
    apart.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    apart
}

/// What is in the picture, with its words.
fn legend(rows: &[Row], lang: Lang) -> Vec<(Option<Sign>, String)> {
    let items = SIGNS.into_iter().filter(|(sign, _)| has(rows, *sign)).map(|(sign, id)| (Some(sign), key(id, lang)));
    let clocks = rows.iter().any(|row| row.clocks).then(|| (None, key("clocks", lang)));
    items.chain(clocks).collect()
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
