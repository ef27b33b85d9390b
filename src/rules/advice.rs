//! Advice: what this person could do, and when; what would harm is held back by the gates.
//!
//! # Purpose
//! Chooses from the article's twelve strategies for cramps, its list for RLS and its list for pregnancy, its immediate
//! response and its "start today", each with how good the evidence is. Where the evidence differs from the article,
//! the sentence says both.
//!
//! # Not for
//! A dose of anything, or a medicine to take.
//!
//! # Missing answers
//! Nothing is advised for a complaint that was never asked about.
//!
//! # Sources
//! Each piece names its own.

use super::case::Case;
use super::gates;
use super::iron;
use crate::model::{
    Advice, Complaint, Condition, Grade, IronReading, Key, Reason, Set, Source, Urgency, Verdict, When,
};

/// A piece of advice for this person.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Which one.
    pub id: Advice,
    /// When to do it.
    pub when: When,
    /// Which of its sentences in `data/text` fits this person.
    pub facet: &'static str,
}

/// When a piece of advice applies, how good its evidence is, and where it comes from.
#[derive(Clone, Copy)]
pub struct Entry {
    /// Which one.
    pub id: Advice,
    /// When to do it.
    pub when: When,
    /// How good the evidence is.
    pub grade: Grade,
    /// The trouble that it is for.
    pub of: Complaint,
    /// Where it comes from.
    pub sources: &'static [Source],
    applies: fn(&Troubled<'_, '_>) -> bool,
}

/// What the person is troubled by.
struct Troubled<'a, 'b> {
    case: &'a Case<'b>,
    urge: bool,
    cramps: bool,
    may_be_rls: bool,
}

/// Questions that the choice reads, beside those of the gates.
pub const READS: &[Key] = &[
    Key::UrgeToMove,
    Key::Cramps,
    Key::CaffeineCups,
    Key::CaffeineLast,
    Key::AlcoholPerWeek,
    Key::HeavySwollenAfterStanding,
    Key::Medicines,
    Key::Ferritin,
    Key::Pregnancy,
    Key::Conditions,
    Key::SymptomsFollowedMedicine,
];

/// Chooses and orders the advice, and lists what is held back.
pub fn choose(case: &Case<'_>, urgency: Urgency, rls: Verdict) -> (Vec<Given>, Vec<(Advice, Reason)>) {
    let withheld = gates::withheld(case, urgency);
    let urge = case.urge() && !case.not_in_legs();
    let complaint = Troubled { case, urge, cramps: case.cramps(), may_be_rls: urge && rls != Verdict::DoesNotFit };
    let held: Set<Advice> = withheld.iter().map(|held| held.0).collect();
    let mut given: Vec<Given> = CATALOGUE
        .iter()
        .filter(|entry| (entry.applies)(&complaint) && !held.contains(entry.id))
        .map(|entry| Given { id: entry.id, when: entry.when, facet: facet(case, entry.id, held) })
        .collect();
    if urgency >= Urgency::SameDay {
        given.clear();
    }
    given.sort_by_key(|given| given.when);
    (given, withheld)
}

/// First aid leaves out what is held back; children and pregnancy have doors and words of their own.
fn facet(case: &Case<'_>, id: Advice, held: Set<Advice>) -> &'static str {
    let no_rub = held.contains(Advice::LegMassage);
    let no_heat = held.contains(Advice::WarmFeet);
    match id {
        Advice::CrampFirstAid if no_rub && no_heat => "no_rub_no_heat",
        Advice::CrampFirstAid if no_heat => "no_heat",
        Advice::CrampFirstAid | Advice::UrgeFirstAid if no_rub => "no_rub",
        Advice::LessAlcohol if case.pregnant() || case.maybe(Key::Breastfeeding) => "pregnant",
        Advice::BookVisit if case.child() => "child",
        Advice::BookVisit if case.pregnant() => "pregnant",
        _ => "text",
    }
}

/// The catalogue's entry of a piece of advice.
pub fn entry(id: Advice) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.id == id)
}

macro_rules! entries {
    ($($id:ident $when:ident $grade:ident $of:ident [$($source:ident),+] $applies:expr;)+) => {
        &[$(Entry {
            id: Advice::$id, when: When::$when, grade: Grade::$grade, of: Complaint::$of,
            sources: &[$(Source::$source),+], applies: $applies,
        }),+]
    };
}

