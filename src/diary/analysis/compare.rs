//! One stretch of nights against another.

use chrono::NaiveDate;
use serde::Serialize;

use super::changes;
use super::dose::{Amount, Cabinet};
use super::rates::WEEK;
use super::sleep::{SleepMeasures, sleep};
use super::span::{Nights, Period, Span, back, on};
use super::stats::median;
use super::told::{self, Began};
use crate::model::ids::ids;
use crate::model::{Night, Strategy};

ids! {
    /// What is compared.
    Figure in "figure" {
        /// Nights with an urge, a week.
        UrgeNights = "urge_nights",
        /// Nights with a cramp, a week.
        CrampNights = "cramp_nights",
        /// Nights with neither, a week.
        QuietNights = "quiet_nights",
        /// Nights with an awakening because of the legs, a week.
        WokenNights = "woken_nights",
        /// Awakenings because of the legs, a week.
        Wakings = "wakings",
        /// Cramps a week.
        Cramps = "cramps",
        /// Worst of the urge, median of the nights with one, points.
        UrgeSeverity = "urge_severity",
        /// Pain of the worst cramp of a night, median of the nights with one, points.
        CrampSeverity = "cramp_severity",
        /// Beginning of the urge, median, minutes after 06:00.
        Onset = "onset",
        /// Latency of sleep, mean, minutes.
        Latency = "latency",
        /// Wake after sleep onset, mean, minutes.
        Waso = "waso",
        /// Total sleep, mean, minutes.
        TotalSleep = "total_sleep",
        /// Efficiency (DSE), mean, percent.
        Efficiency = "efficiency",
    }
}
ids! {
    /// What became of a medicine or of self-care.
    ChangeKind in "diary_change" {
        Begins = "begins", Stops = "stops", Raised = "raised", Lowered = "lowered",
    }
}

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Nights that were so, or times, where the figure counts; `None` where it is a mean or a median.
    pub count: Option<usize>,
    /// Nights that tell.
    pub told: usize,
    /// Nights of the side.
    pub nights: usize,
    /// The figure; `None` with fewer than seven nights that tell.
    pub value: Option<f64>,
}

/// One figure on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The figure.
    pub figure: Figure,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
    /// After less before; `None` where a side has too few nights.
    pub change: Option<f64>,
    /// That, as a part of before; `None` also where before is zero.
    pub relative: Option<f64>,
    /// Whether it fell by a quarter or less, as it does where nothing is done (Garrison 2020).
    pub within_placebo: bool,
}

/// A period against the one before it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Periods {
    /// The period before, of the same length.
    pub before: Period,
    /// Whether at least one figure has enough nights on both sides.
    pub enough: bool,
    /// The figures.
    pub figures: Vec<Comparison>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// A medicine or supplement.
    Medicine {
        /// Its name as written, without the strength.
        name: String,
        /// The medicines of the list that it names.
        ids: Vec<&'static str>,
        /// The amount of a night before, where it is told.
        from: Option<Amount>,
        /// The amount of a night after, where it is told.
        to: Option<Amount>,
    },
    /// Self-care.
    SelfCare(Strategy),
}

/// Another change near a change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Confounder {
    /// What.
    pub what: Changed,
    /// What became of it.
    pub kind: ChangeKind,
    /// The first night with it.
    pub on: NaiveDate,
}

/// A change that the diary tells of, and the nights before and after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// What.
    pub what: Changed,
    /// What became of it.
    pub kind: ChangeKind,
    /// The first night with it.
    pub on: NaiveDate,
    /// The nights before.
    pub before: Period,
    /// The nights after.
    pub after: Period,
    /// The figures on both sides.
    pub figures: Vec<Comparison>,
    /// Other changes within seven days.
    pub confounders: Vec<Confounder>,
}

/// Nights before and after a change that are held against each other. Trials of cramps measured at four weeks.
pub const BEFORE: u64 = 14;
/// See [`BEFORE`].
pub const AFTER: u64 = 28;
/// Days within which another change is named.
const NEAR: u64 = 7;
/// The part by which placebo arms fall in four weeks (Garrison 2020).
pub const PLACEBO_FALL: f64 = 0.25;

impl Figure {
    /// Whether it counts or measures trouble, of which less is better.
    pub fn is_trouble(self) -> bool {
        use Figure::*;
        matches!(self, UrgeNights | CrampNights | WokenNights | Wakings | Cramps | UrgeSeverity | CrampSeverity)
    }
}

/// A period against the one before it, of the same length. Each figure needs seven nights that tell on both sides
/// (Borba 2020). Units are those of [`Figure`].
pub fn periods(nights: &Nights<'_>, period: Period) -> Periods {
    let span = nights.over(period);
    periods_of(nights, &span, &sleep(&span))
}

/// The same, where the sleep of the period is known.
pub(super) fn periods_of(nights: &Nights<'_>, span: &Span<'_>, slept: &SleepMeasures) -> Periods {
    let before = span.period.before();
    let earlier = nights.over(before);
    let figures = compared(figures(&earlier, &sleep(&earlier)), figures(span, slept));
    Periods { before, enough: figures.iter().any(|one| one.change.is_some()), figures }
}

