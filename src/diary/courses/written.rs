//! A medicine in one line: `ropinirole 0.5 mg@21:00`.

use crate::diary::notation::{self, DoseNote, NotationFault};
use crate::model::ClockTime;

/// What a line says of a medicine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The name, without the amount.
    pub name: String,
    /// How much, as written.
    pub amount: Option<String>,
    /// The time behind the `@`.
    pub at: Option<ClockTime>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq)]
pub enum WrittenFault {
    /// As in the notation of a night.
    Notation(NotationFault),
    /// "None" or "not sure" is no medicine.
    NoName,
    /// A time with an offset, which no daily time has.
    Offset(String),
}

/// Units and forms behind a number, in lower case.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "mg", "mcg", "ug", "µg", "μg", "g", "kg", "ml", "l", "cl", "iu", "ie", "u", "unit", "units", "mmol", "meq", "%",
    "tablet", "tablets", "tab", "tabs", "pill", "pills", "capsule", "capsules", "cap", "caps", "drop", "drops", "puff",
    "puffs", "spray", "sprays", "patch", "patches", "sachet", "sachets", "spoon", "spoons", "teaspoon", "teaspoons",
    "tsp", "lozenge", "lozenges", "injection", "injections", "glass", "glasses", "cup", "cups", "dose", "doses",
    "suppository", "suppositories",
    "밀리그램", "밀리그람", "마이크로그램", "그램", "밀리리터", "정", "알", "캡슐", "포", "방울", "장", "회", "병", "컵", "단위",
];

/// Words that begin an amount without a figure.
const WORDS: &[&str] = &["half", "one", "two", "three", "a", "반", "한", "두", "세"];

/// Reads a line: the amount is what begins with a number that has a unit behind it.
///
/// # Errors
/// As the notation of a night; "none"; an offset behind the time.
pub fn written(text: &str) -> Result<Written, WrittenFault> {
    let dose = match notation::dose(text).map_err(WrittenFault::Notation)? {
        DoseNote::Took(dose) => dose,
        DoseNote::No | DoseNote::Unsure | DoseNote::Usual => return Err(WrittenFault::NoName),
    };
    if let Some(at) = dose.at.filter(|at| at.offset.is_some()) {
        return Err(WrittenFault::Offset(at.to_string()));
    }
    let at = dose.at.map(|at| at.clock);
    let text = dose.text;
    // The first word is always of the name: `5-HTP 100 mg`.
    let cut = words(&text).into_iter().skip(1).find(|start| {
        let rest: Vec<&str> = text[*start..].split_whitespace().collect();
        begins_amount(&rest)
    });
    Ok(match cut {
        Some(cut) => {
            let amount = text[cut..].trim().trim_start_matches('(').trim_end_matches(')').to_owned();
            Written {
                name: text[..cut].trim().trim_end_matches([',', '(']).trim().to_owned(),
                amount: Some(amount),
                at,
            }
        }
        None => Written { name: text, amount: None, at },
    })
}

/// Whether a text can be an amount: it has a figure, or begins with a word such as `half`.
pub fn is_amount(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    text.chars().any(char::is_numeric) && !first.starts_with(char::is_alphabetic)
        || WORDS.iter().any(|word| first == *word || !word.is_ascii() && first.starts_with(word))
}

/// Where the words of a text begin.
fn words(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if before.is_whitespace() && !c.is_whitespace() {
            starts.push(at);
        }
        before = c;
    }
    starts
}

/// Whether these words begin with a number and its unit, or with `half a tablet`.
fn begins_amount(words: &[&str]) -> bool {
    let Some(first) = words.first() else { return false };
    let first = first.trim_start_matches('(').to_lowercase();
    if WORDS.contains(&first.as_str()) {
        return words[1..].iter().take(2).any(|word| is_unit(&word.to_lowercase()));
    }
    if !first.starts_with(char::is_numeric) {
        return false;
    }
    let unit = first.trim_start_matches(|c: char| c.is_numeric() || ".,/-~×*".contains(c));
    let is_factor = unit == "x" || unit.starts_with('x') && unit[1..].starts_with(char::is_numeric);
    match unit {
        "" => words.get(1).is_some_and(|next| {
            let next = next.to_lowercase();
            is_unit(&next) || next == "x" || next == "×"
        }),
        unit => is_unit(unit) || is_factor,
    }
}

fn is_unit(word: &str) -> bool {
    let word = word.trim_matches(|c: char| ",;.()".contains(c));
    let whole = word.split('/').next().unwrap_or(word);
    UNITS.contains(&whole)
}
