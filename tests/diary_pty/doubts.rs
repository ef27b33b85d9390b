//! Times that are doubtful, that cannot be, and that came twice.

use serde_json::json;

use crate::nights::{Diary, SEOUL};
use crate::run::{Step, answer, end, start};

/// From the beginning to the time of going to bed.
const TO_BED: &[Step<'_>] = &[("How were your legs?", "2"), ("Anything else to tell?", "3")];

/// From the question after getting up to the end.
const FROM_UP: &[Step<'_>] = &[("How was your sleep?", "u"), ("Anything else to tell?", "1")];

/// Passes these by.
const TRIED_TO_WASO: &[Step<'_>] = &[
    ("When did you try to go to sleep?", "\r"),
    ("How many minutes until you slept?", "\r"),
    ("Did you sleep at all?", "\r"),
    ("How often did you wake up, for any reason?", "\r"),
    ("how long were you awake in all?", "\r"),
];

/// And these.
const WOKE_TO_UP: &[Step<'_>] = &[
    ("When did you wake up for good?", "\r"),
    ("how long did you still try to sleep?", "\r"),
    ("When did you get up for the day?", "\r"),
];

/// From the length of a cramp to the list.
const FROM_CRAMP_MINUTES: &[Step<'_>] = &[
    ("How many minutes did it last?", "\r"),
    ("Which leg?", "u"),
    ("Which muscle?", "u"),
    ("How much did it hurt?", "\r"),
    ("Was the muscle sore afterwards?", "u"),
    ("What ended it?", "\r"),
    ("Was there another cramp?", "n"),
    ("How often did your legs wake you?", "\r"),
];

#[test]
fn a_time_half_a_day_off_is_meant_so_written_so_or_typed_again() {
    for (key, stored) in
        [("1", "2026-11-20T23:00:00+09:00"), ("2", "2026-11-21T11:00:00+09:00"), ("3", "2026-11-20T22:40:00+09:00")]
    {
        let diary = Diary::new();
        let mut pty = start(&diary, &["log", "fri"], 24, 40);
        answer(&mut pty, TO_BED);
        answer(&mut pty, &[("When did you get into bed?", "11:00\r")]);
        pty.wait_for("Got into bed: Sat 21 Nov, 11:00 (morning). Which one is right?");
        for line in ["1 Fri 20 Nov, 23:00 (evening)", "2 Sat 21 Nov, 11:00 (morning)", "3 Type it again"] {
            pty.wait_for(line);
        }
        assert!(!pty.screen().contains("Is that so?"));
        // It takes no default.
        pty.press("\r");
        answer(&mut pty, &[("Please choose a line first", key)]);
        if key == "3" {
            pty.wait("the question again", |screen| screen.contains("When did you get into bed?"));
            pty.press("22:40\r");
        }
        answer(&mut pty, TRIED_TO_WASO);
        answer(&mut pty, WOKE_TO_UP);
        answer(&mut pty, FROM_UP);
        end(&mut pty);
        assert_eq!(diary.night("2026-11-20")["sleep"], json!({ "in_bed": stored }));
        assert!(!pty.screen().contains("Did you mean"), "what was asked is not said again: {}", pty.screen());
    }
}

#[test]
fn times_of_urge_and_cramp_are_asked_about_where_a_half_day_may_be_meant() {
    // The time that is typed, and the one that may be meant; nothing where none is doubtful.
    let urges = [
        ("05:59", None),
        ("06:00", Some("Fri 20 Nov, 18:00")),
        ("10:30", Some("Fri 20 Nov, 22:30")),
        ("12:59", Some("Sat 21 Nov, 00:59")),
        ("13:00", None),
    ];
    let cramps = [
        ("08:59", None),
        ("09:00", Some("Fri 20 Nov, 21:00")),
        ("11:59", Some("Fri 20 Nov, 23:59")),
        ("12:59", Some("Sat 21 Nov, 00:59")),
        ("13:00", None),
    ];
    let asked = urges.iter().map(|case| ("3\n6\n", "\n0\n\n\n1\n", case));
    let asked = asked.chain(cramps.iter().map(|case| ("4\n", "\nu\nu\n\nu\n0\nno\n\n1\n", case)));
    for (before, after, (typed, meant)) in asked {
        for line in ["1\n", "2\n"].into_iter().take(if meant.is_some() { 2 } else { 1 }) {
            let diary = Diary::new();
            let choice = if meant.is_some() { line } else { "" };
            let ran = diary.run_with(&["log", "fri", "--plain"], format!("{before}{typed}\n{choice}{after}"));
            ran.exits(0);
            assert_eq!(ran.err.contains("Which one is right?"), meant.is_some(), "{typed}: {}", ran.err);
            assert!(!ran.out.contains("Did you mean"), "what was asked is not said again: {}", ran.out);
            let night = diary.night("2026-11-20");
            let stored =
                if before == "4\n" { &night["cramps"]["events"][0]["at"] } else { &night["urge"]["onset"]["at"] };
            let stored = stored.as_str().expect("a time");
            match meant.filter(|_| line == "1\n") {
                Some(meant) => {
                    ran.says(&[&format!("1. {meant}")]);
                    let (day, time) = (&meant[4..6], &meant[12..]);
                    assert_eq!(stored, format!("2026-11-{day}T{time}:00+09:00"), "{typed}");
                }
                None => assert_eq!(&stored[11..16], *typed),
            }
        }
    }
    // By flags nobody is asked: it is stored, and said.
    for (flag, told) in [("--urge", "6@10:30"), ("--cramp", "10:30")] {
        let ran = Diary::new().run(&["log", "fri", flag, told]);
        ran.exits(0).prints(&["Did you mean Fri 20 Nov, 22:30?"]);
    }
}

#[test]
fn the_usual_times_of_a_night_worker_raise_nothing() {
    let usual: &[&str] =
        &["--bed", "09:00", "--woke", "16:00", "--up", "16:30", "--urge", "6@08:00", "--cramp", "10:00", "--force"];
    // Into bed by day, an urge in the morning, a cramp before noon.
    let lines = "5\n6\n08:10\n\n0\n\n10:20\n\nu\nu\n\nu\n0\nno\n\n3\n09:10\nu\n\n\n\n\n\n\n\nu\n1\n";
    for nights in [&["thu", "wed"][..], &["wed"]] {
        let diary = Diary::at("2026-11-21T17:30:00+09:00", SEOUL);
        nights.iter().for_each(|night| drop(diary.ok(&[&["log", night], usual].concat())));
        let ran = diary.run_with(&["log", "fri", "--plain"], lines);
        ran.exits(0);
        assert!(!ran.err.contains("Which one is right?") && !ran.err.contains("Is that so?"), "{}", ran.err);
        assert_eq!(diary.night("2026-11-20")["sleep"]["in_bed"], "2026-11-21T09:10:00+09:00");
    }
    // What was usual a week ago is no longer; it is asked, and not refused when all has been told.
    let diary = Diary::at("2026-11-21T17:30:00+09:00", SEOUL);
    diary.ok(&[&["log", "2026-11-13"], usual].concat());
    let asked = lines.replace("08:10\n", "08:10\n2\n").replace("10:20\n", "10:20\n2\n");
    // A bed by day sets the urge on the morning of that day, which is asked about as well.
    let asked = asked.replace("09:10\n", "09:10\n2\n2\n");
    let ran = diary.run_with(&["log", "fri", "--plain"], asked);
    ran.exits(0);
    assert_eq!(ran.err.matches("Which one is right?").count(), 4, "{}", ran.err);
    assert_eq!(diary.night("2026-11-20")["urge"]["onset"]["at"], "2026-11-21T08:10:00+09:00");
}

#[test]
fn of_two_times_it_is_the_odd_one_that_is_asked_about() {
    // Woke at 14:20 and up at 06:45 the day after: it is the answer before that is wrong, and that is mended.
    for (line, woke) in [("1", "2026-11-21T02:20:00+09:00"), ("3", "2026-11-21T04:20:00+09:00")] {
        let diary = Diary::at("2026-11-24T07:10:00+09:00", SEOUL);
        let mut pty = start(&diary, &["log", "fri"], 30, 60);
        answer(&mut pty, TO_BED);
        answer(&mut pty, &[("When did you get into bed?", "23:30\r")]);
        answer(&mut pty, TRIED_TO_WASO);
        answer(&mut pty, &[("When did you wake up for good?", "14:20\r"), ("still try to sleep?", "\r")]);
        answer(&mut pty, &[("When did you get up for the day?", "06:45\r")]);
        pty.wait_for("Woke for good: Sat 21 Nov, 14:20 (afternoon). Which one is right?");
        answer(&mut pty, &[("1 Sat 21 Nov, 02:20 (night)", line)]);
        if line == "3" {
            answer(&mut pty, &[("When did you wake up for good?", "04:20\r"), ("still try to sleep?", "\r")]);
            answer(&mut pty, &[("Your answer so far: 06:45", "\r")]);
        }
        answer(&mut pty, FROM_UP);
        end(&mut pty);
        let sleep = diary.night("2026-11-20")["sleep"].clone();
        assert_eq!((&sleep["woke"], &sleep["up"]), (&json!(woke), &json!("2026-11-21T06:45:00+09:00")));
    }
}

#[test]
fn the_other_half_of_the_day_may_have_come_twice() {
    // 13:30 is meant to be 01:30, which came twice in that night; it is an earlier answer than the one just given.
    let diary = Diary::at("2026-10-27T09:00:00+00:00", "Europe/London");
    let mut pty = start(&diary, &["log", "2026-10-24"], 30, 60);
    answer(&mut pty, TO_BED);
    answer(&mut pty, &[("When did you get into bed?", "23:30\r")]);
    answer(&mut pty, TRIED_TO_WASO);
    answer(&mut pty, &[("When did you wake up for good?", "13:30\r"), ("how long did you still try to sleep?", "\r")]);
    answer(&mut pty, &[("When did you get up for the day?", "06:00\r")]);
    pty.wait_for("Woke for good: Sun 25 Oct, 13:30 (afternoon). Which one is right?");
    answer(&mut pty, &[("1 Sun 25 Oct, 01:30 (night)", "1"), ("this time came twice. Which one was it?", "2")]);
    answer(&mut pty, FROM_UP);
    end(&mut pty);
    let sleep = diary.night("2026-10-24")["sleep"].clone();
    assert_eq!((&sleep["woke"], &sleep["up"]), (&json!("2026-10-25T01:30:00Z"), &json!("2026-10-25T06:00:00Z")));
}

#[test]
fn the_same_medicines_at_a_time_that_came_twice_are_typed_instead() {
    let diary = Diary::at("2026-10-25T09:00:00+00:00", "Europe/London");
    diary.ok(&["log", "fri", "--took", "iron@01:30"]);
    let ran = diary.run_with(&["log", "--plain"], "2\n5\nyes\nno\niron@01:30+00:00\n\n1\n");
    ran.exits(0).says(&["Write 01:30+01:00 for the first one, or 01:30+00:00 for the second."]);
    assert_eq!(diary.night("2026-10-24")["took"], json!([{"name": "iron", "at": "2026-10-25T01:30:00Z"}]));
    // The night after, the same is at 01:30 again, and no offset of the last night stands in the way.
    let diary = Diary { now: "2026-10-26T09:00:00+00:00".to_owned(), ..diary };
    let ran = diary.run_with(&["log", "--plain"], "2\n5\nyes\n1\n");
    ran.exits(0).says(&["Did you take the same as last time? iron@01:30\n"]);
    assert_eq!(diary.night("2026-10-25")["took"], json!([{"name": "iron", "at": "2026-10-26T01:30:00Z"}]));
}

#[test]
fn other_doubts_are_so_or_not() {
    for (so, minutes) in [("y", 900), ("n", 300)] {
        let diary = Diary::new();
        let mut pty = start(&diary, &["log"], 30, 40);
        answer(&mut pty, &[("How were your legs?", "3"), ("at its worst?", "4\r"), ("urge begin?", "\r")]);
        answer(&mut pty, &[("Where was the urge?", "\r"), ("How long did it last, in all?", "15h\r")]);
        pty.wait_for("is very long for one night.");
        // It takes no default.
        answer(&mut pty, &[("Is that so?", "\r"), ("Please choose a line first", so)]);
        if so == "n" {
            answer(&mut pty, &[("How long did it last, in all?", "5h\r")]);
        }
        answer(&mut pty, &[("How often did your legs wake you?", "\r"), ("Anything else to tell?", "1")]);
        end(&mut pty);
        assert_eq!(diary.night("2026-11-21")["urge"]["minutes"], minutes);
    }
}

#[test]
fn what_cannot_be_so_is_refused_and_asked_again() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["log", "fri"], 30, 40);
    answer(&mut pty, TO_BED);
    answer(&mut pty, &[("When did you get into bed?", "23:00\r"), ("When did you try to go to sleep?", "22:00\r")]);
    pty.wait_for("“Tried to sleep” (Fri 20 Nov, 22:00) is before “Got into bed” (Fri 20 Nov, 23:00).");
    answer(&mut pty, TRIED_TO_WASO);
    answer(&mut pty, &[("When did you wake up for good?", "06:00\r"), ("how long did you still try to sleep?", "\r")]);
    answer(&mut pty, &[("When did you get up for the day?", "5:00\r")]);
    pty.wait_for("“Got up” (Sat 21 Nov, 05:00) is before “Woke for good” (Sat 21 Nov, 06:00).");
    // Back to what is wrong; the answer is changed, and both are good.
    pty.wait("the question, and nothing typed", |screen| {
        screen.contains("get up for the") && !screen.contains("> 5:00")
    });
    pty.press("<");
    answer(&mut pty, &[("how long did you still try to sleep?", "<")]);
    answer(&mut pty, &[("Your answer so far: 06:00", "04:50\r"), ("how long did you still try to sleep?", "\r")]);
    answer(&mut pty, &[("When did you get up for the day?", "5:00\r")]);
    answer(&mut pty, FROM_UP);
    end(&mut pty);
    let night = diary.night("2026-11-20");
    assert_eq!(night["sleep"]["woke"], "2026-11-21T04:50:00+09:00");
    assert_eq!(night["sleep"]["up"], "2026-11-21T05:00:00+09:00");
    assert!(night["sleep"].get("tried").is_none());
}

