//! The file through the program: kills, two writers, a full disk, a lock that is held, cuts and garbage.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::nights::{Diary, Ran};

/// The night so many days before the one that counts.
fn back(days: u64) -> String {
    let night = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
    night.checked_sub_days(Days::new(days)).expect("a date").to_string()
}

/// The nights that `diary list` shows.
fn listed(diary: &Diary) -> BTreeSet<String> {
    let shown = diary.run(&["diary", "list", "--last", "10y", "--json"]).exits(0).json();
    let nights = shown.as_array().expect("a list").iter();
    nights.map(|one| one["night"]["date"].as_str().expect("a date").to_owned()).collect()
}

#[test]
fn nothing_that_was_acknowledged_is_lost_when_writers_are_killed() {
    let diary = Diary::new();
    diary.ok(&["log", &back(0), "--quiet-night"]);
    let mut acknowledged = BTreeSet::from([back(0)]);
    let (mut killed, mut said_and_killed) = (0, 0);
    // A run takes a few milliseconds; the kills are spread over more than that, evenly and never at the same moment.
    let began = Instant::now();
    diary.ok(&["log", &back(0), "--note", "it is written"]);
    let usual = began.elapsed();
    for run in 1..=500_u32 {
        let night = back(run.into());
        let mut command = diary.command();
        command.args(["log", &night, "--quiet-night", "--quiet", "--note", "kept or not at all"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
        let wait = usual * (run.wrapping_mul(619) % 1500) / 1000;
        let deadline = Instant::now() + wait;
        while Instant::now() < deadline && child.try_wait().expect("a state").is_none() {
            thread::sleep(Duration::from_micros(200));
        }
        let _ = child.kill();
        let status = child.wait().expect("ends");
        let mut said = String::new();
        child.stdout.take().expect("a pipe").read_to_string(&mut said).expect("words");
        // Whoever has read "Kept." has been told, however the program ended.
        if status.success() || said.contains("Kept.") {
            said_and_killed += u32::from(!status.success());
            acknowledged.insert(night);
        } else {
            killed += 1;
        }
    }
    assert!(
        killed > 50 && acknowledged.len() > 50,
        "{killed} killed, {} kept, {said_and_killed} both",
        acknowledged.len()
    );
    let found = listed(&diary);
    let lost: Vec<&String> = acknowledged.difference(&found).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    // The torn end of a killed writer is set aside by the next one, and the diary is good.
    diary.ok(&["log", &back(501), "--quiet-night"]);
    diary.ok(&["diary", "check"]);
    for name in diary.names() {
        assert!(!name.contains("tmp"), "{name} was left behind");
    }
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let diary = Diary::new();
    thread::scope(|scope| {
        for writer in 0..2_u64 {
            let diary = &diary;
            scope.spawn(move || {
                for at in 0..200_u64 {
                    diary.ok(&["log", &back(at * 2 + writer), "--quiet-night", "--quiet"]);
                }
            });
        }
    });
    assert_eq!(listed(&diary), (0..400).map(back).collect());
    diary.run(&["diary", "check"]).exits(0).prints(&["Records: 400. Nights: 400."]);
}

#[test]
fn two_writers_of_one_night_lose_nothing_of_it() {
    let diary = Diary::new();
    let hours = AtomicU64::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..20 {
                    let at = hours.fetch_add(1, Ordering::Relaxed);
                    diary.ok(&["log", "fri", "--cramp", &format!("{:02}:{:02}", at / 10, at % 10), "--quiet"]);
                }
            });
        }
    });
    assert_eq!(diary.night("2026-11-20")["cramps"]["events"].as_array().map(Vec::len), Some(40));
}

