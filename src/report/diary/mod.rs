//! Nights of the diary as a person reads them.

mod facts;
mod faults;
mod list;
mod strip;
mod times;

pub use facts::{Fact, differences, facts, said_back};
pub use faults::{finding, notation, read_error, words};
pub use list::{list, show};
pub use strip::{Strip, strip, strip_in_words};
pub use times::{clock, date, length, moment, night_name};

#[cfg(test)]
mod tests;
