//! The words of a prompt, of an answer, and of what is wrong with one. Both bodies say the same.

use super::input::Fault;
use crate::ask::{Form, Mark, Prompt, Reply, Step};
use crate::formulary::{Match, identify};
use crate::model::{Id, Key, RedFlag, Tri, Urgency};
use crate::text::{Lang, fill};

/// What a prompt shows.
pub(super) struct View {
    /// The part, and how far along.
    pub progress: String,
    /// The question.
    pub question: &'static str,
    /// The lines to choose from or to tick; none for an answer that is typed.
    pub lines: Vec<&'static str>,
    /// Whether the question has been answered before.
    pub answered: bool,
    /// What stands, as a sentence.
    pub standing: Option<String>,
}

impl View {
    /// The words of a prompt.
    pub fn of(lang: Lang, prompt: &Prompt<'_>, form: &Form) -> Self {
        let (n, total) = (prompt.number.to_string(), prompt.total.to_string());
        let holes = [("part", lang.of(prompt.part, "name")), ("n", &n), ("total", &total)];
        // Until the legs have been asked about, nobody can say how many questions follow.
        let known = prompt.answers.urge_to_move.is_some();
        let answered = prompt.step.keys().iter().any(|key| prompt.answers.has(*key));
        let standing = answered.then(|| match form {
            Form::Choose { current: Some(line), .. } => Reply::Chosen(*line),
            Form::Tick { current, .. } => Reply::Marked(current.clone()),
            Form::Number(_, Some(number)) | Form::Length(_, Some(number)) => Reply::Number(*number),
            Form::Clock(Some(time)) => Reply::Clock(*time),
            Form::Texts(texts) => Reply::Texts(texts.clone()),
            _ => Reply::Skipped,
        });
        let standing = standing.map(|reply| {
            fill(lang.say(["ui", "current", "name"]), &[("answer", &answer(lang, prompt.step, form, &reply))])
        });
        Self {
            progress: fill(lang.say(["ui", "progress", if known { "name" } else { "early" }]), &holes),
            question: lang.say(prompt.step.asks()),
            lines: lines(lang, form),
            answered,
            standing,
        }
    }
}

fn lines(lang: Lang, form: &Form) -> Vec<&'static str> {
    match form {
        Form::Choose { lines, .. } => lines.iter().map(|(group, name)| lang.option(group, name)).collect(),
        Form::Tick { lines, .. } => lines.iter().map(|(group, name, facet)| lang.say([group, name, facet])).collect(),
        _ => Vec::new(),
    }
}

/// Whether the lines are yes, no and not sure, which have keys of their own.
pub(super) fn is_yes_or_no(form: &Form) -> bool {
    matches!(form, Form::Choose { lines, .. } if lines.iter().all(|(group, _)| *group == Tri::GROUP))
}

/// A question in a few words, where it has them; a list of signs is called by what it asks.
pub(super) fn label(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Tick(..) => lang.say(step.asks()),
        step => lang.label(step.why(0)),
    }
}

/// An answer in words. The one that is never stored is not shown either: a screen keeps what scrolled by.
pub(super) fn answer(lang: Lang, step: Step, form: &Form, reply: &Reply) -> String {
    if step == Step::One(Key::SelfHarm) {
        return lang.say(["ui", "answer", "hidden"]).to_owned();
    }
    let none = || lang.say(["ui", "none", "name"]).to_owned();
    match (form, reply) {
        (Form::Choose { .. }, Reply::Chosen(line)) => lines(lang, form)[*line].to_owned(),
        (Form::Tick { lines, .. }, Reply::Marked(marks)) => {
            let name = |(group, name, facet): (&'static str, &'static str, &'static str)| match facet {
                "ask" => lang.say([group, name, "label"]),
                facet => lang.say([group, name, facet]),
            };
            let said = lines.iter().zip(marks).filter_map(|(line, mark)| match mark {
                Mark::Blank => None,
                Mark::Ticked => Some(name(*line).to_owned()),
                Mark::Unsure => Some(fill(lang.say(["ui", "answer", "unsure"]), &[("answer", name(*line))])),
            });
            let said: Vec<String> = said.collect();
            if said.is_empty() { none() } else { said.join(", ") }
        }
        (Form::Number(range, _) | Form::Length(range, _), Reply::Number(number)) => {
            let unit = lang.say(["unit", range.unit, "name"]);
            fill(lang.say(["ui", "measure", "name"]), &[("number", &number.to_string()), ("unit", unit)])
        }
        (_, Reply::Clock(time)) => time.to_string(),
        (_, Reply::Texts(texts)) if texts.is_empty() => none(),
        (_, Reply::Texts(texts)) => texts.iter().map(|text| shown(text)).collect::<Vec<_>>().join(", "),
        _ => lang.say(["ui", "skipped", "name"]).to_owned(),
    }
}

