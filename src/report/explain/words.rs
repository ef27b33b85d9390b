//! What a topic says, in pieces: headings, paragraphs, and lines of a list.

use crate::formulary::{Class, Medicine, Strength, medicines};
use crate::model::{Advice, Grade, Id};
use crate::rules::registry::Topic;
use crate::rules::topics::{Background, aim, row};
use crate::rules::{advice, gates};
use crate::text::{Lang, fill};

/// A piece of a topic's page.
pub enum Piece {
    /// A heading above what follows.
    Heading(&'static str),
    /// A paragraph.
    Paragraph(String),
    /// A line of a list.
    Line(String),
}

/// The parts of a page of background, each with the heading above it. Lines of a list stand below the first paragraph.
const PARTS: [(&str, Option<&str>); 20] = [
    ("text", None),
    ("line_1", None),
    ("line_2", None),
    ("line_3", None),
    ("line_4", None),
    ("line_5", None),
    ("line_6", None),
    ("line_7", None),
    ("line_8", None),
    ("line_9", None),
    ("line_10", None),
    ("line_11", None),
    ("line_12", None),
    ("more", None),
    ("said", Some("said")),
    ("evidence", Some("evidence_says")),
    ("also", None),
    ("you", Some("you")),
    ("see", Some("see")),
    ("hint", Some("unsure")),
];

/// What a topic says.
pub fn pieces(topic: Topic, lang: Lang) -> Vec<Piece> {
    let say = |text: &str| vec![Piece::Paragraph(text.to_owned())];
    match topic {
        Topic::Criterion(id) => say(lang.of(id, "text")),
        Topic::Feature(id) => say(lang.of(id, "text")),
        Topic::LookAlike(id) => say(lang.of(id, "text")),
        Topic::RedFlag(id) => {
            let of = |urgency| format!("{}: {}", lang.of(urgency, "name"), lang.red_flag(id, urgency));
            id.tiers().iter().map(|urgency| Piece::Paragraph(of(*urgency))).collect()
        }
        Topic::Advice(id) => of_advice(id, lang),
        Topic::Background(id) => of_background(id, lang),
        Topic::Class(id) => of_class(id, lang),
        Topic::Question(key) => {
            let why = fill(lang.say(["ui", "why", "name"]), &[("why", lang.of(key, "why"))]);
            vec![Piece::Paragraph(lang.of(key, "ask").to_owned()), Piece::Paragraph(why)]
        }
    }
}

fn graded(grade: Grade, lang: Lang) -> Piece {
    Piece::Paragraph(fill(lang.say(["explain", "evidence", "name"]), &[("grade", lang.of(grade, "name"))]))
}

fn of_background(id: Background, lang: Lang) -> Vec<Piece> {
    let find = |facet: &str| lang.find([Background::GROUP, id.as_str(), facet]);
    let mut pieces = Vec::new();
    for (facet, heading) in PARTS {
        let Some(text) = find(facet).map(str::to_owned) else { continue };
        pieces.extend(heading.map(|heading| Piece::Heading(lang.say(["explain", heading, "name"]))));
        pieces.push(if facet.starts_with("line_") { Piece::Line(text) } else { Piece::Paragraph(text) });
    }
    pieces.push(graded(row(id).grade, lang));
    pieces
}

fn of_advice(id: Advice, lang: Lang) -> Vec<Piece> {
    let mut pieces = vec![Piece::Paragraph(lang.of(id, "text").to_owned())];
    let mut part = |heading: &'static str, facet| {
        if let Some(text) = lang.find([Advice::GROUP, id.as_str(), facet]) {
            pieces.push(Piece::Heading(lang.say(["explain", heading, "name"])));
            pieces.push(Piece::Paragraph(text.to_owned()));
        }
    };
    part("how", "more");
    part("differs", "differs");
    if let Some(entry) = advice::entry(id) {
        let holes = [("complaint", lang.of(aim(id), "name")), ("when", lang.of(entry.when, "name"))];
        pieces.push(Piece::Paragraph(fill(lang.say(["explain", "aim", "name"]), &holes)));
        pieces.push(graded(entry.grade, lang));
    }
    let reasons = gates::reasons(id);
    if !reasons.is_empty() {
        pieces.push(Piece::Heading(lang.say(["explain", "held", "name"])));
        let line = lang.say(["explain", "held", "line"]);
        let of = |reason| fill(line, &[("who", lang.of(reason, "who")), ("why", lang.of(reason, "text"))]);
        pieces.extend(reasons.into_iter().map(|reason| Piece::Line(of(reason))));
    }
    pieces
}

/// What is said of a class, and which of its medicines bear a mark, by the strength of it.
fn of_class(id: Class, lang: Lang) -> Vec<Piece> {
    let mut pieces = Vec::new();
    pieces.extend(lang.find([Class::GROUP, id.as_str(), "text"]).map(|text| Piece::Paragraph(text.to_owned())));
    let of_class = || medicines().iter().filter(|medicine| medicine.class == id && !medicine.unspecified);
    let named = |which: &dyn Fn(&Medicine) -> bool| {
        of_class().filter(|medicine| which(medicine)).map(Medicine::generic).collect::<Vec<_>>().join(", ")
    };
    let plain = pieces.is_empty();
    let mut marked = false;
    let mut line = |facet, strength: &str, names: String| {
        if !names.is_empty() {
            marked = true;
            let holes = [("strength", strength), ("medicines", names.as_str())];
            pieces.push(Piece::Line(fill(lang.say(["explain", "class", facet]), &holes)));
        }
    };
    for strength in Strength::ALL.iter().copied() {
        let words = lang.say(["medicine_strength", strength.as_str(), "name"]);
        line("worsens", words, named(&|medicine| medicine.worsens_rls == Some(strength)));
        line("cramps", words, named(&|medicine| medicine.brings_cramps == Some(strength)));
    }
    line("exception", "", named(&|medicine| medicine.exception.is_some()));
    if plain && !marked {
        pieces.push(Piece::Paragraph(lang.say(["explain", "class", "nothing"]).to_owned()));
    }
    pieces.push(Piece::Paragraph(lang.say(["explain", "class", "ask"]).to_owned()));
    pieces
}
