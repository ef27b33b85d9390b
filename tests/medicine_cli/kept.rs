//! What is stored, said back, listed and taken back.

use serde_json::json;

use crate::{diary, newest};

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
