//! Answers that are typed: what a line means for the form it answers.

use super::input::{self, Fault};
use super::question::Form;
use crate::ask::Reply;
use crate::model::says_all_day;

/// The reply that a typed line gives to a number, a length, a time of day or a free text. An empty line keeps what
/// stands; `u` is "not sure", but in a free text it is a letter.
pub(super) fn reply(form: &Form<'_>, text: &str) -> Result<Reply, Fault> {
    let unsure = text.eq_ignore_ascii_case("u") || text == "ㅕ";
    match form {
        _ if text.is_empty() => Ok(form.standing()),
        Form::Text { longest, .. } => free(text, *longest),
        _ if unsure => Ok(Reply::Skipped),
        Form::Number(range, _) => input::number(text, *range).map(Reply::Number),
        Form::Length(range, _) => input::length(text, *range).map(Reply::Number),
        // A time of day slips into a length easily, and would be a very long one.
        Form::Minutes(..) if text.contains(':') => Err(Fault::ClockForLength),
        Form::Minutes(range, _) => input::minutes(text, *range).map(Reply::Number),
        Form::ClockOrAllDay(_) if says_all_day(text) => Ok(Reply::Text(text.to_owned())),
        _ => input::clock(text).map(Reply::Clock),
    }
}

/// A dash takes away what stands.
fn free(text: &str, longest: usize) -> Result<Reply, Fault> {
    let typed = text.chars().count();
    match text {
        "-" => Ok(Reply::Text(String::new())),
        _ if typed > longest => Err(Fault::TooLong { longest, typed }),
        text => Ok(Reply::Text(text.to_owned())),
    }
}

/// What a line means among texts that are typed one a line.
#[derive(Debug, PartialEq)]
pub(super) enum TextLine {
    /// One more text.
    Text(String),
    /// The prompt is answered.
    Reply(Reply),
}

/// Reads one line of texts; `before` are the lines typed so far, `standing` what was answered earlier, if anything.
pub(super) fn text_line(text: &str, before: &[String], standing: Option<&[String]>) -> TextLine {
    let reply = match (text, before) {
        ("", []) => Reply::Texts(standing.unwrap_or_default().to_vec()),
        ("", before) => Reply::Texts(before.to_vec()),
        ("-", []) => Reply::Texts(Vec::new()),
        ("u" | "U" | "ㅕ", []) => Reply::Skipped,
        ("<", _) => Reply::Back,
        (text, _) => return TextLine::Text(text.to_owned()),
    };
    TextLine::Reply(reply)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClockTime, Measure, Severity, SleepLatency};

    #[test]
    fn an_empty_line_keeps_and_u_takes_away() {
        let (fresh, again) = (Form::Number(Severity::RANGE, None), Form::Number(Severity::RANGE, Some(4.0)));
        assert_eq!(reply(&fresh, ""), Ok(Reply::Skipped));
        assert_eq!(reply(&again, ""), Ok(Reply::Number(4.0)));
        assert_eq!(reply(&again, "u"), Ok(Reply::Skipped));
        assert_eq!(reply(&again, "5"), Ok(Reply::Number(5.0)));
        assert_eq!(reply(&Form::Clock(None), "25:00"), Err(Fault::Clock));
        assert_eq!(
            reply(&Form::Clock(ClockTime::parse("9:05")), ""),
            Ok(Reply::Clock(ClockTime::parse("09:05").expect("as the test says")))
        );
    }

    #[test]
    fn texts_end_at_an_empty_line_and_a_dash_clears_them() {
        let standing = ["quinine".to_owned()];
        let line = |text, before: &[String], answered: bool| text_line(text, before, answered.then_some(&standing));
        assert_eq!(line("", &[], true), TextLine::Reply(Reply::Texts(vec!["quinine".into()])));
        assert_eq!(line("", &[], false), TextLine::Reply(Reply::Texts(Vec::new())));
        assert_eq!(line("-", &[], true), TextLine::Reply(Reply::Texts(Vec::new())));
        assert_eq!(line("u", &[], true), TextLine::Reply(Reply::Skipped));
        assert_eq!(line("<", &standing, false), TextLine::Reply(Reply::Back));
        assert_eq!(line("", &standing, false), TextLine::Reply(Reply::Texts(vec!["quinine".into()])));
        assert_eq!(line("iron", &standing, false), TextLine::Text("iron".into()));
    }

    #[test]
    fn a_length_of_a_night_is_kept_skipped_and_held_against_its_range() {
        let range = SleepLatency::RANGE;
        assert_eq!(reply(&Form::Minutes(range, None), "1h 30m"), Ok(Reply::Number(90.0)));
        assert_eq!(reply(&Form::Minutes(range, Some(25.0)), ""), Ok(Reply::Number(25.0)));
        assert_eq!(reply(&Form::Minutes(range, None), ""), Ok(Reply::Skipped));
        assert_eq!(reply(&Form::Minutes(range, Some(25.0)), "u"), Ok(Reply::Skipped));
        assert_eq!(reply(&Form::Minutes(range, None), "11h"), Err(Fault::MinutesRange(range)));
    }

    #[test]
    fn a_free_text_is_kept_taken_away_or_anything_else() {
        let form = |current: Option<&str>| Form::Text { longest: 5, current: current.map(str::to_owned) };
        assert_eq!(reply(&form(None), ""), Ok(Reply::Skipped));
        assert_eq!(reply(&form(Some("warm")), ""), Ok(Reply::Text("warm".into())));
        assert_eq!(reply(&form(Some("warm")), "-"), Ok(Reply::Text(String::new())));
        for text in ["u", "ㅕ", "--", "<3", "?2", "다섯글자요"] {
            assert_eq!(reply(&form(Some("warm")), text), Ok(Reply::Text(text.into())));
        }
        assert_eq!(reply(&form(None), "여섯글자네요"), Err(Fault::TooLong { longest: 5, typed: 6 }));
    }
}
