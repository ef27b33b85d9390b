//! The parts of a night: sleep, urge, cramps, the evening before, and what was taken.

use serde::{Deserialize, Serialize};

use super::Moment;
use crate::model::choices::{BodyPart, CrampRelief, CrampSite, Effort, Leg, Tri};
use crate::model::ids::Set;
use crate::model::strict;
use crate::model::whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times};

/// Seconds that a cramp of the usual kind lasts at most (Hallegraeff 2017; NHS).
pub const USUAL_CRAMP_SECONDS: u32 = 10 * 60;

/// Bed and sleep (Consensus Sleep Diary, core, and one variable of the expanded form).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct Sleep {
    /// Got into bed.
    #[serde(deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub in_bed: Option<Moment>,
    /// Tried to sleep.
    #[serde(deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub tried: Option<Moment>,
    /// Sleep latency: minutes from trying to sleep to sleep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency: Option<Minutes>,
    /// Awakenings, without the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awakenings: Option<Times>,
    /// Wake after sleep onset (WASO) in minutes, time up and walking included, up to the final awakening.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waso: Option<Minutes>,
    /// Final awakening.
    #[serde(deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub woke: Option<Moment>,
    /// Minutes that the person still tried to sleep after the final awakening (TASAFA).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasafa: Option<Minutes>,
    /// Got out of bed for the day.
    #[serde(deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub up: Option<Moment>,
    /// Quality of the sleep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
    /// The person did not sleep at all; `None` where nothing of the kind was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_sleep: Option<NoSleep>,
}

/// The urge to move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Urge {
    /// Whether there was one.
    pub felt: Tri,
    /// Worst of the night, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Points>,
    /// When it began, on the symptom day that is cut at the morning low.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onset: Option<Onset>,
    /// Minutes of sitting or lying still until it came (latency at rest).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Minutes>,
    /// How long it lasted, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<Set<BodyPart>>,
}

/// When the urge began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onset {
    /// At this time.
    At(#[serde(deserialize_with = "strict::instant")] Moment),
    /// It was there all day.
    AllDay(AllDay),
}

/// Says that the urge was there all day; written as `true`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllDay;

/// Says that the person did not sleep at all; written as `true`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSleep;

/// Cramps of a night.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Cramps {
    /// Whether there was any.
    pub had: Tri,
    /// Those that are told of, by time; those without a time last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Cramp>,
}

/// One cramp.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct Cramp {
    /// When it began.
    #[serde(deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// How long it lasted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Seconds>,
    /// Which leg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Leg>,
    /// Which muscle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub muscle: Option<CrampSite>,
    /// Pain, 0 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Points>,
    /// Sore afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sore: Option<Tri>,
    /// What ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eased_by: Option<Set<CrampRelief>>,
}

/// The day and the evening before the night.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct Factors {
    /// Drinks with caffeine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caffeine: Option<Drunk>,
    /// Drinks with alcohol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alcohol: Option<Drunk>,
    /// Exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Exercise>,
    /// Minutes of standing or walking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_feet: Option<Minutes>,
    /// Minutes of sitting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sitting: Option<Minutes>,
    /// Water drunk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub water: Option<Millilitres>,
    /// Naps of the day before the night (Consensus Sleep Diary, expanded form).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub naps: Option<Naps>,
}

/// Drinks of a kind, and when the last was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Drunk {
    /// How many; `None`, `null` in JSON, is "not sure".
    #[serde(deserialize_with = "strict::present")]
    pub drinks: Option<Drinks>,
    /// When the last was.
    #[serde(default, deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub last: Option<Moment>,
}

/// Exercise of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Exercise {
    /// How long; zero is "none".
    pub minutes: Minutes,
    /// How hard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Effort>,
    /// When it began.
    #[serde(default, deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
}

/// Naps and dozing of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Naps {
    /// How many; zero is "none".
    pub times: Times,
    /// How long in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
}

/// A medicine or supplement taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Dose {
    /// As written, with its dose.
    pub name: String,
    /// When.
    #[serde(default, deserialize_with = "strict::maybe_instant", skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
}

strict::objects!(Sleep, Urge, Cramps, Cramp, Factors, Drunk, Exercise, Naps, Dose);

impl Cramp {
    /// Whether it lasted so long that it is looked at on the same day: more than ten minutes (NHS; nidirect).
    pub fn is_long(&self) -> bool {
        self.seconds.is_some_and(|seconds| seconds.get() > USUAL_CRAMP_SECONDS)
    }
}

impl Sleep {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Factors {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Urge {
    /// An urge of which only that is said.
    pub fn felt(felt: Tri) -> Self {
        Self { felt, severity: None, onset: None, rest: None, minutes: None, places: None }
    }
}

/// A mark that is there, written as `true`, or not there; never `false`.
macro_rules! marks {
    ($($mark:ident)+) => { $(
        impl Serialize for $mark {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_bool(true)
            }
        }

        impl<'de> Deserialize<'de> for $mark {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                if bool::deserialize(d)? { Ok(Self) } else { Err(serde::de::Error::custom("\u{1}mark")) }
            }
        }
    )+ };
}

marks!(AllDay NoSleep);
