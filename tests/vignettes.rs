//! Vignettes: invented people, what they answer, and what the documents say the program should find.
//!
//! Every file of `tests/cases` is a list of `{ "name", "answers", "expect" }`. A vignette with a `"disputed"` reason
//! is run like the others; where it disagrees it is printed and does not fail.
#![allow(clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Display};
use std::path::{Path, PathBuf};

use nightlegs::model::*;
use nightlegs::rules::{Case, Screening, recognised, screen};
use serde::Deserialize;
use serde_json::{Map, Value as Json};

/// Fewest vignettes that count as covering the rules.
const FEWEST: usize = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vignette {
    name: String,
    answers: Map<String, Json>,
    expect: Map<String, Json>,
    disputed: Option<String>,
}

#[test]
fn every_vignette_is_judged_as_the_documents_say() {
    let mut failures = Vec::new();
    let mut disputes = Vec::new();
    for (file, vignette) in vignettes() {
        let faults = judge(&vignette);
        let told = |faults: &[String]| format!("{file}: {}\n    {}", vignette.name, faults.join("\n    "));
        match (&vignette.disputed, faults.is_empty()) {
            (None, true) => {}
            (None, false) => failures.push(told(&faults)),
            (Some(why), false) => disputes.push(format!("{}\n    disputed: {why}", told(&faults))),
            (Some(why), true) => disputes.push(format!("{file}: {}\n    settled, was: {why}", vignette.name)),
        }
    }
    if !disputes.is_empty() {
        eprintln!("{} disputed:\n{}\n", disputes.len(), disputes.join("\n"));
    }
    assert!(failures.is_empty(), "{} vignettes fail:\n{}\n", failures.len(), failures.join("\n"));
}

#[test]
fn there_are_enough_vignettes_and_each_has_a_name_of_its_own() {
    let all = vignettes();
    assert!(all.len() >= FEWEST, "only {} vignettes", all.len());
    let mut seen = BTreeSet::new();
    for (file, vignette) in &all {
        assert!(seen.insert(vignette.name.as_str()), "{file}: a second {:?}", vignette.name);
        assert!(!vignette.expect.is_empty(), "{file}: {:?} expects nothing", vignette.name);
    }
}

#[test]
fn every_result_id_is_expected_of_somebody() {
    let mut expected: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (_, vignette) in vignettes() {
        for (key, value) in &vignette.expect {
            let (group, after_colon) = match key.as_str() {
                "flags" => ("red_flag", false),
                "look_alikes" => ("look_alike", false),
                "withheld" => ("reason", true),
                "contradictions" => ("clash", false),
                "iron" => ("iron", false),
                "augmentation" => ("augmentation", false),
                "augmentation_signs" => ("augmentation_sign", false),
                "augmentation_mimics" => ("augmentation_mimic", false),
                "course" => ("course", false),
                "rls" => ("verdict of rls", false),
                "cramps" => ("verdict of cramps", false),
                "where_to_go" => ("where_to_go", false),
                "ask_doctor" => ("ask_doctor", false),
                "advised" => ("advice", false),
                _ => continue,
            };
            for word in words(value) {
                let (id, detail) = word.split_once(':').unwrap_or((&word, ""));
                let id = if after_colon { detail } else { id };
                expected.entry(group).or_default().insert(id.to_owned());
            }
        }
    }
    let mut missing = Vec::new();
    let mut look_for = |group: &'static str, names: &[&str]| {
        let there = expected.remove(group).unwrap_or_default();
        missing.extend(names.iter().filter(|name| !there.contains(**name)).map(|name| format!("{group}: {name}")));
    };
    look_for("red_flag", RedFlag::NAMES);
    look_for("look_alike", LookAlike::NAMES);
    look_for("reason", Reason::NAMES);
    look_for("clash", Clash::NAMES);
    look_for("iron", IronReading::NAMES);
    look_for("augmentation", AugmentationVerdict::NAMES);
    look_for("augmentation_sign", AugmentationSign::NAMES);
    look_for("augmentation_mimic", AugmentationMimic::NAMES);
    look_for("course", Course::NAMES);
    look_for("verdict of rls", Verdict::NAMES);
    look_for("verdict of cramps", Verdict::NAMES);
    look_for("where_to_go", WhereToGo::NAMES);
    look_for("ask_doctor", AskDoctor::NAMES);
    look_for("advice", Advice::NAMES);
    assert!(missing.is_empty(), "no vignette expects:\n{}\n", missing.join("\n"));
}

