//! Kept blood results beside the answers: the iron rules read them as if they had been told in a screening.
//!
//! # Purpose
//! Puts ferritin, saturation and haemoglobin of one draw into the answers, in the units of the questions, so that `lab`
//! and `screen` say the same; and tells from when a retest may be asked about.
//!
//! # Not for
//! Any other test: this program has no thresholds for them. Of a potassium the mark on the slip counts.
//!
//! # Missing answers
//! Ferritin and saturation are each read from their own newest blood, with its own date. The older of the two stands
//! beside the newer for three months, the interval of a retest: a saturation of last month still tells, one of spring says
//! nothing of a ferritin of autumn. One that speaks of too much iron stays until a newer saturation is there: nobody is to
//! take iron meanwhile.
//!
//! # Sources
//! BMJ Best Practice (a retest after three to four months of iron). The article says three to six months.

use chrono::{Months, NaiveDate};

use super::case::Case;
use super::iron;
use crate::model::{Answers, Condition, IronReading, Key, LabDraw, LabTest, Since, Tri, Value};

/// Months after which a low result may be tested again.
pub const RETEST_MONTHS: u32 = 3;

/// The saturation of a draw in percent, and whether it was worked out from iron and binding capacity. It is rounded as
/// it is shown, so that what is judged is what is read.
pub fn saturation(draw: &LabDraw) -> Option<(f64, bool)> {
    let told = draw.value(LabTest::TransferrinSaturation).map(|value| (value, false));
    let (value, computed) = told.or_else(|| Some((draw.computed_saturation()?, true)))?;
    Some((rounded(value, 10.0), computed))
}

/// The ferritin of a draw in ng/mL; one in pmol/L is rounded to whole ng/mL, as the thresholds are.
pub fn ferritin(draw: &LabDraw) -> Option<f64> {
    let result = draw.result(LabTest::Ferritin)?;
    let value = result.in_first_unit()?;
    Some(if value == result.value { value } else { value.round() })
}

/// The haemoglobin of a draw in g/dL.
pub fn haemoglobin(draw: &LabDraw) -> Option<f64> {
    draw.value(LabTest::Haemoglobin).map(|value| rounded(value, 100.0))
}

/// Whether the slip marks the potassium of a draw, where that is known.
pub fn potassium_marked(draw: &LabDraw) -> Option<Tri> {
    draw.result(LabTest::Potassium)?.marked
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

/// A ferritin in ng/mL or a saturation in percent, with its date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    /// The number.
    pub value: f64,
    /// When the blood was taken; of what no kept slip has, when it was told.
    pub on: Since,
    /// It is on a kept slip.
    pub kept: bool,
    /// Ill around the test.
    pub ill: Option<Tri>,
}

/// Ferritin and saturation that are read together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Iron {
    /// Ferritin, ng/mL.
    pub ferritin: Option<Marker>,
    /// Saturation, percent.
    pub saturation: Option<Marker>,
}

impl Iron {
    /// The older beside the newer, as long as it tells.
    fn read_together(ferritin: Option<Marker>, saturation: Option<Marker>) -> Self {
        let both = Self { ferritin, saturation };
        let (Some(of_ferritin), Some(of_saturation)) = (ferritin, saturation) else { return both };
        let ferritin_is_older = of_ferritin.on.order() < of_saturation.on.order();
        let (older, newer) =
            if ferritin_is_older { (of_ferritin, of_saturation) } else { (of_saturation, of_ferritin) };
        let until = older.on.last().checked_add_months(Months::new(RETEST_MONTHS));
        let tells = until.is_none_or(|until| newer.on.first() <= until);
        match ferritin_is_older {
            true if !tells => Self { ferritin: None, saturation },
            false if !tells && !speaks_of_overload(&of_saturation) => Self { ferritin, saturation: None },
            _ => both,
        }
    }

    /// The answers with these in place of their own, where there are any.
    pub fn put_into(self, answers: &mut Answers) {
        let Some(first) = self.ferritin.or(self.saturation) else { return };
        let number = |marker: Option<Marker>| marker.map(|marker| Value::Number(marker.value));
        answers.set(Key::Ferritin, number(self.ferritin));
        answers.set(Key::TransferrinSaturation, number(self.saturation));
        // Illness lifts ferritin: of its blood it has to be known.
        answers.ill_when_tested = first.ill;
    }
}

fn speaks_of_overload(saturation: &Marker) -> bool {
    saturation.value > iron::SATURATION_CEILING
}

/// Blood results that are known: what screenings told, each with its day, and kept draws.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// The screenings, the oldest first.
    pub told: &'a [(NaiveDate, &'a Answers)],
    /// The draws.
    pub draws: &'a [&'a LabDraw],
}

