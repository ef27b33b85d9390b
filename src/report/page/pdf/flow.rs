//! The blocks of a page as lines under each other, not yet on sheets.
//!
//! One room: a flow is built block by block, each kind of block by a method of it.

use pdf_writer::types::StructRole;

use super::Fit;
use super::face::{Faces, Weight};
use super::lines::cut;
use super::tags::{Tag, Tags};
use crate::model::Urgency;
use crate::report::page::{Block, Drawing, Page, Part, numbered, one_line};
use crate::text::Lang;

/// A colour of text or of a surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shade {
    Ink,
    Quiet,
    Rule,
    Alarm,
    AlarmPaper,
    SignPaper,
}

/// Something at a place of an item, in points from the item's upper left corner.
#[derive(Clone)]
pub(super) enum Piece<'a> {
    /// A text in one line; `y` is its baseline.
    Text { x: f64, y: f64, size: f64, weight: Weight, shade: Shade, text: String },
    /// A rule or the surface of a box.
    Surface { x: f64, y: f64, width: f64, height: f64, shade: Shade },
    /// A picture.
    Picture { x: f64, y: f64, scale: f64, drawing: &'a Drawing },
}

/// A piece and the element that it belongs to; rules and surfaces belong to none.
#[derive(Clone)]
pub(super) struct Mark<'a> {
    pub(super) tag: Option<Tag>,
    pub(super) piece: Piece<'a>,
}

/// What is never cut by the end of a sheet.
#[derive(Clone)]
pub(super) struct Item<'a> {
    /// Room above it, unless it is the first of a sheet.
    pub(super) before: f64,
    pub(super) height: f64,
    pub(super) marks: Vec<Mark<'a>>,
    /// It stands on the sheet of the next one.
    pub(super) keeps: bool,
    /// The head of a table that stands above it again on a new sheet.
    pub(super) head: Option<usize>,
}

/// The items of a page.
pub(super) struct Flow<'a> {
    pub(super) faces: &'a Faces,
    /// Size of running text.
    pub(super) size: f64,
    /// Which of its pictures, and how many rows of a table by date.
    pub(super) fit: Fit,
    pub(super) lang: Lang,
    pub(super) width: f64,
    /// The most that an item may be high.
    pub(super) height: f64,
    pub(super) items: Vec<Item<'a>>,
    /// Heads of tables.
    pub(super) heads: Vec<Vec<Item<'a>>>,
    pub(super) tags: Tags,
    document: Tag,
}

/// How lines of text look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f64,
    /// From the top of a line to the top of the next.
    pub(super) line: f64,
    pub(super) weight: Weight,
    pub(super) shade: Shade,
}

impl Look {
    pub(super) fn piece<'a>(self, x: f64, top: f64, text: String) -> Piece<'a> {
        let y = top + self.line / 2.0 + self.size * 0.36;
        Piece::Text { x, y, size: self.size, weight: self.weight, shade: self.shade, text }
    }
}

impl<'a> Flow<'a> {
    /// Sets a page out at a size of text.
    pub(super) fn new(page: &'a Page<'_>, faces: &'a Faces, fit: Fit, (width, height): (f64, f64), lang: Lang) -> Self {
        let (tags, document) = Tags::new();
        let size = fit.size;
        let mut flow = Self { faces, size, fit, lang, width, height, items: vec![], heads: vec![], tags, document };
        flow.top(page);
        page.parts.iter().for_each(|part| flow.part(part));
        flow.foot(page);
        flow
    }

    /// So much of the size of running text, and never too small.
    pub(super) fn small(&self, part: f64) -> f64 {
        (self.size * part).max(super::SMALLEST)
    }

    pub(super) fn look(&self, size: f64, weight: Weight, shade: Shade) -> Look {
        Look { size, line: size * self.fit.leading, weight, shade }
    }

    fn top(&mut self, page: &Page<'_>) {
        let title = self.tags.add(self.document, StructRole::H1);
        self.lines(Some(title), &page.title, self.look(self.size * 1.65, Weight::Bold, Shade::Ink), (0.0, 0.0), 0.0);
        for line in &page.about {
            let tag = self.tags.add(self.document, StructRole::P);
            self.lines(Some(tag), line, self.look(self.small(0.95), Weight::Regular, Shade::Quiet), (0.0, 0.0), 0.0);
        }
        self.rule(2.5, 1.0, Shade::Ink);
    }

    fn part(&mut self, part: &'a Part<'_>) {
        let section = self.tags.add(self.document, StructRole::Sect);
        let heading = self.tags.add(section, StructRole::H2);
        let look = self.look(self.size * 1.14, Weight::Bold, Shade::Ink);
        let from = self.items.len();
        self.lines(Some(heading), &part.heading, look, (0.0, 0.0), self.size * 0.75);
        self.keep_from(from);
        let mut blocks = part.blocks.as_slice();
        while let Some((block, after)) = blocks.split_first() {
            blocks = after;
            let before = self.size * 0.25;
            let running = self.look(self.size, Weight::Regular, Shade::Ink);
            match block {
                Block::Sign { urgency, title, text, because } => self.sign(section, *urgency, [title, text, because]),
                Block::Text(text) => {
                    let tag = self.tags.add(section, StructRole::P);
                    self.lines(Some(tag), text, running, (0.0, 0.0), before);
                }
                Block::Items(items) => self.list(section, items, running),
                Block::Numbered(items) => self.numbered(section, items, running),
                Block::Table(table) => self.table(section, table),
                Block::Figure(first) => {
                    let mut row = vec![first];
                    while let Some((Block::Figure(next), after)) = blocks.split_first() {
                        row.push(next);
                        if !self.fit_side_by_side(&row) {
                            row.pop();
                            break;
                        }
                        blocks = after;
                    }
                    self.figures(section, &row);
                }
            }
        }
    }

