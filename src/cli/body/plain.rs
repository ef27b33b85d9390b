//! The body of numbered lines: for screen readers, pipes, and terminals that cannot draw.

mod screening;

use std::io::{BufRead, Write};

use super::input::{self, Fault};
use super::line::{self, Line};
use super::prompt::Offer;
use super::question::{Body, Form, Question};
use super::typed::{self, TextLine};
use super::view;
use super::wrap;
use crate::ask::{Gone, Reply};
use crate::report::diary::without_dots;
use crate::report::terminal::to_ascii;
use crate::text::{Lang, fill};

/// Asks by numbered lines. It writes lines and reads lines, and nothing else: no colour, no cursor, nothing twice.
pub struct Plain<R: BufRead, W: Write> {
    lang: Lang,
    input: R,
    output: W,
    columns: Option<usize>,
    ascii: bool,
    dots: bool,
    heard: bool,
    offers: Vec<Offer>,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Asks in this language, reads answers from `input` and writes to `output`.
    pub fn new(lang: Lang, input: R, output: W) -> Self {
        Self { lang, input, output, columns: None, ascii: false, dots: true, heard: false, offers: Vec::new() }
    }

    /// Breaks lines between words, for a terminal of so many columns; without it every sentence is one line.
    pub fn wrapped(mut self, columns: u16) -> Self {
        self.columns = Some(wrap::columns(columns));
        self
    }

    /// Writes only ASCII signs.
    pub fn in_ascii(mut self, ascii: bool) -> Self {
        self.ascii = ascii;
        self
    }

    /// Leaves out the dot between the parts of a line, which some voices read out.
    pub fn without_dots(mut self, without: bool) -> Self {
        self.dots = !without;
        self
    }

    /// Offers numbers of the diary at questions of the screening.
    pub fn offering(mut self, offers: Vec<Offer>) -> Self {
        self.offers = offers;
        self
    }

    /// Whether anything at all was read.
    pub fn heard(&self) -> bool {
        self.heard
    }

    fn ui(&mut self, item: &'static str, facet: &'static str) -> Result<(), Gone> {
        self.say(self.lang.say(["ui", item, facet]))
    }

    fn numbered<S: AsRef<str>>(&mut self, lines: &[S]) -> Result<(), Gone> {
        lines.iter().enumerate().try_for_each(|(at, line)| self.say(&format!("{}. {}", at + 1, line.as_ref())))
    }

    /// The next line that can be read.
    fn line(&mut self) -> Result<String, Gone> {
        loop {
            write!(self.output, "> ")?;
            self.output.flush()?;
            let read = line::read(&mut self.input)?;
            self.heard |= !matches!(read, Line::Ended);
            match read {
                Line::Text(text) => return Ok(text),
                Line::Ended => return Err(Gone::Ended),
                Line::Unreadable => self.ui("bad", "line")?,
            }
        }
    }

    fn show(&mut self, question: &Question<'_>) -> Result<(), Gone> {
        self.say("")?;
        if !question.progress.is_empty() {
            self.say(&question.progress)?;
        }
        self.say(&question.asks)?;
        self.numbered(&view::lines(&question.form))?;
        if let Some(standing) = view::standing(self.lang, question) {
            self.say(&standing)?;
        }
        match &question.form {
            Form::Choose { .. } if question.optional => self.ui("keys", "plain_choose_optional")?,
            Form::Choose { .. } => self.ui("keys", "plain_choose")?,
            Form::Tick { unsure_each: true, .. } => self.ui("keys", "plain_tick")?,
            Form::Tick { .. } if question.optional => self.ui("keys", "plain_list_optional")?,
            Form::Tick { .. } => self.ui("keys", "plain_list")?,
            _ => self.say(&view::keys_of_typed(self.lang, question))?,
        }
        match &question.form {
            Form::Choose { .. } | Form::Tick { .. } if question.answered => self.ui("keys", "keep"),
            // A list whose line stands without having been answered offers it.
            Form::Choose { current: Some(line), lines, .. } => {
                let offered = self.lang.say(["ui", "keys", "offer"]);
                self.say(&fill(offered, &[("answer", &view::shown(&lines[*line].text))]))
            }
            _ => Ok(()),
        }
    }

    /// Shows why it is asked; where the lines have reasons of their own, that of one line or of all.
    fn why(&mut self, question: &Question<'_>, text: &str) -> Result<bool, Gone> {
        let Some(which) = text.strip_prefix('?') else { return Ok(false) };
        let lines = question.form.lines();
        if lines.iter().all(|line| line.why.is_none()) {
            if which.is_empty() {
                self.say(&view::why(self.lang, question.why.as_deref()))?;
            }
            return Ok(which.is_empty());
        }
        if which.is_empty() {
            let none = self.lang.say(["ui", "why", "none"]);
            let reasons: Vec<_> = (0..lines.len()).map(|at| question.why_of(at).unwrap_or(none)).collect();
            self.numbered(&reasons)?;
            return Ok(true);
        }
        let Ok(at) = input::line(which.trim(), lines.len()) else { return Ok(false) };
        self.say(&view::why(self.lang, question.why_of(at)))?;
        Ok(true)
    }

