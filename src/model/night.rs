//! One night of the diary: what a person said of it, with every time an instant.
//!
//! A night is named by the evening on which it begins. Every time carries the UTC offset that was in force, so that a
//! duration is the difference of two instants, also on the nights when the clocks change. The variables of sleep are
//! those of the Consensus Sleep Diary (Carney 2012, doi 10.5665/sleep.1642), in our own words.
//!
//! # Missing answers
//! `None` is "never asked", [`Tri::Unsure`] is "not sure", [`Tri::No`] is "no", and zero is zero.

mod parts;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::choices::{Helps, Strategy, Tri};
use super::ids::Set;
use super::results::RedFlag;
use super::strict;
use super::whole::Times;
pub use parts::*;

/// An instant, with the UTC offset in force where the person was.
pub type Moment = DateTime<FixedOffset>;

/// The longest note, in bytes.
pub const LONGEST_NOTE: usize = 16 * 1024;
/// The longest name of a medicine, in characters.
pub const LONGEST_MEDICINE: usize = 200;
/// The most cramps, and the most medicines, that one night holds.
pub const MOST_EVENTS: usize = 200;

/// One night.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Night {
    /// The evening on which it begins.
    #[serde(deserialize_with = "strict::date")]
    pub date: NaiveDate,
    /// IANA name of the time zone, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// UTC offset in force on that evening at 18:00, such as `+09:00`.
    #[serde(with = "offset")]
    pub offset: FixedOffset,
    /// Bed and sleep.
    #[serde(default, skip_serializing_if = "Sleep::is_empty")]
    pub sleep: Sleep,
    /// The urge to move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urge: Option<Urge>,
    /// Cramps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cramps: Option<Cramps>,
    /// Awakenings because of the legs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg_wakings: Option<Times>,
    /// What happened in the day and evening before.
    #[serde(default, skip_serializing_if = "Factors::is_empty")]
    pub evening: Factors,
    /// Medicines and supplements taken; an empty list is "none".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took: Option<Vec<Dose>>,
    /// Self-care done; an empty list is "none".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did: Option<Set<Strategy>>,
    /// What helped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Set<Helps>>,
    /// Danger signs that were told of in that night, and what they may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signs: Option<Set<RedFlag>>,
    /// In the person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

strict::objects!(Night);

impl Night {
    /// A night of which nothing is said yet.
    pub fn new(date: NaiveDate, zone: Option<String>, offset: FixedOffset) -> Self {
        Self {
            date,
            zone,
            offset,
            sleep: Sleep::default(),
            urge: None,
            cramps: None,
            leg_wakings: None,
            evening: Factors::default(),
            took: None,
            did: None,
            helped: None,
            signs: None,
            note: None,
        }
    }

    /// Whether nothing is said of it.
    pub fn is_empty(&self) -> bool {
        *self == Self::new(self.date, self.zone.clone(), self.offset)
    }

    /// Whether the legs were quiet: there was neither an urge nor a cramp, both said. `None` where that is not known.
    pub fn quiet(&self) -> Option<bool> {
        match (self.urge.as_ref().map(|urge| urge.felt), self.cramps.as_ref().map(|cramps| cramps.had)) {
            (Some(Tri::No), Some(Tri::No)) => Some(true),
            (Some(Tri::Yes), _) | (_, Some(Tri::Yes)) => Some(false),
            _ => None,
        }
    }

    /// The cramps that are told of.
    pub fn cramp_events(&self) -> &[Cramp] {
        self.cramps.as_ref().map_or(&[], |cramps| &cramps.events)
    }
}

/// An offset as `+09:00`.
mod offset {
    use chrono::FixedOffset;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(offset: &FixedOffset, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(offset)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<FixedOffset, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom("\u{1}offset"))
    }
}
