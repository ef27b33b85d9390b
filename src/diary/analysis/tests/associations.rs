//! What went together, by hand.

use super::{NO_CRAMP, NO_URGE, analysis, diary, period, urge};
use crate::diary::analysis::{Association, Factor, Share, Trouble};
use crate::model::Night;

fn found(nights: &[Night]) -> Vec<Association> {
    let associations = analysis(nights, period(0, 59)).associations;
    assert_eq!(associations.comparisons, associations.found.len());
    associations.found
}

/// Eleven nights with coffee after noon, nine of them with an urge; seventeen without, six of them with one.
#[test]
fn nine_of_eleven_with_and_six_of_seventeen_without() {
    let nights = diary(28, |after| {
        let coffee = if after < 11 {
            r#""evening":{"caffeine":{"drinks":1,"last":"{d}T12:00:00+09:00"}}"#
        } else if after % 2 == 0 {
            r#""evening":{"caffeine":{"drinks":2,"last":"{d}T11:59:00+09:00"}}"#
        } else {
            r#""evening":{"caffeine":{"drinks":0}}"#
        };
        let felt = matches!(after, 0..9 | 11..17);
        Some(format!("{coffee},{}", if felt { urge(5, "22:00") } else { NO_URGE.to_owned() }))
    });
    let after_noon = Association {
        factor: Factor::CaffeineAfterNoon,
        trouble: Trouble::Urge,
        with: Share { yes: 9, told: 11 },
        without: Share { yes: 6, told: 17 },
    };
    let any = Association {
        factor: Factor::Caffeine,
        trouble: Trouble::Urge,
        with: Share { yes: 9 + 3, told: 11 + 8 },
        without: Share { yes: 3, told: 9 },
    };
    assert_eq!(found(&nights), [any, after_noon]);
}

