//! Every rule in one list, for `explain`, for the table of rules, and for the tests that police it.

use super::topics::{self, Background};
use super::{advice, augmentation, contradictions, cramp, gates, iron, look_alikes, red_flags, rls};
use crate::formulary::Class;
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
    /// A piece of background.
    Background(Background),
    /// A kind of medicine.
    Class(Class),
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
            Topic::Background(id) => id.as_str(),
            Topic::Class(id) => id.as_str(),
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
            Topic::Background(id) => topics::row(id).sources,
            Topic::Class(id) => topics::class_sources(id),
            Topic::Question(_) => &[],
        }
    }
}

/// All topics, in the order of the table of contents: what explains first, questions last.
pub fn topics() -> impl Iterator<Item = Topic> {
    rules().chain(Key::ALL.iter().map(|key| Topic::Question(*key)))
}

/// All topics but the questions.
pub fn rules() -> impl Iterator<Item = Topic> {
    let background = topics::TOPICS.iter().map(|row| Topic::Background(row.id));
    background
        .chain(advice::CATALOGUE.iter().map(|entry| Topic::Advice(entry.id)))
        .chain(red_flags::rules().map(|rule| Topic::RedFlag(rule.id)))
        .chain(CriterionId::ALL.iter().map(|id| Topic::Criterion(*id)))
        .chain(FeatureId::ALL.iter().map(|id| Topic::Feature(*id)))
        .chain(LookAlike::ALL.iter().map(|id| Topic::LookAlike(*id)))
        .chain(Class::ALL.iter().map(|id| Topic::Class(*id)))
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
