//! A night as text in the person's editor.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::look::three;
use crate::nights::{Diary, Ran};

const STRONGER: &str = "sed -i 's/\"severity\": 7/\"severity\": 9/' \"$1\"";

/// Edits a night with a shell script as the editor; `$1` is the file.
fn edited(diary: &Diary, script: &str, args: &[&str]) -> Ran {
    let (ran, left) = edited_and_left(diary, script, args);
    assert_eq!(left, None, "nothing of the night is left behind");
    ran
}

/// The command that edits, and the folder of its temporary files.
fn editing(diary: &Diary, script: &str, args: &[&str]) -> (Command, PathBuf) {
    // A name with a space: it stands in EDITOR as it is.
    let editor = diary.folder.path().join("an editor.sh");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).expect("a mode");
    let temporary = diary.folder.path().join("tmp");
    fs::create_dir_all(&temporary).expect("a folder");
    let mut command = diary.command();
    command.env("EDITOR", editor).env("TMPDIR", &temporary).args(["diary", "edit", "--editor"]).args(args);
    (command, temporary)
}

/// Edits a night, and takes away the text that is left behind; it must be named, and private.
fn edited_and_left(diary: &Diary, script: &str, args: &[&str]) -> (Ran, Option<String>) {
    let (mut command, temporary) = editing(diary, script, args);
    let ran = Ran::of(args, &command.output().expect("runs"));
    let left: Vec<PathBuf> =
        fs::read_dir(temporary).expect("a folder").map(|one| one.expect("a file").path()).collect();
    assert!(left.len() < 2, "{left:?}");
    let text = left.first().map(|file| {
        ran.says(&["What you typed is in", file.to_str().expect("a name")]);
        assert_eq!(fs::metadata(file).expect("a file").permissions().mode() & 0o777, 0o600);
        let text = fs::read_to_string(file).expect("a text");
        fs::remove_file(file).expect("removed");
        text
    });
    (ran, text)
}

#[test]
fn a_night_is_edited_as_json_and_checked_before_it_lands() {
    let diary = three();
    let seen = diary.folder.path().join("seen");
    let look = format!("stat -c %a \"$1\" > '{0}'; cat \"$1\" >> '{0}'", seen.display());
    edited(&diary, &look, &["fri"]).exits(0).prints(&["Nothing in it is new"]);
    let text = fs::read_to_string(&seen).expect("seen");
    let (mode, night) = text.split_once('\n').expect("two parts");
    assert_eq!(mode, "600");
    assert_eq!(serde_json::from_str::<serde_json::Value>(night).expect("JSON"), diary.night("2026-11-20"));
    let records = diary.records().len();
    edited(&diary, "sed -i 's/\"severity\": 7/\"severity\": 4/' \"$1\"", &["fri"])
        .exits(0)
        .prints(&["Urge to move: 4 of 10 (was: 7 of 10)"]);
    assert_eq!(diary.night("2026-11-20")["urge"]["severity"], 4);
    // What is left out is taken away, and a time may be typed as one.
    let anew = r#"printf '{"date": "2026-11-20", "sleep": {"in_bed": "22:15"}}' > "$1".new && mv "$1".new "$1""#;
    let said = edited(&diary, anew, &["fri", "--json"]).exits(0).json();
    assert_eq!(said["night"]["sleep"], json!({"in_bed": "2026-11-20T22:15:00+09:00"}));
    assert!(said["night"].get("urge").is_none());
    assert_eq!(diary.records().len(), records + 2);
    let before = diary.text();
    let refused = [
        ("sed -i 's/2026-11-20\"/2026-11-19\"/' \"$1\"", 3, &["Thu 19 → Fri 20 Nov", "Fri 20 → Sat 21 Nov"][..]),
        ("sed -i 's/{/{ oops/' \"$1\"", 3, &["JSON", "Line 1"]),
        ("sed -i 's/in_bed/inbed/' \"$1\"", 3, &["“inbed”"]),
        ("sed -i 's/T22:15:00/T10:15:00/' \"$1\"", 3, &["in this night"]),
        (": > \"$1\"", 3, &["no entry"]),
        ("echo '{}' > \"$1\"", 3, &["You told nothing"]),
        ("head -c 3000000 /dev/zero | tr '\\0' ' ' > \"$1\"", 3, &["longer than"]),
        ("rm \"$1\"", 4, &["Cannot read"]),
        ("echo '{}' > \"$1\"; exit 7", 4, &["editor", "7"]),
    ];
    for (script, code, named) in refused {
        let (ran, left) = edited_and_left(&diary, script, &["fri"]);
        ran.exits(code).says(named).is_tame();
        // What was typed is not lost; where nothing was, there is nothing to keep.
        assert_eq!(
            left.is_some(),
            !script.starts_with("rm") && !script.starts_with(":") && !script.starts_with("head"),
            "{script}"
        );
        assert_eq!(diary.text(), before, "{script}");
    }
    let missing =
        diary.command().env("EDITOR", "/no/such-editor -w").args(["diary", "edit", "fri", "--editor"]).output();
    Ran::of(&["edit"], &missing.expect("runs")).exits(4).says(&["/no/such-editor", "EDITOR"]);
    edited(&diary, "exit 0", &["wed"]).exits(3).says(&["Wed 18 → Thu 19 Nov"]);
    // VISUAL goes before EDITOR.
    let visual = diary
        .command()
        .env("VISUAL", "true -x")
        .env("EDITOR", "false")
        .args(["diary", "edit", "fri", "--editor"])
        .output();
    Ran::of(&["edit"], &visual.expect("runs")).exits(0);
    assert_eq!(diary.text(), before);
}

