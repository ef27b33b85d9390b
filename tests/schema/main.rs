//! The JSON Schemas go with what the program reads and writes, and with nothing else.

#[path = "../nights/mod.rs"]
mod nights;
mod validator;

use std::collections::BTreeSet;
use std::path::Path;

use nightlegs::model::{Id, Key, Kind};
use nightlegs::report::schema::{Of, schema};
use nightlegs::text::Lang;
use nights::Diary;
use serde_json::{Map, Value, json};
use validator::faults;

fn of(what: Of) -> Value {
    schema(what, Lang::English)
}

#[track_caller]
fn takes(schema: &Value, value: &Value) {
    let faults = faults(schema, value);
    assert!(faults.is_empty(), "{value}\n{}", faults.join("\n"));
}

#[track_caller]
fn refuses(schema: &Value, value: &Value) {
    assert!(!faults(schema, value).is_empty(), "taken: {value}");
}

/// The answers of every vignette.
fn vignettes() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("vignettes") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("text");
        let list: Vec<Value> = serde_json::from_str(&text).expect("a list");
        found.extend(list.into_iter().map(|mut vignette| {
            let mut answers = vignette["answers"].take();
            answers["version"] = 1.into();
            answers
        }));
    }
    assert!(found.len() > 80);
    found
}

#[test]
fn every_vignette_and_its_result_go_with_the_schemas() {
    let (answers, result) = (of(Of::Answers), of(Of::Result));
    let all = vignettes();
    let lines: Vec<String> = all.iter().map(Value::to_string).collect();
    all.iter().for_each(|one| takes(&answers, one));
    let ran = Diary::new().run_with(&["screen", "--answers", "-", "--json"], lines.join("\n") + "\n{\"version\":2}\n");
    ran.exits(3);
    let results = ran.json_lines();
    assert_eq!(results.len(), all.len() + 1);
    results.iter().for_each(|one| takes(&result, one));
    refuses(&result, &json!({}));
    for name in results[0].as_object().expect("a result").keys().filter(|name| *name != "help_line") {
        let mut lacking = results[0].clone();
        lacking.as_object_mut().expect("a result").remove(name);
        refuses(&result, &lacking);
    }
    let mut more = results[0].clone();
    more["more"] = 1.into();
    refuses(&result, &more);
}

/// The schema and the reader agree on every question and on values of every kind.
#[test]
fn the_schema_of_answers_takes_what_the_reader_takes() {
    let schema = of(Of::Answers);
    let values = |kind: Kind| {
        let mut values = vec![json!(null), json!(true), json!("no such word"), json!({}), json!([[]]), json!(1e300)];
        values.extend(["", "00:00", "9:05", "24:00", "23:60", "1:5", "-1", "12:30:00", " 12:30"].map(Value::from));
        values.extend([-25, -24, -1, 0, 1, 2, 3, 45, 46, 1000, 1_000_000].map(Value::from));
        values.extend([0.5, 1.0, 2.5].map(Value::from));
        values.extend([json!([]), json!(["Mirapex"]), json!([1]), json!([null])]);
        match kind {
            Kind::Choice { names, .. } => values.extend(names.iter().map(|name| json!(name))),
            Kind::Set { names, .. } => {
                values.extend([json!(names), json!([names[0], names[0]]), json!([names[0], "no"])]);
            }
            Kind::Number(range) => {
                let ends = [range.min - 0.5, range.min, range.max, range.max + 0.5, range.min + 0.25];
                values.extend(ends.map(Value::from));
            }
            Kind::Clock | Kind::Texts => {}
        }
        values
    };
    let mut taken = 0;
    for key in Key::ALL {
        for value in values(key.kind()) {
            let mut object = Map::new();
            object.insert("version".into(), 1.into());
            object.insert(key.as_str().to_owned(), value);
            let object = Value::Object(object);
            let read = nightlegs::ask::read(object.to_string().as_bytes()).is_ok();
            assert_eq!(faults(&schema, &object).is_empty(), read, "{object}");
            taken += usize::from(read);
        }
    }
    assert!(taken > 3 * Key::ALL.len(), "{taken}");
    for wrong in [json!({}), json!([]), json!({"version": 2}), json!({"version": 1, "agee": 3})] {
        refuses(&schema, &wrong);
    }
}

