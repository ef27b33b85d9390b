//! Harm from medicines: quinine, dopamine medicines, iron.

use super::Rule;
use crate::formulary::Role;
use crate::model::{AugmentationVerdict, Condition, Key, RedFlag, Sleepiness, Source, Urgency::*};
use crate::rules::augmentation;
use crate::rules::case::{Case, Judgement};
use crate::rules::iron::SATURATION_CEILING;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RedFlag::QuinineBleeding,
        reads: &[Key::Medicines, Key::MedicinesStopped, Key::BleedingNow, Key::UnexplainedBruising, Key::BlackStools],
        sources: &[Source::FdaQuinine],
        judge: quinine_bleeding,
    },
    Rule {
        id: RedFlag::QuinineInteraction,
        reads: &[
            Key::PregnancyWeek,
            Key::PregnancyTrimester,
            Key::ConditionsUnsure,
            Key::Medicines,
            Key::Conditions,
            Key::Pregnancy,
            Key::Palpitations,
            Key::RingingEarsOrVisionChange,
        ],
        sources: &[Source::FdaQuinine],
        judge: quinine_interaction,
    },
    Rule {
        id: RedFlag::DopamineWithdrawal,
        reads: &[
            Key::DopamineStoppedSuddenly,
            Key::MedicinesStopped,
            Key::ConfusionOrDrowsy,
            Key::SpreadingRednessOrFever,
        ],
        sources: &[Source::RequipLabel],
        judge: dopamine_withdrawal,
    },
    Rule {
        id: RedFlag::ImpulseControl,
        reads: &[Key::NewCompulsions],
        sources: &[Source::Voon2011, Source::RequipLabel],
        judge: |case| Judgement::default().signs(case, Soon, &[Key::NewCompulsions]),
    },
    Rule {
        id: RedFlag::SleepAttacks,
        reads: &[Key::SleepAttacks, Key::SleepyByDay, Key::TakesDopamineMedicine, Key::Medicines],
        sources: &[Source::RequipLabel],
        judge: sleep_attacks,
    },
    Rule {
        id: RedFlag::SleepyWhileDriving,
        reads: &[Key::SleepyByDay],
        sources: &[Source::GeneralPractice],
        judge: |case| {
            let driving = case.answers.sleepy_by_day == Some(Sleepiness::WhileDriving);
            Judgement::default().when(driving, Soon, &[Key::SleepyByDay])
        },
    },
    Rule {
        id: RedFlag::Augmentation,
        reads: augmentation::READS,
        sources: augmentation::SOURCES,
        judge: augmentation_flag,
    },
    Rule {
        id: RedFlag::IronOverload,
        reads: &[Key::ConditionsUnsure, Key::TransferrinSaturation, Key::Conditions, Key::TakesIron, Key::Medicines],
        sources: &[Source::Allen2018],
        judge: iron_overload,
    },
    Rule {
        id: RedFlag::MedicineBeforeOnset,
        reads: &[Key::SymptomsFollowedMedicine, Key::WholeBodyRestless, Key::Medicines],
        sources: &[Source::Winkelman2025, Source::Kolla2018, Source::UptodateMimics],
        judge: medicine_before_onset,
    },
];

/// Bleeding or bruising on quinine, or within weeks of stopping it.
fn quinine_bleeding(case: &Case<'_>) -> Judgement {
    let quinine = case.on(Role::Quinine) || case.stopped(Role::Quinine);
    let why = |key: Key| [key, Key::Medicines, Key::MedicinesStopped];
    Judgement::default()
        .when(quinine && case.maybe(Key::BleedingNow), Emergency, &why(Key::BleedingNow))
        .when(quinine && case.maybe(Key::BlackStools), Emergency, &why(Key::BlackStools))
        .when(quinine && case.maybe(Key::UnexplainedBruising), SameDay, &why(Key::UnexplainedBruising))
}

