//! Results of blood tests: how they are typed, what cannot be so, and how more of one draw come together.
//!
//! # Purpose
//! A slip names tests and units in many ways, and some numbers are results in two units: haemoglobin 22 may be g/dL or
//! g/L. What may be two is never guessed. What cannot be a result in its unit is named, not moved into the range.
//!
//! # Not for
//! Judging a result: only its form and its place in the calendar are looked at.
//!
//! # Missing answers
//! A draw of which only the date and how it was taken are told holds nothing, and is refused.

mod names;
mod told;

use chrono::NaiveDate;

use crate::model::{LabDraw, LabFault, LabResult, LabTest};
pub use names::{test_of, unit_of};
pub use told::{LabTold, LabWords, LabWordsFault, number, result, results};

/// The lowest and the highest ferritin (ng/mL) that is kept without asking whether it is so.
const USUAL_FERRITIN: (f64, f64) = (2.0, 1000.0);

/// What is wrong or doubtful about results, with those that its sentence names.
#[derive(Clone, Debug, PartialEq)]
pub struct LabFinding {
    /// What it is.
    pub id: LabFault,
    /// The result that it is about.
    pub result: Option<LabResult>,
    /// The one beside it.
    pub other: Option<LabResult>,
}

/// What is wrong or doubtful about the results of a draw, as seen on this day.
pub fn check(draw: &LabDraw, today: NaiveDate) -> Vec<LabFinding> {
    let mut found = Vec::new();
    let mut find = |id, result: Option<&LabResult>, other: Option<LabResult>| {
        found.push(LabFinding { id, result: result.copied(), other });
    };
    if draw.on.first() > today {
        find(LabFault::Future, None, None);
    }
    if draw.results.is_empty() {
        find(LabFault::Nothing, None, None);
    }
    for (at, result) in draw.results.iter().enumerate() {
        if let Some(first) = draw.results[..at].iter().find(|first| first.test == result.test) {
            find(LabFault::Twice, Some(first), Some(*result));
        }
        match result.test.scale(result.unit) {
            None => find(LabFault::OtherUnit, Some(result), None),
            Some(scale) if !scale.holds(result.value) => find(LabFault::OutOfRange, Some(result), None),
            Some(_) if result.test == LabTest::IrlsTotal && result.value.fract() != 0.0 => {
                find(LabFault::NotWhole, Some(result), None);
            }
            Some(_) => {
                let ferritin = result.in_first_unit().filter(|_| result.test == LabTest::Ferritin);
                if ferritin.is_some_and(|value| !(USUAL_FERRITIN.0..=USUAL_FERRITIN.1).contains(&value)) {
                    find(LabFault::FerritinUnusual, Some(result), None);
                }
            }
        }
    }
    let (iron, capacity) = (draw.value(LabTest::Iron), draw.value(LabTest::IronBindingCapacity));
    if iron.zip(capacity).is_some_and(|(iron, capacity)| iron > capacity) {
        let other = draw.result(LabTest::IronBindingCapacity);
        find(LabFault::IronAboveCapacity, draw.result(LabTest::Iron).as_ref(), other);
    }
    found
}

/// A draw with more of it told; what was told before stays.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The draw as it would stand.
    pub draw: LabDraw,
    /// Results that stand otherwise, each with what was told now. The draw has what was told now.
    pub other: Vec<(LabResult, LabResult)>,
}

