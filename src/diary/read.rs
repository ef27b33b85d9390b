//! JSON of nights and records, read strictly: nothing unknown is passed over, and every fault has its place.

use serde::de::DeserializeOwned;

use super::spelled::{self, OfNight};
use crate::model::Night;
use crate::model::whole::OUT_OF_RANGE;

/// The longest JSON text of one night or record, in bytes.
pub const LONGEST: usize = 1 << 20;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{fault:?} in {path} at line {line}, column {column}")]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// The column in bytes, from 1.
    pub column: usize,
    /// The field, such as `sleep.quality`; empty where it is none.
    pub path: String,
    /// What.
    pub fault: ReadFault,
}

/// The kinds of fault.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadFault {
    /// Longer than [`LONGEST`].
    TooLong,
    /// Not UTF-8.
    NotUtf8,
    /// There is nothing.
    Empty,
    /// The text ends too early.
    Torn,
    /// Not JSON.
    Syntax,
    /// More after the end.
    Trailing,
    /// A field that does not exist; the ones that do.
    UnknownField(String, Vec<String>),
    /// A field that must be there.
    Missing(String),
    /// A field twice.
    Twice(String),
    /// A word that is not in the list; the ones that are.
    UnknownWord(String, Vec<String>),
    /// Not a number of the range.
    Range {
        /// What was written; `None` where it is no number.
        value: Option<String>,
        /// Lowest.
        min: String,
        /// Highest.
        max: String,
        /// Whether it must be whole.
        whole: bool,
        /// Id of the unit.
        unit: String,
    },
    /// Not a time.
    Time(String),
    /// Not a date.
    Date(String),
    /// Not a UTC offset.
    Offset,
    /// Of another kind than the field.
    Kind,
}

/// Reads one value.
///
/// # Errors
/// The text is no such value; the fault says where and what.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Box<ReadError>> {
    let at_start = |fault| Box::new(ReadError { line: 1, column: 1, path: String::new(), fault });
    if bytes.len() > LONGEST {
        return Err(at_start(ReadFault::TooLong));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.len() - line_start + 1;
        Box::new(ReadError { line, column, path: String::new(), fault: ReadFault::NotUtf8 })
    })?;
    if text.trim().is_empty() {
        return Err(at_start(ReadFault::Empty));
    }
    // Only a text that is at fault is read again, to learn in which field.
    serde_json::from_str(text).map_err(|error| Box::new(explain::<T>(text, &error)))
}

/// Reads one night; fast where it stands as this program writes it.
///
/// # Errors
/// The text is no night; the fault says where and what.
pub fn night(text: &str) -> Result<Night, Box<ReadError>> {
    match spelled::night(text, |_| true) {
        Some((OfNight::Kept(night), _, length)) if length == text.len() => Ok(night),
        _ => read(text.as_bytes()),
    }
}

fn explain<T: DeserializeOwned>(text: &str, error: &serde_json::Error) -> ReadError {
    let mut reader = serde_json::Deserializer::from_str(text);
    let path = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(located) => located.path().to_string(),
        Ok(_) => String::new(),
    };
    let path = if path == "." { String::new() } else { path };
    let (line, column) = (error.line().max(1), error.column().max(1));
    ReadError { line, column, path, fault: fault(error) }
}

