//! One strategy whole: who should not, the steps, what the article says beside what is known, and its sources.

use super::{Source, reason_names};
use crate::model::{Advice, Id, Strategy};
use crate::report::page::{Block, Page, Part};
use crate::rules::{advice, gates, plan};
use crate::text::{Lang, fill, reference};

/// The steps of a strategy, one by one. Their text holds each behind its number.
pub fn steps(strategy: Strategy, lang: Lang) -> Vec<&'static str> {
    let mut rest = lang.of(strategy, "steps");
    rest = rest.strip_prefix("1. ").unwrap_or(rest);
    let mut steps = Vec::new();
    for next in 2.. {
        let Some((step, after)) = rest.split_once(&format!(" {next}. ")) else { break };
        steps.push(step);
        rest = after;
    }
    steps.push(rest);
    steps
}

/// Builds the page of a piece of advice.
pub fn one(source: &Source<'_>, id: Advice) -> Page<'static> {
    let (lang, strategy) = (source.lang, plan::strategy(id));
    let mut parts = Vec::new();
    if source.is_held() {
        parts.push(source.first());
    }
    let held = plan::reasons(id, &source.plan.withheld);
    let part = |heading: &'static str, texts: Vec<String>| Part {
        id: heading,
        heading: source.say("one", heading, &[]),
        blocks: texts.into_iter().map(Block::Text).collect(),
    };
    let all = gates::reasons(id);
    if !held.is_empty() {
        let mut texts: Vec<String> = held.iter().map(|reason| lang.of(*reason, "text").to_owned()).collect();
        texts.push(source.say("one", "ask", &[]));
        parts.push(part("held_heading", texts));
    } else {
        if !all.is_empty() {
            let mut texts = vec![source.say("one", "who", &[("list", &reason_names(&all, lang))])];
            if source.screened.is_none() {
                texts.push(source.say("one", "who_not_asked", &[]));
            }
            parts.push(part("who_heading", texts));
        }
        let facet = source.plan.items.iter().find(|item| item.id == id).map_or("text", |item| item.facet);
        let mut what = part("steps_heading", Vec::new());
        // Words of their own, as in pregnancy, stand in the place of steps for everybody.
        what.blocks.push(match strategy.filter(|_| facet == "text") {
            Some(strategy) => Block::Numbered(steps(strategy, lang).into_iter().map(str::to_owned).collect()),
            None => Block::Text(lang.of(id, facet).to_owned()),
        });
        parts.push(what);
    }
    let said = |strategy: Strategy| {
        // What the article tells everybody, with its amounts, is not for whom it is held back.
        let mut texts: Vec<String> = (!held.is_empty()).then(|| source.say("one", "public", &[])).into_iter().collect();
        texts.push(source.say("one", "article", &[("text", lang.of(strategy, "article"))]));
        texts.push(source.say("one", "evidence", &[("text", lang.of(strategy, "evidence"))]));
        part("said_heading", texts)
    };
    parts.extend(strategy.map(said));
    let trials = source.trials.iter().filter(|one| Some(one.trial.strategy) == strategy);
    parts.extend(source.tried(&trials.collect::<Vec<_>>()));
    Page {
        title: format!("{} [{id}]", lang.of(id, "name")),
        about: about(source, id),
        parts,
        foot: foot(source, id, held.is_empty()),
    }
}

fn about(source: &Source<'_>, id: Advice) -> Vec<String> {
    let Some(entry) = advice::entry(id) else { return Vec::new() };
    let lang = source.lang;
    let holes = [
        ("complaint", lang.of(entry.of, "name")),
        ("when", lang.of(entry.when, "name")),
        ("grade", lang.of(entry.grade, "name")),
    ];
    vec![source.say("one", "for", &holes)]
}

fn foot(source: &Source<'_>, id: Advice, free: bool) -> Vec<String> {
    let sources = advice::entry(id).map_or(&[][..], |entry| entry.sources);
    // Of the article the page says apart what it says; where there is nothing else, it stands alone.
    let studies = sources.iter().filter(|one| sources.len() == 1 || **one != crate::model::Source::Article);
    let named: Vec<String> =
        studies.filter_map(|one| reference(*one)).map(|one| format!("{}, {}", one.reference, one.year)).collect();
    let mut foot = vec![source.say("one", "sources", &[("list", &named.join("; "))])];
    let going = source.trials.iter().any(|one| Advice::from(one.trial.strategy) == id && one.trial.until.is_none());
    match (free && plan::strategy(id).is_some(), going) {
        (_, true) => foot.push(source.say("one", "going", &[])),
        (true, false) => foot.push(source.say("one", "start", &[("id", id.as_str())])),
        (false, false) => {}
    }
    foot.push(fill(source.lang.say(["plan", "page", "limits"]), &[]));
    foot
}
