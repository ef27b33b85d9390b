use proptest::prelude::*;

use super::*;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the test")
}

pub(super) fn since(text: &str) -> Option<Since> {
    Since::parse(text)
}

pub(super) fn course(name: &str) -> MedicineCourse {
    MedicineCourse { id: 1, name: name.to_owned(), began: None, doses: Vec::new(), stopped: None }
}

pub(super) fn dose(from: &str, amount: &str) -> CourseDose {
    CourseDose { from: since(from), amount: Some(amount.to_owned()), ..CourseDose::default() }
}

fn found(course: &MedicineCourse) -> Vec<CourseFault> {
    faults(course, day("2026-11-24")).into_iter().map(|finding| finding.id).collect()
}

#[test]
fn dates_out_of_order_are_found_where_no_day_could_be_meant() {
    let all = |began: &str, from: &[&str], stopped: &str| {
        let doses = from.iter().map(|from| dose(from, "1 mg")).collect();
        found(&MedicineCourse { began: since(began), doses, stopped: since(stopped), ..course("ropinirole") })
    };
    assert_eq!(all("2020", &["2020-01-01", "2020-06", "2021"], "2021"), []);
    assert_eq!(all("", &["", "2021", ""], ""), []);
    assert_eq!(all("2020", &["2019-12-31"], ""), [CourseFault::DoseBeforeBegan]);
    assert_eq!(all("2020", &["2021-05", "2021-04-30"], ""), [CourseFault::DoseBeforeDose]);
    assert_eq!(all("2020", &["2021-05", "", "2021-04"], ""), [CourseFault::DoseBeforeDose]);
    assert_eq!(all("2020", &[], "2019"), [CourseFault::StopBeforeBegan]);
    assert_eq!(all("2020", &["2021-05"], "2021-04-30"), [CourseFault::StopBeforeDose]);
    assert_eq!(all("2026-11-25", &[], ""), [CourseFault::Ahead]);
    assert_eq!(all("2026", &["2026-11", "2026-11-24"], "2026-11-24"), []);
    assert_eq!(all("", &[], "2026-12"), [CourseFault::Ahead]);
}

#[test]
fn what_no_line_of_a_night_could_hold_is_found() {
    let named = |name: &str| found(&course(name));
    assert_eq!(named("  "), [CourseFault::NameEmpty]);
    assert_eq!(named("none"), [CourseFault::NameWord]);
    assert_eq!(named("not sure"), [CourseFault::NameWord]);
    assert_eq!(named("iron\u{1b}[2J"), [CourseFault::NameSigns]);
    assert_eq!(named("iron@21:00"), [CourseFault::NameSigns]);
    assert_eq!(named(&"가".repeat(200)), []);
    assert_eq!(named(&"가".repeat(201)), [CourseFault::NameLong]);
    let of = |name: &str, amount: &str| found(&MedicineCourse { doses: vec![dose("", amount)], ..course(name) });
    assert_eq!(of("iron", "  "), [CourseFault::AmountEmpty]);
    assert_eq!(of("iron", &"9".repeat(61)), [CourseFault::AmountLong]);
    assert_eq!(of(&"a".repeat(190), "100 tablets"), [CourseFault::TogetherLong]);
    assert_eq!(of("iron", "1\tmg"), [CourseFault::AmountSigns]);
    let nine = ClockTime::parse("21:00").expect("a time");
    let twice = CourseDose { at: vec![nine, nine], ..CourseDose::default() };
    assert_eq!(found(&MedicineCourse { doses: vec![twice], ..course("iron") }), [CourseFault::SameTime]);
    let many = vec![CourseDose::default(); MOST_DOSES + 1];
    assert_eq!(found(&MedicineCourse { doses: many, ..course("iron") }), [CourseFault::TooManyDoses]);
}

