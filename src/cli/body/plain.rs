//! The body of numbered lines: for screen readers, pipes, and terminals that cannot draw.

use std::io::{BufRead, Write};

use super::input::{self, Fault};
use super::line::{self, Line};
use super::typed::{self, TextLine};
use super::view::{self, View};
use super::wrap;
use crate::ask::{AfterUrgent, Form, Gone, Prompt, Reply, Respondent, Step};
use crate::model::{RedFlag, Urgency};
use crate::report::terminal::to_ascii;
use crate::text::{Lang, fill};

/// Asks by numbered lines. It writes lines and reads lines, and nothing else: no colour, no cursor, nothing twice.
pub struct Plain<R: BufRead, W: Write> {
    lang: Lang,
    input: R,
    output: W,
    columns: Option<usize>,
    ascii: bool,
    heard: bool,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Asks in this language, reads answers from `input` and writes to `output`.
    pub fn new(lang: Lang, input: R, output: W) -> Self {
        Self { lang, input, output, columns: None, ascii: false, heard: false }
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

    /// Whether anything at all was read.
    pub fn heard(&self) -> bool {
        self.heard
    }

    fn say(&mut self, text: &str) -> Result<(), Gone> {
        let ascii = if self.ascii { to_ascii(text) } else { text.to_owned() };
        let text = ascii.as_str();
        let Some(columns) = self.columns else { return Ok(writeln!(self.output, "{text}")?) };
        wrap::wrap(text, columns, 0).iter().try_for_each(|row| Ok(writeln!(self.output, "{row}")?))
    }

    fn ui(&mut self, item: &'static str, facet: &'static str) -> Result<(), Gone> {
        self.say(self.lang.say(["ui", item, facet]))
    }

    fn numbered(&mut self, lines: &[&str]) -> Result<(), Gone> {
        lines.iter().enumerate().try_for_each(|(at, line)| self.say(&format!("{}. {line}", at + 1)))
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

    fn show(&mut self, view: &View, form: &Form) -> Result<(), Gone> {
        self.say("")?;
        self.say(&view.progress)?;
        self.say(view.question)?;
        self.numbered(&view.lines)?;
        if let Some(standing) = &view.standing {
            self.say(standing)?;
        }
        match form {
            Form::Choose { .. } => self.ui("keys", "plain_choose")?,
            Form::Tick { unsure_each: true, .. } => self.ui("keys", "plain_tick")?,
            Form::Tick { .. } => self.ui("keys", "plain_list")?,
            typed => self.say(&view::keys_of_typed(self.lang, typed, view.answered))?,
        }
        match form {
            Form::Choose { .. } | Form::Tick { .. } if view.answered => self.ui("keys", "keep"),
            _ => Ok(()),
        }
    }

    /// Shows why it is asked; on a list of signs, the reason of one line or of all.
    fn why(&mut self, step: Step, text: &str) -> Result<bool, Gone> {
        let Some(which) = text.strip_prefix('?') else { return Ok(false) };
        let Step::Tick(_, keys) = step else {
            if which.is_empty() {
                self.say(&view::why(self.lang, step.why(0)))?;
            }
            return Ok(which.is_empty());
        };
        if which.is_empty() {
            let reasons: Vec<_> = keys.iter().map(|key| self.lang.of(*key, "why")).collect();
            self.numbered(&reasons)?;
            return Ok(true);
        }
        let Ok(at) = input::line(which.trim(), keys.len()) else { return Ok(false) };
        self.say(&view::why(self.lang, step.why(at)))?;
        Ok(true)
    }

    /// The next line that is an answer, after reasons that were asked for; `None` to go back.
    fn said(&mut self, prompt: &Prompt<'_>) -> Result<Option<String>, Gone> {
        loop {
            let text = self.line()?;
            if text == "<" {
                if self.back(prompt)?.is_some() {
                    return Ok(None);
                }
            } else if !self.why(prompt.step, &text)? {
                return Ok(Some(text));
            }
        }
    }

    fn listed(&mut self, prompt: &Prompt<'_>, form: &Form, view: &View) -> Result<Reply, Gone> {
        loop {
            let Some(text) = self.said(prompt)? else { return Ok(Reply::Back) };
            match chosen(form, &text, view) {
                Ok(reply) => return Ok(reply),
                Err(fault) => self.say(&view::fault(self.lang, fault))?,
            }
        }
    }

    fn typed(&mut self, prompt: &Prompt<'_>, form: &Form) -> Result<Reply, Gone> {
        loop {
            let Some(text) = self.said(prompt)? else { return Ok(Reply::Back) };
            match typed::reply(form, &text) {
                Ok(reply) => {
                    if let (Form::Length(..), Reply::Number(weeks)) = (form, &reply) {
                        let said = self.lang.say(["ui", "said", "weeks"]);
                        self.say(&fill(said, &[("weeks", &weeks.to_string())]))?;
                    }
                    return Ok(reply);
                }
                Err(fault) => self.say(&view::fault(self.lang, fault))?,
            }
        }
    }

    fn texts(&mut self, prompt: &Prompt<'_>, standing: Option<&[String]>) -> Result<Reply, Gone> {
        let mut texts = Vec::new();
        loop {
            let text = self.line()?;
            if self.why(prompt.step, &text)? {
                continue;
            }
            match typed::text_line(&text, &texts, standing) {
                TextLine::Text(text) => texts.push(text),
                TextLine::Reply(Reply::Back) => {
                    if let Some(back) = self.back(prompt)? {
                        return Ok(back);
                    }
                }
                TextLine::Reply(reply) => return Ok(reply),
            }
        }
    }

    fn back(&mut self, prompt: &Prompt<'_>) -> Result<Option<Reply>, Gone> {
        if prompt.number > 1 {
            return Ok(Some(Reply::Back));
        }
        self.ui("bad", "first")?;
        Ok(None)
    }
}

/// What a line means for a list. An empty line keeps what stands, and is no answer where nothing does, so that a
/// stray Enter never says "no" to a danger sign.
fn chosen(form: &Form, text: &str, view: &View) -> Result<Reply, Fault> {
    let unsure = text.eq_ignore_ascii_case("u") || text == "ㅕ";
    match form {
        Form::Choose { current: Some(line), .. } if text.is_empty() => Ok(Reply::Chosen(*line)),
        Form::Choose { unsure: line, .. } if unsure => Ok(line.map_or(Reply::Skipped, Reply::Chosen)),
        Form::Choose { lines, .. } => match input::yes_or_no(text) {
            Some(yes) if view::is_yes_or_no(form) => Ok(Reply::Chosen(usize::from(!yes))),
            _ => input::line(text, lines.len()).map(Reply::Chosen),
        },
        Form::Tick { current, .. } if text.is_empty() && view.answered => Ok(Reply::Marked(current.clone())),
        Form::Tick { unsure_each: false, .. } if unsure => Ok(Reply::Skipped),
        Form::Tick { lines, unsure_each, .. } => input::marks(text, lines.len(), *unsure_each).map(Reply::Marked),
        _ => Err(Fault::NotALine),
    }
}

impl<R: BufRead, W: Write> Respondent for Plain<R, W> {
    fn reply(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        let form = prompt.step.form(prompt.answers);
        let view = View::of(self.lang, prompt, &form);
        self.show(&view, &form)?;
        match &form {
            Form::Choose { .. } | Form::Tick { .. } => self.listed(prompt, &form, &view),
            Form::Texts(standing) => {
                let reply = self.texts(prompt, view.answered.then_some(standing))?;
                let remarks = view::remarks(self.lang, &form, &reply);
                remarks.iter().try_for_each(|remark| self.say(remark))?;
                Ok(reply)
            }
            _ => self.typed(prompt, &form),
        }
    }

    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone> {
        self.say("")?;
        for paragraph in view::urgent(self.lang, flags) {
            self.say(&paragraph)?;
        }
        let lines = ["stop", "go_on"].map(|facet| self.lang.say(["ui", "urgent", facet]));
        self.ui("urgent", "ask")?;
        self.numbered(&lines)?;
        self.ui("keys", "plain_urgent")?;
        loop {
            let text = self.line()?;
            if text == "<" {
                return Ok(AfterUrgent::Back);
            }
            match input::line(&text, lines.len()) {
                Ok(0) => return Ok(AfterUrgent::Stop),
                Ok(_) => return Ok(AfterUrgent::GoOn),
                Err(fault) => self.say(&view::fault(self.lang, fault))?,
            }
        }
    }

    fn did_you_mean(&mut self, written: &str, name: &str) -> Result<bool, Gone> {
        let asks = self.lang.say(["ui", "medicine", "close"]);
        self.say(&fill(asks, &[("written", &view::shown(written)), ("name", name)]))?;
        self.ui("keys", "plain_meant")?;
        loop {
            match input::yes_or_no(&self.line()?) {
                Some(yes) => return Ok(yes),
                None => self.ui("bad", "meant")?,
            }
        }
    }
}

#[cfg(test)]
mod tests;
