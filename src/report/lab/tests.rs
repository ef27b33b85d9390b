use proptest::prelude::*;

use super::*;
use crate::diary::labs::results as read;
use crate::model::{Id, LabDraw, LabResult, LabTest, LabUnit, Since};
use crate::rules::Known;
use crate::text::Lang;

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(test in 0..LabTest::ALL.len(), scale in 0..3usize, share in 0.0..1.0f64) {
        let test = LabTest::ALL[test];
        let scale = &test.scales()[scale % test.scales().len()];
        let value = scale.range.0 + (scale.range.1 - scale.range.0) * share;
        let one = LabResult::new(test, (value * 1000.0).round() / 1000.0, scale.unit);
        let lang = Lang::English;
        let printed = format!("{}: {}", lang.of(test, "name"), reading(one, lang));
        let told = read(&printed).map_err(|fault| TestCaseError::fail(format!("{printed}: {fault}")))?;
        prop_assert_eq!(told.len(), 1);
        prop_assert_eq!(told[0].result, one);
        prop_assert!(!told[0].assumed);
    }
}

#[test]
fn every_sentence_about_results_has_its_holes_filled() {
    for test in LabTest::ALL {
        for scale in test.scales() {
            let one = LabResult::new(*test, scale.range.0, scale.unit);
            let draw = LabDraw { on: Since::Year(2026), results: vec![one], morning: None, off_iron: None, ill: None };
            let high = LabResult::new(LabTest::TransferrinSaturation, 52.0, LabUnit::Percent);
            let earlier = LabDraw { on: Since::Year(2025), results: vec![high], ..draw.clone() };
            let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
            let draws = vec![&draw, &earlier];
            let known = Known { screenings: Vec::new(), draws, courses: Vec::new(), taken: Vec::new(), today };
            let judged = Judged::of(&draw, &known, true);
            let said = [judged.urgent(today, Lang::English), judged.said(today, Lang::English)].concat();
            assert!(!said.is_empty() || *test == LabTest::Iron, "{test} is stored and nothing is said");
            for line in said.iter().chain([&result(one, Lang::English), &taken(draw.on, Lang::English)]) {
                assert!(!line.contains(['{', '}']), "{line}");
            }
        }
    }
}

#[test]
fn a_result_is_shown_as_the_slip_has_it_and_in_the_unit_of_the_thresholds() {
    let one = |test, value, unit| result(LabResult::new(test, value, unit), Lang::English);
    assert_eq!(one(LabTest::Ferritin, 38.0, LabUnit::NgPerMl), "Ferritin: 38 ng/mL");
    assert_eq!(one(LabTest::Ferritin, 38.0, LabUnit::MicrogramPerL), "Ferritin: 38 µg/L");
    assert_eq!(one(LabTest::Haemoglobin, 128.0, LabUnit::GPerL), "Haemoglobin: 128 g/L (12.8 g/dL)");
    assert_eq!(
        one(LabTest::TransferrinSaturation, 0.185, LabUnit::Fraction),
        "Transferrin saturation: 0.185 as a fraction (18.5 %)"
    );
}
