//! `explain`: what a rule or a question is, why, and where it comes from.

use super::wording::wrap;
use crate::model::*;
use crate::rules::RULES_VERSION;
use crate::rules::red_flags;
use crate::rules::registry::{self, Topic};
use crate::rules::{advice, gates};
use crate::text::{Lang, fill, reference};

/// Month in which the rules were last read against their sources.
pub const REVIEWED: &str = "2026-11";

/// The topics of an id: a look-alike and a piece of advice may share one with a question.
pub fn find(id: &str) -> Vec<Topic> {
    registry::topics().filter(|topic| topic.id() == id).collect()
}

/// The nearest topic to a misspelt one.
pub fn nearest(id: &str) -> Option<&'static str> {
    let ids: Vec<&'static str> = registry::topics().map(Topic::id).collect();
    crate::ask::nearest(id, &ids)
}

/// Title of a topic.
pub fn title(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Criterion(id) => lang.of(id, "name"),
        Topic::Feature(id) => lang.of(id, "name"),
        Topic::LookAlike(id) => lang.of(id, "name"),
        Topic::RedFlag(id) => lang.of(id, "title"),
        Topic::Advice(id) => lang.of(id, "name"),
        Topic::Iron => lang.say(["topic", "iron", "name"]),
        Topic::Augmentation => lang.say(["topic", "augmentation", "name"]),
        Topic::Medicines => lang.say(["topic", "medicines", "name"]),
        Topic::Question(key) => lang.label(key),
    }
}

/// What a topic says, paragraph by paragraph.
fn paragraphs(topic: Topic, lang: Lang) -> Vec<String> {
    match topic {
        Topic::Criterion(id) => vec![lang.of(id, "text").to_owned()],
        Topic::Feature(id) => vec![lang.of(id, "text").to_owned()],
        Topic::LookAlike(id) => vec![lang.of(id, "text").to_owned()],
        Topic::RedFlag(id) => id
            .tiers()
            .iter()
            .map(|urgency| format!("{}: {}", lang.of(*urgency, "name"), lang.red_flag(id, *urgency)))
            .collect(),
        Topic::Advice(id) => {
            let grade = advice::entry(id).map_or("", |entry| lang.of(entry.grade, "name"));
            let evidence = fill(lang.say(["explain", "evidence", "name"]), &[("grade", grade)]);
            let mut paragraphs = vec![lang.of(id, "text").to_owned(), evidence];
            let reasons = gates::reasons(id);
            if !reasons.is_empty() {
                paragraphs.push(lang.say(["explain", "held", "name"]).to_owned());
                paragraphs.extend(reasons.into_iter().map(|reason| lang.of(reason, "text").to_owned()));
            }
            paragraphs
        }
        Topic::Iron => {
            vec![lang.say(["topic", "iron", "text"]).to_owned(), lang.say(["iron", "article", "text"]).to_owned()]
        }
        Topic::Augmentation => vec![lang.say(["topic", "augmentation", "text"]).to_owned()],
        Topic::Medicines => vec![lang.say(["topic", "medicines", "text"]).to_owned()],
        Topic::Question(key) => {
            vec![lang.of(key, "ask").to_owned(), fill(lang.say(["ui", "why", "name"]), &[("why", lang.of(key, "why"))])]
        }
    }
}

/// The questions that a topic is judged by.
fn reads(topic: Topic) -> &'static [Key] {
    match topic {
        Topic::RedFlag(id) => red_flags::rule(id).map_or(&[], |rule| rule.reads),
        Topic::Iron => crate::rules::iron::READS,
        Topic::Augmentation => crate::rules::augmentation::READS,
        _ => &[],
    }
}

/// Sets out a topic.
pub fn set_out(topic: Topic, width: usize, lang: Lang) -> String {
    let mut lines = vec![format!("{} [{}]", title(topic, lang), topic.id()), String::new()];
    for paragraph in paragraphs(topic, lang) {
        lines.extend(wrap(&paragraph, width, "", ""));
    }
    let reads = reads(topic);
    if !reads.is_empty() {
        let labels: Vec<&str> = reads.iter().map(|key| lang.label(*key)).collect();
        let line = fill(lang.say(["explain", "reads", "name"]), &[("questions", &labels.join("; "))]);
        lines.push(String::new());
        lines.extend(wrap(&line, width, "", "  "));
    }
    let sources = topic.sources();
    if !sources.is_empty() {
        lines.push(String::new());
        lines.push(lang.say(["explain", "sources", "name"]).to_owned());
        for reference in sources.iter().filter_map(|source| reference(*source)) {
            let line = format!("{}, {} ({})", reference.reference, reference.year, checked(reference.checked, lang));
            lines.extend(wrap(&line, width, "  - ", "    "));
        }
    }
    lines.push(String::new());
    lines.push(fill(lang.say(["explain", "checked", "name"]), &[("version", RULES_VERSION), ("date", REVIEWED)]));
    lines.join("\n") + "\n"
}

fn checked(checked: crate::text::Checked, lang: Lang) -> &'static str {
    use crate::text::Checked;
    let name = match checked {
        Checked::TwoPages => "two_pages",
        Checked::OnePage => "one_page",
        Checked::Unconfirmed => "unconfirmed",
        Checked::Own => "own",
    };
    lang.say(["checked", name, "name"])
}

/// A topic as JSON.
#[derive(serde::Serialize)]
pub struct TopicJson {
    id: &'static str,
    title: &'static str,
    text: Vec<String>,
    questions: &'static [Key],
    sources: &'static [Source],
    rules_version: &'static str,
    reviewed: &'static str,
}

/// Sets out a topic as JSON; without its text where only a list is wanted.
pub fn set_out_json(topic: Topic, with_text: bool, lang: Lang) -> TopicJson {
    TopicJson {
        id: topic.id(),
        title: title(topic, lang),
        text: if with_text { paragraphs(topic, lang) } else { Vec::new() },
        questions: reads(topic),
        sources: topic.sources(),
        rules_version: RULES_VERSION,
        reviewed: REVIEWED,
    }
}

/// The table of contents: every id with its title.
pub fn contents(width: usize, lang: Lang) -> String {
    let mut lines = vec![lang.say(["explain", "list", "rules"]).to_owned()];
    let mut add =
        |topic: Topic| lines.extend(wrap(&format!("{}: {}", topic.id(), title(topic, lang)), width, "  ", "      "));
    registry::rules().for_each(&mut add);
    lines.push(String::new());
    lines.push(lang.say(["explain", "list", "questions"]).to_owned());
    let mut add = |key: Key| lines.extend(wrap(&format!("{key}: {}", lang.label(key)), width, "  ", "      "));
    Key::ALL.iter().copied().for_each(&mut add);
    lines.join("\n") + "\n"
}
