//! The schema of what `screen --json` prints: a result, or an error in its place.

use serde_json::{Value, json};

use super::{id, instant, list, nullable, object, text};
use crate::formulary::{Class, Strength};
use crate::model::*;
use crate::rules::medicines::Note;

/// One line.
pub fn line() -> Value {
    let error = object([("error", object([("column", whole()), ("text", text())])), ("line", whole())]);
    json!({ "oneOf": [result(), error] })
}

fn result() -> Value {
    object([
        ("rules_version", text()),
        ("assessed_at", instant()),
        ("urgency", id::<Urgency>()),
        ("red_flags", list(flag())),
        ("rls", rls()),
        ("cramps", cramps()),
        ("look_alikes", list(look_alike())),
        ("medicines", list(medicine())),
        ("iron", nullable(iron())),
        ("augmentation", nullable(augmentation())),
        ("contradictions", list(object([("id", id::<Clash>()), ("questions", keys()), ("text", text())]))),
        ("would_tip", keys()),
        ("advice", list(advice())),
        ("withheld", list(object([("id", id::<Advice>()), ("reason", id::<Reason>()), ("text", text())]))),
        ("ask_doctor", list(said::<AskDoctor>())),
        ("where_to_go", list(said::<WhereToGo>())),
        ("help_line?", text()),
        ("disclaimer", text()),
        // Where the diary was looked into.
        ("since_last?", nullable(since())),
        ("nights?", list(nights())),
        ("diary_signs?", list(diary_sign())),
    ])
}

fn diary_sign() -> Value {
    object([
        ("id", id::<RedFlag>()),
        ("urgency", id::<Urgency>()),
        ("days_ago", json!({ "type": "integer" })),
        ("because", list(text())),
    ])
}

fn whole() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn keys() -> Value {
    list(id::<Key>())
}

fn sources() -> Value {
    list(id::<Source>())
}

/// An identifier with its sentence.
fn said<T: Id>() -> Value {
    object([("id", id::<T>()), ("text", text())])
}

fn flag() -> Value {
    object([
        ("id", id::<RedFlag>()),
        ("urgency", id::<Urgency>()),
        ("because", keys()),
        ("sources", sources()),
        ("text", text()),
    ])
}

/// A criterion or a feature.
fn finding<T: Id>() -> Value {
    let evidence = object([("question", id::<Key>()), ("speaks", id::<Speaks>())]);
    object([
        ("id", id::<T>()),
        ("holds", id::<Holds>()),
        ("because", keys()),
        ("evidence", list(evidence)),
        ("sources", sources()),
    ])
}

fn rls() -> Value {
    object([
        ("verdict", id::<Verdict>()),
        ("criteria", list(finding::<CriterionId>())),
        ("course", id::<Course>()),
        ("clinically_significant", nullable(id::<Tri>())),
        ("icsd3tr", id::<Holds>()),
        ("limits", list(said::<Limit>())),
        ("text", text()),
    ])
}

fn cramps() -> Value {
    object([("verdict", id::<Verdict>()), ("features", list(finding::<FeatureId>())), ("text", text())])
}

fn look_alike() -> Value {
    object([
        ("id", id::<LookAlike>()),
        ("weight", id::<Weight>()),
        ("because", keys()),
        ("sources", sources()),
        ("text", text()),
    ])
}

fn medicine() -> Value {
    object([
        ("as_written", text()),
        ("generic", nullable(text())),
        ("class", nullable(id::<Class>())),
        ("may_affect", list(json!({ "enum": ["rls", "cramps"] }))),
        ("strength", nullable(id::<Strength>())),
        ("note", id::<Note>()),
        ("did_you_mean?", text()),
        ("text", text()),
    ])
}

fn iron() -> Value {
    object([
        ("reading", id::<IronReading>()),
        ("ill_when_tested", json!({ "type": "boolean" })),
        ("because", keys()),
        ("sources", sources()),
        ("text", text()),
        ("article", text()),
    ])
}

fn augmentation() -> Value {
    object([
        ("verdict", id::<AugmentationVerdict>()),
        ("signs", list(id::<AugmentationSign>())),
        ("look_alikes", list(said::<AugmentationMimic>())),
        ("sources", sources()),
        ("text", text()),
    ])
}

fn advice() -> Value {
    object([
        ("id", id::<Advice>()),
        ("when", id::<When>()),
        ("text", text()),
        ("evidence", nullable(id::<Grade>())),
        ("sources", sources()),
    ])
}

/// What changed since the screening before.
fn since() -> Value {
    let two = || json!({ "type": "array", "items": id::<Verdict>(), "minItems": 2, "maxItems": 2 });
    let flags = || list(id::<RedFlag>());
    object([
        ("assessed_at", instant()),
        ("rls", two()),
        ("cramps", two()),
        ("new_red_flags", flags()),
        ("gone_red_flags", flags()),
        ("not_asked_again", flags()),
        ("answers", keys()),
    ])
}

/// What the nights say to an answer.
fn nights() -> Value {
    object([
        ("question", id::<Key>()),
        ("speaks", id::<Speaks>()),
        ("n", json!({ "type": "number", "minimum": 0 })),
        ("told", whole()),
        ("text", text()),
    ])
}
