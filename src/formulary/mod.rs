//! Medicines by name: what a person writes on a line, read as the medicines it names.
//!
//! # Purpose
//! Finds the medicines in a line such as "Mirapex 0.25 mg" or "미라펙스정", and says of each what the
//! literature says about restless legs, cramps, and the precautions this program looks at.
//!
//! # Not for
//! Doses, prescribing, or a complete check of interactions. "Known, and nothing known about the legs" is
//! not "safe", and a mark is "worth asking about", never "the cause".
//!
//! # Missing answers
//! A line that names no medicine of the list is [`Match::Unknown`]; nothing is guessed from words such as
//! "sleeping pill". A kind that says enough by itself, such as "water pill", is an entry of its own
//! ([`Medicine::unspecified`]). A misspelling is [`Match::Close`], to be confirmed before it counts.
//!
//! # Sources
//! Restless legs: Hoque & Chesson 2010, Kolla 2018, Winkelman 2025 (AASM good practice), Allen 2011
//! (augmentation). Cramps: Garrison 2012; weaker marks come from case reports and product information.

mod catalogue;
mod class;
mod forms;
mod ids;
mod index;
mod lookalike;
mod matching;
mod normalise;

pub use catalogue::{Medicine, Product, by_id, medicines, products, reviewed};
pub use class::Class;
pub use ids::{Exception, Role, Strength};
pub use matching::{Identified, Match, Resembling, identify};

#[cfg(test)]
mod tests;
