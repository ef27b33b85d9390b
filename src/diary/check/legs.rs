//! What cannot be so in what is told of the legs and of medicines.

use chrono::Timelike;

use super::super::finding::{Finding, Hole};
use crate::model::{Moment, Night, NightFault, NightField, Onset, Tri};

/// Seconds of a cramp, and minutes of an urge, beyond which one is asked whether a time of day slipped into a length.
const LONG_CRAMP: u32 = 3 * 3600;
const LONG_URGE: u32 = 14 * 60;

/// Times of the urge and of cramps that a slip of 12 hours may have put into the day: 10:30 for 22:30, 12:30 for 00:30.
pub(super) fn halves(night: &Night) -> Vec<Finding> {
    let half = |id, field, at: Moment, hours| {
        let meant = Hole::Moment(at + chrono::TimeDelta::hours(hours));
        Finding::new(id, [("field", Hole::Field(field)), ("time", Hole::Moment(at)), ("meant", meant)])
    };
    let mut found = Vec::new();
    if let Some(Onset::At(at)) = night.urge.as_ref().and_then(|urge| urge.onset)
        && (6..=12).contains(&at.hour())
    {
        found.push(half(NightFault::OnsetHalf, NightField::Onset, at, 12));
    }
    // A cramp of late morning is of the day after, one of noon is of the day before.
    let cramps = night.cramp_events().iter().filter_map(|cramp| cramp.at).filter(|at| (9..=12).contains(&at.hour()));
    found.extend(
        cramps.map(|at| half(NightFault::CrampHalf, NightField::Cramp, at, if at.hour() == 12 { 12 } else { -12 })),
    );
    found
}

/// A medicine that stands twice at one time, in two strengths, is more often corrected than taken twice.
pub(super) fn medicines(night: &Night) -> Option<Finding> {
    let doses: Vec<_> = night.took.iter().flatten().collect();
    let name = |text: &str| -> String {
        text.chars().take_while(|c| !c.is_ascii_digit()).collect::<String>().trim().to_lowercase()
    };
    let pairs =
        doses.iter().enumerate().flat_map(|(at, first)| doses[at + 1..].iter().map(move |second| (first, second)));
    let same = |(first, second): &(&&crate::model::Dose, &&crate::model::Dose)| {
        first.at.is_some()
            && first.at == second.at
            && first.name != second.name
            && name(&first.name) == name(&second.name)
    };
    let (first, second) = pairs.into_iter().find(same)?;
    let text = |dose: &crate::model::Dose| Hole::Text(dose.name.clone());
    let at = first.at.map_or(Hole::Text(String::new()), Hole::Moment);
    Some(Finding::new(NightFault::SameMedicine, [("first", text(first)), ("second", text(second)), ("time", at)]))
}
/// What is told of the urge, cramps and awakenings, held against itself.
pub(super) fn legs(night: &Night) -> Vec<Finding> {
    let mut found = Vec::new();
    if let (Some(legs), Some(all)) = (night.leg_wakings, night.sleep.awakenings)
        // The last awakening is not among them, and the legs may have caused it.
        && legs.get() > all.get() + 1
    {
        let holes = [("legs", Hole::Number(u64::from(legs.get()))), ("all", Hole::Number(u64::from(all.get())))];
        found.push(Finding::new(NightFault::LegWakings, holes));
    }
    if let (Some(true), Some(legs)) = (night.quiet(), night.leg_wakings)
        && legs.get() > 0
    {
        found.push(Finding::new(NightFault::QuietWakings, [("legs", Hole::Number(u64::from(legs.get())))]));
    }
    let minute = |cramp: &crate::model::Cramp| cramp.at.map(|at| at.timestamp().div_euclid(60));
    let beside =
        night.cramp_events().windows(2).find(|pair| pair[0].at.is_some() && minute(&pair[0]) == minute(&pair[1]));
    if let Some(at) = beside.and_then(|pair| pair[0].at) {
        found.push(Finding::new(NightFault::SameMinute, [("time", Hole::Moment(at))]));
    }
    let longest = night.cramp_events().iter().filter_map(|cramp| cramp.seconds).max();
    if let Some(seconds) = longest.filter(|seconds| seconds.get() > LONG_CRAMP) {
        let minutes = Hole::Minutes(i64::from(seconds.get()) / 60);
        found.push(Finding::new(NightFault::LongCramp, [("minutes", minutes)]));
    }
    let minutes = night.urge.as_ref().and_then(|urge| urge.minutes);
    if let Some(minutes) = minutes.filter(|minutes| minutes.get() > LONG_URGE) {
        found.push(Finding::new(NightFault::LongUrge, [("minutes", Hole::Minutes(minutes.get().into()))]));
    }
    if let Some(urge) = &night.urge {
        let strong = urge.severity.is_some_and(|points| points.get() > 0);
        if urge.felt == Tri::No
            && (strong
                || urge.onset.is_some()
                || urge.rest.is_some()
                || urge.minutes.is_some()
                || urge.places.is_some())
        {
            found.push(Finding::new(NightFault::UrgeNoButTold, []));
        }
        if urge.felt == Tri::Yes && urge.severity.is_some_and(|points| points.get() == 0) {
            found.push(Finding::new(NightFault::UrgeOfZero, []));
        }
    }
    if let Some(cramps) = &night.cramps
        && cramps.had != Tri::Yes
        && !cramps.events.is_empty()
    {
        found.push(Finding::new(NightFault::CrampsNoButTold, []));
    }
    found
}
