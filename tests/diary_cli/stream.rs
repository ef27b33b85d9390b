//! Entries as JSON Lines, where not everything goes well in the middle.

use std::fs::File;
use std::io::Write;
use std::process::Stdio;

use crate::nights::Diary;

fn lines(nights: std::ops::RangeInclusive<u32>) -> String {
    nights.map(|day| format!("{{\"date\":\"2026-11-{day:02}\",\"leg_wakings\":{day}}}\n")).collect()
}

#[test]
fn all_is_stored_also_where_nobody_reads_the_answers() {
    for (bad, code) in [("", 0), ("{\"no\":1}\n", 3)] {
        let diary = Diary::new();
        let mut command = diary.command();
        command.args(["log", "--json", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("starts");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("standard input");
        stdin.write_all(format!("{}{bad}{}", lines(1..=10), lines(11..=20)).as_bytes()).expect("written");
        drop(stdin);
        assert_eq!(child.wait().expect("ends").code(), Some(code));
        assert_eq!(diary.records().len(), 20);
    }
}

#[test]
fn what_cannot_be_printed_is_stored_and_it_is_said() {
    let full = || File::options().write(true).open("/dev/full").expect("a full device");
    for args in [&["log", "--wakes", "1"][..], &["log", "--wakes", "2", "--json"], &["diary", "undo"]] {
        let diary = Diary::new();
        diary.ok(&["log", "--wakes", "5"]);
        let output = diary.command().args(args).stdout(full()).output().expect("runs");
        let said = String::from_utf8(output.stderr).expect("words");
        assert_eq!((output.status.code(), said.contains("It is stored")), (Some(4), true), "{args:?}: {said}");
        assert_eq!(diary.records().len(), 2);
        let unheard = diary.command().args(["log", "--wakes", "7"]).stderr(full()).output().expect("runs");
        assert_eq!(unheard.status.code(), Some(0));
    }
    let diary = Diary::new();
    let begun = diary.command().args(["log", "--wakes", "7"]).stderr(full()).output().expect("runs");
    assert_eq!(begun.status.code(), Some(0), "that the diary begins could not be said");
}

#[test]
fn an_end_in_the_middle_says_what_is_stored() {
    let diary = Diary::new();
    let mut command = diary.command();
    command.args(["log", "--json", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(lines(1..=3).as_bytes()).expect("written");
    while !diary.file().exists() || diary.text().lines().count() < 4 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let lock = File::options().write(true).open(diary.folder.path().join("diary.jsonl.lock")).expect("a lock");
    lock.lock().expect("locked");
    stdin.write_all(lines(4..=5).as_bytes()).expect("written");
    drop(stdin);
    let output = child.wait_with_output().expect("ends");
    let said = String::from_utf8(output.stderr).expect("words");
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("Line 4") && said.contains("stored: 3") && said.contains("diary.jsonl.lock"), "{said}");
    assert!(!said.contains("Nothing was stored"), "{said}");
}

#[test]
fn dates_are_plain_and_none_is_too_far() {
    for date in ["+262142-12-31", "-262143-01-01", "+002026-11-21", "2026-11-21T00:00:00Z", "2026-1-2", "12026-11-21"] {
        let diary = Diary::new();
        let json = format!("{{\"date\":\"{date}\",\"sleep\":{{\"up\":\"2026-11-22T06:00:00+09:00\"}}}}");
        let ran = diary.run_with(&["log", "--json", "-"], json);
        ran.exits(3).says(&["2026-11-21"]);
        assert!(!ran.err.contains("fault of the program"), "{}", ran.err);
        assert!(!diary.file().exists());
    }
    for date in ["0000-01-01", "9999-12-31"] {
        let json = format!("{{\"date\":\"{date}\",\"sleep\":{{\"up\":\"06:00\"}}}}");
        Diary::new().run_with(&["log", "--json", "-", "--force"], json).exits(3).says(&["1900 to 2100"]);
    }
}

#[test]
fn one_object_over_several_lines_is_one_and_a_torn_line_is_not() {
    let pretty =
        "{\"date\": \"2026-11-20\", \"cramps\": {\"events\": [\n{\"at\": \"03:10\"},\n{\"at\": \"04:10\"}\n]}}\n";
    let diary = Diary::new();
    diary.run_with(&["log", "--json", "-"], pretty).exits(0);
    assert_eq!(diary.night("2026-11-20")["cramps"]["events"].as_array().map(Vec::len), Some(2));
    let short = "{\"took\": [\n{\"name\": \"iron\"}]}";
    diary.run_with(&["log", "fri", "--json", "-"], short).exits(0);
    let torn = format!("{{\"date\":\"2026-11-20\",\"leg_wakings\":\n{}", lines(18..=19));
    let answers = diary.run_with(&["log", "--json", "-"], torn).exits(3).json_lines();
    assert_eq!((answers.len(), &answers[0]["line"]), (3, &serde_json::json!(1)));
    assert_eq!(diary.night("2026-11-19")["leg_wakings"], 19);
}

#[test]
fn the_mark_of_windows_is_read_over_and_what_never_ends_is_an_error() {
    for text in ["{\"leg_wakings\": 3}".to_owned(), lines(19..=21), format!("\n{}", lines(20..=21))] {
        let diary = Diary::new();
        diary.run_with(&["log", "--json", "-"], format!("\u{feff}{text}")).exits(0);
        assert!(!diary.records().is_empty());
    }
    for args in [&["log", "--json", "-"][..], &["screen", "--answers", "-"]] {
        let diary = Diary::new();
        let zero = File::open("/dev/zero").expect("zeros");
        let output = diary.command().args(args).stdin(zero).output().expect("ends");
        assert!(matches!(output.status.code(), Some(3 | 4)), "{output:?}");
        assert!(!diary.file().exists());
    }
}

#[test]
fn a_note_of_nothing_is_refused_in_each_form() {
    for text in ["{\"note\":\"\"}", "{\"note\":\" \\n \"}"] {
        let diary = Diary::new();
        diary.run_with(&["log", "--json", "-"], text).exits(3).says(&["The note is empty"]);
        assert!(!diary.file().exists());
    }
    Diary::new().run(&["log", "--note", " "]).exits(3);
}

#[test]
fn a_limit_of_the_files_size_is_like_a_full_disk() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--note", &"x".repeat(1000)]);
    let before = diary.text();
    let mut limited = diary.command_behind(&["sh", "-c", "ulimit -f 2; exec \"$0\" \"$@\""]);
    let output = limited.args(["log", "sat", "--note", &"y".repeat(2000)]).output().expect("runs");
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("not kept"), "{output:?}");
    assert_eq!(diary.text(), before);
}