/// Quinine beside a medicine or condition that it harms; ringing ears or changed sight on it are for today.
fn quinine_interaction(case: &Case<'_>) -> Judgement {
    let quinine = case.on(Role::Quinine);
    let beside = case.on(Role::QuinineInteracts)
        || case.on(Role::Anticoagulant)
        || case.pregnant()
        || case.may_have_any(&[
            Condition::HeartRhythm,
            Condition::LiverDisease,
            Condition::KidneyDisease,
            Condition::Dialysis,
        ]);
    let poisoned = case.maybe(Key::RingingEarsOrVisionChange) || case.maybe(Key::Palpitations);
    Judgement::default().when(quinine && beside, Soon, &[Key::Medicines, Key::Conditions, Key::Pregnancy]).when(
        quinine && poisoned,
        SameDay,
        &[Key::Medicines, Key::RingingEarsOrVisionChange, Key::Palpitations],
    )
}

/// D9: a dopamine medicine stopped suddenly. Unwell is for today, with fever or confusion an emergency; stopped and
/// well is still a call to the prescriber.
fn dopamine_withdrawal(case: &Case<'_>) -> Judgement {
    let listed = case.stopped(Role::Dopaminergic);
    let unwell = case.maybe(Key::DopamineStoppedSuddenly);
    let grave = case.maybe(Key::ConfusionOrDrowsy) || case.maybe(Key::SpreadingRednessOrFever);
    let why =
        [Key::DopamineStoppedSuddenly, Key::MedicinesStopped, Key::ConfusionOrDrowsy, Key::SpreadingRednessOrFever];
    Judgement::default()
        .when(listed, Soon, &[Key::MedicinesStopped])
        .when(unwell, SameDay, &[Key::DopamineStoppedSuddenly, Key::MedicinesStopped])
        .when((listed || unwell) && grave, Emergency, &why)
}

/// Falling asleep without warning; sleepy at the wheel counts on a dopamine medicine.
fn sleep_attacks(case: &Case<'_>) -> Judgement {
    let driving = case.answers.sleepy_by_day == Some(Sleepiness::WhileDriving);
    Judgement::default().signs(case, Soon, &[Key::SleepAttacks]).when(
        driving && case.dopaminergic(),
        Soon,
        &[Key::SleepyByDay, Key::TakesDopamineMedicine, Key::Medicines],
    )
}

/// W6: the prescriber soon where the signs are there, at the next visit where one sign leaves it open.
fn augmentation_flag(case: &Case<'_>) -> Judgement {
    let Some(found) = augmentation::assess(case) else { return Judgement::default() };
    let urgency = match found.verdict {
        AugmentationVerdict::SignsPresent => Soon,
        AugmentationVerdict::CannotTell if !found.signs.is_empty() => Routine,
        AugmentationVerdict::CannotTell | AugmentationVerdict::NoSigns => return Judgement::default(),
    };
    let mut because: Vec<Key> = found.signs.iter().map(|sign| augmentation::key(*sign)).collect();
    because.push(Key::TakesDopamineMedicine);
    Judgement::default().when(true, urgency, &because)
}

/// W5, and restlessness of the whole body on a medicine that can cause it: the prescriber within days.
fn medicine_before_onset(case: &Case<'_>) -> Judgement {
    let akathisia = case.maybe(Key::WholeBodyRestless) && case.on(Role::Akathisia);
    Judgement::default().signs(case, Soon, &[Key::SymptomsFollowedMedicine]).when(
        akathisia,
        Soon,
        &[Key::WholeBodyRestless, Key::Medicines],
    )
}

/// Saturation above 45 %, or haemochromatosis with iron being taken (Allen 2018).
fn iron_overload(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let saturated = a.transferrin_saturation.is_some_and(|value| value.get() > SATURATION_CEILING);
    let overload = case.may_have(Condition::Haemochromatosis);
    let taking = case.maybe(Key::TakesIron) || case.on(Role::Iron);
    Judgement::default()
        .when(saturated, Soon, &[Key::TransferrinSaturation])
        .when(overload && taking, Soon, &[Key::Conditions, Key::ConditionsUnsure, Key::TakesIron, Key::Medicines])
        .when(overload, Routine, &[Key::Conditions, Key::ConditionsUnsure])
}
