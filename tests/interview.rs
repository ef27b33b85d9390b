//! The interview asks every question of the contract, and nobody what an earlier answer makes pointless.

mod persons;

use nightlegs::ask::{SCRIPT, Screen, Step};
use nightlegs::model::{Id, Key};
use persons::{PERSONS, acts, answers};

#[test]
fn every_question_of_the_contract_is_in_the_script() {
    for key in Key::ALL {
        assert!(SCRIPT.iter().any(|entry| entry.step.keys().contains(key)), "{key} is never asked");
    }
}

#[test]
fn danger_signs_are_asked_before_anything_else() {
    let first_of_another = SCRIPT.iter().position(|entry| entry.part.as_str() != "danger").expect("other parts");
    for key in [Key::BreathlessOrChestPain, Key::LegSwollenHotOrRed, Key::Weakness, Key::BlackStools] {
        let at = SCRIPT.iter().position(|entry| entry.step.keys().contains(&key)).expect("asked");
        assert!(at < first_of_another, "{key} comes late");
    }
}

#[test]
fn no_question_is_put_twice_on_one_way() {
    for (name, json) in PERSONS {
        let (end, acts) = acts(&answers(json));
        assert!(acts.len() >= end.prompts, "{name}");
        let mut seen: Vec<Key> = Vec::new();
        for step in persons::steps(&answers(json)) {
            // Whether a ticked sign is new is a second prompt of the same question.
            if matches!(step, Step::WhichChange(_)) {
                continue;
            }
            for key in step.keys() {
                assert!(!seen.contains(&key), "{name} is asked {key} twice");
                seen.push(key);
            }
        }
    }
}

#[test]
fn the_lists_that_are_parts_of_others_hold_what_they_should() {
    let lists: Vec<&[Key]> = SCRIPT
        .iter()
        .filter_map(|entry| match entry.step {
            Step::Tick(Screen::Facts | Screen::LookAlikes, keys) => Some(keys),
            _ => None,
        })
        .collect();
    assert_eq!(lists.iter().map(|keys| keys.len()).collect::<Vec<_>>(), [11, 12, 8, 7, 12, 10]);
    assert!(lists[0].iter().all(|key| *key != Key::GrowingPainsLike));
    assert!(lists[5].contains(&Key::BloodDonor) && !lists[5].contains(&Key::HeavyPeriods));
}
