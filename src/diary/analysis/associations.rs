//! What went together. Never a cause.

use serde::Serialize;

use super::dose::Cabinet;
use super::span::Span;
use super::stats::Summary;
use super::told;
use crate::formulary::Class;
use crate::model::ids::ids;
use crate::model::{Drunk, Effort, Id, Night, Onset};

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

/// Nights on neither side of a comparison with the urge: the last drink came after it began, or after it usually begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DrinkAfter {
    /// The drink.
    pub factor: Factor,
    /// How many nights.
    pub nights: usize,
}

/// What went together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Associations {
    /// How many comparisons were made: of twenty, one stands out by chance alone.
    pub comparisons: usize,
    /// The comparisons.
    pub found: Vec<Association>,
    /// Nights that were left out of a comparison, also where too few are left for it.
    pub drink_after: Vec<DrinkAfter>,
}

/// Nights on each side before two are held against each other; a house rule of 2026-11.
const SIDE: usize = 5;
/// Hours of the evening's date from which a drink is of the afternoon, and exercise late.
const NOON: i64 = 12;
const LATE: i64 = 19;
/// Minutes on the feet, and of sitting, that are long; house rules of 2026-11.
const ON_FEET: u32 = 6 * 60;
const SITTING: u32 = 8 * 60;

/// Nights with an urge or a cramp, of those with a factor and of those without.
///
/// Counts only, never a cause, and only with five nights on each side that tell both (house rule of 2026-11); with them
/// stands how many comparisons were made. A factor is known only where it was told: a drink without its time is not
/// known to be of the afternoon, and a medicine that is not of the list leaves open whether it makes sleepy.
///
/// A drink cannot have brought on an urge that was there before it. Of the urge and a drink (caffeine, alcohol), a night
/// on which the last drink came after the urge began, or on a day on which it was there all day, counts on neither side
/// and is counted apart: whether an earlier drink came first is not told. On a night without an urge, the median
/// beginning of the period stands in for its own: else only nights with an urge would be left out, and any late drink
/// would look like a help. A drink at the very minute came first. Where a time is not told, the order is not known, and
/// the night counts. Unit: nights.
///
/// `beginnings` are those of the same nights, in minutes after 06:00.
pub fn associations(span: &Span<'_>, beginnings: Option<Summary>) -> Associations {
    let cabinet = Cabinet::of(span.nights);
    let usual = beginnings.map(|minutes| minutes.median);
    let (mut found, mut drink_after) = (Vec::new(), Vec::new());
    for factor in Factor::ALL {
        let told = span.nights.iter().filter_map(|one| Some((one.night, has(*factor, one.night, &cabinet)?)));
        let told: Vec<(&Night, bool)> = told.collect();
        for trouble in Trouble::ALL {
            let (mut with, mut without, mut after) = (Share::default(), Share::default(), 0);
            for (night, has) in &told {
                let had = match trouble {
                    Trouble::Urge if came_after(*factor, night, usual) == Some(true) => {
                        after += 1;
                        continue;
                    }
                    Trouble::Urge => told::urge(night),
                    Trouble::Cramp => told::cramp(night),
                };
                let side = if *has { &mut with } else { &mut without };
                side.told += usize::from(had.is_some());
                side.yes += usize::from(had == Some(true));
            }
            if after > 0 {
                drink_after.push(DrinkAfter { factor: *factor, nights: after });
            }
            if with.told >= SIDE && without.told >= SIDE {
                found.push(Association { factor: *factor, trouble: *trouble, with, without });
            }
        }
    }
    Associations { comparisons: found.len(), found, drink_after }
}

/// Whether the night had the factor; `None` where that is not known.
fn has(factor: Factor, night: &Night, cabinet: &Cabinet<'_>) -> Option<bool> {
    let evening = &night.evening;
    let exercise = || evening.exercise.as_ref();
    let none = |exercise: &crate::model::Exercise| exercise.minutes.get() == 0;
    match factor {
        Factor::Caffeine => drank(evening.caffeine.as_ref()?),
        Factor::CaffeineAfterNoon => {
            let caffeine = evening.caffeine.as_ref()?;
            if !drank(caffeine)? {
                return Some(false);
            }
            caffeine.last.map(|last| told::from_hour(night, last, NOON))
        }
        Factor::Alcohol => drank(evening.alcohol.as_ref()?),
        Factor::SedatingAntihistamine => {
            let took = cabinet.took(night.took.as_ref())?;
            let is = took.iter().any(|(named, _)| named.is_of(Class::SedatingAntihistamine));
            let known = took.iter().all(|(named, _)| !named.medicines.is_empty());
            (is || known).then_some(is)
        }
        Factor::Exercise => exercise().map(|exercise| !none(exercise)),
        Factor::HardExercise => match exercise()? {
            exercise if none(exercise) => Some(false),
            exercise => exercise.effort.map(|effort| effort == Effort::Hard),
        },
        Factor::LateExercise => match exercise()? {
            exercise if none(exercise) => Some(false),
            exercise => exercise.at.map(|at| told::from_hour(night, at, LATE)),
        },
        Factor::OnFeet6h => evening.on_feet.map(|minutes| minutes.get() >= ON_FEET),
        Factor::Sitting8h => evening.sitting.map(|minutes| minutes.get() >= SITTING),
    }
}

/// Whether the last drink of a factor came after the urge had begun, or after the `usual` minute after 06:00 on a night
/// without one; `None` where the factor is no drink, there was none, or one of the times is not told.
fn came_after(factor: Factor, night: &Night, usual: Option<f64>) -> Option<bool> {
    let drunk = match factor {
        Factor::Caffeine => night.evening.caffeine.as_ref(),
        Factor::CaffeineAfterNoon => night
            .evening
            .caffeine
            .as_ref()
            .filter(|drunk| drunk.last.is_some_and(|at| told::from_hour(night, at, NOON))),
        Factor::Alcohol => night.evening.alcohol.as_ref(),
        _ => None,
    }?;
    let last = drunk.last.filter(|_| drank(drunk) == Some(true))?;
    if told::urge(night) == Some(false) {
        return usual.map(|usual| told::minutes_after_6(night, last) as f64 > usual);
    }
    Some(match told::felt(night)?.onset? {
        Onset::AllDay(_) => true,
        Onset::At(began) => last > began,
    })
}

/// Whether there was a drink; a time of the last says so too.
fn drank(drunk: &Drunk) -> Option<bool> {
    drunk.drinks.map(|drinks| drinks.get() > 0.0).or(drunk.last.map(|_| true))
}
