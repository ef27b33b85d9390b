//! Misspellings: the one name that a word nearly is.

use super::forms::tail;
use super::index::Name;
use super::normalise::Script;

/// The longest word that is held against the list letter by letter.
const MOST_LETTERS: usize = 40;

/// The nearest name within the limit for a word of that length, and how far it is.
///
/// Two medicines equally near are a guess too many: nothing is returned then.
pub(super) fn resembling(word: &str, script: Script) -> Option<(usize, Name)> {
    if script == Script::Hangul {
        let cuts = word.char_indices().map(|(at, _)| at).skip(1).filter(|at| tail(&word[*at..]));
        let spellings = cuts.map(|at| &word[..at]).chain(std::iter::once(word));
        return spellings.filter_map(|spelling| nearest(spelling, script)).min_by_key(|(distance, _)| *distance);
    }
    nearest(word, script)
}

/// How many slips are forgiven: short names lie too close together, and too close to everyday words
/// ("concerns" is no Concerta).
fn limit(script: Script, word: usize, name: usize) -> usize {
    match (script, word.min(name)) {
        (Script::Latin, 8..) if name > 8 => 2,
        (Script::Latin, 5..) | (Script::Hangul, 4..) => 1,
        _ => 0,
    }
}

fn nearest(word: &str, script: Script) -> Option<(usize, Name)> {
    let letters = word.chars().count();
    if letters > MOST_LETTERS {
        return None;
    }
    let mut best: Option<(Rank, Name)> = None;
    let mut tied = false;
    for length in letters.saturating_sub(2)..=letters + 2 {
        let limit = limit(script, letters, length);
        if limit < length.abs_diff(letters).max(1) {
            continue;
        }
        for candidate in Name::of_length(script, length) {
            let Some(rank) = Rank::of(word, letters, candidate, script, limit) else {
                continue;
            };
            match &best {
                Some((known, name)) if *known == rank => tied |= !name.is_of(candidate),
                Some((known, _)) if *known < rank => {}
                _ => {
                    best = Some((rank, candidate));
                    tied = false;
                }
            }
        }
    }
    best.filter(|_| !tied).map(|(rank, name)| (rank.distance, name))
}

/// What makes one name nearer than another: fewer slips, then a longer common beginning, then the same length.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    distance: usize,
    unlike_from: std::cmp::Reverse<usize>,
    longer_or_shorter: usize,
}

impl Rank {
    fn of(word: &str, letters: usize, candidate: Name, script: Script, limit: usize) -> Option<Self> {
        // People seldom miss the first letter; other words that differ there are other words. Most names differ there, so
        // that is looked at first.
        let (own, other) = (word.as_bytes(), candidate.spelling());
        let begins_alike = own.first() == other.first() || letters >= 8 && own.get(1..) == other.get(1..);
        if script != Script::Hangul && !begins_alike {
            return None;
        }
        let key = candidate.plain();
        let length = key.chars().count();
        let common = word.chars().zip(key.chars()).take_while(|(a, b)| a == b).count();
        if script == Script::Hangul && !plausible_syllables(word, key, letters == length) {
            return None;
        }
        let distance = strsim::osa_distance(word, key);
        let unlike_from = std::cmp::Reverse(common);
        (distance <= limit).then_some(Self { distance, unlike_from, longer_or_shorter: length.abs_diff(letters) })
    }
}

/// A slip in Hangul keeps a part of the syllable ("팩" for "펙"), as another word seldom does.
fn plausible_syllables(word: &str, key: &str, same_length: bool) -> bool {
    if !same_length {
        return true;
    }
    let mut unlike = word.chars().zip(key.chars()).filter(|(a, b)| a != b);
    match (unlike.next(), unlike.next()) {
        (Some((a, b)), None) => parts(a).zip(parts(b)).is_some_and(|(a, b)| a.0 == b.0 || a.1 == b.1),
        (Some((a, b)), Some((c, d))) => (a, b) == (d, c),
        _ => true,
    }
}

/// First and middle letter of a syllable.
fn parts(syllable: char) -> Option<(u32, u32)> {
    let at = (syllable as u32).checked_sub(0xac00).filter(|at| *at < 11_172)?;
    Some((at / 588, at % 588 / 28))
}
