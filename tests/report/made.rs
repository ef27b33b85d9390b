//! The page of a diary in each of its forms, read back.

use std::fs;

use serde_json::Value;

use crate::markup::{self, unescaped};
use crate::nights::Diary;
use crate::paper;

/// The morning on which the example looks back, and where.
pub const MORNING: &str = "2026-11-09T09:00:00+00:00";
pub const LONDON: &str = "Europe/London";
/// The diary of the example.
pub const EXAMPLE: &str = include_str!("../../data/demo.jsonl");

/// A diary that holds a text.
pub fn holding(text: &str) -> Diary {
    let diary = Diary::at(MORNING, LONDON);
    fs::write(diary.file(), text).expect("written");
    diary
}

/// The diary of the example.
pub fn example() -> Diary {
    holding(EXAMPLE)
}

/// The page in a form, as it is printed to a pipe.
#[track_caller]
pub fn printed(diary: &Diary, form: &str, args: &[&str]) -> Vec<u8> {
    let output = diary.command().args(["report", "--format", form]).args(args).output().expect("runs");
    assert_eq!(output.status.code(), Some(0), "{form} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// As [`printed`], of a form that is text.
#[track_caller]
pub fn text(diary: &Diary, form: &str, args: &[&str]) -> String {
    String::from_utf8(printed(diary, form, args)).expect("UTF-8")
}

/// The page in every form.
pub struct Made {
    pub terminal: String,
    /// With words in the place of pictures.
    pub plain: String,
    pub markdown: String,
    pub html: markup::Read,
    pub pdf: paper::Read,
    pub json: Value,
}

impl Made {
    #[track_caller]
    pub fn of(diary: &Diary, args: &[&str]) -> Self {
        Self {
            terminal: text(diary, "terminal", args),
            plain: text(diary, "terminal", &[args, &["--plain"]].concat()),
            markdown: text(diary, "markdown", args),
            html: markup::read(&text(diary, "html", args)).expect("well-formed"),
            pdf: paper::read(&printed(diary, "pdf", args)),
            json: serde_json::from_str(&text(diary, "json", args)).expect("JSON"),
        }
    }

    /// Each form as a text; of the PDF also what stands for its pictures.
    pub fn texts(&self) -> [(&'static str, String); 6] {
        let attributes = self.html.elements.iter().flat_map(|(_, attributes)| attributes);
        let attributes: Vec<&str> = attributes.map(|(_, value)| value.as_str()).collect();
        [
            ("terminal", self.terminal.clone()),
            ("plain", self.plain.clone()),
            ("markdown", unescaped(&self.markdown)),
            ("html", format!("{}\n{}", self.html.text, attributes.join("\n"))),
            ("pdf", self.on_paper()),
            ("json", self.json.to_string()),
        ]
    }

    pub fn on_paper(&self) -> String {
        let runs = self.pdf.pages.iter().flatten().cloned();
        runs.chain(self.pdf.alternatives()).chain(self.pdf.ornament.iter().cloned()).collect::<Vec<_>>().join("\n")
    }

    /// The cells of a row of a table, by the name of the row.
    #[track_caller]
    pub fn row(&self, name: &str) -> Vec<String> {
        let rows = tables(&self.markdown).into_iter().flatten();
        rows.into_iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no row {name} in\n{}", self.markdown))
    }
}

/// The tables of a page in Markdown: each the head and the rows, as they are shown.
pub fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut inside = false;
    for line in markdown.lines() {
        let Some(cells) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else {
            inside = false;
            continue;
        };
        if !inside {
            tables.push(Vec::new());
        }
        inside = true;
        let row: Vec<String> = cells.split(" | ").map(|cell| unescaped(cell.trim())).collect();
        if !row.iter().all(|cell| cell.starts_with("---")) {
            tables.last_mut().expect("a table").push(row);
        }
    }
    tables
}

/// A text without spaces and the lines of a table, so that lines may be cut anywhere, in capitals.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"│┆╌─┌┐└┘├┤┬┴┼╞╡═╪".contains(*c)).collect::<String>().to_uppercase()
}
