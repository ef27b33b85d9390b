//! What is asked, and what is offered to nights and screenings.

use nightlegs::model::Key;
use nightlegs::text::Lang;
use serde_json::json;

use crate::nights::Diary;
use crate::persons::{Act, PERSONS, acts, answers, lines};
use crate::{diary, newest};

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
