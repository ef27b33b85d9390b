//! Pregnancy, salts and sugar, blood, children, and the mind.
//!
//! One room, because the table of these flags and the judgements that it names are read side by side.

use super::Rule;
use crate::formulary::{Class, Role};
use crate::model::{Condition, Key, RedFlag, SelfHarm, Sex, Source, Urgency::*};
use crate::rules::case::{Case, Judgement, NEW_WEEKS};
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
            Key::ConfusionOrDrowsy,
            Key::Palpitations,
            Key::HandSpasmOrMouthTingling,
            Key::VomitingOrDiarrhoea,
            Key::PotassiumMarked,
            Key::Cramps,
            Key::CrampsPerWeek,
            Key::CrampWeeks,
            Key::SymptomWeeks,
            Key::UrgeWeeks,
            Key::Conditions,
            Key::ConditionsUnsure,
            Key::Medicines,
            Key::Age,
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
            Key::Medicines,
        ],
        sources: &[Source::NiceNg12, Source::GeneralPractice],
        judge: gi_bleeding,
    },
    Rule {
        id: RedFlag::SevereAnaemia,
        reads: &[Key::Haemoglobin, Key::Sex, Key::Age, Key::Pregnancy, Key::PregnancyWeek, Key::PregnancyTrimester],
        sources: &[Source::GeneralPractice],
        judge: severe_anaemia,
    },
    Rule {
        id: RedFlag::IronLossUnexplained,
        reads: &[
            Key::Ferritin,
            Key::TransferrinSaturation,
            Key::BlackStools,
            Key::WeightLoss,
            Key::HeavyPeriods,
            Key::Sex,
            Key::Age,
            Key::Conditions,
            Key::ConditionsUnsure,
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
        reads: &[
            Key::ChildLimpsOrWillNotWalk,
            Key::ChildPaleTiredOrOftenIll,
            Key::Age,
            Key::UnexplainedBruising,
            Key::WeightLoss,
            Key::SpreadingRednessOrFever,
            Key::SevereBackPain,
            Key::Side,
        ],
        sources: &[Source::GeneralPractice],
        judge: child_danger_sign,
    },
    Rule {
        id: RedFlag::HearingOrVisionChange,
        reads: &[Key::RingingEarsOrVisionChange],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, SameDay, &[Key::RingingEarsOrVisionChange]),
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

/// Haemoglobin (g/dL) below which anaemia is for today, and below which it is for the next days in anybody.
const HAEMOGLOBIN_TODAY: f64 = 7.0;
const HAEMOGLOBIN_SOON: f64 = 10.0;
/// Haemoglobin (g/dL) below which it is low: men, others, and in pregnancy (WHO limits, general practice).
const HAEMOGLOBIN_MAN: f64 = 13.0;
const HAEMOGLOBIN_OTHER: f64 = 12.0;
const HAEMOGLOBIN_PREGNANT: f64 = 10.5;
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
/// kidney disease, a water tablet or a marked potassium, is for today with a heart or a medicine that is prone to it, and
/// soon alone. A potassium that the slip marks is for today: no document gives limits, so the laboratory's count.
fn electrolyte_disturbance(case: &Case<'_>) -> Judgement {
    let heart = case.maybe(Key::Palpitations);
    let spasm = case.maybe(Key::HandSpasmOrMouthTingling);
    let loss = case.maybe(Key::VomitingOrDiarrhoea);
    let marked = case.yes(Key::PotassiumMarked);
    let kidney_or_heart = [Condition::KidneyDisease, Condition::Dialysis, Condition::HeartFailure];
    let prone = case.may_have_any(&kidney_or_heart) || case.on(Role::Diuretic);
    let unsteady = case.may_have(Condition::HeartRhythm)
        || case.on(Role::QuinineInteracts)
        || case.answers.age.is_some_and(|age| age.get() >= OLD_HEART);
    let new_cramps = case.cramps() && case.newer_than(NEW_WEEKS) == Some(true);
    let salt_medicine = case.on(Role::Diuretic) || case.taking().any(|medicine| medicine.class == Class::Digoxin);
    let why = [
        Key::Palpitations,
        Key::HandSpasmOrMouthTingling,
        Key::VomitingOrDiarrhoea,
        Key::Cramps,
        Key::Conditions,
        Key::ConditionsUnsure,
        Key::Medicines,
    ];
    Judgement::default()
        .signs(case, Emergency, &[Key::ConfusionOrDrowsy])
        .when(heart && (case.cramps() || spasm || loss || prone), Emergency, &why)
        .when(heart && unsteady, SameDay, &[Key::Palpitations, Key::Conditions, Key::Medicines, Key::Age])
        .when(heart, Soon, &[Key::Palpitations])
        .when(heart && marked, Emergency, &[Key::Palpitations, Key::PotassiumMarked])
        .when(marked, SameDay, &[Key::PotassiumMarked])
        .when(spasm, SameDay, &[Key::HandSpasmOrMouthTingling])
        .when(
            loss && prone,
            SameDay,
            &[Key::VomitingOrDiarrhoea, Key::Conditions, Key::ConditionsUnsure, Key::Medicines],
        )
        .when(loss, Soon, &[Key::VomitingOrDiarrhoea])
        .when(new_cramps && salt_medicine, Soon, &[Key::Cramps, Key::CrampWeeks, Key::Medicines])
}

/// Age from which a new uneven heartbeat is for today; a house rule of 2026-11.
const OLD_HEART: f64 = 65.0;

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
    Judgement::default().when(black, SameDay, &[Key::BlackStools]).when(black && much, Emergency, &losing).when(
        black && case.on(Role::Anticoagulant),
        Emergency,
        &[Key::BlackStools, Key::Medicines],
    )
}

