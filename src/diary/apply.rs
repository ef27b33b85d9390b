//! Writes an entry over what stands of a night.

use chrono::NaiveDate;

use super::check;
use super::entry::{
    Also, CrampEntry, CrampsEntry, DoseEntry, DrunkEntry, Entry, ExerciseEntry, FactorsEntry, OnsetEntry, SleepEntry,
    Told, UrgeEntry,
};
use super::finding::{Finding, Hole};
use super::place::{Of, Placing};
use super::said::Said;
use super::zone::Zone;
use crate::model::{
    Cramp, Cramps, Dose, Drunk, Exercise, Moment, Night, NightFault, NightField, Onset, Tri, Urge,
    whole::{Points, Times},
};

/// The zone of a night: the one that stands, the one that is told of, or the machine's.
///
/// # Errors
/// There is no such zone, the night stands in another, or the offset told is not that of the zone.
pub fn zone_of(entry: &Entry, stands: Option<&Night>, date: NaiveDate, here: Zone) -> Result<Zone, Finding> {
    let of_night = |night: &Night| night.zone.as_deref().and_then(Zone::named).unwrap_or(Zone::Fixed(night.offset));
    let zone = match (&entry.zone, stands.map(of_night)) {
        (None, stands) => stands.unwrap_or_else(|| match entry.offset {
            Some(offset) if offset != here.evening_offset(date) => Zone::Fixed(offset),
            _ => here,
        }),
        (Some(name), stands) => {
            let text = || Hole::Text(name.clone());
            let told = Zone::named(name).ok_or_else(|| Finding::new(NightFault::UnknownZone, [("zone", text())]))?;
            if let Some(stands) = stands.filter(|stands| *stands != told) {
                let other = stands.name().map_or_else(|| stands.evening_offset(date).to_string(), str::to_owned);
                return Err(Finding::new(NightFault::OtherZone, [("zone", text()), ("other", Hole::Text(other))]));
            }
            told
        }
    };
    if !zone.has_day(date) {
        return Err(Finding::new(NightFault::NoSuchNight, [("night", Hole::Night(date))]));
    }
    match entry.offset {
        Some(offset) if offset != zone.evening_offset(date) => {
            let [told, other] = [offset, zone.evening_offset(date)].map(|offset| Hole::Text(offset.to_string()));
            Err(Finding::new(NightFault::OtherOffset, [("offset", told), ("other", other)]))
        }
        _ => Ok(zone),
    }
}

/// Writes an entry over a night; what it does not tell of stays as it is.
///
/// # Errors
/// The first thing that cannot be so; the night is then as it was.
pub fn apply(entry: Entry, stands: &Night, zone: Zone) -> Result<Night, Finding> {
    let mut night = stands.clone();
    let placing = Placing { date: night.date, zone };
    take_away(&mut night, &entry);
    if entry.quiet {
        quiet(&mut night, &entry)?;
    }
    sleep(entry.sleep, &mut night, &placing)?;
    if let Said::Is(told) = entry.urge {
        urge(told, &mut night, &placing)?;
    }
    let told_of_none = entry.cramps.value().is_some_and(|cramps| cramps.had.is_some_and(|had| had != Tri::Yes));
    if told_of_none && !entry.also.cramps.is_empty() {
        return Err(Finding::new(NightFault::CrampsNoButTold, []));
    }
    if let Said::Is(told) = entry.cramps {
        cramps(told, &mut night, &placing)?;
    }
    if let Said::Is(times) = entry.leg_wakings {
        night.leg_wakings = Some(times);
    }
    factors(entry.evening, &mut night, &placing)?;
    let took = entry.took.try_map(|doses| doses.into_iter().map(|told| dose(told, &night, &placing)).collect())?;
    took.over(&mut night.took);
    entry.did.over(&mut night.did);
    entry.helped.over(&mut night.helped);
    entry.note.over(&mut night.note);
    also(entry.also, &mut night, &placing)?;
    match check::limits(&night).into_iter().next() {
        Some(finding) => Err(finding),
        None => Ok(night),
    }
}

/// Takes away what the entry takes away of the legs. It goes first, so that a quiet night may be told in its place.
fn take_away(night: &mut Night, entry: &Entry) {
    if entry.urge == Said::Cleared {
        night.urge = None;
    }
    if entry.cramps == Said::Cleared {
        night.cramps = None;
    }
    if entry.leg_wakings == Said::Cleared {
        night.leg_wakings = None;
    }
}

