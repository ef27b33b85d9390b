//! The program at a terminal, on a diary of its own.

use std::path::Path;

use crate::nights::Diary;
use crate::persons::pty::Pty;

/// A question, and the keys that answer it.
pub type Step<'a> = (&'a str, &'a str);

/// An evening with an urge and a cramp, and everything else that can be told of a night.
pub const EVERYTHING: &[Step<'_>] = &[
    ("How were your legs?", "5"),
    ("How strong was the urge to move at its worst?", "6\r"),
    ("When did the urge begin?", "22:30\r"),
    ("How long could you sit or lie still", "15\r"),
    ("Where was the urge?", " \r"),
    ("How long did it last, in all?", "3h\r"),
    ("When did the cramp begin?", "03:10\r"),
    ("How many minutes did it last?", "2\r"),
    ("Which leg?", "1"),
    ("Which muscle?", "1"),
    ("How much did it hurt?", "8\r"),
    ("Was the muscle sore afterwards?", "n"),
    ("What ended it?", " \r"),
    ("Was there another cramp?", "n"),
    ("How often did your legs wake you?", "2\r"),
    ("Anything else to tell?", "3"),
    ("When did you get into bed?", "23:00\r"),
    ("When did you try to go to sleep?", "23:15\r"),
    ("How many minutes until you slept?", "40\r"),
    ("How often did you wake up, for any reason?", "3\r"),
    ("how long were you awake in all?", "35m\r"),
    ("When did you wake up for good?", "06:20\r"),
    ("how long did you still try to sleep?", "10\r"),
    ("When did you get up for the day?", "06:45\r"),
    ("How was your sleep?", "3"),
    ("Anything else to tell?", "4"),
    ("How many drinks with caffeine did you have?", "2\r"),
    ("When was the last one?", "15:00\r"),
    ("How many drinks with alcohol did you have?", "0\r"),
    ("How long did you exercise?", "30m\r"),
    ("How hard was the exercise?", "2"),
    ("When did the exercise begin?", "18:00\r"),
    ("How often did you nap or doze", "1\r"),
    ("How long did you nap, in all?", "20\r"),
    ("How long were you on your feet?", "5h\r"),
    ("How long did you sit?", "6h\r"),
    ("How many litres did you drink?", "1.5\r"),
    ("Anything else to tell?", "5"),
    ("What did you take?", "iron\rropinirole 0.5 mg@21:00\r\r"),
    ("Anything else to tell?", "6"),
    // The list is longer than a screen: End shows the rest of it.
    ("What did you do for your legs?", " \x1b[F\r"),
    ("What helped?", " \r"),
    ("Anything else to tell?", "8"),
    ("A note in your own words?", "a warm bath\r"),
    ("Anything else to tell?", "1"),
];

/// Starts the program; what it prints goes to the terminal too.
pub fn start(diary: &Diary, args: &[&str], rows: u16, columns: u16) -> Pty {
    let environment: Vec<String> =
        diary.environment().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let before = environment.iter().map(String::as_str).chain([env!("CARGO_BIN_EXE_nightlegs")]);
    let all: Vec<&str> = before.chain(args.iter().copied()).collect();
    Pty::start_program("env".as_ref(), &all, Path::new("/dev/tty"), rows, columns)
}

/// Answers these questions, each when it is there.
pub fn answer(pty: &mut Pty, steps: &[Step<'_>]) {
    for (question, keys) in steps {
        pty.wait_for(question);
        pty.press(keys);
    }
}

/// The end of a run that went well: the terminal is sane, no line was too wide, and no frame is left.
pub fn end(pty: &mut Pty) {
    assert_eq!(pty.end(), 0, "{}", pty.screen());
    tidy(pty);
}

/// Fails unless the terminal is as it was, and holds nothing but what is to stay.
pub fn tidy(pty: &Pty) {
    pty.assert_sane();
    pty.assert_fits();
    let screen = pty.screen();
    for left in ["Up and Down", "Enter alone", "Enter takes", "Space ticks", "< back", "❯", "Hold it:"] {
        assert!(!screen.contains(left), "{left:?} is left on\n{screen}");
    }
}

/// As [`tidy`], where the question that was left at stays.
pub fn tidy_but_for_the_question(pty: &Pty) {
    pty.assert_sane();
    pty.assert_fits();
}
