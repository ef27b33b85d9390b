//! Floor 0: plain values that every other floor speaks of.

mod answers;
mod choices;
mod duration;
mod field;
pub mod ids;
mod measures;
mod night;
mod results;
mod slips;
mod spoken;
pub mod strict;
pub mod whole;

pub use answers::{Answers, Key};
pub use choices::*;
pub use duration::minutes;
pub use field::{ClockTime, Field, Kind, Num, Raw, Value, ValueFault};
pub use ids::{Id, Set};
pub use measures::*;
pub use night::*;
pub use results::*;
pub use slips::*;
pub use spoken::{ClockFault, says_all_day};
