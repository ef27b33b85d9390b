//! What can be suggested: when, on what evidence, for which trouble, and why it is held back.

use crate::model::choices::Strategy;
use crate::model::ids::{Id, ids};

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
        PotassiumAndMedicines = "potassium_and_medicines", MarkedPotassium = "marked_potassium", VitaminKAndWarfarin = "vitamin_k_and_warfarin",
        HeavyDrinking = "heavy_drinking", BreathlessFirst = "breathless_first", OpenWound = "open_wound", LiverDisease = "liver_disease", Dementia = "dementia",
    }
}
