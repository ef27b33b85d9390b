//! The units that a test is reported in: how one is turned into another, and which numbers can be so.
//!
//! Molar masses are from the IUPAC atomic weights: iron 55.845, magnesium 24.305, calcium 40.078 g/mol; creatinine is
//! 113.12, vitamin B12 1355.4 and folate 441.4 g/mol. Ferritin 1 ng/mL is 2.247 pmol/L (BMJ Best Practice, restless legs
//! syndrome). HbA1c follows the IFCC–NGSP master equation, % = 0.09148 x mmol/mol + 2.152.

use super::{LabTest, LabUnit};

/// A unit of a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The unit.
    pub unit: LabUnit,
    /// Lowest and highest number that can be a result, both allowed. Beyond them it is a slip of the pen or of the unit.
    pub range: (f64, f64),
    /// The numbers that are taken for this unit where none is told, both ends allowed; `None` where it must be told.
    pub bare: Option<(f64, f64)>,
    /// How many of the first unit one of this unit is.
    per: f64,
    /// What is added to that.
    plus: f64,
}

impl Scale {
    /// Whether a number can be a result in this unit.
    pub fn holds(&self, value: f64) -> bool {
        (self.range.0..=self.range.1).contains(&value)
    }

    /// Whether a number without a unit may be in this one.
    pub fn fits_bare(&self, value: f64) -> bool {
        self.bare.is_some_and(|(least, most)| (least..=most).contains(&value))
    }
}

const fn scale(unit: LabUnit, range: (f64, f64), bare: Option<(f64, f64)>, per: f64) -> Scale {
    Scale { unit, range, bare, per, plus: 0.0 }
}

use LabUnit as U;

const FERRITIN: &[Scale] = &[
    scale(U::NgPerMl, (1.0, 10000.0), Some((1.0, 10000.0)), 1.0),
    scale(U::MicrogramPerL, (1.0, 10000.0), None, 1.0),
    scale(U::PmolPerL, (2.3, 22470.0), None, 1.0 / 2.247),
];
const SATURATION: &[Scale] = &[
    scale(U::Percent, (0.0, 100.0), Some((1.0, 100.0)), 1.0),
    scale(U::Fraction, (0.0, 1.0), Some((0.01, 1.0)), 100.0),
];
/// 1 µmol/L is 5.5845 µg/dL.
const IRON: &[Scale] = &[
    scale(U::MicrogramPerDl, (2.0, 1000.0), Some((10.0, 1000.0)), 1.0),
    scale(U::MicromolPerL, (0.4, 180.0), Some((0.4, 50.0)), 5.5845),
];
const CAPACITY: &[Scale] = &[
    scale(U::MicrogramPerDl, (50.0, 1000.0), Some((100.0, 1000.0)), 1.0),
    scale(U::MicromolPerL, (9.0, 180.0), Some((9.0, 120.0)), 5.5845),
];
const HAEMOGLOBIN: &[Scale] =
    &[scale(U::GPerDl, (2.0, 25.0), Some((2.0, 25.0)), 1.0), scale(U::GPerL, (20.0, 250.0), Some((20.0, 250.0)), 0.1)];
/// 1 mg/dL is 10 / 24.305 mmol/L; an equivalent is half a mole.
const MAGNESIUM: &[Scale] = &[
    scale(U::MmolPerL, (0.1, 8.0), Some((0.1, 1.3)), 1.0),
    scale(U::MgPerDl, (0.3, 19.4), Some((1.0, 10.0)), 10.0 / 24.305),
    scale(U::MeqPerL, (0.2, 16.0), None, 0.5),
];
const POTASSIUM: &[Scale] =
    &[scale(U::MmolPerL, (1.0, 12.0), Some((1.0, 12.0)), 1.0), scale(U::MeqPerL, (1.0, 12.0), None, 1.0)];