    /// The next line that is an answer, after reasons that were asked for; `None` to go back.
    fn said(&mut self, question: &Question<'_>) -> Result<Option<String>, Gone> {
        loop {
            let text = self.line()?;
            if text == "<" {
                if self.back(question)?.is_some() {
                    return Ok(None);
                }
            } else if !self.why(question, &text)? {
                return Ok(Some(text));
            }
        }
    }

    fn listed(&mut self, question: &Question<'_>) -> Result<Reply, Gone> {
        loop {
            let Some(text) = self.said(question)? else { return Ok(Reply::Back) };
            match chosen(question, &text) {
                Ok(reply) => return Ok(reply),
                Err(fault) => self.say(&view::fault(self.lang, fault))?,
            }
        }
    }

    fn typed(&mut self, question: &Question<'_>) -> Result<Reply, Gone> {
        loop {
            let Some(text) = self.said(question)? else { return Ok(Reply::Back) };
            match typed::reply(&question.form, &text) {
                Ok(reply) => {
                    if let Some(understood) = view::understood(self.lang, &question.form, &text, &reply) {
                        self.say(&understood)?;
                    }
                    return Ok(reply);
                }
                Err(fault) => self.say(&view::fault(self.lang, fault))?,
            }
        }
    }

    fn texts(&mut self, question: &Question<'_>, standing: Option<&[String]>) -> Result<Reply, Gone> {
        let mut texts = Vec::new();
        loop {
            let text = self.line()?;
            if self.why(question, &text)? {
                continue;
            }
            match typed::text_line(&text, &texts, standing) {
                TextLine::Text(text) => texts.push(text),
                TextLine::Reply(Reply::Back) => {
                    if let Some(back) = self.back(question)? {
                        return Ok(back);
                    }
                }
                TextLine::Reply(reply) => return Ok(reply),
            }
        }
    }

    fn back(&mut self, question: &Question<'_>) -> Result<Option<Reply>, Gone> {
        if !question.first {
            return Ok(Some(Reply::Back));
        }
        self.ui("bad", "first")?;
        Ok(None)
    }
}

/// What a line means for a list. An empty line keeps what stands, and is no answer where nothing does, so that a
/// stray Enter never says "no" to a danger sign.
fn chosen(question: &Question<'_>, text: &str) -> Result<Reply, Fault> {
    let unsure = text.eq_ignore_ascii_case("u") || text == "ㅕ";
    match &question.form {
        Form::Choose { current: Some(line), .. } if text.is_empty() => Ok(Reply::Chosen(*line)),
        Form::Choose { unsure: line, .. } if unsure => Ok(line.map_or(Reply::Skipped, Reply::Chosen)),
        Form::Choose { lines, yes_or_no, .. } => match input::yes_or_no(text) {
            Some(yes) if *yes_or_no => Ok(Reply::Chosen(usize::from(!yes))),
            _ => input::line(text, lines.len()).map(Reply::Chosen),
        },
        Form::Tick { current, .. } if text.is_empty() && question.answered => Ok(Reply::Marked(current.clone())),
        Form::Tick { unsure_each: false, .. } if unsure => Ok(Reply::Skipped),
        Form::Tick { lines, unsure_each, .. } => input::marks(text, lines.len(), *unsure_each).map(Reply::Marked),
        _ => Err(Fault::NotALine),
    }
}

impl<R: BufRead, W: Write> Body for Plain<R, W> {
    fn ask(&mut self, question: &Question<'_>) -> Result<Reply, Gone> {
        self.show(question)?;
        match &question.form {
            Form::Choose { .. } | Form::Tick { .. } => self.listed(question),
            Form::Texts(standing) => self.texts(question, question.answered.then_some(standing)),
            _ => self.typed(question),
        }
    }

    fn say(&mut self, text: &str) -> Result<(), Gone> {
        let text = if self.dots { text.to_owned() } else { without_dots(text) };
        let text = if self.ascii { to_ascii(&text) } else { text };
        let text = text.as_str();
        let Some(columns) = self.columns else { return Ok(writeln!(self.output, "{text}")?) };
        wrap::wrap(text, columns, 0).iter().try_for_each(|row| Ok(writeln!(self.output, "{row}")?))
    }
}

#[cfg(test)]
mod tests;
