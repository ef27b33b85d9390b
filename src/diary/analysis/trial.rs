//! A trial of self-care, held against the nights: whether it was done, and what came of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::changes;
use super::compare::{self, ChangeKind, Changed, Comparison, Figure};
use super::dose::{Cabinet, Named};
use super::rates::{Rate, WEEK};
use super::span::{Nights, Period, Span, back, on};
use crate::formulary::{Identified, Role, identify};
use crate::model::ids::ids;
use crate::model::{MedicineCourse, Night, Since, Strategy, Trial};

ids! {
    /// What can be said of a trial.
    TrialVerdict in "trial_verdict" {
        /// Its first evening is yet to come.
        NotBegun = "not_begun",
        /// It goes on, and its four weeks are not over.
        GoesOn = "goes_on",
        /// It was stopped before its four weeks were over.
        StoppedEarly = "stopped_early",
        /// It was not done often enough to have been tried.
        NotKeptUp = "not_kept_up",
        /// It was done as often in the two weeks before.
        DoneBefore = "done_before",
        /// Too few nights tell.
        TooFewNights = "too_few_nights",
        /// The trouble was not there in the two weeks before.
        NoTrouble = "no_trouble",
        /// The trouble fell by no more than it does where nothing is done.
        NoEffect = "no_effect",
        /// The trouble rose by more than a quarter.
        Worse = "worse",
        /// The trouble fell by more than a quarter, and nothing else that is known changed.
        Better = "better",
        /// It fell by more than a quarter, and something else changed as well.
        BetterBeside = "better_beside",
    }
}
ids! {
    /// What became of something else beside a trial.
    BesideKind in "trial_beside" { Begins = "begins", Stops = "stops", Dose = "dose" }
}

/// Something else that changed around a trial.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Beside {
    /// A medicine or supplement by its name; `None` for self-care.
    pub medicine: Option<String>,
    /// Self-care; `None` for a medicine.
    pub self_care: Option<Strategy>,
    /// What became of it.
    pub kind: BesideKind,
    /// When, as precisely as it is known.
    pub on: Since,
}

/// What is known beside the nights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// All trials.
    pub trials: &'a [Trial],
    /// All courses of medicines.
    pub courses: &'a [MedicineCourse],
}

/// A trial, judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Judged {
    /// The trial.
    pub trial: Trial,
    /// Its day, from 1, at its last night that is looked at; `None` before it begins.
    pub day: Option<u32>,
    /// The nights before that are held against it.
    pub before: Period,
    /// The nights of it that are held against those before; `None` before it begins.
    pub after: Option<Period>,
    /// Nights of it on which it was done, of those that tell.
    pub kept: Rate,
    /// Nights before on which it was done, of those that tell.
    pub done_before: Rate,
    /// The figures of the trouble, on both sides.
    pub figures: Vec<Comparison>,
    /// Nights that tell of the trouble before and after, of the figure that more nights tell of.
    pub told: (usize, usize),
    /// What else changed.
    pub beside: Vec<Beside>,
    /// What can be said.
    pub verdict: TrialVerdict,
}

/// Nights of a trial after which it is judged (the article: three to four weeks in one place, four in another; trials of
/// cramps measured at four).
pub const TRIAL: u64 = 28;
/// Days before a trial in which another change is named; a house rule of 2026-11.
const NEAR: u64 = 7;
/// Figures that are shown.
const SHOWN: [Figure; 4] = [Figure::UrgeNights, Figure::CrampNights, Figure::UrgeSeverity, Figure::Wakings];

