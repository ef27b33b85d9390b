//! The replies to the questions about a night, as an entry: for every part of it, what was answered now is weighed with
//! what stood before.

mod legs;

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::steps::{At, Replies, moment_of, needed_offset};
use crate::ask::{Mark, Reply};
use crate::diary::notation::{DoseNote, NotationFault, WrittenTime, dose};
use crate::diary::{DoseEntry, DrunkEntry, Entry, ExerciseEntry, Said, Told};
use crate::model::whole::{Drinks, Millilitres, Minutes, Quality, Times};
use crate::model::{ClockTime, Effort, Id, Naps, Night, NightStep, NoSleep, Set, Tri};

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
