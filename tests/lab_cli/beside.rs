//! What is said of results beside what is known of the person: the same as in a screening.

use serde_json::{Value, json};

use crate::nights::{Diary, Ran};

fn screened(answers: &Value) -> Diary {
    let diary = Diary::new();
    let mut all = json!({"version": 1, "urge_to_move": "yes"});
    for (key, value) in answers.as_object().expect("answers") {
        all[key] = value.clone();
    }
    diary.run_with(&["screen", "--answers", "-", "--quiet"], all.to_string()).exits(0);
    diary
}

fn flags(ran: &Ran) -> Vec<String> {
    let json = ran.exits(0).json();
    let flags = json["red_flags"].as_array().expect("flags").iter();
    flags
        .map(|flag| format!("{} {}", flag["id"].as_str().unwrap_or(""), flag["urgency"].as_str().unwrap_or("")))
        .collect()
}

/// A reading, the facet's first words, and the signs, for each person and each draw.
#[test]
fn the_reading_is_that_of_a_screening() {
    let man = json!({"age": 61, "sex": "male", "conditions": []});
    let woman = json!({"age": 34, "sex": "female", "conditions": []});
    let dialysis = json!({"age": 54, "sex": "female", "conditions": ["dialysis"]});
    let stores = json!({"age": 50, "sex": "male", "conditions": ["haemochromatosis"]});
    let child = json!({"age": 9, "sex": "female", "conditions": []});
    let pregnant = json!({"age": 31, "sex": "female", "pregnancy": "yes", "conditions": []});
    for (person, results, reading, signs) in [
        (&man, "ferritin 38", "low_for_rls", &["iron_loss_unexplained soon"][..]),
        (&woman, "ferritin 38", "low_for_rls", &[]),
        (&woman, "ferritin 90", "between_75_and_100", &[]),
        (&woman, "ferritin 90 tsat 18", "low_for_rls", &[]),
        (&woman, "ferritin 130 tsat 30", "above_thresholds", &[]),
        (&woman, "ferritin 130 iron 58 ug/dL tibc 380", "low_for_rls", &[]),
        (&woman, "ferritin 169 pmol/L", "low_for_rls", &[]),
        (&woman, "tsat 0.52", "overload", &["iron_overload soon"]),
        (&woman, "ferritin 400", "high_unread", &[]),
        (&dialysis, "ferritin 180 tsat 15", "low_for_rls", &[]),
        (&stores, "ferritin 38", "overload", &["iron_overload routine"]),
        (&child, "ferritin 48", "low_for_rls", &[]),
        (&pregnant, "hb 10.2", "", &["severe_anaemia soon"]),
        (&woman, "hb 69 g/L", "", &["severe_anaemia same_day"]),
    ] {
        let diary = screened(person);
        let words: Vec<&str> = results.split(' ').collect();
        let ran = diary.run(&[&["lab", "--json"], &words[..]].concat());
        let json = ran.exits(0).json();
        assert_eq!(json["iron"]["reading"].as_str().unwrap_or_default(), reading, "{person} {results}");
        assert_eq!(flags(&ran), signs, "{person} {results}");
    }
}

#[test]
fn what_was_urgent_weeks_ago_tells_its_age_and_asks_for_a_new_test() {
    let diary = screened(&json!({"age": 70, "sex": "male", "conditions": []}));
    let old = diary.run(&["lab", "hb", "6.2", "--on", "2026-10-20"]);
    assert!(old.exits(0).out.starts_with("!! Low haemoglobin – result of Tue 20 Oct 2026"), "{old:#?}");
    let list = diary.run(&["lab", "list"]).exits(0).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(list.contains("This result is 33 days old.") && list.contains("a new test"), "{list}");
    assert!(!list.contains("TODAY") && !list.contains("doctor today"), "{list}");
    // A newer result is what counts.
    let new = diary.run(&["lab", "hb", "6.3", "--on", "2026-11-21"]);
    assert!(new.exits(0).out.starts_with("!! TODAY – Low haemoglobin"), "{new:#?}");
    assert!(diary.run(&["lab", "list"]).out.starts_with("!! TODAY – Low haemoglobin"));
    let plan = diary.run(&["plan"]).exits(0).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plan.contains("Blood result of Sat 21 Nov 2026: Haemoglobin: 6.3 g/dL"), "{plan}");
    assert!(plan.contains("All self-care is held back") && plan.contains("a new result"), "{plan}");
}

