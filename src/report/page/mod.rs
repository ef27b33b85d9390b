//! The doctor's page as one model, apart from the forms it is printed in.
//!
//! A form sets out blocks; it computes nothing and leaves no number out.

mod drawing;
pub mod html;
mod later;
pub mod markdown;
pub mod pdf;
pub mod svg;
pub mod terminal;

pub use drawing::{Anchor, Drawing, Ink, Shape};
pub use later::Later;

use super::wording::tame_whole;
use crate::model::Urgency;

/// A page.
#[derive(Debug)]
pub struct Page<'a> {
    /// What it is, in one line.
    pub title: String,
    /// Whose, which period, when printed; a line each.
    pub about: Vec<String>,
    /// The parts, in the order in which they are read.
    pub parts: Vec<Part<'a>>,
    /// What a reader must know of it as a whole: limits, versions, sources.
    pub foot: Vec<String>,
}

impl Page<'_> {
    /// Every text that a person reads, in the order of reading; pictures only as their titles and words.
    pub fn strings(&self) -> Vec<&str> {
        let mut strings = vec![self.title.as_str()];
        strings.extend(self.about.iter().map(String::as_str));
        for part in &self.parts {
            strings.push(&part.heading);
            part.blocks.iter().for_each(|block| block.add_strings(&mut strings));
        }
        strings.extend(self.foot.iter().map(String::as_str));
        strings
    }
}

/// A part of a page.
#[derive(Debug)]
pub struct Part<'a> {
    /// A name for anchors and tests, the same in every language.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block<'a>>,
}

/// Something that stands in a part.
#[derive(Debug)]
pub enum Block<'a> {
    /// A sign that somebody should look at.
    Sign {
        /// How soon.
        urgency: Urgency,
        /// "TODAY – Possible blood clot in the leg".
        title: String,
        /// What to do.
        text: String,
        /// The answers or nights behind it.
        because: String,
    },
    /// A paragraph.
    Text(String),
    /// A list.
    Items(Vec<String>),
    /// A list whose items are numbered from one, as something to go through.
    Numbered(Vec<String>),
    /// A table; every row has as many cells as the head.
    Table(Table),
    /// A picture.
    Figure(Figure<'a>),
}

/// The items with their numbers.
fn numbered(items: &[String]) -> impl Iterator<Item = (String, &String)> {
    (1..).zip(items).map(|(number, item)| (format!("{number}. "), item))
}

impl Block<'_> {
    fn add_strings<'s>(&'s self, strings: &mut Vec<&'s str>) {
        match self {
            Block::Sign { title, text, because, .. } => strings.extend([title.as_str(), text, because]),
            Block::Text(text) => strings.push(text),
            Block::Items(items) | Block::Numbered(items) => strings.extend(items.iter().map(String::as_str)),
            Block::Table(table) => {
                strings.push(&table.caption);
                strings.extend(table.head.iter().chain(table.rows.iter().flatten()).map(String::as_str));
            }
            Block::Figure(figure) => strings.extend([figure.title.as_str(), figure.words.as_str()]),
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows, for somebody who cannot see it.
    pub caption: String,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// The rows; the first cell of a row names it.
    pub rows: Vec<Vec<String>>,
    /// Whether the rows stand in the order of their dates, so that where there is no room for all of many, the first
    /// are left out.
    pub by_date: bool,
}

impl Table {
    /// Whether every cell of a column is a number or empty, so that its ends stand under each other.
    pub(super) fn is_of_numbers(&self, column: usize) -> bool {
        let number =
            |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%' | '–' | '-' | '−' | '+' | ' ' | ':');
        column > 0
            && self.rows.iter().all(|row| row.get(column).is_some_and(|cell| cell.chars().all(number)))
            && self.rows.iter().any(|row| row[column].chars().any(|c| c.is_ascii_digit()))
    }

    /// Whether every text of a column is so short that it is never wrapped.
    fn is_short(&self, column: usize) -> bool {
        self.rows.iter().filter_map(|row| row.get(column)).all(|cell| cell.chars().count() <= 16)
    }
}

/// A picture, with the same in words and in characters. Of these only what a form shows is made.
#[derive(Debug)]
pub struct Figure<'a> {
    /// What it shows.
    pub title: String,
    /// Everything that can be read off it, in sentences; for a screen reader it stands in its place.
    pub words: Later<'a, String>,
    /// The picture for a terminal; no row is wider than 78 columns.
    pub characters: Later<'a, Vec<String>>,
    /// The picture.
    pub drawing: Later<'a, Drawing>,
    /// The same for a page with less room, each lower than the one before.
    pub smaller: Vec<Smaller<'a>>,
}

/// A picture that takes less room.
#[derive(Debug)]
pub struct Smaller<'a> {
    /// Everything that can be read off it, in sentences.
    pub words: Later<'a, String>,
    /// The picture; where it leaves nights out, it says so itself.
    pub drawing: Later<'a, Drawing>,
}

/// A text of the model in one line, with nothing in it that a reader or a terminal would obey.
fn one_line(text: &str) -> String {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let pieces = text.split(breaks).map(str::trim).filter(|piece| !piece.is_empty());
    tame_whole(&pieces.collect::<Vec<_>>().join(" "))
}
