//! Look-alikes of RLS: what else it could be, with the answer that points there.
//!
//! # Purpose
//! Criterion 5 is as large as the other four together. Every look-alike is named by the answer that points to
//! it, and says whether it could explain the urge by itself or may be there as well.
//!
//! One room, because a look-alike is understood only with its probes, its sources and its judgement together.
//!
//! # Not for
//! Ruling RLS out: a look-alike weakens criterion 5 and is shown, it never vetoes in silence.
//!
//! # Missing answers
//! A look-alike that was never asked about is not named; an unsure answer names nothing and tips nothing.
//!
//! # Sources
//! Allen 2014; Hening 2009; Do 2013; Garcia-Borreguero 2011; UpToDate's table of differential diagnosis. What may
//! explain and what may coexist is a house rule of 2026-11.

use super::case::Case;
use crate::formulary::Role;
use crate::model::{Condition, Evening, Helps, HowOften, Key, LookAlike, Relief, Set, Source, StretchEffect, Weight};

/// A look-alike that the answers point to.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Which one.
    pub id: LookAlike,
    /// How much it weakens criterion 5.
    pub weight: Weight,
    /// The answers that point there.
    pub because: Vec<Key>,
}

/// Questions that ask about look-alikes.
pub const PROBES: &[Key] = &[
    Key::PositionChangeSettles,
    Key::WholeBodyRestless,
    Key::NumbOrBurningFeet,
    Key::HeavySwollenAfterStanding,
    Key::JointPain,
    Key::MuscleAcheAllOver,
    Key::HabitShaking,
    Key::Cramps,
    Key::PainDownLegFromBack,
    Key::WalkingPainStopsOnStanding,
    Key::ToesMoveByThemselves,
    Key::OnlyWhenStanding,
    Key::OnlyWhenSitting,
    Key::AsleepFromPressure,
    Key::SoreAfterEffort,
];

/// Everything a look-alike rule reads.
pub const READS: &[Key] = &[
    Key::PositionChangeSettles,
    Key::AsleepFromPressure,
    Key::WhatHelps,
    Key::NumbOrBurningFeet,
    Key::Numbness,
    Key::Conditions,
    Key::PainDownLegFromBack,
    Key::Side,
    Key::WalkingPainStopsOnStanding,
    Key::HeavySwollenAfterStanding,
    Key::RestPainHangingHelps,
    Key::JointPain,
    Key::MuscleAcheAllOver,
    Key::SoreAfterEffort,
    Key::WholeBodyRestless,
    Key::WorseInEvening,
    Key::Medicines,
    Key::SymptomsFollowedMedicine,
    Key::OnlyWhenSitting,
    Key::HabitShaking,
    Key::Sensations,
    Key::Distress,
    Key::ToesMoveByThemselves,
    Key::OnlyWhenStanding,
    Key::GrowingPainsLike,
    Key::KicksSeen,
    Key::MedicinesStopped,
    Key::BodyParts,
    Key::Cramps,
    Key::CrampHardMuscle,
    Key::CrampEasedByStretch,
    Key::ReliefByMoving,
    Key::UrgeToMove,
];

/// Sources of each look-alike.
pub const fn sources(id: LookAlike) -> &'static [Source] {
    use LookAlike::*;
    match id {
        PositionalDiscomfort | Cramps => &[Source::Do2013, Source::Hening2009],
        VenousDisease | Arthritis | Myalgia | HabitualMovement => &[Source::Allen2014],
        PeripheralNeuropathy
        | Radiculopathy
        | SpinalStenosis
        | ArteryDisease
        | Akathisia
        | HypotensiveAkathisia
        | PainfulLegsMovingToes
        | OrthostaticTremor
        | GrowingPains
        | Anxiety => &[Source::UptodateMimics],
        PeriodicLimbMovements | ArmsOrTrunkVariant => &[Source::Allen2014],
        MedicineWithdrawal => &[Source::GeneralPractice],
    }
}

/// Names every look-alike that an answer points to, those that may explain it first.
pub fn name(case: &Case<'_>) -> Vec<Named> {
    let mut named: Vec<Named> = LOOK_ALIKES
        .iter()
        .filter_map(|(id, judge)| judge(case).map(|(weight, because)| Named { id: *id, weight, because }))
        .collect();
    named.sort_by_key(|named| named.weight);
    named
}

