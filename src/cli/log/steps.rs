//! The questions about a night, and which follows which.

mod put;
mod stood;

use std::collections::BTreeMap;

use crate::ask::Reply;
use crate::model::whole::Minutes;
use crate::model::{CrampKeep, Further, Id, Legs, NightStep, Range, Tri};
pub use put::Beside;
pub use stood::{moment_of, needed_offset};

/// A question, and of which of several: cramps, or visits to the legs or to the list of what else can be told.
pub type At = (NightStep, usize);

/// What has been answered so far.
#[derive(Debug, Default)]
pub struct Replies {
    /// The replies, also those that a way back has left behind.
    pub given: BTreeMap<At, Reply>,
    /// The questions that were asked on the way here.
    pub path: Vec<At>,
}

/// Water is asked in litres, as people think of it.
pub const LITRES: Range = Range { min: 0.0, max: 10.0, whole: false, unit: "litres" };
/// A cramp's length is asked in minutes.
pub const CRAMP_MINUTES: Range = Range { min: 0.0, max: 20160.0, whole: false, unit: "minutes" };
/// Hours of a day are asked as a length.
const DAY: Range = Minutes::RANGE;

const SLEEP: &[NightStep] = &[
    NightStep::InBed,
    NightStep::Tried,
    NightStep::Latency,
    NightStep::Slept,
    NightStep::Awakenings,
    NightStep::Waso,
    NightStep::Woke,
    NightStep::Tasafa,
    NightStep::Up,
    NightStep::Quality,
];
const EVENING: &[NightStep] = &[
    NightStep::Caffeine,
    NightStep::CaffeineLast,
    NightStep::Alcohol,
    NightStep::AlcoholLast,
    NightStep::Exercise,
    NightStep::ExerciseEffort,
    NightStep::ExerciseAt,
    NightStep::Naps,
    NightStep::NapMinutes,
    NightStep::OnFeet,
    NightStep::Sitting,
    NightStep::Water,
];
const URGE: &[NightStep] =
    &[NightStep::Severity, NightStep::Onset, NightStep::Rest, NightStep::Places, NightStep::UrgeMinutes];
const CRAMP: &[NightStep] = &[
    NightStep::CrampAt,
    NightStep::CrampMinutes,
    NightStep::CrampSide,
    NightStep::CrampMuscle,
    NightStep::CrampSeverity,
    NightStep::CrampSore,
    NightStep::CrampEased,
];
const SELF_CARE: &[NightStep] = &[NightStep::Did, NightStep::Helped];

impl Replies {
    /// The reply to a question, if the way here led over it.
    pub fn of(&self, at: At) -> Option<&Reply> {
        self.path.contains(&at).then(|| self.given.get(&at)).flatten()
    }

    /// What was chosen from a list of identifiers.
    pub fn chosen<T: Id>(&self, at: At) -> Option<T> {
        match self.of(at) {
            Some(Reply::Chosen(line)) => T::ALL.get(*line).copied(),
            _ => None,
        }
    }

    /// What the legs were like, as it was said last.
    pub fn legs(&self) -> Option<Legs> {
        self.path.iter().rev().find(|(step, _)| *step == NightStep::Legs).and_then(|at| self.chosen(*at))
    }

    /// The questions that were asked since the legs were told of last: what was said of cramps before is told anew.
    pub fn since_legs(&self) -> &[At] {
        let told = self.path.iter().rposition(|(step, _)| *step == NightStep::Legs);
        self.path.get(told.unwrap_or_default()..).unwrap_or_default()
    }

