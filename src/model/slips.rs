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
        QuietButTrouble = "quiet_but_trouble", NoteTooLong = "note_too_long",
        MedicineTooLong = "medicine_too_long", MedicineEmpty = "medicine_empty", TooMany = "too_many",
        TooEarly = "too_early", TooLate = "too_late", Nothing = "nothing",
        // questioned
        FutureNight = "future_night", NotYet = "not_yet", Flipped = "flipped", LongInBed = "long_in_bed", ShortInBed = "short_in_bed", NoSleep = "no_sleep",
        LegWakings = "leg_wakings", OverlapBefore = "overlap_before", OverlapAfter = "overlap_after",
    }
}

ids! {
    /// A field of a night, as sentences name it.
    NightField in "night_field" {
        InBed = "in_bed", Tried = "tried", Latency = "latency", Awakenings = "awakenings", Waso = "waso",
        Woke = "woke", Tasafa = "tasafa", Up = "up", Quality = "quality", Urge = "urge", Onset = "onset",
        UrgeMinutes = "urge_minutes", Places = "places", Cramp = "cramp", Cramps = "cramps",
        Legs = "legs", LegWakings = "leg_wakings", Caffeine = "caffeine", Alcohol = "alcohol", Exercise = "exercise",
        OnFeet = "on_feet", Sitting = "sitting", Water = "water", Took = "took", Did = "did", Helped = "helped",
        Note = "note",
    }
}

impl NightFault {
    /// Whether it may be stored all the same, if the person says that it is so.
    pub const fn may_be_so(self) -> bool {
        self as usize >= NightFault::FutureNight as usize
    }
}
