//! An entry: what somebody tells of a night, with times as they say them.
//!
//! Flags, prompts and JSON all become an [`Entry`]; [`apply`](fn@super::apply) writes it over what stands. A thing that is not
//! told of stays as it is.

use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Deserializer};

use super::notation::{self, WrittenTime};
use super::said::Said;
use crate::model::strict;
use crate::model::{
    BodyPart, CrampRelief, CrampSite, Effort, Helps, Leg, Moment, Naps, NoSleep, RedFlag, Set, Strategy, Tri,
    whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times},
};

/// A time as it is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// A time of day; which day it is follows from the night.
    Clock(WrittenTime),
    /// An instant.
    Instant(Moment),
}

/// What is told of one night.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct Entry {
    /// The evening on which the night begins; the command may name it instead.
    #[serde(deserialize_with = "strict::maybe_date")]
    pub date: Option<NaiveDate>,
    /// IANA name of the zone; the machine's, or that of the night as it stands, where it is not told.
    pub zone: Option<String>,
    /// The offset of the evening, as a stored night has it; it must be that of the zone.
    #[serde(deserialize_with = "offset")]
    pub offset: Option<FixedOffset>,
    /// The legs were quiet: no urge, no cramp, no waking because of them.
    pub quiet: bool,
    /// Bed and sleep.
    pub sleep: SleepEntry,
    /// The urge.
    pub urge: Said<UrgeEntry>,
    /// Cramps.
    pub cramps: Said<CrampsEntry>,
    /// Awakenings because of the legs.
    pub leg_wakings: Said<Times>,
    /// The day and evening before.
    pub evening: FactorsEntry,
    /// Medicines taken, in place of those that stand.
    pub took: Said<Vec<DoseEntry>>,
    /// Self-care done, in place of what stands.
    pub did: Said<Set<Strategy>>,
    /// What helped, in place of what stands.
    pub helped: Said<Set<Helps>>,
    /// Danger signs told of, in place of those that stand.
    pub signs: Said<Set<RedFlag>>,
    /// A note, in place of the one that stands.
    pub note: Said<String>,
    /// What is told of beside what stands.
    #[serde(skip)]
    pub also: Also,
}

/// What an entry adds to lists, instead of writing over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Also {
    /// Further cramps. One at the same minute, in no other leg or muscle, is the same cramp; so is one without a time that
    /// is the same in every part as one that stood.
    pub cramps: Vec<CrampEntry>,
    /// Further medicines.
    pub took: Vec<DoseEntry>,
    /// Further self-care.
    pub did: Set<Strategy>,
    /// What helped as well.
    pub helped: Set<Helps>,
    /// Further danger signs.
    pub signs: Set<RedFlag>,
    /// A further line of the note.
    pub note: Option<String>,
}

/// Bed and sleep.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "each is the field of the same name in `model::Sleep`")]
pub struct SleepEntry {
    pub in_bed: Said<Told>,
    pub tried: Said<Told>,
    pub latency: Said<Minutes>,
    pub awakenings: Said<Times>,
    pub waso: Said<Minutes>,
    pub woke: Said<Told>,
    pub tasafa: Said<Minutes>,
    pub up: Said<Told>,
    pub quality: Said<Quality>,
    pub no_sleep: Said<NoSleep>,
}

/// The urge.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "each is the field of the same name in `model::Urge`")]
pub struct UrgeEntry {
    pub felt: Option<Tri>,
    pub severity: Said<Points>,
    pub onset: Said<OnsetEntry>,
    pub rest: Said<Minutes>,
    pub minutes: Said<Minutes>,
    pub places: Said<Set<BodyPart>>,
}

/// When the urge began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OnsetEntry {
    /// At this time.
    At(Told),
    /// It was there all day.
    AllDay,
}

/// Cramps, in place of those that stand.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct CrampsEntry {
    /// Whether there was any; told by the list, where it is not told.
    pub had: Option<Tri>,
    /// The cramps.
    pub events: Said<Vec<CrampEntry>>,
}

/// One cramp.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "each is the field of the same name in `model::Cramp`")]
pub struct CrampEntry {
    pub at: Option<Told>,
    pub seconds: Option<Seconds>,
    pub side: Option<Leg>,
    pub muscle: Option<CrampSite>,
    pub severity: Option<Points>,
    pub sore: Option<Tri>,
    pub eased_by: Option<Set<CrampRelief>>,
}

/// The day and evening before.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
#[expect(missing_docs, reason = "each is the field of the same name in `model::Factors`")]
pub struct FactorsEntry {
    pub caffeine: Said<DrunkEntry>,
    pub alcohol: Said<DrunkEntry>,
    pub exercise: Said<ExerciseEntry>,
    pub on_feet: Said<Minutes>,
    pub sitting: Said<Minutes>,
    pub water: Said<Millilitres>,
    pub naps: Said<Naps>,
}

/// Drinks of a kind.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct DrunkEntry {
    /// How many; `null` is "not sure".
    #[serde(deserialize_with = "strict::present")]
    pub drinks: Option<Drinks>,
    /// When the last was.
    #[serde(default)]
    pub last: Option<Told>,
}

/// Exercise.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct ExerciseEntry {
    /// How long.
    pub minutes: Minutes,
    /// How hard.
    #[serde(default)]
    pub effort: Option<Effort>,
    /// When it began.
    #[serde(default)]
    pub at: Option<Told>,
}

/// A medicine taken.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct DoseEntry {
    /// As written, with its dose.
    pub name: String,
    /// When.
    #[serde(default)]
    pub at: Option<Told>,
}

strict::objects!(
    read Entry,
    SleepEntry,
    UrgeEntry,
    CrampsEntry,
    CrampEntry,
    FactorsEntry,
    DrunkEntry,
    ExerciseEntry,
    DoseEntry,
);

impl Entry {
    /// Whether it tells anything of the night beside which night it is.
    pub fn is_empty(&self) -> bool {
        let nothing = Self { date: self.date, zone: self.zone.clone(), offset: self.offset, ..Self::default() };
        *self == nothing
    }
}

impl<'de> Deserialize<'de> for Told {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        let told = if text.contains('T') {
            Moment::parse_from_rfc3339(&text).ok().map(Told::Instant)
        } else {
            notation::time(&text).ok().map(Told::Clock)
        };
        told.ok_or_else(|| serde::de::Error::custom(format_args!("\u{1}time|{text}|")))
    }
}

impl<'de> Deserialize<'de> for OnsetEntry {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Stored {
            At(Told),
            AllDay(crate::model::AllDay),
        }
        Ok(match Stored::deserialize(d)? {
            Stored::At(told) => OnsetEntry::At(told),
            Stored::AllDay(_) => OnsetEntry::AllDay,
        })
    }
}

fn offset<'de, D: Deserializer<'de>>(d: D) -> Result<Option<FixedOffset>, D::Error> {
    let text = Option::<std::borrow::Cow<'de, str>>::deserialize(d)?;
    let read = |text: std::borrow::Cow<'_, str>| {
        text.parse().map_err(|_| serde::de::Error::custom(format_args!("\u{1}offset|{text}|")))
    };
    text.map(read).transpose()
}
