//! The doctor's page: what stands on it.

pub mod figures;
