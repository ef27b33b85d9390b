//! Times of day as people say them. A file has [`ClockTime::parse`], which is strict.

use super::field::ClockTime;

/// Why a text is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockFault {
    /// An hour that may be before noon or after.
    Ambiguous,
    /// Nothing that a clock shows.
    NotATime,
}

/// The longest text that can be a time; a longer one is no slip of the hand.
const LONGEST: usize = 40;

/// A part of the day: the word for it, its first hour, and how many hours it has. No part is longer than half a day,
/// so that it never holds both of two hours that a twelve-hour clock calls the same.
const PARTS: &[(&str, u32, u32)] = &[
    ("a.m.", 0, 12),
    ("am", 0, 12),
    ("p.m.", 12, 12),
    ("pm", 12, 12),
    ("오전", 0, 12),
    ("오후", 12, 12),
    ("새벽", 0, 7),
    ("아침", 4, 8),
    ("낮", 10, 8),
    ("저녁", 16, 8),
    // From six in the evening to six in the morning.
    ("밤", 18, 12),
];

impl ClockTime {
    /// Reads a time of day as it is typed at a prompt: `15:30`, `1530`, `3:30 pm`, `11pm`, `오후 3:30`, `밤 11시`. An
    /// hour of the clock without minutes, such as `11`, may be before noon or after, and is not taken.
    ///
    /// # Errors
    /// The half of the day cannot be told, or it is no time.
    pub fn parse_spoken(text: &str) -> Result<Self, ClockFault> {
        let text = text.trim().to_lowercase();
        if text.len() > LONGEST {
            return Err(ClockFault::NotATime);
        }
        match text.as_str() {
            "noon" | "정오" => return of(12, 0),
            "midnight" | "자정" => return of(0, 0),
            _ => {}
        }
        let part = PARTS.iter().find_map(|part| without(&text, part.0).map(|time| (part, time)));
        let Some((&(_, first, hours), time)) = part else {
            let (hour, minute) = hour_and_minute(&text).ok_or(ClockFault::NotATime)?;
            return match minute {
                None if (1..=12).contains(&hour) => Err(ClockFault::Ambiguous),
                minute => of(hour, minute.unwrap_or(0)),
            };
        };
        let (hour, minute) = hour_and_minute(time).ok_or(ClockFault::NotATime)?;
        let meant = if (1..=12).contains(&hour) { [hour % 12, hour % 12 + 12] } else { [hour, hour] };
        let inside = |hour: &u32| *hour < 24 && (hour + 24 - first) % 24 < hours;
        of(meant.into_iter().find(inside).ok_or(ClockFault::NotATime)?, minute.unwrap_or(0))
    }
}

fn of(hour: u32, minute: u32) -> Result<ClockTime, ClockFault> {
    ClockTime::from_hm(hour, minute).ok_or(ClockFault::NotATime)
}

/// What is left when the word is taken from the beginning or from the end.
fn without<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.strip_suffix(word).or_else(|| text.strip_prefix(word)).map(str::trim)
}

/// The hour, and the minute where one is said.
fn hour_and_minute(text: &str) -> Option<(u32, Option<u32>)> {
    if let Some((hour, minute)) = text.split_once('시') {
        let minute = match minute.trim() {
            // "Seven of the clock" says its minute: none.
            "" => 0,
            "반" => 30,
            minute => number(minute.strip_suffix('분')?.trim_end(), 1)?,
        };
        return Some((number(hour.trim_end(), 1)?, Some(minute)));
    }
    if let Some((hour, minute)) = text.split_once([':', '.']) {
        return Some((number(hour, 1)?, Some(number(minute, 2)?)));
    }
    if text.is_ascii() && (3..=4).contains(&text.len()) {
        let (hour, minute) = text.split_at(text.len() - 2);
        return Some((number(hour, 1)?, Some(number(minute, 2)?)));
    }
    Some((number(text, 1)?, None))
}

