//! What a change did to a night, and a night said back with it.

use super::facts::{Fact, told};
use super::times::{night_name, zone_of};
use crate::model::{Night, NightField};
use crate::text::{Lang, fill};

/// What a change did to one fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is called.
    pub label: String,
    /// What stood before, where anything did.
    pub before: Option<String>,
    /// What stands now, where anything does.
    pub now: Option<String>,
}

/// What a change did to a night.
pub fn differences(before: Option<&Night>, now: Option<&Night>, lang: Lang) -> Vec<Difference> {
    let [before, now] = [before, now].map(|night| night.map_or_else(Vec::new, |night| told(night, false, lang)));
    let mut pairs: Vec<(Option<&Fact>, Option<&Fact>)> =
        now.iter().map(|fact| (counterpart(fact, &before, &now), Some(fact))).collect();
    let paired = |fact: &Fact, pairs: &[(Option<&Fact>, Option<&Fact>)]| {
        pairs.iter().any(|(before, _)| before.is_some_and(|before| before.field == fact.field))
    };
    let gone: Vec<&Fact> = before.iter().filter(|fact| !paired(fact, &pairs)).collect();
    pairs.extend(gone.into_iter().map(|fact| (Some(fact), None)));
    // Where cramps are told of one by one, "yes" is not taken away.
    let listed = now.iter().any(|fact| fact.field.0 == NightField::Cramp);
    pairs.retain(|(before, now)| {
        !(listed && now.is_none() && before.is_some_and(|fact| fact.field.0 == NightField::Cramps))
    });
    let value = |fact: Option<&Fact>| fact.map(|fact| fact.value.clone());
    let difference = |(before, now): (Option<&Fact>, Option<&Fact>)| {
        let label = now.or(before).map(|fact| fact.label.clone()).unwrap_or_default();
        Difference { label, before: value(before), now: value(now) }
    };
    pairs.into_iter().map(difference).filter(|difference| difference.before != difference.now).collect()
}

/// What stood for this before. A cramp is known again by what is said of it, or by its time: one that is told of later
/// may have come earlier.
fn counterpart<'a>(fact: &Fact, before: &'a [Fact], now: &'a [Fact]) -> Option<&'a Fact> {
    if fact.field.0 != NightField::Cramp {
        return before.iter().find(|stood| stood.field == fact.field);
    }
    fn time(fact: &Fact) -> &str {
        fact.value.split(" · ").next().unwrap_or_default()
    }
    let cramps = |facts: &'a [Fact]| facts.iter().filter(|stood| stood.field.0 == NightField::Cramp);
    let mut same = cramps(before).filter(|stood| stood.value == fact.value);
    // Of several that are alike, each is its own.
    let alike = cramps(now).filter(|other| other.value == fact.value && other.field < fact.field).count();
    same.nth(alike).or_else(|| {
        let kept = |stood: &Fact| now.iter().any(|other| other.value == stood.value);
        let mut changed = cramps(before).filter(|stood| !kept(stood));
        changed.find(|stood| time(stood) == time(fact))
    })
}

/// Says back a night: its name with both dates, then every fact; what is new or changed stands with what was before.
pub fn said_back(before: Option<&Night>, now: &Night, today: chrono::NaiveDate, lang: Lang) -> Vec<String> {
    let mut lines = vec![night_name(now.date, zone_of(now), today, lang)];
    let changed = before.map_or_else(Vec::new, |before| differences(Some(before), Some(now), lang));
    // Beside what was before, each thing is held against what it was.
    let quiet = now.quiet() == Some(true) && before.is_none_or(|before| before.quiet() == Some(true));
    for fact in told(now, quiet, lang) {
        let of_it = |difference: &&Difference| {
            difference.label == fact.label && difference.now.as_deref() == Some(fact.value.as_str())
        };
        let stood = changed.iter().find(of_it);
        let id = match (before, stood) {
            (Some(_), Some(difference)) if difference.before.is_some() => "changed",
            (Some(_), Some(_)) => "new",
            _ => "line",
        };
        let stood = stood.and_then(|difference| difference.before.as_deref()).unwrap_or_default();
        let holes = [("label", fact.label.as_str()), ("value", fact.value.as_str()), ("before", stood)];
        lines.push(fill(lang.say(["night", "fact", id]), &holes));
    }
    for gone in changed.iter().filter(|difference| difference.now.is_none()) {
        let before = gone.before.as_deref().unwrap_or_default();
        lines.push(fill(lang.say(["night", "fact", "gone"]), &[("label", &gone.label), ("before", before)]));
    }
    lines
}
