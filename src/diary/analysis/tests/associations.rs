//! What went together, by hand.

use super::{NO_URGE, analysis, diary, period, urge};
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
