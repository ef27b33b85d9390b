//! `diary list`, `show`, `edit`, `remove` and `undo`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::nights::{Diary, Ran};

/// Three nights, one of them written twice.
fn three() -> Diary {
    let diary = Diary::new();
    diary.ok(&["log", "thu", "--quiet-night"]);
    diary.ok(&["log", "fri", "--urge", "6@22:30", "--bed", "23:00", "--up", "07:00", "--note", "warm"]);
    diary.ok(&["log", "sat", "--cramp", "03:10 2m left calf 8", "--helped", "stretching"]);
    diary.ok(&["log", "fri", "--urge", "7"]);
    diary
}

#[test]
fn a_list_shows_each_night_of_the_period() {
    let diary = three();
    let page = diary.ok(&["diary", "list"]);
    let found = |needle: &str| page.find(needle).unwrap_or_else(|| panic!("{needle} is not in\n{page}"));
    assert!(page.contains("Logged: 3 of 28 nights."), "{page}");
    assert!(found("Sat 21 Nov ") < found("Fri 20 Nov ") && found("Fri 20 Nov ") < found("Thu 19 Nov "), "newest first");
    found("- - . 7 c\n");
    for args in [
        &["diary", "list", "--last", "2d"][..],
        &["diary", "list", "--since", "fri"],
        &["diary", "list", "--since", "fri", "--until", "sat"],
        &["diary", "list", "--last", "2d", "--until", "2026-11-21"],
    ] {
        let page = diary.ok(args);
        assert!(page.contains("Logged: 2 of 2 nights.") && !page.contains("Thu 19"), "{args:?}: {page}");
        let listed = diary.run(&[args, &["--json"]].concat()).json();
        let dates: Vec<_> = listed.as_array().expect("a list").iter().map(|one| one["night"]["date"].clone()).collect();
        assert_eq!(dates, ["2026-11-20", "2026-11-21"]);
        assert_eq!(listed[0]["recorded_at"], crate::nights::MORNING);
    }
    let none = diary.run(&["diary", "list", "--until", "2026-01-01"]);
    none.exits(0).says(&["No night of this time"]).prints(&["Logged: 0 of 28"]);
    assert_eq!(diary.run(&["diary", "list", "--until", "2026-01-01", "--json"]).json(), json!([]));
    assert!(diary.ok(&["diary", "list", "--ascii"]).is_ascii());
    assert_eq!(Diary::new().run(&["diary", "list", "--json"]).json(), json!([]));
}

#[test]
fn a_long_list_keeps_to_the_width_and_to_the_table() {
    let diary = three();
    let page = diary.ok(&["diary", "list", "--last", "2y"]);
    for line in page.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {line}");
    }
    assert!(page.contains("Logged: 3 of 731 nights.") || page.contains("Logged: 3 of 730 nights."), "{page}");
    // A night of another year is named with it.
    diary.ok(&["log", "2025-11-20", "--quiet-night"]);
    let page = diary.ok(&["diary", "list", "--last", "2y"]);
    let table = page.split_once("Logged:").expect("a count").1;
    assert_eq!((table.matches("2025").count(), table.matches("2026").count()), (1, 0), "{page}");
    let page = diary.ok(&["diary", "list", "--until", "2025-11-20", "--last", "2d"]);
    assert!(page.starts_with("Last 2 nights, Wed 19 Nov 2025 to Thu 20 Nov 2025\n"), "{page}");
}

