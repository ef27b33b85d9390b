//! What a night as it was told says to each question.

use chrono::FixedOffset;

use super::At;
use crate::ask::{Mark, Reply};
use crate::diary::NoInstant;
use crate::diary::notation::{Dose, WrittenTime};
use crate::model::whole::{Minutes, Quality, Times};
use crate::model::{ClockTime, Cramp, Drunk, Effort, Id, Legs, Moment, Night, NightStep, Onset, Set, Tri};
use crate::report::diary::zone_of;

/// What is much the same every night, so that the last night's answer is offered. Not what a doctor reads a change
/// from: where the urge was, when one woke, what was taken.
pub(super) fn habitual(step: NightStep) -> bool {
    use NightStep as Step;
    matches!(step, Step::InBed | Step::Tried | Step::Caffeine | Step::CaffeineLast)
}

/// What a night says to a question.
pub(super) fn reply_of((step, at): At, night: &Night) -> Option<Reply> {
    use NightStep as Step;
    let clock = |moment: Option<Moment>| moment.map(ClockTime::of).map(Reply::Clock);
    let minutes = |minutes: Option<Minutes>| minutes.map(|minutes| Reply::Number(minutes.get().into()));
    let times = |times: Option<Times>| times.map(|times| Reply::Number(times.get().into()));
    let drinks =
        |drunk: &Option<Drunk>| drunk.as_ref().and_then(|drunk| drunk.drinks).map(|drinks| Reply::Number(drinks.get()));
    let (sleep, evening, urge) = (&night.sleep, &night.evening, night.urge.as_ref());
    let cramp: Option<&Cramp> = night.cramp_events().get(at);
    match step {
        Step::Legs => legs_of(night).map(|legs| Reply::Chosen(legs.index())),
        Step::Severity => urge?.severity.map(|points| Reply::Number(points.get().into())),
        Step::Onset if matches!(urge?.onset, Some(Onset::AllDay(_))) => Some(Reply::Text("all day".to_owned())),
        Step::Onset
        | Step::InBed
        | Step::Tried
        | Step::Woke
        | Step::Up
        | Step::CaffeineLast
        | Step::AlcoholLast
        | Step::ExerciseAt => clock(moment_of(step, night)),
        Step::Rest => minutes(urge?.rest),
        Step::UrgeMinutes => minutes(urge?.minutes),
        Step::Places => urge?.places.map(marks),
        Step::CrampAt => clock(cramp?.at),
        // Two digits are enough to be the same second again.
        Step::CrampMinutes => {
            cramp?.seconds.map(|seconds| Reply::Number((f64::from(seconds.get()) / 0.6).round() / 100.0))
        }
        Step::CrampSide => cramp?.side.map(|side| Reply::Chosen(side.index())),
        Step::CrampMuscle => cramp?.muscle.map(|muscle| Reply::Chosen(muscle.index())),
        Step::CrampSeverity => cramp?.severity.map(|points| Reply::Number(points.get().into())),
        Step::CrampSore => cramp?.sore.map(|sore| Reply::Chosen(sore.index())),
        Step::CrampEased => cramp?.eased_by.map(marks),
        Step::LegWakings => times(night.leg_wakings),
        Step::Latency => minutes(sleep.latency),
        Step::Slept => sleep.no_sleep.map(|_| Reply::Chosen(Tri::No.index())),
        Step::Awakenings => times(sleep.awakenings),
        Step::Waso => minutes(sleep.waso),
        Step::Tasafa => minutes(sleep.tasafa),
        Step::Quality => sleep.quality.map(|quality: Quality| Reply::Chosen(quality.get() as usize - 1)),
        Step::Caffeine => drinks(&evening.caffeine),
        Step::Alcohol => drinks(&evening.alcohol),
        Step::Exercise => minutes(evening.exercise.as_ref().map(|exercise| exercise.minutes)),
        Step::ExerciseEffort => evening.exercise.as_ref()?.effort.map(|effort: Effort| Reply::Chosen(effort.index())),
        Step::Naps => times(evening.naps.as_ref().map(|naps| naps.times)),
        Step::NapMinutes => minutes(evening.naps.as_ref()?.minutes),
        Step::OnFeet => minutes(evening.on_feet),
        Step::Sitting => minutes(evening.sitting),
        Step::Water => evening.water.map(|water| Reply::Number(f64::from(water.get()) / 1000.0)),
        Step::Took => night.took.as_ref().map(|took| {
            let written = |moment| WrittenTime { clock: ClockTime::of(moment), offset: needed_offset(moment, night) };
            let line =
                |dose: &crate::model::Dose| Dose { text: dose.name.clone(), at: dose.at.map(written) }.to_string();
            Reply::Texts(took.iter().map(line).collect())
        }),
        Step::Did => night.did.map(marks),
        Step::Helped => night.helped.map(marks),
        Step::Note => night.note.clone().map(Reply::Text),
        Step::CrampKeep | Step::CrampMore | Step::Hub | Step::TookSame => None,
    }
}

/// The time that stands for a question that asks for one.
pub fn moment_of(step: NightStep, night: &Night) -> Option<Moment> {
    use NightStep as Step;
    match step {
        Step::Onset => match night.urge.as_ref()?.onset? {
            Onset::At(moment) => Some(moment),
            Onset::AllDay(_) => None,
        },
        Step::InBed => night.sleep.in_bed,
        Step::Tried => night.sleep.tried,
        Step::Woke => night.sleep.woke,
        Step::Up => night.sleep.up,
        Step::CaffeineLast => night.evening.caffeine.as_ref()?.last,
        Step::AlcoholLast => night.evening.alcohol.as_ref()?.last,
        Step::ExerciseAt => night.evening.exercise.as_ref()?.at,
        _ => None,
    }
}

/// The offset of a time that its time of day alone does not tell, because it came twice.
pub fn needed_offset(moment: Moment, night: &Night) -> Option<FixedOffset> {
    let alone = zone_of(night).instant(moment.naive_local(), None);
    matches!(alone, Err(NoInstant::Twice { .. })).then(|| *moment.offset())
}

fn legs_of(night: &Night) -> Option<Legs> {
    let (urge, cramps) = (night.urge.as_ref().map(|urge| urge.felt), night.cramps.as_ref().map(|cramps| cramps.had));
    Some(match (urge, cramps) {
        (Some(Tri::Yes), Some(Tri::Yes)) => Legs::Both,
        (Some(Tri::Yes), _) => Legs::Urge,
        (_, Some(Tri::Yes)) => Legs::Cramp,
        (Some(Tri::No), Some(Tri::No)) => Legs::QuietAndMore,
        (Some(Tri::Unsure), _) | (_, Some(Tri::Unsure)) => Legs::Unsure,
        _ => return None,
    })
}

fn marks<T: Id>(set: Set<T>) -> Reply {
    Reply::Marked(T::ALL.iter().map(|id| if set.contains(*id) { Mark::Ticked } else { Mark::Blank }).collect())
}