/// The nights before a date against those from it on, as many as told, and not beyond `last`. Each figure needs seven
/// nights that tell on both sides (Borba 2020).
pub fn around(nights: &Nights<'_>, date: NaiveDate, before: u64, after: u64, last: NaiveDate) -> Vec<Comparison> {
    let (before, after) = sides(date, before, after, last);
    compare(&nights.over(before), &nights.over(after))
}

/// What was begun, stopped, raised or lowered, with the 14 nights before and the 28 after.
///
/// A medicine or supplement is grouped by what it is, without the strength, and needs five nights that tell of
/// medicines on both sides. It begins where it was taken on none of the 14 nights before and on at least half of the 28
/// after; it stops the other way round; its dose changes where it was another on every night before and the new one
/// stays for five. Self-care begins likewise. Found are those whose four weeks reach into the period; the nights after
/// its end are not looked at. House rules of 2026-11; a fall of a quarter or less is marked (Garrison 2020).
pub fn changes(nights: &Nights<'_>, period: Period) -> Vec<Change> {
    let first = back(period.first, AFTER - 1);
    // What stands two weeks before a neighbour must be seen as well.
    let seen = nights.over(Period { first: back(first, NEAR + BEFORE), last: period.last });
    let all = changes::changes(&seen, &Cabinet::of(seen.nights));
    let reach = Period { first, last: period.last };
    let within = all.iter().enumerate().filter(|(_, change)| reach.contains(change.on));
    let found = within.map(|(at, change)| {
        let near = Period { first: back(change.on, NEAR), last: on(change.on, NEAR) };
        let others = all.iter().enumerate().filter(|(other, one)| *other != at && near.contains(one.on));
        let (before, after) = sides(change.on, BEFORE, AFTER, period.last);
        Change {
            what: change.what.clone(),
            kind: change.kind,
            on: change.on,
            before,
            after,
            figures: compare(&nights.over(before), &nights.over(after)),
            confounders: others.map(|(_, one)| one.clone()).collect(),
        }
    });
    found.collect()
}

fn sides(date: NaiveDate, before: u64, after: u64, last: NaiveDate) -> (Period, Period) {
    let whole = Period::beginning(date, after);
    (Period::ending(back(date, 1), before), Period { first: date, last: whole.last.min(last) })
}

/// Every figure of one stretch against another.
pub(super) fn compare(before: &Span<'_>, after: &Span<'_>) -> Vec<Comparison> {
    compared(figures(before, &sleep(before)), figures(after, &sleep(after)))
}

fn compared(before: Vec<(Figure, Side)>, after: Vec<(Figure, Side)>) -> Vec<Comparison> {
    let pairs = before.into_iter().zip(after);
    let compared = pairs.map(|((figure, before), (_, after))| {
        let change = before.value.zip(after.value).map(|(before, after)| after - before);
        let relative = change.zip(before.value.filter(|value| *value > 0.0)).map(|(change, value)| change / value);
        // A quarter is a quarter, also where the last bit of a fraction says otherwise.
        let small = |relative: f64| (-PLACEBO_FALL - 1e-9..0.0).contains(&relative);
        let within_placebo = figure.is_trouble() && relative.is_some_and(small);
        Comparison { figure, before, after, change, relative, within_placebo }
    });
    compared.collect()
}

/// Every figure of a stretch, in the order of the list.
fn figures(span: &Span<'_>, slept: &SleepMeasures) -> Vec<(Figure, Side)> {
    let side = |count, told, value: Option<f64>| Side {
        count,
        told,
        nights: span.count,
        value: value.filter(|_| told >= WEEK),
    };
    let rate = |so: fn(&Night) -> Option<bool>| {
        let rate = span.rate(so);
        side(Some(rate.yes), rate.told, rate.per_week())
    };
    let frequency = |times: fn(&Night) -> Option<usize>| {
        let often = span.frequency(times);
        side(Some(often.times), often.told, often.per_week())
    };
    let middle = |of: fn(&Night) -> Option<f64>| {
        let numbers: Vec<f64> = span.nights.iter().filter_map(|one| of(one.night)).collect();
        side(None, numbers.len(), median(&numbers))
    };
    let mean = |average: super::sleep::Average| side(None, average.n, average.mean);
    let onset = |night: &Night| match told::began(night)? {
        Began::At(minutes) => Some(minutes as f64),
        Began::AllDay => None,
    };
    vec![
        (Figure::UrgeNights, rate(told::urge)),
        (Figure::CrampNights, rate(told::cramp)),
        (Figure::QuietNights, rate(Night::quiet)),
        (Figure::WokenNights, rate(told::woken)),
        (Figure::Wakings, frequency(told::wakings)),
        (Figure::Cramps, frequency(told::cramps)),
        (Figure::UrgeSeverity, middle(told::severity)),
        (Figure::CrampSeverity, middle(told::worst_cramp)),
        (Figure::Onset, middle(onset)),
        (Figure::Latency, mean(slept.latency)),
        (Figure::Waso, mean(slept.waso)),
        (Figure::TotalSleep, mean(slept.total)),
        (Figure::Efficiency, mean(slept.efficiency)),
    ]
}
