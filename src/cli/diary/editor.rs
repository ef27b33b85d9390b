//! `diary edit --editor`: a night as text in the person's own editor.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::Command;

use tempfile::NamedTempFile;

use super::look::none;
use crate::cli::book::{Book, Change, Standing};
use crate::cli::env;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::log::{say_back, yes_or_no};
use crate::cli::people::{self, Person, storing};
use crate::diary::read::{LONGEST, read};
use crate::diary::{Entry, Finding, Hole};
use crate::model::{Night, NightFault};
use crate::report::diary as words;
use crate::store::{Kept, open_plain};

/// The night that is edited, as it stands.
struct Stands<'a> {
    date: chrono::NaiveDate,
    /// The number of its record.
    seq: u64,
    /// The night; nothing where its record does not read.
    night: Option<&'a Night>,
    /// What is put before the person.
    text: String,
}

/// Opens the JSON of a night in the person's editor; what comes back is checked before it lands. What was typed and not
/// stored stays in a file.
///
/// # Errors
/// There is no such night, the editor failed, what came back cannot be so, or the diary failed.
pub fn edit_text(said: Option<&str>, force: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(said)?;
    let standing = book.all_nights(Some(night))?;
    let stands = stands(night, &standing, book)?;
    people::leave_sane(book.options.lang);
    let mut file = private_file().map_err(|error| Failure::Write(env::temporary_folder(), error))?;
    let written = file.write_all(stands.text.as_bytes()).and_then(|()| file.flush());
    written.map_err(|error| Failure::Write(file.path().display().to_string(), error))?;
    let scrap = people::Scrap::of(file.path());
    let done = until_it_lands(&file, &scrap, &stands, force, book);
    drop(scrap);
    let kept = match done {
        Ok(kept) => kept,
        Err(failure) if is_changed(file.path(), &stands.text) => return Err(left_behind(file, failure)),
        Err(failure) => return Err(failure),
    };
    // The text has landed; nothing of the night is left behind it.
    drop(file);
    book.after(&kept)?;
    say_back(book, &kept, book.options.json)?;
    Ok(0)
}

fn stands<'a>(date: chrono::NaiveDate, standing: &'a Standing, book: &Book<'_>) -> Result<Stands<'a>, Failure> {
    if let Some(unread) = standing.unread.get(&date) {
        return Ok(Stands { date, seq: unread.seq, night: None, text: format!("{}\n", unread.payload) });
    }
    let logged = standing.nights.get(&date).ok_or_else(|| none(date, book))?;
    let mut text = serde_json::to_string_pretty(&logged.night).map_err(|error| Failure::Output(error.into()))?;
    text.push('\n');
    Ok(Stands { date, seq: logged.seq, night: Some(&logged.night), text })
}

/// Edits, and edits again, until the text can be stored or the person gives up.
fn until_it_lands(
    file: &NamedTempFile,
    scrap: &people::Scrap,
    stands: &Stands<'_>,
    force: bool,
    book: &Book<'_>,
) -> Result<Kept<Change>, Failure> {
    let name = file.path().display().to_string();
    loop {
        scrap.while_edited(|| run_editor(file.path()))?;
        let bytes = read_back(file.path()).map_err(|error| Failure::Read(name.clone(), error))?;
        if let Some(night) = stands.night.filter(|_| bytes == stands.text.as_bytes()) {
            let change = Change { before: Some(night.clone()), now: night.clone(), written: false, asked: Vec::new() };
            return Ok(Kept::nothing(change));
        }
        let stored = edited_night(&bytes, &name, stands, book)
            .and_then(|changed| storing(|| book.put("diary edit", stands.seq, &changed, force)));
        let failure = match stored {
            Ok(kept) => return Ok(kept),
            Err(failure) => failure,
        };
        // What changed meanwhile cannot be mended in a text that does not have it.
        let mendable = failure.exit_code() == 3 && !matches!(failure, Failure::Diary(DiaryFailure::Meanwhile));
        if !mendable || !book.world.input_is_terminal || !book.world.can_draw {
            return Err(failure);
        }
        // Nothing that was typed is lost: the same text is opened again, if the person wants to mend it.
        let mut person = Person::meet(book.options, book.world);
        let lang = book.options.lang;
        let say = |facet| lang.say(["diary", "editor", facet]);
        let said = person.body().say(&failure.words(lang));
        let again = said.and_then(|()| yes_or_no(person.body(), lang, say("ask"), say("label"), Some(0)));
        let again = again.map_err(|gone| person.failure(gone, book.world))?;
        drop(person);
        if !again {
            return Err(failure);
        }
    }
}

/// A file that nobody else can read, and that goes when it is dropped.
fn private_file() -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix("nightlegs-").suffix(".json").tempfile()
}

/// What the editor left. Some write a new file in the place of the old one; it is the name that counts.
fn read_back(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_plain(path)?.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_changed(path: &Path, text: &str) -> bool {
    read_back(path).is_ok_and(|bytes| bytes != text.as_bytes() && !bytes.trim_ascii().is_empty())
}

/// Leaves the text where it is, for its owner alone, and says where.
fn left_behind(file: NamedTempFile, failure: Failure) -> Failure {
    match file.into_temp_path().keep() {
        Ok(path) => {
            crate::store::make_private(&path);
            DiaryFailure::Edited(Box::new(failure), path).into()
        }
        Err(_) => failure,
    }
}

fn run_editor(file: &Path) -> Result<(), Failure> {
    let editor = env::editor();
    let failed = |reason: String| DiaryFailure::Editor(editor.clone(), reason);
    let words = words_of(&editor).map_err(|error| failed(error.to_string()))?;
    let (program, options) = words.split_first().ok_or_else(|| failed(String::new()))?;
    let status = Command::new(program).args(options).arg(file).status();
    let status = status.map_err(|error| failed(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failed(status.to_string()).into()) }
}

/// The words of EDITOR: a program by its whole name, even with spaces; else words as a shell has them, as in
/// `code --wait`.
fn words_of(editor: &str) -> Result<Vec<String>, shell_words::ParseError> {
    if Path::new(editor).is_file() {
        return Ok(vec![editor.to_owned()]);
    }
    // Elsewhere the names of folders have the signs with which a shell quotes.
    if cfg!(unix) { shell_words::split(editor) } else { Ok(editor.split_whitespace().map(str::to_owned).collect()) }
}

/// What came back from the editor, as a night that may stand in the place of the old one. It is read like any entry,
/// so that a time may be typed as one, and nothing comes in that an entry could not tell.
fn edited_night(bytes: &[u8], name: &str, stands: &Stands<'_>, book: &Book<'_>) -> Result<Night, Failure> {
    let entry: Entry = read(bytes).map_err(|error| DiaryFailure::Json(name.to_owned(), error))?;
    if let Some(date) = entry.date.filter(|date| *date != stands.date) {
        let holes = [("night", Hole::Night(date)), ("other", Hole::Night(stands.date))];
        let zone = stands.night.map_or(book.world.zone, words::zone_of);
        return Err(book.refused(vec![Finding::new(NightFault::OtherNight, holes)], zone));
    }
    book.replaced(&entry, stands.date, stands.night)
}
