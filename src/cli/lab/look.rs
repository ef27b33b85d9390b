//! `lab list` and `lab remove`.

use std::io;

use super::date;
use crate::cli::book::{Book, said_of_stored};
use crate::cli::failure::Failure;
use crate::cli::failure::lab::LabFailure;
use crate::cli::log::yes_or_no;
use crate::cli::people::{Person, storing};
use crate::cli::stream::print_json;
use crate::diary::{Key, Payload};
use crate::model::{LabDraw, LabTest};
use crate::report::lab::{self as words, DrawJson, Judged};
use crate::rules::labs::{newest as newest_of, of_iron, potassium_marked};
use crate::store::Draft;
use crate::text::fill;

/// Lists every draw, the newest first, with what the newest iron result says.
///
/// # Errors
/// The diary cannot be read, or standard output cannot be written.
pub fn list(book: &Book<'_>) -> Result<u8, Failure> {
    let (lang, today) = (book.options.lang, book.today());
    let ledger = book.ledger()?;
    let screenings = book.screenings()?;
    let known = ledger.known(&screenings, today);
    let mut draws: Vec<&LabDraw> = ledger.draws.values().collect();
    draws.sort_by_key(|draw| std::cmp::Reverse(draw.on.order()));
    let newest = newest_of(ledger.draws.values(), of_iron);
    let newest_haemoglobin = newest_of(ledger.draws.values(), |draw| draw.result(LabTest::Haemoglobin).is_some());
    let newest_potassium = newest_of(ledger.draws.values(), |draw| potassium_marked(draw).is_some());
    if book.options.json {
        let of = |draw: &&LabDraw| {
            let judged = Judged::of(draw, &known, newest.is_some_and(|newest| newest.on == draw.on));
            DrawJson::of(&judged, &[], today, lang)
        };
        print_json(&mut io::stdout().lock(), &draws.iter().map(of).collect::<Vec<_>>())?;
        return Ok(0);
    }
    if draws.is_empty() {
        book.print(&[lang.say(["lab_list", "none", "text"])])?;
        return Ok(0);
    }
    // A sign of the newest results stands first here too, each once, and the most urgent before the others.
    let mut signs = Vec::new();
    for draw in newest.iter().chain(&newest_haemoglobin).chain(&newest_potassium) {
        let new = Judged::of(draw, &known, true).signs(today, lang).into_iter();
        signs.extend(new.filter(|sign| !signs.contains(sign)).collect::<Vec<_>>());
    }
    signs.sort_by_key(|(urgency, _)| std::cmp::Reverse(*urgency));
    book.print(&signs.into_iter().flat_map(|(_, said)| said).collect::<Vec<_>>())?;
    let table = words::list(&draws, book.layout());
    book.print_as_it_is(&table)?;
    if let Some(newest) = newest {
        let judged = Judged::of(newest, &known, true);
        let title = fill(lang.say(["lab_list", "newest", "text"]), &[("date", &words::taken(newest.on, lang))]);
        let mut lines = vec![title];
        lines.extend(judged.said(today, lang));
        book.print(&lines)?;
    }
    Ok(0)
}

/// Removes a draw, after showing what goes.
///
/// # Errors
/// There is no such draw, the person left, or the diary failed.
pub fn remove(said: &str, yes: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let lang = book.options.lang;
    let on = date(Some(said), book)?;
    let key = Key::Lab(on);
    let ledger = book.ledger()?;
    // What does not read was told of, and can be removed like anything else.
    let seen = ledger.draws.get(&on);
    if seen.is_none() && !ledger.holds_unread(&key) {
        return Err(LabFailure::NoDraw(on).into());
    }
    let title = fill(lang.say(["lab", "draw", "title"]), &[("date", &words::taken(on, lang))]);
    let goes: Vec<String> = [title]
        .into_iter()
        .chain(seen.iter().flat_map(|draw| draw.results.iter().map(|one| words::result(*one, lang))))
        .collect();
    if !yes {
        let mut person = Person::meet(book.options, book.world);
        let [asks, label] = ["ask", "label"].map(|facet| lang.say(["lab", "remove", facet]));
        let said = goes.iter().try_for_each(|line| person.body().say(line));
        let sure = said.and_then(|()| yes_or_no(person.body(), lang, asks, label, None));
        let sure = sure.map_err(|gone| person.failure(gone, book.world))?;
        drop(person);
        if !sure {
            book.print(&[lang.say(["diary", "remove", "not"])])?;
            return Ok(0);
        }
    }
    let kept = storing(|| {
        book.change_ledger("lab remove", |stands| {
            // What goes is what was shown.
            if stands.draws.get(&on) != seen {
                return Err(LabFailure::Meanwhile.into());
            }
            Ok((vec![Draft { payload: Payload::Removal(&key).text(), undoes: None }], ()))
        })
    })?;
    book.after(&kept)?;
    said_of_stored(book.print(&[lang.say(["diary", "remove", "done"])]))?;
    Ok(0)
}
