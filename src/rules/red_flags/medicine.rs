//! Harm from medicines: quinine, dopamine medicines, iron.

use super::Rule;
use crate::formulary::{Medicine, Role};
use crate::model::{AugmentationVerdict, Condition, Key, RedFlag, Sleepiness, Source, Strategy, Urgency::*};
use crate::rules::augmentation;
use crate::rules::case::{Case, Judgement, recognised};
use crate::rules::iron::{self, SATURATION_CEILING};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RedFlag::QuinineBleeding,
        reads: &[
            Key::Medicines,
            Key::MedicinesStopped,
            Key::BleedingNow,
            Key::UnexplainedBruising,
            Key::BlackStools,
            Key::DarkUrine,
            Key::SpreadingRednessOrFever,
        ],
        sources: &[Source::FdaQuinine],
        judge: quinine_bleeding,
    },
    Rule {
        id: RedFlag::QuinineInteraction,
        reads: &[
            Key::Medicines,
            Key::Conditions,
            Key::ConditionsUnsure,
            Key::Pregnancy,
            Key::PregnancyWeek,
            Key::PregnancyTrimester,
            Key::Palpitations,
            Key::RingingEarsOrVisionChange,
            Key::VomitingOrDiarrhoea,
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
        reads: &[
            Key::TransferrinSaturation,
            Key::Conditions,
            Key::ConditionsUnsure,
            Key::TakesIron,
            Key::Medicines,
            Key::Ferritin,
        ],
        sources: &[Source::Allen2018],
        judge: iron_overload,
    },
    Rule {
        id: RedFlag::MedicineBeforeOnset,
        reads: &[Key::SymptomsFollowedMedicine, Key::WholeBodyRestless, Key::Medicines],
        sources: &[Source::Winkelman2025, Source::Kolla2018, Source::UptodateMimics],
        judge: medicine_before_onset,
    },
    Rule {
        id: RedFlag::UnsafeSupplement,
        reads: &[Key::Medicines, Key::Conditions, Key::ConditionsUnsure, Key::Selfcare],
        sources: &[Source::Kdri2020, Source::Tan2024, Source::GeneralPractice],
        judge: unsafe_supplement,
    },
    Rule {
        id: RedFlag::MuscleAcheOnMedicine,
        reads: &[Key::Medicines, Key::MuscleAcheAllOver],
        sources: &[Source::MayoRhabdomyolysis],
        judge: |case| {
            let ache = case.on(Role::MuscleToxic) && case.maybe(Key::MuscleAcheAllOver);
            Judgement::default().when(ache, Soon, &[Key::MuscleAcheAllOver, Key::Medicines])
        },
    },
];

/// Bleeding, dark urine, bruising or fever on quinine, or within weeks of stopping it.
fn quinine_bleeding(case: &Case<'_>) -> Judgement {
    let quinine = case.on(Role::Quinine) || case.stopped(Role::Quinine);
    let why = |key: Key| [key, Key::Medicines, Key::MedicinesStopped];
    Judgement::default()
        .when(quinine && case.maybe(Key::BleedingNow), Emergency, &why(Key::BleedingNow))
        .when(quinine && case.maybe(Key::BlackStools), Emergency, &why(Key::BlackStools))
        .when(quinine && case.maybe(Key::DarkUrine), Emergency, &why(Key::DarkUrine))
        .when(quinine && case.maybe(Key::UnexplainedBruising), SameDay, &why(Key::UnexplainedBruising))
        .when(quinine && case.maybe(Key::SpreadingRednessOrFever), SameDay, &why(Key::SpreadingRednessOrFever))
}

/// Quinine beside a medicine or condition that it harms; signs of poisoning are for today, a racing heart beside a heart
/// or a medicine that is prone to it an emergency.
fn quinine_interaction(case: &Case<'_>) -> Judgement {
    let quinine = case.on(Role::Quinine);
    let heart = case.may_have(Condition::HeartRhythm) || case.on(Role::QuinineInteracts);
    let organs = [Condition::LiverDisease, Condition::KidneyDisease, Condition::Dialysis];
    let beside = heart
        || case.on(Role::Anticoagulant)
        || case.on(Role::Antiplatelet)
        || case.pregnant()
        || case.may_have_any(&organs);
    let poisoned = [Key::RingingEarsOrVisionChange, Key::Palpitations, Key::VomitingOrDiarrhoea];
    let racing = case.maybe(Key::Palpitations);
    Judgement::default()
        .when(quinine && beside, Soon, &[Key::Medicines, Key::Conditions, Key::ConditionsUnsure, Key::Pregnancy])
        .when(quinine && poisoned.iter().any(|key| case.maybe(*key)), SameDay, &poisoned)
        .when(quinine && racing && heart, Emergency, &[Key::Palpitations, Key::Conditions, Key::Medicines])
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

/// What is taken already and may harm here: magnesium or potassium with weak kidneys, potassium with a weak heart or
/// beside another medicine that raises it, vitamin K beside warfarin.
fn unsafe_supplement(case: &Case<'_>) -> Judgement {
    let kidneys = case.may_have_any(&[Condition::KidneyDisease, Condition::Dialysis]);
    let tried = case.answers.selfcare.is_some_and(|tried| tried.contains(Strategy::Magnesium));
    let potassium = case.on(Role::Potassium);
    let raised = case.taking().any(|medicine| medicine.has(Role::RaisesPotassium) && !medicine.has(Role::Potassium));
    let why = [Key::Medicines, Key::Conditions, Key::ConditionsUnsure];
    Judgement::default()
        .when(kidneys && case.on(Role::Magnesium), Soon, &why)
        .when(kidneys && tried, Soon, &[Key::Selfcare, Key::Conditions, Key::ConditionsUnsure])
        .when(potassium && (kidneys || case.may_have(Condition::HeartFailure)), Soon, &why)
        .when(potassium && raised, Soon, &[Key::Medicines])
        .when(case.on(Role::VitaminK) && case.on(Role::WarfarinLike), Soon, &[Key::Medicines])
}

/// What of the list raises [`RedFlag::UnsafeSupplement`], as written; both of two that do not go together.
pub fn unsafe_supplements<'c>(case: &'c Case<'_>) -> Vec<&'c str> {
    let kidneys = case.may_have_any(&[Condition::KidneyDisease, Condition::Dialysis]);
    let weak = kidneys || case.may_have(Condition::HeartFailure);
    let is = |medicine: &Medicine, role| medicine.has(role);
    let raises = |medicine: &Medicine| is(medicine, Role::RaisesPotassium) && !is(medicine, Role::Potassium);
    let raised = case.taking().any(raises);
    let opposed = case.on(Role::VitaminK) && case.on(Role::WarfarinLike);
    let named = |medicine: &'static Medicine| {
        kidneys && is(medicine, Role::Magnesium)
            || is(medicine, Role::Potassium) && (weak || raised)
            || raises(medicine) && case.on(Role::Potassium)
            || opposed && (is(medicine, Role::VitaminK) || is(medicine, Role::WarfarinLike))
    };
    let listed = case.medicines.iter().filter(|identified| recognised(identified).any(named));
    listed.map(|identified| identified.as_written.as_str()).collect()
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
        .when(iron::high_unread(case) && taking, Soon, &[Key::Ferritin, Key::TakesIron, Key::Medicines])
        .when(saturated, Soon, &[Key::TransferrinSaturation])
        .when(overload && taking, Soon, &[Key::Conditions, Key::ConditionsUnsure, Key::TakesIron, Key::Medicines])
        .when(overload, Routine, &[Key::Conditions, Key::ConditionsUnsure])
}
