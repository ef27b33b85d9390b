//! Answers in words, and text made safe and fitted for a terminal.

use crate::model::{Answers, Evidence, IronReading, Key, Kind, Value};
use crate::text::{Lang, fill};

/// An answer in words; `None` where the question was never asked.
pub fn answer(answers: &Answers, key: Key, lang: Lang) -> Option<String> {
    let words = match (answers.get(key)?, key.kind()) {
        (Value::Choice(at), Kind::Choice { group, names }) => lang.option(group, names[at]).to_owned(),
        (Value::Set(bits), Kind::Set { group, names }) => {
            let chosen = names.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            let chosen: Vec<&str> = chosen.map(|(_, name)| lang.option(group, name)).collect();
            if chosen.is_empty() { lang.say(["ui", "none", "name"]).to_owned() } else { chosen.join(", ") }
        }
        // A week of pregnancy is the 30th; "30 weeks" would be a length.
        (Value::Number(number), Kind::Number(range)) if matches!(range.unit, "week" | "trimester" | "points") => {
            number_text(number)
        }
        (Value::Number(number), Kind::Number(range)) => {
            let unit = lang.say(["unit", range.unit, "name"]);
            fill(lang.say(["ui", "measure", "name"]), &[("number", &number_text(number)), ("unit", unit)])
        }
        (Value::Clock(time), _) => time.to_string(),
        (Value::Texts(texts), _) if texts.is_empty() => lang.say(["ui", "none", "name"]).to_owned(),
        (Value::Texts(texts), _) => texts.iter().map(|text| tame(text)).collect::<Vec<_>>().join(", "),
        _ => return None,
    };
    Some(words)
}

/// What an iron reading says for this person.
pub fn iron(reading: IronReading, facet: &'static str, lang: Lang) -> &'static str {
    match facet {
        "text" => lang.of(reading, "text"),
        // These hold for every reading.
        facet => lang.say(["iron", facet, "text"]),
    }
}

/// A number without needless zeros.
pub fn number_text(number: f64) -> String {
    format!("{}", (number * 100.0).round() / 100.0)
}

/// A number with a real minus where it is below zero.
pub fn signed(number: f64) -> String {
    number_text(number).replace('-', "−")
}

/// A question and its answer in a few words.
pub fn said(answers: &Answers, key: Key, lang: Lang) -> String {
    let words = answer(answers, key, lang).unwrap_or_else(|| lang.say(["result", "asked", "name"]).to_owned());
    fill(lang.say(["result", "said", "name"]), &[("question", lang.label(key)), ("answer", &words)])
}

/// The questions and answers behind a finding, in one line.
pub fn behind(answers: &Answers, evidence: &[Evidence], lang: Lang) -> String {
    evidence.iter().map(|evidence| said(answers, evidence.key, lang)).collect::<Vec<_>>().join("; ")
}

/// A text with nothing in it that a terminal would obey: control characters are shown as `\u{1b}` and the like;
/// marks that turn the direction of writing, and marks that nobody sees, are left out. A long text ends in `…`.
pub fn tame(text: &str) -> String {
    let mut tamed = tame_whole(&text.chars().take(LONGEST_TEXT).collect::<String>());
    if text.chars().nth(LONGEST_TEXT).is_some() {
        tamed.push('…');
    }
    tamed
}

/// As [`tame`], however long the text is.
pub fn tame_whole(text: &str) -> String {
    let mut tamed = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}' => {}
            c if c.is_control() => tamed.extend(c.escape_default()),
            c => tamed.push(c),
        }
    }
    tamed
}

/// Characters that are shown of a person's text.
const LONGEST_TEXT: usize = 200;

/// Where a word may be broken: at a hyphen between letters. An option, a date or a file that is broken in two cannot be
/// copied, and is read out wrongly.
fn breaks(word: &str) -> Vec<usize> {
    let whole =
        word.trim_start_matches(['(', '“', '‘', '\'']).starts_with('-') || word.contains(|c: char| c.is_ascii_digit());
    if whole { Vec::new() } else { textwrap::WordSplitter::HyphenSplitter.split_points(word) }
}

/// Wraps by display width, with a hanging indent.
pub fn wrap(text: &str, width: usize, first: &str, next: &str) -> Vec<String> {
    let options = textwrap::Options::new(width.max(12)).initial_indent(first).subsequent_indent(next);
    let options = options.word_splitter(textwrap::WordSplitter::Custom(breaks));
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_copied_is_never_broken() {
        let text = "nightlegs log 2026-11-20 --set-aside “--quiet-night” look-alikes";
        for width in 17..40 {
            let lines = wrap(text, width, "", "");
            for whole in ["2026-11-20", "--set-aside", "--quiet-night"] {
                assert!(whole.len() > width || lines.iter().any(|line| line.contains(whole)), "{width}: {lines:?}");
            }
        }
        assert_eq!(wrap("one of the look-alikes", 17, "", ""), ["one of the look-", "alikes"]);
    }

    #[test]
    fn below_zero_stands_a_real_minus() {
        assert_eq!((signed(-20.0), signed(0.0), signed(6.5)), ("−20".to_owned(), "0".to_owned(), "6.5".to_owned()));
    }
}
