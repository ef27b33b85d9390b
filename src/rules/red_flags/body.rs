//! Pregnancy, salts and sugar, blood, children, and the mind.

use super::Rule;
use crate::formulary::Role;
use crate::model::{Condition, Key, RedFlag, SelfHarm, Sex, Source, Urgency::*};
use crate::rules::case::{Case, Judgement};
use crate::rules::iron;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RedFlag::PreEclampsia,
        reads: &[
            Key::PregnancyWeek,
            Key::PregnancyTrimester,
            Key::PreeclampsiaSigns,
            Key::Seizure,
            Key::ConfusionOrDrowsy,
            Key::Pregnancy,
            Key::WeeksSinceBirth,
            Key::RingingEarsOrVisionChange,
        ],
        sources: &[Source::NhsPreeclampsia],
        judge: pre_eclampsia,
    },
    Rule {
        id: RedFlag::ElectrolyteDisturbance,
        reads: &[
            Key::ConditionsUnsure,
            Key::CrampWeeks,
            Key::CrampsPerWeek,
            Key::ConfusionOrDrowsy,
            Key::Palpitations,
            Key::HandSpasmOrMouthTingling,
            Key::VomitingOrDiarrhoea,
            Key::Cramps,
            Key::Conditions,
            Key::Medicines,
        ],
        sources: &[Source::GeneralPractice],
        judge: electrolyte_disturbance,
    },
    Rule {
        id: RedFlag::HighBloodSugar,
        reads: &[
            Key::ConditionsUnsure,
            Key::VeryThirstyMuchUrine,
            Key::VomitingOrDiarrhoea,
            Key::ConfusionOrDrowsy,
            Key::WeightLoss,
            Key::Conditions,
            Key::Age,
        ],
        sources: &[Source::GeneralPractice],
        judge: high_blood_sugar,
    },
    Rule {
        id: RedFlag::UnexplainedBleeding,
        reads: &[Key::BleedingNow, Key::UnexplainedBruising, Key::Medicines],
        sources: &[Source::GeneralPractice],
        judge: unexplained_bleeding,
    },
    Rule {
        id: RedFlag::GiBleeding,
        reads: &[
            Key::BlackStools,
            Key::Palpitations,
            Key::ConfusionOrDrowsy,
            Key::BreathlessOrChestPain,
            Key::BleedingNow,
        ],
        sources: &[Source::NiceNg12, Source::GeneralPractice],
        judge: gi_bleeding,
    },
    Rule {
        id: RedFlag::SevereAnaemia,
        reads: &[Key::Haemoglobin],
        sources: &[Source::GeneralPractice],
        judge: severe_anaemia,
    },
    Rule {
        id: RedFlag::IronLossUnexplained,
        reads: &[
            Key::Conditions,
            Key::Haemoglobin,
            Key::Ferritin,
            Key::TransferrinSaturation,
            Key::BlackStools,
            Key::WeightLoss,
            Key::HeavyPeriods,
            Key::Sex,
            Key::Age,
        ],
        sources: &[Source::NiceNg12],
        judge: iron_loss_unexplained,
    },
    Rule {
        id: RedFlag::UnexplainedWeightLoss,
        reads: &[Key::WeightLoss],
        sources: &[Source::NiceNg12],
        judge: |case| Judgement::default().signs(case, Soon, &[Key::WeightLoss]),
    },
    Rule {
        id: RedFlag::ChildDangerSign,
        reads: &[Key::ChildLimpsOrWillNotWalk, Key::ChildPaleTiredOrOftenIll],
        sources: &[Source::GeneralPractice],
        judge: |case| {
            Judgement::default().signs(case, SameDay, &[Key::ChildLimpsOrWillNotWalk, Key::ChildPaleTiredOrOftenIll])
        },
    },
    Rule {
        id: RedFlag::SelfHarm,
        reads: &[Key::SelfHarm],
        sources: &[Source::Zhuang2019, Source::Mohw109],
        judge: self_harm,
    },
    Rule {
        id: RedFlag::Overdose,
        reads: &[Key::Overdose],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, Emergency, &[Key::Overdose]),
    },
];

/// Haemoglobin (g/dL) below which anaemia is for today, and below which it is for the next days; general practice.
const HAEMOGLOBIN_TODAY: f64 = 7.0;
const HAEMOGLOBIN_SOON: f64 = 9.0;
/// Ferritin (ng/mL) below which an adult's stores are empty enough to look for a loss. Far below the threshold for RLS;
/// general practice, unconfirmed.
const DEFICIENT: f64 = 45.0;
/// Age from which a low iron store in a woman is not laid to periods; a house rule of 2026-11.
const AFTER_MENOPAUSE: f64 = 55.0;

/// D3 and E7: the maternity unit now; with a fit or confusion an ambulance. Asked of anyone pregnant or up to
/// six weeks after birth, and believed of anyone who says it.
fn pre_eclampsia(case: &Case<'_>) -> Judgement {
    let signs = case.maybe(Key::PreeclampsiaSigns);
    let time = case.pregnant() || case.born_within(6.0);
    let fit = case.maybe(Key::Seizure) || case.maybe(Key::ConfusionOrDrowsy);
    let why = [Key::PreeclampsiaSigns, Key::Pregnancy, Key::WeeksSinceBirth];
    Judgement::default()
        .when(signs, SameDay, &why)
        .when(
            time && case.maybe(Key::RingingEarsOrVisionChange),
            SameDay,
            &[Key::RingingEarsOrVisionChange, Key::Pregnancy, Key::WeeksSinceBirth],
        )
        .when(
            (signs || time) && fit,
            Emergency,
            &[Key::Seizure, Key::ConfusionOrDrowsy, Key::Pregnancy, Key::WeeksSinceBirth],
        )
}

