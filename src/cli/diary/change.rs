//! `diary edit`, `remove` and `undo`: each appends, none rewrites.

use super::look::none;
use crate::cli::book::{Book, change_fault, said_of_stored};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::log::{Asked, Asking, ask_night, say_back, yes_or_no};
use crate::cli::people::{Person, storing};
use crate::diary::read::read;
use crate::diary::{Key, Payload, Record, last_change};
use crate::model::Night;
use crate::report::diary as words;
use crate::store::{Draft, Kept, Reach};

/// Asks about a night again, with what stands at each question.
///
/// # Errors
/// There is no such night, the person left, or the diary failed.
pub fn edit(said: Option<&str>, force: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(said)?;
    if !book.nights(Some(night))?.contains_key(&night) {
        return Err(none(night, book));
    }
    let mut person = Person::meet(book.options, book.world);
    let asking = Asking { night, zone: None, strip: false, missing: false, correcting: true };
    let told = ask_night(&mut person, book, &asking);
    drop(person);
    let Asked::Told(told) = told? else { return Ok(0) };
    let kept = storing(|| book.tell_over("diary edit", night, &told, force))?;
    book.after(&kept)?;
    say_back(book, &kept, book.options.json)?;
    Ok(0)
}

/// Removes a night, after showing what goes.
///
/// # Errors
/// There is no such night, the person left, or the diary failed.
pub fn remove(said: &str, yes: bool, book: &Book<'_>) -> Result<u8, Failure> {
    let night = book.night_of(Some(said))?;
    let standing = book.all_nights(Some(night))?;
    // What does not read was told of, and can be removed like anything else.
    let (seen, shown) = match (standing.nights.get(&night), standing.unread.get(&night)) {
        (Some(logged), _) => (logged.seq, Some(&logged.night)),
        (None, Some(unread)) => (unread.seq, None),
        (None, None) => return Err(none(night, book)),
    };
    let lang = book.options.lang;
    if !yes {
        let mut person = Person::meet(book.options, book.world);
        let shown = shown.map_or_else(Vec::new, |shown| words::said_back(None, shown, book.today(), lang));
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
    let kept = storing(|| {
        let change = book.store.change(&book.writing("diary remove"), Reach::Since(night), |tail| {
            // What goes is what was shown.
            if book.newest(tail, night) != Some(seen) {
                return Err(DiaryFailure::Meanwhile.into());
            }
            Ok((vec![Draft { payload: Payload::Removal(&key).text(), undoes: None }], ()))
        });
        change.map_err(change_fault)
    })?;
    book.after(&kept)?;
    said_of_stored(book.print(&[lang.say(["diary", "remove", "done"])]))?;
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
    let kept: Kept<Vec<String>> = storing(|| {
        let change = book.store.change(&book.writing("diary undo"), Reach::All, |tail| {
            let records: Vec<Record<'_>> = tail.lines().map(|line| (line.stamp, line.payload())).collect();
            let floor = tail.header().and_then(|header| header.compacted.as_ref()).map_or(0, |done| done.seq);
            let undo = last_change(&records, floor).ok_or(DiaryFailure::NothingToUndo)?;
            let (stamp, changed) = undo.change;
            let payload = match undo.before {
                Some((before, payload)) => format!("\"{}\":{payload}", before.key.field()),
                None => Payload::Removal(&stamp.key).text(),
            };
            let said = book.undone(stamp, changed, undo.before.map(|(_, payload)| payload))?;
            Ok::<_, Failure>((vec![Draft { payload, undoes: Some(stamp.seq) }], said))
        });
        change.map_err(change_fault)
    })?;
    book.after(&kept)?;
    let mut lines = kept.value;
    lines.insert(0, lang.say(["diary", "undone", "text"]).to_owned());
    said_of_stored(book.print(&lines))?;
    Ok(0)
}

impl Book<'_> {
    /// What a change that is taken back had done, in words.
    fn undone(&self, stamp: &crate::diary::Stamp, changed: &str, before: Option<&str>) -> Result<Vec<String>, Failure> {
        let lang = self.options.lang;
        let Key::Night(date) = &stamp.key else {
            return Ok(vec![lang.say(["diary", "undone", stamp.key.field()]).to_owned()]);
        };
        // What does not read is taken back all the same; only nothing of it can be shown, or brought back.
        let changed: Option<Night> = if stamp.removes { None } else { read(changed.as_bytes()).ok() };
        let unread = |error| DiaryFailure::Record(self.store.path().to_owned(), stamp.seq, error);
        let before: Option<Night> = before.map(|payload| read(payload.as_bytes())).transpose().map_err(unread)?;
        let Some(now) = before else {
            let zone = changed.as_ref().map_or(self.world.zone, words::zone_of);
            let name = words::night_name(*date, zone, self.today(), lang);
            return Ok(vec![name, lang.say(["diary", "undone", "gone"]).to_owned()]);
        };
        Ok(words::said_back(changed.as_ref(), &now, self.today(), lang))
    }
}
