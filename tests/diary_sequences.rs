//! Any sequence of `log`, `edit`, `remove`, `undo` and `compact` leaves a diary that `check` accepts and that reads as a
//! simple model says: a map of nights, and the states before each change.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::*;
use serde_json::Value;

/// One command.
#[derive(Clone, Debug)]
enum Step {
    Log(usize, usize),
    Edit(usize, usize),
    Remove(usize),
    Undo,
    Compact,
}

const NIGHTS: [&str; 4] = ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-22"];
/// What is logged; each goes over any night.
const TOLD: [&[&str]; 5] = [
    &["--urge", "6@22:30", "--where", "legs,arms"],
    &["--cramp", "03:10 2m left calf 8"],
    &["--bed", "23:00", "--up", "06:40", "--took", "ropinirole 0.5 mg@21:00"],
    &["--note", "한 줄 \u{1b}[31m", "--helped", "walking"],
    &["--urge", "no", "--wakes", "0"],
];
/// What an editor leaves behind, beside the date.
const EDITED: [&str; 3] = [
    r#""offset":"+09:00","zone":"Asia/Seoul","urge":{"felt":"yes","severity":3}"#,
    r#""offset":"+09:00","zone":"Asia/Seoul","sleep":{"in_bed":"22:00","up":"05:00"}"#,
    r#""offset":"+09:00","zone":"Asia/Seoul","cramps":{"had":"no"},"note":"edited""#,
];

fn step() -> impl Strategy<Value = Step> {
    let night = 0..NIGHTS.len();
    prop_oneof![
        5 => (night.clone(), 0..TOLD.len()).prop_map(|(night, told)| Step::Log(night, told)),
        2 => (night.clone(), 0..EDITED.len()).prop_map(|(night, text)| Step::Edit(night, text)),
        2 => night.prop_map(Step::Remove),
        4 => Just(Step::Undo),
        1 => Just(Step::Compact),
    ]
}

fn run(folder: &Path, args: &[&str], editor: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nightlegs"))
        .args(args)
        .env("NIGHTLEGS_DIR", folder.join("diary"))
        .env("NIGHTLEGS_NOW", "2026-11-23T07:10:00+09:00")
        .env("TZ", "Asia/Seoul")
        .env("EDITOR", editor)
        .env_remove("VISUAL")
        .output()
        .expect("runs")
}

/// The nights as they stand, by date.
fn nights(folder: &Path) -> BTreeMap<String, Value> {
    let listed = run(folder, &["diary", "list", "--last", "60d", "--json"], "");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let shown: Vec<Value> = serde_json::from_slice(&listed.stdout).expect("JSON");
    let night = |shown: Value| (shown["night"]["date"].as_str().expect("a date").to_owned(), shown["night"].clone());
    shown.into_iter().map(night).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_changes_reads_as_the_model_says(steps in proptest::collection::vec(step(), 1..18)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut model: BTreeMap<String, Value> = BTreeMap::new();
        let mut before: Vec<(String, Option<Value>)> = Vec::new();
        for step in &steps {
            let stood = model.clone();
            match step {
                Step::Log(night, told) => {
                    let args: Vec<&str> = ["log", NIGHTS[*night]].into_iter().chain(TOLD[*told].iter().copied()).collect();
                    let done = run(folder.path(), &[&args[..], &["--json"]].concat(), "");
                    prop_assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
                    let said: Value = serde_json::from_slice(&done.stdout).expect("JSON");
                    model.insert(NIGHTS[*night].to_owned(), said["night"].clone());
                }
                Step::Edit(night, text) => {
                    let edited = format!(r#"{{"date":"{}",{}}}"#, NIGHTS[*night], EDITED[*text]);
                    std::fs::write(folder.path().join("edited"), &edited).expect("written");
                    let script = folder.path().join("editor");
                    let copy = format!("cp '{}' \"$1\"\n", folder.path().join("edited").display());
                    std::fs::write(&script, copy).expect("written");
                    let editor = format!("sh {}", script.display());
                    let done = run(folder.path(), &["diary", "edit", NIGHTS[*night], "--editor", "--json"], &editor);
                    prop_assert_eq!(done.status.success(), stood.contains_key(NIGHTS[*night]));
                    if done.status.success() {
                        let said: Value = serde_json::from_slice(&done.stdout).expect("JSON");
                        model.insert(NIGHTS[*night].to_owned(), said["night"].clone());
                    }
                }
                Step::Remove(night) => {
                    let done = run(folder.path(), &["diary", "remove", NIGHTS[*night], "--yes"], "");
                    prop_assert_eq!(done.status.success(), model.remove(NIGHTS[*night]).is_some());
                }
                Step::Undo => {
                    let done = run(folder.path(), &["diary", "undo"], "");
                    let back = before.pop();
                    prop_assert_eq!(done.status.success(), back.is_some(), "{:?}", steps);
                    match back {
                        Some((night, Some(state))) => model.insert(night, state),
                        Some((night, None)) => model.remove(&night),
                        None => None,
                    };
                }
                Step::Compact => {
                    prop_assert!(run(folder.path(), &["diary", "compact"], "").status.success());
                    before.clear();
                }
            }
            // Each command changes one night at most; what it says nothing new of is no change.
            if !matches!(step, Step::Undo) {
                for night in NIGHTS {
                    if stood.get(night) != model.get(night) {
                        before.push((night.to_owned(), stood.get(night).cloned()));
                    }
                }
            }
        }
        prop_assert_eq!(nights(folder.path()), model, "{:?}", steps);
        let checked = run(folder.path(), &["diary", "check"], "");
        prop_assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
}
