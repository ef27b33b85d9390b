//! `log --json -`: one entry, or one a line.

use serde_json::json;

use crate::nights::Diary;

const WHOLE: &str = r#"{
  "date": "2026-11-20", "zone": "Asia/Seoul",
  "sleep": {"in_bed": "23:00", "latency": 40, "up": "2026-11-21T06:45:00+09:00"},
  "urge": {"severity": 6, "onset": {"at": "22:30"}, "places": ["legs"]},
  "cramps": {"events": [{"at": "03:10", "seconds": 120, "side": "left"}, {"at": "04:10"}]},
  "took": [{"name": "iron"}, {"name": "magnesium", "at": "21:00"}],
  "did": ["calf_stretch"], "note": "first"
}"#;

#[test]
fn one_object_is_stored_on_one_line_or_over_several() {
    let compact = serde_json::from_str::<serde_json::Value>(WHOLE).expect("JSON").to_string();
    let mut stored = Vec::new();
    for text in [WHOLE, &compact, &format!("\n\n{WHOLE}\n\n"), &format!("{compact}\n")] {
        let diary = Diary::new();
        let said = diary.run_with(&["log", "--json", "-"], text);
        assert_eq!(said.exits(0).json()["night"], diary.night("2026-11-20"));
        stored.push(diary.night("2026-11-20"));
    }
    assert!(stored.windows(2).all(|two| two[0] == two[1]));
    assert_eq!(stored[0]["cramps"]["had"], "yes");
    assert_eq!(stored[0]["urge"]["onset"]["at"], "2026-11-20T22:30:00+09:00");
    assert_eq!(stored[0]["sleep"]["up"], "2026-11-21T06:45:00+09:00");
}

#[test]
fn a_bad_line_is_answered_in_its_place_and_the_others_are_stored() {
    let diary = Diary::new();
    let lines = [
        r#"{"date": "2026-11-16", "leg_wakings": 1}"#,
        r#"{"date": "2026-11-17", "leg_wakings": 101}"#,
        "",
        r#"{"date": "2026-11-18", "leg_wakings": 2}"#,
        r#"{"date": "2026-11-19", "sleep": {"woke": "06:00", "up": "05:00"}}"#,
        r#"{"date": "2026-11-19", "legs": 1}"#,
        "oops",
        r#"{"date": "2026-11-20", "cramps": {"events": [{"at": "03:00", "seconds": 700}]}}"#,
    ];
    let ran = diary.run_with(&["log", "--json", "-"], lines.join("\n"));
    ran.exits(3).says(&["4 of 7 lines", "The other lines were stored", "!! "]);
    let said = ran.json_lines();
    assert_eq!(said.len(), 7);
    for (at, line, column, text) in
        [(1, 2, true, "101"), (3, 5, false, "05:00"), (4, 6, true, "“legs”"), (5, 7, true, "JSON")]
    {
        assert_eq!(said[at]["line"], line, "{}", said[at]);
        let told = said[at]["error"]["text"].as_str().unwrap_or_default();
        assert!(told.contains(text), "{told}");
        assert_eq!(told.contains(&format!("Line {line}, column ")), column, "{told}");
    }
    assert_eq!(said[6]["red_flags"], json!(["cramp_over_10_minutes"]));
    let dates: Vec<_> = diary.records().iter().map(|record| record["night"]["date"].clone()).collect();
    assert_eq!(dates, ["2026-11-16", "2026-11-18", "2026-11-20"]);
}

#[test]
fn null_takes_away_and_a_list_stands_in_the_place_of_the_old_one() {
    let diary = Diary::new();
    diary.run_with(&["log", "--json", "-"], WHOLE).exits(0);
    let mut expected = diary.night("2026-11-20");
    let change = r#"{"sleep": {"latency": null}, "urge": {"severity": null}, "note": null, "did": [],
        "took": [{"name": "zinc"}], "cramps": {"events": [{"at": "05:00"}]}}"#;
    diary.run_with(&["log", "fri", "--json", "-"], change).exits(0);
    for (field, inner) in [("sleep", "latency"), ("urge", "severity")] {
        expected[field].as_object_mut().expect("an object").remove(inner);
    }
    expected.as_object_mut().expect("an object").remove("note");
    expected["did"] = json!([]);
    expected["took"] = json!([{"name": "zinc"}]);
    expected["cramps"]["events"] = json!([{"at": "2026-11-21T05:00:00+09:00"}]);
    assert_eq!(diary.night("2026-11-20"), expected);
    diary.run_with(&["log", "fri", "--json", "-"], r#"{"urge": null, "cramps": null, "took": null}"#).exits(0);
    for field in ["urge", "cramps", "took"] {
        expected.as_object_mut().expect("an object").remove(field);
    }
    assert_eq!(diary.night("2026-11-20"), expected);
}

