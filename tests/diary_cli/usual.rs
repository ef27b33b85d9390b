//! `--took usual`: one word for what is taken every night.

use std::fs;

use serde_json::json;

use crate::nights::Diary;

/// Two medicines of every night, and one that is taken as needed.
fn with_list() -> Diary {
    let diary = Diary::new();
    diary.ok(&["medicine", "add", "ropinirole", "0.5 mg", "--at", "21:00", "--since", "2020"]);
    diary.ok(&["medicine", "add", "iron", "80 mg", "--since", "2020"]);
    diary.ok(&["medicine", "add", "paracetamol", "500 mg", "--as-needed"]);
    diary
}

const FROM_LIST: &str = "“usual” stands for your list of medicines";

#[test]
fn one_word_stores_the_list_and_all_of_it_is_said_back() {
    let diary = with_list();
    let ran = diary.run(&["log", "--took", "usual", "--took", "vitamin D", "--urge", "3"]);
    let said = "Medicines taken: vitamin D; ropinirole 0.5 mg · 21:00; iron 80 mg\n";
    ran.exits(0).prints(&[said, "Kept.", FROM_LIST]);
    let expected = json!([
        {"name": "vitamin D"},
        {"name": "ropinirole 0.5 mg", "at": "2026-11-21T21:00:00+09:00"},
        {"name": "iron 80 mg"}
    ]);
    assert_eq!(diary.night("2026-11-21")["took"], expected);
    // Told again, in any of its forms, it is nothing new.
    let before = diary.text();
    for usual in ["usual", "Usual", "as usual", "the usual"] {
        diary.run(&["log", "--took", usual]).exits(0).prints(&["Nothing in it is new."]);
    }
    assert_eq!(diary.text(), before);
    // For a program the night is told, and the rest beside it.
    let ran = diary.run(&["log", "fri", "--took", "usual", "--json"]);
    ran.exits(0).says(&[FROM_LIST]);
    assert_eq!(ran.json()["night"]["took"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_night_that_is_mended_later_gets_no_second_dose() {
    let diary = with_list();
    diary.ok(&["log", "fri", "--took", "ropinirole 0.25 mg@22:00"]);
    let left = "ropinirole 0.5 mg@21:00: not added, because ropinirole 0.25 mg@22:00 stands";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let out = diary.ok(&["log", "fri", "--took", "usual"]);
    assert!(flat(&out).contains(left), "{out}");
    let expected = json!([
        {"name": "ropinirole 0.25 mg", "at": "2026-11-20T22:00:00+09:00"},
        {"name": "iron 80 mg"}
    ]);
    assert_eq!(diary.night("2026-11-20")["took"], expected);
    // Told at once, it is the same.
    let out = diary.ok(&["log", "thu", "--took", "usual", "--took", "ropinirole 0.25 mg@22:00"]);
    assert!(flat(&out).contains(left), "{out}");
    assert_eq!(diary.night("2026-11-19")["took"].as_array().map(Vec::len), Some(2));
    // Of a night before the dose was raised, the dose of then; of one after the end, nothing.
    diary.ok(&["medicine", "dose", "ropinirole", "1 mg", "--from", "yesterday"]);
    diary.ok(&["medicine", "stop", "iron", "--on", "2026-11-17"]);
    diary.ok(&["log", "wed", "--took", "usual"]);
    diary.ok(&["log", "tue", "--took", "usual"]);
    let names = |date: &str| -> Vec<String> {
        let took = diary.night(date)["took"].take();
        took.as_array().expect("a list").iter().map(|dose| dose["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(
        (names("2026-11-18"), names("2026-11-17")),
        (vec!["ropinirole 0.5 mg".to_owned()], vec!["ropinirole 0.5 mg".to_owned(), "iron 80 mg".to_owned()])
    );
}

#[test]
fn without_a_list_it_is_what_was_taken_last_and_without_that_it_is_refused() {
    let diary = Diary::new();
    let nothing = ["“usual” stands for nothing yet.", "nightlegs medicine add", "Nothing was stored."];
    diary.run(&["log", "--took", "usual", "--urge", "3"]).exits(3).says(&nothing);
    assert!(diary.names().is_empty());
    diary.ok(&["log", "wed", "--took", "iron 80 mg@21:00", "--took", "magnesium"]);
    diary.ok(&["log", "thu", "--took", "none"]);
    let ran = diary.run(&["log", "--took", "usual"]);
    ran.exits(0).prints(&["what you took last: Night of Wed 18 → Thu 19 Nov", "iron 80 mg · 21:00; magnesium"]);
    let expected = json!([{"name": "iron 80 mg", "at": "2026-11-21T21:00:00+09:00"}, {"name": "magnesium"}]);
    assert_eq!(diary.night("2026-11-21")["took"], expected);
    // What the list says has ended is not taken over.
    diary.ok(&["medicine", "add", "magnesium", "--since", "2020"]);
    diary.ok(&["medicine", "stop", "magnesium", "--on", "2026-11-19"]);
    let ran = diary.run(&["log", "fri", "--took", "usual"]);
    ran.exits(0).prints(&["Medicines taken: iron 80 mg · 21:00\n", "magnesium: not added"]);
    // Two weeks on, nothing is usual any more.
    let later = Diary { now: "2026-12-07T07:10:00+09:00".to_owned(), ..diary };
    later.run(&["log", "--took", "usual"]).exits(3).says(&nothing);
}

#[test]
fn the_word_stands_alone_and_a_slip_in_it_is_no_medicine() {
    let diary = with_list();
    let before = diary.text();
    for (took, says) in [
        (&["usual@21:00"][..], "“usual” is an answer by itself"),
        (&["none", "usual"], "“none” is an answer by itself"),
        (&["usual", "none"], "“none” is an answer by itself"),
        (&["usaul"], "Did you mean usual?"),
        (&["usual", "unsure"], "“not sure” is no answer here"),
    ] {
        let args: Vec<&str> = ["log"].into_iter().chain(took.iter().flat_map(|took| ["--took", took])).collect();
        diary.run(&args).exits(3).says(&[says]);
    }
    diary.run(&["medicine", "add", "usual"]).exits(3);
    // What has not been taken yet is not written down by one word either.
    let evening = Diary { now: "2026-11-22T20:10:00+09:00".to_owned(), ..diary };
    evening.run(&["log", "--took", "usual"]).exits(3).says(&["That time has not come yet."]);
    assert_eq!(evening.text(), before);
}

#[test]
fn where_a_medicine_cannot_be_read_nothing_is_left_out_in_silence() {
    let diary = with_list();
    fs::write(diary.file(), diary.text().replacen("\"name\":\"iron\"", "\"nome\":\"iron\"", 1)).expect("written");
    let ran = diary.run(&["log", "--took", "usual"]);
    ran.exits(4).says(&["may leave something out", "nightlegs diary check"]);
    assert_eq!(diary.records().len(), 3);
}

#[test]
fn it_may_be_typed_at_the_question_as_well() {
    let diary = with_list();
    diary.run_with(&["log", "--plain"], "2\n5\nno\niron 40 mg\nusual\n\n1\n").exits(0).says(&[FROM_LIST]);
    let expected = json!([
        {"name": "iron 40 mg"},
        {"name": "ropinirole 0.5 mg", "at": "2026-11-21T21:00:00+09:00"}
    ]);
    assert_eq!(diary.night("2026-11-21")["took"], expected);
    // Where nothing is usual, that is said, and the line is asked for again.
    let diary = Diary::new();
    let ran = diary.run_with(&["log", "--plain"], "2\n5\nusual\n\nzinc\n1\n");
    ran.exits(0).says(&["“usual” stands for nothing yet.", "Please type that line again."]);
    assert_eq!(diary.night("2026-11-21")["took"], json!([{"name": "zinc"}]));
}
