//! Kept blood results beside the answers: the iron rules read them as if they had been told in a screening.
//!
//! # Purpose
//! Puts ferritin, saturation and haemoglobin of one draw into the answers, in the units of the questions, so that `lab`
//! and `screen` say the same; and tells from when a retest may be asked about.
//!
//! # Not for
//! Any other test: this program has no thresholds for them.
//!
//! # Missing answers
//! Results of an earlier draw or screening are taken out: a saturation of spring says nothing of a ferritin of autumn.
//! Only one that speaks of too much iron stays until a newer saturation is there: nobody is to take iron meanwhile.
//!
//! # Sources
//! BMJ Best Practice (a retest after three to four months of iron). The article says three to six months.

use chrono::{Months, NaiveDate};

use super::case::Case;
use super::iron;
use crate::model::{Answers, Condition, IronReading, Key, LabDraw, LabTest, Since, Value};

/// Months after which a low result may be tested again.
pub const RETEST_MONTHS: u32 = 3;

/// The saturation of a draw in percent, and whether it was worked out from iron and binding capacity. It is rounded as
/// it is shown, so that what is judged is what is read.
pub fn saturation(draw: &LabDraw) -> Option<(f64, bool)> {
    let told = draw.value(LabTest::TransferrinSaturation).map(|value| (value, false));
    let (value, computed) = told.or_else(|| Some((draw.computed_saturation()?, true)))?;
    Some((rounded(value, 10.0), computed))
}

/// The ferritin of a draw in ng/mL; one in pmol/L is rounded to whole ng/mL, as the thresholds are.
pub fn ferritin(draw: &LabDraw) -> Option<f64> {
    let result = draw.result(LabTest::Ferritin)?;
    let value = result.in_first_unit()?;
    Some(if value == result.value { value } else { value.round() })
}

/// The haemoglobin of a draw in g/dL.
pub fn haemoglobin(draw: &LabDraw) -> Option<f64> {
    draw.value(LabTest::Haemoglobin).map(|value| rounded(value, 100.0))
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

/// The answers with the results of a draw in the place of earlier ones.
pub fn with_results(answers: &Answers, draw: &LabDraw) -> Answers {
    let mut beside = answers.clone();
    let number = |value: Option<f64>| value.map(Value::Number);
    let overloaded = answers.transferrin_saturation.map(|earlier| earlier.get());
    let overloaded = overloaded.filter(|earlier| *earlier > iron::SATURATION_CEILING);
    beside.set(Key::Ferritin, number(ferritin(draw)));
    beside.set(Key::TransferrinSaturation, number(saturation(draw).map(|(value, _)| value).or(overloaded)));
    beside.set(Key::Haemoglobin, number(haemoglobin(draw)));
    beside.ill_when_tested = draw.ill;
    beside
}

/// Whether a draw has a ferritin or a saturation.
pub fn of_iron(draw: &LabDraw) -> bool {
    ferritin(draw).is_some() || saturation(draw).is_some()
}

/// The newest of these draws that has something.
pub fn newest<'a>(draws: impl IntoIterator<Item = &'a LabDraw>, has: fn(&LabDraw) -> bool) -> Option<&'a LabDraw> {
    draws.into_iter().filter(|draw| has(draw)).max_by_key(|draw| draw.on.order())
}

/// The newest of these draws that has a ferritin or a saturation and was taken no earlier than that day.
pub fn newest_iron<'a>(draws: impl IntoIterator<Item = &'a LabDraw>, told: Option<NaiveDate>) -> Option<&'a LabDraw> {
    let newest = newest(draws, of_iron)?;
    told.is_none_or(|told| told <= newest.on.last()).then_some(newest)
}

/// The newest of these draws that has a haemoglobin, was taken no earlier than that day and is not too old to say anything
/// of today.
pub fn newest_haemoglobin<'a>(
    draws: impl IntoIterator<Item = &'a LabDraw>,
    told: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<&'a LabDraw> {
    let newest = newest(draws, |draw| haemoglobin(draw).is_some())?;
    let until = newest.on.last().checked_add_months(Months::new(RETEST_MONTHS));
    let counts = until.is_some_and(|until| today <= until) && told.is_none_or(|told| told <= newest.on.last());
    counts.then_some(newest)
}

