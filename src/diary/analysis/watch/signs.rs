//! The signs, and the answer that they come to.

use super::days::{Day, Stretch};
use super::{BaselineFrom, Lacking, NIGHTS, SOME, WatchSign, Window};
use crate::diary::analysis::dose::Cabinet;
use crate::diary::analysis::regimen::{Regimen, first_dose};
use crate::diary::analysis::stats::median;
use crate::model::{AugmentationVerdict, BodyPart, Id};

/// Minutes earlier that count alone (Garcia-Borreguero 2007).
const EARLIER_ALONE: f64 = 240.0;
/// Minutes earlier that count beside another sign (Garcia-Borreguero 2007).
pub(super) const EARLIER_WITH_ANOTHER: f64 = 120.0;
/// Points by which the median rises; a house rule of 2026-11.
pub(super) const STRONGER: f64 = 2.0;
/// The part that is left of the rest before the urge, and the minutes by which it is shorter (clinical.md 7.3).
const SHORTER_PART: f64 = 0.5;
const SHORTER: f64 = 10.0;
/// Minutes by which the first dose is earlier; a house rule of 2026-11.
const DOSE_EARLIER: f64 = 60.0;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub signs: Vec<WatchSign>,
    pub new_places: Vec<BodyPart>,
    pub lacking: Vec<Lacking>,
    pub earlier: Option<f64>,
}

/// Looks for the signs.
pub(super) fn find(
    baseline: Option<&Stretch<'_, '_>>,
    from: Option<BaselineFrom>,
    onset: Option<f64>,
    current: &Stretch<'_, '_>,
    cabinet: &Cabinet<'_>,
) -> Found {
    let mut found = Found::default();
    let now = &current.window;
    if now.told < NIGHTS {
        found.lacking.push(Lacking::LastNights);
    } else if now.urges < NIGHTS {
        found.lacking.push(Lacking::LastUrges);
    }
    if from.is_none() {
        found.lacking.push(Lacking::Baseline);
    }
    if !found.lacking.is_empty() {
        return found;
    }
    found.beginning(onset, now);
    let Some(before) = baseline else {
        found.all_day(true, now);
        found.lacking.extend([Lacking::Severities, Lacking::Places, Lacking::Doses]);
        return found;
    };
    found.strength(&before.window, current);
    found.places(&before.window, current);
    found.all_day(before.window.all_day == 0, now);
    found.rest(&before.window, now);
    found.doses(before, current, cabinet);
    found
}

impl Found {
    /// Signs are enough as they are in the screening's rule: four hours alone; two to four hours with another sign; two
    /// of stronger, spread, all day and after a shorter rest; more or earlier medicine with any of these.
    pub fn verdict(&self) -> AugmentationVerdict {
        use WatchSign::*;
        let count = |of: &[WatchSign]| self.signs.iter().filter(|sign| of.contains(sign)).count();
        let worse = count(&[Stronger, Spread, AllDay, ShorterRest]);
        let dose = count(&[DoseRaised, DoseEarlier]);
        let (alone, earlier) = (count(&[Earlier4h]), count(&[Earlier2To4h]));
        let enough = alone > 0 || (earlier + worse > 0 && earlier + worse + dose.min(1) >= 2);
        // A dose that is not told leaves the other signs as they are.
        let told = self.lacking.iter().all(|lacking| *lacking == Lacking::Doses);
        match (enough, self.signs.is_empty() && told) {
            (true, _) => AugmentationVerdict::SignsPresent,
            (false, true) => AugmentationVerdict::NoSigns,
            (false, false) => AugmentationVerdict::CannotTell,
        }
    }

    fn beginning(&mut self, onset: Option<f64>, now: &Window) {
        self.earlier = onset.zip(now.onset).map(|(before, now)| before - now);
        match self.earlier {
            None => self.lacking.push(Lacking::Onsets),
            Some(EARLIER_ALONE..) => self.signs.push(WatchSign::Earlier4h),
            Some(EARLIER_WITH_ANOTHER..) => self.signs.push(WatchSign::Earlier2To4h),
            Some(_) => {}
        }
    }

    fn strength(&mut self, before: &Window, current: &Stretch<'_, '_>) {
        let Some((was, is)) = before.severity.zip(current.window.severity) else {
            self.lacking.push(Lacking::Severities);
            return;
        };
        let above = current.days.iter().filter_map(|day| day.severity()).filter(|severity| *severity > was).count();
        if is - was >= STRONGER && above >= NIGHTS {
            self.signs.push(WatchSign::Stronger);
        }
    }

    fn places(&mut self, before: &Window, current: &Stretch<'_, '_>) {
        if before.places_told < NIGHTS {
            self.lacking.push(Lacking::Places);
            return;
        }
        let on = |part: BodyPart| {
            current.days.iter().filter(|day| day.places().is_some_and(|places| places.contains(part))).count()
        };
        let is_new = |part: &BodyPart| !before.places.contains(*part) && on(*part) >= SOME;
        self.new_places = BodyPart::ALL.iter().copied().filter(is_new).collect();
        if !self.new_places.is_empty() {
            self.signs.push(WatchSign::Spread);
        } else if current.window.places_told < NIGHTS {
            self.lacking.push(Lacking::Places);
        }
    }

    fn all_day(&mut self, never_before: bool, now: &Window) {
        if never_before && now.all_day >= SOME {
            self.signs.push(WatchSign::AllDay);
        }
    }

    /// Few tell of it: that it is not told leaves the other signs as they are, and is said with them.
    fn rest(&mut self, before: &Window, now: &Window) {
        if before.rest.zip(now.rest).is_some_and(|(was, is)| is <= was * SHORTER_PART && was - is >= SHORTER) {
            self.signs.push(WatchSign::ShorterRest);
        }
    }

    fn doses(&mut self, before: &Stretch<'_, '_>, current: &Stretch<'_, '_>, cabinet: &Cabinet<'_>) {
        let (was, is) = (taken(&before.days), taken(&current.days));
        let Some(was) = was.first().filter(|_| is.len() >= SOME) else {
            self.lacking.push(Lacking::Doses);
            return;
        };
        let raised = is.iter().filter(|regimen| regimen.is_more_than(was)).count();
        if raised >= SOME && raised * 2 > is.len() {
            self.signs.push(WatchSign::DoseRaised);
        }
        let first = |days: &[&Day<'_>]| {
            let same_clock = days.iter().filter(|day| !day.other_clock());
            let times: Vec<f64> = same_clock.filter_map(|day| first_dose(day.night, cabinet)).collect();
            median(&times).filter(|_| times.len() >= NIGHTS)
        };
        let earlier = first(&before.days).zip(first(&current.days)).map(|(was, is)| was - is);
        if earlier.is_some_and(|minutes| minutes >= DOSE_EARLIER) {
            self.signs.push(WatchSign::DoseEarlier);
        }
    }
}

/// What was taken on the nights that tell of a dopaminergic medicine.
pub(super) fn taken<'d, 'a>(days: &[&'d Day<'a>]) -> Vec<&'d Regimen<'a>> {
    days.iter().filter_map(|day| day.regimen.as_ref()).filter(|regimen| !regimen.is_empty()).collect()
}
