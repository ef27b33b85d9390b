//! The flags of `log` as an entry.

use crate::cli::args::diary::Log;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::diary::notation::{
    self, AmountNote, CrampNote, CrampParts, DoseNote, ExerciseNote, NapsNote, NotationFault, UrgeNote,
};
use crate::diary::{
    CrampEntry, CrampsEntry, DoseEntry, DrunkEntry, Entry, ExerciseEntry, NotationKind, OnsetEntry, Said, Told,
    UrgeEntry,
};
use crate::model::whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times};
use crate::model::{BodyPart, Helps, Id, Naps, NoSleep, Range, Set, Strategy, Tri};

/// What the flags tell of a night; `note` is what stands behind `--note`, or what standard input held.
///
/// # Errors
/// Something behind an option cannot be read; the option, the part and what may stand there are named.
pub fn entry(asked: &Log, note: Option<String>) -> Result<Entry, Failure> {
    let mut entry = Entry { quiet: asked.quiet_night, zone: asked.zone.clone(), ..Entry::default() };
    if asked.no_sleep {
        entry.sleep.no_sleep = Said::Is(NoSleep);
    }
    no_contradiction(&asked.told)?;
    for (id, text) in &asked.told {
        tell(&mut entry, id, text).map_err(|fault| named(id, fault))?;
    }
    if entry.took.value().is_some() && (!entry.also.took.is_empty() || takes_usual(asked)) {
        let none =
            asked.told.iter().find(|(id, text)| *id == "took" && matches!(notation::dose(text), Ok(DoseNote::No)));
        return Err(named("took", alone(none.map_or("", |(_, text)| text))));
    }
    entry.also.note = note;
    Ok(entry)
}

/// Whether the usual medicines were taken.
pub fn takes_usual(asked: &Log) -> bool {
    asked.told.iter().any(|(id, text)| *id == "took" && matches!(notation::dose(text), Ok(DoseNote::Usual)))
}

