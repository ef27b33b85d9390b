//! The replies to the questions about a night, as an entry.
//!
//! One room, because for every part of the night what was answered now and what stood before are weighed the same way.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::steps::{At, Replies, moment_of, needed_offset};
use crate::ask::{Mark, Reply};
use crate::diary::notation::{DoseNote, NotationFault, WrittenTime, dose};
use crate::diary::{
    CrampEntry, CrampsEntry, DoseEntry, DrunkEntry, Entry, ExerciseEntry, OnsetEntry, Said, Told, UrgeEntry,
};
use crate::model::whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times};
use crate::model::{
    ClockTime, Cramp, CrampKeep, CrampSite, Effort, Id, Leg, Legs, Naps, Night, NightStep, NoSleep, Set, Tri,
};

/// The replies, with what they are read beside.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// The replies.
    pub replies: &'a Replies,
    /// Offsets of times that came twice.
    pub offsets: &'a BTreeMap<At, FixedOffset>,
    /// The night as it stands.
    pub base: Option<&'a Night>,
    /// What was offered as taken.
    pub offered: Option<&'a [String]>,
}

impl Telling<'_> {
    /// The entry that they make.
    ///
    /// # Errors
    /// A line of the medicines cannot be read.
    pub fn entry(&self) -> Result<Entry, NotationFault> {
        use NightStep as Step;
        let mut entry = Entry::default();
        self.legs(&mut entry);
        let sleep = &mut entry.sleep;
        sleep.in_bed = self.time(Step::InBed);
        sleep.tried = self.time(Step::Tried);
        sleep.woke = self.time(Step::Woke);
        sleep.up = self.time(Step::Up);
        sleep.latency = self.number(Step::Latency, Minutes::of);
        sleep.waso = self.number(Step::Waso, Minutes::of);
        sleep.tasafa = self.number(Step::Tasafa, Minutes::of);
        sleep.awakenings = self.number(Step::Awakenings, Times::of);
        // Who tells how long it took to fall asleep, or that there was sleep, takes back that there was none.
        sleep.no_sleep = match self.reply(Step::Slept) {
            Some(_) if self.replies.slept_not() => Said::Is(NoSleep),
            None if sleep.latency.is_nothing() || sleep.latency == Said::Cleared => Said::Nothing,
            _ if self.base.is_some_and(|night| night.sleep.no_sleep.is_some()) => Said::Cleared,
            _ => Said::Nothing,
        };
        if self.replies.slept_not() && self.base.is_some() {
            (sleep.latency, sleep.waso, sleep.tasafa) = (Said::Cleared, Said::Cleared, Said::Cleared);
            (sleep.awakenings, sleep.woke) = (Said::Cleared, Said::Cleared);
        }
        sleep.quality = self.told(Step::Quality, |reply| match reply {
            Reply::Chosen(line) => Quality::new(*line as u64 + 1),
            _ => None,
        });
        // A night that is quiet after all has none.
        let woken = self.replies.since_legs().contains(&(Step::LegWakings, 0));
        if woken || entry.leg_wakings == Said::Nothing {
            entry.leg_wakings = match self.number(Step::LegWakings, Times::of) {
                Said::Nothing => entry.leg_wakings,
                said => said,
            };
        }
        let evening = &mut entry.evening;
        evening.caffeine = self.drunk(Step::Caffeine, Step::CaffeineLast);
        evening.alcohol = self.drunk(Step::Alcohol, Step::AlcoholLast);
        evening.exercise = self.number(Step::Exercise, |number| {
            let stood = self.base.and_then(|night| night.evening.exercise.as_ref());
            // What the question does not ask stays, as long as there was any exercise.
            let kept = stood.filter(|_| number > 0.0);
            let effort = match self.reply(Step::ExerciseEffort) {
                Some(reply) => chosen::<Effort>(reply),
                None => kept.and_then(|kept| kept.effort),
            };
            let at = match self.reply(Step::ExerciseAt) {
                Some(_) => self.time(Step::ExerciseAt).value().copied(),
                None => kept.and_then(|kept| kept.at).map(Told::Instant),
            };
            Some(ExerciseEntry { minutes: Minutes::of(number)?, effort, at })
        });
        let nap_minutes = self.number(Step::NapMinutes, Minutes::of).value().copied();
        evening.naps = self.number(Step::Naps, |number| Some(Naps { times: Times::of(number)?, minutes: nap_minutes }));
        evening.on_feet = self.number(Step::OnFeet, Minutes::of);
        evening.sitting = self.number(Step::Sitting, Minutes::of);
        evening.water = self.number(Step::Water, |litres| Millilitres::of((litres * 1000.0).round()));
        let same = self.replies.chosen((Step::TookSame, 0)) == Some(Tri::Yes);
        entry.took = match self.reply(Step::Took) {
            // What was typed before is left behind where it was the same after all.
            _ if same => Said::Is(doses(self.offered.unwrap_or_default())?),
            Some(Reply::Texts(lines)) => Said::Is(doses(lines)?),
            Some(_) => self.cleared(Step::Took),
            None => Said::Nothing,
        };
        entry.did = self.told(Step::Did, set);
        entry.helped = self.told(Step::Helped, some_of);
        entry.note = match self.reply(Step::Note) {
            Some(Reply::Text(text)) if text.is_empty() => self.cleared(Step::Note),
            Some(Reply::Text(text)) => Said::Is(text.clone()),
            _ => Said::Nothing,
        };
        Ok(entry)
    }

    fn legs(&self, entry: &mut Entry) {
        let Some(legs) = self.replies.legs() else {
            // A further cramp, told of a night whose legs are not asked about again.
            if self.told_cramps() > 0 {
                entry.cramps = Said::Is(CrampsEntry { had: Some(Tri::Yes), events: Said::Is(self.cramps()) });
            }
            return;
        };
        let felt = |felt| UrgeEntry { felt: Some(felt), ..UrgeEntry::default() };
        let none = || CrampsEntry { had: Some(Tri::No), events: Said::Nothing };
        match legs {
            // Said at a list that shows what stands, it takes away what stands.
            Legs::Quiet | Legs::QuietAndMore => {
                entry.urge = Said::Is(felt(Tri::No));
                entry.cramps = Said::Is(none());
                entry.leg_wakings = Times::new(0).into();
            }
            Legs::Unsure => {
                entry.urge = Said::Is(felt(Tri::Unsure));
                entry.cramps = Said::Is(CrampsEntry { had: Some(Tri::Unsure), events: Said::Nothing });
            }
            Legs::Untold => {}
            Legs::Urge | Legs::Both => entry.urge = Said::Is(self.urge()),
            Legs::Cramp => entry.urge = Said::Is(felt(Tri::No)),
        }
        let events = self.cramps();
        match legs {
            Legs::Urge if events.is_empty() => entry.cramps = Said::Is(none()),
            Legs::Quiet | Legs::QuietAndMore | Legs::Unsure | Legs::Untold if self.told_cramps() == 0 => {}
            _ => {
                let had =
                    if events.is_empty() && legs != Legs::Cramp && legs != Legs::Both { Tri::No } else { Tri::Yes };
                entry.cramps = Said::Is(CrampsEntry { had: Some(had), events: Said::Is(events) });
            }
        }
    }

    fn urge(&self) -> UrgeEntry {
        use NightStep as Step;
        UrgeEntry {
            felt: Some(Tri::Yes),
            severity: self.number(Step::Severity, Points::of),
            onset: match self.reply(Step::Onset) {
                Some(Reply::Text(_)) => Said::Is(OnsetEntry::AllDay),
                _ => self.time(Step::Onset).try_map(|told| Ok::<_, ()>(OnsetEntry::At(told))).unwrap_or_default(),
            },
            rest: match self.reply(Step::Rest) {
                // Not asked again, it stays.
                None => Said::Nothing,
                Some(_) => self.number(Step::Rest, Minutes::of),
            },
            minutes: self.number(Step::UrgeMinutes, Minutes::of),
            places: self.told(Step::Places, some_of),
        }
    }

    fn told_cramps(&self) -> usize {
        let told = self.replies.since_legs().iter();
        told.filter(|(step, _)| matches!(step, NightStep::CrampAt | NightStep::CrampKeep)).count()
    }

    /// The cramps that stand and are kept or changed, and those that are new.
    fn cramps(&self) -> Vec<CrampEntry> {
        let stood = self.base.map_or(&[][..], |night| night.cramp_events());
        let new =
            self.replies.since_legs().iter().filter(|(step, at)| *step == NightStep::CrampAt && *at >= stood.len());
        let kept =
            stood.iter().enumerate().filter_map(|(at, cramp)| match self.replies.chosen((NightStep::CrampKeep, at)) {
                Some(CrampKeep::TakeAway) => None,
                Some(CrampKeep::Change) => Some(self.cramp(at, Some(cramp))),
                Some(CrampKeep::Keep) | None => Some(as_told(cramp)),
            });
        kept.chain(new.map(|(_, at)| self.cramp(*at, None))).collect()
    }

    fn cramp(&self, at: usize, stood: Option<&Cramp>) -> CrampEntry {
        use NightStep as Step;
        let mut told = stood.map_or_else(CrampEntry::default, as_told);
        let reply = |step| self.replies.of((step, at));
        if let Some(reply) = reply(Step::CrampAt) {
            told.at = match (reply, stood.and_then(|cramp| cramp.at)) {
                // Kept as it stands, to the second.
                (Reply::Clock(time), Some(stood)) if shows(stood, time) => Some(Told::Instant(stood)),
                (Reply::Clock(clock), _) => Some(Told::Clock(WrittenTime {
                    clock: *clock,
                    offset: self.offsets.get(&(Step::CrampAt, at)).copied(),
                })),
                _ => None,
            };
        }
        if let Some(reply) = reply(Step::CrampMinutes) {
            told.seconds = number_of(reply).and_then(|minutes| Seconds::of((minutes * 60.0).round()));
        }
        if let Some(reply) = reply(Step::CrampSide) {
            told.side = chosen::<Leg>(reply);
        }
        if let Some(reply) = reply(Step::CrampMuscle) {
            told.muscle = chosen::<CrampSite>(reply);
        }
        if let Some(reply) = reply(Step::CrampSeverity) {
            told.severity = number_of(reply).and_then(Points::of);
        }
        if let Some(reply) = reply(Step::CrampSore) {
            told.sore = chosen::<Tri>(reply);
        }
        if let Some(reply) = reply(Step::CrampEased) {
            told.eased_by = some_of(reply);
        }
        told
    }

    fn reply(&self, step: NightStep) -> Option<&Reply> {
        self.replies.of((step, 0))
    }

    /// A reply; where what stood was taken away, that.
    fn told<T>(&self, step: NightStep, read: impl FnOnce(&Reply) -> Option<T>) -> Said<T> {
        match self.reply(step) {
            None => Said::Nothing,
            Some(reply) => read(reply).map_or_else(|| self.cleared(step), Said::Is),
        }
    }

    /// "Not sure" or "leave it out" takes away what stands, and tells nothing where nothing does.
    fn cleared<T>(&self, _: NightStep) -> Said<T> {
        if self.base.is_some() { Said::Cleared } else { Said::Nothing }
    }

    fn number<T>(&self, step: NightStep, of: impl FnOnce(f64) -> Option<T>) -> Said<T> {
        self.told(step, |reply| number_of(reply).and_then(of))
    }

    fn time(&self, step: NightStep) -> Said<Told> {
        let chosen = self.offsets.get(&(step, 0)).copied();
        // What is kept as it stands came when it came; nobody is asked about it again.
        let kept = |clock: &ClockTime| {
            let night = self.base?;
            moment_of(step, night).filter(|stood| shows(*stood, clock)).and_then(|stood| needed_offset(stood, night))
        };
        self.told(step, |reply| match reply {
            Reply::Clock(clock) => {
                Some(Told::Clock(WrittenTime { clock: *clock, offset: chosen.or_else(|| kept(clock)) }))
            }
            _ => None,
        })
    }

    fn drunk(&self, drinks: NightStep, last: NightStep) -> Said<DrunkEntry> {
        let time = self.time(last).value().copied();
        self.number(drinks, |number| Some(DrunkEntry { drinks: Some(Drinks::of(number)?), last: time }))
    }
}

