//! What can go wrong with the diary, or with an entry for it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::diary::read::ReadError;
use crate::diary::{Finding, LineError, LineFault, NotationFault, WordsFault, Zone};
use crate::report::diary as words;
use crate::report::wording::tame_whole;
use crate::store::{Action, Fault};
use crate::text::{Lang, fill};

/// A failure around the diary.
#[derive(Debug)]
pub enum DiaryFailure {
    /// The environment does not say where the diary is.
    NoHome,
    /// The words for a night.
    Words(WordsFault),
    /// What stands behind an option.
    Notation(String, NotationFault),
    /// "Not sure" behind an option that has no such answer.
    NoUnsure(String),
    /// Two parts behind an option that cannot both be so.
    Contradiction(String, [String; 2]),
    /// An entry in JSON, and where it came from.
    Json(String, Box<ReadError>),
    /// What cannot be so, or needs `--force`.
    Entry {
        /// The findings.
        found: Vec<Finding>,
        /// The zone of the night.
        zone: Zone,
        /// Today.
        today: NaiveDate,
    },
    /// Entries of a stream had errors; each was answered in its place.
    Lines {
        /// Lines with errors.
        bad: u64,
        /// All lines.
        all: u64,
    },
    /// A stream of entries ended in the middle.
    Stopped {
        /// The line that could not be stored.
        line: usize,
        /// How many entries before it are stored.
        stored: u64,
        /// Why.
        failure: Box<super::Failure>,
    },
    /// The file.
    Store(Fault),
    /// A record of the file holds what this program does not understand.
    Record(PathBuf, u64, Box<ReadError>),
    /// A night does not read; what its sentence names.
    Unread(Vec<(&'static str, String)>),
    /// What was typed in the editor was not stored, and stays in a file.
    Edited(Box<super::Failure>, PathBuf),
    /// There is no such night in the diary.
    NoNight(NaiveDate, Zone, NaiveDate),
    /// There is nothing to take back.
    NothingToUndo,
    /// The diary has faults; they were listed.
    Faults(u64),
    /// The editor could not be started, or failed.
    Editor(String, String),
    /// Options that do not go together, by the id of their sentence.
    Together(&'static str),
    /// The night was changed by somebody else while it was asked about.
    Meanwhile,
    /// The confirmation was not typed.
    NotConfirmed,
    /// Nothing tells what medicines are usual.
    NothingUsual,
    /// A medicine of the list does not read, so that it is not known what is usual.
    UsualUnread,
}

impl DiaryFailure {
    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            DiaryFailure::Words(_) | DiaryFailure::Together(_) => 2,
            DiaryFailure::Notation(..)
            | DiaryFailure::NoUnsure(_)
            | DiaryFailure::Contradiction(..)
            | DiaryFailure::Json(..)
            | DiaryFailure::Entry { .. }
            | DiaryFailure::Lines { .. }
            | DiaryFailure::NoNight(..)
            | DiaryFailure::NothingToUndo
            | DiaryFailure::Meanwhile
            | DiaryFailure::NotConfirmed
            | DiaryFailure::NothingUsual => 3,
            DiaryFailure::Edited(failure, _) | DiaryFailure::Stopped { failure, .. } => failure.exit_code(),
            DiaryFailure::NoHome
            | DiaryFailure::Store(_)
            | DiaryFailure::Record(..)
            | DiaryFailure::Unread(_)
            | DiaryFailure::UsualUnread
            | DiaryFailure::Faults(_)
            | DiaryFailure::Editor(..) => 4,
        }
    }

    /// What the user is told.
    pub fn words(&self, lang: Lang) -> String {
        let say = |item, id: &'static str, holes: &[(&str, &str)]| fill(lang.say(["diary_error", item, id]), holes);
        match self {
            DiaryFailure::NoHome => say("home", "text", &[]),
            DiaryFailure::Words(fault) => words::words(fault, lang),
            DiaryFailure::Notation(option, fault) => words::notation(option, fault, lang),
            DiaryFailure::NoUnsure(option) => say("unsure", "text", &[("option", option)]),
            DiaryFailure::Contradiction(option, [first, second]) => {
                say("contradiction", "text", &[("option", option), ("first", first), ("second", second)])
            }
            DiaryFailure::Json(source, error) => {
                let fault = words::read_error(error, lang);
                say("json", "text", &[("source", &tame_whole(source)), ("fault", &fault)])
            }
            DiaryFailure::Entry { found, zone, today } => {
                let may_be_so = found.iter().all(|finding| finding.id.may_be_so());
                let mut said: Vec<String> =
                    found.iter().map(|finding| words::finding(finding, *zone, *today, lang)).collect();
                said.push(say("entry", if may_be_so { "force" } else { "refused" }, &[]));
                said.join(" ")
            }
            DiaryFailure::Lines { bad, all } => {
                say("lines", "text", &[("bad", &bad.to_string()), ("all", &all.to_string())])
            }
            DiaryFailure::Stopped { line, stored, failure } => {
                let why = match &**failure {
                    super::Failure::Diary(DiaryFailure::Store(fault)) => reason(fault, lang),
                    failure => failure.words(lang),
                };
                let (line, stored) = (line.to_string(), stored.to_string());
                say("stopped", "text", &[("line", &line), ("stored", &stored), ("why", &why)])
            }
            DiaryFailure::Store(fault) => store(fault, lang),
            DiaryFailure::Record(path, seq, error) => {
                let fault = words::read_error(error, lang);
                say("record", "text", &[("file", &shown(path)), ("seq", &seq.to_string()), ("fault", &fault)])
            }
            DiaryFailure::Unread(holes) => {
                let holes: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (*name, text.as_str())).collect();
                say("unread", "text", &holes)
            }
            DiaryFailure::Edited(failure, file) => {
                format!("{} {}", failure.words(lang), say("editor", "kept", &[("file", &shown(file))]))
            }
            DiaryFailure::NoNight(night, zone, today) => {
                let name = words::night_name(*night, *zone, *today, lang);
                say("night", "text", &[("night", &name), ("date", &night.to_string())])
            }
            DiaryFailure::NothingToUndo => say("undo", "text", &[]),
            DiaryFailure::Faults(number) => say("faults", "text", &[("number", &number.to_string())]),
            DiaryFailure::Editor(program, reason) => {
                say("editor", "text", &[("program", &tame_whole(program)), ("reason", &tame_whole(reason))])
            }
            DiaryFailure::Together(id) => say("together", id, &[]),
            DiaryFailure::Meanwhile => say("meanwhile", "text", &[]),
            DiaryFailure::NotConfirmed => say("confirm", "text", &[]),
            DiaryFailure::NothingUsual | DiaryFailure::UsualUnread => {
                let id = if matches!(self, DiaryFailure::NothingUsual) { "nothing" } else { "unread" };
                format!("{} {}", lang.say(["usual", id, "text"]), say("usual", id, &[]))
            }
        }
    }
}

