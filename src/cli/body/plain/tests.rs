//! Plain lines, typed as a person would.

use super::*;
use crate::ask::{Interviewed, Mark, conduct};
use crate::model::{Answers, ClockTime, Id, Key, Measure, RedFlag, SleepLatency, Tri, Urgency};

fn ask(typed: &[u8], urgent: &dyn Fn(&Answers) -> Vec<(RedFlag, Urgency)>) -> (Result<Interviewed, Gone>, String) {
    let mut output = Vec::new();
    let end = conduct(&mut Plain::new(Lang::English, typed, &mut output), urgent);
    (end, String::from_utf8(output).expect("as the test says"))
}
fn calm(_: &Answers) -> Vec<(RedFlag, Urgency)> {
    Vec::new()
}

/// A man of 40 without any trouble.
const WELL: &str = "0\n0\n0\n0\n0\n1\n40\n1\n2\nno\nn\n0\n";

#[test]
fn a_man_without_trouble_answers_twelve_prompts() {
    let (end, output) = ask(WELL.as_bytes(), &calm);
    let end = end.expect("as the test says");
    assert_eq!(end.prompts, 12);
    assert_eq!(end.answers.tri(Key::UrgeToMove), Some(Tri::No));
    assert!(!output.contains('\u{1b}'));
    assert!(output.starts_with("\nDanger signs · question 1, 12 to 40 in all"), "{output}");
}

#[test]
fn a_stray_enter_is_no_answer_and_the_end_of_the_input_ends() {
    let (end, output) = ask(b"\n\n", &calm);
    assert!(matches!(end, Err(Gone::Ended)));
    assert_eq!(output.matches("or 0 for none").count(), 2, "{output}");
}

#[test]
fn going_back_keeps_what_was_answered_and_an_empty_line_keeps_it_again() {
    let typed = format!("<\n0\n1?\n<\n\n<\n{}", &WELL[2..]);
    let (end, output) = ask(typed.as_bytes(), &calm);
    assert_eq!(end.expect("an end").answers.confusion_or_drowsy, Some(Tri::No));
    assert!(output.contains("This is the first question."));
    assert_eq!(output.matches("Your answer so far: New confusion (not sure)").count(), 2, "{output}");
}

#[test]
fn the_reason_of_one_line_or_of_all_is_shown() {
    let (_, output) = ask(b"?2\n?\n0\n0\n0\n0\n0\n?\n", &calm);
    assert!(output.contains("Why we ask: A blood clot in the lung can cause this."), "{output}");
    assert!(output.contains("2. A blood clot in the lung can cause this."), "{output}");
    assert!(output.contains("Why we ask: Some feelings can only be told"), "{output}");
}

#[test]
fn what_cannot_be_read_is_asked_again_and_never_echoed() {
    let mut typed = b"\xff\n".to_vec();
    typed.extend(vec![b'1'; 3 << 20]);
    typed.extend(b"\n\x1b[2J\n0\n");
    let (end, output) = ask(&typed, &calm);
    assert!(matches!(end, Err(Gone::Ended)));
    assert_eq!(output.matches("We could not read that line").count(), 2);
    assert!(output.contains("question 2,") && !output.contains('\u{1b}'));
    assert!(output.len() < 10_000);
}

#[test]
fn a_sign_that_should_not_wait_asks_for_a_choice_and_takes_no_default() {
    let flag = |_: &Answers| vec![(RedFlag::ALL[0], Urgency::Emergency)];
    let (end, output) = ask(b"\n9\n1\n", &flag);
    assert!(end.expect("as the test says").stopped);
    assert!(output.contains("Something you said should not wait."));
    assert_eq!(output.matches("Please type one of the numbers shown.").count(), 2);
}

#[test]
fn on_a_terminal_no_line_is_wider_than_it() {
    let mut output = Vec::new();
    let mut plain = Plain::new(Lang::English, WELL.as_bytes(), &mut output).wrapped(40);
    assert!(conduct(&mut plain, &calm).is_ok());
    let output = String::from_utf8(output).expect("text");
    assert!(output.lines().all(|line| wrap::width(line) <= 40), "{output}");
}