/// What was understood of names that are new: known by another name, or not known. One that is only close to a known
/// name is asked about instead.
pub(super) fn remarks(lang: Lang, form: &Form, reply: &Reply) -> Vec<String> {
    let (Form::Texts(standing), Reply::Texts(texts)) = (form, reply) else { return Vec::new() };
    let remark = |text: &String| {
        let written = shown(text);
        match identify(text).found {
            Match::Exact(medicines) => {
                let names: Vec<_> = medicines.iter().map(|medicine| medicine.generic()).collect();
                let same = names.iter().all(|name| text.to_lowercase().contains(&name.to_lowercase()));
                let sentence = lang.say(["ui", "medicine", "recognised"]);
                (!same).then(|| fill(sentence, &[("written", &written), ("name", &names.join(", "))]))
            }
            Match::Close { .. } => None,
            Match::Unknown => Some(fill(lang.say(["ui", "medicine", "unknown"]), &[("written", &written)])),
        }
    };
    texts.iter().filter(|text| !standing.contains(text)).filter_map(remark).collect()
}

/// Why a question is asked.
pub(super) fn why(lang: Lang, key: Key) -> String {
    fill(lang.say(["ui", "why", "name"]), &[("why", lang.of(key, "why"))])
}

/// What is wrong with a typed answer.
pub(super) fn fault(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::NotALine => lang.say(["ui", "bad", "number"]).to_owned(),
        Fault::NotALineOfAList => lang.say(["ui", "bad", "tick"]).to_owned(),
        Fault::Whole => lang.say(["ui", "bad", "whole"]).to_owned(),
        Fault::Comma => lang.say(["ui", "bad", "comma"]).to_owned(),
        Fault::Length => lang.say(["ui", "bad", "length"]).to_owned(),
        Fault::Clock => lang.say(["ui", "bad", "clock"]).to_owned(),
        Fault::Range(range) => {
            let (min, max) = (range.min.to_string(), range.max.to_string());
            fill(lang.say(["ui", "bad", "range"]), &[("min", &min), ("max", &max)])
        }
    }
}

/// How an answer is typed.
pub(super) fn keys_of_typed(lang: Lang, form: &Form, answered: bool) -> String {
    let name = match (form, answered) {
        (Form::Number(..), false) => "number",
        (Form::Number(..), true) => "number_kept",
        (Form::Length(..), false) => "length",
        (Form::Length(..), true) => "length_kept",
        (Form::Clock(_), false) => "clock",
        (Form::Clock(_), true) => "clock_kept",
        (_, false) => "texts",
        (_, true) => "texts_kept",
    };
    let sentence = lang.say(["ui", "keys", name]);
    match form {
        Form::Number(range, _) => fill(sentence, &[("min", &range.min.to_string()), ("max", &range.max.to_string())]),
        _ => sentence.to_owned(),
    }
}

/// The signs that should not wait, the most urgent first, as paragraphs; each title says how urgent.
pub(super) fn urgent(lang: Lang, flags: &[(RedFlag, Urgency)]) -> Vec<String> {
    let mut flags = flags.to_vec();
    flags.sort_by_key(|flag| std::cmp::Reverse(flag.1));
    let mut said = vec![lang.say(["ui", "urgent", "name"]).to_owned()];
    for (flag, urgency) in flags {
        said.push(format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title")));
        said.push(lang.red_flag(flag, urgency).to_owned());
    }
    said
}

/// A typed text with nothing in it that a terminal would obey.
pub(super) fn shown(text: &str) -> String {
    let obeyed = |c: char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if obeyed(c) { '\u{fffd}' } else { c }).collect()
}
