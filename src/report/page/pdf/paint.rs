//! What stands on a sheet as the content of a page of a PDF.

use std::collections::BTreeMap;

use pdf_writer::types::{ArtifactType, TextRenderingMode};
use pdf_writer::{Content, Finish, Name, Settings, Str, TextStr};
use subsetter::GlyphRemapper;

use super::face::{Faces, Glyph, Weight};
use super::flow::{Piece, Shade};
use super::sheets::Placed;
use super::tags::{Tag, Tags};

/// Names of the faces in the content of a page.
pub(super) const FACES: [Name<'static>; 2] = [Name(b"F0"), Name(b"F1")];

/// The glyphs of a face that the page uses.
#[derive(Default)]
pub(super) struct Used {
    pub(super) glyphs: GlyphRemapper,
    /// The character of each glyph.
    pub(super) characters: BTreeMap<u16, char>,
}

/// Paints sheets; what it has used of the faces grows with each.
pub(super) struct Painter<'a> {
    pub(super) faces: &'a Faces,
    pub(super) used: [Used; 2],
    /// Left margin, top margin and height of the paper.
    pub(super) place: (f64, f64, f64),
    pub(super) content: Content,
}

impl Painter<'_> {
    /// Paints a sheet and tells the elements of its marked runs, in order.
    pub(super) fn sheet(
        &mut self,
        placed: &[Placed<'_, '_>],
        foot: &[Piece<'_>],
        tags: &mut Tags,
        page: usize,
    ) -> (Content, Vec<Tag>) {
        let mut pieces: Vec<(Option<Tag>, f64, &Piece<'_>)> = Vec::new();
        for placed in placed {
            pieces.extend(placed.item.marks.iter().map(|mark| (mark.tag, placed.y, &mark.piece)));
        }
        // Surfaces lie behind; texts follow in the order in which they are read, which in a table is cell by cell.
        pieces.sort_by_key(|(tag, ..)| *tag);
        let mut owners: Vec<Tag> = Vec::new();
        for run in pieces.chunk_by(|one, other| one.0 == other.0) {
            match run[0].0 {
                Some(tag) => {
                    let number = i32::try_from(owners.len()).unwrap_or(i32::MAX);
                    let role = tags.role(tag).to_name();
                    self.content.begin_marked_content_with_properties(role).properties().identify(number);
                    tags.mark(tag, page, number);
                    owners.push(tag);
                }
                None => {
                    self.content
                        .begin_marked_content_with_properties(Name(b"Artifact"))
                        .properties()
                        .artifact()
                        .kind(ArtifactType::Layout);
                }
            }
            run.iter().for_each(|(_, y, piece)| self.piece(piece, *y));
            self.content.end_marked_content();
        }
        let mut mark = self.content.begin_marked_content_with_properties(Name(b"Artifact"));
        mark.properties().artifact().kind(ArtifactType::Pagination);
        mark.finish();
        foot.iter().for_each(|piece| self.piece(piece, 0.0));
        self.content.end_marked_content();
        (std::mem::replace(&mut self.content, content()), owners)
    }

    fn piece(&mut self, piece: &Piece<'_>, down: f64) {
        match piece {
            Piece::Text { x, y, size, weight, shade, text } => {
                self.text((*x, down + y), *size, *weight, *shade, text);
            }
            Piece::Surface { x, y, width, height, shade } => {
                let (left, bottom) = self.at(*x, down + y + height);
                self.fill(*shade);
                self.content.rect(left, bottom, short(*width), short(*height)).fill_nonzero();
            }
            Piece::Picture { x, y, scale, drawing } => self.drawing(drawing, (*x, down + y), *scale),
        }
    }

    /// A place in points from the lower left corner of the paper.
    pub(super) fn at(&self, x: f64, y: f64) -> (f32, f32) {
        let (left, top, height) = self.place;
        (short(left + x), short(height - top - y))
    }

    pub(super) fn fill(&mut self, shade: Shade) {
        let [red, green, blue] = rgb(shade);
        self.content.set_fill_rgb(red, green, blue);
    }

    /// A text in one line; its baseline begins at a place.
    pub(super) fn text(&mut self, (x, y): (f64, f64), size: f64, weight: Weight, shade: Shade, text: &str) {
        let (left, base) = self.at(x, y);
        self.fill(shade);
        self.content.begin_text().set_text_matrix([1.0, 0.0, 0.0, 1.0, left, base]);
        let shown: Vec<(Glyph, u16, char, bool)> = text.chars().map(|c| self.take(c, weight)).collect();
        let alike = |(one, _, _, plain): &(Glyph, u16, char, bool), other: &(Glyph, u16, char, bool)| {
            (one.face, one.thickened, *plain) == (other.0.face, other.0.thickened, other.3)
        };
        for run in shown.chunk_by(alike) {
            let (glyph, _, _, plain) = run[0];
            let codes: Vec<u8> = run.iter().flat_map(|(_, code, ..)| code.to_be_bytes()).collect();
            self.content.set_font(FACES[glyph.face], short(size));
            if glyph.thickened {
                let [red, green, blue] = rgb(shade);
                self.content.set_stroke_rgb(red, green, blue).set_line_width(short(size * 0.035));
                self.content.set_text_rendering_mode(TextRenderingMode::FillStroke);
            }
            if plain {
                self.content.show(Str(&codes));
            } else {
                // What is shown is not what was written; whoever copies it or hears it gets what was written.
                let written: String = run.iter().map(|(_, _, c, _)| c).collect();
                let mut span = self.content.begin_marked_content_with_properties(Name(b"Span"));
                span.properties().actual_text(TextStr(&written));
                span.finish();
                self.content.show(Str(&codes)).end_marked_content();
            }
            if glyph.thickened {
                self.content.set_text_rendering_mode(TextRenderingMode::Fill);
            }
        }
        self.content.end_text();
    }

    /// Takes a glyph into use: its face, its number there, the character, and whether the glyph alone tells it.
    fn take(&mut self, c: char, weight: Weight) -> (Glyph, u16, char, bool) {
        let glyph = self.faces.glyph(c, weight);
        let used = &mut self.used[glyph.face];
        let code = used.glyphs.remap(glyph.id);
        let plain = !glyph.lacking && *used.characters.entry(code).or_insert(c) == c;
        (glyph, code, c, plain)
    }
}

/// Content of a page in which nothing stands yet.
pub(super) fn content() -> Content {
    Content::with_settings(Settings { pretty: false })
}

/// A length with two places, as it is written.
pub(super) fn short(length: f64) -> f32 {
    let rounded = (length * 100.0).round() / 100.0;
    if rounded.is_finite() { rounded as f32 } else { 0.0 }
}

/// The parts of a colour.
pub(super) fn rgb(shade: Shade) -> [f32; 3] {
    match shade {
        Shade::Ink => [0.07, 0.09, 0.11],
        Shade::Quiet => [0.29, 0.34, 0.38],
        Shade::Rule => [0.75, 0.78, 0.81],
        Shade::Alarm => [0.6, 0.07, 0.07],
        Shade::AlarmPaper => [0.994, 0.95, 0.945],
        Shade::SignPaper => [0.958, 0.966, 0.973],
    }
}
