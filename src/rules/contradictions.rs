//! Contradictions: answers that cannot all be so, or rarely are. Shown, never resolved, never refused.

use super::case::{Case, recognised};
use super::rls;
use crate::formulary::Role;
use crate::model::{Answers, Change, Clash, Episodes, Helps, HowOften, Key, Relief, Sensation, Sex};

/// Answers that clash.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// Which clash.
    pub id: Clash,
    /// The questions whose answers clash.
    pub questions: &'static [Key],
}

/// Every clash in the answers.
pub fn find(case: &Case<'_>) -> Vec<Contradiction> {
    CLASHES
        .iter()
        .filter(|(_, _, there)| there(case))
        .map(|(id, questions, _)| Contradiction { id: *id, questions })
        .collect()
}

/// A clash, the questions it reads, and whether it is there.
type Rule = (Clash, &'static [Key], fn(&Case<'_>) -> bool);

/// All clashes.
pub const CLASHES: &[Rule] = &[
    (Clash::DopamineMedicineOnList, &[Key::TakesDopamineMedicine, Key::Medicines], |c| {
        c.no(Key::TakesDopamineMedicine) && c.on(Role::Dopaminergic)
    }),
    (Clash::DopamineMedicineNotOnList, &[Key::TakesDopamineMedicine, Key::Medicines], |c| {
        let named = c.on(Role::Dopaminergic) || c.stopped(Role::Dopaminergic);
        c.yes(Key::TakesDopamineMedicine) && c.answers.medicines.is_some() && !named
    }),
    (Clash::DopamineYearsWithoutMedicine, &[Key::TakesDopamineMedicine, Key::DopamineMedicineYears], |c| {
        c.no(Key::TakesDopamineMedicine) && c.answers.dopamine_medicine_years.is_some_and(|years| years.get() > 0.0)
    }),
    (Clash::StoppedAndTaking, &[Key::MedicinesStopped, Key::Medicines], |c| {
        // One in the place of another is no contradiction.
        let stopped = || c.stopped.iter().flat_map(recognised).filter(|medicine| medicine.has(Role::Dopaminergic));
        c.taking().any(|taken| stopped().any(|stopped| stopped.id == taken.id))
    }),
    (Clash::ReliefNoneButMovingHelps, &[Key::ReliefByMoving, Key::WhatHelps], |c| {
        c.answers.relief_by_moving == Some(Relief::None)
            && c.answers.what_helps.is_some_and(|helps| helps.any(&[Helps::Walking, Helps::Stretching]))
    }),
    (Clash::ReliefButNothingHelps, &[Key::ReliefByMoving, Key::WhatHelps], |c| {
        matches!(c.answers.relief_by_moving, Some(Relief::Complete | Relief::Partial))
            && c.answers.what_helps.is_some_and(|helps| helps.iter().eq([Helps::Nothing]))
    }),
    (Clash::NothingAmongHelps, &[Key::WhatHelps], |c| {
        c.answers.what_helps.is_some_and(|helps| helps.contains(Helps::Nothing) && helps.len() > 1)
    }),
    (Clash::NoSensationAmongSensations, &[Key::Sensations], |c| {
        c.answers.sensations.is_some_and(|felt| felt.contains(Sensation::None) && felt.len() > 1)
    }),
    (Clash::SettlesButNoRelief, &[Key::PositionChangeSettles, Key::ReliefByMoving], |c| {
        c.answers.position_change_settles == Some(HowOften::Usually) && c.answers.relief_by_moving == Some(Relief::None)
    }),
    (Clash::EveningAgainstTime, &[Key::WorseInEvening, Key::WorstTime], |c| rls::evening_against_time(c.answers)),
    (Clash::RestNoButOnlySitting, &[Key::WorseAtRest, Key::OnlyWhenSitting], |c| {
        c.no(Key::WorseAtRest) && c.yes(Key::OnlyWhenSitting)
    }),
    (Clash::RestYesButOnlyStanding, &[Key::WorseAtRest, Key::OnlyWhenStanding], |c| {
        c.yes(Key::WorseAtRest) && c.yes(Key::OnlyWhenStanding)
    }),
    (Clash::NoUrgeButDescribed, &[Key::UrgeToMove, Key::UrgeNightsPerWeek, Key::UrgeWeeks, Key::EpisodesEver], |c| {
        let a = c.answers;
        c.no(Key::UrgeToMove)
            && (a.urge_nights_per_week.is_some_and(|nights| nights.get() > 0.0)
                || a.urge_weeks.is_some_and(|weeks| weeks.get() > 0.0)
                || a.episodes_ever.is_some())
    }),
    (Clash::UrgeButNotInLegs, &[Key::UrgeToMove, Key::BodyParts], |c| c.yes(Key::UrgeToMove) && c.not_in_legs()),
    (Clash::OnceButEveryWeek, &[Key::EpisodesEver, Key::UrgeNightsPerWeek], |c| {
        let weekly = c.answers.urge_nights_per_week.is_some_and(|nights| nights.get() >= 2.0);
        weekly && c.answers.episodes_ever == Some(Episodes::Once)
    }),
    (Clash::NoCrampsButDescribed, &[Key::Cramps, Key::CrampsPerWeek, Key::CrampWeeks, Key::CrampHardMuscle], |c| {
        let a = c.answers;
        c.no(Key::Cramps)
            && (a.cramps_per_week.is_some_and(|count| count.get() > 0.0)
                || a.cramp_weeks.is_some_and(|weeks| weeks.get() > 0.0)
                || a.cramp_minutes.is_some_and(|minutes| minutes.get() > 0.0)
                || a.cramp_longest_minutes.is_some_and(|minutes| minutes.get() > 0.0)
                || c.yes(Key::CrampHardMuscle))
    }),
    (Clash::LongestShorterThanUsual, &[Key::CrampLongestMinutes, Key::CrampMinutes], |c| {
        less(c.answers.cramp_longest_minutes, c.answers.cramp_minutes)
    }),
    (Clash::NoNumbnessButNumbFeet, &[Key::Numbness, Key::NumbOrBurningFeet], |c| {
        c.answers.numbness == Some(Change::No) && c.yes(Key::NumbOrBurningFeet)
    }),
    (Clash::WakingNightsAgainstWakings, &[Key::WakingNightsPerWeek, Key::WakingsPerWeek], |c| {
        let a = c.answers;
        let wakings = a.wakings_per_week_most.or(a.wakings_per_week).map(|value| value.get());
        let nights = a.waking_nights_per_week.map(|value| value.get());
        matches!((nights, wakings), (Some(nights), Some(wakings)) if nights > wakings || (nights == 0.0 && wakings > 0.0))
    }),
    (Clash::MostWakingsBelowUsual, &[Key::WakingsPerWeekMost, Key::WakingsPerWeek], |c| {
        less(c.answers.wakings_per_week_most, c.answers.wakings_per_week)
    }),
    (Clash::LongerThanLegTrouble, &[Key::SymptomWeeks, Key::UrgeWeeks, Key::CrampWeeks], |c| {
        less(c.answers.symptom_weeks, c.answers.urge_weeks) || less(c.answers.symptom_weeks, c.answers.cramp_weeks)
    }),
    (
        Clash::LongerThanLife,
        &[Key::Age, Key::SymptomWeeks, Key::UrgeWeeks, Key::CrampWeeks, Key::DopamineMedicineYears],
        |c| {
            let Some(age) = c.answers.age.map(|age| age.get()) else { return false };
            // A person who is 40 has lived for almost 41 years.
            c.weeks().is_some_and(|weeks| weeks > (age + 1.0) * 52.2)
                || c.answers.dopamine_medicine_years.is_some_and(|years| years.get() > age)
        },
    ),
    (Clash::SevereButNoDistress, &[Key::Severity, Key::Distress], |c| {
        c.no(Key::Distress) && c.answers.severity.is_some_and(|severity| severity.get() >= 8.0)
    }),
    (Clash::PregnantAndMale, &[Key::Pregnancy, Key::Sex], |c| c.pregnant() && c.answers.sex == Some(Sex::Male)),
    (Clash::PregnantAtThisAge, &[Key::Pregnancy, Key::Age], |c| {
        c.yes(Key::Pregnancy) && c.answers.age.is_some_and(|age| !(10.0..=60.0).contains(&age.get()))
    }),
    (Clash::NotPregnantButWeek, &[Key::Pregnancy, Key::PregnancyWeek, Key::PregnancyTrimester], |c| {
        c.no(Key::Pregnancy) && (c.answers.pregnancy_week.is_some() || c.answers.pregnancy_trimester.is_some())
    }),
    (Clash::WeekAgainstTrimester, &[Key::PregnancyWeek, Key::PregnancyTrimester], |c| {
        week_against_trimester(c.answers)
    }),
    (Clash::PregnantAndJustDelivered, &[Key::Pregnancy, Key::WeeksSinceBirth], |c| {
        c.yes(Key::Pregnancy) && c.born_within(4.0)
    }),
    (Clash::PreeclampsiaSignsNotPregnant, &[Key::PreeclampsiaSigns, Key::Pregnancy], |c| {
        c.yes(Key::PreeclampsiaSigns) && c.no(Key::Pregnancy) && !c.born_within(12.0)
    }),
    (Clash::ConditionBothWays, &[Key::Conditions, Key::ConditionsUnsure], |c| {
        let a = c.answers;
        !a.conditions.unwrap_or_default().and(a.conditions_unsure.unwrap_or_default()).is_empty()
    }),
    (Clash::NoIronButIronOnList, &[Key::TakesIron, Key::Medicines], |c| c.no(Key::TakesIron) && c.on(Role::Iron)),
    (Clash::SelfcareEffectWithoutSelfcare, &[Key::Selfcare, Key::SelfcareEffect], |c| {
        c.answers.selfcare.is_some_and(|tried| tried.is_empty()) && c.answers.selfcare_effect.is_some()
    }),
    (Clash::FerritinUnusual, &[Key::Ferritin], |c| {
        c.answers.ferritin.is_some_and(|value| !(2.0..=1000.0).contains(&value.get()))
    }),
    (
        Clash::ChildSignInAdult,
        &[Key::Age, Key::ChildLimpsOrWillNotWalk, Key::ChildPaleTiredOrOftenIll, Key::GrowingPainsLike],
        |c| {
            let signs = [Key::ChildLimpsOrWillNotWalk, Key::ChildPaleTiredOrOftenIll, Key::GrowingPainsLike];
            c.answers.age.is_some_and(|age| age.get() >= 18.0) && c.any_yes(&signs)
        },
    ),
];

/// Thirds of a pregnancy: to week 13, to week 27, from week 28.
fn week_against_trimester(a: &Answers) -> bool {
    let (Some(week), Some(third)) = (a.pregnancy_week, a.pregnancy_trimester) else { return false };
    let of_week = match week.get() {
        week if week <= 13.0 => 1.0,
        week if week <= 27.0 => 2.0,
        _ => 3.0,
    };
    third.get() != of_week
}

fn less<M: crate::model::Measure>(a: Option<crate::model::Num<M>>, b: Option<crate::model::Num<M>>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.get() < b.get())
}
