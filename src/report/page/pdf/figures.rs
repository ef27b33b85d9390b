//! Pictures, beside each other where they fit.

use pdf_writer::types::StructRole;

use super::face::Weight;
use super::flow::{Flow, Item, Mark, Piece, Shade};
use super::lines::cut;
use super::tags::Tag;
use crate::report::page::{Drawing, Figure, one_line};

/// Room between pictures beside each other.
const GAP: f64 = 16.0;

impl<'a> Flow<'a> {
    /// How much a picture is scaled: not, unless it goes beyond the page.
    fn scale(&self, drawing: &Drawing) -> f64 {
        let room = self.height * 0.9 - 4.0 * self.size;
        1.0_f64.min(self.width / drawing.width.max(1.0)).min(room / drawing.height.max(1.0)).max(0.01)
    }

    /// The words and the drawing of a picture, as high as there is room for.
    fn drawn(&self, figure: &'a Figure<'_>) -> (&'a str, &'a Drawing) {
        let at = self.fit.smaller.min(figure.smaller.len());
        let smaller = at.checked_sub(1).and_then(|at| figure.smaller.get(at));
        smaller.map_or((&figure.words, &figure.drawing), |smaller| (&smaller.words, &smaller.drawing))
    }

    pub(super) fn fit_side_by_side(&self, row: &[&'a Figure<'_>]) -> bool {
        let gaps = GAP * (row.len() as f64 - 1.0);
        let drawings = row.iter().map(|figure| self.drawn(figure).1);
        drawings.map(|drawing| self.scale(drawing) * drawing.width).sum::<f64>() + gaps <= self.width
    }

    pub(super) fn figures(&mut self, section: Tag, row: &[&'a Figure<'_>]) {
        let look = self.look(self.small(0.95), Weight::Bold, Shade::Ink);
        let (mut x, mut height, mut marks) = (0.0, 0.0_f64, Vec::new());
        for figure in row {
            let (words, drawing) = self.drawn(figure);
            let scale = self.scale(drawing);
            let wide = if row.len() == 1 { self.width } else { drawing.width * scale };
            let title = self.tags.add(section, StructRole::P);
            let picture = self.tags.add_figure(section, one_line(words));
            let mut y = 0.0;
            for line in cut(self.faces, &one_line(&figure.title), look.weight, look.size, wide) {
                marks.push(Mark { tag: Some(title), piece: look.piece(x, y, line) });
                y += look.line;
            }
            y += 1.5;
            marks.push(Mark { tag: Some(picture), piece: Piece::Picture { x, y, scale, drawing } });
            height = height.max(y + drawing.height * scale);
            x += drawing.width * scale + GAP;
        }
        self.items.push(Item { before: self.size * 0.4, height, marks, keeps: false, head: None });
    }
}
