//! The page as CommonMark with pipe tables, for a note or a message to a doctor.

use super::{Block, Figure, Page, Table, numbered, one_line};
use crate::report::wording::tame_whole;

/// Sets the page out in Markdown. Whatever stands in its texts is shown as it is and marks nothing up.
pub fn set_out(page: &Page<'_>) -> String {
    let mut blocks = vec![format!("# {}", text(&page.title))];
    if !page.about.is_empty() {
        blocks.push(page.about.iter().map(|line| text(line)).collect::<Vec<_>>().join("\\\n"));
    }
    for part in &page.parts {
        blocks.push(format!("## {}", text(&part.heading)));
        blocks.extend(part.blocks.iter().map(block));
    }
    if !page.foot.is_empty() {
        blocks.push("---".to_owned());
        blocks.extend(page.foot.iter().map(|line| text(line)));
    }
    blocks.join("\n\n") + "\n"
}

fn block(block: &Block<'_>) -> String {
    match block {
        Block::Sign { title, text: what, because, .. } => {
            let lines = [format!("**{}**", text(title)), text(what), text(because)];
            let lines = lines.into_iter().filter(|line| !line.is_empty() && line != "****");
            lines.map(|line| format!("> {line}")).collect::<Vec<_>>().join("\\\n")
        }
        Block::Text(paragraph) => text(paragraph),
        Block::Items(items) => items.iter().map(|item| format!("- {}", text(item))).collect::<Vec<_>>().join("\n"),
        Block::Numbered(items) => {
            numbered(items).map(|(number, item)| number + &text(item)).collect::<Vec<_>>().join("\n")
        }
        Block::Table(shown) => table(shown),
        Block::Figure(shown) => figure(shown),
    }
}

fn table(table: &Table) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(" | "));
    let ends = |column| if table.is_of_numbers(column) { "---:" } else { "---" };
    let rule = format!("| {} |", (0..table.head.len()).map(ends).collect::<Vec<_>>().join(" | "));
    let mut lines = vec![format!("*{}*", text(&table.caption)), String::new(), row(&table.head), rule];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

/// The words first, for whoever hears the page; the characters in a block that nothing in them can close.
fn figure(figure: &Figure<'_>) -> String {
    let rows: Vec<String> = figure.characters.iter().map(|row| tame_whole(row)).collect();
    let fence = "`".repeat(rows.iter().map(|row| longest_run(row, '`')).max().unwrap_or(0).max(2) + 1);
    let (title, words) = (text(&figure.title), text(&figure.words));
    format!("**{title}**\n\n{words}\n\n{fence}text\n{}\n{fence}", rows.join("\n"))
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

/// A text in one line in which nothing is markup.
fn text(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        if marks(&line, at, c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether a character would mark up what stands at its place of a line.
fn marks(line: &str, at: usize, c: char) -> bool {
    let after = line[at + c.len_utf8()..].chars().next();
    let ends_word = after.is_none_or(char::is_whitespace);
    match c {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&' | '$' => true,
        // At the beginning, or among those that close a heading.
        '#' => at == 0 || line[at..].bytes().all(|b| b == b'#'),
        '>' | '=' | '-' | '+' => at == 0,
        // "3. " and "3) " begin a list.
        '.' | ')' => {
            let before = &line[..at];
            ends_word && !before.is_empty() && before.len() <= 9 && before.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::page::Drawing;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (plain, escaped) in [
            ("# a | b #", r"\# a \| b \#"),
            ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
            ("- x\n# y\r\n> z", r"\- x # y > z"),
            ("1. one", r"1\. one"),
            ("2026-11-22 18:00–06:00, 2/7, 3.5", "2026-11-22 18:00–06:00, 2/7, 3.5"),
            ("`a` &lt; ~~b~~ [c](d) **e** _f_", r"\`a\` \&lt; \~\~b\~\~ \[c\](d) \*\*e\*\* \_f\_"),
            ("\u{1b}[31mred", r"\\u{1b}\[31mred"),
            ("---", r"\---"),
        ] {
            assert_eq!(text(plain), escaped);
        }
    }

    #[test]
    fn no_row_of_a_picture_closes_its_block() {
        let characters = vec!["````".to_owned(), "~~~".to_owned()];
        let shown = figure(&Figure {
            title: String::new(),
            words: String::new().into(),
            characters: characters.into(),
            drawing: Drawing::default().into(),
            smaller: Vec::new(),
        });
        assert!(shown.ends_with("`````text\n````\n~~~\n`````"), "{shown}");
    }
}
