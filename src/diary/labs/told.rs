//! Results as a person types them: `ferritin 38 tsat 18`, `haemoglobin 128 g/L`, `Hb A1c: 6.1 %`.

use super::names::{NAME_WORDS, UNIT_WORDS, near};
use super::{test_of, unit_of};
use crate::model::short;
use crate::model::{LabResult, LabTest, LabUnit, Tri};

/// A result that was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabTold {
    /// The result.
    pub result: LabResult,
    /// The unit was not typed: it is the only one that the number fits.
    pub assumed: bool,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{kind:?} in {part:?}")]
pub struct LabWordsFault {
    /// What was typed there, shortened, with nothing in it that a terminal would obey.
    pub part: String,
    /// The test, where it is known.
    pub test: Option<LabTest>,
    /// What is wrong.
    pub kind: LabWords,
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq)]
pub enum LabWords {
    /// Not the name of a test.
    UnknownTest {
        /// The name that it may be a misspelling of.
        nearest: Option<&'static str>,
    },
    /// A test without a value.
    NoValue,
    /// No number.
    NotANumber,
    /// A comma that may part thousands or be a decimal point.
    Comma,
    /// More than three decimals.
    TooManyDecimals,
    /// A limit such as `>90`.
    Limit,
    /// Not a unit of the test.
    UnknownUnit,
    /// A number without a unit that may be in two.
    WhichUnit(Vec<LabResult>),
    /// A number without a unit that is too unusual to tell which one it is in.
    NeedsUnit,
    /// A number that cannot be a result in any unit.
    OutOfEveryRange,
    /// A test that is told twice, with another value.
    Twice(LabResult, LabResult),
}

/// The longest text that is read.
const LONGEST: usize = 2000;
/// Decimals that are read; a TSH may be 0.005.
const DECIMALS: usize = 3;

fn fault(part: &str, test: Option<LabTest>, kind: LabWords) -> LabWordsFault {
    LabWordsFault { part: short(part.trim()), test, kind }
}

/// Reads tests with their values and units, one after the other.
///
/// # Errors
/// A name, a number or a unit cannot be read, or may mean two things.
pub fn results(text: &str) -> Result<Vec<LabTold>, LabWordsFault> {
    if text.len() > LONGEST {
        return Err(fault(text, None, LabWords::UnknownTest { nearest: None }));
    }
    let parted = text.replace(['=', ':', ';'], " ");
    let words: Vec<&str> =
        parted.split_whitespace().map(|word| word.trim_end_matches(',')).filter(|word| !word.is_empty()).collect();
    let mut told: Vec<LabTold> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (test, read) = name(&words[at..]).ok_or_else(|| {
            let nearest = near(words[at]);
            fault(words[at], None, LabWords::UnknownTest { nearest })
        })?;
        let named = words[at..at + read].join(" ");
        at += read;
        let Some(first) = words.get(at) else { return Err(fault(&named, Some(test), LabWords::NoValue)) };
        // Another test where a number is expected.
        if name(&words[at..]).is_some() && !first.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(fault(&named, Some(test), LabWords::NoValue));
        }
        let (one, read) = value(test, &words[at..])?;
        at += read;
        match told.iter().find(|before| before.result.test == test) {
            Some(before) if before.result == one.result => {}
            Some(before) => {
                return Err(fault(&named, Some(test), LabWords::Twice(before.result, one.result)));
            }
            None => told.push(one),
        }
    }
    Ok(told)
}

/// Reads a value of a test with its unit, where one is typed.
///
/// # Errors
/// As [`results`].
pub fn result(test: LabTest, text: &str) -> Result<LabTold, LabWordsFault> {
    if text.len() > LONGEST {
        return Err(fault(text, Some(test), LabWords::NotANumber));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err(fault(text, Some(test), LabWords::NoValue));
    }
    let (one, read) = value(test, &words)?;
    match words.get(read) {
        Some(rest) => Err(fault(rest, Some(test), LabWords::UnknownUnit)),
        None => Ok(one),
    }
}

/// The test that the first words name, by as many of them as make a name.
fn name(words: &[&str]) -> Option<(LabTest, usize)> {
    (1..=NAME_WORDS.min(words.len())).rev().find_map(|read| Some((test_of(&words[..read].join(" "))?, read)))
}

