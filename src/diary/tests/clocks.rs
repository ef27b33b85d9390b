//! Nights on which the clocks change.

use super::{Hole, at, empty, entry, hole, over, times, zone};
use crate::diary::{Zone, zone_of};
use crate::model::{Moment, Night, NightFault};

fn slept(zone_name: &str, date: &str, bed: &str, woke: &str) -> Night {
    let json = format!(r#"{{"sleep":{{"in_bed":"{bed}","woke":"{woke}"}}}}"#);
    let zone = zone(zone_name);
    over(&empty(date, zone), &json, zone).unwrap_or_else(|error| panic!("{zone_name} {date}: {error:?}"))
}

fn minutes(night: &Night) -> i64 {
    let (from, to) = (night.sleep.in_bed.expect("a time"), night.sleep.woke.expect("a time"));
    (to - from).num_minutes()
}

#[test]
fn the_length_of_a_night_is_what_a_stopwatch_shows() {
    for (zone, date, bed, woke, expected) in [
        ("Asia/Seoul", "2026-11-21", "23:00", "07:00", 480),
        ("Asia/Seoul", "2026-03-28", "23:00", "07:00", 480),
        ("Asia/Seoul", "1988-05-07", "23:00", "07:00", 420),
        ("Asia/Seoul", "1988-10-08", "23:00", "07:00", 540),
        ("Europe/London", "2026-03-28", "23:00", "07:00", 420),
        ("Europe/London", "2026-10-24", "23:00", "07:00", 540),
        ("Europe/London", "2026-10-25", "23:00", "07:00", 480),
        ("America/New_York", "2026-03-07", "23:00", "07:00", 420),
        ("America/New_York", "2026-10-31", "23:00", "07:00", 540),
        // To bed after the change, and up before it.
        ("America/New_York", "2026-10-31", "02:00", "07:00", 300),
        ("America/New_York", "2026-03-07", "22:00", "01:59", 239),
        ("Pacific/Apia", "2020-09-26", "23:00", "07:00", 420),
        ("Pacific/Apia", "2020-04-04", "23:00", "07:00", 540),
        ("Pacific/Apia", "2021-04-03", "23:00", "07:00", 540),
        ("Pacific/Apia", "2021-09-25", "23:00", "07:00", 480),
        // There was no 30th of December: the morning after the 29th was that of the 31st.
        ("Pacific/Apia", "2011-12-29", "23:00", "07:00", 480),
        ("Australia/Lord_Howe", "2026-04-04", "23:00", "07:00", 510),
    ] {
        let night = slept(zone, date, bed, woke);
        assert_eq!(minutes(&night), expected, "{zone} {date}: {:?}", times(&night));
    }
    let skipped = slept("Pacific/Apia", "2011-12-29", "00:30", "07:00");
    let expected = ["2011-12-31T00:30:00+14:00", "2011-12-31T07:00:00+14:00"];
    assert_eq!(times(&skipped).into_iter().map(|(_, time)| time).collect::<Vec<_>>(), expected);
}

/// What is typed, on a night of a zone, as a cramp.
fn cramp(zone_name: &str, date: &str, typed: &str) -> Result<Moment, super::Finding> {
    let zone = zone(zone_name);
    let json = format!(r#"{{"cramps":{{"events":[{{"at":"{typed}"}}]}}}}"#);
    over(&empty(date, zone), &json, zone).map(|night| night.cramp_events()[0].at.expect("a time"))
}

#[test]
fn a_time_that_was_skipped_is_refused_with_or_without_an_offset() {
    for (zone, date, from, to, typed) in [
        ("Europe/London", "2026-03-28", "01:00", "02:00", ["01:00", "01:30", "01:59"]),
        ("America/New_York", "2026-03-07", "02:00", "03:00", ["02:00", "02:15", "02:59"]),
        ("Asia/Seoul", "1988-05-07", "02:00", "03:00", ["02:00", "02:30", "02:59"]),
        ("Pacific/Apia", "2020-09-26", "03:00", "04:00", ["03:00", "03:30", "03:59"]),
    ] {
        for typed in typed {
            for offset in ["", "+00:00", "+01:00", "-05:00", "-04:00", "+09:00", "+10:00", "+13:00", "+14:00"] {
                let refused = cramp(zone, date, &format!("{typed}{offset}")).expect_err("a time that was skipped");
                assert_eq!(refused.id, NightFault::Skipped, "{zone} {typed}{offset}");
                assert_eq!(hole(&refused, "before"), &Hole::Text(from.into()), "{zone} {typed}");
                assert_eq!(hole(&refused, "after"), &Hole::Text(to.into()), "{zone} {typed}");
            }
        }
        assert!(cramp(zone, date, to).is_ok(), "{zone} {to}");
    }
}

#[test]
fn a_time_that_came_twice_is_taken_with_either_of_the_offsets_that_the_refusal_names() {
    for (zone, date, typed, first, second) in [
        ("Europe/London", "2026-10-24", "01:00", "2026-10-25T01:00:00+01:00", "2026-10-25T01:00:00+00:00"),
        ("Europe/London", "2026-10-24", "01:59", "2026-10-25T01:59:00+01:00", "2026-10-25T01:59:00+00:00"),
        ("America/New_York", "2026-10-31", "01:30", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"),
        ("Asia/Seoul", "1988-10-08", "02:30", "1988-10-09T02:30:00+10:00", "1988-10-09T02:30:00+09:00"),
        ("Pacific/Apia", "2021-04-03", "03:30", "2021-04-04T03:30:00+14:00", "2021-04-04T03:30:00+13:00"),
        ("Australia/Lord_Howe", "2026-04-04", "01:45", "2026-04-05T01:45:00+11:00", "2026-04-05T01:45:00+10:30"),
    ] {
        let refused = cramp(zone, date, typed).expect_err("a time that came twice");
        assert_eq!(refused.id, NightFault::Twice, "{zone}");
        let named = ["first", "second"].map(|name| match hole(&refused, name) {
            Hole::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        });
        for (typed, expected) in named.iter().zip([first, second]) {
            let placed = cramp(zone, date, typed).unwrap_or_else(|error| panic!("{zone} {typed}: {error:?}"));
            assert_eq!(placed.to_rfc3339(), expected, "{zone} {typed}");
        }
        let refused = cramp(zone, date, &format!("{typed}-11:00")).expect_err("an offset of elsewhere");
        assert_eq!(refused.id, NightFault::WrongOffset, "{zone}");
    }
}

#[test]
fn an_offset_that_was_in_force_does_no_harm_and_another_is_refused_by_name() {
    assert_eq!(cramp("Asia/Seoul", "2026-11-21", "03:10+09:00").ok(), Some(at("2026-11-22T03:10:00+09:00")));
    assert_eq!(cramp("Europe/London", "2026-11-21", "03:10Z").ok(), Some(at("2026-11-22T03:10:00+00:00")));
    let refused = cramp("Asia/Seoul", "2026-11-21", "03:10+08:00").expect_err("an offset of elsewhere");
    assert_eq!(refused.id, NightFault::WrongOffset);
    assert_eq!(hole(&refused, "offset"), &Hole::Text("+09:00".into()));
}

#[test]
fn both_ends_of_an_hour_that_came_twice_may_be_told() {
    let zone = zone("Europe/London");
    let json = r#"{"sleep":{"in_bed":"01:50+01:00","tried":"01:10+00:00","woke":"07:00"}}"#;
    let night = over(&empty("2026-10-24", zone), json, zone).expect("taken");
    let sleep = &night.sleep;
    assert_eq!((sleep.tried.expect("a time") - sleep.in_bed.expect("a time")).num_minutes(), 20);
    assert!(crate::diary::check::night(&night).is_empty());
    // Awake for good within the same hour.
    let json = r#"{"sleep":{"tried":"01:50+01:00","woke":"01:10+00:00"}}"#;
    let night = over(&empty("2026-10-24", zone), json, zone).expect("taken");
    assert_eq!(night.sleep.woke, Some(at("2026-10-25T01:10:00+00:00")));
}

#[test]
fn a_day_that_the_calendar_left_out_has_no_night() {
    let apia = zone("Pacific/Apia");
    let date = "2011-12-30".parse().expect("a date");
    let refused = zone_of(&entry("{}"), None, date, apia).expect_err("no such night");
    assert_eq!(refused.id, NightFault::NoSuchNight);
    assert!(zone_of(&entry("{}"), None, date, zone("Asia/Seoul")).is_ok());
    let mut night = empty("2011-12-29", apia);
    night.date = date;
    assert_eq!(crate::diary::check::zone(&night).map(|finding| finding.id), Some(NightFault::NoSuchNight));
}

#[test]
fn what_is_shown_stays_as_it_is_when_it_is_shown_again() {
    for name in
        ["Asia/Seoul", "Europe/Amsterdam", "Africa/Monrovia", "Pacific/Apia", "America/New_York", "Europe/London"]
    {
        let zone = zone(name);
        for month in 0..2400 {
            let (year, month) = (1900 + month / 12, month % 12 + 1);
            let date = chrono::NaiveDate::from_ymd_opt(year, month as u32, 28).expect("a date");
            let Ok(moment) = zone.instant(date.and_hms_opt(23, 10, 0).expect("a time"), None) else { continue };
            assert_eq!(zone.show(&moment).to_rfc3339(), moment.to_rfc3339(), "{name}");
        }
    }
    // The end of the calendar is no fault.
    for date in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
        for zone in
            [zone("Asia/Seoul"), zone("America/New_York"), Zone::Fixed(*at("2026-11-21T00:00:00-05:00").offset())]
        {
            let _ = (zone.has_day(date), zone.day_after(date), zone.evening_offset(date));
        }
    }
}
