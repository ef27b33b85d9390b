//! The order of the questions and who is asked which. One list: read it from top to bottom.

use super::form::{mark, not_no};
use super::step::{Mark, Part, Screen, Step};
use crate::formulary::{Role, identify};
use crate::model::{Answers, Condition, Informant, Key, NightsPerWeek, Num, SelfcareEffect, Sex, Tri};

/// A prompt, the part it stands in, and whether a person with these answers is asked it.
pub struct Entry {
    /// The prompt.
    pub step: Step,
    /// The part.
    pub part: Part,
    /// Whether it is asked. Only answers to earlier prompts are looked at.
    pub asked: fn(&Answers) -> bool,
}

macro_rules! script {
    ($($part:ident: $step:expr, $asked:expr;)+) => { &[$(Entry { step: $step, part: Part::$part, asked: $asked }),+] };
}

/// The whole interview.
pub const SCRIPT: &[Entry] = script! {
    Danger: Step::Tick(Screen::DangerNow, NOW), always;
    Danger: Step::Tick(Screen::DangerBody, BODY), always;
    Danger: Step::Tick(Screen::DangerLeg, LEG), always;
    Danger: Step::WhichChange(Key::ColourOrTemperatureChange), |a| ticked(a, Key::ColourOrTemperatureChange);
    Danger: Step::Tick(Screen::DangerNerve, NERVE), always;
    Danger: Step::WhichChange(Key::Numbness), |a| ticked(a, Key::Numbness);
    Danger: Step::Tick(Screen::DangerOther, OTHER), always;
    About: Step::One(Key::Informant), always;
    About: Step::One(Key::Age), always;
    Danger: Step::One(Key::SelfHarm), for_oneself;
    Danger: Step::Tick(Screen::DangerChild, CHILD), child;
    About: Step::One(Key::Sex), always;
    About: Step::One(Key::Pregnancy), can_be_pregnant;
    About: Step::One(Key::PregnancyWeek), pregnant;
    About: Step::One(Key::PregnancyTrimester), |a| pregnant(a) && a.pregnancy_week.is_none();
    Legs: Step::One(Key::UrgeToMove), always;
    Legs: Step::One(Key::Cramps), always;
    Legs: Step::Tick(Screen::LookAlikes, LOOK_ALIKES), |a| !child(a);
    Legs: Step::Tick(Screen::LookAlikes, LOOK_ALIKES_OF_CHILDREN), child;
    About: Step::One(Key::WeeksSinceBirth), |a| may_have_given_birth(a) && trouble(a);
    Danger: Step::One(Key::PreeclampsiaSigns), |a| pregnant(a) || a.weeks_since_birth.is_some_and(|weeks| weeks.get() <= 12.0);
    Legs: Step::One(Key::Side), trouble;
    Legs: Step::Length(Key::SymptomWeeks), |a| trouble(a) && !urge(a) && !cramps(a);
    Urge: Step::Rest, urge;
    Urge: Step::One(Key::ReliefByMoving), urge;
    Urge: Step::One(Key::WhatHelps), trouble_of_legs;
    Urge: Step::One(Key::PositionChangeSettles), urge;
    Urge: Step::One(Key::WorstTime), urge;
    Urge: Step::One(Key::WorseInEvening), |a| urge(a) && !only_evening_or_night(a);
    Urge: Step::One(Key::Sensations), urge;
    Urge: Step::One(Key::BodyParts), urge;
    Urge: Step::Length(Key::UrgeWeeks), urge;
    Urge: Step::One(Key::UrgeNightsPerWeek), urge;
    Urge: Step::One(Key::EpisodesEver), |a| urge(a) && seldom(a.urge_nights_per_week);
    Urge: Step::One(Key::Severity), urge;
    Urge: Step::One(Key::FamilyRls), urge;
    Cramps: Step::One(Key::CrampHardMuscle), cramps;
    Cramps: Step::Tick(Screen::CrampLike, CRAMP_LIKE), cramps;
    Cramps: Step::One(Key::CrampEasedByStretch), cramps;
    Cramps: Step::One(Key::CrampMinutes), cramps;
    Cramps: Step::One(Key::CrampLongestMinutes), cramps;
    Cramps: Step::One(Key::CrampSites), cramps;
    Cramps: Step::One(Key::CrampSide), cramps;
    Cramps: Step::One(Key::CrampWhen), cramps;
    Cramps: Step::One(Key::CrampsPerWeek), cramps;
    Cramps: Step::Length(Key::CrampWeeks), cramps;
    Health: Step::One(Key::Distress), trouble_of_legs;
    Health: Step::One(Key::WakingsPerWeek), |a| trouble_of_legs(a) && a.distress != Some(Tri::No);
    Health: Step::One(Key::WakingsPerWeekMost), |a| a.wakings_per_week.is_some_and(|wakings| (1.0..3.0).contains(&wakings.get()));
    Health: Step::One(Key::WakingNightsPerWeek), |a| a.wakings_per_week.is_some_and(|wakings| wakings.get() > 7.0);
    Health: Step::One(Key::MinutesToFallAsleep), |a| urge(a) && a.distress != Some(Tri::No) && a.wakings_per_week.is_none_or(|wakings| wakings.get() < 3.0);
    Health: Step::One(Key::SleepyByDay), |a| trouble_of_legs(a) && a.distress != Some(Tri::No);
    Health: Step::Conditions, concerned;
    Health: Step::One(Key::Medicines), concerned;
    Health: Step::One(Key::MedicinesStopped), concerned;
    Health: Step::Tick(Screen::Facts, FACTS_OF_WOMEN), |a| concerned(a) && !urge(a) && can_bleed_monthly(a);
    Health: Step::Tick(Screen::Facts, FACTS), |a| concerned(a) && !urge(a) && !can_bleed_monthly(a);
    Health: Step::Tick(Screen::Facts, FACTS_WITH_IRON_OF_WOMEN), |a| urge(a) && can_bleed_monthly(a);
    Health: Step::Tick(Screen::Facts, FACTS_WITH_IRON), |a| urge(a) && !can_bleed_monthly(a);
    Health: Step::One(Key::DopamineMedicineYears), dopamine;
    Health: Step::One(Key::OnsetEarlierHours), |a| dopamine(a) && urge(a);
    Health: Step::Tick(Screen::Augmentation, AUGMENTATION), |a| dopamine(a) && urge(a);
    Health: Step::Tick(Screen::DopamineDanger, DOPAMINE_DANGER), |a| dopamine(a) || dopamine_stopped(a);
    Health: Step::One(Key::Ferritin), urge;
    Health: Step::One(Key::TransferrinSaturation), |a| a.ferritin.is_some();
    Health: Step::One(Key::Haemoglobin), |a| a.ferritin.is_some_and(|ferritin| ferritin.get() <= 30.0);
    Health: Step::One(Key::PotassiumMarked), |a| trouble_of_legs(a) && salts_may_be_off(a);
    Health: Step::One(Key::IllWhenTested), |a| a.ferritin.is_some_and(|ferritin| ferritin.get() > 75.0);
    Tried: Step::One(Key::CaffeineCups), urge;
    Tried: Step::One(Key::CaffeineLast), |a| a.caffeine_cups.is_some_and(|cups| cups.get() >= 3.0);
    Tried: Step::One(Key::AlcoholPerWeek), |a| trouble_of_legs(a) && !child(a);
    Tried: Step::One(Key::Selfcare), trouble_of_legs;
    Tried: Step::One(Key::SelfcareWeeks), tried;
    Tried: Step::One(Key::SelfcareEffect), tried;
    Tried: Step::One(Key::SelfcareNightsPerWeek), |a| a.selfcare_effect == Some(SelfcareEffect::None);
};

