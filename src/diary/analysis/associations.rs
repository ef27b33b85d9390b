//! What went together. Never a cause.

use serde::Serialize;

use crate::model::ids::ids;

ids! {
    /// What a day or evening had.
    Factor in "factor" {
        /// A drink with caffeine.
        Caffeine = "caffeine",
        /// A drink with caffeine at noon or later.
        CaffeineAfterNoon = "caffeine_after_noon",
        /// A drink with alcohol.
        Alcohol = "alcohol",
        /// An antihistamine that makes sleepy.
        SedatingAntihistamine = "sedating_antihistamine",
        /// Exercise.
        Exercise = "exercise",
        /// Hard exercise.
        HardExercise = "hard_exercise",
        /// Exercise that began at 19:00 or later.
        LateExercise = "late_exercise",
        /// Six hours or more of standing and walking.
        OnFeet6h = "on_feet_6h",
        /// Eight hours or more of sitting.
        Sitting8h = "sitting_8h",
    }
}
ids! {
    /// What a night had.
    Trouble in "trouble" { Urge = "urge", Cramp = "cramp" }
}

/// Nights that had it, of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Nights that had it.
    pub yes: usize,
    /// Of so many that tell.
    pub told: usize,
}

/// The nights with a factor and those without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Association {
    /// The factor.
    pub factor: Factor,
    /// What is counted.
    pub trouble: Trouble,
    /// Of the nights with the factor.
    pub with: Share,
    /// Of the nights without it.
    pub without: Share,
}

/// What went together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Associations {
    /// How many comparisons were made: of twenty, one stands out by chance alone.
    pub comparisons: usize,
    /// The comparisons.
    pub found: Vec<Association>,
}
