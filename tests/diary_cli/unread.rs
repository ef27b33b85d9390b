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

#[test]
fn going_through_the_missing_nights_leaves_it_alone_and_goes_on() {
    let diary = Diary::new();
    diary.ok(&["log", "wed", "--wakes", "1"]);
    diary.ok(&["log", "fri", "--wakes", "3"]);
    let unread = "\"leg_wakings\":3,\"snoring\":2";
    fs::write(diary.file(), diary.text().replacen("\"leg_wakings\":3", unread, 1)).expect("written");
    let calm = "Fri 20 → Sat 21 Nov: something is stored that this version cannot read. It is left as it is";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ran = diary.run_with(&["log", "--catch-up", "--plain"], "1\n1\n");
    ran.exits(0).prints(&["Nights stored: 2."]).says(&["Missing nights left: 2.", "Missing nights left: 1."]);
    let said = flat(&ran.err);
    assert!(said.contains(calm) && !said.contains("Line 3"), "{ran:#?}");
    assert_eq!(said.matches("cannot read").count(), 1, "{ran:#?}");
    let dates: Vec<_> = diary.records().iter().map(|record| record["night"]["date"].clone()).collect();
    assert_eq!(dates, ["2026-11-18", "2026-11-20", "2026-11-19", "2026-11-21"]);
    assert!(diary.text().contains(unread));
    // Nothing is missing any more; that one is there.
    let ran = diary.run(&["log", "--catch-up"]);
    ran.exits(0).prints(&["No night is missing."]);
    assert!(flat(&ran.err).contains(calm), "{ran:#?}");
    // The first night of the diary is where missing begins, also where it cannot be read.
    let diary = Diary::new();
    diary.ok(&["log", "thu", "--wakes", "3"]);
    fs::write(diary.file(), diary.text().replacen("\"leg_wakings\":3", unread, 1)).expect("written");
    diary.run_with(&["log", "--catch-up"], "9\n").exits(0).says(&["Missing nights left: 2."]);
    // Damage of the file is refused, as ever.
    fs::write(diary.file(), diary.text().replacen("\"seq\":1", "\"seq\":one", 1) + "\n").expect("written");
    let before = diary.text();
    diary.run_with(&["log", "--catch-up"], "1\n1\n").exits(4).says(&["Nothing was"]);
    assert_eq!(diary.text(), before);
}
