//! One night at a terminal.

use serde_json::{Value, json};

use crate::nights::{Diary, SEOUL};
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
    by_flags.ok(crate::ways::FLAGS);
    assert_eq!(stored[0], by_flags.night("2026-11-21"), "the questions and the flags tell the same");
}

#[test]
fn only_what_is_much_the_same_every_night_is_offered_from_the_last_one() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--urge", "6@22:30", "--where", "legs,feet", "--bed", "23:10", "--tried", "23:20"]);
    diary.ok(&["log", "fri", "--woke", "06:00", "--up", "06:30", "--caffeine", "2@15:00", "--alcohol", "1@20:00"]);
    diary.ok(&["log", "fri", "--took", "iron@21:00"]);
    let mut pty = start(&diary, &["log"], 40, 60);
    answer(&mut pty, &[("How were your legs?", "3"), ("How strong was the urge to move at its worst?", "5\r")]);
    // What a doctor reads a change from is offered from no other night.
    for (question, keys) in [
        ("When did the urge begin?", "23\r"),
        ("How long could you sit or lie still", "\r"),
        ("Where was the urge?", "\r"),
    ] {
        pty.wait_for(question);
        assert!(!pty.screen().contains("Last time"), "{}", pty.screen());
        pty.press(keys);
    }
    answer(&mut pty, &[("How long did it last, in all?", "\r"), ("How often did your legs wake you?", "0\r")]);
    answer(&mut pty, &[("Anything else to tell?", "3"), ("Last time: 23:10", "")]);
    pty.wait_for("Enter alone takes last time’s answer, u leaves it out.");
    pty.press("\r");
    pty.wait_for("Urge was in · skipped");
    answer(
        &mut pty,
        &[("Last time: 23:20", "u"), ("How many minutes until you slept?", "\r"), ("Did you sleep at all?", "\r")],
    );
    answer(&mut pty, &[("How often did you wake up", "\r"), ("how long were you awake in all?", "\r")]);
    for (question, keys) in [
        ("When did you wake up for good?", "\r"),
        ("how long did you still try to sleep?", "\r"),
        ("When did you get up for the day?", "\r"),
    ] {
        pty.wait_for(question);
        assert!(!pty.screen().contains("Last time"), "{}", pty.screen());
        pty.press(keys);
    }
    answer(&mut pty, &[("How was your sleep?", "u"), ("Anything else to tell?", "4")]);
    answer(&mut pty, &[("Last time: 2 drinks", "\r"), ("Last time: 15:00", "\r")]);
    pty.wait_for("How many drinks with alcohol did you have?");
    assert!(!pty.screen().contains("Last time"), "{}", pty.screen());
    answer(&mut pty, &[("How many drinks with alcohol", "\r"), ("How long did you exercise?", "\r")]);
    answer(&mut pty, &[("How often did you nap or doze", "\r")]);
    answer(&mut pty, &[("How long were you on your feet?", "\r"), ("How long did you sit?", "\r")]);
    answer(&mut pty, &[("How many litres did you drink?", "\r"), ("Anything else to tell?", "5")]);
    // No Enter takes a medicine.
    answer(&mut pty, &[("Did you take the same as last time? iron@21:00", "\r")]);
    answer(&mut pty, &[("Please choose a line first", "y"), ("Anything else to tell?", "\r")]);
    end(&mut pty);
    let night = diary.night("2026-11-21");
    assert_eq!(
        night["urge"],
        json!({"felt": "yes", "severity": 5, "onset": {"at": "2026-11-21T23:00:00+09:00"}}),
        "a list without a tick tells nothing"
    );
    assert_eq!(night["sleep"], json!({"in_bed": "2026-11-21T23:10:00+09:00"}));
    assert_eq!(night["evening"], json!({"caffeine": {"drinks": 2, "last": "2026-11-21T15:00:00+09:00"}}));
    assert_eq!(night["took"], json!([{"name": "iron", "at": "2026-11-21T21:00:00+09:00"}]));
    assert_eq!(night["cramps"], json!({"had": "no"}));
}

