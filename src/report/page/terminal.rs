//! The page as text for a terminal: wide in tables, narrow in lines under each other.

use std::fmt::Write as _;

use anstyle::Style;
use comfy_table::{CellAlignment, ContentArrangement, Table as Grid, presets};
use unicode_width::UnicodeWidthStr;

use super::{Block, Figure, Page, Table, numbered, one_line};
use crate::model::Urgency;
use crate::report::terminal::{ALARM, BOLD, QUIET, to_ascii};
use crate::report::wording::{tame_whole, wrap};

/// How the page is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// Only ASCII signs.
    pub ascii: bool,
    /// For whoever hears the page: words in the place of pictures, a sentence for each row of a table, numbers before
    /// the headings, and nothing that is only to be seen. A picture that is wider than the terminal is always told in
    /// words.
    pub in_words: bool,
}

/// Columns below which a table is told in lines as soon as one of its cells would have to be wrapped.
const NARROW: usize = 64;
/// Columns up to which a cell with its head shares a line with others.
const SHORT: usize = 24;
/// A space at which no line ends; it is shown as any other.
const UNBROKEN: &str = "\u{a0}";

/// Sets the page out. Colours stand in the text; whoever prints it strips them where they are not wanted.
pub fn set_out(page: &Page<'_>, layout: Layout) -> String {
    let mut out = Out { text: String::new(), layout };
    out.wrapped(BOLD, &page.title, "", "");
    let hanging = if layout.in_words { "" } else { "  " };
    page.about.iter().for_each(|line| out.wrapped(Style::new(), line, "", hanging));
    for (at, part) in page.parts.iter().enumerate() {
        out.text.push('\n');
        if layout.in_words {
            // Capitals are spelled out by some voices; a number tells a heading from a sentence.
            out.wrapped(BOLD, &format!("{}. {}", at + 1, part.heading), "", "");
            out.text.push('\n');
        } else {
            out.wrapped(BOLD, &part.heading.to_uppercase(), "", "");
        }
        for (at, block) in part.blocks.iter().enumerate() {
            let large = |block: &Block<'_>| layout.in_words || matches!(block, Block::Table(_) | Block::Figure(_));
            if at > 0 && (large(block) || large(&part.blocks[at - 1])) {
                out.text.push('\n');
            }
            out.block(block);
        }
    }
    if !page.foot.is_empty() {
        out.text.push('\n');
        page.foot.iter().for_each(|line| out.wrapped(QUIET, line, "", hanging));
    }
    out.text
}

struct Out {
    text: String,
    layout: Layout,
}

impl Out {
    fn shown(&self, text: &str) -> String {
        if self.layout.ascii { to_ascii(text) } else { text.to_owned() }
    }

    fn line(&mut self, style: Style, line: &str) {
        // Writing to a String does not fail.
        let _ = writeln!(self.text, "{style}{}{style:#}", line.replace(UNBROKEN, " "));
    }

    /// Nothing is written for an empty text.
    fn wrapped(&mut self, style: Style, text: &str, first: &str, next: &str) {
        self.wrapped_as_is(style, &self.shown(&one_line(text)), first, next);
    }