/// A value at the head of these words; how many of them it took.
fn value(test: LabTest, words: &[&str]) -> Result<(LabTold, usize), LabWordsFault> {
    let of = |part: &str, kind| fault(part, Some(test), kind);
    let [first, rest @ ..] = words else { return Err(of("", LabWords::NoValue)) };
    let signs = |c: char| !(c.is_ascii_digit() || "+-−.,<>≤≥".contains(c));
    let (digits, behind) = first.split_at(first.find(signs).unwrap_or(first.len()));
    // A sign may stand apart from its number.
    if behind.is_empty() && ["<", ">", "≤", "≥"].contains(&digits) {
        return Err(of(&words[..words.len().min(2)].join(" "), LabWords::Limit));
    }
    // What stands at the number itself: "6.1*", or a unit.
    let own = marked(behind);
    let behind = if own.is_some() { "" } else { behind };
    let number = number(digits).map_err(|kind| of(first, kind))?;
    let typed = |count: usize| format!("{behind} {}", rest[..count].join(" "));
    let least = usize::from(behind.is_empty());
    let unit = (least..=UNIT_WORDS.min(rest.len())).rev().find_map(|count| Some((unit_of(&typed(count))?, count)));
    if let Some((unit, count)) = unit {
        let behind = rest.get(count).and_then(|word| marked(word));
        let result = LabResult { marked: behind.or(own), ..LabResult::new(test, number, unit) };
        return match test.scale(unit) {
            Some(_) => Ok((LabTold { result, assumed: false }, 1 + count + usize::from(behind.is_some()))),
            None => Err(of(&typed(count), LabWords::UnknownUnit)),
        };
    }
    if !behind.is_empty() {
        return Err(of(behind, LabWords::UnknownUnit));
    }
    let mark = rest.first().and_then(|word| marked(word));
    if let Some(next) = rest.first()
        && mark.is_none()
        && name(rest).is_none()
        // A word that is like a test is that, misspelt; another one stands where a unit would.
        && near(next).is_none()
    {
        return Err(of(next, LabWords::UnknownUnit));
    }
    let marked = mark.or(own);
    let bare = if marked == Some(Tri::Yes) { bare_and_marked(test, number) } else { bare(test, number) };
    let result = LabResult { marked, ..bare.map_err(|kind| of(first, kind))? };
    Ok((LabTold { result, assumed: test.scales().len() > 1 }, 1 + usize::from(mark.is_some())))
}

/// What slips put at a result that is out of their range, and what a person writes of one that is not.
const MARKS: &[&str] = &[
    "h", "l", "hh", "ll", "↑", "↓", "↑↑", "↓↓", "▲", "▼", "*", "**", "!", "high", "low", "critical", "panic", "marked",
    "abnormal", "높음", "낮음", "위험", "이상", "상승", "감소",
];
const NO_MARKS: &[&str] = &["unmarked", "normal", "정상"];

/// Whether a word says that the slip marks a result, or that it does not.
fn marked(word: &str) -> Option<Tri> {
    let word = word.trim_matches(['(', ')', '[', ']']).to_lowercase();
    if MARKS.contains(&word.as_str()) {
        return Some(Tri::Yes);
    }
    NO_MARKS.contains(&word.as_str()).then_some(Tri::No)
}

/// A number without a unit, in the only one that it fits.
fn bare(test: LabTest, value: f64) -> Result<LabResult, LabWords> {
    let result = |unit: LabUnit| LabResult::new(test, value, unit);
    let fits: Vec<LabResult> =
        test.scales().iter().filter(|scale| scale.fits_bare(value)).map(|scale| result(scale.unit)).collect();
    match fits[..] {
        [one] => Ok(one),
        [] if test.scales().iter().any(|scale| scale.holds(value)) => match test.scales() {
            [only] => Ok(result(only.unit)),
            _ => Err(LabWords::NeedsUnit),
        },
        [] => Err(LabWords::OutOfEveryRange),
        _ => Err(LabWords::WhichUnit(fits)),
    }
}

/// A marked number without a unit. The units of magnesium lie so near each other that what is usual in one is marked in
/// the other: 1.4 is low in mg/dL and high in mmol/L.
fn bare_and_marked(test: LabTest, value: f64) -> Result<LabResult, LabWords> {
    let bare = bare(test, value)?;
    let holding = test.scales().iter().filter(|scale| scale.holds(value));
    let all: Vec<LabResult> = holding.map(|scale| LabResult::new(test, value, scale.unit)).collect();
    if test == LabTest::Magnesium && all.len() > 1 { Err(LabWords::WhichUnit(all)) } else { Ok(bare) }
}

/// A number with at most three decimals. `1,500` is refused, because it is two numbers in two countries.
///
/// # Errors
/// It is no number, or one that may be two.
pub fn number(text: &str) -> Result<f64, LabWords> {
    if text.contains(['<', '>', '≤', '≥']) {
        return Err(LabWords::Limit);
    }
    let (minus, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, rest)) = digits.split_once(',')
        && (1..=3).contains(&whole.len())
        && all_digits(whole)
        && rest.split([',', '.']).next().is_some_and(|group| group.len() == 3 && all_digits(group))
    {
        return Err(LabWords::Comma);
    }
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if whole.len() + part.len() == 0 || !all_digits(whole) || !all_digits(part) {
        return Err(LabWords::NotANumber);
    }
    if part.len() > DECIMALS {
        return Err(LabWords::TooManyDecimals);
    }
    let written = format!("{}{whole}.{part}0", if minus { "-" } else { "" });
    written.parse().map_err(|_| LabWords::NotANumber)
}

#[cfg(test)]
mod tests;
