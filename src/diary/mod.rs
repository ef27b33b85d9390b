//! Floor 2: the diary's nights, pure: how they are told of, placed in time, checked, written and read again.

mod apply;
pub mod check;
mod entry;
mod finding;
mod notation;
mod place;
pub mod read;
mod said;
mod zone;

pub use apply::{apply, zone_of};
pub use entry::{
    Also, CrampEntry, CrampsEntry, DoseEntry, DrunkEntry, Entry, ExerciseEntry, FactorsEntry, OnsetEntry, SleepEntry,
    Told, UrgeEntry,
};
pub use finding::{Finding, Hole, NightFault, NightField};
pub use place::{Of, Placing};
pub use said::Said;
pub use zone::{NoInstant, Zone};
