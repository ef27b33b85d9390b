//! What may be wrong with a night, and what sentences call its fields.

use super::ids::ids;

ids! {
    /// What is wrong or doubtful about a night.
    NightFault in "night_fault" {
        // refused
        Skipped = "skipped", Twice = "twice", WrongOffset = "wrong_offset", NoSuchNight = "no_such_night",
        OutsideNight = "outside_night", UnknownZone = "unknown_zone", OtherZone = "other_zone",
        OtherOffset = "other_offset", OtherNight = "other_night",
        TriedBeforeBed = "tried_before_bed", AsleepAfterWaking = "asleep_after_waking",
        AwakeLongerThanNight = "awake_longer_than_night", UpBeforeWaking = "up_before_waking",
        UpBeforeBed = "up_before_bed",
        UrgeNoButTold = "urge_no_but_told", UrgeOfZero = "urge_of_zero", CrampsNoButTold = "cramps_no_but_told",
        CrampFitsMore = "cramp_fits_more", NoteEmpty = "note_empty",
        QuietButTrouble = "quiet_but_trouble", NoteTooLong = "note_too_long",
        MedicineTooLong = "medicine_too_long", MedicineEmpty = "medicine_empty", MedicineSigns = "medicine_signs", TooMany = "too_many", NoSleepButTold = "no_sleep_but_told", NapsOfNone = "naps_of_none",
        TooEarly = "too_early", TooLate = "too_late", Nothing = "nothing",
        // questioned
        FutureNight = "future_night", NotYet = "not_yet", Flipped = "flipped", LongInBed = "long_in_bed", ShortInBed = "short_in_bed", NoSleep = "no_sleep",
        LegWakings = "leg_wakings", QuietWakings = "quiet_wakings", NotOver = "not_over",
        OnsetHalf = "onset_half", CrampHalf = "cramp_half", LongCramp = "long_cramp", LongUrge = "long_urge",
        SameMedicine = "same_medicine", SameMinute = "same_minute", OverlapBefore = "overlap_before", OverlapAfter = "overlap_after",
    }
}

ids! {
    /// A field of a night, as sentences name it.
    NightField in "night_field" {
        InBed = "in_bed", Tried = "tried", Latency = "latency", Awakenings = "awakenings", Waso = "waso",
        Woke = "woke", Tasafa = "tasafa", Up = "up", Quality = "quality", DidNotSleep = "did_not_sleep", Urge = "urge", Onset = "onset", Rest = "rest",
        UrgeMinutes = "urge_minutes", Places = "places", Cramp = "cramp", Cramps = "cramps",
        Legs = "legs", LegWakings = "leg_wakings", Caffeine = "caffeine", Alcohol = "alcohol", Exercise = "exercise",
        OnFeet = "on_feet", Sitting = "sitting", Water = "water", Naps = "naps", Took = "took", Did = "did", Helped = "helped",
        Signs = "signs", Note = "note",
    }
}

impl NightFault {
    /// Whether it may be stored all the same, if the person says that it is so.
    pub const fn may_be_so(self) -> bool {
        self as usize >= NightFault::FutureNight as usize
    }

    /// Whether it is only asked about, where somebody can answer, and never stands in the way of an entry.
    pub const fn is_only_asked(self) -> bool {
        matches!(self, NightFault::OnsetHalf | NightFault::CrampHalf | NightFault::NotOver)
    }

    /// Whether a time may have been meant half a day earlier or later.
    pub const fn is_of_a_half_day(self) -> bool {
        matches!(self, NightFault::Flipped | NightFault::OnsetHalf | NightFault::CrampHalf)
    }
}

ids! {
    /// A question about one night.
    NightStep in "night_step" {
        Legs = "legs", Severity = "severity", Onset = "onset", Rest = "rest", UrgeMinutes = "urge_minutes", Places = "places",
        CrampKeep = "cramp_keep", CrampAt = "cramp_at", CrampMinutes = "cramp_minutes", CrampSide = "cramp_side",
        CrampMuscle = "cramp_muscle", CrampSeverity = "cramp_severity", CrampSore = "cramp_sore",
        CrampEased = "cramp_eased", CrampMore = "cramp_more", LegWakings = "leg_wakings", Hub = "hub",
        InBed = "in_bed", Tried = "tried", Latency = "latency", Slept = "slept", Awakenings = "awakenings", Waso = "waso",
        Woke = "woke", Tasafa = "tasafa", Up = "up", Quality = "quality", Caffeine = "caffeine",
        CaffeineLast = "caffeine_last", Alcohol = "alcohol", AlcoholLast = "alcohol_last", Exercise = "exercise",
        ExerciseEffort = "exercise_effort", ExerciseAt = "exercise_at", Naps = "naps", NapMinutes = "nap_minutes",
        OnFeet = "on_feet", Sitting = "sitting", Water = "water", TookSame = "took_same", Took = "took", Did = "did", Helped = "helped",
        Note = "note",
    }
}
ids! {
    /// What the legs were like, as the first question of a night puts it.
    Legs in "legs_were" {
        Quiet = "quiet", QuietAndMore = "quiet_and_more", Urge = "urge", Cramp = "cramp", Both = "both",
        Unsure = "unsure", Untold = "untold",
    }
}
ids! {
    /// What else can be told of a night.
    Further in "further" {
        Store = "store", Legs = "legs", Sleep = "sleep", Evening = "evening", Medicines = "medicines", SelfCare = "self_care",
        Cramp = "cramp", Note = "note",
    }
}
ids! {
    /// What to do with a cramp that stands.
    CrampKeep in "cramp_keep" { Keep = "keep", Change = "change", TakeAway = "take_away" }
}
