//! The same person answers from a file, by numbered lines and at a terminal: the answers are the same.

mod persons;

use nightlegs::ask::{self, Interviewed};
use nightlegs::cli::body::Plain;
use nightlegs::model::{Answers, Id, Key};
use nightlegs::text::Lang;
use persons::{Act, PERSONS, acts, answers, keys, lines, pty::Pty, urgent};

#[test]
fn a_replayed_person_is_asked_everything_they_have_to_say() {
    for (name, json) in PERSONS {
        let person = answers(json);
        let (end, _) = acts(&person);
        for key in Key::ALL {
            let said = person.get(*key);
            assert!(said.is_none() || said == end.answers.get(*key), "{name}: {key}");
        }
    }
}

#[test]
fn numbered_lines_give_the_same_answers_as_a_file() {
    for (name, json) in PERSONS {
        let (replayed, acts) = acts(&answers(json));
        let typed: String = acts.iter().map(lines).collect();
        let mut output = Vec::new();
        let mut plain = Plain::new(Lang::English, typed.as_bytes(), &mut output);
        let end = ask::conduct(&mut plain, &urgent);
        let output = String::from_utf8(output).expect("text");
        let end = end.unwrap_or_else(|gone| panic!("{name}: {gone} after\n{output}"));
        assert_same(name, &end.answers, &replayed.answers);
        assert_eq!(end.prompts, replayed.prompts, "{name}");
        assert!(!output.contains('\u{1b}'), "{name}");
    }
}

#[test]
fn a_terminal_gives_the_same_answers_as_a_file() {
    for (at, (name, json)) in PERSONS.iter().enumerate() {
        let columns = [80, 40, 200, 80, 120, 40, 80][at % 7];
        let (Interviewed { answers: mut replayed, .. }, acts) = acts(&answers(json));
        replayed.set(Key::SelfHarm, None);
        assert_same(name, &at_a_terminal(&acts, columns), &replayed);
    }
}

fn assert_same(name: &str, given: &Answers, expected: &Answers) {
    for key in Key::ALL {
        assert_eq!(given.get(*key), expected.get(*key), "{name}: {key}");
    }
}

fn at_a_terminal(acts: &[Act], columns: u16) -> Answers {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, stdout) = (folder.path().join("answers.json"), folder.path().join("stdout"));
    let file_name = file.to_str().expect("a name");
    let mut pty = Pty::start(&["screen", "--no-save", "--save-answers", file_name], &stdout, 30, columns);
    for act in acts {
        match act {
            Act::Prompt { progress, .. } => pty.wait_for(progress),
            Act::Urgent => pty.wait_for("Stop now and get help, or go on"),
            Act::Meant => pty.wait_for("Did you mean"),
        };
        pty.press(&keys(act));
    }
    assert_eq!(pty.end(), 0, "{}", pty.raw());
    pty.assert_sane();
    let saved = std::fs::read(&file).expect("answers");
    ask::read(&saved).expect("answers")
}

#[test]
fn no_one_is_asked_more_than_their_trouble_is_worth() {
    let expected = [10..=14, 25..=40, 25..=50, 25..=40, 25..=45, 20..=36, 12..=22];
    for ((name, json), expected) in PERSONS.iter().zip(expected) {
        let (end, _) = acts(&answers(json));
        assert!(expected.contains(&end.prompts), "{name}: {} prompts", end.prompts);
    }
}
