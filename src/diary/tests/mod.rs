//! The nights of the diary: told, placed, merged, doubted, written and read again.

mod clocks;
mod legs;
mod merging;
mod placing;
mod plausible;
mod refused;
mod round_trip;
mod spelled;
pub(crate) mod strategies;

use super::{Entry, Finding, Hole, Zone, apply, read, zone_of};
use crate::model::{Moment, Night, NightFault, NightField, Onset};

/// The night that the tables are about: Saturday to Sunday.
const DATE: &str = "2026-11-21";

fn zone(name: &str) -> Zone {
    Zone::named(name).expect("a zone")
}

fn seoul() -> Zone {
    zone("Asia/Seoul")
}

fn at(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).expect("an instant")
}

fn entry(json: &str) -> Entry {
    read::read(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error:?}"))
}

fn empty(date: &str, zone: Zone) -> Night {
    let date = date.parse().expect("a date");
    Night::new(date, zone.name().map(str::to_owned), zone.evening_offset(date))
}

/// The entry over what stands, as the commands do it.
fn over(stands: &Night, json: &str, here: Zone) -> Result<Night, Finding> {
    let entry = entry(json);
    let zone = zone_of(&entry, Some(stands), stands.date, here)?;
    apply(entry, stands, zone)
}

/// Entries one after the other, on a night of Seoul of which nothing is said yet.
fn night(entries: &[&str]) -> Night {
    let told = |stands, json: &&str| over(&stands, json, seoul()).unwrap_or_else(|error| panic!("{json}: {error:?}"));
    entries.iter().fold(empty(DATE, seoul()), told)
}

/// What refuses the entry.
fn refusal(stands: &Night, json: &str) -> Finding {
    match over(stands, json, seoul()) {
        Err(finding) => finding,
        Ok(night) => panic!("{json} was taken: {night:?}"),
    }
}

/// Every time of a night, by the name of its field, as RFC 3339.
fn times(night: &Night) -> Vec<(&'static str, String)> {
    let (sleep, evening) = (&night.sleep, &night.evening);
    let onset = night.urge.as_ref().and_then(|urge| urge.onset).and_then(|onset| match onset {
        Onset::At(at) => Some(at),
        Onset::AllDay(_) => None,
    });
    let mut found = vec![
        ("in_bed", sleep.in_bed),
        ("tried", sleep.tried),
        ("woke", sleep.woke),
        ("up", sleep.up),
        ("onset", onset),
        ("caffeine", evening.caffeine.as_ref().and_then(|drunk| drunk.last)),
        ("alcohol", evening.alcohol.as_ref().and_then(|drunk| drunk.last)),
        ("exercise", evening.exercise.as_ref().and_then(|exercise| exercise.at)),
    ];
    found.extend(night.cramp_events().iter().map(|cramp| ("cramp", cramp.at)));
    found.extend(night.took.iter().flatten().map(|dose| ("took", dose.at)));
    found.into_iter().filter_map(|(field, at)| Some((field, at?.to_rfc3339()))).collect()
}

/// What the finding names at that hole.
fn hole<'a>(finding: &'a Finding, name: &str) -> &'a Hole {
    let found = finding.holes.iter().find(|(hole, _)| *hole == name);
    &found.unwrap_or_else(|| panic!("{:?} names no {name}", finding.id)).1
}

fn ids(findings: &[Finding]) -> Vec<NightFault> {
    findings.iter().map(|finding| finding.id).collect()
}

fn field(finding: &Finding, name: &str) -> NightField {
    match hole(finding, name) {
        Hole::Field(field) => *field,
        other => panic!("{other:?} is no field"),
    }
}
