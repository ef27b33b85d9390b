//! Numbered lines: through pipes, on a narrow terminal, and left by a signal.

use std::io::{Read, Write};
use std::process::Stdio;

use serde_json::json;

use crate::nights::Diary;
use crate::persons::pty::squeezed;
use crate::run::{EVERYTHING, answer, start};

/// The lines that tell the same as [`EVERYTHING`], one question after the other.
fn lines() -> Vec<String> {
    let line = |keys: &str| match keys {
        " \r" | " \x1b[F\r" => "1\n".to_owned(),
        keys if keys.ends_with('\r') => keys.replace('\r', "\n"),
        keys => format!("{keys}\n"),
    };
    EVERYTHING.iter().map(|(_, keys)| line(keys)).collect()
}

#[test]
fn everything_can_be_told_through_a_pipe() {
    let diary = Diary::new();
    let ran = diary.run_with(&["log"], lines().concat());
    ran.exits(0).is_tame().prints(&["Night of Sat 21 → Sun 22 Nov", "Note: a warm bath", "Kept."]);
    for (question, _) in EVERYTHING {
        assert!(ran.err.contains(question), "{question} was not asked");
    }
    let other = Diary::new();
    let mut pty = start(&other, &["log"], 24, 80);
    answer(&mut pty, EVERYTHING);
    assert_eq!(pty.end(), 0);
    assert_eq!(diary.night("2026-11-21"), other.night("2026-11-21"), "lists and lines tell the same");
    // A narrow terminal gets lines that fit.
    let narrow = Diary::new();
    let mut pty = start(&narrow, &["log", "--plain"], 60, 40);
    for (question, line) in EVERYTHING.iter().map(|(question, _)| *question).zip(lines()) {
        // What is typed before the prompt stands there lands in the middle of a line.
        let wished = squeezed(question);
        pty.wait(question, |seen| squeezed(seen).contains(&wished) && seen.trim_end().ends_with('>'));
        pty.press(&line);
    }
    assert_eq!(pty.end(), 0, "{}", pty.screen());
    pty.assert_sane();
    pty.assert_fits();
    assert_eq!(narrow.night("2026-11-21"), other.night("2026-11-21"));
}

#[test]
fn back_not_sure_and_why_are_lines_too() {
    let diary = Diary::new();
    let ran = diary.run_with(&["log", "--plain"], "<\n?\n3\n6\n<\n7\n?\nu\n0\nu\n2\n1\n");
    ran.exits(0).says(&["This is the first question.", "Why we ask: ", "Your answer so far: 6"]);
    assert_eq!(diary.night("2026-11-21")["urge"], json!({"felt": "yes", "severity": 7}));
}

#[test]
fn doubts_are_asked_about_line_by_line() {
    let diary = Diary::new();
    let to_bed = "2\n3\n11:00\n3\n23:00\n22:00\n23:10\n\n\n\n\n\n\n\nu\n1\n";
    let ran = diary.run_with(&["log", "fri", "--plain"], to_bed);
    ran.exits(0).says(&["1. Fri 20 Nov, 23:00 (evening)", "3. Type it again", "is before “Got into bed”"]);
    let night = diary.night("2026-11-20");
    assert_eq!(night["sleep"], json!({"in_bed": "2026-11-20T23:00:00+09:00", "tried": "2026-11-20T23:10:00+09:00"}));
    // By flags there is nobody to ask.
    diary.run(&["log", "thu", "--bed", "11:00"]).exits(3).says(&["--force"]);
}

#[test]
fn catching_up_now_edit_and_remove_take_lines() {
    let mut diary = Diary::new();
    diary.ok(&["log", "thu", "--urge", "5"]);
    let ran = diary.run_with(&["log", "--catch-up", "--plain"], "1\n8\n");
    ran.exits(0).prints(&["Nights stored: 1."]).says(&["Last 14 nights: 1 logged. Quiet: 0. With an urge: 1."]);
    assert_eq!(diary.night("2026-11-20")["leg_wakings"], 0);
    let ran = diary.run_with(&["diary", "edit", "fri", "--plain"], "7\n5am\n2\n1\n1\n8\nyes\n1\nno\n1\n1\n");
    ran.exits(0).prints(&["(new)"]);
    assert_eq!(diary.night("2026-11-20")["cramps"]["events"][0]["seconds"], 120);
    diary.run_with(&["diary", "remove", "fri"], "no\n").exits(0).prints(&["Nothing was removed."]);
    diary.run_with(&["diary", "remove", "fri"], "yes\n").exits(0).prints(&["Removed."]);
    diary.now = "2026-11-22T03:10:20+09:00".to_owned();
    let ran = diary.run_with(&["now", "cramp", "--plain"], "no\nno\n2\n1\n1\n2\n1\n");
    ran.exits(0).prints(&["Kept. The rest can wait"]).says(&[
        "count slowly to 30",
        "Walk a few steps",
        "The cramp is kept.",
    ]);
    assert_eq!(diary.night("2026-11-21")["cramps"]["events"][0]["side"], "right");
    let ran = diary.run_with(&["now", "urge", "--plain"], "no\n1\n\n6\n1\n");
    ran.exits(0);
    assert_eq!(diary.night("2026-11-21")["urge"]["severity"], 6);
    for input in ["yes\nno\n1\n", "u\nu\nu\n", "no\nyes\n1\n"] {
        diary.run_with(&["now", "cramp", "--plain"], input).exits(0).says(&["Get help first", "!! "]);
    }
    // Cut off in the middle, nothing is stored but what was said to be kept.
    diary.now = "2026-11-22T04:20:20+09:00".to_owned();
    let kept = diary.records().len();
    diary.run_with(&["now", "cramp", "--plain"], "no\nno\n").exits(3).says(&["Nothing was stored"]);
    assert_eq!(diary.records().len(), kept);
    diary.run_with(&["now", "cramp", "--plain"], "no\nno\n1\n2\n").exits(3);
    assert_eq!(diary.records().len(), kept + 1);
    diary.now = crate::nights::MORNING.to_owned();
    let before = diary.text();
    let cut = lines().concat();
    let lines: Vec<&str> = cut.lines().collect();
    for end in 1..lines.len() {
        diary.run_with(&["log", "wed", "--plain"], lines[..end].join("\n") + "\n").exits(3);
    }
    assert_eq!(diary.text(), before);
}

