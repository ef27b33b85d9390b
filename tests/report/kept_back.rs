//! A page for others: without notes, age, sex, and names of medicines that no list has.

use serde_json::{Value, json};

use crate::made::{EXAMPLE, Made, holding};

/// The example, with medicines of its own and with answers of its own in the newest screening.
fn told(medicines: [&str; 2], answers: &Value) -> Made {
    let mut text = String::new();
    for line in EXAMPLE.lines() {
        let mut record: Value = serde_json::from_str(line).expect("JSON");
        if record["seq"] == 76 {
            let doses = record["night"]["took"].as_array_mut().expect("doses");
            doses.extend(medicines.map(|name| json!({"name": name})));
            record["night"]["note"] = json!("my neighbour Gwendolyn saw it");
        }
        if record["seq"] == 75 {
            let asked = record["screening"]["answers"].as_object_mut().expect("answers");
            asked.extend(answers.as_object().expect("answers").clone());
        }
        // The stamp stands first in a line; an object of `serde_json` is sorted.
        let line = if [75, 76].contains(&record["seq"].as_u64().unwrap_or(0)) { stamped(&record) } else { line.into() };
        text.push_str(&line);
        text.push('\n');
    }
    let diary = holding(&text);
    let open = Made::of(&diary, &[]);
    assert!(
        open.texts()[0].1.contains("Gwendolyn") && open.texts()[0].1.contains("58 years"),
        "it is there to be left out"
    );
    Made::of(&diary, &["--redact"])
}

fn stamped(record: &Value) -> String {
    let kind = if record.get("night").is_some() { "night" } else { "screening" };
    let (seq, through, at) = (&record["seq"], &record["through"], &record["recorded_at"]);
    format!("{{\"seq\":{seq},\"through\":{through},\"recorded_at\":{at},\"{kind}\":{}}}", record[kind])
}

#[track_caller]
fn lacks(made: &Made, secrets: &[&str]) {
    for (form, text) in made.texts() {
        let text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        for secret in secrets {
            assert!(!text.contains(&secret.to_lowercase()), "{form} tells {secret}:\n{text}");
        }
    }
}

#[test]
fn own_words_age_and_sex_are_in_no_form() {
    let made = told(["dr kims tea 3 cups", "Nytol of Gwendolyn 25 mg"], &json!({}));
    lacks(&made, &["dr kim", "kims", "tea 3", "3 cups", "Gwendolyn", "neighbour", "after dinner", "long walk"]);
    lacks(&made, &["58 years", "Sex: Female", "Age:", "\"age\":58", "\"sex\":", "Nytol"]);
    for (form, text) in made.texts() {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if form == "json" {
            assert_eq!((&made.json["redacted"], &made.json["notes"]), (&json!(true), &json!([])));
            continue;
        }
        // What the list has stays, by its own name and with its dose.
        for kept in
            ["ropinirole 1 mg (14;", "magnesium 250 mg (2;", "diphenhydramine 25 mg (2;", "unlisted medicine 1 (1)"]
        {
            assert!(flat.contains(kept), "{form} lacks {kept}:\n{flat}");
        }
        assert!(flat.contains("Left out: age, sex, notes, and names"), "{form}");
    }
    assert!(made.json.to_string().contains("\"as_written\":\"ropinirole 1 mg\""));
}

#[test]
fn answers_behind_a_sign_do_not_tell_it_either() {
    let answers = json!({
        "haemoglobin": 11.5, "medicines": ["ropinirole 1 mg", "Gwendolyns drops"],
        "medicines_stopped": ["pramipexole of Gwendolyn 0.25 mg", "dr kims tea"],
    });
    let made = told(["dr kims tea", "Sifrol 0.18 mg"], &answers);
    lacks(&made, &["Gwendolyn", "kims", "58 years", "Sex: Female", "Sifrol"]);
    assert!(made.markdown.contains("Haemoglobin: 11.5"), "the sign itself stays");
    assert!(made.markdown.contains("pramipexole 0.25 mg"), "{}", made.markdown);
}

#[test]
fn what_stands_beside_the_name_of_a_known_medicine_is_no_dose() {
    let made = told(["ropinirole 4Gwendolyn 2 mg", "magnesium 5thStreet 100mg"], &json!({}));
    lacks(&made, &["Gwendolyn", "Street"]);
    assert!(made.markdown.contains("ropinirole 2 mg (1)") && made.markdown.contains("magnesium 100mg (1)"));
}
