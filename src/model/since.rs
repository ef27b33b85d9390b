//! A date as precisely as it is remembered: a year, a month, or a day.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::strict::plain_date;

/// A date that may be known only to the month or the year: `2020`, `2020-03` or `2020-03-14`.
///
/// People know the day of a new medicine, and of an old one the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Since {
    /// Some day of a year.
    Year(i32),
    /// Some day of a month, as its first day.
    Month(NaiveDate),
    /// A day.
    Day(NaiveDate),
}

impl Since {
    /// Reads `2020`, `2020-03` or `2020-03-14`; the year has four digits and is 1900 to 2999.
    pub fn parse(text: &str) -> Option<Self> {
        let read = match text.len() {
            4 => plain_date(&format!("{text}-01-01")).map(|day| Self::Year(day.year())),
            7 => plain_date(&format!("{text}-01")).map(Self::Month),
            _ => plain_date(text).map(Self::Day),
        };
        read.filter(|since| (1900..=2999).contains(&since.first().year()))
    }

    /// The earliest day that it may be.
    pub fn first(self) -> NaiveDate {
        match self {
            // Every year has a first day, and those that are read are well within the calendar.
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN),
            Self::Month(day) | Self::Day(day) => day,
        }
    }

    /// The latest day that it may be.
    pub fn last(self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::Month(_) => 1,
            Self::Day(day) => return day,
        };
        let after = self.first().checked_add_months(Months::new(months));
        after.and_then(|after| after.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// What dates are put in the order of time by: their last days; of one and the same, the more exact one is later.
    pub fn order(self) -> (NaiveDate, NaiveDate) {
        (self.last(), self.first())
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<NaiveDate> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(day) => write!(f, "{}", day.format("%Y-%m")),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl Serialize for Since {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Since {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format_args!("\u{1}date|{text}|")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_written() {
        for (text, first, last) in [
            ("2020", "2020-01-01", "2020-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2020-02-14", "2020-02-14", "2020-02-14"),
        ] {
            let since = Since::parse(text).expect(text);
            assert_eq!(since.to_string(), text);
            assert_eq!((since.first().to_string(), since.last().to_string()), (first.into(), last.into()));
            assert_eq!(serde_json::from_str::<Since>(&format!("\"{text}\"")).expect(text), since);
        }
        for text in ["", "20", "20200", "2020-2", "2020-13", "2020-02-30", "1899", "3000-01", "2020-02-1", "+2020"] {
            assert_eq!(Since::parse(text), None, "{text}");
        }
    }
}
