//! Medicines by name.