/// A path that a terminal can show.
pub fn shown(path: &Path) -> String {
    tame_whole(&path.display().to_string())
}

/// A fault of the file in words: what, where, and what to do.
pub fn store(fault: &Fault, lang: Lang) -> String {
    let file = shown(fault.path());
    let say = |id: &'static str, holes: &[(&str, &str)]| {
        fill(lang.say(["store", id, "text"]), &[&[("file", file.as_str())][..], holes].concat())
    };
    match fault {
        Fault::Io { action, error, .. } => {
            let id = match action {
                Action::MakeFolder => "folder",
                Action::Look | Action::Open | Action::Read => "open",
                Action::Lock => "lock_file",
                Action::Make | Action::SetAside | Action::Cut | Action::Replace | Action::Remove | Action::Sync => {
                    "write"
                }
            };
            say(id, &[("reason", &error.to_string())])
        }
        Fault::NotAFile { .. } => say("not_a_file", &[]),
        Fault::NameOfLock { .. } => say("name_of_lock", &[]),
        Fault::NotALock { .. } => say("not_a_lock", &[]),
        Fault::NoRecord { .. } => say("no_record", &[]),
        Fault::Left { error, removed, left, .. } => {
            let list = |files: &[PathBuf]| files.iter().map(|file| shown(file)).collect::<Vec<_>>().join(", ");
            let (removed, left) = (Some(list(removed)).filter(|list| !list.is_empty()), list(left));
            let reason = error.to_string();
            match &removed {
                Some(removed) => say("left", &[("reason", &reason), ("removed", removed), ("left", &left)]),
                None => say("left_all", &[("reason", &reason), ("left", &left)]),
            }
        }
        Fault::Empty { .. } => say("empty", &[]),
        Fault::Newer { version, .. } => say("newer", &[("version", &version.to_string())]),
        Fault::Damaged { line, error, .. } => {
            let (line, column) = (line.to_string(), error.column.to_string());
            say("damaged", &[("line", &line), ("column", &column), ("what", &line_fault(error, lang))])
        }
        Fault::Locked { holder, waited, .. } => {
            let waited = waited.as_secs().max(1).to_string();
            match holder {
                Some(holder) => {
                    let (pid, doing) = (holder.pid.to_string(), tame_whole(&holder.doing));
                    say("locked", &[("pid", &pid), ("doing", &doing), ("waited", &waited)])
                }
                None => say("locked_unknown", &[("waited", &waited)]),
            }
        }
        Fault::Draft { error, .. } => say("draft", &[("what", &line_fault(error, lang))]),
        Fault::NotKept { error, uncut, .. } => {
            say(if uncut.is_some() { "uncut" } else { "not_kept" }, &[("reason", &error.to_string())])
        }
    }
}

