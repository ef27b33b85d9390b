//! The body at a terminal: lists with a cursor, and lines that are typed.

use dialoguer::console::Term;

use super::edit::Edit;
use super::keys::{Keys, Press};
use super::layout::Parts;
use super::list::{Done, List, NUMBERED};
use super::screen::{Look, MARGIN, Screen};
use super::typed::{self, TextLine};
use super::view::{self, View};
use super::wrap::wrap;
use crate::ask::{AfterUrgent, Form, Gone, Part, Prompt, Reply, Respondent};
use crate::model::{RedFlag, Urgency};
use crate::text::{Lang, fill};

/// Asks at a terminal, on standard error.
///
/// The keyboard is held from the first prompt until the person leaves or this is dropped; drop it before the terminal
/// is used for anything else. The cursor is never hidden.
pub struct Terminal {
    lang: Lang,
    term: Term,
    screen: Screen,
    keys: Option<Keys>,
}

impl Terminal {
    /// Asks in this language; with colours or without, with ASCII signs or with others.
    pub fn new(lang: Lang, colour: bool, ascii: bool) -> Self {
        let term = Term::stderr();
        Self { lang, screen: Screen::new(term.clone(), Look::new(colour, ascii), ascii), term, keys: None }
    }

    fn press(&mut self) -> Result<Press, Gone> {
        match &mut self.keys {
            Some(keys) => keys.next(),
            None => self.keys.insert(Keys::hold(&self.term)?).next(),
        }
    }

    /// Takes the keyboard before anything is drawn, so that nothing typed early is echoed.
    fn hold(&mut self) -> Result<(), Gone> {
        if self.keys.is_none() {
            self.keys = Some(Keys::hold(&self.term)?);
        }
        Ok(())
    }

