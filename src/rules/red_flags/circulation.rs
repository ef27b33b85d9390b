//! Clots, arteries, heart and skin.

use super::Rule;
use crate::formulary::Role;
use crate::model::{Change, Condition, Helps, Key, RedFlag, Source, StretchEffect, Urgency::*};
use crate::rules::case::{Case, Judgement, NEW_WEEKS};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RedFlag::SuspectedPulmonaryEmbolism,
        reads: &[
            Key::BreathlessOrChestPain,
            Key::CoughingBlood,
            Key::BreathlessOnEffort,
            Key::Palpitations,
            Key::LegSwollenHotOrRed,
            Key::ConstantLegPain,
            Key::ClotRisk,
            Key::Conditions,
            Key::ConditionsUnsure,
            Key::WeeksSinceBirth,
        ],
        sources: &[Source::NhsDvt],
        judge: suspected_pulmonary_embolism,
    },
    Rule {
        id: RedFlag::SuspectedDvt,
        reads: &[
            Key::PregnancyWeek,
            Key::PregnancyTrimester,
            Key::ConditionsUnsure,
            Key::UrgeWeeks,
            Key::CrampWeeks,
            Key::UrgeToMove,
            Key::Cramps,
            Key::CrampsPerWeek,
            Key::LegSwollenHotOrRed,
            Key::ConstantLegPain,
            Key::ClotRisk,
            Key::Conditions,
            Key::Pregnancy,
            Key::WeeksSinceBirth,
            Key::Medicines,
            Key::Side,
            Key::CrampSide,
            Key::CrampMinutes,
            Key::CrampLongestMinutes,
            Key::CrampEasedByStretch,
            Key::SymptomWeeks,
        ],
        sources: &[Source::NhsDvt],
        judge: suspected_dvt,
    },
    Rule {
        id: RedFlag::AcuteLimbIschaemia,
        reads: &[
            Key::WalkingPainStopsOnStanding,
            Key::Smoker,
            Key::ConstantLegPain,
            Key::Conditions,
            Key::ConditionsUnsure,
            Key::LegColdAndPale,
            Key::LegCannotMove,
            Key::ColourOrTemperatureChange,
            Key::Numbness,
            Key::Weakness,
        ],
        sources: &[Source::RcemLimb],
        judge: acute_limb_ischaemia,
    },
    Rule {
        id: RedFlag::ChronicLimbThreateningIschaemia,
        reads: &[
            Key::ConditionsUnsure,
            Key::RestPainHangingHelps,
            Key::WoundNotHealing,
            Key::WhatHelps,
            Key::Conditions,
            Key::WalkingPainStopsOnStanding,
            Key::Smoker,
        ],
        sources: &[Source::RcemLimb],
        judge: limb_threatening_ischaemia,
    },
    Rule {
        id: RedFlag::WalkingPain,
        reads: &[Key::WalkingPainStopsOnStanding],
        sources: &[Source::UptodateMimics, Source::RcemLimb],
        judge: |case| Judgement::default().signs(case, Soon, &[Key::WalkingPainStopsOnStanding]),
    },
    Rule {
        id: RedFlag::ColourOrTemperatureChange,
        reads: &[Key::ColourOrTemperatureChange],
        sources: &[Source::Article, Source::RcemLimb, Source::NhsDvt],
        judge: colour_or_temperature_change,
    },
    Rule {
        id: RedFlag::SkinInfection,
        reads: &[Key::SpreadingRednessOrFever],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, SameDay, &[Key::SpreadingRednessOrFever]),
    },
    Rule {
        id: RedFlag::BreathlessOnEffort,
        reads: &[Key::BreathlessOnEffort],
        sources: &[Source::GeneralPractice],
        judge: |case| Judgement::default().signs(case, Soon, &[Key::BreathlessOnEffort]),
    },
    Rule {
        id: RedFlag::SwellingWithWeakHeart,
        reads: &[Key::Conditions, Key::ConditionsUnsure, Key::HeavySwollenAfterStanding],
        sources: &[Source::GeneralPractice],
        judge: |case| {
            let weak_heart = case.may_have(Condition::HeartFailure);
            let why = [Key::HeavySwollenAfterStanding, Key::Conditions, Key::ConditionsUnsure];
            Judgement::default().when(weak_heart && case.maybe(Key::HeavySwollenAfterStanding), Soon, &why)
        },
    },
];

const LEG_CLOT_SIGNS: &[Key] = &[Key::LegSwollenHotOrRed, Key::ConstantLegPain];

/// Minutes from which a hard calf is no cramp but the story of a clot: an hour; a house rule of 2026-11.
const HARD_FOR_HOURS: f64 = 60.0;

/// E1: breathlessness, chest pain or coughed blood, with or without a leg that shows; breathlessness on effort or
/// a racing heart beside the story of a clot. Breathless for weeks after an old clot or a birth is for today.
fn suspected_pulmonary_embolism(case: &Case<'_>) -> Judgement {
    let clot_story = case.maybe(Key::ClotRisk) || LEG_CLOT_SIGNS.iter().any(|key| case.maybe(*key));
    let story = |key: Key| [key, Key::LegSwollenHotOrRed, Key::ConstantLegPain, Key::ClotRisk];
    let leg = LEG_CLOT_SIGNS.iter().any(|key| case.maybe(*key));
    let prone = case.may_have(Condition::PastClot) || case.born_within(6.0);
    let effort = case.maybe(Key::BreathlessOnEffort);
    Judgement::default()
        .signs(case, Emergency, &[Key::BreathlessOrChestPain, Key::CoughingBlood])
        .when(clot_story && effort, Emergency, &story(Key::BreathlessOnEffort))
        .when(leg && case.maybe(Key::Palpitations), Emergency, &story(Key::Palpitations))
        .when(
            prone && effort,
            SameDay,
            &[Key::BreathlessOnEffort, Key::Conditions, Key::ConditionsUnsure, Key::WeeksSinceBirth],
        )
}

