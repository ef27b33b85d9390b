//! The answers file: what is written reads back the same, and nothing that is read makes the program fall over.

use std::sync::LazyLock;

use nightlegs::ask::{self, Replay};
use nightlegs::model::{Id, Key, Kind};
use nightlegs::rules::{Case, screen};
use proptest::prelude::*;

static PEOPLE: LazyLock<Vec<String>> = LazyLock::new(people);

/// The answers of every vignette, as JSON.
fn people() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut people = Vec::new();
    for file in std::fs::read_dir(folder).expect("vignettes").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a file");
        let vignettes: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
        people.extend(vignettes.iter().map(|vignette| vignette["answers"].to_string()));
    }
    people
}

#[test]
fn what_is_written_reads_back_the_same_but_for_self_harm() {
    for person in PEOPLE.iter() {
        let mut answers = ask::read(person.as_bytes()).expect("answers");
        let written = ask::write(&answers);
        assert!(!written.contains("self_harm"));
        answers.self_harm = None;
        assert_eq!(ask::read(written.as_bytes()).expect("answers"), answers, "{person}");
    }
}

#[test]
fn every_choice_of_every_question_reads_back() {
    for key in Key::ALL {
        let values: Vec<String> = match key.kind() {
            Kind::Choice { names, .. } => names.iter().map(|name| format!("\"{name}\"")).collect(),
            Kind::Set { names, .. } => names.iter().map(|name| format!("[\"{name}\"]")).collect(),
            Kind::Number(range) => vec![range.min.to_string(), range.max.to_string()],
            Kind::Clock => vec!["\"00:00\"".into(), "\"23:59\"".into()],
            Kind::Texts => vec!["[]".into(), "[\"“quotes” \\\"and\\\" 약\"]".into()],
        };
        for value in values {
            let json = format!("{{\"version\":1,\"{key}\":{value}}}");
            let answers = ask::read(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
            assert!(answers.has(*key), "{json}");
            let null = format!("{{\"version\":1,\"{key}\":null}}");
            assert!(!ask::read(null.as_bytes()).expect("null is never asked").has(*key));
        }
    }
}

#[test]
fn just_outside_every_range_is_refused() {
    for key in Key::ALL {
        let Kind::Number(range) = key.kind() else { continue };
        for value in [range.min - 0.5, range.max + 0.5] {
            let json = format!("{{\"version\":1,\"{key}\":{value}}}");
            assert!(ask::read(json.as_bytes()).is_err(), "{json}");
        }
    }
}

/// The same answers make the same result whether they come from a file or through the questions they are asked.
#[test]
fn a_person_of_the_vignettes_gets_through_the_interview() {
    for person in PEOPLE.iter() {
        let answers = ask::read(person.as_bytes()).expect("answers");
        let mut replay = Replay::new(&answers);
        let end = ask::conduct(&mut replay, &|_| Vec::new()).expect("an end");
        assert!(end.prompts >= 11 && end.prompts <= 70, "{} prompts: {person}", end.prompts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(answers) = ask::read(&bytes) {
            screen(&Case::new(&answers));
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_with_a_place_inside_it(
        which in 0_usize..400,
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0_u8..3), 1..6),
    ) {
        let mut bytes = PEOPLE[which % PEOPLE.len()].clone().into_bytes();
        for (at, byte, how) in edits {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(1)),
            }
        }
        match ask::read(&bytes) {
            Ok(answers) => {
                screen(&Case::new(&answers));
            }
            Err(error) => {
                let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
                prop_assert!((1..=lines).contains(&error.place.line), "{error}");
                prop_assert!(error.place.column >= 1 && error.place.column <= bytes.len() + 1, "{error}");
            }
        }
    }
}
