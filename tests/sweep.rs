//! Every command in every kind of surroundings: narrow and wide terminals, poor ones, closed streams, no home. Whatever
//! there is, the program ends with a code that it documents, and never by a fault of its own.
#![cfg(unix)]

mod runs;

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use runs::text;
use unicode_width::UnicodeWidthStr;

/// Commands that ask nothing, and end well on the diary of the example.
const PLAIN: &[&[&str]] = &[
    &["screen", "--answers", "data/example.json"],
    &["screen", "--answers", "data/example.json", "--json", "--no-save"],
    &["log", "--urge", "6@22:30/2h", "--note", "words of my own that go on for longer than a narrow line is"],
    &["log", "2026-07-01", "--quiet-night", "--json"],
    &["diary", "list"],
    &["diary", "list", "--last", "12w"],
    &["diary", "list", "--json"],
    &["diary", "show", "2026-11-06"],
    &["diary", "show", "2026-11-06", "--history"],
    &["diary", "remove", "2026-11-06", "--yes"],
    &["diary", "undo"],
    &["diary", "check"],
    &["diary", "path"],
    &["lab", "ferritin", "38", "--tsat", "18", "--on", "2026-10-02"],
    &["plan"],
    &["plan", "calf_stretch"],
    &["lab", "list"],
    &["medicine", "add", "iron", "80 mg", "--since", "2020"],
    &["medicine", "list"],
    &["medicine", "check", "Mirapex", "no such thing at all"],
    &["diary", "compact"],
    &["report"],
    &["report", "--plain", "--redact"],
    &["report", "--format", "html"],
    &["report", "--format", "markdown"],
    &["report", "--json"],
    &["demo"],
    &["explain"],
    &["explain", "suspected_dvt"],
    &["explain", "pramipexole"],
    &["explain", "--list", "--json"],
    &["help"],
    &["help", "log"],
    &["help", "files"],
    &["completions", "bash"],
    &["man"],
    &["schema", "answers"],
    &["--help"],
    &["log", "-h"],
    &["--version"],
];

/// What is not wrapped, because it is for programs, or is copied whole.
const NOT_WRAPPED: &[&str] = &["--json", "html", "markdown", "path", "completions", "man", "schema"];

/// Commands that ask somebody.
const ASKING: &[&[&str]] = &[
    &["screen"],
    &["screen", "--plain"],
    &["log"],
    &["log", "--plain"],
    &["log", "--catch-up"],
    &["now"],
    &["now", "cramp", "--plain"],
    &["diary", "edit", "2026-11-06"],
    &["diary", "edit", "2026-11-06", "--plain"],
    &["diary", "remove", "2026-11-06"],
    &["diary", "wipe"],
    &["lab"],
    &["lab", "--plain"],
    &["medicine", "add"],
    &["medicine", "add", "--plain"],
];

/// A folder with the diary of the example.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(root().join("data/demo.jsonl"), folder.path().join("diary.jsonl")).expect("a diary");
    folder
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program is told by its surroundings.
fn surroundings(folder: &Path) -> Vec<(&'static str, String)> {
    vec![
        ("NIGHTLEGS_DIR", folder.display().to_string()),
        ("NIGHTLEGS_NOW", "2026-11-09T09:00:00+00:00".to_owned()),
        ("TZ", "Europe/London".to_owned()),
        ("PATH", "/usr/bin:/bin".to_owned()),
    ]
}

/// The program behind a shell that closes streams: `<&-` and the like.
fn behind(shell: &str, args: &[&str], folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("exec \"$@\" {shell}"), "sh", env!("CARGO_BIN_EXE_nightlegs")]).args(args);
    command.env_clear().envs(surroundings(folder)).current_dir(root()).stdin(Stdio::null());
    command
}

#[track_caller]
fn no_fault(output: &Output, what: &str) {
    let said = text(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code != 101), "{what}: {:?} {said}", output.status);
    assert!(!said.contains("inside nightlegs") && !said.contains("panicked"), "{what}: {said}");
}

