//! Nothing that a person wrote is obeyed by a terminal.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

use crate::nights::Diary;

/// Clears the screen, rings, returns, turns the writing round, and is a control sign of C1.
const WILD: &str = "a\u{1b}[2J\u{7}\rb\u{202e}c\u{9b}31md\u{1b}]0;x\u{7}";

#[test]
fn what_is_no_text_is_refused_as_usage() {
    let diary = Diary::new();
    let bad = OsStr::from_bytes(b"\xff\xfe");
    for before in
        [&["log"][..], &["log", "--note"], &["log", "--took"], &["diary", "show"], &["now"], &["log", "--zone"]]
    {
        let output = diary.command().args(before).arg(bad).output().expect("runs");
        assert_eq!(output.status.code(), Some(2), "{before:?}");
        assert!(!output.stderr.contains(&0xff) && output.stdout.is_empty(), "{before:?}");
    }
    assert!(diary.names().is_empty());
    // The name of a file may have any bytes.
    let file = diary.folder.path().join(OsStr::from_bytes(b"n\xffi.jsonl"));
    let output = diary.command().args(["log", "--quiet-night", "--diary"]).arg(&file).output().expect("runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(file.is_file());
}

#[test]
fn notes_and_names_are_shown_without_their_escapes() {
    let diary = Diary::new();
    let note = format!("{WILD}\nsecond line");
    let stored = diary.run(&["log", "--note", &note, "--wakes", "1"]);
    stored.exits(0).is_tame();
    assert_eq!(diary.night("2026-11-21")["note"], note, "it is kept as it was written");
    diary.run(&["log", "--took", WILD]).exits(3).is_tame();
    let json = serde_json::json!({"took": [{"name": WILD}]}).to_string();
    diary.run_with(&["log", "fri", "--json", "-"], json).exits(3).is_tame();
    let json = serde_json::json!({ "note": WILD }).to_string();
    diary.run_with(&["log", "fri", "--json", "-"], json).exits(0).is_tame();
    let runs: [&[&str]; 14] = [
        &["log", "--wakes", "2"],
        &["log", "fri", "--wakes", "2"],
        &["diary", "list"],
        &["diary", "list", "--json"],
        &["diary", "show"],
        &["diary", "show", "fri"],
        &["diary", "show", "fri", "--json"],
        &["diary", "show", "fri", "--history"],
        &["diary", "show", "--history", "--json"],
        &["diary", "check"],
        &["diary", "undo"],
        &["diary", "undo"],
        &["diary", "remove", "fri", "--yes"],
        &["diary", "undo"],
    ];
    for args in runs {
        diary.run(args).exits(0).is_tame();
    }
}

#[test]
fn words_values_and_files_are_named_without_their_escapes() {
    let diary = Diary::new();
    let runs: [&[&str]; 9] = [
        &["log", WILD, "--quiet-night"],
        &["log", "--urge", WILD],
        &["log", "--cramp", WILD],
        &["log", "--bed", WILD],
        &["log", "--did", WILD],
        &["log", "--zone", WILD, "--wakes", "1"],
        &["diary", "show", WILD],
        &["diary", "list", "--last", WILD],
        &["diary", "remove", WILD],
    ];
    for args in runs {
        let ran = diary.run(args);
        assert!(matches!(ran.code, Some(2 | 3)), "{ran:#?}");
        ran.is_tame();
    }
    let bad = [r#"{"no\u001b[2Jte":1}"#, r#"{"urge":{"felt":"\u001b[2J"}}"#, r#"{"sleep":{"up":"\u001b[2J"}}"#];
    for json in bad {
        diary.run_with(&["log", "--json", "-"], json).exits(3).is_tame();
    }
    let file = diary.folder.path().join(WILD.replace('/', "-")).join("d.jsonl");
    let file = file.to_str().expect("a name");
    for args in [&["log", "--quiet-night"][..], &["diary", "check"], &["diary", "show", "thu"], &["diary", "compact"]] {
        diary.run(&[args, &["--diary", file]].concat()).is_tame();
    }
    let answers = diary.folder.path().join("answers.json");
    let text = serde_json::json!({"version": 1, "urge_to_move": "yes", "medicines": [WILD]}).to_string();
    std::fs::write(&answers, text).expect("written");
    for _ in 0..2 {
        diary.run(&["screen", "--answers", answers.to_str().expect("a name"), "--diary", file]).exits(0).is_tame();
    }
    // A damaged line is named, not shown.
    let mut damaged = diary_with_a_wild_line();
    damaged.run(&["diary", "check"]).exits(4).is_tame().prints(&["Line 3"]);
    damaged.zone = "Asia/Se\u{1b}[2Joul".to_owned();
    damaged.run(&["diary", "list"]).exits(4).is_tame();
}

fn diary_with_a_wild_line() -> Diary {
    let diary = Diary::new();
    for night in ["fri", "sat"] {
        diary.ok(&["log", night, "--quiet-night"]);
    }
    let text = diary.text().replacen("\"seq\":2", "\"s\u{1b}[2Jeq\":2", 1);
    std::fs::write(diary.file(), text).expect("written");
    diary
}

#[test]
fn usage_errors_and_json_obey_nothing() {
    let diary = Diary::new();
    for args in [
        &["log", "--no-such", WILD][..],
        &[&format!("--{WILD}")],
        &["log", "--quality", WILD],
        &[WILD],
        &["diary", WILD],
        &["now", WILD],
        &["screen", "--color", WILD],
        &["explain", WILD],
        &["screen", "--answers", WILD],
    ] {
        let ran = diary.run(args);
        assert!(ran.code != Some(0), "{ran:#?}");
        ran.is_tame();
    }
    let coloured = diary.command().env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").arg(WILD).output().expect("runs");
    assert!(!String::from_utf8_lossy(&coloured.stderr).contains("\u{1b}[2J"));
    let json = serde_json::json!({"version": 1, "medicines": [WILD]}).to_string();
    diary.run_with(&["screen", "--answers", "-", "--json", "--save-answers", "-", "--no-save"], &json).exits(0);
    let ran = diary.run_with(&["screen", "--answers", "-", "--save-answers", "-", "--no-save", "--quiet"], &json);
    ran.exits(0).is_tame();
}
