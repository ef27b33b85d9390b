//! What is known of a person for good, over several screenings.
//!
//! # Purpose
//! Gathers the lasting facts that gates and danger signs read, so that a short screening does not make the program
//! forget a clot, a pregnancy or a medicine.
//!
//! # Not for
//! Symptoms: those are of the day on which they were told.
//!
//! # Missing answers
//! The newest answer to a question counts; a question that was not asked again takes no answer away.
//!
//! # Sources
//! None: it gathers answers.

use chrono::NaiveDate;

use super::case::recognised;
use super::labs;
use crate::formulary::identify;
use crate::model::{Answers, Key, LabDraw, Value};

/// Questions whose answer stays true until it is given anew.
const LASTING: &[Key] = &[
    Key::Age,
    Key::Sex,
    Key::Pregnancy,
    Key::PregnancyWeek,
    Key::PregnancyTrimester,
    Key::WeeksSinceBirth,
    Key::Breastfeeding,
    Key::Conditions,
    Key::ConditionsUnsure,
    Key::Medicines,
    Key::TakesDopamineMedicine,
    Key::NumbOrBurningFeet,
    Key::WalkingPainStopsOnStanding,
    Key::RestPainHangingHelps,
    Key::WoundNotHealing,
    Key::WhatHelps,
    Key::AlcoholPerWeek,
    Key::Ferritin,
    Key::TransferrinSaturation,
    Key::IllWhenTested,
];

/// The lasting facts of these answers, which come oldest first.
pub fn lasting_facts<'a>(screenings: impl IntoIterator<Item = &'a Answers>) -> Answers {
    let mut facts = Answers::default();
    for answers in screenings {
        for key in LASTING.iter().copied().filter(|key| answers.has(*key)) {
            facts.set(key, answers.get(key));
        }
    }
    facts
}

/// The newest answers with the lasting facts of earlier ones, which come oldest first, where the newest do not tell.
pub fn with_lasting<'a>(earlier: impl IntoIterator<Item = &'a Answers>, newest: &Answers) -> Answers {
    let facts = lasting_facts(earlier);
    let mut all = newest.clone();
    for key in LASTING.iter().copied().filter(|key| facts.has(*key) && !newest.has(*key)) {
        all.set(key, facts.get(key));
    }
    all
}

/// The answers with medicines that the diary knows beside them: a name adds itself where it names a medicine that no name
/// before it does.
pub fn with_medicines<'a>(mut answers: Answers, names: impl IntoIterator<Item = &'a str>) -> Answers {
    let ids = |name: &str| recognised(&identify(name)).map(|medicine| medicine.id).collect::<Vec<_>>();
    let mut known: Vec<&str> = answers.medicines.iter().flatten().flat_map(|name| ids(name)).collect();
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        // The same name comes with every night.
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let named = ids(name);
        if named.iter().any(|id| !known.contains(id)) {
            known.extend(named);
            answers.medicines.get_or_insert_default().push(name.to_owned());
        }
    }
    answers
}

/// The answers with the newest iron results of these draws in the place of earlier ones, unless the answers tell of iron
/// and are newer. `told` is the day of the answers. The haemoglobin stands apart: the newest counts, be it with iron or
/// alone, for three months before `today`.
pub fn with_draws<'a>(
    answers: Answers,
    told: Option<NaiveDate>,
    draws: impl IntoIterator<Item = &'a LabDraw>,
    today: NaiveDate,
) -> Answers {
    let draws: Vec<&LabDraw> = draws.into_iter().collect();
    let since = told.filter(|_| answers.has(Key::Haemoglobin));
    let haemoglobin = labs::newest_haemoglobin(draws.iter().copied(), since, today).and_then(labs::haemoglobin);
    let haemoglobin = haemoglobin.map(Value::Number).or_else(|| answers.get(Key::Haemoglobin));
    let mut all = match labs::newest_iron(draws, told.filter(|_| tells_of_iron(&answers))) {
        Some(draw) => {
            let mut all = labs::with_results(&answers, draw);
            // What was told on the day of the draw, and is not on its slip, is of the same blood.
            if told.is_some_and(|told| draw.on.day() == Some(told)) {
                for key in [Key::Ferritin, Key::TransferrinSaturation] {
                    all.set(key, all.get(key).or_else(|| answers.get(key)));
                }
            }
            all
        }
        None => answers,
    };
    all.set(Key::Haemoglobin, haemoglobin);
    all
}

