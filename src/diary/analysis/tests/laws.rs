//! Laws that hold of any diary.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};
use proptest::prelude::*;
use serde_json::Value;

use super::{analyse, at, of};
use crate::diary::analysis::{Analysis, Known, NightOf, Nights, Period, rates};
use crate::diary::tests::strategies::{any_night, night_at, place};
use crate::model::whole::Times;
use crate::model::{ClockTime, Cramps, Night, Onset, Tri, Urge};

/// Nights of one zone in a row, some of them missing.
fn any_diary() -> BoxedStrategy<Vec<Night>> {
    let nights = |(zone, first): (crate::diary::Zone, NaiveDate)| {
        let dates = (0..24).map(move |after| first + Days::new(after)).filter(move |date| zone.has_day(*date));
        let night = |date| proptest::option::weighted(0.8, night_at((zone, date)));
        dates.map(night).collect::<Vec<_>>()
    };
    place().prop_flat_map(nights).prop_map(|nights| nights.into_iter().flatten().collect()).boxed()
}

fn now() -> crate::model::Moment {
    at("2026-12-01T07:00:00+09:00")
}

fn whole(nights: &[Night]) -> Period {
    let first = nights.first().map_or(NaiveDate::default(), |night| night.date);
    Period { first, last: first + Days::new(23) }
}

fn known() -> Known {
    Known { takes_dopamine_medicine: Some(Tri::Yes), onset_before_medicine: ClockTime::parse("01:00"), iron: None }
}

