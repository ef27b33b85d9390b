//! The schema of an answers file, from the questions and their kinds of answer.

use serde_json::{Map, Value, json};

use super::number;
use crate::model::{Id, Key, Kind};
use crate::text::Lang;

/// An answers object as a file has it, where `null` is "never asked"; or `as a file` not, as the diary keeps it: without
/// the answer that is never kept.
pub fn answers(lang: Lang, as_a_file: bool) -> Value {
    let mut properties = Map::new();
    properties.insert("version".into(), json!({ "const": 1 }));
    for key in Key::ALL.iter().filter(|key| as_a_file || **key != Key::SelfHarm) {
        let mut of = answer(key.kind());
        if as_a_file {
            of = json!({ "anyOf": [of, { "type": "null" }] });
        }
        of["description"] = lang.label(*key).into();
        properties.insert(key.as_str().to_owned(), of);
    }
    json!({
        "type": "object", "properties": properties, "required": ["version"], "additionalProperties": false,
    })
}

fn answer(kind: Kind) -> Value {
    match kind {
        Kind::Choice { names, .. } => json!({ "enum": names }),
        Kind::Set { names, .. } => json!({ "type": "array", "items": { "enum": names } }),
        Kind::Number(range) => number(range),
        Kind::Clock => json!({ "type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$" }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
    }
}
