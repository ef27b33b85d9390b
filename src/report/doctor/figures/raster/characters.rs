//! The raster for a terminal: one row a night, one column a half hour.

use super::night::{Band, Place, Traced};
use super::{Row, has};
use crate::report::doctor::figures::canvas::{Sign, Surface};
use crate::report::doctor::figures::said::{day, key};
use crate::report::doctor::figures::strip::{unbroken, wrapped};
use crate::text::{Lang, fill};

/// The most rows; of more nights only the last are shown.
const MOST: usize = 31;
const LAST: usize = 28;
/// Half hours of a row.
const COLUMNS: usize = 48;
/// Columns of a date.
const DATE: usize = 12;

/// The rows, the hours above them, and the key below.
pub fn characters(rows: &[Row], lang: Lang) -> Vec<String> {
    let shown = if rows.len() > MOST { &rows[rows.len() - LAST..] } else { rows };
    let before = super::kinds(shown, Place::Before);
    let after = super::kinds(shown, Place::After);
    let mut lines = Vec::new();
    if shown.len() < rows.len() {
        let counts = (shown.len().to_string(), rows.len().to_string());
        let sentence = lang.say(["figure", "nights", "shown"]);
        lines.push(fill(sentence, &[("shown", &counts.0), ("nights", &counts.1)]));
    }
    let indent = " ".repeat(DATE + before.len());
    let hours: String = (0..8).map(|tick| format!("{:<6}", format!("{:02}", (18 + 3 * tick) % 24))).collect();
    lines.push(format!("{indent}{hours}18"));
    for row in shown {
        let mark = if row.clocks { "*" } else { " " };
        let label = format!("{:<10}{mark} ", day(row.date, lang));
        let beside = |kinds: &[Sign], at: Place| -> String {
            let here = |kind: &Sign| row.traced.as_ref().and_then(|traced| sign_at(traced, at, *kind)).unwrap_or(' ');
            kinds.iter().map(here).collect()
        };
        let night: String = match &row.traced {
            None => "/".repeat(COLUMNS),
            Some(traced) => half_hours(traced).iter().collect(),
        };
        let line = format!("{label}{}{night} {}", beside(&before, Place::Before), beside(&after, Place::After));
        lines.push(line.trim_end().to_owned());
    }
    let words = legend(shown, lang).join("  ");
    lines.extend(wrapped(&words));
    lines
}

fn sign_at(traced: &Traced, at: Place, kind: Sign) -> Option<char> {
    let (_, sign) = traced.signs.iter().rev().find(|(place, sign)| *place == at && super::kind_of(*sign) == kind)?;
    Some(character(*sign))
}

/// The half hours of a row; signs stand over surfaces, and a cramp over any other sign.
fn half_hours(traced: &Traced) -> [char; COLUMNS] {
    let mut night = [' '; COLUMNS];
    if traced.is_timeless() {
        night[0] = '-';
    }
    for (at, column) in night.iter_mut().enumerate() {
        // What fills most of the half hour.
        let minutes =
            |(from, to, _): &&(usize, usize, Band)| (*to).min(at * 30 + 30).saturating_sub((*from).max(at * 30));
        let fills = traced.bands.iter().filter(|band| minutes(band) > 0).max_by_key(minutes);
        if let Some((_, _, band)) = fills {
            *column = match band {
                Band::InBed => '─',
                Band::Surface(surface) => character(Sign::Surface(*surface)),
            };
        }
    }
    // A short urge is seen as well.
    for (from, _, _) in traced.bands.iter().filter(|(_, _, band)| *band == Band::Surface(Surface::Urge)) {
        night[from / 30] = character(Sign::Surface(Surface::Urge));
    }
    for (place, sign) in traced.signs.iter().rev() {
        if let Place::At(minutes) = place {
            let at = usize::try_from(minutes / 30).unwrap_or(0).min(COLUMNS - 1);
            if night[at] != character(Sign::Cramp) {
                night[at] = character(*sign);
            }
        }
    }
    night
}

fn character(sign: Sign) -> char {
    match sign {
        Sign::Surface(Surface::Urge) => '█',
        Sign::Surface(Surface::Awake) => '▒',
        Sign::Surface(Surface::Asleep) => '░',
        Sign::Surface(Surface::Missing) => '/',
        Sign::Line => '─',
        Sign::Urge => 'u',
        Sign::Cramp => 'C',
        Sign::Dose => 'm',
        Sign::Caffeine => 'o',
        Sign::Alcohol => 'a',
        Sign::Earlier => '<',
        Sign::AllDay => 'A',
        Sign::Unknown => '?',
        Sign::Dash | Sign::Quiet => '-',
    }
}

fn legend(rows: &[Row], lang: Lang) -> Vec<String> {
    let words = |(sign, id): (Sign, &'static str)| {
        has(rows, sign).then(|| unbroken(&format!("{} {}", character(sign), key(id, lang))))
    };
    let mut found: Vec<String> = super::SIGNS.into_iter().filter_map(words).collect();
    found.extend(rows.iter().any(|row| row.clocks).then(|| unbroken(&key("clocks", lang))));
    found
}
