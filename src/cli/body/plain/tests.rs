//! Plain lines, typed as a person would.

use super::*;
use crate::ask::{Interviewed, conduct};
use crate::model::{Answers, Id, Key, Tri};

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
