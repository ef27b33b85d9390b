//! The forms of the doctor's page: nothing is left out of any, and nothing in a text does harm in any.

mod contrast;
mod drawing;
mod hostile;
mod markup;
mod paper;
mod sample;
mod sheets;

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};
use nightlegs::report::page::pdf::{self, Paper};
use nightlegs::report::page::terminal::{self, Layout};
use nightlegs::report::page::{Block, Page, Shape, html, markdown};
use nightlegs::text::Lang;
use unicode_width::UnicodeWidthStr;

static PAGE: LazyLock<Page<'static>> = LazyLock::new(sample::page);
static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| on_paper(&PAGE, Paper::A4));

fn printed() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T09:12:00+09:00").expect("a time")
}

fn on_paper(page: &Page<'_>, paper: Paper) -> Vec<u8> {
    pdf::set_out(page, paper, printed(), Lang::English).expect("the font")
}

fn in_terminal(width: usize, ascii: bool, in_words: bool) -> String {
    let text = terminal::set_out(&PAGE, Layout { width, ascii, in_words });
    anstream::adapter::strip_str(&text).to_string()
}

/// What of a text a form has to show: harmful characters are shown as their escapes or not at all.
fn shown(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ").replace(['\u{202e}', '\u{202c}'], "");
    let text = text.replace('\u{1b}', "\\u{1b}").replace('\u{7}', "\\u{7}");
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text without spaces and the lines of a table, so that lines may be cut anywhere.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"│┆╌─┌┐└┘├┤┬┴┼╞╡═╪".contains(*c)).collect()
}

fn heads_of_names<'p>(page: &'p Page<'_>) -> Vec<&'p str> {
    let blocks = page.parts.iter().flat_map(|part| &part.blocks);
    blocks
        .filter_map(|block| if let Block::Table(table) = block { Some(table.head[0].as_str()) } else { None })
        .collect()
}

fn figure_words<'p>(page: &'p Page<'_>) -> Vec<&'p str> {
    let blocks = page.parts.iter().flat_map(|part| &part.blocks);
    blocks
        .filter_map(|block| if let Block::Figure(figure) = block { Some(figure.words.as_str()) } else { None })
        .collect()
}

#[test]
fn as_markdown() {
    insta::assert_snapshot!(markdown::set_out(&PAGE));
}

#[test]
fn in_a_terminal_of_80_columns() {
    insta::assert_snapshot!(in_terminal(80, false, false));
}

#[test]
fn on_a_phone_of_40_columns() {
    insta::assert_snapshot!(in_terminal(40, false, false));
}

#[test]
fn in_ascii() {
    insta::assert_snapshot!(in_terminal(80, true, false));
}

#[test]
fn as_html() {
    insta::assert_snapshot!(html::set_out(&PAGE, Lang::English).replace("><", ">\n<"));
}

#[test]
fn every_string_is_in_markdown() {
    // What was escaped is read as the reader of Markdown would.
    let plain = markup::unescaped(&markdown::set_out(&PAGE));
    for string in PAGE.strings() {
        assert!(plain.contains(&shown(string)), "{string}");
    }
}

#[test]
fn every_string_is_in_a_terminal() {
    for (width, in_words) in [(80, false), (40, false), (20, false), (80, true), (40, true), (20, true)] {
        let text = squeezed(&in_terminal(width, false, in_words)).to_uppercase();
        for string in PAGE.strings() {
            if width == 80 && !in_words && figure_words(&PAGE).contains(&string) {
                continue;
            }
            let wanted = squeezed(&shown(string)).to_uppercase();
            // The head over the names of rows is not heard with each of them.
            if in_words && heads_of_names(&PAGE).contains(&string) {
                continue;
            }
            // A cell that is wrapped beside another is not in one piece; its words are.
            let words = shown(string).to_uppercase();
            let in_words = words.split(' ').all(|word| text.contains(&squeezed(word)));
            assert!(text.contains(&wanted) || in_words, "{width}: {string}");
        }
    }
}

#[test]
fn no_line_in_a_terminal_is_wider_than_its_columns() {
    for width in [20, 30, 40, 60, 80, 100] {
        for in_words in [false, true] {
            for line in in_terminal(width, width % 20 == 0, in_words).lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert!(!line.contains(char::is_control), "{line:?}");
            }
        }
    }
    let ascii = in_terminal(80, true, false);
    let beyond: String = ascii.chars().filter(|c| !c.is_ascii() && !('가'..='힣').contains(c)).collect();
    assert_eq!(beyond, "", "only letters of names are not ASCII");
}

