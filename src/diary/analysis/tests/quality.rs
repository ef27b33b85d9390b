//! How good a diary is, at the edges of each mark.

use super::{NO_URGE, QUIET, analysis, at, diary, night, period};
use crate::diary::analysis::{Gap, NightOf, Nights, Quality, quality};
use crate::model::Night;

/// A night that was written down then.
fn recorded(night: &Night, when: &str, edited: bool) -> Quality {
    let nights = [NightOf { night, recorded_at: at(when), edited }];
    quality::quality(&Nights::of(&nights).over(period(0, 0)))
}

#[test]
fn a_night_is_in_time_for_24_hours_and_late_after_36() {
    // Getting up, else the final awakening, else 06:00 of the morning after the 1st of September.
    let up = night(0, r#""sleep":{"woke":"{n}T05:00:00+09:00","up":"{n}T07:00:00+09:00"}"#);
    let woke = night(0, r#""sleep":{"woke":"{n}T05:00:00+09:00"}"#);
    let neither = night(0, NO_URGE);
    let table = [
        (&up, "2026-09-02T08:00:00", true, false),
        // Before the morning, too.
        (&up, "2026-09-01T23:00:00", true, false),
        (&up, "2026-09-03T07:00:00", true, false),
        (&up, "2026-09-03T07:00:01", false, false),
        (&up, "2026-09-03T19:00:00", false, false),
        (&up, "2026-09-03T19:00:01", false, true),
        (&woke, "2026-09-03T05:00:00", true, false),
        (&woke, "2026-09-03T05:00:01", false, false),
        (&woke, "2026-09-03T17:00:00", false, false),
        (&woke, "2026-09-03T17:00:01", false, true),
        (&neither, "2026-09-03T06:00:00", true, false),
        (&neither, "2026-09-03T06:00:01", false, false),
        (&neither, "2026-09-03T18:00:00", false, false),
        (&neither, "2026-09-03T18:00:01", false, true),
    ];
    for (night, when, in_time, late) in table {
        let found = recorded(night, &format!("{when}+09:00"), false);
        assert_eq!(
            (found.within_24h.yes, found.later_than_36h.yes),
            (usize::from(in_time), usize::from(late)),
            "{when}"
        );
        assert_eq!(found.edited.yes, 0);
    }
    // An instant counts, whatever the clock of the place where it was written down.
    assert_eq!(recorded(&up, "2026-09-02T22:00:00+00:00", true).within_24h.yes, 1);
    assert_eq!(recorded(&up, "2026-09-02T22:00:01+00:00", true).within_24h.yes, 0);
    assert_eq!(recorded(&up, "2026-09-02T22:00:01+00:00", true).edited.yes, 1);
}

#[test]
fn gaps_are_counted_and_the_latest_of_the_longest_is_named() {
    let found = |missing: &[u64]| {
        let nights = diary(14, |after| (!missing.contains(&after)).then(|| QUIET.to_owned()));
        let quality = analysis(&nights, period(0, 13)).quality;
        (quality.gaps, quality.longest_gap)
    };
    let gap = |first, last| Some(Gap { nights: (last - first + 1) as usize, over: period(first, last) });
    assert_eq!(found(&[]), (0, None));
    assert_eq!(found(&[5]), (1, gap(5, 5)));
    assert_eq!(found(&[2, 3, 8, 9]), (2, gap(8, 9)));
    assert_eq!(found(&[2, 3, 4, 8, 9]), (2, gap(2, 4)));
    // At the ends of the period.
    assert_eq!(found(&[0, 1, 5, 13]), (3, gap(0, 1)));
    assert_eq!(found(&[0, 12, 13]), (2, gap(12, 13)));
}