#[test]
fn on_a_full_disk_the_file_stays_as_it_was_and_it_is_said() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--note", &"x".repeat(700)]);
    // The limit of a shell is in blocks of 512 bytes.
    while diary.text().len() % 512 < 400 {
        let missing = 512 - diary.text().len() % 512;
        diary.ok(&["log", "thu", "--note", &"y".repeat(missing.saturating_sub(300).clamp(1, 200))]);
    }
    let (before, blocks) = (diary.text(), diary.text().len().div_ceil(512));
    let full = |blocks: usize, args: &[&str]| {
        let shell = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let output = diary.command_behind(&["sh", "-c", &shell, "sh"]).args(args).output().expect("runs");
        Ran::of(args, &output)
    };
    let entry: &[&str] = &["log", "sat", "--note", &"z".repeat(400)];
    full(blocks, entry).exits(4).says(&["The entry was not kept", "diary.jsonl stands as it was", "Make room"]);
    assert_eq!(diary.text(), before);
    full(0, &["diary", "compact"]).exits(4).says(&["Cannot write"]);
    assert!(diary.text().starts_with(&before));
    diary.ok(&["diary", "check"]);
    diary.ok(entry);
    // A diary that is not there yet is not begun by half.
    let new = Diary::new();
    let shell = "trap '' XFSZ; ulimit -f 0; exec \"$@\"";
    let output = new.command_behind(&["sh", "-c", shell, "sh"]).args(["log", "--quiet-night"]).output().expect("runs");
    Ran::of(&["log"], &output).exits(4);
    assert!(!new.file().exists());
    // A result that cannot be printed does not unsay what is kept, and is no success.
    let full = File::options().write(true).open("/dev/full").expect("a full device");
    let output = diary.command().args(["log", "wed", "--quiet-night"]).stdout(full).output().expect("runs");
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(diary.night("2026-11-18")["leg_wakings"], 0);
}

#[test]
fn who_holds_the_lock_is_named_after_a_bounded_wait() {
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    let before = diary.text();
    let path = diary.folder.path().join("diary.jsonl.lock");
    let lock = File::options().write(true).open(&path).expect("a lock");
    lock.lock().expect("locked");
    fs::write(&path, "4711 log\n").expect("written");
    let commands: [(&[&str], &str); 5] = [
        (&["log", "fri", "--quiet-night"], ""),
        (&["diary", "undo"], ""),
        (&["diary", "remove", "sat", "--yes"], ""),
        (&["diary", "compact"], ""),
        (&["diary", "wipe"], "wipe\n"),
    ];
    thread::scope(|scope| {
        for (args, input) in commands {
            let diary = &diary;
            scope.spawn(move || {
                let began = Instant::now();
                let ran = diary.run_with(args, input);
                ran.exits(4).says(&[
                    "process 4711, log",
                    "We waited 5 seconds",
                    "diary.jsonl.lock",
                    "Nothing was stored",
                ]);
                let took = began.elapsed();
                assert!((Duration::from_secs(5)..Duration::from_secs(9)).contains(&took), "{args:?} took {took:?}");
            });
        }
        // Readers do not wait.
        let began = Instant::now();
        for args in [&["diary", "list"][..], &["diary", "show"], &["diary", "check"], &["diary", "path"]] {
            diary.run(args).exits(0);
        }
        assert!(began.elapsed() < Duration::from_secs(4));
    });
    assert_eq!(diary.text(), before);
    // One that waits is let in when the other is done.
    let waiting = diary.command().args(["log", "fri", "--quiet-night"]).stdout(Stdio::null()).spawn();
    drop(lock);
    assert!(waiting.expect("starts").wait().expect("ends").success());
    assert_eq!(diary.records().len(), 2);
}