#[test]
fn a_last_night_of_more_than_three_days_ago_offers_nothing() {
    let to_bed = "2\n3\n\n\n\n\n\n\n\n\n\nu\n5\n";
    for (night, offers) in [("wed", true), ("tue", false)] {
        let diary = Diary::new();
        diary.ok(&["log", night, "--bed", "23:10", "--took", "iron"]);
        let rest = if offers { "\nno\n\n1\n" } else { "\n1\n" };
        let ran = diary.run_with(&["log", "--plain"], to_bed.to_owned() + rest);
        ran.exits(0);
        assert_eq!(ran.err.contains("Last time: 23:10"), offers, "{night}: {}", ran.err);
        assert_eq!(ran.err.contains("Did you take the same as last time? iron"), offers, "{night}: {}", ran.err);
        // An empty line is no yes.
        assert_eq!(ran.err.contains("Please type one of the numbers shown."), offers, "{night}: {}", ran.err);
        let in_bed = diary.night("2026-11-21")["sleep"].get("in_bed").cloned();
        assert_eq!(in_bed, offers.then(|| json!("2026-11-21T23:10:00+09:00")));
        // No medicine was named: none was taken.
        assert_eq!(diary.night("2026-11-21")["took"], json!([]));
    }
}

#[test]
fn the_answer_about_the_same_medicines_counts_as_it_was_given_last() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--took", "iron@21:00"]);
    let same = json!([{"name": "iron", "at": "2026-11-21T21:00:00+09:00"}]);
    let other = json!([{"name": "magnesium"}]);
    for (lines, took) in [("5\nno\nmagnesium\n\n5\nyes\n", &same), ("5\nyes\n5\nno\nmagnesium\n\n", &other)] {
        diary.run_with(&["log", "--plain"], format!("2\n{lines}1\n")).exits(0);
        assert_eq!(&diary.night("2026-11-21")["took"], took, "{lines:?}");
        diary.ok(&["diary", "undo"]);
    }
}

#[test]
fn a_line_of_the_medicines_that_cannot_be_read_is_asked_for_again_alone() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["log"], 30, 60);
    answer(&mut pty, &[("How were your legs?", "2"), ("Anything else to tell?", "5")]);
    answer(&mut pty, &[("What did you take?", "iron@21:00\rmagnesium@25:99\rzinc\rtea@late\r\r")]);
    pty.wait_for("Medicines taken: “25:99” is not a time of day.");
    answer(&mut pty, &[("Please type that line again.", "magnesium@22:xx\r")]);
    pty.wait_for("“22:xx” is not a time of day.");
    pty.wait("the line again, and nothing typed", |screen| !screen.contains("> magnesium"));
    answer(&mut pty, &[("Please type that line again.", "magnesium@22:00\r")]);
    // A line that is left out is no medicine.
    pty.wait_for("“late” is not a time of day.");
    answer(&mut pty, &[("Please type that line again.", "\r"), ("Anything else to tell?", "1")]);
    end(&mut pty);
    let at = |hour: u8| format!("2026-11-21T{hour}:00:00+09:00");
    let took = json!([{"name": "iron", "at": at(21)}, {"name": "magnesium", "at": at(22)}, {"name": "zinc"}]);
    assert_eq!(diary.night("2026-11-21")["took"], took);
}