/// A quiet night has no trouble of the legs, neither told now nor standing.
fn quiet(night: &mut Night, entry: &Entry) -> Result<(), Finding> {
    let told = match (&entry.urge, &entry.cramps) {
        (Said::Is(urge), _) if says_more_than_none(urge) => Some(NightField::Urge),
        (_, Said::Is(cramps)) if cramps.had.is_none_or(|had| had != Tri::No) => Some(NightField::Cramps),
        _ if !entry.also.cramps.is_empty() => Some(NightField::Cramps),
        _ if entry.leg_wakings.value().is_some_and(|times| times.get() > 0) => Some(NightField::LegWakings),
        _ => None,
    };
    let stands = match (&night.urge, &night.cramps, night.leg_wakings) {
        (Some(Urge { felt: Tri::Yes, .. }), ..) => Some(NightField::Urge),
        (_, Some(Cramps { had: Tri::Yes, .. }), _) => Some(NightField::Cramps),
        (.., Some(times)) if times.get() > 0 => Some(NightField::LegWakings),
        _ => None,
    };
    if let Some(field) = told.or(stands) {
        return Err(Finding::new(NightFault::QuietButTrouble, [("field", Hole::Field(field))]));
    }
    night.urge = Some(Urge::felt(Tri::No));
    night.cramps = Some(Cramps { had: Tri::No, events: Vec::new() });
    night.leg_wakings = Times::new(0);
    Ok(())
}

/// An urge of zero is none.
fn says_more_than_none(urge: &UrgeEntry) -> bool {
    let zero = urge.severity.value().is_some_and(|points| points.get() == 0);
    match urge.felt {
        Some(felt) => felt != Tri::No,
        None => {
            !zero || urge.onset.value().is_some() || urge.minutes.value().is_some() || urge.places.value().is_some()
        }
    }
}

fn sleep(told: SleepEntry, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    // In this order: each time is placed after the one before it.
    let at = |said: Said<Told>, of, night: &Night| said.try_map(|told| placing.moment(told, of, night));
    at(told.in_bed, Of::InBed, night)?.over(&mut night.sleep.in_bed);
    at(told.tried, Of::Tried, night)?.over(&mut night.sleep.tried);
    at(told.woke, Of::Woke, night)?.over(&mut night.sleep.woke);
    at(told.up, Of::Up, night)?.over(&mut night.sleep.up);
    told.latency.over(&mut night.sleep.latency);
    told.awakenings.over(&mut night.sleep.awakenings);
    told.waso.over(&mut night.sleep.waso);
    told.tasafa.over(&mut night.sleep.tasafa);
    told.quality.over(&mut night.sleep.quality);
    Ok(())
}

fn urge(told: UrgeEntry, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    let onset = told.onset.try_map(|onset| match onset {
        OnsetEntry::At(told) => placing.moment(told, Of::Day(NightField::Onset), night).map(Onset::At),
        OnsetEntry::AllDay => Ok(Onset::AllDay(crate::model::AllDay)),
    })?;
    let details = told.severity.value().is_some_and(|points| points.get() > 0)
        || onset.value().is_some()
        || told.minutes.value().is_some()
        || told.places.value().is_some();
    let zero = told.severity.value().is_some_and(|points| points.get() == 0);
    let stood = night.urge.take();
    let felt = match (told.felt, details, zero) {
        (Some(Tri::No), true, _) => return Err(Finding::new(NightFault::UrgeNoButTold, [])),
        (Some(Tri::Yes), _, true) | (None, true, true) => return Err(Finding::new(NightFault::UrgeOfZero, [])),
        (Some(felt), ..) => felt,
        (None, true, false) => Tri::Yes,
        (None, false, true) => Tri::No,
        (None, false, false) => match &stood {
            Some(urge) => urge.felt,
            // Where nothing stands, nothing can be taken away, and nothing is told.
            None => return Ok(()),
        },
    };
    // Another answer than "yes" takes away what was told of an urge; only the answer itself, or a zero, stands.
    let mut urge = stood.filter(|urge| felt == Tri::Yes || urge.felt == felt).unwrap_or_else(|| Urge::felt(felt));
    urge.felt = felt;
    told.severity.over(&mut urge.severity);
    onset.over(&mut urge.onset);
    told.minutes.over(&mut urge.minutes);
    told.places.over(&mut urge.places);
    if felt == Tri::Yes && urge.severity.is_some_and(|points: Points| points.get() == 0) {
        urge.severity = None;
    }
    night.urge = Some(urge);
    Ok(())
}

