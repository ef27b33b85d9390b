//! Where the diary lies: links, modes, folders that cannot be written, and no home at all.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::nights::{Diary, Ran, names};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
fn a_diary_is_its_owners_alone_from_the_first_entry_on() {
    let diary = Diary::new();
    let folder = diary.folder.path().join("a/b");
    for umask in ["0000", "0777"] {
        let shell = format!("umask {umask}; exec \"$@\"");
        let mut command = diary.command_behind(&["sh", "-c", &shell, "sh"]);
        command.env("NIGHTLEGS_DIR", &folder).args([
            "log",
            "--wakes",
            umask.trim_start_matches('0').len().to_string().as_str(),
        ]);
        Ran::of(&[umask], &command.output().expect("runs")).exits(0);
        assert_eq!((mode(&folder), mode(folder.parent().expect("a folder"))), (0o700, 0o700), "{umask}");
        for name in ["diary.jsonl", "diary.jsonl.lock"] {
            assert_eq!(mode(&folder.join(name)), 0o600, "{umask}: {name}");
        }
    }
    fs::set_permissions(folder.join("diary.jsonl"), Permissions::from_mode(0o644)).expect("a mode");
    let compacted = diary.command().env("NIGHTLEGS_DIR", &folder).args(["diary", "compact"]).output().expect("runs");
    assert!(compacted.status.success());
    for name in names(&folder) {
        assert_eq!(mode(&folder.join(&name)), 0o600, "{name}");
    }
}

#[test]
fn links_to_the_file_and_to_the_folder_are_followed() {
    let diary = Diary::new();
    let (real, links) = (diary.folder.path().join("real"), diary.folder.path().join("links"));
    fs::create_dir(&real).and_then(|()| fs::create_dir(&links)).expect("folders");
    symlink("../real/nights.jsonl", links.join("diary.jsonl")).expect("a link");
    symlink(&links, diary.folder.path().join("folder")).expect("a link");
    let ways = [links.join("diary.jsonl"), real.join("nights.jsonl"), diary.folder.path().join("folder/diary.jsonl")];
    for (at, way) in ways.iter().enumerate() {
        let way = way.to_str().expect("a name");
        diary.ok(&["log", ["thu", "fri", "sat"][at], "--quiet-night", "--diary", way]);
        diary.ok(&["diary", "compact", "--diary", way]);
        diary.run(&["diary", "check", "--diary", way]).exits(0).prints(&[&format!("Nights: {}.", at + 1)]);
    }
    assert_eq!(names(&links), ["diary.jsonl"]);
    assert!(links.join("diary.jsonl").is_symlink() && diary.folder.path().join("folder").is_symlink());
    assert!(!diary.file().exists());
}

#[test]
fn a_folder_that_cannot_be_written_can_be_read() {
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    fs::remove_file(diary.folder.path().join("diary.jsonl.lock")).expect("removed");
    let torn = format!("{}{{\"seq\":2", diary.text());
    fs::write(diary.file(), &torn).expect("written");
    fs::set_permissions(diary.folder.path(), Permissions::from_mode(0o500)).expect("read only");
    for args in [&["diary", "list"][..], &["diary", "show"], &["diary", "show", "--history"], &["diary", "path"]] {
        diary.run(args).exits(0);
    }
    diary.run(&["diary", "list"]).says(&["torn"]).prints(&["Logged: 1 of 28"]);
    diary.run(&["diary", "check"]).exits(4).prints(&["torn"]);
    assert_eq!(diary.names(), ["diary.jsonl"], "reading makes no lock file");
    let wrote = diary.run(&["log", "fri", "--quiet-night"]);
    fs::set_permissions(diary.folder.path(), Permissions::from_mode(0o700)).expect("as before");
    // Permissions bind no superuser.
    if wrote.code == Some(4) {
        wrote.says(&["diary.jsonl.lock", "--diary FILE"]);
        assert_eq!(diary.text(), torn);
    } else {
        wrote.exits(0).says(&["set aside"]);
    }
}