/// Whether answers tell of ferritin or saturation.
pub fn tells_of_iron(answers: &Answers) -> bool {
    answers.has(Key::Ferritin) || answers.has(Key::TransferrinSaturation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, LabResult, LabTest, LabUnit, Set, Since, Tri};

    #[test]
    fn a_short_screening_forgets_nothing() {
        let clot = Answers { conditions: Some([Condition::PastClot].into_iter().collect()), ..Answers::default() };
        let short = Answers { urge_to_move: Some(Tri::Yes), ..Answers::default() };
        let facts = lasting_facts([&clot, &short]);
        assert!(facts.conditions.is_some_and(|set| set.contains(Condition::PastClot)));
        assert_eq!(facts.urge_to_move, None, "a symptom is no lasting fact");
        let none = Answers { conditions: Some(Set::EMPTY), ..Answers::default() };
        assert_eq!(lasting_facts([&clot, &none]).conditions, Some(Set::EMPTY));
    }

    #[test]
    fn a_saturation_of_the_same_day_stands_beside_a_ferritin_alone() {
        let draw = |on: &str| LabDraw {
            on: Since::parse(on).expect("a date"),
            results: vec![LabResult { test: LabTest::Ferritin, value: 180.0, unit: LabUnit::NgPerMl }],
            morning: None,
            off_iron: None,
            ill: None,
        };
        let mut told = Answers::default();
        told.set(Key::TransferrinSaturation, Some(Value::Number(15.0)));
        let day: NaiveDate = "2026-11-24".parse().expect("a date");
        let of = |on| with_draws(told.clone(), Some(day), &[draw(on)], day);
        assert_eq!(of("2026-11-24").transferrin_saturation.map(|value| value.get()), Some(15.0));
        assert_eq!(of("2026-11-24").ferritin.map(|value| value.get()), Some(180.0));
        // An older slip is passed over, a later one stands alone.
        assert_eq!(of("2026-11-20").ferritin, None);
        assert_eq!(of("2026-11-25").transferrin_saturation, None);
    }

    #[test]
    fn a_haemoglobin_counts_alone_and_no_iron_result_takes_it_away() {
        let draw = |on: &str, test, value, unit| LabDraw {
            on: Since::parse(on).expect("a date"),
            results: vec![LabResult { test, value, unit }],
            morning: None,
            off_iron: None,
            ill: None,
        };
        let low = |on| draw(on, LabTest::Haemoglobin, 6.4, LabUnit::GPerDl);
        let iron = draw("2026-11-20", LabTest::Ferritin, 38.0, LabUnit::NgPerMl);
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let of = |answers: &Answers, told: Option<&str>, draws: &[LabDraw]| {
            with_draws(answers.clone(), told.map(day), draws, day("2026-11-24")).haemoglobin.map(|value| value.get())
        };
        let nobody = Answers::default();
        assert_eq!(of(&nobody, None, &[low("2026-11-23")]), Some(6.4));
        assert_eq!(of(&nobody, Some("2026-11-24"), &[low("2026-11-23"), iron.clone()]), Some(6.4));
        assert_eq!(of(&nobody, None, &[low("2025-03-01"), iron.clone()]), None, "an old one says nothing of today");
        let mut told = Answers::default();
        told.set(Key::Haemoglobin, Some(Value::Number(12.0)));
        assert_eq!(of(&told, Some("2026-11-24"), &[low("2026-11-01"), iron]), Some(12.0), "the newer counts");
    }
}
