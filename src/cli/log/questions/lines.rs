//! The lines of the medicines: asked for again where they cannot be read, and what is usual in the place of the word.

use super::Interview;
use crate::ask::{Gone, Reply};
use crate::cli::body::{Body, Form, Question};
use crate::cli::log::steps::At;
use crate::cli::log::usual;
use crate::diary::notation::{Dose, DoseNote, dose};
use crate::report::diary as words;

/// The most characters of a medicine's line: its name, and a time behind it.
const LONGEST_LINE: usize = crate::model::LONGEST_MEDICINE + 20;

impl Interview<'_> {
    /// A line of the medicines that cannot be read is asked for again; the others stay.
    pub(super) fn readable(&self, at: At, reply: Reply, body: &mut dyn Body) -> Result<Reply, Gone> {
        let Reply::Texts(lines) = reply else { return Ok(reply) };
        let (mut kept, lang) = (Vec::new(), self.lang());
        for mut line in lines {
            while let Some(wrong) = self.wrong_with(&line, lang.of(at.0, "label")) {
                let label = lang.of(at.0, "label");
                body.say(&wrong)?;
                let form = Form::Text { longest: LONGEST_LINE, current: None };
                let again = Question::new(lang.say(["log", "again", "ask"]), label, form);
                line = match body.ask(&again)? {
                    Reply::Text(text) => text,
                    _ => String::new(),
                };
                if line.is_empty() {
                    break;
                }
            }
            if !line.is_empty() {
                kept.push(line);
            }
        }
        self.with_usual(kept, body).map(Reply::Texts)
    }

    /// What is wrong with a line of the medicines, in words.
    fn wrong_with(&self, line: &str, label: &str) -> Option<String> {
        match dose(line) {
            Ok(DoseNote::Usual) => usual::unknown(&self.known, self.lang()).map(str::to_owned),
            Ok(_) => None,
            Err(fault) => Some(words::notation(label, &fault, self.lang())),
        }
    }

    /// The lines, with what is usual in the place of the word.
    fn with_usual(&self, mut lines: Vec<String>, body: &mut dyn Body) -> Result<Vec<String>, Gone> {
        let word = |line: &String| matches!(dose(line), Ok(DoseNote::Usual));
        let Some(at) = lines.iter().position(word) else { return Ok(lines) };
        lines.retain(|line| !word(line));
        let told = |line: &String| if let Ok(DoseNote::Took(dose)) = dose(line) { Some(dose) } else { None };
        let told: Vec<Dose> = lines.iter().filter_map(told).collect();
        // That it is known was seen at the line.
        let taken = usual::take(&self.known, &told, self.book).unwrap_or_default();
        taken.said.iter().try_for_each(|sentence| body.say(sentence))?;
        let at = at.min(lines.len());
        lines.splice(at..at, taken.doses.iter().map(Dose::to_string));
        Ok(lines)
    }
}