#[test]
fn signs_stand_first_and_the_lab_says_the_sentence_of_the_screening() {
    let diary = screened(&json!({"age": 61, "sex": "male", "conditions": []}));
    let ran = diary.run(&["lab", "ferritin", "38", "tsat", "18", "--on", "2026-10-02"]);
    assert!(ran.exits(0).out.starts_with("!! SOON – Low iron needs a cause"), "{ran:#?}");
    let one_line = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut answers = json!({"version": 1, "age": 61, "sex": "male", "conditions": []});
    (answers["ferritin"], answers["transferrin_saturation"]) = (json!(38), json!(18));
    let screen = Diary::new().run_with(&["screen", "--answers", "-", "--json"], answers.to_string()).json();
    let text = screen["iron"]["text"].as_str().expect("a sentence");
    assert!(one_line.contains(text), "{one_line}");
    for part in [
        "A lab slip may still call it normal",
        "50, 70 and 100",
        "From Sat 2 Jan 2027 on",
        "Winkelman 2025",
        "in the morning",
    ] {
        assert!(one_line.contains(part), "{part}: {one_line}");
    }
    assert!(!one_line.contains("Age and illnesses"), "{one_line}");
}

#[test]
fn nobody_is_read_as_healthy_without_saying_so() {
    let diary = Diary::new();
    let ran = diary.run(&["lab", "ferritin", "38", "--morning", "yes", "--off-iron"]);
    ran.exits(0).prints(&["Age and illnesses are not in your diary", "dialysis"]);
    assert!(!ran.out.contains("best done in the morning"), "{}", ran.out);
    for (options, asked) in [(&["--ill"][..], false), (&["--ill=no"], false), (&[], true)] {
        let ran = Diary::new().run(&[&["lab", "ferritin", "120"], options].concat());
        assert_eq!(ran.exits(0).out.contains("If you were ill"), asked, "{options:?}");
    }
    Diary::new().run(&["lab", "ferritin", "120", "--ill"]).exits(0).prints(&["You were ill or had an operation"]);
}

#[test]
fn too_much_iron_is_not_forgotten_until_a_newer_saturation() {
    let diary = screened(&json!({"age": 50, "sex": "male", "conditions": []}));
    diary.ok(&["lab", "tsat", "52", "--on", "2026-03"]);
    let later = diary.run(&["lab", "ferritin", "38", "--on", "2026-10-02"]);
    later.exits(0).prints(&[
        "Too much iron",
        "Read together with: Transferrin saturation 52 %, of Mar 2026.",
        "above 45 %",
    ]);
    assert!(!later.out.contains("you may ask your doctor about a new one"), "{}", later.out);
    diary.run(&["lab", "ferritin", "38", "tsat", "30"]).exits(0).prints(&["A lab", "From Mon 22 Feb 2027 on"]);
    // What a newer screening tells counts more than an older draw.
    let diary = Diary::new();
    diary.ok(&["lab", "tsat", "52", "--on", "2026-03"]);
    let answers = json!({"version": 1, "ferritin": 90, "transferrin_saturation": 30});
    diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    let json = diary.run(&["lab", "ferritin", "38", "--json"]).exits(0).json();
    assert_eq!(json["iron"]["reading"], "low_for_rls");
}

