//! A piece of advice by its ID, by its name, or by words that only one of them has.

use crate::ask::nearest;
use crate::cli::failure::Failure;
use crate::cli::failure::plan::PlanFailure;
use crate::model::{Advice, Id, Strategy};
use crate::rules::plan::strategy;
use crate::text::Lang;

/// Finds it. Of several of the same words a strategy that can be tried is meant.
///
/// # Errors
/// There is none, or there are several.
pub fn find(said: &str, lang: Lang) -> Result<Advice, Failure> {
    let plain = plain(said);
    let id = plain.replace(' ', "_");
    if let Some(advice) = Advice::parse(&id) {
        return Ok(advice);
    }
    // Other words for it, as `explain` knows them.
    let called = |one: &Advice| {
        let others = lang.find([Advice::GROUP, one.as_str(), "words"]).unwrap_or_default();
        names(*one, lang).contains(&plain) || others.split(',').any(|other| self::plain(other) == plain)
    };
    if let Some(advice) = Advice::ALL.iter().copied().find(called) {
        return Ok(advice);
    }
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let has = |name: &String| words.iter().all(|word| name.split(' ').any(|of| of.starts_with(word)));
    let some = |one: &Advice| !words.is_empty() && names(*one, lang).iter().any(has);
    let mut found: Vec<Advice> = Advice::ALL.iter().copied().filter(some).collect();
    if found.len() > 1 && found.iter().any(|one| strategy(*one).is_some()) {
        found.retain(|one| strategy(*one).is_some());
    }
    match found[..] {
        [one] => Ok(one),
        [] => Err(PlanFailure::Unknown(said.to_owned(), nearest(&id, Advice::NAMES)).into()),
        _ => Err(PlanFailure::Several(said.to_owned(), found).into()),
    }
}

/// Finds a strategy, which can be tried.
///
/// # Errors
/// There is none, there are several, or it is nothing that one tries.
pub fn find_strategy(said: &str, lang: Lang) -> Result<Strategy, Failure> {
    let advice = find(said, lang)?;
    strategy(advice).ok_or_else(|| PlanFailure::NoTrial(advice).into())
}

/// What it is called: the ID, the name as advice, and the name on the list of the diary.
fn names(advice: Advice, lang: Lang) -> Vec<String> {
    let listed = strategy(advice).map(|one| lang.of(one, "name"));
    [advice.as_str(), lang.of(advice, "name")].into_iter().chain(listed).map(plain).collect()
}

/// Small letters and spaces only.
fn plain(text: &str) -> String {
    let spaced: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
