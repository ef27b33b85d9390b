//! Everything that can go wrong for a user, in words, with an exit code.

pub mod diary;
pub mod lab;
pub mod medicine;
pub mod plan;

use diary::DiaryFailure;
use lab::LabFailure;
use medicine::MedicineFailure;
use plan::PlanFailure;

use crate::ask::{AnswersError, AnswersFault, LONGEST, Place, nearest, short};
use crate::model::{Id, Key, Kind, NumberFault, Range, ValueFault};
use crate::report::wording::number_text;
use crate::text::{Lang, fill};

/// A failure that the user is told of.
#[derive(Debug)]
pub enum Failure {
    /// The answers of a file are no answers object.
    Answers(String, AnswersError),
    /// Some lines of JSON Lines had errors; each was answered in its place.
    Lines {
        /// Lines with errors.
        bad: u64,
        /// All lines.
        all: u64,
    },
    /// Answers of several people cannot be saved to one answers file.
    SaveMany,
    /// A file could not be read.
    Read(String, std::io::Error),
    /// A file could not be written.
    Write(String, std::io::Error),
    /// The input ended before the questions did.
    Ended,
    /// There is neither a terminal nor an answer.
    NeedsTerminal,
    /// There is neither a terminal to ask at, nor an answer, where options could tell the same.
    NobodyToAsk,
    /// The person pressed Ctrl-C.
    Interrupted,
    /// The person pressed Ctrl-C, and something had been stored before.
    LeftLater,
    /// The terminal failed.
    Terminal(std::io::Error),
    /// `NIGHTLEGS_NOW` is no time.
    Now(String),
    /// No such topic.
    Topic(String),
    /// Help was asked for with no such thing; and what may have been meant.
    Help(String, Option<String>),
    /// A file is there already that would be written over.
    There(String),
    /// A file could not be shown.
    Show(String, std::io::Error),
    /// The result could not be printed.
    Output(std::io::Error),
    /// What was asked for is stored, and could not be printed.
    StoredUnsaid(std::io::Error),
    /// Neither answers nor a page can go where the diary is.
    SaveOver(String),
    /// The diary, or an entry for it.
    Diary(DiaryFailure),
    /// Blood results.
    Lab(LabFailure),
    /// A medicine.
    Medicine(Box<MedicineFailure>),
    /// A strategy, or a trial of one.
    Plan(PlanFailure),
}

impl Failure {
    /// The exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Now(_) | Failure::Topic(_) | Failure::Help(..) | Failure::SaveMany | Failure::SaveOver(_) => 2,
            Failure::Answers(..) | Failure::Lines { .. } | Failure::Ended | Failure::Medicine(_) => 3,
            Failure::Read(..)
            | Failure::Write(..)
            | Failure::There(_)
            | Failure::Show(..)
            | Failure::Output(_)
            | Failure::StoredUnsaid(_) => 4,
            Failure::NeedsTerminal | Failure::NobodyToAsk | Failure::Terminal(_) => 5,
            Failure::Interrupted | Failure::LeftLater => 130,
            Failure::Diary(failure) => failure.exit_code(),
            Failure::Lab(failure) => failure.exit_code(),
            Failure::Plan(failure) => failure.exit_code(),
        }
    }

    /// Whether whoever read the output wants no more of it, which is no failure.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Failure::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }

    /// What the user is told.
    pub fn words(&self, lang: Lang) -> String {
        let say = |middle, last| lang.say(["error", middle, last]);
        match self {
            Failure::Answers(file, error) => {
                fill(say("file", "where"), &[("file", &short(file)), ("fault", &answers(error, lang))])
            }
            Failure::Lines { bad, all } => {
                fill(say("lines", "some"), &[("bad", &bad.to_string()), ("all", &all.to_string())])
            }
            Failure::Read(file, error) => {
                fill(say("file", "open"), &[("file", &short(file)), ("reason", &error.to_string())])
            }
            Failure::Write(file, error) => {
                fill(say("file", "write"), &[("file", &short(file)), ("reason", &error.to_string())])
            }
            Failure::There(file) => fill(say("file", "there"), &[("file", file)]),
            Failure::Show(file, error) => fill(say("file", "show"), &[("file", file), ("reason", &error.to_string())]),
            Failure::Ended => say("input", "ended").to_owned(),
            Failure::StoredUnsaid(error) => fill(say("output", "stored"), &[("reason", &error.to_string())]),
            Failure::SaveOver(file) => fill(say("file", "diary"), &[("file", &short(file))]),
            Failure::SaveMany => say("file", "many").to_owned(),
            Failure::NeedsTerminal => say("input", "terminal").to_owned(),
            Failure::NobodyToAsk => say("input", "nobody").to_owned(),
            Failure::Interrupted => lang.say(["ui", "left", "name"]).to_owned(),
            Failure::LeftLater => lang.say(["ui", "left", "later"]).to_owned(),
            Failure::Terminal(error) => fill(say("input", "read"), &[("reason", &error.to_string())]),
            Failure::Now(value) => fill(say("clock", "now"), &[("value", &short(value))]),
            Failure::Topic(topic) => unknown_topic(topic, lang),
            Failure::Help(what, Some(near)) => fill(say("help", "near"), &[("what", &short(what)), ("nearest", near)]),
            Failure::Help(what, None) => fill(say("help", "unknown"), &[("what", &short(what))]),
            Failure::Diary(failure) => failure.words(lang),
            Failure::Lab(failure) => failure.words(lang),
            Failure::Medicine(failure) => failure.words(lang),
            Failure::Plan(failure) => failure.words(lang),
            Failure::Output(error) => fill(say("output", "write"), &[("reason", &error.to_string())]),
        }
    }
}

