//! Lengths of time in whole minutes; those of cramps in whole seconds.

use super::number::{Span, decimal};
use super::{Alone, NotationFault, NotationKind, alone};

/// Two weeks.
const LENGTH: Span = Span::new(0, 20_160, "minutes");
/// Two weeks; the longest cramp that the answers know.
const CRAMP: Span = Span::new(0, 1_209_600, "seconds");
/// A day.
pub(super) const DAY: Span = Span::new(0, 1_440, "minutes");

/// The units, with their seconds.
const UNITS: &[(&str, u64)] = &[
    ("h", 3600),
    ("hr", 3600),
    ("hrs", 3600),
    ("hour", 3600),
    ("hours", 3600),
    ("시간", 3600),
    ("m", 60),
    ("min", 60),
    ("mins", 60),
    ("minute", 60),
    ("minutes", 60),
    ("분", 60),
    ("s", 1),
    ("sec", 1),
    ("secs", 1),
    ("second", 1),
    ("seconds", 1),
    ("초", 1),
];
const UNIT_NAMES: &[&str] = &["h", "hours", "m", "min", "minutes", "s", "sec", "seconds"];

/// Seconds of a unit, by any of its names in small letters.
pub(super) fn unit(name: &str) -> Option<u64> {
    UNITS.iter().find(|(known, _)| *known == name).map(|(_, seconds)| *seconds)
}

/// Reads a length of time in minutes, 0 to 20 160: `40m`, `40`, `1h`, `1h30`, `1h30m`, `1.5h`, `90 min`.
///
/// # Errors
/// Anything that is not whole minutes of that range.
pub fn minutes(text: &str) -> Result<u32, NotationFault> {
    LENGTH.check(whole_minutes(text, true)?, text)
}

/// Reads the hours of a day that were spent on the feet or sitting, in minutes, 0 to 1440: `6h`, `6.5h`, `90m`, `none`.
///
/// # Errors
/// Anything that is not whole minutes of that range; a bare number other than 0, because it may be hours or minutes.
pub fn hours(text: &str) -> Result<u32, NotationFault> {
    if text.trim() == "0" || alone(text) == Some(Alone::No) {
        return Ok(0);
    }
    with_unit(text, DAY)
}

/// A length of the range that names its unit.
pub(super) fn with_unit(text: &str, span: Span) -> Result<u32, NotationFault> {
    span.check(whole_minutes(text, false)?, text)
}

/// The length of a cramp in seconds, 0 to 1 209 600: `30s`, `90 sec`, `1m30s`, `2m`; it names its unit.
pub(super) fn seconds_with_unit(text: &str) -> Result<u32, NotationFault> {
    let total = read(text, false)?;
    if !total.is_multiple_of(100) {
        return Err(NotationFault::new(text, NotationKind::NotWholeSeconds));
    }
    CRAMP.check(total / 100, text)
}

/// Seconds in the greatest unit that holds them whole, which is the shortest way to write them.
pub(super) fn shortest(seconds: u32) -> String {
    match seconds {
        0 => "0s".to_owned(),
        hours if hours.is_multiple_of(3600) => format!("{}h", hours / 3600),
        minutes if minutes.is_multiple_of(60) => format!("{}m", minutes / 60),
        seconds => format!("{seconds}s"),
    }
}

fn whole_minutes(text: &str, bare: bool) -> Result<u64, NotationFault> {
    let total = read(text, bare)?;
    if total.is_multiple_of(6000) {
        Ok(total / 6000)
    } else {
        Err(NotationFault::new(text, NotationKind::NotWholeMinutes))
    }
}

/// Hundredths of a second, where a bare number is minutes or refused. The larger unit stands first, and the smaller one counts less
/// than one of the larger.
fn read(text: &str, bare: bool) -> Result<u64, NotationFault> {
    let fault = |kind| NotationFault::new(text, kind);
    let lower = text.trim().to_lowercase();
    let mut rest = lower.as_str();
    if rest.is_empty() {
        return Err(fault(NotationKind::Empty));
    }
    let mut larger = None;
    let mut total: u64 = 0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && !".,".contains(c)).unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let after = after.trim_start();
        let (name, after) = after.split_at(after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len()));
        if number.is_empty() {
            return Err(fault(NotationKind::NotADuration));
        }
        let number = decimal(number)?;
        let seconds = match (name, larger) {
            ("", None) if after.is_empty() && bare => 60,
            ("", None) if after.is_empty() => return Err(fault(NotationKind::NeedsUnit)),
            ("", Some(3600)) if after.is_empty() => 60,
            ("", _) => return Err(fault(NotationKind::NotADuration)),
            (name, _) => unit(name).ok_or_else(|| NotationFault::unknown(name, UNIT_NAMES))?,
        };
        if larger.is_some_and(|larger| seconds >= larger || number * seconds >= larger * 100) {
            return Err(fault(NotationKind::NotADuration));
        }
        larger = Some(seconds);
        total += number * seconds;
        rest = after.trim_start();
    }
    Ok(total)
}
