//! Medicines, blood results and trials that were written down beside the nights, on the page.

use serde_json::json;

use crate::made::{Made, example};
use crate::nights::Diary;

/// The example, with a list of medicines, blood results and a trial.
fn recorded() -> Diary {
    let diary = example();
    diary.ok(&["medicine", "add", "Gwendolyn drops", "3 of hers", "--since", "2026-10-01"]);
    diary.ok(&[
        "lab",
        "ferritin",
        "31",
        "tsat",
        "14",
        "potassium",
        "4.2 mmol/L",
        "--on",
        "2026-11-09",
        "--morning",
        "yes",
    ]);
    diary.ok(&["plan", "start", "calf_stretch", "--on", "2026-10-25"]);
    diary
}

#[test]
fn they_stand_on_the_page_with_their_dates_in_every_form() {
    let diary = recorded();
    let made = Made::of(&diary, &[]);
    for (form, text) in made.texts() {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if form == "json" {
            assert_eq!(made.json["records"]["courses"][0]["began"], "2021");
            assert_eq!(made.json["records"]["draws"][1]["results"][0]["value"], 31.0);
            assert_eq!(made.json["records"]["trials"][0]["strategy"], "calf_stretch");
            continue;
        }
        for part in
            ["Gwendolyn drops", "since 2021", "31 ng/mL", "4.2 mmol/L", "9 Nov 2026", "Calf stretches before bed"]
        {
            assert!(flat.contains(part), "{form} lacks {part}:\n{flat}");
        }
        // What is newer counts in the summary and before the rules.
        let lower = flat.to_lowercase();
        let summary = lower.split("which pattern").next().unwrap_or_default();
        assert!(!summary.contains("61 ng/ml"), "{form} tells of the older ferritin:\n{flat}");
    }
    assert_eq!(made.json["screening"]["iron"]["reading"], "low_for_rls");
    assert!(made.pdf.pages.len() <= 2, "{} sheets", made.pdf.pages.len());
}

#[test]
fn an_older_result_takes_nothing_from_a_newer_answer() {
    let diary = example();
    diary.ok(&["lab", "ferritin", "12", "--on", "2025-01-08"]);
    let page = diary.ok(&["report", "--format", "markdown"]);
    assert!(page.contains("61 ng/mL") && page.contains("12 ng/mL"), "{page}");
    let json: serde_json::Value = serde_json::from_str(&diary.ok(&["report", "--format", "json"])).expect("JSON");
    assert_eq!(json["screening"]["iron"]["reading"], json!("low_for_rls"));
}

#[test]
fn a_page_for_others_has_no_name_that_no_list_has_and_no_amount_in_own_words() {
    let diary = recorded();
    let made = Made::of(&diary, &["--redact"]);
    for (form, text) in made.texts() {
        assert!(!text.contains("Gwendolyn") && !text.contains("of hers"), "{form}:\n{text}");
        assert!(text.contains("ropinirole") && text.contains("1 mg"), "{form}:\n{text}");
    }
}

#[test]
fn a_record_that_does_not_read_is_told_of_and_holds_nothing_back() {
    let diary = recorded();
    let text = diary.text().replace("\"amount\":\"3 of hers\"", "\"amount\":3");
    std::fs::write(diary.file(), text).expect("written");
    let ran = diary.run(&["report"]);
    ran.exits(0).says(&["cannot be read", "diary check"]);
    assert!(ran.out.contains("since 2021"), "{}", ran.out);
}
