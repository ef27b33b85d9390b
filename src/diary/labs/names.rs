//! What tests and units are called on slips, in English and Korean.

use crate::diary::notation::nearest;
use crate::model::{LabTest, LabUnit};

/// Names of tests without spaces, points, hyphens and brackets, in small letters.
const TESTS: &[(&str, LabTest)] = &[
    ("ferritin", LabTest::Ferritin),
    ("serumferritin", LabTest::Ferritin),
    ("sferritin", LabTest::Ferritin),
    ("fer", LabTest::Ferritin),
    ("페리틴", LabTest::Ferritin),
    ("혈청페리틴", LabTest::Ferritin),
    ("저장철", LabTest::Ferritin),
    ("tsat", LabTest::TransferrinSaturation),
    ("tfs", LabTest::TransferrinSaturation),
    ("tsats", LabTest::TransferrinSaturation),
    ("saturation", LabTest::TransferrinSaturation),
    ("ironsaturation", LabTest::TransferrinSaturation),
    ("transferrinsaturation", LabTest::TransferrinSaturation),
    ("트랜스페린포화도", LabTest::TransferrinSaturation),
    ("철포화도", LabTest::TransferrinSaturation),
    ("포화도", LabTest::TransferrinSaturation),
    ("iron", LabTest::Iron),
    ("fe", LabTest::Iron),
    ("serumiron", LabTest::Iron),
    ("혈청철", LabTest::Iron),
    ("철", LabTest::Iron),
    ("tibc", LabTest::IronBindingCapacity),
    ("ironbindingcapacity", LabTest::IronBindingCapacity),
    ("totalironbindingcapacity", LabTest::IronBindingCapacity),
    ("총철결합능", LabTest::IronBindingCapacity),
    ("철결합능", LabTest::IronBindingCapacity),
    ("haemoglobin", LabTest::Haemoglobin),
    ("hemoglobin", LabTest::Haemoglobin),
    ("hb", LabTest::Haemoglobin),
    ("hgb", LabTest::Haemoglobin),
    ("혈색소", LabTest::Haemoglobin),
    ("헤모글로빈", LabTest::Haemoglobin),
    ("magnesium", LabTest::Magnesium),
    ("mg", LabTest::Magnesium),
    ("마그네슘", LabTest::Magnesium),
    ("potassium", LabTest::Potassium),
    ("k", LabTest::Potassium),
    ("칼륨", LabTest::Potassium),
    ("calcium", LabTest::Calcium),
    ("ca", LabTest::Calcium),
    ("칼슘", LabTest::Calcium),
    ("creatinine", LabTest::Creatinine),
    ("cr", LabTest::Creatinine),
    ("crea", LabTest::Creatinine),
    ("scr", LabTest::Creatinine),
    ("크레아티닌", LabTest::Creatinine),
    ("egfr", LabTest::Egfr),
    ("gfr", LabTest::Egfr),
    ("사구체여과율", LabTest::Egfr),
    ("b12", LabTest::VitaminB12),
    ("vitaminb12", LabTest::VitaminB12),
    ("vitb12", LabTest::VitaminB12),
    ("cobalamin", LabTest::VitaminB12),
    ("비타민b12", LabTest::VitaminB12),
    ("folate", LabTest::Folate),
    ("folicacid", LabTest::Folate),
    ("엽산", LabTest::Folate),
    ("tsh", LabTest::Tsh),
    ("thyrotropin", LabTest::Tsh),
    ("갑상선자극호르몬", LabTest::Tsh),
    ("hba1c", LabTest::Hba1c),
    ("a1c", LabTest::Hba1c),
    ("당화혈색소", LabTest::Hba1c),
    ("irls", LabTest::IrlsTotal),
    ("irlstotal", LabTest::IrlsTotal),
    ("irlss", LabTest::IrlsTotal),
];

/// Spellings of units without spaces, in small letters, with `u` for micro.
const UNITS: &[(&str, LabUnit)] = &[
    ("ng/ml", LabUnit::NgPerMl),
    ("ug/l", LabUnit::MicrogramPerL),
    ("pmol/l", LabUnit::PmolPerL),
    ("%", LabUnit::Percent),
    ("percent", LabUnit::Percent),
    ("퍼센트", LabUnit::Percent),
    ("fraction", LabUnit::Fraction),
    ("asafraction", LabUnit::Fraction),
    ("ratio", LabUnit::Fraction),
    ("ug/dl", LabUnit::MicrogramPerDl),
    ("umol/l", LabUnit::MicromolPerL),
    ("g/dl", LabUnit::GPerDl),
    ("g/l", LabUnit::GPerL),
    ("mmol/l", LabUnit::MmolPerL),
    ("mg/dl", LabUnit::MgPerDl),
    ("meq/l", LabUnit::MeqPerL),
    ("ml/min", LabUnit::MlPerMin),
    ("ml/min/1.73m2", LabUnit::MlPerMin),
    ("ml/min/1.73m", LabUnit::MlPerMin),
    ("ml/min/1.73", LabUnit::MlPerMin),
    ("pg/ml", LabUnit::PgPerMl),
    ("ng/l", LabUnit::NgPerL),
    ("nmol/l", LabUnit::NmolPerL),
    ("miu/l", LabUnit::MiuPerL),
    ("mu/l", LabUnit::MiuPerL),
    ("uiu/ml", LabUnit::MicroIuPerMl),
    ("uu/ml", LabUnit::MicroIuPerMl),
    ("mmol/mol", LabUnit::MmolPerMol),
    ("points", LabUnit::Points),
    ("point", LabUnit::Points),
    ("점", LabUnit::Points),
];

