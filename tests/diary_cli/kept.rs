//! Screenings that are kept beside the nights.

use std::fs::File;

use serde_json::{Value, json};

use crate::nights::{Diary, Ran};

fn screen(diary: &Diary, answers: &Value, args: &[&str]) -> Ran {
    diary.run_with(&[&["screen", "--answers", "-"], args].concat(), answers.to_string())
}

fn restless() -> Value {
    json!({
        "version": 1, "age": 52, "sex": "female", "urge_to_move": "yes", "cramps": "no", "worse_at_rest": "yes",
        "relief_by_moving": "complete", "worst_time": ["evening"], "urge_nights_per_week": 7, "severity": 4,
        "leg_swollen_hot_or_red": "no"
    })
}

#[test]
fn a_screening_is_kept_and_the_next_one_shows_what_changed() {
    let mut diary = Diary::new();
    screen(&diary, &restless(), &[]).exits(0).says(&["kept in your diary", "undo"]);
    let kept = diary.records()[0]["screening"].clone();
    assert_eq!(kept["at"], crate::nights::MORNING);
    assert_eq!(kept["answers"], restless());
    assert_eq!(kept["result"]["rls"], "unclear");
    diary.now = "2026-12-22T07:10:00+09:00".to_owned();
    let same = screen(&diary, &restless(), &[]);
    same.exits(0).prints(&["WHAT CHANGED SINCE 2026-11-22", "Every answer is the same"]);
    diary.now = "2027-01-22T07:10:00+09:00".to_owned();
    let mut worse = restless();
    worse["severity"] = json!(9);
    worse["leg_swollen_hot_or_red"] = json!("yes");
    let said = screen(&diary, &worse, &["--quiet"]);
    said.exits(0).prints(&["WHAT CHANGED SINCE 2026-12-22", "4 → 9", "New signs: "]);
    assert!(!said.err.contains("kept in your diary"), "{}", said.err);
    let json = screen(&diary, &restless(), &["--json"]).exits(0).json();
    assert_eq!(json["since_last"]["assessed_at"], "2027-01-22T07:10:00+09:00");
    assert_eq!(json["since_last"]["gone_red_flags"], json!(["suspected_dvt"]));
    assert_eq!(json["since_last"]["answers"].as_array().map(Vec::len), Some(2));
    assert!(diary.ok(&["diary", "check"]).contains("Screenings: 3."), "the second of one moment stands for the first");
    let undone = diary.ok(&["diary", "undo"]);
    assert!(undone.contains("screening"), "{undone}");
    let json = screen(&diary, &restless(), &["--json", "--no-save"]).exits(0).json();
    assert_eq!(json.get("since_last"), None);
}