/// A fault of the file in the middle of a stream, part of which is stored.
fn reason(fault: &Fault, lang: Lang) -> String {
    let file = shown(fault.path());
    let say = |id: &'static str, holes: &[(&str, &str)]| {
        fill(lang.say(["store", id, "reason"]), &[&[("file", file.as_str())][..], holes].concat())
    };
    match fault {
        Fault::Locked { waited, .. } => say("locked", &[("waited", &waited.as_secs().max(1).to_string())]),
        Fault::Io { error, .. } | Fault::NotKept { error, .. } => say("write", &[("reason", &error.to_string())]),
        fault => store(fault, lang),
    }
}

/// What is wrong with a line of the file.
pub fn line_fault(error: &LineError, lang: Lang) -> String {
    let say = |id: &'static str, holes: &[(&str, &str)]| fill(lang.say(["line", id, "text"]), holes);
    match &error.fault {
        LineFault::TooLong => say("long", &[]),
        LineFault::NotUtf8 => say("utf8", &[]),
        LineFault::CutShort => say("cut_short", &[]),
        LineFault::Expected(expected) => say("expected", &[("expected", expected)]),
        LineFault::Unknown(name) => say("unknown", &[("name", &tame_whole(name))]),
        LineFault::Number => say("number", &[]),
        LineFault::Date => say("date", &[]),
        LineFault::Time => say("time", &[]),
        LineFault::Syntax => say("syntax", &[]),
        LineFault::NoKey => say("no_key", &[]),
        LineFault::Seq { after } => say("seq", &[("after", &after.to_string())]),
        LineFault::Through { .. } => say("through", &[]),
        LineFault::Undoes => say("undoes", &[]),
        LineFault::Payload => say("payload", &[]),
        LineFault::OtherFormat => say("other_format", &[]),
        LineFault::OtherVersion(version) => say("other_version", &[("version", &version.to_string())]),
    }
}

impl From<Fault> for super::Failure {
    fn from(fault: Fault) -> Self {
        super::Failure::Diary(DiaryFailure::Store(fault))
    }
}

impl From<DiaryFailure> for super::Failure {
    fn from(failure: DiaryFailure) -> Self {
        super::Failure::Diary(failure)
    }
}
