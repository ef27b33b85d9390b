//! Where the things of the picture stand: how high a row is, and which column each sign has.

use super::night::{Place, ROW};
use super::{CLOCKS, DATE, EACH_DATED, HEAD, Row, SLOT};
use crate::report::doctor::figures::canvas::{Sign, WIDTH};

/// How high the picture may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Full,
    Less,
    Least,
}

impl Room {
    /// Height of a row.
    fn pitch(self, count: usize) -> f64 {
        let (all, most) = match (self, count) {
            (Room::Full, ..=EACH_DATED) => (158.0, DATE),
            (Room::Full, _) => (266.0, 5.4),
            (Room::Less, ..=EACH_DATED) => (112.0, 5.4),
            (Room::Less, _) => (196.0, 4.0),
            (Room::Least, _) => (84.0, 3.4),
        };
        (all / count.max(1) as f64).min(most)
    }
}

/// Where things are.
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) pitch: f64,
    /// The kinds of signs left and right of the rows.
    pub(super) before: Vec<Sign>,
    pub(super) after: Vec<Sign>,
}

impl Frame {
    pub(super) fn of(rows: &[Row], room: Room) -> Self {
        let (before, after) = (kinds(rows, Place::Before), kinds(rows, Place::After));
        let right = WIDTH - if after.is_empty() { 2.0 } else { (after.len() as f64 * SLOT).max(25.0) };
        Self { left: CLOCKS + 5.0 + before.len() as f64 * SLOT, right, pitch: room.pitch(rows.len()), before, after }
    }

    pub(super) fn x(&self, minutes: f64) -> f64 {
        self.left + (self.right - self.left) * minutes / ROW as f64
    }

    pub(super) fn top(&self, row: usize) -> f64 {
        HEAD + row as f64 * self.pitch
    }

    /// The middle of a sign.
    pub(super) fn place(&self, place: Place, sign: Sign) -> f64 {
        let slot = |of: &[Sign]| of.iter().position(|kind| *kind == kind_of(sign)).unwrap_or(0) as f64 + 0.5;
        match place {
            Place::Before => self.left - 1.0 - (self.before.len() as f64 - slot(&self.before)) * SLOT,
            Place::At(minutes) => self.x(minutes as f64),
            Place::After => self.right + 1.0 + slot(&self.after) * SLOT,
        }
    }
}

/// The kinds of signs at a place, in the order in which they stand beside each other.
pub(super) fn kinds(rows: &[Row], at: Place) -> Vec<Sign> {
    let signs = rows.iter().filter_map(|row| row.traced.as_ref()).flat_map(|traced| &traced.signs);
    let mut kinds: Vec<Sign> = signs.filter(|(place, _)| *place == at).map(|(_, sign)| kind_of(*sign)).collect();
    kinds.sort_unstable_by_key(|sign| std::cmp::Reverse(*sign));
    kinds.dedup();
    kinds
}

/// An urge that was there all day stands where one does that began before 18:00.
pub(super) fn kind_of(sign: Sign) -> Sign {
    if sign == Sign::AllDay { Sign::Earlier } else { sign }
}