/// Runs every plain command so, and looks at what came.
fn every(shell: &str, change: impl Fn(&mut Command), look: impl Fn(&[&str], &Output)) {
    for args in PLAIN {
        let folder = folder();
        let mut command = behind(shell, args, folder.path());
        change(&mut command);
        let output = command.output().expect("runs");
        no_fault(&output, &format!("{args:?} {shell}"));
        look(args, &output);
    }
}

#[track_caller]
fn ends_well(args: &[&str], output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
}

#[test]
fn poor_surroundings_change_no_result() {
    let poor = [("NO_COLOR", "1"), ("TERM", "dumb"), ("LANG", "C"), ("LC_ALL", "C"), ("COLUMNS", "1")];
    let rich =
        [("TERM", "xterm-256color"), ("LANG", "ko_KR.UTF-8"), ("COLUMNS", "0"), ("LC_ALL", ""), ("NO_COLOR", "")];
    for surroundings in [poor, rich] {
        let change = |command: &mut Command| {
            command.envs(surroundings);
        };
        every("", change, |args, output| {
            ends_well(args, output);
            assert!(!output.stdout.contains(&0x1b), "{args:?} colours a pipe");
        });
    }
}

#[test]
fn closed_streams_are_no_fault() {
    every("<&-", |_| {}, ends_well);
    every(
        "2>&-",
        |_| {},
        |args, output| {
            ends_well(args, output);
            assert!(!output.stdout.is_empty(), "{args:?}");
        },
    );
    every("<&- >&- 2>&-", |_| {}, ends_well);
}

/// A reader that wants no more is no failure, and nothing is said of it.
#[test]
fn a_reader_that_has_gone_is_no_failure() {
    for args in PLAIN {
        let folder = folder();
        let mut command = behind("", args, folder.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ends");
        no_fault(&output, &format!("{args:?}"));
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("nightlegs:"), "{args:?}: {}", text(&output.stderr));
    }
}

/// What could not be printed is told of.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    every(
        ">/dev/full",
        |_| {},
        |args, output| {
            assert_eq!(output.status.code(), Some(4), "{args:?}: {}", text(&output.stderr));
            assert!(text(&output.stderr).contains("nightlegs:"), "{args:?}");
        },
    );
}

/// No home, or one that nothing can be written in: what needs the diary says so, and all else goes on.
#[test]
fn without_a_home_only_the_diary_is_missing() {
    let needs_none =
        ["demo", "explain", "help", "completions", "man", "schema", "--help", "--version", "-h", "--no-save"];
    for home in [None, Some("/dev/null/home")] {
        every(
            "",
            |command| {
                command.env_remove("NIGHTLEGS_DIR").env_remove("XDG_DATA_HOME").env_remove("HOME");
                command.envs(home.map(|home| ("HOME", home)));
            },
            |args, output| {
                let said = text(&output.stderr);
                let code = output.status.code();
                if args.iter().any(|arg| needs_none.contains(arg)) {
                    assert_eq!(code, Some(0), "{home:?} {args:?}: {said}");
                } else if args[0] == "screen" {
                    // The result is shown all the same.
                    assert!(matches!(code, Some(0 | 4)) && said.contains("diary"), "{home:?} {args:?}: {said}");
                    assert!(!output.stdout.is_empty(), "{args:?}");
                } else {
                    assert!(matches!(code, Some(0 | 2 | 3 | 4)), "{home:?} {args:?}: {code:?} {said}");
                    assert!(code == Some(0) || said.contains("nightlegs:"), "{home:?} {args:?}: {said}");
                }
            },
        );
    }
}

#[test]
fn who_asks_needs_somebody_to_ask() {
    for args in ASKING {
        for shell in ["", "<&-", "2>&-"] {
            let folder = folder();
            let before = std::fs::read(folder.path().join("diary.jsonl")).expect("a diary");
            let output = behind(shell, args, folder.path()).output().expect("runs");
            no_fault(&output, &format!("{args:?} {shell}"));
            assert_eq!(output.status.code(), Some(5), "{args:?} {shell}: {}", text(&output.stderr));
            assert_eq!(std::fs::read(folder.path().join("diary.jsonl")).expect("a diary"), before, "{args:?}");
        }
    }
}