fn analysis(nights: &[NightOf<'_>], period: Period) -> Analysis {
    analyse(nights, period, now(), &known())
}

/// Every object of the JSON.
fn objects<'v>(value: &'v Value, found: &mut Vec<&'v serde_json::Map<String, Value>>) {
    match value {
        Value::Object(object) => {
            found.push(object);
            object.values().for_each(|value| objects(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| objects(value, found)),
        _ => {}
    }
}

fn number(object: &serde_json::Map<String, Value>, name: &str) -> Option<f64> {
    object.get(name).and_then(Value::as_f64)
}

/// What is counted over again, night by night of the calendar, in the plainest way.
fn counted_again(nights: &[Night], period: Period) -> [(usize, usize); 5] {
    let by_date: BTreeMap<NaiveDate, &Night> = nights.iter().map(|night| (night.date, night)).collect();
    let mut found = [(0, 0); 5];
    let mut date = period.first;
    while date <= period.last {
        if let Some(night) = by_date.get(&date) {
            let urge = night.urge.as_ref().map(|urge| urge.felt);
            let cramp = night.cramps.as_ref().map(|cramps| cramps.had);
            let quiet = match (urge, cramp) {
                (Some(Tri::Yes), _) | (_, Some(Tri::Yes)) => Some(Tri::No),
                (Some(Tri::No), Some(Tri::No)) => Some(Tri::Yes),
                _ => None,
            };
            let wakings = night.leg_wakings.map(|times| times.get() as usize);
            let woken = wakings.map(|times| if times == 0 { Tri::No } else { Tri::Yes });
            for (place, answer) in [urge, cramp, quiet, woken].into_iter().enumerate() {
                found[place].0 += usize::from(answer == Some(Tri::Yes));
                found[place].1 += usize::from(matches!(answer, Some(Tri::Yes | Tri::No)));
            }
            found[4].0 += wakings.unwrap_or(0);
            found[4].1 += usize::from(wakings.is_some());
        }
        date = date.succ_opt().expect("a date");
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_those_of_a_plain_walk_through_the_calendar(nights in any_diary()) {
        let period = whole(&nights);
        let found = analysis(&of(&nights), period).rates;
        let rates = [found.urge_nights, found.cramp_nights, found.quiet_nights, found.wakings.nights];
        let again = counted_again(&nights, period);
        for (rate, again) in rates.into_iter().zip(again) {
            prop_assert_eq!((rate.yes, rate.told), again);
            prop_assert!(rate.yes <= rate.told && rate.told <= rate.nights && rate.nights <= 24);
        }
        prop_assert_eq!((found.wakings.times.times, found.wakings.times.told), again[4]);
        prop_assert_eq!(found.logged.yes, nights.len());
    }

    /// The middle of what the nights tell, taken by sorting whole minutes of the clock.
    #[test]
    fn the_middle_onset_is_that_of_the_clock(nights in any_diary()) {
        let mut clocks: Vec<i64> = nights.iter().filter_map(|night| {
            let Some(Onset::At(at)) = night.urge.as_ref().filter(|urge| urge.felt == Tri::Yes)?.onset else { return None };
            let (clock, cut) = (at.naive_local(), night.date.and_hms_opt(6, 0, 0)?);
            let mut minutes = (clock.and_utc().timestamp() - cut.and_utc().timestamp()).div_euclid(60);
            while minutes < 0 { minutes += 1440; }
            while minutes > 1800 { minutes %= 1440; }
            Some(minutes)
        }).collect();
        clocks.sort_unstable();
        let middle = clocks.len() / 2;
        let expected = match clocks.len() {
            0 => None,
            n if n % 2 == 1 => Some(clocks[middle] as f64),
            _ => Some((clocks[middle - 1] + clocks[middle]) as f64 / 2.0),
        };
        let found = analysis(&of(&nights), whole(&nights)).onset;
        prop_assert_eq!(found.minutes.map(|minutes| minutes.median), expected);
        prop_assert_eq!(found.drift.onsets + found.drift.left_out, clocks.len());
    }

    /// Sleep is worked out a second time in whole seconds since 1970.
    #[test]
    fn sleep_is_what_the_seconds_say(nights in any_diary()) {
        for slept in analysis(&of(&nights), whole(&nights)).sleep.nights {
            let night = nights.iter().find(|night| night.date == slept.date).expect("a night");
            let seconds = |moment: Option<crate::model::Moment>| moment.map(|moment| moment.timestamp());
            let sleep = &night.sleep;
            if sleep.no_sleep.is_some() {
                prop_assert!(slept.total.is_none_or(|total| total == 0.0));
            } else if let Some(total) = slept.total {
                let awake = slept.latency.expect("told") + slept.waso.expect("told");
                let attempt = seconds(sleep.woke).expect("told") - seconds(sleep.tried).expect("told");
                prop_assert!((total * 60.0 - (attempt as f64 - awake * 60.0)).abs() < 1e-6 && total >= 0.0);
            }
            for percent in [slept.efficiency, slept.efficiency_in_bed].into_iter().flatten() {
                prop_assert!((0.0..=100.0).contains(&percent), "{}", percent);
            }
            if let (Some(in_bed), Some(classic), Some(total)) = (slept.time_in_bed, slept.efficiency_in_bed, slept.total) {
                prop_assert!((classic * in_bed - 100.0 * total).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn the_order_of_the_nights_does_not_matter(nights in any_diary(), turn in 0_usize..24) {
        let straight = of(&nights);
        let mut turned = straight.clone();
        turned.reverse();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        prop_assert_eq!(analysis(&straight, whole(&nights)), analysis(&turned, whole(&nights)));
    }

    #[test]
    fn a_quiet_night_never_raises_a_rate(nights in any_diary(), after in 0_u64..24) {
        let period = whole(&nights);
        let date = period.first + Days::new(after);
        prop_assume!(nights.first().is_some_and(|first| first.date != date) && nights.iter().all(|night| night.date != date));
        let mut quiet = nights[0].clone();
        quiet.date = date;
        quiet.urge = Some(Urge::felt(Tri::No));
        quiet.cramps = Some(Cramps { had: Tri::No, events: Vec::new() });
        quiet.leg_wakings = Times::new(0);
        let mut more = nights.clone();
        more.push(quiet);
        let (before, after) = (analysis(&of(&nights), period).rates, analysis(&of(&more), period).rates);
        let weeks = |rates: &rates::Rates| [
            rates.urge_nights.per_week(), rates.cramp_nights.per_week(), rates.wakings.nights.per_week(),
            rates.wakings.per_week, rates.cramps.per_week(),
        ];
        for (before, after) in weeks(&before).into_iter().zip(weeks(&after)) {
            prop_assert!(before.is_none_or(|before| after.is_some_and(|after| after <= before + 1e-9)));
        }
        prop_assert_eq!(before.urge_severity, after.urge_severity);
        prop_assert_eq!(before.cramps.times, after.cramps.times);
    }

    /// A longer period without more nights changes how many there are in it, and nothing else.
    #[test]
    fn a_missing_night_changes_only_how_many_nights_there_are(nights in any_diary(), missing in 1_u64..40) {
        let short = whole(&nights);
        let long = Period { last: short.last + Days::new(missing), ..short };
        let (short, long) = (analysis(&of(&nights), short), analysis(&of(&nights), long));
        let pairs = [
            (short.rates.urge_nights, long.rates.urge_nights),
            (short.rates.cramp_nights, long.rates.cramp_nights),
            (short.rates.quiet_nights, long.rates.quiet_nights),
            (short.sleep.marks.latency_over_30, long.sleep.marks.latency_over_30),
            (short.quality.within_24h, long.quality.within_24h),
        ];
        for (short, long) in pairs {
            prop_assert_eq!((short.yes, short.told), (long.yes, long.told));
            prop_assert!(short.nights < long.nights);
        }
        prop_assert_eq!(short.onset, long.onset);
        prop_assert_eq!(short.sleep.total, long.sleep.total);
        prop_assert_eq!(short.sleep.efficiency, long.sleep.efficiency);
        prop_assert_eq!(short.associations, long.associations);
        prop_assert_eq!(short.relief.urge, long.relief.urge);
        prop_assert_eq!(short.quality.contradictory, long.quality.contradictory);
    }

    /// Any nights at all, of any zones and years, any period, also one that ends before it begins.
    #[test]
    fn nothing_is_ever_too_much(
        nights in proptest::collection::vec(any_night(), 0..12),
        first in 0_usize..12,
        days in -40_i64..400,
        hours in -80_i64..80,
    ) {
        let nights: Vec<Night> = nights.into_iter().map(|(night, _)| night).collect();
        let first = nights.get(first).map_or(NaiveDate::default(), |night| night.date);
        let period = Period { first, last: first + TimeDelta::days(days) };
        let mut recorded = of(&nights);
        recorded.iter_mut().for_each(|one| one.recorded_at += TimeDelta::hours(hours));
        let found = analysis(&recorded, period);
        let json = serde_json::to_value(&found).expect("JSON");
        let mut all = Vec::new();
        objects(&json, &mut all);
        for object in all {
            if let (Some(yes), Some(told)) = (number(object, "yes"), number(object, "told")) {
                prop_assert!(yes <= told, "{:?}", object);
                prop_assert!(number(object, "nights").is_none_or(|nights| told <= nights), "{:?}", object);
            }
            if let (Some(helped), Some(told)) = (number(object, "helped"), number(object, "told")) {
                prop_assert!(helped <= told, "{:?}", object);
            }
            if let (Some(told), Some(nights)) = (number(object, "told"), number(object, "nights")) {
                prop_assert!(told <= nights, "{:?}", object);
            }
        }
        let debug = format!("{found:?}");
        prop_assert!(!debug.contains("NaN") && !debug.contains("inf"));
        for flag in &found.flags {
            prop_assert!(flag.id.tiers().contains(&flag.urgency) && !flag.nights.is_empty());
        }
    }
}

#[test]
fn the_edges_of_the_calendar_are_borne() {
    let night =
        |date| Night::new(date, Some("Pacific/Apia".to_owned()), chrono::FixedOffset::east_opt(0).expect("one"));
    let nights = [night(NaiveDate::MIN), night(NaiveDate::MAX)];
    let nights: Vec<NightOf<'_>> =
        nights.iter().map(|night| NightOf { night, recorded_at: now(), edited: false }).collect();
    for (first, last) in
        [(NaiveDate::MIN, NaiveDate::MAX), (NaiveDate::MAX, NaiveDate::MIN), (NaiveDate::MAX, NaiveDate::MAX)]
    {
        assert!(Nights::of(&nights).over(Period { first, last }).nights.len() <= 2);
        analysis(&nights, Period { first, last });
    }
}
