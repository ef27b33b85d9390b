//! The page at a terminal: its width, its colours, and what is no page for a terminal.

use std::fs;
use std::path::Path;

use super::run::{end, start};
use crate::nights::Diary;
use crate::persons::pty::Pty;

fn example() -> Diary {
    let diary = Diary::at("2026-11-09T09:00:00+00:00", "Europe/London");
    fs::write(diary.file(), include_str!("../../data/demo.jsonl")).expect("written");
    diary
}

#[test]
fn the_page_fits_every_terminal() {
    let diary = example();
    for columns in [20, 40, 64, 100] {
        for more in [&[][..], &["--plain"], &["--ascii"]] {
            let mut pty = start(&diary, &[&["report"][..], more].concat(), 24, columns);
            end(&mut pty);
            if more == ["--ascii"] {
                assert!(pty.raw().is_ascii(), "{columns}");
            }
        }
    }
}

#[test]
fn colours_stay_away_where_they_are_not_wanted() {
    let diary = example();
    let coloured = |variables: &[&str], args: &[&str]| {
        let environment = diary.environment().into_iter().map(|(name, value)| format!("{name}={value}"));
        let environment: Vec<String> = environment.chain(variables.iter().map(|one| (*one).to_owned())).collect();
        let before = environment.iter().map(String::as_str).chain([env!("CARGO_BIN_EXE_nightlegs"), "report"]);
        let all: Vec<&str> = before.chain(args.iter().copied()).collect();
        let mut pty = Pty::start_program("env".as_ref(), &all, Path::new("/dev/tty"), 24, 80);
        end(&mut pty);
        pty.raw().contains("\u{1b}[")
    };
    assert!(coloured(&[], &[]));
    assert!(!coloured(&["NO_COLOR=1"], &[]));
    assert!(!coloured(&[], &["--color", "never"]));
}

#[test]
fn paper_is_no_page_for_a_terminal() {
    let diary = example();
    let mut pty = start(&diary, &["report", "--format", "pdf"], 24, 80);
    assert_eq!(pty.end(), 2);
    pty.wait_for("A PDF is not for a terminal. Name a file for it: --out report.pdf");
    assert!(!pty.raw().contains("%PDF"));
    pty.assert_sane();
}
