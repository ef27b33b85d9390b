//! Restless legs syndrome: the five essential criteria.
//!
//! # Purpose
//! Says of each criterion of the IRLSSG consensus of 2014 whether the answers meet it. The article's four
//! criteria are the edition of 2003; the fifth (no other cause explains it all) was added in 2014, and in a
//! Korean survey it removed 93 of 100 who met the four (Do 2013).
//!
//! One room, because the five criteria make one verdict; the specifiers stand apart.
//!
//! # Not for
//! A diagnosis; people under 18, for whom other rules hold; people who cannot speak for themselves.
//!
//! # Missing answers
//! Never asked stays `NotAsked`, unsure stays `Unsure`; neither ever becomes a yes or a no.
//!
//! # Sources
//! Allen 2014; Hening 2009; Do 2013; Garcia-Borreguero 2011; ICSD-3-TR in BMJ Best Practice.

mod specifiers;

use specifiers::{clinically_significant, course, icsd3tr, limits};

use super::case::Case;
use super::look_alikes::Named;
use crate::model::{
    Answers, Course, CriterionId, Evening, Evidence, Holds, HowOften, Key, Limit, Relief, Source, Speaks, TimeOfDay,
    Tri, Verdict, Weight,
};

/// One criterion, with the answers that speak for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Which one.
    pub id: CriterionId,
    /// Whether it holds.
    pub holds: Holds,
    /// The answers behind it.
    pub evidence: Vec<Evidence>,
}

/// What the answers say of RLS.
#[derive(Clone, Debug, PartialEq)]
pub struct Rls {
    /// Fits, unclear, does not fit, or not assessed.
    pub verdict: Verdict,
    /// The five criteria, in order.
    pub criteria: [Criterion; 5],
    /// Course specifier.
    pub course: Course,
    /// Clinical significance: distress, or harm to sleep or the day. `None`: never asked.
    pub clinically_significant: Option<Tri>,
    /// ICSD-3-TR asks for the pattern and for distress or harm as well.
    pub icsd3tr: Holds,
    /// What limits the verdict.
    pub limits: Vec<Limit>,
}

/// Everything the RLS rules read, beside the look-alikes.
pub const READS: &[Key] = &[
    Key::UrgeToMove,
    Key::Sensations,
    Key::BodyParts,
    Key::WorseAtRest,
    Key::ReliefByMoving,
    Key::WhatHelps,
    Key::WorseInEvening,
    Key::WorstTime,
    Key::Severity,
    Key::UrgeNightsPerWeek,
    Key::UrgeWeeks,
    Key::SymptomWeeks,
    Key::PositionChangeSettles,
    Key::Side,
    Key::Informant,
    Key::Conditions,
    Key::NightShift,
    Key::Age,
    Key::EpisodesEver,
    Key::Pregnancy,
    Key::SymptomsFollowedMedicine,
    Key::TakesDopamineMedicine,
    Key::Distress,
    Key::WakingNightsPerWeek,
    Key::MinutesToFallAsleep,
    Key::SleepyByDay,
    Key::ToldRlsBefore,
];

/// Sources of each criterion.
pub const fn sources(id: CriterionId) -> &'static [Source] {
    match id {
        CriterionId::Urge | CriterionId::Rest => &[Source::Allen2014],
        CriterionId::Relief => &[Source::Allen2014, Source::HouseRule],
        CriterionId::Evening => &[Source::Allen2014, Source::GarciaBorreguero2011, Source::HouseRule],
        CriterionId::NotAnotherCause => &[Source::Allen2014, Source::Hening2009, Source::Do2013, Source::Fulda2021],
    }
}

/// Severity from which lost relief or a lost daily rhythm may count (0-10). The criteria say "very severe" and
/// give no number; this one is a house rule of 2026-11.
const VERY_SEVERE: f64 = 8.0;
/// Nights a week from which a person has symptoms on most nights; a house rule of 2026-11.
const MOST_NIGHTS: f64 = 4.0;
/// Weeks from which the disease is long: ten years; a house rule of 2026-11.
const LONG_DISEASE_WEEKS: f64 = 520.0;
/// Severity below which long disease does not explain lost relief; a house rule of 2026-11.
const MILD: f64 = 4.0;

/// Assesses the five criteria and the specifiers.
pub fn assess(case: &Case<'_>, look_alikes: &[Named]) -> Rls {
    let criteria = [urge(case), rest(case), relief(case), evening(case), not_another_cause(case, look_alikes)];
    let limits = limits(case);
    let verdict = limited(verdict(criteria.each_ref().map(|criterion| criterion.holds)), &limits);
    let clinically_significant = clinically_significant(case.answers);
    Rls {
        verdict,
        course: course(case, verdict),
        icsd3tr: icsd3tr(verdict, clinically_significant),
        criteria,
        clinically_significant,
        limits,
    }
}

