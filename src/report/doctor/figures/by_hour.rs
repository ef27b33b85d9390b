//! Cramps by weekday of the night and hour.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::across::LEFT;
use super::canvas::{Canvas, SIZE, WIDTH};
use super::picture::{Picture, figure};
use super::said::Said;
use crate::diary::analysis::told;
use crate::diary::analysis::{Analysis, Nights, Span};
use crate::report::diary::weekday;
use crate::report::page::{Anchor, Figure, Ink};
use crate::text::{Lang, fill};

/// Fewer cramps with a time are told better in words.
const FEWEST: usize = 5;
/// The first hour of the grid, and its columns: an hour each up to noon, and one for the afternoon.
const FIRST: u32 = 18;
const HOURS: usize = 18;
const COLUMNS: usize = HOURS + 1;
const HEAD: f64 = 10.0;
const ROW: f64 = 9.2;
/// The same where there is less room.
const LOW: f64 = 7.0;
/// The afternoon is wider, for its name.
const AFTERNOON: f64 = 42.0;
const COLUMN: f64 = (WIDTH - LEFT - AFTERNOON) / HOURS as f64;

/// How many cramps, by weekday from Monday, and hour from 18:00.
type Grid = [[usize; COLUMNS]; 7];

/// Cramps by weekday of the night and hour; `None` with fewer than five cramps that have a time.
pub fn cramps_by_hour<'a>(nights: &'a Nights<'a>, analysis: &'a Analysis, lang: Lang) -> Option<Figure<'a>> {
    let grid = grid(&nights.over(analysis.period));
    let timed: usize = grid.iter().flatten().sum();
    if timed < FEWEST {
        return None;
    }
    figure(ByHour { grid, timed, analysis, lang }, lang)
}

struct ByHour<'a> {
    grid: Grid,
    /// Cramps that have a time.
    timed: usize,
    analysis: &'a Analysis,
    lang: Lang,
}

/// How much room the grid has.
#[derive(Clone, Copy)]
enum Size {
    /// The height of a row for each weekday.
    Rows(f64),
    /// All weekdays in one row.
    OneRow,
}

impl Picture for ByHour<'_> {
    type Size = Size;
    const NAME: &'static str = "cramps_by_hour";
    const SIZES: &'static [Size] = &[Size::Rows(ROW), Size::Rows(LOW), Size::Rows(LOW), Size::OneRow];

    fn said(&self, _: Size) -> Said {
        said(&self.grid, self.timed, self.analysis, self.lang)
    }

    fn characters(&self) -> Vec<String> {
        characters(&self.grid, self.lang)
    }

    fn draw(&self, size: Size) -> Canvas {
        match size {
            Size::Rows(height) => draw(&self.grid, height, self.lang),
            Size::OneRow => totals(&self.grid, self.lang),
        }
    }
}

fn grid(span: &Span<'_>) -> Grid {
    let mut grid = [[0; COLUMNS]; 7];
    for one in span.nights.iter().filter(|one| told::cramp(one.night) == Some(true)) {
        let row = one.night.date.weekday().num_days_from_monday() as usize;
        for at in one.night.cramp_events().iter().filter_map(|cramp| cramp.at) {
            grid[row][column(at.hour())] += 1;
        }
    }
    grid
}

/// The column of an hour of the day.
fn column(hour: u32) -> usize {
    let column = (hour + 24 - FIRST) % 24;
    (column as usize).min(HOURS)
}

/// The hour above a column.
fn hour(column: usize) -> String {
    format!("{:02}", (FIRST as usize + column) % 24)
}

/// The weekdays, from Monday.
fn weekdays(lang: Lang) -> impl Iterator<Item = &'static str> {
    NaiveDate::default().week(Weekday::Mon).first_day().iter_days().take(7).map(move |date| weekday(date, lang))
}

fn draw(grid: &Grid, height: f64, lang: Lang) -> Canvas {
    let bottom = HEAD + 7.0 * height;
    let mut canvas = Canvas::new(WIDTH, bottom + 0.5);
    let y = |row: usize| HEAD + row as f64 * height;
    for (row, cells) in grid.iter().enumerate() {
        for (column, _) in cells.iter().enumerate().filter(|(_, count)| **count > 0) {
            canvas.rect((x(column), x(column + 1)), (y(row), y(row + 1)), Ink::Light);
        }
    }
    hours(&mut canvas, bottom, lang);
    for row in 0..=7 {
        canvas.line((LEFT, y(row)), (WIDTH, y(row)), Ink::Grid, 0.4);
    }
    for ((row, cells), name) in grid.iter().enumerate().zip(weekdays(lang)) {
        canvas.text((LEFT - 3.0, y(row) + height / 2.0 + 2.4), SIZE, Anchor::End, name);
        for (column, count) in cells.iter().enumerate().filter(|(_, count)| **count > 0) {
            canvas.text(
                ((x(column) + x(column + 1)) / 2.0, y(row) + height / 2.0 + 2.5),
                SIZE,
                Anchor::Middle,
                &count.to_string(),
            );
        }
    }
    canvas
}

