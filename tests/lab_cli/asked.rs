//! `lab` without results: it asks, by lists and by numbered lines.

use serde_json::json;

use crate::nights::Diary;
use crate::run::{answer, end, start};

#[test]
fn it_asks_step_by_step_in_a_terminal() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["lab"], 40, 80);
    answer(
        &mut pty,
        &[
            ("Which test?", "1"),
            ("Ferritin: what does the slip say?", "38 mmol/L\r"),
            ("is no unit of this test", "38\r"),
            ("Another test of the same day?", "y"),
            ("Which test?", "5"),
            ("Haemoglobin: what does the slip say?", "22\r"),
            ("Which of these does the slip say?", "3"),
            ("Haemoglobin: what does the slip say?", "128\r"),
            ("Another test of the same day?", "y"),
            ("Which test?", "8"),
            ("Which test?", "8"),
            ("IRLS total: what does the slip say?", "24\r"),
            ("Another test of the same day?", "n"),
            ("When was the blood taken?", "2026-10-02\r"),
            ("Was it taken in the morning?", "y"),
            ("Did you take no iron", "n"),
            ("Were you ill", "u"),
        ],
    );
    end(&mut pty);
    let lab = &diary.records()[0]["lab"];
    assert_eq!(lab["on"], "2026-10-02");
    assert_eq!(
        lab["results"],
        json!([
            {"test": "ferritin", "value": 38.0, "unit": "ng_per_ml"},
            {"test": "haemoglobin", "value": 128.0, "unit": "g_per_l"},
            {"test": "irls_total", "value": 24.0, "unit": "points"},
        ])
    );
    assert_eq!((&lab["morning"], &lab["off_iron"], &lab["ill"]), (&json!("yes"), &json!("no"), &json!("unsure")));
}

#[test]
fn lines_ask_the_same_and_going_back_changes_an_answer() {
    let diary = Diary::new();
    // Ferritin 83, back to it, 38; then TSH, for which nobody is asked how the blood was taken.
    let lines = "1\n83\n<\n38\nyes\n1\n40\n8\n6\n2.5\nno\n\nyes\nu\nno\n";
    let ran = diary.run_with(&["lab", "--plain"], lines);
    ran.exits(0)
        .is_tame()
        .prints(&["Ferritin: 38 ng/mL", "TSH: 2.5 mIU/L"])
        .says(&["You gave this test already: Ferritin: 38 ng/mL"]);
    assert_eq!(diary.records()[0]["lab"]["on"], "2026-11-22");
    assert_eq!(diary.records()[0]["lab"]["off_iron"], "unsure");
    // Nothing is left out and nothing stored where the input ends early, or where nobody is there.
    for (input, code) in [("", 5), ("1\n", 3), ("1\n38\nno\n", 3)] {
        let none = Diary::new();
        none.run_with(&["lab"], input).exits(code);
        assert!(none.names().is_empty());
    }
}

#[test]
fn a_doubt_is_asked_about_where_somebody_sits() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["lab", "ferritin", "1200"], 24, 80);
    answer(&mut pty, &[("Is it so?", "n")]);
    assert_eq!(pty.end(), 3, "{}", pty.screen());
    assert!(diary.names().is_empty());
    let mut pty = start(&diary, &["lab", "ferritin", "1200"], 24, 80);
    answer(&mut pty, &[("Is it so?", "y")]);
    end(&mut pty);
    let mut pty = start(&diary, &["lab", "ferritin", "120"], 24, 80);
    answer(&mut pty, &[("Write the new value over the old one?", "y")]);
    end(&mut pty);
    assert_eq!(diary.records()[1]["lab"]["results"][0]["value"], 120.0);
    let mut pty = start(&diary, &["lab"], 24, 40);
    pty.wait_for("Which test?");
    pty.press("\u{3}");
    assert_eq!(pty.end(), 130, "{}", pty.screen());
    assert_eq!(diary.records().len(), 2);
}
