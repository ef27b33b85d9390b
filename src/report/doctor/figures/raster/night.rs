//! What the raster shows of one night.

use chrono::{NaiveTime, TimeDelta};

use super::super::canvas::{Sign, Surface};
use super::super::said::{EVENING, SIX};
use crate::diary::Zone;
use crate::diary::analysis::sleep::times_hold;
use crate::diary::analysis::told::{self, Began};
use crate::model::{Moment, Night, Tri};
use crate::report::diary::zone_of;

/// Minutes of a row.
pub const ROW: usize = 24 * 60;

/// What is drawn along a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// A surface.
    Surface(Surface),
    /// In bed, and nothing told of sleep.
    InBed,
}

/// Where a sign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Before 18:00.
    Before,
    /// So many minutes after 18:00 by the clock.
    At(i64),
    /// At no time that was told, or after the row.
    After,
}

/// What is shown of one night.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traced {
    /// From, to, in minutes after 18:00, and what; beside each other, never over each other.
    pub bands: Vec<(usize, usize, Band)>,
    /// The signs, by place.
    pub signs: Vec<(Place, Sign)>,
}

impl Traced {
    /// What is shown of a night of the diary.
    pub fn of(night: &Night) -> Self {
        let mut row = Vec::new();
        let mut signs = Vec::new();
        lie(night, &mut row);
        urge(night, &mut row, &mut signs);
        let placed = |at: Option<Moment>| at.map_or(Place::After, |at| place(clock_after(night, at)));
        if night.cramps.as_ref().is_some_and(|cramps| cramps.had == Tri::Yes) {
            signs.extend(night.cramp_events().iter().map(|cramp| (placed(cramp.at), Sign::Cramp)));
            if night.cramp_events().is_empty() {
                signs.push((Place::After, Sign::Cramp));
            }
        }
        signs.extend(night.took.iter().flatten().map(|dose| (placed(dose.at), Sign::Dose)));
        let drunk = [(&night.evening.caffeine, Sign::Caffeine), (&night.evening.alcohol, Sign::Alcohol)];
        let last = drunk.into_iter().filter_map(|(drunk, sign)| Some((drunk.as_ref()?.last?, sign)));
        // Most people's last coffee is of the afternoon: a column of such signs would say nothing.
        signs.extend(last.map(|(at, sign)| (placed(Some(at)), sign)).filter(|(place, _)| *place != Place::Before));
        signs.sort_unstable();
        signs.dedup();
        Self { bands: bands(&row), signs }
    }

    /// Whether nothing of it has a time.
    pub fn is_timeless(&self) -> bool {
        self.bands.is_empty() && self.signs.iter().all(|(place, _)| *place == Place::After)
    }
}

/// Minutes by the clock from 18:00 of the evening's date.
pub fn clock_after(night: &Night, at: Moment) -> i64 {
    let evening = night.date.and_time(NaiveTime::MIN);
    (at.naive_local() - evening).num_minutes() - EVENING
}

fn place(minutes: i64) -> Place {
    match minutes {
        ..0 => Place::Before,
        0..1440 => Place::At(minutes),
        1440.. => Place::After,
    }
}

/// That many minutes later, as the clocks of the zone show it.
fn later(at: Moment, minutes: u32, zone: Zone) -> Moment {
    at.checked_add_signed(TimeDelta::minutes(i64::from(minutes))).map_or(at, |later| zone.show(&later))
}

/// Paints over what is there.
fn paint(row: &mut Vec<(usize, usize, Band)>, from: i64, to: i64, band: Band) {
    let within = |minutes: i64| usize::try_from(minutes.max(0)).unwrap_or(ROW).min(ROW);
    let (from, to) = (within(from), within(to));
    if from < to {
        row.push((from, to, band));
    }
}

/// Bed and sleep; nothing where the times cannot all be so.
///
/// Asleep is from falling asleep to the final awakening: awakenings within have no time, and are not drawn.
fn lie(night: &Night, row: &mut Vec<(usize, usize, Band)>) {
    if !times_hold(night) {
        return;
    }
    let sleep = &night.sleep;
    let asleep = sleep.tried.zip(sleep.latency).map(|(tried, latency)| later(tried, latency.get(), zone_of(night)));
    let at = |moment: Option<Moment>| moment.map(|moment| clock_after(night, moment));
    let (bed, tried, asleep, woke, up) = (at(sleep.in_bed), at(sleep.tried), at(asleep), at(sleep.woke), at(sleep.up));
    let mut awake = |from: Option<i64>, to: Option<i64>, band| {
        if let (Some(from), Some(to)) = (from, to) {
            paint(row, from, to, band);
        }
    };
    awake(bed.or(tried), asleep.or(tried), Band::Surface(Surface::Awake));
    match (asleep, woke) {
        (Some(_), Some(_)) => awake(asleep, woke, Band::Surface(Surface::Asleep)),
        _ => awake(asleep.or(tried).or(bed), woke.or(up), Band::InBed),
    }
    awake(woke, up, Band::Surface(Surface::Awake));
}

/// The urge, over bed and sleep.
fn urge(night: &Night, row: &mut Vec<(usize, usize, Band)>, signs: &mut Vec<(Place, Sign)>) {
    let Some(urge) = told::felt(night) else {
        if told::urge(night).is_none() {
            signs.push((Place::After, Sign::Unknown));
        }
        return;
    };
    let from = match told::began(night) {
        None => return signs.push((Place::After, Sign::Urge)),
        Some(Began::AllDay) => return signs.push((Place::Before, Sign::AllDay)),
        Some(Began::At(minutes)) => minutes + SIX - EVENING,
    };
    if from < 0 {
        signs.push((Place::Before, Sign::Earlier));
    }
    let long = urge.onset.and_then(|onset| match onset {
        crate::model::Onset::At(at) => {
            let end = later(at, urge.minutes?.get(), zone_of(night));
            Some((end.naive_local() - at.naive_local()).num_minutes())
        }
        crate::model::Onset::AllDay(_) => None,
    });
    match long {
        // Where the clocks were put back within it, it may end by the clock before it began.
        Some(long) if long > 0 => paint(row, from, from + long, Band::Surface(Surface::Urge)),
        _ if from >= 0 => signs.push((place(from), Sign::Urge)),
        _ => {}
    }
}

/// What is seen of what was painted; alike pieces that touch are one.
fn bands(row: &[(usize, usize, Band)]) -> Vec<(usize, usize, Band)> {
    let mut edges: Vec<usize> = row.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut bands: Vec<(usize, usize, Band)> = Vec::new();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)).map(|(from, to)| (*from, *to)) {
        let Some((.., band)) = row.iter().rev().find(|(start, end, _)| (*start..*end).contains(&from)) else {
            continue;
        };
        match bands.last_mut() {
            Some((_, end, before)) if *end == from && before == band => *end = to,
            _ => bands.push((from, to, *band)),
        }
    }
    bands
}
