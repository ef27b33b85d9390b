//! One record that does not read holds back no other.

use std::fs;

use serde_json::{Value, json};

use crate::nights::Diary;

/// Three nights, of which the one in the middle has an older version that reads.
fn broken() -> Diary {
    let diary = Diary::new();
    diary.ok(&["log", "thu", "--wakes", "1"]);
    diary.ok(&["log", "fri", "--wakes", "2"]);
    diary.ok(&["log", "fri", "--wakes", "3"]);
    diary.ok(&["log", "sat", "--wakes", "4"]);
    fs::write(diary.file(), diary.text().replacen("\"leg_wakings\":3", "\"leg_wakings\":\"three\"", 1))
        .expect("written");
    diary
}

/// The line and the night are named.
const NAMED: &[&str] = &["Line 4", "Fri 20 → Sat 21 Nov"];

#[test]
fn other_nights_go_on_and_the_line_is_named() {
    let diary = broken();
    diary.run(&["diary", "list"]).exits(0).says(NAMED).prints(&["Fri 20 → Sat 21 Nov: cannot be read"]);
    let listed = diary.run(&["diary", "list", "--json"]).exits(0).json();
    let of = |at: usize| (&listed[at]["unreadable"], &listed[at]["night"]["leg_wakings"]);
    assert_eq!((of(0).1, of(1), of(2).1), (&json!(1), (&json!("2026-11-20"), &Value::Null), &json!(4)), "{listed}");
    diary.run(&["log", "sat", "--wakes", "5"]).exits(0).says(NAMED);
    diary.run(&["log", "wed", "--wakes", "5"]).exits(0);
    diary.run(&["log", "thu", "--wakes", "6"]).exits(0);
    assert_eq!(diary.records().len(), 7);
    // Of itself nothing is guessed: neither is the older version taken, nor is anything written over it.
    for args in [&["log", "fri", "--wakes", "1"][..], &["diary", "show", "fri"], &["diary", "edit", "fri", "--plain"]] {
        diary.run(args).exits(4).says(NAMED).says(&["diary remove 2026-11-20", "--editor"]);
    }
    assert_eq!(diary.run(&["diary", "show", "fri", "--json"]).exits(4).json()["unreadable"], "2026-11-20");
    let versions = diary.run(&["diary", "show", "fri", "--history", "--json"]).exits(0).json_lines();
    assert_eq!((&versions[0]["unreadable"], &versions[1]["night"]["leg_wakings"]), (&json!("2026-11-20"), &json!(2)));
    assert_eq!(diary.records().len(), 7);
    diary.run(&["diary", "check"]).exits(4).prints(&["Line 4"]);
}

#[test]
fn it_can_be_removed_mended_and_taken_back() {
    let diary = broken();
    diary.run(&["diary", "remove", "fri"]).exits(5);
    diary.run(&["diary", "remove", "fri", "--yes"]).exits(0);
    diary.ok(&["log", "fri", "--wakes", "9"]);
    assert_eq!(diary.night("2026-11-20")["leg_wakings"], 9);
    let diary = broken();
    let mut command = diary.command();
    let mended = "sed -i s/.three./3/";
    let output = command.env("EDITOR", mended).args(["diary", "edit", "fri", "--editor"]).output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(diary.night("2026-11-20")["leg_wakings"], 3);
    let diary = broken();
    // The night after it first.
    diary.ok(&["diary", "undo"]);
    diary.ok(&["diary", "undo"]);
    assert_eq!(diary.night("2026-11-20")["leg_wakings"], 2);
    diary.run(&["diary", "list"]).exits(0);
}

#[test]
fn compacting_sets_it_aside_and_takes_the_newest_that_reads() {
    let diary = broken();
    let before = diary.text();
    diary.run(&["diary", "compact"]).exits(4).says(&["line 4", "--set-aside"]);
    assert_eq!(diary.text(), before);
    diary.run(&["diary", "compact", "--set-aside"]).exits(0).prints(&["Lines that could not be read: 1"]);
    let damaged = fs::read_to_string(diary.folder.path().join("diary.jsonl.damaged-1")).expect("a side file");
    assert!(damaged.contains("three"), "{damaged}");
    assert_eq!(diary.night("2026-11-20")["leg_wakings"], 2);
    diary.run(&["diary", "check"]).exits(0);
}

#[test]
fn a_screening_that_does_not_read_is_left_out() {
    let mut diary = Diary::new();
    let answers = json!({"version": 1, "urge_to_move": "yes", "severity": 4});
    let screen = |diary: &Diary| diary.run_with(&["screen", "--answers", "-"], answers.to_string());
    screen(&diary).exits(0);
    diary.now = "2026-11-23T07:10:00+09:00".to_owned();
    screen(&diary).exits(0);
    let text = diary.text();
    let (first, last) = text.trim_end().rsplit_once('\n').expect("lines");
    for (from, to) in [("\"severity\":4", "\"severity\":\"four\""), ("rules_version", "rule_version")] {
        fs::write(diary.file(), format!("{first}\n{}\n", last.replacen(from, to, 1))).expect("written");
        diary.now = "2026-11-24T07:10:00+09:00".to_owned();
        let ran = screen(&diary);
        ran.exits(0).says(&["Line 3", "screening"]).prints(&["WHAT CHANGED SINCE 2026-11-22"]);
        assert_eq!(diary.records().len(), 3);
        assert_eq!(diary.records()[2]["screening"]["at"], "2026-11-24T07:10:00+09:00");
    }
}
