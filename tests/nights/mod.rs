//! A diary of its own for each test, and the program run on it.
#![allow(dead_code)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A morning: the night that counts is that of Sat 21 November.
pub const MORNING: &str = "2026-11-22T07:10:00+09:00";
/// The zone that goes with it.
pub const SEOUL: &str = "Asia/Seoul";

/// A folder with a diary, or none yet; the time and the zone in which the program is run.
pub struct Diary {
    pub folder: TempDir,
    pub now: String,
    pub zone: String,
}

impl Diary {
    /// No diary yet, on a morning in Seoul.
    pub fn new() -> Self {
        Self::at(MORNING, SEOUL)
    }

    /// No diary yet, at this time in this zone.
    pub fn at(now: &str, zone: &str) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), now: now.to_owned(), zone: zone.to_owned() }
    }

    /// The file.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("diary.jsonl")
    }

    /// What the program is told by its environment.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let folder = self.folder.path().display().to_string();
        vec![("NIGHTLEGS_DIR", folder), ("NIGHTLEGS_NOW", self.now.clone()), ("TZ", self.zone.clone())]
    }

    /// The program, with an environment of its own.
    pub fn command(&self) -> Command {
        self.command_behind(&[])
    }

    /// The program behind another command, such as a shell that sets a limit.
    pub fn command_behind(&self, before: &[&str]) -> Command {
        let mut words = before.iter().copied().chain([env!("CARGO_BIN_EXE_nightlegs")]);
        let mut command = Command::new(words.next().expect("a program"));
        command.args(words).env_clear().envs(self.environment()).env("NO_COLOR", "1");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.stdin(Stdio::null());
        command
    }

    /// Runs it.
    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(args, &self.command().args(args).output().expect("runs"))
    }

    /// Runs it with something on standard input.
    pub fn run_with(&self, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
        with_input(self.command().args(args), args, input.as_ref())
    }

    /// Runs it, and it ends well; what it printed.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        ran.exits(0);
        ran.out
    }

    /// A night as the newest line of the file about it has it.
    pub fn night(&self, date: &str) -> Value {
        let stored = self.records().into_iter().rev().find(|record| record["night"]["date"] == date);
        stored.unwrap_or_else(|| panic!("no night {date} in\n{}", self.text()))["night"].take()
    }

    /// Every record, the oldest first.
    pub fn records(&self) -> Vec<Value> {
        self.text().lines().skip(1).map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The file as it is.
    pub fn text(&self) -> String {
        fs::read_to_string(self.file()).expect("a diary")
    }

    /// The names in the folder, in order.
    pub fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

/// Runs a command with something on standard input; one that closes it early is no failure of the test.
pub fn with_input(command: &mut Command, args: &[&str], input: &[u8]) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("writes");
    Ran::of(args, &output)
}

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    pub args: Vec<String>,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(args: &[&str], output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Self {
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }

    /// Fails unless it ended with this code.
    #[track_caller]
    pub fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Fails unless it said all of this on standard error.
    #[track_caller]
    pub fn says(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(self.err.contains(part), "it does not say {part:?}: {self:#?}");
        }
        self
    }

    /// Fails unless it printed all of this.
    #[track_caller]
    pub fn prints(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(self.out.contains(part), "it does not print {part:?}: {self:#?}");
        }
        self
    }

    /// Fails where anything in it would be obeyed by a terminal.
    #[track_caller]
    pub fn is_tame(&self) -> &Self {
        for text in [&self.out, &self.err] {
            let wild = text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(wild, None, "{self:#?}");
        }
        self
    }

    /// The one object that it printed.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    /// The objects that it printed, one a line.
    #[track_caller]
    pub fn json_lines(&self) -> Vec<Value> {
        let read = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {self:#?}"));
        self.out.lines().map(read).collect()
    }
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
