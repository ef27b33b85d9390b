//! The list of medicines. `index` finds a name in it without reading the list; here it is read whole, once.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use super::{Class, Exception, Role, Strength};
use crate::model::ids::Set;

pub(super) static DATA: &str = include_str!("../../data/medicines.json");

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
    #[allow(dead_code, reason = "stands in the index, which the tests make")]
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

/// Phrases that only look like names.
#[cfg(test)]
pub(super) fn not_names() -> &'static [&'static str] {
    &CATALOGUE.not_names
}
