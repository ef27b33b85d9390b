//! Pictures, beside each other where they fit.

use pdf_writer::types::StructRole;

use super::face::Weight;
use super::flow::{Flow, Item, Look, Mark, Piece, Shade};
use super::lines::cut;
use super::tags::Tag;
use crate::report::page::{Drawing, Figure, one_line};

/// Room between pictures beside each other.
const GAP: f64 = 16.0;

impl<'a> Flow<'a> {
    /// How much a picture is scaled: with the text, but so that its own stays readable, and never beyond the page.
    fn scale(&self, drawing: &Drawing) -> f64 {
        let readable = drawing.smallest_text().map_or(0.5, |size| 5.6 / size);
        let with_text = (self.size / super::LARGEST).max(readable).min(1.0);
        let room = self.height * 0.9 - 4.0 * self.size;
        with_text.min(self.width / drawing.width.max(1.0)).min(room / drawing.height.max(1.0)).max(0.01)
    }

    pub(super) fn fit_side_by_side(&self, row: &[&Figure]) -> bool {
        let gaps = GAP * (row.len() as f64 - 1.0);
        row.iter().map(|figure| self.scale(&figure.drawing) * figure.drawing.width).sum::<f64>() + gaps <= self.width
    }

    pub(super) fn figures(&mut self, section: Tag, row: &[&'a Figure]) {
        let look = Look::new(self.size * 0.95, Weight::Bold, Shade::Ink);
        let (mut x, mut height, mut marks) = (0.0, 0.0_f64, Vec::new());
        for figure in row {
            let scale = self.scale(&figure.drawing);
            let wide = if row.len() == 1 { self.width } else { figure.drawing.width * scale };
            let title = self.tags.add(section, StructRole::P);
            let picture = self.tags.add_figure(section, one_line(&figure.words));
            let mut y = 0.0;
            for line in cut(self.faces, &one_line(&figure.title), look.weight, look.size, wide) {
                marks.push(Mark { tag: Some(title), piece: look.piece(x, y, line) });
                y += look.leading();
            }
            y += 1.5;
            let drawing = &figure.drawing;
            marks.push(Mark { tag: Some(picture), piece: Piece::Picture { x, y, scale, drawing } });
            height = height.max(y + drawing.height * scale);
            x += figure.drawing.width * scale + GAP;
        }
        self.items.push(Item { before: self.size * 0.4, height, marks, keeps: false, head: None });
    }
}
