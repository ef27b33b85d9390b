//! Which results are read together, and as what.

use super::*;
use crate::model::{LabResult, LabUnit, Set};

fn on(text: &str) -> Since {
    Since::parse(text).expect("a date")
}

fn draw(date: &str, results: &[(LabTest, f64, LabUnit)]) -> LabDraw {
    let result = |(test, value, unit): &(LabTest, f64, LabUnit)| LabResult::new(*test, *value, *unit);
    LabDraw { on: on(date), results: results.iter().map(result).collect(), morning: None, off_iron: None, ill: None }
}

/// A draw with what is not zero.
fn iron(date: &str, ferritin: f64, saturation: f64) -> LabDraw {
    let both = [
        (LabTest::Ferritin, ferritin, LabUnit::NgPerMl),
        (LabTest::TransferrinSaturation, saturation, LabUnit::Percent),
    ];
    draw(date, &both.into_iter().filter(|(_, value, _)| *value > 0.0).collect::<Vec<_>>())
}

fn told(ferritin: f64, saturation: f64) -> Answers {
    let mut answers = Answers::default();
    for (key, value) in [(Key::Ferritin, ferritin), (Key::TransferrinSaturation, saturation)] {
        answers.set(key, (value > 0.0).then_some(Value::Number(value)));
    }
    answers
}

/// Both numbers, a dash for none, each with its date.
fn read(iron: Iron) -> String {
    let said = |marker: Option<Marker>| {
        marker.map_or_else(|| "–".to_owned(), |marker| format!("{} of {}", marker.value, marker.on))
    };
    format!("{}, {}", said(iron.ferritin), said(iron.saturation))
}

fn reading(iron: Iron) -> Option<IronReading> {
    let mut answers = Answers::default();
    iron.put_into(&mut answers);
    super::iron::assess(&Case::new(&answers)).map(|iron| iron.reading)
}

#[test]
fn each_is_read_from_its_own_newest_blood_while_it_tells() {
    use IronReading::*;
    // What was drawn, the oldest first; what is read; what it comes to.
    for (draws, expected, comes_to) in [
        (
            vec![iron("2026-10-02", 38.0, 18.0), iron("2026-10-03", 120.0, 0.0)],
            "120 of 2026-10-03, 18 of 2026-10-02",
            LowForRls,
        ),
        (
            vec![iron("2026-10-02", 38.0, 52.0), iron("2026-10-03", 36.0, 0.0)],
            "36 of 2026-10-03, 52 of 2026-10-02",
            Overload,
        ),
        (
            vec![iron("2026-10-02", 60.0, 30.0), iron("2026-11-20", 0.0, 28.0)],
            "60 of 2026-10-02, 28 of 2026-11-20",
            LowForRls,
        ),
        // Three months on, the older says no more; too much iron does until a newer saturation is known.
        (
            vec![iron("2026-03-10", 0.0, 18.0), iron("2026-06-10", 120.0, 0.0)],
            "120 of 2026-06-10, 18 of 2026-03-10",
            LowForRls,
        ),
        (vec![iron("2026-03-10", 0.0, 18.0), iron("2026-06-11", 120.0, 0.0)], "120 of 2026-06-11, –", AboveThresholds),
        (vec![iron("2020", 0.0, 46.0), iron("2026-06-11", 36.0, 0.0)], "36 of 2026-06-11, 46 of 2020", Overload),
        (vec![iron("2020", 0.0, 45.0), iron("2026-06-11", 36.0, 0.0)], "36 of 2026-06-11, –", LowForRls),
        (
            vec![iron("2020", 0.0, 46.0), iron("2025-01", 0.0, 30.0), iron("2026-06-11", 36.0, 0.0)],
            "36 of 2026-06-11, –",
            LowForRls,
        ),
        (vec![iron("2026-01-05", 20.0, 0.0), iron("2026-11-20", 0.0, 28.0)], "–, 28 of 2026-11-20", Incomplete),
        (
            vec![iron("2026-10", 0.0, 18.0), iron("2026-10-03", 120.0, 0.0)],
            "120 of 2026-10-03, 18 of 2026-10",
            LowForRls,
        ),
        // A high ferritin is explained by a saturation that still tells, and by no other.
        (
            vec![iron("2026-10-02", 0.0, 30.0), iron("2026-11-20", 400.0, 0.0)],
            "400 of 2026-11-20, 30 of 2026-10-02",
            AboveThresholds,
        ),
        (vec![iron("2026-01-02", 0.0, 30.0), iron("2026-11-20", 400.0, 0.0)], "400 of 2026-11-20, –", HighUnread),
    ] {
        let draws: Vec<&LabDraw> = draws.iter().collect();
        let found = Results { told: &[], draws: &draws }.iron();
        assert_eq!(read(found), expected);
        assert_eq!(reading(found), Some(comes_to), "{expected}");
        let newest = draws.last().copied().expect("a draw");
        let backwards: Vec<&LabDraw> = draws.iter().rev().copied().collect();
        assert_eq!(
            Results { told: &[], draws: &backwards }.iron(),
            found,
            "the order in which they are told is nothing"
        );
        assert_eq!(Results { told: &[], draws: &draws }.iron_of(newest), found, "the newest is read as it is judged");
    }
}

