//! `demo`: an invented person, and no file of the user.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::made::{EXAMPLE, example, printed};
use crate::nights::{Ran, names};

/// Runs the program in a folder that is all it knows.
fn run(folder: &Path, now: &str, zone: &str, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightlegs"));
    command.env_clear().current_dir(folder).args(args).env("NIGHTLEGS_NOW", now).env("TZ", zone);
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NIGHTLEGS_DIR", "TMPDIR"] {
        command.env(name, folder);
    }
    Ran::of(args, &command.output().expect("runs"))
}

const NOW: &str = "2031-02-03T04:05:00-08:00";
const ZONE: &str = "America/Los_Angeles";

#[test]
fn it_touches_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for args in [&["demo"][..], &["demo", "--plain"], &["demo", "--ascii"], &["demo", "--json"]] {
        let ran = run(folder.path(), NOW, ZONE, args);
        ran.exits(0).is_tame();
        assert_eq!(ran.err, "");
        assert!(names(folder.path()).is_empty(), "{args:?}");
    }
    // Nor is a diary read that is there.
    fs::write(folder.path().join("diary.jsonl"), "not a diary\n").expect("written");
    run(folder.path(), NOW, ZONE, &["demo"]).exits(0);
    assert_eq!(names(folder.path()), ["diary.jsonl"]);
}

#[test]
fn it_is_the_same_whenever_and_wherever() {
    let folder = tempfile::tempdir().expect("a folder");
    for args in [&["demo"][..], &["demo", "--json"]] {
        let one = run(folder.path(), NOW, ZONE, args);
        let other = run(folder.path(), "1999-12-31T23:59:59+09:00", "Asia/Seoul", args);
        assert_eq!(one.exits(0).out, other.exits(0).out);
    }
}

#[test]
fn it_shows_what_such_a_diary_can() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = run(folder.path(), NOW, ZONE, &["demo"]).out;
    for part in [
        "This person is invented",
        "fit the pattern of restless legs",
        "Twelve weeks",
        "signs of augmentation",
        "begins two to four hours earlier",
        "Logged: 24 of 28",
        "Wed 4 Nov   ////",
        "The clocks changed: Sat 24 Oct.",
        "nightlegs demo --out FOLDER",
    ] {
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(&part), "it does not show {part}:\n{said}");
    }
    // The page is the one that `report` makes of that diary on that morning.
    let page = String::from_utf8(printed(&example(), "terminal", &[])).expect("UTF-8");
    assert!(said.contains(&page), "{said}");
    let json = run(folder.path(), NOW, ZONE, &["demo", "--json"]).json();
    assert_eq!((&json["format"], json["redacted"].as_bool()), (&"nightlegs-report".into(), Some(false)));
    assert_eq!(json["analysis"]["rates"]["logged"]["yes"], 24);
    let words = run(folder.path(), NOW, ZONE, &["demo", "--plain"]).out;
    assert!(!words.contains(['█', '░']) && run(folder.path(), NOW, ZONE, &["demo", "--ascii"]).out.is_ascii());
}

#[test]
fn it_leaves_six_files_or_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), NOW, ZONE, &["demo", "--out", "left"]);
    ran.exits(0).says(&["diary.jsonl", "report.pdf"]);
    let left = folder.path().join("left");
    let all = ["diary.jsonl", "report.html", "report.json", "report.md", "report.pdf", "report.txt"];
    assert_eq!(names(&left), all);
    assert_eq!(names(folder.path()), ["left"]);
    assert_eq!(fs::read_to_string(left.join("diary.jsonl")).expect("a diary"), EXAMPLE);
    for (name, form) in [("txt", "terminal"), ("md", "markdown"), ("html", "html"), ("pdf", "pdf"), ("json", "json")] {
        let page = fs::read(left.join(format!("report.{name}"))).expect("a page");
        assert!(page == printed(&example(), form, &[]), "report.{name}");
    }
    // Nothing is written over, and nothing beside what is there.
    run(folder.path(), NOW, ZONE, &["demo", "--out", "left"]).exits(4).says(&["diary.jsonl", "Nothing was written"]);
    for name in all {
        let other = folder.path().join("other");
        fs::create_dir(&other).expect("a folder");
        fs::write(other.join(name), "mine").expect("written");
        run(folder.path(), NOW, ZONE, &["demo", "--out", "other"]).exits(4).says(&[name]);
        assert_eq!(names(&other), [name]);
        assert_eq!(fs::read_to_string(other.join(name)).expect("a file"), "mine");
        fs::remove_dir_all(other).expect("removed");
    }
    // Quiet, it says nothing.
    assert_eq!(run(folder.path(), NOW, ZONE, &["demo", "--quiet", "--out", "quiet"]).exits(0).err, "");
}