/// Very low is for today; low in a man, from 55, or in pregnancy is looked into soon, for it has a cause.
fn severe_anaemia(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let below = |limit: f64| a.haemoglobin.is_some_and(|value| value.get() < limit);
    let man = a.sex == Some(Sex::Male) && !case.child();
    let older = a.age.is_some_and(|age| age.get() >= AFTER_MENOPAUSE);
    let why = [Key::Haemoglobin, Key::Sex, Key::Age, Key::Pregnancy];
    Judgement::default()
        .when(below(HAEMOGLOBIN_TODAY), SameDay, &[Key::Haemoglobin])
        .when(below(HAEMOGLOBIN_SOON), Soon, &[Key::Haemoglobin])
        .when(man && below(HAEMOGLOBIN_MAN), Soon, &why)
        .when(older && below(HAEMOGLOBIN_OTHER), Soon, &why)
        .when(case.pregnant() && below(HAEMOGLOBIN_PREGNANT), Soon, &why)
        .when(below(HAEMOGLOBIN_OTHER) && !case.pregnant() && !case.child(), Routine, &[Key::Haemoglobin])
}

/// Signs in a child; what is soon in an adult is for today under 18, and one leg alone is for the next days.
fn child_danger_sign(case: &Case<'_>) -> Judgement {
    let grave = [Key::UnexplainedBruising, Key::WeightLoss, Key::SpreadingRednessOrFever, Key::SevereBackPain];
    let judgement =
        Judgement::default().signs(case, SameDay, &[Key::ChildLimpsOrWillNotWalk, Key::ChildPaleTiredOrOftenIll]);
    if !case.child() {
        return judgement;
    }
    judgement.signs(case, SameDay, &grave).when(case.one_leg(), Soon, &[Key::Side])
}

/// W9: low iron is a finding with a cause. In a man, after the menopause, or beside bleeding or weight loss, the cause
/// is looked for soon.
fn iron_loss_unexplained(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let losing = case.any_yes(&[Key::BlackStools, Key::WeightLoss, Key::HeavyPeriods]);
    let deficient = a.ferritin.is_some_and(|value| value.get() < DEFICIENT);
    // Treated iron overload keeps ferritin low on purpose.
    let treated = case.has(Condition::Haemochromatosis) && !losing;
    let low = !treated && deficient || (losing && iron::is_low(case));
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

/// E6 and D8. Preferring not to say shows the help lines too, and hurries nobody.
fn self_harm(case: &Case<'_>) -> Judgement {
    let urgency = match case.answers.self_harm {
        Some(SelfHarm::Plan) => Emergency,
        Some(SelfHarm::Thoughts) => SameDay,
        Some(SelfHarm::PreferNotToSay) => Routine,
        Some(SelfHarm::No) | None => return Judgement::default(),
    };
    Judgement::default().when(true, urgency, &[Key::SelfHarm])
}
