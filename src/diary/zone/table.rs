//! The clock changes of every zone of the IANA database, as one file without a pointer in it: the system has nothing to
//! relocate when the program starts, and of a hundred thousand bytes it reads those of one zone.
//!
//! ```text
//! "2025b\0\0\0"                                         version of the database
//! number of zones                                       u32, like all numbers with the high byte first
//! name (32 bytes), first change, end of changes         u32 each, for each zone, by name
//! seconds since 1970 UTC << 18 | offset + 2^17          i64, for each change: from then on that offset in seconds
//! ```
//!
//! The first change of a zone lies before all times. `tests/zones.rs` makes the file, and holds every zone against
//! `chrono-tz`.

use std::sync::atomic::{AtomicU16, Ordering};

static TABLE: &[u8] = include_bytes!("../../../data/zones.bin");

const FRONT: usize = 12;
const NAME: usize = 32;
const ROW: usize = NAME + 8;
const CHANGE: usize = 8;

/// A zone, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks(u16);

impl Clocks {
    /// The zone of a name, written exactly so.
    pub fn named(name: &str) -> Option<Self> {
        // Nearly every night of a diary is in the zone of the one before it.
        static LAST: AtomicU16 = AtomicU16::new(0);
        let last = Clocks(LAST.load(Ordering::Relaxed));
        if last.bytes() == name.as_bytes() {
            return Some(last);
        }
        let (mut low, mut high) = (0, zones());
        while low < high {
            let middle = Clocks(low.midpoint(high));
            match middle.bytes().cmp(name.as_bytes()) {
                std::cmp::Ordering::Equal => {
                    LAST.store(middle.0, Ordering::Relaxed);
                    return Some(middle);
                }
                std::cmp::Ordering::Less => low = middle.0 + 1,
                std::cmp::Ordering::Greater => high = middle.0,
            }
        }
        None
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        str::from_utf8(self.bytes()).unwrap_or_default()
    }

    /// Whether the clocks were changed between two instants, in seconds.
    pub fn change_within(self, (from, to): (i64, i64)) -> bool {
        let changes = self.changes();
        let next = changes.partition_point(|change| seconds(change) <= from);
        changes.get(next).is_some_and(|change| seconds(change) <= to)
    }

    /// The offset from UTC at an instant; both in seconds.
    pub fn offset_at(self, utc: i64) -> i32 {
        let changes = self.changes();
        offset(&changes[changes.partition_point(|change| seconds(change) <= utc) - 1])
    }

    /// The offsets at which the clocks show a time, the earlier instant first; all in seconds.
    pub fn offsets_of(self, local: i64) -> impl Iterator<Item = i32> {
        let changes = self.changes();
        // No offset is as long as two days.
        let from = changes.partition_point(|change| seconds(change) < local - TWO_DAYS).saturating_sub(1);
        let near = (from..changes.len()).take_while(move |at| seconds(&changes[*at]) <= local + TWO_DAYS);
        near.filter_map(move |at| {
            let offset = offset(&changes[at]);
            let utc = local - i64::from(offset);
            let in_force = seconds(&changes[at]) <= utc && changes.get(at + 1).is_none_or(|next| utc < seconds(next));
            in_force.then_some(offset)
        })
    }

    fn bytes(self) -> &'static [u8] {
        let name = &self.row()[..NAME];
        &name[..name.iter().position(|byte| *byte == 0).unwrap_or(NAME)]
    }

    fn row(self) -> &'static [u8] {
        let at = FRONT + usize::from(self.0) * ROW;
        &TABLE[at..at + ROW]
    }

    fn changes(self) -> &'static [[u8; CHANGE]] {
        let (_, ends) = self.row().split_at(NAME);
        let (_, changes) = TABLE.split_at(FRONT + usize::from(zones()) * ROW);
        let (changes, _) = changes.as_chunks();
        &changes[number(&ends[..4])..number(&ends[4..])]
    }
}

const TWO_DAYS: i64 = 2 * 24 * 60 * 60;

fn zones() -> u16 {
    number(&TABLE[8..FRONT]) as u16
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

fn seconds(change: &[u8; CHANGE]) -> i64 {
    i64::from_be_bytes(*change) >> 18
}

fn offset(change: &[u8; CHANGE]) -> i32 {
    (i64::from_be_bytes(*change) & ((1 << 18) - 1)) as i32 - (1 << 17)
}
