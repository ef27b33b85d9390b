//! What is told twice over, and what is marked as new or changed.

use serde_json::json;

use crate::nights::Diary;

#[test]
fn what_is_told_twice_over_is_refused_and_not_guessed() {
    let cases: [(&[&str], &str); 5] = [
        (&["--took", "none", "--took", "iron"], "--took: “none”"),
        (&["--took", "iron", "--took", "none"], "--took: “none”"),
        (&["--cramp", "yes", "--cramp", "no"], "--cramp: “no”"),
        (&["--cramp", "no", "--cramp", "unsure"], "--cramp: “unsure”"),
        (&["--did", "none,calf-stretch"], "--did: “none”"),
    ];
    for (args, named) in cases {
        let diary = Diary::new();
        diary.run(&[&["log"], args].concat()).exits(3).says(&[named, "an answer by itself"]);
        assert!(!diary.file().exists(), "{args:?}");
    }
    let diary = Diary::new();
    diary.run(&["log", "--wakes", "1", "--wakes", "2"]).exits(2);
    diary.ok(&["log", "--exercise", "0", "--on-feet", "0", "--cramp", "yes", "--cramp", "03:10"]);
    let night = diary.night("2026-11-21");
    assert_eq!((&night["evening"]["exercise"]["minutes"], &night["evening"]["on_feet"]), (&json!(0), &json!(0)));
    assert_eq!(night["cramps"]["events"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_cramp_is_marked_as_what_it_is_wherever_it_stands_in_the_night() {
    let diary = Diary::new();
    diary.ok(&["log", "--cramp", "yes"]);
    let said = diary.ok(&["log", "--cramp", "03:10 left calf"]);
    assert!(said.contains("\nCramp: 03:10 (Sun) · Left · Calf (new)\nKept."), "nothing is taken away: {said}");
    let said = diary.ok(&["log", "--cramp", "02:00"]);
    let expected = "\nCramp 1: 02:00 (Sun) (new)\nCramp 2: 03:10 (Sun) · Left · Calf\nKept.";
    assert!(said.contains(expected), "what came earlier was told of later: {said}");
    let said = diary.ok(&["log", "--cramp", "03:10 8", "--cramp", "01:00"]);
    let expected = "\nCramp 1: 01:00 (Sun) (new)\nCramp 2: 02:00 (Sun)\n\
        Cramp 3: 03:10 (Sun) · Left · Calf · 8 of 10 (was: 03:10 (Sun) · Left · Calf)\nKept.";
    assert!(said.contains(expected), "{said}");
    let fewer = r#"{"cramps": {"events": [{"at": "02:00"}, {"at": "04:00"}]}}"#;
    diary.run_with(&["log", "--json", "-"], fewer).exits(0);
    let said = diary.ok(&["diary", "undo"]);
    let expected = "\nCramp 1: 01:00 (Sun) (new)\nCramp 2: 02:00 (Sun)\n\
        Cramp 3: 03:10 (Sun) · Left · Calf · 8 of 10 (new)\nCramp 2: taken away (was: 04:00 (Sun))\n";
    assert!(said.contains(expected), "{said}");
}
