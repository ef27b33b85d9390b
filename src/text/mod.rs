//! Floor 2: all words, by id, in the language of the person.
//!
//! The words stand in `data/text`, one whole sentence an id, with holes for numbers, dates and quoted answers only.
//! The table is read while compiling: an id that a list of the contract needs and the table lacks does not compile.

mod proof;
mod sources;
mod table;

pub use sources::{Checked, Reference, reference};
use table::Table;

use crate::model::{Id, Key, RedFlag, Urgency};

const ENGLISH_JSON: &str = include_str!("../../data/text/en.json");
const ENGLISH: Table<{ table::count(ENGLISH_JSON) }> = Table::read(ENGLISH_JSON);
static EN: Table<{ table::count(ENGLISH_JSON) }> = ENGLISH;

/// A language that the words exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    English,
}

impl Lang {
    /// The language of a code such as `en`.
    pub fn parse(code: &str) -> Option<Self> {
        (code == "en").then_some(Lang::English)
    }

    /// Its code, as HTML and PDF name a language.
    pub fn code(self) -> &'static str {
        match self {
            Lang::English => "en",
        }
    }

    /// The sentence of an identifier.
    pub fn of<T: Id>(self, id: T, facet: &'static str) -> &'static str {
        self.say([T::GROUP, id.as_str(), facet])
    }

    /// A sentence by the three parts of its id.
    ///
    /// The compile-time proofs cover every list of the contract and a test covers every other use, so that the id
    /// itself is only ever seen while developing.
    pub fn say(self, parts: [&'static str; 3]) -> &'static str {
        match self {
            Lang::English => EN.find(parts),
        }
        .unwrap_or(parts[2])
    }

    /// A sentence whose id is built from text that comes from outside the lists.
    pub fn find(self, parts: [&str; 3]) -> Option<&'static str> {
        match self {
            Lang::English => EN.find(parts),
        }
    }

    /// The sentence of a red flag at an urgency.
    pub fn red_flag(self, flag: RedFlag, urgency: Urgency) -> &'static str {
        self.say([RedFlag::GROUP, flag.as_str(), urgency.as_str()])
    }

    /// What a question asks about, in a few words.
    pub fn label(self, key: Key) -> &'static str {
        self.of(key, "label")
    }

    /// The name of an option of a question.
    pub fn option(self, group: &'static str, name: &'static str) -> &'static str {
        self.say([group, name, "name"])
    }
}

/// Every id of the table; for tests of completeness.
pub fn ids() -> impl Iterator<Item = &'static str> {
    EN.ids()
}

/// Fills the holes of a sentence.
pub fn fill(sentence: &str, holes: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((hole, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match holes.iter().find(|(name, _)| *name == hole) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push('{');
                filled.push_str(hole);
                filled.push('}');
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_once_and_what_fills_them_is_left_alone() {
        assert_eq!(fill("{n} of {total}", &[("n", "{total}"), ("total", "9")]), "{total} of 9");
        assert_eq!(fill("no holes", &[]), "no holes");
        assert_eq!(fill("an open { brace", &[("n", "1")]), "an open { brace");
    }

    #[test]
    fn the_table_is_json_and_says_the_same_as_a_json_reader() {
        let json: serde_json::Map<String, serde_json::Value> = serde_json::from_str(ENGLISH_JSON).expect("JSON");
        assert_eq!(json.len(), ids().count());
        for id in ids() {
            let mut parts = id.splitn(3, '.');
            let parts: [&str; 3] = std::array::from_fn(|_| parts.next().expect("three parts"));
            assert_eq!(Lang::English.find(parts), json[id].as_str(), "{id}");
        }
    }
}
