//! The article's signs that are no emergency, and their neighbours.

use super::Rule;
use crate::model::{Condition, FamilyRls, Key, RedFlag, SelfcareEffect, Source, Urgency::*};
use crate::rules::case::{Case, Judgement, NEW_WEEKS};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RedFlag::Wakes3plusPerWeek,
        reads: &[Key::WakingsPerWeek, Key::WakingsPerWeekMost, Key::WakingNightsPerWeek],
        sources: &[Source::Article],
        judge: wakes,
    },
    Rule {
        id: RedFlag::OneLegOnly,
        reads: &[Key::Side, Key::CrampSide, Key::SymptomWeeks, Key::UrgeWeeks, Key::CrampWeeks],
        sources: &[Source::Article, Source::NhsDvt],
        judge: one_leg_only,
    },
    Rule {
        id: RedFlag::DiabetesWithRls,
        reads: &[Key::UrgeWeeks, Key::Conditions, Key::ConditionsUnsure, Key::UrgeToMove, Key::ToldRlsBefore],
        sources: &[Source::Article],
        judge: |case| with_rls(case, &[Condition::Diabetes]),
    },
    Rule {
        id: RedFlag::KidneyDiseaseWithRls,
        reads: &[Key::UrgeWeeks, Key::Conditions, Key::ConditionsUnsure, Key::UrgeToMove, Key::ToldRlsBefore],
        sources: &[Source::Article, Source::Winkelman2025],
        judge: |case| with_rls(case, &[Condition::KidneyDisease, Condition::Dialysis]),
    },
    Rule {
        id: RedFlag::KidneyDiseaseWithCramps,
        reads: &[Key::CrampWeeks, Key::CrampsPerWeek, Key::Conditions, Key::ConditionsUnsure, Key::Cramps],
        sources: &[Source::Winkelman2025, Source::Kdri2020],
        judge: |case| {
            let kidney = case.may_have_any(&[Condition::KidneyDisease, Condition::Dialysis]);
            Judgement::default().when(
                kidney && case.cramps(),
                Soon,
                &[Key::Conditions, Key::ConditionsUnsure, Key::Cramps],
            )
        },
    },
    Rule {
        id: RedFlag::StrongFamilyRls,
        reads: &[Key::UrgeWeeks, Key::FamilyRls, Key::UrgeToMove],
        sources: &[Source::Article, Source::Allen2014],
        judge: strong_family,
    },
    Rule {
        id: RedFlag::SelfcareNoEffect,
        reads: &[Key::SelfcareEffect, Key::SelfcareWeeks, Key::SelfcareNightsPerWeek],
        sources: &[Source::Article, Source::Garrison2020],
        judge: selfcare_no_effect,
    },
    Rule {
        id: RedFlag::PregnancyWithLegSymptoms,
        reads: &[
            Key::UrgeWeeks,
            Key::CrampWeeks,
            Key::CrampsPerWeek,
            Key::Pregnancy,
            Key::PregnancyWeek,
            Key::PregnancyTrimester,
            Key::UrgeToMove,
            Key::Cramps,
            Key::TakesDopamineMedicine,
            Key::Medicines,
        ],
        sources: &[Source::Article, Source::Chen2018, Source::Picchietti2015, Source::Winkelman2025],
        judge: pregnancy,
    },
];

/// Awakenings a week from which the article says to see a doctor.
const WAKINGS: f64 = 3.0;
/// Weeks of self-care without effect. The article says three to four, and four elsewhere; trials measured at four.
const SELFCARE_WEEKS: f64 = 4.0;
/// Nights a week from which self-care was kept up; a house rule of 2026-11.
const SELFCARE_NIGHTS: f64 = 4.0;

/// The higher figure of "two or three" counts.
fn wakes(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let enough = |value: f64| value >= WAKINGS;
    Judgement::default()
        .when(a.wakings_per_week.is_some_and(|value| enough(value.get())), Routine, &[Key::WakingsPerWeek])
        .when(a.wakings_per_week_most.is_some_and(|value| enough(value.get())), Routine, &[Key::WakingsPerWeekMost])
        .when(a.waking_nights_per_week.is_some_and(|value| enough(value.get())), Routine, &[Key::WakingNightsPerWeek])
}

fn one_leg_only(case: &Case<'_>) -> Judgement {
    let is_new = case.newer_than(NEW_WEEKS).unwrap_or(false);
    Judgement::default().when(case.one_leg(), if is_new { Soon } else { Routine }, &[Key::Side]).when(
        case.one_sided_cramps(),
        Routine,
        &[Key::CrampSide],
    )
}

/// W11. A dopamine medicine in pregnancy is for the prescriber and the obstetrician soon: the article calls for caution, the
/// guideline of 2025 for weighing what is known of each medicine in pregnancy.
fn pregnancy(case: &Case<'_>) -> Judgement {
    let trouble = case.urge() || case.cramps();
    let since = [Key::Pregnancy, Key::PregnancyWeek, Key::PregnancyTrimester];
    let why = [&since[..], &[Key::UrgeToMove, Key::Cramps]].concat();
    let medicine = [&since[..], &[Key::TakesDopamineMedicine, Key::Medicines]].concat();
    Judgement::default().when(case.pregnant() && trouble, Routine, &why).when(
        case.pregnant() && case.dopaminergic(),
        Soon,
        &medicine,
    )
}

/// "With RLS" is read from the urge or from what a doctor said, never from the verdict.
fn with_rls(case: &Case<'_>, conditions: &[Condition]) -> Judgement {
    let rls = case.urge() || case.yes(Key::ToldRlsBefore);
    let why = [Key::Conditions, Key::ConditionsUnsure, Key::UrgeToMove, Key::ToldRlsBefore];
    Judgement::default().when(rls && case.may_have_any(conditions), Soon, &why)
}

/// The article lists a strong family history; it is worth telling a doctor, and no danger sign.
fn strong_family(case: &Case<'_>) -> Judgement {
    let several = case.answers.family_rls == Some(FamilyRls::Several);
    let urgency = if case.urge() { Routine } else { SelfCare };
    Judgement::default().when(several, urgency, &[Key::FamilyRls])
}

fn selfcare_no_effect(case: &Case<'_>) -> Judgement {
    let a = case.answers;
    let none = a.selfcare_effect == Some(SelfcareEffect::None);
    let long = a.selfcare_weeks.is_some_and(|weeks| weeks.get() >= SELFCARE_WEEKS);
    let kept_up = a.selfcare_nights_per_week.is_none_or(|nights| nights.get() >= SELFCARE_NIGHTS);
    Judgement::default().when(
        none && long && kept_up,
        Routine,
        &[Key::SelfcareEffect, Key::SelfcareWeeks, Key::SelfcareNightsPerWeek],
    )
}
