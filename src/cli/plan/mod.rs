//! `plan`: what could be done, what is being tried, and what came of it.

mod known;
mod name;
mod trials;

use std::io::{self, Write};

pub use known::{Known, signs_with};

use super::args::Options;
use super::args::plan::Plan;
use super::book::Book;
use super::env::World;
use super::failure::Failure;
use super::report::gather_all;
use super::stream::print_json;
use crate::report::page::{Page, terminal};
use crate::report::plan::{self as words, json};

/// Runs the command; the exit code.
///
/// # Errors
/// A strategy or a night cannot be read, is held back for this person, or the diary cannot be read or written.
pub fn run(asked: &Plan, options: &Options, world: &World) -> Result<u8, Failure> {
    let book = Book::open(options, world)?;
    match asked {
        Plan::Show { strategy: None } => {
            let known = Known::of(&book)?;
            let source = known.source(&book);
            if options.json {
                print_json(&mut io::stdout().lock(), &json::plan(&source, world.now.to_rfc3339()))?;
            } else {
                print(&words::page(&source), &book)?;
            }
        }
        Plan::Show { strategy: Some(said) } => {
            let advice = name::find(said, options.lang)?;
            let known = Known::of(&book)?;
            let source = known.source(&book);
            if options.json {
                print_json(&mut io::stdout().lock(), &json::one(&source, advice))?;
            } else {
                print(&words::one(&source, advice), &book)?;
            }
        }
        Plan::Start { strategy, on, force } => {
            trials::start(name::find_strategy(strategy, options.lang)?, on.as_deref(), *force, &book)?;
        }
        Plan::Stop { strategy, on } => {
            trials::stop(name::find_strategy(strategy, options.lang)?, on.as_deref(), &book)?
        }
    }
    Ok(0)
}

fn print(page: &Page<'_>, book: &Book<'_>) -> Result<(), Failure> {
    let plain = book.options.plain;
    let layout = terminal::Layout { width: book.world.width, ascii: book.options.ascii, in_words: plain };
    let text = terminal::set_out(page, layout);
    let text = if plain { anstream::adapter::strip_str(&text).to_string() } else { text };
    let mut out = anstream::AutoStream::new(io::stdout().lock(), book.options.color_of(&io::stdout()));
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
}