/// Judges a trial by the nights up to `last`, on the figures `of` its trouble.
///
/// The last 28 nights of the trial are held against the 14 before it. Nothing is said before its 28 nights are over, nor
/// where it was done on fewer than four nights a week (see [`kept_up`]), nor where fewer than seven nights tell on either
/// side (Borba 2020), nor where it was done before or the trouble was not there. Otherwise it is better where a trouble fell
/// by more than a quarter, which is what placebo arms fall by in four weeks (Garrison 2020). Then what else changed from
/// seven days before the trial to the end of those nights stands beside it: trials, medicines and doses, as the nights
/// (see [`compare::changes`]) and the list of medicines tell them; of the list only what is known to the month. A night
/// that is missing is counted as missing and as nothing else. House rules of 2026-11 where no source stands.
pub fn judge(nights: &Nights<'_>, trial: &Trial, of: &[Figure], known: Known<'_>, last: NaiveDate) -> Judged {
    let end = trial.until.map_or(last, |until| until.min(last));
    let lasted = trial.day(end).map_or(0, u64::from);
    let before = Period::ending(back(trial.from, 1), compare::BEFORE);
    let after = (lasted > 0).then(|| Period { first: trial.from.max(back(end, TRIAL - 1)), last: end });
    let cabinet = Cabinet::of(nights.over(Period { first: before.first, last: end.max(before.last) }).nights);
    let did = |span: &Span<'_>| span.rate(|night| done(night, trial.strategy, &cabinet));
    let before_span = nights.over(before);
    let after_span = after.map(|after| nights.over(after));
    let compared = after_span.as_ref().map(|after| compare::compare(&before_span, after)).unwrap_or_default();
    let told = |side: fn(&Comparison) -> usize| {
        compared.iter().filter(|one| of.contains(&one.figure)).map(side).max().unwrap_or(0)
    };
    let mut judged = Judged {
        trial: *trial,
        day: trial.day(end),
        before,
        after,
        kept: after_span.as_ref().map(did).unwrap_or_default(),
        done_before: did(&before_span),
        told: (told(|one| one.before.told), told(|one| one.after.told)),
        figures: compared.into_iter().filter(|one| SHOWN.contains(&one.figure)).collect(),
        beside: after.map_or_else(Vec::new, |after| beside(nights, trial, after, known)),
        verdict: TrialVerdict::NotBegun,
    };
    judged.verdict = verdict(&judged, of, lasted);
    judged
}

/// Whether a strategy was done on a night. Magnesium is told of among what was done or among what was taken; who took it
/// did it, and who tells only of what was taken, without it, did not.
fn done(night: &Night, strategy: Strategy, cabinet: &Cabinet<'_>) -> Option<bool> {
    let did = night.did.map(|did| did.contains(strategy));
    if strategy != Strategy::Magnesium {
        return did;
    }
    let holds = |named: &Named| named.medicines.iter().any(|medicine| medicine.has(Role::Magnesium));
    let took = cabinet.took(night.took.as_ref()).map(|took| took.iter().any(|(named, _)| holds(named)));
    match (did, took) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (did, took) => did.or(took),
    }
}

fn verdict(judged: &Judged, of: &[Figure], lasted: u64) -> TrialVerdict {
    let kept = judged.kept;
    if lasted == 0 {
        return TrialVerdict::NotBegun;
    }
    if lasted < TRIAL {
        return if judged.trial.until.is_some() { TrialVerdict::StoppedEarly } else { TrialVerdict::GoesOn };
    }
    // As often as it can have been done, were it done on every night that does not tell.
    if !kept_up(kept.yes + kept.nights.saturating_sub(kept.told), kept.nights) {
        return TrialVerdict::NotKeptUp;
    }
    if !kept_up(kept.yes, kept.nights) {
        return TrialVerdict::TooFewNights;
    }
    let before = judged.done_before;
    if before.told > 0 && kept_up(before.yes, before.told) {
        return TrialVerdict::DoneBefore;
    }
    let figures = judged.figures.iter().filter(|one| of.contains(&one.figure));
    let figures: Vec<Comparison> = figures.filter(|one| one.change.is_some()).copied().collect();
    match (figures.is_empty(), fallen(&figures)) {
        (true, _) => TrialVerdict::TooFewNights,
        (false, None) => TrialVerdict::NoTrouble,
        (false, Some(true)) if judged.beside.is_empty() => TrialVerdict::Better,
        (false, Some(true)) => TrialVerdict::BetterBeside,
        (false, Some(false)) if figures.iter().any(risen) => TrialVerdict::Worse,
        (false, Some(false)) => TrialVerdict::NoEffect,
    }
}