#[test]
fn what_is_not_understood_is_refused_with_its_place() {
    let cases = [
        ("{\"leg_wakings\": 1,\n \"sleeep\": {}}", "Line 2, column 9: there is no field “sleeep”"),
        ("{\"sleep\": {\"quality\": 6}}", "sleep.quality is 6; it must be from 1 to 5"),
        ("{\"sleep\": {\"in_bed\": \"25:00\"}}", "sleep.in_bed is “25:00”"),
        ("{\"urge\": {\"felt\": \"maybe\"}}", "urge.felt has no value “maybe”"),
        ("{\"leg_wakings\": 1, \"leg_wakings\": 2}", "“leg_wakings” stands there twice"),
        ("{\"leg_wakings\": 1", "ends too early"),
        ("{\"leg_wakings\": 1} x", "Line 1"),
        ("[1]", "Line 1"),
        ("", "no entry"),
        ("  \n", "no entry"),
        ("{\"note\": \"\u{1}\"}", "Line 1"),
        ("{\"took\": [{\"at\": \"21:00\"}]}", "“name” is missing"),
        ("{}", "You told nothing"),
        ("{\"date\": \"2026-02-30\", \"leg_wakings\": 1}", "date"),
        ("{\"date\": \"1899-12-31\", \"leg_wakings\": 1}", "1900 to 2100"),
        ("{\"offset\": \"+01:00\", \"zone\": \"Asia/Seoul\", \"leg_wakings\": 1}", "+09:00"),
    ];
    for (text, named) in cases {
        let diary = Diary::new();
        diary.run_with(&["log", "--json", "-"], text).exits(3).says(&[named]);
        assert!(!diary.file().exists(), "{text}");
    }
    let diary = Diary::new();
    diary.run_with(&["log", "--json", "-"], b"{\"note\": \"\xff\"}").exits(3).says(&["UTF-8"]);
    let long = format!("{{\"note\": \"{}\"}}", "x".repeat(2 << 20));
    diary.run_with(&["log", "--json", "-"], &long).exits(3).says(&["longer than"]);
    let deep = format!("{{\"note\": {}", "[".repeat(100_000));
    diary.run_with(&["log", "--json", "-"], &deep).exits(3);
    assert!(!diary.file().exists());
}

#[test]
fn a_night_that_is_shown_can_be_told_again_and_changes_nothing() {
    let diary = Diary::new();
    diary.run_with(&["log", "--json", "-"], WHOLE).exits(0);
    diary.ok(&["log", "fri", "--bed", "23:00", "--caffeine", "unsure", "--helped", "none", "--exercise", "none"]);
    let before = diary.text();
    let shown = diary.run(&["diary", "show", "fri", "--json"]).json();
    let night = shown["night"].to_string();
    for args in [&["log", "--json", "-"][..], &["log", "fri", "--json", "-"], &["log", "20 nov", "--json", "-"]] {
        let said = diary.run_with(args, &night);
        assert_eq!(said.exits(0).json()["written"], false);
    }
    assert_eq!(diary.text(), before);
    // In another diary it makes the same night.
    let other = Diary::at(crate::nights::MORNING, "Europe/London");
    other.run_with(&["log", "--json", "-"], &night).exits(0);
    assert_eq!(other.night("2026-11-20"), diary.night("2026-11-20"));
}

#[test]
fn two_nights_that_differ_and_other_options_are_refused() {
    let diary = Diary::new();
    let both = diary.run_with(&["log", "thu", "--json", "-"], WHOLE);
    both.exits(3).says(&["Fri 20 → Sat 21 Nov", "Thu 19 → Fri 20 Nov"]);
    for args in [
        &["log", "--json", "-", "--wakes", "2"][..],
        &["log", "--json", "-", "--note", "-"],
        &["log", "--json", "-", "--quiet-night"],
        &["log", "--json", "-", "--catch-up"],
    ] {
        diary.run_with(args, WHOLE).exits(2).says(&["--json -"]);
    }
    assert!(diary.names().iter().all(|name| name.ends_with(".lock")), "{:?}", diary.names());
    // What is doubtful needs --force here too.
    let short = r#"{"sleep": {"in_bed": "23:00", "up": "23:20"}}"#;
    diary.run_with(&["log", "fri", "--json", "-"], short).exits(3).says(&["--force"]);
    diary.run_with(&["log", "fri", "--json", "-", "--force"], short).exits(0);
}
