//! What a record is about: of each kind of payload the one field that names it.

use std::fmt;

use chrono::NaiveDate;
use serde::de;
use serde::{Deserialize, Deserializer};

use crate::model::strict::{plain_date as date, plain_instant as time};
use crate::model::{MOST_COURSES, Since, Strategy};

#[derive(Deserialize)]
pub(super) struct NightKey {
    pub(super) date: Day,
}

#[derive(Deserialize)]
pub(super) struct ScreeningKey {
    pub(super) at: At,
}

#[derive(Deserialize)]
pub(super) struct MedicineKey {
    pub(super) id: Number,
}

#[derive(Deserialize)]
pub(super) struct LabKey {
    pub(super) on: Since,
}

#[derive(Deserialize)]
pub(super) struct TrialKey {
    pub(super) strategy: Strategy,
    pub(super) from: Day,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Removal {
    Night(Day),
    Screening(At),
    Medicine(Number),
    Lab(Since),
    Trial(TrialKey),
}

/// The number of a course.
#[derive(Deserialize)]
#[serde(try_from = "u32")]
pub(super) struct Number(pub(super) u32);

impl TryFrom<u32> for Number {
    type Error = &'static str;
    fn try_from(number: u32) -> Result<Self, Self::Error> {
        if (1..=MOST_COURSES).contains(&number) { Ok(Self(number)) } else { Err("no number of a course") }
    }
}

pub(super) struct Day(pub(super) NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl de::Visitor<'_> for Words {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                date(text).map(Day).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Words)
    }
}

pub(super) struct At(pub(super) String);

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if time(&text).is_none() {
            return Err(de::Error::invalid_value(de::Unexpected::Str(&text), &"a time"));
        }
        Ok(At(text))
    }
}
