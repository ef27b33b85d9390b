//! What helped, and what was done.

use serde::Serialize;

use super::rates::Rate;
use crate::model::{CrampRelief, Helps, Strategy};

/// How often a thing helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Helped<T> {
    /// The thing.
    pub what: T,
    /// How often it helped.
    pub helped: usize,
    /// Of how many nights or cramps that tell what helped.
    pub told: usize,
}

/// Self-care, and on how many nights it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The self-care.
    pub what: Strategy,
    /// The nights.
    pub nights: Rate,
}

/// What helped, and what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relief {
    /// What helped on nights with an urge, the most often first.
    pub urge: Vec<Helped<Helps>>,
    /// Nights with an urge on which nothing helped.
    pub urge_nothing: Helped<Helps>,
    /// What ended cramps, the most often first.
    pub cramps: Vec<Helped<CrampRelief>>,
    /// Cramps that nothing ended.
    pub cramps_nothing: Helped<CrampRelief>,
    /// Self-care that was done, the most often first.
    pub self_care: Vec<Done>,
}
