//! What counts of a diary beside answers.

use super::*;
use crate::model::{LabResult, LabTest, LabUnit, Since};
use crate::model::{RedFlag, Urgency};
use crate::rules::{Case, screen};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn course(name: &str, stopped: &str) -> MedicineCourse {
    MedicineCourse {
        id: 1,
        name: name.to_owned(),
        began: None,
        doses: Vec::new(),
        stopped: (!stopped.is_empty()).then(|| Since::parse(stopped).expect("a date")),
    }
}

fn told(medicines: &[&str], takes: Option<Tri>) -> Answers {
    let medicines = medicines.iter().map(|name| (*name).to_owned()).collect();
    Answers { medicines: Some(medicines), takes_dopamine_medicine: takes, ..Answers::default() }
}

/// What is taken and what was stopped lately, for 24 November 2026.
fn gathered(screenings: &[(&str, Answers)], courses: &[MedicineCourse], taken: &[(&str, &str)]) -> Answers {
    let known = Known {
        screenings: screenings.iter().map(|(on, answers)| (day(on), answers)).collect(),
        draws: Vec::new(),
        courses: courses.iter().collect(),
        taken: taken.iter().map(|(on, name)| (day(on), *name)).collect(),
        today: day("2026-11-24"),
    };
    known.beside(&screenings.last().map(|(_, answers)| answers.clone()).unwrap_or_default())
}

/// Both lists, with a bar between.
fn lists(answers: &Answers) -> String {
    let list = |names: &Option<Vec<String>>| names.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    format!("{} | {}", list(&answers.medicines), list(&answers.medicines_stopped))
}

#[test]
fn a_dopamine_medicine_that_the_list_ended_counts_as_stopped_and_no_longer_as_taken() {
    let yes = Some(Tri::Yes);
    for (screenings, courses, taken, expected) in [
        // Of nobody who was asked, of one that was told of before, and of one that the nights have.
        (vec![], vec![course("ropinirole", "2026-11-10")], vec![], " | ropinirole"),
        (
            vec![("2026-11-01", told(&["Requip 1 mg"], yes))],
            vec![course("ropinirole", "2026-11-10")],
            vec![],
            " | ropinirole",
        ),
        (vec![], vec![course("ropinirole", "2026-11-10")], vec![("2026-11-10", "ropinirole")], " | ropinirole"),
        (vec![], vec![course("ropinirole", "2026-10")], vec![], " | ropinirole"),
        // Four weeks, and no day more.
        (vec![], vec![course("ropinirole", "2026-10-27")], vec![], " | ropinirole"),
        (vec![("2026-10-01", told(&["Requip"], yes))], vec![course("ropinirole", "2026-10-26")], vec![], " | "),
        // Taken again, under another number or in a night, it goes on. That it is told of afterwards is no proof of it.
        (vec![], vec![course("ropinirole", "2026-11-10"), course("리큅", "")], vec![], "리큅 | "),
        (
            vec![("2026-11-11", told(&["Requip"], yes))],
            vec![course("ropinirole", "2026-11-10")],
            vec![],
            "Requip | ropinirole",
        ),
        (vec![], vec![course("ropinirole", "2026-11-10")], vec![("2026-11-12", "ropinirole")], "ropinirole | "),
        // Another of the kind in its place.
        (
            vec![],
            vec![course("ropinirole", "2026-11-10"), course("pramipexole", "")],
            vec![],
            "pramipexole | ropinirole",
        ),
        // Every other is counted as before, to be careful, and as stopped.
        (
            vec![("2026-11-01", told(&["warfarin"], None))],
            vec![course("warfarin", "2026-11-10")],
            vec![],
            "warfarin | warfarin",
        ),
        (
            vec![("2026-09-01", told(&["warfarin"], None))],
            vec![course("warfarin", "2026-10-01")],
            vec![],
            "warfarin | ",
        ),
    ] {
        let answers = gathered(&screenings, &courses, &taken);
        assert_eq!(lists(&answers), expected, "{courses:?}");
        let flags = screen(&Case::new(&answers)).red_flags;
        let withdrawal = flags.iter().find(|flag| flag.id == RedFlag::DopamineWithdrawal).map(|flag| flag.urgency);
        let stopped = expected.split("| ").nth(1).is_some_and(|stopped| stopped == "ropinirole");
        assert_eq!(withdrawal, stopped.then_some(Urgency::Soon), "{expected}");
        // What the medicine brought on may be there for as long as it counts as stopped lately.
        let was_told = screenings.iter().any(|(_, told)| told.takes_dopamine_medicine.is_some());
        let takes = was_told && expected != " | ";
        assert_eq!(answers.takes_dopamine_medicine, takes.then_some(Tri::Yes), "{expected}");
        let contradicts = !screen(&Case::new(&answers)).contradictions.is_empty();
        assert_eq!(contradicts, expected == "Requip | ropinirole", "{expected}");
    }
}

#[test]
fn what_was_stopped_and_is_told_of_is_there_once() {
    let stopped = Answers { medicines_stopped: Some(vec!["미라펙스".to_owned()]), ..Answers::default() };
    let answers = gathered(&[("2026-11-20", stopped)], &[course("pramipexole", "2026-11-10")], &[]);
    assert_eq!(lists(&answers), " | 미라펙스");
}

#[test]
fn medicines_of_an_earlier_screening_stand_beside_those_of_the_list() {
    let earlier = ("2026-03-01", told(&["warfarin"], None));
    let answers = gathered(&[earlier, ("2026-11-01", Answers::default())], &[course("magnesium", "")], &[]);
    assert_eq!(lists(&answers), "warfarin, magnesium | ");
}

#[test]
fn a_haemoglobin_counts_alone_and_no_iron_result_takes_it_away() {
    let draw = |on: &str, test, value, unit| LabDraw {
        on: Since::parse(on).expect("a date"),
        results: vec![LabResult::new(test, value, unit)],
        morning: None,
        off_iron: None,
        ill: None,
    };
    let low = |on| draw(on, LabTest::Haemoglobin, 6.4, LabUnit::GPerDl);
    let iron = draw("2026-11-20", LabTest::Ferritin, 38.0, LabUnit::NgPerMl);
    let of = |screening: Option<(&str, f64)>, draws: &[&LabDraw]| {
        let mut told = Answers::default();
        let value = screening.map(|(_, value)| value).filter(|value| *value > 0.0);
        told.set(Key::Haemoglobin, value.map(Value::Number));
        let screenings = screening.iter().map(|(on, _)| (day(on), &told)).collect();
        let (courses, taken) = (Vec::new(), Vec::new());
        let known = Known { screenings, draws: draws.to_vec(), courses, taken, today: day("2026-11-24") };
        known.beside(&told).haemoglobin.map(|value| value.get())
    };
    assert_eq!(of(None, &[&low("2026-11-23")]), Some(6.4));
    assert_eq!(of(Some(("2026-11-24", 0.0)), &[&low("2026-11-23"), &iron]), Some(6.4));
    assert_eq!(of(None, &[&low("2025-03-01"), &iron]), None, "an old one says nothing of today");
    assert_eq!(of(Some(("2026-11-24", 12.0)), &[&low("2026-11-01"), &iron]), Some(12.0), "the newer counts");
}
