//! The page as one HTML file that needs nothing else: no script, no picture, no font and no address to fetch.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Block, Figure, Page, Part, Table, one_line, svg};
use crate::model::Urgency;
use crate::text::Lang;

const STYLE: &str = include_str!("page.css");
/// The browser itself is told to fetch and run nothing, whatever a text on the page may hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Sets the page out.
pub fn set_out(page: &Page<'_>, lang: Lang) -> String {
    let title = one_line(&page.title);
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    @for line in &page.about { p { (one_line(line)) } }
                }
                main { @for part in &page.parts { (set_out_part(part, lang)) } }
                @if !page.foot.is_empty() {
                    footer { @for line in &page.foot { p { (one_line(line)) } } }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

fn set_out_part(part: &Part<'_>, lang: Lang) -> Markup {
    let id = part.id;
    html! {
        section id=(id) aria-labelledby={ (id) "-heading" } {
            h2 id={ (id) "-heading" } { (one_line(&part.heading)) }
            @for (at, block) in part.blocks.iter().enumerate() { (set_out_block(block, &format!("{id}-{at}"), lang)) }
        }
    }
}

fn set_out_block(block: &Block<'_>, id: &str, lang: Lang) -> Markup {
    match block {
        Block::Sign { urgency, title, text, because } => html! {
            div class=(if *urgency >= Urgency::SameDay { "sign alarm" } else { "sign" }) {
                h3 { (one_line(title)) }
                @if !text.is_empty() { p { (one_line(text)) } }
                @if !because.is_empty() { p class="quiet" { (one_line(because)) } }
            }
        },
        Block::Text(text) => html! { p { (one_line(text)) } },
        Block::Items(items) => html! { ul { @for item in items { li { (one_line(item)) } } } },
        Block::Numbered(items) => html! { ol { @for item in items { li { (one_line(item)) } } } },
        Block::Table(table) => set_out_table(table, id),
        Block::Figure(figure) => set_out_figure(figure, id, lang),
    }
}

/// A table can be wider than a phone; then it is the table that is moved, with a finger or with the keys.
fn set_out_table(table: &Table, id: &str) -> Markup {
    let class = |column| match (table.is_of_numbers(column), table.is_short(column)) {
        (true, _) => Some("number"),
        (false, true) => Some("short"),
        (false, false) => None,
    };
    html! {
        div class="wide" role="group" tabindex="0" aria-labelledby={ (id) "-caption" } {
            table {
                caption id={ (id) "-caption" } { (one_line(&table.caption)) }
                thead {
                    tr {
                        @for (at, cell) in table.head.iter().enumerate() {
                            th scope="col" class=[class(at)] { (one_line(cell)) }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" class=[class(at)] { (one_line(cell)) } }
                                @else { td class=[class(at)] { (one_line(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The words of a picture stand once, where everybody can open them; a screen reader is not told them twice.
fn set_out_figure(figure: &Figure<'_>, id: &str, lang: Lang) -> Markup {
    html! {
        figure {
            figcaption id={ (id) "-caption" } { (one_line(&figure.title)) }
            div class="wide" role="group" tabindex="0" aria-labelledby={ (id) "-caption" } {
                (svg::draw(&figure.drawing, id, &format!("{id}-caption")))
            }
            details {
                summary { (lang.say(["report", "figure", "words"])) }
                p { (one_line(&figure.words)) }
            }
        }
    }
}