#[test]
fn whoever_hears_the_page_hears_sentences() {
    let text = in_terminal(80, false, true);
    assert!(!text.contains(|c: char| "│┆╌─┌┐└┘├┤┬┴┼╞╡═╪█░▒".contains(c) || ('\u{2500}'..='\u{25ff}').contains(&c)));
    for line in text.lines() {
        assert!(!line.starts_with(' ') && !line.contains("  "), "nothing is lined up by spaces: {line:?}");
    }
    // A row is a sentence with the heads of its columns, and a heading stands alone.
    for part in [
        "\n\n3. Nights by week\n\n",
        "\n31 Aug – 6 Sep. Logged: 7/7; Urge: 3/7; Cramps: 0/7; Onset: 22:00; Severity\n0–10: 4.0; Wakings",
        "\nWorse at rest. Holds: yes; Answer: when I sit or lie still; Nights that support\nit: 51/58.\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn every_string_is_in_html_and_html_is_well_formed() {
    let html = html::set_out(&PAGE, Lang::English);
    let read = markup::read(&html).expect("well-formed");
    for string in PAGE.strings() {
        assert!(read.text.contains(&shown(string)), "{string}");
    }
    for element in ["h1", "header", "main", "footer", "title", "table", "svg"] {
        assert!(read.count(element) >= 1, "{element}");
    }
    assert_eq!((read.count("h1"), read.count("main"), read.count("svg")), (1, 1, 2));
    assert_eq!(read.attributes("lang").collect::<Vec<_>>(), ["en"]);
    let mut ids: Vec<&str> = read.attributes("id").collect();
    for of in ["aria-labelledby"] {
        for names in read.attributes(of) {
            assert!(names.split(' ').all(|name| ids.contains(&name)), "{names}");
        }
    }
    // A picture is called by its caption, and its words stand once, for whoever opens them.
    assert_eq!((read.count("desc"), read.count("details"), read.count("figcaption")), (0, 2, 2));
    for words in figure_words(&PAGE) {
        assert_eq!(html.matches(words).count(), 1, "{words}");
    }
    let svg = read.elements.iter().filter(|(element, _)| element == "svg").map(|(_, attributes)| attributes);
    for attributes in svg {
        let has = |name: &str, value: &str| attributes.iter().any(|(of, is)| of == name && is.ends_with(value));
        assert!(has("role", "img") && has("aria-labelledby", "-caption"), "{attributes:?}");
    }
    // Headings step down one by one, and every head of a table says of what.
    let levels = read.elements.iter().filter_map(|(element, _)| element.strip_prefix('h')?.parse::<u32>().ok());
    let levels: Vec<u32> = levels.collect();
    assert!(levels.first() == Some(&1) && levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
    for (_, attributes) in read.elements.iter().filter(|(element, _)| element == "th") {
        assert!(attributes.iter().any(|(name, of)| name == "scope" && (of == "col" || of == "row")), "{attributes:?}");
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "no id stands twice");
}

#[test]
fn html_fetches_and_runs_nothing() {
    let html = html::set_out(&PAGE, Lang::English);
    let read = markup::read(&html).expect("well-formed");
    for element in ["script", "img", "link", "iframe", "object", "embed", "a", "base", "form", "image", "use"] {
        assert_eq!(read.count(element), 0, "{element}");
    }
    for (element, attributes) in &read.elements {
        for (name, value) in attributes {
            assert!(
                !name.starts_with("on") && !["src", "href", "srcset", "style"].contains(&name.as_str()),
                "{element}"
            );
            assert!(!value.contains("http") && !value.contains("url(") || value.starts_with("url(#"), "{value}");
        }
    }
    let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("http"));
    assert!(read.attributes("content").any(|policy| policy.starts_with("default-src 'none'")));
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn paper_holds_the_page_in_order() {
    let read = paper::read(&PDF);
    let found: Vec<&str> = read.pages.iter().flatten().map(|run| run.trim()).filter(|run| !run.is_empty()).collect();
    let wanted: Vec<String> = on_paper_strings(&PAGE);
    assert_eq!(squeezed(&found.concat()), squeezed(&wanted.concat()));
    // No string is cut here by the end of a sheet.
    for string in &wanted {
        assert!(found.iter().any(|run| run.contains(string.as_str())), "{string}");
    }
    let words: Vec<String> = figure_words(&PAGE).into_iter().map(shown).collect();
    assert_eq!((read.alternatives(), words.len()), (words, 2), "each picture has its words");
}

/// The strings in the order of reading; of a picture the title and the texts in the drawing.
fn on_paper_strings(page: &Page<'_>) -> Vec<String> {
    let mut strings: Vec<String> = page.strings().iter().map(|string| shown(string)).collect();
    for block in page.parts.iter().flat_map(|part| &part.blocks) {
        let Block::Figure(figure) = block else { continue };
        let texts = figure.drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.clone()),
            _ => None,
        });
        let at = strings.iter().position(|string| *string == *figure.words).expect("words");
        strings[at] = texts.collect::<Vec<_>>().concat();
    }
    strings
}

