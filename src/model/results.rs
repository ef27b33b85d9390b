//! The names that a result speaks with.

use super::answers::Key;
use super::choices::{Strategy, Tri};
use super::ids::{Id, ids};

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
    /// Signs that somebody should look at, the article's seven first.
    RedFlag in "red_flag" {
        Wakes3plusPerWeek = "wakes_3plus_per_week", OneLegOnly = "one_leg_only",
        ColourOrTemperatureChange = "colour_or_temperature_change",
        WeaknessOrSensationChange = "weakness_or_sensation_change", DiabetesWithRls = "diabetes_with_rls",
        KidneyDiseaseWithRls = "kidney_disease_with_rls", StrongFamilyRls = "strong_family_rls",
        SelfcareNoEffect = "selfcare_no_effect",
        SuspectedPulmonaryEmbolism = "suspected_pulmonary_embolism", SuspectedDvt = "suspected_dvt",
        AcuteLimbIschaemia = "acute_limb_ischaemia",
        ChronicLimbThreateningIschaemia = "chronic_limb_threatening_ischaemia", CaudaEquina = "cauda_equina",
        SpinalCord = "spinal_cord", Stroke = "stroke", Rhabdomyolysis = "rhabdomyolysis",
        RapidAscendingWeakness = "rapid_ascending_weakness", PreEclampsia = "pre_eclampsia", Seizure = "seizure",
        ElectrolyteDisturbance = "electrolyte_disturbance", CompartmentSyndrome = "compartment_syndrome",
        MuscleOrTendonTear = "muscle_or_tendon_tear", SkinInfection = "skin_infection",
        MotorNeuroneSigns = "motor_neurone_signs", QuinineBleeding = "quinine_bleeding",
        QuinineInteraction = "quinine_interaction", UnexplainedBleeding = "unexplained_bleeding",
        GiBleeding = "gi_bleeding", Overdose = "overdose", SelfHarm = "self_harm",
        ImpulseControl = "impulse_control", SleepAttacks = "sleep_attacks",
        DopamineWithdrawal = "dopamine_withdrawal", Augmentation = "augmentation",
        IronOverload = "iron_overload", ChildDangerSign = "child_danger_sign", Tetanus = "tetanus",
        CrampOver10Minutes = "cramp_over_10_minutes", WalkingPain = "walking_pain",
        HighBloodSugar = "high_blood_sugar", KidneyDiseaseWithCramps = "kidney_disease_with_cramps",
        MedicineBeforeOnset = "medicine_before_onset",
        PregnancyWithLegSymptoms = "pregnancy_with_leg_symptoms", IronLossUnexplained = "iron_loss_unexplained",
        BreathlessOnEffort = "breathless_on_effort", UnexplainedWeightLoss = "unexplained_weight_loss",
        SevereAnaemia = "severe_anaemia", SleepyWhileDriving = "sleepy_while_driving", HearingOrVisionChange = "hearing_or_vision_change",
        UnsafeSupplement = "unsafe_supplement", MuscleAcheOnMedicine = "muscle_ache_on_medicine",
        SwellingWithWeakHeart = "swelling_with_weak_heart",
    }
}

impl RedFlag {
    /// The urgencies that the flag can have; each has its own sentence.
    pub const fn tiers(self) -> &'static [Urgency] {
        use RedFlag::*;
        use Urgency::*;
        match self {
            AcuteLimbIschaemia
            | CaudaEquina
            | Stroke
            | Rhabdomyolysis
            | RapidAscendingWeakness
            | Seizure
            | CompartmentSyndrome
            | Overdose => &[Emergency],
            SuspectedPulmonaryEmbolism | PreEclampsia | QuinineBleeding | GiBleeding | Tetanus => &[Emergency, SameDay],
            ElectrolyteDisturbance | DopamineWithdrawal | HighBloodSugar | QuinineInteraction => {
                &[Emergency, SameDay, Soon]
            }
            SelfHarm => &[Emergency, SameDay, Routine],
            SuspectedDvt | MuscleOrTendonTear | SkinInfection | HearingOrVisionChange => &[SameDay],
            // A screening asks of now; the diary also knows of one that is over.
            CrampOver10Minutes
            | ColourOrTemperatureChange
            | WeaknessOrSensationChange
            | ChronicLimbThreateningIschaemia
            | SpinalCord
            | UnexplainedBleeding
            | ChildDangerSign => &[SameDay, Soon],
            SevereAnaemia => &[SameDay, Soon, Routine],
            DiabetesWithRls
            | KidneyDiseaseWithRls
            | KidneyDiseaseWithCramps
            | MotorNeuroneSigns
            | ImpulseControl
            | SleepAttacks
            | WalkingPain
            | MedicineBeforeOnset
            | IronLossUnexplained
            | BreathlessOnEffort
            | UnexplainedWeightLoss
            | SleepyWhileDriving
            | UnsafeSupplement
            | MuscleAcheOnMedicine
            | SwellingWithWeakHeart => &[Soon],
            OneLegOnly | Augmentation | IronOverload => &[Soon, Routine],
            Wakes3plusPerWeek | SelfcareNoEffect | PregnancyWithLegSymptoms => &[Routine],
            StrongFamilyRls => &[Routine, SelfCare],
        }
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
    /// When to do something.
    When in "when" { Now = "now", Tonight = "tonight", ThisWeek = "this_week", ThisMonth = "this_month" }
}
ids! {
    /// How good the evidence for a piece of advice is.
    Grade in "grade" {
        Guideline = "guideline", SmallTrials = "small_trials", MixedTrials = "mixed_trials",
        TrialsFoundNoEffect = "trials_found_no_effect", FirstAid = "first_aid", NoTrials = "no_trials",
        HouseRule = "house_rule", Consensus = "consensus", Observed = "observed",
    }
}
ids! {
    /// Everything the program can suggest: the article's strategies and a few of its own.
    Advice in "advice" {
        CrampFirstAid = "cramp_first_aid", UrgeFirstAid = "urge_first_aid",
        CalfStretch = "calf_stretch", Hydration = "hydration", Magnesium = "magnesium",
        CalciumPotassium = "calcium_potassium", FootPosition = "foot_position",
        SleepPosture = "sleep_posture", ExerciseBalance = "exercise_balance",
        LessAlcohol = "less_alcohol", MedicineReview = "medicine_review",
        DaytimeLegExercise = "daytime_leg_exercise", CompressionStockings = "compression_stockings",
        WarmFeet = "warm_feet", RegularSleep = "regular_sleep", EveningWalk = "evening_walk",
        LegMassage = "leg_massage", HotOrColdLegs = "hot_or_cold_legs",
        MuscleRelaxation = "muscle_relaxation", YogaTaiChi = "yoga_tai_chi",
        LessCaffeine = "less_caffeine", IronWithDoctor = "iron_with_doctor",
        GetUpBriefly = "get_up_briefly", SideSleeping = "side_sleeping", RaiseLegs = "raise_legs",
        KeepDiary = "keep_diary", FerritinTest = "ferritin_test", BookVisit = "book_visit",
        NoQuinine = "no_quinine", VitaminK = "vitamin_k",
    }
}