#[test]
fn a_night_that_changed_while_it_was_edited_is_not_written_over() {
    let diary = three();
    let program = env!("CARGO_BIN_EXE_nightlegs");
    let script =
        format!("'{program}' log fri --wakes 4 >/dev/null && sed -i 's/\"severity\": 7/\"severity\": 1/' \"$1\"");
    let (ran, left) = edited_and_left(&diary, &script, &["fri"]);
    ran.exits(3).says(&["changed by another"]);
    assert!(left.is_some_and(|text| text.contains("\"severity\": 1")));
    let night = diary.night("2026-11-20");
    assert_eq!((&night["leg_wakings"], &night["urge"]["severity"]), (&json!(4), &json!(7)));
}

#[test]
fn what_was_typed_is_not_lost_where_the_diary_is_locked() {
    let diary = three();
    let before = diary.text();
    let lock = File::options().write(true).open(diary.folder.path().join("diary.jsonl.lock")).expect("a lock");
    lock.lock().expect("locked");
    let (ran, left) = edited_and_left(&diary, STRONGER, &["fri"]);
    ran.exits(4).says(&["diary.jsonl.lock"]);
    assert!(left.is_some_and(|text| text.contains("\"severity\": 9")));
    assert_eq!(diary.text(), before);
}

#[test]
fn an_edit_without_a_change_writes_nothing_and_adds_no_zone() {
    let mut diary = Diary::new();
    diary.zone = "KST-9".to_owned();
    diary.ok(&["log", "fri", "--wakes", "2", "--bed", "23:00"]);
    assert!(diary.night("2026-11-20").get("zone").is_none());
    diary.zone = crate::nights::SEOUL.to_owned();
    let before = diary.text();
    edited(&diary, "touch \"$1\"", &["fri"]).exits(0).prints(&["Nothing in it is new"]);
    edited(&diary, "echo >> \"$1\"", &["fri"]).exits(0).prints(&["Nothing in it is new"]);
    assert_eq!(diary.text(), before);
    edited(&diary, "sed -i 's/\"leg_wakings\": 2/\"leg_wakings\": 3/' \"$1\"", &["fri"]).exits(0);
    let night = diary.night("2026-11-20");
    assert_eq!((night.get("zone"), &night["leg_wakings"]), (None, &json!(3)));
}

#[test]
fn what_is_no_file_any_more_is_not_read() {
    let diary = three();
    let before = diary.text();
    for script in ["rm \"$1\"; mkfifo \"$1\"", "rm \"$1\"; ln -s /etc/passwd \"$1\"", "rm \"$1\"; mkdir \"$1\""] {
        let (mut command, temporary) = editing(&diary, script, &["fri"]);
        let began = Instant::now();
        Ran::of(&["edit"], &command.output().expect("runs")).exits(4).says(&["Cannot read"]);
        assert!(began.elapsed() < Duration::from_secs(5), "{script}");
        assert_eq!(diary.text(), before);
        let _ = (fs::remove_dir_all(&temporary), fs::remove_file(&temporary));
    }
}

#[test]
fn options_and_quotes_in_editor_are_those_of_a_shell() {
    let diary = three();
    let (mut command, _) = editing(&diary, "[ \"$1\" = '-a b' ] && [ \"$2\" = -c ] || exit 9", &["fri"]);
    let editor = diary.folder.path().join("an editor.sh");
    command.env("EDITOR", format!("'{}' '-a b' -c", editor.display()));
    Ran::of(&["edit"], &command.output().expect("runs")).exits(0);
    command.env("EDITOR", "'not closed");
    Ran::of(&["edit"], &command.output().expect("runs")).exits(4).says(&["EDITOR"]);
}

#[test]
fn signals_are_for_the_editor_or_take_the_text_away() {
    let diary = three();
    let flag = diary.folder.path().join("at-work");
    let script = format!("{STRONGER}; touch '{}'; sleep 0.6", flag.display());
    for (signal, stays) in [("INT", true), ("TERM", false), ("HUP", false)] {
        let (mut command, temporary) = editing(&diary, &script, &["fri"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
        while !flag.exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
        fs::remove_file(&flag).expect("removed");
        let killed = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
        assert!(killed.expect("runs").success());
        let code = child.wait().expect("ends").code();
        assert_eq!(code, Some(if stays { 0 } else { 130 }), "{signal}");
        assert_eq!(fs::read_dir(temporary).expect("a folder").count(), 0, "{signal}");
        assert_eq!(diary.night("2026-11-20")["urge"]["severity"], 9);
    }
}
