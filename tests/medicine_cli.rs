//! `medicine` as scripts and people call it: what is stored, said back, refused, looked up, and taken back.
#![cfg(unix)]

mod nights;
mod persons;

use serde_json::{Value, json};

use nightlegs::model::Key;
use nightlegs::text::Lang;
use nights::Diary;
use persons::{Act, PERSONS, acts, answers, lines};

/// A Tuesday morning.
const NOW: &str = "2026-11-24T07:10:00+09:00";

fn diary() -> Diary {
    Diary::at(NOW, nights::SEOUL)
}

/// The newest record, as the file has it.
fn newest(diary: &Diary) -> Value {
    diary.records().pop().expect("a record")
}

/// Keeps a screening with these answers.
fn screened(diary: &Diary, answers: &Value) {
    diary.run_with(&["screen", "--answers", "-", "--quiet"], answers.to_string()).exits(0);
}

#[test]
fn a_medicine_is_stored_as_it_is_told_in_each_way() {
    let told = |args: &[&str]| {
        let diary = diary();
        diary.ok(&[&["medicine", "add"], args].concat());
        newest(&diary)["medicine"].take()
    };
    let expected = json!({
        "id": 1, "name": "ropinirole", "began": "2020", "doses": [{"amount": "0.5 mg", "at": ["21:00"]}]
    });
    for args in [
        &["ropinirole", "0.5 mg", "--at", "21:00", "--since", "2020"][..],
        &["ropinirole 0.5 mg@21:00", "--since", "2020"],
        &["ropinirole 0.5 mg", "--at", "9pm", "--since", "6 years ago"],
        &["ropinirole", "0.5 mg", "--since=2020년", "--at=21:00"],
    ] {
        assert_eq!(told(args), expected, "{args:?}");
    }
    let today = "2026-11-24";
    for (args, expected) in [
        (&["vitamin D"][..], json!({"id": 1, "name": "vitamin D", "began": today})),
        (&["미라펙스정", "--since", "2020-03"], json!({"id": 1, "name": "미라펙스정", "began": "2020-03"})),
        (&["magnesium", "--since", "unsure"], json!({"id": 1, "name": "magnesium"})),
        (
            &["paracetamol 500 mg", "--as-needed", "--since", "yesterday"],
            json!({"id": 1, "name": "paracetamol", "began": "2026-11-23",
                   "doses": [{"from": "2026-11-23", "amount": "500 mg", "as_needed": true}]}),
        ),
        (
            &["gabapentin", "300 mg", "--at", "22:00", "--at", "18:00", "--since", "march 2021"],
            json!({"id": 1, "name": "gabapentin", "began": "2021-03",
                   "doses": [{"amount": "300 mg", "at": ["18:00", "22:00"]}]}),
        ),
    ] {
        assert_eq!(told(args), expected, "{args:?}");
    }
}

#[test]
fn what_was_stored_is_said_back_and_listed() {
    let diary = diary();
    let said = diary.ok(&["medicine", "add", "미라펙스", "0.25 mg", "--at", "21:00", "--since", "2020"]);
    assert!(said.ends_with(
        "1. 미라펙스 (pramipexole): 0.25 mg, at 21:00, since 2020 (about 6 years)\nKept. Wrong? nightlegs diary undo \
         takes it back.\n"
    ));
    diary.ok(&["medicine", "add", "magnesium", "--as-needed", "--since", "2026-11-10"]);
    assert_eq!(
        diary.ok(&["medicine", "list"]),
        "Medicines taken now: 2\n\
         1. 미라펙스 (pramipexole): 0.25 mg, at 21:00, since 2020 (about 6 years)\n\
         2. magnesium: as needed, since Tue 10 Nov 2026 (about 2 weeks)\n"
    );
    diary.ok(&["medicine", "stop", "magnesium", "--on", "2026-11-20"]);
    diary.ok(&["medicine", "dose", "pramipexole", "0.125 mg", "--from", "2026-11-22"]);
    assert_eq!(
        diary.ok(&["medicine", "list", "--all"]),
        "Medicines taken now: 1\n\
         1. 미라펙스 (pramipexole): 0.125 mg, at 21:00, since 2020 (about 6 years)\n\
         \x20  First, date not known: 0.25 mg, at 21:00\n\
         \x20  From Sun 22 Nov 2026: 0.125 mg, at 21:00\n\
         Medicines stopped: 1\n\
         2. magnesium: as needed, since Tue 10 Nov 2026 (10 days), last taken Fri 20 Nov\n\
         \x20 2026\n"
    );
    let listed = diary.run(&["medicine", "list", "--json"]).json();
    assert_eq!(listed.as_array().expect("a list").len(), 1);
    assert_eq!((&listed[0]["generic"], &listed[0]["current"]), (&json!("pramipexole"), &json!(true)));
    assert_eq!(listed[0]["doses"][1], json!({"from": "2026-11-22", "amount": "0.125 mg", "at": ["21:00"]}));
    assert_eq!(diary.run(&["medicine", "list", "--all", "--json"]).json()[1]["stopped"], "2026-11-20");
}