/// What a serde error says. Its words are for developers; they are told apart here and nowhere shown.
fn fault(error: &serde_json::Error) -> ReadFault {
    use serde_json::error::Category;
    let said = error.to_string();
    let mut quoted = said.split('`').skip(1).step_by(2).map(str::to_owned);
    let mut first = || quoted.next().unwrap_or_default();
    match error.classify() {
        Category::Eof => return ReadFault::Torn,
        Category::Syntax | Category::Io if said.starts_with("trailing characters") => return ReadFault::Trailing,
        Category::Syntax | Category::Io => return ReadFault::Syntax,
        Category::Data => {}
    }
    // A marker counts only where it is ours; a name in the text may hold the same characters.
    let expected = || said.starts_with("invalid ").then(|| said.rsplit_once(", expected "));
    let own = expected().flatten().map_or(said.as_str(), |(_, own)| own);
    if let Some(rest) = own.strip_prefix(OUT_OF_RANGE) {
        let mut parts = rest.split('|').skip(1).map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        let value = Some(part()).filter(|value| !value.is_empty());
        let (min, max, whole, unit) = (part(), part(), part() == "true", part());
        return ReadFault::Range { value, min, max, whole, unit };
    }
    if let Some(rest) = own.strip_prefix("\u{1}time|") {
        return ReadFault::Time(rest.rsplit_once('|').map_or(rest, |(time, _)| time).to_owned());
    }
    if let Some(rest) = own.strip_prefix("\u{1}date|") {
        return ReadFault::Date(rest.rsplit_once('|').map_or(rest, |(date, _)| date).to_owned());
    }
    if own.starts_with("\u{1}offset") {
        return ReadFault::Offset;
    }
    match said.split_once('`').map(|(start, _)| start.trim_end()) {
        Some("unknown field") => {
            let name = first();
            ReadFault::UnknownField(name, quoted.collect())
        }
        Some("unknown variant") => {
            let name = first();
            ReadFault::UnknownWord(name, quoted.collect())
        }
        Some("missing field") => ReadFault::Missing(first()),
        Some("duplicate field") => ReadFault::Twice(first()),
        _ => ReadFault::Kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diary::Entry;
    use crate::model::Night;

    fn refused(text: &str) -> (String, ReadFault) {
        let error = read::<Entry>(text.as_bytes()).expect_err("refused");
        (format!("{}:{} {}", error.line, error.column, error.path), error.fault)
    }

    #[test]
    fn every_fault_has_its_place_and_its_field() {
        let range = |value: Option<&str>, min: &str, max: &str, unit: &str| ReadFault::Range {
            value: value.map(str::to_owned),
            min: min.to_owned(),
            max: max.to_owned(),
            whole: true,
            unit: unit.to_owned(),
        };
        assert_eq!(
            refused("{\"sleep\":\n{\"quality\":9}}"),
            ("2:13 sleep.quality".into(), range(Some("9"), "1", "5", "steps"))
        );
        assert_eq!(refused(r#"{"urge":{"severity":"six"}}"#).1, range(None, "0", "10", "points"));
        assert_eq!(refused(r#"{"cramps":{"events":[{"side":"lefft"}]}}"#).0, "1:37 cramps.events[0].side");
        assert!(
            matches!(refused(r#"{"cramps":{"events":[{"side":"lefft"}]}}"#).1, ReadFault::UnknownWord(word, all) if word == "lefft" && all.len() == 3)
        );
        assert!(
            matches!(refused(r#"{"urg":{}}"#).1, ReadFault::UnknownField(name, all) if name == "urg" && all.contains(&"urge".to_owned()))
        );
        assert_eq!(refused(r#"{"note":"a","note":"b"}"#).1, ReadFault::Twice("note".into()));
        assert_eq!(refused(r#"{"sleep":{"in_bed":"25:00"}}"#).1, ReadFault::Time("25:00".into()));
        assert_eq!(refused(r#"{"offset":"nine"}"#).1, ReadFault::Offset);
        assert_eq!(refused(r#"{"note":3}"#).1, ReadFault::Kind);
        assert_eq!(refused(r#"{"note":"#).1, ReadFault::Torn);
        assert_eq!(refused(r#"{} {}"#).1, ReadFault::Trailing);
        assert_eq!(refused("{'note'}").1, ReadFault::Syntax);
        assert_eq!(refused(" ").1, ReadFault::Empty);
        assert_eq!(read::<Entry>(b"{\"note\":\"\xff\"}").expect_err("refused").column, 10);
        assert_eq!(
            read::<Night>(br#"{"date":"2026-11-21"}"#).expect_err("refused").fault,
            ReadFault::Missing("offset".into())
        );
    }

    #[test]
    fn a_list_is_no_object_and_what_must_be_there_is_there() {
        let entries = [
            r#"["2026-11-21"]"#,
            r#"{"sleep":["23:00"]}"#,
            r#"{"urge":["yes"]}"#,
            r#"{"cramps":["yes"]}"#,
            r#"{"cramps":{"events":[["03:10",120]]}}"#,
            r#"{"evening":[{"drinks":1}]}"#,
            r#"{"evening":{"caffeine":[2]}}"#,
            r#"{"evening":{"exercise":[30]}}"#,
            r#"{"took":[["iron"]]}"#,
        ];
        for text in entries {
            assert_eq!(refused(text).1, ReadFault::Kind, "{text}");
        }
        let head = r#""date":"2026-11-21","offset":"+09:00""#;
        for rest in [r#""sleep":[]"#, r#""urge":["yes"]"#, r#""cramps":["no",[]]"#, r#""took":[["iron",null]]"#] {
            let error = read::<Night>(format!("{{{head},{rest}}}").as_bytes()).expect_err(rest);
            assert_eq!(error.fault, ReadFault::Kind, "{rest}");
        }
        assert_eq!(read::<Night>(br#"["2026-11-21",null,"+09:00"]"#).expect_err("a list").fault, ReadFault::Kind);
        assert_eq!(refused(r#"{"evening":{"caffeine":{}}}"#).1, ReadFault::Missing("drinks".into()));
        let stored = format!("{{{head},\"evening\":{{\"alcohol\":{{}}}}}}");
        let error = read::<Night>(stored.as_bytes()).expect_err("no number");
        assert_eq!(error.fault, ReadFault::Missing("drinks".into()));
        let unsure: Entry = read(br#"{"evening":{"caffeine":{"drinks":null}}}"#).expect("an entry");
        assert!(unsure.evening.caffeine.value().is_some_and(|caffeine| caffeine.drinks.is_none()));
    }

    #[test]
    fn dates_and_instants_have_one_form() {
        for date in ["+262142-12-31", "-0001-01-01", "2026-1-2", "2026-11-21T00:00:00Z", "2026-11-31", ""] {
            assert_eq!(refused(&format!("{{\"date\":\"{date}\"}}")).1, ReadFault::Date(date.into()));
        }
        for at in ["+262142-12-31T00:00:00Z", "2026-11-21 23:00:00+09:00", "2026-11-21T23:00"] {
            let night = format!("{{\"date\":\"2026-11-21\",\"offset\":\"+09:00\",\"sleep\":{{\"up\":\"{at}\"}}}}");
            assert_eq!(read::<Night>(night.as_bytes()).expect_err(at).fault, ReadFault::Time(at.into()));
        }
    }

    #[test]
    fn null_takes_away_and_what_is_absent_says_nothing() {
        let entry: Entry = read(br#"{"note":null,"sleep":{"up":null}}"#).expect("an entry");
        assert_eq!((entry.note, entry.sleep.up), (crate::diary::Said::Cleared, crate::diary::Said::Cleared));
        assert!(entry.sleep.woke.is_nothing());
    }
}
