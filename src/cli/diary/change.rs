//! `diary edit`, `remove` and `undo`: each appends, none rewrites.

use std::io::{Read, Seek, SeekFrom, Write};
use std::process::Command;

use super::look::none;
use crate::cli::book::{Book, change_fault};
use crate::cli::env;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::log::{Asked, Asking, ask_night, say_back, yes_or_no};
use crate::cli::people::{Person, storing};
use crate::diary::read::{LONGEST, read};
use crate::diary::{Entry, Finding, Hole, Key, Payload, Record, last_change};
use crate::model::{Night, NightFault};
use crate::report::diary as words;
use crate::store::{Draft, Kept, Reach};

/// Asks about a night again, with what stands at each question.
///
/// # Errors
/// There is no such night, the person left, or the diary failed.
pub fn edit(said: Option<&str>, plain: bool, force: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(said)?;
    if !book.nights(Some(night))?.contains_key(&night) {
        return Err(none(night, book));
    }
    let mut person = Person::meet(book.options, book.world, plain);
    let asking = Asking { night, zone: None, strip: false, missing: false, correcting: true };
    let told = ask_night(&mut person, book, &asking);
    drop(person);
    let Asked::Told(told) = told? else { return Ok(0) };
    let kept = storing(|| book.tell_over("diary edit", night, &told, force))?;
    book.after(&kept)?;
    say_back(book, &kept, book.options.json)?;
    Ok(0)
}