#[test]
fn what_is_no_file_is_named_and_left_alone() {
    let diary = Diary::new();
    fs::create_dir(diary.file()).expect("a folder");
    for args in
        [&["log", "--quiet-night"][..], &["diary", "list"], &["diary", "check"], &["diary", "undo"], &["diary", "wipe"]]
    {
        diary.run(args).exits(4).says(&["diary.jsonl", "is not a file"]);
    }
    assert!(diary.file().is_dir());
    let below = diary.file().join("x");
    fs::write(&below, "mine").expect("written");
    let below = below.join("diary.jsonl");
    diary.run(&["log", "--quiet-night", "--diary", below.to_str().expect("a name")]).exits(4).says(&["x/diary.jsonl"]);
}

#[test]
fn without_a_home_it_says_how_to_name_a_place() {
    let diary = Diary::new();
    let lost = |args: &[&str]| {
        let mut command = diary.command();
        command.env_remove("NIGHTLEGS_DIR").current_dir(diary.folder.path());
        Ran::of(args, &command.args(args).output().expect("runs"))
    };
    for args in
        [&["log", "--quiet-night"][..], &["diary", "list"], &["diary", "path"], &["diary", "check"], &["diary", "wipe"]]
    {
        lost(args).exits(4).says(&["HOME", "--diary", "NIGHTLEGS_DIR"]);
    }
    let empty = diary.command().env("NIGHTLEGS_DIR", "").env("HOME", "").args(["diary", "path"]).output();
    Ran::of(&["path"], &empty.expect("runs")).exits(4).says(&["--diary"]);
    assert!(diary.names().is_empty());
    lost(&["log", "--quiet-night", "--diary", "here.jsonl"]).exits(0);
    assert_eq!(diary.names(), ["here.jsonl", "here.jsonl.lock"]);
}

#[test]
fn a_zone_that_is_not_known_is_told_of_and_not_guessed() {
    let mut diary = Diary::new();
    let said = "no time zone whose clock changes we know";
    for (zone, known, name) in [
        ("Asia/Seoul", true, Some("Asia/Seoul")),
        (":/usr/share/zoneinfo/Asia/Seoul", true, Some("Asia/Seoul")),
        ("KST-9", true, None),
        ("KST-9KDT,M3.2.0,M11.1.0", false, None),
        ("Asia/Seuol", false, None),
    ] {
        diary.zone = zone.to_owned();
        let ran = diary.run(&["log", "--wakes", "1", "--quiet"]);
        assert_eq!(ran.exits(0).err.matches(said).count(), usize::from(!known), "{zone}: {}", ran.err);
        assert_eq!(diary.night("2026-11-21").get("zone").and_then(|zone| zone.as_str()), name, "{zone}");
        std::fs::remove_file(diary.file()).expect("removed");
    }
    // The date is that of the clocks that all other programs show, which is UTC.
    let mut lost = diary.command();
    lost.env_remove("NIGHTLEGS_NOW").env("TZ", "Mars/Olympus").args(["log", "--wakes", "1"]);
    assert_eq!(lost.output().expect("runs").status.code(), Some(0));
    assert_eq!(diary.records()[0]["night"]["offset"], "+00:00");
}

#[test]
fn a_home_that_is_no_whole_path_is_none() {
    let diary = Diary::new();
    for (home, data, code) in [
        (Some("relative"), None, 4),
        (Some(""), None, 4),
        (None, Some("relative"), 4),
        (Some("relative"), Some("also"), 4),
        (Some("relative"), Some("/x"), 0),
        (Some("/x"), Some("relative"), 0),
    ] {
        let mut command = diary.command();
        command.env_remove("NIGHTLEGS_DIR").current_dir(diary.folder.path()).args(["diary", "path"]);
        for (name, value) in [("HOME", home), ("XDG_DATA_HOME", data)] {
            value.map(|value| command.env(name, value));
        }
        let output = command.output().expect("runs");
        assert_eq!(output.status.code(), Some(code), "{home:?} {data:?}");
        assert!(code != 0 || output.stdout.starts_with(b"/x/"), "{output:?}");
    }
    assert!(diary.names().is_empty());
}
