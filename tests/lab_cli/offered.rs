//! The newest kept results are offered where a screening asks for them.

use crate::nights::{Diary, Ran};

/// Answers to every question with the first line or nothing, until the one with these words; then these lines.
fn at_ferritin(diary: &Diary, args: &[&str], typed: &[&str]) -> Ran {
    // "No sign" to every list, an urge, no cramps; then what each form takes. Wrong lines are only asked for again.
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..400 {
        lines.extend(["0", "1", "u", ""].map(str::to_owned));
    }
    let asked = diary.run_with(&[&["screen", "--plain"], args].concat(), lines.join("\n"));
    assert!(asked.err.contains("what was your ferritin"), "the way leads past ferritin: {}", asked.err);
    let _ = typed;
    asked
}

#[test]
fn a_screening_offers_what_the_diary_has() {
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "169 pmol/L", "--on", "2026-10-02"]);
    diary.ok(&["lab", "tsat", "18", "--on", "2026-09"]);
    let ran = at_ferritin(&diary, &[], &[]);
    ran.says(&["in ng/mL? Your diary has 75 ng/mL, of Fri 2 Oct 2026.", "Last time: 75 ng/mL"]);
    // Nobody is offered what is older than a year, or what is not to be looked into.
    let old = Diary::new();
    old.ok(&["lab", "ferritin", "38", "--on", "2025-10-02"]);
    assert!(!at_ferritin(&old, &[], &[]).err.contains("Your diary has"));
    let unseen = at_ferritin(&diary, &["--no-save"], &[]);
    assert!(!unseen.err.contains("Your diary has"), "{}", unseen.err);
}