/// Whether self-care was done on four nights a week or more, as a screening asks it; a house rule of 2026-11.
pub fn kept_up(done: usize, nights: usize) -> bool {
    nights > 0 && done * WEEK >= nights * NIGHTS_A_WEEK
}

/// See [`kept_up`].
const NIGHTS_A_WEEK: usize = 4;

/// Whether one of the troubles fell by more than a quarter; `None` where none was there, or the nights are too few.
pub fn fallen(figures: &[Comparison]) -> Option<bool> {
    let falls: Vec<bool> = figures.iter().filter_map(|one| Some(one.relative? < 0.0 && !one.within_placebo)).collect();
    (!falls.is_empty()).then(|| falls.contains(&true))
}

fn risen(one: &Comparison) -> bool {
    one.relative.is_some_and(|relative| relative > compare::PLACEBO_FALL + 1e-9)
}

/// What else changed from a week before a trial to the end of the nights that are held against those before.
fn beside(nights: &Nights<'_>, trial: &Trial, after: Period, known: Known<'_>) -> Vec<Beside> {
    let near = Period { first: back(trial.from, NEAR), last: after.last };
    let within =
        |since: Since| !matches!(since, Since::Year(_)) && since.last() >= near.first && since.first() <= near.last;
    let mut found: Vec<Beside> = Vec::new();
    for other in known.trials.iter().filter(|other| other.strategy != trial.strategy) {
        let care = |kind, on| Beside { medicine: None, self_care: Some(other.strategy), kind, on: Since::Day(on) };
        found.push(care(BesideKind::Begins, other.from));
        found.extend(other.until.map(|until| care(BesideKind::Stops, on(until, 1))));
    }
    for course in known.courses {
        let drug = |kind, on| Beside { medicine: Some(course.name.clone()), self_care: None, kind, on };
        found.extend(course.began.map(|on| drug(BesideKind::Begins, on)));
        found.extend(course.doses.iter().skip(1).filter_map(|dose| Some(drug(BesideKind::Dose, dose.from?))));
        found.extend(course.stopped.map(|on| drug(BesideKind::Stops, on)));
    }
    found.retain(|one| within(one.on));
    let seen = nights.over(Period { first: back(near.first, compare::BEFORE), last: near.last });
    for change in changes::changes(&seen, &Cabinet::of(seen.nights)) {
        let (kind, on) = (of_kind(change.kind), Since::Day(change.on));
        let one = match change.what {
            Changed::Medicine { name, .. } => Beside { medicine: Some(name), self_care: None, kind, on },
            Changed::SelfCare(other) if other != trial.strategy => {
                Beside { medicine: None, self_care: Some(other), kind, on }
            }
            Changed::SelfCare(_) => continue,
        };
        if within(one.on) && !found.iter().any(|other| same(other, &one)) {
            found.push(one);
        }
    }
    found.sort_by_key(|one| one.on.first());
    found
}

fn of_kind(kind: ChangeKind) -> BesideKind {
    match kind {
        ChangeKind::Begins => BesideKind::Begins,
        ChangeKind::Stops => BesideKind::Stops,
        ChangeKind::Raised | ChangeKind::Lowered => BesideKind::Dose,
    }
}

/// Whether both tell of the same change: the list of medicines and the nights may both know of it.
fn same(one: &Beside, other: &Beside) -> bool {
    let medicines = one.medicine.as_deref().zip(other.medicine.as_deref());
    let same_medicine = medicines.is_some_and(|(one, other)| is_same(one, other));
    one.kind == other.kind && (same_medicine || one.self_care.is_some() && one.self_care == other.self_care)
}

fn is_same(one: &str, other: &str) -> bool {
    let ids = |of: &Identified| of.found.medicines().iter().map(|medicine| medicine.id).collect::<Vec<_>>();
    let (of_one, of_other) = (ids(&identify(one)), ids(&identify(other)));
    one.to_lowercase() == other.to_lowercase() || !of_one.is_empty() && of_one == of_other
}
