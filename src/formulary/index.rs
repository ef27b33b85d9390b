//! All names of the list by their plain spelling, in a file that is searched as it is: a report asks for a handful of
//! medicines, and nothing else of the list is read for them.
//!
//! ```text
//! names, medicines, bytes of contents, most words of a name            u16 each, like all numbers with the high byte first
//! spelling: first byte (u32) and length (u8); name in medicines.json: length (u8) and first byte (u32); contents (u16)
//!                                                                      for each name, by spelling
//! first byte (u32) and length (u16) in medicines.json                  for each medicine, in the order of the list
//! number of medicines, and the place of each                           u16 each; what the names stand for
//! end of the names of that many letters, from 0 letters on             u16 each, for Latin names and for Hangul ones
//! names that a misspelling may be held against                         u16 each, by script, letters and the list
//! the spellings
//! ```
//!
//! `formulary/tests/index.rs` makes the file, and holds every name against the list.

use std::cmp::Ordering;
use std::sync::{LazyLock, OnceLock};

use super::catalogue::{DATA, Medicine};
use super::normalise::Script;

static INDEX: &[u8] = include_bytes!("../../data/medicines.bin");

/// Bytes of the four counts at the front.
pub(super) const FRONT: usize = 8;
/// Bytes of the row of a name.
pub(super) const NAME: usize = 12;
/// Bytes of the place of a medicine in the list.
pub(super) const PLACE: usize = 6;
/// No name has as many letters.
pub(super) const LETTERS: usize = 64;

/// A name of the list, by its place in the index; a phrase that only looks like one stands for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name(u16);

impl Name {
    /// The name of that plain spelling.
    pub fn of(spelling: &str) -> Option<Self> {
        let (mut low, mut high) = (0, names());
        while low < high {
            let middle = Name(low.midpoint(high));
            match middle.spelling().cmp(spelling.as_bytes()) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => low = middle.0 + 1,
                Ordering::Greater => high = middle.0,
            }
        }
        None
    }

    /// The names of that script with that many letters which a misspelling may be held against, in the order of the list.
    pub fn of_length(script: Script, letters: usize) -> impl Iterator<Item = Self> {
        let ends = parts().ends.as_chunks::<2>().0;
        let at = if script == Script::Hangul { LETTERS + letters } else { letters };
        let end = |at: usize| ends.get(at).map_or(0, |end| usize::from(u16::from_be_bytes(*end)));
        let found = if letters < LETTERS { at.checked_sub(1).map_or(0, end)..end(at) } else { 0..0 };
        parts().near.as_chunks::<2>().0[found].iter().map(|name| Name(u16::from_be_bytes(*name)))
    }

    /// Its plain spelling.
    pub fn plain(self) -> &'static str {
        str::from_utf8(self.spelling()).unwrap_or_default()
    }

    /// The name as the list has it.
    pub fn written(self) -> &'static str {
        let row = self.row();
        let (from, length) = (number(&row[6..10]), usize::from(row[5]));
        &DATA[from..from + length]
    }

    /// Whether both stand for the same medicines.
    pub fn is_of(self, other: Self) -> bool {
        self.contents() == other.contents()
    }

    /// What it stands for.
    pub fn medicines(self) -> impl Iterator<Item = &'static Medicine> {
        self.contents().iter().filter_map(|place| medicine(u16::from_be_bytes(*place)))
    }

    fn contents(self) -> &'static [[u8; 2]] {
        let at = number(&self.row()[10..]);
        let contents = parts().contents.as_chunks::<2>().0;
        let many = usize::from(u16::from_be_bytes(contents[at]));
        &contents[at + 1..at + 1 + many]
    }

    /// The bytes of its plain spelling.
    pub fn spelling(self) -> &'static [u8] {
        let row = self.row();
        let from = number(&row[..4]);
        &parts().spellings[from..from + usize::from(row[4])]
    }

    fn row(self) -> &'static [u8; NAME] {
        &parts().names.as_chunks().0[usize::from(self.0)]
    }
}

/// The most words that a name has.
pub(super) fn longest() -> usize {
    number(&INDEX[6..FRONT])
}

fn names() -> u16 {
    number(&INDEX[..2]) as u16
}

/// The medicine of that place; read from the list when it is first asked for.
fn medicine(place: u16) -> Option<&'static Medicine> {
    static SHELF: LazyLock<Vec<OnceLock<Medicine>>> = LazyLock::new(|| {
        let places = parts().places.as_chunks::<PLACE>().0;
        places.iter().map(|_| OnceLock::new()).collect()
    });
    let place = usize::from(place);
    let read = || {
        let row = parts().places.as_chunks::<PLACE>().0.get(place).copied().unwrap_or_default();
        let (from, length) = (number(&row[..4]), number(&row[4..]));
        serde_json::from_str(&DATA[from..from + length]).expect("data/medicines.bin is held against the list by a test")
    };
    Some(SHELF.get(place)?.get_or_init(read))
}

/// The parts of the file.
#[derive(Clone, Copy)]
struct Parts {
    names: &'static [u8],
    places: &'static [u8],
    contents: &'static [u8],
    ends: &'static [u8],
    near: &'static [u8],
    spellings: &'static [u8],
}

fn parts() -> Parts {
    let (names, rest) = INDEX[FRONT..].split_at(usize::from(names()) * NAME);
    let (places, rest) = rest.split_at(number(&INDEX[2..4]) * PLACE);
    let (contents, rest) = rest.split_at(number(&INDEX[4..6]));
    let (ends, rest) = rest.split_at(2 * 2 * LETTERS);
    let (near, spellings) = rest.split_at(2 * number(&ends[ends.len() - 2..]));
    Parts { names, places, contents, ends, near, spellings }
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}