/// 1 mmol/L is 4.0078 mg/dL.
const CALCIUM: &[Scale] = &[
    scale(U::MgPerDl, (2.0, 24.0), Some((4.2, 24.0)), 1.0),
    scale(U::MmolPerL, (0.5, 6.0), Some((0.5, 4.5)), 4.0078),
    scale(U::MeqPerL, (1.0, 12.0), None, 2.0039),
];
/// 1 mg/dL is 88.4 µmol/L.
const CREATININE: &[Scale] = &[
    scale(U::MgPerDl, (0.1, 40.0), Some((0.1, 25.0)), 1.0),
    scale(U::MicromolPerL, (8.0, 3540.0), Some((15.0, 3540.0)), 1.0 / 88.4),
];
const EGFR: &[Scale] = &[scale(U::MlPerMin, (1.0, 200.0), Some((1.0, 200.0)), 1.0)];
/// 1 pmol/L is 1.3554 pg/mL.
const B12: &[Scale] = &[
    scale(U::PgPerMl, (20.0, 20000.0), Some((20.0, 20000.0)), 1.0),
    scale(U::NgPerL, (20.0, 20000.0), None, 1.0),
    scale(U::PmolPerL, (15.0, 14760.0), Some((15.0, 14760.0)), 1.3554),
];
/// 1 nmol/L is 0.4414 ng/mL.
const FOLATE: &[Scale] = &[
    scale(U::NgPerMl, (0.2, 60.0), Some((0.2, 30.0)), 1.0),
    scale(U::MicrogramPerL, (0.2, 60.0), None, 1.0),
    scale(U::NmolPerL, (0.5, 136.0), Some((1.5, 136.0)), 0.4414),
];
const TSH: &[Scale] = &[
    scale(U::MiuPerL, (0.001, 1000.0), Some((0.001, 1000.0)), 1.0),
    scale(U::MicroIuPerMl, (0.001, 1000.0), None, 1.0),
];
const HBA1C: &[Scale] = &[
    scale(U::Percent, (3.0, 20.0), Some((3.0, 18.0)), 1.0),
    Scale { unit: U::MmolPerMol, range: (9.0, 195.0), bare: Some((20.0, 195.0)), per: 0.09148, plus: 2.152 },
];
const IRLS: &[Scale] = &[scale(U::Points, (0.0, 40.0), Some((0.0, 40.0)), 1.0)];