#[test]
fn a_night_is_shown_whole_and_its_history_the_newest_first() {
    let diary = three();
    let page = diary.ok(&["diary", "show", "fri"]);
    for line in ["Night of Fri 20 → Sat 21 Nov\n", "Urge to move: 7 of 10\n", "Note: warm\n", "2026-11-22 07:10 +09:00"]
    {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    let history = diary.ok(&["diary", "show", "fri", "--history"]);
    assert!(history.find("7 of 10") < history.find("6 of 10"), "{history}");
    diary.ok(&["diary", "remove", "fri", "--yes"]);
    diary.run(&["diary", "show", "fri"]).exits(3).says(&["Fri 20 → Sat 21 Nov"]);
    let versions = diary.run(&["diary", "show", "fri", "--history", "--json"]).exits(0).json_lines();
    assert_eq!(versions.len(), 3);
    assert_eq!((&versions[0]["removed"], &versions[0]["night"]), (&json!(true), &json!(null)));
    assert_eq!(
        (&versions[1]["night"]["urge"]["severity"], &versions[2]["night"]["urge"]["severity"]),
        (&json!(7), &json!(6))
    );
    assert!(diary.ok(&["diary", "show", "fri", "--history"]).starts_with("Removed: "));
    diary.run(&["diary", "show", "wed", "--history"]).exits(3).says(&["Wed 18 → Thu 19 Nov"]);
}

#[test]
fn removing_appends_and_undo_goes_back_step_by_step() {
    let diary = three();
    let mut states = vec![diary.ok(&["diary", "list", "--json"])];
    let changes: [&[&str]; 4] = [
        &["log", "fri", "--wakes", "3"],
        &["diary", "remove", "sat", "--yes"],
        &["log", "wed", "--quiet-night"],
        &["diary", "remove", "thu", "--yes"],
    ];
    for change in changes {
        let before = diary.text();
        diary.ok(change);
        assert!(diary.text().starts_with(&before), "nothing is rewritten");
        states.push(diary.ok(&["diary", "list", "--json"]));
    }
    let said = [
        "Legs: quiet",
        "Nothing is logged for this night any more.",
        "Cramp: ",
        "Times the legs woke you: taken away (was: 3",
    ];
    for (state, said) in states.iter().rev().skip(1).zip(said) {
        let before = diary.text();
        let told = diary.ok(&["diary", "undo"]);
        assert!(told.starts_with("The last change was taken back") && told.contains(said), "{said} is not in {told}");
        assert!(diary.text().starts_with(&before));
        assert_eq!(&diary.ok(&["diary", "list", "--json"]), state);
    }
    for _ in 0..4 {
        diary.ok(&["diary", "undo"]);
    }
    assert_eq!(diary.run(&["diary", "list", "--json"]).json(), json!([]));
    diary.run(&["diary", "undo"]).exits(3).says(&["nothing to take back"]);
    diary.ok(&["diary", "check"]);
}

#[test]
fn what_was_compacted_is_not_undone() {
    let diary = three();
    diary.ok(&["diary", "compact"]);
    let before = diary.text();
    diary.run(&["diary", "undo"]).exits(3).says(&["nothing to take back"]);
    assert_eq!(diary.text(), before);
    diary.ok(&["log", "sat", "--wakes", "1"]);
    diary.ok(&["diary", "undo"]);
    diary.run(&["diary", "undo"]).exits(3);
    assert!(diary.night("2026-11-21").get("leg_wakings").is_none());
}

/// Edits a night with a shell script as the editor; `$1` is the file.
fn edited(diary: &Diary, script: &str, args: &[&str]) -> Ran {
    let editor = diary.folder.path().join("an editor.sh");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).expect("a mode");
    // A name with a space, as EDITOR cannot hold; options can.
    let link = diary.folder.path().join("editor");
    let _ = std::os::unix::fs::symlink(&editor, &link);
    let temporary = diary.folder.path().join("tmp");
    fs::create_dir_all(&temporary).expect("a folder");
    let mut command = diary.command();
    command.env("EDITOR", link).env("TMPDIR", &temporary).args(["diary", "edit", "--editor"]).args(args);
    let ran = Ran::of(args, &command.output().expect("runs"));
    assert_eq!(fs::read_dir(temporary).expect("a folder").count(), 0, "nothing of the night is left behind");
    ran
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
        edited(&diary, script, &["fri"]).exits(code).says(named).is_tame();
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
    edited(&diary, &script, &["fri"]).exits(3).says(&["changed by another"]);
    let night = diary.night("2026-11-20");
    assert_eq!((&night["leg_wakings"], &night["urge"]["severity"]), (&json!(4), &json!(7)));
}
