//! Watching for augmentation: a dopaminergic medicine making restless legs worse over time.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::ids::ids;
use crate::model::{AugmentationVerdict, BodyPart, ClockTime, IronReading, Set, Tri};

ids! {
    /// A sign that the nights show.
    WatchSign in "watch_sign" {
        /// The urge begins four hours earlier, or more.
        Earlier4h = "earlier_4h_or_more",
        /// The urge begins two to four hours earlier.
        Earlier2To4h = "earlier_2_to_4h",
        /// It is stronger.
        Stronger = "stronger",
        /// It is in a place where it was not.
        Spread = "spread",
        /// It is there all day.
        AllDay = "all_day",
        /// The dose was raised.
        DoseRaised = "dose_raised",
        /// The dose is taken earlier.
        DoseEarlier = "dose_earlier",
    }
}
ids! {
    /// What looks like it and is not.
    WatchLookAlike in "watch_look_alike" {
        /// It comes back before morning, as a dose wears off.
        EarlyMorningRebound = "early_morning_rebound",
        /// It has been so for less than a week.
        ShortFlare = "short_flare",
        /// A medicine that may worsen restless legs was begun within 14 days.
        NewTrigger = "new_trigger",
        /// The clocks or the time zone changed in the last week.
        TravelOrClockChange = "travel_or_clock_change",
        /// Iron is low.
        LowIron = "low_iron",
        /// Iron is not known.
        IronNotKnown = "iron_not_known",
    }
}
ids! {
    /// What the nights lack for an answer.
    Lacking in "watch_lacking" {
        /// Two weeks on the same dose with five nights with an urge, before the last week.
        Baseline = "baseline",
        /// Five nights that tell, of the last seven.
        LastNights = "last_nights",
        /// Five nights with an urge, of the last seven.
        LastUrges = "last_urges",
        /// The time at which it began, on both sides.
        Onsets = "onsets",
        /// How strong it was, on both sides.
        Severities = "severities",
        /// Where it was, on both sides.
        Places = "places",
        /// The dose, on both sides.
        Doses = "doses",
    }
}
ids! {
    /// What the last week is held against.
    BaselineFrom in "watch_baseline" {
        /// The hour that the person remembers from before the medicine.
        Remembered = "remembered",
        /// The first two weeks of the diary on the same dose.
        Diary = "diary",
        /// The first two weeks of the diary, of which the dose is not told.
        DiaryDoseNotTold = "diary_dose_not_told",
    }
}

/// What is known beside the nights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Known {
    /// Whether a dopaminergic medicine is taken, as the person or the list of medicines says.
    pub takes_dopamine_medicine: Option<Tri>,
    /// The hour at which the urge began before that medicine.
    pub onset_before_medicine: Option<ClockTime>,
    /// What the last iron test says.
    pub iron: Option<IronReading>,
}

/// A stretch of nights, as the watch reads it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window {
    /// Its first night.
    pub first: NaiveDate,
    /// Its last night.
    pub last: NaiveDate,
    /// Nights that tell whether there was an urge.
    pub told: usize,
    /// Nights with an urge.
    pub urges: usize,
    /// Of these, nights on which it was there all day.
    pub all_day: usize,
    /// Nights that tell when it began, all day among them.
    pub onsets: usize,
    /// Median beginning in minutes after 06:00; all day counts as 06:00. `None` with fewer than five.
    pub onset: Option<f64>,
    /// Nights that tell how strong it was.
    pub severities: usize,
    /// Median strength in points; `None` with fewer than five.
    pub severity: Option<f64>,
    /// Nights that tell where it was.
    pub places_told: usize,
    /// Where it was.
    pub places: Set<BodyPart>,
}

/// What the nights say of augmentation. Signs for the prescriber, no verdict of a doctor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Watch {
    /// Signs present, no signs, or cannot tell.
    pub verdict: AugmentationVerdict,
    /// The dopaminergic medicines that the nights name.
    pub medicines: Vec<&'static str>,
    /// What the beginning is held against; `None` where there is nothing.
    pub baseline_from: Option<BaselineFrom>,
    /// The beginning it is held against, in minutes after 06:00.
    pub baseline_onset: Option<f64>,
    /// The first two weeks on the same dose, where the diary has them.
    pub baseline: Option<Window>,
    /// The last seven nights.
    pub current: Window,
    /// Minutes by which it begins earlier than the baseline; later is negative.
    pub earlier_minutes: Option<f64>,
    /// The signs.
    pub signs: Vec<WatchSign>,
    /// Places where it is now and was not.
    pub new_places: Vec<BodyPart>,
    /// What looks like it.
    pub look_alikes: Vec<WatchLookAlike>,
    /// What could not be told, and for want of what.
    pub lacking: Vec<Lacking>,
}
