//! The strength in the name of a medicine: `2 x 0.25 mg` is half a milligram, `100/25 mg` is 125.

use std::ops::Range;

use super::dose::{Amount, DoseUnit};

/// Units as people write them, in lower case, with what one of them is in the unit that is kept.
const UNITS: &[(&str, DoseUnit, f64)] = &[
    ("mg", DoseUnit::Milligram, 1.0),
    ("밀리그램", DoseUnit::Milligram, 1.0),
    ("g", DoseUnit::Milligram, 1e3),
    ("그램", DoseUnit::Milligram, 1e3),
    ("mcg", DoseUnit::Milligram, 1e-3),
    ("ug", DoseUnit::Milligram, 1e-3),
    ("µg", DoseUnit::Milligram, 1e-3),
    ("μg", DoseUnit::Milligram, 1e-3),
    ("마이크로그램", DoseUnit::Milligram, 1e-3),
    ("ml", DoseUnit::Millilitre, 1.0),
    ("밀리리터", DoseUnit::Millilitre, 1.0),
    ("iu", DoseUnit::InternationalUnit, 1.0),
    ("tablet", DoseUnit::Piece, 1.0),
    ("tablets", DoseUnit::Piece, 1.0),
    ("tab", DoseUnit::Piece, 1.0),
    ("tabs", DoseUnit::Piece, 1.0),
    ("pill", DoseUnit::Piece, 1.0),
    ("pills", DoseUnit::Piece, 1.0),
    ("capsule", DoseUnit::Piece, 1.0),
    ("capsules", DoseUnit::Piece, 1.0),
    ("cap", DoseUnit::Piece, 1.0),
    ("caps", DoseUnit::Piece, 1.0),
    ("patch", DoseUnit::Piece, 1.0),
    ("정", DoseUnit::Piece, 1.0),
    ("알", DoseUnit::Piece, 1.0),
    ("캡슐", DoseUnit::Piece, 1.0),
];

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Number(f64),
    Unit(DoseUnit, f64),
    Times,
    Word,
}

#[derive(Clone, Debug)]
struct Token {
    at: Range<usize>,
    kind: Kind,
}

/// The name without the strength, and the amount.
///
/// A number without a unit at the end counts only beside a name that is `known`, since it may belong to the name. Of a
/// mass and a number of tablets the mass is kept; masses of one line are added up, so that a change of either is seen.
pub(super) fn parse(written: &str, known: bool) -> (String, Option<Amount>) {
    let tokens = tokens(written);
    let mut amount: Option<Amount> = None;
    let mut taken: Vec<Range<usize>> = Vec::new();
    for at in 0..tokens.len() {
        let Some((one, range)) = strength(&tokens, at) else { continue };
        amount = match amount {
            Some(all) if all.unit == one.unit => Some(Amount { number: all.number + one.number, unit: all.unit }),
            Some(all) if all.unit != DoseUnit::Piece => Some(all),
            _ => Some(one),
        };
        taken.push(range);
    }
    let last = tokens.last().filter(|_| known && tokens.len() > 1 && amount.is_none());
    if let Some(Token { at, kind: Kind::Number(number) }) = last {
        amount = Some(Amount { number: *number, unit: DoseUnit::NotTold });
        taken.push(at.clone());
    }
    let name = without(written, &taken);
    (if name.is_empty() { written.trim().to_owned() } else { name }, amount)
}

/// The amount whose number stands there, with how often it was taken, and where in the text that is.
fn strength(tokens: &[Token], at: usize) -> Option<(Amount, Range<usize>)> {
    let number_at = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(Token { kind: Kind::Number(number), .. }) => Some(*number),
        _ => None,
    };
    let times_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.kind == Kind::Times);
    let number = number_at(Some(at))?;
    let Kind::Unit(unit, factor) = tokens.get(at + 1)?.kind else { return None };
    let before = number_at(at.checked_sub(2)).filter(|_| times_at(at.checked_sub(1)));
    let is_alone = !matches!(tokens.get(at + 4), Some(Token { kind: Kind::Unit(..), .. }));
    let behind = number_at(Some(at + 3)).filter(|_| times_at(Some(at + 2)) && is_alone);
    let (times, first, last) = match (before, behind) {
        (Some(times), _) => (times, at - 2, at + 1),
        (None, Some(times)) => (times, at, at + 3),
        (None, None) => (1.0, at, at + 1),
    };
    Some((Amount { number: number * factor * times, unit }, tokens[first].at.start..tokens[last].at.end))
}

