//! Self-care that a person tries from a day on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choices::Strategy;
use super::strict;

/// A trial of one kind of self-care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Trial {
    /// What is tried.
    pub strategy: Strategy,
    /// The evening with which it begins.
    #[serde(deserialize_with = "strict::date")]
    pub from: NaiveDate,
    /// The last evening of it; `None` while it goes on.
    #[serde(default, deserialize_with = "strict::maybe_date", skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

strict::objects!(Trial);

impl Trial {
    /// Day of the trial, from 1; `None` before it begins.
    pub fn day(&self, today: NaiveDate) -> Option<u32> {
        u32::try_from((today - self.from).num_days() + 1).ok().filter(|day| *day > 0)
    }
}
