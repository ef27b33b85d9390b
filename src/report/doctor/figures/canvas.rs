//! A drawing as it grows, with the signs and the key that the pictures share.

use unicode_width::UnicodeWidthStr;

use crate::report::page::{Anchor, Drawing, Ink, Shape};

/// Width of every picture that is as wide as the narrower paper between its margins, so that its texts keep their size.
pub const WIDTH: f64 = 511.0;
/// Size of the texts, the smallest that is read with ease on paper.
pub const SIZE: f64 = 7.0;
/// Height of a line of the key.
const KEY_LINE: f64 = 9.5;
/// Room for the sign before the words of the key, and between two of its items.
const KEY_SIGN: f64 = 14.0;
const KEY_GAP: f64 = 11.0;

/// A sign; no two have the same shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A cramp: a triangle.
    Cramp,
    /// A medicine: a filled circle.
    Dose,
    /// The last drink with caffeine: an open circle.
    Caffeine,
    /// The last drink with alcohol: a square.
    Alcohol,
    /// An urge without a length: a narrow bar.
    Urge,
    /// Something before the frame: an arrow to the left.
    Earlier,
    /// An urge that was there all day: two arrows.
    AllDay,
    /// Not sure, or not told: a cross.
    Unknown,
    /// No urge: a short line.
    Quiet,
    /// In bed, and nothing told of sleep: a long line.
    Line,
    /// No time at all: a short line in the middle.
    Dash,
    /// A surface.
    Surface(Surface),
}

/// A surface that can be told from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// The urge.
    Urge,
    /// In bed and awake.
    Awake,
    /// Asleep.
    Asleep,
    /// Not in the diary.
    Missing,
}

impl Surface {
    /// What it is filled with.
    pub fn ink(self) -> Ink {
        match self {
            Surface::Urge => Ink::Dark,
            Surface::Awake => Ink::Middle,
            Surface::Asleep => Ink::Light,
            Surface::Missing => Ink::Missing,
        }
    }
}

/// A drawing as it grows.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    /// The drawing.
    pub drawing: Drawing,
}

impl Canvas {
    /// A drawing of that size with nothing in it.
    pub fn new(width: f64, height: f64) -> Self {
        Self { drawing: Drawing { width, height, shapes: Vec::new() } }
    }

    /// Fills from the left to the right, from the top down.
    pub fn rect(&mut self, (left, right): (f64, f64), (top, bottom): (f64, f64), ink: Ink) {
        if right > left && bottom > top {
            let (width, height) = (right - left, bottom - top);
            self.drawing.shapes.push(Shape::Rect { x: left, y: top, width, height, ink });
        }
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64) {
        self.drawing.shapes.push(Shape::Line { from, to, ink, width, dashed: false });
    }

    /// A dashed line.
    pub fn dashed(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64) {
        self.drawing.shapes.push(Shape::Line { from, to, ink, width, dashed: true });
    }

    /// A text in one line.
    pub fn text(&mut self, at: (f64, f64), size: f64, anchor: Anchor, text: &str) {
        self.drawing.shapes.push(Shape::Text { at, size, anchor, text: text.to_owned() });
    }

    /// A sign around that point; `size` is half of its height.
    pub fn sign(&mut self, sign: Sign, (x, y): (f64, f64), size: f64) {
        let mut arrow = |x: f64| {
            let corners = vec![(x - size, y), (x + size * 0.8, y - size), (x + size * 0.8, y + size)];
            self.drawing.shapes.push(Shape::Polygon { corners, ink: Ink::Dark });
        };
        match sign {
            Sign::Earlier => arrow(x),
            Sign::AllDay => {
                arrow(x - size);
                arrow(x + size);
            }
            Sign::Cramp => {
                let corners = vec![(x, y - size), (x + size * 1.1, y + size), (x - size * 1.1, y + size)];
                self.drawing.shapes.push(Shape::Polygon { corners, ink: Ink::Strong });
            }
            Sign::Dose => {
                self.drawing.shapes.push(Shape::Circle { at: (x, y), radius: size * 0.8, fill: Some(Ink::Text) });
            }
            Sign::Caffeine => {
                self.drawing.shapes.push(Shape::Circle { at: (x, y), radius: size * 0.8, fill: None });
            }
            Sign::Alcohol => self.rect((x - size * 0.8, x + size * 0.8), (y - size * 0.8, y + size * 0.8), Ink::Text),
            Sign::Urge => self.rect((x - size * 0.6, x + size * 0.6), (y - size, y + size), Ink::Dark),
            Sign::Unknown => {
                let part = size * 0.75;
                self.line((x - part, y - part), (x + part, y + part), Ink::Text, 0.6);
                self.line((x - part, y + part), (x + part, y - part), Ink::Text, 0.6);
            }
            Sign::Quiet => self.line((x, y), (x, y + size), Ink::Text, 0.7),
            Sign::Line => self.line((x - size * 2.0, y), (x + size * 2.0, y), Ink::Text, 0.6),
            Sign::Dash => self.line((x - size, y), (x + size, y), Ink::Text, 0.9),
            Sign::Surface(surface) => self.rect((x - 5.0, x + 5.0), (y - size, y + size), surface.ink()),
        }
    }

    /// The signs with their words, in as many lines as are needed; the drawing becomes so much higher.
    pub fn key(&mut self, left: f64, items: &[(Option<Sign>, String)]) {
        let right = self.drawing.width;
        let mut x = left;
        let mut y = self.drawing.height + KEY_LINE;
        for (sign, words) in items {
            let room = if sign.is_some() { KEY_SIGN } else { 0.0 };
            let words = fitted(words, right - left - room);
            let wide = room + text_width(&words);
            if x > left && x + wide > right {
                (x, y) = (left, y + KEY_LINE);
            }
            if let Some(sign) = sign {
                self.sign(*sign, (x + 5.0, y - 2.2), 2.4);
            }
            self.text((x + room, y), SIZE, Anchor::Start, &words);
            x += wide + KEY_GAP;
        }
        if !items.is_empty() {
            self.drawing.height = y + 3.0;
        }
    }
}

/// At most how wide a text is in any of the fonts, at [`SIZE`].
pub fn text_width(text: &str) -> f64 {
    text.width() as f64 * SIZE * 0.54
}

/// A text cut to a width.
fn fitted(text: &str, room: f64) -> String {
    if text_width(text) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if text_width(&cut) > room - SIZE {
            cut.pop();
            break;
        }
    }
    cut + "…"
}
