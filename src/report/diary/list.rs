//! A list of nights, and one night whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use comfy_table::{ContentArrangement, Table, presets};

use super::facts::{cramp_in_words, facts, in_bed};
use super::one_by_one::{OfNight, one_by_one, without_dots};
use super::strip::{Sign, Strip, strip, strip_in_words};
use super::times::{DateFacet, date, moment, night_name, zone_of};
use crate::model::{Night, NightField, Onset, Tri};
use crate::report::terminal::{Layout, to_ascii};
use crate::report::wording::wrap;
use crate::text::{Lang, fill};

/// Columns below which nights stand in lines instead of a table.
const NARROW: usize = 64;

/// What the table has of a night beside what is always said.
const BESIDES: [NightField; 3] = [NightField::InBed, NightField::Up, NightField::Helped];

/// So many nights up to one: a strip, and a table of those that are logged, newest first.
pub fn list(
    nights: &BTreeMap<NaiveDate, &Night>,
    last: NaiveDate,
    count: u64,
    today: NaiveDate,
    layout: Layout,
) -> String {
    let lang = layout.lang;
    let shown = Strip::of(nights, last, count);
    let mut rows = strip(&shown, layout.width, today, lang);
    let logged: Vec<&Night> = shown.nights.iter().rev().filter_map(|(date, _)| nights.get(date).copied()).collect();
    let holes = [("logged", logged.len().to_string()), ("count", shown.nights.len().to_string())];
    rows.push(fill(lang.say(["strip", "logged", "text"]), &[("logged", &holes[0].1), ("count", &holes[1].1)]));
    let mut text = String::new();
    for row in rows {
        push(&mut text, &row, layout);
    }
    if logged.is_empty() {
        return text;
    }
    text.push('\n');
    if layout.width < NARROW {
        for night in logged {
            // Without heads over them, numbers say nothing.
            one_by_one(&[(night.date, OfNight::Logged(night))], &BESIDES, lang)
                .iter()
                .for_each(|line| push(&mut text, line, layout));
        }
        return text;
    }
    let mut table = Table::new();
    table
        .load_style(if layout.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED })
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(layout.width).unwrap_or(u16::MAX))
        .set_header(["night", "legs", "cramps", "woken", "in_bed", "helped"].map(|id| lang.say(["list", id, "head"])));
    for night in logged {
        table.add_row(cells(night, today, lang).map(|cell| if layout.ascii { to_ascii(&cell) } else { cell }));
    }
    text.push_str(&table.to_string());
    text.push('\n');
    text
}

/// So many nights up to one in words: how many of each kind, and then each in a line, newest first. The same as in the
/// table, for whoever hears it.
pub fn in_words(
    nights: &BTreeMap<NaiveDate, &Night>,
    unread: &BTreeSet<NaiveDate>,
    last: NaiveDate,
    count: u64,
    layout: Layout,
) -> String {
    let lang = layout.lang;
    let shown = Strip::of(nights, last, count);
    let of = |date: &NaiveDate| match nights.get(date) {
        Some(night) => OfNight::Logged(night),
        None if unread.contains(date) => OfNight::Unread,
        None => OfNight::Missing,
    };
    let all: Vec<(NaiveDate, OfNight<'_>)> = shown.nights.iter().map(|(date, _)| (*date, of(date))).collect();
    let mut text = String::new();
    push(&mut text, &strip_in_words(&shown, lang), layout);
    let lines = one_by_one(&all, &BESIDES, lang);
    lines.iter().rev().for_each(|line| push(&mut text, line, layout));
    text
}

fn push(text: &mut String, row: &str, layout: Layout) {
    let (row, hanging) = if layout.in_words { (without_dots(row), "") } else { (row.to_owned(), "  ") };
    for line in wrap(&row, layout.width, "", hanging) {
        text.push_str(&if layout.ascii { to_ascii(&line) } else { line });
        text.push('\n');
    }
}

/// A night as the cells of a row.
fn cells(night: &Night, today: NaiveDate, lang: Lang) -> [String; 6] {
    let legs = match Sign::of(Some(night)) {
        Sign::Quiet => lang.say(["list", "quiet", "cell"]).to_owned(),
        _ => night.urge.as_ref().map_or_else(String::new, |urge| {
            let points = urge.severity.map(|points| points.get().to_string());
            let onset = urge.onset.map(|onset| match onset {
                Onset::At(at) => moment(at, night.date, lang),
                Onset::AllDay(_) => lang.say(["night", "onset", "all_day"]).to_owned(),
            });
            let said = match urge.felt {
                Tri::Yes => points.unwrap_or_else(|| lang.of(Tri::Yes, "name").to_owned()),
                felt => lang.of(felt, "name").to_owned(),
            };
            [Some(said), onset].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }),
    };
    let cramps = match &night.cramps {
        Some(cramps) if night.quiet() != Some(true) => match &cramps.events[..] {
            [] => lang.of(cramps.had, "name").to_owned(),
            [one] => cramp_in_words(one, night, lang),
            several => {
                let number = several.len().to_string();
                fill(lang.say(["list", "cramps", "cell"]), &[("number", &number)])
            }
        },
        _ => String::new(),
    };
    let woken = night.leg_wakings.map_or_else(String::new, |times| times.get().to_string());
    let helped = night
        .helped
        .map_or_else(String::new, |helped| helped.iter().map(|id| lang.of(id, "name")).collect::<Vec<_>>().join(", "));
    let facet = if night.date.year() == today.year() { DateFacet::Month } else { DateFacet::Year };
    let name = date(night.date, facet, lang);
    [name, legs, cramps, woken, in_bed(night).unwrap_or_default(), helped]
}

/// One night whole.
pub fn show(night: &Night, recorded_at: &str, today: NaiveDate, layout: Layout) -> String {
    let lang = layout.lang;
    let mut text = String::new();
    push(&mut text, &night_name(night.date, zone_of(night), today, lang), layout);
    for fact in facts(night, lang) {
        let holes = [("label", fact.label.as_str()), ("value", fact.value.as_str())];
        push(&mut text, &fill(lang.say(["night", "fact", "line"]), &holes), layout);
    }
    let zone = night.zone.clone().unwrap_or_else(|| night.offset.to_string());
    let holes = [("time", recorded_at), ("zone", zone.as_str())];
    push(&mut text, &fill(lang.say(["night", "recorded", "text"]), &holes), layout);
    text
}