    fn list(&mut self, section: Tag, items: &[String], look: Look) {
        let list = self.tags.add(section, StructRole::L);
        for text in items {
            let item = self.tags.add(list, StructRole::LI);
            let body = self.tags.add(item, StructRole::LBody);
            let from = self.items.len();
            self.lines(Some(body), text, look, (look.size, 0.0), self.size * 0.12);
            let (side, y) = (look.size * 0.22, look.line / 2.0);
            let bullet = Piece::Surface { x: side, y: y - side / 2.0, width: side, height: side, shade: Shade::Quiet };
            self.behind(from, bullet);
        }
    }

    fn numbered(&mut self, section: Tag, items: &[String], look: Look) {
        let list = self.tags.add(section, StructRole::L);
        for (number, text) in numbered(items) {
            let item = self.tags.add(list, StructRole::LI);
            let body = self.tags.add(item, StructRole::LBody);
            self.lines(Some(body), &(number + text), look, (look.size, 0.0), self.size * 0.12);
        }
    }

    /// A box with a heavy left edge; a long one goes on on the next sheet.
    fn sign(&mut self, section: Tag, urgency: Urgency, [title, text, because]: [&'a str; 3]) {
        let alarm = urgency >= Urgency::SameDay;
        let (edge, paper) = if alarm { (Shade::Alarm, Shade::AlarmPaper) } else { (Shade::Quiet, Shade::SignPaper) };
        let (from, inset, pad) = (self.items.len(), self.size, self.size * 0.45);
        let title_shade = if alarm { Shade::Alarm } else { Shade::Ink };
        let looks = [
            (StructRole::H3, title, self.look(self.size * 1.08, Weight::Bold, title_shade)),
            (StructRole::P, text, self.look(self.size, Weight::Regular, Shade::Ink)),
            (StructRole::P, because, self.look(self.small(0.95), Weight::Regular, Shade::Quiet)),
        ];
        for (role, text, look) in looks {
            if !one_line(text).is_empty() {
                let tag = self.tags.add(section, role);
                self.lines(Some(tag), text, look, (inset, inset), 0.0);
            }
        }
        let count = self.items.len() - from;
        let width = self.width;
        for (at, item) in self.items[from..].iter_mut().enumerate() {
            let (first, last) = (at == 0, at + 1 == count);
            if first {
                item.before = pad;
                item.height += pad;
                item.marks.iter_mut().for_each(|mark| shift(&mut mark.piece, pad));
            }
            item.height += if last { pad } else { 0.0 };
            item.keeps = !last && count <= TOGETHER;
            // A hair of overlap, so that no seam shows between the lines.
            let height = item.height + if last { 0.0 } else { 0.2 };
            let surface = |x, y, width, height, shade| {
                let piece = Piece::Surface { x, y, width, height, shade };
                Mark { tag: None, piece }
            };
            let mut behind = vec![surface(0.0, 0.0, width, height, paper), surface(0.0, 0.0, 3.0, height, edge)];
            behind.push(surface(width - 0.6, 0.0, 0.6, height, edge));
            if first {
                behind.push(surface(0.0, 0.0, width, 0.6, edge));
            }
            if last {
                behind.push(surface(0.0, item.height - 0.6, width, 0.6, edge));
            }
            item.marks.splice(0..0, behind);
        }
    }

    fn foot(&mut self, page: &Page<'_>) {
        if page.foot.is_empty() {
            return;
        }
        self.rule(self.size * 0.8, 0.5, Shade::Rule);
        for line in &page.foot {
            let tag = self.tags.add(self.document, StructRole::P);
            let look = self.look(self.small(0.85), Weight::Regular, Shade::Quiet);
            self.lines(Some(tag), line, look, (0.0, 0.0), 0.0);
        }
    }

    /// A text as lines, indented at both sides.
    pub(super) fn lines(&mut self, tag: Option<Tag>, text: &str, look: Look, (left, right): (f64, f64), before: f64) {
        let text = one_line(text);
        let lines = cut(self.faces, &text, look.weight, look.size, self.width - left - right);
        let count = lines.len();
        for (at, line) in lines.into_iter().enumerate() {
            let marks = vec![Mark { tag, piece: look.piece(left, 0.0, line) }];
            let before = if at == 0 { before } else { 0.0 };
            // No first line alone at the end of a sheet, and no last one alone at the beginning of the next.
            let keeps = count > 1 && (at == 0 || at + 2 == count);
            self.items.push(Item { before, height: look.line, marks, keeps, head: None });
        }
    }

    fn rule(&mut self, before: f64, thick: f64, shade: Shade) {
        let piece = Piece::Surface { x: 0.0, y: 0.0, width: self.width, height: thick, shade };
        let marks = vec![Mark { tag: None, piece }];
        self.items.push(Item { before, height: thick + 1.5, marks, keeps: true, head: None });
    }

    pub(super) fn behind(&mut self, item: usize, piece: Piece<'a>) {
        if let Some(item) = self.items.get_mut(item) {
            item.marks.insert(0, Mark { tag: None, piece });
        }
    }

    pub(super) fn keep_from(&mut self, from: usize) {
        self.items[from..].iter_mut().for_each(|item| item.keeps = true);
    }
}

/// Lines of a box or a row that stay on one sheet; longer ones may be cut by its end.
pub(super) const TOGETHER: usize = 14;
/// Moves a piece down.
pub(super) fn shift(piece: &mut Piece<'_>, by: f64) {
    match piece {
        Piece::Text { y, .. } | Piece::Surface { y, .. } | Piece::Picture { y, .. } => *y += by,
    }
}