#[test]
fn a_signal_at_a_numbered_line_stores_nothing_more_and_exits_with_130() {
    let (nothing, later) = ("Nothing was stored.", "What was said to be kept is kept. Nothing else was stored.");
    for (args, input, kept, records) in [
        (&["log", "--plain"][..], "3\n", nothing, 1),
        (&["log", "--catch-up"], "", nothing, 1),
        (&["log", "--catch-up"], "1\n", later, 2),
        (&["now", "--plain"], "1\n", nothing, 1),
        (&["now", "cramp", "--plain"], "no\nno\n", nothing, 1),
        (&["now", "cramp", "--plain"], "no\nno\n1\n", later, 2),
        (&["diary", "wipe"], "", nothing, 1),
    ] {
        let diary = Diary::new();
        diary.ok(&["log", "thu", "--quiet-night"]);
        let mut command = diary.command();
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("starts");
        let mut stdin = child.stdin.take().expect("a keyboard");
        stdin.write_all(input.as_bytes()).expect("typed");
        let mut err = child.stderr.take().expect("a screen");
        let (mut said, mut byte) = (Vec::new(), [0]);
        // It waits for the line after what was typed.
        while said.windows(2).filter(|two| two == b"> ").count() <= input.lines().count() {
            err.read_exact(&mut byte).expect("a prompt");
            said.push(byte[0]);
        }
        let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(killed.expect("kill").success());
        let mut rest = String::new();
        err.read_to_string(&mut rest).expect("words");
        assert_eq!(child.wait().expect("ends").code(), Some(130), "{args:?}");
        assert!(rest.ends_with(&format!("nightlegs: You left. {kept}\n")), "{args:?}: {rest:?}");
        assert_eq!(diary.records().len(), records, "{args:?}");
    }
}

#[test]
fn lines_are_as_narrow_as_the_terminal_they_are_put_on() {
    let diary = Diary::new();
    let printed = diary.folder.path().join("printed");
    let environment: Vec<String> =
        diary.environment().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut args: Vec<&str> = environment.iter().map(String::as_str).collect();
    args.extend([env!("CARGO_BIN_EXE_nightlegs"), "log", "--plain"]);
    // The result goes to a file, the questions to a narrow terminal.
    let mut pty = crate::persons::pty::Pty::start_program("env".as_ref(), &args, &printed, 24, 30);
    answer(&mut pty, &[("How were your legs?", "1\n")]);
    assert_eq!(pty.end(), 0);
    pty.assert_fits();
    assert!(
        std::fs::read_to_string(printed)
            .expect("printed")
            .ends_with("Kept. Wrong? nightlegs diary undo takes it back.\n")
    );
}

#[test]
fn a_zone_that_is_told_of_holds_for_the_questions_too() {
    let diary = Diary::new();
    let to_bed = "2\n3\n23:00\n\n\n\n\n\n\n\n\nu\n1\n";
    diary.run_with(&["log", "fri", "--zone", "Europe/London"], to_bed).exits(0);
    let night = diary.night("2026-11-20");
    assert_eq!((&night["zone"], &night["sleep"]["in_bed"]), (&json!("Europe/London"), &json!("2026-11-20T23:00:00Z")));
    let ran = diary.run_with(&["log", "fri", "--zone", "Asia/Seoul"], "1\n");
    ran.exits(3).says(&["Europe/London", "Asia/Seoul"]);
    assert!(!ran.err.contains("How were your legs?"), "it is said before anything is asked");
    diary.run_with(&["log", "thu", "--zone", "Mars/X"], "1\n").exits(3).says(&["Mars/X"]);
    diary.run_with(&["log", "--catch-up", "--zone", "Europe/London"], "1\n").exits(0);
    assert_eq!(diary.night("2026-11-21")["zone"], "Europe/London");
}
