//! A medicine that was taken.

use std::fmt;

use super::time::{WrittenTime, time};
use super::{Alone, NotationFault, NotationKind, alone, not_alone, plain};

/// The most characters of a medicine.
pub const LONGEST_DOSE: usize = 200;

/// A medicine that was taken, with its strength as the person writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dose {
    /// As written, without spaces at its ends and without the time; 1 to 200 characters, none of them control
    /// characters and none of them `@`.
    pub text: String,
    /// When it was taken, where it is said.
    pub at: Option<WrittenTime>,
}

impl fmt::Display for Dose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        self.at.map_or(Ok(()), |at| write!(f, "@{at}"))
    }
}

/// What was said about medicines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoseNote {
    /// One was taken.
    Took(Dose),
    /// None was taken.
    No,
    /// The person is not sure.
    Unsure,
    /// What is usual for the person.
    Usual,
}

impl fmt::Display for DoseNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Took(dose) => dose.fmt(f),
            Self::No => f.write_str("none"),
            Self::Unsure => f.write_str("unsure"),
            Self::Usual => f.write_str("usual"),
        }
    }
}

/// Reads `MEDICINE[@TIME]`: `magnesium`, `ropinirole 0.5 mg@21:00`, or `none`, `unsure` or
/// `usual`.
///
/// # Errors
/// An empty or long text, control characters, a second time, and an `@` with anything but a time behind it.
pub fn dose(text: &str) -> Result<DoseNote, NotationFault> {
    match alone(text) {
        Some(Alone::No) => return Ok(DoseNote::No),
        Some(Alone::Unsure) => return Ok(DoseNote::Unsure),
        None if is_usual(text) => return Ok(DoseNote::Usual),
        None => {}
    }
    let (name, at) = match text.rsplit_once('@') {
        Some((name, at)) => (name, Some((at, time(at)?))),
        None => (text, None),
    };
    if let (Some((_, earlier)), Some((at, _))) = (name.rsplit_once('@'), at) {
        time(earlier)?;
        return Err(NotationFault::twice(earlier, at));
    }
    let name = name.trim();
    if at.is_some() {
        not_alone(name)?;
    }
    let fault = |kind| Err(NotationFault::new(name, kind));
    if is_usual(name) {
        return fault(NotationKind::StandsAlone);
    }
    if name.is_empty() {
        return fault(NotationKind::Empty);
    }
    if name.chars().any(char::is_control) {
        return fault(NotationKind::ControlCharacter);
    }
    if name.chars().nth(LONGEST_DOSE).is_some() {
        return fault(NotationKind::TooLong { limit: LONGEST_DOSE });
    }
    if is_nearly_usual(name) {
        return Err(NotationFault::unknown(name, WORDS));
    }
    Ok(DoseNote::Took(Dose { text: name.to_owned(), at: at.map(|(_, time)| time) }))
}

/// The words in the place of a medicine.
const WORDS: &[&str] = &["usual", "none"];

fn is_usual(text: &str) -> bool {
    matches!(plain(text).as_str(), "usual" | "the usual" | "as usual")
}

/// A slip of one letter in the word, which is no medicine.
fn is_nearly_usual(name: &str) -> bool {
    strsim::damerau_levenshtein(&plain(name), "usual") == 1
}
