//! `diary check`, `path`, `compact` and `wipe`.

use std::fs;

use serde_json::{Value, json};

use crate::nights::{Diary, names};

fn three() -> Diary {
    let diary = Diary::new();
    for night in ["thu", "fri", "sat"] {
        diary.ok(&["log", night, "--wakes", "1", "--bed", "23:00", "--up", "06:30"]);
    }
    diary
}

/// Changes the file by hand.
fn by_hand(diary: &Diary, from: &str, to: &str) {
    let text = diary.text();
    assert!(text.contains(from), "{from} is not in\n{text}");
    fs::write(diary.file(), text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_good_diary_is_counted() {
    let diary = three();
    diary.ok(&["log", "sat", "--wakes", "2"]);
    diary.ok(&["diary", "remove", "thu", "--yes"]);
    let file = diary.file().display().to_string();
    diary.run(&["diary", "check"]).exits(0).prints(&[
        &file,
        "Records: 5. Nights: 2. Screenings: 0.",
        "Medicines: 0. Blood results: 0.",
    ]);
    let said = diary.run(&["diary", "check", "--json"]).exits(0).json();
    let none_else = json!({"file": file, "records": 5, "nights": 2, "screenings": 0, "medicines": 0, "labs": 0, "trials": 0, "faults": []});
    assert_eq!(said, none_else);
    let none = Diary::new();
    none.run(&["diary", "check"]).exits(0).says(&["There is no diary"]);
    assert_eq!(none.run(&["diary", "check", "--json"]).exits(0).json()["records"], 0);
    assert!(none.names().is_empty());
}

#[test]
fn a_record_that_cannot_be_so_is_named_by_night_and_field() {
    let cases: [(&str, &str, &[&str]); 6] = [
        (
            "T06:30:00+09:00\"},\"leg_wakings\":1",
            "T06:30:00+09:00\",\"woke\":\"2026-11-20T08:00:00+09:00\"},\"leg_wakings\":1",
            &["Got up", "Woke for good", "08:00"],
        ),
        ("\"leg_wakings\":1", "\"leg_wakings\":1000", &["leg_wakings", "1000"]),
        ("\"leg_wakings\":1", "\"leg_waking\":1", &["leg_waking"]),
        ("\"leg_wakings\":1", "\"urge\":{\"felt\":\"no\",\"severity\":4}", &["no urge"]),
        ("\"zone\":\"Asia/Seoul\"", "\"zone\":\"Asia/Soul\"", &["Asia/Soul"]),
        ("T23:00:00+09:00", "T23:00:00", &["in_bed"]),
    ];
    for (from, to, named) in cases {
        let diary = three();
        by_hand(&diary, from, to);
        let before = diary.text();
        let ran = diary.run(&["diary", "check"]);
        ran.exits(4).prints(&["Line 2, Night of Thu 19 → Fri 20 Nov: "]).prints(named).says(&["1 fault"]).is_tame();
        let said = diary.run(&["diary", "check", "--json"]).exits(4).json();
        assert_eq!((&said["faults"][0]["line"], &said["faults"][0]["night"]), (&json!(2), &json!("2026-11-19")));
        assert_eq!(said["faults"].as_array().map(Vec::len), Some(1));
        assert_eq!(diary.text(), before);
    }
}

#[test]
fn damaged_lines_are_named_and_set_aside_where_it_is_asked_for() {
    let diary = three();
    by_hand(&diary, "\"seq\":2", "\"seq\":x");
    let before = diary.text();
    diary.run(&["diary", "check"]).exits(4).prints(&["Line 3: Column 8"]);
    for args in
        [&["diary", "list", "--last", "1y"][..], &["diary", "show", "thu"], &["diary", "compact"], &["diary", "undo"]]
    {
        diary.run(args).exits(4).says(&["line 3", "diary check", "compact --set-aside"]);
    }
    assert_eq!(diary.text(), before);
    let said = diary.ok(&["diary", "compact", "--set-aside"]);
    let set_aside = diary.names().into_iter().find(|name| name.contains("damaged")).expect("a side file");
    assert!(said.contains(&set_aside), "{said}");
    let line = fs::read_to_string(diary.folder.path().join(set_aside)).expect("the line");
    assert_eq!(line, format!("{}\n", before.lines().nth(2).expect("a line")));
    diary.run(&["diary", "check"]).exits(0).prints(&["Nights: 2."]);
    // All lines that are damaged are listed, each once.
    let diary = three();
    let text = diary.text().lines().map(|line| line.replacen("{\"seq\"", "{\"sq\"", 1) + "\n").collect::<String>();
    fs::write(diary.file(), text).expect("written");
    let said = diary.run(&["diary", "check", "--json"]).exits(4).json();
    let lines: Vec<Value> =
        said["faults"].as_array().expect("faults").iter().map(|fault| fault["line"].clone()).collect();
    assert_eq!(lines, [2, 3, 4]);
}

#[test]
fn the_path_is_printed_as_it_is() {
    let diary = Diary::new();
    assert_eq!(diary.ok(&["diary", "path"]), format!("{}\n", diary.file().display()));
    assert_eq!(diary.run(&["diary", "path", "--json"]).json()["exists"], false);
    diary.ok(&["log", "--quiet-night"]);
    let said = diary.run(&["diary", "path", "--json"]).json();
    assert_eq!(said, json!({"file": diary.file().display().to_string(), "exists": true}));
    assert_eq!(diary.ok(&["diary", "path", "--diary", "other.jsonl"]), "other.jsonl\n");
    let mut elsewhere = diary.command();
    elsewhere.env_remove("NIGHTLEGS_DIR").env("XDG_DATA_HOME", "/x").args(["diary", "path"]);
    assert_eq!(elsewhere.output().expect("runs").stdout, b"/x/nightlegs/diary.jsonl\n");
}

#[test]
fn compacting_keeps_what_stands_and_the_old_file() {
    let diary = three();
    diary.ok(&["log", "sat", "--wakes", "3"]);
    diary.ok(&["diary", "remove", "thu", "--yes"]);
    let (before, listed) = (diary.text(), diary.ok(&["diary", "list", "--json"]));
    let said = diary.ok(&["diary", "compact"]);
    assert!(said.contains("Of 5 records, 2 stand"), "{said}");
    assert_eq!(diary.ok(&["diary", "list", "--json"]), listed);
    let old: Vec<String> = diary.names().into_iter().filter(|name| name.contains("before")).collect();
    assert_eq!(old.len(), 1, "{:?}", diary.names());
    assert_eq!(fs::read_to_string(diary.folder.path().join(&old[0])).expect("the old file"), before);
    assert!(said.contains(&old[0]));
    diary.ok(&["log", "sat", "--wakes", "4"]);
    diary.run(&["diary", "check"]).exits(0).prints(&["Records: 3. Nights: 2."]);
    Diary::new().run(&["diary", "compact"]).exits(0).says(&["There is no diary"]);
}

#[test]
fn a_wipe_needs_its_word() {
    let diary = three();
    diary.ok(&["diary", "compact"]);
    let before = (diary.text(), diary.names());
    for other in ["no\n", "Wipe\n", "wipe it\n", "\n", "wip\u{1b}[2Je\n"] {
        diary.run_with(&["diary", "wipe"], other).exits(3).says(&["Nothing was removed", "diary.jsonl"]).is_tame();
    }
    diary.run(&["diary", "wipe"]).exits(5);
    diary.run_with(&["diary", "wipe"], vec![b'w'; 10 << 20]).exits(3);
    assert_eq!((diary.text(), diary.names()), before);
    let other = diary.folder.path().join("mine.txt");
    fs::write(&other, "mine").expect("written");
    diary.run_with(&["diary", "wipe"], "wipe\n").exits(0).prints(&["Removed: "]);
    assert_eq!(names(diary.folder.path()), ["mine.txt"], "what is no part of the diary stays");
    diary.run(&["diary", "wipe"]).exits(0).prints(&["no diary to remove"]);
    diary.run(&["diary", "list"]).exits(0);
    assert_eq!(names(diary.folder.path()), ["mine.txt"]);
}

#[test]
fn what_was_forced_is_no_fault_and_what_an_edit_would_refuse_is_one() {
    let diary = Diary::new();
    diary.ok(&["log", "tue", "--bed", "23:00", "--up", "16:30", "--force"]);
    diary.ok(&["log", "wed", "--bed", "16:00", "--up", "23:30", "--force"]);
    diary.ok(&["diary", "check"]);
    diary.ok(&["log", "fri", "--bed", "23:00", "--took", "iron@21:00", "--cramp", "03:10"]);
    let text = diary.text();
    for (from, to, named) in [
        ("2026-11-20T23:00:00+09:00", "2026-11-25T23:00:00+09:00", "in this night"),
        ("2026-11-20T21:00:00+09:00", "2026-11-19T21:00:00+09:00", "in this night"),
        ("2026-11-21T03:10:00+09:00", "2026-11-21T03:10:00+08:00", "+09:00"),
        ("2026-11-20T21:00:00+09:00", "2026-11-20T21:00:00+08:30", "+09:00"),
    ] {
        fs::write(diary.file(), text.replacen(from, to, 1)).expect("written");
        diary.run(&["diary", "check"]).exits(4).prints(&["Line 4, ", named]);
    }
    // What is told by the clock never lands where an instant would be refused.
    let late = ["log", "thu", "--bed", "14:50", "--tried", "14:40", "--woke", "14:30", "--up", "14:20", "--force"];
    let ran = diary.run(&late);
    assert!(matches!(ran.code, Some(0 | 3)), "{ran:#?}");
    if ran.code == Some(0) {
        let shown = diary.run(&["diary", "show", "thu", "--json"]).json()["night"].to_string();
        diary.run_with(&["log", "thu", "--json", "-", "--force"], shown).exits(0);
    }
}

#[test]
fn numbers_that_leave_no_room_and_what_takes_back_another_record_are_named() {
    let diary = three();
    let text = diary.text();
    fs::write(diary.file(), text.replacen("\"seq\":3", "\"seq\":9007199254740991", 1)).expect("written");
    diary.run(&["diary", "check"]).exits(4).prints(&["Line 4", "compact"]);
    diary.run(&["log", "wed", "--wakes", "1"]).exits(4);
    diary.ok(&["diary", "compact"]);
    diary.ok(&["diary", "check"]);
    diary.ok(&["log", "wed", "--wakes", "1"]);
    assert_eq!(diary.records().last().expect("a record")["seq"], 4);
    fs::write(
        diary.file(),
        text.replacen(",\"night\":{\"date\":\"2026-11-21", ",\"undoes\":1,\"night\":{\"date\":\"2026-11-21", 1),
    )
    .expect("written");
    diary.run(&["diary", "check"]).exits(4).prints(&["Line 4", "something else"]);
}

#[test]
fn a_wipe_is_for_diaries() {
    // What was named and is nothing of a diary stays, whatever is typed.
    let diary = Diary::new();
    let letter = diary.folder.path().join("letter.txt");
    let name = letter.to_str().expect("a name");
    for text in ["Dear Anna,\n", ""] {
        fs::write(&letter, text).expect("written");
        for args in [&["diary", "wipe", "--diary", name][..], &["log", "--wakes", "1", "--diary", name]] {
            diary.run_with(args, "wipe\n").exits(4);
            diary.run_with(args, "wipe damaged\n").exits(4);
        }
        assert_eq!(diary.names(), ["letter.txt"]);
    }
    // One whose first line is damaged needs another word.
    let diary = three();
    by_hand(&diary, "nightlegs-diary", "nightlegs-dairy");
    diary.run_with(&["diary", "wipe"], "wipe\n").exits(3).says(&["is not that of a diary", "wipe damaged"]);
    assert!(diary.file().exists());
    diary.run_with(&["diary", "wipe"], "wipe damaged\n").exits(0);
    assert!(diary.names().is_empty());
    // What has the name of a side file and is none is refused before anything goes.
    let diary = three();
    fs::create_dir(diary.folder.path().join("diary.jsonl.damaged-1")).expect("a folder");
    let before = diary.names();
    diary.run_with(&["diary", "wipe"], "wipe\n").exits(4).says(&["damaged-1", "is not a file"]);
    assert_eq!(diary.names(), before);
}

#[test]
fn compacting_says_what_it_did_with_lines_of_windows_and_with_nothing() {
    let diary = three();
    let text = diary.text();
    fs::write(diary.file(), text.replace('\n', "\r\n")).expect("written");
    diary.run(&["diary", "list"]).exits(4);
    diary.run(&["diary", "compact", "--set-aside"]).exits(0).prints(&["Of 3 records, 3 stand", "way of Windows: 4"]);
    assert!(!diary.text().contains('\r'));
    diary.ok(&["diary", "check"]);
    let first = text.lines().next().expect("a line");
    fs::write(diary.file(), format!("{first}\n{{}}\n[]\n")).expect("written");
    let before = diary.names();
    diary.run(&["diary", "compact", "--set-aside"]).exits(4).says(&["Not one line", "from a copy"]);
    assert_eq!(diary.names(), before);
}