fn cramps(told: CrampsEntry, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    let events = match told.events {
        Said::Is(events) => Some(events.into_iter().map(|told| cramp(told, night, placing)).collect::<Result<_, _>>()?),
        Said::Cleared => Some(Vec::new()),
        Said::Nothing => None,
    };
    let stood = night.cramps.take();
    let listed: Option<&Vec<Cramp>> = events.as_ref();
    if stood.is_none() && told.had.is_none() && listed.is_none_or(Vec::is_empty) {
        return Ok(());
    }
    let mut cramps = stood.unwrap_or(Cramps { had: Tri::Yes, events: Vec::new() });
    cramps.had = match told.had {
        Some(had) if had != Tri::Yes && listed.is_some_and(|events| !events.is_empty()) => {
            return Err(Finding::new(NightFault::CrampsNoButTold, []));
        }
        Some(had) => had,
        None if listed.is_some_and(|events| !events.is_empty()) => Tri::Yes,
        None => cramps.had,
    };
    if let Some(events) = events {
        cramps.events = events;
    } else if cramps.had != Tri::Yes {
        cramps.events.clear();
    }
    cramps.events.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
    night.cramps = Some(cramps);
    Ok(())
}

fn cramp(told: CrampEntry, night: &Night, placing: &Placing) -> Result<Cramp, Finding> {
    let CrampEntry { at, seconds, side, muscle, severity, sore, eased_by } = told;
    let at = at.map(|told| placing.moment(told, Of::Cramp, night)).transpose()?;
    Ok(Cramp { at, seconds, side, muscle, severity, sore, eased_by })
}

fn factors(told: FactorsEntry, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    let drunk = |told: DrunkEntry, field| {
        let last = told.last.map(|told| placing.moment(told, Of::Day(field), night)).transpose()?;
        Ok(Drunk { drinks: told.drinks, last })
    };
    let caffeine = told.caffeine.try_map(|told| drunk(told, NightField::Caffeine))?;
    let alcohol = told.alcohol.try_map(|told| drunk(told, NightField::Alcohol))?;
    let exercise = told.exercise.try_map(|ExerciseEntry { minutes, effort, at }| {
        let at = at.map(|told| placing.moment(told, Of::Day(NightField::Exercise), night)).transpose()?;
        Ok(Exercise { minutes, effort, at })
    })?;
    caffeine.over(&mut night.evening.caffeine);
    alcohol.over(&mut night.evening.alcohol);
    exercise.over(&mut night.evening.exercise);
    told.on_feet.over(&mut night.evening.on_feet);
    told.sitting.over(&mut night.evening.sitting);
    told.water.over(&mut night.evening.water);
    Ok(())
}

fn dose(told: DoseEntry, night: &Night, placing: &Placing) -> Result<Dose, Finding> {
    let at = told.at.map(|told| placing.moment(told, Of::Day(NightField::Took), night)).transpose()?;
    Ok(Dose { name: told.name, at })
}

fn also(told: Also, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    for further in told.cramps {
        let further = cramp(further, night, placing)?;
        let cramps = night.cramps.get_or_insert(Cramps { had: Tri::Yes, events: Vec::new() });
        cramps.had = Tri::Yes;
        match cramps.events.iter_mut().find(|stands| same_cramp(stands, &further)) {
            Some(stands) => fill_in(stands, further),
            None => cramps.events.push(further),
        }
        cramps.events.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
    }
    for further in told.took {
        let further = dose(further, night, placing)?;
        let took = night.took.get_or_insert_default();
        if !took.contains(&further) {
            took.push(further);
        }
    }
    if !told.did.is_empty() {
        night.did = Some(night.did.unwrap_or_default().or(told.did));
    }
    if !told.helped.is_empty() {
        night.helped = Some(night.helped.unwrap_or_default().or(told.helped));
    }
    if let Some(further) = told.note {
        night.note = Some(match night.note.take() {
            Some(note) if note == further || note.ends_with(&format!("\n{further}")) => note,
            Some(note) => format!("{note}\n{further}"),
            None => further,
        });
    }
    Ok(())
}

/// A cramp at the same minute that is not in another leg or muscle is the same cramp.
fn same_cramp(stands: &Cramp, further: &Cramp) -> bool {
    let minute = |moment: Moment| moment.timestamp().div_euclid(60);
    let agrees = |a: Option<usize>, b: Option<usize>| a.is_none() || b.is_none() || a == b;
    use crate::model::Id;
    stands.at.is_some()
        && stands.at.map(minute) == further.at.map(minute)
        && agrees(stands.side.map(Id::index), further.side.map(Id::index))
        && agrees(stands.muscle.map(Id::index), further.muscle.map(Id::index))
}

/// Tells more of a cramp; what is told later stands.
fn fill_in(stands: &mut Cramp, further: Cramp) {
    stands.seconds = further.seconds.or(stands.seconds);
    stands.side = further.side.or(stands.side);
    stands.muscle = further.muscle.or(stands.muscle);
    stands.severity = further.severity.or(stands.severity);
    stands.sore = further.sore.or(stands.sore);
    stands.eased_by = further.eased_by.or(stands.eased_by);
}
