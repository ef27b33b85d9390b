//! A period in words, as a number of nights.

use crate::diary::notation::{NotationFault, NotationKind, Span};

/// The range of a period in nights, both ends allowed; the greater is somewhat more than a hundred years.
pub const PERIOD_NIGHTS: std::ops::RangeInclusive<u32> = 1..=36_600;

const NIGHTS: Span = Span::new(*PERIOD_NIGHTS.start(), *PERIOD_NIGHTS.end(), "nights");
const UNITS: &[&str] = &["d", "days", "nights", "w", "weeks", "m", "months", "y", "years"];

/// Reads a period as a number of nights, 1 to 36 600: `28d`, `4w`, `3m`, `1y`, `28 nights`.
///
/// A month counts 30 nights and a year 365, so that a period has the same length whenever it is asked for.
///
/// # Errors
/// Anything else; a bare number, because it may be nights or weeks.
pub fn period(text: &str) -> Result<u32, NotationFault> {
    let lower = text.trim().to_lowercase();
    let (number, unit) = lower.split_at(lower.find(|c: char| !c.is_ascii_digit()).unwrap_or(lower.len()));
    let fault = |kind| Err(NotationFault::new(text, kind));
    if lower.is_empty() {
        return fault(NotationKind::Empty);
    }
    if number.is_empty() {
        return fault(NotationKind::NotAPeriod);
    }
    let nights = match unit.trim() {
        "d" | "day" | "days" | "n" | "night" | "nights" | "일" => 1,
        "w" | "wk" | "wks" | "week" | "weeks" | "주" => 7,
        "m" | "mo" | "month" | "months" | "개월" | "달" => 30,
        "y" | "yr" | "yrs" | "year" | "years" | "년" => 365,
        other if other.starts_with(char::is_alphabetic) => return Err(NotationFault::unknown(other, UNITS)),
        _ => return fault(NotationKind::NotAPeriod),
    };
    NIGHTS.check(number.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(nights), text)
}
