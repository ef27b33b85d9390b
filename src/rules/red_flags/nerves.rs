//! Brain, spinal cord, nerves and muscles.

use super::Rule;
use crate::formulary::Role;
use crate::model::{Change, Condition, CrampSite, Key, RedFlag, Side, Source, StretchEffect, Urgency::*};
use crate::rules::case::{Case, Judgement};
use crate::rules::cramp::LONGEST_CRAMP_MINUTES;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RedFlag::Stroke,
        reads: &[Key::FaceArmSpeech],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, Emergency, &[Key::FaceArmSpeech]),
    },
    Rule {
        id: RedFlag::CaudaEquina,
        reads: &[
            Key::SaddleNumbness,
            Key::BladderOrBowelChange,
            Key::Weakness,
            Key::Numbness,
            Key::Side,
            Key::SevereBackPain,
            Key::PainDownLegFromBack,
        ],
        sources: &[Source::CaudaEquinaCard],
        judge: cauda_equina,
    },
    Rule {
        id: RedFlag::SpinalCord,
        reads: &[
            Key::BandFeeling,
            Key::SevereBackPain,
            Key::Weakness,
            Key::Numbness,
            Key::Conditions,
            Key::ConditionsUnsure,
            Key::WeightLoss,
            Key::SpreadingRednessOrFever,
            Key::PainDownLegFromBack,
            Key::Side,
        ],
        sources: &[Source::GeneralPractice],
        judge: spinal_cord,
    },
    Rule {
        id: RedFlag::RapidAscendingWeakness,
        reads: &[Key::WeaknessRising],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, Emergency, &[Key::WeaknessRising]),
    },
    Rule {
        id: RedFlag::Seizure,
        reads: &[Key::Seizure],
        sources: &[Source::GeneralPractice, Source::NhsPreeclampsia],
        judge: |case| Judgement::default().signs(case, Emergency, &[Key::Seizure]),
    },
    Rule {
        id: RedFlag::Tetanus,
        reads: &[Key::JawOrNeckSpasm, Key::CrampSites],
        sources: &[Source::NhsCramps],
        judge: tetanus,
    },
    Rule {
        id: RedFlag::Rhabdomyolysis,
        reads: &[
            Key::DarkUrine,
            Key::MuscleAcheAllOver,
            Key::SoreAfterEffort,
            Key::Weakness,
            Key::Medicines,
            Key::ConstantLegPain,
            Key::PressureInShinOrCalf,
        ],
        sources: &[Source::MayoRhabdomyolysis],
        judge: rhabdomyolysis,
    },
    Rule {
        id: RedFlag::CompartmentSyndrome,
        reads: &[Key::PressureInShinOrCalf],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, Emergency, &[Key::PressureInShinOrCalf]),
    },
    Rule {
        id: RedFlag::MuscleOrTendonTear,
        reads: &[Key::InjurySnap, Key::CrampEasedByStretch, Key::CrampSoreAfter, Key::CrampLongestMinutes],
        sources: &[Source::GeneralPractice],
        judge: muscle_or_tendon_tear,
    },
    Rule {
        id: RedFlag::CrampOver10Minutes,
        reads: &[Key::CrampMinutes, Key::CrampLongestMinutes],
        sources: &[Source::NhsCramps, Source::Hallegraeff2017],
        judge: cramp_over_10_minutes,
    },
    Rule {
        id: RedFlag::WeaknessOrSensationChange,
        reads: &[Key::Weakness, Key::Numbness, Key::NumbOrBurningFeet, Key::SevereBackPain],
        sources: &[Source::Article, Source::GeneralPractice],
        judge: weakness_or_sensation_change,
    },
    Rule {
        id: RedFlag::MotorNeuroneSigns,
        reads: &[Key::TwitchingOrWasting, Key::CrampSites, Key::Weakness, Key::Numbness],
        sources: &[Source::MndTool],
        judge: motor_neurone_signs,
    },
];

/// E3: numb between the legs, new trouble with bladder or bowel, or both legs weak with new numbness or back pain.
fn cauda_equina(case: &Case<'_>) -> Judgement {
    let both_legs = case.answers.side == Some(Side::Both);
    let back = case.maybe(Key::SevereBackPain) || case.maybe(Key::PainDownLegFromBack);
    Judgement::default().signs(case, Emergency, &[Key::SaddleNumbness, Key::BladderOrBowelChange]).when(
        both_legs && case.maybe(Key::Weakness) && (case.new_numbness() || back),
        Emergency,
        &[Key::Weakness, Key::Numbness, Key::SevereBackPain, Key::PainDownLegFromBack, Key::Side],
    )
}

