//! Gates: advice that is held back where it could harm this person.
//!
//! # Purpose
//! Names, for each piece of advice, every reason to hold it back. A condition that the person is unsure of holds back
//! as one that is known.
//!
//! # Not for
//! Saying that what passes is safe.
//!
//! # Missing answers
//! A condition never asked about holds nothing back; the interview asks before it advises.
//!
//! # Sources
//! Winkelman 2025 and KDRI 2020 (minerals and kidneys); NHS (clots); Allen 2018 (iron overload); Tan 2024 (vitamin K
//! and warfarin); the rest is general practice.

use super::case::Case;
use crate::formulary::Role;
use crate::model::{Advice, Change, Condition, Helps, Key, Reason, Urgency};

/// Questions that the gates read.
pub const READS: &[Key] = &[
    Key::Conditions,
    Key::ConditionsUnsure,
    Key::Pregnancy,
    Key::PregnancyWeek,
    Key::PregnancyTrimester,
    Key::Breastfeeding,
    Key::Age,
    Key::Medicines,
    Key::LegSwollenHotOrRed,
    Key::ConstantLegPain,
    Key::ClotRisk,
    Key::WalkingPainStopsOnStanding,
    Key::RestPainHangingHelps,
    Key::WoundNotHealing,
    Key::NumbOrBurningFeet,
    Key::Numbness,
    Key::WhatHelps,
    Key::ColourOrTemperatureChange,
    Key::TransferrinSaturation,
    Key::Ferritin,
    Key::IllWhenTested,
    Key::PotassiumMarked,
    Key::AlcoholPerWeek,
    Key::BreathlessOnEffort,
    Key::WeeksSinceBirth,
];

/// Drinks a week from which stopping at once can itself be dangerous; a house rule of 2026-11.
pub const HEAVY_DRINKING: f64 = 28.0;

/// Age in years below which a child may not say that water is too hot; a house rule of 2026-11.
const YOUNG_CHILD: f64 = 12.0;

