//! Which day a time of day is on.

use super::{at, empty, night, over, refusal, seoul, times};
use crate::model::NightFault;

/// The times of the night after these entries; the first date is 21, the second 22 November.
fn placed(entries: &[&str], expected: &[(&str, &str)]) {
    let found = times(&night(entries));
    let expected: Vec<_> =
        expected.iter().map(|(field, time)| (*field, format!("2026-11-{}:00+09:00", time.replace(' ', "T")))).collect();
    let found: Vec<_> = found.into_iter().collect();
    assert_eq!(found, expected, "{entries:?}");
}

const ORDINARY: &str = r#"{"sleep":{"in_bed":"23:00","tried":"23:15","woke":"06:20","up":"06:45"}}"#;
const SHIFT: &str = r#"{"sleep":{"in_bed":"08:30","tried":"08:45","woke":"15:10","up":"15:30"}}"#;

#[test]
fn bed_and_sleep_follow_on_each_other() {
    placed(&[ORDINARY], &[("in_bed", "21 23:00"), ("tried", "21 23:15"), ("woke", "22 06:20"), ("up", "22 06:45")]);
    placed(&[SHIFT], &[("in_bed", "22 08:30"), ("tried", "22 08:45"), ("woke", "22 15:10"), ("up", "22 15:30")]);
    for (told, expected) in [
        // To bed after midnight.
        (["00:40", "01:00", "08:10", "08:30"], ["22 00:40", "22 01:00", "22 08:10", "22 08:30"]),
        // To bed before midnight, and tried after it.
        (["23:50", "00:10", "07:00", "07:00"], ["21 23:50", "22 00:10", "22 07:00", "22 07:00"]),
        // Up early.
        (["20:30", "20:45", "03:40", "04:00"], ["21 20:30", "21 20:45", "22 03:40", "22 04:00"]),
        (["15:00", "15:00", "22:00", "22:30"], ["21 15:00", "21 15:00", "21 22:00", "21 22:30"]),
        (["14:59", "14:59", "22:00", "22:30"], ["22 14:59", "22 14:59", "22 22:00", "22 22:30"]),
        // Slept until the afternoon.
        (["02:00", "02:00", "14:00", "16:30"], ["22 02:00", "22 02:00", "22 14:00", "22 16:30"]),
        // Slips stay near, so that they are seen as slips.
        (["23:00", "22:45", "06:20", "06:10"], ["21 23:00", "21 22:45", "22 06:20", "22 06:10"]),
    ] {
        let [in_bed, tried, woke, up] = told;
        let json = format!(r#"{{"sleep":{{"in_bed":"{in_bed}","tried":"{tried}","woke":"{woke}","up":"{up}"}}}}"#);
        placed(
            &[&json],
            &[("in_bed", expected[0]), ("tried", expected[1]), ("woke", expected[2]), ("up", expected[3])],
        );
    }
}

#[test]
fn each_time_of_the_bed_is_placed_also_when_it_is_told_alone() {
    for (field, told, expected) in [
        ("in_bed", "23:00", "21 23:00"),
        ("in_bed", "00:30", "22 00:30"),
        ("tried", "23:15", "21 23:15"),
        ("tried", "01:15", "22 01:15"),
        ("woke", "06:20", "22 06:20"),
        ("woke", "21:00", "21 21:00"),
        ("woke", "20:59", "22 20:59"),
        ("up", "06:45", "22 06:45"),
        ("up", "15:30", "22 15:30"),
    ] {
        placed(&[&format!(r#"{{"sleep":{{"{field}":"{told}"}}}}"#)], &[(field, expected)]);
    }
}

#[test]
fn a_later_entry_is_placed_beside_what_stands() {
    for (first, second, expected) in [
        (
            r#"{"sleep":{"in_bed":"23:00"}}"#,
            r#"{"sleep":{"up":"06:45"}}"#,
            [("in_bed", "21 23:00"), ("up", "22 06:45")],
        ),
        (
            r#"{"sleep":{"in_bed":"08:30"}}"#,
            r#"{"sleep":{"up":"15:30"}}"#,
            [("in_bed", "22 08:30"), ("up", "22 15:30")],
        ),
        (
            r#"{"sleep":{"up":"06:45"}}"#,
            r#"{"sleep":{"in_bed":"23:00"}}"#,
            [("in_bed", "21 23:00"), ("up", "22 06:45")],
        ),
        (
            r#"{"sleep":{"up":"15:30"}}"#,
            r#"{"sleep":{"in_bed":"08:30"}}"#,
            [("in_bed", "22 08:30"), ("up", "22 15:30")],
        ),
        (r#"{"sleep":{"woke":"06:20"}}"#, r#"{"sleep":{"up":"06:00"}}"#, [("woke", "22 06:20"), ("up", "22 06:00")]),
        (
            r#"{"sleep":{"tried":"00:10"}}"#,
            r#"{"sleep":{"in_bed":"23:50"}}"#,
            [("in_bed", "21 23:50"), ("tried", "22 00:10")],
        ),
        // A second entry for the same field is placed like the first.
        (
            r#"{"sleep":{"in_bed":"23:00","up":"06:45"}}"#,
            r#"{"sleep":{"up":"07:45"}}"#,
            [("in_bed", "21 23:00"), ("up", "22 07:45")],
        ),
    ] {
        placed(&[first, second], &expected);
    }
    // From an ordinary night to one after a shift, all at once.
    let shift = [("in_bed", "22 08:30"), ("tried", "22 08:45"), ("woke", "22 15:10"), ("up", "22 15:30")];
    placed(&[ORDINARY, SHIFT], &shift);
}

#[test]
fn the_urge_belongs_to_the_day_that_ends_in_the_morning() {
    let onset =
        |entries: &[&str]| times(&night(entries)).into_iter().find(|(field, _)| *field == "onset").expect("an onset").1;
    for (told, alone, rose_at_five, rose_at_eight) in [
        ("16:00", "21T16:00", "21T16:00", "21T16:00"),
        ("22:30", "21T22:30", "21T22:30", "21T22:30"),
        ("00:30", "22T00:30", "22T00:30", "22T00:30"),
        // The morning low is at six, or at getting up where that is known.
        ("05:30", "22T05:30", "21T05:30", "22T05:30"),
        ("06:30", "21T06:30", "21T06:30", "22T06:30"),
        ("08:00", "21T08:00", "21T08:00", "21T08:00"),
        ("06:00", "21T06:00", "21T06:00", "22T06:00"),
    ] {
        let urge = format!(r#"{{"urge":{{"onset":{{"at":"{told}"}}}}}}"#);
        let full = |time: &str| format!("2026-11-{time}:00+09:00");
        assert_eq!(onset(&[&urge]), full(alone), "{told}");
        assert_eq!(onset(&[r#"{"sleep":{"up":"05:00"}}"#, &urge]), full(rose_at_five), "{told}, up at five");
        assert_eq!(onset(&[r#"{"sleep":{"up":"08:00"}}"#, &urge]), full(rose_at_eight), "{told}, up at eight");
        assert_eq!(onset(&[r#"{"sleep":{"woke":"08:00"}}"#, &urge]), full(rose_at_eight), "{told}, awake at eight");
        // In one entry, whichever stands first.
        let whole = format!(r#"{{"urge":{{"onset":{{"at":"{told}"}}}},"sleep":{{"up":"08:00"}}}}"#);
        assert_eq!(onset(&[&whole]), full(rose_at_eight), "{told}, in one entry");
    }
    // After a night shift the day is cut at 15:30.
    for (told, expected) in [("16:00", "21T16:00"), ("06:30", "22T06:30"), ("15:00", "22T15:00")] {
        let urge = format!(r#"{{"urge":{{"onset":{{"at":"{told}"}}}}}}"#);
        assert_eq!(onset(&[SHIFT, &urge]), format!("2026-11-{expected}:00+09:00"), "{told}, after a shift");
    }
}

#[test]
fn cramps_at_dawn_are_of_the_night_and_those_after_noon_of_the_day_before() {
    let cramp = |entries: &[&str], told: &str| {
        let json = format!(r#"{{"cramps":{{"events":[{{"at":"{told}"}}]}}}}"#);
        let entries: Vec<&str> = entries.iter().copied().chain([json.as_str()]).collect();
        times(&night(&entries)).into_iter().find(|(field, _)| *field == "cramp").expect("a cramp").1
    };
    for (told, ordinary, shift) in [
        ("03:10", "22T03:10", "22T03:10"),
        ("06:30", "22T06:30", "22T06:30"),
        ("11:59", "22T11:59", "22T11:59"),
        ("13:00", "21T13:00", "22T13:00"),
        ("15:30", "21T15:30", "21T15:30"),
        ("23:40", "21T23:40", "21T23:40"),
    ] {
        let full = |time: &str| format!("2026-11-{time}:00+09:00");
        assert_eq!(cramp(&[], told), full(ordinary), "{told}");
        assert_eq!(cramp(&[ORDINARY], told), full(ordinary), "{told}, in an ordinary night");
        assert_eq!(cramp(&[SHIFT], told), full(shift), "{told}, after a shift");
    }
}

#[test]
fn drinks_exercise_and_medicines_are_of_the_day_before() {
    let all = |time: &str| {
        format!(
            r#"{{"evening":{{"caffeine":{{"drinks":1,"last":"{time}"}},"alcohol":{{"drinks":1,"last":"{time}"}},
            "exercise":{{"minutes":30,"at":"{time}"}}}},"took":[{{"name":"iron","at":"{time}"}}]}}"#
        )
    };
    let named = |expected| ["caffeine", "alcohol", "exercise", "took"].map(|field| (field, expected));
    placed(&[&all("15:00")], &named("21 15:00"));
    placed(&[&all("07:00")], &named("21 07:00"));
    placed(&[&all("01:00")], &named("22 01:00"));
    let up = r#"{"sleep":{"up":"06:45"}}"#;
    let after = |expected| [vec![("up", "22 06:45")], named(expected).to_vec()].concat();
    placed(&[up, &all("07:00")], &after("21 07:00"));
    placed(&[up, &all("01:00")], &after("22 01:00"));
    placed(&[up, &all("06:30")], &after("22 06:30"));
}

#[test]
fn an_instant_is_taken_as_it_is_if_it_is_of_the_night() {
    let told = |time: &str| over(&empty(super::DATE, seoul()), &format!(r#"{{"sleep":{{"up":"{time}"}}}}"#), seoul());
    for (time, shown) in [
        ("2026-11-22T06:45:00+09:00", "2026-11-22T06:45:00+09:00"),
        // Written in another zone; shown by the clocks of the night.
        ("2026-11-21T21:45:00Z", "2026-11-22T06:45:00+09:00"),
        ("2026-11-21T12:00:00+09:00", "2026-11-21T12:00:00+09:00"),
        ("2026-11-23T23:59:59+09:00", "2026-11-23T23:59:59+09:00"),
    ] {
        assert_eq!(told(time).expect("taken").sleep.up, Some(at(shown)), "{time}");
        assert_eq!(told(time).expect("taken").sleep.up.map(|at| at.to_rfc3339()), Some(shown.to_owned()));
    }
    for time in ["2026-11-21T11:59:59+09:00", "2026-11-24T00:00:00+09:00", "2025-11-22T06:45:00+09:00"] {
        assert_eq!(told(time).expect_err("refused").id, NightFault::OutsideNight, "{time}");
    }
    // The day's own times may be of the morning before.
    let onset = |time: &str| format!(r#"{{"urge":{{"onset":{{"at":"{time}"}}}}}}"#);
    assert!(over(&empty(super::DATE, seoul()), &onset("2026-11-21T00:00:00+09:00"), seoul()).is_ok());
    let refused = refusal(&empty(super::DATE, seoul()), &onset("2026-11-20T23:59:00+09:00"));
    assert_eq!(refused.id, NightFault::OutsideNight);
}

#[test]
fn who_sleeps_by_day_has_the_urge_of_the_night_in_the_morning() {
    let at_onset = |sleep: &str, onset: &str| {
        let urge = format!(r#"{{"urge":{{"felt":"yes","onset":{{"at":"{onset}"}}}}}}"#);
        let night = if sleep.is_empty() { night(&[&urge]) } else { night(&[sleep, &urge]) };
        times(&night).into_iter().find(|(field, _)| *field == "onset").map(|(_, at)| at)
    };
    let bed_alone = r#"{"sleep":{"in_bed":"09:00"}}"#;
    let late_up = r#"{"sleep":{"in_bed":"09:00","up":"16:30"}}"#;
    for (sleep, onset, expected) in [
        (SHIFT, "08:10", "2026-11-22T08:10:00+09:00"),
        (late_up, "09:40", "2026-11-22T09:40:00+09:00"),
        (bed_alone, "09:40", "2026-11-22T09:40:00+09:00"),
        // Before work, in the evening, as before.
        (late_up, "20:00", "2026-11-21T20:00:00+09:00"),
        // Without a bed by day nothing is moved.
        (ORDINARY, "09:40", "2026-11-21T09:40:00+09:00"),
        ("", "09:40", "2026-11-21T09:40:00+09:00"),
    ] {
        assert_eq!(at_onset(sleep, onset).as_deref(), Some(expected), "{sleep} {onset}");
    }
}
