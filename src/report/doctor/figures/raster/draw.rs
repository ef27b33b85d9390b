//! The raster as shapes.

use chrono::{Datelike, Weekday};

use super::frame::{Frame, Room};
use super::night::{Band, Place, Traced};
use super::{CLOCKS, DATE, DATES, EACH_DATED, HEAD, Row, SIGNS, has};
use crate::diary::analysis::Analysis;
use crate::report::doctor::figures::canvas::{Canvas, SIZE, Sign, Surface, WIDTH};
use crate::report::doctor::figures::said::{clock, day, key, short_day, shown_of};
use crate::report::page::{Anchor, Ink};
use crate::text::Lang;

/// The least width of a surface that is seen.
const SEEN: f64 = 1.2;

/// Draws the rows in the room that there is.
pub fn draw(rows: &[Row], room: Room, analysis: &Analysis, lang: Lang) -> Canvas {
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
