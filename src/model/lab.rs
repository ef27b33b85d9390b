//! Results of blood tests, as the slip has them.

mod scale;

use serde::{Deserialize, Serialize};

use super::choices::Tri;
use super::ids::ids;
use super::since::Since;
use super::strict;
pub use scale::Scale;

ids! {
    /// A blood test, or a total that a clinic has given.
    LabTest in "lab_test" {
        /// Serum ferritin.
        Ferritin = "ferritin",
        /// Transferrin saturation (TSAT).
        TransferrinSaturation = "transferrin_saturation",
        /// Serum iron.
        Iron = "iron",
        /// Total iron-binding capacity (TIBC).
        IronBindingCapacity = "iron_binding_capacity",
        /// Haemoglobin.
        Haemoglobin = "haemoglobin",
        /// Magnesium.
        Magnesium = "magnesium",
        /// Potassium.
        Potassium = "potassium",
        /// Calcium.
        Calcium = "calcium",
        /// Creatinine.
        Creatinine = "creatinine",
        /// Estimated glomerular filtration rate (eGFR).
        Egfr = "egfr",
        /// Vitamin B12.
        VitaminB12 = "vitamin_b12",
        /// Folate.
        Folate = "folate",
        /// Thyroid-stimulating hormone (TSH).
        Tsh = "tsh",
        /// Glycated haemoglobin (HbA1c).
        Hba1c = "hba1c",
        /// The total of the IRLS scale, 0 to 40, as a clinic has given it.
        IrlsTotal = "irls_total",
    }
}
ids! {
    /// The unit of a result.
    LabUnit in "lab_unit" {
        NgPerMl = "ng_per_ml", MicrogramPerL = "microgram_per_l", PmolPerL = "pmol_per_l",
        Percent = "percent", Fraction = "fraction", MicrogramPerDl = "microgram_per_dl", MicromolPerL = "micromol_per_l",
        GPerDl = "g_per_dl", GPerL = "g_per_l", MmolPerL = "mmol_per_l", MgPerDl = "mg_per_dl", MeqPerL = "meq_per_l",
        MlPerMin = "ml_per_min", PgPerMl = "pg_per_ml", NgPerL = "ng_per_l", NmolPerL = "nmol_per_l",
        MiuPerL = "miu_per_l", MicroIuPerMl = "micro_iu_per_ml", MmolPerMol = "mmol_per_mol", Points = "points",
    }
}
ids! {
    /// What is wrong or doubtful about results.
    LabFault in "lab_fault" {
        // refused
        OutOfRange = "out_of_range", OtherUnit = "other_unit", NotWhole = "not_whole", Twice = "twice",
        Nothing = "nothing", Future = "future",
        // may be so
        FerritinUnusual = "ferritin_unusual", IronAboveCapacity = "iron_above_capacity",
    }
}

impl LabFault {
    /// Whether it is only unlikely, so that the person may say that it is so.
    pub fn may_be_so(self) -> bool {
        matches!(self, LabFault::FerritinUnusual | LabFault::IronAboveCapacity)
    }
}

/// What was measured in one taking of blood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct LabDraw {
    /// When the blood was taken.
    pub on: Since,
    /// The results; each test once.
    pub results: Vec<LabResult>,
    /// Taken in the morning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub morning: Option<Tri>,
    /// No iron was taken in the day before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_iron: Option<Tri>,
    /// An infection, inflammation or operation around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ill: Option<Tri>,
}

/// One result, with the unit that the slip has.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct LabResult {
    /// The test.
    pub test: LabTest,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: LabUnit,
    /// The slip marks it: with an arrow, a star, H or L, or a word such as critical.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<Tri>,
}

strict::objects!(LabDraw, LabResult);

impl LabDraw {
    /// The result of a test, where it is there.
    pub fn result(&self, test: LabTest) -> Option<LabResult> {
        self.results.iter().find(|result| result.test == test).copied()
    }

    /// A result in the first unit of its test, where it is there in a unit of it.
    pub fn value(&self, test: LabTest) -> Option<f64> {
        self.result(test).and_then(LabResult::in_first_unit)
    }

    /// The saturation in percent that serum iron and the binding capacity of this draw give: 100 x iron / capacity.
    /// `None` where one of them is lacking, or where iron is above the capacity, which no saturation can be.
    pub fn computed_saturation(&self) -> Option<f64> {
        let (iron, capacity) = (self.value(LabTest::Iron)?, self.value(LabTest::IronBindingCapacity)?);
        (capacity > 0.0 && iron <= capacity).then(|| 100.0 * iron / capacity)
    }
}

impl LabResult {
    /// A result of which it is not known whether the slip marks it.
    pub fn new(test: LabTest, value: f64, unit: LabUnit) -> Self {
        Self { test, value, unit, marked: None }
    }

    /// Whether it is the same number in the same unit.
    pub fn is_same(self, other: Self) -> bool {
        (self.test, self.value, self.unit) == (other.test, other.value, other.unit)
    }

    /// The number in the first unit of the test; `None` where the unit is not one of the test.
    pub fn in_first_unit(self) -> Option<f64> {
        self.test.convert(self.value, self.unit, self.test.scales()[0].unit)
    }
}