fn vignettes() -> Vec<(String, Vignette)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("tests/cases is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files.iter().flat_map(|path| of_file(path)).collect()
}

fn of_file(path: &Path) -> Vec<(String, Vignette)> {
    let name = path.file_name().expect("a file name").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("a readable file");
    let all: Vec<Vignette> = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    all.into_iter().map(|vignette| (name.clone(), vignette)).collect()
}

fn answers_of(vignette: &Vignette) -> Answers {
    assert_eq!(vignette.answers.get("version"), Some(&Json::from(1)), "{:?} has no version 1", vignette.name);
    let mut answers = Answers::default();
    for (name, value) in vignette.answers.iter().filter(|(name, _)| *name != "version") {
        let key = Key::parse(name).unwrap_or_else(|| panic!("{:?}: no question {name:?}", vignette.name));
        let raw = Raw::deserialize(value).expect("JSON is a raw value");
        if let Err(fault) = answers.set_raw(key, raw) {
            panic!("{:?}: {name}: {fault:?}", vignette.name);
        }
    }
    answers
}

/// What the program says otherwise than the vignette expects.
fn judge(vignette: &Vignette) -> Vec<String> {
    let answers = answers_of(vignette);
    let case = Case::new(&answers);
    let found = screen(&case);
    let mut check = Check { faults: Vec::new() };
    for (key, value) in &vignette.expect {
        check.key(key, value, &case, &found);
    }
    check.faults
}

struct Check {
    faults: Vec<String>,
}

impl Check {
    fn key(&mut self, key: &str, value: &Json, case: &Case<'_>, found: &Screening) {
        let flags: Vec<(RedFlag, Urgency)> = found.red_flags.iter().map(|flag| (flag.id, flag.urgency)).collect();
        let look_alikes: Vec<(LookAlike, Weight)> = found.look_alikes.iter().map(|it| (it.id, it.weight)).collect();
        let clashes: Vec<Clash> = found.contradictions.iter().map(|it| it.id).collect();
        let advised: Vec<Advice> = found.advice.iter().map(|given| given.id).collect();
        let augmentation = found.augmentation.as_ref();
        match key {
            "urgency" => self.same(key, one::<Urgency>(value), found.urgency),
            "urgency_at_least" => {
                let least = one::<Urgency>(value);
                let got = found.urgency;
                self.hold(got >= least, || format!("urgency: expected at least {least}, got {got}"));
            }
            "flags" => self.pairs(key, value, &flags),
            "no_flags" => self.none_of(key, value, &flags.iter().map(|flag| flag.0).collect::<Vec<_>>()),
            "rls" => self.same(key, one(value), found.rls.verdict),
            "cramps" => self.same(key, one(value), found.cramps.verdict),
            "criteria" => {
                for (id, holds) in object(value) {
                    let id: CriterionId = parse(id);
                    let got = found.rls.criteria.iter().find(|it| it.id == id).expect("all five are there").holds;
                    self.same(id.as_str(), one(holds), got);
                }
            }
            "features" => {
                for (id, holds) in object(value) {
                    let id: FeatureId = parse(id);
                    let got = found.cramps.features.iter().find(|it| it.id == id).expect("all are there").holds;
                    self.same(id.as_str(), one(holds), got);
                }
            }
            "course" => self.same(key, one(value), found.rls.course),
            "clinically_significant" => {
                let got = found.rls.clinically_significant.map_or("not_asked", Tri::as_str);
                self.same(key, text(value), got.to_owned());
            }
            "icsd3tr" => self.same(key, one(value), found.rls.icsd3tr),
            "look_alikes" => self.pairs(key, value, &look_alikes),
            "no_look_alikes" => self.none_of(key, value, &look_alikes.iter().map(|it| it.0).collect::<Vec<_>>()),
            "withheld" => self.pairs(key, value, &found.withheld),
            "advised" => self.all_of(key, value, &advised),
            "not_advised" => self.none_of(key, value, &advised),
            "iron" => self.same(key, maybe(value), found.iron.as_ref().map(|iron| iron.reading)),
            "augmentation" => self.same(key, maybe(value), augmentation.map(|it| it.verdict)),
            "augmentation_signs" => self.all_of(key, value, augmentation.map_or(&[][..], |it| &it.signs)),
            "augmentation_mimics" => self.all_of(key, value, augmentation.map_or(&[][..], |it| &it.mimics)),
            "contradictions" => self.all_of(key, value, &clashes),
            "no_contradictions" => {
                assert_eq!(value, &Json::Bool(true), "no_contradictions is true or left out");
                self.hold(clashes.is_empty(), || format!("contradictions: expected none, got {}", list(&clashes)));
            }
            "would_tip" => self.all_of(key, value, &found.would_tip),
            "where_to_go" => self.all_of(key, value, &found.where_to_go),
            "ask_doctor" => self.all_of(key, value, &found.ask_doctor),
            "medicines" => self.medicines(value, case),
            _ => panic!("unknown expectation {key:?}"),
        }
    }