/// From when a low or in-between result may be tested again: three months after the draw. Nothing where iron may be too
/// high, or where the kidney clinic follows it.
pub fn retest(case: &Case<'_>, on: Since) -> Option<NaiveDate> {
    let reading = iron::assess(case)?.reading;
    let low = matches!(reading, IronReading::LowForRls | IronReading::Between75And100);
    let by_others = case.may_have_any(&[Condition::Haemochromatosis, Condition::Dialysis]);
    if !low || by_others {
        return None;
    }
    on.last().checked_add_months(Months::new(RETEST_MONTHS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabResult, LabUnit, Set};

    fn draw(results: &[(LabTest, f64, LabUnit)]) -> LabDraw {
        let result =
            |(test, value, unit): &(LabTest, f64, LabUnit)| LabResult { test: *test, value: *value, unit: *unit };
        LabDraw {
            on: Since::parse("2026-10-02").expect("a date"),
            results: results.iter().map(result).collect(),
            morning: None,
            off_iron: None,
            ill: None,
        }
    }

    #[test]
    fn results_are_read_in_the_units_of_the_questions() {
        use LabUnit as U;
        let of = |results: &[(LabTest, f64, LabUnit)]| {
            let answers = with_results(&Answers::default(), &draw(results));
            [Key::Ferritin, Key::TransferrinSaturation, Key::Haemoglobin].map(|key| match answers.get(key) {
                Some(Value::Number(value)) => Some(value),
                _ => None,
            })
        };
        assert_eq!(of(&[(LabTest::Ferritin, 38.5, U::MicrogramPerL)]), [Some(38.5), None, None]);
        // The guideline's 75 ng/mL are given as 169 pmol/L: neither is above the threshold.
        assert_eq!(of(&[(LabTest::Ferritin, 169.0, U::PmolPerL)]), [Some(75.0), None, None]);
        assert_eq!(of(&[(LabTest::TransferrinSaturation, 0.185, U::Fraction)]), [None, Some(18.5), None]);
        assert_eq!(of(&[(LabTest::Haemoglobin, 102.0, U::GPerL)]), [None, None, Some(10.2)]);
        let iron = (LabTest::Iron, 58.0, U::MicrogramPerDl);
        assert_eq!(of(&[iron, (LabTest::IronBindingCapacity, 380.0, U::MicrogramPerDl)]), [None, Some(15.3), None]);
        assert_eq!(of(&[iron]), [None, None, None]);
    }

    #[test]
    fn an_earlier_result_is_not_read_beside_a_later_one() {
        let reading = |earlier: f64, results: &[(LabTest, f64, LabUnit)]| {
            let mut before = Answers::default();
            before.set(Key::TransferrinSaturation, Some(Value::Number(earlier)));
            let beside = with_results(&before, &draw(results));
            iron::assess(&Case::new(&beside)).expect("a reading").reading
        };
        let ferritin = |value| (LabTest::Ferritin, value, LabUnit::NgPerMl);
        let saturation = (LabTest::TransferrinSaturation, 30.0, LabUnit::Percent);
        assert_eq!(reading(18.0, &[ferritin(120.0)]), IronReading::AboveThresholds);
        // Too much iron is not forgotten until a newer saturation says otherwise.
        assert_eq!(reading(52.0, &[ferritin(38.0)]), IronReading::Overload);
        assert_eq!(reading(52.0, &[ferritin(38.0), saturation]), IronReading::LowForRls);
    }

    #[test]
    fn a_retest_is_spoken_of_where_it_helps_and_nowhere_else() {
        let from = |conditions: &[Condition], value: f64| {
            let mut known = Set::EMPTY;
            conditions.iter().for_each(|condition| known.insert(*condition));
            let answers = Answers { conditions: Some(known), ..Answers::default() };
            let draw = draw(&[(LabTest::Ferritin, value, LabUnit::NgPerMl)]);
            let beside = with_results(&answers, &draw);
            retest(&Case::new(&beside), draw.on).map(|date| date.to_string())
        };
        assert_eq!(from(&[], 38.0).as_deref(), Some("2027-01-02"));
        assert_eq!(from(&[], 90.0).as_deref(), Some("2027-01-02"));
        assert_eq!(from(&[], 120.0), None);
        assert_eq!(from(&[Condition::Haemochromatosis], 38.0), None);
        assert_eq!(from(&[Condition::Dialysis], 38.0), None);
    }
}
