//! Drawing: a frame that is replaced by the next, and lines that stay.

use std::fmt::Write as _;
use std::io::Write as _;

use dialoguer::console::{Style, Term, set_colors_enabled_stderr};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};

use super::layout::Frame;
use super::wrap::{columns, width, wrap};
use crate::ask::Gone;
use crate::report::terminal::to_ascii;

/// The columns before every line of a list.
pub(super) const MARGIN: usize = 2;

/// The signs and colours of `dialoguer`.
pub(super) struct Look {
    theme: Box<dyn Theme>,
    active: Style,
    bold: Style,
}

impl Look {
    /// ASCII has no colours of its own; the other signs are coloured only where that is wanted.
    pub fn new(colour: bool, ascii: bool) -> Self {
        set_colors_enabled_stderr(colour);
        let plain = Style::new().for_stderr();
        if ascii {
            return Self { theme: Box::new(SimpleTheme), active: plain.clone(), bold: plain };
        }
        Self { theme: Box::new(ColorfulTheme::default()), active: plain.clone().cyan(), bold: plain.bold() }
    }

    /// A line of a list in rows; the sign before the first row says where the cursor is.
    pub fn item(&self, text: &str, indent: usize, active: bool, columns: usize) -> Vec<String> {
        let rows = wrap(text, columns.saturating_sub(MARGIN), indent);
        let styled = |(at, row): (usize, String)| {
            let mut line = String::new();
            // Writing into a string does not fail.
            let _ = match (at, active) {
                (0, _) => self.theme.format_select_prompt_item(&mut line, &row, active),
                (_, true) => write!(line, "  {}", self.active.apply_to(row)),
                (_, false) => write!(line, "  {row}"),
            };
            line
        };
        rows.into_iter().enumerate().map(styled).collect()
    }

    /// A question and its answer, as they stay on the screen.
    fn answered(&self, question: &str, answer: &str) -> String {
        let mut line = String::new();
        let _ = self.theme.format_input_prompt_selection(&mut line, question.trim_end_matches(['?', '.']), answer);
        line
    }

    /// The question, set off where colours are wanted.
    pub fn strong(&self, rows: Vec<String>) -> Vec<String> {
        rows.into_iter().map(|row| self.bold.apply_to(row).to_string()).collect()
    }
}

/// The screen below what has been said already.
pub(super) struct Screen {
    term: Term,
    /// How lines are drawn.
    pub look: Look,
    ascii: bool,
    drawn: Option<(Vec<usize>, usize)>,
}

impl Screen {
    /// Draws on this terminal.
    pub fn new(term: Term, look: Look, ascii: bool) -> Self {
        Self { term, look, ascii, drawn: None }
    }

    /// The columns to write to.
    pub fn columns(&self) -> usize {
        columns(self.term.size().1)
    }

    /// The rows to draw on; one is left free.
    pub fn rows(&self) -> usize {
        usize::from(self.term.size().0).saturating_sub(1)
    }

    /// Draws a frame in the place of the one before, in one write so that it does not flicker. The cursor stays
    /// visible and rests on the line it is about: magnifiers and screen readers follow it.
    pub fn draw(&mut self, frame: &Frame, column: usize) -> Result<(), Gone> {
        let mut out = self.cleared();
        out.push_str(&frame.rows.join("\r\n"));
        let up = frame.rows.len().saturating_sub(1 + frame.cursor);
        if up > 0 {
            let _ = write!(out, "\u{1b}[{up}A");
        }
        out.push('\r');
        if column > 0 {
            let _ = write!(out, "\u{1b}[{column}C");
        }
        self.write(&out)?;
        self.drawn = Some((frame.rows.iter().map(|row| width(row)).collect(), frame.cursor));
        Ok(())
    }

    /// Takes the frame away and leaves these words.
    pub fn say(&mut self, text: &str) -> Result<(), Gone> {
        let mut out = self.cleared();
        for row in wrap(text, self.columns(), MARGIN) {
            out.push_str(&row);
            out.push_str("\r\n");
        }
        self.write(&out)
    }

    /// Takes the frame away and leaves the question with its answer.
    pub fn answered(&mut self, question: &str, answer: &str) -> Result<(), Gone> {
        let line = self.look.answered(question, answer);
        self.say(&line)
    }

    /// Takes the frame away.
    pub fn clear(&mut self) -> Result<(), Gone> {
        let out = self.cleared();
        self.write(&out)
    }

    /// Leaves the frame where it is and goes on below it.
    pub fn leave(&mut self) -> Result<(), Gone> {
        let Some((rows, cursor)) = self.drawn.take() else { return Ok(()) };
        let down = rows.len().saturating_sub(1 + cursor);
        let out = if down > 0 { format!("\u{1b}[{down}B\r\n") } else { "\r\n".to_owned() };
        self.write(&out)
    }

    /// What moves to the first row of the frame and clears from there on. A terminal that was made narrower since has
    /// broken the rows again.
    fn cleared(&mut self) -> String {
        let Some((rows, cursor)) = self.drawn.take() else { return String::new() };
        let now = usize::from(self.term.size().1).max(1);
        let up: usize = rows[..cursor].iter().map(|width| width.div_ceil(now).max(1)).sum();
        if up > 0 { format!("\u{1b}[{up}A\r\u{1b}[J") } else { "\r\u{1b}[J".to_owned() }
    }

    fn write(&mut self, out: &str) -> Result<(), Gone> {
        let mut term = &self.term;
        if self.ascii {
            term.write_all(to_ascii(out).as_bytes())?;
        } else {
            term.write_all(out.as_bytes())?;
        }
        Ok(term.flush()?)
    }
}
