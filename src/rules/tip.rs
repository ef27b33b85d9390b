//! The question that would tip a verdict: found by asking what each open answer would change.

use super::case::Case;
use super::{cramp, look_alikes, rls};
use crate::model::{Answers, Holds, Key, Kind, Value, Verdict};

/// Questions that can tip the verdict on RLS.
const RLS: &[Key] = &[
    Key::UrgeToMove,
    Key::WorseAtRest,
    Key::ReliefByMoving,
    Key::WorseInEvening,
    Key::PositionChangeSettles,
    Key::WholeBodyRestless,
    Key::OnlyWhenStanding,
    Key::OnlyWhenSitting,
    Key::RestPainHangingHelps,
    Key::Severity,
    Key::UrgeNightsPerWeek,
    Key::UrgeWeeks,
];
/// Questions that can tip the verdict on cramps.
const CRAMPS: &[Key] = &[
    Key::Cramps,
    Key::CrampHardMuscle,
    Key::CrampPainful,
    Key::CrampWhen,
    Key::CrampEasedByStretch,
    Key::CrampMinutes,
];

/// The open questions whose answer would change a verdict, those for RLS first.
///
/// Where a verdict is unclear and no open answer alone would change it, the answers that hold it back are named; where
/// it takes more than one of those, the open questions behind it.
pub fn would_tip(case: &Case<'_>, rls: &rls::Rls, cramps: &cramp::Cramps) -> Vec<Key> {
    let rls_of = |case: &Case<'_>| rls::assess(case, &look_alikes::name(case)).verdict;
    let cramps_of = |case: &Case<'_>| cramp::assess(case).verdict;
    let mut tips = Vec::new();
    if !case.child() && (rls.verdict != Verdict::DoesNotFit || case.answers.urge_to_move.is_none()) {
        tips.extend(tipping(case, RLS, rls.verdict, rls_of));
    }
    if cramps.verdict != Verdict::DoesNotFit {
        tips.extend(tipping(case, CRAMPS, cramps.verdict, cramps_of));
    }
    if rls.verdict == Verdict::Unclear && !tips.iter().any(|key| RLS.contains(key)) {
        tips.splice(0..0, holding_back(case, RLS, rls.verdict, rls_of));
    }
    if cramps.verdict == Verdict::Unclear && !tips.iter().any(|key| CRAMPS.contains(key)) {
        tips.extend(holding_back(case, CRAMPS, cramps.verdict, cramps_of));
    }
    // The worst times have answered it.
    let settled = rls.criteria[3].holds == Holds::Yes;
    tips.retain(|key| !(settled && *key == Key::WorseInEvening));
    let mut seen = Vec::new();
    tips.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    tips
}

fn tipping(case: &Case<'_>, keys: &[Key], now: Verdict, judge: impl Fn(&Case<'_>) -> Verdict) -> Vec<Key> {
    keys.iter().copied().filter(|key| is_open(case.answers, *key) && changes(case, *key, now, &judge)).collect()
}

/// The answered questions that hold a verdict back and would tip it if answered otherwise; where it takes more than
/// one, the open ones of the core.
fn holding_back(case: &Case<'_>, keys: &[Key], now: Verdict, judge: impl Fn(&Case<'_>) -> Verdict) -> Vec<Key> {
    let core = &keys[..keys.len().min(CORE)];
    let against: Vec<Key> =
        core.iter().copied().filter(|key| case.no(*key) || holds_back(case.answers, *key)).collect();
    let tips: Vec<Key> = against.into_iter().filter(|key| changes(case, *key, now, &judge)).collect();
    if tips.is_empty() { core.iter().copied().filter(|key| is_open(case.answers, *key)).collect() } else { tips }
}

/// Questions that stand behind a pattern itself.
const CORE: usize = 6;

/// Whether some answer to the question changes the verdict.
fn changes(case: &Case<'_>, key: Key, now: Verdict, judge: &impl Fn(&Case<'_>) -> Verdict) -> bool {
    let mut answers = case.answers.clone();
    possible(key).into_iter().any(|value| {
        answers.set(key, Some(value));
        judge(&case.with_answers(&answers)) != now
    })
}

fn holds_back(a: &Answers, key: Key) -> bool {
    use crate::model::{CrampWhen, Evening, HowOften, Relief, StretchEffect};
    match key {
        Key::ReliefByMoving => matches!(a.relief_by_moving, Some(Relief::None | Relief::Formerly)),
        Key::WorseInEvening => matches!(a.worse_in_evening, Some(Evening::No | Evening::Formerly)),
        Key::PositionChangeSettles => a.position_change_settles == Some(HowOften::Usually),
        Key::WholeBodyRestless => a.whole_body_restless == Some(crate::model::Tri::Yes),
        Key::CrampEasedByStretch => matches!(a.cramp_eased_by_stretch, Some(StretchEffect::No | StretchEffect::Worse)),
        Key::CrampWhen => a.cramp_when == Some(CrampWhen::EveningAwake),
        _ => false,
    }
}

/// Never asked, or unsure.
fn is_open(answers: &Answers, key: Key) -> bool {
    match (answers.get(key), key.kind()) {
        (None, _) => true,
        (Some(Value::Choice(at)), Kind::Choice { names, .. }) => names[at] == "unsure",
        _ => false,
    }
}

/// The answers that could be given: every certain choice, or the ends of a range that rules look at.
fn possible(key: Key) -> Vec<Value> {
    match key.kind() {
        Kind::Choice { names, .. } => (0..names.len()).filter(|at| names[*at] != "unsure").map(Value::Choice).collect(),
        Kind::Number(range) => vec![Value::Number(range.max), Value::Number(range.min)],
        Kind::Set { .. } | Kind::Clock | Kind::Texts => Vec::new(),
    }
}