/// A number of at least so many digits, and at most two.
fn number(text: &str, least: usize) -> Option<u32> {
    let digits = (least..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Whether the words say "all day", where something began at no time because it was there all the time.
pub fn says_all_day(text: &str) -> bool {
    let words: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace() && !"-_".contains(*c)).collect();
    matches!(words.as_str(), "allday" | "thewholeday" | "wholeday" | "하루종일" | "온종일" | "종일")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_in_many_ways() {
        let said = [
            ("15:30", "15:30"),
            ("3:30", "03:30"),
            (" 1530 ", "15:30"),
            ("0730", "07:30"),
            ("730", "07:30"),
            ("0000", "00:00"),
            ("15.30", "15:30"),
            ("3:30 pm", "15:30"),
            ("3.30pm", "15:30"),
            ("330pm", "15:30"),
            ("11pm", "23:00"),
            ("11 PM", "23:00"),
            ("11 p.m.", "23:00"),
            ("PM 11:05", "23:05"),
            ("7am", "07:00"),
            ("12am", "00:00"),
            ("12:20 a.m.", "00:20"),
            ("12pm", "12:00"),
            ("12:05pm", "12:05"),
            ("15:30 pm", "15:30"),
            ("0:30 am", "00:30"),
            ("noon", "12:00"),
            ("Midnight", "00:00"),
            ("자정", "00:00"),
            ("정오", "12:00"),
            ("오후 3:30", "15:30"),
            ("오전 7시 20분", "07:20"),
            ("오전7시20분", "07:20"),
            ("오전 12시", "00:00"),
            ("오후 12시", "12:00"),
            ("밤 11시", "23:00"),
            ("밤 11시 반", "23:30"),
            ("밤 12시", "00:00"),
            ("밤 1시", "01:00"),
            ("새벽 3시", "03:00"),
            ("새벽 12시 30분", "00:30"),
            ("아침 7시", "07:00"),
            ("낮 12시", "12:00"),
            ("낮 2시", "14:00"),
            ("저녁 7시 5분", "19:05"),
            ("7시", "07:00"),
            ("19시", "19:00"),
            ("23시 5 분", "23:05"),
            ("23", "23:00"),
            ("13", "13:00"),
            ("0", "00:00"),
            ("00", "00:00"),
        ];
        for (text, time) in said {
            assert_eq!(ClockTime::parse_spoken(text).map(|time| time.to_string()), Ok(time.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_hour_that_may_be_before_or_after_noon_is_not_guessed() {
        for hour in 1..=12 {
            assert_eq!(ClockTime::parse_spoken(&hour.to_string()), Err(ClockFault::Ambiguous), "{hour}");
        }
        assert_eq!(ClockTime::parse_spoken("07"), Err(ClockFault::Ambiguous));
    }

    #[test]
    fn what_no_clock_shows_is_no_time() {
        let none = [
            "",
            "24",
            "99",
            "24:00",
            "2400",
            "15:60",
            "1560",
            "15:3",
            "15:",
            ":30",
            "1:2:3",
            "15:30:00",
            "12345",
            "+5",
            "-5",
            "pm",
            "am",
            "오후",
            "시",
            "13am",
            "15:30 am",
            "0pm",
            "11pm pm",
            "am 11pm",
            "밤 7am",
            "새벽 9시",
            "아침 12시",
            "낮 20시",
            "25시",
            "7시20",
            "7시 60분",
            "7시 분",
            "7분",
            "오 7시",
            "1\u{301}1pm",
            "３시",
            "eleven",
        ];
        for text in none {
            assert_eq!(ClockTime::parse_spoken(text), Err(ClockFault::NotATime), "{text}");
        }
        for text in ["9".repeat(9000), "밤".repeat(9000), "pm".repeat(9000), "\u{1b}[2J".to_owned()] {
            assert!(ClockTime::parse_spoken(&text).is_err());
        }
    }

    #[test]
    fn everything_that_the_strict_reading_takes_means_the_same() {
        for minute in 0..24 * 60 {
            for text in
                [format!("{:02}:{:02}", minute / 60, minute % 60), format!("{}:{:02}", minute / 60, minute % 60)]
            {
                assert_eq!(ClockTime::parse_spoken(&text).ok(), ClockTime::parse(&text), "{text}");
            }
        }
    }
}
