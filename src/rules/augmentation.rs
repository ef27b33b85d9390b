//! Augmentation: a dopamine medicine making RLS worse over time.
//!
//! # Purpose
//! Lists the signs for the prescriber, only where a dopaminergic medicine is on record: symptoms four hours earlier
//! than before the medicine, or two to four hours with another sign; stronger, spread, after shorter rest; worse
//! although the dose was raised. Beside them stand the look-alikes: return before morning, tolerance, low iron, a new
//! trigger, a short flare.
//!
//! # Not for
//! Changing a medicine: never raise, lower or stop it alone.
//!
//! # Missing answers
//! Without the time of onset and the other signs the answer is "cannot tell", never "no signs".
//!
//! # Sources
//! Garcia-Borreguero 2007 (MPI) and 2016, read from memory and unconfirmed; Allen 2014. That two signs without a time
//! count is a house rule of 2026-11, on the side of showing a doctor.

use super::case::Case;
use super::iron;
use crate::model::{AugmentationMimic, AugmentationSign, AugmentationVerdict, Key, Source, Tri};

/// What the answers say of augmentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Augmentation {
    /// Signs present, no signs, or cannot tell.
    pub verdict: AugmentationVerdict,
    /// The signs that are there.
    pub signs: Vec<AugmentationSign>,
    /// The look-alikes that an answer points to.
    pub mimics: Vec<AugmentationMimic>,
}

/// Hours earlier that count alone (MPI 2007).
pub const EARLIER_ALONE: f64 = 4.0;
/// Hours earlier that count with another sign (MPI 2007).
pub const EARLIER_WITH_ANOTHER: f64 = 2.0;

/// Everything the rule reads.
pub const READS: &[Key] = &[
    Key::TakesDopamineMedicine,
    Key::Medicines,
    Key::DopamineMedicineYears,
    Key::OnsetEarlierHours,
    Key::StrongerThanBefore,
    Key::SpreadSinceMedicine,
    Key::DoseRaised,
    Key::ShorterRestBeforeSymptoms,
    Key::ReturnsBeforeMorning,
    Key::Lasting,
    Key::Ferritin,
    Key::TransferrinSaturation,
    Key::SymptomsFollowedMedicine,
    Key::WorseOverLastYear,
];
/// Where it comes from.
pub const SOURCES: &[Source] =
    &[Source::GarciaBorreguero2007, Source::GarciaBorreguero2016, Source::RequipLabel, Source::Article];

/// The question behind a sign.
pub const fn key(sign: AugmentationSign) -> Key {
    match sign {
        AugmentationSign::Earlier4h | AugmentationSign::Earlier2To4h => Key::OnsetEarlierHours,
        AugmentationSign::Stronger => Key::StrongerThanBefore,
        AugmentationSign::Spread => Key::SpreadSinceMedicine,
        AugmentationSign::ShorterRest => Key::ShorterRestBeforeSymptoms,
        AugmentationSign::DoseRaisedAndWorse => Key::DoseRaised,
    }
}

/// Looks for the signs; `None` where no dopaminergic medicine is on record.
pub fn assess(case: &Case<'_>) -> Option<Augmentation> {
    case.dopaminergic().then(|| {
        let signs = signs(case);
        let mimics = mimics(case, &signs);
        Augmentation { verdict: verdict(case, &signs), signs, mimics }
    })
}

fn signs(case: &Case<'_>) -> Vec<AugmentationSign> {
    let earlier = case.answers.onset_earlier_hours.map_or(0.0, |hours| hours.get());
    let worse =
        case.yes(Key::StrongerThanBefore) || case.yes(Key::SpreadSinceMedicine) || earlier >= EARLIER_WITH_ANOTHER;
    [
        (earlier >= EARLIER_ALONE, AugmentationSign::Earlier4h),
        ((EARLIER_WITH_ANOTHER..EARLIER_ALONE).contains(&earlier), AugmentationSign::Earlier2To4h),
        (case.yes(Key::StrongerThanBefore), AugmentationSign::Stronger),
        (case.yes(Key::SpreadSinceMedicine), AugmentationSign::Spread),
        (case.yes(Key::ShorterRestBeforeSymptoms), AugmentationSign::ShorterRest),
        (case.yes(Key::DoseRaised) && worse, AugmentationSign::DoseRaisedAndWorse),
    ]
    .into_iter()
    .filter_map(|(there, sign)| there.then_some(sign))
    .collect()
}

fn verdict(case: &Case<'_>, signs: &[AugmentationSign]) -> AugmentationVerdict {
    use AugmentationSign::*;
    let has = |sign| signs.contains(&sign);
    let others = signs.iter().filter(|sign| matches!(sign, Stronger | Spread | ShorterRest)).count();
    // A few bad days are a flare; the criteria ask for most days of a week.
    let short = case.no(Key::Lasting);
    let enough = has(Earlier4h) || (has(Earlier2To4h) && others > 0) || has(DoseRaisedAndWorse) || others >= 2;
    let a = case.answers;
    let known = a.onset_earlier_hours.is_some()
        && [Key::StrongerThanBefore, Key::SpreadSinceMedicine].iter().all(|key| case.no(*key))
        && case.no(Key::ShorterRestBeforeSymptoms)
        && a.dose_raised.is_none_or(|answer| answer == Tri::No);
    match (enough, signs.is_empty()) {
        (true, _) if !short => AugmentationVerdict::SignsPresent,
        (false, true) if known => AugmentationVerdict::NoSigns,
        _ => AugmentationVerdict::CannotTell,
    }
}

fn mimics(case: &Case<'_>, signs: &[AugmentationSign]) -> Vec<AugmentationMimic> {
    use AugmentationSign::*;
    let earlier = signs.contains(&Earlier4h) || signs.contains(&Earlier2To4h);
    let spread = signs.contains(&Spread);
    let trigger = case.yes(Key::SymptomsFollowedMedicine)
        || case.taking().any(|medicine| {
            medicine.worsens_rls.is_some() && !medicine.roles.contains(crate::formulary::Role::Dopaminergic)
        });
    [
        (case.yes(Key::ReturnsBeforeMorning) && !earlier, AugmentationMimic::EarlyMorningRebound),
        ((signs.contains(&Stronger) || case.yes(Key::DoseRaised)) && !earlier && !spread, AugmentationMimic::Tolerance),
        (iron::is_low(case), AugmentationMimic::LowIron),
        (trigger, AugmentationMimic::NewTrigger),
        (case.no(Key::Lasting), AugmentationMimic::ShortFlare),
    ]
    .into_iter()
    .filter_map(|(there, mimic)| there.then_some(mimic))
    .collect()
}
