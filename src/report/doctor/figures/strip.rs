//! Severity and beginnings for a terminal: one column a night.

use chrono::{Datelike, Weekday};
use unicode_width::UnicodeWidthStr;

use super::across::Column;
use super::changes::Changes;
use super::onsets::Hours;
use super::said::{SIX, clock, key, short_day};
use super::severity::{Strength, had_cramp};
use crate::diary::analysis::told::{self, Began};
use crate::diary::analysis::{Analysis, Beginning};
use crate::model::Night;
use crate::report::wording::{number_text, wrap};
use crate::text::{Lang, fill};

/// Columns of a picture, and of its axis.
const WIDTH: usize = 78;
const AXIS: usize = 6;
/// The most nights in one strip: ten weeks. Of more nights, the last two strips are shown.
const STRIP: usize = 70;
const MOST: usize = 2 * STRIP;

/// The last nights, said so where it is not all of them, in strips of equal length.
fn strips<'c, 'n>(columns: &'c [Column<'n>], lang: Lang) -> (Vec<String>, impl Iterator<Item = &'c [Column<'n>]>) {
    let shown = &columns[columns.len().saturating_sub(MOST)..];
    let mut lines = Vec::new();
    if shown.len() < columns.len() {
        let counts = (shown.len().to_string(), columns.len().to_string());
        lines.push(fill(lang.say(["figure", "nights", "shown"]), &[("shown", &counts.0), ("nights", &counts.1)]));
    }
    let strips = shown.len().div_ceil(STRIP).max(1);
    (lines, shown.chunks(shown.len().div_ceil(strips).max(1)))
}

/// The severity as columns of digits and bars, with the cramps above.
pub fn severity(columns: &[Column<'_>], lang: Lang) -> Vec<String> {
    let (mut lines, strips) = strips(columns, lang);
    for strip in strips {
        let row =
            |axis: &str, sign: &dyn Fn(Option<&Night>) -> char| line(axis, strip.iter().map(|(_, night)| sign(*night)));
        let cramps = row("", &|night| if had_cramp(night) { 'C' } else { ' ' });
        if !cramps.is_empty() {
            lines.push(cramps);
        }
        for points in (2..=10).rev().step_by(2) {
            let bar = |night: Option<&Night>| match Strength::of(night) {
                Strength::Points(of) if of >= f64::from(points) => '█',
                Strength::Points(of) if of >= f64::from(points - 1) => '▄',
                _ => ' ',
            };
            lines.push(row(&number_text(f64::from(points)), &bar));
        }
        lines.push(row("", &digit));
        lines.push(dates(strip, lang));
    }
    let any = |so: &dyn Fn(Option<&Night>) -> bool| columns.iter().any(|(_, night)| so(*night));
    let is = |strength: Strength| any(&|night| Strength::of(night) == strength);
    let items = [
        (any(&|night| matches!(Strength::of(night), Strength::Points(_))), "0-9 X", "points"),
        (is(Strength::Untold), "u", "untold"),
        (is(Strength::None), ".", "no_urge"),
        (is(Strength::Unknown), "", "question"),
        (any(&had_cramp), "C", "cramp_night"),
        (is(Strength::Missing), "/", "missing"),
    ];
    lines.extend(legend(&items, Vec::new(), lang));
    lines
}

fn digit(night: Option<&Night>) -> char {
    match Strength::of(night) {
        Strength::Missing => '/',
        Strength::None => '.',
        Strength::Unknown => '?',
        Strength::Untold => 'u',
        Strength::Points(points) => char::from_digit(points as u32, 10).unwrap_or('X'),
    }
}

/// The beginnings, an hour a line, earlier higher.
pub fn onsets(
    columns: &[Column<'_>],
    begun: &[Beginning],
    changes: &Changes<'_>,
    analysis: &Analysis,
    lang: Lang,
) -> Vec<String> {
    let hours = Hours::of(begun);
    let (mut lines, strips) = strips(columns, lang);
    for strip in strips {
        lines.push(line("", strip.iter().map(|(date, _)| changes.letter(*date).unwrap_or(' '))));
        for from in (hours.from..hours.to).step_by(60) {
            let median = analysis.onset.minutes.is_some_and(|minutes| within(minutes.median, from));
            let sign = |(date, _): &Column<'_>| match begun.iter().find(|one| one.date == *date) {
                Some(one) if within(one.minutes as f64, from) => {
                    if one.other_clock {
                        'o'
                    } else {
                        '●'
                    }
                }
                _ if median => '┄',
                _ => ' ',
            };
            lines.push(line(&clock((from + SIX) as f64), strip.iter().map(sign)));
        }
        let below = |(_, night): &Column<'_>| match night {
            None => '/',
            Some(night) => match (told::urge(night), told::began(night)) {
                (Some(false), _) => '.',
                (_, Some(Began::AllDay)) => 'A',
                (_, Some(Began::At(_))) => ' ',
                _ => '?',
            },
        };
        lines.push(line("", strip.iter().map(below)));
        lines.push(dates(strip, lang));
    }
    let any = |so: &dyn Fn(&Night) -> bool| columns.iter().any(|(_, night)| night.is_some_and(so));
    let open = |night: &Night| told::urge(night) != Some(false) && told::began(night).is_none();
    let items = [
        (begun.iter().any(|one| !one.other_clock), "●", "begins"),
        (begun.iter().any(|one| one.other_clock), "o", "other_clock"),
        (analysis.onset.minutes.is_some(), "┄", "median"),
        (any(&|night| told::began(night) == Some(Began::AllDay)), "A", "all_day"),
        (any(&|night| told::urge(night) == Some(false)), ".", "no_urge"),
        (any(&open), "?", "no_beginning"),
        (columns.iter().any(|(_, night)| night.is_none()), "/", "missing"),
    ];
    lines.extend(legend(&items, changes.sentences(lang), lang));
    lines
}