/// D1 and D2. Pain in one leg that does not let go counts with a normal-looking leg too; so does new trouble on one
/// side after travel, surgery or bed rest, after an old clot, with cancer or after birth, and a calf that is hard for
/// an hour or more. In pregnancy or on hormones, trouble known to be new counts unless a stretch ends it.
pub(in crate::rules) fn suspected_dvt(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let one_side = case.one_leg() || case.one_sided_cramps();
    let newness = case.newer_than(NEW_WEEKS);
    let strong_risk = case.may_have_any(&[Condition::PastClot, Condition::Cancer])
        || case.born_within(6.0)
        || case.maybe(Key::ClotRisk);
    let risk = case.pregnant() || case.on(Role::ClotRisk);
    let eased = matches!(a.cramp_eased_by_stretch, Some(StretchEffect::Yes | StretchEffect::Partly));
    let not_eased = matches!(a.cramp_eased_by_stretch, Some(StretchEffect::No | StretchEffect::Worse));
    let hard_for_hours =
        [a.cramp_minutes, a.cramp_longest_minutes].iter().flatten().any(|minutes| minutes.get() >= HARD_FOR_HOURS);
    let trouble = case.cramps() || case.urge() || case.weeks().is_some();
    let why = [
        Key::ClotRisk,
        Key::Side,
        Key::CrampSide,
        Key::CrampEasedByStretch,
        Key::Conditions,
        Key::ConditionsUnsure,
        Key::Pregnancy,
        Key::PregnancyWeek,
        Key::PregnancyTrimester,
        Key::WeeksSinceBirth,
        Key::Medicines,
    ];
    let new_to_risk = (newness == Some(true) && !eased) || (newness != Some(false) && not_eased);
    Judgement::default()
        .signs(case, SameDay, LEG_CLOT_SIGNS)
        .when(one_side && trouble && strong_risk && newness != Some(false), SameDay, &why)
        .when(one_side && trouble && risk && new_to_risk, SameDay, &why)
        .when(hard_for_hours, SameDay, &[Key::CrampMinutes, Key::CrampLongestMinutes])
}

/// E2: cold and pale, or a foot that will not move, alone; a new change of colour with lost feeling or strength, or
/// with constant pain where the arteries are narrow or the heart can throw a clot.
/// A change of colour with pain alone is for today (it is a clot's sign too), by the rules on clots and on colour.
fn acute_limb_ischaemia(case: &Case<'_>) -> Judgement {
    let changed = matches!(case.answers.colour_or_temperature_change, Some(Change::New | Change::Unsure));
    let poor_flow = case.may_have_any(&[Condition::ArteryDisease, Condition::HeartRhythm])
        || case.maybe(Key::WalkingPainStopsOnStanding)
        || case.maybe(Key::Smoker);
    Judgement::default()
        .signs(case, Emergency, &[Key::LegColdAndPale, Key::LegCannotMove])
        .when(changed && case.new_numbness(), Emergency, &[Key::ColourOrTemperatureChange, Key::Numbness])
        .when(changed && case.maybe(Key::Weakness), Emergency, &[Key::ColourOrTemperatureChange, Key::Weakness])
        .when(
            changed && poor_flow && case.maybe(Key::ConstantLegPain),
            Emergency,
            &[Key::ColourOrTemperatureChange, Key::ConstantLegPain, Key::Conditions, Key::ConditionsUnsure],
        )
}

/// D4: foot pain at night that hanging the leg down eases, or a wound that does not heal in a leg with poor blood flow.
fn limb_threatening_ischaemia(case: &Case<'_>) -> Judgement {
    let hanging = case.answers.what_helps.is_some_and(|helps| helps.contains(Helps::HangingDown));
    let poor_flow = case.may_have_any(&[Condition::ArteryDisease, Condition::Diabetes])
        || case.maybe(Key::WalkingPainStopsOnStanding)
        || case.maybe(Key::Smoker);
    let why = [Key::Conditions, Key::WalkingPainStopsOnStanding, Key::Smoker];
    Judgement::default()
        .signs(case, SameDay, &[Key::RestPainHangingHelps])
        .signs(case, Soon, &[Key::WoundNotHealing])
        .when(case.maybe(Key::WoundNotHealing) && poor_flow, SameDay, &why)
        .when(hanging, Soon, &[Key::WhatHelps])
        .when(hanging && poor_flow, SameDay, &why)
}

/// The article's sign, with the urgency that it lacks: new today, long-standing soon.
fn colour_or_temperature_change(case: &Case<'_>) -> Judgement {
    let change = case.answers.colour_or_temperature_change;
    let key = &[Key::ColourOrTemperatureChange];
    Judgement::default().when(matches!(change, Some(Change::New | Change::Unsure)), SameDay, key).when(
        change == Some(Change::LongStanding),
        Soon,
        key,
    )
}