#[test]
fn a_time_that_came_twice_is_asked_about_and_one_that_was_skipped_is_refused() {
    let times = ["2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00Z"];
    for (key, stored) in [("1", times[0]), ("2", times[1])] {
        let diary = Diary::at("2026-10-25T09:00:00+00:00", "Europe/London");
        let mut pty = start(&diary, &["log"], 30, 40);
        answer(&mut pty, &[("How were your legs?", "4"), ("When did the cramp begin?", "1:30\r")]);
        pty.wait_for("The first one, before the clocks were put back (+01:00)");
        pty.wait_for("The second one, after the clocks were put back (+00:00)");
        pty.press(key);
        answer(&mut pty, FROM_CRAMP_MINUTES);
        answer(&mut pty, &[("Anything else to tell?", "1")]);
        end(&mut pty);
        assert_eq!(diary.night("2026-10-24")["cramps"]["events"][0]["at"], stored);
        // Looked at again, it is still that one, and nobody is asked.
        let mut pty = start(&diary, &["diary", "edit"], 30, 80);
        answer(&mut pty, &[("Anything else to tell?", "2"), ("Your answer so far: A cramp", "\r")]);
        answer(&mut pty, &[("This cramp is there: 01:30", "2")]);
        answer(&mut pty, &[("When did the cramp begin?", "\r"), ("How many minutes did it last?", "\x03")]);
        assert_eq!(pty.end(), 130);
    }
    let diary = Diary::at("2026-03-29T09:00:00+01:00", "Europe/London");
    let mut pty = start(&diary, &["log"], 30, 40);
    answer(&mut pty, &[("How were your legs?", "4"), ("When did the cramp begin?", "1:30\r")]);
    pty.wait_for("there was no 01:30 in that night. The clocks jumped ahead, from 01:00 to 02:00.");
    pty.wait_for("When did the cramp begin?");
    pty.press("\x03");
    assert_eq!(pty.end(), 130);
}

