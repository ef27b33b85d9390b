//! Lists at a terminal.

use super::Terminal;
use crate::ask::{Gone, Reply};
use crate::cli::body::keys::Press;
use crate::cli::body::layout::Parts;
use crate::cli::body::list::{Done, List, NUMBERED};
use crate::cli::body::question::Question;
use crate::cli::body::view;
use crate::text::fill;

/// What a list shows round its lines.
struct Shown<'a> {
    progress: &'a str,
    question: &'a str,
    standing: Option<String>,
    lines: Vec<String>,
    keys: &'a str,
}

impl Terminal {
    /// Draws a list; whether all of its lines are on the screen.
    fn draw_list(&mut self, shown: &Shown<'_>, list: &List, note: Option<&str>) -> Result<bool, Gone> {
        let columns = self.screen.columns();
        let item = |(at, text): (usize, &String)| {
            let sign = list.sign(at);
            let number = if shown.lines.len() <= NUMBERED { format!("{} ", at + 1) } else { String::new() };
            let text = format!("{sign}{number}{text}");
            self.screen.look.item(&text, sign.len() + number.len(), list.active == Some(at), columns)
        };
        let (n, total) = (list.active.map_or(0, |at| at + 1).to_string(), shown.lines.len().to_string());
        let parts = Parts {
            progress: self.rows(shown.progress),
            question: self.screen.look.strong(self.rows(shown.question)),
            standing: shown.standing.as_ref().map_or_else(Vec::new, |standing| self.rows(standing)),
            items: shown.lines.iter().enumerate().map(item).collect(),
            active: list.active,
            note: note.map_or_else(Vec::new, |note| self.rows(note)),
            keys: self.rows(shown.keys),
            position: self.rows(&fill(self.ui("list", "line"), &[("n", &n), ("total", &total)])),
        };
        // Counted on the safe side: blank lines between the parts are taken to be there.
        let around = [&parts.progress, &parts.question, &parts.standing, &parts.note, &parts.keys];
        let rows: usize = around.iter().map(|part| part.len() + 1).sum::<usize>() + parts.items.concat().len();
        let frame = parts.fit(self.screen.rows());
        self.screen.draw(&frame, 0)?;
        Ok(rows <= self.screen.rows())
    }

    /// Asks until a line is chosen or a list is ticked.
    pub(super) fn listed(&mut self, question: &Question<'_>, mut list: List) -> Result<Reply, Gone> {
        let keys = view::keys_of_list(self.lang, question);
        let shown = Shown {
            progress: &question.progress,
            question: &question.asks,
            standing: view::standing(self.lang, question),
            lines: view::lines(&question.form),
            keys,
        };
        let (mut note, mut seen, mut confirmed) = (None, false, question.answered);
        let danger = question.danger && list.marks.is_some();
        loop {
            seen |= self.draw_list(&shown, &list, note.as_deref())? || list.at_end();
            note = None;
            match list.press(self.press()?) {
                Done::Moved => {}
                Done::NoLine => note = Some(self.ui("bad", "choose").to_owned()),
                Done::Pasted => note = Some(self.ui("bad", "paste").to_owned()),
                Done::Why => note = Some(view::why(self.lang, question.why_of(list.active.unwrap_or(0)))),
                Done::Reply(Reply::Back) if question.first => note = Some(self.ui("bad", "first").to_owned()),
                // What was never shown was never asked.
                Done::Reply(Reply::Marked(_)) if !seen => {
                    list.press(Press::PageDown);
                    note = Some(self.ui("bad", "more").to_owned());
                }
                Done::Reply(Reply::Marked(_)) if danger && list.is_blank() && !confirmed => {
                    confirmed = true;
                    note = Some(self.ui("bad", "none").to_owned());
                }
                Done::Reply(reply) => return Ok(reply),
            }
        }
    }

    /// A choice outside the script, which knows neither "not sure" nor a reason; `None` where the person goes back.
    pub(super) fn choice(
        &mut self,
        question: &str,
        lines: [&'static str; 2],
        keys: &str,
        mut list: List,
    ) -> Result<Option<usize>, Gone> {
        let shown = Shown { progress: "", question, standing: None, lines: lines.map(str::to_owned).to_vec(), keys };
        let mut note = None;
        loop {
            self.draw_list(&shown, &list, note)?;
            note = None;
            match list.press(self.press()?) {
                Done::Reply(Reply::Chosen(line)) => {
                    self.screen.answered(question, lines[line])?;
                    return Ok(Some(line));
                }
                Done::Reply(Reply::Back) => {
                    self.screen.clear()?;
                    return Ok(None);
                }
                Done::NoLine => note = Some(self.ui("bad", "choose")),
                Done::Pasted => note = Some(self.ui("bad", "paste")),
                _ => {}
            }
        }
    }
}
