//! Blood results as a person reads them, and as a script does.

mod beside;
mod faults;
mod json;
mod list;
mod words;

pub use beside::{Judged, OF_IRON};
pub use faults::{finding, otherwise, words_fault};
pub use json::DrawJson;
pub use list::list;
pub use words::{how_taken, reading, result, results, taken, understood, value};

#[cfg(test)]
mod tests;
