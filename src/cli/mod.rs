//! Floor 3: the program as a person meets it.

pub mod body;