#[test]
fn a_retest_is_spoken_of_calmly_and_of_the_newest_result_alone() {
    let diary = screened(&json!({"age": 34, "sex": "female", "conditions": []}));
    diary.run(&["lab", "ferritin", "38", "--on", "2026-05"]).exits(0).prints(&["three months old or more", "no hurry"]);
    let old = diary.run(&["lab", "ferritin", "60", "--on", "2025"]);
    old.exits(0).prints(&["A newer iron result is in your diary, of May 2026."]);
    assert!(!old.out.contains("three months old"), "{}", old.out);
    diary.run(&["lab", "list"]).exits(0).prints(&["The newest iron result, of May 2026:", "three months old or more"]);
    let kidney = screened(&json!({"age": 54, "sex": "female", "conditions": ["dialysis"]}));
    assert!(!kidney.ok(&["lab", "ferritin", "60", "--on", "2026-01"]).contains("new one"));
}

#[test]
fn everything_else_is_kept_and_not_judged() {
    let diary = Diary::new();
    let ran = diary.run(&["lab", "potassium", "6.8", "creatinine", "410", "tsh", "9"]);
    ran.exits(0).prints(&["not judged by this program: Potassium, Creatinine, TSH", "an arrow, a star, H, L"]);
    assert!(!ran.out.contains("!!") && !ran.out.contains("Sources"), "{}", ran.out);
    let ran = Diary::new().run(&["lab", "folate", "3 ng/mL", "b12", "300 pg/mL"]);
    assert!(!ran.exits(0).out.contains("arrow"), "{}", ran.out);
    Diary::new().run(&["lab", "irls", "24"]).exits(0).prints(&["21 to 30 is in the band called severe", "licensed"]);
    // Of what is added to a draw, the iron is not read out again.
    let diary = Diary::new();
    diary.ok(&["lab", "ferritin", "38"]);
    assert!(!diary.ok(&["lab", "tsh", "2.5"]).contains("guidelines"));
}

/// A ferritin that was drawn alone hides no saturation of the weeks before, in whichever command asks.
#[test]
fn lab_plan_and_report_read_a_ferritin_alone_with_the_saturation_of_the_day_before() {
    let woman = json!({"age": 34, "sex": "female", "conditions": [], "worse_at_rest": "yes", "relief_by_moving": "complete",
        "worse_in_evening": "yes", "position_change_settles": "never"});
    for (saturation, reading, sentence, told) in [
        ("52", "overload", "Too much iron", "Transferrin saturation: 52 %"),
        ("15", "low_for_rls", "Talk with a doctor about your iron result.", "Transferrin saturation: 15 %"),
    ] {
        let diary = screened(&woman);
        diary.ok(&["lab", "ferritin", "120", "tsat", saturation, "--on", "2026-11-02"]);
        let alone = diary.run(&["lab", "ferritin", "118", "--on", "2026-11-03", "--json"]).exits(0).json();
        assert_eq!(alone["iron"]["reading"], reading);
        let listed = diary.run(&["lab", "list", "--json"]).json();
        assert_eq!((&listed[0]["on"], &listed[0]["iron"]["reading"]), (&json!("2026-11-03"), &json!(reading)));
        diary.run(&["lab", "list"]).exits(0).prints(&[&format!("{}, of Mon 2 Nov 2026", told.replace(':', ""))]);
        let page = diary.run(&["report", "--format", "json"]).exits(0).json();
        assert_eq!(page["screening"]["iron"]["reading"], reading);
        let page = diary.ok(&["report", "--format", "markdown"]);
        let line = page.lines().find(|line| line.contains("Iron, blood of")).expect("a line about iron");
        assert!(line.contains("Iron, blood of Tue 3 Nov 2026: Ferritin: 118 ng/mL."), "{line}");
        assert!(line.contains(&format!("Iron, blood of Mon 2 Nov 2026: {told}.")), "{line}");
        let plan = diary.ok(&["plan"]).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plan.contains(sentence), "{plan}");
    }
    // A saturation that is newer than the ferritin is read with it, and has the date of its own blood at its sign.
    let diary = screened(&woman);
    diary.ok(&["lab", "ferritin", "60", "--on", "2026-11-02"]);
    diary.ok(&["lab", "tsat", "48", "--on", "2026-11-20"]);
    let plan = diary.ok(&["plan"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plan.contains("Blood result of Fri 20 Nov 2026: Transferrin saturation: 48"), "{plan}");
    assert!(!plan.contains("Ferritin: 60"), "{plan}");
    diary.run(&["lab", "list"]).exits(0).prints(&["Read together with: Ferritin 60 ng/mL, of Mon 2 Nov 2026."]);
}

