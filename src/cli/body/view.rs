//! The words round a question: of an answer, of what stands, and of what is wrong with one. Both bodies say the same.

use super::input::Fault;
use super::question::{Form, Line, Question};
use crate::ask::{Mark, Reply};
use crate::model::ClockTime;
use crate::text::{Lang, fill};

/// The words of the lines to choose from or to tick.
pub(super) fn lines(form: &Form<'_>) -> Vec<String> {
    form.lines().iter().map(|line| shown(&line.text)).collect()
}

/// What stands, as a sentence.
pub(super) fn standing(lang: Lang, question: &Question<'_>) -> Option<String> {
    let said = || answer(lang, question, &question.form.standing());
    let facet = if question.last_time { "last_time" } else { "name" };
    question.answered.then(|| fill(lang.say(["ui", "current", facet]), &[("answer", &said())]))
}

/// An answer in words.
pub(super) fn answer(lang: Lang, question: &Question<'_>, reply: &Reply) -> String {
    if question.hidden {
        return lang.say(["ui", "answer", "hidden"]).to_owned();
    }
    let none = || lang.say(["ui", "none", "name"]).to_owned();
    let skipped = || lang.say(["ui", "skipped", "name"]).to_owned();
    match (&question.form, reply) {
        (Form::Choose { lines, .. }, Reply::Chosen(line)) => shown(lines[*line].name()),
        (Form::Tick { lines, .. }, Reply::Marked(marks)) => {
            let said = |(line, mark): (&Line<'_>, &Mark)| match mark {
                Mark::Blank => None,
                Mark::Ticked => Some(shown(line.name())),
                Mark::Unsure => Some(fill(lang.say(["ui", "answer", "unsure"]), &[("answer", &shown(line.name()))])),
            };
            let said: Vec<String> = lines.iter().zip(marks).filter_map(said).collect();
            match said.is_empty() {
                true if question.blank_is_skipped => skipped(),
                true => none(),
                false => said.join(", "),
            }
        }
        (Form::Number(range, _) | Form::Length(range, _) | Form::Minutes(range, _), Reply::Number(number)) => {
            let unit = lang.say(["unit", range.unit, "name"]);
            fill(lang.say(["ui", "measure", "name"]), &[("number", &number.to_string()), ("unit", unit)])
        }
        (_, Reply::Clock(time)) => time.to_string(),
        (_, Reply::Text(text)) if text.is_empty() => none(),
        (_, Reply::Text(text)) => shown(text),
        (_, Reply::Texts(texts)) if texts.is_empty() => none(),
        (_, Reply::Texts(texts)) => texts.iter().map(|text| shown(text)).collect::<Vec<_>>().join(", "),
        _ => skipped(),
    }
}

/// What a typed line was taken for, where it reads differently; for the body that does not show each answer again.
pub(super) fn understood(lang: Lang, form: &Form<'_>, typed: &str, reply: &Reply) -> Option<String> {
    let (name, hole, value) = match (form, reply) {
        (Form::Length(..), Reply::Number(weeks)) => ("weeks", "weeks", weeks.to_string()),
        (Form::Minutes(..), Reply::Number(minutes)) if typed.parse() != Ok(*minutes) => {
            ("minutes", "minutes", minutes.to_string())
        }
        (Form::Clock(_) | Form::ClockOrAllDay(_), Reply::Clock(time))
            if !typed.is_empty() && ClockTime::parse(typed) != Some(*time) =>
        {
            ("clock", "time", time.to_string())
        }
        _ => return None,
    };
    Some(fill(lang.say(["ui", "said", name]), &[(hole, &value)]))
}

/// Why a question is asked.
pub(super) fn why(lang: Lang, why: Option<&str>) -> String {
    match why {
        Some(why) => fill(lang.say(["ui", "why", "name"]), &[("why", why)]),
        None => lang.say(["ui", "why", "none"]).to_owned(),
    }
}

/// What is wrong with a typed answer.
pub(super) fn fault(lang: Lang, fault: Fault) -> String {
    let bad = |name| lang.say(["ui", "bad", name]);
    let (name, range) = match fault {
        Fault::NotALine => return bad("number").to_owned(),
        Fault::NotALineOfAList => return bad("tick").to_owned(),
        Fault::Whole => return bad("whole").to_owned(),
        Fault::Comma => return bad("comma").to_owned(),
        Fault::Length => return bad("length").to_owned(),
        Fault::Minutes => return bad("minutes").to_owned(),
        Fault::Clock => return bad("clock").to_owned(),
        Fault::HalfOfDay => return bad("half_of_day").to_owned(),
        Fault::ClockForLength => return bad("clock_for_length").to_owned(),
        Fault::TooLong { longest, typed } => {
            return fill(bad("long"), &[("longest", &longest.to_string()), ("typed", &typed.to_string())]);
        }
        Fault::Range(range) => ("range", range),
        Fault::MinutesRange(range) => ("minutes_range", range),
    };
    fill(bad(name), &[("min", &range.min.to_string()), ("max", &range.max.to_string())])
}

/// How an answer is typed.
pub(super) fn keys_of_typed(lang: Lang, question: &Question<'_>) -> String {
    let example = match &question.form {
        Form::Number(..) => "number",
        Form::Length(..) => "length",
        Form::Minutes(..) => "minutes",
        Form::ClockOrAllDay(_) => "onset",
        Form::Clock(_) => "clock",
        Form::Text { .. } => {
            return lang.say(["ui", "keys", if question.answered { "text_kept" } else { "text" }]).to_owned();
        }
        _ => return lang.say(["ui", "keys", if question.answered { "texts_kept" } else { "texts" }]).to_owned(),
    };
    let enter = match (question.answered, question.last_time, question.optional) {
        (_, true, _) => "last_time",
        (true, false, _) => "kept",
        (false, false, true) => "optional",
        (false, false, false) => "skip",
    };
    let mut example = lang.say(["ui", "example", example]).to_owned();
    if let Form::Number(range, _) = &question.form {
        example = fill(&example, &[("min", &range.min.to_string()), ("max", &range.max.to_string())]);
    }
    format!("{example} {}", lang.say(["ui", "enter", enter]))
}

/// How a line of a list is chosen.
pub(super) fn keys_of_list(lang: Lang, question: &Question<'_>) -> &'static str {
    let facet = match (&question.form, question.optional) {
        (Form::Tick { unsure_each: true, .. }, _) => "tick",
        (Form::Tick { .. }, false) => "list",
        (Form::Tick { .. }, true) => "list_optional",
        (_, false) => "choose",
        (_, true) => "choose_optional",
    };
    lang.say(["ui", "keys", facet])
}

/// A text with nothing in it that a terminal would obey.
pub(super) fn shown(text: &str) -> String {
    let obeyed = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if obeyed(c) { '\u{fffd}' } else { c }).collect()
}
