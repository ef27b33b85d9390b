//! A drawing in a PDF. Patterns tell the surfaces apart in black and white.

use pdf_writer::types::{PaintType, TilingType};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref};

use super::face::Weight;
use super::flow::Shade;
use super::paint::{Painter, content, short};
use crate::report::page::{Anchor, Drawing, Ink, Shape};

/// The inks with a pattern, with its name in the content of a page.
pub(super) const PATTERNS: [(Ink, Name<'static>); 3] =
    [(Ink::Middle, Name(b"Dots")), (Ink::Dark, Name(b"Hatch")), (Ink::Missing, Name(b"Lines"))];

impl Painter<'_> {
    /// Draws at a place, its upper left corner.
    pub(super) fn drawing(&mut self, drawing: &Drawing, (x, y): (f64, f64), scale: f64) {
        let place = |at: (f64, f64)| (x + at.0 * scale, y + at.1 * scale);
        for shape in &drawing.shapes {
            match shape {
                Shape::Rect { x, y, width, height, ink } => {
                    let (x, y) = place((*x, y + height));
                    let (left, bottom) = self.at(x, y);
                    let (width, height) = (short(width * scale), short(height * scale));
                    self.surface(*ink, |content| {
                        content.rect(left, bottom, width, height);
                    });
                }
                Shape::Line { from, to, ink, width, dashed } => {
                    let (from, to) = (place(*from), place(*to));
                    self.line(from, to, *ink, width * scale, *dashed);
                }
                Shape::Circle { at, radius, fill } => {
                    let (x, y) = place(*at);
                    let middle = self.at(x, y);
                    let radius = short(radius * scale);
                    match fill {
                        Some(ink) => self.surface(*ink, |content| circle(content, middle, radius)),
                        None => {
                            let [red, green, blue] = tint(Ink::Text);
                            self.content.set_stroke_rgb(red, green, blue).set_line_width(short(0.8 * scale));
                            circle(&mut self.content, middle, radius);
                            self.content.stroke();
                        }
                    }
                }
                Shape::Polygon { corners, ink } => {
                    let corners: Vec<(f32, f32)> =
                        corners.iter().map(|at| place(*at)).map(|(x, y)| self.at(x, y)).collect();
                    self.surface(*ink, |content| polygon(content, &corners));
                }
                Shape::Text { at, size, anchor, text } => {
                    let text = super::one_line(text);
                    let wide = self.faces.width(&text, Weight::Regular) * size * scale;
                    let (x, y) = place(*at);
                    let x = match anchor {
                        Anchor::Start => x,
                        Anchor::Middle => x - wide / 2.0,
                        Anchor::End => x - wide,
                    };
                    self.text((x, y), size * scale, Weight::Regular, Shade::Ink, &text);
                }
            }
        }
    }

    /// Fills a path with the tint of an ink, then with its pattern.
    fn surface(&mut self, ink: Ink, path: impl Fn(&mut Content)) {
        if ink != Ink::Missing {
            let [red, green, blue] = tint(ink);
            self.content.set_fill_rgb(red, green, blue);
            path(&mut self.content);
            self.content.fill_nonzero();
        }
        if let Some((_, name)) = PATTERNS.iter().find(|(of, _)| *of == ink) {
            self.content.set_fill_color_space(Name(b"Pattern")).set_fill_pattern(None, *name);
            path(&mut self.content);
            self.content.fill_nonzero();
        }
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, width: f64, dashed: bool) {
        let [red, green, blue] = if ink == Ink::Missing { LINES } else { tint(ink) };
        self.content.set_stroke_rgb(red, green, blue).set_line_width(short(width));
        if dashed {
            self.content.set_dash_pattern([2.0, 2.0], 0.0);
        }
        let (from, to) = (self.at(from.0, from.1), self.at(to.0, to.1));
        self.content.move_to(from.0, from.1).line_to(to.0, to.1).stroke();
        if dashed {
            self.content.set_dash_pattern([], 0.0);
        }
    }
}

/// Writes the patterns; `ids` in the order of [`PATTERNS`].
pub(super) fn write_patterns(pdf: &mut Pdf, ids: [Ref; 3]) {
    for ((ink, _), id) in PATTERNS.into_iter().zip(ids) {
        let mut marks = content();
        let size = match ink {
            Ink::Middle => {
                let [red, green, blue] = DOTS;
                marks.set_fill_rgb(red, green, blue);
                circle(&mut marks, (1.0, 1.0), 0.42);
                marks.fill_nonzero();
                2.0
            }
            ink => {
                let ([red, green, blue], width) = if ink == Ink::Dark { (HATCH, 0.6) } else { (LINES, 0.35) };
                marks.set_stroke_rgb(red, green, blue).set_line_width(width);
                // Lines that go on in the next tile; the two patterns slant against each other.
                let turn = |y: f32| if ink == Ink::Dark { y } else { 3.0 - y };
                for (from, to) in [((-1.0, 2.0), (1.0, 4.0)), ((-1.0, -1.0), (4.0, 4.0)), ((2.0, -1.0), (4.0, 1.0))] {
                    marks.move_to(from.0, turn(from.1)).line_to(to.0, turn(to.1));
                }
                marks.stroke();
                3.0
            }
        };
        let marks = marks.finish();
        let mut pattern = pdf.tiling_pattern(id, &marks);
        pattern.paint_type(PaintType::Colored).tiling_type(TilingType::ConstantSpacing);
        pattern.bbox(Rect::new(0.0, 0.0, size, size)).x_step(size).y_step(size);
        pattern.resources().finish();
        pattern.finish();
    }
}

/// Four curves that are a circle to the eye.
fn circle(content: &mut Content, (x, y): (f32, f32), radius: f32) {
    let bend = radius * 0.552_284_8;
    content.move_to(x + radius, y);
    content.cubic_to(x + radius, y + bend, x + bend, y + radius, x, y + radius);
    content.cubic_to(x - bend, y + radius, x - radius, y + bend, x - radius, y);
    content.cubic_to(x - radius, y - bend, x - bend, y - radius, x, y - radius);
    content.cubic_to(x + bend, y - radius, x + radius, y - bend, x + radius, y);
    content.close_path();
}

fn polygon(content: &mut Content, corners: &[(f32, f32)]) {
    for (at, corner) in corners.iter().enumerate() {
        if at == 0 {
            content.move_to(corner.0, corner.1);
        } else {
            content.line_to(corner.0, corner.1);
        }
    }
    content.close_path();
}

const DOTS: [f32; 3] = [0.31, 0.43, 0.56];
const HATCH: [f32; 3] = [0.66, 0.76, 0.85];
const LINES: [f32; 3] = [0.54, 0.58, 0.62];

/// The flat colour of an ink; the darker it is meant, the darker it is in grey.
fn tint(ink: Ink) -> [f32; 3] {
    match ink {
        Ink::Text => [0.07, 0.09, 0.11],
        Ink::Grid => [0.77, 0.8, 0.83],
        Ink::Light => [0.87, 0.9, 0.94],
        Ink::Middle => [0.7, 0.77, 0.85],
        Ink::Dark => [0.2, 0.35, 0.53],
        Ink::Strong => [0.63, 0.08, 0.08],
        Ink::Missing => [1.0, 1.0, 1.0],
    }
}