#[test]
fn what_was_told_counts_like_a_slip_of_its_day_and_what_is_of_the_slip_has_its_date() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    for (screenings, draws, expected) in [
        (
            vec![("2026-11-24", told(0.0, 15.0))],
            vec![iron("2026-11-25", 180.0, 0.0)],
            "180 of 2026-11-25, 15 of 2026-11-24",
        ),
        (
            vec![("2026-11-24", told(0.0, 15.0))],
            vec![iron("2026-11-24", 180.0, 0.0)],
            "180 of 2026-11-24, 15 of 2026-11-24",
        ),
        (
            vec![("2026-11-24", told(60.0, 30.0))],
            vec![iron("2026-11-20", 90.0, 18.0)],
            "60 of 2026-11-24, 30 of 2026-11-24",
        ),
        (
            vec![("2026-11-24", told(60.0, 0.0))],
            vec![iron("2026-11-20", 90.0, 18.0)],
            "60 of 2026-11-24, 18 of 2026-11-20",
        ),
        // The same number again is of the same blood, so it grows no younger by being told.
        (
            vec![("2026-11-24", told(38.0, 0.0))],
            vec![iron("2026-03-02", 38.0, 18.0)],
            "38 of 2026-03-02, 18 of 2026-03-02",
        ),
        (
            vec![("2026-03-02", told(0.0, 52.0)), ("2026-11-24", told(38.0, 0.0))],
            vec![],
            "38 of 2026-11-24, 52 of 2026-03-02",
        ),
        (vec![("2026-03-02", told(0.0, 18.0)), ("2026-11-24", told(138.0, 0.0))], vec![], "138 of 2026-11-24, –"),
        (vec![], vec![], "–, –"),
    ] {
        let told: Vec<(NaiveDate, &Answers)> = screenings.iter().map(|(on, told)| (day(on), told)).collect();
        let draws: Vec<&LabDraw> = draws.iter().collect();
        assert_eq!(read(Results { told: &told, draws: &draws }.iron()), expected);
    }
}

#[test]
fn an_old_draw_is_read_with_what_was_known_then_and_with_too_much_iron_of_today() {
    let (old, high, newer) =
        (iron("2025-05-02", 38.0, 0.0), iron("2026-03-02", 0.0, 52.0), iron("2026-09-02", 0.0, 30.0));
    let known = |draws: &[&LabDraw]| reading(Results { told: &[], draws }.iron_of(&old));
    assert_eq!(known(&[&old]), Some(IronReading::LowForRls));
    assert_eq!(known(&[&old, &high]), Some(IronReading::Overload));
    assert_eq!(known(&[&old, &high, &newer]), Some(IronReading::LowForRls), "the newer saturation counts");
    let earlier = iron("2025-05-01", 0.0, 52.0);
    assert_eq!(known(&[&earlier, &old]), Some(IronReading::Overload));
    assert_eq!(known(&[&earlier, &old, &newer]), Some(IronReading::LowForRls));
    let no_iron = draw("2026-01-01", &[(LabTest::Tsh, 2.0, LabUnit::MiuPerL)]);
    assert_eq!(Results { told: &[], draws: &[&old, &no_iron] }.iron_of(&no_iron), Iron::default());
}

#[test]
fn illness_is_that_around_the_ferritin() {
    let mut ill = iron("2026-10-02", 120.0, 0.0);
    ill.ill = Some(Tri::Yes);
    let later = iron("2026-11-02", 0.0, 30.0);
    let mut answers = Answers::default();
    Results { told: &[], draws: &[&ill, &later] }.iron().put_into(&mut answers);
    assert_eq!(answers.ill_when_tested, Some(Tri::Yes));
    assert_eq!(super::iron::assess(&Case::new(&answers)).map(|iron| iron.reading), Some(IronReading::Unreliable));
}

#[test]
fn results_are_read_in_the_units_of_the_questions() {
    use LabUnit as U;
    let of = |results: &[(LabTest, f64, LabUnit)]| {
        let draw = draw("2026-10-02", results);
        let iron = Results { told: &[], draws: &[] }.iron_of(&draw);
        [iron.ferritin, iron.saturation].map(|marker| marker.map(|marker| marker.value))
    };
    assert_eq!(of(&[(LabTest::Ferritin, 38.5, U::MicrogramPerL)]), [Some(38.5), None]);
    // The guideline's 75 ng/mL are given as 169 pmol/L: neither is above the threshold.
    assert_eq!(of(&[(LabTest::Ferritin, 169.0, U::PmolPerL)]), [Some(75.0), None]);
    assert_eq!(of(&[(LabTest::TransferrinSaturation, 0.185, U::Fraction)]), [None, Some(18.5)]);
    let iron = (LabTest::Iron, 58.0, U::MicrogramPerDl);
    assert_eq!(of(&[iron, (LabTest::IronBindingCapacity, 380.0, U::MicrogramPerDl)]), [None, Some(15.3)]);
    assert_eq!(of(&[iron]), [None, None]);
    assert_eq!(haemoglobin(&draw("2026", &[(LabTest::Haemoglobin, 102.0, U::GPerL)])), Some(10.2));
}

#[test]
fn a_retest_is_spoken_of_where_it_helps_and_nowhere_else() {
    let from = |conditions: &[Condition], value: f64| {
        let mut known = Set::EMPTY;
        conditions.iter().for_each(|condition| known.insert(*condition));
        let mut answers = Answers { conditions: Some(known), ..Answers::default() };
        let draw = iron("2026-10-02", value, 0.0);
        Results { told: &[], draws: &[&draw] }.iron().put_into(&mut answers);
        retest(&Case::new(&answers), draw.on).map(|date| date.to_string())
    };
    assert_eq!(from(&[], 38.0).as_deref(), Some("2027-01-02"));
    assert_eq!(from(&[], 90.0).as_deref(), Some("2027-01-02"));
    assert_eq!(from(&[], 120.0), None);
    assert_eq!(from(&[Condition::Haemochromatosis], 38.0), None);
    assert_eq!(from(&[Condition::Dialysis], 38.0), None);
}