#[test]
fn a_line_is_a_name_an_amount_and_a_time() {
    for (line, name, amount, at) in [
        ("ropinirole 0.5 mg@21:00", "ropinirole", Some("0.5 mg"), Some("21:00")),
        ("ropinirole", "ropinirole", None, None),
        ("미라펙스정 0.25mg@21:30", "미라펙스정", Some("0.25mg"), Some("21:30")),
        ("마그네슘 2정", "마그네슘", Some("2정"), None),
        ("vitamin B12 1,000 mcg", "vitamin B12", Some("1,000 mcg"), None),
        ("vitamin D 1000 IU", "vitamin D", Some("1000 IU"), None),
        ("5-HTP 100 mg", "5-HTP", Some("100 mg"), None),
        ("omega 3", "omega 3", None, None),
        ("omega 3 1000 mg", "omega 3", Some("1000 mg"), None),
        ("levodopa/carbidopa 100/25 mg", "levodopa/carbidopa", Some("100/25 mg"), None),
        ("Requip XL 2 x 2 mg", "Requip XL", Some("2 x 2 mg"), None),
        ("Neupro 2 mg/24h", "Neupro", Some("2 mg/24h"), None),
        ("magnesium (2 tablets)", "magnesium", Some("2 tablets"), None),
        ("ropinirole half a tablet", "ropinirole", Some("half a tablet"), None),
        ("10 mg", "10 mg", None, None),
    ] {
        let read = written(line).expect(line);
        let expected =
            Written { name: name.to_owned(), amount: amount.map(str::to_owned), at: at.and_then(ClockTime::parse) };
        assert_eq!(read, expected, "{line}");
    }
    assert_eq!(written("none"), Err(WrittenFault::NoName));
    assert!(matches!(written("iron@21:00@22:00"), Err(WrittenFault::Notation(_))));
    for amount in ["0.5 mg", "½ tablet", "half a tablet", "2정", "반 알", "100"] {
        assert!(is_amount(amount), "{amount}");
    }
    for other in ["D", "B12", "citrate", ""] {
        assert!(!is_amount(other), "{other}");
    }
}

#[test]
fn dates_are_as_precise_as_they_are_said() {
    let today = day("2026-11-24");
    for (said, meant) in [
        ("2020", "2020"),
        ("2020-03", "2020-03"),
        ("2020-03-14", "2020-03-14"),
        ("march 2020", "2020-03"),
        ("2020 mar", "2020-03"),
        ("2020년", "2020"),
        ("2020년 3월", "2020-03"),
        ("2020년3월", "2020-03"),
        ("3/2020", "2020-03"),
        ("6 years ago", "2020"),
        ("six years ago", "2020"),
        ("a year ago", "2025"),
        ("six years", "2020"),
        ("for 6 years", "2020"),
        ("since march 2020", "2020-03"),
        ("6년", "2020"),
        ("6년 전", "2020"),
        ("3 months ago", "2026-08"),
        ("3개월 전", "2026-08"),
        ("last year", "2025"),
        ("작년", "2025"),
        ("today", "2026-11-24"),
        ("yesterday", "2026-11-23"),
        ("어제", "2026-11-23"),
        ("mon", "2026-11-23"),
        ("3 days ago", "2026-11-21"),
        ("14 march 2020", "2020-03-14"),
    ] {
        assert_eq!(date(said, today), Ok(since(meant)), "{said}");
    }
    assert_eq!(date("unsure", today), Ok(None));
    for wrong in ["", "soon", "2020-13", "20", "tomorrow", "99999 years ago", "2020-02-30"] {
        assert!(date(wrong, today).is_err(), "{wrong}");
    }
}

