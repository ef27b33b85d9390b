//! `log` from flags: what is stored, and what is said back.

use serde_json::json;

use crate::nights::Diary;

const ALL: &[&str] = &[
    "log",
    "--urge",
    "6@22:30/3h",
    "--where",
    "legs,arms",
    "--cramp",
    "03:10 2m left calf 8",
    "--cramp",
    "04:00 90s right foot 3 sore eased:standing+walking",
    "--wakes",
    "2",
    "--bed",
    "23:00",
    "--tried",
    "23:15",
    "--asleep-after",
    "40m",
    "--awakenings",
    "3",
    "--awake",
    "35",
    "--woke",
    "06:20",
    "--lay-awake",
    "10",
    "--up",
    "06:45",
    "--quality",
    "3",
    "--caffeine",
    "2@15:00",
    "--alcohol",
    "1.5@20:00",
    "--exercise",
    "hard 45m@18:00",
    "--on-feet",
    "5h",
    "--sitting",
    "6h30",
    "--water",
    "1.5",
    "--took",
    "ropinirole 0.5 mg@21:00",
    "--took",
    "magnesium",
    "--did",
    "calf-stretch,warm-feet",
    "--helped",
    "walking",
    "--note",
    "a warm bath",
];

#[test]
fn every_flag_is_stored_as_it_should_be() {
    let diary = Diary::new();
    let said = diary.ok(ALL);
    let expected = json!({
        "date": "2026-11-21", "zone": "Asia/Seoul", "offset": "+09:00",
        "sleep": {
            "in_bed": "2026-11-21T23:00:00+09:00", "tried": "2026-11-21T23:15:00+09:00", "latency": 40,
            "awakenings": 3, "waso": 35, "woke": "2026-11-22T06:20:00+09:00", "tasafa": 10,
            "up": "2026-11-22T06:45:00+09:00", "quality": 3
        },
        "urge": {
            "felt": "yes", "severity": 6, "onset": {"at": "2026-11-21T22:30:00+09:00"}, "minutes": 180,
            "places": ["legs", "arms"]
        },
        "cramps": {"had": "yes", "events": [
            {"at": "2026-11-22T03:10:00+09:00", "seconds": 120, "side": "left", "muscle": "calf", "severity": 8},
            {"at": "2026-11-22T04:00:00+09:00", "seconds": 90, "side": "right", "muscle": "foot", "severity": 3,
             "sore": "yes", "eased_by": ["standing", "walking"]}
        ]},
        "leg_wakings": 2,
        "evening": {
            "caffeine": {"drinks": 2, "last": "2026-11-21T15:00:00+09:00"},
            "alcohol": {"drinks": 1.5, "last": "2026-11-21T20:00:00+09:00"},
            "exercise": {"minutes": 45, "effort": "hard", "at": "2026-11-21T18:00:00+09:00"},
            "on_feet": 300, "sitting": 390, "water": 1500
        },
        "took": [{"name": "ropinirole 0.5 mg", "at": "2026-11-21T21:00:00+09:00"}, {"name": "magnesium"}],
        "did": ["calf_stretch", "warm_feet"], "helped": ["walking"], "note": "a warm bath"
    });
    let mut stored = diary.night("2026-11-21");
    for drinks in ["caffeine", "alcohol"] {
        // A number is a number, whether 2 or 2.0.
        stored["evening"][drinks]["drinks"] = stored["evening"][drinks]["drinks"].as_f64().into();
    }
    let mut expected = expected;
    expected["evening"]["caffeine"]["drinks"] = 2.0.into();
    // The order of a set is the program's own.
    for list in ["did", "helped"] {
        let sorted = |value: &mut serde_json::Value| {
            value.as_array_mut().expect("a list").sort_by_key(|name| name.to_string());
        };
        sorted(&mut stored[list]);
        sorted(&mut expected[list]);
    }
    assert_eq!(stored, expected);
    assert_eq!(diary.records()[0]["recorded_at"], crate::nights::MORNING);
    assert!(
        said.starts_with("Night of Sat 21 → Sun 22 Nov\n") && said.contains("\nKept. Wrong? nightlegs diary undo"),
        "{said}"
    );
    for line in
        ["Urge to move: 6 of 10", "Urge lasted: 3 h", "Woke for good: 06:20 (Sun)", "Sleep was: fair", "Cramp 2: "]
    {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    // Told again, nothing is new.
    let before = diary.text();
    assert!(diary.ok(ALL).ends_with("Nothing in it is new. The diary stands as it was.\n"));
    assert_eq!(diary.text(), before);
}

#[test]
fn a_quiet_night_is_one_flag_and_no_three_answers() {
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    let expected = json!({
        "date": "2026-11-21", "zone": "Asia/Seoul", "offset": "+09:00", "urge": {"felt": "no"},
        "cramps": {"had": "no"}, "leg_wakings": 0
    });
    assert_eq!(diary.night("2026-11-21"), expected);
    // Zero, no, not sure and never asked stay four things.
    diary.ok(&[
        "log",
        "fri",
        "--urge",
        "unsure",
        "--cramp",
        "no",
        "--wakes",
        "0",
        "--caffeine",
        "unsure",
        "--took",
        "none",
    ]);
    let night = diary.night("2026-11-20");
    assert_eq!(night["urge"], json!({"felt": "unsure"}));
    assert_eq!(night["cramps"], json!({"had": "no"}));
    assert_eq!((&night["leg_wakings"], &night["took"]), (&json!(0), &json!([])));
    assert_eq!(night["evening"], json!({"caffeine": {"drinks": null}}));
    assert!(night.get("helped").is_none() && night.get("sleep").is_none(), "{night}");
}

#[test]
fn a_night_is_named_in_words_and_said_back_with_both_dates() {
    let cases = [
        ("2026-11-22T17:59:00+09:00", "tonight", "2026-11-21"),
        ("2026-11-22T18:00:00+09:00", "tonight", "2026-11-22"),
        ("2026-11-22T03:00:00+09:00", "yesterday", "2026-11-21"),
        ("2026-11-22T23:00:00+09:00", "last night", "2026-11-21"),
        ("2026-11-22T07:10:00+09:00", "fri", "2026-11-20"),
        ("2026-11-22T07:10:00+09:00", "3 days ago", "2026-11-19"),
        ("2026-11-22T07:10:00+09:00", "21 nov", "2026-11-21"),
        ("2026-11-22T07:10:00+09:00", "2026-11-01", "2026-11-01"),
        ("2026-11-22T07:10:00+09:00", "어제", "2026-11-21"),
        ("2026-01-01T07:10:00+09:00", "31 dec", "2025-12-31"),
    ];
    for (now, words, date) in cases {
        let diary = Diary::at(now, crate::nights::SEOUL);
        let said = diary.ok(&["log", words, "--quiet-night"]);
        assert_eq!(diary.night(date)["date"], date, "{words} at {now}");
        let night = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").expect("a date");
        let next = night.succ_opt().expect("a date");
        for day in [night, next] {
            assert!(
                said.lines().next().is_some_and(|first| first.contains(&day.format("%a %-d").to_string())),
                "{said}"
            );
        }
    }
}

#[test]
fn a_second_log_changes_only_what_is_given_and_marks_it() {
    let diary = Diary::new();
    diary.ok(ALL);
    let mut before = diary.night("2026-11-21");
    let said = diary.ok(&["log", "--urge", "7", "--helped", "warmth", "--note", "slept on"]);
    let marked: Vec<&str> = said.lines().filter(|line| line.contains("(was: ") || line.ends_with("(new)")).collect();
    assert_eq!(marked.len(), 3, "{said}");
    assert!(said.contains("Urge to move: 7 of 10 (was: 6 of 10)\n"), "{said}");
    assert!(said.contains("\nKept. What is not marked is as it was."), "{said}");
    let after = diary.night("2026-11-21");
    before["urge"]["severity"] = json!(7);
    before["note"] = json!("a warm bath\nslept on");
    before["helped"] = after["helped"].clone();
    assert_eq!(after, before);
    assert_eq!(after["helped"].as_array().map(Vec::len), Some(2));
    // A cramp at the same minute is the same cramp; another is another one.
    diary.ok(&["log", "--cramp", "03:10 sore", "--cramp", "05:00"]);
    let cramps = diary.night("2026-11-21")["cramps"]["events"].clone();
    assert_eq!(cramps.as_array().map(Vec::len), Some(3), "{cramps}");
    assert_eq!((&cramps[0]["sore"], &cramps[0]["severity"]), (&json!("yes"), &json!(8)));
}

#[test]
fn json_says_the_night_back_wherever_the_flag_stands() {
    let diary = Diary::new();
    let ways: [&[&str]; 5] = [
        &["log", "--json", "--quiet-night"],
        &["log", "--quiet-night", "--json"],
        &["--json", "log", "--quiet-night"],
        &["log", "--json", "3", "days", "ago", "--quiet-night"],
        &["log", "--json", "fri", "--quiet-night"],
    ];
    for (at, way) in ways.into_iter().enumerate() {
        let ran = diary.run(way);
        if at == 3 {
            // A night of several words is one argument, as everywhere.
            ran.exits(2);
            continue;
        }
        let said = ran.exits(0).json();
        assert_eq!(said["written"], at == 0 || at == 4, "{way:?}");
        assert_eq!(said["night"], diary.night(if at == 4 { "2026-11-20" } else { "2026-11-21" }));
    }
    let said = diary.run(&["log", "thu", "--cramp", "03:00 11m", "--json"]);
    assert_eq!(said.exits(0).json()["red_flags"], json!(["cramp_over_10_minutes"]));
    said.says(&["!! "]);
    let said = diary.run(&["log", "wed", "--cramp", "03:00 11m", "--quiet"]);
    assert!(said.exits(0).out.starts_with("!! "), "no flag silences a sign: {}", said.out);
    let said = diary.run(&["log", "wed", "--wakes", "1"]);
    assert!(!said.exits(0).out.contains("!! "), "it is said of a cramp once, not at every change: {}", said.out);
    assert!(diary.ok(&["diary", "show", "wed"]).starts_with("!! "), "and wherever the night is shown");
    let old = diary.ok(&["log", "2026-10-30", "--cramp", "03:00 11m"]);
    assert!(!old.contains("!! ") && old.contains("more than ten minutes"), "weeks later it is not for today: {old}");
}

#[test]
fn a_note_comes_from_standard_input_and_has_a_limit_that_is_named() {
    let diary = Diary::new();
    let full = "ö".repeat(8 * 1024);
    diary.run_with(&["log", "--note", "-"], format!("{full}\n")).exits(0);
    assert_eq!(diary.night("2026-11-21")["note"], full);
    let before = diary.text();
    diary.run_with(&["log", "fri", "--note", "-"], format!("{full}x")).exits(3).says(&["16385", "16384"]);
    diary.run_with(&["log", "fri", "--note", "-"], vec![b'x'; 10 << 20]).exits(3).says(&["16384"]);
    diary.run(&["log", "fri", "--note", &"x".repeat(16 * 1024 + 1)]).exits(3).says(&["16385", "16384"]);
    // A further line of a full note is too much as well.
    diary.run(&["log", "--note", "more"]).exits(3).says(&["16389", "16384"]);
    diary.run_with(&["log", "fri", "--note", "-"], "ö".repeat(9 << 20)).exits(3).says(&["16384"]);
    diary.run_with(&["log", "fri", "--note", "-"], b"a\nbc\xff").exits(3).says(&["Line 2, byte 3", "UTF-8"]);
    diary.run_with(&["log", "fri", "--note", "-"], "  \n").exits(3).says(&["--note"]);
    assert_eq!(diary.text(), before);
    diary.run_with(&["log", "fri", "--note", "-"], "one\ntwo\n\n").exits(0);
    assert_eq!(diary.night("2026-11-20")["note"], "one\ntwo");
}

#[test]
fn cramps_that_cannot_both_be_so_are_refused_with_both() {
    let pairs = [("no", "03:10 left calf"), ("unsure", "03:10"), ("04:00", "no")];
    for (first, second) in pairs {
        let diary = Diary::new();
        let ran = diary.run(&["log", "--cramp", first, "--cramp", second]);
        ran.exits(3).says(&["--cramp", &format!("“{first}”"), &format!("“{second}”")]);
        assert!(!diary.file().exists());
    }
    let diary = Diary::new();
    diary.ok(&["log", "--cramp", "yes", "--cramp", "03:10 left calf", "--cramp", "03:10 right calf", "--force"]);
    diary.run(&["log", "--cramp", "03:10 8"]).exits(3).says(&["2 cramps at", "03:10", "which leg"]);
    diary.ok(&["log", "--cramp", "03:10 right 8"]);
    let events = diary.night("2026-11-21")["cramps"]["events"].clone();
    assert_eq!((events.as_array().map(Vec::len), &events[1]["severity"]), (Some(2), &serde_json::json!(8)));
}

#[test]
fn cramps_without_a_time_are_two_where_they_are_told_at_once() {
    let diary = Diary::new();
    let count = |diary: &Diary| diary.night("2026-11-21")["cramps"]["events"].as_array().map(Vec::len);
    let twice = ["log", "--cramp", "left calf 8", "--cramp", "left calf 8"];
    for _ in 0..2 {
        diary.ok(&twice);
        assert_eq!(count(&diary), Some(2));
    }
    diary.run(&twice).exits(0).prints(&["Nothing in it is new"]);
    diary.run(&["log", "--cramp", "left calf 8"]).exits(0).prints(&["Nothing in it is new"]);
    diary.ok(&["log", "--cramp", "left calf 7"]);
    diary.ok(&["log", "--cramp", "left calf 8", "--cramp", "left calf 8", "--cramp", "left calf 8"]);
    assert_eq!(count(&diary), Some(4));
}