#[test]
fn a_time_of_day_is_no_length_and_an_urge_may_last_all_day() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["log"], 30, 60);
    answer(&mut pty, &[("How were your legs?", "5"), ("at its worst?", "6\r"), ("When did the urge begin?", "")]);
    pty.wait_for("Or type: all day.");
    answer(&mut pty, &[("When did the urge begin?", "all day\r"), ("Where was the urge?", "\r")]);
    for question in ["How long did it last, in all?", "How many minutes did it last?"] {
        answer(&mut pty, &[(question, "3:10\r")]);
        pty.wait_for("That looks like a time of day. How long was it? Such as 2, or 1h 30m.");
        pty.press("2m\r");
        if question.contains("in all") {
            answer(&mut pty, &[("When did the cramp begin?", "3:10\r")]);
        }
    }
    // The way back keeps the words as it keeps a time.
    pty.wait_for("Which leg?");
    for question in ["How many minutes did it last?", "When did the cramp begin?", "How long did it last, in all?"] {
        pty.press("<");
        pty.wait_for(question);
    }
    answer(&mut pty, &[("How long did it last, in all?", "<"), ("Where was the urge?", "<")]);
    answer(&mut pty, &[("Your answer so far: all day", "\r"), ("Where was the urge?", "\r")]);
    answer(&mut pty, &[("How long did it last, in all?", "\r"), ("When did the cramp begin?", "\r")]);
    answer(&mut pty, &[("How many minutes did it last?", "\r"), ("Which leg?", "u"), ("Which muscle?", "u")]);
    answer(&mut pty, &[("How much did it hurt?", "\r"), ("sore afterwards?", "u"), ("What ended it?", "\r")]);
    answer(&mut pty, &[("Was there another cramp?", "n"), ("your legs wake you?", "\r")]);
    answer(&mut pty, &[("Anything else to tell?", "1")]);
    end(&mut pty);
    let night = diary.night("2026-11-21");
    assert_eq!(night["urge"], json!({"felt": "yes", "severity": 6, "onset": {"all_day": true}, "minutes": 2}));
    // Looked at again, it is kept by Enter alone.
    let before = diary.text();
    let lines = "2\n\n\n\nu\n\n\n\n\n1\n";
    let ran = diary.run_with(&["diary", "edit", "--plain"], lines);
    ran.exits(0).says(&["Your answer so far: all day"]).prints(&["Nothing in it is new."]);
    assert_eq!(diary.text(), before);
}

#[test]
fn in_the_evening_it_is_asked_which_night_is_meant() {
    let asks = "Which night do you want to tell of?";
    for (key, night) in [("1", "2026-11-20"), ("2", "2026-11-21")] {
        let diary = Diary::at("2026-11-21T21:30:00+09:00", SEOUL);
        let mut pty = start(&diary, &["log"], 30, 40);
        pty.wait_for("The last one: Night of Fri 20 → Sat 21 Nov (not logged yet)");
        pty.wait_for("The one that begins now: Night of Sat 21 → Sun 22 Nov");
        // It takes no default.
        answer(&mut pty, &[(asks, "\r"), ("Please choose a line first", key)]);
        answer(&mut pty, &[("How were your legs?", "3"), ("at its worst?", "4\r"), ("urge begin?", "\r")]);
        answer(&mut pty, &[("Where was the urge?", "\r"), ("in all?", "\r"), ("legs wake you?", "\r")]);
        answer(&mut pty, &[("Anything else to tell?", "1")]);
        end(&mut pty);
        assert_eq!(diary.night(night)["urge"]["severity"], 4);
        assert_eq!(diary.records().len(), 1);
    }
    // Elsewhere it is not asked: at other hours, of a night that is named, and where the last one is logged.
    for (now, args) in [
        ("2026-11-21T17:59:00+09:00", &["log", "--plain"][..]),
        ("2026-11-22T00:10:00+09:00", &["log", "--plain"]),
        ("2026-11-21T21:30:00+09:00", &["log", "tonight", "--plain"]),
        ("2026-11-21T21:30:00+09:00", &["log", "fri", "--plain"]),
    ] {
        let diary = Diary::at(now, SEOUL);
        let ran = diary.run_with(args, "3\n");
        ran.exits(3).says(&["How were your legs?", "How strong was the urge"]);
        assert!(!ran.err.contains(asks), "{now} {args:?}: {}", ran.err);
    }
    let diary = Diary::at("2026-11-21T18:00:00+09:00", SEOUL);
    diary.run(&["log", "--plain"]).exits(5).says(&[asks]);
    diary.ok(&["log", "fri", "--wakes", "1"]);
    let ran = diary.run_with(&["log", "--plain"], "3\n");
    assert!(!ran.exits(3).err.contains(asks), "{}", ran.err);
    ran.says(&["Night of Sat 21 → Sun 22 Nov"]);
}