#[test]
fn nothing_is_listed_and_nothing_begun_where_there_is_no_diary() {
    let diary = diary();
    diary.run(&["medicine", "list"]).exits(0).prints(&["No medicine is written down as taken now."]);
    assert_eq!(diary.run(&["medicine", "list", "--json"]).json(), json!([]));
    diary.run(&["medicine", "check", "ropinirole"]).exits(0);
    diary.run(&["medicine", "stop", "ropinirole"]).exits(3);
    assert_eq!(diary.names(), Vec::<String>::new());
}

#[test]
fn a_name_means_the_same_medicine_in_every_language_and_by_its_number() {
    for which in ["pramipexole", "미라펙스", "Mirapex", "MIRAPEX", "1", "#1"] {
        let diary = diary();
        diary.ok(&["medicine", "add", "Mirapex", "0.25 mg", "--since", "2020"]);
        diary.ok(&["medicine", "stop", which]);
        assert_eq!(newest(&diary)["medicine"]["stopped"], "2026-11-24", "{which}");
    }
}

#[test]
fn a_second_one_is_refused_with_what_to_do_and_two_need_their_number() {
    let diary = diary();
    diary.ok(&["medicine", "add", "pramipexole", "0.25 mg", "--since", "2020"]);
    let before = diary.text();
    let ran = diary.run(&["medicine", "add", "미라펙스", "0.5 mg"]);
    ran.exits(3).says(&[
        "It is in your list already: 1. pramipexole: 0.25 mg, since 2020 (about 6 years).",
        "nightlegs medicine dose 1 AMOUNT",
        "nightlegs medicine stop 1",
        "--force",
        "Nothing was stored.",
    ]);
    assert_eq!(diary.text(), before);
    diary.ok(&["medicine", "add", "미라펙스", "0.5 mg", "--force"]);
    let before = diary.text();
    for args in [&["medicine", "stop", "mirapex"][..], &["medicine", "dose", "pramipexole", "1 mg"]] {
        diary.run(args).exits(3).says(&[
            "more than once",
            "1. pramipexole: 0.25 mg",
            "2. 미라펙스 (pramipexole): 0.5 mg",
        ]);
    }
    assert_eq!(diary.text(), before);
    diary.ok(&["medicine", "stop", "2"]);
    // One that was stopped does not stand in the way of the one that is taken, nor of a new course.
    diary.ok(&["medicine", "dose", "mirapex", "0.375 mg"]);
    diary.ok(&["medicine", "stop", "1"]);
    diary.run(&["medicine", "stop", "1"]).exits(3).says(&["as stopped", "nightlegs medicine add"]);
    diary.ok(&["medicine", "add", "미라펙스"]);
    assert_eq!(newest(&diary)["medicine"]["id"], 3);
}

