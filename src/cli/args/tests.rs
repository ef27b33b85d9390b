//! The part of the definition that a run names reads what the whole reads, and nothing else.

use std::ffi::OsString;

use super::part::Part;
use super::{command, parse, read};
use crate::text::Lang;

fn words(line: &str) -> Vec<OsString> {
    ["nightlegs"].into_iter().chain(line.split(' ')).filter(|word| !word.is_empty()).map(OsString::from).collect()
}

fn of(part: Part<'_>, words: &[OsString]) -> Result<String, String> {
    let command = command(part);
    match command.try_get_matches_from(words) {
        Ok(matches) => Ok(format!("{:?}", read(&matches))),
        Err(error) => Err(error.render().to_string()),
    }
}

/// Every word that a command line may have, and some that it may not.
const WORDS: &[&str] = &[
    "log",
    "now",
    "diary",
    "list",
    "show",
    "edit",
    "explain",
    "screen",
    "help",
    "undo",
    "plan",
    "start",
    "stop",
    "calf_stretch",
    "--on",
    "--on=fri",
    "remove",
    "cramp",
    "yesterday",
    "-",
    "--",
    "--json",
    "--json=-",
    "--diary",
    "--diary=log",
    "--lang",
    "en",
    "--urge",
    "--urge=6",
    "--note",
    "--note=",
    "--took=log",
    "--last",
    "--last=7d",
    "--since=diary",
    "--plain",
    "--help",
    "-h",
    "--version",
    "--quiet-night",
    "--force",
    "--urg",
    "--answers",
    "--no-save",
    "--list",
    "--wakes",
    "--history",
];

#[test]
fn what_the_part_lets_through_the_whole_lets_through_alike() {
    let mut right = 0;
    let mut look = |line: &str| {
        let words = words(line);
        let whole = of(Part::Whole(Lang::English), &words);
        let named = of(Part::Named(&words), &words);
        if let Ok(read) = &named {
            assert_eq!(Ok(read), whole.as_ref(), "{line}");
            right += 1;
        } else if let Ok(read) = &whole {
            panic!("{line} is right, and not let through: {read} {named:?}");
        }
    };
    look("");
    for one in WORDS {
        look(one);
        for two in WORDS {
            look(&format!("{one} {two}"));
            for line in ["log", "diary list", "diary show", "--diary log diary"] {
                look(&format!("{line} {one} {two}"));
            }
        }
    }
    assert!(right > 500, "{right}");
}

#[test]
fn faults_are_told_with_the_whole_definition() {
    for line in ["diary lst", "log --urg 6", "explain --json=x", "--version", "completions", "man --oot x", "lgo"] {
        let words = words(line);
        let told = parse(&words).expect_err("told").render().to_string();
        assert_eq!(Err(told), of(Part::Whole(Lang::English), &words), "{line}");
    }
}

#[test]
fn help_differs_from_the_whole_only_in_what_it_leaves_unsaid() {
    let lang = Lang::English;
    for (brief, of_command) in [(false, false), (true, false), (false, true), (true, true)] {
        let help = Part::Help { lang, brief, of_command };
        for line in ["", "log", "log --urge 6 --json", "diary show fri", "diary lst", "man --out a b", "--version"] {
            assert_eq!(
                of(help, &words(line)).map_err(|_| ()),
                of(Part::Whole(lang), &words(line)).map_err(|_| ()),
                "{line}"
            );
        }
    }
    for line in ["-h", "--help", "log -h", "diary list --help", "--help log", ""] {
        let error = parse(&words(line)).expect_err("help");
        assert!(!error.render().to_string().is_empty(), "{line}");
    }
}

#[test]
fn every_example_reads() {
    for (id, examples) in super::examples::EXAMPLES {
        assert!(!examples.is_empty(), "{id}");
        for example in *examples {
            // What stands behind a pipe or an arrow is of the shell.
            let own = example.split(['|', '>']).next().unwrap_or_default();
            let words: Vec<OsString> =
                shell_words::split(own).expect(example).into_iter().map(OsString::from).collect();
            assert!(parse(&words).is_ok(), "{example}");
            let of = super::command(Part::Whole(Lang::English)).try_get_matches_from(&words);
            assert!(of.is_ok(), "{example}");
        }
    }
}