/// Every field of a night, each kind of record, an undo, a screening beside the nights, and a rewritten diary.
fn written() -> Diary {
    let diary = Diary::new();
    let entry = json!({
        "date": "2026-11-20",
        "sleep": {
            "in_bed": "22:45", "tried": "23:00", "latency": 40, "awakenings": 3, "waso": 35, "woke": "06:20",
            "tasafa": 10, "up": "06:45", "quality": 2,
        },
        "urge": {"severity": 6, "onset": {"at": "21:30"}, "rest": 15, "minutes": 120, "places": ["legs", "feet"]},
        "cramps": {"events": [{
            "at": "03:10", "seconds": 90, "side": "left", "muscle": "calf", "severity": 8, "sore": "yes",
            "eased_by": ["standing", "walking"],
        }]},
        "leg_wakings": 2,
        "evening": {
            "caffeine": {"drinks": 2.5, "last": "15:00"}, "alcohol": {"drinks": null},
            "exercise": {"minutes": 30, "effort": "hard", "at": "17:00"}, "on_feet": 360, "sitting": 450, "water": 1500,
            "naps": {"times": 2, "minutes": 45},
        },
        "took": [{"name": "ropinirole 0.5 mg", "at": "21:00"}, {"name": "magnesium"}],
        "did": ["calf_stretch"], "helped": ["walking"], "signs": ["suspected_dvt"], "note": "두 줄\nand “more”",
    });
    diary.run_with(&["log", "--json", "-", "--force"], entry.to_string()).exits(0);
    diary.ok(&["log", "sat", "--quiet-night", "--no-sleep"]);
    diary.ok(&["log", "thu", "--urge", "3@all-day", "--took", "none", "--cramp", "unsure"]);
    diary.ok(&["log", "wed", "--cramp", "yes", "--alcohol", "0"]);
    diary.ok(&["diary", "remove", "wed", "--yes"]);
    diary.ok(&["diary", "undo"]);
    let answers = json!({"version": 1, "urge_to_move": "yes", "self_harm": "no", "medicines": ["Mirapex 0.25 mg"]});
    for _ in 0..2 {
        diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    }
    diary
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn every_line_that_is_written_goes_with_the_schema_of_the_diary() {
    let schema = of(Of::Diary);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["data/demo.jsonl", "tests/diaries/version-1.jsonl"] {
        let text = std::fs::read_to_string(root.join(file)).expect(file);
        lines(&text).iter().for_each(|line| takes(&schema, line));
    }
    let diary = written();
    let all = lines(&diary.text());
    all.iter().for_each(|line| takes(&schema, line));
    let kinds: BTreeSet<&str> =
        all.iter().flat_map(|line| line.as_object().expect("an object").keys().map(String::as_str)).collect();
    for kind in ["format", "night", "removal", "screening", "undoes", "through"] {
        assert!(kinds.contains(kind), "{kinds:?}");
    }
    // Every field that a night may have stands in one of them.
    let mut named = BTreeSet::new();
    all.iter().for_each(|line| names(&line["night"], &mut named));
    let mut known = BTreeSet::new();
    let of_night = &schema["oneOf"].as_array().expect("kinds")[1]["properties"]["night"];
    properties(of_night, &mut known);
    assert_eq!(named, known);

    diary.ok(&["diary", "compact"]);
    let rewritten = lines(&diary.text());
    assert!(rewritten[0].get("compacted_at").is_some(), "{}", rewritten[0]);
    rewritten.iter().for_each(|line| takes(&schema, line));

    let result = of(Of::Result);
    let beside = diary.run_with(&["screen", "--answers", "-", "--json"], "{\"version\":1,\"cramps\":\"no\"}").json();
    assert!(beside.get("since_last").is_some(), "{beside}");
    takes(&result, &beside);
}

fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| {
            found.insert(name.clone());
            names(value, found);
        }),
        Value::Array(list) => list.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

fn properties(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => object.iter().for_each(|(keyword, value)| {
            if let ("properties", Value::Object(properties)) = (keyword.as_str(), value) {
                found.extend(properties.keys().cloned());
            }
            properties_of(value, found);
        }),
        other => properties_of(other, found),
    }
}

fn properties_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(_) => properties(value, found),
        Value::Array(list) => list.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