fn within(minutes: f64, from: i64) -> bool {
    (from as f64..(from + 60) as f64).contains(&minutes)
}

/// A line of the picture, without spaces at its end.
fn line(axis: &str, signs: impl Iterator<Item = char>) -> String {
    format!("{axis:>5} {}", signs.collect::<String>()).trim_end().to_owned()
}

/// The dates of Mondays under a strip, or of its first night where there is none.
fn dates(strip: &[Column<'_>], lang: Lang) -> String {
    let mut dates = " ".repeat(AXIS);
    let monday = strip.iter().any(|(date, _)| date.weekday() == Weekday::Mon);
    for (at, (date, _)) in strip.iter().enumerate() {
        let label = format!("|{}", short_day(*date, lang));
        let free = AXIS + at;
        if (date.weekday() == Weekday::Mon || (!monday && at == 0))
            && dates.width() <= free
            && free + label.width() <= WIDTH
        {
            dates.push_str(&" ".repeat(free - dates.width()));
            dates.push_str(&label);
            dates.push(' ');
        }
    }
    dates.trim_end().to_owned()
}

/// The signs that are in the picture, with their words, and further lines.
fn legend(items: &[(bool, &str, &'static str)], further: Vec<String>, lang: Lang) -> Vec<String> {
    let found = items.iter().filter(|(is_in, _, _)| *is_in);
    let words =
        found.map(|(_, sign, id)| unbroken(&format!("{sign} {}", key(id, lang)))).collect::<Vec<_>>().join("  ");
    std::iter::once(words).chain(further).flat_map(|line| wrapped(&line)).collect()
}

/// A text in which no line ends.
pub fn unbroken(text: &str) -> String {
    text.trim().replace(' ', "\u{a0}")
}

/// Lines as wide as a picture.
pub fn wrapped(text: &str) -> Vec<String> {
    wrap(text, WIDTH, "", "").into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}
