//! The bibliography.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Source;

/// A reference.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its key.
    pub id: Source,
    /// The reference in one line.
    pub reference: String,
    /// Year of publication or of the page.
    pub year: u16,
    /// How far its content was checked for this program.
    pub checked: Checked,
}

/// How far a source was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Checked {
    /// On two pages that do not depend on each other.
    TwoPages,
    /// On one page.
    OnePage,
    /// From memory; to be confirmed.
    Unconfirmed,
    /// Our own.
    Own,
}

static REFERENCES: LazyLock<Vec<Reference>> = LazyLock::new(|| {
    // The text is part of the program and a test reads all of it.
    serde_json::from_str(include_str!("../../data/sources.json")).expect("data/sources.json is well formed")
});

/// The reference of a key.
pub fn reference(source: Source) -> Option<&'static Reference> {
    REFERENCES.iter().find(|reference| reference.id == source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn every_source_has_one_reference() {
        for source in Source::ALL {
            assert_eq!(REFERENCES.iter().filter(|reference| reference.id == *source).count(), 1, "{source}");
        }
    }
}
