//! Pictures of the nights of a period: drawn, in words, and in characters.
//!
//! Every number that is drawn or said is one of the diary or of its analysis. A missing night is never drawn as a quiet
//! one, and what has no time is never drawn at one. The analysis must be that of the same nights and period.

mod across;
mod by_hour;
mod canvas;
mod changes;
mod one_by_one;
mod onsets;
mod picture;
mod raster;
mod said;
mod severity;
mod strip;

pub use by_hour::cramps_by_hour;
pub use one_by_one::one_by_one;
pub use onsets::onsets;
pub use raster::raster;
pub use severity::severity;

#[cfg(test)]
mod tests;
