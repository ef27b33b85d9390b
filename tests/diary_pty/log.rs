//! One night at a terminal.

use serde_json::{Value, json};

use crate::nights::Diary;
use crate::run::{EVERYTHING, answer, end, start};

#[test]
fn a_quiet_night_is_one_key_without_enter() {
    for (rows, columns) in [(24, 80), (24, 40), (12, 40)] {
        let diary = Diary::new();
        diary.ok(&["log", "fri", "--urge", "6"]);
        let mut pty = start(&diary, &["log"], rows, columns);
        answer(&mut pty, &[("How were your legs?", "1")]);
        end(&mut pty);
        pty.wait_for("Night of Sat 21 → Sun 22 Nov Legs: quiet: no urge, no cramp Kept.");
        assert_eq!(diary.night("2026-11-21")["leg_wakings"], 0);
    }
    // The last nights were shown as a strip, with the names of its signs.
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--urge", "6"]);
    diary.ok(&["log", "thu", "--cramp", "03:10"]);
    let mut pty = start(&diary, &["log"], 24, 40);
    pty.wait_for("Last 14 nights, Sun 8 Nov to Sat 21 Nov");
    pty.wait("a strip", |screen| screen.contains("- - - - - - - - - - - c 6 -"));
    pty.press("\x03");
    assert_eq!(pty.end(), 130);
}

#[test]
fn everything_can_be_told_and_nothing_is_lost_on_a_narrow_screen() {
    let mut stored = Vec::new();
    for (rows, columns) in [(30, 80), (24, 40)] {
        let diary = Diary::new();
        let mut pty = start(&diary, &["log"], rows, columns);
        answer(&mut pty, EVERYTHING);
        end(&mut pty);
        pty.wait_for("Note: a warm bath Kept.");
        stored.push(diary.night("2026-11-21"));
        diary.ok(&["diary", "check"]);
    }
    assert_eq!(stored[0], stored[1]);
    let by_flags = Diary::new();
    by_flags.ok(&[
        "log",
        "--urge",
        "6@22:30/3h",
        "--where",
        "legs",
        "--cramp",
        "03:10 2m left calf 8 not sore eased:toes-to-shin",
        "--wakes",
        "2",
        "--bed",
        "23:00",
        "--tried",
        "23:15",
        "--asleep-after",
        "40",
        "--awakenings",
        "3",
        "--awake",
        "35",
        "--woke",
        "06:20",
        "--lay-awake",
        "10",
        "--up",
        "06:45",
        "--quality",
        "3",
        "--caffeine",
        "2@15:00",
        "--alcohol",
        "0",
        "--exercise",
        "30m",
        "--on-feet",
        "5h",
        "--sitting",
        "6h",
        "--water",
        "1.5",
        "--took",
        "iron",
        "--took",
        "ropinirole 0.5 mg@21:00",
        "--did",
        "calf-stretch",
        "--helped",
        "walking",
        "--note",
        "a warm bath",
    ]);
    assert_eq!(stored[0], by_flags.night("2026-11-21"), "the questions and the flags tell the same");
}

#[test]
fn what_is_much_the_same_every_night_is_offered_from_the_last_one() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--urge", "6@22:30", "--where", "legs,feet", "--bed", "23:10", "--took", "iron@21:00"]);
    let mut pty = start(&diary, &["log"], 30, 40);
    answer(
        &mut pty,
        &[
            ("How were your legs?", "3"),
            ("How strong was the urge to move at its worst?", "5\r"),
            ("When did the urge begin?", "23\r"),
            ("Last time: Legs, Feet", "\r"),
            ("How long did it last, in all?", "\r"),
            ("How often did your legs wake you?", "0\r"),
            ("Anything else to tell?", "4"),
            ("Last time: iron@21:00", "\r"),
            ("Anything else to tell?", "\r"),
        ],
    );
    end(&mut pty);
    let night = diary.night("2026-11-21");
    // What differs from night to night is offered from none, and what was not asked is not told.
    assert_eq!(
        night["urge"],
        json!({"felt": "yes", "severity": 5, "onset": {"at": "2026-11-21T23:00:00+09:00"}, "places": ["legs", "feet"]})
    );
    assert_eq!(night["took"], json!([{"name": "iron", "at": "2026-11-21T21:00:00+09:00"}]));
    assert_eq!((night.get("sleep"), &night["cramps"]), (None, &json!({"had": "no"})));
}

#[test]
fn going_back_keeps_every_answer() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["log"], 40, 80);
    answer(&mut pty, &EVERYTHING[..1]);
    pty.wait_for(EVERYTHING[1].0);
    pty.press("<");
    pty.wait_for("Your answer so far: An urge to move and a cramp");
    pty.press("<");
    pty.wait_for("This is the first question.");
    pty.press("\r");
    answer(&mut pty, &EVERYTHING[1..EVERYTHING.len() - 1]);
    // All the way back, and forward again by Enter alone.
    pty.wait_for("Anything else to tell?");
    let back: Vec<&str> = EVERYTHING[..EVERYTHING.len() - 1].iter().rev().map(|(question, _)| *question).collect();
    for question in back {
        pty.press("<");
        pty.wait_for(question);
    }
    for (question, keys) in EVERYTHING {
        pty.wait_for(question);
        // A list that is visited again, and another cramp, have no answer that stands.
        let asked_anew = ["Anything else", "Was there another"].iter().any(|start| question.starts_with(start));
        pty.press(if asked_anew { keys } else { "\r" });
    }
    end(&mut pty);
    let other = Diary::new();
    let mut straight = start(&other, &["log"], 30, 80);
    answer(&mut straight, EVERYTHING);
    end(&mut straight);
    assert_eq!(diary.night("2026-11-21"), other.night("2026-11-21"));
}

