//! The newest kept results are offered where a screening asks for them.

use crate::nights::{Diary, Ran};
use crate::persons::{Act, PERSONS, acts, answers, lines};

/// The screening of a woman with restless legs, who types this where her iron is asked for.
fn screened(diary: &Diary, args: &[&str], typed: &str) -> Ran {
    let (_, acts) = acts(&answers(PERSONS[1].1));
    let of_iron = |question: &str| question.contains("ferritin, in") || question.contains("saturation, in");
    let line = |act: &Act| match act {
        Act::Prompt { question, .. } if of_iron(question) => typed.to_owned(),
        act => lines(act),
    };
    let all: String = acts.iter().map(line).collect();
    let ran = diary.run_with(&[&["screen", "--plain"], args].concat(), all);
    ran.exits(0);
    ran
}

#[test]
fn a_screening_offers_what_the_diary_has() {
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "169 pmol/L", "--on", "2026-10-02"]);
    diary.ok(&["lab", "tsat", "0.185", "--on", "2026-09"]);
    let ran = screened(&diary, &[], "\n");
    ran.says(&["in ng/mL? Your diary has 75 ng/mL, of Fri 2 Oct 2026.", "Your diary has 18.5 %, of Sep 2026."]);
    let kept = diary.records().pop().expect("a screening");
    assert_eq!(kept["screening"]["answers"]["ferritin"], 75.0);
    assert_eq!(kept["screening"]["answers"]["transferrin_saturation"], 18.5);
    // What is typed counts more.
    screened(&diary, &[], "60\n");
    assert_eq!(diary.records().pop().expect("a screening")["screening"]["answers"]["ferritin"], 60.0);
    let unseen = screened(&diary, &["--no-save"], "38\n");
    assert!(!unseen.err.contains("Your diary has"), "{}", unseen.err);
    let old = Diary::new();
    old.ok(&["lab", "ferritin", "38", "--on", "2025-11-21"]);
    assert!(!screened(&old, &[], "38\n").err.contains("Your diary has"), "older than a year");
}
