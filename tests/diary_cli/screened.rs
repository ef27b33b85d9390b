//! What `screen` writes beside its result, and what it ends with whatever happens to that.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::nights::{Diary, Ran};

fn urgent() -> Value {
    json!({"version": 1, "age": 52, "urge_to_move": "yes", "leg_swollen_hot_or_red": "yes"})
}

#[test]
fn answers_are_not_saved_over_the_diary_or_what_belongs_to_it() {
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    diary.ok(&["diary", "compact"]);
    let folder = diary.folder.path();
    symlink("diary.jsonl", folder.join("link")).expect("a link");
    symlink(folder, folder.join("folder")).expect("a link");
    fs::hard_link(diary.file(), folder.join("hard")).expect("a link");
    fs::hard_link(folder.join("diary.jsonl.before-compact-1"), folder.join("old")).expect("a link");
    let all = || -> Vec<(String, Vec<u8>)> {
        let files = diary.names().into_iter().filter(|name| name != "folder");
        files.map(|name| (name.clone(), fs::read(folder.join(&name)).expect("a file"))).collect()
    };
    let before = all();
    let names = [
        "diary.jsonl",
        "./../{}/diary.jsonl",
        "link",
        "hard",
        "old",
        "folder/diary.jsonl",
        "diary.jsonl.lock",
        "diary.jsonl.before-compact-1",
        "diary.jsonl.torn-7",
        "diary.jsonl.damaged-1",
    ];
    for name in names {
        let name = name.replace("{}", folder.file_name().and_then(|name| name.to_str()).expect("a name"));
        let target = folder.join(&name);
        for further in [&[][..], &["--no-save"]] {
            let args = [&["screen", "--answers", "-", "--save-answers", target.to_str().expect("a name")], further];
            let ran = diary.run_with(&args.concat(), urgent().to_string());
            ran.exits(2).says(&["Your diary"]);
            assert_eq!(all(), before, "{name}");
        }
    }
    // Of a diary that is not there yet, too; other names are free.
    let empty = Diary::new();
    let save = |name: &str| {
        let target = empty.folder.path().join(name).display().to_string();
        empty.run_with(&["screen", "--answers", "-", "--save-answers", &target], urgent().to_string())
    };
    save("diary.jsonl").exits(2);
    assert!(empty.names().is_empty());
    save("answers.json").exits(0);
    assert!(empty.file().is_file());
}

/// Numbered lines that lead to the question about self-harm, from no sign to it.
const CALM: &str = "0\n0\n0\n0\n0\n1\n45\n";

fn ask(diary: &Diary, lines: &str, args: &[&str]) -> Ran {
    diary.run_with(&[&["screen", "--plain", "--quiet"], args].concat(), lines)
}

#[test]
fn a_record_that_breaks_off_never_tells_of_the_answer_that_is_not_kept() {
    let neutral = "nothing of this was written down";
    for (answer, sign) in [("2", "thoughts"), ("3", "plan")] {
        let diary = Diary::new();
        let file = diary.folder.path().join("answers.json");
        let save = file.to_str().expect("a name");
        for further in [&[][..], &["--save-answers", save], &["--save-answers", save, "--no-save"]] {
            let ran = ask(&diary, &format!("{CALM}{answer}\n1\n"), further);
            ran.exits(0).prints(&["not wanting to live"]).says(&["stopped early", neutral]);
            assert!(diary.names().is_empty(), "{sign}: {:?}", diary.names());
        }
        ask(&diary, &format!("{CALM}{answer}\n1\n"), &["--exit-code"]).exits(20);
        assert!(diary.names().is_empty(), "{sign}");
    }
    // A sign that stands in the record is a reason to stop.
    let diary = Diary::new();
    let file = diary.folder.path().join("answers.json");
    let ran = ask(&diary, "1\n1\n", &["--save-answers", file.to_str().expect("a name")]);
    ran.exits(0).says(&["stopped early"]);
    assert!(!ran.err.contains(neutral), "{}", ran.err);
    assert_eq!(diary.records()[0]["screening"]["result"]["urgency"], "emergency");
    assert!(file.is_file());
}

#[test]
fn an_urgent_sign_is_told_by_the_exit_code_whatever_else_fails() {
    let diary = Diary::new();
    let folder = diary.folder.path();
    let closed = |args: &[&str]| {
        let mut command = diary.command();
        let full = File::options().write(true).open("/dev/full").expect("a full device");
        command.args(["screen", "--exit-code"]).args(args).stdout(full).stderr(Stdio::piped());
        command.output().expect("runs").status.code()
    };
    let answers = folder.join("in.json");
    fs::write(&answers, urgent().to_string()).expect("written");
    let answers = answers.to_str().expect("a name");
    assert_eq!(closed(&["--answers", answers]), Some(20));
    assert_eq!(diary.records().len(), 1, "it is kept all the same");
    fs::remove_file(diary.file()).expect("removed");
    let run = |args: &[&str]| diary.run(&[&["screen", "--exit-code", "--answers", answers], args].concat());
    run(&["--save-answers", "/no/such/folder/x"]).exits(20).says(&["/no/such/folder"]);
    assert_eq!(diary.records().len(), 1, "it is kept all the same");
    fs::write(diary.file(), "other\n").expect("written");
    run(&["--save-answers", "/no/such/folder/x"]).exits(20).says(&["/no/such/folder", "diary.jsonl"]);
    // A stream is read to its end, also where nobody reads the results.
    let lines = folder.join("in.jsonl");
    let calm = json!({"version": 1, "urge_to_move": "no"}).to_string();
    fs::write(&lines, format!("{}\n{{}}\n{}\n", [calm.as_str(); 2000].join("\n"), urgent())).expect("written");
    assert_eq!(closed(&["--answers", lines.to_str().expect("a name")]), Some(20));
}