#[test]
fn a_night_that_has_only_begun_is_not_quiet_without_being_asked() {
    let diary = Diary::at("2026-11-21T21:30:00+09:00", SEOUL);
    let mut pty = start(&diary, &["log", "tonight"], 30, 40);
    answer(&mut pty, &[("How were your legs?", "1")]);
    pty.wait_for("has only begun, so it may not stay quiet.");
    answer(&mut pty, &[("Is that so?", "n"), ("How were your legs?", "1"), ("Is that so?", "y")]);
    end(&mut pty);
    assert_eq!(diary.night("2026-11-21")["leg_wakings"], 0);
    // What was asked is not said again.
    let diary = Diary::at("2026-11-21T21:30:00+09:00", SEOUL);
    let ran = diary.run_with(&["log", "tonight", "--plain"], "1\nyes\n");
    ran.exits(0).says(&["has only begun, so it may not stay quiet."]);
    assert!(!ran.out.contains("has only begun"), "{}", ran.out);
}

#[test]
fn a_night_that_has_not_begun_is_asked_about_before_anything_else() {
    let asks = "Night of Sun 22 → Mon 23 Nov has not begun yet. Tell of this one instead? Night of Sat 21 → Sun 22 Nov";
    for (key, code) in [("y", 0), ("n", 3)] {
        let diary = Diary::new();
        let mut pty = start(&diary, &["log", "2026-11-22"], 30, 40);
        pty.wait_for(asks);
        // It takes no default.
        pty.press("\r");
        answer(&mut pty, &[("Please choose a line first", key)]);
        if code == 0 {
            answer(&mut pty, &[("How were your legs?", "1")]);
        }
        assert_eq!(pty.end(), code, "{}", pty.screen());
        crate::run::tidy(&pty);
        if code == 0 {
            assert_eq!(diary.night("2026-11-21")["leg_wakings"], 0);
        } else {
            pty.wait_for("this night has not come yet.");
            assert!(!pty.raw().contains("How were your legs?"), "nothing else is asked");
            assert!(diary.names().is_empty());
        }
    }
    // Who forces it is not asked; it is said back.
    let diary = Diary::new();
    let ran = diary.run_with(&["log", "2026-11-22", "--plain", "--force"], "3\n5\n\n\n\n\n1\n");
    assert!(!ran.err.contains("has not begun yet"), "{}", ran.err);
}

#[test]
fn the_first_question_says_all_that_legs_can_be() {
    let none = json!({"had": "no"});
    let (no, unsure) = (json!({"felt": "no"}), json!({"felt": "unsure"}));
    for (lines, urge, cramps, wakings) in [
        ("1\n", Some(&no), Some(&none), Some(0)),
        ("2\n8\nwarm\n1\n", Some(&no), Some(&none), Some(0)),
        ("6\n8\nwarm\n1\n", Some(&unsure), Some(&json!({"had": "unsure"})), None),
        ("u\n8\nwarm\n1\n", Some(&unsure), Some(&json!({"had": "unsure"})), None),
        ("7\n8\nwarm\n1\n", None, None, None),
    ] {
        let diary = Diary::new();
        diary.run_with(&["log", "--plain"], lines).exits(0).says(&[
            "1. Quiet: no urge, no cramp. Store it",
            "2. Quiet, and there is more to tell",
            "3. An urge to move them, no cramp",
            "4. A cramp, no urge to move",
            "5. An urge to move and a cramp",
            "6. Not sure",
            "7. Leave the legs out",
        ]);
        let night = diary.night("2026-11-21");
        assert_eq!((night.get("urge"), night.get("cramps")), (urge, cramps), "{lines:?}");
        assert_eq!(night.get("leg_wakings").and_then(Value::as_u64), wakings, "{lines:?}");
        assert_eq!(night.get("note").is_some(), lines.contains("warm"));
    }
    // The two lines of a catch-up are not there.
    let ran = Diary::new().run_with(&["log", "--plain"], "8\n1\n");
    ran.exits(0).says(&["Please type one of the numbers shown."]);
}