impl From<Strategy> for Advice {
    fn from(strategy: Strategy) -> Self {
        let at = Self::NAMES.iter().position(|name| *name == strategy.as_str());
        at.map(|at| Self::ALL[at]).expect("every strategy is a piece of advice")
    }
}
ids! {
    /// The trouble that a piece of advice is for.
    Complaint in "complaint" { Urge = "urge", Cramps = "cramps", Both = "both" }
}
ids! {
    /// Why a piece of advice is held back for this person.
    Reason in "reason" {
        UrgentFirst = "urgent_first", KidneyDisease = "kidney_disease", HeartFailure = "heart_failure",
        Pregnancy = "pregnancy", Breastfeeding = "breastfeeding", Under18 = "under_18",
        PossibleClot = "possible_clot", PastClot = "past_clot", ArteryDisease = "artery_disease", Neuropathy = "neuropathy",
        IronOverload = "iron_overload", MineralsAndMedicines = "minerals_and_medicines",
        PotassiumAndMedicines = "potassium_and_medicines", VitaminKAndWarfarin = "vitamin_k_and_warfarin",
        HeavyDrinking = "heavy_drinking", BreathlessFirst = "breathless_first", OpenWound = "open_wound", LiverDisease = "liver_disease", Dementia = "dementia",
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
        DopamineReview = "dopamine_review", PregnancyIron = "pregnancy_iron", LowMood = "low_mood", MuscleBloodTest = "muscle_blood_test",
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
ids! {
    /// The bibliography's keys; `data/sources.json` has the references.
    Source in "source" {
        Aan2016 = "aan_2016", Allen2009 = "allen_2009", Allen2011 = "allen_2011", Allen2014 = "allen_2014",
        Allen2018 = "allen_2018", Article = "article", Aurora2012 = "aurora_2012", Benes2009 = "benes_2009",
        BmjRls = "bmj_rls", Borba2020 = "borba_2020", Carney2012 = "carney_2012", CaudaEquinaCard = "cauda_equina_card",
        Chen2018 = "chen_2018", ChoSj2009 = "cho_sj_2009", ChoYw2008 = "cho_yw_2008", Do2013 = "do_2013",
        FdaQuinine = "fda_quinine", Ferri2007 = "ferri_2007", Fulda2021 = "fulda_2021",
        GarciaBorreguero2007 = "garcia_borreguero_2007", GarciaBorreguero2011 = "garcia_borreguero_2011",
        GarciaBorreguero2016 = "garcia_borreguero_2016", Garrison2012 = "garrison_2012", Garrison2020 = "garrison_2020",
        GeneralPractice = "general_practice", Grandner2017 = "grandner_2017", Hallegraeff2012 = "hallegraeff_2012",
        Hallegraeff2017 = "hallegraeff_2017", Hawke2021 = "hawke_2021", Hening2009 = "hening_2009",
        Hoque2010 = "hoque_2010", HouseRule = "house_rule", Icsd3Cramps = "icsd3_cramps", Kdri2020 = "kdri_2020",
        KimTj2019 = "kim_tj_2019", Kohnen2007 = "kohnen_2007", Kolla2018 = "kolla_2018", Kondori2020 = "kondori_2020",
        Levenson2013 = "levenson_2013", Luo2020 = "luo_2020", MayoRhabdomyolysis = "mayo_rhabdomyolysis",
        MndTool = "mnd_tool", Mohw109 = "mohw_109", NhsCramps = "nhs_cramps", NhsDvt = "nhs_dvt",
        NhsPreeclampsia = "nhs_preeclampsia", NiceNg12 = "nice_ng12", NihExp2010 = "nih_exp_2010",
        Ondo2004 = "ondo_2004", Phwr2023 = "phwr_2023", Picchietti2015 = "picchietti_2015", RcemLimb = "rcem_limb",
        Reed2016 = "reed_2016", RequipLabel = "requip_label", RlsOrKr = "rls_or_kr", Silber2021 = "silber_2021",
        Tan2024 = "tan_2024", UptodateMimics = "uptodate_mimics", Voon2011 = "voon_2011", Walters2014 = "walters_2014",
        Winkelman2025 = "winkelman_2025", Zhou2023 = "zhou_2023", Zhuang2019 = "zhuang_2019",
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
