//! What is known of a person for good, over several screenings.
//!
//! # Purpose
//! Gathers the lasting facts that gates and danger signs read, so that a short screening does not make the program
//! forget a clot, a pregnancy or a medicine.
//!
//! # Not for
//! Symptoms: those are of the day on which they were told.
//!
//! # Missing answers
//! The newest answer to a question counts; a question that was not asked again takes no answer away.
//!
//! # Sources
//! None: it gathers answers.

use crate::model::{Answers, Key};

/// Questions whose answer stays true until it is given anew.
const LASTING: &[Key] = &[
    Key::Age,
    Key::Sex,
    Key::Pregnancy,
    Key::PregnancyWeek,
    Key::PregnancyTrimester,
    Key::WeeksSinceBirth,
    Key::Breastfeeding,
    Key::Conditions,
    Key::ConditionsUnsure,
    Key::Medicines,
    Key::TakesDopamineMedicine,
    Key::NumbOrBurningFeet,
    Key::WalkingPainStopsOnStanding,
    Key::RestPainHangingHelps,
    Key::WoundNotHealing,
    Key::WhatHelps,
    Key::AlcoholPerWeek,
    Key::Ferritin,
    Key::TransferrinSaturation,
    Key::IllWhenTested,
    Key::PotassiumMarked,
];

/// The lasting facts of these answers, which come oldest first.
pub fn lasting_facts<'a>(screenings: impl IntoIterator<Item = &'a Answers>) -> Answers {
    let mut facts = Answers::default();
    for answers in screenings {
        for key in LASTING.iter().copied().filter(|key| answers.has(*key)) {
            facts.set(key, answers.get(key));
        }
    }
    facts
}

/// The newest answers with the lasting facts of earlier ones, which come oldest first, where the newest do not tell.
pub fn with_lasting<'a>(earlier: impl IntoIterator<Item = &'a Answers>, newest: &Answers) -> Answers {
    let facts = lasting_facts(earlier);
    let mut all = newest.clone();
    for key in LASTING.iter().copied().filter(|key| facts.has(*key) && !newest.has(*key)) {
        all.set(key, facts.get(key));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Set, Tri};

    #[test]
    fn a_short_screening_forgets_nothing() {
        let clot = Answers { conditions: Some([Condition::PastClot].into_iter().collect()), ..Answers::default() };
        let short = Answers { urge_to_move: Some(Tri::Yes), ..Answers::default() };
        let facts = lasting_facts([&clot, &short]);
        assert!(facts.conditions.is_some_and(|set| set.contains(Condition::PastClot)));
        assert_eq!(facts.urge_to_move, None, "a symptom is no lasting fact");
        let none = Answers { conditions: Some(Set::EMPTY), ..Answers::default() };
        assert_eq!(lasting_facts([&clot, &none]).conditions, Some(Set::EMPTY));
    }
}
