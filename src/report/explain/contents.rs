//! The table of contents, under headings.

use super::title;
use crate::model::Id;
use crate::report::wording::{tame, wrap};
use crate::rules::registry::{self, Topic};
use crate::rules::topics::{Shelf, row};
use crate::text::{Lang, fill};

/// A heading of the table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// A shelf of background.
    Shelf(Shelf),
    /// Everything of one kind.
    Kind(&'static str),
}

impl Heading {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Heading::Shelf(shelf) => shelf.as_str(),
            Heading::Kind(kind) => kind,
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Heading::Shelf(shelf) => lang.of(shelf, "name"),
            Heading::Kind(kind) => lang.say(["explain", "list", kind]),
        }
    }
}

/// The heading that a topic stands under.
pub fn heading(topic: Topic) -> Heading {
    match topic {
        Topic::Background(id) => Heading::Shelf(row(id).shelf),
        Topic::Advice(_) => Heading::Kind("advice"),
        Topic::RedFlag(_) => Heading::Kind("red_flags"),
        Topic::Criterion(_) | Topic::Feature(_) => Heading::Kind("criteria"),
        Topic::LookAlike(_) => Heading::Kind("look_alikes"),
        Topic::Class(_) => Heading::Kind("classes"),
        Topic::Question(_) => Heading::Kind("questions"),
    }
}

/// The table of contents: under each heading every id with its title; without `all`, what most people look for.
pub fn contents(all: bool, width: usize, lang: Lang) -> String {
    let say = |last| lang.say(["explain", "list", last]);
    let mut lines = wrap(say("about"), width, "", "  ");
    let mut under = None;
    for topic in registry::topics().filter(|topic| all || matches!(topic, Topic::Background(_) | Topic::Advice(_))) {
        let heading = heading(topic);
        if under != Some(heading) {
            lines.push(String::new());
            lines.extend(wrap(heading.words(lang), width, "", ""));
            under = Some(heading);
        }
        lines.extend(entry(topic, width, lang));
    }
    if !all {
        lines.push(String::new());
        lines.extend(wrap(say("more"), width, "", "  "));
    }
    lines.join("\n") + "\n"
}

/// The topics that a search found, where there are several.
pub fn several(query: &str, found: &[Topic], width: usize, lang: Lang) -> String {
    let intro = fill(lang.say(["explain", "several", "name"]), &[("topic", &tame(query))]);
    let mut lines = wrap(&intro, width, "", "  ");
    lines.extend(found.iter().flat_map(|topic| entry(*topic, width, lang)));
    lines.join("\n") + "\n"
}

fn entry(topic: Topic, width: usize, lang: Lang) -> Vec<String> {
    wrap(&format!("{}: {}", topic.id(), title(topic, lang)), width, "  ", "      ")
}
