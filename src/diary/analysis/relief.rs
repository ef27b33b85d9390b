//! What helped, and what was done.

use serde::Serialize;

use super::rates::{Rate, tally};
use super::span::Span;
use super::told;
use crate::model::{Cramp, CrampRelief, Helps, Id, Night, Set, Strategy};

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

/// What helped, and what was done.
///
/// A night says what helped, not all that was tried; so each thing is counted over the nights with an urge, or the
/// cramps, that tell what helped. "Nothing" is counted apart. Self-care is counted over the nights that tell it. Unit:
/// nights, or cramps; from one on. A ranking of what a person says, not of what works.
pub fn relief(span: &Span<'_>) -> Relief {
    let nights = || span.nights.iter().map(|one| one.night);
    let helped: Vec<Set<Helps>> = nights().filter_map(|night| told::felt(night).and(night.helped)).collect();
    let with_cramp = nights().filter(|night| told::cramp(night) == Some(true));
    let eased: Vec<Set<CrampRelief>> =
        with_cramp.flat_map(Night::cramp_events).filter_map(|cramp: &Cramp| cramp.eased_by).collect();
    let done = |what: Strategy| Done { what, nights: span.rate(|night| night.did.map(|did| did.contains(what))) };
    let mut self_care: Vec<Done> = Strategy::ALL.iter().map(|what| done(*what)).collect();
    self_care.retain(|done| done.nights.yes > 0);
    self_care.sort_by_key(|done| std::cmp::Reverse(done.nights.yes));
    let (urge, urge_nothing) = ranked(&helped, Helps::Nothing);
    let (cramps, cramps_nothing) = ranked(&eased, CrampRelief::Nothing);
    Relief { urge, urge_nothing, cramps, cramps_nothing, self_care }
}

/// The things that helped, and how often nothing did.
fn ranked<T: Id>(sets: &[Set<T>], nothing: T) -> (Vec<Helped<T>>, Helped<T>) {
    let helped = |what: T, helped| Helped { what, helped, told: sets.len() };
    let all = tally(sets);
    let none = all.iter().find(|tally| tally.what == nothing).map_or(0, |tally| tally.times);
    let some = all.iter().filter(|tally| tally.what != nothing);
    (some.map(|tally| helped(tally.what, tally.times)).collect(), helped(nothing, none))
}