#[test]
fn what_cannot_be_so_is_refused_with_both_dates() {
    let diary = diary();
    diary.ok(&["medicine", "add", "gabapentin", "300 mg", "--since", "2021-05-01"]);
    diary.ok(&["medicine", "dose", "gabapentin", "600 mg", "--from", "2022-03"]);
    let before = diary.text();
    for (args, code, says) in [
        (&["dose", "1", "900 mg", "--from", "2020"][..], 3, &["from 2020", "Sat 1 May 2021"][..]),
        (&["dose", "1", "900 mg", "--from", "2022-02-28"], 3, &["Mon 28 Feb 2022", "Mar 2022"]),
        (&["dose", "1", "900 mg", "--from", "2026-11-25"], 3, &["Wed 25 Nov 2026", "Tue 24 Nov 2026"]),
        (&["dose", "1", "900 mg", "--from", "tomorrow"], 3, &["--from", "has not come yet"]),
        (&["dose", "1", "900 mg", "--from", "unsure"], 3, &["--from", "a date is needed"]),
        (&["dose", "1"], 3, &["Say what changed"]),
        (&["dose", "1", "600 mg"], 3, &["how it stands already"]),
        (&["dose", "1", "more"], 3, &["“more” is no amount"]),
        (&["stop", "1", "--on", "2021-04"], 3, &["Apr 2021", "Sat 1 May 2021"]),
        (&["stop", "1", "--on", "2022-01-31"], 3, &["Mon 31 Jan 2022", "Mar 2022"]),
        (&["stop", "1", "--on", "2026-11-25"], 3, &["Wed 25 Nov 2026", "Tue 24 Nov 2026"]),
        (&["stop", "7"], 3, &["“7”", "medicine list --all"]),
        (&["stop", "gabapentine"], 3, &["Did you mean 1. gabapentin"]),
        (&["add", "iron", "--since", "2027"], 3, &["2027", "Tue 24 Nov 2026"]),
        (&["add", "iron", "--since", "soon"], 3, &["--since", "“soon”", "2020-03-14"]),
        (&["add", "iron", "--at", "25:00"], 3, &["--at", "25:00"]),
        (&["add", "iron", "--at", "21:00", "--at", "9pm"], 3, &["21:00 stands twice"]),
        (&["add", "none"], 3, &["no medicine"]),
        (&["add", "  "], 3, &["NAME"]),
        (&["add", "vitamin", "D"], 3, &["“D” is no amount", "quotes"]),
        (&["add", "iron\u{7}"], 3, &["NAME"]),
        (&["add", "iron", "1 mg\u{1b}[2J"], 3, &["amount"]),
        (&["add", "iron@9pm@10pm"], 3, &["NAME"]),
        (&["remove", "9", "--yes"], 3, &["“9”"]),
        (&["add", "a", "1 mg", "b"], 2, &["b"]),
        (&["frobnicate"], 2, &["frobnicate"]),
    ] {
        let ran = diary.run(&[&["medicine"], args].concat());
        ran.exits(code).says(says).is_tame();
        assert_eq!(ran.out, "", "{args:?}");
        if code == 3 {
            ran.says(&["Nothing was stored."]);
        }
    }
    let long = "x".repeat(201);
    diary.run(&["medicine", "add", &long]).exits(3).says(&["200"]);
    diary.run(&["medicine", "add", "iron", &"9".repeat(61)]).exits(3).says(&["61", "60"]);
    assert_eq!(diary.text(), before);
    assert_eq!(diary.run(&["medicine", "add"]).exits(5).out, "");
}

#[test]
fn every_change_is_taken_back_by_undo() {
    let diary = diary();
    let list = || diary.ok(&["medicine", "list", "--all"]);
    let nothing = list();
    let steps: &[&[&str]] = &[
        &["add", "ropinirole", "0.5 mg", "--since", "2020"],
        &["dose", "ropinirole", "1 mg", "--at", "20:00"],
        &["stop", "ropinirole"],
        &["remove", "1", "--yes"],
    ];
    let mut before = vec![nothing];
    for step in steps {
        diary.ok(&[&["medicine"], *step].concat());
        before.push(list());
    }
    assert_eq!(before[4], before[0]);
    for stood in before.iter().rev().skip(1) {
        diary.run(&["diary", "undo"]).exits(0).prints(&["The list of medicines is as it was before."]);
        assert_eq!(list(), *stood);
    }
    // A number is never given again.
    diary.ok(&["medicine", "add", "magnesium"]);
    assert_eq!(newest(&diary)["medicine"]["id"], 2);
    diary.run(&["diary", "check"]).exits(0).prints(&["Medicines: 1."]);
}

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
    let pregnant = self::diary();
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
        "미라펙스 is pramipexole. Kind: dopamine medicine (dopamine agonist).",
        "Evidence: good studies.",
        "Tylenol PM holds 2 medicines.",
        "diphenhydramine. Kind: antihistamine that makes sleepy.",
        "We do not know “mirtazpine”. Did you mean mirtazapine?",
        "Unlike others of its kind",
        "nobodyknowsit: we do not know this name.",
        "Never stop, start or change a medicine because of this list.",
        "Allen RP et al.",
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