#[test]
fn a_doubtful_flag_is_asked_about_where_somebody_sits() {
    for (key, code, files) in [("y", 0, 2), ("n", 3, 1)] {
        let diary = Diary::new();
        let mut pty = start(&diary, &["log", "fri", "--bed", "11:00"], 24, 40);
        pty.wait_for("Did you mean Fri 20 Nov, 23:00?");
        answer(&mut pty, &[("Is that so?", key)]);
        assert_eq!(pty.end(), code);
        crate::run::tidy(&pty);
        assert_eq!(diary.names().len(), files, "{:?}", diary.names());
    }
}

#[test]
fn a_quiet_night_over_one_that_tells_of_trouble_is_asked_about() {
    let diary = Diary::new();
    diary.ok(&["log", "--urge", "6", "--note", "warm"]);
    let mut pty = start(&diary, &["log"], 30, 40);
    answer(&mut pty, &[("Your answer so far: An urge", "1"), ("Take that away?", "n")]);
    answer(&mut pty, &[("How were your legs?", "1"), ("Take that away?", "y")]);
    end(&mut pty);
    let night = diary.night("2026-11-21");
    assert_eq!((&night["urge"]["felt"], &night["note"]), (&"no".into(), &"warm".into()));
}

#[test]
fn the_time_of_a_medicine_that_came_twice_is_written_with_its_offset_and_kept() {
    let diary = Diary::at("2026-10-25T09:00:00+00:00", "Europe/London");
    let mut pty = start(&diary, &["log"], 30, 40);
    answer(&mut pty, &[("How were your legs?", "2"), ("Anything else to tell?", "5")]);
    answer(&mut pty, &[("What did you take?", "iron@1:30\r\r")]);
    pty.wait_for("Write 01:30+01:00 for the first one, or 01:30+00:00 for the second.");
    pty.wait("the question again", |screen| screen.contains("What did you take?") && !screen.contains("> iron"));
    answer(&mut pty, &[("What did you take?", "iron@01:30+01:00\r\r")]);
    answer(&mut pty, &[("Anything else to tell?", "1")]);
    end(&mut pty);
    let took = serde_json::json!([{"name": "iron", "at": "2026-10-25T01:30:00+01:00"}]);
    assert_eq!(diary.night("2026-10-24")["took"], took);
    // Everything that came twice is kept by Enter alone, as it stands.
    diary.ok(&["log", "--urge", "4@01:40+00:00", "--bed", "01:30+01:00", "--woke", "01:50+00:00", "--force"]);
    let before = diary.text();
    let mut pty = start(&diary, &["diary", "edit"], 40, 80);
    answer(
        &mut pty,
        &[
            ("Anything else to tell?", "2"),
            ("Your answer so far: An urge", "\r"),
            ("at its worst?", "\r"),
            ("Your answer so far: 01:40", "\r"),
        ],
    );
    answer(
        &mut pty,
        &[
            ("How long could you sit or lie still", "\r"),
            ("Where was the urge?", "\r"),
            ("How long did it last", "\r"),
            ("How often did your legs", "\r"),
        ],
    );
    answer(&mut pty, &[("Anything else to tell?", "3"), ("Your answer so far: 01:30", "\r")]);
    answer(&mut pty, TRIED_TO_WASO);
    answer(
        &mut pty,
        &[
            ("Your answer so far: 01:50", "\r"),
            ("still try to sleep?", "\r"),
            ("get up for the day?", "\r"),
            ("How was your sleep?", "u"),
        ],
    );
    answer(
        &mut pty,
        &[
            ("Anything else to tell?", "5"),
            ("Your answer so far: iron@01:30+01:00", "\r"),
            ("Anything else to tell?", "1"),
        ],
    );
    end(&mut pty);
    pty.wait_for("Nothing in it is new.");
    assert_eq!(diary.text(), before);
}