/// The verdict of five criteria.
///
/// All five must hold for a fit. Without an urge, or with two or more of rest, relief and evening absent, the
/// pattern does not fit. One of those three absent leaves it unclear: people misjudge one detail of their own
/// nights, and the question is shown as the one that would tip it. A no that is certain is never outvoted.
pub fn verdict([urge, rest, relief, evening, cause]: [Holds; 5]) -> Verdict {
    use Holds::*;
    let absent = [rest, relief, evening].iter().filter(|holds| **holds == No).count();
    match (urge, absent) {
        (NotAsked, 0) if [rest, relief, evening].iter().all(|holds| *holds == NotAsked) => Verdict::NotAssessed,
        (No, _) | (_, 2..) => Verdict::DoesNotFit,
        (Yes, 0) if [rest, relief, evening, cause].iter().all(|holds| *holds == Yes) => Verdict::Fits,
        (Yes | Unsure | NotAsked, _) => Verdict::Unclear,
    }
}

fn limited(verdict: Verdict, limits: &[Limit]) -> Verdict {
    match verdict {
        _ if limits.contains(&Limit::Under18) => Verdict::NotAssessed,
        Verdict::Fits if limits.contains(&Limit::CarerForDementia) => Verdict::Unclear,
        verdict => verdict,
    }
}

/// Criterion 1: an urge to move the legs, with or without a sensation. Arms or trunk alone do not meet it.
fn urge(case: &Case<'_>) -> Criterion {
    let mut evidence: Vec<Evidence> = case.evidence(Key::UrgeToMove).into_iter().collect();
    evidence.extend(case.answers.sensations.map(|_| Evidence::supports(Key::Sensations)));
    let mut holds = Holds::from(case.answers.urge_to_move);
    if case.not_in_legs() && holds != Holds::No {
        evidence.push(Evidence::opposes(Key::BodyParts));
        holds = Holds::No;
    }
    Criterion { id: CriterionId::Urge, holds, evidence }
}

/// Criterion 2: begins or gets worse at rest.
fn rest(case: &Case<'_>) -> Criterion {
    let evidence = case.evidence(Key::WorseAtRest).into_iter().collect();
    Criterion { id: CriterionId::Rest, holds: case.answers.worse_at_rest.into(), evidence }
}

/// Criterion 3: moving brings relief, at least while it goes on; lost relief counts in long or severe disease.
fn relief(case: &Case<'_>) -> Criterion {
    let key = Key::ReliefByMoving;
    let (holds, mut evidence) = match case.answers.relief_by_moving {
        None => (Holds::NotAsked, Vec::new()),
        Some(Relief::Complete | Relief::Partial) => (Holds::Yes, vec![Evidence::supports(key)]),
        Some(Relief::None) => (Holds::No, vec![Evidence::opposes(key)]),
        Some(Relief::Unsure) => (Holds::Unsure, vec![Evidence::open(key)]),
        Some(Relief::Formerly) => formerly(case, key),
    };
    if let Some(helps) = case.answers.what_helps {
        use crate::model::Helps::{Nothing, OneShift, Rubbing, Stretching, Walking};
        if helps.any(&[Walking, Stretching, Rubbing]) {
            evidence.push(Evidence::supports(Key::WhatHelps));
        } else if helps.any(&[Nothing, OneShift]) {
            evidence.push(Evidence::opposes(Key::WhatHelps));
        }
    }
    Criterion { id: CriterionId::Relief, holds, evidence }
}

/// Criterion 4: worse in the evening or at night than by day; a lost rhythm counts in long or severe disease.
/// The tick list of times is a second probe: it decides alone only where the question itself was never asked.
fn evening(case: &Case<'_>) -> Criterion {
    let key = Key::WorseInEvening;
    let probe = time_probe(case.answers);
    let (holds, mut evidence) = match case.answers.worse_in_evening {
        None => (probe.map_or(Holds::NotAsked, |probe| probe.0), Vec::new()),
        Some(Evening::Yes) => (Holds::Yes, vec![Evidence::supports(key)]),
        Some(Evening::No) => (Holds::No, vec![Evidence::opposes(key)]),
        Some(Evening::Unsure) => (Holds::Unsure, vec![Evidence::open(key)]),
        Some(Evening::Formerly) => formerly(case, key),
    };
    evidence.extend(probe.map(|probe| Evidence { key: Key::WorstTime, speaks: probe.1 }));
    let contradicted = evening_against_time(case.answers);
    Criterion { id: CriterionId::Evening, holds: if contradicted { Holds::Unsure } else { holds }, evidence }
}

