//! A fault of the program itself: one sentence, where the diary is, and nothing of what the person told.

mod runs;

use runs::{nightlegs, text};

/// A debug build fails where it is told to; no other can be told.
#[test]
fn a_fault_of_the_program_is_told_in_plain_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |fail: bool, args: &[&str]| {
        let mut command = nightlegs();
        command.env("NIGHTLEGS_DIR", folder.path()).env("RUST_BACKTRACE", "1").args(args);
        if fail {
            command.env("NIGHTLEGS_FAIL", "1");
        }
        command.output().expect("runs")
    };
    assert_eq!(run(false, &["log", "fri", "--urge", "6"]).status.code(), Some(0));
    let file = folder.path().join("diary.jsonl");
    let before = std::fs::read(&file).expect("a diary");

    let failed = run(true, &["log", "sat", "--note", "private words", "--took", "private pills"]);
    if !cfg!(debug_assertions) {
        assert_eq!(failed.status.code(), Some(0), "{}", text(&failed.stderr));
        return;
    }
    let said = text(&failed.stderr);
    assert_eq!(failed.status.code(), Some(101), "{said}");
    assert!(failed.stdout.is_empty());
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("not yours") && said.contains(&file.display().to_string()), "{said}");
    assert!(!said.contains("private") && !said.contains("src/"), "{said}");
    assert_eq!(std::fs::read(&file).expect("a diary"), before);

    let homeless = nightlegs().arg("now").env_clear().env("NIGHTLEGS_FAIL", "1").output().expect("runs");
    assert_eq!(homeless.status.code(), Some(101));
    assert!(text(&homeless.stderr).contains("unharmed"), "{}", text(&homeless.stderr));
}