#[test]
fn a_night_that_changed_while_it_was_asked_about_is_not_written_over() {
    let cases: [(&[&str], &[Step<'_>]); 3] = [
        (&["log", "fri"], &[("How were your legs?", "2"), ("Anything else to tell?", "1")]),
        (
            &["diary", "edit", "fri"],
            &[("Anything else to tell?", "8"), ("A note", "x\r"), ("Anything else to tell?", "1")],
        ),
        (&["diary", "remove", "fri"], &[("Remove this night?", "y")]),
    ];
    for (args, steps) in cases {
        let diary = Diary::new();
        diary.ok(&["log", "fri", "--note", "first"]);
        let mut pty = start(&diary, args, 30, 40);
        pty.wait_for(steps[0].0);
        diary.ok(&["log", "fri", "--note", "meanwhile"]);
        let before = diary.text();
        answer(&mut pty, steps);
        assert_eq!(pty.end(), 3, "{args:?}: {}", pty.screen());
        pty.wait_for("This night was changed by another nightlegs meanwhile. Nothing was stored.");
        crate::run::tidy(&pty);
        assert_eq!(diary.text(), before);
        // Another night is no matter.
        let mut pty = start(&diary, args, 30, 40);
        pty.wait_for(steps[0].0);
        diary.ok(&["log", "thu", "--wakes", "1"]);
        answer(&mut pty, steps);
        end(&mut pty);
    }
}
