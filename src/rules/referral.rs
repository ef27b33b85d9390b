//! Where to go and what to ask.
//!
//! # Purpose
//! Turns the findings into the place that looks after them, and into the article's tests (ferritin, iron, TIBC, B12,
//! folate, thyroid, kidneys; a sleep study and a nerve test where they fit).
//!
//! # Not for
//! Naming a hospital or saying what an insurer pays; both date.
//!
//! # Missing answers
//! Where nothing is known, family medicine is the door.
//!
//! # Sources
//! The article; Winkelman 2025 (iron tests); NHS (clots, pre-eclampsia).

use super::case::Case;
use super::red_flags::Raised;
use crate::formulary::Role;
use crate::model::{AskDoctor, Condition, IronReading, Key, RedFlag, SelfHarm, Urgency, Verdict, WhereToGo};

/// What the referral looks at besides the case.
pub struct Findings<'a> {
    /// The flags raised.
    pub flags: &'a [Raised],
    /// The verdict on RLS.
    pub rls: Verdict,
    /// The verdict on cramps.
    pub cramps: Verdict,
    /// The iron reading.
    pub iron: Option<IronReading>,
    /// Whether signs of augmentation are there or cannot be ruled out.
    pub augmentation: bool,
}

impl Findings<'_> {
    fn raised(&self, ids: &[RedFlag]) -> bool {
        self.flags.iter().any(|flag| ids.contains(&flag.id))
    }
    fn at_least(&self, urgency: Urgency) -> bool {
        self.flags.iter().any(|flag| flag.urgency >= urgency)
    }
    fn leg_trouble(&self, case: &Case<'_>) -> bool {
        case.urge() || case.cramps() || case.yes(Key::ToldRlsBefore)
    }
}

/// Places, the most urgent first.
pub fn where_to_go(case: &Case<'_>, f: &Findings<'_>) -> Vec<WhereToGo> {
    use RedFlag::{
        Augmentation, CaudaEquina, ChronicLimbThreateningIschaemia, DopamineWithdrawal, ImpulseControl,
        MedicineBeforeOnset, MotorNeuroneSigns, QuinineBleeding, QuinineInteraction, SleepAttacks, SpinalCord,
        SuspectedDvt, WalkingPain, WeaknessOrSensationChange,
    };
    let pregnant = case.pregnant() || case.born_within(6.0);
    let mind = matches!(case.answers.self_harm, Some(SelfHarm::Thoughts | SelfHarm::Plan));
    let same_day_body = f.flags.iter().any(|flag| flag.urgency == Urgency::SameDay && flag.id != RedFlag::SelfHarm);
    let prescriber = f.raised(&[
        Augmentation,
        ImpulseControl,
        SleepAttacks,
        DopamineWithdrawal,
        MedicineBeforeOnset,
        QuinineBleeding,
        QuinineInteraction,
    ]) || takes_provoking(case)
        || case.dopaminergic()
        || left_out(case);
    let kidney = case.may_have_any(&[Condition::KidneyDisease, Condition::Dialysis]) && f.leg_trouble(case);
    let vascular = f.raised(&[WalkingPain, ChronicLimbThreateningIschaemia, SuspectedDvt])
        || case.has(Condition::ArteryDisease)
        || case.yes(Key::HeavySwollenAfterStanding)
        || case.has(Condition::VaricoseVeins);
    let nerves = f.rls == Verdict::Fits
        || (f.rls == Verdict::Unclear && case.urge())
        || f.raised(&[WeaknessOrSensationChange, MotorNeuroneSigns, Augmentation])
        || (case.urge() && case.not_in_legs())
        || case.yes(Key::ToesMoveByThemselves)
        || case.yes(Key::OnlyWhenStanding);
    let spine = f.raised(&[SpinalCord, CaudaEquina]) || case.yes(Key::PainDownLegFromBack);
    let trouble = case.cramps()
        || f.cramps == Verdict::Fits
        || f.cramps == Verdict::Unclear
        || f.at_least(Urgency::Routine)
        || case.urge();
    let family = trouble && !f.at_least(Urgency::Emergency);
    [
        (f.at_least(Urgency::Emergency), WhereToGo::EmergencyNumber),
        (mind, WhereToGo::CrisisLine),
        (pregnant && f.at_least(Urgency::SameDay), WhereToGo::MaternityUnit),
        (same_day_body || f.at_least(Urgency::Emergency), WhereToGo::EmergencyDepartment),
        (prescriber, WhereToGo::Prescriber),
        (pregnant, WhereToGo::Obstetrics),
        (case.child(), WhereToGo::Paediatrics),
        (vascular, WhereToGo::Vascular),
        (kidney, WhereToGo::KidneyClinic),
        (nerves && !case.child(), WhereToGo::NeurologyOrSleepClinic),
        (spine, WhereToGo::SpineClinic),
        (
            mind || (case.has(Condition::DepressionOrAnxiety) && case.yes(Key::WholeBodyRestless)),
            WhereToGo::MentalHealth,
        ),
        (family && !case.child(), WhereToGo::FamilyOrInternalMedicine),
        (case.answers.self_harm.is_some() && !mind, WhereToGo::CrisisLine),
    ]
    .into_iter()
    .filter_map(|(there, place)| there.then_some(place))
    .collect()
}