/// Longer than the slowest machine needs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs the program in a terminal of so many columns, and presses Ctrl-C once it has said something, where asked to. The
/// code, and everything that came.
fn in_a_terminal(args: &[&str], columns: u16, leave: bool, folder: &Path) -> (u32, String) {
    let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nightlegs"));
    command.env_clear();
    surroundings(folder).iter().for_each(|(name, value)| command.env(name, value));
    command.env("TERM", "xterm-256color");
    command.args(args);
    command.cwd(root());
    let mut reader = pair.master.try_clone_reader().expect("a screen");
    let mut keyboard = pair.master.take_writer().expect("a keyboard");
    let mut child = pair.slave.spawn_command(command).expect("the program");
    drop(pair.slave);
    let (send, seen) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut bytes) {
            if send.send(bytes[..length].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut all = Vec::new();
    let mut pressed = !leave;
    loop {
        // A question has come whole when nothing more comes for a moment.
        let patience = if pressed { PATIENCE } else { Duration::from_millis(150) };
        match seen.recv_timeout(patience) {
            Ok(bytes) => all.extend(bytes),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
            Err(_) if !pressed && all.is_empty() => {}
            Err(_) if !pressed => {
                pressed = true;
                keyboard.write_all(b"\x03").expect("a key");
            }
            Err(_) => panic!("{args:?} does not end: {}", String::from_utf8_lossy(&all)),
        }
    }
    let code = child.wait().expect("ends").exit_code();
    (code, String::from_utf8_lossy(&all).into_owned())
}

/// A text without what moves the cursor or colours.
fn bare(text: &str) -> String {
    let mut bare = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            // ESC [ ... letter
            let _ = rest.find(|c| c.is_ascii_alphabetic());
        } else if c != '\r' {
            bare.push(c);
        }
    }
    bare
}

/// Looks at each in four threads: most of the time goes by in waiting.
fn side_by_side<T: Sync>(all: &[T], look: impl Fn(&T) + Sync) {
    std::thread::scope(|scope| {
        for part in all.chunks(all.len().div_ceil(4)) {
            scope.spawn(|| part.iter().for_each(&look));
        }
    });
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let all: Vec<(&[&str], u16)> =
        PLAIN.iter().flat_map(|args| [20, 40, 80, 200].map(|columns| (*args, columns))).collect();
    side_by_side(&all, |(args, columns)| {
        let folder = folder();
        let (code, shown) = in_a_terminal(args, *columns, false, folder.path());
        assert_eq!(code, 0, "{args:?} in {columns}: {shown}");
        assert!(!shown.contains("inside nightlegs"), "{shown}");
        // Names of options and their words stand in two columns, for which 20 are too few.
        let is_help = args[0].contains("help") || args.contains(&"-h");
        if args.iter().any(|arg| NOT_WRAPPED.contains(arg)) || (is_help && *columns < 40) {
            return;
        }
        for line in bare(&shown).lines() {
            // A word that is longer than the line, such as the name of a file, stands alone.
            let unbroken = line.trim().split(' ').filter(|word| !word.is_empty()).count() == 1;
            assert!(unbroken || line.width() <= usize::from(*columns), "{args:?} in {columns}: {line:?}");
        }
    });
}

#[test]
fn whoever_is_asked_can_leave_at_every_width() {
    let all: Vec<(&[&str], u16)> =
        ASKING.iter().flat_map(|args| [20, 40, 80, 200].map(|columns| (*args, columns))).collect();
    side_by_side(&all, |(args, columns)| {
        let folder = folder();
        let (code, shown) = in_a_terminal(args, *columns, true, folder.path());
        assert_eq!(code, 130, "{args:?} in {columns}: {shown}");
        assert!(!shown.contains("inside nightlegs"), "{shown}");
    });
}
