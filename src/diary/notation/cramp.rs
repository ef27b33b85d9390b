//! One cramp of a night.

use std::fmt;

use super::duration::{seconds_with_unit, shortest, unit};
use super::list::{ids, join};
use super::time::{WrittenTime, time};
use super::urge::severity;
use super::{Alone, NotationFault, NotationKind, alone};
use crate::model::{CrampRelief, CrampSite, Id, Leg, Set};

/// What was said about one cramp; `None` is a part that was not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CrampParts {
    /// When it began.
    pub at: Option<WrittenTime>,
    /// How long it lasted in seconds, 0 to 1 209 600.
    pub seconds: Option<u32>,
    /// On which side.
    pub leg: Option<Leg>,
    /// In which muscle.
    pub site: Option<CrampSite>,
    /// How strong, on the rating scale of 0 to 10.
    pub severity: Option<u8>,
    /// Whether the muscle stayed sore.
    pub sore: Option<bool>,
    /// What made it let go; never empty.
    pub eased: Option<Set<CrampRelief>>,
}

impl fmt::Display for CrampParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sore = |sore| if sore { "sore" } else { "not sore" };
        let parts = [
            self.at.map(|at| at.to_string()),
            self.seconds.map(shortest),
            self.leg.map(|leg| leg.to_string()),
            self.site.map(|site| site.to_string()),
            self.severity.map(|points| points.to_string()),
            self.sore.map(|is| sore(is).to_owned()),
            self.eased.map(|eased| format!("eased:{}", join(eased, "+"))),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(if said.is_empty() { "yes".to_owned() } else { said.join(" ") }.as_str())
    }
}

/// What was said about cramps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrampNote {
    /// There was one.
    One(CrampParts),
    /// There was none.
    No,
    /// The person is not sure.
    Unsure,
}

impl fmt::Display for CrampNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(parts) => parts.fmt(f),
            Self::No => f.write_str("no"),
            Self::Unsure => f.write_str("unsure"),
        }
    }
}

/// The words that may stand in a cramp, for finding the one that was meant.
const WORDS: &[&str] = &[
    "left",
    "right",
    "both",
    "calf",
    "foot",
    "shin",
    "thigh",
    "hand",
    "arm",
    "trunk",
    "jaw",
    "toes",
    "hamstring",
    "sore",
    "eased",
    "no",
    "unsure",
];

/// Reads one cramp, its parts in any order with spaces or commas between them: `03:10 90s left calf 8`,
/// `calf, sore, eased:standing+walking`; `yes` for one of which no more is said; `no` or `unsure`.
///
/// # Errors
/// A part that is not understood, or said twice.
pub fn cramp(text: &str) -> Result<CrampNote, NotationFault> {
    match alone(text) {
        Some(Alone::No) => return Ok(CrampNote::No),
        Some(Alone::Unsure) => return Ok(CrampNote::Unsure),
        None if text.trim().eq_ignore_ascii_case("yes") => return Ok(CrampNote::One(CrampParts::default())),
        None => {}
    }
    let mut reader = Reader::default();
    for part in parts(text)? {
        reader.take(&part)?;
    }
    if reader.said.is_empty() {
        return Err(NotationFault::new(text, NotationKind::Empty));
    }
    Ok(CrampNote::One(reader.parts))
}

/// The parts of the line in small letters; what is one part although it has a space in it is put together.
fn parts(text: &str) -> Result<Vec<String>, NotationFault> {
    decimal_comma(text)?;
    let lower = text.to_lowercase();
    let mut parts: Vec<String> = Vec::new();
    for word in lower.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty()) {
        match parts.last_mut() {
            // 2 m, 3 am
            Some(last) if is_number(last) && unit(word).is_some() => last.push_str(word),
            Some(last) if (is_number(last) || last.contains(':')) && is_half(word) => last.push_str(word),
            // not sore, eased by standing
            Some(last) if (last == "not" && word == "sore") || (last == "eased" && word == "by") => {
                *last = format!("{last} {word}");
            }
            Some(last) if last == "eased by" && word == "itself" => *last = "eased:by_itself".to_owned(),
            Some(last) if last == "eased by" || last == "eased:" => *last = format!("eased:{word}"),
            _ => parts.push(word.to_owned()),
        }
    }
    Ok(lengths(parts))
}

