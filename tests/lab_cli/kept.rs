//! What is stored, added to, listed, removed and taken back.

use serde_json::json;

use crate::nights::Diary;

fn ferritin(value: f64) -> serde_json::Value {
    json!({"test": "ferritin", "value": value, "unit": "ng_per_ml"})
}

#[test]
fn a_result_is_kept_as_the_slip_has_it() {
    for (args, stored) in [
        (
            &["ferritin", "38", "--tsat", "18"][..],
            json!([ferritin(38.0), {"test": "transferrin_saturation", "value": 18.0, "unit": "percent"}]),
        ),
        (
            &["ferritin", "38", "tsat", "0.18"],
            json!([ferritin(38.0), {"test": "transferrin_saturation", "value": 0.18, "unit": "fraction"}]),
        ),
        (&["ferritin", "38 ng/mL"], json!([ferritin(38.0)])),
        (&["--ferritin=38 mcg/L"], json!([{"test": "ferritin", "value": 38.0, "unit": "microgram_per_l"}])),
        (&["haemoglobin", "128", "g/L"], json!([{"test": "haemoglobin", "value": 128.0, "unit": "g_per_l"}])),
        (&["add", "페리틴", "38"], json!([ferritin(38.0)])),
        (&["--irls", "24"], json!([{"test": "irls_total", "value": 24.0, "unit": "points"}])),
    ] {
        let diary = Diary::new();
        let all = [&["lab"], args, &["--on", "2026-10-02"]].concat();
        diary.run(&all).exits(0).is_tame().prints(&["Blood taken: Fri 2 Oct 2026", "Kept."]);
        assert_eq!(diary.records()[0]["lab"], json!({"on": "2026-10-02", "results": stored}), "{args:?}");
    }
}

#[test]
fn the_date_is_as_precise_as_it_is_told_and_today_is_a_day() {
    // In the morning the night that counts is that of yesterday; blood is taken today all the same.
    for (said, on) in [
        (None, "2026-11-22"),
        (Some("today"), "2026-11-22"),
        (Some("yesterday"), "2026-11-21"),
        (Some("3 days ago"), "2026-11-19"),
        (Some("2026-10"), "2026-10"),
        (Some("2025"), "2025"),
    ] {
        let diary = Diary::new();
        let on_option: Vec<&str> = said.into_iter().flat_map(|said| ["--on", said]).collect();
        diary.ok(&[&["lab", "ferritin", "38"][..], &on_option].concat());
        assert_eq!(diary.records()[0]["lab"]["on"], on);
    }
}

#[test]
fn a_second_telling_of_a_date_adds_to_it() {
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "38", "--on", "2026-10-02", "--morning", "yes", "--off-iron"]);
    let said = diary.run(&["lab", "mg", "0.8", "mmol/L", "--on", "2026-10-02", "--ill=no"]);
    said.exits(0).prints(&["Magnesium: 0.8 mmol/L (new)", "Kept. What is not marked is as it was."]);
    let lab = &diary.records()[1]["lab"];
    assert_eq!(lab["results"].as_array().map(Vec::len), Some(2));
    assert_eq!((&lab["morning"], &lab["off_iron"], &lab["ill"]), (&json!("yes"), &json!("yes"), &json!("no")));
    let before = diary.text();
    diary.run(&["lab", "ferritin", "38", "--on", "2026-10-02"]).exits(0).prints(&["Nothing in it is new."]);
    assert_eq!(diary.text(), before);
    // How it was taken may come later, alone.
    diary.run(&["lab", "--on", "2026-10-02", "--morning", "unsure"]).exits(0).prints(&["Perhaps taken in the morning"]);
}

