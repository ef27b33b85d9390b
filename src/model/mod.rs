//! Floor 0: plain values that every other floor speaks of.

mod answers;
mod choices;
mod duration;
mod field;
pub mod ids;
mod lab;
mod measures;
mod medicine_course;
mod night;
mod results;
mod short;
mod since;
mod slips;
mod spoken;
pub mod strict;
mod trial;
pub mod whole;

pub use answers::{Answers, Key};
pub use choices::*;
pub use duration::minutes;
pub use field::{ClockTime, Field, Kind, Num, Raw, Value, ValueFault};
pub use ids::{Id, Set};
pub use lab::*;
pub use measures::*;
pub use medicine_course::*;
pub use night::*;
pub use results::*;
pub use short::short;
pub use since::Since;
pub use slips::*;
pub use spoken::{ClockFault, says_all_day};
pub use trial::Trial;
