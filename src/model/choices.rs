//! The closed lists that answers are chosen from.

use super::ids::ids;

ids! {
    /// A yes-or-no answer of a person who may be unsure. Never asked is `None` of an `Option`.
    Tri in "tri" { Yes = "yes", No = "no", Unsure = "unsure" }
}
ids! {
    /// Who answers.
    Informant in "informant" { Myself = "self", Carer = "carer" }
}
ids! {
    /// Sex.
    Sex in "sex" { Female = "female", Male = "male", Other = "other" }
}
ids! {
    /// Known conditions.
    Condition in "condition" {
        Diabetes = "diabetes", KidneyDisease = "kidney_disease", Dialysis = "dialysis",
        IronDeficiency = "iron_deficiency", Haemochromatosis = "haemochromatosis",
        Neuropathy = "neuropathy", Thyroid = "thyroid", VaricoseVeins = "varicose_veins",
        ArteryDisease = "artery_disease", Arthritis = "arthritis", SpinalDisease = "spinal_disease",
        Parkinson = "parkinson", HeartFailure = "heart_failure", LiverDisease = "liver_disease",
        LowBloodPressure = "low_blood_pressure", HeartRhythm = "heart_rhythm", Cancer = "cancer",
        SleepApnoea = "sleep_apnoea", PastClot = "past_clot",
        DepressionOrAnxiety = "depression_or_anxiety", Dementia = "dementia",
    }
}
ids! {
    /// Relatives with RLS.
    FamilyRls in "family_rls" { None = "none", One = "one", Several = "several", Unsure = "unsure" }
}
ids! {
    /// Sleepiness by day.
    Sleepiness in "sleepiness" { No = "no", Yes = "yes", WhileDriving = "while_driving", Unsure = "unsure" }
}
ids! {
    /// A sign that may be new or long known.
    Change in "change" { No = "no", New = "new", LongStanding = "long_standing", Unsure = "unsure" }
}
ids! {
    /// Thoughts of ending one's life. Never stored.
    SelfHarm in "self_harm" { No = "no", Thoughts = "thoughts", Plan = "plan", PreferNotToSay = "prefer_not_to_say" }
}
ids! {
    /// What it feels like; describes, never decides.
    Sensation in "sensation" {
        Crawling = "crawling", Pulling = "pulling", Itching = "itching", Tingling = "tingling",
        Burning = "burning", Aching = "aching", Electric = "electric", Cold = "cold",
        Throbbing = "throbbing", HardToDescribe = "hard_to_describe", None = "none",
    }
}
ids! {
    /// Relief while moving.
    Relief in "relief" {
        Complete = "complete", Partial = "partial", None = "none", Formerly = "formerly", Unsure = "unsure",
    }
}
ids! {
    /// Whether it is worse in the evening or at night.
    Evening in "evening" { Yes = "yes", No = "no", Formerly = "formerly", Unsure = "unsure" }
}
ids! {
    /// Part of the day.
    TimeOfDay in "time_of_day" { Morning = "morning", Afternoon = "afternoon", Evening = "evening", Night = "night" }
}
ids! {
    /// Part of the body.
    BodyPart in "body_part" {
        Legs = "legs", Feet = "feet", Arms = "arms", Trunk = "trunk", Abdomen = "abdomen", Face = "face",
    }
}
ids! {
    /// Which leg.
    Side in "side" { Both = "both", Alternating = "alternating", Left = "left", Right = "right", Unsure = "unsure" }
}
ids! {
    /// What people do that helps.
    Helps in "helps" {
        Walking = "walking", Stretching = "stretching", Rubbing = "rubbing", OneShift = "one_shift",
        Raising = "raising", HangingDown = "hanging_down", BendingForward = "bending_forward",
        LyingFlat = "lying_flat", Cold = "cold", Warmth = "warmth", Nothing = "nothing",
    }
}
ids! {
    /// How often a thing is so.
    HowOften in "how_often" { Usually = "usually", Sometimes = "sometimes", Never = "never", Unsure = "unsure" }
}
ids! {
    /// How many times ever.
    Episodes in "episodes" { Once = "once", TwoToFour = "two_to_four", FiveOrMore = "five_or_more" }
}
ids! {
    /// What stretching does to a cramp.
    StretchEffect in "stretch_effect" {
        Yes = "yes", Partly = "partly", No = "no", Worse = "worse", Unsure = "unsure",
    }
}
ids! {
    /// Where a cramp is.
    CrampSite in "cramp_site" {
        Calf = "calf", Foot = "foot", Shin = "shin", Thigh = "thigh", Hand = "hand", Arm = "arm",
        Trunk = "trunk", Jaw = "jaw",
    }
}
ids! {
    /// Side of a cramp.
    CrampSide in "cramp_side" { Either = "either", Left = "left", Right = "right", Both = "both" }
}
ids! {
    /// When cramps come.
    CrampWhen in "cramp_when" {
        InBed = "in_bed", EveningAwake = "evening_awake", Day = "day", DayAndNight = "day_and_night",
    }
}
ids! {
    /// Side of one cramp of the diary, of a leg or of another part.
    Leg in "leg" { Left = "left", Right = "right", Both = "both" }
}
ids! {
    /// What made a cramp of the diary let go.
    CrampRelief in "cramp_relief" {
        ToesToShin = "toes_to_shin", Standing = "standing", Walking = "walking", Rubbing = "rubbing",
        Warmth = "warmth", ByItself = "by_itself", Nothing = "nothing", Other = "other",
    }
}
ids! {
    /// How hard exercise was.
    Effort in "effort" { Light = "light", Moderate = "moderate", Hard = "hard" }
}
ids! {
    /// Effect of self-care.
    SelfcareEffect in "selfcare_effect" { None = "none", Some = "some", Good = "good" }
}
ids! {
    /// The strategies of the article: for cramps, for RLS, in pregnancy.
    Strategy in "strategy" {
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
    }
}

impl Tri {
    /// Yes or unsure: what a danger sign counts as present.
    pub fn not_no(self) -> bool {
        self != Tri::No
    }
}