#[test]
fn what_is_optional_is_left_out_and_not_unsure() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["log"], 40, 80);
    answer(&mut pty, &[("u not sure", "4")]);
    for (question, keys) in [
        ("When did the cramp begin?", "3:10\r"),
        ("How many minutes did it last?", "u"),
        ("Which leg?", "u"),
        ("Which muscle?", "u"),
        ("How much did it hurt?", "u"),
    ] {
        pty.wait_for(question);
        pty.wait_for(if question.starts_with("Which") { "u leaves it out" } else { "Enter alone leaves it out" });
        assert!(!pty.screen().contains("not sure"), "{}", pty.screen());
        pty.press(keys);
    }
    answer(&mut pty, &[("Was the muscle sore afterwards?", ""), ("u not sure", "u")]);
    pty.wait_for("What ended it?");
    pty.wait_for("Enter goes on  u leaves it out");
    pty.press("\x03");
    assert_eq!(pty.end(), 130);
}

#[test]
fn the_legs_are_told_anew_from_the_list() {
    // An urge and a cramp; then, from the list, the urge alone: the cramp that was told of before goes.
    let both = "5\n6\n22:30\n\n0\n\n3:10\n\nu\nu\n\nu\n0\nno\n2\n";
    let diary = Diary::new();
    let ran = diary.run_with(&["log", "--plain"], format!("{both}2\n3\n7\n\n\n0\n\n1\n1\n"));
    ran.exits(0).says(&["Your answer so far: An urge to move and a cramp", "Your answer so far: 22:30"]);
    let night = diary.night("2026-11-21");
    assert_eq!((&night["urge"]["severity"], &night["cramps"]), (&json!(7), &json!({"had": "no"})));
    assert_eq!(night["leg_wakings"], 1, "how often they woke is of the legs, and asked again");
    // Quiet after all takes everything away, after a question.
    let diary = Diary::new();
    diary.run_with(&["log", "--plain"], format!("{both}2\n1\nno\n\n<\n1\nyes\n")).exits(0).says(&["Take that away?"]);
    let night = diary.night("2026-11-21");
    assert_eq!((&night["urge"], &night["cramps"]), (&json!({"felt": "no"}), &json!({"had": "no"})));
    assert_eq!(night["leg_wakings"], 0);
    // Back from the list to the list: what was said first stands.
    for away in ["2\n<\n", "2\n2\nno\n<\n", "2\n7\n<\n<\n"] {
        let diary = Diary::new();
        diary.run_with(&["log", "--plain"], format!("{both}{away}1\n")).exits(0);
        let night = diary.night("2026-11-21");
        assert_eq!((&night["urge"]["severity"], &night["leg_wakings"]), (&json!(6), &json!(2)), "{away:?}");
        assert_eq!(night["cramps"]["events"][0]["at"], "2026-11-22T03:10:00+09:00", "{away:?}");
    }
    // A further cramp from the list stands beside the first.
    let diary = Diary::new();
    diary.run_with(&["log", "--plain"], format!("{both}7\n4:20\n\nu\nu\n\nu\n0\nno\n1\n")).exits(0);
    assert_eq!(diary.night("2026-11-21")["cramps"]["events"].as_array().map(Vec::len), Some(2));
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
            ("Anything else to tell?", ""),
            ("1 Nothing more. Store it", ""),
            ("2 The legs: urge, cramps, how often they woke you", "2"),
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
