//! Texts that try to do harm, in every place of a page that holds a text.

use nightlegs::model::Urgency;
use nightlegs::report::page::terminal::{self, Layout};
use nightlegs::report::page::{Anchor, Block, Drawing, Figure, Page, Part, Shape, Table, html, markdown};
use nightlegs::text::Lang;

use crate::sample::HOSTILE;
use crate::{markup, shown, squeezed};

/// A page all of whose texts are one text, each with a number of its own.
fn page(text: &str) -> (Page<'static>, Vec<String>) {
    let mut all = Vec::new();
    let mut next = || {
        let one = format!("{text} n{}n", all.len());
        all.push(one.clone());
        one
    };
    let (title, about, heading) = (next(), next(), next());
    let sign = Block::Sign { urgency: Urgency::Emergency, title: next(), text: next(), because: next() };
    let table = Table {
        caption: next(),
        head: vec![next(), next()],
        rows: vec![vec![next(), next()], vec![next(), next()]],
        by_date: false,
    };
    let label = Shape::Text { at: (0.0, 8.0), size: 7.0, anchor: Anchor::Start, text: next() };
    let figure = Figure {
        title: next(),
        words: next().into(),
        characters: vec!["xx".to_owned()].into(),
        drawing: Drawing { width: 400.0, height: 20.0, shapes: vec![label] }.into(),
        smaller: Vec::new(),
    };
    let blocks = vec![
        sign,
        Block::Text(next()),
        Block::Items(vec![next(), next()]),
        Block::Numbered(vec![next()]),
        Block::Table(table),
        Block::Figure(figure),
    ];
    let foot = vec![next()];
    (Page { title, about: vec![about], parts: vec![Part { id: "part", heading, blocks }], foot }, all)
}

#[test]
fn no_text_is_markup_wherever_it_stands() {
    for text in HOSTILE {
        let (page, all) = page(text);
        let made = html::set_out(&page, Lang::English);
        let read = markup::read(&made).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        for element in ["script", "img", "a", "b", "em"] {
            assert_eq!(read.count(element), 0, "{text}");
        }
        assert_eq!(
            (read.count("table"), read.count("svg"), read.count("tr"), read.count("li")),
            (1, 1, 3, 3),
            "{text}"
        );
        let in_markdown = markup::unescaped(&markdown::set_out(&page));
        let layout = Layout { width: 200, ascii: false, in_words: true };
        let in_words = anstream::adapter::strip_str(&terminal::set_out(&page, layout)).to_string();
        let in_words = squeezed(&in_words);
        for one in &all {
            assert!(read.text.contains(&shown(one)), "HTML lacks {one}");
            // The label of a picture is drawn, and has no part in its words.
            let is_label = page.strings().iter().all(|string| string != one);
            assert!(is_label || in_markdown.contains(&shown(one)), "Markdown lacks {one}");
            // The head over the names of rows is not heard with each of them.
            let is_first_head = *one == table_head(&page);
            assert!(is_label || is_first_head || in_words.contains(&squeezed(&shown(one))), "plain lacks {one}");
        }
    }
}

/// The head over the names of the rows.
fn table_head<'p>(page: &'p Page<'_>) -> &'p str {
    let tables = page.parts.iter().flat_map(|part| &part.blocks);
    let mut tables = tables.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.next().map_or("", |table| &table.head[0])
}

/// Of a table in Markdown every line has as many cells as the head, whatever stands in them.
#[test]
fn no_cell_of_markdown_opens_another() {
    for text in HOSTILE {
        let made = markdown::set_out(&page(text).0);
        let bars = |line: &str| {
            let mut escaped = false;
            line.chars()
                .filter(|c| {
                    let bar = *c == '|' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    bar
                })
                .count()
        };
        let rows: Vec<&str> = made.lines().filter(|line| line.starts_with("| ")).collect();
        assert_eq!(rows.len(), 4, "{text}: {made}");
        assert!(rows.iter().all(|row| bars(row) == 3), "{text}: {rows:?}");
    }
}
