//! The drift of the beginning: when there is one, in which unit, and how far it looks back.

use super::{NO_URGE, analysis, diary, near, period, urge};
use crate::diary::analysis::Drift;
use crate::model::Night;

fn drift(nights: &[Night], last: u64) -> Drift {
    analysis(nights, period(0, last)).onset.drift
}

fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[test]
fn ten_beginnings_over_21_days_are_enough() {
    // So many beginnings, the last of them on that day.
    let of = |begun: u64, last: u64| {
        let nights = diary(last + 1, |after| {
            let begins = after + 1 < begun || after == last;
            Some(if begins { urge(5, "22:00") } else { NO_URGE.to_owned() })
        });
        let drift = drift(&nights, 59);
        assert_eq!((drift.onsets as u64, drift.days as u64), (begun, last + 1));
        drift.slope.is_some()
    };
    assert_eq!((of(9, 20), of(10, 20), of(11, 20)), (false, true, true));
    assert_eq!((of(10, 19), of(15, 19), of(10, 21)), (false, false, true));
}

#[test]
fn it_is_told_in_minutes_a_week_and_earlier_is_negative() {
    let moved = |step: i64| {
        let nights = diary(28, |after| Some(urge(5, &clock(22 * 60 + step * (after as i64 - 14)))));
        drift(&nights, 27).slope.expect("a drift")
    };
    for (step, week) in [(-3, -21.0), (3, 21.0), (0, 0.0)] {
        let slope = moved(step);
        assert!([slope.minutes_per_week, slope.lower, slope.upper].into_iter().all(|one| near(one, week)), "{step}");
    }
    // A lower end is lower, where the nights are not all on one line.
    let nights = diary(28, |after| Some(urge(5, &clock(22 * 60 - 3 * after as i64 + (after as i64 * 37 % 11) * 4))));
    let slope = drift(&nights, 27).slope.expect("a drift");
    assert!(slope.lower < slope.minutes_per_week && slope.minutes_per_week < slope.upper, "{slope:?}");
    assert!(slope.upper < 0.0, "{slope:?}");
}

#[test]
fn it_looks_at_the_last_366_nights() {
    // Two hours earlier in the last 366 nights than before them, and steady there.
    let nights = diary(400, |after| Some(urge(5, if after < 34 { "23:00" } else { "21:00" })));
    let drift = drift(&nights, 399);
    assert_eq!((drift.onsets, drift.days), (366, 366));
    let slope = drift.slope.expect("a drift");
    assert_eq!((slope.minutes_per_week, slope.lower, slope.upper), (0.0, 0.0, 0.0));
}
