//! A screening beside the one before it, and beside the nights.

use serde::Serialize;

use crate::diary::{Count, NightsSay};
use crate::model::{Answers, Id, Key, RedFlag, Speaks, Verdict};
use crate::report::wording::{answer, number_text};
use crate::rules::Since;
use crate::text::{Lang, fill};

/// Changed answers that are shown one by one.
const MOST: usize = 12;

/// A part of a page: its heading, and its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// What changed since the last screening.
pub fn since(since: &Since, date: &str, before: &Answers, now: &Answers, lang: Lang) -> Section {
    let say = |item, facet: &'static str, holes: &[(&str, &str)]| fill(lang.say(["since", item, facet]), holes);
    let mut lines = Vec::new();
    let name = |verdict: Verdict| lang.of(verdict, "name");
    for (item, (then, today)) in [("rls", since.rls), ("cramps", since.cramps)] {
        if then != today {
            lines.push(say(item, "text", &[("before", name(then)), ("now", name(today))]));
        }
    }
    let titles = |flags: &[RedFlag]| flags.iter().map(|flag| lang.of(*flag, "title")).collect::<Vec<_>>().join("; ");
    let flags = [("new_flags", &since.new_flags), ("open_flags", &since.open_flags), ("gone_flags", &since.gone_flags)];
    for (item, flags) in flags {
        if !flags.is_empty() {
            lines.push(say(item, "text", &[("signs", &titles(flags))]));
        }
    }
    let words = |answers: &Answers, key: Key| {
        answer(answers, key, lang).unwrap_or_else(|| lang.say(["since", "not_asked", "text"]).to_owned())
    };
    for key in since.answers.iter().take(MOST) {
        let (then, today) = (words(before, *key), words(now, *key));
        lines.push(say("answer", "text", &[("question", lang.label(*key)), ("before", &then), ("now", &today)]));
    }
    if since.answers.len() > MOST {
        lines.push(say("more", "text", &[("number", &(since.answers.len() - MOST).to_string())]));
    }
    if lines.is_empty() {
        lines.push(say("nothing", "text", &[]));
    }
    Section { title: say("title", "text", &[("date", date)]), lines }
}

/// What the nights say to the answers; `None` where they say nothing.
pub fn nights(said: &[NightsSay], answers: &Answers, logged: usize, window: u64, lang: Lang) -> Option<Section> {
    if said.is_empty() {
        return None;
    }
    let holes = [("logged", logged.to_string()), ("window", window.to_string())];
    let title = fill(lang.say(["nights_say", "title", "text"]), &[("logged", &holes[0].1), ("window", &holes[1].1)]);
    Some(Section { title, lines: said.iter().map(|said| night_line(said, answers, lang)).collect() })
}

fn night_line(said: &NightsSay, answers: &Answers, lang: Lang) -> String {
    let sign = match said.speaks {
        Speaks::For => "+",
        Speaks::Against => "-",
        Speaks::Unsure => "?",
    };
    format!("{sign} {}", night_sentence(said, answers, lang))
}

/// One thing that the nights say, as a sentence.
pub fn night_sentence(said: &NightsSay, answers: &Answers, lang: Lang) -> String {
    let speaks = lang.of(said.speaks, "nights");
    // The question that the nights speak to may have been answered by another one.
    let speaks = match answer(answers, said.key, lang) {
        Some(answer) => fill(lang.say(["nights_say", "answer", "text"]), &[("speaks", speaks), ("answer", &answer)]),
        None => speaks.to_owned(),
    };
    counted(said, &speaks, lang)
}

/// One thing that the nights say, for somebody who has the answer before them.
pub fn night_sentence_beside(said: &NightsSay, lang: Lang) -> String {
    counted(said, lang.of(said.speaks, "beside"), lang)
}

fn counted(said: &NightsSay, speaks: &str, lang: Lang) -> String {
    let (id, holes) = match said.count {
        Count::Of(so, told) => ("of", [("n", so.to_string()), ("told", told.to_string())]),
        Count::PerWeek(number, told) => {
            let rounded = (number * 10.0).round() / 10.0;
            ("per_week", [("n", number_text(rounded)), ("told", told.to_string())])
        }
        Count::Most(number, told) => ("most", [("n", number_text(number)), ("told", told.to_string())]),
    };
    let text = lang.find(["nights_say", said.key.as_str(), id]).unwrap_or_default();
    fill(text, &[("n", &holes[0].1), ("told", &holes[1].1), ("speaks", speaks)])
}

/// What stands beside a result, in JSON.
#[derive(Serialize)]
pub struct BesideJson {
    /// What changed since the last screening.
    pub since_last: Option<SinceJson>,
    /// What the nights say to the answers.
    pub nights: Vec<NightsJson>,
}

/// What changed, in JSON.
#[derive(Serialize)]
pub struct SinceJson {
    assessed_at: String,
    rls: [&'static str; 2],
    cramps: [&'static str; 2],
    new_red_flags: Vec<RedFlag>,
    gone_red_flags: Vec<RedFlag>,
    not_asked_again: Vec<RedFlag>,
    answers: Vec<Key>,
}

impl SinceJson {
    /// The change since a screening of this time.
    pub fn of(since: &Since, assessed_at: String) -> Self {
        Self {
            assessed_at,
            rls: [since.rls.0.as_str(), since.rls.1.as_str()],
            cramps: [since.cramps.0.as_str(), since.cramps.1.as_str()],
            new_red_flags: since.new_flags.clone(),
            gone_red_flags: since.gone_flags.clone(),
            not_asked_again: since.open_flags.clone(),
            answers: since.answers.clone(),
        }
    }
}

/// What the nights say, in JSON.
#[derive(Serialize)]
pub struct NightsJson {
    question: Key,
    speaks: Speaks,
    n: f64,
    told: usize,
    text: String,
}

impl NightsJson {
    /// One thing that the nights say.
    pub fn of(said: &NightsSay, answers: &Answers, lang: Lang) -> Self {
        let (n, told) = match said.count {
            Count::Of(so, told) => (so as f64, told),
            Count::PerWeek(number, told) | Count::Most(number, told) => (number, told),
        };
        Self { question: said.key, speaks: said.speaks, n, told, text: night_sentence(said, answers, lang) }
    }
}
