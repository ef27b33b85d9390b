//! What is said first, and what is looked up.

use serde_json::{Value, json};

use crate::{diary, newest, screened};

#[test]
fn warnings_come_first_and_nothing_silences_them() {
    let diary = diary();
    let said = diary.ok(&["medicine", "add", "Requip", "1 mg", "--quiet"]);
    let at = |part: &str| said.find(part).unwrap_or_else(|| panic!("no {part:?} in {said}"));
    assert!(at("Requip (ropinirole) is a dopamine medicine.") < at("1. Requip"));
    for part in [
        "earlier in the",
        "Never raise, lower or stop it",
        "urges to gamble",
        "fall asleep without warning",
        "do not drive",
    ] {
        at(part);
    }
    let said = diary.ok(&["medicine", "add", "quinine", "--quiet"]);
    assert!(said.starts_with("!! Danger – quinine\nQuinine can cause dangerous bleeding."), "{said}");
    let said = diary.ok(&["medicine", "add", "mirtazapine", "15 mg"]);
    assert!(said.starts_with("mirtazapine can make restless legs worse in some people. Evidence: some studies."));
    let said = diary.ok(&["medicine", "add", "다이크로짇"]);
    assert!(said.contains("(hydrochlorothiazide) can bring on leg cramps in some people."), "{said}");
    // For a program the sentences stand beside the record.
    let ran = diary.run(&["medicine", "add", "sertraline", "--json"]);
    ran.exits(0).says(&["sertraline can make restless legs worse"]);
    assert_eq!(ran.json()["name"], "sertraline");
    // Where nobody was asked of the kidneys, that is said; a close name is kept as it was written, and asked back.
    assert!(diary.ok(&["medicine", "add", "magnesium"]).starts_with("With weak kidneys, magnesium and potassium"));
    let said = diary.ok(&["medicine", "add", "ropinirol", "--force"]);
    assert!(said.starts_with("We do not know “ropinirol”. Did you mean ropinirole?"), "{said}");
    assert!(said.contains("ropinirol is a dopamine medicine."), "{said}");
    assert_eq!(newest(&diary)["medicine"]["name"], "ropinirol");
    // Nothing is said of one of which nothing is known; and an exception is no warning.
    for name in ["paracetamol", "bupropion", "our own tea"] {
        assert!(diary.ok(&["medicine", "add", name]).contains(&format!(". {name}: since")), "{name}");
    }
}

#[test]
fn the_person_s_illnesses_and_other_medicines_are_looked_at() {
    let diary = diary();
    screened(
        &diary,
        &json!({"version": 1, "conditions": ["dialysis", "haemochromatosis"], "medicines": ["warfarin 3 mg"]}),
    );
    let add = |name: &str| diary.ok(&["medicine", "add", name]);
    let said = add("magnesium 400 mg");
    assert!(said.contains("!! SOON – Something you take may not go with the rest"), "{said}");
    assert!(said.contains("Weak kidneys cannot clear these minerals"), "{said}");
    assert!(add("훼로바").contains("Iron may be too high."));
    assert!(add("Synthroid 50 mcg").contains("Beside magnesium 400 mg, 훼로바: Minerals stop one of your medicines"));
    let said = add("vitamin K2");
    assert!(said.contains("Beside warfarin 3 mg: Vitamin K works against your blood thinner."), "{said}");
    assert!(add("quinine").contains("!! SOON – Quinine does not go with something"));
    // Looking up says the same, and stores nothing.
    let before = diary.text();
    let ran = diary.run(&["medicine", "check", "마그밀", "--json"]);
    let held = ran.json()[0]["for_you"]["held_back"].clone();
    let reasons: Vec<&str> = held.as_array().expect("a list").iter().filter_map(|one| one["reason"].as_str()).collect();
    assert_eq!(reasons, ["kidney_disease", "minerals_and_medicines"]);
    assert_eq!(diary.text(), before);
    let pregnant = crate::diary();
    screened(&pregnant, &json!({"version": 1, "sex": "female", "age": 31, "pregnancy": "yes"}));
    assert!(pregnant.ok(&["medicine", "add", "paracetamol"]).contains("ask your midwife, doctor or pharmacist"));
}

