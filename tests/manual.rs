//! The program told by itself: help, completions and the manual, all made from one definition.

mod runs;

use std::process::{Command, Stdio};

use nightlegs::text::Lang;
use runs::{nightlegs, text};

/// Every command, as its words, with its definition.
fn commands() -> Vec<(Vec<String>, clap::Command)> {
    fn below(of: &clap::Command, path: &[String], found: &mut Vec<(Vec<String>, clap::Command)>) {
        for command in of.get_subcommands().filter(|command| command.get_name() != "help" || path.is_empty()) {
            let path = [path, &[command.get_name().to_owned()]].concat();
            found.push((path.clone(), command.clone()));
            below(command, &path, found);
        }
    }
    let mut whole = nightlegs::cli::definition(Lang::English);
    whole.build();
    let mut found = vec![(Vec::new(), whole.clone())];
    below(&whole, &[], &mut found);
    found
}

/// The options of a command that its help names; others are told of in words.
fn shown(command: &clap::Command) -> impl Iterator<Item = &str> {
    command.get_arguments().filter(|option| !option.is_hide_set()).filter_map(clap::Arg::get_long)
}

fn run(args: &[&str]) -> String {
    let output = nightlegs().args(args).output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn completions_name_every_command_and_option() {
    for shell in ["bash", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]);
        for (path, command) in commands() {
            assert!(path.iter().all(|word| script.contains(word)), "{shell}: {path:?}");
            for long in shown(&command) {
                let mark = if shell == "fish" { format!("-l {long}") } else { format!("--{long}") };
                assert!(script.contains(&mark), "{shell}: {path:?} {long}");
            }
        }
    }
    let unknown = nightlegs().args(["completions", "tcsh"]).output().expect("runs");
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn bash_reads_its_completions_and_completes_with_them() {
    let script = run(&["completions", "bash"]);
    let has_bash =
        Command::new("bash").arg("--version").stdout(Stdio::null()).status().is_ok_and(|done| done.success());
    if !has_bash {
        return;
    }
    let asks =
        r#"COMP_WORDS=(nightlegs log --qu); COMP_CWORD=2; _nightlegs nightlegs --qu log; echo "${COMPREPLY[@]}""#;
    let done = Command::new("bash").args(["--norc", "-c", &format!("{script}\n{asks}")]).output().expect("bash");
    assert!(done.stderr.is_empty(), "{}", text(&done.stderr));
    let offered = text(&done.stdout);
    assert!(offered.contains("--quiet-night") && offered.contains("--quality"), "{offered}");
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["man", "--quiet", "--out", folder.path().to_str().expect("path")]);
    for (path, command) in commands().into_iter().filter(|(path, _)| path != &["help"]) {
        let name = ["nightlegs".to_owned()].into_iter().chain(path.clone()).collect::<Vec<_>>().join("-");
        let page = std::fs::read_to_string(folder.path().join(format!("{name}.1"))).expect(&name);
        for heading in [".SH NAME", ".SH SYNOPSIS", ".SH \"EXAMPLES\"", ".SH \"EXIT STATUS\""] {
            assert!(page.contains(heading), "{name}: {heading}");
        }
        let plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");
        for long in shown(&command) {
            assert!(plain.contains(&format!("--{long}")), "{name}: {long}");
        }
        let called = format!("nightlegs {}", path.join(" "));
        assert!(plain.contains(called.trim_end()), "{name} has no example");
        let words: Vec<&str> = ["man"].into_iter().chain(path.iter().map(String::as_str)).collect();
        assert_eq!(run(&words), page, "{name}");
    }
    let unknown = nightlegs().args(["man", "diary", "lst"]).output().expect("runs");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("diary list"), "{}", text(&unknown.stderr));
}

/// What is longer than a screen, and why.
const LONGER: &[(&str, &str)] = &[
    ("", "it lists all commands and the options of all; -h and the bare name fit"),
    ("log", "it has an option for everything that a night can hold; -h fits"),
    ("lab", "it names every test beside its commands and examples; -h fits"),
    ("lab add", "it names every test; -h fits"),
];

