//! What looks like augmentation and is not.

use std::collections::BTreeSet;

use chrono::Timelike;

use super::days::{Day, Stretch, within};
use super::signs::{EARLIER_WITH_ANOTHER, STRONGER};
use super::{CURRENT, Known, NIGHTS, SOME, WatchLookAlike, WatchSign, Window};
use crate::diary::analysis::dose::Cabinet;
use crate::diary::analysis::span::{Period, back};
use crate::diary::analysis::told;
use crate::model::{IronReading, Onset};

/// Hours between which a beginning after sleep is before morning.
const BEFORE_MORNING: std::ops::Range<u32> = 2..8;
/// Nights within which a medicine is new, and nights before those in which it was not told of.
const NEW: u64 = 14;
const EARLIER: u64 = 28;

/// What the look-alikes are read from.
pub(super) struct LookAlikes<'w, 'a> {
    pub days: &'w [Day<'a>],
    pub cabinet: &'w Cabinet<'w>,
    pub current: &'w Stretch<'w, 'a>,
    pub baseline: Option<&'w Window>,
    pub baseline_onset: Option<f64>,
}

impl LookAlikes<'_, '_> {
    /// Those that the nights, or what is known beside them, point to.
    pub fn find(&self, signs: &[WatchSign], known: &Known) -> Vec<WatchLookAlike> {
        let week = self.week();
        let (iron_low, iron_known) = match known.iron {
            Some(IronReading::LowForRls) => (true, true),
            None | Some(IronReading::Unreliable | IronReading::Incomplete) => (false, false),
            Some(_) => (false, true),
        };
        let rebounds = self.current.days.iter().filter(|day| is_rebound(day)).count();
        let clocks = within(self.days, week).iter().any(|day| day.other_clock());
        let found = [
            (rebounds >= SOME, WatchLookAlike::EarlyMorningRebound),
            (self.is_short_flare(signs), WatchLookAlike::ShortFlare),
            (self.new_trigger(), WatchLookAlike::NewTrigger),
            (clocks, WatchLookAlike::TravelOrClockChange),
            (iron_low, WatchLookAlike::LowIron),
            (!iron_known, WatchLookAlike::IronNotKnown),
        ];
        found.into_iter().filter_map(|(there, what)| there.then_some(what)).collect()
    }

    fn week(&self) -> Period {
        Period { first: self.current.window.first, last: self.current.window.last }
    }

    /// The week before the last tells three nights or more, and fewer than half of them were as bad.
    fn is_short_flare(&self, signs: &[WatchSign]) -> bool {
        use WatchSign::{AllDay, Earlier2To4h, Earlier4h, Spread, Stronger};
        if !signs.iter().any(|sign| [Earlier4h, Earlier2To4h, Stronger, Spread, AllDay].contains(sign)) {
            return false;
        }
        let before = within(self.days, Period::ending(back(self.week().first, 1), CURRENT));
        let told: Vec<&Day<'_>> = before.iter().filter(|day| told::urge(day.night).is_some()).collect();
        let worse = told.iter().filter(|day| self.is_worse(day)).count();
        told.len() >= SOME && worse * 2 < told.len()
    }

    /// Whether the night was earlier, stronger or elsewhere than the baseline, in the measure of the signs.
    fn is_worse(&self, day: &Day<'_>) -> bool {
        let earlier = self.baseline_onset.zip(day.began()).is_some_and(|(was, is)| was - is >= EARLIER_WITH_ANOTHER);
        let was = self.baseline.and_then(|before| before.severity);
        let stronger = was.zip(day.severity()).is_some_and(|(was, is)| is - was >= STRONGER);
        let known = self.baseline.filter(|before| before.places_told >= NIGHTS).map(|before| before.places);
        let spread = known.zip(day.places()).is_some_and(|(was, is)| is.iter().any(|part| !was.contains(part)));
        earlier || stronger || spread
    }

    /// A medicine of the last two weeks that may worsen restless legs, and that five nights or more before did not name.
    fn new_trigger(&self) -> bool {
        let took = |period: Period| -> Vec<BTreeSet<&str>> {
            let told = within(self.days, period).iter().filter_map(|day| self.cabinet.took(day.night.took.as_ref()));
            let keys = told.map(|took| {
                let worse = took.iter().filter(|(named, _)| named.may_worsen_rls());
                worse.map(|(named, _)| named.key.as_str()).collect()
            });
            keys.collect()
        };
        let recent = Period::ending(self.week().last, NEW);
        let before = took(Period::ending(back(recent.first, 1), EARLIER));
        let was_new = |key: &&str| !before.iter().any(|keys| keys.contains(key));
        before.len() >= NIGHTS && took(recent).iter().flatten().any(was_new)
    }
}

/// Whether it began in the small hours, after sleep was tried.
fn is_rebound(day: &Day<'_>) -> bool {
    let Some(Onset::At(at)) = told::felt(day.night).and_then(|urge| urge.onset) else { return false };
    BEFORE_MORNING.contains(&at.hour()) && day.night.sleep.tried.is_none_or(|tried| tried < at)
}
