//! The nights of a period one by one, for whoever hears the page.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::said::day;
use crate::diary::analysis::sleep::sleep_of;
use crate::diary::analysis::{Nights, Period};
use crate::model::{Night, NightField};
use crate::report::diary::{DateFacet, date, facts, length};
use crate::report::page::{Block, Part};
use crate::text::{Lang, fill};

/// What is said of a night, as far as it was told; the rest of it was said in the summary.
const SAID: [NightField; 8] = [
    NightField::Legs,
    NightField::Urge,
    NightField::Onset,
    NightField::UrgeMinutes,
    NightField::Cramps,
    NightField::Cramp,
    NightField::LegWakings,
    NightField::Took,
];

/// A line for each night in the diary, and one for each run of nights that are not; `None` where the period has none.
///
/// The same numbers as in the pictures: when the urge began and how strong it was, cramps, wakings, medicines, sleep.
pub fn one_by_one<'p>(nights: &Nights<'_>, period: &Period, lang: Lang) -> Option<Part<'p>> {
    let all: Vec<(NaiveDate, Option<&Night>)> =
        nights.over(*period).dates().map(|(date, one)| (date, one.map(|one| one.night))).collect();
    all.iter().find(|(_, night)| night.is_some())?;
    let several_years = period.first.format("%Y").to_string() != period.last.format("%Y").to_string();
    let named = |of| if several_years { date(of, DateFacet::Year, lang) } else { day(of, lang) };
    let missing = |(_, night): &(NaiveDate, Option<&Night>)| night.is_none();
    let runs = all.chunk_by(|one, next| missing(one) && missing(next));
    let lines = runs.map(|run| match run {
        [(on, Some(night)), ..] => {
            fill(lang.say(["figure", "one_by_one", "night"]), &[("night", &named(*on)), ("said", &said(night, lang))])
        }
        run => not_there(run[0].0..=run[run.len() - 1].0, run.len(), &named, lang),
    });
    let heading = lang.say(["figure", "one_by_one", "heading"]).to_owned();
    Some(Part { id: "one_by_one", heading, blocks: vec![Block::Items(lines.collect())] })
}

fn said(night: &Night, lang: Lang) -> String {
    let facts = facts(night, lang).into_iter().filter(|fact| SAID.contains(&fact.field.0));
    let told = |label: &str, value: &str| {
        fill(lang.say(["figure", "one_by_one", "fact"]), &[("label", label), ("value", value)])
    };
    // Some voices read the dot out.
    let mut said: Vec<String> = facts.map(|fact| told(&fact.label, &fact.value.replace(" · ", ", "))).collect();
    let sleep = sleep_of(night);
    for (minutes, facet) in [(sleep.total, "sleep"), (sleep.latency, "latency"), (sleep.waso, "waso")] {
        let minutes = minutes.map(|minutes| length(minutes.round() as i64, lang));
        said.extend(minutes.map(|minutes| told(lang.say(["figure", "one_by_one", facet]), &minutes)));
    }
    if said.is_empty() { lang.say(["figure", "one_by_one", "nothing"]).to_owned() } else { said.join("; ") }
}

/// Nights that are not in the diary.
fn not_there(
    dates: RangeInclusive<NaiveDate>,
    count: usize,
    named: &impl Fn(NaiveDate) -> String,
    lang: Lang,
) -> String {
    let (first, last, count) = (named(*dates.start()), named(*dates.end()), count.to_string());
    let facet = if first == last { "missing_one" } else { "missing" };
    let holes = [("first", first.as_str()), ("last", &last), ("count", &count)];
    fill(lang.say(["figure", "one_by_one", facet]), &holes)
}