/// D6: a belt-like feeling, or new back pain beside weakness, numbness, cancer, weight loss or fever.
fn spinal_cord(case: &Case<'_>) -> Judgement {
    let back = case.maybe(Key::SevereBackPain);
    let beside = case.maybe(Key::Weakness)
        || case.new_numbness()
        || case.may_have(Condition::Cancer)
        || case.maybe(Key::WeightLoss)
        || case.maybe(Key::SpreadingRednessOrFever);
    let both_down = case.maybe(Key::PainDownLegFromBack) && case.answers.side == Some(Side::Both);
    let cancer_weak = case.may_have(Condition::Cancer) && case.maybe(Key::Weakness);
    let why = [Key::SevereBackPain, Key::Weakness, Key::Numbness, Key::Conditions, Key::WeightLoss];
    Judgement::default()
        .signs(case, SameDay, &[Key::BandFeeling])
        .when(cancer_weak, SameDay, &[Key::Weakness, Key::Conditions])
        .when(back && beside, SameDay, &why)
        .when(back, Soon, &[Key::SevereBackPain])
        .when(both_down, Soon, &[Key::PainDownLegFromBack, Key::Side])
}

/// E5: dark urine, or suddenly hardly any, with whatever speaks of harmed muscle beside it.
fn rhabdomyolysis(case: &Case<'_>) -> Judgement {
    let dark = case.maybe(Key::DarkUrine);
    let beside =
        [Key::MuscleAcheAllOver, Key::SoreAfterEffort, Key::Weakness, Key::ConstantLegPain, Key::PressureInShinOrCalf];
    beside
        .iter()
        .fold(Judgement::default().signs(case, Emergency, &[Key::DarkUrine]), |judgement, key| {
            judgement.when(dark && case.maybe(*key), Emergency, &[*key])
        })
        .when(dark && case.on(Role::MuscleToxic), Emergency, &[Key::Medicines])
}

/// E8; cramps in the jaw are for today where a stiff jaw or neck was not asked about.
fn tetanus(case: &Case<'_>) -> Judgement {
    let jaw = case.answers.cramp_sites.is_some_and(|sites| sites.contains(CrampSite::Jaw));
    Judgement::default().signs(case, Emergency, &[Key::JawOrNeckSpasm]).when(
        jaw && !case.no(Key::JawOrNeckSpasm),
        SameDay,
        &[Key::CrampSites],
    )
}

fn muscle_or_tendon_tear(case: &Case<'_>) -> Judgement {
    let worse = case.answers.cramp_eased_by_stretch == Some(StretchEffect::Worse);
    Judgement::default().signs(case, SameDay, &[Key::InjurySnap]).when(
        worse && case.maybe(Key::CrampSoreAfter),
        SameDay,
        &[Key::CrampEasedByStretch, Key::CrampSoreAfter],
    )
}

/// D5: over ten minutes, usual or longest.
fn cramp_over_10_minutes(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let over = |minutes: f64| minutes > LONGEST_CRAMP_MINUTES;
    Judgement::default()
        .when(a.cramp_minutes.is_some_and(|minutes| over(minutes.get())), SameDay, &[Key::CrampMinutes])
        .when(a.cramp_longest_minutes.is_some_and(|minutes| over(minutes.get())), SameDay, &[Key::CrampLongestMinutes])
}

/// The article's sign, with the urgency that it lacks: lasting or growing weakness is for today, numbness for the
/// next days, and for today beside new back pain.
fn weakness_or_sensation_change(case: &Case<'_>) -> Judgement {
    let numb = matches!(case.answers.numbness, Some(Change::New | Change::Unsure | Change::LongStanding));
    let back = case.new_numbness() && case.maybe(Key::SevereBackPain);
    Judgement::default()
        .signs(case, SameDay, &[Key::Weakness])
        .when(back, SameDay, &[Key::Numbness, Key::SevereBackPain])
        .when(numb, Soon, &[Key::Numbness])
        .when(case.yes(Key::NumbOrBurningFeet), Soon, &[Key::NumbOrBurningFeet])
}

/// W1: lasting twitching or thinning muscles; cramps in arms, trunk or jaw; cramps in the hands of a weak person.
fn motor_neurone_signs(case: &Case<'_>) -> Judgement {
    let sites = case.answers.cramp_sites.unwrap_or_default();
    let widespread = sites.any(&[CrampSite::Arm, CrampSite::Trunk, CrampSite::Jaw]);
    let weak_hands = sites.contains(CrampSite::Hand) && case.maybe(Key::Weakness);
    Judgement::default().signs(case, Soon, &[Key::TwitchingOrWasting]).when(
        widespread || weak_hands,
        Soon,
        &[Key::CrampSites, Key::Weakness],
    )
}
