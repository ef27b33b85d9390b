//! What the word `usual` stands for among the medicines of a night, and what is said of it.

use chrono::{Days, NaiveDate};

use crate::cli::book::{Book, Ledger, Nights};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::diary::courses::{self, KnownFrom, Usual};
use crate::diary::notation::{Dose, WrittenTime};
use crate::diary::{DoseEntry, Entry, Told};
use crate::model::{ClockTime, MedicineCourse, Moment, Night};
use crate::report::diary as words;
use crate::report::wording::tame_whole;
use crate::text::{Lang, fill};

/// How many nights back it is looked what was taken. What was taken before that is usual no more.
pub const BACK: u64 = 14;

/// What is usual on a night, or why that is not known.
#[derive(Clone, Debug)]
pub enum Known {
    /// This.
    As(Usual),
    /// Neither the list nor a night tells.
    Nothing,
    /// A medicine of the list cannot be read, so that something may be missing.
    Unread,
}

/// What of the usual is taken beside what is told, and what is said of it.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// What is added.
    pub doses: Vec<Dose>,
    /// Where it is from, and what of it was not added.
    pub said: Vec<String>,
}

/// What is usual on a night; `around` holds the nights before it.
pub fn known(book: &Book<'_>, ledger: &Ledger, around: &Nights, night: NaiveDate) -> Known {
    if ledger.holds_unread_medicine() {
        return Known::Unread;
    }
    let all: Vec<&MedicineCourse> = ledger.courses.values().collect();
    let from = night.checked_sub_days(Days::new(BACK)).unwrap_or(night);
    let before = around.range(from..night).map(|(_, logged)| &logged.night);
    courses::as_usual(&all, before, night, book.current()).map_or(Known::Nothing, Known::As)
}

/// Takes the usual beside what is told of a night already.
///
/// # Errors
/// What is usual is not known.
pub fn take(known: &Known, told: &[Dose], book: &Book<'_>) -> Result<Taken, Failure> {
    match known {
        Known::As(usual) => Ok(taken(usual, told, book)),
        Known::Nothing => Err(DiaryFailure::NothingUsual.into()),
        Known::Unread => Err(DiaryFailure::UsualUnread.into()),
    }
}

/// Why nothing is taken, where somebody is asked.
pub fn unknown(known: &Known, lang: Lang) -> Option<&'static str> {
    match known {
        Known::As(_) => None,
        Known::Nothing => Some(lang.say(["usual", "nothing", "text"])),
        Known::Unread => Some(lang.say(["usual", "unread", "text"])),
    }
}

fn taken(usual: &Usual, told: &[Dose], book: &Book<'_>) -> Taken {
    let (lang, beside) = (book.options.lang, usual.beside(told));
    let say = |what, facet, dose: &str, other: &str| {
        fill(lang.say(["usual", what, facet]), &[("medicine", &tame_whole(dose)), ("other", &tame_whole(other))])
    };
    let from = match usual.from {
        KnownFrom::List => lang.say(["usual", "from", "list"]).to_owned(),
        KnownFrom::Night(date) => {
            let night = words::night_name(date, book.world.zone, book.today(), lang);
            fill(lang.say(["usual", "from", "night"]), &[("night", &night)])
        }
    };
    let added = |line: &&String| beside.doses.iter().any(|dose| dose.to_string() == **line);
    let mut said = vec![from];
    said.extend(usual.unsure.iter().filter(added).map(|line| say("unsure", "text", line, "")));
    said.extend(beside.left.iter().map(|(dose, other)| say("left", "told", &dose.to_string(), &other.to_string())));
    said.extend(usual.left.iter().map(|line| say("left", "list", line, "")));
    Taken { doses: beside.doses, said }
}

/// Puts the usual into an entry, beside what it tells and what stands; what is said of it.
///
/// # Errors
/// As [`take`]; or the diary cannot be read.
pub fn put(entry: &mut Entry, book: &Book<'_>, night: NaiveDate) -> Result<Vec<String>, Failure> {
    let around = book.nights(Some(night.checked_sub_days(Days::new(BACK)).unwrap_or(night)))?;
    let mut told = around.get(&night).map_or_else(Vec::new, |logged| standing(&logged.night));
    told.extend(entry.also.took.iter().map(|dose| Dose { text: dose.name.clone(), at: dose.at.map(clock_of) }));
    let taken = take(&known(book, &book.ledger()?, &around, night), &told, book)?;
    let doses = taken.doses.into_iter().map(|dose| DoseEntry { name: dose.text, at: dose.at.map(Told::Clock) });
    entry.also.took.extend(doses);
    Ok(taken.said)
}

/// The medicines that stand in a night.
pub fn standing(night: &Night) -> Vec<Dose> {
    let dose = |dose: &crate::model::Dose| Dose { text: dose.name.clone(), at: dose.at.map(of_moment) };
    night.took.iter().flatten().map(dose).collect()
}

fn clock_of(told: Told) -> WrittenTime {
    match told {
        Told::Clock(written) => written,
        Told::Instant(at) => of_moment(at),
    }
}

fn of_moment(at: Moment) -> WrittenTime {
    WrittenTime { clock: ClockTime::of(at), offset: None }
}