    fn medicines(&mut self, value: &Json, case: &Case<'_>) {
        for (as_written, generic) in object(value) {
            let listed = case.medicines.iter().chain(case.stopped.iter()).find(|it| it.as_written == *as_written);
            let listed = listed.unwrap_or_else(|| panic!("{as_written:?} is not on the list of medicines"));
            let got: Vec<&str> = recognised(listed).map(|medicine| medicine.id).collect();
            for wanted in words(generic) {
                self.hold(got.contains(&wanted.as_str()), || {
                    format!("medicines: expected {as_written:?} to be {wanted}, got {got:?}")
                });
            }
        }
    }

    fn hold(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.faults.push(fault());
        }
    }

    fn same<T: PartialEq + Debug>(&mut self, what: &str, expected: T, got: T) {
        self.hold(expected == got, || format!("{what}: expected {expected:?}, got {got:?}"));
    }

    fn all_of<T: Id + Display>(&mut self, what: &str, value: &Json, got: &[T]) {
        for word in words(value) {
            let id: T = parse(&word);
            self.hold(got.contains(&id), || format!("{what}: expected {id}, got {}", list(got)));
        }
    }

    fn none_of<T: Id + Display>(&mut self, what: &str, value: &Json, got: &[T]) {
        for word in words(value) {
            let id: T = parse(&word);
            self.hold(!got.contains(&id), || format!("{what}: {id} should not be there, got {}", list(got)));
        }
    }

    /// Each word is an id, or `id:detail` where the detail must be so as well.
    fn pairs<T: Id + Display, D: Id + Display>(&mut self, what: &str, value: &Json, got: &[(T, D)]) {
        for word in words(value) {
            let (id, detail) = match word.split_once(':') {
                Some((id, detail)) => (parse::<T>(id), Some(parse::<D>(detail))),
                None => (parse::<T>(&word), None),
            };
            let there = got.iter().any(|pair| pair.0 == id && detail.is_none_or(|detail| pair.1 == detail));
            self.hold(there, || {
                let all: Vec<String> = got.iter().map(|pair| format!("{}:{}", pair.0, pair.1)).collect();
                format!("{what}: expected {word}, got [{}]", all.join(" "))
            });
        }
    }
}

fn parse<T: Id>(word: &str) -> T {
    T::parse(word).unwrap_or_else(|| panic!("no {} is called {word:?}", T::GROUP))
}

fn one<T: Id>(value: &Json) -> T {
    parse(&text(value))
}

/// `null` where the result has none.
fn maybe<T: Id>(value: &Json) -> Option<T> {
    (!value.is_null()).then(|| one(value))
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} should be a text")).to_owned()
}

/// A text, or a list of texts.
fn words(value: &Json) -> Vec<String> {
    match value {
        Json::Null => Vec::new(),
        Json::Array(list) => list.iter().map(text).collect(),
        value => vec![text(value)],
    }
}

fn object(value: &Json) -> &Map<String, Json> {
    value.as_object().unwrap_or_else(|| panic!("{value} should be an object"))
}

fn list<T: Display>(ids: &[T]) -> String {
    format!("[{}]", ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}
