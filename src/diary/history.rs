//! What stands, and what stood before: the newest record of a key counts, and a change can be taken back.

use std::collections::BTreeMap;

use super::stamp::{Key, Stamp};

/// A record: what it says about itself, and its payload.
pub type Record<'a> = (&'a Stamp, &'a str);

/// The records that stand, by key; `records` come newest first. What was removed is not among them.
pub fn standing<'a>(records: impl IntoIterator<Item = Record<'a>>) -> BTreeMap<Key, Record<'a>> {
    let mut newest = BTreeMap::new();
    for record in records {
        newest.entry(record.0.key.clone()).or_insert(record);
    }
    newest.retain(|_, (stamp, _)| !stamp.removes);
    newest
}

/// A change that can be taken back.
#[derive(Clone, Copy, Debug)]
pub struct Undo<'a> {
    /// The change.
    pub change: Record<'a>,
    /// What stood before it, if anything did.
    pub before: Option<Record<'a>>,
}

/// The last change that was not taken back yet; `records` come newest first.
///
/// A record that takes back another is passed over together with everything since that other, so that asking again
/// goes one change further back each time. Records up to `floor` have lost what stood before them.
pub fn last_change<'a>(records: &[Record<'a>], floor: u64) -> Option<Undo<'a>> {
    let mut below = u64::MAX;
    for (at, (stamp, _)) in records.iter().enumerate() {
        if stamp.seq >= below {
            continue;
        }
        if stamp.seq <= floor {
            return None;
        }
        // What claims to take back a record of something else is a change like any other.
        let of_another =
            |undone: &u64| records[at + 1..].iter().any(|(of, _)| of.seq == *undone && of.key != stamp.key);
        match stamp.undoes.filter(|undone| !of_another(undone)) {
            Some(undone) => below = undone,
            None => {
                let earlier = records[at + 1..].iter().find(|(before, _)| before.key == stamp.key);
                let before = earlier.filter(|(before, _)| !before.removes);
                return Some(Undo { change: records[at], before: before.copied() });
            }
        }
    }
    None
}

/// The records of one key, newest first.
pub fn of_key<'a>(records: impl IntoIterator<Item = Record<'a>>, key: &Key) -> Vec<Record<'a>> {
    records.into_iter().filter(|(stamp, _)| stamp.key == *key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(of: &[(u64, Option<u64>, &str)]) -> Vec<(Stamp, String)> {
        let line = |(seq, undoes, payload): &(u64, Option<u64>, &str)| {
            let through = chrono::NaiveDate::from_ymd_opt(2026, 11, 30);
            let text = Stamp::write(*seq, through, "2026-12-01T07:00:00+09:00", *undoes, payload);
            (Stamp::read(text.as_bytes()).expect("a record"), text)
        };
        of.iter().rev().map(line).collect()
    }
    fn records(lines: &[(Stamp, String)]) -> Vec<Record<'_>> {
        lines.iter().map(|(stamp, text)| (stamp, stamp.payload(text))).collect()
    }

    const A1: &str = r#""night":{"date":"2026-11-20","n":1}"#;
    const A2: &str = r#""night":{"date":"2026-11-20","n":2}"#;
    const B1: &str = r#""night":{"date":"2026-11-21"}"#;
    const NO_A: &str = r#""removal":{"night":"2026-11-20"}"#;

    #[test]
    fn the_newest_record_of_a_key_stands_and_a_removal_takes_it_away() {
        let lines = lines(&[(1, None, A1), (2, None, B1), (3, None, A2)]);
        let standing = standing(records(&lines));
        assert_eq!(standing.len(), 2);
        assert!(standing.values().next().expect("a night").1.contains("\"n\":2"));
        let removed = super::tests::lines(&[(1, None, A1), (2, None, NO_A)]);
        assert!(super::standing(records(&removed)).is_empty());
    }

    #[test]
    fn undo_goes_one_change_further_back_each_time() {
        let change = |of: &[(u64, Option<u64>, &str)], floor| {
            let lines = lines(of);
            last_change(&records(&lines), floor).map(|undo| (undo.change.0.seq, undo.before.map(|before| before.0.seq)))
        };
        let three = [(1, None, A1), (2, None, B1), (3, None, A2)];
        assert_eq!(change(&three, 0), Some((3, Some(1))));
        let four = [three[0], three[1], three[2], (4, Some(3), A1)];
        assert_eq!(change(&four, 0), Some((2, None)));
        let five = [four[0], four[1], four[2], four[3], (5, Some(2), r#""removal":{"night":"2026-11-21"}"#)];
        assert_eq!(change(&five, 0), Some((1, None)));
        // A change after undoing is a change like any other, and what stood before it is what undoing brought back.
        let six = [five[0], five[1], five[2], five[3], five[4], (6, None, A2)];
        assert_eq!(change(&six, 0), Some((6, Some(4))));
        assert_eq!(change(&[], 0), None);
        let lying = [three[0], three[1], (3, Some(1), r#""night":{"date":"2026-11-21","n":2}"#)];
        assert_eq!(change(&lying, 0), Some((3, Some(2))));
        assert_eq!(change(&three, 3), None);
    }
}
