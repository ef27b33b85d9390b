//! The nights of a diary, and those of a period.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Moment, Night};

/// A night, and how it was written down.
#[derive(Clone, Copy, Debug)]
pub struct NightOf<'a> {
    /// The night as it stands.
    pub night: &'a Night,
    /// When it was first recorded.
    pub recorded_at: Moment,
    /// Whether it was changed afterwards.
    pub edited: bool,
}

/// A period of nights, both ends within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The evening of the first night.
    pub first: NaiveDate,
    /// The evening of the last night.
    pub last: NaiveDate,
}