/// A gate: when it closes, and what it holds back.
struct Gate {
    reason: Reason,
    closes: fn(&Case<'_>) -> bool,
    holds: &'static [Advice],
}

/// Every piece of advice that is held back, with each reason.
pub fn withheld(case: &Case<'_>, urgency: Urgency) -> Vec<(Advice, Reason)> {
    let mut held: Vec<(Advice, Reason)> = Vec::new();
    if urgency >= Urgency::SameDay {
        held.extend(SELF_CARE.iter().map(|advice| (*advice, Reason::UrgentFirst)));
    }
    for gate in GATES.iter().filter(|gate| (gate.closes)(case)) {
        held.extend(gate.holds.iter().map(|advice| (*advice, gate.reason)));
    }
    held
}

/// The reasons for which a piece of advice can be held back, beside urgency.
pub fn reasons(advice: Advice) -> Vec<Reason> {
    let mut reasons: Vec<Reason> =
        GATES.iter().filter(|gate| gate.holds.contains(&advice)).map(|gate| gate.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// All self-care: what an emergency or same-day sign holds back, so that nothing delays getting help.
pub const SELF_CARE: &[Advice] = &[
    Advice::CrampFirstAid,
    Advice::UrgeFirstAid,
    Advice::CalfStretch,
    Advice::Hydration,
    Advice::Magnesium,
    Advice::CalciumPotassium,
    Advice::FootPosition,
    Advice::SleepPosture,
    Advice::ExerciseBalance,
    Advice::LessAlcohol,
    Advice::MedicineReview,
    Advice::DaytimeLegExercise,
    Advice::CompressionStockings,
    Advice::WarmFeet,
    Advice::RegularSleep,
    Advice::EveningWalk,
    Advice::LegMassage,
    Advice::HotOrColdLegs,
    Advice::MuscleRelaxation,
    Advice::YogaTaiChi,
    Advice::LessCaffeine,
    Advice::IronWithDoctor,
    Advice::GetUpBriefly,
    Advice::SideSleeping,
    Advice::RaiseLegs,
    Advice::KeepDiary,
    Advice::FerritinTest,
    Advice::BookVisit,
    Advice::VitaminK,
];

const GATES: &[Gate] = &[
    Gate {
        reason: Reason::KidneyDisease,
        closes: |c| c.may_have_any(&[Condition::KidneyDisease, Condition::Dialysis]),
        holds: &[Advice::Magnesium, Advice::CalciumPotassium, Advice::Hydration],
    },
    Gate {
        reason: Reason::HeartFailure,
        closes: |c| c.may_have(Condition::HeartFailure),
        holds: &[
            Advice::Magnesium,
            Advice::Hydration,
            Advice::CalciumPotassium,
            Advice::CompressionStockings,
            Advice::RaiseLegs,
        ],
    },
    Gate { reason: Reason::Pregnancy, closes: |c| c.pregnant(), holds: &[Advice::Magnesium, Advice::VitaminK] },
    Gate {
        reason: Reason::Breastfeeding,
        closes: |c| c.maybe(Key::Breastfeeding),
        holds: &[Advice::Magnesium, Advice::VitaminK],
    },
    Gate {
        reason: Reason::Under18,
        closes: |c| c.child(),
        holds: &[
            Advice::Magnesium,
            Advice::CalciumPotassium,
            Advice::IronWithDoctor,
            Advice::CompressionStockings,
            Advice::VitaminK,
        ],
    },
    Gate {
        reason: Reason::Under18,
        closes: |c| c.answers.age.is_some_and(|age| age.get() < YOUNG_CHILD),
        holds: &[Advice::WarmFeet, Advice::HotOrColdLegs],
    },
    Gate {
        reason: Reason::PossibleClot,
        closes: possible_clot,
        holds: &[
            Advice::LegMassage,
            Advice::CalfStretch,
            Advice::CrampFirstAid,
            Advice::WarmFeet,
            Advice::HotOrColdLegs,
            Advice::CompressionStockings,
            Advice::UrgeFirstAid,
            Advice::YogaTaiChi,
            Advice::DaytimeLegExercise,
            Advice::EveningWalk,
            Advice::ExerciseBalance,
        ],
    },
    Gate {
        reason: Reason::PastClot,
        closes: |c| !possible_clot(c) && (c.maybe(Key::ClotRisk) || c.may_have(Condition::PastClot)),
        holds: &[Advice::LegMassage, Advice::CompressionStockings],
    },
    Gate {
        reason: Reason::ArteryDisease,
        closes: poor_flow,
        holds: &[
            Advice::CompressionStockings,
            Advice::RaiseLegs,
            Advice::WarmFeet,
            Advice::HotOrColdLegs,
            Advice::FootPosition,
        ],
    },
    Gate {
        reason: Reason::Neuropathy,
        closes: feeling_lost,
        holds: &[Advice::WarmFeet, Advice::HotOrColdLegs, Advice::CompressionStockings],
    },
    Gate {
        reason: Reason::OpenWound,
        closes: |c| c.maybe(Key::WoundNotHealing),
        holds: &[Advice::WarmFeet, Advice::HotOrColdLegs, Advice::LegMassage, Advice::CompressionStockings],
    },
    Gate {
        reason: Reason::IronOverload,
        closes: |c| {
            super::iron::high_unread(c)
                || c.may_have(Condition::Haemochromatosis)
                || c.answers.transferrin_saturation.is_some_and(|value| value.get() > super::iron::SATURATION_CEILING)
        },
        holds: &[Advice::IronWithDoctor],
    },
    Gate {
        reason: Reason::MineralsAndMedicines,
        closes: |c| c.on(Role::BindsMinerals),
        holds: &[Advice::Magnesium, Advice::CalciumPotassium, Advice::IronWithDoctor],
    },
    Gate {
        reason: Reason::PotassiumAndMedicines,
        closes: |c| c.on(Role::RaisesPotassium),
        holds: &[Advice::CalciumPotassium],
    },
    Gate {
        reason: Reason::MarkedPotassium,
        closes: |c| c.maybe(Key::PotassiumMarked),
        holds: &[Advice::CalciumPotassium],
    },
    Gate { reason: Reason::VitaminKAndWarfarin, closes: |c| c.on(Role::WarfarinLike), holds: &[Advice::VitaminK] },
    Gate {
        reason: Reason::HeavyDrinking,
        closes: |c| c.answers.alcohol_per_week.is_some_and(|drinks| drinks.get() >= HEAVY_DRINKING),
        holds: &[Advice::LessAlcohol],
    },
    Gate { reason: Reason::LiverDisease, closes: |c| c.may_have(Condition::LiverDisease), holds: &[Advice::Hydration] },
    Gate {
        reason: Reason::Dementia,
        closes: |c| c.may_have(Condition::Dementia),
        holds: &[Advice::WarmFeet, Advice::HotOrColdLegs],
    },
    Gate {
        reason: Reason::BreathlessFirst,
        closes: |c| c.maybe(Key::BreathlessOnEffort),
        holds: &[
            Advice::EveningWalk,
            Advice::ExerciseBalance,
            Advice::YogaTaiChi,
            Advice::RaiseLegs,
            Advice::CompressionStockings,
            Advice::Hydration,
            Advice::DaytimeLegExercise,
        ],
    },
];

fn possible_clot(case: &Case<'_>) -> bool {
    super::red_flags::may_be_clot(case)
}

fn poor_flow(case: &Case<'_>) -> bool {
    let signs = [Key::WalkingPainStopsOnStanding, Key::RestPainHangingHelps, Key::LegColdAndPale];
    let hanging = case.answers.what_helps.is_some_and(|helps| helps.contains(Helps::HangingDown));
    let changed = case.answers.colour_or_temperature_change.is_some_and(|change| change != Change::No);
    case.may_have(Condition::ArteryDisease) || hanging || changed || signs.iter().any(|key| case.maybe(*key))
}

/// Feet that may not feel heat. Diabetes counts: feeling can be lost without being noticed.
fn feeling_lost(case: &Case<'_>) -> bool {
    case.may_have_any(&[Condition::Neuropathy, Condition::Diabetes])
        || case.maybe(Key::NumbOrBurningFeet)
        || matches!(case.answers.numbness, Some(Change::New | Change::LongStanding | Change::Unsure))
}
