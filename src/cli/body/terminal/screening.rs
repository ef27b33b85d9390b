//! A terminal as a respondent of the screening.

use super::{Body, Terminal};
use crate::ask::{AfterUrgent, Gone, Prompt, Reply, Respondent};
use crate::cli::body::list::List;
use crate::cli::body::{prompt, view};
use crate::model::{RedFlag, Urgency};
use crate::text::fill;

impl Respondent for Terminal {
    fn reply(&mut self, asked: &Prompt<'_>) -> Result<Reply, Gone> {
        let question = prompt::question_offering(self.lang, asked, &self.offers);
        let reply = self.ask(&question)?;
        let remarks = prompt::remarks(self.lang, &question.form, &reply);
        remarks.iter().try_for_each(|remark| self.say(remark))?;
        Ok(reply)
    }

    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone> {
        self.say("")?;
        prompt::urgent(self.lang, flags).iter().try_for_each(|paragraph| self.say(paragraph))?;
        let lines = [self.ui("urgent", "stop"), self.ui("urgent", "go_on")];
        let (question, keys) = (self.ui("urgent", "ask"), self.ui("keys", "urgent"));
        let end = self.choice(question, lines, keys, List::without_default());
        Ok(match self.ended(end)? {
            Some(0) => AfterUrgent::Stop,
            Some(_) => AfterUrgent::GoOn,
            None => AfterUrgent::Back,
        })
    }

    fn did_you_mean(&mut self, written: &str, name: &str) -> Result<bool, Gone> {
        let question = fill(self.ui("medicine", "close"), &[("written", &view::shown(written)), ("name", name)]);
        let lines = ["yes", "no"].map(|name| self.lang.option("tri", name));
        let keys = self.ui("keys", "meant");
        let end = self.hold().and_then(|()| self.choice(&question, lines, keys, List::yes_or_no()));
        // Going back from here leaves the name as it was written.
        Ok(self.ended(end)? == Some(0))
    }
}
