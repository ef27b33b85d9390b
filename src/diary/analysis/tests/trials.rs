//! What a trial is judged by; whole diaries with trials are judged elsewhere.

use super::{diary, period, with};
use crate::diary::analysis::compare::compare;
use crate::diary::analysis::needed;
use crate::diary::analysis::trial::{fallen, kept_up};

#[test]
fn four_of_seven_nights_are_kept_up() {
    let table = [
        (0, 0, false),
        (4, 7, true),
        (3, 7, false),
        (16, 28, true),
        (15, 28, false),
        // Of eight nights, four and a half.
        (5, 8, true),
        (4, 8, false),
    ];
    for (done, nights, expected) in table {
        assert_eq!(kept_up(done, nights), expected, "{done} of {nights}");
    }
}

#[test]
fn a_trouble_has_fallen_by_more_than_a_quarter() {
    // Twelve of fourteen nights with an urge, and so many of fourteen with a cramp; then so many of 28.
    let fallen = |before: [u64; 2], after: [u64; 2]| {
        let yes = |so: bool| if so { "yes" } else { "no" };
        let nights = diary(42, |at| {
            let [urge, cramp] = if at < 14 { before.map(|most| at < most) } else { after.map(|most| at - 14 < most) };
            Some(format!(r#""urge":{{"felt":"{}"}},"cramps":{{"had":"{}"}}"#, yes(urge), yes(cramp)))
        });
        let mut figures = with(&nights, |all| compare(&all.over(period(0, 13)), &all.over(period(14, 41))));
        figures.truncate(2);
        fallen(&figures)
    };
    assert_eq!(fallen([12, 0], [24, 0]), Some(false));
    assert_eq!(fallen([12, 0], [18, 0]), Some(false));
    assert_eq!(fallen([12, 0], [17, 0]), Some(true));
    // One of two is enough, also where the other rose.
    assert_eq!(fallen([4, 12], [28, 17]), Some(true));
    // What was not there cannot fall.
    assert_eq!((fallen([0, 0], [0, 0]), fallen([0, 12], [28, 24])), (None, Some(false)));
}

#[test]
fn self_care_on_half_of_the_last_nights_asks_for_the_whole_diary() {
    let counts = |done: u64, logged: u64| {
        let nights = diary(28, |at| {
            let did = if at < done { r#""did":["calf_stretch"]"# } else { r#""did":[]"# };
            (at < logged).then(|| did.to_owned())
        });
        needed::ahead(&super::of(&nights), period(0, 27)).self_care_counts
    };
    assert_eq!((counts(14, 28), counts(13, 28), counts(0, 28), counts(0, 0)), (true, false, false, false));
    // Of those that are in the diary.
    assert_eq!((counts(5, 10), counts(4, 10)), (true, false));
}
