//! What kinds of answer there are, and how one is read from a file.

mod raw;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveTime, Timelike};

use super::choices::Tri;
use super::ids::{Id, Set};
use super::measures::{Measure, NumberFault, Range};

/// The kind of a question's answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// One of a list.
    Choice {
        /// Group of the list in `data/text`.
        group: &'static str,
        /// What may be chosen.
        names: &'static [&'static str],
    },
    /// Any of a list.
    Set {
        /// Group of the list in `data/text`.
        group: &'static str,
        /// What may be chosen.
        names: &'static [&'static str],
    },
    /// A number in a range.
    Number(Range),
    /// A time of day, `HH:MM`.
    Clock,
    /// A list of free texts.
    Texts,
}

/// An answer apart from its question.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Position in the list of a [`Kind::Choice`].
    Choice(usize),
    /// Members of a [`Kind::Set`], as bits by position.
    Set(u64),
    /// A number.
    Number(f64),
    /// A time of day.
    Clock(ClockTime),
    /// Free texts.
    Texts(Vec<String>),
}

/// A time of day to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(NaiveTime);

impl ClockTime {
    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits =
            |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(hour, 2) || minute.len() != 2 || !digits(minute, 2) {
            return None;
        }
        Self::from_hm(hour.parse().ok()?, minute.parse().ok()?)
    }
    /// The time of an hour and a minute, where a clock shows it.
    pub fn from_hm(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self)
    }
    /// The time of day that a clock shows at an instant, to the minute.
    pub fn of(at: DateTime<FixedOffset>) -> Self {
        Self::from_hm(at.hour(), at.minute()).unwrap_or_else(|| unreachable!("an hour of the day"))
    }
    /// The time of day.
    pub fn time(self) -> NaiveTime {
        self.0
    }
    /// The hour, 0-23.
    pub fn hour(self) -> u32 {
        self.0.hour()
    }
}

impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// A value as the file has it, before it is held against the question.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number.
    Number(f64),
    /// Any text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Raw<'a>>),
    /// An object, unread.
    Object,
}

/// Why a value is no answer to its question.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueFault {
    /// Not the kind of value that the question takes.
    WrongKind,
    /// A word that is not in the list; with the nearest that is.
    UnknownWord {
        /// What was written.
        word: String,
    },
    /// Not a number of the range.
    Number {
        /// What was written.
        value: f64,
        /// What is wrong with it.
        fault: NumberFault,
    },
    /// Not a time of day.
    NotATime {
        /// What was written.
        word: String,
    },
}

/// A type that answers can have.
pub trait Field: Sized {
    /// Its kind.
    const KIND: Kind;
    /// Reads it from a raw value.
    ///
    /// # Errors
    /// The value is of another kind, unknown, or out of range.
    fn from_raw(raw: Raw<'_>) -> Result<Self, ValueFault>;
    /// The answer apart from its question.
    fn to_value(&self) -> Value;
    /// The typed answer; `None` where the value is of another kind.
    fn from_value(value: Value) -> Option<Self>;
    /// The answer as a yes, no or unsure, where it is one.
    fn as_tri(&self) -> Option<Tri> {
        None
    }
}

impl<T: Id> Field for T {
    const KIND: Kind = Kind::Choice { group: T::GROUP, names: T::NAMES };
    fn from_raw(raw: Raw<'_>) -> Result<Self, ValueFault> {
        let Raw::Text(word) = raw else { return Err(ValueFault::WrongKind) };
        T::parse(&word).ok_or_else(|| ValueFault::UnknownWord { word: word.into_owned() })
    }
    fn to_value(&self) -> Value {
        Value::Choice(self.index())
    }
    fn from_value(value: Value) -> Option<Self> {
        let Value::Choice(at) = value else { return None };
        T::ALL.get(at).copied()
    }
    fn as_tri(&self) -> Option<Tri> {
        (T::GROUP == Tri::GROUP).then(|| Tri::ALL[self.index()])
    }
}

impl<T: Id> Field for Set<T> {
    const KIND: Kind = Kind::Set { group: T::GROUP, names: T::NAMES };
    fn from_raw(raw: Raw<'_>) -> Result<Self, ValueFault> {
        let Raw::List(list) = raw else { return Err(ValueFault::WrongKind) };
        list.into_iter().map(T::from_raw).collect()
    }
    fn to_value(&self) -> Value {
        Value::Set(self.bits())
    }
    fn from_value(value: Value) -> Option<Self> {
        let Value::Set(bits) = value else { return None };
        Set::from_bits(bits)
    }
}

/// Wraps a [`Measure`] so that it can stand beside identifiers as a field.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Num<M>(pub M);

impl<M: Measure> Num<M> {
    /// The number, in the unit of its measure.
    pub fn get(self) -> f64 {
        self.0.get()
    }
}

impl<M: Measure> Field for Num<M> {
    const KIND: Kind = Kind::Number(M::RANGE);
    fn from_raw(raw: Raw<'_>) -> Result<Self, ValueFault> {
        let Raw::Number(value) = raw else { return Err(ValueFault::WrongKind) };
        match M::RANGE.check(value) {
            Ok(value) => Ok(Num(M::of(value))),
            Err(fault) => Err(ValueFault::Number { value, fault }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Number(self.get())
    }
    fn from_value(value: Value) -> Option<Self> {
        let Value::Number(number) = value else { return None };
        M::RANGE.check(number).ok().map(|number| Num(M::of(number)))
    }
}

impl Field for ClockTime {
    const KIND: Kind = Kind::Clock;
    fn from_raw(raw: Raw<'_>) -> Result<Self, ValueFault> {
        let Raw::Text(word) = raw else { return Err(ValueFault::WrongKind) };
        ClockTime::parse(&word).ok_or_else(|| ValueFault::NotATime { word: word.into_owned() })
    }
    fn to_value(&self) -> Value {
        Value::Clock(*self)
    }
    fn from_value(value: Value) -> Option<Self> {
        let Value::Clock(time) = value else { return None };
        Some(time)
    }
}

impl Field for Vec<String> {
    const KIND: Kind = Kind::Texts;
    fn from_raw(raw: Raw<'_>) -> Result<Self, ValueFault> {
        let Raw::List(list) = raw else { return Err(ValueFault::WrongKind) };
        let text = |raw| match raw {
            Raw::Text(text) => Ok(text.into_owned()),
            _ => Err(ValueFault::WrongKind),
        };
        list.into_iter().map(text).collect()
    }
    fn to_value(&self) -> Value {
        Value::Texts(self.clone())
    }
    fn from_value(value: Value) -> Option<Self> {
        let Value::Texts(texts) = value else { return None };
        Some(texts)
    }
}