/// The left edge of a column.
fn x(column: usize) -> f64 {
    if column > HOURS { WIDTH } else { LEFT + column as f64 * COLUMN }
}

/// The hours above, and the lines between them.
fn hours(canvas: &mut Canvas, bottom: f64, lang: Lang) {
    for column in 0..=COLUMNS {
        // Midnight, and the afternoon that stands apart.
        let (ink, width) = if column == 6 || column == HOURS { (Ink::Text, 0.6) } else { (Ink::Grid, 0.4) };
        canvas.line((x(column), HEAD), (x(column), bottom), ink, width);
    }
    for column in 0..HOURS {
        canvas.text((x(column) + COLUMN / 2.0, HEAD - 3.0), SIZE, Anchor::Middle, &hour(column));
    }
    canvas.text((WIDTH - AFTERNOON / 2.0, HEAD - 3.0), SIZE, Anchor::Middle, lang.say(["figure", "axis", "afternoon"]));
}

/// All weekdays in one row, and how many there were on each in words.
fn totals(grid: &Grid, lang: Lang) -> Canvas {
    let bottom = HEAD + ROW;
    let mut canvas = Canvas::new(WIDTH, bottom + 0.5);
    for column in 0..COLUMNS {
        let count: usize = grid.iter().map(|cells| cells[column]).sum();
        if count > 0 {
            canvas.rect((x(column), x(column + 1)), (HEAD, bottom), Ink::Light);
            let at = ((x(column) + x(column + 1)) / 2.0, HEAD + ROW / 2.0 + 2.5);
            canvas.text(at, SIZE, Anchor::Middle, &count.to_string());
        }
    }
    hours(&mut canvas, bottom, lang);
    for y in [HEAD, bottom] {
        canvas.line((LEFT, y), (WIDTH, y), Ink::Grid, 0.4);
    }
    canvas.key(0.0, &[(None, by_day(grid, lang))]);
    canvas
}

/// How many there were on each weekday.
fn by_day(grid: &Grid, lang: Lang) -> String {
    let counts = weekdays(lang).zip(grid).map(|(name, cells)| format!("{name} {}", cells.iter().sum::<usize>()));
    let sentence = lang.say(["figure", "cramps_by_hour", "by_day"]);
    fill(sentence, &[("counts", &counts.collect::<Vec<_>>().join(", "))])
}

fn characters(grid: &Grid, lang: Lang) -> Vec<String> {
    let row = |name: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>3}")).collect();
        format!("{name:<4}{cells}").trim_end().to_owned()
    };
    let hours = (0..HOURS).map(hour).chain([lang.say(["figure", "axis", "afternoon"]).to_owned()]);
    let mut lines = vec![row("", hours.collect())];
    for (cells, name) in grid.iter().zip(weekdays(lang)) {
        let count = |count: &usize| if *count == 0 { ".".to_owned() } else { count.to_string() };
        lines.push(row(name, cells.iter().map(count).collect()));
    }
    lines
}

fn said(grid: &Grid, timed: usize, analysis: &Analysis, lang: Lang) -> Said {
    let mut said = Said::of(ByHour::NAME, lang);
    let (rates, timed) = (&analysis.rates, timed.to_string());
    let (times, yes) = (rates.cramps.times.to_string(), rates.cramp_nights.yes.to_string());
    let told = rates.cramp_nights.told.to_string();
    said.say_nights(analysis);
    said.say("cramps", &[("times", &times), ("yes", &yes), ("told", &told), ("timed", &timed)]);
    said.add(by_day(grid, lang));
    let of_hour = |column: usize| grid.iter().map(|cells| cells[column]).sum::<usize>();
    let by_hour = (0..HOURS).filter(|column| of_hour(*column) > 0);
    let by_hour: Vec<String> = by_hour.map(|column| format!("{}:00 {}", hour(column), of_hour(column))).collect();
    if !by_hour.is_empty() {
        said.say("by_hour", &[("counts", &by_hour.join(", "))]);
    }
    if of_hour(HOURS) > 0 {
        said.say("afternoon", &[("count", &of_hour(HOURS).to_string())]);
    }
    said
}
