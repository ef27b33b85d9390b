//! Answers from a file: one flat JSON object, read strictly.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

pub use crate::model::short;
use crate::model::{Answers, Id, Key, Raw, ValueFault};

/// The longest object that is read, in bytes. A full one has about 8,000.
pub const LONGEST: usize = 1 << 20;

/// Where in the text, both counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in bytes.
    pub column: usize,
}

/// What is wrong with an answers object.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{kind:?} at line {}, column {}", place.line, place.column)]
pub struct AnswersError {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: AnswersFault,
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswersFault {
    /// There is nothing.
    Empty,
    /// Longer than [`LONGEST`].
    TooLong,
    /// Not UTF-8.
    NotUtf8,
    /// The object ends too early.
    Torn,
    /// Not JSON.
    Syntax,
    /// JSON, but no object.
    NotAnObject,
    /// More after the object.
    Trailing,
    /// `version` is missing.
    NoVersion,
    /// A version that this program does not read.
    Version(String),
    /// No such question; with the nearest name, where one is near.
    UnknownKey(String, Option<&'static str>),
    /// A question twice.
    Duplicate(String),
    /// A value that is no answer.
    Value(Key, ValueFault),
}

/// Reads one answers object.
///
/// # Errors
/// Anything that is not one answers object of version 1; nothing is guessed, clamped or dropped.
pub fn read(bytes: &[u8]) -> Result<Answers, AnswersError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.len() > LONGEST {
        return Err(AnswersError { place: Place { line: 1, column: LONGEST }, kind: AnswersFault::TooLong });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| AnswersError { place: place_of(bytes, error.valid_up_to()), kind: AnswersFault::NotUtf8 })?;
    if text.trim().is_empty() {
        return Err(AnswersError { place: Place { line: 1, column: 1 }, kind: AnswersFault::Empty });
    }
    let fault = RefCell::new(None);
    let mut json = serde_json::Deserializer::from_str(text);
    let read = (Reader { fault: &fault }).deserialize(&mut json).and_then(|answers| json.end().map(|()| answers));
    read.map_err(|error| {
        let place = Place { line: error.line().max(1), column: error.column().max(1) };
        let kind = fault.take().unwrap_or_else(|| match error.classify() {
            serde_json::error::Category::Eof => AnswersFault::Torn,
            serde_json::error::Category::Data => AnswersFault::NotAnObject,
            _ if error.to_string().starts_with("trailing characters") => AnswersFault::Trailing,
            _ => AnswersFault::Syntax,
        });
        AnswersError { place, kind }
    })
}

fn place_of(bytes: &[u8], at: usize) -> Place {
    let before = &bytes[..at];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    Place { line, column: at - line_start + 1 }
}

/// Reads the object; a typed fault goes into the cell, the place comes from the JSON reader.
struct Reader<'a> {
    fault: &'a RefCell<Option<AnswersFault>>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Answers;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Answers, D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answers object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        let fail = |fault| {
            self.fault.replace(Some(fault));
            A::Error::custom("")
        };
        let mut answers = Answers::default();
        let mut seen = vec![false; Key::ALL.len()];
        let mut version = None;
        while let Some(name) = map.next_key_seed(Text)? {
            if name == "version" {
                let raw: Raw<'_> = map.next_value()?;
                if version.replace(()).is_some() {
                    return Err(fail(AnswersFault::Duplicate(name.into_owned())));
                }
                if raw != Raw::Number(1.0) {
                    return Err(fail(AnswersFault::Version(show(&raw))));
                }
                continue;
            }
            let Some(key) = key_of(&name) else {
                let near = nearest(&name, Key::NAMES);
                return Err(fail(AnswersFault::UnknownKey(short(&name), near)));
            };
            if std::mem::replace(&mut seen[key.index()], true) {
                return Err(fail(AnswersFault::Duplicate(name.into_owned())));
            }
            let raw: Raw<'_> = map.next_value()?;
            answers.set_raw(key, raw).map_err(|fault| fail(AnswersFault::Value(key, fault)))?;
        }
        if version.is_none() {
            return Err(fail(AnswersFault::NoVersion));
        }
        Ok(answers)
    }
}

/// The question of a name; a stream of a million people asks this often.
fn key_of(name: &str) -> Option<Key> {
    static KEYS: LazyLock<HashMap<&'static str, Key>> =
        LazyLock::new(|| Key::ALL.iter().map(|key| (key.as_str(), *key)).collect());
    KEYS.get(name).copied()
}

/// A key, borrowed where the text has no escapes.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = std::borrow::Cow<'de, str>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = std::borrow::Cow<'de, str>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(text.into())
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(text.to_owned().into())
            }
        }
        d.deserialize_str(Words)
    }
}

/// The nearest of the names, where one is near enough to be meant.
pub fn nearest(word: &str, names: &[&'static str]) -> Option<&'static str> {
    names.iter().copied().min_by_key(|name| far(word, name)).filter(|name| is_near(word, name))
}

/// How far a word is from a name, in letters to change.
pub fn far(word: &str, name: &str) -> usize {
    // A long word is no misspelling, and comparing it would take long.
    if word.len() > 80 { usize::MAX } else { strsim::damerau_levenshtein(&word.to_lowercase(), name) }
}

/// Whether a word may be a misspelling of a name.
pub fn is_near(word: &str, name: &str) -> bool {
    far(word, name) <= 1 + name.len() / 4
}

fn show(raw: &Raw<'_>) -> String {
    match raw {
        Raw::Null => "null".to_owned(),
        Raw::Bool(value) => value.to_string(),
        Raw::Number(value) => value.to_string(),
        Raw::Text(text) => short(text),
        Raw::List(_) => "[…]".to_owned(),
        Raw::Object => "{…}".to_owned(),
    }
}

/// Reads nothing of a value; for telling one object from several.
pub fn ends_too_early(bytes: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(bytes).is_err_and(|error| error.is_eof())
}

/// Reads nothing of a value; whether it is one, and nothing more.
pub fn is_whole(bytes: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}

/// The answers as an object that [`read`] reads again. The answer about self-harm is left out, always.
pub fn write(answers: &Answers) -> String {
    use crate::model::{Kind, Value};
    let mut json = serde_json::Map::new();
    json.insert("version".into(), 1.into());
    for key in Key::ALL.iter().filter(|key| **key != Key::SelfHarm) {
        let Some(value) = answers.get(*key) else { continue };
        let names = match key.kind() {
            Kind::Choice { names, .. } | Kind::Set { names, .. } => names,
            Kind::Number(_) | Kind::Clock | Kind::Texts => &[],
        };
        let value: serde_json::Value = match value {
            Value::Choice(at) => names[at].into(),
            Value::Set(bits) => {
                let chosen = names.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
                chosen.map(|(_, name)| *name).collect()
            }
            Value::Number(number) if number.fract() == 0.0 => (number as i64).into(),
            Value::Number(number) => number.into(),
            Value::Clock(time) => time.to_string().into(),
            Value::Texts(texts) => texts.into(),
        };
        json.insert(key.as_str().into(), value);
    }
    let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
    text.push('\n');
    text
}
