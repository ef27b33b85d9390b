//! What changed between two screenings of one person.
//!
//! # Purpose
//! Holds two sets of answers against each other, both judged by the rules of today, so that a difference is one of the
//! person and not of the rules.
//!
//! # Not for
//! Saying that something got better or worse: answers differ from day to day.
//!
//! # Missing answers
//! A question that was asked only one of the two times is named as that.
//!
//! # Sources
//! None: it counts differences.

use super::red_flags::Raised;
use super::{Case, screen};
use crate::model::{Answers, Id, Key, RedFlag, Verdict};

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The verdict on restless legs, then and now.
    pub rls: (Verdict, Verdict),
    /// The verdict on cramps, then and now.
    pub cramps: (Verdict, Verdict),
    /// Signs that are new.
    pub new_flags: Vec<RedFlag>,
    /// Signs whose questions were all asked again, and that today's answers do not raise.
    pub gone_flags: Vec<RedFlag>,
    /// Signs that are not raised because a question behind them was not asked again: they still count.
    pub open_flags: Vec<RedFlag>,
    /// Questions whose answer is another one.
    pub answers: Vec<Key>,
}

/// Holds the answers of now against earlier ones. What is never stored is not compared.
pub fn since(before: &Answers, now: &Answers) -> Since {
    let mut now = now.clone();
    now.self_harm = None;
    let (then, today) = (screen(&Case::new(before)), screen(&Case::new(&now)));
    let flags =
        |screening: &super::Screening| -> Vec<RedFlag> { screening.red_flags.iter().map(|flag| flag.id).collect() };
    let (earlier, later) = (flags(&then), flags(&today));
    let without = |flags: &[RedFlag], others: &[RedFlag]| {
        flags.iter().filter(|flag| !others.contains(flag)).copied().collect::<Vec<_>>()
    };
    let gone = without(&earlier, &later);
    let open = open_flags(&then.red_flags, &today.red_flags, &now);
    Since {
        rls: (then.rls.verdict, today.rls.verdict),
        cramps: (then.cramps.verdict, today.cramps.verdict),
        new_flags: without(&later, &earlier),
        gone_flags: without(&gone, &open),
        open_flags: open,
        answers: Key::ALL.iter().copied().filter(|key| before.get(*key) != now.get(*key)).collect(),
    }
}

/// Signs of then that today's answers do not raise, of which a question was not asked again: they still count.
///
/// `then` and `today` are the signs of both screenings, judged once each by whoever asks; `now` are the answers of today.
pub fn open_flags(then: &[Raised], today: &[Raised], now: &Answers) -> Vec<RedFlag> {
    let raised_again = |flag: &Raised| today.iter().any(|raised| raised.id == flag.id);
    let asked_again = |flag: &Raised| flag.evidence.iter().all(|evidence| now.has(evidence.key));
    let open = then.iter().filter(|flag| !raised_again(flag) && !asked_again(flag));
    open.map(|flag| flag.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SelfHarm, Tri};

    #[test]
    fn what_is_never_stored_is_never_compared() {
        let now = Answers { self_harm: Some(SelfHarm::Plan), ..Answers::default() };
        let since = since(&Answers::default(), &now);
        assert!(since.answers.is_empty() && since.new_flags.is_empty());
    }

    #[test]
    fn new_and_gone_signs_and_answers_are_named() {
        let swollen = Answers { leg_swollen_hot_or_red: Some(Tri::Yes), ..Answers::default() };
        let well = Answers { leg_swollen_hot_or_red: Some(Tri::No), ..Answers::default() };
        let worse = since(&well, &swollen);
        assert!(worse.new_flags.contains(&RedFlag::SuspectedDvt));
        assert_eq!(worse.answers, [Key::LegSwollenHotOrRed]);
        assert!(since(&swollen, &well).gone_flags.contains(&RedFlag::SuspectedDvt));
        let not_asked = since(&swollen, &Answers::default());
        assert!(not_asked.gone_flags.is_empty() && not_asked.open_flags.contains(&RedFlag::SuspectedDvt));
        assert_eq!(since(&Answers::default(), &well).answers, [Key::LegSwollenHotOrRed]);
    }
}
