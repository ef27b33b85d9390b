//! The plan: what of the catalogue of advice is for this person, why, and what is held back.
//!
//! # Purpose
//! Takes what [`advice::choose`] gives, and says for each piece which answer brought it. Where nobody has been asked, it
//! gives only what no gate holds back from anybody.
//!
//! # Not for
//! A dose of anything, or a word against a doctor's.
//!
//! # Missing answers
//! What was never asked brings nothing.
//!
//! # Sources
//! Those of each piece of advice.

use super::case::Case;
use super::{advice, gates};
use crate::model::ids::ids;
use crate::model::{Advice, Complaint, Id, Reason, Set, Strategy, Urgency, Verdict, When};

ids! {
    /// Why a piece of advice is for this person.
    Why in "why" {
        Urge = "urge", Cramps = "cramps", Both = "both", Pregnancy = "pregnancy", Veins = "veins",
        Caffeine = "caffeine", CaffeineNotAsked = "caffeine_not_asked", Alcohol = "alcohol",
        AlcoholNotAsked = "alcohol_not_asked", Medicines = "medicines", IronNotTested = "iron_not_tested",
        IronAfterTest = "iron_after_test", IronResult = "iron_result", Heard = "heard", Child = "child", Anybody = "anybody",
    }
}

/// A piece of advice of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which one.
    pub id: Advice,
    /// When to do it.
    pub when: When,
    /// Which of its sentences fits this person.
    pub facet: &'static str,
    /// Why it is for this person.
    pub why: Why,
}

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What could be done, by time; within a time the troubles take turns.
    pub items: Vec<Item>,
    /// What is held back, with each reason.
    pub withheld: Vec<(Advice, Reason)>,
}

/// Weeks of a plan after which it is looked at: the checkpoint of the article, and the length that trials measured at.
pub const CHECKPOINT_WEEKS: u64 = 4;

/// What can be said to anybody whom nothing was asked: no gate holds it back.
pub const GENERAL: &[Advice] =
    &[Advice::GetUpBriefly, Advice::KeepDiary, Advice::RegularSleep, Advice::LessCaffeine, Advice::MedicineReview];

/// The plan for a person, with the highest urgency of all that is open.
pub fn plan(case: &Case<'_>, urgency: Urgency, rls: Verdict) -> Plan {
    let (given, withheld) = advice::choose(case, urgency, rls);
    let mut items: Vec<Item> = given
        .into_iter()
        .map(|given| Item { id: given.id, when: given.when, facet: given.facet, why: why(case, given.id) })
        .collect();
    let turn: Vec<(When, usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            let alike = |other: &&Item| other.when == item.when && of(other.id) == of(item.id);
            (item.when, items[..at].iter().filter(alike).count())
        })
        .collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|at| turn[*at]);
    items = order.into_iter().map(|at| items[at]).collect();
    Plan { items, withheld }
}

/// The plan for somebody whom nothing was asked; only the medicines may be known.
pub fn general(case: &Case<'_>, urgency: Urgency) -> Plan {
    let withheld = gates::withheld(case, urgency);
    let held: Set<Advice> = withheld.iter().map(|held| held.0).collect();
    let of_time = |id: &Advice| advice::entry(*id).map(|entry| (*id, entry.when));
    let known = GENERAL.iter().filter_map(of_time).filter(|(id, _)| !held.contains(*id));
    let mut items: Vec<Item> = known.map(|(id, when)| Item { id, when, facet: "text", why: Why::Anybody }).collect();
    items.sort_by_key(|item| item.when);
    Plan { items, withheld }
}

/// The reasons for which a piece of advice is held back.
pub fn reasons(id: Advice, withheld: &[(Advice, Reason)]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = withheld.iter().filter(|held| held.0 == id).map(|held| held.1).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// The strategy of a piece of advice, where it is one.
pub fn strategy(id: Advice) -> Option<Strategy> {
    Strategy::parse(id.as_str())
}

fn of(id: Advice) -> Complaint {
    advice::entry(id).map_or(Complaint::Both, |entry| entry.of)
}

/// Which answer brought a piece of advice.
fn why(case: &Case<'_>, id: Advice) -> Why {
    let a = case.answers;
    let (urge, cramps) = (case.urge() && !case.not_in_legs(), case.cramps());
    match id {
        Advice::SideSleeping => Why::Pregnancy,
        Advice::RaiseLegs | Advice::LessAlcohol if case.pregnant() => Why::Pregnancy,
        Advice::LegMassage | Advice::EveningWalk | Advice::YogaTaiChi if case.pregnant() && !urge => Why::Pregnancy,
        Advice::RaiseLegs | Advice::CompressionStockings => Why::Veins,
        Advice::LessCaffeine if a.caffeine_cups.is_some() => Why::Caffeine,
        Advice::LessCaffeine => Why::CaffeineNotAsked,
        Advice::LessAlcohol if a.alcohol_per_week.is_some() => Why::Alcohol,
        Advice::LessAlcohol => Why::AlcoholNotAsked,
        Advice::MedicineReview => Why::Medicines,
        Advice::IronWithDoctor if a.ferritin.is_some() => Why::IronResult,
        Advice::IronWithDoctor => Why::IronAfterTest,
        Advice::FerritinTest => Why::IronNotTested,
        Advice::Magnesium | Advice::VitaminK | Advice::NoQuinine => Why::Heard,
        _ => match (of(id), urge, cramps) {
            (Complaint::Urge, ..) => Why::Urge,
            (Complaint::Cramps, ..) => Why::Cramps,
            (Complaint::Both, true, true) => Why::Both,
            (Complaint::Both, true, false) => Why::Urge,
            (Complaint::Both, false, true) => Why::Cramps,
            (Complaint::Both, false, false) => Why::Child,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_anybody_is_held_back_from_nobody() {
        for id in GENERAL {
            assert_eq!(gates::reasons(*id), [], "{id}");
            assert!(advice::entry(*id).is_some(), "{id}");
        }
    }
}