#[test]
fn a_night_that_stands_is_shown_and_changed_cramp_by_cramp() {
    let diary = Diary::new();
    diary.ok(&["log", "--cramp", "02:00 left calf", "--cramp", "03:00 100s right foot", "--cramp", "04:00"]);
    let mut pty = start(&diary, &["log"], 40, 40);
    answer(
        &mut pty,
        &[
            ("This night is in the diary already:", ""),
            ("Your answer so far: A cramp", "\r"),
            ("This cramp is there: 02:00 (Sun) · Left · Calf", "3"),
            ("This cramp is there: 03:00 (Sun)", "2"),
            ("When did the cramp begin?", "\r"),
            ("How many minutes did it last?", ""),
            ("Your answer so far: 1.67 minutes", "\r"),
            ("Which leg?", "1"),
            ("Which muscle?", "\r"),
            ("How much did it hurt?", "4\r"),
            ("Was the muscle sore afterwards?", "y"),
            ("What ended it?", "\x1b[B \r"),
            ("This cramp is there: 04:00", "\r"),
            ("Was there another cramp?", "y"),
            ("When did the cramp begin?", "5am\r"),
            ("How many minutes did it last?", "\r"),
            ("Which leg?", "u"),
            ("Which muscle?", "u"),
            ("How much did it hurt?", "\r"),
            ("Was the muscle sore afterwards?", "u"),
            ("What ended it?", "u"),
            ("Was there another cramp?", "n"),
            ("How often did your legs wake you?", "1\r"),
            ("Anything else to tell?", "\r"),
        ],
    );
    end(&mut pty);
    let night = diary.night("2026-11-21");
    let cramp = |at: usize| -> Value { night["cramps"]["events"][at].clone() };
    assert_eq!(
        cramp(0),
        json!({"at": "2026-11-22T03:00:00+09:00", "seconds": 100, "side": "left", "muscle": "foot", "severity": 4,
            "sore": "yes", "eased_by": ["standing"]})
    );
    assert_eq!(cramp(1), json!({"at": "2026-11-22T04:00:00+09:00"}));
    assert_eq!(cramp(2), json!({"at": "2026-11-22T05:00:00+09:00", "sore": "unsure"}));
    assert_eq!(cramp(3), Value::Null);
}

#[test]
fn a_night_is_edited_and_removed_with_a_look_at_it_first() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--urge", "6@22:30", "--note", "keep"]);
    let mut pty = start(&diary, &["diary", "edit", "fri"], 30, 40);
    answer(
        &mut pty,
        &[
            ("Your answer so far: An urge to move them", "\r"),
            ("Your answer so far: 6", "7\r"),
            ("Your answer so far: 22:30", "u"),
            ("Where was the urge?", "\r"),
            ("How long did it last, in all?", "\r"),
            ("How often did your legs wake you?", "\r"),
            ("Anything else to tell?", "1"),
        ],
    );
    end(&mut pty);
    pty.wait_for("Urge to move: 7 of 10 (was: 6 of 10)");
    pty.wait_for("Urge began: taken away (was: 22:30)");
    let night = diary.night("2026-11-20");
    assert_eq!((&night["note"], night["urge"].get("onset")), (&json!("keep"), None));
    for (keys, code_of_show) in [("n", 0), ("\x1b[B\x1b[B\r", 0), ("y", 3)] {
        let mut pty = start(&diary, &["diary", "remove", "fri"], 24, 40);
        pty.wait_for("Urge to move: 7 of 10");
        pty.wait_for("Remove this night?");
        if keys == "n" {
            // It takes no default.
            pty.press("\r");
            pty.wait_for("Please choose a line first");
        }
        pty.press(keys);
        end(&mut pty);
        pty.wait_for(if code_of_show == 3 {
            "Removed. nightlegs diary undo brings it back."
        } else {
            "Nothing was removed."
        });
        diary.run(&["diary", "show", "fri"]).exits(code_of_show);
    }
    diary.ok(&["diary", "undo"]);
    diary.run(&["diary", "show", "fri"]).exits(0);
}

#[test]
fn what_is_printed_fits_a_narrow_terminal() {
    let diary = Diary::new();
    let long = "아주 긴 이름의 약 그리고 a_word_that_is_longer_than_the_terminal_is_wide_and_cannot_be_broken_well";
    for night in ["thu", "fri", "sat"] {
        diary.ok(&["log", night, "--urge", "6@22:30", "--where", "legs,feet,arms", "--took", long, "--note", long]);
        diary.ok(&["log", night, "--cramp", "03:10 2m left calf 8 sore eased:standing+walking+rubbing"]);
    }
    let runs: [&[&str]; 7] = [
        &["diary", "list"],
        &["diary", "list", "--last", "1y"],
        &["diary", "show"],
        &["diary", "show", "fri", "--history"],
        &["diary", "check"],
        &["log", "--wakes", "1"],
        &["diary", "undo"],
    ];
    for args in runs {
        for columns in [30, 40] {
            let mut pty = start(&diary, args, 200, columns);
            end(&mut pty);
        }
    }
    let mut pty = start(&diary, &["log", "tomorrow"], 24, 30);
    assert_eq!(pty.end(), 2);
    crate::run::tidy(&pty);
}
