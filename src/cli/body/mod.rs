//! The bodies of a respondent at a terminal.
use crate::ask::*;
use crate::model::*;
use crate::text::Lang;
/// Numbered lines.
pub struct Plain<R, W>(Lang, R, W);
impl<R, W> Plain<R, W> {
    /// new
    pub fn new(lang: Lang, input: R, output: W) -> Self {
        Self(lang, input, output)
    }
}
impl<R, W> Respondent for Plain<R, W> {
    fn reply(&mut self, _: &Prompt<'_>) -> Result<Reply, Gone> {
        Err(Gone::Ended)
    }
    fn urgent(&mut self, _: &[(RedFlag, Urgency)]) -> Result<bool, Gone> {
        Err(Gone::Ended)
    }
    fn did_you_mean(&mut self, _: &str, _: &str) -> Result<bool, Gone> {
        Err(Gone::Ended)
    }
}
/// Menus.
pub struct Terminal(Lang);
impl Terminal {
    /// new
    pub fn new(lang: Lang, _: bool, _: bool) -> Self {
        Self(lang)
    }
}
impl Respondent for Terminal {
    fn reply(&mut self, _: &Prompt<'_>) -> Result<Reply, Gone> {
        Err(Gone::Ended)
    }
    fn urgent(&mut self, _: &[(RedFlag, Urgency)]) -> Result<bool, Gone> {
        Err(Gone::Ended)
    }
    fn did_you_mean(&mut self, _: &str, _: &str) -> Result<bool, Gone> {
        Err(Gone::Ended)
    }
}
