//! Questions of no script at a terminal, as the commands of the diary put them, and rows that are drawn in place.

mod persons;

use std::io::Write;
use std::time::Duration;

use nightlegs::cli::body::{Body, Form, Press, Question, Terminal};
use nightlegs::model::{Measure, SleepLatency};
use nightlegs::text::Lang;
use persons::pty::Pty;

/// Set where this file runs once more, inside the pseudo-terminal.
const INSIDE: &str = "NIGHTLEGS_TEST_INSIDE";

/// What is drawn in place, one after the other.
const COUNTED: [&str; 2] = ["three and a row that is broken on this screen", "two"];

#[test]
fn inside() {
    if std::env::var_os(INSIDE).is_none() {
        return;
    }
    let mut body = Terminal::new(Lang::English, false, false);
    let note = Form::Text { longest: 12, current: Some("warm".to_owned()) };
    let questions = [
        Question::new("Which one?", "One", Form::choose(["Mirapex\u{1b}[2J".to_owned(), "Iron".to_owned()])),
        Question { first: false, ..Question::new("How long?", "Length", Form::Minutes(SleepLatency::RANGE, None)) },
        Question { first: false, ..Question::new("When?", "Time", Form::Clock(None)) },
        Question { first: false, answered: true, ..Question::new("A note?", "Note", note) },
    ];
    for question in &questions {
        tell(ask(&mut body, question));
    }
    body.say("Breathe in.").expect("a screen");
    for row in COUNTED {
        body.show(&[row.to_owned(), "q stops".to_owned()]).expect("a screen");
        tell(body.wait(Duration::from_secs(600)).expect("a key"));
    }
    assert_eq!(body.wait(Duration::from_millis(20)).expect("no key"), None);
    body.show(&[]).expect("a screen");
    body.say("").and_then(|()| body.say("Well done.")).expect("a screen");
    tell(body.wait(Duration::from_secs(600)).map_err(|gone| gone.to_string()));
}

/// Tells the test outside.
fn tell(what: impl std::fmt::Debug) {
    writeln!(std::io::stdout(), "{what:?}").expect("a file");
}

/// Any body is asked in the same way.
fn ask(body: &mut dyn Body, question: &Question<'_>) -> nightlegs::ask::Reply {
    body.ask(question).expect("a reply")
}

#[test]
fn a_terminal_asks_counts_and_waits() {
    let folder = tempfile::tempdir().expect("a folder");
    let stdout = folder.path().join("stdout");
    let this = std::env::current_exe().expect("this test");
    let inside = format!("{INSIDE}=1");
    let program = this.to_str().expect("a name");
    let args = [&inside, program, "--exact", "inside", "--nocapture"];
    let mut pty = Pty::start_program("env".as_ref(), &args, &stdout, 24, 40);
    // The emulator shows no sign for what was left of an escape.
    pty.wait_for("1 Mirapex[2J");
    pty.press("?");
    pty.wait_for("There is no more to say about this question.");
    pty.press("<");
    pty.wait_for("This is the first question.");
    pty.press("2");
    pty.wait_for("One · Iron");
    pty.wait_for("How long?");
    pty.press("11h\r");
    pty.wait_for("That is not from 0 to 600 minutes.");
    pty.press("1h 30m\r");
    pty.wait_for("Length · 90 minutes");
    pty.wait_for("When?");
    pty.press("11\r");
    pty.wait_for("Please add am or pm");
    pty.press("밤 11시\r");
    pty.wait_for("Time · 23:00");
    pty.wait_for("Your answer so far: warm");
    // A letter that elsewhere means "not sure", and a paste of two lines that is too long until it is made shorter.
    pty.press("u\x7f\x1b[200~a warm\nbath, tea\x1b[201~\r");
    pty.wait_for("too long: 16 letters");
    pty.wait_for("> a warm bath, tea");
    pty.press(&"\x7f".repeat(5));
    pty.press("\r");
    pty.wait_for("Note · a warm bath");
    pty.wait_for("Breathe in.");
    pty.wait_for(COUNTED[0]);
    // A key that means nothing ends no waiting.
    pty.press("\x1b[15~j");
    pty.wait("the next rows, in place", |screen| {
        screen.contains("Breathe in.") && screen.contains("\ntwo\nq stops") && !screen.contains("three")
    });
    pty.press("\x1b[A");
    pty.wait("nothing but words", |screen| screen.contains("\n\nWell done.") && !screen.contains("q stops"));
    pty.press("\x03");
    assert_eq!(pty.end(), 0, "{}", pty.raw());
    pty.assert_sane();
    let said = std::fs::read_to_string(&stdout).expect("a file");
    let said: Vec<&str> = said.lines().filter(|line| line.contains(['(', '{'])).collect();
    let keys = [Press::Char('j'), Press::Up].map(|press| format!("{:?}", Some(press)));
    let [first, second] = [keys[0].as_str(), keys[1].as_str()];
    let expected = ["Chosen(1)", "Number(90.0)", "Clock(ClockTime(23:00:00))", "Text(\"a warm bath\")", first, second];
    assert_eq!(said, [&expected[..], &["Err(\"interrupted\")"]].concat());
}