/// Opens the JSON of a night in the person's editor; what comes back is checked before it lands.
///
/// # Errors
/// There is no such night, the editor failed, what came back cannot be so, or the diary failed.
pub fn edit_text(said: Option<&str>, force: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(said)?;
    let nights = book.nights(Some(night))?;
    let stands = &nights.get(&night).ok_or_else(|| none(night, book))?.night;
    let mut text = serde_json::to_string_pretty(stands).map_err(|error| Failure::Output(error.into()))?;
    text.push('\n');
    let mut file = private_file().map_err(|error| Failure::Write(env::temporary_folder(), error))?;
    let name = file.path().display().to_string();
    let failed = |error| Failure::Write(name.clone(), error);
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(failed)?;
    loop {
        run_editor(file.path())?;
        let mut bytes = Vec::new();
        // Some editors write a new file in the place of the old one; it is the name that counts.
        let mut edited = std::fs::File::open(file.path()).map_err(|error| Failure::Read(name.clone(), error))?;
        let read_all =
            edited.seek(SeekFrom::Start(0)).and_then(|_| (&edited).take(LONGEST as u64 + 1).read_to_end(&mut bytes));
        read_all.map_err(|error| Failure::Read(name.clone(), error))?;
        let failure = match edited_night(&bytes, &name, stands, book) {
            Ok(changed) => match storing(|| book.put("diary edit", stands, &changed, force)) {
                Ok(kept) => {
                    book.after(&kept)?;
                    say_back(book, &kept, book.options.json)?;
                    return Ok(0);
                }
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        // What changed meanwhile cannot be mended in a text that does not have it.
        let mendable = failure.exit_code() == 3 && !matches!(failure, Failure::Diary(DiaryFailure::Meanwhile));
        if !mendable || !book.world.input_is_terminal || !book.world.can_draw {
            return Err(failure);
        }
        // Nothing that was typed is lost: the same text is opened again, if the person wants to mend it.
        let mut person = Person::meet(book.options, book.world, false);
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
fn private_file() -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix("nightlegs-").suffix(".json").tempfile()
}

fn run_editor(file: &std::path::Path) -> Result<(), Failure> {
    let editor = env::editor();
    let failed = |reason: String| DiaryFailure::Editor(editor.clone(), reason);
    // EDITOR may hold options, as in "code --wait".
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(file).status().map_err(|error| failed(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failed(status.to_string()).into()) }
}

/// What came back from the editor, as a night that may stand in the place of the old one. It is read like any entry,
/// so that a time may be typed as one, and nothing comes in that an entry could not tell.
fn edited_night(bytes: &[u8], name: &str, stands: &Night, book: &Book<'_>) -> Result<Night, Failure> {
    let entry: Entry = read(bytes).map_err(|error| DiaryFailure::Json(name.to_owned(), error))?;
    if let Some(date) = entry.date.filter(|date| *date != stands.date) {
        let holes = [("night", Hole::Night(date)), ("other", Hole::Night(stands.date))];
        return Err(book.refused(vec![Finding::new(NightFault::OtherNight, holes)], words::zone_of(stands)));
    }
    book.entered(&entry, None, stands.date)
}

/// Removes a night, after showing what goes.
///
/// # Errors
/// There is no such night, the person left, or the diary failed.
pub fn remove(said: &str, yes: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(Some(said))?;
    let nights = book.nights(Some(night))?;
    let logged = nights.get(&night).ok_or_else(|| none(night, book))?;
    let lang = book.options.lang;
    if !yes {
        let mut person = Person::meet(book.options, book.world, false);
        let shown = words::said_back(None, &logged.night, book.today(), lang);
        let say = |facet| lang.say(["diary", "remove", facet]);
        let said = shown.iter().try_for_each(|line| person.body().say(line));
        let sure = said.and_then(|()| yes_or_no(person.body(), lang, say("ask"), say("label"), None));
        let sure = sure.map_err(|gone| person.failure(gone, book.world))?;
        drop(person);
        if !sure {
            book.print(&[lang.say(["diary", "remove", "not"])])?;
            return Ok(0);
        }
    }
    let key = Key::Night(night);
    let seen = logged.night.clone();
    let kept = storing(|| {
        let change = book.store.change(&book.writing("diary remove"), Reach::Since(night), |tail| {
            let stands = book.standing(tail, Some(night))?.remove(&night).map(|logged| logged.night);
            // What goes is what was shown.
            if stands.as_ref() != Some(&seen) {
                return Err(DiaryFailure::Meanwhile.into());
            }
            Ok((vec![Draft { payload: Payload::Removal(&key).text(), undoes: None }], ()))
        });
        change.map_err(change_fault)
    })?;
    book.after(&kept)?;
    book.print(&[lang.say(["diary", "remove", "done"])])?;
    Ok(0)
}

/// Takes the last change back.
///
/// # Errors
/// There is nothing to take back, or the diary failed.
pub fn undo(book: &Book<'_>) -> Result<u8, Failure> {
    let lang = book.options.lang;
    // Where there is no diary, nothing is made for one.
    if book.store.tail(Reach::Last)?.is_none() {
        return Err(DiaryFailure::NothingToUndo.into());
    }
    let kept: Kept<Vec<String>> = book
        .store
        .change(&book.writing("diary undo"), Reach::All, |tail| {
            let records: Vec<Record<'_>> = tail.lines().map(|line| (line.stamp, line.payload())).collect();
            let floor = tail.header().and_then(|header| header.compacted.as_ref()).map_or(0, |done| done.seq);
            let undo = last_change(&records, floor).ok_or(DiaryFailure::NothingToUndo)?;
            let (stamp, changed) = undo.change;
            let payload = match undo.before {
                Some((before, payload)) if matches!(before.key, Key::Night(_)) => format!("\"night\":{payload}"),
                Some((_, payload)) => format!("\"screening\":{payload}"),
                None => Payload::Removal(&stamp.key).text(),
            };
            let said = book.undone(stamp, changed, undo.before.map(|(_, payload)| payload))?;
            Ok::<_, Failure>((vec![Draft { payload, undoes: Some(stamp.seq) }], said))
        })
        .map_err(change_fault)?;
    book.after(&kept)?;
    let mut lines = kept.value;
    lines.insert(0, lang.say(["diary", "undone", "text"]).to_owned());
    book.print(&lines)?;
    Ok(0)
}

impl Book<'_> {
    /// What a change that is taken back had done, in words.
    fn undone(&self, stamp: &crate::diary::Stamp, changed: &str, before: Option<&str>) -> Result<Vec<String>, Failure> {
        let lang = self.options.lang;
        let Key::Night(date) = &stamp.key else {
            return Ok(vec![lang.say(["diary", "undone", "screening"]).to_owned()]);
        };
        let night = |payload: &str| -> Result<Night, Failure> {
            let unread = |error| DiaryFailure::Record(self.store.path().to_owned(), stamp.seq, error);
            Ok(read(payload.as_bytes()).map_err(unread)?)
        };
        let changed = if stamp.removes { None } else { Some(night(changed)?) };
        let before = before.map(night).transpose()?;
        let Some(now) = before else {
            let zone = changed.as_ref().map_or(self.world.zone, words::zone_of);
            let name = words::night_name(*date, zone, self.today(), lang);
            return Ok(vec![name, lang.say(["diary", "undone", "gone"]).to_owned()]);
        };
        Ok(words::said_back(changed.as_ref(), &now, self.today(), lang))
    }
}
