use chrono::FixedOffset;

use super::*;
use crate::diary::courses::tests::{course, day, dose, since};
use crate::model::Moment;

/// A night on which these were taken.
fn took(date: &str, names: &[&str]) -> Night {
    let mut night = Night::new(day(date), None, FixedOffset::east_opt(9 * 3600).expect("an offset"));
    let dose = |name: &&str| {
        let (name, at) = name.split_once('@').map_or((*name, None), |(name, at)| (name, Some(at)));
        let at = at.map(|at| Moment::parse_from_rfc3339(&format!("{date}T{at}:00+09:00")).expect("a moment"));
        crate::model::Dose { name: name.to_owned(), at }
    };
    night.took = Some(names.iter().map(dose).collect());
    night
}

/// What is usual on a day, as lines; the night of 24 November counts now.
fn usual_on(courses: &[MedicineCourse], nights: &[Night], on: &str) -> Option<(KnownFrom, Vec<String>, usize, usize)> {
    let courses: Vec<&MedicineCourse> = courses.iter().collect();
    let usual = as_usual(&courses, nights.iter().filter(|night| night.date < day(on)), day(on), day("2026-11-24"))?;
    let lines = usual.doses.iter().map(|dose| dose.to_string()).collect();
    Some((usual.from, lines, usual.unsure.len(), usual.left.len()))
}

fn times(from: &str, amount: &str, at: &[&str]) -> CourseDose {
    CourseDose { at: at.iter().map(|at| ClockTime::parse(at).expect("a time")).collect(), ..dose(from, amount) }
}

#[test]
fn the_word_usual_stands_for_the_list_and_else_for_what_was_taken_last() {
    let needed = CourseDose { as_needed: true, ..dose("", "500 mg") };
    let as_needed = MedicineCourse { doses: vec![needed], ..course("paracetamol") };
    let twice = MedicineCourse { doses: vec![times("", "0.25 mg", &["18:00", "22:00"])], ..course("ropinirole") };
    let morning = MedicineCourse { id: 2, doses: vec![times("", "80 mg", &["08:00"])], ..course("iron") };
    let evening = MedicineCourse { id: 3, doses: vec![times("", "40 mg", &["20:00"])], ..course("iron") };
    let ended = MedicineCourse { stopped: since("2026-11-20"), ..course("magnesium") };
    let nights =
        [took("2026-11-18", &["zinc@21:00"]), took("2026-11-20", &["magnesium", "zinc"]), took("2026-11-21", &[])];
    let all = [as_needed.clone(), twice, morning, evening, ended.clone()];
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let list = ["ropinirole 0.25 mg@18:00", "ropinirole 0.25 mg@22:00", "iron 80 mg@08:00", "iron 40 mg@20:00"];
    assert_eq!(usual_on(&all, &nights, "2026-11-24"), Some((KnownFrom::List, lines(&list), 0, 0)));
    // The last day counts still.
    let with_magnesium = [&list[..], &["magnesium"]].concat();
    assert_eq!(usual_on(&all, &nights, "2026-11-20"), Some((KnownFrom::List, lines(&with_magnesium), 0, 0)));
    // The list holds nothing of every night: then what was taken last, without what has ended or is taken as needed.
    let night = |date: &str, of: &[&str], left| Some((KnownFrom::Night(day(date)), lines(of), 0, left));
    let few = [as_needed, ended];
    assert_eq!(usual_on(&few, &nights, "2026-11-24"), night("2026-11-20", &["zinc"], 1));
    assert_eq!(usual_on(&few, &[took("2026-11-22", &["Paracetamol 500 mg"])], "2026-11-24"), None);
    assert_eq!(usual_on(&[], &nights, "2026-11-24"), night("2026-11-20", &["magnesium", "zinc"], 0));
    assert_eq!(usual_on(&[], &nights, "2026-11-20"), night("2026-11-18", &["zinc@21:00"], 0));
    assert_eq!(usual_on(&[], &nights, "2026-11-18"), None, "what was taken later says nothing");
    assert_eq!(usual_on(&[], &[took("2026-11-21", &[])], "2026-11-24"), None);
}

