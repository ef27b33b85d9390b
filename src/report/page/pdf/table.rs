//! A table between thin rules.

use pdf_writer::types::{StructRole, TableHeaderScope};

use super::face::Weight;
use super::flow::{Flow, Item, Mark, Piece, Shade, TOGETHER};
use super::lines::{cut, widest_word};
use super::tags::Tag;
use crate::report::page::{Table, one_line};
use crate::text::fill;

impl Flow<'_> {
    pub(super) fn table(&mut self, section: Tag, table: &Table) {
        let tag = self.tags.add(section, StructRole::Table);
        let caption = self.tags.add(tag, StructRole::Caption);
        let look = self.look(self.small(0.95), Weight::Bold, Shade::Ink);
        let from = self.items.len();
        self.lines(Some(caption), &table.caption, look, (0.0, 0.0), self.size * 0.4);
        let clean = |row: &Vec<String>| row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>();
        let head = clean(&table.head);
        let left_out = if table.by_date { table.rows.len().saturating_sub(self.fit.rows) } else { 0 };
        let rows: Vec<Vec<String>> = table.rows[left_out..].iter().map(clean).collect();
        let columns = self.columns(table, &head, &rows);
        let first = self.items.len();
        let names = self.tags.add(tag, StructRole::TR);
        let cells = head.iter().map(|_| self.tags.add_head(names, TableHeaderScope::Column)).collect::<Vec<_>>();
        self.row(&columns, &head, &cells, Weight::Bold, [Some(Shade::Ink), Some(Shade::Ink)]);
        self.keep_from(from);
        let mut again = self.items[first..].to_vec();
        // The head is shown again on the next sheet, but read once.
        again.iter_mut().flat_map(|item| &mut item.marks).for_each(|mark| mark.tag = None);
        self.heads.push(again);
        let above = self.heads.len() - 1;
        for (at, row) in rows.iter().enumerate() {
            let line = self.tags.add(tag, StructRole::TR);
            let mut cells = Vec::with_capacity(row.len());
            for column in 0..row.len() {
                cells.push(match column {
                    0 => self.tags.add_head(line, TableHeaderScope::Row),
                    _ => self.tags.add(line, StructRole::TD),
                });
            }
            let below = if at + 1 == rows.len() { Shade::Ink } else { Shade::Rule };
            let from = self.items.len();
            self.row(&columns, row, &cells, Weight::Regular, [None, Some(below)]);
            self.items[from..].iter_mut().for_each(|item| item.head = Some(above));
        }
        if left_out > 0 {
            let holes = [("shown", rows.len().to_string()), ("rows", table.rows.len().to_string())];
            let sentence = self.lang.say(["report", "table", "newest"]);
            let said = fill(sentence, &[("shown", &holes[0].1), ("rows", &holes[1].1)]);
            let tag = self.tags.add(section, StructRole::P);
            let look = self.look(self.small(0.95), Weight::Regular, Shade::Quiet);
            self.lines(Some(tag), &said, look, (0.0, 0.0), self.size * 0.12);
        }
    }

    /// A row as items of one line each, every cell with its line.
    fn row(
        &mut self,
        columns: &[Column],
        cells: &[String],
        tags: &[Tag],
        weight: Weight,
        [above, below]: [Option<Shade>; 2],
    ) {
        let look = self.look(self.small(CELL), weight, Shade::Ink);
        let cut = |(cell, column): (&String, &Column)| cut(self.faces, cell, weight, look.size, column.width);
        let lines: Vec<Vec<String>> = cells.iter().zip(columns).map(cut).collect();
        let count = lines.iter().map(Vec::len).max().unwrap_or(0);
        // Tight lines are tight in tables too.
        let pad = self.size * (self.fit.leading - 1.07) * 0.6;
        for at in 0..count {
            let (first, last) = (at == 0, at + 1 == count);
            let top = if first { pad } else { 0.0 };
            let height = top + look.line + if last { pad } else { 0.0 };
            let mut marks = Vec::new();
            let rule = |y, shade: Shade| {
                let thick = if shade == Shade::Ink { 0.6 } else { 0.35 };
                let piece = Piece::Surface { x: 0.0, y: y - thick / 2.0, width: self.width, height: thick, shade };
                Mark { tag: None, piece }
            };
            marks.extend(above.filter(|_| first).map(|shade| rule(0.0, shade)));
            marks.extend(below.filter(|_| last).map(|shade| rule(height, shade)));
            for ((cell, column), tag) in lines.iter().zip(columns).zip(tags) {
                let Some(line) = cell.get(at).filter(|line| !line.is_empty()) else { continue };
                let wide = self.faces.width(line.trim_end_matches(' '), weight) * look.size;
                let x = if column.ends { column.left + column.width - wide } else { column.left };
                marks.push(Mark { tag: Some(*tag), piece: look.piece(x, top, line.clone()) });
            }
            self.items.push(Item { before: 0.0, height, marks, keeps: !last && count <= TOGETHER, head: None });
        }
    }

    /// Widths by what stands in the columns: no word is broken as long as there is room for all.
    fn columns(&self, table: &Table, head: &[String], rows: &[Vec<String>]) -> Vec<Column> {
        let size = self.small(CELL);
        let between = (head.len().max(2) - 1) as f64;
        let least_gap = self.size * 1.2;
        let room = self.width - least_gap * between;
        let measure = |at: usize, width: &dyn Fn(&str, Weight) -> f64| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell, Weight::Regular));
            cells.chain(head.get(at).map(|cell| width(cell, Weight::Bold))).fold(1.0, f64::max)
        };
        let word = |text: &str, weight| widest_word(self.faces, text, weight, size);
        let whole = |text: &str, weight| self.faces.width(text, weight) * size;
        let least: Vec<f64> = (0..head.len()).map(|at| measure(at, &word).min(room / 2.0)).collect();
        let most: Vec<f64> = (0..head.len()).map(|at| measure(at, &whole)).collect();
        let (needed, wanted) = (least.iter().sum::<f64>(), most.iter().sum::<f64>());
        let widths: Vec<f64> = if wanted <= room {
            most
        } else if needed >= room {
            least.iter().map(|least| least * room / needed).collect()
        } else {
            shared(&least, &most, room - needed)
        };
        // What is left over stands between the columns, the same between any two.
        let gap = least_gap + (room - widths.iter().sum::<f64>()).max(0.0) / between;
        let mut left = 0.0;
        let mut columns = Vec::with_capacity(widths.len());
        for (at, width) in widths.into_iter().enumerate() {
            columns.push(Column { left, width, ends: table.is_of_numbers(at) });
            left += width + gap;
        }
        columns
    }
}

/// Widths between the least and the most, so that narrow columns come to theirs before a long text takes the room.
fn shared(least: &[f64], most: &[f64], mut left: f64) -> Vec<f64> {
    let mut widths = least.to_vec();
    let mut order: Vec<usize> = (0..least.len()).collect();
    order.sort_by(|one, other| (most[*one] - least[*one]).total_cmp(&(most[*other] - least[*other])));
    for (done, at) in order.iter().enumerate() {
        let more = (most[*at] - least[*at]).min(left / (order.len() - done) as f64);
        widths[*at] += more;
        left -= more;
    }
    widths
}

/// Size of the text of a cell, of that of running text.
const CELL: f64 = 0.95;

/// Where a column stands.
struct Column {
    left: f64,
    width: f64,
    /// Its texts end under each other.
    ends: bool,
}
