//! Signs that the nights show and somebody should look at.

use chrono::NaiveDate;
use serde::Serialize;

use super::span::Period;
use crate::model::{RedFlag, Urgency};

/// A sign, and the nights that show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flag {
    /// The sign.
    pub id: RedFlag,
    /// How soon.
    pub urgency: Urgency,
    /// The nights that were looked at; of wakings, the week.
    pub over: Period,
    /// The nights that show it, by date.
    pub nights: Vec<NaiveDate>,
}