#[test]
fn five_nights_are_needed_on_each_side() {
    let diary_of = |with: u64| {
        diary(20, |after| {
            let minutes = if after < with { 360 } else { 359 };
            Some(format!(r#""evening":{{"on_feet":{minutes}}},{NO_URGE}"#))
        })
    };
    assert_eq!(found(&diary_of(4)), []);
    assert_eq!(found(&diary_of(5)).len(), 1);
    assert_eq!(found(&diary_of(16)), []);
}

#[test]
fn what_is_not_known_is_on_no_side() {
    let sides = |one: &str, factor: Factor| {
        let nights = diary(15, |after| {
            let told = match after {
                0..5 => one.to_owned(),
                5..10 => r#""evening":{"caffeine":{"drinks":1,"last":"{d}T15:00:00+09:00"},"alcohol":{"drinks":1},
                    "exercise":{"minutes":30,"effort":"hard","at":"{d}T19:00:00+09:00"}},"took":[{"name":"diphenhydramine 25 mg"}]"#
                    .to_owned(),
                _ => r#""evening":{"caffeine":{"drinks":0},"alcohol":{"drinks":0},"exercise":{"minutes":0}},"took":[]"#
                    .to_owned(),
            };
            Some(format!("{told},{NO_URGE}"))
        });
        let found = found(&nights);
        let one = found.iter().find(|one| one.factor == factor).expect("compared");
        (one.with.told, one.without.told)
    };
    let table = [
        (r#""evening":{"caffeine":{"drinks":1}}"#, Factor::CaffeineAfterNoon, (5, 5)),
        (r#""evening":{"caffeine":{"drinks":1}}"#, Factor::Caffeine, (10, 5)),
        (r#""evening":{"caffeine":{"drinks":null}}"#, Factor::Caffeine, (5, 5)),
        (r#""evening":{"alcohol":{"drinks":null,"last":"{d}T20:00:00+09:00"}}"#, Factor::Alcohol, (10, 5)),
        (r#""evening":{"exercise":{"minutes":20}}"#, Factor::Exercise, (10, 5)),
        (r#""evening":{"exercise":{"minutes":20}}"#, Factor::HardExercise, (5, 5)),
        (r#""evening":{"exercise":{"minutes":20,"effort":"light"}}"#, Factor::HardExercise, (5, 10)),
        (r#""evening":{"exercise":{"minutes":20}}"#, Factor::LateExercise, (5, 5)),
        (r#""evening":{"exercise":{"minutes":20,"at":"{d}T18:59:00+09:00"}}"#, Factor::LateExercise, (5, 10)),
        // A name that is not of the list may be one that makes sleepy.
        (r#""took":[{"name":"Zzqx"}]"#, Factor::SedatingAntihistamine, (5, 5)),
        (r#""took":[{"name":"magnesium"}]"#, Factor::SedatingAntihistamine, (5, 10)),
    ];
    for (told, factor, expected) in table {
        assert_eq!(sides(told, factor), expected, "{told} {factor}");
    }
}

/// Urges at 20:00 with wine at 19:00 or at 21:00, nights without an urge with wine at these hours, and nights without wine.
#[test]
fn a_drink_after_the_urge_has_no_part_in_it() {
    let wine = |clock: &str| format!(r#""evening":{{"alcohol":{{"drinks":1,"last":"{{d}}T{clock}:00+09:00"}}}}"#);
    let nights = diary(40, |after| {
        let drunk = match after {
            0..6 | 20..26 => wine("19:00"),
            6..10 | 26..29 => wine("21:00"),
            10 => wine("20:00"),
            _ => r#""evening":{"alcohol":{"drinks":0}}"#.to_owned(),
        };
        Some(format!("{drunk},{},{NO_CRAMP}", if after < 20 { urge(5, "20:00") } else { NO_URGE.to_owned() }))
    });
    let associations = analysis(&nights, period(0, 59)).associations;
    let left_out: Vec<_> = associations.drink_after.iter().map(|one| (one.factor, one.nights)).collect();
    // Four nights with an urge, and three without one, on which the wine came after 20:00.
    assert_eq!(left_out, [(Factor::Alcohol, 7)]);
    let found = associations.found;
    let of = |trouble| found.iter().find(|one| one.trouble == trouble).copied().expect("compared");
    let urges = of(Trouble::Urge);
    assert_eq!(urges.with, Share { yes: 7, told: 13 });
    assert_eq!(urges.without, Share { yes: 9, told: 20 });
    // A cramp comes hours later.
    let cramps = of(Trouble::Cramp);
    assert_eq!((cramps.with.told, cramps.without.told), (20, 20));
}

#[test]
fn an_urge_all_day_was_there_before_any_drink() {
    let told = r#""evening":{"caffeine":{"drinks":1,"last":"{d}T15:00:00+09:00"}},"urge":{"felt":"yes","onset":{"all_day":true}}"#;
    let none = format!(r#""evening":{{"caffeine":{{"drinks":0}}}},{NO_URGE}"#);
    let nights = diary(20, |after| Some(if after < 10 { told.to_owned() } else { none.clone() }));
    assert_eq!(found(&nights), []);
}

#[test]
fn a_drink_at_the_usual_minute_of_a_night_without_an_urge_came_first() {
    // The urge usually begins at 20:00.
    let left_out = |clock: &str| {
        let wine = format!(r#""evening":{{"alcohol":{{"drinks":1,"last":"{{d}}T{clock}:00+09:00"}}}}"#);
        let none = r#""evening":{"alcohol":{"drinks":0}}"#;
        let nights = diary(20, |after| {
            Some(if after < 10 { format!("{none},{}", urge(5, "20:00")) } else { format!("{wine},{NO_URGE}") })
        });
        analysis(&nights, period(0, 19)).associations.drink_after.iter().map(|one| one.nights).sum::<usize>()
    };
    assert_eq!((left_out("19:59"), left_out("20:00"), left_out("20:01")), (0, 0, 10));
}

#[test]
fn six_hours_on_the_feet_and_eight_of_sitting_are_long() {
    let with = |what: &str, minutes: u32, factor: Factor| {
        let nights = diary(10, |after| {
            let minutes = if after < 5 { minutes } else { 0 };
            Some(format!(r#""evening":{{"{what}":{minutes}}},{NO_URGE}"#))
        });
        found(&nights).iter().filter(|one| one.factor == factor).map(|one| (one.with.told, one.without.told)).next()
    };
    assert_eq!((with("on_feet", 359, Factor::OnFeet6h), with("on_feet", 360, Factor::OnFeet6h)), (None, Some((5, 5))));
    assert_eq!(
        (with("sitting", 479, Factor::Sitting8h), with("sitting", 480, Factor::Sitting8h)),
        (None, Some((5, 5)))
    );
}
