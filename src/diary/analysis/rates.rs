//! How often, and how bad.

use serde::Serialize;

use super::span::Span;
use super::stats::{Summary, summary};
use super::told;
use crate::model::{BodyPart, Cramp, CrampSite, Id, Leg, Night, Set};

/// Nights that were so, of those that tell, in a period of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// Nights that were so.
    pub yes: usize,
    /// Nights that tell whether it was so.
    pub told: usize,
    /// Nights of the period, those that are missing too.
    pub nights: usize,
}

/// Tally that a thing happened, over the nights that tell, in a period of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Frequency {
    /// How many times in all.
    pub times: usize,
    /// Nights that tell how many times.
    pub told: usize,
    /// Nights of the period, those that are missing too.
    pub nights: usize,
}

/// Awakenings because of the legs, against the article's mark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Wakings {
    /// Awakenings.
    pub times: Frequency,
    /// Nights with one or more.
    pub nights: Rate,
    /// Awakenings a week; `None` with fewer than seven nights that tell.
    pub per_week: Option<f64>,
    /// Awakenings a week from which the article says to see a doctor.
    pub mark: f64,
    /// Whether that many were reached; `None` where it is not known.
    pub reached: Option<bool>,
}

/// How many nights or cramps were of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally<T> {
    /// The kind.
    pub what: T,
    /// How many.
    pub times: usize,
    /// Of how many that tell the kind.
    pub told: usize,
}

/// How often, and how bad.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rates {
    /// Nights that are in the diary, of those of the period; here `yes` and `told` are the same.
    pub logged: Rate,
    /// Nights with an urge to move.
    pub urge_nights: Rate,
    /// Nights with a cramp.
    pub cramp_nights: Rate,
    /// Nights with neither, both said.
    pub quiet_nights: Rate,
    /// Awakenings because of the legs.
    pub wakings: Wakings,
    /// Cramps; a night with cramps of which none is told apart counts as one cramp.
    pub cramps: Frequency,
    /// Worst of the urge on nights with one, 0 to 10 points.
    pub urge_severity: Option<Summary>,
    /// Pain of each cramp, 0 to 10 points.
    pub cramp_severity: Option<Summary>,
    /// Minutes of the urge on nights with one.
    pub urge_minutes: Option<Summary>,
    /// Minutes of each cramp.
    pub cramp_minutes: Option<Summary>,
    /// Where the urge was, on the nights that tell; the most often first.
    pub urge_places: Vec<Tally<BodyPart>>,
    /// Muscles of the cramps that tell; the most often first.
    pub cramp_muscles: Vec<Tally<CrampSite>>,
    /// Sides of the cramps that tell; the most often first.
    pub cramp_sides: Vec<Tally<Leg>>,
}

/// Nights that tell, before a number a week is said: one of each weekday (Borba 2020).
pub const WEEK: usize = 7;
/// Awakenings a week from which the article says to see a doctor.
pub const WAKINGS_MARK: f64 = 3.0;

impl Rate {
    /// Nights a week that were so; `None` with fewer than seven nights that tell (Borba 2020).
    pub fn per_week(self) -> Option<f64> {
        per_week(self.yes, self.told)
    }
}

impl Frequency {
    /// Times a week; `None` with fewer than seven nights that tell (Borba 2020).
    pub fn per_week(self) -> Option<f64> {
        per_week(self.times, self.told)
    }
}

fn per_week(times: usize, told: usize) -> Option<f64> {
    (told >= WEEK).then(|| times as f64 * WEEK as f64 / told as f64)
}

