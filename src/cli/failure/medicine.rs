//! What can go wrong with a medicine.

use crate::diary::courses::{CourseFinding, DateFault, WrittenFault};
use crate::report::medicine as words;
use crate::report::wording::tame;
use crate::text::{Lang, fill};

/// A failure around a medicine.
#[derive(Debug)]
pub enum MedicineFailure {
    /// What cannot be so in a course.
    Course(Vec<CourseFinding>),
    /// The words behind an option that takes a date.
    Date(&'static str, DateFault),
    /// A line that names a medicine, and where it stands.
    Written(&'static str, WrittenFault),
    /// An amount that is none.
    Amount(String),
    /// Neither an amount nor a time was told.
    NothingToChange,
    /// Everything is as it stands, which is this line.
    Unchanged(String),
    /// None of the list has this name or number; a near one, as a line.
    None(String, Option<String>),
    /// Several that are taken have this name, as lines.
    Several(String, Vec<String>),
    /// It stands already, as a line, with its number.
    Taken(String, u32),
    /// It was stopped, as a line.
    Stopped(String),
    /// There are as many courses as there can be.
    Full(u32),
}

impl MedicineFailure {
    /// What the user is told.
    pub fn words(&self, lang: Lang) -> String {
        format!("{} {}", self.why(lang), lang.say(["medicine_error", "not_stored", "text"]))
    }

    /// What is wrong, and what to do.
    pub fn why(&self, lang: Lang) -> String {
        let say = |id: &'static str, holes: &[(&str, &str)]| fill(lang.say(["medicine_error", id, "text"]), holes);
        match self {
            Self::Course(found) => {
                found.iter().map(|finding| words::finding(finding, lang)).collect::<Vec<_>>().join(" ")
            }
            Self::Date(option, fault) => words::date_fault(option, fault, lang),
            Self::Written(option, fault) => words::written_fault(option, fault, lang),
            Self::Amount(amount) => say("amount", &[("amount", &tame(amount))]),
            Self::NothingToChange => say("nothing_to_change", &[]),
            Self::Unchanged(line) => say("unchanged", &[("line", line)]),
            Self::None(name, None) => say("none", &[("name", &tame(name))]),
            Self::None(name, Some(near)) => say("near", &[("name", &tame(name)), ("line", near)]),
            Self::Several(name, lines) => say("several", &[("name", &tame(name)), ("lines", &lines.join("; "))]),
            Self::Taken(line, number) => say("taken", &[("line", line), ("number", &number.to_string())]),
            Self::Stopped(line) => say("stopped", &[("line", line)]),
            Self::Full(most) => say("full", &[("limit", &most.to_string())]),
        }
    }
}

impl From<MedicineFailure> for super::Failure {
    fn from(failure: MedicineFailure) -> Self {
        super::Failure::Medicine(Box::new(failure))
    }
}
