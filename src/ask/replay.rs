//! The third body of a respondent: answers that stand in a file.

use super::step::{AfterUrgent, Form, Gone, Prompt, Reply, Respondent, Step};
use crate::model::{Answers, RedFlag, Urgency};

/// Answers every prompt from an answers object, as the person it describes would.
pub struct Replay<'a> {
    answers: &'a Answers,
    /// The prompts that were put, in order.
    pub asked: Vec<Step>,
}

impl<'a> Replay<'a> {
    /// Answers from these.
    pub fn new(answers: &'a Answers) -> Self {
        Self { answers, asked: Vec::new() }
    }
}

impl Respondent for Replay<'_> {
    fn reply(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        self.asked.push(prompt.step);
        let known = prompt.step.keys().iter().any(|key| self.answers.has(*key));
        Ok(match prompt.step.form(self.answers) {
            Form::Tick { current, unsure_each: true, .. } => Reply::Marked(current),
            _ if !known => Reply::Skipped,
            Form::Choose { current: Some(line), .. } => Reply::Chosen(line),
            Form::Choose { current: None, .. } => Reply::Skipped,
            Form::Tick { current, .. } => Reply::Marked(current),
            Form::Number(_, Some(number)) | Form::Length(_, Some(number)) => Reply::Number(number),
            Form::Clock(Some(time)) => Reply::Clock(time),
            Form::Texts(texts) => Reply::Texts(texts),
            Form::Number(_, None) | Form::Length(_, None) | Form::Clock(None) => Reply::Skipped,
        })
    }

    fn urgent(&mut self, _: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone> {
        Ok(AfterUrgent::GoOn)
    }

    fn did_you_mean(&mut self, _: &str, _: &str) -> Result<bool, Gone> {
        Ok(false)
    }
}