#[test]
fn stopping_and_lowering_say_calmly_whom_to_call() {
    let diary = diary();
    for name in ["pramipexole 0.25 mg@21:00", "clonazepam 0.5 mg", "atorvastatin 20 mg", "magnesium 200 mg"] {
        diary.ok(&["medicine", "add", name, "--since", "2020"]);
    }
    let today = "call that doctor or a pharmacist today.";
    let said = |args: &[&str]| diary.ok(&[&["medicine"], args].concat()).replace("\n  ", " ");
    let lowered = said(&["dose", "pramipexole", "0.125 mg"]);
    assert!(lowered.contains(today) && lowered.contains("after lowering it, get help the same day"), "{lowered}");
    let raised = said(&["dose", "pramipexole", "0.5 mg"]);
    assert!(raised.contains(today) && raised.contains("can itself be a sign"), "{raised}");
    let fewer = said(&["dose", "clonazepam", "0.25 mg"]);
    assert!(fewer.contains(today) && !fewer.contains("the same day"), "{fewer}");
    let ended = said(&["stop", "pramipexole"]);
    for part in [today, "Feeling ill after stopping a dopamine medicine suddenly needs a doctor today.", "Call 119 now"]
    {
        assert!(ended.contains(part), "{ended}");
    }
    assert!(said(&["stop", "clonazepam"]).contains(today));
    let statin = said(&["stop", "atorvastatin"]);
    assert!(statin.contains("Tell the doctor or pharmacist") && !statin.contains(today), "{statin}");
    let magnesium = said(&["stop", "magnesium"]);
    assert!(magnesium.starts_with("4. magnesium"), "{magnesium}");
    // What ended long ago is only written down.
    diary.ok(&["medicine", "add", "ropinirole", "--since", "2015"]);
    assert!(said(&["stop", "ropinirole", "--on", "2019"]).starts_with("5. ropinirole"));
    for said in [&lowered, &raised, &ended] {
        for never in ["you should take", "increase", "reduce to", "stop taking"] {
            assert!(!said.contains(never), "{said}");
        }
    }
}

#[test]
fn names_are_looked_up_in_both_languages_and_close_ones_do_not_count() {
    let diary = diary();
    let ran = diary.run(&["medicine", "check", "미라펙스", "Tylenol PM", "mirtazpine", "trazodone", "nobodyknowsit"]);
    ran.exits(0).is_tame().prints(&[
        "미라펙스 contains pramipexole. Kind: Dopamine agonists.",
        "Evidence: good studies.",
        "Tylenol PM contains 2 medicines.",
        "diphenhydramine. Kind: ",
        "We do not know “mirtazpine”. Did you mean mirtazapine?",
        "Unlike others of its kind",
        "nobodyknowsit: we do not know this name.",
        "Never stop, start or change a medicine because of this list.",
        "Allen et al. Long-term",
    ]);
    assert!(!ran.out.contains("mirtazapine. Kind"), "a close name is not counted");
    let json = diary.run(&["medicine", "check", "mirtazpine", "Seretide", "--json"]).json();
    assert_eq!((&json[0]["known"], &json[0]["did_you_mean"]), (&json!(false), &json!(["mirtazapine"])));
    assert_eq!(json[0]["medicines"], json!([]));
    let salmeterol = json[1]["medicines"].as_array().expect("a list").iter().find(|one| one["generic"] == "salmeterol");
    let salmeterol = salmeterol.expect("salmeterol in Seretide");
    assert_eq!((&salmeterol["brings_cramps"], &salmeterol["worsens_rls"]), (&json!("controlled"), &Value::Null));
    assert_eq!(salmeterol["sources"], json!(["garrison_2012"]));
    diary.run(&["medicine", "check"]).exits(2);
    assert_eq!(diary.names(), Vec::<String>::new());
}

#[test]
fn a_diary_that_cannot_be_read_holds_back_no_look_up() {
    let diary = diary();
    std::fs::write(diary.file(), "nonsense\n").expect("a file");
    let ran = diary.run(&["medicine", "check", "quinine"]);
    ran.exits(0).says(&["diary.jsonl"]).prints(&["Quinine can cause dangerous bleeding.", "No screening"]);
    diary.run(&["medicine", "add", "quinine"]).exits(4);
    assert_eq!(std::fs::read_to_string(diary.file()).expect("a file"), "nonsense\n");
}
