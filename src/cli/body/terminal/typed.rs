//! Lines that are typed at a terminal.

use super::Terminal;
use crate::ask::{Gone, Reply};
use crate::cli::body::edit::Edit;
use crate::cli::body::input::Fault;
use crate::cli::body::keys::{Keys, Press};
use crate::cli::body::layout::Parts;
use crate::cli::body::question::{Form, Question};
use crate::cli::body::screen::MARGIN;
use crate::cli::body::typed::{self, TextLine};
use crate::cli::body::view;
use crate::cli::body::wrap::wrap;

/// A line as it is being typed, the lines before it, and what is said about it.
#[derive(Default)]
struct Typing {
    edit: Edit,
    texts: Vec<String>,
    note: String,
}

impl Terminal {
    fn draw_typed(&mut self, question: &Question<'_>, typing: &Typing) -> Result<(), Gone> {
        let columns = self.screen.columns();
        let (visible, caret) = typing.edit.window(columns.saturating_sub(MARGIN));
        let before = typing.texts.iter().map(|text| wrap(&view::shown(text), columns, MARGIN));
        let mut items: Vec<Vec<String>> = before.collect();
        items.push(vec![format!("> {}", view::shown(&visible))]);
        let parts = Parts {
            progress: self.rows(&question.progress),
            question: self.screen.look.strong(self.rows(&question.asks)),
            standing: view::standing(self.lang, question).map_or_else(Vec::new, |standing| self.rows(&standing)),
            active: Some(items.len() - 1),
            items,
            note: if typing.note.is_empty() { Vec::new() } else { self.rows(&typing.note) },
            keys: self.rows(&view::keys_of_typed(self.lang, question)),
            position: Vec::new(),
        };
        let frame = parts.fit(self.screen.rows());
        self.screen.draw(&frame, MARGIN + caret)
    }

    /// Asks until something is typed that answers.
    pub(super) fn typed(&mut self, question: &Question<'_>) -> Result<Reply, Gone> {
        let form = &question.form;
        let standing = match form {
            Form::Texts(texts) if question.answered => Some(texts.as_slice()),
            _ => None,
        };
        let several = matches!(form, Form::Texts(_));
        // In a free text `u` is a letter.
        let words = several || matches!(form, Form::Text { .. });
        let mut typing = Typing::default();
        loop {
            self.draw_typed(question, &typing)?;
            typing.note.clear();
            let empty = typing.edit.is_empty();
            match self.press()? {
                Press::Char('<') if empty && !question.first => return Ok(Reply::Back),
                Press::Char('<') if empty => typing.note.push_str(self.ui("bad", "first")),
                Press::Char('?') if empty => typing.note = view::why(self.lang, question.why_of(0)),
                Press::Char('u' | 'U' | 'ㅕ') if empty && !words => return Ok(Reply::Skipped),
                Press::Backspace if empty => {
                    let last: String = typing.texts.pop().unwrap_or_default();
                    typing.edit.insert_all(&last);
                }
                Press::Paste => {
                    let pasted = self.keys.as_mut().map(Keys::pasted).unwrap_or_default();
                    typing.paste(&pasted, form);
                }
                Press::Enter if several => {
                    match typed::text_line(&typing.edit.text(), &typing.texts, standing) {
                        TextLine::Text(text) => typing.texts.push(text),
                        TextLine::Reply(reply) => return Ok(reply),
                    }
                    typing.edit.clear();
                }
                Press::Enter => match typed::reply(form, &typing.edit.text()) {
                    Ok(reply) => return Ok(reply),
                    Err(fault) => {
                        // What is only too long can be made shorter.
                        if !matches!(fault, Fault::TooLong { .. }) {
                            typing.edit.clear();
                        }
                        typing.note = view::fault(self.lang, fault);
                    }
                },
                press => typing.edit.press(press),
            }
        }
    }
}

impl Typing {
    /// Takes what was pasted. Further lines are further names, or go on in a free text; where one short answer is typed
    /// they are left out.
    fn paste(&mut self, pasted: &str, form: &Form<'_>) {
        let mut lines = pasted.lines();
        self.edit.insert_all(lines.next().unwrap_or_default());
        for line in lines {
            match form {
                Form::Texts(_) => {
                    let name = self.edit.text();
                    self.texts.extend((!name.is_empty()).then_some(name));
                    self.edit.clear();
                }
                Form::Text { .. } => self.edit.insert(' '),
                _ => return,
            }
            self.edit.insert_all(line);
        }
    }
}
