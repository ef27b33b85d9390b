//! Whole numbers of a night, each with its unit and range, and how a value that is none of them is refused.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::{Serialize, Serializer};

use super::measures::Range;

/// What a refused number says of itself, inside the text of a serde error; `diary` reads it there again.
pub const OUT_OF_RANGE: &str = "\u{1}range";

macro_rules! whole {
    ($($(#[$meta:meta])* $name:ident: $of:ty, $min:literal to $max:literal $unit:literal;)+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name($of);
        impl $name {
            /// The range of the number, both ends allowed.
            pub const RANGE: Range = Range { min: $min as f64, max: $max as f64, whole: true, unit: $unit };
            /// The number, if it is in the range.
            pub fn new(number: u64) -> Option<Self> {
                let fits = (($min as u64)..=($max as u64)).contains(&number);
                fits.then(|| <$of>::try_from(number).ok().map(Self)).flatten()
            }
            /// The number, if it is whole and in the range.
            pub fn of(number: f64) -> Option<Self> {
                // A checked number is whole and not negative.
                Self::RANGE.check(number).ok().and_then(|number| Self::new(number as u64))
            }
            /// The number, in the unit of its range.
            pub fn get(self) -> u32 {
                u32::from(self.0)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(s)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let number = d.deserialize_any(Number(Self::RANGE))?;
                Self::of(number).ok_or_else(|| refused(number, Self::RANGE))
            }
        }
    )+ };
}

whole! {
    /// Severity on a numeric rating scale, 0 (none) to 10 (worst).
    Points: u8, 0 to 10 "points";
    /// Sleep quality in five steps, 1 (very poor) to 5 (very good).
    Quality: u8, 1 to 5 "steps";
    /// Minutes within one night or day.
    Minutes: u16, 0 to 1440 "minutes";
    /// How often within one night.
    Times: u8, 0 to 100 "times";
    /// Seconds that a cramp lasted; days are possible answers.
    Seconds: u32, 0 to 1209600 "seconds";
    /// Water drunk in a day, in millilitres.
    Millilitres: u16, 0 to 10000 "millilitres";
}

/// Drinks of a day, 0 to 40, to two places.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Drinks(f64);

impl Drinks {
    /// The range of the number, both ends allowed.
    pub const RANGE: Range = Range { min: 0.0, max: 40.0, whole: false, unit: "drinks" };
    /// The number, if it is in the range and has at most two places.
    pub fn of(number: f64) -> Option<Self> {
        let two_places = ((number * 100.0).round() - number * 100.0).abs() < 1e-6;
        Self::RANGE.check(number).ok().filter(|_| two_places).map(|number| Self(number + 0.0))
    }
    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Serialize for Drinks {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        // A whole number is written as one, as a person would.
        if self.0.fract() == 0.0 { s.serialize_u8(self.0 as u8) } else { s.serialize_f64(self.0) }
    }
}

impl<'de> Deserialize<'de> for Drinks {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let number = d.deserialize_any(Number(Self::RANGE))?;
        Self::of(number).ok_or_else(|| refused(number, Self::RANGE))
    }
}

fn refused<E: Error>(number: f64, range: Range) -> E {
    let Range { min, max, whole, unit } = range;
    E::custom(format_args!("{OUT_OF_RANGE}|{number}|{min}|{max}|{whole}|{unit}|"))
}

/// Reads any number; what it must be is held against it afterwards, so that the refusal can name both.
struct Number(Range);

impl Visitor<'_> for Number {
    type Value = f64;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range { min, max, whole, unit } = self.0;
        write!(f, "{OUT_OF_RANGE}||{min}|{max}|{whole}|{unit}|")
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
        Ok(number as f64)
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
        Ok(number as f64)
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        if number.is_finite() { Ok(number) } else { Err(E::invalid_value(Unexpected::Float(number), &self)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_range_are_read_and_written_alike() {
        for text in ["0", "10"] {
            let points: Points = serde_json::from_str(text).expect("a number");
            assert_eq!(serde_json::to_string(&points).expect("JSON"), text);
        }
        for text in ["0", "2", "1.5", "40"] {
            let drinks: Drinks = serde_json::from_str(text).expect("a number");
            assert_eq!(serde_json::to_string(&drinks).expect("JSON"), text);
        }
    }

    #[test]
    fn others_are_refused_with_the_number_and_the_range() {
        for (text, said) in
            [("11", "\u{1}range|11|0|10|true|points|"), ("2.5", "|2.5|"), ("-1", "|-1|"), ("\"2\"", "||0|10|")]
        {
            let error = serde_json::from_str::<Points>(text).expect_err("no such number").to_string();
            assert!(error.contains(said), "{error}");
        }
        assert!(serde_json::from_str::<Drinks>("1.234").is_err());
        assert!(serde_json::from_str::<Drinks>("41").is_err());
        assert_eq!(Points::of(-0.0).map(Points::get), Some(0));
        assert_eq!(Quality::new(0), None);
    }
}
