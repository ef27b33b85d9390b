//! Nights of the diary as a person reads them.

mod beside;
mod changes;
mod facts;
mod faults;
mod list;
mod one_by_one;
mod strip;
mod times;

pub use beside::{BesideJson, NightsJson, Section, SinceJson, night_sentence, night_sentence_beside, nights, since};
pub use changes::{Difference, differences, said_back};
pub use facts::{Fact, QUALITIES, cramp_in_words, facts};
pub use faults::{finding, notation, read_error, words};
pub use list::{in_words, list, show};
pub use one_by_one::{OfNight, one_by_one, without_dots};
pub use strip::{Strip, strip, strip_in_words};
pub use times::{
    DateFacet, clock, date, day_and_time, length, moment, month, night_name, remembered, weekday, zone_of,
};

#[cfg(test)]
mod tests;
