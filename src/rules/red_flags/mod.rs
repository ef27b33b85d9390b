//! Red flags: signs that somebody should look at, by urgency.
//!
//! # Purpose
//! Finds every danger sign that the answers hold, whatever the verdict on RLS or cramps. The article's seven signs
//! are all here, beside the emergencies that it leaves out and the urgency that it does not give.
//!
//! # Not for
//! Ruling anything out: no flag means only that no answer raised one.
//!
//! # Missing answers
//! A danger sign that the person is unsure of counts as present. One never asked raises nothing.
//!
//! # Sources
//! Each rule names its own.

mod article;
mod body;
mod circulation;
mod medicine;
mod nerves;

pub use medicine::unsafe_supplements;

use super::case::{Case, Judgement};
use crate::model::{Answers, Evidence, Key, RedFlag, Source, Speaks, Urgency};

/// A rule: what it reads, where it comes from, and the judging function.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The flag it can raise.
    pub id: RedFlag,
    /// Every question whose answer it looks at.
    pub reads: &'static [Key],
    /// Where it comes from.
    pub sources: &'static [Source],
    /// Judges a case.
    pub judge: fn(&Case<'_>) -> Judgement,
}

/// A flag that is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// Which one.
    pub id: RedFlag,
    /// How soon somebody should look at it.
    pub urgency: Urgency,
    /// The answers behind it.
    pub evidence: Vec<Evidence>,
}

/// All rules, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [circulation::RULES, nerves::RULES, body::RULES, medicine::RULES, article::RULES].into_iter().flatten()
}

/// Of how many rules at least one question was answered, and how many rules there are.
pub fn asked(answers: &Answers) -> (usize, usize) {
    let asked = |rule: &&Rule| rule.reads.iter().any(|key| answers.has(*key));
    (rules().filter(asked).count(), rules().count())
}

/// The rule of a flag.
pub fn rule(id: RedFlag) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// Whether the answers may tell of a clot in the leg; what gates look at.
pub fn may_be_clot(case: &Case<'_>) -> bool {
    circulation::suspected_dvt(case).urgency.is_some()
}

/// Every flag that the answers raise, the most urgent first.
pub fn find(case: &Case<'_>) -> Vec<Raised> {
    let mut raised: Vec<Raised> = rules().filter_map(|rule| raise(rule, case)).collect();
    raised.sort_by_key(|flag| std::cmp::Reverse(flag.urgency));
    raised
}

fn raise(rule: &Rule, case: &Case<'_>) -> Option<Raised> {
    let judgement = (rule.judge)(case);
    let urgency = judgement.urgency?;
    let evidence = judgement
        .because
        .iter()
        .map(|key| case.evidence(*key).unwrap_or(Evidence::supports(*key)))
        // What was looked at and denied raised nothing.
        .filter(|evidence| case.answers.has(evidence.key) && evidence.speaks != Speaks::Against)
        .collect();
    Some(Raised { id: rule.id, urgency, evidence })
}