/// The text without those parts, and without the signs and spaces that they leave behind.
fn without(written: &str, taken: &[Range<usize>]) -> String {
    let left: String = written
        .char_indices()
        .map(|(at, c)| if taken.iter().any(|part| part.contains(&at)) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = left.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')')).to_owned()
}

fn tokens(written: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = written[at..].chars().next() {
        let rest = &written[at..];
        let (length, kind) = if c.is_ascii_digit() {
            let length = number_length(rest);
            (length, number(&rest[..length]).map(Kind::Number))
        } else if matches!(c, '×' | '*') {
            (c.len_utf8(), Some(Kind::Times))
        } else if c.is_alphabetic() {
            let length = word_length(rest);
            (length, Some(word(&rest[..length])))
        } else {
            (c.len_utf8(), None)
        };
        tokens.extend(kind.map(|kind| Token { at: at..at + length, kind }));
        at += length;
    }
    tokens
}

/// Digits, with the signs between them that belong to a number or to a list of numbers.
fn number_length(text: &str) -> usize {
    let next_is_digit = |at: usize| text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
    let ends = |(at, byte): (usize, &u8)| {
        !(byte.is_ascii_digit() || (matches!(byte, b'.' | b',' | b'/') && next_is_digit(at)))
    };
    text.as_bytes().iter().enumerate().position(ends).unwrap_or(text.len())
}

/// The sum of a list such as `100/25`; `1,000` is a thousand, and `0,125` an eighth.
fn number(text: &str) -> Option<f64> {
    let one = |part: &str| {
        let groups: Vec<&str> = part.split(',').collect();
        let thousands = groups.len() > 1 && !part.starts_with('0') && groups[1..].iter().all(|group| group.len() == 3);
        let plain = if thousands || part.contains('.') { part.replace(',', "") } else { part.replacen(',', ".", 1) };
        plain.parse::<f64>().ok().filter(|number| number.is_finite())
    };
    text.split('/').map(one).sum()
}

/// Letters, and digits behind them as in `B12`; but `x2` is a sign and a number.
fn word_length(text: &str) -> usize {
    let letters = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    if matches!(word(&text[..letters]), Kind::Word) {
        text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
    } else {
        letters
    }
}

fn word(text: &str) -> Kind {
    let lower = text.to_lowercase();
    if lower == "x" {
        return Kind::Times;
    }
    let unit = UNITS.iter().find(|(name, ..)| *name == lower);
    unit.map_or(Kind::Word, |(_, unit, factor)| Kind::Unit(*unit, *factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_are_read_as_people_write_them() {
        let table = [
            ("ropinirole 0.5 mg", "ropinirole", Some((0.5, DoseUnit::Milligram))),
            ("Ropinirole 0,125MG", "Ropinirole", Some((0.125, DoseUnit::Milligram))),
            ("2x0.25mg ropinirole", "ropinirole", Some((0.5, DoseUnit::Milligram))),
            ("pramipexole 88 µg × 2", "pramipexole", Some((0.176, DoseUnit::Milligram))),
            ("levodopa/carbidopa 100/25 mg", "levodopa/carbidopa", Some((125.0, DoseUnit::Milligram))),
            ("magnesium citrate 1 g (2 tablets)", "magnesium citrate", Some((1000.0, DoseUnit::Milligram))),
            ("magnesium (2 tablets)", "magnesium", Some((2.0, DoseUnit::Piece))),
            ("vitamin B12 1,000 mcg", "vitamin B12", Some((1.0, DoseUnit::Milligram))),
            ("vitamin D3 1000 IU", "vitamin D3", Some((1000.0, DoseUnit::InternationalUnit))),
            ("마그네슘 2정", "마그네슘", Some((2.0, DoseUnit::Piece))),
            ("ropinirole 0.5", "ropinirole", Some((0.5, DoseUnit::NotTold))),
            ("ropinirole", "ropinirole", None),
            ("5 mg", "5 mg", Some((5.0, DoseUnit::Milligram))),
            ("5", "5", None),
            ("xanax 1 mg", "xanax", Some((1.0, DoseUnit::Milligram))),
        ];
        for (written, name, amount) in table {
            let (found, read) = parse(written, true);
            assert_eq!(found, name, "{written}");
            match (read, amount) {
                (Some(read), Some((number, unit))) => {
                    assert!(read.unit == unit && (read.number - number).abs() < 1e-9, "{written}: {read:?}");
                }
                (read, amount) => assert!(read.is_none() && amount.is_none(), "{written}: {read:?}"),
            }
        }
        assert_eq!(parse("omega 3", false), ("omega 3".to_owned(), None));
        assert_eq!(parse("", true), (String::new(), None));
        assert_eq!(parse(&"9".repeat(400), true).1, None);
    }
}
