//! Specifiers of RLS: course, clinical significance, the difference to ICSD-3-TR, and what limits a verdict.

use crate::formulary::Role;
use crate::model::{Answers, Condition, Course, Episodes, Holds, Informant, Key, Limit, Sleepiness, Tri, Verdict};
use crate::rules::case::Case;

/// Nights a week from which the course is chronic-persistent (Allen 2014).
const PERSISTENT_NIGHTS: f64 = 2.0;
/// Weeks in a year.
const YEAR: f64 = 52.0;

/// Course: chronic-persistent from two nights a week over a year, intermittent below that with five episodes or
/// more; neither in children nor where a pregnancy or a medicine provokes it (Allen 2014).
pub(super) fn course(case: &Case<'_>, verdict: Verdict) -> Course {
    let a = case.answers;
    let nights = a.urge_nights_per_week.map(|nights| nights.get());
    let weeks = a.urge_weeks.or(a.symptom_weeks).map(|weeks| weeks.get());
    let began_in_pregnancy = case.pregnant() && weeks.is_some_and(|weeks| weeks <= weeks_pregnant(a));
    let followed = case.yes(Key::SymptomsFollowedMedicine);
    let provoked = followed && weeks.is_some_and(|weeks| weeks < YEAR);
    if case.child() || verdict == Verdict::DoesNotFit || began_in_pregnancy || provoked {
        return Course::NotApplicable;
    }
    let treated = case.dopaminergic() || case.on(Role::Alpha2Delta);
    match (nights, weeks, a.episodes_ever) {
        // A medicine that is still taken may still be what provokes it.
        _ if followed => Course::Unknown,
        (Some(nights), Some(weeks), _) if nights >= PERSISTENT_NIGHTS && weeks >= YEAR => Course::ChronicPersistent,
        // A treated person may have few nights because of the treatment.
        (Some(nights), _, Some(Episodes::FiveOrMore)) if nights < PERSISTENT_NIGHTS && !treated => Course::Intermittent,
        _ => Course::Unknown,
    }
}

/// The longest that the pregnancy can have lasted, from its week or third.
fn weeks_pregnant(a: &Answers) -> f64 {
    match (a.pregnancy_week, a.pregnancy_trimester.map(|third| third.get())) {
        (Some(week), _) => week.get(),
        (None, Some(third)) if third <= 1.0 => 13.0,
        (None, Some(third)) if third <= 2.0 => 27.0,
        (None, _) => 42.0,
    }
}

/// Clinical significance: distress, or harm to sleep or the day (Allen 2014, a specifier there).
pub(super) fn clinically_significant(a: &Answers) -> Option<Tri> {
    let harmed = a.waking_nights_per_week.is_some_and(|nights| nights.get() >= 3.0)
        || a.minutes_to_fall_asleep.is_some_and(|minutes| minutes.get() > 30.0)
        || matches!(a.sleepy_by_day, Some(Sleepiness::Yes | Sleepiness::WhileDriving));
    match a.distress {
        Some(Tri::No) if harmed => Some(Tri::Unsure),
        None if harmed => Some(Tri::Yes),
        distress => distress,
    }
}

pub(super) fn icsd3tr(verdict: Verdict, significant: Option<Tri>) -> Holds {
    match (verdict, significant) {
        (Verdict::DoesNotFit, _) | (Verdict::Fits, Some(Tri::No)) => Holds::No,
        (Verdict::Fits, Some(Tri::Yes)) => Holds::Yes,
        (Verdict::NotAssessed, _) | (_, None) => Holds::NotAsked,
        (Verdict::Fits | Verdict::Unclear, Some(_)) => Holds::Unsure,
    }
}

pub(super) fn limits(case: &Case<'_>) -> Vec<Limit> {
    let carer = case.answers.informant == Some(Informant::Carer);
    [
        (case.child(), Limit::Under18),
        (carer && case.may_have(Condition::Dementia), Limit::CarerForDementia),
        (case.yes(Key::NightShift), Limit::NightShift),
        (case.urge() && case.one_leg(), Limit::OneSided),
    ]
    .into_iter()
    .filter_map(|(holds, limit)| holds.then_some(limit))
    .collect()
}