/// The medicines of these lines, each with its time behind an `@`.
fn doses(lines: &[String]) -> Result<Vec<DoseEntry>, NotationFault> {
    let mut doses = Vec::new();
    for line in lines {
        // "None" and "not sure" beside other names say nothing more.
        if let DoseNote::Took(told) = dose(line)? {
            doses.push(DoseEntry { name: told.text, at: told.at.map(Told::Clock) });
        }
    }
    Ok(doses)
}

/// A cramp as it stands.
fn as_told(cramp: &Cramp) -> CrampEntry {
    let Cramp { at, seconds, side, muscle, severity, sore, eased_by } = cramp.clone();
    CrampEntry { at: at.map(Told::Instant), seconds, side, muscle, severity, sore, eased_by }
}

fn shows(moment: crate::model::Moment, time: &ClockTime) -> bool {
    moment.format("%H:%M").to_string() == time.to_string()
}

fn number_of(reply: &Reply) -> Option<f64> {
    if let Reply::Number(number) = reply { Some(*number) } else { None }
}

fn chosen<T: Id>(reply: &Reply) -> Option<T> {
    if let Reply::Chosen(line) = reply { T::ALL.get(*line).copied() } else { None }
}

fn set<T: Id>(reply: &Reply) -> Option<Set<T>> {
    let Reply::Marked(marks) = reply else { return None };
    Some(T::ALL.iter().zip(marks).filter(|(_, mark)| **mark == Mark::Ticked).map(|(id, _)| *id).collect())
}

/// As [`set`], where a list without a tick tells nothing.
fn some_of<T: Id>(reply: &Reply) -> Option<Set<T>> {
    set(reply).filter(|set: &Set<T>| !set.is_empty())
}
