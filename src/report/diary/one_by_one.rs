//! Nights one by one, each in a line of words, for whoever hears the page.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::facts::facts;
use super::times::{DateFacet, date, length};
use crate::diary::analysis::sleep::sleep_of;
use crate::model::{Night, NightField};
use crate::text::{Lang, fill};

/// What is said of a night, as far as it was told.
const SAID: [NightField; 10] = [
    NightField::Legs,
    NightField::Urge,
    NightField::Onset,
    NightField::Rest,
    NightField::UrgeMinutes,
    NightField::Cramps,
    NightField::Cramp,
    NightField::LegWakings,
    NightField::DidNotSleep,
    NightField::Took,
];

/// What there is of a night.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfNight<'a> {
    /// It is logged.
    Logged(&'a Night),
    /// Something is stored that does not read.
    Unread,
    /// It is not in the diary.
    Missing,
}

/// A line for each night in the diary, and one for each run of nights that are not; the nights come by date, and the
/// lines in the same order.
///
/// The same numbers as in pictures and tables: when the urge began and how strong it was, cramps, wakings, medicines,
/// sleep; and what of a night is asked for besides.
pub fn one_by_one(nights: &[(NaiveDate, OfNight<'_>)], besides: &[NightField], lang: Lang) -> Vec<String> {
    let years = [nights.first(), nights.last()].map(|night| night.map(|(date, _)| date.year()));
    let facet = if years[0] == years[1] { DateFacet::Month } else { DateFacet::Year };
    let named = |of| date(of, facet, lang);
    let say = |id, holes: &[(&str, &str)]| fill(lang.say(["figure", "one_by_one", id]), holes);
    let missing = |(_, of): &(NaiveDate, OfNight<'_>)| *of == OfNight::Missing;
    let runs = nights.chunk_by(|one, next| missing(one) && missing(next));
    let line = |run: &[(NaiveDate, OfNight<'_>)]| match run {
        [(on, OfNight::Logged(night)), ..] => {
            say("night", &[("night", &named(*on)), ("said", &said(night, besides, lang))])
        }
        [(on, OfNight::Unread), ..] => say("unread", &[("night", &named(*on))]),
        run => not_there(run[0].0..=run[run.len() - 1].0, run.len(), &named, lang),
    };
    runs.map(line).collect()
}

fn said(night: &Night, besides: &[NightField], lang: Lang) -> String {
    let facts = facts(night, lang).into_iter();
    let facts = facts.filter(|fact| SAID.contains(&fact.field.0) || besides.contains(&fact.field.0));
    let told = |label: &str, value: &str| {
        fill(lang.say(["figure", "one_by_one", "fact"]), &[("label", label), ("value", value)])
    };
    let mut said: Vec<String> = facts.map(|fact| told(&fact.label, &without_dots(&fact.value))).collect();
    let sleep = sleep_of(night);
    for (minutes, facet) in [(sleep.total, "sleep"), (sleep.latency, "latency"), (sleep.waso, "waso")] {
        let minutes = minutes.map(|minutes| length(minutes.round() as i64, lang));
        said.extend(minutes.map(|minutes| told(lang.say(["figure", "one_by_one", facet]), &minutes)));
    }
    if said.is_empty() { lang.say(["figure", "one_by_one", "nothing"]).to_owned() } else { said.join("; ") }
}

/// A text without the dot between its parts, which some voices read out.
pub fn without_dots(text: &str) -> String {
    text.replace(" · ", ", ")
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
