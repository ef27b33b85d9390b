//! The last nights as one character each.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::times::{DateFacet, date, weekday};
use crate::model::{Night, Tri};
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

/// The strip as three rows and a legend of the signs that are in it. It fits into so many columns: older nights are
/// left out.
pub fn strip(strip: &Strip, columns: usize, today: NaiveDate, lang: Lang) -> Vec<String> {
    let room = (columns.saturating_sub(1) / 2).max(1);
    let nights = &strip.nights[strip.nights.len().saturating_sub(room)..];
    let (Some((first, _)), Some((last, _))) = (nights.first(), nights.last()) else { return Vec::new() };
    let spaced = |characters: Vec<String>| characters.join(" ");
    let initial = |date: &NaiveDate| weekday(*date, lang).chars().next().map_or_else(String::new, String::from);
    let mut signs: Vec<Sign> = Vec::new();
    for (_, sign) in nights {
        let known = signs.iter().any(|known| known.id() == sign.id());
        if !known {
            signs.push(*sign);
        }
    }
    let legend = signs.iter().map(|sign| lang.say(["strip", sign.id(), "legend"])).collect::<Vec<_>>().join("  ");
    let this_year = first.year() == today.year() && last.year() == today.year();
    let facet = if this_year { DateFacet::Month } else { DateFacet::Year };
    let period = [("count", nights.len().to_string())];
    let title = fill(
        lang.say(["strip", "title", "text"]),
        &[("count", &period[0].1), ("from", &date(*first, facet, lang)), ("to", &date(*last, facet, lang))],
    );
    vec![
        title,
        spaced(nights.iter().map(|(date, _)| initial(date)).collect()),
        spaced(nights.iter().map(|(_, sign)| sign.character().to_string()).collect()),
        legend,
    ]
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