    /// The question that follows; `None` where the night can be stored.
    pub fn next(&self, beside: &Beside<'_>) -> Option<At> {
        use NightStep as Step;
        let stood = beside.base.map_or(0, |night| night.cramp_events().len());
        // Somebody who corrects a night is asked what first.
        let first = if beside.correcting { (Step::Hub, 0) } else { (Step::Legs, 0) };
        let Some(&(step, at)) = self.path.last() else { return Some(first) };
        // When the last one was is asked of nobody who had none; another question always follows that one.
        let further = [SLEEP, EVENING, URGE, CRAMP, SELF_CARE].into_iter().flat_map(|steps| after(steps, step));
        if let Some(next) = further.copied().find(|next| !self.pointless((*next, at))) {
            return Some((next, at));
        }
        match step {
            Step::Legs => match self.legs() {
                Some(Legs::Quiet) => None,
                Some(Legs::Urge | Legs::Both) => Some((Step::Severity, 0)),
                Some(Legs::Cramp) => Some(first_cramp(stood)),
                Some(Legs::QuietAndMore) => Some(self.hub()),
                _ if stood > 0 => Some((Step::CrampKeep, 0)),
                _ => Some(self.hub()),
            },
            Step::UrgeMinutes if self.legs() == Some(Legs::Both) || stood > 0 => Some(first_cramp(stood)),
            Step::CrampKeep => match self.chosen((step, at)) {
                Some(CrampKeep::Change) => Some((Step::CrampAt, at)),
                _ if at + 1 < stood => Some((Step::CrampKeep, at + 1)),
                _ => Some((Step::CrampMore, at)),
            },
            Step::CrampEased if at + 1 < stood => Some((Step::CrampKeep, at + 1)),
            Step::CrampEased => Some((Step::CrampMore, at)),
            Step::CrampMore if self.chosen((step, at)) == Some(Tri::Yes) => Some((Step::CrampAt, at + 1)),
            // The way back from a further cramp leads to the list, where the question stands on the way already.
            Step::UrgeMinutes | Step::CrampMore if !self.since_legs().contains(&(Step::LegWakings, 0)) => {
                Some((Step::LegWakings, 0))
            }
            Step::TookSame if self.chosen((step, at)) != Some(Tri::Yes) => Some((Step::Took, 0)),
            Step::Hub => match self.chosen((step, at)).unwrap_or(Further::Store) {
                Further::Store => None,
                Further::Sleep => Some((Step::InBed, 0)),
                Further::Evening => Some((Step::Caffeine, 0)),
                Further::Legs => Some(self.visit(Step::Legs)),
                Further::Medicines if beside.offered().is_some() => Some((Step::TookSame, 0)),
                Further::Medicines => Some((Step::Took, 0)),
                Further::SelfCare => Some((Step::Did, 0)),
                Further::Cramp => Some((Step::CrampAt, self.cramps(stood))),
                Further::Note => Some((Step::Note, 0)),
            },
            _ => Some(self.hub()),
        }
    }

    fn hub(&self) -> At {
        self.visit(NightStep::Hub)
    }

    /// A question that is asked once more, with an answer of its own: the way back leads to the one before.
    fn visit(&self, step: NightStep) -> At {
        (step, self.path.iter().filter(|(asked, _)| *asked == step).count())
    }

    /// How many cramps stand or were told of.
    fn cramps(&self, stood: usize) -> usize {
        let told = self.path.iter().filter(|(step, _)| *step == NightStep::CrampAt).map(|(_, at)| at + 1);
        told.max().unwrap_or(0).max(stood)
    }

    /// Whether the person said that there was no sleep at all.
    pub fn slept_not(&self) -> bool {
        self.chosen((NightStep::Slept, 0)) == Some(Tri::No)
    }

    /// When was the last one, of none; or how the sleep was, of a night without any.
    fn pointless(&self, (step, at): At) -> bool {
        use NightStep as Step;
        let number = |step| match self.of((step, at)) {
            Some(Reply::Number(number)) => Some(*number),
            _ => None,
        };
        match step {
            Step::CaffeineLast => number(Step::Caffeine).is_none_or(|drinks| drinks <= 0.0),
            Step::AlcoholLast => number(Step::Alcohol).is_none_or(|drinks| drinks <= 0.0),
            Step::ExerciseEffort | Step::ExerciseAt => number(Step::Exercise).is_none_or(|minutes| minutes <= 0.0),
            Step::NapMinutes => number(Step::Naps).is_none_or(|naps| naps <= 0.0),
            // Who knows how long it took to fall asleep has slept.
            Step::Slept => number(Step::Latency).is_some(),
            Step::Awakenings | Step::Waso | Step::Woke | Step::Tasafa | Step::Quality => self.slept_not(),
            // How long one could rest is asked of those who know when it began.
            Step::Rest => !matches!(self.of((Step::Onset, at)), Some(Reply::Clock(_))),
            _ => false,
        }
    }
}

/// What follows a question of these.
fn after(steps: &'static [NightStep], step: NightStep) -> &'static [NightStep] {
    let at = steps.iter().position(|known| *known == step);
    at.and_then(|at| steps.get(at + 1..)).unwrap_or_default()
}

fn first_cramp(stood: usize) -> At {
    if stood > 0 { (NightStep::CrampKeep, 0) } else { (NightStep::CrampAt, 0) }
}
