use proptest::prelude::*;

use super::*;
use crate::model::Id;
use LabTest as T;
use LabUnit as U;

#[test]
fn pairs_are_read_as_they_are_typed() {
    let told = |test, value, unit, assumed| LabTold { result: LabResult::new(test, value, unit), assumed };
    for (text, expected) in [
        ("ferritin 38", vec![told(T::Ferritin, 38.0, U::NgPerMl, true)]),
        (
            "ferritin 38 tsat 18",
            vec![told(T::Ferritin, 38.0, U::NgPerMl, true), told(T::TransferrinSaturation, 18.0, U::Percent, true)],
        ),
        (
            "Ferritin: 38 ng/mL, TSAT=0.18",
            vec![told(T::Ferritin, 38.0, U::NgPerMl, false), told(T::TransferrinSaturation, 0.18, U::Fraction, true)],
        ),
        ("haemoglobin 128 g/L", vec![told(T::Haemoglobin, 128.0, U::GPerL, false)]),
        ("Hb 12,8", vec![told(T::Haemoglobin, 12.8, U::GPerDl, true)]),
        ("hb 128", vec![told(T::Haemoglobin, 128.0, U::GPerL, true)]),
        ("Hb A1c 43mmol/mol", vec![told(T::Hba1c, 43.0, U::MmolPerMol, false)]),
        ("hba1c 6.1", vec![told(T::Hba1c, 6.1, U::Percent, true)]),
        (
            "mg 0.8 k 4.2 ca 9.4",
            vec![
                told(T::Magnesium, 0.8, U::MmolPerL, true),
                told(T::Potassium, 4.2, U::MmolPerL, true),
                told(T::Calcium, 9.4, U::MgPerDl, true),
            ],
        ),
        ("magnesium 2.0", vec![told(T::Magnesium, 2.0, U::MgPerDl, true)]),
        (
            "cr 88 egfr 71 mL / min / 1.73 m²",
            vec![told(T::Creatinine, 88.0, U::MicromolPerL, true), told(T::Egfr, 71.0, U::MlPerMin, false)],
        ),
        ("creatinine 1.0", vec![told(T::Creatinine, 1.0, U::MgPerDl, true)]),
        (
            "total iron binding capacity 380 µg/dL serum iron 80",
            vec![
                told(T::IronBindingCapacity, 380.0, U::MicrogramPerDl, false),
                told(T::Iron, 80.0, U::MicrogramPerDl, true),
            ],
        ),
        (
            "페리틴 38 트랜스페린 포화도 18%",
            vec![told(T::Ferritin, 38.0, U::NgPerMl, true), told(T::TransferrinSaturation, 18.0, U::Percent, false)],
        ),
        (
            "irls 24 ferritin 38 ferritin 38",
            vec![told(T::IrlsTotal, 24.0, U::Points, false), told(T::Ferritin, 38.0, U::NgPerMl, true)],
        ),
        ("", vec![]),
    ] {
        assert_eq!(results(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_cannot_be_read_or_may_be_two_is_refused() {
    let kind = |text: &str| results(text).expect_err(text).kind;
    assert_eq!(kind("feritin 38"), LabWords::UnknownTest { nearest: Some("ferritin") });
    assert_eq!(kind("38"), LabWords::UnknownTest { nearest: None });
    assert_eq!(kind("ferritin"), LabWords::NoValue);
    assert_eq!(kind("ferritin tsat 18"), LabWords::NoValue);
    assert_eq!(kind("ferritin high"), LabWords::NotANumber);
    assert_eq!(kind("ferritin 1,500"), LabWords::Comma);
    assert_eq!(kind("tsh 0.0005"), LabWords::TooManyDecimals);
    assert_eq!(kind("egfr >90"), LabWords::Limit);
    assert_eq!(kind("egfr > 90"), LabWords::Limit);
    assert_eq!(kind("ferritin 38 ng"), LabWords::UnknownUnit);
    assert_eq!(kind("ferritin 38 mmol/L"), LabWords::UnknownUnit);
    assert_eq!(kind("ferritin 38ng"), LabWords::UnknownUnit);
    assert_eq!(kind("ferritin 38 feritin 40"), LabWords::UnknownTest { nearest: Some("ferritin") });
    assert_eq!(kind("hb 300"), LabWords::OutOfEveryRange);
    assert_eq!(kind("ferritin -5"), LabWords::OutOfEveryRange);
    assert_eq!(kind("ferritin 0"), LabWords::OutOfEveryRange);
    assert_eq!(kind("potassium 40"), LabWords::OutOfEveryRange);
    assert_eq!(kind("hba1c 19"), LabWords::NeedsUnit);
    let two = |text: &str| match kind(text) {
        LabWords::WhichUnit(readings) => readings.iter().map(|reading| reading.unit).collect::<Vec<_>>(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(two("hb 22"), [U::GPerDl, U::GPerL]);
    assert_eq!(two("magnesium 1.2"), [U::MmolPerL, U::MgPerDl]);
    // High in one unit and low in the other.
    assert_eq!(two("magnesium 1.4 H"), [U::MmolPerL, U::MgPerDl, U::MeqPerL]);
    assert_eq!(two("magnesium 1.4*"), [U::MmolPerL, U::MgPerDl, U::MeqPerL]);
    assert!(results("magnesium 1.4").is_ok() && results("magnesium 1.4 mg/dL L").is_ok());
    assert_eq!(two("b12 300"), [U::PgPerMl, U::PmolPerL]);
    assert_eq!(two("creatinine 20"), [U::MgPerDl, U::MicromolPerL]);
    assert_eq!(two("iron 20"), [U::MicrogramPerDl, U::MicromolPerL]);
    assert_eq!(two("tsat 1"), [U::Percent, U::Fraction]);
    let twice = results("ferritin 38 ferritin 83").expect_err("two values");
    assert!(matches!(twice.kind, LabWords::Twice(first, second) if (first.value, second.value) == (38.0, 83.0)));
    assert!(result(T::Ferritin, "38 ng/mL").is_ok());
    assert_eq!(result(T::Ferritin, "38 tsat 18").expect_err("one value").kind, LabWords::UnknownUnit);
    assert_eq!(result(T::Ferritin, " ").expect_err("nothing").kind, LabWords::NoValue);
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused(text in "\\PC{0,60}") {
        let _ = results(&text);
    }

    #[test]
    fn a_bare_number_is_never_read_in_a_unit_in_which_it_cannot_be(test in 0..T::ALL.len(), value in 0u32..2_000_000) {
        let (test, value) = (T::ALL[test], f64::from(value) / 1000.0);
        if let Ok(told) = bare(test, value) {
            prop_assert!(test.scale(told.unit).is_some_and(|scale| scale.holds(value)));
        }
        prop_assert_eq!(number(&value.to_string()), Ok(value));
    }
}

#[test]
fn a_mark_behind_a_value_is_read_as_slips_have_it() {
    for (text, marked) in [
        ("potassium 6.1", None),
        ("potassium 6.1 H", Some(Tri::Yes)),
        ("potassium 6.1H mmol/L", Some(Tri::Yes)),
        ("potassium 6.1* mmol/L", Some(Tri::Yes)),
        ("potassium 2.4 mmol/L (L)", Some(Tri::Yes)),
        ("potassium 2.4mEq/L ↓", Some(Tri::Yes)),
        ("칼륨 6.1 높음", Some(Tri::Yes)),
        ("K 6.1 critical magnesium 0.8 mmol/L", Some(Tri::Yes)),
        ("potassium 4.2 normal", Some(Tri::No)),
        ("potassium 4.2 정상", Some(Tri::No)),
    ] {
        let told = results(text).expect(text);
        assert_eq!(told[0].result.marked, marked, "{text}");
        assert_eq!(told[0].result.test, T::Potassium, "{text}");
        assert!(told[1..].iter().all(|other| other.result.marked.is_none()), "{text}");
    }
    for text in ["potassium H", "potassium H 6.1", "potassium 6.1 H L", "potassium 6.1 hi"] {
        assert!(results(text).is_err(), "{text}");
    }
}