#[test]
fn nights_speak_for_an_answer_and_against_it() {
    let diary = Diary::new();
    for day in 8..=21 {
        let urge: &[&str] = if day > 19 { &["--urge", "9@23:00"] } else { &["--quiet-night"] };
        diary.ok(&[&["log", &format!("2026-11-{day:02}")], urge].concat());
    }
    let said = screen(&diary, &restless(), &["--json"]).exits(0).json();
    let nights = said["nights"].as_array().expect("nights");
    let of = |question: &str| nights.iter().find(|said| said["question"] == question).unwrap_or(&Value::Null);
    assert_eq!(of("worse_in_evening"), &Value::Null, "two times say nothing of evenings");
    assert_eq!(
        (&of("urge_nights_per_week")["speaks"], &of("urge_nights_per_week")["n"]),
        (&json!("against"), &json!(1.0))
    );
    assert_eq!(of("severity"), &Value::Null, "two nights say nothing of a week");
    screen(&diary, &restless(), &[]).exits(0).prints(&[
        "WHAT YOUR NIGHTS SAY (14 OF 28 LOGGED)",
        "+ An urge on 2 of 14 logged nights",
        "- Nights a week with an urge: 1",
    ]);
    let without = screen(&Diary::new(), &restless(), &["--json"]).json();
    assert_eq!(said["rls"], without["rls"], "the nights change no verdict");
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be_kept() {
    let diary = Diary::new();
    screen(&diary, &restless(), &["--no-save"]).exits(0);
    let lines = format!("{}\n{}\n", restless(), restless());
    diary.run_with(&["screen", "--answers", "-"], &lines).exits(0);
    diary.run_with(&["screen", "--answers", "-"], "{\"version\": 2}").exits(3);
    diary.run_with(&["screen", "--plain"], "2\n").exits(3);
    assert!(diary.names().is_empty(), "{:?}", diary.names());
    screen(&diary, &restless(), &[]).exits(0);
    let before = diary.text();
    diary.run_with(&["screen", "--answers", "-"], &lines).exits(0);
    let unseen = screen(&diary, &restless(), &["--no-save"]);
    assert!(!unseen.exits(0).out.contains("WHAT CHANGED"), "it does not look into the diary");
    assert_eq!(diary.text(), before);
}

#[test]
fn the_answer_about_not_wanting_to_live_is_nowhere_in_the_file() {
    let plain = restless();
    let expected = Diary::new();
    screen(&expected, &plain, &[]).exits(0);
    for answer in ["no", "thoughts", "plan", "prefer_not_to_say"] {
        let diary = Diary::new();
        let mut answers = plain.clone();
        answers["self_harm"] = json!(answer);
        let said = screen(&diary, &answers, &["--json"]).exits(0).json();
        if answer == "plan" {
            assert_eq!(said["urgency"], "emergency");
        }
        // The urgency, too, is that of the other answers: the files are the same to the byte.
        assert_eq!(diary.text(), expected.text(), "{answer}");
        let text = diary.text();
        assert!(!text.contains("self_harm") && !text.contains("emergency") && !text.contains("thoughts"), "{text}");
        // Nor does the next one tell of it.
        let again = screen(&diary, &plain, &["--json"]).exits(0).json();
        assert_eq!(again["since_last"]["answers"], json!([]), "{again}");
        assert_eq!(again["since_last"]["new_red_flags"], json!([]));
        assert_eq!(again["since_last"]["gone_red_flags"], json!([]));
        assert!(!again["since_last"].to_string().contains("self_harm"), "{again}");
    }
}

#[test]
fn a_diary_that_fails_holds_no_result_back() {
    let mut urgent = restless();
    urgent["leg_swollen_hot_or_red"] = json!("yes");
    let shown = |ran: &Ran| ran.prints(&["[suspected_dvt]"]).code;
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    std::fs::write(diary.file(), diary.text().replacen("\"seq\":1", "\"seq\":z", 1)).expect("written");
    let before = diary.text();
    let damaged = screen(&diary, &urgent, &[]);
    assert_eq!(shown(&damaged), Some(4));
    damaged.says(&["line 2"]);
    let json = screen(&diary, &urgent, &["--json"]);
    assert_eq!(json.exits(4).json()["urgency"], "same_day");
    assert_eq!(shown(&screen(&diary, &urgent, &["--exit-code"])), Some(20));
    assert_eq!(diary.text(), before);
    let diary = Diary::new();
    diary.ok(&["log", "--quiet-night"]);
    let before = diary.text();
    let lock = File::options().write(true).open(diary.folder.path().join("diary.jsonl.lock")).expect("a lock");
    lock.lock().expect("locked");
    let locked = screen(&diary, &urgent, &[]);
    assert_eq!(shown(&locked), Some(4));
    locked.says(&["diary.jsonl.lock", "Nothing was stored"]);
    assert_eq!(diary.text(), before);
    let mut lost = diary.command();
    lost.env_remove("NIGHTLEGS_DIR").args(["screen", "--answers", "-"]);
    let lost = crate::nights::with_input(&mut lost, &["screen"], urgent.to_string().as_bytes());
    assert_eq!(shown(&lost), Some(0));
    lost.says(&["not kept", "--diary FILE"]);
}

/// What the diary holds is judged with the answers, and said first where it is more urgent than they are.
#[test]
fn a_more_urgent_sign_of_the_diary_stands_before_the_answers() {
    let diary = Diary::new();
    let calm = screen(&diary, &restless(), &["--json", "--no-save"]).exits(0).json();
    assert_eq!((calm["urgency"].as_str(), calm.get("diary_signs")), (Some("routine"), None));
    diary.ok(&["lab", "potassium", "6.1", "H"]);
    let said = screen(&diary, &restless(), &["--exit-code"]);
    said.exits(20);
    let first = said.out.find("YOUR DIARY HOLDS A MORE URGENT SIGN").expect("said");
    assert!(
        said.out.contains("TODAY") && first < said.out.find("WHAT IS URGENT").expect("the answers"),
        "{}",
        said.out
    );
    let json = screen(&diary, &restless(), &["--json", "--exit-code"]).exits(20).json();
    assert_eq!(json["urgency"], "routine", "the answers alone");
    assert_eq!(json["diary_signs"][0]["id"], "electrolyte_disturbance");
    assert_eq!(json["diary_signs"][0]["urgency"], "same_day");
    // Looked at without the diary, the answers stand alone; nor is anything said where they are as urgent themselves.
    screen(&diary, &restless(), &["--no-save", "--exit-code"]).exits(0);
    let mut clot = restless();
    clot["leg_swollen_hot_or_red"] = json!("yes");
    let json = screen(&diary, &clot, &["--json", "--exit-code"]).exits(20).json();
    assert_eq!(json["diary_signs"], json!([]));
}

/// A medicine that is only in the list counts for what the diary says first.
#[test]
fn a_dopamine_medicine_that_was_stopped_in_the_list_is_said_first() {
    let diary = Diary::new();
    diary.ok(&["medicine", "add", "pramipexole", "0.5 mg", "--since", "2020-11"]);
    diary.ok(&["medicine", "stop", "pramipexole", "--on", "2026-11-20"]);
    for medicines in [json!(null), json!(["pramipexole 0.5 mg"])] {
        let mut answers = restless();
        answers["medicines"] = medicines;
        let json = screen(&diary, &answers, &["--json"]).exits(0).json();
        let signs = json["diary_signs"].as_array().expect("signs");
        assert!(signs.iter().any(|sign| sign["id"] == "dopamine_withdrawal" && sign["urgency"] == "soon"), "{json}");
    }
}
