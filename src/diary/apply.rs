//! Writes an entry over what stands of a night.

mod legs;

use chrono::NaiveDate;

use super::check;
use super::entry::{Also, DoseEntry, DrunkEntry, Entry, ExerciseEntry, FactorsEntry, SleepEntry, Told};
use super::finding::{Finding, Hole};
use super::place::{Of, Placing};
use super::said::Said;
use super::zone::Zone;
use crate::model::{Dose, Drunk, Exercise, Helps, Night, NightFault, NightField, Tri};

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
    legs::take_away(&mut night, &entry);
    if entry.quiet {
        legs::quiet(&mut night, &entry)?;
    }
    sleep(entry.sleep, &mut night, &placing)?;
    if let Said::Is(told) = entry.urge {
        legs::urge(told, &mut night, &placing)?;
    }
    let told_of_none = entry.cramps.value().is_some_and(|cramps| cramps.had.is_some_and(|had| had != Tri::Yes));
    if told_of_none && !entry.also.cramps.is_empty() {
        return Err(Finding::new(NightFault::CrampsNoButTold, []));
    }
    if let Said::Is(told) = entry.cramps {
        legs::cramps(told, &mut night, &placing)?;
    }
    if let Said::Is(times) = entry.leg_wakings {
        night.leg_wakings = Some(times);
    }
    factors(entry.evening, &mut night, &placing)?;
    let took = entry.took.try_map(|doses| doses.into_iter().map(|told| dose(told, &night, &placing)).collect())?;
    took.over(&mut night.took);
    entry.did.over(&mut night.did);
    entry.helped.over(&mut night.helped);
    entry.signs.over(&mut night.signs);
    // One that stands, from before this was refused, may be told again.
    if entry.note.value().is_some_and(|note| note.trim().is_empty() && night.note.as_ref() != Some(note)) {
        return Err(Finding::new(NightFault::NoteEmpty, []));
    }
    entry.note.over(&mut night.note);
    also(entry.also, &mut night, &placing)?;
    match check::limits(&night).into_iter().next() {
        Some(finding) => Err(finding),
        None => Ok(night),
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
    told.no_sleep.over(&mut night.sleep.no_sleep);
    Ok(())
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
    told.naps.over(&mut night.evening.naps);
    Ok(())
}

fn dose(told: DoseEntry, night: &Night, placing: &Placing) -> Result<Dose, Finding> {
    let at = told.at.map(|told| placing.moment(told, Of::Day(NightField::Took), night)).transpose()?;
    Ok(Dose { name: told.name, at })
}

fn also(told: Also, night: &mut Night, placing: &Placing) -> Result<(), Finding> {
    legs::further_cramps(told.cramps, night, placing)?;
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
        let mut helped = night.helped.unwrap_or_default().or(told.helped);
        // What helped later in the night ends that nothing did.
        if helped.len() > 1 {
            helped.remove(Helps::Nothing);
        }
        night.helped = Some(helped);
    }
    if !told.signs.is_empty() {
        night.signs = Some(night.signs.unwrap_or_default().or(told.signs));
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