#[test]
fn a_dose_that_the_list_does_not_know_for_certain_is_not_guessed() {
    let changed = |from: &str| {
        let doses = vec![times("", "0.25 mg", &["21:00"]), times(from, "0.5 mg", &["21:00"])];
        [MedicineCourse { doses, ..course("ropinirole") }]
    };
    let on = |courses: &[MedicineCourse], date: &str| {
        usual_on(courses, &[], date).map(|(_, lines, unsure, _)| (lines, unsure))
    };
    let is = |line: &str, unsure| Some((vec![line.to_owned()], unsure));
    for (from, date, line, unsure) in [
        ("2026-11-20", "2026-11-19", "ropinirole 0.25 mg@21:00", 0),
        ("2026-11-20", "2026-11-20", "ropinirole 0.5 mg@21:00", 0),
        ("2026-11", "2026-10-31", "ropinirole 0.25 mg@21:00", 0),
        ("2026-11", "2026-11-10", "ropinirole", 1),
        ("2026-11", "2026-11-24", "ropinirole 0.5 mg@21:00", 0),
        ("2026", "2026-11-23", "ropinirole", 1),
    ] {
        assert_eq!(on(&changed(from), date), is(line, unsure), "{from} {date}");
    }
    // The same amount at the same times is no other dose, and a dose that began later is none of that night.
    let same = MedicineCourse { doses: vec![dose("", "1 mg"), dose("2026-11", "1 mg")], ..course("ropinirole") };
    assert_eq!(on(&[same], "2026-11-10"), is("ropinirole 1 mg", 0));
    let later = MedicineCourse { doses: vec![dose("2026-11-20", "1 mg")], ..course("ropinirole") };
    assert_eq!(on(&[later], "2026-11-10"), is("ropinirole", 1));
    assert_eq!(on(&[course("ropinirole")], "2026-11-10"), is("ropinirole", 0), "no dose was ever told");
    // It may have been as needed then.
    let needed = CourseDose { as_needed: true, ..dose("", "1 mg") };
    let maybe = MedicineCourse { doses: vec![needed, dose("2026-11", "1 mg")], ..course("ropinirole") };
    assert_eq!(on(&[maybe], "2026-11-10"), None);
}

#[test]
fn the_usual_makes_no_second_dose_of_what_is_told() {
    let doses = vec![times("", "0.25 mg", &["18:00", "22:00"])];
    let courses = [MedicineCourse { doses, ..course("ropinirole") }, course("iron")];
    let courses: Vec<&MedicineCourse> = courses.iter().collect();
    let usual = as_usual(&courses, [].iter(), day("2026-11-24"), day("2026-11-24")).expect("usual");
    let line = |line: &str| match notation::dose(line) {
        Ok(DoseNote::Took(dose)) => dose,
        other => panic!("{line}: {other:?}"),
    };
    let beside = |told: &[&str]| {
        let beside = usual.beside(&told.iter().map(|told| line(told)).collect::<Vec<_>>());
        (beside.doses.iter().map(|dose| dose.to_string()).collect::<Vec<_>>(), beside.left.len())
    };
    let is = |doses: &[&str], left| (doses.iter().map(|dose| (*dose).to_owned()).collect::<Vec<_>>(), left);
    let [early, late] = ["ropinirole 0.25 mg@18:00", "ropinirole 0.25 mg@22:00"];
    assert_eq!(beside(&[]), is(&[early, late, "iron"], 0));
    assert_eq!(beside(&[early, "zinc"]), is(&[late, "iron"], 0));
    assert_eq!(beside(&["Ropinirole  0.25 mg@18:00", late, "iron"]), is(&[], 0));
    // Another name of the same, another dose, or another time.
    for other in ["Requip 0.25 mg@18:00", "ropinirole 0.5 mg@18:00", "ropinirole 0.25 mg@23:00", "ropinirole"] {
        assert_eq!(beside(&[other]), is(&["iron"], 2), "{other}");
    }
}
