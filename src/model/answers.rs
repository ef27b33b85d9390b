//! The answers: one declaration of every question, its name and its kind of answer.
//!
//! One room, because the declaration is one list: struct, names, kinds and both ways of setting an answer come from it,
//! so that no question can be in one of them and missing in another.

use super::choices::*;
use super::field::{ClockTime, Field, Kind, Num, Raw, Value, ValueFault};
use super::ids::{Id, Set};
use super::measures::*;

macro_rules! answers {
    ($($(#[$meta:meta])* $key:ident $variant:ident: $type:ty,)+) => {
        /// All answers of one person. `None` is a question that was never asked.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Answers {
            $($(#[$meta])* pub $key: Option<$type>,)+
        }

        /// A question, by its name in the answers file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $($(#[$meta])* $variant),+ }

        impl Key {
            /// What kind of answer the question takes.
            pub const fn kind(self) -> Kind {
                match self { $(Key::$variant => <$type as Field>::KIND),+ }
            }
        }

        impl Id for Key {
            const GROUP: &'static str = "question";
            const ALL: &'static [Self] = &[$(Key::$variant),+];
            const NAMES: &'static [&'static str] = &[$(stringify!($key)),+];
            fn index(self) -> usize { self as usize }
        }

        impl Answers {
            /// The answer to a question.
            pub fn get(&self, key: Key) -> Option<Value> {
                match key { $(Key::$variant => self.$key.as_ref().map(Field::to_value)),+ }
            }
            /// Whether the question was asked and answered.
            pub fn has(&self, key: Key) -> bool {
                match key { $(Key::$variant => self.$key.is_some()),+ }
            }
            /// The answer to a yes-or-no question.
            pub fn tri(&self, key: Key) -> Option<Tri> {
                match key { $(Key::$variant => self.$key.as_ref().and_then(Field::as_tri)),+ }
            }
            /// Sets or clears an answer. Returns whether the value is one of the question's kind.
            pub fn set(&mut self, key: Key, value: Option<Value>) -> bool {
                match (key, value) {
                    $((Key::$variant, None) => { self.$key = None; true })+
                    $((Key::$variant, Some(value)) => match Field::from_value(value) {
                        Some(typed) => { self.$key = Some(typed); true }
                        None => false,
                    })+
                }
            }
            /// Sets an answer from a value as a file has it; `null` clears it.
            ///
            /// # Errors
            /// The value is of another kind, unknown, or out of range.
            pub fn set_raw(&mut self, key: Key, raw: Raw<'_>) -> Result<(), ValueFault> {
                let asked = raw != Raw::Null;
                match key {
                    $(Key::$variant => self.$key = if asked { Some(Field::from_raw(raw)?) } else { None },)+
                }
                Ok(())
            }
        }
    };
}

answers! {
    // about
    /// Who answers.
    informant Informant: Informant,
    /// Age in years.
    age Age: Num<Age>,
    /// Sex.
    sex Sex: Sex,
    /// Pregnant now.
    pregnancy Pregnancy: Tri,
    /// Week of pregnancy.
    pregnancy_week PregnancyWeek: Num<PregnancyWeek>,
    /// Third of pregnancy, 1 to 3.
    pregnancy_trimester PregnancyTrimester: Num<Trimester>,
    /// Weeks since giving birth.
    weeks_since_birth WeeksSinceBirth: Num<WeeksSinceBirth>,
    /// Breastfeeding now.
    breastfeeding Breastfeeding: Tri,
    /// Known conditions.
    conditions Conditions: Set<Condition>,
    /// Conditions the person is unsure of.
    conditions_unsure ConditionsUnsure: Set<Condition>,
    /// Relatives with RLS.
    family_rls FamilyRls: FamilyRls,
    /// Medicines and supplements, as on the box.
    medicines Medicines: Vec<String>,
    /// Stopped or left out in the last four weeks.
    medicines_stopped MedicinesStopped: Vec<String>,
    /// Began or got worse within weeks of a medicine change.
    symptoms_followed_medicine SymptomsFollowedMedicine: Tri,
    /// Weeks of leg trouble.
    symptom_weeks SymptomWeeks: Num<Weeks>,
    /// Weeks of urge.
    urge_weeks UrgeWeeks: Num<Weeks>,
    /// Weeks of cramps.
    cramp_weeks CrampWeeks: Num<Weeks>,
    /// Worse over the last year.
    worse_over_last_year WorseOverLastYear: Tri,
    /// A doctor has named RLS.
    told_rls_before ToldRlsBefore: Tri,
    /// Works night shifts.
    night_shift NightShift: Tri,
    /// Sleep latency, in minutes.
    minutes_to_fall_asleep MinutesToFallAsleep: Num<SleepLatency>,
    /// Sleepiness by day.
    sleepy_by_day SleepyByDay: Sleepiness,
    /// Caffeinated drinks a day.
    caffeine_cups CaffeineCups: Num<CupsPerDay>,
    /// Time of day of the last caffeinated drink.
    caffeine_last CaffeineLast: ClockTime,
    /// Alcoholic drinks a week.
    alcohol_per_week AlcoholPerWeek: Num<DrinksPerWeek>,
    /// Smokes.
    smoker Smoker: Tri,
    /// Gives blood.
    blood_donor BloodDonor: Tri,
    /// Heavy periods.
    heavy_periods HeavyPeriods: Tri,
    // danger
    /// Sudden breathlessness or chest pain.
    breathless_or_chest_pain BreathlessOrChestPain: Tri,
    /// Coughing blood.
    coughing_blood CoughingBlood: Tri,
    /// Suddenly cold, pale or blue leg.
    leg_cold_and_pale LegColdAndPale: Tri,
    /// Foot or leg suddenly will not move.
    leg_cannot_move LegCannotMove: Tri,
    /// New numbness between the legs.
    saddle_numbness SaddleNumbness: Tri,
    /// New loss of bladder or bowel control.
    bladder_or_bowel_change BladderOrBowelChange: Tri,
    /// Sudden weakness of one side, face or speech.
    face_arm_speech FaceArmSpeech: Tri,
    /// Weakness climbing from the feet.
    weakness_rising WeaknessRising: Tri,
    /// Lasting or growing weakness of a leg.
    weakness Weakness: Tri,
    /// Lasting numbness or new tingling that stays.
    numbness Numbness: Change,
    /// Cola-coloured urine, or hardly any.
    dark_urine DarkUrine: Tri,
    /// One leg newly swollen, warm, red or hard.
    leg_swollen_hot_or_red LegSwollenHotOrRed: Tri,
    /// Pain in one leg that has not let go.
    constant_leg_pain ConstantLegPain: Tri,
    /// New change of the colour or warmth of a leg.
    colour_or_temperature_change ColourOrTemperatureChange: Change,
    /// Foot pain at night eased by hanging the leg down.
    rest_pain_hanging_helps RestPainHangingHelps: Tri,
    /// A wound of a leg or foot that does not heal.
    wound_not_healing WoundNotHealing: Tri,
    /// Calf pain on walking, gone on standing.
    walking_pain_stops_on_standing WalkingPainStopsOnStanding: Tri,
    /// Spreading red skin or fever.
    spreading_redness_or_fever SpreadingRednessOrFever: Tri,
    /// Stiff jaw or neck with spasms.
    jaw_or_neck_spasm JawOrNeckSpasm: Tri,
    /// New spasms of the hands or tingling round the mouth.
    hand_spasm_or_mouth_tingling HandSpasmOrMouthTingling: Tri,
    /// New uneven or racing heartbeat.
    palpitations Palpitations: Tri,
    /// New confusion or drowsiness.
    confusion_or_drowsy ConfusionOrDrowsy: Tri,
    /// New vomiting or diarrhoea.
    vomiting_or_diarrhoea VomitingOrDiarrhoea: Tri,
    /// Lasting twitching or thinning muscles.
    twitching_or_wasting TwitchingOrWasting: Tri,
    /// Bleeding without an injury.
    bleeding_now BleedingNow: Tri,
    /// Bruises without a knock.
    unexplained_bruising UnexplainedBruising: Tri,
    /// Weight lost without trying.
    weight_loss WeightLoss: Tri,
    /// Black and tar-like, not from iron.
    black_stools BlackStools: Tri,
    /// New great thirst with much urine.
    very_thirsty_much_urine VeryThirstyMuchUrine: Tri,
    /// New ringing in the ears or change of vision.
    ringing_ears_or_vision_change RingingEarsOrVisionChange: Tri,
    /// Pain from the back down a leg.
    pain_down_leg_from_back PainDownLegFromBack: Tri,
    /// Under 18: limps or will not walk.
    child_limps_or_will_not_walk ChildLimpsOrWillNotWalk: Tri,
    /// Under 18: pale, tired or often ill.
    child_pale_tired_or_often_ill ChildPaleTiredOrOftenIll: Tri,
    /// New severe pain of the back.
    severe_back_pain SevereBackPain: Tri,
    /// Like a belt round chest or waist.
    band_feeling BandFeeling: Tri,
    /// Short of breath on effort, for weeks.
    breathless_on_effort BreathlessOnEffort: Tri,
    /// A snap or blow in the calf.
    injury_snap InjurySnap: Tri,
    /// Tense, swelling, worsening pain.
    pressure_in_shin_or_calf PressureInShinOrCalf: Tri,
    /// Long travel, surgery, bed rest or a cast.
    clot_risk ClotRisk: Tri,
    /// Headache, vision, pain under ribs, swelling.
    preeclampsia_signs PreeclampsiaSigns: Tri,
    /// A fit.
    seizure Seizure: Tri,
    /// Too much of a medicine or drug.
    overdose Overdose: Tri,
    /// Thoughts of ending one's life; never stored.
    self_harm SelfHarm: SelfHarm,
    /// Stopped a dopamine medicine suddenly, and is now unwell.
    dopamine_stopped_suddenly DopamineStoppedSuddenly: Tri,
    // urge
    /// An urge to move the legs: criterion 1 (Allen 2014).
    urge_to_move UrgeToMove: Tri,
    /// What it feels like.
    sensations Sensations: Set<Sensation>,
    /// Begins or is worse at rest: criterion 2.
    worse_at_rest WorseAtRest: Tri,
    /// Eased by moving: criterion 3.
    relief_by_moving ReliefByMoving: Relief,
    /// Worse in the evening or at night: criterion 4.
    worse_in_evening WorseInEvening: Evening,
    /// Second probe of criterion 4.
    worst_time WorstTime: Set<TimeOfDay>,
    /// Where the urge is.
    body_parts BodyParts: Set<BodyPart>,
    /// Side of any leg trouble.
    side Side: Side,
    /// Second probe of criterion 3.
    what_helps WhatHelps: Set<Helps>,
    /// One shift, then lying still, settles it.
    position_change_settles PositionChangeSettles: HowOften,
    /// Inner restlessness of the whole body.
    whole_body_restless WholeBodyRestless: Tri,
    /// Numb or burning feet: a look-alike.
    numb_or_burning_feet NumbOrBurningFeet: Tri,
    /// Legs heavy or swollen after standing: a look-alike.
    heavy_swollen_after_standing HeavySwollenAfterStanding: Tri,
    /// Pain of the joints: a look-alike.
    joint_pain JointPain: Tri,
    /// Muscles that ache all over: a look-alike.
    muscle_ache_all_over MuscleAcheAllOver: Tri,
    /// Shaking of the legs by habit: a look-alike.
    habit_shaking HabitShaking: Tri,
    /// Toes that move by themselves: a look-alike.
    toes_move_by_themselves ToesMoveByThemselves: Tri,
    /// Only while standing: a look-alike.
    only_when_standing OnlyWhenStanding: Tri,
    /// Only while sitting: a look-alike.
    only_when_sitting OnlyWhenSitting: Tri,
    /// Pains like growing pains: a look-alike.
    growing_pains_like GrowingPainsLike: Tri,
    /// Sore after effort: a look-alike.
    sore_after_effort SoreAfterEffort: Tri,
    /// A leg that fell asleep from pressure: a look-alike.
    asleep_from_pressure AsleepFromPressure: Tri,
    /// A partner sees kicks in sleep.
    kicks_seen KicksSeen: Tri,
    /// Nights a week with the urge, in the last month.
    urge_nights_per_week UrgeNightsPerWeek: Num<NightsPerWeek>,
    /// Times with the urge, ever.
    episodes_ever EpisodesEver: Episodes,
    /// The urge at its worst in the last week, 0 to 10.
    severity Severity: Num<Severity>,
    /// Troubles the person, sleep or day.
    distress Distress: Tri,
    /// Awakenings a week because of the legs.
    wakings_per_week WakingsPerWeek: Num<WakingsPerWeek>,
    /// The higher figure where the awakenings a week are a range.
    wakings_per_week_most WakingsPerWeekMost: Num<WakingsPerWeek>,
    /// Nights a week with at least one such awakening.
    waking_nights_per_week WakingNightsPerWeek: Num<NightsPerWeek>,
    // cramps
    /// Leg cramps in the last months.
    cramps Cramps: Tri,
    /// Comes within seconds.
    cramp_sudden CrampSudden: Tri,
    /// Strong pain.
    cramp_painful CrampPainful: Tri,
    /// A hard knot that can be felt.
    cramp_hard_muscle CrampHardMuscle: Tri,
    /// Soreness afterwards.
    cramp_sore_after CrampSoreAfter: Tri,
    /// What a strong stretch does.
    cramp_eased_by_stretch CrampEasedByStretch: StretchEffect,
    /// Usual length of a cramp, in minutes.
    cramp_minutes CrampMinutes: Num<CrampMinutes>,
    /// Length of the longest cramp, in minutes.
    cramp_longest_minutes CrampLongestMinutes: Num<CrampMinutes>,
    /// Where.
    cramp_sites CrampSites: Set<CrampSite>,
    /// Which side.
    cramp_side CrampSide: CrampSide,
    /// When.
    cramp_when CrampWhen: CrampWhen,
    /// Cramps a week.
    cramps_per_week CrampsPerWeek: Num<CrampsPerWeek>,
    // iron, treatment, self-care
    /// Serum ferritin, ng/mL.
    ferritin Ferritin: Num<Ferritin>,
    /// Transferrin saturation, in percent.
    transferrin_saturation TransferrinSaturation: Num<TransferrinSaturation>,
    /// Haemoglobin, g/dL.
    haemoglobin Haemoglobin: Num<Haemoglobin>,
    /// Infection, inflammation or operation around the test.
    ill_when_tested IllWhenTested: Tri,
    /// The slip of a blood test marks potassium as too high or too low.
    potassium_marked PotassiumMarked: Tri,
    /// Takes iron now.
    takes_iron TakesIron: Tri,
    /// Iron by mouth was not tolerated.
    iron_not_tolerated IronNotTolerated: Tri,
    /// Asked apart from the list of medicines.
    takes_dopamine_medicine TakesDopamineMedicine: Tri,
    /// Years on a dopamine medicine.
    dopamine_medicine_years DopamineMedicineYears: Num<MedicineYears>,
    /// Hours by which the urge begins earlier than before the medicine.
    onset_earlier_hours OnsetEarlierHours: Num<HoursEarlier>,
    /// The urge is stronger than before the medicine.
    stronger_than_before StrongerThanBefore: Tri,
    /// The urge has spread to other parts of the body since the medicine.
    spread_since_medicine SpreadSinceMedicine: Tri,
    /// The dose was raised.
    dose_raised DoseRaised: Tri,
    /// A shorter rest brings it on.
    shorter_rest_before_symptoms ShorterRestBeforeSymptoms: Tri,
    /// Comes back before morning.
    returns_before_morning ReturnsBeforeMorning: Tri,
    /// Most days of the last week.
    lasting Lasting: Tri,
    /// New compulsions on a dopamine medicine.
    new_compulsions NewCompulsions: Tri,
    /// Sudden sleep by day on a dopamine medicine.
    sleep_attacks SleepAttacks: Tri,
    /// What was tried.
    selfcare Selfcare: Set<Strategy>,
    /// Weeks for which it was kept up.
    selfcare_weeks SelfcareWeeks: Num<SelfcareWeeks>,
    /// Nights a week on which it was done.
    selfcare_nights_per_week SelfcareNightsPerWeek: Num<NightsPerWeek>,
    /// What it did.
    selfcare_effect SelfcareEffect: SelfcareEffect,
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Key {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
