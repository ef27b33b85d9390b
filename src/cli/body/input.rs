//! What a typed answer means. Nothing is guessed and nothing is clamped.

use crate::ask::Mark;
use crate::model::{ClockFault, ClockTime, NumberFault, Range};

/// Why a typed answer is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    /// Not one of the numbers shown.
    NotALine,
    /// Not a list of the numbers shown.
    NotALineOfAList,
    /// Not a number of the range.
    Range(Range),
    /// Not whole.
    Whole,
    /// A comma that may part thousands or decimals.
    Comma,
    /// Not a length of time.
    Length,
    /// Not a length of a night.
    Minutes,
    /// Not minutes of the range.
    MinutesRange(Range),
    /// Not a time of day.
    Clock,
    /// An hour that may be before noon or after.
    HalfOfDay,
    /// A time of day where a length is asked for.
    ClockForLength,
    /// More characters than are kept.
    TooLong {
        /// The most that are kept.
        longest: usize,
        /// How many were typed.
        typed: usize,
    },
}

/// The position of a line by its number from 1.
pub(super) fn line(text: &str, lines: usize) -> Result<usize, Fault> {
    let text = text.strip_suffix('.').unwrap_or(text);
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::NotALine);
    }
    let number: usize = text.parse().map_err(|_| Fault::NotALine)?;
    if (1..=lines).contains(&number) { Ok(number - 1) } else { Err(Fault::NotALine) }
}

/// The marks of a list from `1 3 2?`, or `0` for none. A line named twice is refused: it may be a slip.
pub(super) fn marks(text: &str, lines: usize, unsure_each: bool) -> Result<Vec<Mark>, Fault> {
    let mut marks = vec![Mark::Blank; lines];
    let spaced = text.replace([',', ';'], " ");
    let mut last = None;
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    if tokens == ["0"] {
        return Ok(marks);
    }
    for token in &tokens {
        if *token == "?" && unsure_each {
            let at: usize = last.take().ok_or(Fault::NotALineOfAList)?;
            marks[at] = Mark::Unsure;
            continue;
        }
        let (number, mark) = match token.strip_suffix('?') {
            Some(number) if unsure_each => (number, Mark::Unsure),
            _ => (*token, Mark::Ticked),
        };
        let at = line(number, lines).map_err(|_| Fault::NotALineOfAList)?;
        if marks[at] != Mark::Blank {
            return Err(Fault::NotALineOfAList);
        }
        marks[at] = mark;
        last = (mark == Mark::Ticked).then_some(at);
    }
    if tokens.is_empty() { Err(Fault::NotALineOfAList) } else { Ok(marks) }
}

/// Yes or no by word, also by the keys of a Korean keyboard.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "y" | "yes" | "ㅛ" => Some(true),
        "n" | "no" | "ㅜ" => Some(false),
        _ => None,
    }
}

/// A number of the range, with a decimal point or comma.
pub(super) fn number(text: &str, range: Range) -> Result<f64, Fault> {
    let number = decimal(text)?.ok_or(Fault::Range(range))?;
    checked(number, range)
}

fn checked(number: f64, range: Range) -> Result<f64, Fault> {
    range.check(number).map_err(|fault| match fault {
        NumberFault::OutOfRange => Fault::Range(range),
        NumberFault::NotWhole => Fault::Whole,
    })
}

/// A decimal number; `None` where it is none. `1,500` is refused, because it is two numbers in two countries.
fn decimal(text: &str) -> Result<Option<f64>, Fault> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, rest)) = digits.split_once(',')
        && !whole.is_empty()
        && plain(whole)
        && rest.split([',', '.']).next().is_some_and(|group| group.len() == 3 && plain(group))
    {
        return Err(Fault::Comma);
    }
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if digits.len() > 40 || whole.len() + part.len() == 0 || !plain(whole) || !plain(part) {
        return Ok(None);
    }
    // Minus zero would be written differently from zero.
    Ok(format!("{whole}.{part}0").parse().ok().map(|number: f64| if number == 0.0 { 0.0 } else { sign * number }))
}

/// Weeks of a length such as `10 days`, `3w` or `1 year 6 months`, to a tenth. A bare number is refused: it lacks
/// the unit.
pub(super) fn length(text: &str, range: Range) -> Result<f64, Fault> {
    let text = text.to_lowercase().replace(" and ", " ");
    let mut rest = text.trim();
    let mut weeks = None;
    while !rest.is_empty() {
        let unit_at = rest.find(|c: char| !c.is_ascii_digit() && !".,".contains(c)).ok_or(Fault::Length)?;
        let (number, after) = rest.split_at(unit_at);
        let after = after.trim_start();
        let unit_end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at(unit_end);
        let number = decimal(number)?.ok_or(Fault::Length)?;
        *weeks.get_or_insert(0.0) += number * weeks_of(unit).ok_or(Fault::Length)?;
        rest = after.trim_start_matches([' ', ',', '.']);
    }
    let weeks: f64 = weeks.ok_or(Fault::Length)?;
    checked((weeks * 10.0).round() / 10.0, range)
}

fn weeks_of(unit: &str) -> Option<f64> {
    Some(match unit {
        "d" | "day" | "days" | "일" => 1.0 / 7.0,
        "w" | "wk" | "wks" | "week" | "weeks" | "주" => 1.0,
        "m" | "mo" | "mon" | "month" | "months" | "개월" | "달" => 4.348,
        "y" | "yr" | "yrs" | "year" | "years" | "년" => 52.18,
        _ => return None,
    })
}

