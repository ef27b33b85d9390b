//! Night-time leg cramps.
//!
//! # Purpose
//! Says whether the answers fit a night-time leg cramp: a hard, painful muscle in the leg or foot, in bed, eased
//! by a strong stretch, each attack seconds to ten minutes. The article's one to nine minutes is the typical range.
//!
//! # Not for
//! A cramp of more than ten minutes or a calf that is hard for hours: that is a red flag, not a cramp.
//! RLS: the two are judged apart, so that "both" appears by itself.
//!
//! # Missing answers
//! A feature never asked keeps the verdict unclear and stands among the questions that would tip it.
//!
//! # Sources
//! Hallegraeff 2017; ICSD-3 in Rabbitt 2016; NHS patient pages.

use super::case::Case;
use crate::model::{
    CrampSite, CrampWhen, Evidence, FeatureId, Holds, Key, Source, Speaks, StretchEffect, Tri, Verdict,
};

/// One feature, with the answers that speak for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Which one.
    pub id: FeatureId,
    /// Whether it holds.
    pub holds: Holds,
    /// The answers behind it.
    pub evidence: Vec<Evidence>,
}

/// What the answers say of night-time leg cramps.
#[derive(Clone, Debug, PartialEq)]
pub struct Cramps {
    /// Fits, unclear, does not fit, or not assessed.
    pub verdict: Verdict,
    /// The features, the six that decide first.
    pub features: Vec<Feature>,
}

/// Longest attack that is still a cramp, in minutes (Hallegraeff 2017; NHS).
pub const LONGEST_CRAMP_MINUTES: f64 = 10.0;

/// Everything the cramp rules read.
pub const READS: &[Key] = &[
    Key::Cramps,
    Key::CrampHardMuscle,
    Key::CrampPainful,
    Key::CrampWhen,
    Key::CrampEasedByStretch,
    Key::CrampMinutes,
    Key::CrampSites,
    Key::CrampSudden,
    Key::CrampSoreAfter,
    Key::Distress,
    Key::WakingNightsPerWeek,
];

/// Sources of each feature.
pub const fn sources(id: FeatureId) -> &'static [Source] {
    match id {
        FeatureId::HardMuscle | FeatureId::InBed | FeatureId::EasedByStretch => &[Source::Icsd3Cramps],
        FeatureId::UpTo10Minutes => &[Source::Hallegraeff2017, Source::NhsCramps, Source::Article],
        FeatureId::StrongPain | FeatureId::LegOrFoot | FeatureId::SoreAfter | FeatureId::DisturbsSleep => {
            &[Source::Hallegraeff2017]
        }
        FeatureId::Sudden => &[Source::Icsd3Cramps, Source::Hallegraeff2017],
    }
}

/// Assesses the features.
pub fn assess(case: &Case<'_>) -> Cramps {
    let features = vec![
        tri(case, FeatureId::HardMuscle, Key::CrampHardMuscle),
        tri(case, FeatureId::StrongPain, Key::CrampPainful),
        in_bed(case),
        eased_by_stretch(case),
        up_to_10_minutes(case),
        leg_or_foot(case),
        tri(case, FeatureId::Sudden, Key::CrampSudden),
        tri(case, FeatureId::SoreAfter, Key::CrampSoreAfter),
        disturbs_sleep(case),
    ];
    let worse = case.answers.cramp_eased_by_stretch == Some(StretchEffect::Worse);
    let [hard, pain, bed, stretch, short, site] = core(&features);
    Cramps { verdict: verdict(case.answers.cramps, [hard, pain, bed, stretch, short, site], worse), features }
}

fn core(features: &[Feature]) -> [Holds; 6] {
    std::array::from_fn(|at| features[at].holds)
}

