//! The signs that somebody should look at, and how soon each can call for that.

use super::Urgency;
use crate::model::ids::ids;

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
            OneLegOnly | Augmentation | IronOverload | PregnancyWithLegSymptoms => &[Soon, Routine],
            Wakes3plusPerWeek | SelfcareNoEffect => &[Routine],
            StrongFamilyRls => &[Routine, SelfCare],
        }
    }
}