/// Questions and tests to bring up.
pub fn ask_doctor(case: &Case<'_>, f: &Findings<'_>) -> Vec<AskDoctor> {
    use RedFlag::{
        ChronicLimbThreateningIschaemia, ElectrolyteDisturbance, GiBleeding, HighBloodSugar, IronLossUnexplained,
        MuscleAcheOnMedicine, Rhabdomyolysis, WalkingPain, WeaknessOrSensationChange,
    };
    let urge = case.urge() && f.rls != Verdict::DoesNotFit || case.yes(Key::ToldRlsBefore);
    let cramps = case.cramps() && f.cramps != Verdict::DoesNotFit;
    let numb =
        f.raised(&[WeaknessOrSensationChange]) || case.yes(Key::NumbOrBurningFeet) || case.has(Condition::Neuropathy);
    // Kidneys that are known to be ill have been tested, and so has sugar; feet that feel less ask for it again.
    let kidneys_unknown = !case.has(Condition::KidneyDisease) && !case.has(Condition::Dialysis);
    let sugar_unknown = !case.has(Condition::Diabetes);
    let medicines = case.dopaminergic() || case.answers.medicines.as_ref().is_some_and(|names| !names.is_empty());
    let low = f.iron == Some(IronReading::LowForRls) && !case.may_have(Condition::Haemochromatosis);
    [
        (f.augmentation, AskDoctor::AugmentationReview),
        (
            takes_provoking(case) || left_out(case) || case.maybe(Key::SymptomsFollowedMedicine),
            AskDoctor::MedicineReview,
        ),
        (case.dopaminergic() && !f.augmentation, AskDoctor::DopamineReview),
        (
            urge && f.iron.is_none_or(|iron| matches!(iron, IronReading::Incomplete | IronReading::Unreliable)),
            AskDoctor::FerritinAndSaturation,
        ),
        (
            // Who has a ferritin asks what it means, also where it is above the thresholds.
            f.iron.is_some_and(|iron| match iron {
                IronReading::Incomplete | IronReading::Overload | IronReading::HighUnread => false,
                IronReading::AboveThresholds => urge,
                _ => true,
            }),
            AskDoctor::IronResult,
        ),
        (
            f.iron.is_some_and(|iron| matches!(iron, IronReading::Overload | IronReading::HighUnread)),
            AskDoctor::TooMuchIron,
        ),
        (low || f.raised(&[IronLossUnexplained, GiBleeding]), AskDoctor::CauseOfIronLoss),
        (case.pregnant() && (urge || cramps), AskDoctor::PregnancyIron),
        (medicines && (case.pregnant() || case.maybe(Key::Breastfeeding)), AskDoctor::PregnancyMedicines),
        (kidneys_unknown && (urge || cramps), AskDoctor::KidneyFunction),
        (urge || numb, AskDoctor::B12AndFolate),
        (urge || cramps, AskDoctor::Thyroid),
        (numb || sugar_unknown && cramps || f.raised(&[HighBloodSugar]), AskDoctor::BloodSugar),
        (cramps || f.raised(&[ElectrolyteDisturbance]), AskDoctor::Electrolytes),
        (f.raised(&[MuscleAcheOnMedicine, Rhabdomyolysis]), AskDoctor::MuscleBloodTest),
        (numb, AskDoctor::NerveTest),
        (sleep_study(case, urge), AskDoctor::SleepStudy),
        (f.raised(&[WalkingPain, ChronicLimbThreateningIschaemia]), AskDoctor::LegCirculation),
        (case.may_have(Condition::DepressionOrAnxiety) && f.leg_trouble(case), AskDoctor::LowMood),
    ]
    .into_iter()
    .filter_map(|(there, question)| there.then_some(question))
    .collect()
}

fn sleep_study(case: &Case<'_>, urge: bool) -> bool {
    use crate::model::Sleepiness::{WhileDriving, Yes};
    let sleepy = matches!(case.answers.sleepy_by_day, Some(Yes | WhileDriving));
    case.yes(Key::KicksSeen) || case.may_have(Condition::SleepApnoea) || (urge && sleepy)
}

/// A medicine was left out lately whose lack can make the legs restless.
fn left_out(case: &Case<'_>) -> bool {
    case.stopped(Role::WithdrawalRestless) || case.stopped(Role::Dopaminergic)
}

fn takes_provoking(case: &Case<'_>) -> bool {
    case.taking().any(|medicine| {
        (case.urge() && medicine.worsens_rls.is_some()) || (case.cramps() && medicine.brings_cramps.is_some())
    })
}
