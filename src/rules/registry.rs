//! Every rule in one list, for `explain`, for the table of rules, and for the tests that police it.

use super::{advice, augmentation, contradictions, cramp, gates, iron, look_alikes, medicines, red_flags, rls};
use crate::model::{Advice, CriterionId, FeatureId, Id, Key, LookAlike, RedFlag, Source};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A criterion of RLS.
    Criterion(CriterionId),
    /// A feature of a cramp.
    Feature(FeatureId),
    /// A look-alike.
    LookAlike(LookAlike),
    /// A red flag.
    RedFlag(RedFlag),
    /// A piece of advice.
    Advice(Advice),
    /// Iron tests.
    Iron,
    /// Augmentation.
    Augmentation,
    /// The list of medicines.
    Medicines,
    /// A question.
    Question(Key),
}

impl Topic {
    /// The name by which `explain` knows it.
    pub fn id(self) -> &'static str {
        match self {
            Topic::Criterion(id) => id.as_str(),
            Topic::Feature(id) => id.as_str(),
            Topic::LookAlike(id) => id.as_str(),
            Topic::RedFlag(id) => id.as_str(),
            Topic::Advice(id) => id.as_str(),
            Topic::Iron => "iron",
            Topic::Augmentation => "augmentation",
            Topic::Medicines => "medicines",
            Topic::Question(key) => key.as_str(),
        }
    }

    /// Where it comes from.
    pub fn sources(self) -> &'static [Source] {
        match self {
            Topic::Criterion(id) => rls::sources(id),
            Topic::Feature(id) => cramp::sources(id),
            Topic::LookAlike(id) => look_alikes::sources(id),
            Topic::RedFlag(id) => red_flags::rule(id).map_or(&[], |rule| rule.sources),
            Topic::Advice(id) => advice::entry(id).map_or(&[], |entry| entry.sources),
            Topic::Iron => iron::SOURCES,
            Topic::Augmentation => augmentation::SOURCES,
            Topic::Medicines => medicines::SOURCES,
            Topic::Question(_) => &[],
        }
    }
}

/// All topics: rules first, then questions.
pub fn topics() -> impl Iterator<Item = Topic> {
    rules().chain(Key::ALL.iter().map(|key| Topic::Question(*key)))
}

/// All rules.
pub fn rules() -> impl Iterator<Item = Topic> {
    let flags = red_flags::rules().map(|rule| Topic::RedFlag(rule.id));
    let fixed = [Topic::Iron, Topic::Augmentation, Topic::Medicines];
    CriterionId::ALL
        .iter()
        .map(|id| Topic::Criterion(*id))
        .chain(FeatureId::ALL.iter().map(|id| Topic::Feature(*id)))
        .chain(LookAlike::ALL.iter().map(|id| Topic::LookAlike(*id)))
        .chain(fixed)
        .chain(flags)
        .chain(advice::CATALOGUE.iter().map(|entry| Topic::Advice(entry.id)))
}

/// Every question that some rule reads.
pub fn read_by_rules() -> Vec<Key> {
    let mut keys: Vec<Key> = red_flags::rules().flat_map(|rule| rule.reads.iter().copied()).collect();
    let lists =
        [look_alikes::READS, cramp::READS, iron::READS, augmentation::READS, gates::READS, advice::READS, rls::READS];
    keys.extend(lists.into_iter().flatten().copied());
    keys.extend(contradictions::CLASHES.iter().flat_map(|clash| clash.1.iter().copied()));
    keys.sort_unstable();
    keys.dedup();
    keys
}