#[test]
fn a_diary_that_was_cut_is_never_gone_on_from_as_if_it_were_new() {
    let whole = Diary::new();
    for night in ["thu", "fri", "sat"] {
        whole.ok(&["log", night, "--wakes", "1", "--note", "ä"]);
    }
    let text = whole.text().into_bytes();
    let ends: Vec<usize> = (0..text.len()).filter(|at| text[*at] == b'\n').map(|at| at + 1).collect();
    for cut in (0..text.len()).step_by(7).chain(ends.iter().copied()).chain(ends.iter().map(|end| end - 1)) {
        let diary = Diary::new();
        let left = &text[..cut];
        fs::write(diary.file(), left).expect("written");
        let sound = ends.iter().filter(|end| **end <= cut).count();
        let list = diary.run(&["diary", "list", "--json"]);
        let wrote = diary.run(&["log", "wed", "--quiet-night"]);
        let now = fs::read(diary.file()).expect("a diary");
        if sound == 0 {
            // Nothing is known of a file without its first line.
            list.exits(4).says(&["diary.jsonl"]);
            wrote.exits(4);
            assert_eq!(now, left, "cut at {cut}");
            continue;
        }
        wrote.exits(0);
        // A line that lacked only its end is whole.
        let complete = ends.iter().any(|end| end - 1 == cut);
        let kept = sound - 1 + usize::from(complete);
        assert_eq!(list.exits(0).json().as_array().map(Vec::len), Some(kept), "cut at {cut}");
        assert!(now.starts_with(&text[..ends[sound - 1]]));
        diary.run(&["diary", "check"]).exits(0).prints(&[&format!("Nights: {}.", kept + 1)]);
        let torn = &left[ends[sound - 1]..];
        let side: Vec<String> = diary.names().into_iter().filter(|name| name.contains("torn")).collect();
        if complete || torn.is_empty() {
            assert!(side.is_empty(), "cut at {cut}: {side:?}");
        } else {
            wrote.says(&["was torn", &side[0]]);
            assert_eq!(fs::read(diary.folder.path().join(&side[0])).expect("a side file"), torn, "cut at {cut}");
        }
    }
}

#[test]
fn what_is_no_diary_is_left_alone() {
    let good = Diary::new();
    good.ok(&["log", "--quiet-night"]);
    let text = good.text();
    let cases: [(Vec<u8>, &[&str]); 8] = [
        (Vec::new(), &["is empty", "from a copy"]),
        (b"\n".to_vec(), &["line 1"]),
        (b"{}\n".to_vec(), &["line 1"]),
        (vec![0; 4096], &["line 1"]),
        (b"\xff\xfe\x00garbage\n".to_vec(), &["line 1"]),
        ((0..10_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect(), &["line 1"]),
        (text.replacen("\"version\":1", "\"version\":2", 1).into_bytes(), &["newer nightlegs", "format 2"]),
        (text.replacen("nightlegs-diary", "other-diary", 1).into_bytes(), &["line 1"]),
    ];
    for (bytes, named) in cases {
        let diary = Diary::new();
        fs::write(diary.file(), &bytes).expect("written");
        for args in [
            &["log", "fri", "--quiet-night"][..],
            &["log", "--quiet-night", "--force"],
            &["diary", "list"],
            &["diary", "show"],
            &["diary", "check"],
            &["diary", "undo"],
            &["diary", "remove", "sat", "--yes"],
            &["diary", "compact"],
        ] {
            diary.run(args).exits(4).says(named).says(&["diary.jsonl"]).is_tame();
        }
        assert_eq!(fs::read(diary.file()).expect("a file"), bytes);
    }
}

#[test]
fn a_field_of_tomorrow_is_refused_and_not_dropped() {
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    let text = diary.text().replacen("\"leg_wakings\":0", "\"leg_wakings\":0,\"moon\":\"full\"", 1);
    fs::write(diary.file(), &text).expect("written");
    for args in [&["log", "--wakes", "0"][..], &["diary", "show"]] {
        diary.run(args).exits(4).says(&["Line 2", "“moon”", "diary remove"]);
    }
    diary.run(&["diary", "list"]).exits(0).says(&["Line 2", "“moon”"]);
    let said: Value = diary.run(&["diary", "check", "--json"]).exits(4).json();
    assert!(said["faults"][0]["text"].as_str().is_some_and(|text| text.contains("moon")), "{said}");
    assert_eq!(diary.text(), text);
}
