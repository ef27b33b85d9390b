//! The list of medicines, parsed once, and its index by normalised name.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::normalise::{Plain, Script};
use super::{Class, Exception, Role, Strength};
use crate::model::ids::Set;

const DATA: &str = include_str!("../../data/medicines.json");

/// A medicine (one ingredient) and what is known about it and the legs.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    /// The name that never changes, e.g. `gabapentin_enacarbil`.
    pub id: &'static str,
    /// Its class.
    pub class: Class,
    /// Names in English and Korean, generic first, then brands.
    pub names: Vec<&'static str>,
    /// How well it is known to bring or worsen restless legs, if at all.
    #[serde(default)]
    pub worsens_rls: Option<Strength>,
    /// How well it is known to bring cramps, if at all (Garrison 2012 for `controlled`).
    #[serde(default)]
    pub brings_cramps: Option<Strength>,
    /// What rules ask of it.
    #[serde(default, deserialize_with = "set_of_roles")]
    pub roles: Set<Role>,
    /// Why it is not counted although it looks like a worsening class.
    #[serde(default)]
    pub exception: Option<Exception>,
    /// Stands for a kind ("water pill") of which the person did not say more: a name of the line goes before it,
    /// and no misspelling is taken for it.
    #[serde(default)]
    pub unspecified: bool,
}

impl Medicine {
    /// The generic name in English, as shown to people.
    pub fn generic(&self) -> &'static str {
        self.names.first().copied().unwrap_or(self.id)
    }
    /// The first Korean name, if there is one.
    pub fn korean(&self) -> Option<&'static str> {
        self.names.iter().copied().find(|name| name.chars().any(|c| ('가'..='힣').contains(&c)))
    }
    /// Whether it plays that role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(role)
    }
}

/// A product with more than one name or ingredient, e.g. Symbicort.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its names.
    pub names: Vec<&'static str>,
    /// The ids of the medicines in it.
    pub contains: Vec<&'static str>,
    /// Why an ingredient on the box is not counted.
    #[serde(default)]
    pub note: Option<&'static str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    reviewed: &'static str,
    medicines: Vec<Medicine>,
    products: Vec<Product>,
    not_names: Vec<&'static str>,
}

fn set_of_roles<'de, D: Deserializer<'de>>(d: D) -> Result<Set<Role>, D::Error> {
    Ok(Vec::<Role>::deserialize(d)?.into_iter().collect())
}

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| serde_json::from_str(DATA).expect("data/medicines.json is read by a test"));

/// Every medicine, grouped by class.
pub fn medicines() -> &'static [Medicine] {
    &CATALOGUE.medicines
}

/// Every product.
pub fn products() -> &'static [Product] {
    &CATALOGUE.products
}

/// The day on which the list was last reviewed, `YYYY-MM-DD`.
pub fn reviewed() -> &'static str {
    CATALOGUE.reviewed
}

/// The medicine of that id.
pub fn by_id(id: &str) -> Option<&'static Medicine> {
    medicines().iter().find(|medicine| medicine.id == id)
}

/// A name and what it stands for; a phrase that only looks like a name stands for nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub name: &'static str,
    pub medicines: Vec<&'static Medicine>,
}

/// A name that a misspelling may be held against.
#[derive(Debug)]
pub(super) struct Candidate {
    pub key: Box<str>,
    pub entry: &'static Entry,
}

/// All names by normalised spelling.
pub(super) struct Index {
    by_key: HashMap<Box<str>, &'static Entry>,
    by_length: [Vec<Vec<Candidate>>; 2],
    /// The most tokens that a name has.
    pub longest: usize,
}

impl Index {
    /// What that normalised spelling stands for.
    pub fn get(&self, key: &str) -> Option<&'static Entry> {
        self.by_key.get(key).copied()
    }

    /// Names of that script with that many letters.
    pub fn of_length(&self, script: Script, letters: usize) -> &[Candidate] {
        let group = &self.by_length[usize::from(script == Script::Hangul)];
        group.get(letters).map_or(&[], Vec::as_slice)
    }

    fn build() -> Self {
        let mut index = Self { by_key: HashMap::new(), by_length: [Vec::new(), Vec::new()], longest: 1 };
        ENTRIES.iter().for_each(|entry| index.add(entry));
        index
    }

    fn add(&mut self, entry: &'static Entry) {
        let plain = Plain::of(entry.name);
        self.longest = self.longest.max(plain.tokens.len());
        let key: Box<str> = plain.text.as_str().into();
        self.by_key.insert(key.clone(), entry);
        let script = plain.tokens.first().map_or(Script::Other, |token| token.script);
        // "Plan B" or "Span-K" would be near to too many everyday words.
        let whole = plain.tokens.iter().all(|token| token.script == script && token.end - token.start > 2);
        // "waterfall" is no water pill, and "station" no statin.
        let kind = entry.medicines.iter().any(|medicine| medicine.unspecified);
        if !whole || kind || !matches!(script, Script::Latin | Script::Hangul) || entry.medicines.is_empty() {
            return;
        }
        let letters = key.chars().count();
        let group = &mut self.by_length[usize::from(script == Script::Hangul)];
        if group.len() <= letters {
            group.resize_with(letters + 1, Vec::new);
        }
        group[letters].push(Candidate { key, entry });
    }
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let by_id: HashMap<_, _> = medicines().iter().map(|medicine| (medicine.id, medicine)).collect();
    let alone = medicines()
        .iter()
        .flat_map(|medicine| medicine.names.iter().map(move |name| Entry { name, medicines: vec![medicine] }));
    let mixed = products().iter().flat_map(|product| {
        let inside: Vec<_> = product.contains.iter().filter_map(|id| by_id.get(id).copied()).collect();
        product.names.iter().map(move |name| Entry { name, medicines: inside.clone() })
    });
    let nothing = CATALOGUE.not_names.iter().map(|name| Entry { name, medicines: Vec::new() });
    alone.chain(mixed).chain(nothing).collect()
});

/// The index of names.
pub(super) static INDEX: LazyLock<Index> = LazyLock::new(Index::build);

#[cfg(test)]
pub(super) fn entries() -> &'static [Entry] {
    &ENTRIES
}
