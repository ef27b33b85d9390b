//! Diaries of every version that was ever written are read for good. A file in `tests/diaries` is never edited: it is
//! what stands on somebody's disk.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diaries")
}

fn run(diary: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nightlegs"))
        .args(args)
        .arg("--diary")
        .arg(diary)
        .env("NIGHTLEGS_NOW", "2026-10-25T08:00:00+00:00")
        .env("TZ", "Europe/London")
        .output()
        .expect("runs")
}

#[test]
fn the_first_version_is_read_as_it_was_meant() {
    let folder = tempfile::tempdir().expect("a folder");
    let diary = folder.path().join("diary.jsonl");
    let before = std::fs::read(fixtures().join("version-1.jsonl")).expect("a fixture");
    std::fs::write(&diary, &before).expect("a copy");
    let checked = run(&diary, &["diary", "check", "--json"]);
    let checked: Value = serde_json::from_slice(&checked.stdout).expect("JSON");
    assert_eq!((&checked["records"], &checked["nights"], &checked["screenings"]), (&8.into(), &3.into(), &1.into()));
    assert_eq!(checked["faults"], Value::Array(Vec::new()));
    let listed: Value = serde_json::from_slice(&run(&diary, &["diary", "list", "--json"]).stdout).expect("JSON");
    let expected = std::fs::read(fixtures().join("version-1.nights.json")).expect("a fixture");
    assert_eq!(listed, serde_json::from_slice::<Value>(&expected).expect("JSON"));
    assert_eq!(std::fs::read(&diary).expect("a diary"), before, "reading writes nothing");
}

#[test]
fn the_first_version_is_appended_to_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let diary = folder.path().join("diary.jsonl");
    let before = std::fs::read(fixtures().join("version-1.jsonl")).expect("a fixture");
    std::fs::write(&diary, &before).expect("a copy");
    assert_eq!(run(&diary, &["log", "2026-10-22", "--note", "later"]).status.code(), Some(0));
    assert_eq!(run(&diary, &["diary", "undo"]).status.code(), Some(0));
    let after = std::fs::read(&diary).expect("a diary");
    assert!(after.starts_with(&before));
    let last = String::from_utf8(after).expect("text");
    assert!(last.trim_end().ends_with(r#""urge":{"felt":"unsure"},"cramps":{"had":"no"},"took":[]}}"#), "{last}");
}
