//! Numbers, counted in hundredths so that what is written is what is kept.

use super::{NotationFault, NotationKind};

/// The range of a written number, both ends allowed, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::diary) struct Span {
    /// Lowest value.
    pub min: u32,
    /// Highest value.
    pub max: u32,
    /// Name of the unit, an id of `data/text`.
    pub unit: &'static str,
}

impl Span {
    pub(in crate::diary) const fn new(min: u32, max: u32, unit: &'static str) -> Self {
        Self { min, max, unit }
    }

    /// That the part is outside the range.
    pub(in crate::diary) fn fault(self, part: &str) -> NotationFault {
        let Self { min, max, unit } = self;
        NotationFault::new(part, NotationKind::OutOfRange { min, max, unit })
    }

    /// Checks a whole number that was read from the part.
    pub(in crate::diary) fn check(self, value: u64, part: &str) -> Result<u32, NotationFault> {
        let value = u32::try_from(value).map_err(|_| self.fault(part))?;
        if (self.min..=self.max).contains(&value) { Ok(value) } else { Err(self.fault(part)) }
    }
}

/// No number that is read is greater, in hundredths; it is beyond every range.
const BEYOND: u64 = 100_000_000_000;

/// A number without a sign, in hundredths. `1,500` is refused, because it is two numbers in two countries.
pub(in crate::diary) fn decimal(text: &str) -> Result<u64, NotationFault> {
    let fault = |kind| NotationFault::new(text, kind);
    let text = text.trim();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_empty() {
        return Err(fault(NotationKind::Empty));
    }
    if let Some((whole, rest)) = text.split_once(',')
        && !whole.is_empty()
        && digits(whole)
        && rest.split([',', '.']).next().is_some_and(|group| group.len() == 3 && digits(group))
    {
        return Err(fault(NotationKind::Comma));
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if whole.len() + part.len() == 0 || !digits(whole) || !digits(part) {
        return Err(fault(NotationKind::NotANumber));
    }
    if part.len() > 2 {
        return Err(fault(NotationKind::TooManyDecimals { places: 2 }));
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 9 {
        return Ok(BEYOND);
    }
    let number = |part: &str| part.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Ok(number(whole) * 100 + number(&format!("{part:0<2}")))
}

/// A number of the range, in hundredths. A negative number is outside the range, not something unread.
pub(super) fn hundredths(text: &str, span: Span) -> Result<u32, NotationFault> {
    if let Some(rest) = text.trim().strip_prefix(['-', '−'])
        && decimal(rest).is_ok()
    {
        return Err(span.fault(text));
    }
    let number = decimal(text)?;
    if number < u64::from(span.min) * 100 || number > u64::from(span.max) * 100 {
        return Err(span.fault(text));
    }
    u32::try_from(number).map_err(|_| span.fault(text))
}

/// A whole number of the range.
pub(super) fn whole(text: &str, span: Span) -> Result<u32, NotationFault> {
    let number = hundredths(text, span)?;
    if number.is_multiple_of(100) { Ok(number / 100) } else { Err(NotationFault::new(text, NotationKind::NotWhole)) }
}

/// Turns a text that is no number into an unknown word where it is one.
pub(super) fn or_word(fault: NotationFault, text: &str, words: &'static [&'static str]) -> NotationFault {
    let word = text.trim().starts_with(char::is_alphabetic);
    if fault.kind == NotationKind::NotANumber && word { NotationFault::unknown(text, words) } else { fault }
}