#[test]
fn paper_says_what_it_is() {
    let read = paper::read(&PDF);
    assert!(PDF.starts_with(b"%PDF-1.7"));
    for word in ["/Lang(en)", "/DisplayDocTitle true", "/Marked true", "/Producer(nightlegs ", "D:20261123091200+09'00"]
    {
        assert!(read.having(word).count() >= 1, "{word}");
    }
    assert!(read.having("/Title(Restless legs and night cramps: a page for the doctor)").count() == 1);
    assert_eq!(read.having("/FontFile3").count(), 2);
    assert_eq!(read.having("/ToUnicode").count(), 2);
    assert_eq!(read.having("/Subtype/CIDFontType0C").count(), 2);
    for role in ["/S/H1", "/S/H2", "/S/TH", "/S/TD", "/S/LBody", "/S/Figure", "/S/Caption"] {
        assert!(read.having(role).count() >= 1, "{role}");
    }
    let count = read.pages.len();
    let numbers = (1..=count).map(|page| format!("{page} of {count}")).collect::<Vec<_>>();
    assert!(
        numbers.iter().all(|number| read.ornament.iter().any(|text| text.ends_with(number))),
        "{:?}",
        read.ornament
    );
}

#[test]
fn a_page_is_one_sheet_if_it_can_be_and_else_two() {
    assert_eq!(paper::read(&PDF).pages.len(), 2);
    assert_eq!(paper::read(&on_paper(&PAGE, Paper::Letter)).pages.len(), 2);
    let mut short = sample::page();
    short.parts.truncate(3);
    assert_eq!(paper::read(&on_paper(&short, Paper::A4)).pages.len(), 1);
    // A note of 16 KiB in a list and in a cell is not cut short.
    let mut long = sample::page();
    let note = "다리가 아파요 and it goes on ".repeat(500);
    long.parts[5].blocks.push(Block::Text(note.clone()));
    if let Block::Table(table) = &mut long.parts[1].blocks[1] {
        table.rows[0][2] = note.clone();
    }
    let read = paper::read(&on_paper(&long, Paper::A4));
    assert!(read.pages.len() > 2);
    let runs = read.pages.iter().flatten();
    assert_eq!(runs.map(|run| run.matches('파').count()).sum::<usize>(), 1000);
}

#[test]
fn the_same_page_is_the_same_bytes() {
    assert_eq!(*PDF, on_paper(&sample::page(), Paper::A4));
}

#[test]
fn an_empty_page_has_a_form_too() {
    let mut empty = sample::page();
    empty.parts.clear();
    empty.about.clear();
    empty.foot.clear();
    assert_eq!(paper::read(&on_paper(&empty, Paper::A4)).pages.len(), 1);
    assert!(markup::read(&html::set_out(&empty, Lang::English)).is_ok());
    assert!(markdown::set_out(&empty).starts_with("# Restless"));
}

#[test]
fn what_the_font_lacks_is_named_and_can_be_copied() {
    assert_eq!(pdf::lacking(&PAGE), Ok(vec![]));
    let mut page = sample::page();
    page.about.push("痙攣 😴 µ and μ".to_owned());
    assert_eq!(pdf::lacking(&page), Ok(vec!['攣', '痙', '😴']));
    let read = paper::read(&on_paper(&page, Paper::A4));
    assert!(read.pages.iter().flatten().any(|run| run == "痙攣 😴 µ and μ"));
}
