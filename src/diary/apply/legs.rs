//! The part of an entry that is about the legs: whether they were quiet, the urge, the cramps.

use crate::diary::entry::{CrampEntry, CrampsEntry, Entry, OnsetEntry, UrgeEntry};
use crate::diary::finding::{Finding, Hole};
use crate::diary::place::{Of, Placing};
use crate::diary::said::Said;
use crate::model::whole::{Points, Times};
use crate::model::{Cramp, Cramps, Id, Moment, Night, NightFault, NightField, Onset, Tri, Urge};

/// Takes away what the entry takes away of the legs. It goes first, so that a quiet night may be told in its place.
pub(super) fn take_away(night: &mut Night, entry: &Entry) {
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
pub(super) fn quiet(night: &mut Night, entry: &Entry) -> Result<(), Finding> {
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

/// Writes what is told of the urge.
pub(super) fn urge(told: UrgeEntry, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    let onset = told.onset.try_map(|onset| match onset {
        OnsetEntry::At(told) => placing.moment(told, Of::Day(NightField::Onset), night).map(Onset::At),
        OnsetEntry::AllDay => Ok(Onset::AllDay(crate::model::AllDay)),
    })?;
    let details = told.severity.value().is_some_and(|points| points.get() > 0)
        || onset.value().is_some()
        || told.rest.value().is_some()
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
    told.rest.over(&mut urge.rest);
    told.minutes.over(&mut urge.minutes);
    told.places.over(&mut urge.places);
    if felt == Tri::Yes && urge.severity.is_some_and(|points: Points| points.get() == 0) {
        urge.severity = None;
    }
    night.urge = Some(urge);
    Ok(())
}

/// Writes what is told of the cramps in place of those that stand.
pub(super) fn cramps(told: CrampsEntry, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
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

/// Adds cramps to those that stand, or tells more of the ones that they are.
///
/// A cramp without a time that is the same in every part as one that stood before is that one: what is told twice, as by
/// a script that runs again, counts once. Told twice at once, it was two.
pub(super) fn further_cramps(told: Vec<CrampEntry>, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    let mut stood: Vec<Cramp> = night.cramp_events().iter().filter(|cramp| cramp.at.is_none()).cloned().collect();
    for told in told {
        let further = cramp(told, night, placing)?;
        let cramps = night.cramps.get_or_insert(Cramps { had: Tri::Yes, events: Vec::new() });
        cramps.had = Tri::Yes;
        if let Some(again) = stood.iter().position(|stood| *stood == further) {
            stood.remove(again);
            continue;
        }
        let fits: Vec<usize> =
            (0..cramps.events.len()).filter(|at| same_cramp(&cramps.events[*at], &further)).collect();
        let exactly = |at: &&usize| {
            let stands = &cramps.events[**at];
            (stands.side, stands.muscle) == (further.side, further.muscle)
        };
        match (&fits[..], fits.iter().find(exactly)) {
            ([], _) => cramps.events.push(further),
            ([at], _) | (_, Some(at)) => fill_in(&mut cramps.events[*at], further),
            (several, None) => return Err(fits_more(several.len(), further.at)),
        }
        cramps.events.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
    }
    Ok(())
}

/// A cramp that may be any of several that stand.
fn fits_more(number: usize, at: Option<Moment>) -> Finding {
    let time = at.map(|at| ("time", Hole::Moment(at)));
    Finding::new(NightFault::CrampFitsMore, time.into_iter().chain([("number", Hole::Number(number as u64))]))
}

/// A cramp at the same minute that is not in another leg or muscle is the same cramp.
fn same_cramp(stands: &Cramp, further: &Cramp) -> bool {
    let minute = |moment: Moment| moment.timestamp().div_euclid(60);
    let agrees = |a: Option<usize>, b: Option<usize>| a.is_none() || b.is_none() || a == b;
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

/// An urge of zero is none.
fn says_more_than_none(urge: &UrgeEntry) -> bool {
    let zero = urge.severity.value().is_some_and(|points| points.get() == 0);
    match urge.felt {
        Some(felt) => felt != Tri::No,
        None => {
            !zero
                || urge.rest.value().is_some()
                || urge.onset.value().is_some()
                || urge.minutes.value().is_some()
                || urge.places.value().is_some()
        }
    }
}