type Judge = fn(&Case<'_>) -> Option<(Weight, Vec<Key>)>;

const LOOK_ALIKES: &[(LookAlike, Judge)] = &[
    (LookAlike::PositionalDiscomfort, positional_discomfort),
    (LookAlike::PeripheralNeuropathy, peripheral_neuropathy),
    (LookAlike::Radiculopathy, radiculopathy),
    (LookAlike::SpinalStenosis, spinal_stenosis),
    (LookAlike::VenousDisease, venous_disease),
    (LookAlike::ArteryDisease, artery_disease),
    (LookAlike::Arthritis, |case| coexists(case, Key::JointPain)),
    (LookAlike::Myalgia, myalgia),
    (LookAlike::Akathisia, akathisia),
    (LookAlike::HypotensiveAkathisia, |case| explains(case, Key::OnlyWhenSitting)),
    (LookAlike::HabitualMovement, habitual_movement),
    (LookAlike::PainfulLegsMovingToes, |case| coexists(case, Key::ToesMoveByThemselves)),
    (LookAlike::OrthostaticTremor, |case| explains(case, Key::OnlyWhenStanding)),
    (LookAlike::GrowingPains, growing_pains),
    (LookAlike::Anxiety, anxiety),
    (LookAlike::PeriodicLimbMovements, |case| coexists(case, Key::KicksSeen)),
    (LookAlike::MedicineWithdrawal, medicine_withdrawal),
    (LookAlike::ArmsOrTrunkVariant, arms_or_trunk),
    (LookAlike::Cramps, cramps),
];

fn coexists(case: &Case<'_>, key: Key) -> Option<(Weight, Vec<Key>)> {
    case.yes(key).then(|| (Weight::MayCoexist, vec![key]))
}

fn explains(case: &Case<'_>, key: Key) -> Option<(Weight, Vec<Key>)> {
    case.yes(key).then(|| (Weight::MayExplain, vec![key]))
}

/// The first of these that holds gives the weight; the keys of all that hold are named.
fn first_of(clauses: &[(bool, Weight, &[Key])]) -> Option<(Weight, Vec<Key>)> {
    let holding = || clauses.iter().filter(|clause| clause.0);
    let weight = holding().map(|clause| clause.1).min()?;
    let mut keys: Vec<Key> = holding().flat_map(|clause| clause.2.iter().copied()).collect();
    keys.dedup();
    Some((weight, keys))
}

fn positional_discomfort(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let settles = case.answers.position_change_settles;
    let only_shift = case.answers.what_helps.is_some_and(|helps| helps.iter().eq([Helps::OneShift]));
    first_of(&[
        (settles == Some(HowOften::Usually), Weight::MayExplain, &[Key::PositionChangeSettles]),
        (only_shift, Weight::MayExplain, &[Key::WhatHelps]),
        (settles == Some(HowOften::Sometimes), Weight::MayCoexist, &[Key::PositionChangeSettles]),
        (case.yes(Key::AsleepFromPressure), Weight::MayCoexist, &[Key::AsleepFromPressure]),
    ])
}

fn peripheral_neuropathy(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let feet = case.yes(Key::NumbOrBurningFeet);
    let unrelieved = case.answers.relief_by_moving == Some(Relief::None);
    first_of(&[
        (feet && unrelieved, Weight::MayExplain, &[Key::NumbOrBurningFeet, Key::ReliefByMoving]),
        (feet, Weight::MayCoexist, &[Key::NumbOrBurningFeet]),
        (case.loses_feeling(), Weight::MayCoexist, &[Key::Numbness]),
        (case.has(Condition::Neuropathy), Weight::MayCoexist, &[Key::Conditions]),
    ])
}

fn radiculopathy(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let pain = case.yes(Key::PainDownLegFromBack);
    first_of(&[
        (pain && case.one_leg(), Weight::MayExplain, &[Key::PainDownLegFromBack, Key::Side]),
        (pain, Weight::MayCoexist, &[Key::PainDownLegFromBack]),
    ])
}

fn spinal_stenosis(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let bends = case.answers.what_helps.is_some_and(|helps| helps.contains(Helps::BendingForward));
    let spine = case.has(Condition::SpinalDisease) && case.yes(Key::WalkingPainStopsOnStanding);
    first_of(&[
        (bends, Weight::MayCoexist, &[Key::WhatHelps]),
        (spine, Weight::MayCoexist, &[Key::Conditions, Key::WalkingPainStopsOnStanding]),
    ])
}

fn venous_disease(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let heavy = case.yes(Key::HeavySwollenAfterStanding);
    first_of(&[
        (heavy, Weight::MayCoexist, &[Key::HeavySwollenAfterStanding]),
        (case.has(Condition::VaricoseVeins), Weight::MayCoexist, &[Key::Conditions]),
    ])
}

fn artery_disease(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let hanging = case.answers.what_helps.is_some_and(|helps| helps.contains(Helps::HangingDown));
    first_of(&[
        (case.yes(Key::RestPainHangingHelps), Weight::MayExplain, &[Key::RestPainHangingHelps]),
        (hanging, Weight::MayCoexist, &[Key::WhatHelps]),
        (case.yes(Key::WalkingPainStopsOnStanding), Weight::MayCoexist, &[Key::WalkingPainStopsOnStanding]),
        (case.has(Condition::ArteryDisease), Weight::MayCoexist, &[Key::Conditions]),
    ])
}

fn myalgia(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    first_of(&[
        (case.yes(Key::MuscleAcheAllOver), Weight::MayCoexist, &[Key::MuscleAcheAllOver]),
        (case.yes(Key::SoreAfterEffort), Weight::MayCoexist, &[Key::SoreAfterEffort]),
    ])
}

/// Restlessness of the whole body, also by day. It may explain everything where it is not worse in the evening,
/// or a medicine that can cause it is taken; otherwise severe RLS can feel like it too.
fn akathisia(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let restless = case.yes(Key::WholeBodyRestless);
    let medicine = case.on(Role::Akathisia) || case.stopped(Role::Akathisia);
    let no_rhythm = case.answers.worse_in_evening == Some(Evening::No);
    let followed = case.yes(Key::SymptomsFollowedMedicine);
    first_of(&[
        (restless && medicine, Weight::MayExplain, &[Key::WholeBodyRestless, Key::Medicines]),
        (restless && no_rhythm, Weight::MayExplain, &[Key::WholeBodyRestless, Key::WorseInEvening]),
        (restless && followed, Weight::MayExplain, &[Key::WholeBodyRestless, Key::SymptomsFollowedMedicine]),
        (restless, Weight::MayCoexist, &[Key::WholeBodyRestless]),
    ])
}

fn habitual_movement(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let habit = case.yes(Key::HabitShaking);
    let untroubled = case.no(Key::Distress) && case.answers.sensations.is_none_or(no_sensation);
    first_of(&[
        (habit && untroubled, Weight::MayExplain, &[Key::HabitShaking, Key::Distress]),
        (habit, Weight::MayCoexist, &[Key::HabitShaking]),
    ])
}

fn no_sensation(sensations: Set<crate::model::Sensation>) -> bool {
    sensations.iter().all(|sensation| sensation == crate::model::Sensation::None)
}

fn anxiety(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let tense = case.has(Condition::DepressionOrAnxiety) && case.yes(Key::WholeBodyRestless);
    first_of(&[(tense, Weight::MayCoexist, &[Key::Conditions, Key::WholeBodyRestless])])
}

fn medicine_withdrawal(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let followed = case.yes(Key::SymptomsFollowedMedicine);
    let stopped = case.stopped(Role::WithdrawalRestless) || case.stopped(Role::Dopaminergic);
    first_of(&[
        (stopped && followed, Weight::MayExplain, &[Key::MedicinesStopped, Key::SymptomsFollowedMedicine]),
        (stopped, Weight::MayCoexist, &[Key::MedicinesStopped]),
    ])
}

/// Growing pains are in both legs of a well child; beside one leg or a danger sign the name would only lull.
fn growing_pains(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    let danger = [
        Key::ChildLimpsOrWillNotWalk,
        Key::ChildPaleTiredOrOftenIll,
        Key::SpreadingRednessOrFever,
        Key::WeightLoss,
        Key::UnexplainedBruising,
    ];
    let well = !case.one_leg() && !danger.iter().any(|key| case.maybe(*key));
    if well { coexists(case, Key::GrowingPainsLike) } else { None }
}

fn arms_or_trunk(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    case.not_in_legs().then(|| (Weight::MayCoexist, vec![Key::BodyParts]))
}

/// Cramps may be all there is where only a strong stretch of the muscle helps and moving about does not.
fn cramps(case: &Case<'_>) -> Option<(Weight, Vec<Key>)> {
    // Without an urge there is nothing for cramps to resemble; they stand beside RLS already.
    if !case.urge() {
        return None;
    }
    let knot = case.yes(Key::Cramps) && case.yes(Key::CrampHardMuscle);
    let only_stretch = case.answers.what_helps.is_some_and(|helps| helps.iter().eq([Helps::Stretching]));
    let eased = matches!(case.answers.cramp_eased_by_stretch, Some(StretchEffect::Yes | StretchEffect::Partly));
    first_of(&[
        (knot && eased && only_stretch, Weight::MayExplain, &[Key::Cramps, Key::WhatHelps]),
        (case.yes(Key::Cramps) && !case.yes(Key::UrgeToMove), Weight::MayCoexist, &[Key::Cramps]),
        (knot, Weight::MayCoexist, &[Key::Cramps, Key::CrampHardMuscle]),
    ])
}