impl Span<'_> {
    /// The nights that were so, of those that tell. `so` says `None` of a night that does not tell. Unit: nights; any
    /// number of nights.
    pub fn rate(&self, so: impl Fn(&Night) -> Option<bool>) -> Rate {
        let told = self.nights.iter().filter_map(|one| so(one.night));
        let (yes, told) = told.fold((0, 0), |(yes, told), so| (yes + usize::from(so), told + 1));
        Rate { yes, told, nights: self.count }
    }

    /// How often, over the nights that tell. Unit: times; any number of nights.
    pub fn frequency(&self, times: impl Fn(&Night) -> Option<usize>) -> Frequency {
        let told = self.nights.iter().filter_map(|one| times(one.night));
        let (times, told) = told.fold((0, 0), |(all, told), times| (all + times, told + 1));
        Frequency { times, told, nights: self.count }
    }
}

/// How often, and how bad.
///
/// A night counts as "with" only where it says so: not sure counts on no side. A quiet night says of both urge and
/// cramps that there was none. Severity is the numeric rating 0 to 10, of the urge once a night and of each cramp;
/// minutes are of each urge night and each cramp (measured as in Hallegraeff 2012 and Tan 2024). Medians and ends from
/// one number on, quartiles from five, numbers a week from seven nights that tell (Borba 2020).
pub fn rates(span: &Span<'_>) -> Rates {
    let nights = || span.nights.iter().map(|one| one.night);
    let numbers = |of: fn(&Night) -> Option<f64>| summary(&nights().filter_map(of).collect::<Vec<_>>());
    let cramps: Vec<&Cramp> =
        nights().filter(|night| told::cramp(night) == Some(true)).flat_map(Night::cramp_events).collect();
    let each = |of: fn(&Cramp) -> Option<f64>| summary(&cramps.iter().filter_map(|one| of(one)).collect::<Vec<_>>());
    let places: Vec<Set<BodyPart>> = nights().filter_map(|night| told::felt(night)?.places).collect();
    let one = |member| Set::from_iter([member]);
    Rates {
        logged: Rate { yes: span.nights.len(), told: span.nights.len(), nights: span.count },
        urge_nights: span.rate(told::urge),
        cramp_nights: span.rate(told::cramp),
        quiet_nights: span.rate(Night::quiet),
        wakings: wakings(span),
        cramps: span.frequency(told::cramps),
        urge_severity: numbers(told::severity),
        cramp_severity: each(|cramp| cramp.severity.map(|points| f64::from(points.get()))),
        urge_minutes: numbers(|night| told::felt(night)?.minutes.map(|minutes| f64::from(minutes.get()))),
        cramp_minutes: each(|cramp| cramp.seconds.map(|seconds| f64::from(seconds.get()) / 60.0)),
        urge_places: tally(&places),
        cramp_muscles: tally(&cramps.iter().filter_map(|cramp| cramp.muscle.map(one)).collect::<Vec<_>>()),
        cramp_sides: tally(
            &cramps.iter().filter_map(|cramp| cramp.side.map(|side| Set::from_iter([side]))).collect::<Vec<_>>(),
        ),
    }
}

/// Awakenings because of the legs against the article's three a week. Unit: awakenings, and nights with one or more.
///
/// Reached is `Some(true)` or `Some(false)` from seven nights that tell on (Borba 2020).
pub fn wakings(span: &Span<'_>) -> Wakings {
    let times = span.frequency(told::wakings);
    let per_week = times.per_week();
    let reached = per_week.map(|per_week| per_week >= WAKINGS_MARK);
    Wakings { times, nights: span.rate(told::woken), per_week, mark: WAKINGS_MARK, reached }
}

/// How many hold each member, the most often first, without those that none holds.
pub(super) fn tally<T: Id>(sets: &[Set<T>]) -> Vec<Tally<T>> {
    let count = |what: T| sets.iter().filter(|set| set.contains(what)).count();
    let mut found: Vec<Tally<T>> =
        T::ALL.iter().map(|what| Tally { what: *what, times: count(*what), told: sets.len() }).collect();
    found.retain(|tally| tally.times > 0);
    found.sort_by_key(|tally| std::cmp::Reverse(tally.times));
    found
}
