//! Nights beside each other: one column each, with dates below.

use chrono::{Datelike, NaiveDate, Weekday};

use super::canvas::{Canvas, SIZE, WIDTH, text_width};
use super::said::short_day;
use crate::model::Night;
use crate::report::page::{Anchor, Ink};
use crate::text::Lang;

/// The most nights that are drawn beside each other.
pub const MOST: u64 = 366;
/// The widest column.
const WIDEST: f64 = 17.0;
/// The edges of the frame; the same in all pictures, so that the nights stand under each other.
pub const LEFT: f64 = 24.0;
pub const RIGHT: f64 = WIDTH - 88.0;

/// A night of a picture; `None` of one that is missing.
pub type Column<'a> = (NaiveDate, Option<&'a Night>);

/// Where the columns are.
#[derive(Clone, Copy, Debug)]
pub struct Across {
    /// The left edge of the first.
    pub left: f64,
    /// The right edge of the frame.
    pub right: f64,
    /// Width of one.
    pub pitch: f64,
}

impl Across {
    /// So many columns within the frame; few are not stretched.
    pub fn of(count: usize) -> Self {
        let pitch = ((RIGHT - LEFT) / count.max(1) as f64).min(WIDEST);
        Self { left: LEFT, right: LEFT + pitch * count as f64, pitch }
    }

    /// The middle of a column.
    pub fn middle(self, at: usize) -> f64 {
        self.left + (at as f64 + 0.5) * self.pitch
    }

    /// The edges of what stands in a column.
    pub fn edges(self, at: usize, part: f64) -> (f64, f64) {
        let half = self.pitch * part / 2.0;
        (self.middle(at) - half, self.middle(at) + half)
    }

    /// The dates of as many Mondays as there is room for, below the line of the frame.
    pub fn dates(self, canvas: &mut Canvas, columns: &[Column<'_>], bottom: f64, lang: Lang) {
        let mut free = 0.0;
        let monday = |date: NaiveDate| date.weekday() == Weekday::Mon;
        let any = columns.iter().any(|(date, _)| monday(*date));
        for (at, (date, _)) in columns.iter().enumerate() {
            if any && !monday(*date) {
                continue;
            }
            let (x, label) = (self.left + at as f64 * self.pitch, short_day(*date, lang));
            let wide = text_width(&label);
            if x >= free && x + wide <= canvas.drawing.width {
                canvas.line((x, bottom), (x, bottom + 3.0), Ink::Text, 0.5);
                canvas.text((x + 1.5, bottom + SIZE + 1.5), SIZE, Anchor::Start, &label);
                free = x + wide + 10.0;
            }
        }
    }
}
