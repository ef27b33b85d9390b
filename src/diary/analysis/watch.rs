//! Watching for augmentation: a dopaminergic medicine making restless legs worse over time.
//!
//! # Purpose
//! Holds the last seven nights against the hour remembered from before the medicine, or against the first two weeks of
//! the diary on the same dose, and lists the signs, what looks like them, and what the diary lacks.
//!
//! # Not for
//! Telling what it is, and changing a medicine: never raise, lower or stop it alone.
//!
//! # Missing answers
//! With fewer than five nights with an urge in both stretches, or without a sign and with something not told, the
//! answer is "cannot tell", never "no signs". Not sure counts on no side.
//!
//! # Sources
//! Garcia-Borreguero 2007 (4 hours, 2 to 4 hours with another sign, 5 of 7 days) and 2016 (more or earlier medicine),
//! read from memory and unconfirmed. The two weeks, 2 points, 3 of 7 nights and 60 minutes are house rules of 2026-11.

mod days;
mod look_alikes;
mod signs;

use chrono::NaiveDate;
use serde::Serialize;

use super::dose::Cabinet;
use super::span::{NightOf, Nights, Period, back};
use super::told;
use crate::model::ids::ids;
use crate::model::{AugmentationVerdict, BodyPart, ClockTime, IronReading, Set, Tri};
use days::{Day, Stretch, baseline, dopaminergic, start, within};
use look_alikes::LookAlikes;

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
        /// It comes after a shorter rest.
        ShorterRest = "shorter_rest",
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
    /// Nights that tell how long a rest it took.
    pub rests: usize,
    /// Median rest before it came, in minutes; `None` with fewer than five.
    pub rest: Option<f64>,
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

/// Nights that tell, in both stretches (clinical.md 7.3).
const NIGHTS: usize = 5;
/// Nights of the two stretches.
const CURRENT: u64 = 7;
const BASELINE: u64 = 14;
/// Nights of the last seven on which a place, an urge all day, a rebound or a raised dose counts.
const SOME: usize = 3;
/// Nights up to the end of the period in which a medicine must be told of.
const TAKEN_WITHIN: u64 = 28;

/// What the nights say of augmentation; `None` where no dopaminergic medicine is told of in the period or in the 28
/// nights up to its end, and `known` names none either.
///
/// Current is the last seven nights of the period. The baseline of the beginning is the hour remembered from before the
/// medicine, where `known` has one (the published criteria compare with that), else that of the first 14 days of the
/// diary on one dose; all else is held against those 14 days. Both need five nights with an urge (clinical.md 7.3).
/// Nights on which the medicine was left out count on no side, and of nights with another clock the beginning counts on
/// no side. Where the dose is never told, the first 14 days of the diary are the baseline. Later days are never taken
/// for it: what has crept up since would be missed. Minutes after 06:00, points, nights.
pub fn watch(nights: &Nights<'_>, period: Period, known: &Known) -> Option<Watch> {
    let recent = Period { first: period.first.min(back(period.last, TAKEN_WITHIN - 1)), last: period.last };
    let all = nights.over(Period { first: NaiveDate::MIN, last: period.last });
    let cabinet = Cabinet::of(all.nights);
    let days: Vec<Day<'_>> = all.with_before().map(|(one, before)| Day::of(one, before, &cabinet)).collect();
    let told = within(&days, recent).iter().any(|day| day.takes() == Some(true));
    if !told && known.takes_dopamine_medicine != Some(Tri::Yes) {
        return None;
    }
    let last_week = Period::ending(period.last, CURRENT);
    let current = Stretch::of(&days, last_week, told);
    let baseline = baseline(&days, told, back(last_week.first, 1));
    let (baseline_from, baseline_onset) = match (known.onset_before_medicine, &baseline) {
        (Some(hour), _) => (Some(BaselineFrom::Remembered), Some(told::clock_after_6(hour.time()) as f64)),
        (None, Some(before)) if told => (Some(BaselineFrom::Diary), before.window.onset),
        (None, Some(before)) => (Some(BaselineFrom::DiaryDoseNotTold), before.window.onset),
        (None, None) => (None, None),
    };
    let found = signs::find(baseline.as_ref(), baseline_from, baseline_onset, &current, &cabinet);
    let look_alikes = LookAlikes {
        days: &days,
        cabinet: &cabinet,
        current: &current,
        baseline: baseline.as_ref().map(|before| &before.window),
        baseline_onset,
    };
    Some(Watch {
        verdict: found.verdict(),
        medicines: dopaminergic(within(&days, recent), &cabinet),
        baseline_from,
        baseline_onset,
        look_alikes: look_alikes.find(&found.signs, known),
        baseline: baseline.map(|before| before.window),
        current: current.window,
        earlier_minutes: found.earlier,
        signs: found.signs,
        new_places: found.new_places,
        lacking: found.lacking,
    })
}

impl Watch {
    /// Whether the rest before the urge could be held against that of the baseline.
    pub fn compares_rest(&self) -> bool {
        self.baseline.as_ref().is_some_and(|before| before.rest.is_some()) && self.current.rest.is_some()
    }
}

/// Whether a dopaminergic medicine is told of on any of these nights.
pub(super) fn takes(nights: &[NightOf<'_>], cabinet: &Cabinet<'_>) -> bool {
    nights.iter().any(|one| Day::of(one, None, cabinet).takes() == Some(true))
}

/// The two weeks that the watch takes for its baseline, where these nights have them.
pub(super) fn first_weeks(nights: &Nights<'_>, told: bool) -> Option<Period> {
    let all = nights.all();
    let cabinet = Cabinet::of(all);
    let days: Vec<Day<'_>> = all.iter().map(|one| Day::of(one, None, &cabinet)).collect();
    start(&days, told)
}