/// Every piece of advice, in the order in which it is shown within its time.
pub const CATALOGUE: &[Entry] = entries! {
    CrampFirstAid Now FirstAid Cramps [NhsCramps, Icsd3Cramps, Article] |c| c.cramps;
    UrgeFirstAid Now FirstAid Urge [Allen2014, Article] |c| c.urge;
    CalfStretch Tonight SmallTrials Cramps [Hallegraeff2012, Hawke2021, Article] |c| c.cramps;
    FootPosition Tonight NoTrials Cramps [Article] |c| c.cramps;
    WarmFeet Tonight NoTrials Cramps [Article] |c| c.cramps;
    LegMassage Tonight NoTrials Urge [Silber2021, Article] |c| c.urge || c.case.pregnant() && c.cramps;
    HotOrColdLegs Tonight NoTrials Urge [Silber2021, Article] |c| c.urge;
    GetUpBriefly Tonight NoTrials Urge [Article] |c| c.urge;
    SideSleeping Tonight NoTrials Both [Article] |c| c.case.pregnant() && (c.urge || c.cramps);
    SleepPosture Tonight NoTrials Cramps [Article] |c| c.cramps && !c.case.pregnant();
    RaiseLegs Tonight NoTrials Cramps [Article] |c| c.case.pregnant() && c.cramps || veins(c);
    MuscleRelaxation Tonight NoTrials Urge [Article] |c| c.urge;
    KeepDiary ThisWeek HouseRule Both [HouseRule, Article] |c| c.urge || c.cramps;
    LessCaffeine ThisWeek Guideline Urge [Winkelman2025, Article] |c| c.may_be_rls && drinks_caffeine(c) && grown_or_said(c, Key::CaffeineCups);
    LessAlcohol ThisWeek Guideline Both [Winkelman2025, Article] |c| (c.urge || c.cramps) && drinks_alcohol(c) && !c.case.child();
    RegularSleep ThisWeek NoTrials Urge [Silber2021, Article] |c| c.urge;
    EveningWalk ThisWeek MixedTrials Urge [Silber2021, Article] |c| c.urge || c.case.pregnant() && c.cramps;
    DaytimeLegExercise ThisWeek NoTrials Cramps [Article] |c| c.cramps;
    Hydration ThisWeek NoTrials Cramps [Hawke2021, Article] |c| c.cramps;
    CompressionStockings ThisWeek NoTrials Cramps [Hawke2021, Article] veins;
    NoQuinine ThisWeek Guideline Cramps [FdaQuinine] |c| c.cramps;
    FerritinTest ThisMonth Guideline Urge [Winkelman2025, Article] |c| c.may_be_rls && c.case.answers.ferritin.is_none();
    IronWithDoctor ThisMonth Guideline Urge [Winkelman2025, Allen2018, Article] iron_worth_asking;
    MedicineReview ThisMonth Guideline Both [Winkelman2025, Garrison2012, Article] takes_medicines;
    ExerciseBalance ThisMonth NoTrials Cramps [Article] |c| c.cramps;
    YogaTaiChi ThisMonth MixedTrials Urge [Silber2021, Article] |c| c.urge || c.case.pregnant() && c.cramps;
    CalciumPotassium ThisMonth NoTrials Cramps [Article] |c| c.cramps;
    Magnesium ThisMonth TrialsFoundNoEffect Cramps [Garrison2020, Luo2020, Kdri2020, Article] |c| c.cramps;
    VitaminK ThisMonth MixedTrials Cramps [Tan2024] |c| c.cramps && c.case.answers.age.is_some_and(|age| age.get() >= 65.0);
    BookVisit ThisMonth HouseRule Both [Article, Garrison2020] |c| c.urge || c.cramps || c.case.child() && c.case.yes(Key::GrowingPainsLike);
};

fn veins(c: &Troubled<'_, '_>) -> bool {
    c.case.has(Condition::VaricoseVeins) || c.case.yes(Key::HeavySwollenAfterStanding)
}

fn iron_worth_asking(c: &Troubled<'_, '_>) -> bool {
    let above = iron::assess(c.case).is_some_and(|iron| iron.reading == IronReading::AboveThresholds);
    c.may_be_rls && !above
}

/// Nobody who said "none" is told to drink less, nor one who drinks little and only before noon.
fn drinks_caffeine(c: &Troubled<'_, '_>) -> bool {
    let a = c.case.answers;
    let little = a.caffeine_cups.is_some_and(|cups| cups.get() <= 2.0);
    let early = a.caffeine_last.is_some_and(|last| last.hour() < 12);
    a.caffeine_cups.is_none_or(|cups| cups.get() > 0.0) && !(little && early)
}

/// A child is told of caffeine only where it was said to have any.
fn grown_or_said(c: &Troubled<'_, '_>, key: Key) -> bool {
    !c.case.child() || c.case.answers.has(key)
}

fn drinks_alcohol(c: &Troubled<'_, '_>) -> bool {
    c.case.answers.alcohol_per_week.is_none_or(|drinks| drinks.get() > 0.0)
}

fn takes_medicines(c: &Troubled<'_, '_>) -> bool {
    let worsens = |rls: bool, cramps: bool| {
        c.case
            .taking()
            .any(|medicine| (rls && medicine.worsens_rls.is_some()) || (cramps && medicine.brings_cramps.is_some()))
    };
    worsens(c.urge, c.cramps) || c.case.maybe(Key::SymptomsFollowedMedicine)
}