#[test]
fn courses_that_cannot_be_are_told_by_diary_check() {
    let diary = diary();
    diary.ok(&["medicine", "add", "magnesium"]);
    let course = |id: u32, course: &str| {
        format!(
            "{{\"seq\":{},\"recorded_at\":\"2026-11-24T07:10:00+09:00\",\"medicine\":{{\"id\":{id},{course}}}}}\n",
            id + 1
        )
    };
    let mut text = diary.text();
    text += &course(2, r#""name":"iron","began":"2020","doses":[{"from":"2019","amount":"1 mg"}]"#);
    text += &course(3, r#""name":"iron","began":"2020","stopped":"2019-12""#);
    text += &course(4, r#""name":"ir\u001bon""#);
    text += &course(5, r#""name":"iron","began":"2026-11-25""#);
    text += &course(6, &format!("\"name\":\"{}\"", "x".repeat(201)));
    text += &course(7, r#""name":"iron","doses":[{"from":"2022"},{"from":"2021"}]"#);
    std::fs::write(diary.file(), text).expect("a file");
    let ran = diary.run(&["diary", "check"]);
    ran.exits(4).is_tame().prints(&[
        "Line 3: The dose is from 2019. That is before the medicine began: 2020.",
        "Line 4: The last day is Dec 2019.",
        "Line 5: ",
        "Line 6: Wed 25 Nov 2026 has not come yet.",
        "Line 7: The name has 201 characters.",
        "Line 8: The dose is from 2021.",
    ]);
    assert!(!ran.out.contains("Line 2"), "{ran:#?}");
    diary.run(&["medicine", "list"]).exits(0).is_tame();
}

#[test]
fn questions_take_lines_and_without_anybody_nothing_is_asked() {
    let diary = diary();
    let ran = diary.run_with(&["medicine", "add", "--plain"], "mirapx 0.25 mg\nyes\n25:00\n21:00\n6 years ago\n");
    ran.exits(0).is_tame().says(&["Did you mean Mirapex?", "“25:00”"]);
    assert_eq!(
        newest(&diary)["medicine"],
        json!({"id": 1, "name": "Mirapex", "began": "2020", "doses": [{"amount": "0.25 mg", "at": ["21:00"]}]})
    );
    assert!(!ran.err.contains("Nothing was stored"), "{ran:#?}");
    // Back, as needed, and Enter alone, which says nothing of the date.
    let ran = diary.run_with(&["medicine", "add"], "\nparacetamol\nlots\n500 mg\n<\n1 tablet\nas needed\n\n");
    ran.exits(0).says(&["Please type a name.", "“lots” is no amount"]);
    let expected = json!({"id": 2, "name": "paracetamol", "doses": [{"amount": "1 tablet", "as_needed": true}]});
    assert_eq!(newest(&diary)["medicine"], expected);
    // A second one is asked about, and no means no.
    let before = diary.text();
    diary.run_with(&["medicine", "add"], "pramipexole\nno\n").exits(3).says(&["a second time?", "Nothing was stored."]);
    diary.run_with(&["medicine", "add"], "iron\n").exits(3).says(&["Nothing was stored."]);
    diary.run(&["medicine", "add", "--plain"]).exits(5);
    diary.run_with(&["medicine", "remove", "2"], "no\n").exits(0).prints(&["Nothing was removed."]);
    assert_eq!(diary.text(), before);
    diary.run_with(&["medicine", "remove", "2"], "yes\n").exits(0).prints(&["Removed."]);
}

#[test]
fn a_night_is_offered_the_medicines_of_its_day() {
    let diary = diary();
    diary.ok(&["medicine", "add", "ropinirole", "0.5 mg", "--at", "21:00", "--since", "2020"]);
    diary.ok(&["medicine", "add", "paracetamol", "--as-needed", "--since", "2020"]);
    diary.ok(&["medicine", "dose", "ropinirole", "0.25 mg", "--from", "yesterday"]);
    let asked = "Did you take your medicines as in your list? ropinirole 0.25 mg@21:00";
    diary.run_with(&["log", "--plain"], "2\n5\n\n1\n").exits(0).says(&[asked, "Enter alone takes: Yes"]);
    let expected = json!([{"name": "ropinirole 0.25 mg", "at": "2026-11-23T21:00:00+09:00"}]);
    assert_eq!(diary.night("2026-11-23")["took"], expected);
    // Of the day before the change, the old amount; and "no" and "none" stay possible.
    let ran = diary.run_with(&["log", "sun", "--plain"], "2\n5\nno\niron\n\n1\n");
    ran.exits(0).says(&["ropinirole 0.5 mg@21:00"]);
    assert_eq!(diary.night("2026-11-22")["took"], json!([{"name": "iron"}]));
    diary.run_with(&["log", "sat", "--plain"], "2\n5\nno\n-\n1\n").exits(0);
    assert_eq!(diary.night("2026-11-21")["took"], json!([]));
    diary.run_with(&["log", "fri", "--plain"], "2\n5\nno\nu\n1\n").exits(0);
    assert_eq!(diary.night("2026-11-20").get("took"), None);
    // Flags take nothing from the list.
    diary.ok(&["log", "thu", "--quiet-night"]);
    assert_eq!(diary.night("2026-11-19").get("took"), None);
    // Where no medicine is in the list, the last night is offered as before.
    diary.ok(&["medicine", "stop", "ropinirole"]);
    let later = Diary { folder: diary.folder, now: "2026-11-26T07:10:00+09:00".to_owned(), zone: diary.zone };
    later
        .run_with(&["log", "yesterday", "--plain"], "2\n5\nyes\n1\n")
        .exits(0)
        .says(&["Did you take the same as last time?"]);
}

/// The lines that a man on a dopamine medicine types, with these for what his diary knows.
fn on_pramipexole(medicines: &str, years: &str) -> String {
    let (_, acts) = acts(&answers(PERSONS[4].1));
    let asks = |key: Key| Lang::English.of(key, "ask");
    let typed = |act: &Act| match act {
        Act::Prompt { question, .. } if *question == asks(Key::Medicines) => medicines.to_owned(),
        Act::Prompt { question, .. } if *question == asks(Key::DopamineMedicineYears) => years.to_owned(),
        // The name in his diary is no misspelling.
        Act::Meant => String::new(),
        act => lines(act),
    };
    acts.iter().map(typed).collect()
}

#[test]
fn a_screening_is_offered_what_the_diary_knows_and_takes_nothing_unasked() {
    let told = |medicines: &str, years: &str| {
        let diary = diary();
        diary.ok(&["medicine", "add", "pramipexole", "0.7 mg", "--since", "2020"]);
        diary.ok(&["medicine", "add", "magnesium", "--as-needed"]);
        let ran = diary.run_with(&["screen", "--plain", "--quiet"], on_pramipexole(medicines, years));
        ran.exits(0).says(&[
            "As in your diary, you take: pramipexole 0.7 mg; magnesium. Is that all, also what needs no prescription?",
            "Years: 6. Is that right?",
        ]);
        let answers = newest(&diary)["screening"]["answers"].take();
        (answers["medicines"].clone(), answers["dopamine_medicine_years"].as_f64())
    };
    let both = ["pramipexole 0.7 mg", "magnesium"];
    assert_eq!(told("1\n", "1\n"), (json!(both), Some(6.0)));
    assert_eq!(told("\n", "\n"), (json!(both), Some(6.0)));
    assert_eq!(told("2\niron\n\n", "2\n4\n"), (json!(["pramipexole 0.7 mg", "magnesium", "iron"]), Some(4.0)));
    assert_eq!(told("3\nMirapex\n\n", "2\nu\n"), (json!(["Mirapex"]), None));
}

#[test]
fn a_screening_that_is_not_kept_or_has_no_list_is_offered_nothing() {
    let diary = diary();
    let medicines = "pramipexole\n\n";
    let ran = diary.run_with(&["screen", "--plain", "--quiet"], on_pramipexole(medicines, "6\n"));
    ran.exits(0);
    assert!(!ran.err.contains("As in your diary"), "{ran:#?}");
    diary.ok(&["medicine", "add", "pramipexole", "--since", "2020"]);
    let ran = diary.run_with(&["screen", "--plain", "--quiet", "--no-save"], on_pramipexole(medicines, "6\n"));
    ran.exits(0);
    assert!(!ran.err.contains("As in your diary"), "{ran:#?}");
}