#[test]
fn help_fits_a_screen_and_has_an_example() {
    for (path, _) in commands() {
        let name = path.join(" ");
        for option in ["--help", "-h"] {
            let words: Vec<&str> = path.iter().map(String::as_str).chain([option]).collect();
            let page = run(&words);
            for line in page.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{name} {option}: {line}");
            }
            let rows = page.lines().count();
            let may_be_longer = option == "--help" && LONGER.iter().any(|(of, _)| *of == name);
            assert!(rows <= 24 || may_be_longer, "{name} {option} has {rows} lines:\n{page}");
            if option == "--help" {
                assert!(page.contains(format!("  nightlegs {name}").trim_end()), "{name} has no example:\n{page}");
            }
        }
    }
    let bare = nightlegs().output().expect("runs");
    assert_eq!(bare.status.code(), Some(2));
    assert!(text(&bare.stderr).lines().count() <= 24);
}

#[test]
fn help_tells_of_commands_and_of_subjects() {
    for (path, _) in commands() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let asked: Vec<&str> = ["help"].into_iter().chain(words.iter().copied()).collect();
        let own: Vec<&str> = words.iter().copied().chain(["--help"]).collect();
        assert_eq!(run(&asked), run(&own), "{path:?}");
    }
    for subject in ["exit-codes", "files", "environment", "time", "notation"] {
        let page = run(&["help", subject]);
        assert!(page.lines().count() > 5, "{page}");
        assert!(!page.contains('{'), "{page}");
        assert_eq!(run(&["help", &subject.replace('-', "_")]), page);
    }
    assert_eq!(run(&["help", "exit", "codes"]), run(&["help", "exit-codes"]));
    let unknown = nightlegs().args(["help", "notatoin"]).output().expect("runs");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("nightlegs help notation"), "{}", text(&unknown.stderr));
}

/// What a page shows is what the program takes.
#[test]
fn what_the_subjects_show_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = run(&["help", "notation"]);
    for line in page.lines().filter_map(|line| line.strip_prefix("  --")) {
        let words = shell_words::split(&format!("log fri --json --{line}")).expect(line);
        let output = nightlegs().args(&words).env("NIGHTLEGS_DIR", folder.path()).output().expect("runs");
        assert_eq!(output.status.code(), Some(0), "{line}: {}", text(&output.stderr));
    }
    let page = run(&["help", "time"]);
    let named = |line: &str| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')).map(str::to_owned);
    let words: Vec<String> = page.lines().filter_map(named).collect();
    assert!(words.len() >= 6, "{page}");
    for night in words.iter().flat_map(|line| line.split(", ")) {
        let args = match night.ends_with(|last: char| last.is_ascii_alphabetic()) && night.len() <= 3 {
            true if night.starts_with(|first: char| first.is_ascii_digit()) => ["diary", "list", "--last", night],
            _ => ["diary", "list", "--until", night],
        };
        let output = nightlegs().args(args).env("NIGHTLEGS_DIR", folder.path()).output().expect("runs");
        assert_eq!(output.status.code(), Some(0), "{night}: {}", text(&output.stderr));
    }
}

/// What is misspelt is answered with what may have been meant.
#[test]
fn misspelt_words_are_answered_with_the_nearest() {
    let folder = tempfile::tempdir().expect("a folder");
    for (line, meant) in [
        ("scren", "'screen'"),
        ("diary shw", "'show'"),
        ("log --urg 5", "'--urge'"),
        ("screen --anwsers x", "'--answers'"),
        ("diary list --json --sinse fri", "'--since'"),
        ("now crmp", "'cramp'"),
        ("completions bsh", "'bash'"),
        ("schema anwsers", "'answers'"),
        ("--color alway screen", "'always'"),
        ("report --format markdwn", "'markdown'"),
        ("log --did calf-strech", "calf_stretch"),
        ("log --helped walkin", "walking"),
        ("log --where leggs", "legs"),
        ("log --cramp 'lft calf'", "left"),
        ("log --exercise 'hrd 40m'", "hard"),
        ("log yesterdy", "yesterday"),
        ("diary list --last 4weks", "weeks"),
        ("explain irn", "iron"),
        ("help exit-cods", "exit-codes"),
        ("man lgo", "log"),
    ] {
        let words = shell_words::split(line).expect(line);
        let output = nightlegs().args(&words).env("NIGHTLEGS_DIR", folder.path()).output().expect("runs");
        let said = text(&output.stderr);
        assert!(matches!(output.status.code(), Some(2 | 3)), "{line}: {said}");
        let tells = ["similar", "Did you mean", "nearest"].into_iter().any(|word| said.contains(word));
        assert!(tells && said.contains(meant), "{line}: {said}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing is stored");
}
