//! Ctrl-C at every question: 130, a sane terminal, and nothing stored but what was finished before.

use std::thread;

use crate::nights::Diary;
use crate::persons::pty::Pty;
use crate::run::{EVERYTHING, Step, start, tidy_but_for_the_question};

/// Leaves at the question that follows these steps.
fn leave(diary: &Diary, args: &[&str], steps: &[Step<'_>], at: usize) -> Pty {
    let columns = if at.is_multiple_of(2) { 40 } else { 80 };
    let mut pty = start(diary, args, 40, columns);
    for (question, keys) in &steps[..at] {
        pty.wait_for(question);
        pty.press(keys);
    }
    pty.wait_for(steps[at].0);
    // Ctrl-D leaves as Ctrl-C does.
    pty.press(if at % 5 == 4 { "\x04" } else { "\x03" });
    assert_eq!(pty.end(), 130, "at {}", steps[at].0);
    tidy_but_for_the_question(&pty);
    pty
}

/// Leaves at each of these questions; two at a time, because most of the time is waited for.
fn leave_at_each(steps: &[Step<'_>], each: impl Fn(usize) + Sync) {
    thread::scope(|scope| {
        for half in 0..2 {
            let each = &each;
            scope.spawn(move || (half..steps.len()).step_by(2).for_each(each));
        }
    });
}

#[test]
fn leaving_log_at_any_question_stores_nothing() {
    leave_at_each(EVERYTHING, |at| {
        let diary = Diary::new();
        let mut pty = leave(&diary, &["log"], EVERYTHING, at);
        pty.wait_for("You left. Nothing was stored.");
        assert!(diary.names().is_empty(), "{:?}", diary.names());
    });
}

#[test]
fn leaving_where_something_doubtful_is_asked_stores_nothing() {
    let steps = [
        ("How were your legs?", "3"),
        ("How strong was the urge to move at its worst?", "5\r"),
        ("When did the urge begin?", "10:30\r"),
        ("Which one is right?", "2"),
        ("How long could you sit or lie still", "\r"),
        ("Where was the urge?", "\r"),
        ("How long did it last, in all?", "15h\r"),
        ("Is that so?", "y"),
        ("How often did your legs wake you?", "\r"),
        ("Anything else to tell?", "5"),
        ("What did you take?", "iron@late\r\r"),
        ("Please type that line again.", "\r"),
    ];
    leave_at_each(&steps, |at| {
        let diary = Diary::new();
        let mut pty = leave(&diary, &["log", "fri"], &steps, at);
        pty.wait_for("Nothing was stored.");
        assert!(diary.names().is_empty());
    });
}

#[test]
fn leaving_a_catch_up_keeps_the_nights_that_were_finished() {
    let steps = [
        ("Night of Wed 18 → Thu 19 Nov How were your legs?", "1"),
        ("Night of Thu 19 → Fri 20 Nov How were your legs?", "3"),
        ("How strong was the urge to move at its worst?", "5\r"),
        ("When did the urge begin?", "\r"),
        ("Where was the urge?", "\r"),
        ("How long did it last, in all?", "\r"),
        ("How often did your legs wake you?", "\r"),
        ("Anything else to tell?", "1"),
        ("Night of Sat 21 → Sun 22 Nov How were your legs?", "1"),
    ];
    let finished_after = [0, 7];
    leave_at_each(&steps, |at| {
        let diary = Diary::new();
        diary.ok(&["log", "tue", "--quiet-night"]);
        diary.ok(&["log", "fri", "--quiet-night"]);
        let mut pty = leave(&diary, &["log", "--catch-up"], &steps, at);
        let finished = finished_after.iter().filter(|end| at > **end).count();
        let said = if finished == 0 { "Nothing was stored." } else { "What was said to be kept is kept." };
        pty.wait_for(said);
        assert_eq!(diary.records().len(), 2 + finished, "at {}", steps[at].0);
        diary.ok(&["diary", "check"]);
    });
}

#[test]
fn leaving_now_before_anything_is_known_stores_nothing() {
    let cramp = [
        ("What is it?", "1"),
        ("Is one leg swollen, hot or red", "n"),
        ("Did something snap", "y"),
        ("What now?", "2"),
        ("Is one leg swollen, hot or red", "n"),
        ("Did something snap", "n"),
        ("Hold it:", " "),
        ("Is it over?", "2"),
        ("Hold it:", " "),
        ("Is it over?", "1"),
    ];
    let urge = [
        ("What is it?", "2"),
        ("Is one leg swollen, hot or red", "n"),
        ("Take your time.", "1"),
        ("When did it begin?", "1"),
        ("How strong was it?", "6\r"),
        ("What helped?", "1"),
    ];
    for steps in [&cramp[..], &urge] {
        leave_at_each(steps, |at| {
            let diary = Diary::at("2026-11-22T03:10:20+09:00", "Asia/Seoul");
            let mut pty = leave(&diary, &["now"], steps, at);
            pty.wait_for("You left. Nothing was stored.");
            assert!(diary.names().is_empty());
        });
    }
}

#[test]
fn leaving_now_after_a_cramp_is_over_keeps_the_cramp() {
    let steps = [("Which muscle?", "1"), ("Which leg?", "1"), ("What ended it?", "1")];
    leave_at_each(&steps, |at| {
        let diary = Diary::at("2026-11-22T03:10:20+09:00", "Asia/Seoul");
        let before =
            [("Is one leg swollen", "n"), ("Did something snap", "n"), ("Hold it:", " "), ("Is it over?", "y")];
        let all: Vec<Step<'_>> = before.into_iter().chain(steps).collect();
        let mut pty = leave(&diary, &["now", "cramp"], &all, before.len() + at);
        pty.wait_for("The cramp is kept. Three more questions, or leave now.");
        pty.wait_for("You left. What was said to be kept is kept. Nothing else was stored.");
        assert_eq!(diary.records().len(), 1);
        let cramps = diary.night("2026-11-21")["cramps"].clone();
        assert_eq!((&cramps["had"], &cramps["events"][0]["at"]), (&"yes".into(), &"2026-11-22T03:10:20+09:00".into()));
        assert_eq!((cramps["events"][0].get("side"), cramps["events"][0].get("muscle")), (None, None));
        diary.ok(&["diary", "check"]);
    });
}

#[test]
fn leaving_where_a_night_is_asked_for_stores_nothing() {
    for (now, args, question) in [
        ("2026-11-21T21:30:00+09:00", &["log"][..], "Which night do you want to tell of?"),
        ("2026-11-22T07:10:00+09:00", &["log", "2026-11-22"], "has not begun yet."),
    ] {
        let diary = Diary::at(now, "Asia/Seoul");
        let mut pty = leave(&diary, args, &[(question, "")], 0);
        pty.wait_for("You left. Nothing was stored.");
        assert!(diary.names().is_empty());
    }
}

#[test]
fn leaving_edit_and_remove_changes_nothing() {
    let diary = Diary::new();
    diary.ok(&["log", "fri", "--urge", "6@22:30"]);
    let before = diary.text();
    for (args, question) in
        [(["diary", "edit", "fri"], "Anything else to tell?"), (["diary", "remove", "fri"], "Remove this night?")]
    {
        leave(&diary, &args, &[(question, "")], 0);
    }
    assert_eq!(diary.text(), before);
}
