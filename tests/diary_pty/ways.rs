//! Three ways to tell a night: questions, options, and JSON. Each reaches every field, and all make the same record.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::nights::Diary;
use crate::run::{EVERYTHING, answer, end, start};

/// What [`EVERYTHING`] tells, by options.
pub const FLAGS: &[&str] = &[
    "log",
    "--urge=6@22:30/3h",
    "--rest=15",
    "--where=legs",
    "--cramp=03:10 2m left calf 8 not sore eased:toes-to-shin",
    "--wakes=2",
    "--bed=23:00",
    "--tried=23:15",
    "--asleep-after=40",
    "--awakenings=3",
    "--awake=35",
    "--woke=06:20",
    "--lay-awake=10",
    "--up=06:45",
    "--quality=3",
    "--caffeine=2@15:00",
    "--alcohol=0",
    "--exercise=moderate 30m@18:00",
    "--naps=1/20m",
    "--on-feet=5h",
    "--sitting=6h",
    "--water=1.5",
    "--took=iron",
    "--took=ropinirole 0.5 mg@21:00",
    "--did=calf-stretch",
    "--helped=walking",
    "--note=a warm bath",
];

/// And in JSON, with times as they are said.
fn everything() -> Value {
    json!({
        "urge": {"severity": 6, "onset": {"at": "22:30"}, "rest": 15, "minutes": 180, "places": ["legs"]},
        "cramps": {"events": [{"at": "03:10", "seconds": 120, "side": "left", "muscle": "calf", "severity": 8,
            "sore": "no", "eased_by": ["toes_to_shin"]}]},
        "leg_wakings": 2,
        "sleep": {"in_bed": "23:00", "tried": "23:15", "latency": 40, "awakenings": 3, "waso": 35, "woke": "06:20",
            "tasafa": 10, "up": "06:45", "quality": 3},
        "evening": {"caffeine": {"drinks": 2, "last": "15:00"}, "alcohol": {"drinks": 0},
            "exercise": {"minutes": 30, "effort": "moderate", "at": "18:00"}, "naps": {"times": 1, "minutes": 20},
            "on_feet": 300, "sitting": 360, "water": 1500},
        "took": [{"name": "iron"}, {"name": "ropinirole 0.5 mg", "at": "21:00"}],
        "did": ["calf_stretch"], "helped": ["walking"], "note": "a warm bath"
    })
}

/// A night without sleep and with an urge all day, in each way; the lines are those of the questions.
const AWAKE_LINES: &str = "3\n4\nall day\n1\n\n0\n3\n22:00\n\n\nno\n06:30\n4\n0\n0\n0\n0\n\n\n\n1\n";
const AWAKE_FLAGS: &[&str] = &[
    "log",
    "--urge=4@all-day",
    "--where=legs",
    "--cramp=no",
    "--wakes=0",
    "--no-sleep",
    "--bed=22:00",
    "--up=06:30",
    "--caffeine=none",
    "--alcohol=none",
    "--exercise=none",
    "--naps=none",
];

fn awake() -> Value {
    json!({
        "urge": {"severity": 4, "onset": {"all_day": true}, "places": ["legs"]}, "cramps": {"had": "no"},
        "leg_wakings": 0,
        "sleep": {"no_sleep": true, "in_bed": "22:00", "up": "06:30"},
        "evening": {"caffeine": {"drinks": 0}, "alcohol": {"drinks": 0}, "exercise": {"minutes": 0}, "naps": {"times": 0}}
    })
}

fn by_flags(flags: &[&str]) -> Value {
    let diary = Diary::new();
    diary.ok(flags);
    diary.night("2026-11-21")
}

fn by_json(entry: &Value) -> Value {
    let diary = Diary::new();
    diary.run_with(&["log", "--json", "-"], entry.to_string()).exits(0);
    diary.night("2026-11-21")
}

