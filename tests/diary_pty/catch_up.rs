//! The nights that are missing, at a terminal.

use crate::nights::Diary;
use crate::run::{answer, end, start};

#[test]
fn two_missing_nights_are_told_of_and_one_is_left_out() {
    for columns in [40, 80] {
        let diary = Diary::new();
        diary.ok(&["log", "tue", "--quiet-night"]);
        diary.ok(&["log", "fri", "--urge", "4", "--where", "legs"]);
        let mut pty = start(&diary, &["log", "--catch-up"], 30, columns);
        pty.wait_for("Last 14 nights, Sun 8 Nov to Sat 21 Nov");
        answer(
            &mut pty,
            &[
                ("Missing nights left: 3.", ""),
                ("Night of Wed 18 → Thu 19 Nov How were your legs?", ""),
                ("8 Leave this night out", ""),
                ("9 Stop here, leave out the rest too", "\r"),
                ("Please choose a line first", "1"),
                ("Missing nights left: 2.", ""),
                ("Night of Thu 19 → Fri 20 Nov How were your legs?", "8"),
                ("Missing nights left: 1.", ""),
                ("Night of Sat 21 → Sun 22 Nov How were your legs?", "3"),
                ("How strong was the urge to move at its worst?", "5\r"),
                ("When did the urge begin?", "22:00\r"),
                ("How long could you sit or lie still", "\r"),
                ("Where was the urge?", " \r"),
                ("How long did it last, in all?", "\r"),
                ("How often did your legs wake you?", "\r"),
                ("Anything else to tell?", "1"),
            ],
        );
        end(&mut pty);
        pty.wait_for("Nights stored: 2.");
        let dates: Vec<_> = diary.records().iter().map(|record| record["night"]["date"].clone()).collect();
        assert_eq!(dates, ["2026-11-17", "2026-11-20", "2026-11-18", "2026-11-21"]);
        assert_eq!(diary.night("2026-11-21")["urge"]["places"], serde_json::json!(["legs"]));
        // One is missing still; stopping leaves it so.
        let mut pty = start(&diary, &["log", "--catch-up"], 30, columns);
        answer(&mut pty, &[("Missing nights left: 1.", ""), ("Night of Thu 19 → Fri 20 Nov How were your legs?", "9")]);
        end(&mut pty);
        pty.wait_for("Nights stored: 0.");
        assert_eq!(diary.records().len(), 4);
    }
}

#[test]
fn stopping_leaves_out_all_that_are_left() {
    let diary = Diary::new();
    diary.ok(&["log", "tue", "--quiet-night"]);
    let ran = diary.run_with(&["log", "--catch-up", "--plain"], "1\n9\n");
    ran.exits(0).prints(&["Nights stored: 1."]).says(&["Missing nights left: 4.", "Missing nights left: 3."]);
    assert!(!ran.err.contains("Missing nights left: 2."), "{}", ran.err);
    assert!(ran.err.contains("Kept. Wrong? nightlegs diary undo takes it back."), "{}", ran.err);
    assert_eq!(diary.records().len(), 2);
    // The first question of a night has nothing behind it; the other ones lead back to it.
    let ran = diary.run_with(&["log", "--catch-up", "--plain"], "<\n3\n<\n8\n9\n");
    ran.exits(0).prints(&["Nights stored: 0."]).says(&["This is the first question."]);
    assert_eq!(diary.records().len(), 2);
}

#[test]
fn nothing_is_missing_before_the_first_night_nor_in_the_evening() {
    let mut diary = Diary::new();
    for _ in 0..2 {
        let ran = diary.run(&["log", "--catch-up"]);
        ran.exits(0).prints(&["Your diary is empty. Begin with: nightlegs log"]);
        assert!(diary.names().is_empty());
    }
    diary.ok(&["log", "sat", "--quiet-night"]);
    diary.run(&["log", "--catch-up"]).exits(0).prints(&["No night is missing."]);
    // Tonight is not over yet.
    diary.now = "2026-11-22T22:00:00+09:00".to_owned();
    diary.run(&["log", "--catch-up"]).exits(0).prints(&["No night is missing."]);
    diary.now = "2026-11-23T07:00:00+09:00".to_owned();
    diary.run_with(&["log", "--catch-up"], "1\n").exits(0).prints(&["Nights stored: 1."]);
    // Of a diary that began long ago, two weeks are asked for and no more.
    diary.now = "2027-02-01T07:00:00+09:00".to_owned();
    let ran = diary.run_with(&["log", "--catch-up"], "9\n");
    ran.exits(0).says(&["Missing nights left: 14."]);
}
