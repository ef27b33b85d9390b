//! What is doubted of a night, and what is not: each at its boundary, on both sides.

use super::{DATE, Hole, at, empty, field, hole, ids, night, seoul};
use crate::diary::{Finding, check};
use crate::model::{Night, NightFault, NightField};

/// What is found in a night of that bed and those numbers.
fn found(sleep: &str) -> Vec<Finding> {
    check::night(&night(&[&format!(r#"{{"sleep":{{{sleep}}}}}"#)]))
}

fn one(sleep: &str, id: NightFault) -> Finding {
    let found = found(sleep);
    assert_eq!(ids(&found), [id], "{sleep}");
    found.into_iter().next().expect("a finding")
}

fn nothing(sleep: &str) {
    assert_eq!(ids(&found(sleep)), [], "{sleep}");
}

fn moment(finding: &Finding, name: &str) -> String {
    match hole(finding, name) {
        Hole::Moment(at) => at.format("%d %H:%M").to_string(),
        other => panic!("{other:?} is no time"),
    }
}

#[test]
fn times_in_an_order_that_cannot_be_name_both() {
    for (sleep, id, later, earlier) in [
        (r#""in_bed":"23:00","tried":"22:59""#, NightFault::TriedBeforeBed, NightField::Tried, NightField::InBed),
        (r#""woke":"06:20","up":"06:19""#, NightFault::UpBeforeWaking, NightField::Up, NightField::Woke),
        (
            r#""tried":"2026-11-21T23:00:00+09:00","woke":"2026-11-21T22:59:00+09:00""#,
            NightFault::UpBeforeBed,
            NightField::Woke,
            NightField::Tried,
        ),
        (
            r#""in_bed":"23:00","up":"2026-11-21T22:59:00+09:00""#,
            NightFault::UpBeforeBed,
            NightField::Up,
            NightField::InBed,
        ),
    ] {
        let finding = one(sleep, id);
        assert_eq!((field(&finding, "field"), field(&finding, "other_field")), (later, earlier), "{sleep}");
        assert_ne!(hole(&finding, "time"), hole(&finding, "other"), "{sleep}");
    }
    nothing(r#""in_bed":"23:00","tried":"23:00","woke":"06:20","up":"06:20""#);
    nothing(r#""in_bed":"23:00","tried":"23:01""#);
}

#[test]
fn minutes_awake_are_held_against_the_night() {
    // From 23:00 to 06:00 there are 420 minutes.
    let with = |latency: u32, waso: u32| {
        format!(r#""tried":"23:00","woke":"06:00","up":"06:30","latency":{latency},"waso":{waso}"#)
    };
    nothing(&with(30, 389));
    nothing(&with(0, 0));
    nothing(&with(419, 0));
    let finding = one(&with(30, 390), NightFault::NoSleep);
    assert_eq!(hole(&finding, "minutes"), &Hole::Minutes(420));
    let finding = one(&with(30, 391), NightFault::AwakeLongerThanNight);
    assert_eq!((hole(&finding, "minutes"), hole(&finding, "night")), (&Hole::Minutes(421), &Hole::Minutes(420)));
    one(&with(420, 0), NightFault::NoSleep);
    one(&with(420, 1), NightFault::AwakeLongerThanNight);
    let finding = one(&with(421, 0), NightFault::AsleepAfterWaking);
    assert_eq!((hole(&finding, "minutes"), hole(&finding, "night")), (&Hole::Minutes(421), &Hole::Minutes(420)));
    assert_eq!((field(&finding, "from_field"), field(&finding, "to_field")), (NightField::Tried, NightField::Woke));
    // Only what is told counts, and the nearest ends of the sleep.
    one(r#""in_bed":"23:00","up":"06:00","waso":421"#, NightFault::AwakeLongerThanNight);
    nothing(r#""in_bed":"23:00","waso":421"#);
    nothing(r#""latency":1440,"waso":1440"#);
}

#[test]
fn minutes_awake_are_true_minutes_when_the_clocks_change() {
    let zone = super::zone("Europe/London");
    let found = |date: &str, waso: u32| {
        let json = format!(r#"{{"sleep":{{"tried":"23:00","woke":"06:00","waso":{waso}}}}}"#);
        ids(&check::night(&super::over(&empty(date, zone), &json, zone).expect("taken")))
    };
    assert_eq!(found("2026-03-28", 359), []);
    assert_eq!(found("2026-03-28", 360), [NightFault::NoSleep]);
    assert_eq!(found("2026-10-24", 479), []);
    assert_eq!(found("2026-10-24", 480), [NightFault::NoSleep]);
}

#[test]
fn a_night_is_from_one_hour_to_sixteen() {
    nothing(r#""in_bed":"23:00","up":"00:00""#);
    let finding = one(r#""in_bed":"23:00","up":"23:59""#, NightFault::ShortInBed);
    assert_eq!(hole(&finding, "minutes"), &Hole::Minutes(59));
    assert_eq!((moment(&finding, "from"), moment(&finding, "to")), ("21 23:00".into(), "21 23:59".into()));
    one(r#""in_bed":"23:00","woke":"23:00""#, NightFault::ShortInBed);
    nothing(r#""in_bed":"20:00","up":"12:00""#);
    // Half a day less is no usual night, so nothing was flipped.
    one(r#""in_bed":"20:00","up":"12:01""#, NightFault::LongInBed);
    let long = |up: &str| found(&format!(r#""in_bed":"20:00","up":"2026-11-{up}:00+09:00""#));
    assert_eq!(ids(&long("22T12:29")), [NightFault::LongInBed]);
    assert_eq!(ids(&long("22T12:30")), [NightFault::Flipped]);
    assert_eq!(ids(&long("22T20:00")), [NightFault::Flipped]);
    assert_eq!(ids(&long("22T20:01")), [NightFault::LongInBed]);
    assert_eq!(hole(&long("22T20:01")[0], "minutes"), &Hole::Minutes(24 * 60 + 1));
}

#[test]
fn a_time_that_is_half_a_day_late_is_named_with_the_one_that_was_meant() {
    for (sleep, which, meant) in [
        (r#""in_bed":"11:00","woke":"06:20""#, NightField::InBed, "21 23:00"),
        (r#""in_bed":"11:00","tried":"11:15","woke":"06:20","up":"06:45""#, NightField::InBed, "21 23:00"),
        (r#""in_bed":"11:00","tried":"23:15","woke":"06:20","up":"06:45""#, NightField::InBed, "21 23:00"),
        (r#""in_bed":"12:30","up":"07:00""#, NightField::InBed, "22 00:30"),
        (r#""in_bed":"22:00","tried":"10:15","woke":"06:20""#, NightField::Tried, "21 22:15"),
        (r#""in_bed":"23:00","woke":"18:20""#, NightField::Woke, "22 06:20"),
        (r#""in_bed":"23:00","woke":"18:20","up":"06:45""#, NightField::Woke, "22 06:20"),
        (r#""in_bed":"23:00","woke":"06:20","up":"18:45""#, NightField::Up, "22 06:45"),
        (r#""in_bed":"23:00","up":"18:45""#, NightField::Up, "22 06:45"),
        (r#""in_bed":"11:00""#, NightField::InBed, "21 23:00"),
        (r#""in_bed":"06:00""#, NightField::InBed, "21 18:00"),
        (r#""in_bed":"14:59""#, NightField::InBed, "22 02:59"),
        (r#""up":"15:00""#, NightField::Up, "22 03:00"),
        (r#""tried":"11:00""#, NightField::Tried, "21 23:00"),
        (r#""woke":"18:20""#, NightField::Woke, "22 06:20"),
        (r#""up":"18:20""#, NightField::Up, "22 06:20"),
    ] {
        let finding = one(sleep, NightFault::Flipped);
        assert_eq!(field(&finding, "field"), which, "{sleep}");
        assert_eq!(moment(&finding, "meant"), meant, "{sleep}");
    }
}

#[test]
fn usual_and_unusual_days_raise_nothing() {
    for sleep in [
        r#""in_bed":"23:00","tried":"23:15","latency":20,"awakenings":2,"waso":35,"woke":"06:20","tasafa":10,"up":"06:45""#,
        // After a night shift.
        r#""in_bed":"08:30","tried":"08:45","latency":20,"awakenings":1,"waso":10,"woke":"15:10","up":"15:30""#,
        r#""in_bed":"10:00","up":"17:00""#,
        r#""in_bed":"20:30","woke":"03:40","up":"04:00""#,
        r#""in_bed":"02:00","up":"14:00""#,
        // Read in bed for six hours, and lay on for six.
        r#""in_bed":"18:00","tried":"00:00","woke":"06:00","up":"10:00""#,
        r#""in_bed":"23:00","woke":"06:00","up":"12:00""#,
        r#""in_bed":"23:00""#,
        r#""in_bed":"05:59""#,
        r#""in_bed":"15:00""#,
        r#""up":"14:59""#,
        r#""woke":"00:00""#,
    ] {
        nothing(sleep);
    }
    assert_eq!(ids(&found(r#""in_bed":"18:00","tried":"00:01","woke":"06:00""#)), [NightFault::Flipped]);
    assert_eq!(ids(&found(r#""in_bed":"23:00","woke":"06:00","up":"12:01""#)), [NightFault::Flipped]);
}

#[test]
fn the_legs_wake_at_most_once_more_than_all_causes_since_the_last_waking_is_not_counted() {
    let found = |legs: u32, all: u32| {
        check::night(&night(&[&format!(r#"{{"leg_wakings":{legs},"sleep":{{"awakenings":{all}}}}}"#)]))
    };
    for (legs, all) in [(0, 0), (1, 0), (3, 2), (2, 2), (0, 5)] {
        assert_eq!(ids(&found(legs, all)), [], "{legs} of {all}");
    }
    let finding = found(4, 2);
    assert_eq!(ids(&finding), [NightFault::LegWakings]);
    assert_eq!((hole(&finding[0], "legs"), hole(&finding[0], "all")), (&Hole::Number(4), &Hole::Number(2)));
    assert_eq!(ids(&check::night(&night(&[r#"{"leg_wakings":9}"#]))), []);
}

#[test]
fn what_a_file_says_against_itself_is_found() {
    let stored = |legs: &str| -> Vec<NightFault> {
        let text = format!(r#"{{"date":"{DATE}","zone":"Asia/Seoul","offset":"+09:00",{legs}}}"#);
        let night: Night = crate::diary::read::read(text.as_bytes()).expect("a night");
        ids(&check::night(&night))
    };
    for (legs, found) in [
        (r#""urge":{"felt":"no","severity":1}"#, vec![NightFault::UrgeNoButTold]),
        (r#""urge":{"felt":"no","minutes":5}"#, vec![NightFault::UrgeNoButTold]),
        (r#""urge":{"felt":"no","onset":{"all_day":true}}"#, vec![NightFault::UrgeNoButTold]),
        (r#""urge":{"felt":"no","places":[]}"#, vec![NightFault::UrgeNoButTold]),
        (r#""urge":{"felt":"no","severity":0}"#, vec![]),
        (r#""urge":{"felt":"yes","severity":0}"#, vec![NightFault::UrgeOfZero]),
        (r#""urge":{"felt":"yes","severity":1}"#, vec![]),
        (r#""urge":{"felt":"unsure","severity":0}"#, vec![]),
        (r#""cramps":{"had":"no","events":[{}]}"#, vec![NightFault::CrampsNoButTold]),
        (r#""cramps":{"had":"unsure","events":[{}]}"#, vec![NightFault::CrampsNoButTold]),
        (r#""cramps":{"had":"yes","events":[{}]}"#, vec![]),
        (r#""cramps":{"had":"no"}"#, vec![]),
    ] {
        assert_eq!(stored(legs), found, "{legs}");
    }
    let mut unknown = empty(DATE, seoul());
    assert_eq!(check::zone(&unknown), None);
    unknown.zone = Some("Asia/Soul".to_owned());
    assert_eq!(check::zone(&unknown).map(|finding| finding.id), Some(NightFault::UnknownZone));
}

#[test]
fn what_has_not_come_yet_is_found_to_the_minute() {
    let now = at("2026-11-22T07:00:00+09:00");
    let found = |json: &str| check::not_yet(&night(&[json]), now);
    for (json, which) in [
        (r#"{"sleep":{"woke":"TIME"}}"#, NightField::Woke),
        (r#"{"sleep":{"up":"TIME"}}"#, NightField::Up),
        (r#"{"cramps":{"events":[{"at":"03:10"},{"at":"TIME"}]}}"#, NightField::Cramp),
    ] {
        let told = |time: &str| json.replace("TIME", time);
        assert_eq!(found(&told("07:00")), None, "{json}");
        assert_eq!(found(&told("07:01")), None, "{json}");
        let finding = found(&told("07:02")).expect("not yet");
        assert_eq!((finding.id, field(&finding, "field")), (NightFault::NotYet, which), "{json}");
        assert_eq!(hole(&finding, "before"), &Hole::Night("2026-11-20".parse().expect("a date")));
    }
}

#[test]
fn a_night_is_held_against_the_calendar() {
    let date = |text: &str| text.parse().expect("a date");
    let found = |night: &str| check::date(date(night), date(DATE)).map(|finding| finding.id);
    assert_eq!(found("2026-11-21"), None);
    assert_eq!(found("2026-11-22"), Some(NightFault::FutureNight));
    assert_eq!(found("1900-01-01"), None);
    assert_eq!(found("1899-12-31"), Some(NightFault::TooEarly));
    assert_eq!(found("2100-12-31"), Some(NightFault::FutureNight));
    assert_eq!(found("2101-01-01"), Some(NightFault::TooLate));
}

#[test]
fn nights_may_touch_and_may_not_overlap() {
    let on = |date: &str, sleep: &str| {
        super::over(&empty(date, seoul()), &format!(r#"{{"sleep":{{{sleep}}}}}"#), seoul()).expect("taken")
    };
    let before = on("2026-11-20", r#""in_bed":"23:00","up":"2026-11-21T16:00:00+09:00""#);
    let touching = on(DATE, r#""in_bed":"16:00","up":"23:00""#);
    let early = on(DATE, r#""in_bed":"15:59","up":"23:00""#);
    assert_eq!(check::overlaps(&touching, Some(&before), None), []);
    assert_eq!(check::overlaps(&before, None, Some(&touching)), []);
    let found = check::overlaps(&early, Some(&before), None);
    assert_eq!(ids(&found), [NightFault::OverlapBefore]);
    assert_eq!((moment(&found[0], "end"), moment(&found[0], "start")), ("21 16:00".into(), "21 15:59".into()));
    assert_eq!(hole(&found[0], "night"), &Hole::Night(before.date));
    let found = check::overlaps(&before, None, Some(&early));
    assert_eq!(ids(&found), [NightFault::OverlapAfter]);
    assert_eq!(hole(&found[0], "night"), &Hole::Night(early.date));
    // Where out of bed is not told, waking counts; where into bed is not, trying to sleep.
    let woke = on("2026-11-20", r#""woke":"2026-11-21T16:00:00+09:00""#);
    let tried = on(DATE, r#""tried":"15:59""#);
    assert_eq!(ids(&check::overlaps(&tried, Some(&woke), None)), [NightFault::OverlapBefore]);
    assert_eq!(check::overlaps(&empty(DATE, seoul()), Some(&before), Some(&before)), []);
}