/// Names that a misspelt one is held against.
const SPELLED: &[&str] = &[
    "ferritin",
    "tsat",
    "saturation",
    "iron",
    "tibc",
    "haemoglobin",
    "hemoglobin",
    "magnesium",
    "potassium",
    "calcium",
    "creatinine",
    "egfr",
    "folate",
    "hba1c",
    "irls",
    "페리틴",
    "혈색소",
    "마그네슘",
    "칼륨",
    "칼슘",
    "크레아티닌",
    "엽산",
];

/// The most words that a name of a test has.
pub(super) const NAME_WORDS: usize = 4;
/// The most words that a unit is written in, as in `mL / min / 1.73 m2`.
pub(super) const UNIT_WORDS: usize = 6;

/// The test of a name, however it is spaced and hyphened.
pub fn test_of(name: &str) -> Option<LabTest> {
    let name: String =
        name.to_lowercase().chars().filter(|c| !c.is_whitespace() && !"-_.()[]–’'".contains(*c)).collect();
    TESTS.iter().find(|(known, _)| *known == name).map(|(_, test)| *test)
}

/// The unit of a spelling: `mcg`, both signs for micro, `per` and capital letters are known.
pub fn unit_of(text: &str) -> Option<LabUnit> {
    let lower = text.to_lowercase().replace("mcg", "ug").replace(" per ", "/");
    let plain: String = lower
        .chars()
        .filter(|c| !c.is_whitespace() && !"()[]^".contains(*c))
        .map(|c| match c {
            // The sign for micro, and the letter mu.
            '\u{b5}' | '\u{3bc}' => 'u',
            '²' => '2',
            '％' => '%',
            '∕' | '／' => '/',
            c => c,
        })
        .collect();
    UNITS.iter().find(|(known, _)| *known == plain).map(|(_, unit)| *unit)
}

/// The name of a test that a word may be a misspelling of.
pub(super) fn near(word: &str) -> Option<&'static str> {
    nearest(word, SPELLED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn every_test_and_unit_has_a_name_and_no_name_two_meanings() {
        for test in LabTest::ALL {
            assert!(TESTS.iter().any(|(_, known)| known == test), "{test}");
            assert_eq!(test_of(test.as_str()), Some(*test), "an id is a name too");
        }
        for unit in LabUnit::ALL {
            assert!(UNITS.iter().any(|(_, known)| known == unit), "{unit}");
            assert!(LabTest::ALL.iter().any(|test| test.scale(*unit).is_some()), "no test is reported in {unit}");
        }
        for (at, (name, _)) in TESTS.iter().enumerate() {
            assert!(TESTS[..at].iter().all(|(other, _)| other != name), "{name}");
            assert_eq!(unit_of(name), None, "{name} is a unit too");
        }
        for name in SPELLED {
            assert!(test_of(name).is_some(), "{name}");
        }
    }

    #[test]
    fn slips_spell_in_many_ways() {
        for (text, test) in [
            ("Vitamin B12", LabTest::VitaminB12),
            ("S-Ferritin", LabTest::Ferritin),
            ("Hb A1c", LabTest::Hba1c),
            ("iron-binding capacity", LabTest::IronBindingCapacity),
            ("트랜스페린 포화도", LabTest::TransferrinSaturation),
            ("HGB", LabTest::Haemoglobin),
        ] {
            assert_eq!(test_of(text), Some(test), "{text}");
        }
        for (text, unit) in [
            ("ug/L", LabUnit::MicrogramPerL),
            ("mcg/L", LabUnit::MicrogramPerL),
            ("\u{3bc}g/L", LabUnit::MicrogramPerL),
            ("\u{b5}g/L", LabUnit::MicrogramPerL),
            ("NG/ML", LabUnit::NgPerMl),
            ("ng / ml", LabUnit::NgPerMl),
            ("µIU/mL", LabUnit::MicroIuPerMl),
            ("mL/min/1.73 m²", LabUnit::MlPerMin),
            ("mL/min/1.73m^2", LabUnit::MlPerMin),
            ("µmol/L", LabUnit::MicromolPerL),
        ] {
            assert_eq!(unit_of(text), Some(unit), "{text}");
        }
        assert_eq!(unit_of("mg"), None);
        assert_eq!(near("feritin"), Some("ferritin"));
        assert_eq!(near("hello"), None);
    }
}
