//! The replies about the urge and the cramps.

use super::{Telling, chosen, number_of, shows, some_of};
use crate::ask::Reply;
use crate::diary::notation::WrittenTime;
use crate::diary::{CrampEntry, CrampsEntry, Entry, OnsetEntry, Said, Told, UrgeEntry};
use crate::model::whole::{Minutes, Points, Seconds, Times};
use crate::model::{Cramp, CrampKeep, CrampSite, Leg, Legs, NightStep, Tri};

impl Telling<'_> {
    /// Puts what was told of the urge and the cramps into the entry.
    pub(super) fn legs(&self, entry: &mut Entry) {
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
}

/// A cramp as it stands.
fn as_told(cramp: &Cramp) -> CrampEntry {
    let Cramp { at, seconds, side, muscle, severity, sore, eased_by } = cramp.clone();
    CrampEntry { at: at.map(Told::Instant), seconds, side, muscle, severity, sore, eased_by }
}
