//! The last nights as one character each.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use unicode_width::UnicodeWidthStr;

use super::times::{DateFacet, date, weekday};
use crate::model::{Night, Tri};
use crate::report::wording::wrap;
use crate::text::{Lang, fill};

/// What one night was like, in one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Not logged.
    Missing,
    /// Logged, and nothing said of the legs, or not sure.
    Untold,
    /// No urge and no cramp.
    Quiet,
    /// An urge, with its severity where it was told.
    Urge(Option<u32>),
    /// A cramp.
    Cramp,
    /// Both.
    Both,
    /// No urge, and nothing is known of cramps; or the other way round.
    Partly,
}

impl Sign {
    /// The sign of a night.
    pub fn of(night: Option<&Night>) -> Self {
        let Some(night) = night else { return Sign::Missing };
        let urge = night.urge.as_ref().map(|urge| urge.felt);
        let cramps = night.cramps.as_ref().map(|cramps| cramps.had);
        match (urge, cramps) {
            (Some(Tri::Yes), Some(Tri::Yes)) => Sign::Both,
            (Some(Tri::Yes), _) => {
                Sign::Urge(night.urge.as_ref().and_then(|urge| urge.severity).map(|points| points.get()))
            }
            (_, Some(Tri::Yes)) => Sign::Cramp,
            (Some(Tri::No), Some(Tri::No)) => Sign::Quiet,
            (Some(Tri::No), None) | (None, Some(Tri::No)) => Sign::Partly,
            _ => Sign::Untold,
        }
    }

    /// Its character; it is ASCII, and no two kinds share one.
    pub fn character(self) -> char {
        match self {
            Sign::Missing => '-',
            Sign::Untold => '?',
            Sign::Quiet => '.',
            Sign::Partly => ',',
            Sign::Urge(Some(points @ 1..=9)) => char::from_digit(points, 10).unwrap_or('u'),
            Sign::Urge(Some(_)) => 'X',
            Sign::Urge(None) => 'u',
            Sign::Cramp => 'c',
            Sign::Both => 'B',
        }
    }

    /// The id of its words.
    fn id(self) -> &'static str {
        match self {
            Sign::Missing => "missing",
            Sign::Untold => "untold",
            Sign::Quiet => "quiet",
            Sign::Partly => "partly",
            Sign::Urge(Some(1..=9)) => "urge",
            Sign::Urge(Some(_)) => "urge_ten",
            Sign::Urge(None) => "urge_untold",
            Sign::Cramp => "cramp",
            Sign::Both => "both",
        }
    }
}

/// The signs of so many nights up to one, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Each night with its sign.
    pub nights: Vec<(NaiveDate, Sign)>,
}

impl Strip {
    /// The strip of these nights; `last` is the newest of them.
    pub fn of(nights: &BTreeMap<NaiveDate, &Night>, last: NaiveDate, count: u64) -> Self {
        let dates = (0..count).rev().filter_map(|back| last.checked_sub_days(Days::new(back)));
        Self { nights: dates.map(|date| (date, Sign::of(nights.get(&date).copied()))).collect() }
    }
}

/// Nights in one row, where there is room: whole weeks, so that each column is a weekday.
const ROW: usize = 28;

/// The strip in rows of whole weeks, oldest first, with a legend of the signs that are in it.
pub fn strip(strip: &Strip, columns: usize, today: NaiveDate, lang: Lang) -> Vec<String> {
    let nights = &strip.nights;
    let (Some((first, _)), Some((last, _))) = (nights.first(), nights.last()) else { return Vec::new() };
    let room = (columns.saturating_sub(1) / 2 / 7 * 7).clamp(7, ROW).min(nights.len());
    let this_year = first.year() == today.year() && last.year() == today.year();
    let facet = if this_year { DateFacet::Month } else { DateFacet::Year };
    let (count, from, to) = (nights.len().to_string(), date(*first, facet, lang), date(*last, facet, lang));
    let title = fill(lang.say(["strip", "title", "text"]), &[("count", &count), ("from", &from), ("to", &to)]);
    let mut rows = wrap(&title, columns, "", "");
    let initial = |date: &NaiveDate| weekday(*date, lang).chars().next().map_or_else(String::new, String::from);
    // The last row is full; what is left over stands in the first, so that the newest nights are together.
    let short = nights.len() % room;
    let head = &nights[nights.len().saturating_sub(room)..];
    rows.push(spaced(room.min(nights.len()), head.iter().map(|(date, _)| initial(date))));
    if short > 0 && nights.len() > room {
        rows.push(spaced(room, nights[..short].iter().map(|(_, sign)| sign.character().to_string())));
    }
    let full = if nights.len() > room { &nights[short..] } else { nights };
    rows.extend(full.chunks(room).map(|row| spaced(room, row.iter().map(|(_, sign)| sign.character().to_string()))));
    rows.extend(legend(nights, columns, lang));
    rows
}

/// Characters with a space between them, at the right end of so many.
fn spaced(of: usize, characters: impl ExactSizeIterator<Item = String>) -> String {
    let missing = of.saturating_sub(characters.len());
    let row = characters.collect::<Vec<_>>().join(" ");
    format!("{}{row}", " ".repeat(missing * 2))
}

/// The meaning of each sign that occurs.
fn legend(nights: &[(NaiveDate, Sign)], columns: usize, lang: Lang) -> Vec<String> {
    let mut ids: Vec<&'static str> = Vec::new();
    for (_, sign) in nights {
        if !ids.contains(&sign.id()) {
            ids.push(sign.id());
        }
    }
    let mut rows: Vec<String> = Vec::new();
    for sign in ids.into_iter().map(|id| lang.say(["strip", id, "legend"])) {
        // A sign stays with its words.
        match rows.last_mut() {
            Some(row) if row.width() + 2 + sign.width() <= columns => {
                row.push_str("  ");
                row.push_str(sign);
            }
            _ => rows.push(sign.to_owned()),
        }
    }
    rows
}

/// The strip in one sentence, for a screen reader: how many nights of each kind.
pub fn strip_in_words(strip: &Strip, lang: Lang) -> String {
    let count = |of: &[&str]| strip.nights.iter().filter(|(_, sign)| of.contains(&sign.id())).count().to_string();
    let logged = strip.nights.iter().filter(|(_, sign)| *sign != Sign::Missing).count().to_string();
    let holes = [
        ("count", strip.nights.len().to_string()),
        ("logged", logged),
        ("quiet", count(&["quiet"])),
        ("urge", count(&["urge", "urge_ten", "urge_untold", "both"])),
        ("cramp", count(&["cramp", "both"])),
    ];
    let holes: Vec<(&str, &str)> = holes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(lang.say(["strip", "words", "text"]), &holes)
}
