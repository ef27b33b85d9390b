//! Measures with their unit and the range that an answer may have.

use std::fmt;

/// The range of a measured answer, both ends allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lowest value.
    pub min: f64,
    /// Highest value.
    pub max: f64,
    /// Whether only whole numbers are answers.
    pub whole: bool,
    /// Name of the unit, an id of `data/text`.
    pub unit: &'static str,
}

/// Why a number is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Below or above the range.
    OutOfRange,
    /// Not a whole number where only those are answers.
    NotWhole,
}

impl Range {
    /// Checks a number; nothing is clamped.
    ///
    /// # Errors
    /// The number is outside the range, or not whole where it must be.
    pub fn check(self, value: f64) -> Result<f64, NumberFault> {
        if !(self.min..=self.max).contains(&value) {
            return Err(NumberFault::OutOfRange);
        }
        if self.whole && value.fract() != 0.0 {
            return Err(NumberFault::NotWhole);
        }
        Ok(value)
    }
}

/// A measured answer.
pub trait Measure: Copy + fmt::Debug + 'static {
    /// What an answer may be.
    const RANGE: Range;
    /// Takes a number that [`Range::check`] has let through.
    fn of(value: f64) -> Self;
    /// The number, in the unit of the range.
    fn get(self) -> f64;
}

macro_rules! measures {
    ($($(#[$meta:meta])* $name:ident: $min:literal to $max:literal $unit:literal $($whole:ident)?;)+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
        pub struct $name(f64);
        impl Measure for $name {
            const RANGE: Range = Range {
                min: $min as f64,
                max: $max as f64,
                whole: measures!(@whole $($whole)?),
                unit: $unit,
            };
            fn of(value: f64) -> Self { Self(value) }
            fn get(self) -> f64 { self.0 }
        }
    )+ };
    (@whole) => { false };
    (@whole whole) => { true };
}

measures! {
    /// Age in years.
    Age: 0 to 120 "years";
    /// Week of pregnancy, counted from the last period.
    PregnancyWeek: 1 to 45 "week" whole;
    /// Third of pregnancy.
    Trimester: 1 to 3 "trimester" whole;
    /// Weeks since giving birth.
    WeeksSinceBirth: 0 to 104 "weeks";
    /// How long a symptom has been there, in weeks.
    Weeks: 0 to 5200 "weeks";
    /// Sleep latency: minutes from trying to sleep to sleep.
    SleepLatency: 0 to 600 "minutes";
    /// Caffeinated drinks a day.
    CupsPerDay: 0 to 40 "cups_per_day";
    /// Alcoholic drinks a week.
    DrinksPerWeek: 0 to 200 "drinks_per_week";
    /// Nights of a week.
    NightsPerWeek: 0 to 7 "nights_per_week";
    /// Severity on a numeric rating scale.
    Severity: 0 to 10 "points";
    /// Awakenings in a week.
    WakingsPerWeek: 0 to 100 "times_per_week";
    /// Minutes that a cramp lasts; days are possible answers.
    CrampMinutes: 0 to 20160 "minutes";
    /// Cramps in a week.
    CrampsPerWeek: 0 to 200 "times_per_week";
    /// Serum ferritin in ng/mL (the same number as µg/L).
    Ferritin: 1 to 10000 "ng_per_ml";
    /// Transferrin saturation in percent.
    TransferrinSaturation: 0 to 100 "percent";
    /// Haemoglobin in g/dL.
    Haemoglobin: 2 to 25 "g_per_dl";
    /// Years on a medicine.
    MedicineYears: 0 to 60 "years";
    /// Hours that symptoms now begin earlier (negative: later).
    HoursEarlier: -24 to 24 "hours";
    /// Weeks that self-care was kept up.
    SelfcareWeeks: 0 to 520 "weeks";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_a_range_are_answers_and_nothing_beyond_is() {
        let range = Severity::RANGE;
        assert_eq!(range.check(0.0), Ok(0.0));
        assert_eq!(range.check(10.0), Ok(10.0));
        assert_eq!(range.check(10.1), Err(NumberFault::OutOfRange));
        assert_eq!(range.check(-0.1), Err(NumberFault::OutOfRange));
        assert_eq!(range.check(f64::NAN), Err(NumberFault::OutOfRange));
        assert_eq!(Trimester::RANGE.check(1.5), Err(NumberFault::NotWhole));
    }
}