    fn wrapped_as_is(&mut self, style: Style, text: &str, first: &str, next: &str) {
        if text.is_empty() {
            return;
        }
        for line in wrap(text, self.layout.width, first, next) {
            self.line(style, &line);
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        match block {
            Block::Sign { urgency, title, text, because } if self.layout.in_words => {
                let style = if *urgency >= Urgency::SameDay { ALARM } else { BOLD };
                self.wrapped(style, title, "", "");
                self.wrapped(Style::new(), text, "", "");
                self.wrapped(QUIET, because, "", "");
            }
            Block::Sign { urgency, title, text, because } => {
                let (sign, style) = match urgency {
                    Urgency::Emergency => ("!!!", ALARM),
                    Urgency::SameDay => (" !!", ALARM),
                    Urgency::Soon => ("  !", BOLD),
                    Urgency::Routine | Urgency::SelfCare => ("  ·", BOLD),
                };
                let sign = self.shown(sign);
                self.wrapped(style, title, &format!("{sign} "), "    ");
                self.wrapped(Style::new(), text, "    ", "    ");
                self.wrapped(QUIET, because, "    ", "    ");
            }
            Block::Text(text) => self.wrapped(Style::new(), text, "", ""),
            Block::Items(items) if self.layout.in_words => {
                items.iter().for_each(|item| self.wrapped(Style::new(), item, "- ", ""));
            }
            Block::Items(items) => items.iter().for_each(|item| self.wrapped(Style::new(), item, "  - ", "    ")),
            Block::Numbered(items) if self.layout.in_words => numbered(items).for_each(|(number, item)| {
                self.wrapped(Style::new(), item, &number, "");
            }),
            Block::Numbered(items) => numbered(items).for_each(|(number, item)| {
                self.wrapped(Style::new(), item, &format!("{number:>5}"), "     ");
            }),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn table(&mut self, table: &Table) {
        self.wrapped(QUIET, &table.caption, "", "");
        let cells = |row: &[String]| row.iter().map(|cell| self.shown(&one_line(cell))).collect::<Vec<_>>();
        let (head, rows) = (cells(&table.head), table.rows.iter().map(|row| cells(row)).collect::<Vec<_>>());
        if self.layout.in_words {
            return rows.iter().for_each(|row| self.in_a_sentence(&head, row));
        }
        if !self.has_room(&head, &rows) {
            return self.in_lines(&head, &rows);
        }
        let mut grid = Grid::new();
        let style = if self.layout.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED };
        grid.load_style(style)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.layout.width).unwrap_or(u16::MAX))
            .set_header(head)
            .add_rows(rows);
        for (at, column) in grid.column_iter_mut().enumerate() {
            if table.is_of_numbers(at) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in grid.lines() {
            self.line(Style::new(), &line);
        }
    }

    /// Whether no word of a table need be broken and, on a narrow terminal, no cell be wrapped.
    fn has_room(&self, head: &[String], rows: &[Vec<String>]) -> bool {
        let of_column = |at: usize, width: fn(&str) -> usize| {
            let cells = rows.iter().filter_map(|row| row.get(at)).chain(head.get(at));
            cells.map(|cell| width(cell)).max().unwrap_or(0)
        };
        let needed = |width: fn(&str) -> usize| (0..head.len()).map(|at| of_column(at, width) + 3).sum::<usize>() + 1;
        let (words, cells) = (needed(widest_word), needed(UnicodeWidthStr::width));
        cells <= self.layout.width || (self.layout.width >= NARROW && words <= self.layout.width)
    }

    /// A row as "Quiet nights. This period: 7 of 24; change: the same."; an empty cell says nothing.
    fn in_a_sentence(&mut self, head: &[String], row: &[String]) {
        let Some((name, cells)) = row.split_first() else { return };
        let told = head.iter().skip(1).zip(cells).filter(|(_, cell)| !cell.is_empty());
        let told = told.map(|(of, cell)| if of.is_empty() { cell.clone() } else { format!("{of}: {cell}") });
        let told = told.collect::<Vec<_>>().join("; ");
        let end = if told.ends_with('.') || told.is_empty() { "" } else { "." };
        self.wrapped_as_is(Style::new(), format!("{name}. {told}{end}").trim_end(), "", "");
    }

    /// A row as its name and, under it, its cells: short ones after each other, a long one in lines of its own.
    fn in_lines(&mut self, head: &[String], rows: &[Vec<String>]) {
        for row in rows {
            let Some((name, cells)) = row.split_first() else { continue };
            match head.first().filter(|of| !of.is_empty()) {
                Some(of) => self.wrapped(BOLD, &format!("{of}: {name}"), "", "  "),
                None => self.wrapped(BOLD, name, "", "  "),
            }
            let mut short: Vec<String> = Vec::new();
            for (of, cell) in head.iter().skip(1).zip(cells) {
                let line = if of.is_empty() { cell.clone() } else { format!("{of}: {cell}") };
                if line.width() <= SHORT {
                    short.push(line.replace(' ', UNBROKEN));
                    continue;
                }
                self.wrapped_as_is(Style::new(), &short.join("; "), "  ", "    ");
                short.clear();
                self.wrapped(Style::new(), &line, "  ", "    ");
            }
            self.wrapped_as_is(Style::new(), &short.join("; "), "  ", "    ");
        }
    }

    fn figure(&mut self, figure: &Figure<'_>) {
        self.wrapped(BOLD, &figure.title, "", "");
        let rows: Vec<String> = figure.characters.iter().map(|row| self.shown(&tame_whole(row))).collect();
        let fits = rows.iter().all(|row| row.width() <= self.layout.width);
        if self.layout.in_words || rows.is_empty() || !fits {
            return self.wrapped(Style::new(), &figure.words, "", "");
        }
        rows.iter().for_each(|row| self.line(Style::new(), row));
    }
}

fn widest_word(text: &str) -> usize {
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
}
