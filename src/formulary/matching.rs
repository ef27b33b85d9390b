//! From a line of free text to the medicines it names.

use super::catalogue::Medicine;
use super::forms::{MAKERS, NEGATIONS_AFTER, NEGATIONS_BEFORE, is_plain_word, tail};
use super::index::{self, Name};
use super::lookalike::resembling;
use super::normalise::{Plain, Script};

/// How deep names written without a space ("칼슘마그네슘") are taken apart.
const DEEPEST: usize = 4;
/// How many words of a line are held against the list letter by letter.
const MOST_GUESSES: usize = 8;

/// A line and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The line, letter for letter.
    pub as_written: String,
    /// What it names.
    pub found: Match,
    /// Further words of the line that resemble a name, e.g. "ropinerole" in "metformin, ropinerole";
    /// like [`Match::Close`], to be confirmed.
    pub resembling: Vec<Resembling>,
}

/// How a line was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Names of the list stand in it; in the order of the line, each medicine once.
    Exact(Vec<&'static Medicine>),
    /// No name stands in it, but a word is a misspelling of one.
    Close {
        /// The name that was probably meant.
        name: &'static str,
        /// What that name stands for.
        medicines: Vec<&'static Medicine>,
    },
    /// Nothing of the list.
    Unknown,
}

/// A word that is nearly a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resembling {
    /// The name that was probably meant.
    pub name: &'static str,
    /// What that name stands for.
    pub medicines: Vec<&'static Medicine>,
}

impl Match {
    /// The medicines that are named or probably meant.
    pub fn medicines(&self) -> &[&'static Medicine] {
        match self {
            Self::Exact(medicines) | Self::Close { medicines, .. } => medicines,
            Self::Unknown => &[],
        }
    }
}

/// Finds the medicines that a line of free text names.
///
/// Case, accents, spaces, hyphens, doses and forms do not matter; the longest name wins ("Tylenol PM"
/// before "Tylenol"); every medicine of the line is found. A kind ("water pill") counts on a line that names no
/// medicine. Only the first 4,000 characters and 600 words are
/// read. A word that is itself a name is never taken for a misspelling of another.
pub fn identify(as_written: &str) -> Identified {
    let plain = Plain::of(as_written);
    let mut exact: Vec<&'static Medicine> = Vec::new();
    let mut left = Vec::new();
    let mut at = 0;
    while at < plain.tokens.len() {
        if let Some((names, next)) = longest_name(&plain, at) {
            if !is_negated(&plain, at, next) {
                for medicine in names.iter().flat_map(|name| name.medicines()) {
                    if !exact.iter().any(|known| known.id == medicine.id) {
                        exact.push(medicine);
                    }
                }
            }
            at = next;
        } else {
            left.push(at);
            at += 1;
        }
    }
    // "bupropion (antidepressant)" says of what kind it is, not that there is another.
    if exact.iter().any(|medicine| !medicine.unspecified) {
        exact.retain(|medicine| !medicine.unspecified);
    }
    let mut near = guesses(&plain, &left, &exact);
    let found = if !exact.is_empty() {
        Match::Exact(exact)
    } else if near.is_empty() {
        Match::Unknown
    } else {
        let Resembling { name, medicines } = near.remove(0);
        Match::Close { name, medicines }
    };
    Identified { as_written: as_written.to_owned(), found, resembling: near }
}

/// The longest name that begins at this word, and the word after it.
fn longest_name(plain: &Plain, at: usize) -> Option<(Vec<Name>, usize)> {
    let start = plain.tokens[at].start;
    let reach = (at + 1..plain.tokens.len()).take_while(|next| !plain.tokens[*next].fresh).count();
    let last = at + reach.min(index::longest() - 1);
    for end in (at..=last).rev() {
        if let Some(names) = name_up_to(plain, start, end) {
            return Some((names, end + 1));
        }
    }
    let word = plain.word(at);
    let makers = MAKERS.iter().filter(|maker| word.starts_with(**maker) && word.len() > maker.len());
    makers.filter_map(|maker| Some((name_up_to(plain, start + maker.len(), at)?, at + 1))).next()
}

/// What the text from `start` to the end of word `end` stands for, a form or a salt at its end left aside.
fn name_up_to(plain: &Plain, start: usize, end: usize) -> Option<Vec<Name>> {
    let token = plain.tokens[end];
    let key = &plain.text[start..token.end];
    if let Some(name) = Name::of(key) {
        return Some(vec![name]);
    }
    match token.script {
        Script::Hangul => hangul_names(key, token.start.max(start) - start, DEEPEST),
        // "probiotics", "multivitamins"
        Script::Latin if token.end - token.start > 4 => Some(vec![Name::of(key.strip_suffix('s')?)?]),
        _ => None,
    }
}

/// The name at the beginning of a Hangul word, when forms or further names are all that follows it.
fn hangul_names(key: &str, word: usize, depth: usize) -> Option<Vec<Name>> {
    let depth = depth.checked_sub(1)?;
    let cuts = key.char_indices().map(|(at, _)| at).filter(|at| *at > word).rev();
    cuts.filter_map(|cut| {
        let name = Name::of(&key[..cut])?;
        let rest = &key[cut..];
        if tail(rest) {
            return Some(vec![name]);
        }
        let more = match Name::of(rest) {
            Some(next) => vec![next],
            None => hangul_names(rest, 0, depth)?,
        };
        Some(std::iter::once(name).chain(more).collect())
    })
    .next()
}

/// "no iron", "caffeine free", "마그네슘 없음".
fn is_negated(plain: &Plain, at: usize, next: usize) -> bool {
    let joined = |index: usize| plain.tokens.get(index).is_some_and(|token| !token.fresh);
    let before = at > 0 && joined(at) && NEGATIONS_BEFORE.contains(&plain.word(at - 1));
    before || joined(next) && NEGATIONS_AFTER.contains(&plain.word(next))
}

/// Names that the words left over resemble, the nearest first, none that is already found.
fn guesses(plain: &Plain, left: &[usize], exact: &[&'static Medicine]) -> Vec<Resembling> {
    let mut tries = 0;
    let mut near: Vec<(usize, Name)> = Vec::new();
    for (place, at) in left.iter().copied().enumerate() {
        let token = plain.tokens[at];
        let word = plain.word(at);
        if !matches!(token.script, Script::Latin | Script::Hangul) || is_plain_word(word) {
            continue;
        }
        if tries == MOST_GUESSES {
            break;
        }
        tries += 1;
        // "magnesum oxide", "mira pecks": a name of two words, one of them misspelt
        let pair = left.get(place + 1).copied().filter(|next| {
            let after = plain.tokens[*next];
            *next == at + 1 && !after.fresh && after.script == token.script && !is_plain_word(plain.word(*next))
        });
        let joined = pair.and_then(|next| resembling(&plain.text[token.start..plain.tokens[next].end], token.script));
        if let Some(found) = resembling(word, token.script).or(joined) {
            near.push(found);
        }
    }
    near.sort_by_key(|(distance, _)| *distance);
    let mut out: Vec<Resembling> = Vec::new();
    for (_, name) in near {
        let medicines: Vec<&'static Medicine> = name.medicines().collect();
        let known = medicines.iter().all(|medicine| exact.iter().any(|found| found.id == medicine.id));
        if !known && !out.iter().any(|other| other.medicines == medicines) {
            out.push(Resembling { name: name.written(), medicines });
        }
    }
    out
}
