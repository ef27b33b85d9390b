//! Floor 2: the diary's nights, pure: how they are told of, placed in time, checked, written and read again.

pub mod analysis;
mod apply;
pub mod check;
pub mod courses;
mod entry;
mod finding;
mod history;
pub mod labs;
mod nights_say;
pub mod notation;
mod place;
pub mod read;
mod record;
mod said;
mod spelled;
mod stamp;
pub mod words;
mod zone;

pub use apply::{apply, zone_of};
pub use entry::{
    Also, CrampEntry, CrampsEntry, DoseEntry, DrunkEntry, Entry, ExerciseEntry, FactorsEntry, OnsetEntry, SleepEntry,
    Told, UrgeEntry,
};
pub use finding::{Finding, Hole};
pub use history::{Record, Undo, last_change, of_key, standing};
pub use nights_say::{Count, NightsSay, nights_say};
pub use notation::{NotationFault, NotationKind};
pub use place::{Of, Placing};
pub use record::{Outcome, Payload, Screening};
pub use said::Said;
pub use spelled::OfNight;
pub use stamp::*;
pub use words::{WordsFault, WordsKind};
pub use zone::{NoInstant, Zone};

#[cfg(test)]
pub(crate) mod tests;