/// Puts a question that no script knows.
fn put(question: &Question<'_>, typed: &str) -> (Result<Reply, Gone>, String) {
    let mut output = Vec::new();
    let reply = Plain::new(Lang::English, typed.as_bytes(), &mut output).ask(question);
    (reply, String::from_utf8(output).expect("as the test says"))
}

#[test]
fn lines_may_be_any_words_and_need_no_reason() {
    let question = Question::new("Which one?", "One", Form::choose(["Mirapex\u{1b}[2J".to_owned(), "Iron".to_owned()]));
    let (reply, output) = put(&question, "?\n?1\n<\ny\n2\n");
    assert_eq!(reply.expect("as the test says"), Reply::Chosen(1));
    assert!(output.starts_with("\nWhich one?\n1. Mirapex\u{fffd}[2J\n2. Iron\n"), "{output:?}");
    assert_eq!(output.matches("There is no more to say about this question.").count(), 1, "{output}");
    assert_eq!(output.matches("This is the first question.").count(), 1, "{output}");
    assert_eq!(output.matches("Please type one of the numbers shown.").count(), 2, "{output}");
}

#[test]
fn a_reason_of_a_line_goes_before_that_of_the_question() {
    let line = crate::cli::body::Line { why: Some("It itches.".into()), ..crate::cli::body::Line::from("Itching") };
    let why = Some("Nights differ.".into());
    let question = Question { why, ..Question::new("Which ones?", "Ones", Form::tick([line, "Heat".into()])) };
    let (reply, output) = put(&question, "?\n?2\n1 2\n");
    assert_eq!(reply.expect("as the test says"), Reply::Marked(vec![Mark::Ticked; 2]));
    assert!(output.contains("1. It itches.\n2. Nights differ.\n"), "{output}");
    assert!(output.contains("Why we ask: Nights differ.\n"), "{output}");
}

#[test]
fn minutes_and_times_that_were_understood_are_said_once_more() {
    let minutes = Question::new("How long?", "Length", Form::Minutes(SleepLatency::RANGE, None));
    let (reply, output) = put(&minutes, "soon\n11h\n1h 30m\n");
    assert_eq!(reply.expect("as the test says"), Reply::Number(90.0));
    for said in ["Try 40, 40m or 1h 30m.", "That is not from 0 to 600 minutes.", "In minutes: 90."] {
        assert!(output.contains(said), "{output}");
    }
    assert!(!put(&minutes, "40\n").1.contains("In minutes"));
    let clock = Question::new("When?", "Time", Form::Clock(None));
    let (reply, output) = put(&clock, "noonish\n11\n밤 11시\n");
    assert_eq!(reply.ok(), ClockTime::from_hm(23, 0).map(Reply::Clock));
    for said in ["That is not a time such as 15:30.", "such as 11pm, or write it as 23:00.", "That is 23:00."] {
        assert!(output.contains(said), "{output}");
    }
    assert!(!put(&clock, "23:00\n").1.contains("That is 23:00."));
}

#[test]
fn a_free_text_is_one_line_and_may_begin_with_any_sign() {
    let form = Form::Text { longest: 12, current: Some("warm bath".into()) };
    let question = Question { answered: true, first: false, ..Question::new("A note?", "Note", form) };
    for (typed, expected) in [
        ("\n", Reply::Text("warm bath".into())),
        ("-\n", Reply::Text(String::new())),
        ("u\n", Reply::Text("u".into())),
        ("<3 hours\n", Reply::Text("<3 hours".into())),
        ("?1\n", Reply::Text("?1".into())),
        ("<\n", Reply::Back),
    ] {
        let (reply, output) = put(&question, typed);
        assert_eq!(reply.expect("as the test says"), expected);
        assert!(output.contains("Your answer so far: warm bath\n"), "{output}");
    }
    let (reply, output) = put(&Question { hidden: true, ..question }, "walked to the sea\nwalked\n");
    assert_eq!(reply.expect("as the test says"), Reply::Text("walked".into()));
    assert!(output.contains("too long: 17 letters, and at most 12 are kept."), "{output}");
    assert!(output.contains("Your answer so far: not shown here\n") && !output.contains("warm bath"), "{output}");
}
