//! Figures of a list of numbers that are robust to ties, to one value, and to none.

use serde::Serialize;

/// The middle and the ends of a list of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// How many numbers.
    pub n: usize,
    /// Half of them are lower.
    pub median: f64,
    /// The lowest.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// The quartiles, from five numbers on.
    pub quartiles: Option<Quartiles>,
}

/// The quartiles of a list of numbers, interpolated (type 7 of Hyndman & Fan 1996).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quartiles {
    /// A quarter of the numbers are lower.
    pub lower: f64,
    /// A quarter of the numbers are higher.
    pub upper: f64,
}
