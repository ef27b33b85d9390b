//! What is ranked: places, muscles, what helped and what was done.

use super::{NO_URGE, analysis, diary, period, with};
use crate::diary::analysis::Rate;
use crate::diary::analysis::rates::Rates;
use crate::model::Id;

fn ids<T: Id>(of: impl IntoIterator<Item = (T, usize)>) -> Vec<(&'static str, usize)> {
    of.into_iter().map(|(what, times)| (what.as_str(), times)).collect()
}

#[test]
fn the_most_often_stands_first_whatever_the_order_of_the_list() {
    // Later in the list, and more often: so many of ten nights.
    let nights = diary(10, |after| {
        let of = |name: &str, most: u64| if after < most { format!(r#""{name}","#) } else { String::new() };
        let list = |names: &[(&str, u64)]| {
            let all: String = names.iter().map(|(name, most)| of(name, *most)).collect();
            format!("[{}]", all.trim_end_matches(','))
        };
        let helped = list(&[("walking", 2), ("stretching", 7), ("rubbing", 4)]);
        let places = list(&[("legs", 3), ("feet", 9), ("arms", 5)]);
        let did = list(&[("calf_stretch", 2), ("hydration", 6), ("evening_walk", 8)]);
        let eased = list(&[("standing", 1), ("walking", 3)]);
        Some(format!(
            r#""urge":{{"felt":"yes","places":{places}}},"helped":{helped},"did":{did},
            "cramps":{{"had":"yes","events":[{{"eased_by":{eased},"muscle":"{}","side":"{}"}}]}}"#,
            if after < 2 { "calf" } else { "foot" },
            if after < 3 { "left" } else { "right" },
        ))
    });
    let found = analysis(&nights, period(0, 9));
    let relief = &found.relief;
    let helped = ids(relief.urge.iter().map(|one| (one.what, one.helped)));
    assert_eq!(helped, [("stretching", 7), ("rubbing", 4), ("walking", 2)]);
    assert_eq!(ids(relief.cramps.iter().map(|one| (one.what, one.helped))), [("walking", 3), ("standing", 1)]);
    let done = ids(relief.self_care.iter().map(|one| (one.what, one.nights.yes)));
    assert_eq!(done, [("evening_walk", 8), ("hydration", 6), ("calf_stretch", 2)]);
    let Rates { urge_places, cramp_muscles, cramp_sides, .. } = &found.rates;
    assert_eq!(ids(urge_places.iter().map(|one| (one.what, one.times))), [("feet", 9), ("arms", 5), ("legs", 3)]);
    assert_eq!(ids(cramp_muscles.iter().map(|one| (one.what, one.times))), [("foot", 8), ("calf", 2)]);
    assert_eq!(ids(cramp_sides.iter().map(|one| (one.what, one.times))), [("right", 7), ("left", 3)]);
}

#[test]
fn what_helped_without_an_urge_and_nothing_have_no_rank() {
    let nights = diary(8, |after| {
        let told = match after {
            0 => r#""urge":{"felt":"yes"},"helped":["walking"]"#.to_owned(),
            1..=3 => r#""urge":{"felt":"yes"},"helped":["nothing"]"#.to_owned(),
            4 => r#""urge":{"felt":"yes"}"#.to_owned(),
            _ => format!(r#"{NO_URGE},"helped":["rubbing"]"#),
        };
        Some(told)
    });
    let relief = analysis(&nights, period(0, 7)).relief;
    let ranked: Vec<(&str, usize, usize)> =
        relief.urge.iter().map(|one| (one.what.as_str(), one.helped, one.told)).collect();
    assert_eq!(ranked, [("walking", 1, 4)]);
    assert_eq!((relief.urge_nothing.helped, relief.urge_nothing.told), (3, 4));
}

#[test]
fn self_care_is_counted_once_a_night_over_the_nights_that_tell() {
    let nights = diary(9, |after| match after {
        0..5 => Some(r#""did":["hydration","calf_stretch"]"#.to_owned()),
        5 => Some(r#""did":[]"#.to_owned()),
        6 => Some(NO_URGE.to_owned()),
        _ => None,
    });
    let done = with(&nights, |all| crate::diary::analysis::relief::relief(&all.over(period(0, 8)))).self_care;
    assert_eq!(done.len(), 2);
    assert!(done.iter().all(|done| done.nights == Rate { yes: 5, told: 6, nights: 9 }));
}