/// Puts together the parts of one length, such as `1 m 30 s`.
fn lengths(parts: Vec<String>) -> Vec<String> {
    let mut together: Vec<String> = Vec::with_capacity(parts.len());
    for part in parts {
        let smaller = |last: &str| digit_first(&part) && seconds(&part).is_some_and(|unit| Some(unit) < seconds(last));
        match together.last_mut() {
            Some(last) if digit_first(last) && smaller(last) => last.push_str(&part),
            _ => together.push(part),
        }
    }
    together
}

/// Refuses `1,5h`, which may be one and a half hours or a severity and five hours.
fn decimal_comma(text: &str) -> Result<(), NotationFault> {
    for word in text.split_whitespace() {
        let pieces: Vec<&str> = word.split(',').collect();
        let doubtful = |pair: &[&str]| is_number(pair[0]) && digit_first(pair[1]);
        if pieces.windows(2).any(doubtful) {
            return Err(NotationFault::new(word, NotationKind::Comma));
        }
    }
    Ok(())
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn digit_first(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_half(word: &str) -> bool {
    ["am", "pm", "a.m.", "p.m."].contains(&word)
}

/// Seconds of the unit at the end of a word.
fn seconds(word: &str) -> Option<u64> {
    unit(word.rsplit(|c: char| c.is_ascii_digit() || c == '.').next()?)
}

/// The kinds of part, each of which may be said once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Time,
    Length,
    Side,
    Muscle,
    Severity,
    Sore,
    Eased,
}

#[derive(Default)]
struct Reader {
    parts: CrampParts,
    said: Vec<(Part, String)>,
}

impl Reader {
    fn take(&mut self, word: &str) -> Result<(), NotationFault> {
        let parts = &mut self.parts;
        let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let part = if let Some(relief) = word.strip_prefix("eased:") {
            parts.eased = Some(eased(relief)?);
            Part::Eased
        } else if digit_first(word) && (word.contains(':') || is_half(ending)) {
            parts.at = Some(time(word)?);
            Part::Time
        } else if digit_first(word) && word.contains(char::is_alphabetic) {
            parts.seconds = Some(seconds_with_unit(word)?);
            Part::Length
        } else if let Some(leg) = side(word) {
            parts.leg = Some(leg);
            Part::Side
        } else if let Some(site) = muscle(word) {
            parts.site = Some(site);
            Part::Muscle
        } else if let Some(sore) = ["sore", "not sore", "not-sore", "not_sore"].iter().position(|known| *known == word)
        {
            parts.sore = Some(sore == 0);
            Part::Sore
        } else if word == "yes" || alone(word).is_some() {
            return Err(NotationFault::new(word, NotationKind::StandsAlone));
        } else if word.starts_with(char::is_alphabetic) {
            return Err(NotationFault::unknown(word, WORDS));
        } else {
            parts.severity = Some(severity(word)?);
            Part::Severity
        };
        if let Some((_, first)) = self.said.iter().find(|(said, _)| *said == part) {
            return Err(NotationFault::twice(first, word));
        }
        self.said.push((part, word.to_owned()));
        Ok(())
    }
}

fn eased(text: &str) -> Result<Set<CrampRelief>, NotationFault> {
    let set: Set<CrampRelief> = ids(text, '+')?;
    if set.contains(CrampRelief::Nothing) && set.len() > 1 {
        return Err(NotationFault::new(CrampRelief::Nothing.as_str(), NotationKind::StandsAlone));
    }
    Ok(set)
}

fn side(word: &str) -> Option<Leg> {
    match word {
        "l" => Some(Leg::Left),
        "r" => Some(Leg::Right),
        _ => Leg::parse(word),
    }
}

fn muscle(word: &str) -> Option<CrampSite> {
    match word {
        "calves" => Some(CrampSite::Calf),
        "feet" | "toe" | "toes" => Some(CrampSite::Foot),
        "hamstring" | "hamstrings" => Some(CrampSite::Thigh),
        _ => CrampSite::parse(word).or_else(|| CrampSite::parse(word.strip_suffix('s')?)),
    }
}
