//! JSON Schemas (draft 2020-12) of what the program reads and writes, made from its own lists of names and ranges.
//!
//! They describe what the program writes. Of the diary that is a little narrower than what it reads: a reader also takes
//! `null` for what is not there. What a schema cannot say, such as that a night ends after it begins, is judged elsewhere.

mod answers;
mod diary;
mod result;

use serde_json::{Map, Value, json};

use crate::model::{Id, Range};
use crate::text::Lang;

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// An answers file.
    Answers,
    /// A line that `screen --json` prints.
    Result,
    /// A line of the diary.
    Diary,
}

impl Of {
    /// All, by their names.
    pub const ALL: [(&'static str, Of); 3] = [("answers", Of::Answers), ("result", Of::Result), ("diary", Of::Diary)];
}

/// The schema.
pub fn schema(of: Of, lang: Lang) -> Value {
    let (name, title, body) = match of {
        Of::Answers => ("answers", lang.say(["schema", "answers", "title"]), answers::answers(lang, true)),
        Of::Result => ("result", lang.say(["schema", "result", "title"]), result::line()),
        Of::Diary => ("diary", lang.say(["schema", "diary", "title"]), diary::line(lang)),
    };
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("$id".into(), format!("urn:nightlegs:{name}:1").into());
    schema.insert("title".into(), title.into());
    if let Value::Object(body) = body {
        schema.extend(body);
    }
    Value::Object(schema)
}

/// An object of exactly these fields; a name that ends in `?` may be absent.
fn object<'a>(fields: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, of) in fields {
        let bare = name.trim_end_matches('?');
        if bare == name {
            required.push(name);
        }
        properties.insert(bare.to_owned(), of);
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// One of a list of identifiers.
fn id<T: Id>() -> Value {
    json!({ "enum": T::NAMES })
}

/// Any of a list of identifiers.
fn set<T: Id>() -> Value {
    list(id::<T>())
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn nullable(of: Value) -> Value {
    json!({ "anyOf": [of, { "type": "null" }] })
}

fn number(range: Range) -> Value {
    let kind = if range.whole { "integer" } else { "number" };
    // Both ends of a range are small and whole.
    json!({ "type": kind, "minimum": range.min as i64, "maximum": range.max as i64, "x-unit": range.unit })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn date() -> Value {
    json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn instant() -> Value {
    let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$";
    json!({ "type": "string", "format": "date-time", "pattern": pattern })
}