/// Refuses a cramp beside the answer that there was none. What cannot be read is refused where it is told.
fn no_contradiction(told: &[(&'static str, String)]) -> Result<(), Failure> {
    let cramps = || told.iter().filter(|(id, _)| *id == "cramp").map(|(_, text)| text);
    let none = cramps().find(|text| matches!(notation::cramp(text), Ok(CrampNote::No | CrampNote::Unsure)));
    let one = cramps()
        .find(|text| matches!(notation::cramp(text), Ok(CrampNote::One(parts)) if parts != CrampParts::default()));
    match (none, one) {
        (Some(none), Some(one)) => {
            let parts = [none, one].map(|part| crate::ask::short(part));
            Err(DiaryFailure::Contradiction("--cramp".to_owned(), parts).into())
        }
        _ => Ok(()),
    }
}

/// Why an option cannot be read.
enum Wrong {
    Notation(NotationFault),
    NoUnsure,
}

impl From<NotationFault> for Wrong {
    fn from(fault: NotationFault) -> Self {
        Wrong::Notation(fault)
    }
}

fn named(id: &str, wrong: Wrong) -> Failure {
    let option = format!("--{}", id.replace('_', "-"));
    match wrong {
        Wrong::Notation(fault) => DiaryFailure::Notation(option, fault).into(),
        Wrong::NoUnsure => DiaryFailure::NoUnsure(option).into(),
    }
}

fn tell(entry: &mut Entry, id: &str, text: &str) -> Result<(), Wrong> {
    let sleep = &mut entry.sleep;
    match id {
        "urge" => urge(entry, notation::urge(text)?),
        "where" => {
            let places: Set<BodyPart> = set(text)?;
            urge_entry(entry).places = Said::Is(places);
        }
        "rest" => urge_entry(entry).rest = minutes(text)?,
        "cramp" => cramp(entry, notation::cramp(text)?, text)?,
        "wakes" => entry.leg_wakings = Said::Is(whole(text, Times::RANGE, Times::of)?),
        "bed" => sleep.in_bed = time(text)?,
        "tried" => sleep.tried = time(text)?,
        "asleep_after" => sleep.latency = minutes(text)?,
        "awakenings" => sleep.awakenings = Said::Is(whole(text, Times::RANGE, Times::of)?),
        "awake" => sleep.waso = minutes(text)?,
        "woke" => sleep.woke = time(text)?,
        "lay_awake" => sleep.tasafa = minutes(text)?,
        "up" => sleep.up = time(text)?,
        "quality" => sleep.quality = Said::Is(whole(text, Quality::RANGE, Quality::of)?),
        "caffeine" => entry.evening.caffeine = Said::Is(drunk(text)?),
        "alcohol" => entry.evening.alcohol = Said::Is(drunk(text)?),
        "exercise" => entry.evening.exercise = Said::Is(exercise(text)?),
        "on_feet" => entry.evening.on_feet = hours(text)?,
        "sitting" => entry.evening.sitting = hours(text)?,
        "water" => {
            let water = in_range(text, notation::water, Millilitres::RANGE, Millilitres::of)?;
            entry.evening.water = Said::Is(water);
        }
        "naps" => entry.evening.naps = Said::Is(naps(text)?),
        "took" => match notation::dose(text)? {
            DoseNote::Took(dose) => {
                entry.also.took.push(DoseEntry { name: dose.text, at: dose.at.map(Told::Clock) });
            }
            DoseNote::No => entry.took = Said::Is(Vec::new()),
            // What it stands for is in the diary, and put in by the caller.
            DoseNote::Usual => {}
            DoseNote::Unsure => return Err(Wrong::NoUnsure),
        },
        "did" => {
            let did: Set<Strategy> = set(text)?;
            if did.is_empty() { entry.did = Said::Is(did) } else { entry.also.did = did }
        }
        "helped" => {
            let helped: Set<Helps> = set(text)?;
            if helped.is_empty() { entry.helped = Said::Is(helped) } else { entry.also.helped = helped }
        }
        // Read by the caller, because it may stand on standard input.
        _ => {}
    }
    Ok(())
}

fn urge_entry(entry: &mut Entry) -> &mut UrgeEntry {
    if !matches!(entry.urge, Said::Is(_)) {
        entry.urge = Said::Is(UrgeEntry::default());
    }
    match &mut entry.urge {
        Said::Is(urge) => urge,
        _ => unreachable!("it was set above"),
    }
}

fn urge(entry: &mut Entry, note: UrgeNote) {
    let told = match note {
        UrgeNote::No => UrgeEntry { felt: Some(Tri::No), ..UrgeEntry::default() },
        UrgeNote::Unsure => UrgeEntry { felt: Some(Tri::Unsure), ..UrgeEntry::default() },
        UrgeNote::Severity { points, onset, minutes } => UrgeEntry {
            felt: None,
            severity: Points::new(points.into()).into(),
            onset: onset
                .map(|onset| match onset {
                    notation::Onset::At(at) => OnsetEntry::At(Told::Clock(at)),
                    notation::Onset::AllDay => OnsetEntry::AllDay,
                })
                .into(),
            minutes: minutes.and_then(|minutes| Minutes::new(minutes.into())).into(),
            ..UrgeEntry::default()
        },
    };
    *urge_entry(entry) = told;
}

fn cramp(entry: &mut Entry, note: CrampNote, text: &str) -> Result<(), Wrong> {
    let had = match note {
        CrampNote::No => Some(Tri::No),
        CrampNote::Unsure => Some(Tri::Unsure),
        // A cramp of which nothing else is known.
        CrampNote::One(parts) if parts == CrampParts::default() => Some(Tri::Yes),
        CrampNote::One(_) => None,
    };
    if let Some(had) = had {
        let told = entry.cramps.value().and_then(|cramps| cramps.had);
        if told.is_some_and(|told| told != had) {
            return Err(alone(text));
        }
        entry.cramps = Said::Is(CrampsEntry { had: Some(had), events: Said::Nothing });
    }
    match note {
        CrampNote::One(parts) if parts == CrampParts::default() => {}
        CrampNote::One(parts) => entry.also.cramps.push(CrampEntry {
            at: parts.at.map(Told::Clock),
            seconds: parts.seconds.and_then(|seconds| Seconds::new(seconds.into())),
            side: parts.leg,
            muscle: parts.site,
            severity: parts.severity.and_then(|points| Points::new(points.into())),
            sore: parts.sore.map(|sore| if sore { Tri::Yes } else { Tri::No }),
            eased_by: parts.eased,
        }),
        CrampNote::No | CrampNote::Unsure => {}
    }
    Ok(())
}

/// What is a whole answer, and stands beside another.
fn alone(text: &str) -> Wrong {
    Wrong::Notation(NotationFault { part: crate::ask::short(text), kind: NotationKind::StandsAlone })
}

fn time(text: &str) -> Result<Said<Told>, Wrong> {
    certain(text)?;
    Ok(Said::Is(Told::Clock(notation::time(text)?)))
}

fn minutes(text: &str) -> Result<Said<Minutes>, Wrong> {
    in_range(text, notation::minutes, Minutes::RANGE, Minutes::of).map(Said::Is)
}

fn hours(text: &str) -> Result<Said<Minutes>, Wrong> {
    in_range(text, notation::hours, Minutes::RANGE, Minutes::of).map(Said::Is)
}

/// What a notation reads, held against the range of the field.
fn in_range<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<u32, NotationFault>,
    range: Range,
    of: impl FnOnce(f64) -> Option<T>,
) -> Result<T, Wrong> {
    certain(text)?;
    of(f64::from(read(text)?)).ok_or_else(|| Wrong::Notation(out_of(range, text)))
}

fn whole<T>(text: &str, range: Range, of: impl FnOnce(f64) -> Option<T>) -> Result<T, Wrong> {
    certain(text)?;
    let number = text.trim();
    let digits = !number.is_empty() && number.len() <= 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    let read = digits.then(|| number.parse::<u32>().ok()).flatten();
    read.and_then(|number| of(number.into())).ok_or_else(|| Wrong::Notation(out_of(range, text)))
}

fn out_of(range: Range, text: &str) -> NotationFault {
    let kind = NotationKind::OutOfRange { min: range.min as u32, max: range.max as u32, unit: range.unit };
    NotationFault { part: crate::ask::short(text), kind }
}

fn certain(text: &str) -> Result<(), Wrong> {
    if notation::is_unsure(text) { Err(Wrong::NoUnsure) } else { Ok(()) }
}

fn set<T: Id>(text: &str) -> Result<Set<T>, Wrong> {
    certain(text)?;
    Ok(notation::list(text)?)
}

fn drunk(text: &str) -> Result<DrunkEntry, Wrong> {
    Ok(match notation::amount(text)? {
        AmountNote::Known(amount) => {
            DrunkEntry { drinks: Drinks::of(amount.number), last: amount.last.map(Told::Clock) }
        }
        AmountNote::Unsure => DrunkEntry { drinks: None, last: None },
    })
}

fn naps(text: &str) -> Result<Naps, Wrong> {
    certain(text)?;
    let NapsNote { times, minutes } = notation::naps(text)?;
    let times = Times::new(times.into()).ok_or_else(|| Wrong::Notation(out_of(Times::RANGE, text)))?;
    Ok(Naps { times, minutes: minutes.and_then(|minutes| Minutes::new(minutes.into())) })
}

fn exercise(text: &str) -> Result<ExerciseEntry, Wrong> {
    // None is none, in minutes and in hours.
    let text = if text.trim() == "0" { "none" } else { text };
    let minutes =
        |number: u32| Minutes::new(number.into()).ok_or_else(|| Wrong::Notation(out_of(Minutes::RANGE, text)));
    match notation::exercise(text)? {
        ExerciseNote::Done(done) => {
            Ok(ExerciseEntry { minutes: minutes(done.minutes)?, effort: done.effort, at: done.at.map(Told::Clock) })
        }
        ExerciseNote::No => Ok(ExerciseEntry { minutes: minutes(0)?, effort: None, at: None }),
        ExerciseNote::Unsure => Err(Wrong::NoUnsure),
    }
}
