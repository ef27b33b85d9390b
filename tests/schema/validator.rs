//! As much of JSON Schema (draft 2020-12) as the program's schemas use. A keyword that it does not know fails.

use regex_lite::Regex;
use serde_json::Value;

/// Why a value does not go with a schema; empty where it does.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, value, "", &mut faults);
    faults
}

fn check(schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let keywords = schema.as_object().expect("a schema is an object");
    let mut fail = |what: String| faults.push(format!("{at}: {what}"));
    for (keyword, wanted) in keywords {
        let holds = match keyword.as_str() {
            // These say something, and hold always.
            "$schema" | "$id" | "title" | "description" | "format" | "x-unit" => true,
            // Checked beside their neighbours below.
            "properties" | "additionalProperties" | "items" => true,
            "type" => is_of(value, wanted.as_str().expect("one type")),
            "const" => same(value, wanted),
            "enum" => wanted.as_array().expect("a list").iter().any(|one| same(one, value)),
            "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().expect("a number")),
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= count(wanted)),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 <= count(wanted)),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= count(wanted)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= count(wanted)),
            "pattern" => {
                let pattern = Regex::new(wanted.as_str().expect("a pattern")).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "required" => value.as_object().is_none_or(|object| {
                wanted.as_array().expect("names").iter().all(|name| object.contains_key(name.as_str().expect("a name")))
            }),
            "anyOf" => matching(wanted, value) >= 1,
            "oneOf" => matching(wanted, value) == 1,
            other => panic!("the validator does not know {other}"),
        };
        if !holds {
            let said = value.to_string().chars().take(80).collect::<String>();
            let wanted = wanted.to_string().chars().take(80).collect::<String>();
            fail(format!("{keyword} {wanted} against {said}"));
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        list.iter().enumerate().for_each(|(n, item)| check(items, item, &format!("{at}/{n}"), faults));
    }
    if let (Some(properties), Some(object)) = (schema.get("properties"), value.as_object()) {
        for (name, item) in object {
            match properties.get(name) {
                Some(of) => check(of, item, &format!("{at}/{name}"), faults),
                None if schema["additionalProperties"] == false => faults.push(format!("{at}: there is no {name}")),
                None => {}
            }
        }
    }
}

fn matching(schemas: &Value, value: &Value) -> usize {
    schemas.as_array().expect("schemas").iter().filter(|schema| faults(schema, value).is_empty()).count()
}

fn count(wanted: &Value) -> u64 {
    wanted.as_u64().expect("a count")
}

fn same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        other => panic!("there is no type {other}"),
    }
}
