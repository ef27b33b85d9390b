//! The form that an answer to a prompt takes, and how a reply becomes an answer.

use super::step::{Form, Mark, Reply, RestChoice, Step};
use crate::model::{Answers, Id, Key, Kind, Tri, Value};

/// The form of its answer, with what stands.
pub(super) fn of(step: Step, a: &Answers) -> Form {
    match step {
        Step::Rest => choose(RestChoice::GROUP, RestChoice::NAMES, a.worse_at_rest.map(rest_line)),
        Step::WhichChange(key) => which_change(a, key),
        Step::Conditions => conditions(a),
        Step::Tick(_, keys) => Form::Tick {
            lines: keys.iter().map(|key| (Key::GROUP, key.as_str(), "ask")).collect(),
            unsure_each: true,
            current: keys.iter().map(|key| mark(a, *key)).collect(),
        },
        Step::Length(key) => match (key.kind(), a.get(key)) {
            (Kind::Number(range), Some(Value::Number(weeks))) => Form::Length(range, Some(weeks)),
            (Kind::Number(range), _) => Form::Length(range, None),
            _ => Form::Texts(Vec::new()),
        },
        Step::One(key) => one(a, key),
    }
}

fn one(a: &Answers, key: Key) -> Form {
    match (key.kind(), a.get(key)) {
        (Kind::Choice { group, names }, current) => {
            choose(group, names, if let Some(Value::Choice(at)) = current { Some(at) } else { None })
        }
        (Kind::Set { group, names }, current) => {
            let bits = if let Some(Value::Set(bits)) = current { bits } else { 0 };
            let marked = |at: usize| if bits & (1 << at) != 0 { Mark::Ticked } else { Mark::Blank };
            Form::Tick {
                lines: names.iter().map(|name| (group, *name, "name")).collect(),
                unsure_each: false,
                current: (0..names.len()).map(marked).collect(),
            }
        }
        (Kind::Number(range), Some(Value::Number(number))) => Form::Number(range, Some(number)),
        (Kind::Number(range), _) => Form::Number(range, None),
        (Kind::Clock, Some(Value::Clock(time))) => Form::Clock(Some(time)),
        (Kind::Clock, _) => Form::Clock(None),
        (Kind::Texts, Some(Value::Texts(texts))) => Form::Texts(texts),
        (Kind::Texts, _) => Form::Texts(Vec::new()),
    }
}

fn choose(group: &'static str, names: &'static [&'static str], current: Option<usize>) -> Form {
    Form::Choose {
        lines: names.iter().map(|name| (group, *name)).collect(),
        unsure: names.iter().position(|name| *name == "unsure" || *name == "prefer_not_to_say"),
        current,
    }
}

/// New, long-standing, or not sure: "no" was not ticked.
fn which_change(a: &Answers, key: Key) -> Form {
    use crate::model::Change;
    let current = match a.get(key) {
        Some(Value::Choice(at)) if at > 0 => Some(at - 1),
        _ => None,
    };
    let lines = Change::NAMES[1..].iter().map(|name| (Change::GROUP, *name)).collect();
    Form::Choose { lines, unsure: Some(2), current }
}

fn conditions(a: &Answers) -> Form {
    use crate::model::Condition;
    let (known, unsure) = (a.conditions.unwrap_or_default(), a.conditions_unsure.unwrap_or_default());
    let marked = |condition: &Condition| match (known.contains(*condition), unsure.contains(*condition)) {
        (true, _) => Mark::Ticked,
        (false, true) => Mark::Unsure,
        (false, false) => Mark::Blank,
    };
    Form::Tick {
        lines: Condition::NAMES.iter().map(|name| (Condition::GROUP, *name, "name")).collect(),
        unsure_each: true,
        current: Condition::ALL.iter().map(marked).collect(),
    }
}

fn rest_line(answer: Tri) -> usize {
    match answer {
        Tri::Yes => RestChoice::Resting.index(),
        Tri::No => RestChoice::Moving.index(),
        Tri::Unsure => RestChoice::Unsure.index(),
    }
}

/// The mark of a sign as it stands.
pub(super) fn mark(a: &Answers, key: Key) -> Mark {
    let Some(Value::Choice(at)) = a.get(key) else { return Mark::Blank };
    let Kind::Choice { names, .. } = key.kind() else { return Mark::Blank };
    match names[at] {
        "no" => Mark::Blank,
        "unsure" => Mark::Unsure,
        _ => Mark::Ticked,
    }
}

/// Writes a reply into the answers. Every form has been checked by the respondent.
pub(super) fn apply(step: Step, reply: Reply, a: &mut Answers) {
    match (step, reply) {
        (Step::Rest, Reply::Chosen(line)) => {
            a.worse_at_rest = Some([Tri::Yes, Tri::No, Tri::No, Tri::Unsure][line.min(3)]);
        }
        (Step::WhichChange(key), Reply::Chosen(line)) => {
            a.set(key, Some(Value::Choice(line + 1)));
        }
        (Step::One(key), Reply::Chosen(line)) => {
            a.set(key, Some(Value::Choice(line)));
        }
        (Step::One(key), Reply::Marked(marks)) => {
            let ticked = marks.iter().enumerate().filter(|(_, mark)| **mark == Mark::Ticked);
            a.set(key, Some(Value::Set(ticked.fold(0, |bits, (at, _)| bits | (1 << at)))));
        }
        (Step::Conditions, Reply::Marked(marks)) => {
            use crate::model::Condition;
            let of = |wanted| {
                Condition::ALL.iter().zip(&marks).filter(move |(_, mark)| **mark == wanted).map(|pair| *pair.0)
            };
            a.conditions = Some(of(Mark::Ticked).collect());
            let unsure: crate::model::Set<Condition> = of(Mark::Unsure).collect();
            a.conditions_unsure = (!unsure.is_empty()).then_some(unsure);
        }
        (Step::Tick(_, keys), Reply::Marked(marks)) => {
            for (key, mark) in keys.iter().zip(marks) {
                tick(a, *key, mark);
            }
        }
        (Step::One(key) | Step::Length(key), Reply::Number(number)) => {
            a.set(key, Some(Value::Number(number)));
        }
        (Step::One(key), Reply::Clock(time)) => {
            a.set(key, Some(Value::Clock(time)));
        }
        (Step::One(key), Reply::Texts(texts)) => {
            a.set(key, Some(Value::Texts(texts)));
        }
        (step, _) => step.keys().into_iter().for_each(|key| {
            a.set(key, None);
        }),
    }
}

/// A ticked sign that may be old counts as new until the next prompt says otherwise.
fn tick(a: &mut Answers, key: Key, mark: Mark) {
    let Kind::Choice { names, .. } = key.kind() else { return };
    let already = self::mark(a, key) == Mark::Ticked;
    let word = match mark {
        Mark::Blank => "no",
        Mark::Unsure => "unsure",
        Mark::Ticked if already => return,
        Mark::Ticked if names.contains(&"new") => "new",
        Mark::Ticked => "yes",
    };
    let at = names.iter().position(|name| *name == word);
    a.set(key, at.map(Value::Choice));
}

/// Whether an answer says anything but a plain no; for choosing what to ask next.
pub(super) fn not_no(a: &Answers, key: Key) -> bool {
    mark(a, key) != Mark::Blank
}
