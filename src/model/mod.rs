//! Floor 0: plain values that every other floor speaks of.

pub mod ids;