#[test]
fn a_name_means_the_course_of_the_same_medicine() {
    let named = |id, name: &str| MedicineCourse { id, ..course(name) };
    let stopped = MedicineCourse { stopped: since("2025"), ..named(3, "gabapentin") };
    let courses = [named(1, "미라펙스"), named(2, "magnesium"), stopped, named(4, "own brew")];
    let id = |said: &str| match meant(said, &courses) {
        Meant::One(course) => course.id,
        other => panic!("{said}: {other:?}"),
    };
    for (said, number) in
        [("pramipexole", 1), ("Mirapex", 1), ("미라펙스", 1), ("MAGNESIUM", 2), ("Own  Brew", 4), ("4", 4), ("#2", 2)]
    {
        assert_eq!(id(said), number, "{said}");
    }
    assert!(matches!(meant("Neurontin", &courses), Meant::Stopped(course) if course.id == 3));
    assert!(matches!(meant("3", &courses), Meant::Stopped(course) if course.id == 3));
    assert_eq!(meant("9", &courses), Meant::None(None));
    assert_eq!(meant("ropinirole", &courses), Meant::None(None));
    assert!(matches!(meant("pramipexol", &courses), Meant::None(Some(course)) if course.id == 1));
    assert!(matches!(meant("own brw", &courses), Meant::None(Some(course)) if course.id == 4));
    let two = [named(1, "magnesium"), named(2, "마그네슘")];
    assert!(matches!(meant("magnesium", &two), Meant::Several(several) if several.len() == 2));
    assert_eq!(generic("Mirapex").as_deref(), Some("pramipexole"));
    assert_eq!(generic("pramipexole ER"), None);
    assert_eq!(generic("own brew"), None);
}

#[test]
fn the_usual_lines_are_those_of_that_day() {
    let nine = ClockTime::parse("21:00").expect("a time");
    let at = |from: &str, amount: &str| CourseDose { at: vec![nine], ..dose(from, amount) };
    let raised = MedicineCourse { doses: vec![at("", "0.25 mg"), at("2026-11-20", "0.5 mg")], ..course("ropinirole") };
    let needed = CourseDose { as_needed: true, ..dose("", "1 tablet") };
    let as_needed = MedicineCourse { doses: vec![needed], ..course("paracetamol") };
    let old = MedicineCourse { stopped: since("2026-11-10"), ..course("iron") };
    let new = MedicineCourse { began: since("2026-11-22"), ..course("magnesium") };
    let some_day = MedicineCourse { stopped: since("2026"), ..course("zinc") };
    let all = [raised, as_needed, old, new, some_day];
    let on = |date: &str| usual(&all, day(date));
    assert_eq!(on("2026-11-24"), ["ropinirole 0.5 mg@21:00", "magnesium"]);
    assert_eq!(on("2026-11-10"), ["ropinirole 0.25 mg@21:00", "iron"]);
    assert_eq!(on("2026-11-11"), ["ropinirole 0.25 mg@21:00"]);
}

#[test]
fn a_medicine_of_the_answers_has_ended_where_every_course_of_it_has() {
    let stopped = MedicineCourse { stopped: since("2026-11-10"), ..course("미라펙스") };
    let again = MedicineCourse { id: 2, ..course("pramipexole") };
    assert!(has_ended(&[&stopped], "Mirapex 0.5 mg"), "another name of the same, with its amount");
    assert!(!has_ended(&[&stopped, &again], "Mirapex 0.5 mg"), "it is taken again");
    assert!(!has_ended(&[&stopped], "escitalopram 10 mg") && !has_ended(&[], "Mirapex"), "the list does not tell");
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused_and_what_is_read_has_no_fault(line in "\\PC{0,60}") {
        if let Ok(read) = written(&line) {
            let doses = read.amount.map(|amount| CourseDose { amount: Some(amount), ..CourseDose::default() });
            let course = MedicineCourse { doses: doses.into_iter().collect(), ..course(&read.name) };
            // A name alone may be one of the words that stand for none.
            let faults: Vec<_> = found(&course).into_iter().filter(|id| *id != CourseFault::NameWord).collect();
            prop_assert_eq!(faults, Vec::new());
        }
    }

    #[test]
    fn any_words_are_a_date_or_refused(text in "\\PC{0,30}") {
        let _ = date(&text, day("2026-11-24"));
    }
}