fn unknown_topic(topic: &str, lang: Lang) -> String {
    let unknown = fill(lang.say(["explain", "unknown", "name"]), &[("topic", &short(topic))]);
    match crate::report::explain::nearest(topic, lang) {
        Some(near) => format!("{unknown} {}", fill(lang.say(["explain", "nearest", "name"]), &[("topic", near)])),
        None => format!("{unknown} {}", lang.say(["explain", "hint", "name"])),
    }
}

/// An answers error in words: place, value, range, and the nearest name.
pub fn answers(error: &AnswersError, lang: Lang) -> String {
    let Place { line, column } = error.place;
    let place = [("line", line.to_string()), ("column", column.to_string())];
    let words = |id: [&'static str; 3], holes: &[(&str, &str)]| {
        let mut all: Vec<(&str, &str)> = place.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.extend_from_slice(holes);
        fill(lang.say(id), &all)
    };
    match &error.kind {
        AnswersFault::Empty => words(["error", "file", "empty"], &[]),
        AnswersFault::TooLong => words(["error", "file", "long"], &[("limit", &LONGEST.to_string())]),
        AnswersFault::NotUtf8 => words(["error", "file", "utf8"], &[]),
        AnswersFault::Torn => words(["error", "file", "torn"], &[]),
        AnswersFault::Syntax => words(["error", "file", "syntax"], &[]),
        AnswersFault::NotAnObject => words(["error", "file", "object"], &[]),
        AnswersFault::Trailing => words(["error", "file", "trailing"], &[]),
        AnswersFault::NoVersion => words(["error", "version", "missing"], &[]),
        AnswersFault::Version(value) => words(["error", "version", "wrong"], &[("value", value)]),
        AnswersFault::UnknownKey(key, Some(near)) => {
            words(["error", "key", "unknown"], &[("key", key), ("nearest", near)])
        }
        AnswersFault::UnknownKey(key, None) => words(["error", "key", "unknown_far"], &[("key", key)]),
        AnswersFault::Duplicate(key) => words(["error", "key", "duplicate"], &[("key", &short(key))]),
        AnswersFault::Value(key, fault) => value(*key, fault, lang, &words),
    }
}

/// Fills the place into a sentence, beside its other holes.
type Words<'a> = &'a dyn Fn([&'static str; 3], &[(&str, &str)]) -> String;

fn value(key: Key, fault: &ValueFault, lang: Lang, words: Words<'_>) -> String {
    let name = key.as_str();
    match (fault, key.kind()) {
        (ValueFault::UnknownWord { word }, Kind::Choice { names, .. } | Kind::Set { names, .. }) => {
            let (shown, allowed) = (short(word), names.join(", "));
            let holes = [("key", name), ("value", shown.as_str()), ("allowed", allowed.as_str())];
            match nearest(word, names) {
                Some(near) => words(["error", "value", "unknown"], &[&holes[..], &[("nearest", near)]].concat()),
                None => words(["error", "value", "unknown_far"], &holes),
            }
        }
        (ValueFault::Number { value, fault }, Kind::Number(range)) => {
            let id = match fault {
                NumberFault::OutOfRange => ["error", "value", "range"],
                NumberFault::NotWhole => ["error", "value", "whole"],
            };
            let [min, max, unit] = of_range(range, lang);
            let holes =
                [("key", name), ("value", &short(&value.to_string())), ("min", &min), ("max", &max), ("unit", &unit)];
            words(id, &holes)
        }
        (ValueFault::NotATime { word }, _) => {
            words(["error", "value", "clock"], &[("key", name), ("value", &short(word))])
        }
        (_, Kind::Choice { names, .. }) => {
            words(["error", "value", "kind_choice"], &[("key", name), ("allowed", &names.join(", "))])
        }
        (_, Kind::Set { names, .. }) => {
            words(["error", "value", "kind_set"], &[("key", name), ("allowed", &names.join(", "))])
        }
        (_, Kind::Number(range)) => {
            let [min, max, unit] = of_range(range, lang);
            words(["error", "value", "kind_number"], &[("key", name), ("min", &min), ("max", &max), ("unit", &unit)])
        }
        (_, Kind::Clock) => words(["error", "value", "kind_clock"], &[("key", name)]),
        (_, Kind::Texts) => words(["error", "value", "kind_texts"], &[("key", name)]),
    }
}

fn of_range(range: Range, lang: Lang) -> [String; 3] {
    [number_text(range.min), number_text(range.max), lang.say(["unit", range.unit, "name"]).to_owned()]
}
