//! The doctor's page as one model, apart from the forms it is printed in.
//!
//! A form sets out blocks; it computes nothing and leaves no number out.

use crate::model::Urgency;

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What it is, in one line.
    pub title: String,
    /// Whose, which period, when printed; a line each.
    pub about: Vec<String>,
    /// The parts, in the order in which they are read.
    pub parts: Vec<Part>,
    /// What a reader must know of it as a whole: limits, versions, sources.
    pub foot: Vec<String>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// A name for anchors and tests, the same in every language.
    pub id: &'static str,
    /// The heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Something that stands in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
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
    /// A table; every row has as many cells as the head.
    Table(Table),
    /// A picture.
    Figure(Figure),
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
}

/// A picture, with the same in words and in characters.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it shows.
    pub title: String,
    /// Everything that can be read off it, in sentences; for a screen reader it stands in its place.
    pub words: String,
    /// The picture for a terminal; no row is wider than 78 columns.
    pub characters: Vec<String>,
    /// The picture.
    pub drawing: Drawing,
}

/// A picture of simple shapes, in points (1/72 inch) from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The shapes, those behind first.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle that is filled.
    Rect {
        /// Left.
        x: f64,
        /// Top.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// What it is filled with.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// One end.
        from: (f64, f64),
        /// The other end.
        to: (f64, f64),
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: f64,
        /// Whether it is dashed.
        dashed: bool,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: (f64, f64),
        /// Its radius.
        radius: f64,
        /// What it is filled with; `None` draws only its edge.
        fill: Option<Ink>,
    },
    /// A shape with straight edges, filled.
    Polygon {
        /// Its corners.
        corners: Vec<(f64, f64)>,
        /// What it is filled with.
        ink: Ink,
    },
    /// A text in one line.
    Text {
        /// Where its baseline begins, ends or has its middle.
        at: (f64, f64),
        /// Size.
        size: f64,
        /// Which of these.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// Which point of a text is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a shape is drawn with. Each can be told from the others in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The colour of text.
    Text,
    /// Lines of a grid.
    Grid,
    /// A light surface: asleep.
    Light,
    /// A middle surface: in bed and awake.
    Middle,
    /// A dark surface: the urge.
    Dark,
    /// A sign that must stand out: a cramp, a danger sign.
    Strong,
    /// What is missing: a surface of thin lines, no number.
    Missing,
}