/// The verdict of the six features that decide.
///
/// A site never asked does not hold the verdict back: the question is about leg cramps. Stretching that does not
/// help leaves it unclear, for not every stretch reaches the muscle; stretching that makes it worse does not fit.
pub fn verdict(cramps: Option<Tri>, [hard, pain, bed, stretch, short, site]: [Holds; 6], worse: bool) -> Verdict {
    use Holds::*;
    let deciding = [hard, pain, bed, short, site];
    let asked = [hard, pain, bed, stretch, short, site].iter().any(|holds| *holds != NotAsked);
    match cramps {
        Some(Tri::No) => Verdict::DoesNotFit,
        None if !asked => Verdict::NotAssessed,
        _ if worse || deciding.contains(&No) => Verdict::DoesNotFit,
        Some(Tri::Yes) | None
            if [hard, pain, bed, stretch, short].iter().all(|holds| *holds == Yes)
                && matches!(site, Yes | NotAsked) =>
        {
            Verdict::Fits
        }
        Some(Tri::Yes | Tri::Unsure) | None => Verdict::Unclear,
    }
}

fn tri(case: &Case<'_>, id: FeatureId, key: Key) -> Feature {
    Feature { id, holds: case.answers.tri(key).into(), evidence: case.evidence(key).into_iter().collect() }
}

fn from(id: FeatureId, key: Key, holds: Holds) -> Feature {
    let speaks = match holds {
        Holds::Yes => Some(Speaks::For),
        Holds::No => Some(Speaks::Against),
        Holds::Unsure => Some(Speaks::Unsure),
        Holds::NotAsked => None,
    };
    Feature { id, holds, evidence: speaks.map(|speaks| Evidence { key, speaks }).into_iter().collect() }
}

fn in_bed(case: &Case<'_>) -> Feature {
    let holds = match case.answers.cramp_when {
        None => Holds::NotAsked,
        Some(CrampWhen::InBed | CrampWhen::DayAndNight) => Holds::Yes,
        Some(CrampWhen::EveningAwake) => Holds::Unsure,
        Some(CrampWhen::Day) => Holds::No,
    };
    from(FeatureId::InBed, Key::CrampWhen, holds)
}

fn eased_by_stretch(case: &Case<'_>) -> Feature {
    let holds = match case.answers.cramp_eased_by_stretch {
        None => Holds::NotAsked,
        Some(StretchEffect::Yes | StretchEffect::Partly) => Holds::Yes,
        Some(StretchEffect::No | StretchEffect::Worse) => Holds::No,
        Some(StretchEffect::Unsure) => Holds::Unsure,
    };
    from(FeatureId::EasedByStretch, Key::CrampEasedByStretch, holds)
}

fn up_to_10_minutes(case: &Case<'_>) -> Feature {
    let holds = match case.answers.cramp_minutes {
        None => Holds::NotAsked,
        Some(minutes) if minutes.get() <= LONGEST_CRAMP_MINUTES => Holds::Yes,
        Some(_) => Holds::No,
    };
    from(FeatureId::UpTo10Minutes, Key::CrampMinutes, holds)
}

fn leg_or_foot(case: &Case<'_>) -> Feature {
    use CrampSite::{Calf, Foot, Shin, Thigh};
    let holds = match case.answers.cramp_sites.filter(|sites| !sites.is_empty()) {
        None => Holds::NotAsked,
        Some(sites) if sites.any(&[Calf, Foot, Shin, Thigh]) => Holds::Yes,
        Some(_) => Holds::No,
    };
    from(FeatureId::LegOrFoot, Key::CrampSites, holds)
}

fn disturbs_sleep(case: &Case<'_>) -> Feature {
    let distress = case.evidence(Key::Distress);
    let wakes = case.answers.waking_nights_per_week.map(|nights| nights.get() > 0.0);
    let holds = match (case.answers.distress, wakes) {
        (Some(Tri::Yes), _) | (_, Some(true)) => Holds::Yes,
        (Some(Tri::No), _) => Holds::No,
        (Some(Tri::Unsure), _) => Holds::Unsure,
        (None, Some(false)) => Holds::No,
        (None, None) => Holds::NotAsked,
    };
    let mut feature = Feature { id: FeatureId::DisturbsSleep, holds, evidence: distress.into_iter().collect() };
    if let Some(wakes) = wakes {
        let speaks = if wakes { Speaks::For } else { Speaks::Against };
        feature.evidence.push(Evidence { key: Key::WakingNightsPerWeek, speaks });
    }
    feature
}
