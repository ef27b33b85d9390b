//! The prompts of the screening as questions, and what only the screening says.

use super::question::{Form, Line, Question};
use super::view::shown;
use crate::ask::{self, Part, Prompt, Reply, Step};
use crate::formulary::{Match, identify};
use crate::model::{Id, Key, RedFlag, Tri, Urgency};
use crate::text::{Lang, fill};

/// A number that the diary has, offered at a question of the screening that has no answer yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The question.
    pub key: Key,
    /// The number, in the unit of the question.
    pub number: f64,
    /// A sentence that says what it is and of when.
    pub said: String,
}

/// A prompt as a question, with a number of the diary where one is offered.
pub(super) fn question_offering(lang: Lang, prompt: &Prompt<'_>, offers: &[Offer]) -> Question<'static> {
    let question = question(lang, prompt);
    let offer = offers.iter().find(|offer| prompt.step == Step::One(offer.key) && !prompt.answers.has(offer.key));
    match (offer, &question.form) {
        (Some(offer), Form::Number(range, None)) if range.check(offer.number).is_ok() => Question {
            form: Form::Number(*range, Some(offer.number)),
            asks: format!("{} {}", question.asks, offer.said).into(),
            answered: true,
            last_time: true,
            ..question
        },
        _ => question,
    }
}

/// A prompt as a question.
fn question(lang: Lang, prompt: &Prompt<'_>) -> Question<'static> {
    let step = prompt.step;
    let (n, total) = (prompt.number.to_string(), prompt.total.to_string());
    let holes = [("part", lang.of(prompt.part, "name")), ("n", &n), ("total", &total)];
    // Until the legs have been asked about, nobody can say how many questions follow.
    let known = prompt.answers.urge_to_move.is_some();
    let label = match step {
        // A list of signs is called by what it asks.
        Step::Tick(..) => lang.say(step.asks()),
        step => lang.label(step.why(0)),
    };
    Question {
        progress: fill(lang.say(["ui", "progress", if known { "name" } else { "early" }]), &holes).into(),
        why: Some(lang.of(step.why(0), "why").into()),
        answered: step.keys().iter().any(|key| prompt.answers.has(*key)),
        first: prompt.number == 1,
        danger: prompt.part == Part::Danger,
        // The one that is never stored is not shown either: a screen keeps what scrolled by.
        hidden: step == Step::One(Key::SelfHarm),
        ..Question::new(lang.say(step.asks()), label, form(lang, prompt))
    }
}

fn form(lang: Lang, prompt: &Prompt<'_>) -> Form<'static> {
    match prompt.step.form(prompt.answers) {
        ask::Form::Choose { lines, unsure, current } => Form::Choose {
            yes_or_no: lines.iter().all(|(group, _)| *group == Tri::GROUP),
            lines: lines.iter().map(|(group, name)| lang.option(group, name).into()).collect(),
            unsure,
            current,
        },
        ask::Form::Tick { lines, unsure_each, current } => {
            let mut lines: Vec<Line<'_>> = lines
                .into_iter()
                .map(|(group, name, facet)| Line {
                    // A sign is asked by a sentence, and has a shorter name.
                    name: (facet == "ask").then(|| lang.say([group, name, "label"]).into()),
                    ..lang.say([group, name, facet]).into()
                })
                .collect();
            if let Step::Tick(_, keys) = prompt.step {
                for (line, key) in lines.iter_mut().zip(keys) {
                    line.why = Some(lang.of(*key, "why").into());
                }
            }
            Form::Tick { lines, unsure_each, current }
        }
        ask::Form::Number(range, current) => Form::Number(range, current),
        ask::Form::Length(range, current) => Form::Length(range, current),
        ask::Form::Clock(current) => Form::Clock(current),
        ask::Form::Texts(current) => Form::Texts(current),
    }
}

/// What was understood of names that are new: known by another name, or not known. One that is only close to a known
/// name is asked about instead.
pub(super) fn remarks(lang: Lang, form: &Form<'_>, reply: &Reply) -> Vec<String> {
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
