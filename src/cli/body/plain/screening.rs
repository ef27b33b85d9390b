//! Numbered lines as a respondent of the screening.

use std::io::{BufRead, Write};

use super::{Body, Plain, input, view};
use crate::ask::{AfterUrgent, Gone, Prompt, Reply, Respondent};
use crate::cli::body::prompt;
use crate::model::{RedFlag, Urgency};
use crate::text::fill;

impl<R: BufRead, W: Write> Respondent for Plain<R, W> {
    fn reply(&mut self, asked: &Prompt<'_>) -> Result<Reply, Gone> {
        let question = prompt::question_offering(self.lang, asked, &self.offers);
        let reply = self.ask(&question)?;
        let remarks = prompt::remarks(self.lang, &question.form, &reply);
        remarks.iter().try_for_each(|remark| self.say(remark))?;
        Ok(reply)
    }

    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone> {
        self.say("")?;
        for paragraph in prompt::urgent(self.lang, flags) {
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
