//! The plan as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Source, steps};
use crate::diary::analysis::Judged;
use crate::model::{Advice, Complaint, Grade, Reason, When};
use crate::report::doctor::Sign;
use crate::rules::plan::{self, Item, Why};
use crate::rules::{RULES_VERSION, advice, gates};

/// A plan.
#[derive(Serialize)]
pub struct PlanJson<'a> {
    format: &'static str,
    version: u32,
    made_at: String,
    rules_version: &'static str,
    screened_on: Option<NaiveDate>,
    days_old: Option<i64>,
    all_held_back: bool,
    signs: &'a [Sign],
    trials: &'a [Judged],
    now: Vec<ItemJson>,
    tonight: Vec<ItemJson>,
    this_week: Vec<ItemJson>,
    this_month: Vec<ItemJson>,
    checkpoint_weeks: u64,
    held_back: Vec<HeldJson>,
}

#[derive(Serialize)]
struct ItemJson {
    id: Advice,
    name: &'static str,
    text: &'static str,
    grade: Option<Grade>,
    complaint: Option<Complaint>,
    why: Why,
}

#[derive(Serialize)]
struct HeldJson {
    id: Advice,
    reason: Reason,
    text: &'static str,
}

/// A piece of advice.
#[derive(Serialize)]
pub struct AdviceJson {
    id: Advice,
    name: &'static str,
    when: Option<When>,
    complaint: Option<Complaint>,
    grade: Option<Grade>,
    text: Option<&'static str>,
    steps: Vec<&'static str>,
    article: Option<&'static str>,
    evidence: Option<&'static str>,
    not_without_a_doctor: Vec<Reason>,
    held_back_for_you: Vec<Reason>,
    sources: &'static [crate::model::Source],
    rules_version: &'static str,
}

/// Sets a plan out.
pub fn plan<'a>(source: &'a Source<'_>, made_at: String) -> PlanJson<'a> {
    let item = |item: &Item| {
        let entry = advice::entry(item.id);
        ItemJson {
            id: item.id,
            name: source.lang.of(item.id, "name"),
            text: source.lang.of(item.id, item.facet),
            grade: entry.map(|entry| entry.grade),
            complaint: entry.map(|entry| entry.of),
            why: item.why,
        }
    };
    let of = |when| source.items(when).iter().map(item).collect::<Vec<_>>();
    PlanJson {
        format: "nightlegs-plan",
        version: 1,
        made_at,
        rules_version: RULES_VERSION,
        screened_on: source.screened.map(|(day, _)| day),
        days_old: source.screened.map(|(_, days)| days),
        all_held_back: source.is_held(),
        signs: source.signs,
        trials: source.trials,
        now: of(When::Now),
        tonight: of(When::Tonight),
        this_week: of(When::ThisWeek),
        this_month: of(When::ThisMonth),
        checkpoint_weeks: plan::CHECKPOINT_WEEKS,
        held_back: source
            .plan
            .withheld
            .iter()
            .map(|(id, reason)| HeldJson { id: *id, reason: *reason, text: source.lang.of(*reason, "text") })
            .collect(),
    }
}

/// Sets a piece of advice out. Where it is held back, what to do is left out.
pub fn one(source: &Source<'_>, id: Advice) -> AdviceJson {
    let strategy = plan::strategy(id);
    let entry = advice::entry(id);
    let held = plan::reasons(id, &source.plan.withheld);
    let lang = source.lang;
    let free = held.is_empty();
    AdviceJson {
        id,
        name: lang.of(id, "name"),
        when: entry.map(|entry| entry.when),
        complaint: entry.map(|entry| entry.of),
        grade: entry.map(|entry| entry.grade),
        text: free.then(|| lang.of(id, "text")),
        steps: strategy.filter(|_| free).map_or_else(Vec::new, |strategy| steps(strategy, lang)),
        article: strategy.map(|strategy| lang.of(strategy, "article")),
        evidence: strategy.map(|strategy| lang.of(strategy, "evidence")),
        not_without_a_doctor: gates::reasons(id),
        held_back_for_you: held,
        sources: entry.map_or(&[], |entry| entry.sources),
        rules_version: RULES_VERSION,
    }
}