/// Minutes of a length of a night.
pub(super) fn minutes(text: &str, range: Range) -> Result<f64, Fault> {
    let minutes = crate::model::minutes(text).ok_or(Fault::Minutes)?;
    checked(minutes, range).map_err(|fault| if fault == Fault::Whole { fault } else { Fault::MinutesRange(range) })
}

/// A time of day.
pub(super) fn clock(text: &str) -> Result<ClockTime, Fault> {
    ClockTime::parse_spoken(text).map_err(|fault| match fault {
        ClockFault::Ambiguous => Fault::HalfOfDay,
        ClockFault::NotATime => Fault::Clock,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HoursEarlier, Measure, Severity, Trimester, Weeks};
    use Mark::{Blank, Ticked, Unsure};

    #[test]
    fn a_line_is_chosen_by_a_number_that_is_shown() {
        assert_eq!(line("1", 3), Ok(0));
        assert_eq!(line("3.", 3), Ok(2));
        for bad in ["0", "4", "-1", "", "1 2", "one", "99999999999999999999999", "+1"] {
            assert_eq!(line(bad, 3), Err(Fault::NotALine), "{bad}");
        }
    }

    #[test]
    fn a_list_takes_numbers_and_doubts_and_zero() {
        let marks = |text| super::marks(text, 3, true);
        assert_eq!(marks("1 3"), Ok(vec![Ticked, Blank, Ticked]));
        assert_eq!(marks("1,3 2?"), Ok(vec![Ticked, Unsure, Ticked]));
        assert_eq!(marks("1 , 2 ?"), Ok(vec![Ticked, Unsure, Blank]));
        assert_eq!(marks("0"), Ok(vec![Blank; 3]));
        for bad in ["", "0 1", "4", "1 1", "1 1?", "?", "2??", "2? ?", "none", "u"] {
            assert_eq!(marks(bad), Err(Fault::NotALineOfAList), "{bad}");
        }
        assert_eq!(super::marks("2?", 3, false), Err(Fault::NotALineOfAList));
    }

    #[test]
    fn a_number_has_a_point_or_a_comma_and_stays_in_its_range() {
        let range = Severity::RANGE;
        assert_eq!(number("7", range), Ok(7.0));
        assert_eq!(number("2,5", range), Ok(2.5));
        assert_eq!(number("2.5", range), Ok(2.5));
        assert_eq!(number(".5", range), Ok(0.5));
        assert_eq!(number("-0", range).map(f64::to_bits), Ok(0.0_f64.to_bits()));
        for bad in ["11", "-1", "1e1", "inf", "NaN", "", ".", "five", "1.2.3", "0x4", "7 8"] {
            assert_eq!(number(bad, range), Err(Fault::Range(range)), "{bad}");
        }
        assert_eq!(number("1,500", range), Err(Fault::Comma));
        assert_eq!(number("1,500.5", range), Err(Fault::Comma));
        assert_eq!(number("1.5", Trimester::RANGE), Err(Fault::Whole));
        assert_eq!(number("-2,5", HoursEarlier::RANGE), Ok(-2.5));
        assert_eq!(number("−2", HoursEarlier::RANGE), Ok(-2.0));
    }

    #[test]
    fn a_length_is_said_in_any_unit_and_kept_in_weeks() {
        let length = |text| super::length(text, Weeks::RANGE);
        let said = [
            ("10 days", 1.4),
            ("3 weeks", 3.0),
            ("6 months", 26.1),
            ("2 years", 104.4),
            ("3w", 3.0),
            ("2y", 104.4),
            ("6m", 26.1),
            ("10d", 1.4),
            ("1,5 Years", 78.3),
            ("1 year 6 months", 78.3),
            ("1y6m", 78.3),
            ("1 year and 2 weeks", 54.2),
            ("0 days", 0.0),
            ("6개월", 26.1),
            ("78.3 weeks", 78.3),
        ];
        for (text, weeks) in said {
            assert_eq!(length(text), Ok(weeks), "{text}");
        }
        for bad in ["6", "", "weeks", "3 moons", "3 4 weeks", "-3 weeks", "3 weeks 4", "a year", "and"] {
            assert_eq!(length(bad), Err(Fault::Length), "{bad}");
        }
        assert_eq!(length("500 years"), Err(Fault::Range(Weeks::RANGE)));
        assert_eq!(length("1,500 days"), Err(Fault::Comma));
    }

    #[test]
    fn minutes_and_times_say_what_is_wrong_with_them() {
        let range = Range { min: 0.0, max: 600.0, whole: true, unit: "minutes" };
        assert_eq!(minutes("1:30", range), Ok(90.0));
        assert_eq!(minutes("soon", range), Err(Fault::Minutes));
        assert_eq!(minutes("10h 1m", range), Err(Fault::MinutesRange(range)));
        assert_eq!(minutes("0.5", range), Err(Fault::Whole));
        assert_eq!(clock("11 pm").ok(), ClockTime::from_hm(23, 0));
        assert_eq!(clock("11"), Err(Fault::HalfOfDay));
        assert_eq!(clock("25:00"), Err(Fault::Clock));
    }

    #[test]
    fn yes_and_no_are_words_too() {
        assert_eq!(yes_or_no("YES"), Some(true));
        assert_eq!(yes_or_no("ㅛ"), Some(true));
        assert_eq!(yes_or_no("n"), Some(false));
        assert_eq!(yes_or_no("maybe"), None);
    }
}
