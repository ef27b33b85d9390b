//! The nights of a diary, and those of a period.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::diary::Zone;
use crate::model::{Moment, Night};

/// A night, and how it was written down.
#[derive(Clone, Copy, Debug)]
pub struct NightOf<'a> {
    /// The night as it stands.
    pub night: &'a Night,
    /// When it was first recorded.
    pub recorded_at: Moment,
    /// Whether it was changed afterwards.
    pub edited: bool,
}

/// A period of nights, both ends within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The evening of the first night.
    pub first: NaiveDate,
    /// The evening of the last night.
    pub last: NaiveDate,
}

/// The nights of a diary, by date, one of each.
#[derive(Clone, Debug)]
pub struct Nights<'a> {
    sorted: Vec<NightOf<'a>>,
}

/// The nights of a period.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    /// The period.
    pub period: Period,
    /// Nights of the period, those that are missing too.
    pub count: usize,
    /// The nights that are in the diary, by date.
    pub nights: &'a [NightOf<'a>],
    before: Option<&'a NightOf<'a>>,
}

/// Missing nights in a row among which dates that never were are looked for.
const LONGEST_LOOK: usize = 366;

impl Period {
    /// So many nights up to that one; at least one.
    pub fn ending(last: NaiveDate, nights: u64) -> Self {
        Self { first: back(last, nights.saturating_sub(1)), last }
    }

    /// So many nights from that one on; at least one.
    pub fn beginning(first: NaiveDate, nights: u64) -> Self {
        Self { first, last: on(first, nights.saturating_sub(1)) }
    }

    /// The period before, of the same length.
    pub fn before(self) -> Self {
        Self::ending(back(self.first, 1), self.days() as u64)
    }

    /// How many dates it has; none where it ends before it begins.
    pub fn days(self) -> usize {
        usize::try_from((self.last - self.first).num_days() + 1).unwrap_or(0)
    }

    /// Whether the night is of it.
    pub fn contains(self, date: NaiveDate) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

impl<'a> Nights<'a> {
    /// The nights in any order; of two of one date the one that was recorded last counts.
    pub fn of(nights: &[NightOf<'a>]) -> Self {
        let mut sorted = nights.to_vec();
        sorted.sort_by_key(|one| (std::cmp::Reverse(one.night.date), std::cmp::Reverse(one.recorded_at)));
        sorted.dedup_by_key(|one| one.night.date);
        sorted.reverse();
        Self { sorted }
    }

    /// All of them, by date.
    pub fn all(&self) -> &[NightOf<'a>] {
        &self.sorted
    }

    /// The nights of a period. A date that never was in the zone of the night before it is no night of the period.
    pub fn over(&self, period: Period) -> Span<'_> {
        let first = self.sorted.partition_point(|one| one.night.date < period.first);
        let last = self.sorted.partition_point(|one| one.night.date <= period.last).max(first);
        let nights = &self.sorted[first..last];
        let before = first.checked_sub(1).and_then(|before| self.sorted.get(before));
        let count = period.days().saturating_sub(never_were(before, nights, period).len()).max(nights.len());
        Span { period, count, nights, before }
    }
}

impl<'a> Span<'a> {
    /// Every night of the period by date, those that are missing too.
    pub fn dates(self) -> impl Iterator<Item = (NaiveDate, Option<&'a NightOf<'a>>)> {
        let never_were = never_were(self.before, self.nights, self.period);
        let mut nights = self.nights.iter().peekable();
        let dates = self.period.first.iter_days().take(self.period.days());
        let dates = dates.map(move |date| (date, nights.next_if(|one| one.night.date == date)));
        dates.filter(move |(date, night)| night.is_some() || !never_were.contains(date))
    }

    /// Each night with the one before it in the diary, which may be of another period.
    pub fn with_before(self) -> impl Iterator<Item = (&'a NightOf<'a>, Option<&'a NightOf<'a>>)> {
        let before = std::iter::once(self.before).chain(self.nights.iter().map(Some));
        self.nights.iter().zip(before)
    }
}

/// Missing dates of the period that never were, such as the 30th of December 2011 in Apia.
fn never_were(before: Option<&NightOf<'_>>, nights: &[NightOf<'_>], period: Period) -> Vec<NaiveDate> {
    let known = before.into_iter().chain(nights);
    let ends = nights.iter().map(|one| one.night.date).chain([on(period.last, 1)]);
    let ends = ends.skip(usize::from(before.is_none()));
    let gaps = known.zip(ends).filter(|(one, end)| one.night.date.succ_opt() < Some(*end)).filter_map(|(one, end)| {
        let missing = one.night.date.iter_days().skip(1).take_while(move |date| *date < end).take(LONGEST_LOOK);
        let zone = Zone::named(one.night.zone.as_deref()?)?;
        Some(missing.filter(move |date| period.contains(*date) && !zone.has_day(*date)))
    });
    gaps.flatten().collect()
}

pub(super) fn back(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

pub(super) fn on(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
