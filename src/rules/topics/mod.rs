//! Topics of background for `explain`: what the article and the evidence say beside the rules.
//!
//! # Purpose
//! Names every topic once, with its shelf in the table of contents, the grade of its evidence, its sources, and what
//! to read next. Its words stand in `data/text` under `topic`.
//!
//! # Not for
//! Judging anybody: no rule reads it.
//!
//! # Missing answers
//! It asks nothing.
//!
//! # Sources
//! Each topic names its own.

mod classes;
mod table;

pub use classes::sources as class_sources;
pub use table::{Background, Row, TOPICS};

use crate::model::Advice;
use crate::model::ids::{Id, ids};

ids! {
    /// A heading of the table of contents.
    Shelf in "shelf" {
        Help = "help", Understand = "understand", Causes = "causes", Tests = "tests", Treatment = "treatment",
        People = "people", Diary = "diary", Program = "program", Selfcare = "selfcare",
    }
}

ids! {
    /// The complaint that a piece of advice is for.
    Aim in "aim" { Rls = "rls", Cramps = "cramps", Both = "both", Veins = "veins" }
}

/// The row of a topic.
pub fn row(id: Background) -> &'static Row {
    // The list and the table come from one declaration, in one order.
    &TOPICS[id.index()]
}

/// The complaint that a piece of advice is for.
pub const fn aim(advice: Advice) -> Aim {
    match advice {
        Advice::UrgeFirstAid
        | Advice::LegMassage
        | Advice::HotOrColdLegs
        | Advice::GetUpBriefly
        | Advice::MuscleRelaxation
        | Advice::LessCaffeine
        | Advice::RegularSleep
        | Advice::EveningWalk
        | Advice::FerritinTest
        | Advice::IronWithDoctor
        | Advice::YogaTaiChi => Aim::Rls,
        Advice::CrampFirstAid
        | Advice::CalfStretch
        | Advice::FootPosition
        | Advice::WarmFeet
        | Advice::SleepPosture
        | Advice::DaytimeLegExercise
        | Advice::Hydration
        | Advice::NoQuinine
        | Advice::ExerciseBalance
        | Advice::CalciumPotassium
        | Advice::Magnesium
        | Advice::VitaminK => Aim::Cramps,
        Advice::SideSleeping | Advice::KeepDiary | Advice::LessAlcohol | Advice::MedicineReview | Advice::BookVisit => {
            Aim::Both
        }
        Advice::RaiseLegs | Advice::CompressionStockings => Aim::Veins,
    }
}