#[test]
fn another_value_is_refused_with_both_and_written_with_force() {
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "38", "--on", "2026-10-02"]);
    let before = diary.text();
    let refused = diary.run(&["lab", "ferritin", "83", "--on", "2026-10-02"]);
    refused.exits(3).says(&["Ferritin: 38 ng/mL", "83 ng/mL", "Fri 2 Oct 2026", "--force"]);
    assert_eq!(diary.text(), before);
    diary
        .run(&["lab", "ferritin", "83", "--on", "2026-10-02", "--force"])
        .exits(0)
        .prints(&["83 ng/mL (was: 38 ng/mL)"]);
    diary.run(&["diary", "undo"]).exits(0).prints(&["The blood results are as they were before."]);
    let list = diary.run(&["lab", "list", "--json"]).exits(0).json();
    assert_eq!(list[0]["results"][0]["value"], 38.0);
    diary.run(&["diary", "undo"]).exits(0);
    diary.run(&["lab", "list"]).exits(0).prints(&["No blood result is kept yet."]);
}

#[test]
fn draws_are_listed_the_newest_first_on_every_width() {
    let diary = Diary::new();
    for (on, value) in [("2025", "20"), ("2026-11-20", "90"), ("2026-10", "60")] {
        diary.ok(&["lab", "ferritin", value, "--on", on]);
    }
    let list = diary.ok(&["lab", "list"]);
    let at = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} is not in\n{list}"));
    assert!(at("Fri 20 Nov 2026") < at("Oct 2026 ") && at("Oct 2026 ") < at("│ 2025"), "{list}");
    assert!(list.contains("The newest iron result, of Fri 20 Nov 2026:"), "{list}");
    assert!(diary.ok(&["lab", "list", "--ascii"]).is_ascii());
    let json = diary.run(&["--json", "lab", "list"]).exits(0).json();
    let dates: Vec<&str> = json.as_array().expect("a list").iter().filter_map(|draw| draw["on"].as_str()).collect();
    assert_eq!(dates, ["2026-11-20", "2026-10", "2025"]);
    assert_eq!(json[0]["retest_from"], "2027-02-20");
    assert_eq!(json[1]["retest_from"], json!(null), "only of the newest");
}

#[test]
fn a_draw_is_removed_after_showing_it() {
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "38", "--on", "2026-10-02"]);
    diary.run(&["lab", "remove", "2026-10-02"]).exits(5);
    let kept = diary.run_with(&["lab", "remove", "2026-10-02"], "no\n");
    kept.exits(0).says(&["Ferritin: 38 ng/mL"]).prints(&["Nothing was removed."]);
    diary.run_with(&["lab", "remove", "2026-10-02"], "yes\n").exits(0).prints(&["Removed."]);
    diary.run(&["lab", "remove", "2026-10-02", "--yes"]).exits(3).says(&["No blood result is kept of Fri 2 Oct 2026"]);
    diary.run(&["diary", "undo"]).exits(0);
    assert!(diary.ok(&["lab", "list"]).contains("38 ng/mL"));
    diary.run(&["lab", "--on", "2026-10-02", "list"]).exits(2).says(&["nightlegs lab list"]);
}

#[test]
fn check_names_results_that_cannot_be_so_and_the_list_goes_on() {
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "38", "tsat", "18", "--on", "2026-10-02"]);
    diary.run(&["diary", "check"]).exits(0).prints(&["Blood results: 1."]);
    let good = diary.text();
    for (from, to, fault) in [
        ("\"value\":38.0", "\"value\":99999.0", "1 to 10000 ng/mL"),
        ("\"unit\":\"ng_per_ml\"", "\"unit\":\"percent\"", "has no such unit: 38 %"),
        (
            "\"test\":\"transferrin_saturation\",\"value\":18.0,\"unit\":\"percent\"",
            "\"test\":\"ferritin\",\"value\":39.0,\"unit\":\"ng_per_ml\"",
            "stands there twice: 38 ng/mL and 39 ng/mL",
        ),
        ("\"on\":\"2026-10-02\"", "\"on\":\"2027-10-02\"", "still to come"),
        ("\"unit\":\"ng_per_ml\"", "\"unit\":\"stones\"", "stones"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        std::fs::write(diary.file(), bad).expect("written");
        let checked = diary.run(&["diary", "check"]);
        checked.exits(4).prints(&["Line 2", fault]);
        diary.run(&["lab", "list"]).exits(0).is_tame();
    }
}
