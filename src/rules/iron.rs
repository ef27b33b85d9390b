//! Iron: what a ferritin and a transferrin saturation say for RLS.
//!
//! # Purpose
//! Sets a result beside the published thresholds: ferritin of 75 ng/mL or less, or a saturation below 20 %, is where
//! the AASM (2025) and the IRLSSG (2018) suggest talking about iron; 75 to 100 by vein only; nothing above a saturation
//! of 45 % or in iron overload. A laboratory's "normal" starts far lower. The article's 50, 70 and 100 are shown beside.
//!
//! # Not for
//! Taking iron: no dose, never by oneself; low iron has a cause that must be found.
//!
//! # Missing answers
//! A ferritin without a saturation is read alone and says so. Illness around the test makes a normal ferritin unreliable.
//!
//! # Sources
//! Winkelman 2025; Allen 2018; AAN 2016; BMJ Best Practice. The thresholds are consensus, not trial results.

use super::case::Case;
use crate::model::{Condition, Evidence, IronReading, Key, Source, Tri};

/// What the iron answers say.
#[derive(Clone, Debug, PartialEq)]
pub struct Iron {
    /// The reading.
    pub reading: IronReading,
    /// The answers behind it.
    pub evidence: Vec<Evidence>,
    /// Which of the reading's sentences in `data/text` fits this person.
    pub facet: &'static str,
    /// The result was taken near an illness, or the person is unsure of that.
    pub ill_when_tested: bool,
}

/// Ferritin (ng/mL) up to which iron is worth discussing in adults with RLS (AASM 2025; IRLSSG 2018).
pub const FERRITIN_LOW: f64 = 75.0;
/// Ferritin (ng/mL) up to which iron by vein is still a question (AASM 2025).
pub const FERRITIN_BETWEEN: f64 = 100.0;
/// Ferritin (ng/mL) below which it counts as low under 18 (AASM 2025).
pub const FERRITIN_CHILD: f64 = 50.0;
/// Ferritin (ng/mL) below which it counts as low on dialysis, if the saturation is low too (AASM 2025).
pub const FERRITIN_DIALYSIS: f64 = 200.0;
/// Saturation (%) below which iron is worth discussing (AASM 2025).
pub const SATURATION_LOW: f64 = 20.0;
/// Saturation (%) above which no iron is given (IRLSSG 2018).
pub const SATURATION_CEILING: f64 = 45.0;

/// Everything the iron rule reads.
pub const READS: &[Key] = &[
    Key::Ferritin,
    Key::TransferrinSaturation,
    Key::Haemoglobin,
    Key::IllWhenTested,
    Key::Conditions,
    Key::Age,
    Key::TakesIron,
    Key::IronNotTolerated,
    Key::BloodDonor,
    Key::HeavyPeriods,
];
/// Where it comes from.
pub const SOURCES: &[Source] =
    &[Source::Winkelman2025, Source::Allen2018, Source::Aan2016, Source::BmjRls, Source::Article];

/// Reads the iron answers; `None` where no result was given.
pub fn assess(case: &Case<'_>) -> Option<Iron> {
    let a = case.answers;
    let ferritin = a.ferritin.map(|value| value.get());
    let saturation = a.transferrin_saturation.map(|value| value.get());
    if ferritin.is_none() && saturation.is_none() && a.haemoglobin.is_none() {
        return None;
    }
    let ill_when_tested = a.ill_when_tested.is_some_and(Tri::not_no);
    let overload = case.has(Condition::Haemochromatosis) || saturation.is_some_and(|value| value > SATURATION_CEILING);
    let reading = match ferritin {
        _ if overload => IronReading::Overload,
        _ if low(case, ferritin, saturation) => IronReading::LowForRls,
        None => IronReading::Incomplete,
        // Illness lifts ferritin, and on dialysis it is often high; those have sentences of their own.
        _ if high_unread(case) && !ill_when_tested && !case.has(Condition::Dialysis) => IronReading::HighUnread,
        Some(_) if ill_when_tested => IronReading::Unreliable,
        Some(value) if value <= FERRITIN_BETWEEN && !case.child() && !case.has(Condition::Dialysis) => {
            IronReading::Between75And100
        }
        Some(_) => IronReading::AboveThresholds,
    };
    let evidence = READS.iter().filter_map(|key| case.evidence(*key)).collect();
    Some(Iron { reading, evidence, facet: facet(case, reading), ill_when_tested })
}

/// A high ferritin that no saturation explains: overload is possible until that is known, and no iron is taken.
pub fn high_unread(case: &Case<'_>) -> bool {
    let a = case.answers;
    a.ferritin.is_some_and(|value| value.get() > FERRITIN_HIGH) && a.transferrin_saturation.is_none()
}

/// On dialysis and under 18 other levels hold; treated overload may be low on purpose.
fn facet(case: &Case<'_>, reading: IronReading) -> &'static str {
    let a = case.answers;
    let saturated = a.transferrin_saturation.is_some_and(|value| value.get() > SATURATION_CEILING);
    match reading {
        IronReading::Overload if !saturated => "stored",
        IronReading::Overload | IronReading::Incomplete | IronReading::HighUnread => "text",
        _ if case.has(Condition::Dialysis) => "dialysis",
        _ if case.child() => "child",
        IronReading::LowForRls
        | IronReading::Between75And100
        | IronReading::AboveThresholds
        | IronReading::Unreliable => "text",
    }
}

/// Ferritin (ng/mL) above which it is high until the saturation is known; general practice, unconfirmed.
pub const FERRITIN_HIGH: f64 = 300.0;

/// Whether a result is low for RLS, also where overload forbids iron: a loss has a cause either way.
pub fn is_low(case: &Case<'_>) -> bool {
    let a = case.answers;
    low(case, a.ferritin.map(|value| value.get()), a.transferrin_saturation.map(|value| value.get()))
}

fn low(case: &Case<'_>, ferritin: Option<f64>, saturation: Option<f64>) -> bool {
    let unsaturated = saturation.is_some_and(|value| value < SATURATION_LOW);
    let Some(ferritin) = ferritin else { return unsaturated };
    if case.child() {
        return ferritin < FERRITIN_CHILD || unsaturated;
    }
    if case.has(Condition::Dialysis) {
        return ferritin <= FERRITIN_LOW || (ferritin < FERRITIN_DIALYSIS && unsaturated);
    }
    ferritin <= FERRITIN_LOW || unsaturated
}