/// E9 and W10. New confusion is an emergency by itself; an uneven heartbeat is one beside cramps, spasms, fluid loss,
/// kidney disease or a water tablet.
fn electrolyte_disturbance(case: &Case<'_>) -> Judgement {
    let heart = case.maybe(Key::Palpitations);
    let spasm = case.maybe(Key::HandSpasmOrMouthTingling);
    let loss = case.maybe(Key::VomitingOrDiarrhoea);
    let prone = case.may_have_any(&[Condition::KidneyDisease, Condition::Dialysis, Condition::HeartFailure])
        || case.on(Role::Diuretic);
    let why = [
        Key::Palpitations,
        Key::HandSpasmOrMouthTingling,
        Key::VomitingOrDiarrhoea,
        Key::Cramps,
        Key::Conditions,
        Key::Medicines,
    ];
    Judgement::default()
        .signs(case, Emergency, &[Key::ConfusionOrDrowsy])
        .when(heart && (case.cramps() || spasm || loss || prone), Emergency, &why)
        .when(heart, SameDay, &[Key::Palpitations])
        .when(spasm, SameDay, &[Key::HandSpasmOrMouthTingling])
        .when(loss && prone, SameDay, &[Key::VomitingOrDiarrhoea, Key::Conditions, Key::Medicines])
        .when(loss, Soon, &[Key::VomitingOrDiarrhoea])
}

fn high_blood_sugar(case: &Case<'_>) -> Judgement {
    let thirsty = case.maybe(Key::VeryThirstyMuchUrine);
    let ill = case.maybe(Key::VomitingOrDiarrhoea) || case.maybe(Key::ConfusionOrDrowsy);
    let prone = case.may_have(Condition::Diabetes) || case.maybe(Key::WeightLoss) || case.child();
    Judgement::default()
        .when(thirsty && ill, Emergency, &[Key::VeryThirstyMuchUrine, Key::VomitingOrDiarrhoea, Key::ConfusionOrDrowsy])
        .when(thirsty && prone, SameDay, &[Key::VeryThirstyMuchUrine, Key::Conditions, Key::WeightLoss, Key::Age])
        .when(thirsty, Soon, &[Key::VeryThirstyMuchUrine])
}

fn unexplained_bleeding(case: &Case<'_>) -> Judgement {
    let bruises = case.maybe(Key::UnexplainedBruising);
    let thinner = case.on(Role::Anticoagulant);
    Judgement::default()
        .signs(case, SameDay, &[Key::BleedingNow])
        .when(bruises && thinner, SameDay, &[Key::UnexplainedBruising, Key::Medicines])
        .when(bruises, Soon, &[Key::UnexplainedBruising])
}

/// Black stools that iron tablets do not explain are for today; with signs of losing much blood, an emergency.
fn gi_bleeding(case: &Case<'_>) -> Judgement {
    let black = case.maybe(Key::BlackStools);
    let losing = [Key::Palpitations, Key::ConfusionOrDrowsy, Key::BreathlessOrChestPain, Key::BleedingNow];
    let much = losing.iter().any(|key| case.maybe(*key));
    Judgement::default().when(black, SameDay, &[Key::BlackStools]).when(black && much, Emergency, &losing)
}

fn severe_anaemia(case: &Case<'_>) -> Judgement {
    let below = |limit: f64| case.answers.haemoglobin.is_some_and(|value| value.get() < limit);
    Judgement::default().when(below(HAEMOGLOBIN_TODAY), SameDay, &[Key::Haemoglobin]).when(
        below(HAEMOGLOBIN_SOON),
        Soon,
        &[Key::Haemoglobin],
    )
}

/// W9: low iron is a finding with a cause. In a man, after the menopause, or beside bleeding or weight loss, the cause
/// is looked for soon.
fn iron_loss_unexplained(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let losing = case.any_yes(&[Key::BlackStools, Key::WeightLoss, Key::HeavyPeriods]);
    let deficient = a.ferritin.is_some_and(|value| value.get() < DEFICIENT);
    let low = deficient || (losing && iron::is_low(case));
    let man = a.sex == Some(Sex::Male) && !case.child();
    let older = a.age.is_some_and(|age| age.get() >= AFTER_MENOPAUSE);
    Judgement::default().when(
        low && (man || older || losing),
        Soon,
        &[
            Key::Ferritin,
            Key::TransferrinSaturation,
            Key::Sex,
            Key::Age,
            Key::BlackStools,
            Key::WeightLoss,
            Key::HeavyPeriods,
        ],
    )
}

/// E6 and D8. Preferring not to say shows the help lines too.
fn self_harm(case: &Case<'_>) -> Judgement {
    let urgency = match case.answers.self_harm {
        Some(SelfHarm::Plan) => Emergency,
        Some(SelfHarm::Thoughts) => SameDay,
        Some(SelfHarm::PreferNotToSay) => Soon,
        Some(SelfHarm::No) | None => return Judgement::default(),
    };
    Judgement::default().when(true, urgency, &[Key::SelfHarm])
}
