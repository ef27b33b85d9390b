//! Every draw, the newest first.

use comfy_table::{ContentArrangement, Table, presets};

use super::words::{how_taken, results, taken};
use crate::model::LabDraw;
use crate::report::terminal::{Layout, to_ascii};
use crate::report::wording::wrap;
use crate::text::fill;

/// Columns below which draws stand in lines instead of a table.
const NARROW: usize = 64;

/// A table of draws; on a narrow screen, lines.
pub fn list(draws: &[&LabDraw], layout: Layout) -> String {
    let lang = layout.lang;
    let signs = |text: String| if layout.ascii { to_ascii(&text) } else { text };
    let cells = |draw: &LabDraw| [taken(draw.on, lang), results(draw, lang), how_taken(draw, lang).join("; ")];
    if layout.width < NARROW || layout.in_words {
        let mut text = String::new();
        for draw in draws {
            let [date, results, how] = cells(draw);
            let facet = if how.is_empty() { "line" } else { "line_how" };
            let holes = [("date", date.as_str()), ("results", &results), ("how", &how)];
            for row in wrap(&fill(lang.say(["lab_list", "row", facet]), &holes), layout.width, "", "  ") {
                text.push_str(&signs(row));
                text.push('\n');
            }
        }
        return text;
    }
    // Where nobody told how it was taken, there is no column for it.
    let told = draws.iter().any(|draw| !how_taken(draw, lang).is_empty());
    let heads = if told { &["date", "results", "how"][..] } else { &["date", "results"][..] };
    let mut table = Table::new();
    table
        .load_style(if layout.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED })
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(layout.width).unwrap_or(u16::MAX))
        .set_header(heads.iter().map(|id| lang.say(["lab_list", id, "head"])));
    for draw in draws {
        table.add_row(cells(draw).into_iter().take(heads.len()).map(signs));
    }
    format!("{table}\n")
}
