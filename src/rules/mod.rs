//! Floor 2: the published rules, pure. A [`Case`] goes in, findings come out.

pub mod advice;
pub mod augmentation;
mod case;
pub mod contradictions;
pub mod cramp;
mod facts;
pub mod gates;
pub mod iron;
mod known;
pub mod labs;
pub mod leaving;
pub mod look_alikes;
pub mod medicines;
pub mod plan;
pub mod red_flags;
pub mod referral;
pub mod registry;
pub mod rls;
mod since;
pub mod taking;
mod tip;
pub mod topics;

pub use case::{Case, Judgement, recognised};
pub use facts::{lasting_facts, with_lasting};
pub use known::Known;
pub use since::{Since, open_flags, since};

use crate::formulary::Role;
use crate::model::{
    Advice, AskDoctor, AugmentationVerdict, Condition, FeatureId, Holds, Key, LookAlike, Reason, Tri, Urgency, Verdict,
    WhereToGo,
};

/// Version of the rules: year, month, and count within the month.
pub const RULES_VERSION: &str = "2026.11.1";

/// Everything that the rules find in one person's answers.
#[derive(Clone, Debug)]
pub struct Screening {
    /// The highest urgency of any flag or finding.
    pub urgency: Urgency,
    /// Flags, the most urgent first.
    pub red_flags: Vec<red_flags::Raised>,
    /// Restless legs syndrome.
    pub rls: rls::Rls,
    /// Night-time leg cramps.
    pub cramps: cramp::Cramps,
    /// What else it could be.
    pub look_alikes: Vec<look_alikes::Named>,
    /// Iron, where a result was given.
    pub iron: Option<iron::Iron>,
    /// Augmentation, where a dopaminergic medicine is on record.
    pub augmentation: Option<augmentation::Augmentation>,
    /// Answers that clash.
    pub contradictions: Vec<contradictions::Contradiction>,
    /// Questions whose answer would change a verdict.
    pub would_tip: Vec<Key>,
    /// What to do, in order of when.
    pub advice: Vec<advice::Given>,
    /// What is held back, with each reason.
    pub withheld: Vec<(Advice, Reason)>,
    /// What to ask a doctor.
    pub ask_doctor: Vec<AskDoctor>,
    /// Where to go.
    pub where_to_go: Vec<WhereToGo>,
}

/// Applies all rules to a case.
pub fn screen(case: &Case<'_>) -> Screening {
    let red_flags = red_flags::find(case);
    let look_alikes = look_alikes::name(case);
    let rls = rls::assess(case, &look_alikes);
    let cramps = cramp::assess(case);
    let iron = iron::assess(case);
    let augmentation = augmentation::assess(case);
    let urgency =
        red_flags.iter().map(|flag| flag.urgency).max().max(Some(of_pattern(case, &rls, &cramps, &look_alikes)));
    let urgency = urgency.unwrap_or(Urgency::SelfCare);
    let (advice, withheld) = advice::choose(case, urgency, rls.verdict);
    let findings = referral::Findings {
        flags: &red_flags,
        rls: rls.verdict,
        cramps: cramps.verdict,
        iron: iron.as_ref().map(|iron| iron.reading),
        augmentation: augmentation
            .as_ref()
            .is_some_and(|found| found.verdict == AugmentationVerdict::SignsPresent || !found.signs.is_empty()),
    };
    Screening {
        urgency,
        contradictions: contradictions::find(case),
        would_tip: tip::would_tip(case, &rls, &cramps),
        ask_doctor: referral::ask_doctor(case, &findings),
        where_to_go: referral::where_to_go(case, &findings),
        red_flags,
        rls,
        cramps,
        look_alikes,
        iron,
        augmentation,
        advice,
        withheld,
    }
}

/// Cramps a week from which they are frequent enough for a visit (NHS: frequent); the number is a house rule of 2026-11.
const FREQUENT_CRAMPS: f64 = 3.0;

/// Severity (0-10) and nights a week from which an urge is worth a visit whatever it is; house rules of 2026-11.
const STRONG_URGE: f64 = 5.0;
const OFTEN_URGE: f64 = 2.0;
/// Conditions that can lie behind cramps (clinical lists: nidirect, MedLink); a visit looks for them.
const PRONE: [Condition; 5] =
    [Condition::HeartFailure, Condition::LiverDisease, Condition::Diabetes, Condition::Thyroid, Condition::Parkinson];

/// How soon a pattern itself should be looked at: a routine visit where it may be RLS, where an urge or cramps trouble
/// sleep or come often whatever they are, and for a child with any trouble of the legs.
fn of_pattern(case: &Case<'_>, rls: &rls::Rls, cramps: &cramp::Cramps, look_alikes: &[look_alikes::Named]) -> Urgency {
    let a = case.answers;
    let distress = a.distress.is_some_and(Tri::not_no);
    let at_least = |value: Option<f64>, limit: f64| value.is_some_and(|value| value >= limit);
    let may_be_rls = matches!(rls.verdict, Verdict::Fits | Verdict::Unclear);
    let strong = at_least(a.severity.map(|value| value.get()), STRONG_URGE)
        || at_least(a.urge_nights_per_week.map(|value| value.get()), OFTEN_URGE);
    let urge = case.urge() && (may_be_rls || distress || strong || case.not_in_legs());
    let disturbs = cramps
        .features
        .iter()
        .any(|feature| feature.id == FeatureId::DisturbsSleep && matches!(feature.holds, Holds::Yes | Holds::Unsure));
    let frequent = at_least(a.cramps_per_week.map(|value| value.get()), FREQUENT_CRAMPS);
    let prone = case.may_have_any(&PRONE)
        || case.on(Role::Diuretic)
        || at_least(a.alcohol_per_week.map(|value| value.get()), gates::HEAVY_DRINKING);
    let cramps = case.cramps() && (distress || disturbs || frequent || prone);
    let child = case.child() && (case.urge() || case.cramps() || !look_alikes.is_empty() || case.weeks().is_some());
    let restless = look_alikes.iter().any(|named| named.id == LookAlike::Akathisia);
    if urge || cramps || child || restless { Urgency::Routine } else { Urgency::SelfCare }
}
