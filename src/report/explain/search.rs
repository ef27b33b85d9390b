//! Finding a topic by what a person types: its name, other words for it, a medicine, or words of its title.

use super::title;
use crate::formulary::{self, Class, Match};
use crate::model::{Advice, Id, LookAlike, RedFlag};
use crate::rules::registry::{self, Topic};
use crate::rules::topics::Background;
use crate::text::Lang;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The topics of that very name; a look-alike and a piece of advice may share one with a question.
    Exact(Vec<Topic>),
    /// Topics in which all the words stand, or most of a longer question.
    Several(Vec<Topic>),
    /// None.
    Nothing,
}

/// Words that say nothing about what is looked for.
const IDLE: &[&str] = &[
    "a", "about", "am", "an", "and", "are", "at", "be", "bad", "can", "could", "do", "does", "for", "from", "get",
    "good", "have", "help", "helps", "how", "i", "in", "is", "it", "many", "me", "mg", "much", "my", "no", "not", "of",
    "on", "or", "said", "say", "says", "should", "take", "that", "the", "there", "this", "to", "was", "what", "when",
    "which", "why", "with", "you", "your",
];

/// Whether a word says nothing: a filler, a number or an amount.
fn idle(word: &str) -> bool {
    IDLE.contains(&word) || !word.contains(char::is_alphabetic)
}

/// The longest text that is looked for, in bytes.
const LONGEST: usize = 200;

/// The most topics that are listed for a question of which only one word is known.
const MOST: usize = 12;

/// Finds the topics that a person means. Capitals, spaces, hyphens and low lines do not matter.
pub fn find(query: &str, lang: Lang) -> Found {
    let wanted = plain(query);
    if wanted.is_empty() || wanted.len() > LONGEST {
        return Found::Nothing;
    }
    let all = || registry::topics();
    let id = query.trim().to_lowercase();
    let named: Vec<Topic> = all().filter(|topic| topic.id() == id).collect();
    if named.iter().any(|topic| !matches!(topic, Topic::Question(_) | Topic::Class(_))) {
        return Found::Exact(named);
    }
    let is = |topic: Topic| plain(topic.id()) == wanted || plain(title(topic, lang)) == wanted;
    let called: Vec<Topic> =
        all().filter(|topic| is(*topic) || synonyms(*topic, lang).any(|it| plain(it) == wanted)).collect();
    // Whoever names a question or a kind of medicine in full wants that, and what explains it before it.
    if !named.is_empty() {
        return Found::Exact(called);
    }
    if !called.is_empty() {
        return choose(called);
    }
    let asked: Vec<&str> = wanted.split(' ').filter(|word| !idle(word)).collect();
    let classes = classes(query);
    if !classes.is_empty() && asked.len() <= 2 {
        return choose(classes);
    }
    let (best, mut found) = best(&asked, lang);
    // Of a whole question, most of the words are enough; of one or two words, all.
    let enough = if asked.len() > 2 { best >= 2 && best * 2 >= asked.len() } else { best == asked.len() };
    // A slip of the finger is no question.
    if !(enough || !classes.is_empty() || found.len() <= MOST && nearest(query, lang).is_none()) {
        return Found::Nothing;
    }
    found.extend(classes.into_iter().filter(|topic| !found.contains(topic)).collect::<Vec<_>>());
    choose(found)
}

/// The kinds of the medicines that a text names, and what else bears the name of such a kind.
fn classes(query: &str) -> Vec<Topic> {
    let Match::Exact(medicines) = formulary::identify(query).found else { return Vec::new() };
    let named: Vec<&str> = medicines.iter().map(|medicine| medicine.class.as_str()).collect();
    registry::rules().filter(|topic| named.contains(&topic.id())).collect()
}

/// The topics in which the most of the words stand, and how many. Whole words come before beginnings of words.
fn best(asked: &[&str], lang: Lang) -> (usize, Vec<Topic>) {
    let words: Vec<(String, Topic)> = registry::topics().map(|topic| (words(topic, lang), topic)).collect();
    let by = |fits: fn(&str, &str) -> bool| {
        let held = |words: &str| asked.iter().filter(|asked| words.split(' ').any(|word| fits(word, asked))).count();
        let scored: Vec<(usize, Topic)> = words.iter().map(|(words, topic)| (held(words), *topic)).collect();
        let best = scored.iter().map(|(held, _)| *held).max().unwrap_or(0);
        let found = scored.into_iter().filter(|(held, _)| *held == best && best > 0).map(|(_, topic)| topic);
        (best, found.collect::<Vec<_>>())
    };
    let whole = by(|word, asked| stem(word) == stem(asked));
    let begun = by(|word, asked| word.starts_with(asked) || stem(word) == stem(asked));
    if begun.0 > whole.0 { begun } else { whole }
}

fn choose(mut found: Vec<Topic>) -> Found {
    // A question is rarely meant where something explains the same.
    if found.iter().any(|topic| !matches!(topic, Topic::Question(_))) {
        found.retain(|topic| !matches!(topic, Topic::Question(_)));
    }
    match found.first() {
        None => Found::Nothing,
        Some(first) if found.iter().all(|topic| topic.id() == first.id()) => Found::Exact(found),
        Some(_) => Found::Several(found),
    }
}

/// The words of a topic's name, its title and its other names.
fn words(topic: Topic, lang: Lang) -> String {
    let mut words = format!("{} {}", plain(topic.id()), plain(title(topic, lang)));
    for synonym in synonyms(topic, lang) {
        words.push(' ');
        words.push_str(&plain(synonym));
    }
    words
}

/// A word without its plural.
fn stem(word: &str) -> &str {
    word.strip_suffix('s').filter(|stem| stem.chars().count() > 2).unwrap_or(word)
}

/// Other words for a topic.
fn synonyms(topic: Topic, lang: Lang) -> impl Iterator<Item = &'static str> {
    let words = match topic {
        Topic::Background(_) => lang.find([Background::GROUP, topic.id(), "words"]),
        Topic::Advice(_) => lang.find([Advice::GROUP, topic.id(), "words"]),
        Topic::Class(_) => lang.find([Class::GROUP, topic.id(), "words"]),
        Topic::LookAlike(_) => lang.find([LookAlike::GROUP, topic.id(), "words"]),
        Topic::RedFlag(_) => lang.find([RedFlag::GROUP, topic.id(), "words"]),
        Topic::Criterion(_) | Topic::Feature(_) | Topic::Question(_) => None,
    };
    words.into_iter().flat_map(|words| words.split(',')).map(str::trim)
}

/// Lower case, with single spaces between words.
fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The name nearest to a misspelt one, for “Did you mean …?”.
pub fn nearest(query: &str, lang: Lang) -> Option<&'static str> {
    // A single letter or syllable is near to every other.
    if plain(query).chars().count() < 2 {
        return None;
    }
    let id = query.trim().to_lowercase().replace([' ', '-'], "_");
    let ids: Vec<&'static str> = registry::topics().map(Topic::id).collect();
    if let Some(id) = crate::ask::nearest(&id, &ids) {
        return Some(id);
    }
    let words: Vec<&'static str> = registry::topics().flat_map(|topic| synonyms(topic, lang)).collect();
    crate::ask::nearest(&plain(query), &words)
}