/// No document gives limits for potassium, so the mark of the slip is asked for, and counts.
#[test]
fn a_potassium_that_the_slip_marks_is_for_today_wherever_it_is_read() {
    let asked = Diary::new().run(&["lab", "potassium", "6.8"]);
    let said = flat(&asked.exits(0).out);
    assert!(said.contains("the mark on the slip counts") && said.contains("nightlegs lab potassium 6.1 H"), "{said}");
    assert!(!asked.out.contains("!!"), "{}", asked.out);
    for typed in [&["potassium", "6.8", "H"][..], &["K", "6.8*", "mmol/L"], &["칼륨", "2.4 mmol/L", "↓"]] {
        let diary =
            screened(&json!({"age": 70, "sex": "male", "conditions": [], "cramps": "yes", "cramp_hard_muscle": "yes"}));
        assert!(diary.ok(&["plan"]).contains("[calcium_potassium]"), "it is advised while nothing is known");
        let ran = diary.run(&[&["lab", "--on", "2026-11-19"], typed].concat());
        assert!(ran.exits(0).out.starts_with("!! TODAY"), "{}", ran.out);
        let said = flat(&ran.out);
        for part in ["marked on the slip", "a potassium that the lab marked", "The slip marks this: Potassium."] {
            assert!(said.contains(part), "{said}");
        }
        assert!(diary.run(&["lab", "list"]).exits(0).out.starts_with("!! TODAY"));
        let plan = flat(&diary.ok(&["plan"]));
        assert!(
            plan.contains("All self-care is held back") && plan.contains("Blood result of Thu 19 Nov 2026"),
            "{plan}"
        );
        assert!(flat(&diary.ok(&["report", "--format", "markdown"])).contains("a potassium that the lab marked"));
        // A newer slip without a mark takes it back; one of which that is not known does not.
        diary.ok(&["lab", "potassium", "4.5", "--on", "2026-11-20"]);
        assert!(flat(&diary.ok(&["plan"])).contains("All self-care is held back"));
        diary.ok(&["lab", "potassium", "4.5", "normal", "--on", "2026-11-21"]);
        assert!(!flat(&diary.ok(&["plan"])).contains("All self-care is held back"));
    }
    // The mark may be told afterwards, and then is no other value.
    let diary = Diary::new();
    diary.ok(&["lab", "potassium", "6.8"]);
    diary.run(&["lab", "potassium", "6.8", "high"]).exits(0).prints(&["!! TODAY"]);
    let json = diary.run(&["lab", "list", "--json"]).json();
    assert_eq!(json[0]["results"][0]["marked"], "yes");
    assert_eq!(flags(&diary.run(&["lab", "creatinine", "410", "H", "--json"])), ["electrolyte_disturbance same_day"]);
    Diary::new().run(&["lab", "creatinine", "410", "H"]).exits(0).prints(&["The slip marks this: Creatinine."]);
}

fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_list_tells_the_most_urgent_sign_first() {
    let diary = screened(&json!({"age": 61, "sex": "male", "conditions": []}));
    diary.run(&["lab", "ferritin", "300", "--tsat", "52"]).exits(0);
    diary.run(&["lab", "potassium", "6.1", "H"]).exits(0);
    let list = diary.ok(&["lab", "list"]);
    let today = list.find("!! TODAY").expect("the potassium");
    let soon = list.find("!! SOON").expect("the iron");
    assert!(today < soon, "{list}");
    assert_eq!(list.matches("!! ").count(), 2, "each once: {list}");
}