/// Adds what is told now to a draw of the same date.
pub fn merge(standing: Option<&LabDraw>, told: &LabDraw) -> Merged {
    let Some(standing) = standing else { return Merged { draw: told.clone(), other: Vec::new() } };
    let (mut draw, mut other) = (standing.clone(), Vec::new());
    for result in &told.results {
        match draw.results.iter_mut().find(|stands| stands.test == result.test) {
            Some(stands) if stands.is_same(*result) => stands.marked = result.marked.or(stands.marked),
            Some(stands) => {
                other.push((*stands, *result));
                *stands = *result;
            }
            None => draw.results.push(*result),
        }
    }
    draw.morning = told.morning.or(draw.morning);
    draw.off_iron = told.off_iron.or(draw.off_iron);
    draw.ill = told.ill.or(draw.ill);
    Merged { draw, other }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabUnit, Since, Tri};

    fn draw(on: &str, results: &[(LabTest, f64, LabUnit)]) -> LabDraw {
        let result = |(test, value, unit): &(LabTest, f64, LabUnit)| LabResult::new(*test, *value, *unit);
        LabDraw {
            on: Since::parse(on).expect("a date"),
            results: results.iter().map(result).collect(),
            morning: None,
            off_iron: None,
            ill: None,
        }
    }

    #[test]
    fn what_cannot_be_so_is_found_and_what_can_is_not() {
        use LabFault as F;
        use LabTest as T;
        use LabUnit as U;
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
        let ferritin = |value| (T::Ferritin, value, U::NgPerMl);
        type Results = [(LabTest, f64, LabUnit)];
        let cases: &[(&str, &Results, &[LabFault])] = &[
            ("2026-10-02", &[ferritin(38.0), (T::TransferrinSaturation, 18.0, U::Percent)], &[]),
            ("2026-11-24", &[ferritin(2.0)], &[]),
            ("2026-11", &[ferritin(1000.0)], &[]),
            ("2026", &[(T::IrlsTotal, 40.0, U::Points), (T::TransferrinSaturation, 0.0, U::Percent)], &[]),
            ("2026-11-25", &[ferritin(38.0)], &[F::Future]),
            ("2026-12", &[], &[F::Future, F::Nothing]),
            ("2026", &[ferritin(1.5)], &[F::FerritinUnusual]),
            ("2026", &[ferritin(1001.0)], &[F::FerritinUnusual]),
            ("2026", &[(T::Ferritin, 2300.0, U::PmolPerL)], &[F::FerritinUnusual]),
            ("2026", &[ferritin(10001.0)], &[F::OutOfRange]),
            ("2026", &[(T::Ferritin, 38.0, U::Percent)], &[F::OtherUnit]),
            ("2026", &[ferritin(38.0), ferritin(38.0)], &[F::Twice]),
            ("2026", &[(T::IrlsTotal, 21.5, U::Points)], &[F::NotWhole]),
            ("2026", &[(T::IrlsTotal, 41.0, U::Points)], &[F::OutOfRange]),
            (
                "2026",
                &[(T::Iron, 70.0, U::MicromolPerL), (T::IronBindingCapacity, 380.0, U::MicrogramPerDl)],
                &[F::IronAboveCapacity],
            ),
        ];
        for (on, results, expected) in cases {
            let found: Vec<LabFault> = check(&draw(on, results), today).into_iter().map(|found| found.id).collect();
            assert_eq!(&found, expected, "{on} {results:?}");
        }
    }

    #[test]
    fn a_second_telling_adds_to_the_draw_and_names_what_stands_otherwise() {
        let ferritin = |value| (LabTest::Ferritin, value, LabUnit::NgPerMl);
        let mut first = draw("2026-10-02", &[ferritin(38.0)]);
        first.morning = Some(Tri::Yes);
        let mut second = draw("2026-10-02", &[(LabTest::Magnesium, 0.8, LabUnit::MmolPerL), ferritin(38.0)]);
        second.ill = Some(Tri::No);
        let both = merge(Some(&first), &second);
        assert!(both.other.is_empty());
        assert_eq!((both.draw.results.len(), both.draw.morning, both.draw.ill), (2, Some(Tri::Yes), Some(Tri::No)));
        assert_eq!(merge(Some(&both.draw), &second).draw, both.draw, "telling it again changes nothing");
        let third = draw("2026-10-02", &[ferritin(83.0)]);
        let other = merge(Some(&both.draw), &third);
        assert_eq!(other.other, [(first.results[0], third.results[0])]);
        assert_eq!(other.draw.value(LabTest::Ferritin), Some(83.0));
    }

    #[test]
    fn a_saturation_is_worked_out_in_whatever_units() {
        use LabUnit as U;
        let of = |iron: (f64, LabUnit), capacity: (f64, LabUnit)| {
            let results = [(LabTest::Iron, iron.0, iron.1), (LabTest::IronBindingCapacity, capacity.0, capacity.1)];
            draw("2026", &results).computed_saturation().map(|value| (value * 10.0).round() / 10.0)
        };
        assert_eq!(of((58.0, U::MicrogramPerDl), (380.0, U::MicrogramPerDl)), Some(15.3));
        assert_eq!(of((10.0, U::MicromolPerL), (50.0, U::MicromolPerL)), Some(20.0));
        // 10 µmol/L is 55.845 µg/dL.
        assert_eq!(of((10.0, U::MicromolPerL), (380.0, U::MicrogramPerDl)), Some(14.7));
        assert_eq!(of((400.0, U::MicrogramPerDl), (380.0, U::MicrogramPerDl)), None);
        assert_eq!(draw("2026", &[(LabTest::Iron, 58.0, U::MicrogramPerDl)]).computed_saturation(), None);
    }
}
