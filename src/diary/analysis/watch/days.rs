//! The nights as the watch reads them, and the two stretches that it holds against each other.

use chrono::NaiveDate;

use super::{BASELINE, NIGHTS, Window};
use crate::diary::analysis::dose::Cabinet;
use crate::diary::analysis::regimen::Regimen;
use crate::diary::analysis::span::{NightOf, Period};
use crate::diary::analysis::stats::median;
use crate::diary::analysis::told::{self, Began};
use crate::model::{BodyPart, Night, Set};

/// A night, with the one before it in the diary, and what was taken.
#[derive(Clone, Debug)]
pub(super) struct Day<'a> {
    pub night: &'a Night,
    before: Option<&'a NightOf<'a>>,
    /// What was taken; `None` where medicines were not told.
    pub regimen: Option<Regimen<'a>>,
}

/// The nights of a stretch that count, and what they come to.
#[derive(Clone, Debug)]
pub(super) struct Stretch<'d, 'a> {
    pub days: Vec<&'d Day<'a>>,
    pub window: Window,
}

impl<'a> Day<'a> {
    pub fn of(one: &NightOf<'a>, before: Option<&'a NightOf<'a>>, cabinet: &'a Cabinet<'_>) -> Self {
        Self { night: one.night, before, regimen: Regimen::of(one.night, cabinet) }
    }

    /// Whether its clock cannot be held against that of the other nights.
    pub fn other_clock(&self) -> bool {
        told::other_clock(self.night, self.before)
    }

    /// Whether a dopaminergic medicine was taken; `None` where medicines were not told.
    pub fn takes(&self) -> Option<bool> {
        self.regimen.as_ref().map(|regimen| !regimen.is_empty())
    }

    /// The beginning in minutes after 06:00, where its clock is that of the other nights; all day is 06:00.
    pub fn began(&self) -> Option<f64> {
        match told::began(self.night)? {
            Began::AllDay => Some(0.0),
            Began::At(_) if self.other_clock() => None,
            Began::At(minutes) => Some(minutes as f64),
        }
    }

    pub fn severity(&self) -> Option<f64> {
        told::severity(self.night)
    }

    pub fn places(&self) -> Option<Set<BodyPart>> {
        told::felt(self.night)?.places
    }
}

impl<'d, 'a> Stretch<'d, 'a> {
    /// The nights of a period, without those on which a medicine that is told of otherwise was left out.
    pub fn of(days: &'d [Day<'a>], period: Period, told: bool) -> Self {
        let counts = |day: &&Day<'a>| !(told && day.takes() == Some(false));
        let days: Vec<&Day<'a>> = within(days, period).iter().filter(counts).collect();
        let window = Window::of(&days, period);
        Self { days, window }
    }
}

impl Window {
    fn of(days: &[&Day<'_>], period: Period) -> Self {
        let urges = days.iter().filter_map(|day| told::urge(day.night));
        let onsets: Vec<f64> = days.iter().filter_map(|day| day.began()).collect();
        let severities: Vec<f64> = days.iter().filter_map(|day| day.severity()).collect();
        let rests: Vec<f64> = days.iter().filter_map(|day| told::rest(day.night)).collect();
        let places: Vec<Set<BodyPart>> = days.iter().filter_map(|day| day.places()).collect();
        let middle = |numbers: &[f64]| median(numbers).filter(|_| numbers.len() >= NIGHTS);
        Self {
            first: period.first,
            last: period.last,
            told: urges.clone().count(),
            urges: urges.filter(|urge| *urge).count(),
            all_day: days.iter().filter(|day| told::began(day.night) == Some(Began::AllDay)).count(),
            onsets: onsets.len(),
            onset: middle(&onsets),
            severities: severities.len(),
            severity: middle(&severities),
            rests: rests.len(),
            rest: middle(&rests),
            places_told: places.len(),
            places: places.iter().fold(Set::EMPTY, |all, places| all.or(*places)),
        }
    }
}

/// The nights of a period; `days` stand by date.
pub(super) fn within<'d, 'a>(days: &'d [Day<'a>], period: Period) -> &'d [Day<'a>] {
    let first = days.partition_point(|day| day.night.date < period.first);
    let end = days.partition_point(|day| day.night.date <= period.last);
    &days[first..end.max(first)]
}

/// The first two weeks on one dose, or of the diary where no dose is told, that end by `until`; with five urges.
pub(super) fn baseline<'d, 'a>(days: &'d [Day<'a>], told: bool, until: NaiveDate) -> Option<Stretch<'d, 'a>> {
    let period = start(days, told)?;
    let stretch = Stretch::of(days, period, told);
    (period.last <= until && stretch.window.urges >= NIGHTS).then_some(stretch)
}

/// The first two weeks on one dose, or of the diary where no dose is told.
pub(super) fn start(days: &[Day<'_>], told: bool) -> Option<Period> {
    let mut starts = days.iter().filter(|day| !told || day.takes() == Some(true));
    if told {
        starts.map(|day| Period::beginning(day.night.date, BASELINE)).find(|period| is_steady(within(days, *period)))
    } else {
        starts.next().map(|day| Period::beginning(day.night.date, BASELINE))
    }
}

/// Whether five nights or more tell of the medicine, and all of them of the same dose.
fn is_steady(days: &[Day<'_>]) -> bool {
    let regimens: Vec<&Regimen<'_>> =
        days.iter().filter_map(|day| day.regimen.as_ref()).filter(|regimen| !regimen.is_empty()).collect();
    let same = regimens.first().is_some_and(|first| regimens.iter().all(|regimen| regimen.is_as(first)));
    same && regimens.len() >= NIGHTS
}

/// The ids of the dopaminergic medicines of these nights, by name.
pub(super) fn dopaminergic(days: &[Day<'_>], cabinet: &Cabinet<'_>) -> Vec<&'static str> {
    let took = days.iter().filter_map(|day| cabinet.took(day.night.took.as_ref())).flatten();
    let mut ids: Vec<&'static str> = took.flat_map(|(named, _)| named.dopaminergic()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
