//! `explain`: what a rule, a question, a medicine or a piece of background is, why, and where it comes from.

mod contents;
mod search;
mod words;

pub use contents::{contents, several};
pub use search::{Found, find, nearest};

use super::wording::wrap;
use crate::model::{Key, Source};
use crate::rules::RULES_VERSION;
use crate::rules::red_flags;
use crate::rules::registry::Topic;
use crate::rules::topics::Background;
use crate::text::{Checked, Lang, fill, reference};
use words::{Piece, pieces};

/// Month in which the rules were last read against their sources.
pub const REVIEWED: &str = "2026-11";

/// Title of a topic.
pub fn title(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Criterion(id) => lang.of(id, "name"),
        Topic::Feature(id) => lang.of(id, "name"),
        Topic::LookAlike(id) => lang.of(id, "name"),
        Topic::RedFlag(id) => lang.of(id, "title"),
        Topic::Advice(id) => lang.of(id, "name"),
        Topic::Background(id) => lang.of(id, "name"),
        Topic::Class(id) => lang.of(id, "title"),
        Topic::Question(key) => lang.label(key),
    }
}

/// What a topic says, paragraph by paragraph, without its headings.
pub fn paragraphs(topic: Topic, lang: Lang) -> Vec<String> {
    let words = |piece| match piece {
        Piece::Heading(_) => None,
        Piece::Paragraph(text) | Piece::Line(text) => Some(text),
    };
    pieces(topic, lang).into_iter().filter_map(words).collect()
}

/// The questions that a topic is judged by.
fn reads(topic: Topic) -> &'static [Key] {
    match topic {
        Topic::RedFlag(id) => red_flags::rule(id).map_or(&[], |rule| rule.reads),
        Topic::Background(Background::Iron) => crate::rules::iron::READS,
        Topic::Background(Background::Augmentation) => crate::rules::augmentation::READS,
        _ => &[],
    }
}

/// What to read next.
fn see_also(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Background(id) => crate::rules::topics::row(id).see_also,
        _ => &[],
    }
}

/// Sets out a topic.
pub fn set_out(topic: Topic, width: usize, lang: Lang) -> String {
    let mut lines = wrap(&format!("{} [{}]", title(topic, lang), topic.id()), width, "", "  ");
    // What a heading stands above follows at once, and so do the lines of a list.
    let (mut below_heading, mut below_line) = (false, false);
    for piece in pieces(topic, lang) {
        let is_line = matches!(piece, Piece::Line(_));
        if !(below_heading || is_line && below_line) {
            lines.push(String::new());
        }
        (below_heading, below_line) = (matches!(piece, Piece::Heading(_)), is_line);
        match piece {
            Piece::Heading(heading) => lines.extend(wrap(&format!("{heading}:"), width, "", "")),
            Piece::Line(line) => lines.extend(wrap(&line, width, "  - ", "    ")),
            Piece::Paragraph(text) => lines.extend(wrap(&text, width, "", "")),
        }
    }
    let mut add = |text: String| {
        lines.push(String::new());
        lines.extend(wrap(&text, width, "", "  "));
    };
    let reads = reads(topic);
    if !reads.is_empty() {
        let labels: Vec<&str> = reads.iter().map(|key| lang.label(*key)).collect();
        add(fill(lang.say(["explain", "reads", "name"]), &[("questions", &labels.join("; "))]));
    }
    if !see_also(topic).is_empty() {
        add(fill(lang.say(["explain", "see_also", "name"]), &[("topics", &see_also(topic).join(", "))]));
    }
    let article = lang.say(["explain", "article", "word"]);
    if paragraphs(topic, lang).iter().any(|text| text.to_lowercase().contains(article)) {
        add(lang.say(["explain", "article", "name"]).to_owned());
    }
    let sources = topic.sources();
    if !sources.is_empty() {
        add(lang.say(["explain", "sources", "name"]).to_owned());
        for reference in sources.iter().filter_map(|source| reference(*source)) {
            let line = format!("{}, {} ({})", reference.reference, reference.year, checked(reference.checked, lang));
            lines.extend(wrap(&line, width, "  - ", "    "));
        }
    }
    lines.push(String::new());
    let checked = fill(lang.say(["explain", "checked", "name"]), &[("version", RULES_VERSION), ("date", REVIEWED)]);
    lines.extend(wrap(&checked, width, "", ""));
    lines.join("\n") + "\n"
}

fn checked(checked: Checked, lang: Lang) -> &'static str {
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
    group: &'static str,
    text: Vec<String>,
    questions: &'static [Key],
    see_also: &'static [&'static str],
    sources: &'static [Source],
    rules_version: &'static str,
    reviewed: &'static str,
}

/// Sets out a topic as JSON; without its text where only a list is wanted.
pub fn set_out_json(topic: Topic, with_text: bool, lang: Lang) -> TopicJson {
    TopicJson {
        id: topic.id(),
        title: title(topic, lang),
        group: contents::heading(topic).name(),
        text: if with_text { paragraphs(topic, lang) } else { Vec::new() },
        questions: reads(topic),
        see_also: see_also(topic),
        sources: topic.sources(),
        rules_version: RULES_VERSION,
        reviewed: REVIEWED,
    }
}
