//! Sleep, by hand.

use super::{analysis, diary, near, night, period};
use crate::diary::analysis::sleep::sleep_of;
use crate::diary::analysis::{Enough, Rate};

const WHOLE: &str = r#""sleep":{"in_bed":"{d}T23:00:00+09:00","tried":"{d}T23:15:00+09:00","latency":40,"awakenings":2,
    "waso":35,"woke":"{n}T06:20:00+09:00","tasafa":10,"up":"{n}T06:45:00+09:00","quality":3}"#;

/// In bed 465 minutes; tried for 425; 425 - 40 - 35 asleep; 350 of 40 + 350 + 35 + 10.
#[test]
fn a_night_is_worked_out_as_it_is_by_hand() {
    let slept = sleep_of(&night(0, WHOLE));
    assert_eq!((slept.time_in_bed, slept.attempt, slept.total), (Some(465.0), Some(425.0), Some(350.0)));
    assert!(near(slept.efficiency.expect("told"), 35_000.0 / 435.0));
    assert!(near(slept.efficiency_in_bed.expect("told"), 35_000.0 / 465.0));
    assert_eq!((slept.latency, slept.waso, slept.tasafa, slept.quality), (Some(40.0), Some(35.0), Some(10.0), Some(3)));
}

#[test]
fn what_is_not_told_leaves_open_what_needs_it() {
    let without = |field: &str, value: &str| sleep_of(&night(0, &WHOLE.replace(&format!(r#""{field}":{value},"#), "")));
    let no_tasafa = without("tasafa", "10");
    assert_eq!((no_tasafa.efficiency, no_tasafa.total), (None, Some(350.0)));
    assert!(no_tasafa.efficiency_in_bed.is_some());
    let no_bed = without("in_bed", r#""{d}T23:00:00+09:00""#);
    assert_eq!((no_bed.time_in_bed, no_bed.efficiency_in_bed), (None, None));
    assert!(no_bed.efficiency.is_some());
    assert_eq!(without("latency", "40").total, None);
    assert_eq!(sleep_of(&night(0, &WHOLE.replace(r#""waso":35,"#, ""))).total, None);
    let none = WHOLE.replace(r#""waso":35,"#, "").replace(r#""awakenings":2"#, r#""awakenings":0"#);
    assert_eq!((sleep_of(&night(0, &none)).waso, sleep_of(&night(0, &none)).total), (Some(0.0), Some(385.0)));
}

#[test]
fn no_sleep_at_all_is_zero_and_no_error() {
    let awake = WHOLE.replace(r#""latency":40"#, r#""latency":390"#);
    let slept = sleep_of(&night(0, &awake));
    assert_eq!((slept.total, slept.efficiency, slept.efficiency_in_bed), (Some(0.0), Some(0.0), Some(0.0)));
    // Said in so many words, it needs no minutes; how long it took to fall asleep is not known.
    let said = r#""sleep":{"in_bed":"{d}T22:45:00+09:00","up":"{n}T06:45:00+09:00","no_sleep":true}"#;
    let slept = sleep_of(&night(0, said));
    assert_eq!((slept.total, slept.efficiency, slept.efficiency_in_bed), (Some(0.0), Some(0.0), Some(0.0)));
    assert_eq!((slept.latency, slept.waso, slept.time_in_bed), (None, None, Some(480.0)));
    // What cannot both be so says nothing.
    let both = r#""sleep":{"in_bed":"{d}T22:45:00+09:00","up":"{n}T06:45:00+09:00","latency":20,"no_sleep":true}"#;
    assert_eq!(sleep_of(&night(0, both)).total, None);
}

#[test]
fn means_need_five_nights_and_say_how_good_they_are() {
    let table = [
        (4, Enough::TooFew),
        (5, Enough::Provisional),
        (6, Enough::Provisional),
        (7, Enough::Usable),
        (13, Enough::Usable),
        (14, Enough::Good),
    ];
    for (count, enough) in table {
        let nights = diary(count, |after| Some(WHOLE.replace(r#""waso":35"#, &format!(r#""waso":{}"#, 20 + after))));
        let slept = analysis(&nights, period(0, 27)).sleep;
        assert_eq!((slept.total.n as u64, slept.total.enough), (count, enough));
        let mean = (enough != Enough::TooFew).then(|| 425.0 - 40.0 - 20.0 - (count - 1) as f64 / 2.0);
        assert_eq!(slept.total.mean.is_some(), mean.is_some());
        assert!(slept.total.mean.zip(mean).is_none_or(|(one, other)| near(one, other)), "{count}");
        assert_eq!(slept.total.summary.is_some(), mean.is_some());
        assert_eq!(slept.nights.len() as u64, count);
    }
}

#[test]
fn marks_are_passed_and_not_only_reached() {
    let mark = |latency: u32, waso: u32| {
        let told = WHOLE.replace(r#""latency":40"#, &format!(r#""latency":{latency}"#));
        let nights = [night(0, &told.replace(r#""waso":35"#, &format!(r#""waso":{waso}"#)))];
        let marks = analysis(&nights, period(0, 1)).sleep.marks;
        (marks.latency_over_30.yes, marks.waso_over_30.yes, marks.total_under_6h, marks.efficiency_under_85.yes)
    };
    let six_hours = |yes| Rate { yes, told: 1, nights: 2 };
    assert_eq!(mark(30, 30), (0, 0, six_hours(0), 1));
    assert_eq!(mark(31, 34), (1, 1, six_hours(0), 1));
    assert_eq!(mark(31, 35), (1, 1, six_hours(1), 1));
    // Asleep for 340 of 400 minutes: 85 percent.
    let told =
        r#""sleep":{"tried":"{d}T23:00:00+09:00","latency":30,"waso":30,"tasafa":0,"woke":"{n}T05:40:00+09:00"}"#;
    let slept = analysis(&[night(0, told)], period(0, 0)).sleep;
    assert_eq!((slept.nights[0].efficiency, slept.marks.efficiency_under_85.yes), (Some(85.0), 0));
}

#[test]
fn each_mean_is_of_its_own_measure() {
    let nights = diary(8, |after| Some(WHOLE.replace(r#""quality":3"#, &format!(r#""quality":{}"#, 1 + after % 4))));
    let slept = analysis(&nights, period(0, 7)).sleep;
    let table = [
        (slept.time_in_bed, 465.0),
        (slept.attempt, 425.0),
        (slept.latency, 40.0),
        (slept.waso, 35.0),
        (slept.total, 350.0),
        (slept.tasafa, 10.0),
        (slept.efficiency, 35_000.0 / 435.0),
        (slept.efficiency_in_bed, 35_000.0 / 465.0),
        (slept.quality, 2.5),
    ];
    for (average, expected) in table {
        assert!(near(average.mean.expect("a mean"), expected), "{average:?} {expected}");
        assert!(near(average.summary.expect("a median").median, expected), "{average:?} {expected}");
        assert_eq!(average.n, 8);
    }
}
