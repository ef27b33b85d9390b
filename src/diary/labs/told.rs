//! Results as a person types them: `ferritin 38 tsat 18`, `haemoglobin 128 g/L`, `Hb A1c: 6.1 %`.

use super::names::{NAME_WORDS, UNIT_WORDS, near};
use super::{test_of, unit_of};
use crate::diary::notation::short;
use crate::model::{LabResult, LabTest, LabUnit};

/// A result that was typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabTold {
    /// The result.
    pub result: LabResult,
    /// The unit was not typed: it is the only one that the number fits.
    pub assumed: bool,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{kind:?} in {part:?}")]
pub struct LabWordsFault {
    /// What was typed there, shortened, with nothing in it that a terminal would obey.
    pub part: String,
    /// The test, where it is known.
    pub test: Option<LabTest>,
    /// What is wrong.
    pub kind: LabWords,
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq)]
pub enum LabWords {
    /// Not the name of a test.
    UnknownTest {
        /// The name that it may be a misspelling of.
        nearest: Option<&'static str>,
    },
    /// A test without a value.
    NoValue,
    /// No number.
    NotANumber,
    /// A comma that may part thousands or be a decimal point.
    Comma,
    /// More than three decimals.
    TooManyDecimals,
    /// A limit such as `>90`.
    Limit,
    /// Not a unit of the test.
    UnknownUnit,
    /// A number without a unit that may be in two.
    WhichUnit(Vec<LabResult>),
    /// A number without a unit that is too unusual to tell which one it is in.
    NeedsUnit,
    /// A number that cannot be a result in any unit.
    OutOfEveryRange,
    /// A test that is told twice, with another value.
    Twice(LabResult, LabResult),
}

/// The longest text that is read.
const LONGEST: usize = 2000;
/// Decimals that are read; a TSH may be 0.005.
const DECIMALS: usize = 3;

fn fault(part: &str, test: Option<LabTest>, kind: LabWords) -> LabWordsFault {
    LabWordsFault { part: short(part.trim()), test, kind }
}

/// Reads tests with their values and units, one after the other.
///
/// # Errors
/// A name, a number or a unit cannot be read, or may mean two things.
pub fn results(text: &str) -> Result<Vec<LabTold>, LabWordsFault> {
    if text.len() > LONGEST {
        return Err(fault(text, None, LabWords::UnknownTest { nearest: None }));
    }
    let parted = text.replace(['=', ':', ';'], " ");
    let words: Vec<&str> =
        parted.split_whitespace().map(|word| word.trim_end_matches(',')).filter(|word| !word.is_empty()).collect();
    let mut told: Vec<LabTold> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (test, read) = name(&words[at..]).ok_or_else(|| {
            let nearest = near(words[at]);
            fault(words[at], None, LabWords::UnknownTest { nearest })
        })?;
        let named = words[at..at + read].join(" ");
        at += read;
        let Some(first) = words.get(at) else { return Err(fault(&named, Some(test), LabWords::NoValue)) };
        // Another test where a number is expected.
        if name(&words[at..]).is_some() && !first.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(fault(&named, Some(test), LabWords::NoValue));
        }
        let (one, read) = value(test, &words[at..])?;
        at += read;
        match told.iter().find(|before| before.result.test == test) {
            Some(before) if before.result == one.result => {}
            Some(before) => {
                return Err(fault(&named, Some(test), LabWords::Twice(before.result, one.result)));
            }
            None => told.push(one),
        }
    }
    Ok(told)
}

/// Reads a value of a test with its unit, where one is typed.
///
/// # Errors
/// As [`results`].
pub fn result(test: LabTest, text: &str) -> Result<LabTold, LabWordsFault> {
    if text.len() > LONGEST {
        return Err(fault(text, Some(test), LabWords::NotANumber));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err(fault(text, Some(test), LabWords::NoValue));
    }
    let (one, read) = value(test, &words)?;
    match words.get(read) {
        Some(rest) => Err(fault(rest, Some(test), LabWords::UnknownUnit)),
        None => Ok(one),
    }
}

/// The test that the first words name, by as many of them as make a name.
fn name(words: &[&str]) -> Option<(LabTest, usize)> {
    (1..=NAME_WORDS.min(words.len())).rev().find_map(|read| Some((test_of(&words[..read].join(" "))?, read)))
}

