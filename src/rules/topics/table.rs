//! The table of background: one row a topic.

use super::Shelf;
use crate::model::ids::ids;
use crate::model::{Grade, Source};

/// What is known of a topic beside its words.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The topic.
    pub id: Background,
    /// Where it stands in the table of contents.
    pub shelf: Shelf,
    /// How good the evidence behind most of it is.
    pub grade: Grade,
    /// Where it comes from.
    pub sources: &'static [Source],
    /// Topics to read next, by the names that `explain` knows.
    pub see_also: &'static [&'static str],
}

macro_rules! topics {
    ($($id:ident = $text:literal $shelf:ident $grade:ident [$($source:ident)+] [$($also:literal)*];)+) => {
        ids! {
            /// A topic of background, in the order of the table of contents.
            Background in "topic" { $($id = $text),+ }
        }
        /// Every topic of background, in order.
        pub const TOPICS: &[Row] = &[$(Row {
            id: Background::$id, shelf: Shelf::$shelf, grade: Grade::$grade,
            sources: &[$(Source::$source),+], see_also: &[$($also),*],
        }),+];
    };
}

topics! {
    DangerSigns = "danger_signs" Help Guideline
        [NhsDvt RcemLimb CaudaEquinaCard MayoRhabdomyolysis NhsPreeclampsia NhsCramps GeneralPractice]
        ["suspected_pulmonary_embolism" "suspected_dvt" "acute_limb_ischaemia" "cauda_equina" "stroke" "help_lines"];
    WhenToSeeADoctor = "when_to_see_a_doctor" Help Guideline [NhsDvt NhsCramps RcemLimb Article]
        ["danger_signs" "wakes_3plus_per_week" "one_leg_only" "colour_or_temperature_change"
         "weakness_or_sensation_change" "selfcare_no_effect"];
    WhereToGo = "where_to_go" Help HouseRule [NhsCramps HouseRule Article] ["where_to_go_korea" "help_lines"];
    WhereToGoKorea = "where_to_go_korea" Help HouseRule [RlsOrKr HouseRule Article] ["where_to_go" "help_lines" "korean_words"];
    HelpLines = "help_lines" Help HouseRule [Mohw109 HouseRule] ["mood" "danger_signs"];

    RestlessLegs = "restless_legs" Understand Consensus [Allen2014 Article] ["five_criteria" "telling_apart" "rls_causes"];
    NightCramps = "night_cramps" Understand Consensus [Hallegraeff2017 Icsd3Cramps NhsCramps Article]
        ["cramp_right_now" "cramp_causes" "suspected_dvt"];
    TellingApart = "telling_apart" Understand Consensus [Allen2014 Hallegraeff2017 Do2013 Article]
        ["restless_legs" "night_cramps" "having_both"];
    HavingBoth = "having_both" Understand HouseRule [Do2013 HouseRule Article] ["telling_apart"];
    FiveCriteria = "five_criteria" Understand Consensus [Allen2014 Hening2009 Do2013 BmjRls Article]
        ["urge" "rest" "relief" "evening" "not_another_cause" "questionnaires"];
    Questionnaires = "questionnaires" Understand Observed
        [Fulda2021 Hening2009 NihExp2010 Ferri2007 Allen2009 Benes2009] ["limits" "five_criteria"];
    HowCommon = "how_common" Understand Observed [Do2013 KimTj2019 ChoSj2009 ChoYw2008 Silber2021 Article]
        ["questionnaires" "how_common_cramps"];
    HowCommonCramps = "how_common_cramps" Understand Observed [Grandner2017 Hallegraeff2017 Garrison2012 Article]
        ["cramp_causes"];
    KoreanWords = "korean_words" Understand HouseRule [RlsOrKr Do2013 HouseRule] ["telling_apart" "where_to_go_korea"];

    RlsCauses = "rls_causes" Causes Guideline [Winkelman2025 Allen2018 Kolla2018 Article]
        ["iron" "pregnancy" "kidney_disease" "diabetes_and_nerves" "medicines" "alcohol" "caffeine" "family"];
    CrampCauses = "cramp_causes" Causes Observed [Garrison2012 Garrison2020 NhsCramps Article]
        ["medicines" "hydration" "long_acting_beta_agonist" "potassium_sparing_diuretic"];
    Family = "family" Causes Observed [Allen2014 Article] ["strong_family_rls"];
    KidneyDisease = "kidney_disease" Causes Guideline [Winkelman2025 Kdri2020 Article]
        ["dialysis" "magnesium_forms" "kidney_disease_with_rls" "kidney_disease_with_cramps"];
    Dialysis = "dialysis" Causes Guideline [Winkelman2025 Zhou2023 Article] ["kidney_disease" "iron" "urge_at_night"];
    DiabetesAndNerves = "diabetes_and_nerves" Causes Consensus [UptodateMimics Allen2014 Article]
        ["peripheral_neuropathy" "nerve_test" "diabetes_with_rls"];
    Alcohol = "alcohol" Causes Guideline [Winkelman2025 NhsCramps GeneralPractice Article] ["less_alcohol" "caffeine"];
    Caffeine = "caffeine" Causes Guideline [Winkelman2025 GeneralPractice Article] ["less_caffeine" "alcohol"];
    Nicotine = "nicotine" Causes NoTrials [GeneralPractice RcemLimb] ["walking_pain"];

    Iron = "iron" Tests Consensus [Winkelman2025 Allen2018 Aan2016 BmjRls NiceNg12 Article]
        ["iron_test" "iron_treatment" "dialysis" "iron_loss_unexplained"];
    IronTest = "iron_test" Tests Guideline [Winkelman2025 BmjRls Article] ["iron" "ferritin_test"];
    IronTreatment = "iron_treatment" Tests Guideline [Winkelman2025 Allen2018 Aan2016 BmjRls Article]
        ["iron" "iron_with_doctor" "iron_overload"];
    BloodTests = "blood_tests" Tests Guideline [Winkelman2025 MayoRhabdomyolysis GeneralPractice Article]
        ["iron_test" "sleep_study" "nerve_test"];
    SleepStudy = "sleep_study" Tests Guideline [Allen2014 Winkelman2025 Article] ["periodic_limb_movements"];
    NerveTest = "nerve_test" Tests Consensus [UptodateMimics GeneralPractice Article] ["diabetes_and_nerves"];
    Scales = "scales" Tests Observed [Walters2014 Kohnen2007] ["questionnaires"];

    TreatmentSteps = "treatment_steps" Treatment Guideline [Winkelman2025 Silber2021 Aurora2012 RlsOrKr Article]
        ["without_medicine" "augmentation" "alpha2delta_ligand" "dopamine_agonist" "opioid" "iron_treatment"];
    WithoutMedicine = "without_medicine" Treatment Guideline [Winkelman2025 Silber2021 Article]
        ["four_weeks" "less_caffeine" "less_alcohol" "evening_walk" "leg_massage" "get_up_briefly"];
    Augmentation = "augmentation" Treatment Observed
        [GarciaBorreguero2007 GarciaBorreguero2016 RequipLabel Allen2011 Ondo2004 Article]
        ["dopamine_side_effects" "treatment_steps" "iron"];
    DopamineSideEffects = "dopamine_side_effects" Treatment Observed [Voon2011 RequipLabel]
        ["impulse_control" "sleep_attacks" "dopamine_withdrawal" "augmentation" "driving"];
    Medicines = "medicines" Treatment Observed [Garrison2012 Kolla2018 Winkelman2025 FdaQuinine Hoque2010 Article]
        ["mirtazapine_type" "ssri" "sedating_antihistamine" "antiemetic_dopamine_blocker" "antipsychotic"
         "long_acting_beta_agonist" "potassium_sparing_diuretic" "thiazide_like_diuretic" "statin"];
    Quinine = "quinine" Treatment Guideline [FdaQuinine] ["quinine_bleeding" "quinine_interaction" "no_quinine"];

    Pregnancy = "pregnancy" People Observed [Chen2018 Picchietti2015 NhsPreeclampsia Article]
        ["pregnancy_self_care" "pregnancy_medicines" "after_birth" "pre_eclampsia"];
    PregnancySelfCare = "pregnancy_self_care" People NoTrials [Picchietti2015 Kondori2020 Luo2020 NhsDvt Article]
        ["calf_stretch" "side_sleeping" "raise_legs" "pregnancy" "suspected_dvt"];
    PregnancyMedicines = "pregnancy_medicines" People Guideline [Picchietti2015 Luo2020 Winkelman2025 Article]
        ["sedating_antihistamine" "antiemetic_dopamine_blocker" "iron" "magnesium_forms"];
    AfterBirth = "after_birth" People Observed [Chen2018 NhsDvt NhsPreeclampsia Article] ["pregnancy" "help_lines" "mood"];
    Children = "children" People Consensus [Allen2014 Winkelman2025 GeneralPractice] ["growing_pains" "child_danger_sign"];
    OlderPeople = "older_people" People SmallTrials [Hallegraeff2012 Garrison2020 Winkelman2025 GeneralPractice Article]
        ["calf_stretch" "hydration" "medicine_review" "walking_pain"];
    Driving = "driving" People Guideline [RequipLabel Voon2011] ["sleep_attacks" "sleepy_while_driving"];
    Mood = "mood" People Observed [Zhuang2019 Mohw109] ["help_lines" "self_harm" "anxiety"];

    SleepDiary = "sleep_diary" Diary Observed [Carney2012 Borba2020 Article] ["sleep_words" "keep_diary"];
    SleepWords = "sleep_words" Diary Consensus [Carney2012 Reed2016 Levenson2013] ["sleep_diary"];

    Limits = "limits" Program HouseRule [Fulda2021 HouseRule] ["questionnaires" "evidence"];
    Privacy = "privacy" Program HouseRule [HouseRule] ["self_harm"];
    Evidence = "evidence" Program HouseRule [HouseRule] ["limits"];

    CrampRightNow = "cramp_right_now" Selfcare FirstAid [NhsCramps Icsd3Cramps Article]
        ["cramp_first_aid" "cramp_over_10_minutes" "suspected_dvt"];
    UrgeAtNight = "urge_at_night" Selfcare FirstAid [Allen2014 Silber2021 Article]
        ["urge_first_aid" "get_up_briefly" "hot_or_cold_legs"];
    StartToday = "start_today" Selfcare HouseRule [Garrison2020 Winkelman2025 HouseRule Article]
        ["calf_stretch" "keep_diary" "four_weeks" "danger_signs"];
    TwelveStrategies = "twelve_strategies" Selfcare NoTrials [Hawke2021 Garrison2020 Garrison2012 Article]
        ["stretching" "magnesium_forms" "four_weeks"];
    Stretching = "stretching" Selfcare SmallTrials [Hallegraeff2012 Hawke2021 Article] ["calf_stretch" "cramp_right_now"];
    MagnesiumForms = "magnesium_forms" Selfcare TrialsFoundNoEffect [Garrison2020 Luo2020 Kdri2020 Phwr2023 Article]
        ["magnesium" "kidney_disease" "calcium_potassium"];
    Exercise = "exercise" Selfcare MixedTrials [Silber2021 Hawke2021 Article]
        ["evening_walk" "exercise_balance" "daytime_leg_exercise" "yoga_tai_chi"];
    FourWeeks = "four_weeks" Selfcare HouseRule [Garrison2020 HouseRule Article] ["keep_diary" "selfcare_no_effect"];
}
