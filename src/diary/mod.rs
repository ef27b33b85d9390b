//! The diary as values: what a line of it says about itself.

mod stamp;

pub use stamp::*;