/// A value at the head of these words; how many of them it took.
fn value(test: LabTest, words: &[&str]) -> Result<(LabTold, usize), LabWordsFault> {
    let of = |part: &str, kind| fault(part, Some(test), kind);
    let [first, rest @ ..] = words else { return Err(of("", LabWords::NoValue)) };
    let signs = |c: char| !(c.is_ascii_digit() || "+-−.,<>≤≥".contains(c));
    let (digits, behind) = first.split_at(first.find(signs).unwrap_or(first.len()));
    // A sign may stand apart from its number.
    if behind.is_empty() && ["<", ">", "≤", "≥"].contains(&digits) {
        return Err(of(&words[..words.len().min(2)].join(" "), LabWords::Limit));
    }
    let number = number(digits).map_err(|kind| of(first, kind))?;
    let typed = |count: usize| format!("{behind} {}", rest[..count].join(" "));
    let least = usize::from(behind.is_empty());
    let unit = (least..=UNIT_WORDS.min(rest.len())).rev().find_map(|count| Some((unit_of(&typed(count))?, count)));
    if let Some((unit, count)) = unit {
        let result = LabResult { test, value: number, unit };
        return match test.scale(unit) {
            Some(_) => Ok((LabTold { result, assumed: false }, 1 + count)),
            None => Err(of(&typed(count), LabWords::UnknownUnit)),
        };
    }
    if !behind.is_empty() {
        return Err(of(behind, LabWords::UnknownUnit));
    }
    if let Some(next) = rest.first()
        && name(rest).is_none()
        // A word that is like a test is that, misspelt; another one stands where a unit would.
        && near(next).is_none()
    {
        return Err(of(next, LabWords::UnknownUnit));
    }
    let result = bare(test, number).map_err(|kind| of(first, kind))?;
    Ok((LabTold { result, assumed: test.scales().len() > 1 }, 1))
}

/// A number without a unit, in the only one that it fits.
fn bare(test: LabTest, value: f64) -> Result<LabResult, LabWords> {
    let result = |unit: LabUnit| LabResult { test, value, unit };
    let fits: Vec<LabResult> =
        test.scales().iter().filter(|scale| scale.fits_bare(value)).map(|scale| result(scale.unit)).collect();
    match fits[..] {
        [one] => Ok(one),
        [] if test.scales().iter().any(|scale| scale.holds(value)) => match test.scales() {
            [only] => Ok(result(only.unit)),
            _ => Err(LabWords::NeedsUnit),
        },
        [] => Err(LabWords::OutOfEveryRange),
        _ => Err(LabWords::WhichUnit(fits)),
    }
}

/// A number with at most three decimals. `1,500` is refused, because it is two numbers in two countries.
///
/// # Errors
/// It is no number, or one that may be two.
pub fn number(text: &str) -> Result<f64, LabWords> {
    if text.contains(['<', '>', '≤', '≥']) {
        return Err(LabWords::Limit);
    }
    let (minus, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, rest)) = digits.split_once(',')
        && (1..=3).contains(&whole.len())
        && all_digits(whole)
        && rest.split([',', '.']).next().is_some_and(|group| group.len() == 3 && all_digits(group))
    {
        return Err(LabWords::Comma);
    }
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if whole.len() + part.len() == 0 || !all_digits(whole) || !all_digits(part) {
        return Err(LabWords::NotANumber);
    }
    if part.len() > DECIMALS {
        return Err(LabWords::TooManyDecimals);
    }
    let written = format!("{}{whole}.{part}0", if minus { "-" } else { "" });
    written.parse().map_err(|_| LabWords::NotANumber)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Id;
    use LabTest as T;
    use LabUnit as U;

    #[test]
    fn pairs_are_read_as_they_are_typed() {
        let told = |test, value, unit, assumed| LabTold { result: LabResult { test, value, unit }, assumed };
        for (text, expected) in [
            ("ferritin 38", vec![told(T::Ferritin, 38.0, U::NgPerMl, true)]),
            (
                "ferritin 38 tsat 18",
                vec![told(T::Ferritin, 38.0, U::NgPerMl, true), told(T::TransferrinSaturation, 18.0, U::Percent, true)],
            ),
            (
                "Ferritin: 38 ng/mL, TSAT=0.18",
                vec![
                    told(T::Ferritin, 38.0, U::NgPerMl, false),
                    told(T::TransferrinSaturation, 0.18, U::Fraction, true),
                ],
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
                vec![
                    told(T::Ferritin, 38.0, U::NgPerMl, true),
                    told(T::TransferrinSaturation, 18.0, U::Percent, false),
                ],
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
}
