//! Times of day as they are written.

use std::fmt;

use chrono::FixedOffset;

use super::{NotationFault, NotationKind};
use crate::model::ClockTime;

/// A time of day as it is written, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenTime {
    /// What the clock on the wall showed.
    pub clock: ClockTime,
    /// The offset from UTC, where it is written: it settles an hour that comes twice in the night that clocks change.
    pub offset: Option<FixedOffset>,
}

impl fmt::Display for WrittenTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clock.fmt(f)?;
        // The offset prints as +09:00; one with seconds is never read.
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}

/// Reads a time of day: `03:10`, `3:10`, `11pm`, `3:10 am`, and with an offset `01:30+09:00`, `01:30Z`.
///
/// `12am` is 00:00 and `12pm` is 12:00.
///
/// # Errors
/// Anything else; a bare hour such as `3` may be two times and is refused with both.
pub fn time(text: &str) -> Result<WrittenTime, NotationFault> {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() {
        return Err(NotationFault::new(text, NotationKind::Empty));
    }
    let (clock, offset) = if let Some(clock) = lower.strip_suffix('z') {
        (clock, FixedOffset::east_opt(0))
    } else if let Some(at) = lower.find(['+', '-', '−']).filter(|at| *at > 0) {
        let (clock, offset) = lower.split_at(at);
        let fault = || NotationFault::new(offset, NotationKind::NotAnOffset);
        (clock, Some(offset_of(offset).ok_or_else(fault)?))
    } else {
        (lower.as_str(), None)
    };
    let clock = clock_of(clock.trim()).map_err(|kind| NotationFault::new(text, kind))?;
    Ok(WrittenTime { clock, offset })
}

fn offset_of(text: &str) -> Option<FixedOffset> {
    let (west, text) = match text.strip_prefix('+') {
        Some(text) => (false, text),
        None => (true, text.strip_prefix(['-', '−'])?),
    };
    let (hour, minute) = hour_and_minute(text)?;
    let seconds = i32::try_from(hour * 3600 + minute * 60).ok()?;
    // No clock on earth is farther from UTC than this.
    let most = if west { 12 * 3600 } else { 14 * 3600 };
    let signed = if west { -seconds } else { seconds };
    FixedOffset::east_opt(signed).filter(|_| seconds <= most && minute < 60)
}

fn clock_of(text: &str) -> Result<ClockTime, NotationKind> {
    let halves = [("a.m.", 0), ("am", 0), ("p.m.", 12), ("pm", 12)];
    if let Some((text, half)) = halves.iter().find_map(|(ending, half)| Some((text.strip_suffix(ending)?, half))) {
        let text = text.trim_end();
        let (hour, minute) = hour_and_minute(text).or_else(|| Some((hour(text)?, 0))).ok_or(NotationKind::NotATime)?;
        if !(1..=12).contains(&hour) {
            return Err(NotationKind::NotATime);
        }
        return at(hour % 12 + half, minute).ok_or(NotationKind::NotATime);
    }
    if let Some(hour) = hour(text).filter(|hour| (1..=12).contains(hour))
        && let (Some(before_noon), Some(after_noon)) = (at(hour % 12, 0), at(hour % 12 + 12, 0))
    {
        return Err(NotationKind::AmbiguousTime { before_noon, after_noon });
    }
    ClockTime::parse(text).ok_or(NotationKind::NotATime)
}

fn at(hour: u32, minute: u32) -> Option<ClockTime> {
    ClockTime::parse(&format!("{hour:02}:{minute:02}"))
}

fn hour(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

fn hour_and_minute(text: &str) -> Option<(u32, u32)> {
    let (first, second) = text.split_once(':')?;
    Some((hour(first)?, hour(second).filter(|_| second.len() == 2)?))
}
