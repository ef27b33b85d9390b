//! What can go wrong with a strategy, or with a trial of one.

use crate::ask::short;
use crate::model::{Advice, Id, Reason, Strategy, Urgency};
use crate::text::{Lang, fill};

/// A failure around a plan.
#[derive(Debug)]
pub enum PlanFailure {
    /// No strategy has this name; the nearest, where there is one.
    Unknown(String, Option<&'static str>),
    /// These words may mean several.
    Several(String, Vec<Advice>),
    /// It is nothing that one tries.
    NoTrial(Advice),
    /// It is held back for this person, for these reasons.
    Held(Strategy, Vec<Reason>),
    /// A danger sign is open: nothing is begun.
    Urgent(Urgency),
    /// It is not being tried.
    NotGoing(Strategy),
    /// An end before the beginning; the night of the beginning, by its name.
    Before(Strategy, String),
    /// A beginning within an earlier trial: its first and last night.
    Overlap(Strategy, [String; 2]),
    /// A night too far ahead, by its name.
    Far(String),
}

impl PlanFailure {
    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            PlanFailure::Unknown(..) | PlanFailure::Several(..) | PlanFailure::NoTrial(_) => 2,
            _ => 3,
        }
    }

    /// What the user is told.
    pub fn words(&self, lang: Lang) -> String {
        let say =
            |item: &'static str, facet, holes: &[(&str, &str)]| fill(lang.say(["plan_error", item, facet]), holes);
        let names = |all: &[Advice]| all.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", ");
        match self {
            PlanFailure::Unknown(said, Some(near)) => say("unknown", "near", &[("said", &short(said)), ("near", near)]),
            PlanFailure::Unknown(said, None) => {
                say("unknown", "text", &[("said", &short(said)), ("list", &Strategy::NAMES.join(", "))])
            }
            PlanFailure::Several(said, all) => say("several", "text", &[("said", &short(said)), ("list", &names(all))]),
            PlanFailure::NoTrial(id) => say("no_trial", "text", &[("name", lang.of(*id, "name")), ("id", id.as_str())]),
            PlanFailure::Held(strategy, reasons) => {
                let why: Vec<&str> = reasons.iter().map(|reason| lang.of(*reason, "text")).collect();
                let holes =
                    [("name", lang.of(*strategy, "name")), ("reason", &why.join(" ")), ("id", strategy.as_str())];
                say("held", "text", &holes)
            }
            PlanFailure::Urgent(urgency) => say("urgent", "text", &[("lead", lang.of(*urgency, "lead"))]),
            PlanFailure::NotGoing(strategy) => say("not_going", "text", &[("name", lang.of(*strategy, "name"))]),
            PlanFailure::Before(strategy, night) => {
                say("before", "text", &[("name", lang.of(*strategy, "name")), ("night", night)])
            }
            PlanFailure::Overlap(strategy, [first, last]) => {
                say("overlap", "text", &[("name", lang.of(*strategy, "name")), ("first", first), ("last", last)])
            }
            PlanFailure::Far(night) => say("far", "text", &[("night", night)]),
        }
    }
}

impl From<PlanFailure> for super::Failure {
    fn from(failure: PlanFailure) -> Self {
        super::Failure::Plan(failure)
    }
}