const NOW: &[Key] = &[
    Key::BreathlessOrChestPain,
    Key::CoughingBlood,
    Key::FaceArmSpeech,
    Key::LegColdAndPale,
    Key::LegCannotMove,
    Key::SaddleNumbness,
    Key::BladderOrBowelChange,
];
const BODY: &[Key] = &[
    Key::ConfusionOrDrowsy,
    Key::Seizure,
    Key::WeaknessRising,
    Key::DarkUrine,
    Key::JawOrNeckSpasm,
    Key::BleedingNow,
    Key::Overdose,
];
const LEG: &[Key] = &[
    Key::LegSwollenHotOrRed,
    Key::ConstantLegPain,
    Key::ClotRisk,
    Key::InjurySnap,
    Key::PressureInShinOrCalf,
    Key::SpreadingRednessOrFever,
    Key::ColourOrTemperatureChange,
    Key::RestPainHangingHelps,
    Key::WalkingPainStopsOnStanding,
    Key::WoundNotHealing,
];
const NERVE: &[Key] = &[
    Key::Weakness,
    Key::Numbness,
    Key::SevereBackPain,
    Key::PainDownLegFromBack,
    Key::BandFeeling,
    Key::TwitchingOrWasting,
];
const OTHER: &[Key] = &[
    Key::Palpitations,
    Key::HandSpasmOrMouthTingling,
    Key::VomitingOrDiarrhoea,
    Key::BlackStools,
    Key::UnexplainedBruising,
    Key::WeightLoss,
    Key::VeryThirstyMuchUrine,
    Key::RingingEarsOrVisionChange,
    Key::BreathlessOnEffort,
];
const CHILD: &[Key] = &[Key::ChildLimpsOrWillNotWalk, Key::ChildPaleTiredOrOftenIll];
/// All but the one that is asked of children.
const LOOK_ALIKES: &[Key] = LOOK_ALIKES_OF_CHILDREN.split_at(11).0;
const LOOK_ALIKES_OF_CHILDREN: &[Key] = &[
    Key::NumbOrBurningFeet,
    Key::HeavySwollenAfterStanding,
    Key::JointPain,
    Key::MuscleAcheAllOver,
    Key::SoreAfterEffort,
    Key::AsleepFromPressure,
    Key::WholeBodyRestless,
    Key::HabitShaking,
    Key::ToesMoveByThemselves,
    Key::OnlyWhenStanding,
    Key::OnlyWhenSitting,
    Key::GrowingPainsLike,
];
const CRAMP_LIKE: &[Key] = &[Key::CrampSudden, Key::CrampPainful, Key::CrampSoreAfter];
const FACTS: &[Key] = FACTS_OF_WOMEN.split_at(1).1;
const FACTS_OF_WOMEN: &[Key] = FACTS_WITH_IRON_OF_WOMEN.split_at(8).0;
const AUGMENTATION: &[Key] = &[
    Key::StrongerThanBefore,
    Key::SpreadSinceMedicine,
    Key::ShorterRestBeforeSymptoms,
    Key::DoseRaised,
    Key::ReturnsBeforeMorning,
    Key::Lasting,
];
const DOPAMINE_DANGER: &[Key] = &[Key::NewCompulsions, Key::SleepAttacks, Key::DopamineStoppedSuddenly];
const FACTS_WITH_IRON: &[Key] = FACTS_WITH_IRON_OF_WOMEN.split_at(11).0.split_at(1).1;
/// What is asked of women stands at the two ends, so that the other lists are parts of this one.
const FACTS_WITH_IRON_OF_WOMEN: &[Key] = &[
    Key::Breastfeeding,
    Key::TakesDopamineMedicine,
    Key::SymptomsFollowedMedicine,
    Key::ToldRlsBefore,
    Key::WorseOverLastYear,
    Key::KicksSeen,
    Key::NightShift,
    Key::Smoker,
    Key::TakesIron,
    Key::IronNotTolerated,
    Key::BloodDonor,
    Key::HeavyPeriods,
];