/// What the tick list of times says: evening or night without day is a yes, day without evening or night a no.
fn time_probe(answers: &Answers) -> Option<(Holds, Speaks)> {
    use TimeOfDay::{Afternoon, Evening, Morning, Night};
    let times = answers.worst_time.filter(|times| !times.is_empty())?;
    Some(match (times.any(&[Evening, Night]), times.any(&[Morning, Afternoon])) {
        (true, false) => (Holds::Yes, Speaks::For),
        (false, _) => (Holds::No, Speaks::Against),
        (true, true) => (Holds::Unsure, Speaks::Unsure),
    })
}

/// Whether the answer on evenings and the tick list of times contradict each other.
pub fn evening_against_time(answers: &Answers) -> bool {
    matches!(
        (answers.worse_in_evening, time_probe(answers)),
        (Some(Evening::Yes), Some((Holds::No, _))) | (Some(Evening::No), Some((Holds::Yes, _)))
    )
}

/// "It used to, no longer": met in long or severe disease, not met in disease that is known to be new and mild, and open
/// between the two.
fn formerly(case: &Case<'_>, key: Key) -> (Holds, Vec<Evidence>) {
    let a = case.answers;
    let severity = a.severity.map(|severity| severity.get());
    let nights = a.urge_nights_per_week.map(|nights| nights.get());
    let weeks = a.urge_weeks.or(a.symptom_weeks).map(|weeks| weeks.get());
    let at_least = |value: Option<f64>, limit: f64| value.map(|value| value >= limit);
    let severe = all_of(at_least(severity, VERY_SEVERE), at_least(nights, MOST_NIGHTS));
    let long = at_least(weeks, LONG_DISEASE_WEEKS);
    let known = [
        (severity.is_some(), Key::Severity),
        (nights.is_some(), Key::UrgeNightsPerWeek),
        (a.urge_weeks.is_some(), Key::UrgeWeeks),
    ];
    let speaks = |speaks| known.iter().filter(|known| known.0).map(move |known| Evidence { key: known.1, speaks });
    let mut evidence = vec![Evidence::open(key)];
    let mild_and_untreated =
        severity.is_some_and(|severity| severity < MILD) && !case.dopaminergic() && !case.yes(Key::ToldRlsBefore);
    let holds = match (severe, long) {
        (Some(true), _) => Holds::Yes,
        (_, Some(true)) if severity.is_none_or(|severity| severity >= MILD) => Holds::Yes,
        // A lost rhythm is what augmentation looks like, and strong disease is not far from very strong.
        (Some(false), Some(false)) if mild_and_untreated => Holds::No,
        _ => Holds::Unsure,
    };
    match holds {
        Holds::Yes => evidence.extend(speaks(Speaks::For)),
        Holds::No => evidence.extend(speaks(Speaks::Against)),
        Holds::Unsure | Holds::NotAsked => {}
    }
    (holds, evidence)
}

fn all_of(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Criterion 5: nothing that was said explains the urge by itself. The program can never establish it.
fn not_another_cause(case: &Case<'_>, look_alikes: &[Named]) -> Criterion {
    let mut evidence: Vec<Evidence> = Vec::new();
    for named in look_alikes {
        for key in &named.because {
            if !evidence.iter().any(|evidence| evidence.key == *key) {
                evidence.push(Evidence::opposes(*key));
            }
        }
    }
    // RLS mostly sits in both legs, or changes sides; one leg alone asks for a cause in that leg.
    if case.one_leg() && !evidence.iter().any(|evidence| evidence.key == Key::Side) {
        evidence.push(Evidence::opposes(Key::Side));
    }
    let settles = case.answers.position_change_settles;
    match settles {
        Some(HowOften::Never) => evidence.push(Evidence::supports(Key::PositionChangeSettles)),
        Some(HowOften::Unsure) => evidence.push(Evidence::open(Key::PositionChangeSettles)),
        _ => {}
    }
    let explained = look_alikes.iter().any(|named| named.weight == Weight::MayExplain);
    let open = EXPLAINING.iter().any(|key| case.answers.tri(*key) == Some(Tri::Unsure));
    let denied = super::look_alikes::PROBES.iter().filter(|key| case.no(**key)).count();
    let holds = match settles {
        _ if explained || open => Holds::Unsure,
        Some(HowOften::Unsure) => Holds::Unsure,
        Some(_) => Holds::Yes,
        None if case.answers.urge_to_move.is_none() => Holds::NotAsked,
        None if denied >= ENOUGH_DENIED => Holds::Yes,
        None => Holds::NotAsked,
    };
    Criterion { id: CriterionId::NotAnotherCause, holds, evidence }
}

/// Look-alikes that must have been denied for criterion 5 to hold where the question on one shift of position, which
/// removes most (Do 2013), was never asked; a house rule of 2026-11.
const ENOUGH_DENIED: usize = 2;

/// Questions whose "yes" could explain the urge by itself, so that an "unsure" leaves criterion 5 open.
const EXPLAINING: &[Key] =
    &[Key::WholeBodyRestless, Key::OnlyWhenStanding, Key::OnlyWhenSitting, Key::RestPainHangingHelps];
