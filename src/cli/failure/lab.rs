//! What can go wrong with blood results.

use crate::diary::labs::{LabFinding, LabWordsFault};
use crate::diary::{WordsFault, WordsKind};
use crate::model::{LabResult, Since};
use crate::report::lab as words;
use crate::report::wording::tame;
use crate::text::{Lang, fill};

/// A failure around blood results.
#[derive(Debug)]
pub enum LabFailure {
    /// What was typed for a date.
    Date(WordsFault),
    /// What was typed.
    Words(LabWordsFault),
    /// What cannot be so, or needs `--force`.
    Found(Since, Vec<LabFinding>),
    /// Results that stand otherwise, each with what was told now.
    Otherwise(Since, Vec<(LabResult, LabResult)>),
    /// There is nothing of that date.
    NoDraw(Since),
    /// The draw was changed by somebody else while it was asked about.
    Meanwhile,
    /// Options before `list` or `remove`.
    Misplaced,
}

impl LabFailure {
    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        if matches!(self, LabFailure::Misplaced | LabFailure::Date(_)) { 2 } else { 3 }
    }

    /// Whether it is only doubtful, and may be so.
    pub fn may_be_so(&self) -> bool {
        match self {
            LabFailure::Found(_, found) => found.iter().all(|finding| finding.id.may_be_so()),
            LabFailure::Otherwise(..) => true,
            _ => false,
        }
    }

    /// What is wrong, without what to do about it.
    pub fn said(&self, lang: Lang) -> Vec<String> {
        match self {
            LabFailure::Date(fault) => {
                let facet = if fault.kind == WordsKind::Future { "future" } else { "unknown" };
                vec![fill(lang.say(["lab_error", "date", facet]), &[("text", &tame(&fault.text))])]
            }
            LabFailure::Words(fault) => vec![words::words_fault(fault, lang)],
            LabFailure::Found(on, found) => found.iter().map(|finding| words::finding(finding, *on, lang)).collect(),
            LabFailure::Otherwise(on, other) => {
                other.iter().map(|(stands, told)| words::otherwise(*stands, *told, *on, lang)).collect()
            }
            LabFailure::NoDraw(on) => {
                vec![fill(lang.say(["lab_error", "no_draw", "text"]), &[("date", &words::taken(*on, lang))])]
            }
            LabFailure::Meanwhile => vec![lang.say(["lab_error", "meanwhile", "text"]).to_owned()],
            LabFailure::Misplaced => vec![lang.say(["lab_error", "misplaced", "text"]).to_owned()],
        }
    }

    /// What the user is told.
    pub fn words(&self, lang: Lang) -> String {
        let mut said = self.said(lang);
        match self {
            LabFailure::Found(..) | LabFailure::Otherwise(..) if self.may_be_so() => {
                said.push(lang.say(["diary_error", "entry", "force"]).to_owned());
            }
            LabFailure::Words(_) | LabFailure::Found(..) | LabFailure::Otherwise(..) => {
                said.push(lang.say(["diary_error", "entry", "refused"]).to_owned());
            }
            _ => {}
        }
        said.join(" ")
    }
}

impl From<LabFailure> for super::Failure {
    fn from(failure: LabFailure) -> Self {
        super::Failure::Lab(failure)
    }
}