impl Results<'_> {
    /// The newest iron results.
    pub fn iron(&self) -> Iron {
        Iron::read_together(self.newest(Key::Ferritin, None), self.newest(Key::TransferrinSaturation, None))
    }

    /// How the iron results of a draw are read: beside what was known when it was taken. A saturation that speaks of too
    /// much iron counts for every draw without one, until a newer one says otherwise; of that one, no older draw does.
    pub fn iron_of(&self, draw: &LabDraw) -> Iron {
        let own = |value: Option<f64>| value.map(|value| Marker { value, on: draw.on, kept: true, ill: draw.ill });
        let (ferritin, saturation) = (own(ferritin(draw)), own(saturation(draw).map(|(value, _)| value)));
        let known = |key| self.newest(key, Some(draw.on));
        let now = self.newest(Key::TransferrinSaturation, None);
        let overload = now.filter(speaks_of_overload);
        let earlier = || known(Key::TransferrinSaturation).filter(|known| !speaks_of_overload(known));
        match (ferritin, saturation) {
            (None, None) => Iron::default(),
            (Some(_), None) => match overload {
                Some(overload) => Iron { ferritin, saturation: Some(overload) },
                None => Iron::read_together(ferritin, earlier()),
            },
            (None, Some(_)) => Iron::read_together(known(Key::Ferritin), saturation),
            (Some(_), Some(_)) => Iron { ferritin, saturation },
        }
    }

    /// The newest of a kind, of blood that was taken no later than that.
    fn newest(&self, key: Key, until: Option<Since>) -> Option<Marker> {
        let of: fn(&LabDraw) -> Option<f64> = match key {
            Key::Ferritin => ferritin,
            _ => |draw| saturation(draw).map(|(value, _)| value),
        };
        let draws = self.draws.iter().copied().filter(|draw| until.is_none_or(|until| draw.on.first() <= until.last()));
        let slip = draws.filter_map(|draw| Some((draw, of(draw)?))).max_by_key(|(draw, _)| draw.on.order());
        let told = self.told.iter().rev().filter(|(day, _)| until.is_none_or(|until| *day <= until.last()));
        let told = told.copied().find_map(|(day, answers)| match answers.get(key)? {
            Value::Number(value) => Some((day, value, answers.ill_when_tested)),
            _ => None,
        });
        let kept =
            |(draw, value): (&LabDraw, f64), ill| Marker { value, on: draw.on, kept: true, ill: draw.ill.or(ill) };
        match (slip, told) {
            // What was told from the slip has the date of the slip.
            (Some(slip), Some((day, value, ill))) if value == slip.1 && day >= slip.0.on.first() => {
                Some(kept(slip, ill))
            }
            (Some(slip), Some((day, ..))) if day <= slip.0.on.last() => Some(kept(slip, None)),
            (_, Some((day, value, ill))) => Some(Marker { value, on: Since::Day(day), kept: false, ill }),
            (slip, None) => slip.map(|slip| kept(slip, None)),
        }
    }
}

/// Whether a draw has a ferritin or a saturation.
pub fn of_iron(draw: &LabDraw) -> bool {
    ferritin(draw).is_some() || saturation(draw).is_some()
}

/// The newest of these draws that has something.
pub fn newest<'a>(draws: impl IntoIterator<Item = &'a LabDraw>, has: fn(&LabDraw) -> bool) -> Option<&'a LabDraw> {
    draws.into_iter().filter(|draw| has(draw)).max_by_key(|draw| draw.on.order())
}

/// The newest of these draws that has something of today: it was taken no earlier than that day and is not too old to say
/// anything.
pub fn newest_of_now<'a, T>(
    draws: impl IntoIterator<Item = &'a LabDraw>,
    told: Option<NaiveDate>,
    today: NaiveDate,
    of: fn(&LabDraw) -> Option<T>,
) -> Option<&'a LabDraw> {
    let newest = draws.into_iter().filter(|draw| of(draw).is_some()).max_by_key(|draw| draw.on.order())?;
    let until = newest.on.last().checked_add_months(Months::new(RETEST_MONTHS));
    let counts = until.is_some_and(|until| today <= until) && told.is_none_or(|told| told <= newest.on.last());
    counts.then_some(newest)
}

/// From when a low or in-between result may be tested again: three months after the draw. Nothing where iron may be too
/// high, or where the kidney clinic follows it.
pub fn retest(case: &Case<'_>, on: Since) -> Option<NaiveDate> {
    let reading = iron::assess(case)?.reading;
    let low = matches!(reading, IronReading::LowForRls | IronReading::Between75And100);
    let by_others = case.may_have_any(&[Condition::Haemochromatosis, Condition::Dialysis]);
    if !low || by_others {
        return None;
    }
    on.last().checked_add_months(Months::new(RETEST_MONTHS))
}

#[cfg(test)]
mod tests;