    fn ui(&self, item: &'static str, facet: &'static str) -> &'static str {
        self.lang.say(["ui", item, facet])
    }

    fn rows(&self, text: &str) -> Vec<String> {
        wrap(text, self.screen.columns(), 0)
    }

    /// Draws a list; whether all of its lines are on the screen.
    fn draw_list(&mut self, shown: &Shown<'_>, list: &List, note: Option<&str>) -> Result<bool, Gone> {
        let columns = self.screen.columns();
        let item = |(at, text): (usize, &&str)| {
            let sign = list.sign(at);
            let number = if shown.lines.len() <= NUMBERED { format!("{} ", at + 1) } else { String::new() };
            let text = format!("{sign}{number}{text}");
            self.screen.look.item(&text, sign.len() + number.len(), list.active == Some(at), columns)
        };
        let (n, total) = (list.active.map_or(0, |at| at + 1).to_string(), shown.lines.len().to_string());
        let parts = Parts {
            progress: self.rows(shown.progress),
            question: self.screen.look.strong(self.rows(shown.question)),
            standing: shown.standing.map_or_else(Vec::new, |standing| self.rows(standing)),
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

    fn listed(&mut self, prompt: &Prompt<'_>, form: &Form, view: &View, mut list: List) -> Result<Reply, Gone> {
        let keys = match form {
            Form::Tick { unsure_each: true, .. } => self.ui("keys", "tick"),
            Form::Tick { .. } => self.ui("keys", "list"),
            _ => self.ui("keys", "choose"),
        };
        let shown = Shown {
            progress: &view.progress,
            question: view.question,
            standing: view.standing.as_deref(),
            lines: &view.lines,
            keys,
        };
        let (mut note, mut seen, mut confirmed) = (None, false, view.answered);
        let danger = prompt.part == Part::Danger && list.marks.is_some();
        loop {
            seen |= self.draw_list(&shown, &list, note.as_deref())? || list.at_end();
            note = None;
            match list.press(self.press()?) {
                Done::Moved => {}
                Done::NoLine => note = Some(self.ui("bad", "choose").to_owned()),
                Done::Pasted => note = Some(self.ui("bad", "paste").to_owned()),
                Done::Why => note = Some(view::why(self.lang, prompt.step.why(list.active.unwrap_or(0)))),
                Done::Reply(Reply::Back) if prompt.number == 1 => note = Some(self.ui("bad", "first").to_owned()),
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

    /// A choice outside the script; `None` where the person goes back.
    fn choice(
        &mut self,
        question: &str,
        lines: &[&'static str],
        keys: &str,
        mut list: List,
    ) -> Result<Option<usize>, Gone> {
        let shown = Shown { progress: "", question, standing: None, lines, keys };
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

    fn draw_typed(&mut self, view: &View, keys: &str, texts: &[String], edit: &Edit, note: &str) -> Result<(), Gone> {
        let columns = self.screen.columns();
        let (visible, caret) = edit.window(columns.saturating_sub(MARGIN));
        let mut items: Vec<Vec<String>> = texts.iter().map(|text| wrap(&view::shown(text), columns, MARGIN)).collect();
        items.push(vec![format!("> {}", view::shown(&visible))]);
        let parts = Parts {
            progress: self.rows(&view.progress),
            question: self.screen.look.strong(self.rows(view.question)),
            standing: view.standing.as_ref().map_or_else(Vec::new, |standing| self.rows(standing)),
            active: Some(items.len() - 1),
            items,
            note: if note.is_empty() { Vec::new() } else { self.rows(note) },
            keys: self.rows(keys),
            position: Vec::new(),
        };
        let frame = parts.fit(self.screen.rows());
        self.screen.draw(&frame, MARGIN + caret)
    }

    fn typed(&mut self, prompt: &Prompt<'_>, form: &Form, view: &View) -> Result<Reply, Gone> {
        let keys = view::keys_of_typed(self.lang, form, view.answered);
        let standing = match form {
            Form::Texts(texts) if view.answered => Some(texts.as_slice()),
            _ => None,
        };
        let several = matches!(form, Form::Texts(_));
        let (mut edit, mut texts, mut note) = (Edit::default(), Vec::new(), String::new());
        loop {
            self.draw_typed(view, &keys, &texts, &edit, &note)?;
            note.clear();
            let press = self.press()?;
            let back = matches!(press, Press::Char('<'));
            match press {
                _ if edit.is_empty() && back && prompt.number > 1 => return Ok(Reply::Back),
                _ if edit.is_empty() && back => note.push_str(self.ui("bad", "first")),
                Press::Char('?') if edit.is_empty() => note = view::why(self.lang, prompt.step.why(0)),
                Press::Char('u' | 'U' | 'ㅕ') if edit.is_empty() && !several => return Ok(Reply::Skipped),
                Press::Backspace if edit.is_empty() => {
                    let last: String = texts.pop().unwrap_or_default();
                    last.chars().for_each(|c| edit.insert(c));
                }
                Press::Paste => {
                    let pasted = self.keys.as_mut().map(Keys::pasted).unwrap_or_default();
                    let mut lines = pasted.lines();
                    lines.next().unwrap_or_default().chars().for_each(|c| edit.insert(c));
                    // Further lines are further names; where one answer is typed they are left out.
                    for line in lines.filter(|_| several) {
                        let name = edit.text();
                        texts.extend((!name.is_empty()).then_some(name));
                        edit.clear();
                        line.chars().for_each(|c| edit.insert(c));
                    }
                }
                Press::Enter if several => {
                    match typed::text_line(&edit.text(), &texts, standing) {
                        TextLine::Text(text) => texts.push(text),
                        TextLine::Reply(reply) => return Ok(reply),
                    }
                    edit.clear();
                }
                Press::Enter => match typed::reply(form, &edit.text()) {
                    Ok(reply) => return Ok(reply),
                    Err(fault) => {
                        edit.clear();
                        note = view::fault(self.lang, fault);
                    }
                },
                press => edit.press(press),
            }
        }
    }

    /// Gives the keyboard back when the person has left, so that what is said next stands on a line of its own.
    fn ended<T>(&mut self, end: Result<T, Gone>) -> Result<T, Gone> {
        if end.is_err() {
            // The reason for leaving matters more than a last line that could not be written.
            let _ = self.screen.leave();
            self.keys = None;
        }
        end
    }

    fn answer(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        self.hold()?;
        let form = prompt.step.form(prompt.answers);
        let view = View::of(self.lang, prompt, &form);
        let reply = match List::of(&form, view::is_yes_or_no(&form)) {
            Some(list) => self.listed(prompt, &form, &view, list)?,
            None => self.typed(prompt, &form, &view)?,
        };
        if reply == Reply::Back {
            self.screen.clear()?;
        } else {
            let said = view::answer(self.lang, prompt.step, &form, &reply);
            self.screen.answered(view::label(self.lang, prompt.step), &said)?;
            let remarks = view::remarks(self.lang, &form, &reply);
            remarks.iter().try_for_each(|remark| self.screen.say(remark))?;
        }
        Ok(reply)
    }
}

/// What a list shows round its lines.
struct Shown<'a> {
    progress: &'a str,
    question: &'a str,
    standing: Option<&'a str>,
    lines: &'a [&'static str],
    keys: &'a str,
}

impl Respondent for Terminal {
    fn reply(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        let end = self.answer(prompt);
        self.ended(end)
    }

    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone> {
        let end = self.hold().and_then(|()| {
            self.screen.say("")?;
            view::urgent(self.lang, flags).into_iter().try_for_each(|paragraph| self.screen.say(&paragraph))?;
            let lines = [self.ui("urgent", "stop"), self.ui("urgent", "go_on")];
            let (question, keys) = (self.ui("urgent", "ask"), self.ui("keys", "urgent"));
            self.choice(question, &lines, keys, List::without_default())
        });
        Ok(match self.ended(end)? {
            Some(0) => AfterUrgent::Stop,
            Some(_) => AfterUrgent::GoOn,
            None => AfterUrgent::Back,
        })
    }

    fn did_you_mean(&mut self, written: &str, name: &str) -> Result<bool, Gone> {
        let question = fill(self.ui("medicine", "close"), &[("written", &view::shown(written)), ("name", name)]);
        let lines = ["yes", "no"].map(|name| self.lang.option("tri", name));
        let end = self.hold().and_then(|()| {
            let keys = self.ui("keys", "meant");
            self.choice(&question, &lines, keys, List::yes_or_no())
        });
        // Going back from here leaves the name as it was written.
        Ok(self.ended(end)? == Some(0))
    }
}
