//! The schema of a line of the diary: the first, which names the format, or a record.

use serde_json::{Value, json};

use super::{answers, date, id, instant, list, number, object, set, text};
use crate::diary::{FORMAT, GREATEST, VERSION};
use crate::model::whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times};
use crate::model::*;
use crate::text::Lang;

/// The schema of the last field of a record.
type Payload = fn(Lang) -> Value;

/// What a record may hold: the name of its last field, and the schema of that. A new kind of record is a new row.
const PAYLOADS: &[(&str, Payload)] = &[
    ("night", |_| night()),
    ("screening", screening),
    ("medicine", |_| medicine_course()),
    ("lab", |_| lab()),
    ("trial", |_| trial()),
    ("removal", |_| removal()),
];

/// One line.
pub fn line(lang: Lang) -> Value {
    let records = PAYLOADS.iter().map(|(name, payload)| record(name, payload(lang)));
    let lines: Vec<Value> = std::iter::once(header()).chain(records).collect();
    json!({ "oneOf": lines })
}

fn header() -> Value {
    object([
        ("format", json!({ "const": FORMAT })),
        ("version", json!({ "const": VERSION })),
        ("created_at", instant()),
        ("compacted_at?", instant()),
        ("compacted_seq?", count()),
    ])
}

fn record(name: &str, payload: Value) -> Value {
    let stamp = [("seq", count()), ("through?", date()), ("recorded_at", instant()), ("undoes?", count())];
    object(stamp.into_iter().chain([(name, payload)]))
}

/// The number of a record.
fn count() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": GREATEST })
}

fn removal() -> Value {
    let trial = object([("strategy", id::<Strategy>()), ("from", date())]);
    let keys =
        [("night", date()), ("screening", instant()), ("medicine", course()), ("lab", since()), ("trial", trial)];
    json!({ "oneOf": keys.map(|key| object([key])) })
}

/// A day, a month or a year.
fn since() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
}

/// The number of a course of a medicine.
fn course() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": MOST_COURSES })
}

fn medicine_course() -> Value {
    let dose = object([
        ("from?", since()),
        ("amount?", json!({ "type": "string", "maxLength": LONGEST_AMOUNT })),
        ("at?", list(json!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" }))),
        ("as_needed?", json!({ "const": true })),
    ]);
    let doses = json!({ "type": "array", "items": dose, "maxItems": MOST_DOSES });
    object([("id", course()), ("name", medicine()), ("began?", since()), ("doses?", doses), ("stopped?", since())])
}

fn lab() -> Value {
    let result = object([
        ("test", id::<LabTest>()),
        ("value", json!({ "type": "number", "minimum": 0 })),
        ("unit", id::<LabUnit>()),
        ("marked?", id::<Tri>()),
    ]);
    object([
        ("on", since()),
        ("results", list(result)),
        ("morning?", id::<Tri>()),
        ("off_iron?", id::<Tri>()),
        ("ill?", id::<Tri>()),
    ])
}

fn trial() -> Value {
    object([("strategy", id::<Strategy>()), ("from", date()), ("until?", date())])
}

fn screening(lang: Lang) -> Value {
    let result = object([
        ("urgency", id::<Urgency>()),
        ("rls", id::<Verdict>()),
        ("cramps", id::<Verdict>()),
        ("red_flags", set::<RedFlag>()),
    ]);
    object([
        ("at", instant()),
        ("rules_version", text()),
        ("result", result),
        ("answers", answers::answers(lang, false)),
    ])
}

fn night() -> Value {
    object([
        ("date", date()),
        ("zone?", text()),
        ("offset", json!({ "type": "string", "pattern": "^[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?$" })),
        ("sleep?", sleep()),
        ("urge?", urge()),
        ("cramps?", cramps()),
        ("leg_wakings?", number(Times::RANGE)),
        ("evening?", evening()),
        ("took?", many(object([("name", medicine()), ("at?", instant())]))),
        ("did?", set::<Strategy>()),
        ("helped?", set::<Helps>()),
        ("signs?", set::<RedFlag>()),
        ("note?", json!({ "type": "string", "maxLength": LONGEST_NOTE })),
    ])
}

fn many(items: Value) -> Value {
    let mut many = list(items);
    many["maxItems"] = MOST_EVENTS.into();
    many
}

fn medicine() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_MEDICINE })
}

fn sleep() -> Value {
    object([
        ("in_bed?", instant()),
        ("tried?", instant()),
        ("latency?", number(Minutes::RANGE)),
        ("awakenings?", number(Times::RANGE)),
        ("waso?", number(Minutes::RANGE)),
        ("woke?", instant()),
        ("tasafa?", number(Minutes::RANGE)),
        ("up?", instant()),
        ("quality?", number(Quality::RANGE)),
        ("no_sleep?", json!({ "const": true })),
    ])
}

fn urge() -> Value {
    let onset = json!({ "oneOf": [object([("at", instant())]), object([("all_day", json!({ "const": true }))])] });
    object([
        ("felt", id::<Tri>()),
        ("severity?", number(Points::RANGE)),
        ("onset?", onset),
        ("rest?", number(Minutes::RANGE)),
        ("minutes?", number(Minutes::RANGE)),
        ("places?", set::<BodyPart>()),
    ])
}

fn cramps() -> Value {
    let cramp = object([
        ("at?", instant()),
        ("seconds?", number(Seconds::RANGE)),
        ("side?", id::<Leg>()),
        ("muscle?", id::<CrampSite>()),
        ("severity?", number(Points::RANGE)),
        ("sore?", id::<Tri>()),
        ("eased_by?", set::<CrampRelief>()),
    ]);
    object([("had", id::<Tri>()), ("events?", many(cramp))])
}

fn evening() -> Value {
    let drunk = || object([("drinks", super::nullable(number(Drinks::RANGE))), ("last?", instant())]);
    let naps = object([("times", number(Times::RANGE)), ("minutes?", number(Minutes::RANGE))]);
    let exercise = object([("minutes", number(Minutes::RANGE)), ("effort?", id::<Effort>()), ("at?", instant())]);
    object([
        ("caffeine?", drunk()),
        ("alcohol?", drunk()),
        ("exercise?", exercise),
        ("on_feet?", number(Minutes::RANGE)),
        ("sitting?", number(Minutes::RANGE)),
        ("water?", number(Millilitres::RANGE)),
        ("naps?", naps),
    ])
}