fn always(_: &Answers) -> bool {
    true
}
/// Nobody can say it for somebody else, and no parent is asked it of a small child.
fn for_oneself(a: &Answers) -> bool {
    a.informant != Some(Informant::Carer) && a.age.is_none_or(|age| age.get() >= 12.0)
}
fn ticked(a: &Answers, key: Key) -> bool {
    mark(a, key) == Mark::Ticked
}
fn child(a: &Answers) -> bool {
    a.age.is_some_and(|age| age.get() < 18.0)
}
/// Asked of anyone who did not say male, and of any age that has been known; an unknown age is asked.
fn can_be_pregnant(a: &Answers) -> bool {
    a.sex != Some(Sex::Male) && a.age.is_none_or(|age| (10.0..=55.0).contains(&age.get()))
}
fn may_have_given_birth(a: &Answers) -> bool {
    can_be_pregnant(a) && !pregnant(a) && a.age.is_none_or(|age| age.get() <= 50.0)
}
fn can_bleed_monthly(a: &Answers) -> bool {
    a.sex != Some(Sex::Male) && a.age.is_none_or(|age| (10.0..=58.0).contains(&age.get()))
}
fn pregnant(a: &Answers) -> bool {
    a.pregnancy.is_some_and(Tri::not_no)
}
fn urge(a: &Answers) -> bool {
    not_no(a, Key::UrgeToMove)
}
fn cramps(a: &Answers) -> bool {
    not_no(a, Key::Cramps)
}
fn trouble_of_legs(a: &Answers) -> bool {
    urge(a) || cramps(a)
}
fn look_alike(a: &Answers) -> bool {
    LOOK_ALIKES_OF_CHILDREN.iter().any(|key| not_no(a, *key))
}
fn danger(a: &Answers) -> bool {
    [NOW, BODY, LEG, NERVE, OTHER, CHILD].into_iter().flatten().any(|key| not_no(a, *key))
}
fn trouble(a: &Answers) -> bool {
    trouble_of_legs(a) || look_alike(a) || [LEG, NERVE].into_iter().flatten().any(|key| not_no(a, *key))
}
/// Health and medicines matter to whoever has leg trouble or a danger sign.
fn concerned(a: &Answers) -> bool {
    trouble(a) || danger(a) || pregnant(a)
}
/// The worst times alone answer whether it is worse in the evening or at night.
fn only_evening_or_night(a: &Answers) -> bool {
    use crate::model::TimeOfDay::{Afternoon, Evening, Morning, Night};
    a.worst_time.is_some_and(|times| times.any(&[Evening, Night]) && !times.any(&[Morning, Afternoon]))
}
fn seldom(nights: Option<Num<NightsPerWeek>>) -> bool {
    nights.is_none_or(|nights| nights.get() < 2.0)
}
fn on_dopamine_list(texts: &Option<Vec<String>>) -> bool {
    let dopaminergic = |text: &String| {
        let identified = identify(text);
        identified.found.medicines().iter().any(|medicine| medicine.has(Role::Dopaminergic))
    };
    texts.iter().flatten().any(dopaminergic)
}
fn dopamine(a: &Answers) -> bool {
    not_no(a, Key::TakesDopamineMedicine) || on_dopamine_list(&a.medicines)
}
/// Where potassium is often out of range, and tested.
fn salts_may_be_off(a: &Answers) -> bool {
    let prone = [Condition::KidneyDisease, Condition::Dialysis, Condition::HeartFailure];
    let ill = |set: Option<crate::model::Set<Condition>>| set.is_some_and(|set| set.any(&prone));
    let moves = |text: &String| {
        let roles = [Role::Diuretic, Role::RaisesPotassium];
        identify(text).found.medicines().iter().any(|medicine| roles.iter().any(|role| medicine.has(*role)))
    };
    ill(a.conditions) || ill(a.conditions_unsure) || a.medicines.iter().flatten().any(moves)
}
fn dopamine_stopped(a: &Answers) -> bool {
    on_dopamine_list(&a.medicines_stopped)
        || a.conditions.is_some_and(|conditions| conditions.contains(Condition::Parkinson))
}
fn tried(a: &Answers) -> bool {
    a.selfcare.is_some_and(|tried| !tried.is_empty())
}