impl LabTest {
    /// Its units; the first is the one that values are compared in.
    pub fn scales(self) -> &'static [Scale] {
        match self {
            LabTest::Ferritin => FERRITIN,
            LabTest::TransferrinSaturation => SATURATION,
            LabTest::Iron => IRON,
            LabTest::IronBindingCapacity => CAPACITY,
            LabTest::Haemoglobin => HAEMOGLOBIN,
            LabTest::Magnesium => MAGNESIUM,
            LabTest::Potassium => POTASSIUM,
            LabTest::Calcium => CALCIUM,
            LabTest::Creatinine => CREATININE,
            LabTest::Egfr => EGFR,
            LabTest::VitaminB12 => B12,
            LabTest::Folate => FOLATE,
            LabTest::Tsh => TSH,
            LabTest::Hba1c => HBA1C,
            LabTest::IrlsTotal => IRLS,
        }
    }

    /// A unit of this test; `None` where it is not reported in it.
    pub fn scale(self, unit: LabUnit) -> Option<&'static Scale> {
        self.scales().iter().find(|scale| scale.unit == unit)
    }

    /// A number in another unit of the test, not rounded; `None` where one of the units is not of the test.
    pub fn convert(self, value: f64, from: LabUnit, to: LabUnit) -> Option<f64> {
        let (from, to) = (self.scale(from)?, self.scale(to)?);
        if from.unit == to.unit {
            return Some(value);
        }
        Some((value * from.per + from.plus - to.plus) / to.per)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Id;

    /// Worked by hand from the molar masses, to the last digit that is written.
    #[test]
    fn units_are_turned_into_each_other_as_worked_by_hand() {
        use LabTest as T;
        for (test, value, from, worked, to) in [
            (T::Ferritin, 75.0, U::NgPerMl, "168.5", U::PmolPerL),
            (T::Ferritin, 225.0, U::PmolPerL, "100.1", U::NgPerMl),
            (T::Ferritin, 38.0, U::MicrogramPerL, "38", U::NgPerMl),
            (T::TransferrinSaturation, 0.18, U::Fraction, "18", U::Percent),
            (T::TransferrinSaturation, 45.0, U::Percent, "0.45", U::Fraction),
            (T::Iron, 100.0, U::MicrogramPerDl, "17.91", U::MicromolPerL),
            (T::Iron, 10.0, U::MicromolPerL, "55.85", U::MicrogramPerDl),
            (T::IronBindingCapacity, 60.0, U::MicromolPerL, "335.1", U::MicrogramPerDl),
            (T::IronBindingCapacity, 335.07, U::MicrogramPerDl, "60", U::MicromolPerL),
            (T::Haemoglobin, 128.0, U::GPerL, "12.8", U::GPerDl),
            (T::Haemoglobin, 9.9, U::GPerDl, "99", U::GPerL),
            (T::Magnesium, 2.0, U::MgPerDl, "0.8229", U::MmolPerL),
            (T::Magnesium, 0.8, U::MmolPerL, "1.944", U::MgPerDl),
            (T::Magnesium, 1.6, U::MeqPerL, "0.8", U::MmolPerL),
            (T::Magnesium, 1.6, U::MeqPerL, "1.944", U::MgPerDl),
            (T::Potassium, 4.2, U::MeqPerL, "4.2", U::MmolPerL),
            (T::Calcium, 2.4, U::MmolPerL, "9.619", U::MgPerDl),
            (T::Calcium, 10.0, U::MgPerDl, "2.495", U::MmolPerL),
            (T::Calcium, 4.8, U::MeqPerL, "2.4", U::MmolPerL),
            (T::Creatinine, 88.4, U::MicromolPerL, "1", U::MgPerDl),
            (T::Creatinine, 1.3, U::MgPerDl, "114.9", U::MicromolPerL),
            (T::VitaminB12, 150.0, U::PmolPerL, "203.3", U::PgPerMl),
            (T::VitaminB12, 200.0, U::PgPerMl, "147.6", U::PmolPerL),
            (T::VitaminB12, 200.0, U::NgPerL, "200", U::PgPerMl),
            (T::Folate, 10.0, U::NmolPerL, "4.414", U::NgPerMl),
            (T::Folate, 4.0, U::NgPerMl, "9.062", U::NmolPerL),
            (T::Folate, 4.0, U::MicrogramPerL, "4", U::NgPerMl),
            (T::Tsh, 2.5, U::MicroIuPerMl, "2.5", U::MiuPerL),
            (T::Hba1c, 43.0, U::MmolPerMol, "6.086", U::Percent),
            (T::Hba1c, 6.5, U::Percent, "47.53", U::MmolPerMol),
        ] {
            let got = test.convert(value, from, to).expect("units of the test");
            let digits = worked.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count().max(4);
            let written: f64 = worked.parse().expect("a number");
            let last = 10f64.powi(written.abs().log10().floor() as i32 + 1 - digits as i32);
            assert!((got - written).abs() <= last * 0.501, "{test} {value} {from} is {got} {to}, not {worked}");
        }
    }

    /// Every unit of every test stands in the table above, or is the only one.
    #[test]
    fn ranges_of_one_test_say_the_same_in_every_unit() {
        for test in LabTest::ALL {
            let first = &test.scales()[0];
            for scale in test.scales() {
                assert!(scale.range.0 < scale.range.1, "{test}");
                if let Some((least, most)) = scale.bare {
                    assert!(scale.holds(least) && scale.holds(most), "{test}: a bare number that is refused");
                }
                for (end, of_first) in [(scale.range.0, first.range.0), (scale.range.1, first.range.1)] {
                    let end = test.convert(end, scale.unit, first.unit).expect("a unit of the test");
                    let near = (end - of_first).abs() <= of_first.abs().max(end.abs()) * 0.21;
                    assert!(near, "{test} in {}: {end} is not {of_first}", scale.unit);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same(test in 0..LabTest::ALL.len(), from in 0..3usize, to in 0..3usize, share in 0.0..1.0f64) {
            let test = LabTest::ALL[test];
            let scales = test.scales();
            let (from, to) = (&scales[from % scales.len()], &scales[to % scales.len()]);
            let value = from.range.0 + (from.range.1 - from.range.0) * share;
            let there = test.convert(value, from.unit, to.unit).expect("units of the test");
            let back = test.convert(there, to.unit, from.unit).expect("units of the test");
            prop_assert!((back - value).abs() <= 1e-9 * value.abs().max(1.0), "{value} {there} {back}");
        }

        #[test]
        fn more_in_one_unit_is_more_in_another(test in 0..LabTest::ALL.len(), at in 0..3usize, share in 0.0..0.9f64) {
            let test = LabTest::ALL[test];
            let scale = &test.scales()[at % test.scales().len()];
            let value = scale.range.0 + (scale.range.1 - scale.range.0) * share;
            let of = |value| test.convert(value, scale.unit, test.scales()[0].unit).expect("a unit of the test");
            prop_assert!(of(value) < of(value + 0.01 * (scale.range.1 - scale.range.0)));
        }
    }
}
