//! Nights on which the clocks change, and nights in other zones.

use chrono::{Days, NaiveDate};

use super::{analyse, day, near, of};
use crate::diary::analysis::sleep::sleep_of;
use crate::diary::analysis::{Analysis, Known, Period};
use crate::diary::{Zone, read};
use crate::model::{Moment, Night};

/// An urge at 22:00 and a sleep from 23:00 to 07:00, by the clock of that zone.
fn night(zone: &str, date: NaiveDate) -> Night {
    let place = Zone::named(zone).expect("a zone");
    let (evening, morning) = (date, place.day_after(date));
    let instant = |date: NaiveDate, hour| -> Moment {
        place.instant(date.and_hms_opt(hour, 0, 0).expect("a time"), None).expect("an instant")
    };
    let text = format!(
        r#"{{"date":"{date}","zone":"{zone}","offset":"{}","urge":{{"felt":"yes","onset":{{"at":"{}"}}}},
        "sleep":{{"in_bed":"{}","tried":"{}","latency":0,"waso":0,"tasafa":0,"woke":"{}","up":"{}"}}}}"#,
        place.evening_offset(date),
        instant(evening, 22).to_rfc3339(),
        instant(evening, 23).to_rfc3339(),
        instant(evening, 23).to_rfc3339(),
        instant(morning, 7).to_rfc3339(),
        instant(morning, 7).to_rfc3339(),
    );
    read::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn nights(zone: &str, first: &str, count: u64) -> Vec<Night> {
    let place = Zone::named(zone).expect("a zone");
    let dates = (0..count).map(|after| day(first) + Days::new(after)).filter(|date| place.has_day(*date));
    dates.map(|date| night(zone, date)).collect()
}

fn analysis(nights: &[Night]) -> Analysis {
    let period = Period { first: nights[0].date, last: nights[nights.len() - 1].date };
    analyse(&of(nights), period, nights[0].sleep.up.expect("a time"), &Known::default())
}

#[test]
fn lengths_are_of_instants() {
    let table = [
        ("Asia/Seoul", "2026-03-28", 8.0),
        ("Europe/London", "2026-03-27", 8.0),
        ("Europe/London", "2026-03-28", 7.0),
        ("Europe/London", "2026-10-24", 9.0),
        ("America/New_York", "2026-03-07", 7.0),
        ("America/New_York", "2026-10-31", 9.0),
        // The 30th of December 2011 never was: the night of the 29th ends on the 31st.
        ("Pacific/Apia", "2011-12-29", 8.0),
    ];
    for (zone, date, hours) in table {
        let slept = sleep_of(&night(zone, day(date)));
        assert_eq!(slept.total, Some(60.0 * hours), "{zone} {date}");
        assert_eq!(slept.efficiency, Some(100.0), "{zone} {date}");
    }
}

#[test]
fn nights_with_another_clock_are_left_out_of_the_drift_and_counted() {
    // The clocks change in the night of the 24th of October; the 25th has another offset than the night before.
    let table = [
        ("Asia/Seoul", "2026-10-10", 0, 0),
        ("Europe/London", "2026-10-10", 2, 1),
        ("America/New_York", "2026-10-20", 2, 1),
        ("Europe/London", "2026-03-20", 2, 1),
        ("Pacific/Apia", "2011-12-15", 2, 1),
    ];
    for (zone, first, left_out, changes) in table {
        let found = analysis(&nights(zone, first, 28));
        let drift = found.onset.drift;
        assert_eq!(drift.left_out, left_out, "{zone} {first}");
        let logged = found.quality.logged.yes;
        assert_eq!(drift.onsets, logged - left_out, "{zone} {first}");
        assert_eq!(found.quality.clock_changes.len(), changes, "{zone} {first}");
        assert!(found.quality.zone_changes.is_empty());
        assert!(near(drift.slope.expect("a drift").minutes_per_week, 0.0));
        // By the clock, it always began at 22:00.
        let minutes = found.onset.minutes.expect("onsets");
        assert_eq!((minutes.lowest, minutes.highest), (960.0, 960.0));
    }
}

#[test]
fn the_clocks_change_in_the_night_that_begins_the_evening_before() {
    let table = [
        // On Sunday morning, at two or at one: in the night of Saturday.
        ("Europe/London", "2026-10-15", "2026-10-24"),
        ("Europe/London", "2026-03-20", "2026-03-28"),
        ("America/New_York", "2026-03-01", "2026-03-07"),
        ("America/New_York", "2026-10-25", "2026-10-31"),
        ("Pacific/Apia", "2011-12-20", "2011-12-29"),
    ];
    for (zone, first, night) in table {
        let found = analysis(&nights(zone, first, 20));
        assert_eq!(found.quality.clock_changes, [day(night)], "{zone}");
        // Its beginning, and that of the night after it, whose offset is another, are left out of the drift.
        let left_out: Vec<NaiveDate> = {
            let all = nights(zone, first, 20);
            let recorded = of(&all);
            let nights = crate::diary::analysis::Nights::of(&recorded);
            let period = Period { first: all[0].date, last: all[all.len() - 1].date };
            let begun = crate::diary::analysis::beginnings(&nights.over(period));
            begun.iter().filter(|one| one.other_clock).map(|one| one.date).collect()
        };
        let after = Zone::named(zone).expect("a zone").day_after(day(night));
        assert_eq!(left_out, [day(night), after], "{zone}");
    }
}

#[test]
fn a_date_that_never_was_is_not_missing() {
    let apia = nights("Pacific/Apia", "2011-12-28", 5);
    assert_eq!(apia.len(), 4);
    let found = analysis(&apia);
    assert_eq!((found.rates.logged.yes, found.rates.logged.nights), (4, 4));
    let seoul = nights("Asia/Seoul", "2011-12-28", 5);
    assert_eq!(analysis(&seoul).rates.logged.nights, 5);
    // Also where the night before it is missing.
    let period = Period { first: day("2011-12-28"), last: day("2012-01-01") };
    let gap = [apia[0].clone(), apia[3].clone()];
    let found = analyse(&of(&gap), period, apia[0].sleep.up.expect("a time"), &Known::default());
    assert_eq!((found.rates.logged.yes, found.rates.logged.nights), (2, 4));
}

#[test]
fn a_journey_is_a_change_of_zone_once_there_and_once_back() {
    let mut all = nights("Asia/Seoul", "2026-09-01", 10);
    all.extend(nights("America/New_York", "2026-09-11", 5));
    all.extend(nights("Asia/Seoul", "2026-09-16", 10));
    let found = analysis(&all);
    assert_eq!(found.quality.zone_changes, [day("2026-09-11"), day("2026-09-16")]);
    assert_eq!((found.onset.drift.left_out, found.onset.drift.onsets), (2, 23));
    // A zone without a name is known by its offset.
    let mut unnamed = nights("Asia/Seoul", "2026-09-01", 4);
    unnamed[1].zone = None;
    unnamed[3].zone = None;
    unnamed[3].offset = chrono::FixedOffset::east_opt(8 * 3600).expect("an offset");
    assert_eq!(analysis(&unnamed).quality.zone_changes, [day("2026-09-04")]);
}
