//! Times that are doubtful, that cannot be, and that came twice.

use crate::nights::Diary;
use crate::run::{Step, answer, end, start};

/// From the beginning to the time of going to bed.
const TO_BED: &[Step<'_>] = &[("How were your legs?", "2"), ("Anything else to tell?", "2")];

/// From the question after getting up to the end.
const FROM_UP: &[Step<'_>] = &[("How was your sleep?", "u"), ("Anything else to tell?", "1")];

/// Passes these by.
const TRIED_TO_WASO: &[Step<'_>] = &[
    ("When did you try to go to sleep?", "\r"),
    ("How many minutes until you slept?", "\r"),
    ("How often did you wake up, for any reason?", "\r"),
    ("How long were you awake in the night", "\r"),
];

#[test]
fn a_doubtful_time_is_asked_about_and_taken_where_it_is_so() {
    for (so, stored) in [("y", "2026-11-21T11:00:00+09:00"), ("n", "2026-11-20T23:00:00+09:00")] {
        let diary = Diary::new();
        let mut pty = start(&diary, &["log", "fri"], 24, 40);
        answer(&mut pty, TO_BED);
        answer(&mut pty, &[("When did you get into bed?", "11:00\r")]);
        pty.wait_for("“Got into bed” is Sat 21 Nov, 11:00. Did you mean Fri 20 Nov, 23:00?");
        pty.wait_for("Is that so?");
        // It takes no default.
        pty.press("\r");
        pty.wait_for("Please choose a line first");
        pty.press(so);
        if so == "n" {
            answer(&mut pty, &[("When did you get into bed?", "23:00\r")]);
        }
        answer(&mut pty, TRIED_TO_WASO);
        answer(
            &mut pty,
            &[
                ("When did you wake up for good?", "\r"),
                ("how many minutes did you still try to sleep?", "\r"),
                ("When did you get up for the day?", "\r"),
            ],
        );
        answer(&mut pty, FROM_UP);
        end(&mut pty);
        assert_eq!(diary.night("2026-11-20")["sleep"]["in_bed"], stored);
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
    answer(
        &mut pty,
        &[("When did you wake up for good?", "06:00\r"), ("how many minutes did you still try to sleep?", "\r")],
    );
    answer(&mut pty, &[("When did you get up for the day?", "5:00\r")]);
    pty.wait_for("“Got up” (Sat 21 Nov, 05:00) is before “Woke for good” (Sat 21 Nov, 06:00).");
    // Back to what is wrong; the answer is changed, and both are good.
    pty.wait("the question, and nothing typed", |screen| {
        screen.contains("get up for the") && !screen.contains("> 5:00")
    });
    pty.press("<");
    answer(&mut pty, &[("how many minutes did you still try to sleep?", "<")]);
    answer(
        &mut pty,
        &[("Your answer so far: 06:00", "04:50\r"), ("how many minutes did you still try to sleep?", "\r")],
    );
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
        answer(&mut pty, &[("How many minutes did it last?", "\r"), ("Which leg?", "u"), ("Which muscle?", "u")]);
        answer(&mut pty, &[("How much did it hurt?", "\r"), ("Was the muscle sore afterwards?", "u")]);
        answer(&mut pty, &[("What ended it?", "u"), ("Was there another cramp?", "n")]);
        answer(&mut pty, &[("How often did your legs wake you?", "\r"), ("Anything else to tell?", "1")]);
        end(&mut pty);
        assert_eq!(diary.night("2026-10-24")["cramps"]["events"][0]["at"], stored);
        // Looked at again, it is still that one, and nobody is asked.
        let mut pty = start(&diary, &["diary", "edit"], 30, 80);
        answer(&mut pty, &[("Your answer so far: A cramp", "\r"), ("This cramp is there: 01:30", "2")]);
        answer(&mut pty, &[("When did the cramp begin?", "\r"), ("How many minutes did it last?", "\x03")]);
        assert_eq!(pty.end(), 130);
    }
    let diary = Diary::at("2026-03-29T09:00:00+01:00", "Europe/London");
    let mut pty = start(&diary, &["log"], 30, 40);
    answer(&mut pty, &[("How were your legs?", "4"), ("When did the cramp begin?", "1:30\r")]);
    pty.wait_for("there was no 01:30 in that night. The clocks were put forward, from 01:00 to 02:00.");
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
    answer(&mut pty, &[("How were your legs?", "2"), ("Anything else to tell?", "4")]);
    answer(&mut pty, &[("Which medicines and supplements did you take?", "iron@1:30\r\r")]);
    pty.wait_for("Write 01:30+01:00 for the first one, or 01:30+00:00 for the second.");
    pty.wait("the question again", |screen| screen.contains("Which medicines") && !screen.contains("Which one"));
    answer(&mut pty, &[("Which medicines and supplements did you take?", "iron@01:30+01:00\r\r")]);
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
        &[("Your answer so far: An urge", "\r"), ("at its worst?", "\r"), ("Your answer so far: 01:40", "\r")],
    );
    answer(
        &mut pty,
        &[("Where was the urge?", "u"), ("How long did it last", "\r"), ("How often did your legs", "\r")],
    );
    answer(&mut pty, &[("Anything else to tell?", "2"), ("Your answer so far: 01:30", "\r")]);
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
            ("Anything else to tell?", "4"),
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
        (&["diary", "edit", "fri"], &[("How were your legs?", "2"), ("Anything else to tell?", "1")]),
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