/// The names of all fields of a value, each behind that of the one it is in.
fn fields(of: &Value, path: &str, found: &mut BTreeSet<String>) {
    match of {
        Value::Object(object) => {
            for (name, value) in object {
                let path = format!("{path}.{name}");
                fields(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, path, found)),
        _ => {}
    }
}

/// The same of a schema.
fn fields_of_schema(of: &Value, path: &str, found: &mut BTreeSet<String>) {
    for several in ["oneOf", "anyOf"] {
        of[several].as_array().into_iter().flatten().for_each(|one| fields_of_schema(one, path, found));
    }
    if !of["items"].is_null() {
        fields_of_schema(&of["items"], path, found);
    }
    for (name, value) in of["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        fields_of_schema(value, &path, found);
        found.insert(path);
    }
}

#[test]
fn questions_options_and_json_make_the_same_record() {
    let diary = Diary::new();
    let mut pty = start(&diary, &["log"], 30, 80);
    answer(&mut pty, EVERYTHING);
    end(&mut pty);
    assert_eq!(diary.night("2026-11-21"), by_flags(FLAGS));
    assert_eq!(by_json(&everything()), by_flags(FLAGS));
    let diary = Diary::new();
    diary.run_with(&["log", "--plain"], AWAKE_LINES).exits(0).prints(&["Sleep: none at all"]);
    assert_eq!(diary.night("2026-11-21"), by_flags(AWAKE_FLAGS));
    assert_eq!(by_json(&awake()), by_flags(AWAKE_FLAGS));
}

#[test]
fn every_field_of_a_night_is_reached() {
    let schema: Value = serde_json::from_str(&Diary::new().ok(&["schema", "diary"])).expect("a schema");
    let records = schema["oneOf"].as_array().expect("records");
    let night = records.iter().map(|record| &record["properties"]["night"]).find(|night| !night.is_null());
    let mut wanted = BTreeSet::new();
    fields_of_schema(night.expect("a night"), "", &mut wanted);
    // Danger signs are what answers to questions were taken for; nobody types them.
    wanted.remove(".signs");
    let mut reached = BTreeSet::new();
    for night in [by_flags(FLAGS), by_flags(AWAKE_FLAGS)] {
        fields(&night, "", &mut reached);
    }
    // When the last one was is the same of both kinds of drinks.
    reached.insert(".evening.alcohol.last".to_owned());
    assert_eq!(reached, wanted);
}

#[test]
fn a_night_without_sleep_tells_of_none_and_can_be_mended() {
    let diary = Diary::new();
    for (told, field) in [
        ("--woke=06:00", "Woke for good"),
        ("--awake=30", "Awake in the night, in all"),
        ("--asleep-after=20", "Time until asleep"),
        ("--wakes=2", "Times the legs woke you"),
    ] {
        let ran = diary.run(&["log", "--no-sleep", told, "--force"]);
        ran.exits(3).says(&["there was no sleep at all", field]);
    }
    diary.run(&["log", "--naps=45m"]).exits(3).says(&["--naps"]);
    diary.run(&["log", "--naps=none/45m"]).exits(3).says(&["“none” is an answer by itself"]);
    diary.run(&["log", "--naps=0/45m"]).exits(3).says(&["there were no naps"]);
    diary.run(&["log", "--naps=unsure"]).exits(3).says(&["“not sure” is no answer here"]);
    diary.run(&["log", "--urge=no", "--rest=10"]).exits(3).says(&["there was no urge"]);
    diary.run(&["log", "--quiet-night", "--rest=10"]).exits(3);
    assert!(!diary.file().exists());
    diary.ok(&["log", "--no-sleep", "--quiet-night"]);
    assert_eq!(diary.night("2026-11-21")["sleep"], json!({"no_sleep": true}));
    diary.run(&["log", "--woke=06:00"]).exits(3).says(&["nightlegs diary edit"]);
    // There was sleep after all, as the questions put it: by its answer, or by how long it took to come.
    for (lines, sleep) in [
        ("3\n\n\n\nyes\n2\n\n\n\n\nu\n1\n", json!({"awakenings": 2})),
        ("3\n\n\n40\n2\n\n\n\n\nu\n1\n", json!({"latency": 40, "awakenings": 2})),
    ] {
        diary.run_with(&["diary", "edit", "--plain"], lines).exits(0);
        assert_eq!(diary.night("2026-11-21")["sleep"], sleep, "{lines:?}");
        // And none after all.
        diary.run_with(&["diary", "edit", "--plain"], "3\n\n\nu\nno\n\n1\n").exits(0);
        assert_eq!(diary.night("2026-11-21")["sleep"], json!({"no_sleep": true}));
    }
}
