//! Amounts of what was drunk.

use std::fmt;

use super::number::{Span, hundredths, or_word};
use super::time::{WrittenTime, time};
use super::{Alone, NotationFault, NotationKind, alone, not_alone};

const DRINKS: Span = Span::new(0, 40, "drinks");
const WATER: Span = Span::new(0, 10_000, "millilitres");
const WORDS: &[&str] = &["none", "unsure"];
const WATER_UNITS: &[&str] = &["l", "litres", "ml"];

/// Drinks with caffeine or alcohol in a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How many, 0 to 40, with at most two decimals.
    pub number: f64,
    /// When the last one was, where it is said.
    pub last: Option<WrittenTime>,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)?;
        self.last.map_or(Ok(()), |last| write!(f, "@{last}"))
    }
}

/// What was said about drinks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AmountNote {
    /// How many; none is 0.
    Known(Amount),
    /// The person is not sure.
    Unsure,
}

impl fmt::Display for AmountNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(amount) => amount.fmt(f),
            Self::Unsure => f.write_str("unsure"),
        }
    }
}

/// Reads `NUMBER[@TIME]`, the number of drinks and the time of the last one: `2@15:00`, `1.5`, `1,5`, `0`, or `none`
/// or `unsure`.
///
/// # Errors
/// Anything else, naming the part.
pub fn amount(text: &str) -> Result<AmountNote, NotationFault> {
    match alone(text) {
        Some(Alone::No) => return Ok(AmountNote::Known(Amount { number: 0.0, last: None })),
        Some(Alone::Unsure) => return Ok(AmountNote::Unsure),
        None => {}
    }
    let (number, last) = text.split_once('@').map_or((text, None), |(number, last)| (number, Some(last)));
    not_alone(number)?;
    let number = hundredths(number, DRINKS).map_err(|fault| or_word(fault, number, WORDS))?;
    Ok(AmountNote::Known(Amount { number: f64::from(number) / 100.0, last: last.map(time).transpose()? }))
}

/// Reads water in millilitres, 0 to 10 000: `1.5`, `1.5l` and `1,5 litres` are litres, `1500ml` is millilitres.
///
/// # Errors
/// Anything else, also `unsure`; `1,500`, because it is two numbers in two countries.
pub fn water(text: &str) -> Result<u32, NotationFault> {
    if alone(text) == Some(Alone::No) {
        return Ok(0);
    }
    let lower = text.trim().to_lowercase();
    let (number, unit) = lower.split_at(lower.find(char::is_alphabetic).unwrap_or(lower.len()));
    let scale = match unit {
        "" | "l" | "litre" | "litres" | "liter" | "liters" | "리터" => 1000,
        "ml" | "millilitres" | "milliliters" | "밀리리터" => 1,
        _ => return Err(NotationFault::unknown(unit, WATER_UNITS)),
    };
    let number = u64::from(hundredths(number, WATER).map_err(|fault| NotationFault::new(text, fault.kind))?) * scale;
    if !number.is_multiple_of(100) {
        return Err(NotationFault::new(text, NotationKind::NotWhole));
    }
    WATER.check(number / 100, text)
}
