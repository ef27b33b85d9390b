//! The nights of a period one by one, for whoever hears the page.

use chrono::NaiveDate;

use crate::diary::analysis::{Nights, Period};
use crate::report::diary::{self, OfNight};
use crate::report::page::{Block, Part};
use crate::text::Lang;

/// A line for each night in the diary, and one for each run of nights that are not; `None` where the period has none.
/// The rest of a night was said in the summary.
pub fn one_by_one<'p>(nights: &Nights<'_>, period: &Period, lang: Lang) -> Option<Part<'p>> {
    let of = |one: Option<_>| one.map_or(OfNight::Missing, OfNight::Logged);
    let all: Vec<(NaiveDate, OfNight<'_>)> =
        nights.over(*period).dates().map(|(date, one)| (date, of(one.map(|one| one.night)))).collect();
    all.iter().find(|(_, night)| *night != OfNight::Missing)?;
    let heading = lang.say(["figure", "one_by_one", "heading"]).to_owned();
    let lines = diary::one_by_one(&all, &[], lang);
    Some(Part { id: "one_by_one", heading, blocks: vec![Block::Items(lines)] })
}
