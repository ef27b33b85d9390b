//! Lengths of a night, as people say them.

/// The longest text that can be a length; a longer one is no slip of the hand.
const LONGEST: usize = 40;

/// Minutes of a length such as `40`, `40m`, `1h`, `1h 30m`, `1:30`, `1.5h`, `40분` or `1시간 30분`; `None` where it is
/// none. A bare number is minutes. Nothing is clamped, so the caller holds the result against a range.
pub fn minutes(text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase();
    if text.len() > LONGEST {
        return None;
    }
    if let Some((hours, minutes)) = text.split_once(':') {
        let two = minutes.len() == 2;
        return (two && hours.len() <= 2).then(|| Some(whole(hours)? * 60.0 + under_an_hour(minutes)?))?;
    }
    let (first, unit, rest) = split(&text)?;
    match rest {
        "" if is_minutes(unit) => decimal(first),
        // A product such as 2.3 * 60 is a hair beside the whole number that it means.
        "" if is_hours(unit) => Some((decimal(first)? * 60_000.0).round() / 1000.0),
        rest if is_hours(unit) => Some(whole(first)? * 60.0 + after_hours(rest)?),
        _ => None,
    }
}

fn is_minutes(unit: &str) -> bool {
    matches!(unit, "" | "m" | "min" | "mins" | "minute" | "minutes" | "분")
}

fn is_hours(unit: &str) -> bool {
    matches!(unit, "h" | "hr" | "hrs" | "hour" | "hours" | "시간")
}

/// The minutes that follow whole hours.
fn after_hours(text: &str) -> Option<f64> {
    let text = text.strip_prefix("and ").unwrap_or(text);
    if text == "반" {
        return Some(30.0);
    }
    let (number, unit, rest) = split(text)?;
    if is_minutes(unit) && rest.is_empty() { under_an_hour(number) } else { None }
}

/// A number, the word behind it, and what follows both.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !".,".contains(c)).unwrap_or(text.len());
    let (number, after) = text.split_at(end);
    let after = after.trim_start();
    let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
    // Korean may write the half hour after it without a space.
    let end = if after[..end].starts_with("시간") { "시간".len() } else { end };
    let (unit, rest) = after.split_at(end);
    (!number.is_empty()).then_some((number, unit, rest.trim_start()))
}

fn whole(text: &str) -> Option<f64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn under_an_hour(text: &str) -> Option<f64> {
    whole(text).filter(|minutes| *minutes < 60.0)
}

/// A number with a decimal point or comma. `1,500` is none, because it is two numbers in two countries.
fn decimal(text: &str) -> Option<f64> {
    let (before, after) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    if text.contains(',') && after.len() == 3 {
        return None;
    }
    whole(before)?;
    whole(after)?;
    format!("{before}.{after}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_in_minutes_hours_or_both() {
        let said = [
            ("40", 40.0),
            ("0", 0.0),
            ("40m", 40.0),
            ("40 min", 40.0),
            (" 40 Minutes ", 40.0),
            ("0.5", 0.5),
            ("0,5 m", 0.5),
            ("1h", 60.0),
            ("1 hour", 60.0),
            ("2 hrs", 120.0),
            ("1h30", 90.0),
            ("1h 30m", 90.0),
            ("1h30m", 90.0),
            ("1 H 5 MIN", 65.0),
            ("1 hour and 30 minutes", 90.0),
            ("1:30", 90.0),
            ("0:05", 5.0),
            ("10:00", 600.0),
            ("1.5h", 90.0),
            ("1,5 hours", 90.0),
            ("2.3h", 138.0),
            ("40분", 40.0),
            ("1시간", 60.0),
            ("1시간 30분", 90.0),
            ("1시간30분", 90.0),
            ("1.5시간", 90.0),
            ("1시간 반", 90.0),
            ("1시간반", 90.0),
        ];
        for (text, expected) in said {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_length_or_could_be_two_is_none() {
        let none = [
            "", " ", "m", "h", "-40", "+40", "40 45", "1h 2h", "1m 30", "30m 1h", "1h 60", "1h 90m", "1.5h 30m",
            "1h 1.5m", "1:5", "1:60", ":30", "1:", "1:30:00", "1:30 h", "100:00", "1,500", "1.2.3", ".", "5.", "40 d",
            "1e3", "inf", "NaN", "half", "40시", "분", "시간", "40m!",
        ];
        for text in none {
            assert_eq!(minutes(text), None, "{text}");
        }
    }

    #[test]
    fn an_absurd_text_neither_panics_nor_ends_beyond_numbers() {
        for text in ["9".repeat(40), "9".repeat(400), format!("{}h", "9".repeat(39)), "시간".repeat(9000)] {
            assert!(minutes(&text).is_none_or(f64::is_finite));
        }
        for text in ["1\u{301}h", "é", "1é", "1시", "시1간", "1ß:30", "\u{1b}[2J"] {
            assert_eq!(minutes(text), None, "{text:?}");
        }
    }
}
