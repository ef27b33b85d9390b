//! The names that a result speaks with.

mod advice;
mod red_flag;
mod source;

use super::answers::Key;
use super::choices::Tri;
use super::ids::ids;
pub use advice::*;
pub use red_flag::RedFlag;
pub use source::Source;

ids! {
    /// How soon somebody should look at it; the highest of a result wins.
    Urgency in "urgency" {
        SelfCare = "self_care", Routine = "routine", Soon = "soon", SameDay = "same_day", Emergency = "emergency",
    }
}
ids! {
    /// Whether a criterion or feature holds.
    Holds in "holds" { Yes = "yes", No = "no", Unsure = "unsure", NotAsked = "not_asked" }
}
impl From<Option<Tri>> for Holds {
    /// Never asked stays never asked, and unsure stays unsure.
    fn from(answer: Option<Tri>) -> Self {
        match answer {
            None => Holds::NotAsked,
            Some(Tri::Yes) => Holds::Yes,
            Some(Tri::No) => Holds::No,
            Some(Tri::Unsure) => Holds::Unsure,
        }
    }
}
ids! {
    /// What the answers say of a published pattern.
    Verdict in "verdict" {
        Fits = "fits", Unclear = "unclear", DoesNotFit = "does_not_fit", NotAssessed = "not_assessed",
    }
}
ids! {
    /// What an answer says of a finding.
    Speaks in "speaks" { For = "for", Against = "against", Unsure = "unsure" }
}
ids! {
    /// The five essential criteria of RLS (Allen 2014), in order.
    CriterionId in "criterion" {
        Urge = "urge", Rest = "rest", Relief = "relief", Evening = "evening", NotAnotherCause = "not_another_cause",
    }
}
ids! {
    /// Features of a night-time leg cramp (Hallegraeff 2017; ICSD-3).
    FeatureId in "feature" {
        HardMuscle = "hard_muscle", StrongPain = "strong_pain", InBed = "in_bed",
        EasedByStretch = "eased_by_stretch", UpTo10Minutes = "up_to_10_minutes",
        LegOrFoot = "leg_or_foot", Sudden = "sudden", SoreAfter = "sore_after", DisturbsSleep = "disturbs_sleep",
    }
}
ids! {
    /// Course of RLS (Allen 2014).
    Course in "course" {
        ChronicPersistent = "chronic_persistent", Intermittent = "intermittent",
        NotApplicable = "not_applicable", Unknown = "unknown",
    }
}
ids! {
    /// What limits a verdict.
    Limit in "limit" { Under18 = "under_18", CarerForDementia = "carer_for_dementia", NightShift = "night_shift", OneSided = "one_sided" }
}
ids! {
    /// What else it could be.
    LookAlike in "look_alike" {
        PositionalDiscomfort = "positional_discomfort", PeripheralNeuropathy = "peripheral_neuropathy",
        Radiculopathy = "radiculopathy", SpinalStenosis = "spinal_stenosis", VenousDisease = "venous_disease",
        ArteryDisease = "artery_disease", Arthritis = "arthritis", Myalgia = "myalgia", Akathisia = "akathisia",
        HypotensiveAkathisia = "hypotensive_akathisia", HabitualMovement = "habitual_movement",
        PainfulLegsMovingToes = "painful_legs_moving_toes", OrthostaticTremor = "orthostatic_tremor",
        GrowingPains = "growing_pains", Anxiety = "anxiety", PeriodicLimbMovements = "periodic_limb_movements",
        MedicineWithdrawal = "medicine_withdrawal", ArmsOrTrunkVariant = "arms_or_trunk_variant", Cramps = "cramps",
    }
}
ids! {
    /// How much a look-alike weakens criterion 5.
    Weight in "weight" {
        /// It could explain all of the urge by itself.
        MayExplain = "may_explain",
        /// It may be there as well.
        MayCoexist = "may_coexist",
    }
}
ids! {
    /// What an iron test says for RLS.
    IronReading in "iron" {
        Overload = "overload", LowForRls = "low_for_rls", Between75And100 = "between_75_and_100",
        AboveThresholds = "above_thresholds", Unreliable = "unreliable", Incomplete = "incomplete", HighUnread = "high_unread",
    }
}
ids! {
    /// What the answers say of augmentation.
    AugmentationVerdict in "augmentation" {
        SignsPresent = "signs_present", NoSigns = "no_signs", CannotTell = "cannot_tell",
    }
}
ids! {
    /// A sign of augmentation (MPI 2007; task force 2016).
    AugmentationSign in "augmentation_sign" {
        Earlier4h = "earlier_4h_or_more", Earlier2To4h = "earlier_2_to_4h", Stronger = "stronger",
        Spread = "spread", ShorterRest = "shorter_rest", DoseRaisedAndWorse = "dose_raised_and_worse",
    }
}
ids! {
    /// What looks like augmentation and is not.
    AugmentationMimic in "augmentation_mimic" {
        EarlyMorningRebound = "early_morning_rebound", Tolerance = "tolerance", LowIron = "low_iron",
        NewTrigger = "new_trigger", ShortFlare = "short_flare",
    }
}
ids! {
    /// Answers that cannot all be so, or that are rarely so.
    Clash in "clash" {
        DopamineMedicineOnList = "dopamine_medicine_on_list",
        DopamineMedicineNotOnList = "dopamine_medicine_not_on_list", DopamineYearsWithoutMedicine = "dopamine_years_without_medicine",
        ReliefNoneButMovingHelps = "relief_none_but_moving_helps",
        ReliefButNothingHelps = "relief_but_nothing_helps", EveningAgainstTime = "evening_against_time",
        NoUrgeButDescribed = "no_urge_but_described", UrgeButNotInLegs = "urge_but_not_in_legs",
        NoCrampsButDescribed = "no_cramps_but_described", NothingAmongHelps = "nothing_among_helps",
        NoSensationAmongSensations = "no_sensation_among_sensations",
        PregnantAndMale = "pregnant_and_male", PregnantAtThisAge = "pregnant_at_this_age",
        NotPregnantButWeek = "not_pregnant_but_week", WeekAgainstTrimester = "week_against_trimester",
        PregnantAndJustDelivered = "pregnant_and_just_delivered",
        PreeclampsiaSignsNotPregnant = "preeclampsia_signs_not_pregnant",
        ConditionBothWays = "condition_both_ways", LongestShorterThanUsual = "longest_shorter_than_usual",
        WakingNightsAgainstWakings = "waking_nights_against_wakings",
        MostWakingsBelowUsual = "most_wakings_below_usual", LongerThanLegTrouble = "longer_than_leg_trouble",
        LongerThanLife = "longer_than_life", NoIronButIronOnList = "no_iron_but_iron_on_list",
        SelfcareEffectWithoutSelfcare = "selfcare_effect_without_selfcare",
        SettlesButNoRelief = "settles_but_no_relief", NoNumbnessButNumbFeet = "no_numbness_but_numb_feet",
        FerritinUnusual = "ferritin_unusual", SevereButNoDistress = "severe_but_no_distress",
        ChildSignInAdult = "child_sign_in_adult", OnceButEveryWeek = "once_but_every_week",
        RestNoButOnlySitting = "rest_no_but_only_sitting", RestYesButOnlyStanding = "rest_yes_but_only_standing",
        StoppedAndTaking = "stopped_and_taking",
    }
}
ids! {
    /// What to ask a doctor about.
    AskDoctor in "ask_doctor" {
        FerritinAndSaturation = "ferritin_and_saturation", IronResult = "iron_result", TooMuchIron = "too_much_iron",
        CauseOfIronLoss = "cause_of_iron_loss", KidneyFunction = "kidney_function", B12AndFolate = "b12_and_folate",
        Thyroid = "thyroid", BloodSugar = "blood_sugar", Electrolytes = "electrolytes",
        NerveTest = "nerve_test", SleepStudy = "sleep_study", LegCirculation = "leg_circulation",
        MedicineReview = "medicine_review", AugmentationReview = "augmentation_review",
        DopamineReview = "dopamine_review", PregnancyIron = "pregnancy_iron", PregnancyMedicines = "pregnancy_medicines", LowMood = "low_mood", MuscleBloodTest = "muscle_blood_test",
    }
}
ids! {
    /// Where to go.
    WhereToGo in "where_to_go" {
        EmergencyNumber = "emergency_number", EmergencyDepartment = "emergency_department",
        MaternityUnit = "maternity_unit", CrisisLine = "crisis_line", Prescriber = "prescriber",
        Obstetrics = "obstetrics", Paediatrics = "paediatrics", Vascular = "vascular",
        KidneyClinic = "kidney_clinic", NeurologyOrSleepClinic = "neurology_or_sleep_clinic",
        FamilyOrInternalMedicine = "family_or_internal_medicine", SpineClinic = "spine_clinic",
        MentalHealth = "mental_health",
    }
}
/// An answer, and what it says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The question.
    pub key: Key,
    /// What its answer says.
    pub speaks: Speaks,
}

impl Evidence {
    /// An answer that speaks for a finding.
    pub const fn supports(key: Key) -> Self {
        Self { key, speaks: Speaks::For }
    }
    /// An answer that speaks against a finding.
    pub const fn opposes(key: Key) -> Self {
        Self { key, speaks: Speaks::Against }
    }
    /// An answer that leaves a finding open.
    pub const fn open(key: Key) -> Self {
        Self { key, speaks: Speaks::Unsure }
    }
}