/// Medicines, blood tests and trials, every field of them, and their removals, as the program itself writes them.
fn other_records() -> Vec<Value> {
    use nightlegs::diary::{Key as Of, Payload};
    use nightlegs::model::{LabDraw, MedicineCourse, Trial};
    let course = |text: &str| serde_json::from_str::<MedicineCourse>(text).expect(text);
    let draw = |text: &str| serde_json::from_str::<LabDraw>(text).expect(text);
    let trial = |text: &str| serde_json::from_str::<Trial>(text).expect(text);
    let courses = [
        course(r#"{"id":1,"name":"ropinirole"}"#),
        course(
            r#"{"id":9999,"name":"iron","began":"2020","stopped":"2026-10","doses":[{},{"from":"2026-10-02","amount":"80 mg","at":["07:00","21:00"],"as_needed":true}]}"#,
        ),
    ];
    let draws = [
        draw(r#"{"on":"2026-10","results":[]}"#),
        draw(
            r#"{"on":"2026-10-02","results":[{"test":"ferritin","value":38.5,"unit":"ng_per_ml","marked":"no"}],"morning":"yes","off_iron":"no","ill":"unsure"}"#,
        ),
    ];
    let trials = [
        trial(r#"{"strategy":"calf_stretch","from":"2026-11-01"}"#),
        trial(r#"{"strategy":"warm_feet","from":"2026-11-01","until":"2026-11-20"}"#),
    ];
    let removals = [Of::Medicine(3), Of::Lab(draws[1].on), Of::Trial(trials[0].strategy, trials[0].from)];
    let payloads = courses.iter().map(Payload::Medicine).chain(draws.iter().map(Payload::Lab));
    let payloads = payloads.chain(trials.iter().map(Payload::Trial)).chain(removals.iter().map(Payload::Removal));
    let line = |payload: Payload<'_>| {
        let line = format!(r#"{{"seq":1,"recorded_at":"2026-11-22T06:50:12+09:00",{}}}"#, payload.text());
        nightlegs::diary::Stamp::read(line.as_bytes()).expect(&line);
        serde_json::from_str(&line).expect(&line)
    };
    payloads.map(line).collect()
}

#[test]
fn records_of_every_kind_go_with_the_schema_of_the_diary() {
    let schema = of(Of::Diary);
    let all = other_records();
    all.iter().for_each(|line| takes(&schema, line));
    let (mut named, mut known) = (BTreeSet::new(), BTreeSet::new());
    for kind in ["medicine", "lab", "trial"] {
        all.iter().for_each(|line| names(&line[kind], &mut named));
        let of_kind =
            schema["oneOf"].as_array().expect("kinds").iter().find(|one| one["properties"].get(kind).is_some());
        properties(&of_kind.expect(kind)["properties"][kind], &mut known);
    }
    assert_eq!(named, known, "each field stands in one of them");
}

#[test]
fn lines_that_are_wrong_do_not_go_with_the_schema_of_the_diary() {
    let schema = of(Of::Diary);
    let all = [lines(&written().text()), other_records()].concat();
    // Whatever is taken out, put in or turned into something else at any place makes a line that is refused, or one that
    // the reader takes too.
    let mut refused = 0;
    for line in &all {
        for place in places(line) {
            for spoil in [spoil_name, spoil_value, spoil_number] {
                let mut wrong = line.clone();
                if !spoil(&mut wrong, &place) {
                    continue;
                }
                refuses(&schema, &wrong);
                refused += 1;
            }
        }
    }
    assert!(refused > 200, "{refused}");
    let night = |rest: &str| -> Value {
        serde_json::from_str(&format!(
            r#"{{"seq":1,"through":"2026-11-21","recorded_at":"2026-11-22T06:50:12+09:00","night":{{"date":"2026-11-21","offset":"+09:00"{rest}}}}}"#
        ))
        .expect("JSON")
    };
    takes(&schema, &night(""));
    for wrong in [
        r#","urge":{"felt":"maybe"}"#,
        r#","urge":{"severity":6}"#,
        r#","urge":{"felt":"yes","onset":{"all_day":false}}"#,
        r#","sleep":{"quality":6}"#,
        r#","took":[{"name":""}]"#,
        r#","evening":{"caffeine":{"last":"2026-11-21T15:00:00+09:00"}}"#,
    ] {
        refuses(&schema, &night(wrong));
    }
    let mut kept = all.iter().find(|line| line.get("screening").is_some()).expect("a screening").clone();
    takes(&schema, &kept);
    kept["screening"]["answers"]["self_harm"] = "no".into();
    refuses(&schema, &kept);
}

/// Where values stand in a line, as pointers.
fn places(value: &Value) -> Vec<String> {
    let below = |name: String, value: &Value| {
        std::iter::once(format!("/{name}"))
            .chain(places(value).into_iter().map(move |place| format!("/{name}{place}")))
            .collect::<Vec<_>>()
    };
    match value {
        Value::Object(object) => object.iter().flat_map(|(name, value)| below(name.clone(), value)).collect(),
        Value::Array(list) => list.iter().enumerate().flat_map(|(at, value)| below(at.to_string(), value)).collect(),
        _ => Vec::new(),
    }
}

/// Gives a field another name.
fn spoil_name(line: &mut Value, place: &str) -> bool {
    let (before, name) = place.rsplit_once('/').expect("a place");
    let Some(Value::Object(object)) = line.pointer_mut(before) else { return false };
    let Some(value) = object.remove(name) else { return false };
    object.insert(format!("{name}_"), value);
    true
}

/// Puts a value of a kind that stands nowhere.
fn spoil_value(line: &mut Value, place: &str) -> bool {
    let Some(value) = line.pointer_mut(place) else { return false };
    *value = json!({ "no": { "such": "thing" } });
    true
}

/// Puts a number or a word that stands nowhere.
fn spoil_number(line: &mut Value, place: &str) -> bool {
    let free = ["note", "name", "zone", "rules_version", "amount"];
    let Some(value) = line.pointer_mut(place) else { return false };
    match value {
        Value::Number(_) => *value = json!(-1.5),
        Value::String(_) if !free.iter().any(|name| place.ends_with(name)) && !place.contains("/medicines/") => {
            *value = json!("no such word");
        }
        _ => return false,
    }
    true
}
