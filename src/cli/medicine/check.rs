//! `medicine check`: what the list knows of a name, and what it means for this person. Nothing is stored.

use std::io::{self, Write};

use super::ask::{Asking, can_ask};
use super::known::Known;
use crate::cli::args::Options;
use crate::cli::book::{Book, Ledger};
use crate::cli::env::World;
use crate::cli::failure::Failure;
use crate::cli::stream::print_json;
use crate::formulary::{Match, identify, reviewed};
use crate::model::Source;
use crate::report::medicine::{LookedUp, closing, references};
use crate::report::wording::wrap;
use crate::rules::taking::taking;
use crate::text::fill;

/// Looks names up.
///
/// # Errors
/// The person left, or the output failed. A diary that cannot be read is told of, and the names are looked up all the
/// same.
pub fn run(names: &[String], options: &Options, world: &World) -> Result<u8, Failure> {
    let book = Book::open(options, world);
    let known = book.as_ref().ok().map(|book| {
        let ledger = book.ledger();
        ledger.and_then(|ledger: Ledger| Known::of(book, &ledger))
    });
    let (known, unread) = match known {
        Some(Ok(known)) => (Some(known), None),
        Some(Err(failure)) => (None, Some(failure)),
        None => (None, None),
    };
    if let Some(failure) = &unread {
        crate::cli::say_also(failure, options.lang);
    }
    let mut looked_up = Vec::with_capacity(names.len());
    for name in names {
        let mut meant = name.clone();
        if let Ok(book) = &book
            && can_ask(book)
            && !options.json
        {
            meant = Asking::begin(book).meant(name)?;
        }
        let identified = identify(&meant);
        // A name that is only close, and not confirmed, counts for nothing here.
        let counts = matches!(identified.found, Match::Exact(_));
        let taking = known.as_ref().filter(|_| counts).map(|known| taking(&known.facts, &meant));
        looked_up.push(LookedUp { identified, taking });
    }
    if options.json {
        let json: Vec<_> = looked_up.iter().map(|one| one.json(options.lang)).collect();
        print_json(&mut io::stdout().lock(), &json)?;
        return Ok(0);
    }
    print(&looked_up, known.as_ref(), &book, options, world)?;
    Ok(0)
}

fn print(
    looked_up: &[LookedUp],
    known: Option<&Known>,
    book: &Result<Book<'_>, Failure>,
    options: &Options,
    world: &World,
) -> Result<(), Failure> {
    let lang = options.lang;
    let mut lines = Vec::new();
    let mut sources: Vec<Source> = Vec::new();
    for one in looked_up {
        lines.extend(one.text(lang));
        lines.push(String::new());
        sources.extend(one.sources());
    }
    let screened = known.and_then(|known| known.screened.as_ref());
    lines.push(match screened {
        Some(date) => fill(lang.say(["medicine_check", "beside", "text"]), &[("date", date)]),
        None => lang.say(["medicine_check", "alone", "text"]).to_owned(),
    });
    lines.push(closing(lang).to_owned());
    sources.sort_unstable();
    sources.dedup();
    let references = references(&sources);
    if !references.is_empty() {
        let reviewed = [("date", reviewed())];
        lines.push(String::new());
        lines.push(fill(lang.say(["medicine_check", "sources", "text"]), &reviewed));
        lines.extend(references.into_iter().map(|reference| format!("- {reference}")));
    }
    match book {
        Ok(book) => book.print(&lines),
        // Nobody says where a diary would be; what was asked for needs none.
        Err(_) => {
            let mut rows = lines.iter().flat_map(|line| wrap(line, world.width, "", "  "));
            let mut out = io::stdout().lock();
            rows.try_for_each(|row| writeln!(out, "{row}")).map_err(Failure::Output)
        }
    }
}
