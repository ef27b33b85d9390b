//! What is wrong with an entry, in words.

use chrono::NaiveDate;

use super::times::{DateFacet, clock, date, length, night_name};
use crate::diary::notation::{NotationFault, NotationKind};
use crate::diary::read::{ReadError, ReadFault};
use crate::diary::words::{WordsFault, WordsKind};
use crate::diary::{Finding, Hole, Zone};
use crate::report::wording::tame;
use crate::text::{Lang, fill};

/// A fault or a doubt about a night.
pub fn finding(finding: &Finding, zone: Zone, today: NaiveDate, lang: Lang) -> String {
    let word = |hole: &Hole| match hole {
        Hole::Moment(at) => {
            let holes = [("date", date(at.date_naive(), DateFacet::Month, lang)), ("time", clock(*at))];
            fill(lang.say(["date", "text", "time"]), &[("date", &holes[0].1), ("time", &holes[1].1)])
        }
        Hole::Written(at) => at.format("%H:%M").to_string(),
        Hole::Minutes(minutes) => length(*minutes, lang),
        Hole::Number(number) => number.to_string(),
        Hole::Night(night) => night_name(*night, zone, today, lang),
        Hole::Field(field) => lang.of(*field, "name").to_owned(),
        Hole::Text(text) => tame(text),
    };
    let words: Vec<(&str, String)> = finding.holes.iter().map(|(name, hole)| (*name, word(hole))).collect();
    let holes: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, word.as_str())).collect();
    fill(lang.of(finding.id, "text"), &holes)
}

/// A fault of a text of JSON, with its place.
pub fn read_error(error: &ReadError, lang: Lang) -> String {
    let field = if error.path.is_empty() { lang.say(["entry", "whole", "name"]).to_owned() } else { tame(&error.path) };
    let (line, column) = (error.line.to_string(), error.column.to_string());
    let say = |id: &'static str, further: &[(&str, &str)]| {
        let place = [("field", field.as_str()), ("line", &line), ("column", &column)];
        fill(lang.say(["entry", "read", id]), &[&place[..], further].concat())
    };
    match &error.fault {
        ReadFault::TooLong => say("long", &[("limit", &crate::diary::read::LONGEST.to_string())]),
        ReadFault::NotUtf8 => say("utf8", &[]),
        ReadFault::Empty => say("empty", &[]),
        ReadFault::Torn => say("torn", &[]),
        ReadFault::Syntax => say("syntax", &[]),
        ReadFault::Trailing => say("trailing", &[]),
        ReadFault::UnknownField(name, allowed) => {
            say("unknown_field", &[("name", &tame(name)), ("allowed", &listed(allowed))])
        }
        ReadFault::UnknownWord(name, allowed) => {
            say("unknown_word", &[("name", &tame(name)), ("allowed", &listed(allowed))])
        }
        ReadFault::Missing(name) => say("missing", &[("name", &tame(name))]),
        ReadFault::Twice(name) => say("twice", &[("name", &tame(name))]),
        ReadFault::Range { value, min, max, whole, unit } => {
            let unit = lang.find(["unit", unit, "name"]).unwrap_or(unit);
            let id = match (value, whole) {
                (None, _) => "number",
                (Some(value), true) if value.contains('.') => "whole",
                (Some(value), false) if within(value, min, max) => "decimals",
                _ => "range",
            };
            let [value, min, max, unit] = [value.as_deref().unwrap_or_default(), min, max, unit].map(tame);
            say(id, &[("value", &value), ("min", &min), ("max", &max), ("unit", &unit)])
        }
        ReadFault::Time(text) => say("time", &[("value", &tame(text))]),
        ReadFault::Date(text) => say("date", &[("value", &tame(text))]),
        ReadFault::Offset => say("offset", &[]),
        ReadFault::Kind => say("kind", &[]),
    }
}

/// Whether the number is in the range, so that it can only have too many decimals.
fn within(value: &str, min: &str, max: &str) -> bool {
    let [value, min, max] = [value, min, max].map(|number| number.parse::<f64>().unwrap_or(f64::NAN));
    (min..=max).contains(&value)
}

fn listed(allowed: &[String]) -> String {
    allowed.iter().map(|word| tame(word)).collect::<Vec<_>>().join(", ")
}

/// A fault of what stands behind an option.
pub fn notation(option: &str, fault: &NotationFault, lang: Lang) -> String {
    let say = |id: &'static str, further: &[(&str, &str)]| {
        let told = tame(&fault.part);
        let part = [("option", option), ("part", told.as_str())];
        fill(lang.say(["notation", id, "text"]), &[&part[..], further].concat())
    };
    match &fault.kind {
        NotationKind::Empty => say("empty", &[]),
        NotationKind::UnknownWord { nearest: Some(nearest), allowed } => {
            say("unknown_near", &[("nearest", nearest), ("allowed", &allowed.join(", "))])
        }
        NotationKind::UnknownWord { nearest: None, allowed } => say("unknown", &[("allowed", &allowed.join(", "))]),
        NotationKind::OutOfRange { min, max, unit } => {
            let unit = lang.say(["unit", unit, "name"]);
            say("range", &[("min", &min.to_string()), ("max", &max.to_string()), ("unit", unit)])
        }
        NotationKind::NotANumber => say("number", &[]),
        NotationKind::NotWhole => say("whole", &[]),
        NotationKind::TooManyDecimals { places } => say("decimals", &[("places", &places.to_string())]),
        NotationKind::Comma => say("comma", &[]),
        NotationKind::NotATime => say("time", &[]),
        NotationKind::AmbiguousTime { before_noon, after_noon } => {
            say("ambiguous_time", &[("first", &before_noon.to_string()), ("second", &after_noon.to_string())])
        }
        NotationKind::NotAnOffset => say("offset", &[]),
        NotationKind::NotADuration => say("duration", &[]),
        NotationKind::NotAPeriod => say("period", &[]),
        NotationKind::NotWholeMinutes => say("whole_minutes", &[]),
        NotationKind::NotWholeSeconds => say("whole_seconds", &[]),
        NotationKind::NeedsUnit => say("unit", &[]),
        NotationKind::Twice { first } => say("twice", &[("first", &tame(first))]),
        NotationKind::StandsAlone => say("alone", &[]),
        NotationKind::ControlCharacter => say("control", &[]),
        NotationKind::TooLong { limit } => say("long", &[("limit", &limit.to_string())]),
    }
}

/// A fault of the words for a night.
pub fn words(fault: &WordsFault, lang: Lang) -> String {
    let say = |id: &'static str, further: &[(&str, &str)]| {
        fill(lang.say(["words", id, "text"]), &[&[("text", tame(&fault.text).as_str())][..], further].concat())
    };
    let two = |first: NaiveDate, second: NaiveDate| [first, second].map(|date| date.to_string());
    match fault.kind {
        WordsKind::Empty => say("empty", &[]),
        WordsKind::Unknown { nearest: Some(nearest) } => say("unknown_near", &[("nearest", nearest)]),
        WordsKind::Unknown { nearest: None } => say("unknown", &[]),
        WordsKind::Ambiguous { first, second } => {
            let [first, second] = two(first, second);
            say("ambiguous", &[("first", &first), ("second", &second)])
        }
        WordsKind::BareNumber { days_ago, day_of_month } => {
            let [first, second] = two(days_ago, day_of_month);
            say("number", &[("first", &first), ("second", &second)])
        }
        WordsKind::Future => say("future", &[]),
        WordsKind::NoSuchDate => say("no_such_date", &[]),
        WordsKind::Range { first, last } => say("range", &[("first", &first.to_string()), ("last", &last.to_string())]),
    }
}
