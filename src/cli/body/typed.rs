//! Answers that are typed: what a line means for the form it answers.

use super::input::{self, Fault};
use crate::ask::{Form, Reply};
use crate::model::ClockTime;

/// The reply that a typed line gives to a number, a length or a time of day. An empty line keeps what stands; `u`
/// is "not sure".
pub(super) fn reply(form: &Form, text: &str) -> Result<Reply, Fault> {
    if text.eq_ignore_ascii_case("u") || text == "ㅕ" {
        return Ok(Reply::Skipped);
    }
    if text.is_empty() {
        return Ok(match form {
            Form::Number(_, Some(number)) | Form::Length(_, Some(number)) => Reply::Number(*number),
            Form::Clock(Some(time)) => Reply::Clock(*time),
            _ => Reply::Skipped,
        });
    }
    match form {
        Form::Number(range, _) => input::number(text, *range).map(Reply::Number),
        Form::Length(range, _) => input::length(text, *range).map(Reply::Number),
        _ => ClockTime::parse(text).map(Reply::Clock).ok_or(Fault::Clock),
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
    use crate::model::{Measure, Severity};

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
}
