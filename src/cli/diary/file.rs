//! `diary path`, `compact` and `wipe`: looking after the file.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::book::{Book, said_of_stored, screening};
use crate::cli::env::error_width;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::{DiaryFailure, shown};
use crate::cli::people::{leave_sane, storing};
use crate::cli::stream::print_json;
use crate::diary::read::read;
use crate::diary::{Key, Stamp};
use crate::model::{LabDraw, MedicineCourse, Night, Trial};
use crate::report::wording::wrap;
use crate::store::{Fault, Kind};
use crate::text::fill;

/// Says where the diary is.
///
/// # Errors
/// Standard output cannot be written.
pub fn path(book: &Book<'_>) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    if book.options.json {
        let path = book.store.path().display().to_string();
        print_json(&mut out, &serde_json::json!({ "file": path, "exists": book.store.path().exists() }))?;
        return Ok(0);
    }
    // A script may use it as it is, whatever bytes it has.
    let text = book.store.path().as_os_str().as_encoded_bytes();
    let written = if out.is_terminal() {
        writeln!(out, "{}", shown(book.store.path()))
    } else {
        out.write_all(text).and_then(|()| out.write_all(b"\n"))
    };
    written.map_err(Failure::Output)?;
    Ok(0)
}

/// Whether a record reads.
fn reads(stamp: &Stamp, payload: &str) -> bool {
    match stamp.key {
        Key::Night(_) => read::<Night>(payload.as_bytes()).is_ok(),
        Key::Screening(_) => screening(payload).is_some(),
        Key::Medicine(_) => read::<MedicineCourse>(payload.as_bytes()).is_ok(),
        Key::Lab(_) => read::<LabDraw>(payload.as_bytes()).is_ok(),
        Key::Trial(..) => read::<Trial>(payload.as_bytes()).is_ok(),
    }
}

/// Writes the file anew without its history, and keeps the old one.
///
/// # Errors
/// The diary is damaged or cannot be written.
pub fn compact(set_aside: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let lang = book.options.lang;
    let file = shown(book.store.path());
    let compacted = storing(|| Ok(book.store.compact(&book.writing("diary compact"), set_aside, reads)?))?;
    let Some(done) = compacted else {
        book.warn("none", &[("file", &file)])?;
        return Ok(0);
    };
    let (records, kept, before) = (done.records.to_string(), done.kept.to_string(), shown(&done.before));
    let holes = [("records", records.as_str()), ("kept", &kept), ("before", &before)];
    let mut lines = vec![fill(lang.say(["compact", "done", "text"]), &holes)];
    if let Some((number, side)) = &done.damaged {
        let holes = [("number", number.to_string()), ("side", shown(side))];
        lines.push(fill(lang.say(["compact", "damaged", "text"]), &[("number", &holes[0].1), ("side", &holes[1].1)]));
    }
    if done.returns > 0 {
        lines.push(fill(lang.say(["compact", "returns", "text"]), &[("number", &done.returns.to_string())]));
    }
    if let Some(side) = &done.torn {
        lines.push(fill(lang.say(["diary", "set_aside", "text"]), &[("file", &file), ("side", &shown(side))]));
    }
    said_of_stored(book.print(&lines))?;
    Ok(0)
}

/// Removes everything, after the word for it was typed.
///
/// # Errors
/// The word was not typed, or something could not be removed.
pub fn wipe(book: &Book<'_>) -> Result<u8, Failure> {
    let lang = book.options.lang;
    let list = book.store.wipe_list()?;
    if list.is_empty() {
        book.print(&[lang.say(["wipe", "nothing", "text"])])?;
        return Ok(0);
    }
    let kind = book.store.kind()?;
    if kind == Kind::Other && book.options.diary.is_some() {
        return Err(Fault::NoRecord { path: book.store.path().to_owned() }.into());
    }
    leave_sane(lang);
    let word = lang.say(["wipe", "word", if kind == Kind::Diary { "name" } else { "damaged" }]);
    let mut err = anstream::stderr();
    let files: Vec<String> = list.iter().map(|file| format!("  {}", shown(file))).collect();
    let mut said = vec![lang.say(["wipe", "list", "text"]).to_owned()];
    said.extend(files);
    if kind != Kind::Diary {
        said.push(fill(lang.say(["wipe", "damaged", "text"]), &[("file", &shown(book.store.path()))]));
    }
    said.push(fill(lang.say(["wipe", "ask", "text"]), &[("word", word)]));
    // A name of a file is never broken, so that it can be copied.
    let rows =
        |line: &String| if line.starts_with(' ') { vec![line.clone()] } else { wrap(line, error_width(), "", "") };
    said.iter().flat_map(rows).try_for_each(|line| writeln!(err, "{line}")).map_err(Failure::Terminal)?;
    write!(err, "> ").and_then(|()| err.flush()).map_err(Failure::Terminal)?;
    let typed = short_line().map_err(|error| Failure::Read("-".to_owned(), error))?;
    if typed.trim() != word {
        return Err(if typed.is_empty() && !book.world.input_is_terminal {
            Failure::NobodyToAsk
        } else {
            DiaryFailure::NotConfirmed.into()
        });
    }
    let gone = storing(|| Ok(book.store.wipe(&book.writing("diary wipe"))?))?;
    let number = gone.len().to_string();
    said_of_stored(book.print(&[fill(lang.say(["wipe", "done", "text"]), &[("number", &number)])]))?;
    Ok(0)
}

/// One line, of which no more is read than any word has.
fn short_line() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::Read::take(io::stdin().lock(), 256).read_until(b'\n', &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
