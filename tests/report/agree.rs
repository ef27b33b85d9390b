//! What one form says, every form says.

use crate::made::{Made, example, squeezed, tables, text};
use crate::markup;
use crate::markup::unescaped;

/// What the pages are made of, from much to little.
const PERIODS: [&[&str]; 5] = [
    &[],
    &["--last", "12w"],
    &["--since", "2026-11-03", "--until", "2026-11-06"],
    &["--redact"],
    &["--since", "2025-01-01", "--until", "2025-01-31"],
];

/// The tables of a page in a terminal, column by column without spaces, so that it does not matter where a cell was
/// wrapped.
fn columns(terminal: &str) -> Vec<Vec<String>> {
    let mut tables: Vec<Vec<String>> = Vec::new();
    for line in terminal.lines() {
        if line.starts_with('┌') {
            tables.push(vec![String::new(); line.matches('┬').count() + 1]);
        }
        if let Some(cells) = line.strip_prefix('│').and_then(|line| line.strip_suffix('│')) {
            let columns = tables.last_mut().expect("a table");
            let cells: Vec<&str> = cells.split('┆').collect();
            assert_eq!(cells.len(), columns.len(), "{line}");
            columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push_str(&squeezed(cell)));
        }
    }
    tables
}

#[test]
fn every_cell_of_every_table_is_in_every_form() {
    for args in PERIODS {
        let made = Made::of(&example(), args);
        let tables = tables(&made.markdown);
        assert!(!tables.is_empty(), "{args:?}");
        let wanted: Vec<Vec<String>> = tables
            .iter()
            .map(|table| {
                (0..table[0].len()).map(|at| squeezed(&table.iter().map(|row| &*row[at]).collect::<String>())).collect()
            })
            .collect();
        assert_eq!(columns(&made.terminal), wanted, "{args:?}");
        let (html, pdf) = (squeezed(&made.html.text), squeezed(&made.on_paper()));
        for table in &tables {
            let cells = squeezed(&table.concat().concat());
            assert!(html.contains(&cells), "{args:?}: HTML lacks {table:?}");
            assert!(pdf.contains(&cells), "{args:?}: the PDF lacks {table:?}");
        }
    }
}

/// The texts of a page in Markdown outside its tables and the characters of its pictures.
fn sentences(markdown: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in markdown.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if fenced || ["```", "|", "---"].iter().any(|mark| line.starts_with(mark)) {
            continue;
        }
        let line = line.trim_start_matches("> ").trim_start_matches("- ").trim_start_matches("# ");
        let line = line.trim_start_matches("## ").trim_end_matches('\\');
        // The numbers of a list are not of its sentences: a browser counts by itself.
        let line = line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(". ").unwrap_or(line);
        let bare = line.strip_prefix("**").and_then(|line| line.strip_suffix("**"));
        let bare = bare.or_else(|| line.strip_prefix('*').and_then(|line| line.strip_suffix('*')));
        found.push(unescaped(bare.unwrap_or(line)));
    }
    found.retain(|line| !line.is_empty());
    found
}

/// A squeezed text without how many of the nights a picture shows: on paper it may be fewer.
fn without_shown(squeezed: &str) -> String {
    let mut pieces = squeezed.split("SHOWNARETHELAST");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once("NIGHTS.").expect("a sentence").1)
}

#[test]
fn every_sentence_is_in_every_form() {
    for args in PERIODS {
        let made = Made::of(&example(), args);
        let sentences = sentences(&made.markdown);
        assert!(sentences.len() > 12, "{args:?}: {sentences:?}");
        // In a terminal the words of a picture stand there only where it is asked for them.
        let pages = [
            ("plain", squeezed(&made.plain)),
            ("html", squeezed(&made.html.text)),
            ("pdf", squeezed(&made.on_paper())),
        ];
        for sentence in sentences {
            let wanted = without_shown(&squeezed(&sentence));
            for (form, page) in &pages {
                assert!(without_shown(page).contains(&wanted), "{args:?}: {form} lacks {sentence}");
            }
        }
    }
}

#[test]
fn every_number_of_a_form_stands_in_markdown_too() {
    // The other way round: no form has a number of its own.
    for args in PERIODS {
        let made = Made::of(&example(), args);
        let markdown = squeezed(&unescaped(&made.markdown));
        let numbers = |text: &str| -> Vec<String> {
            let number = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
            let words = text.split(|c: char| c.is_whitespace() || "│┆".contains(c));
            // Whole hours stand along the edges of pictures.
            let bare = words.map(|word| word.trim_end_matches([';', '.', ':']));
            bare.filter(number).filter(|word| !word.ends_with(":00")).map(squeezed).collect()
        };
        let html = text(&example(), "html", args);
        let beside: String = html.split("<svg").map(|piece| piece.split("</svg>").last().unwrap_or_default()).collect();
        let html = markup::read(&beside).expect("well-formed").text;
        // The nights one by one are of the plain form alone; they are held against the diary elsewhere.
        let plain = made.plain.split("The nights, one by one").next().unwrap_or_default();
        for text in [plain, &made.terminal, &html] {
            let numbers = numbers(text);
            assert!(numbers.len() > 20);
            for number in numbers {
                assert!(markdown.contains(&number), "{args:?}: {number}");
            }
        }
    }
}
