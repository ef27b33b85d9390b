//! The medicines that act on the legs, as the nights tell them: which, how much, when, and since when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::dose::{Amount, Cabinet, Named};
use super::needed;
use super::rates::{Rate, WEEK};
use super::span::{Nights, Period};
use super::stats::median;
use super::told;
use crate::formulary::{Class, Medicine, Role};

/// A medicine that acts on the legs, as it was taken last.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LegMedicine {
    /// The name that was written last, without the strength.
    pub name: String,
    /// The medicines of the list that it is.
    pub ids: Vec<&'static str>,
    /// How much in a night; `None` where an amount is not told.
    pub amount: Option<Amount>,
    /// Doses in a night.
    pub doses: usize,
    /// Median time of the first and of the last dose, in minutes after 06:00, since that amount; `None` where no time is
    /// told.
    pub times: Option<(f64, f64)>,
    /// The first night of that amount.
    pub since: NaiveDate,
    /// Whether it was so from the first night that was looked at and tells of medicines, so that it may have begun before.
    pub from_the_first: bool,
    /// How much in a night before, where that was another amount.
    pub before: Option<Amount>,
    /// The last night on which it was taken.
    pub last: NaiveDate,
    /// Nights of the period on which it was taken.
    pub nights: Rate,
}

/// What was taken of one medicine on one night that tells of medicines.
struct Point {
    on: NaiveDate,
    doses: usize,
    amount: Option<Amount>,
    times: Vec<f64>,
}

impl Point {
    fn is_as(&self, other: &Self) -> bool {
        match (self.amount, other.amount) {
            (Some(one), Some(other)) => one.against(other) == Some(std::cmp::Ordering::Equal),
            (None, None) => self.doses == other.doses,
            _ => false,
        }
    }
}

/// Whether a medicine is taken for restless legs or cramps, or acts on them: dopaminergic, alpha-2-delta, opioid, iron,
/// quinine, magnesium (Winkelman 2025; FDA 2010 for quinine). What it is taken for is not known.
pub fn acts_on_legs(medicine: &Medicine) -> bool {
    let roles = [Role::Dopaminergic, Role::Alpha2Delta, Role::Iron, Role::Quinine, Role::Magnesium];
    medicine.class == Class::Opioid || roles.iter().any(|role| medicine.has(*role))
}

/// The medicines that act on the legs and were taken in the period, dopaminergic ones first, then by name.
///
/// Since: the first night of the amount of the newest night, going back over the nights that tell of medicines; up to six
/// of them in a row without it are left out and no new beginning. It goes back no further than the rest of the page does,
/// at least 91 nights: what was so before that is told as such, and for longer there is the list of medicines (house rules
/// of 2026-11). Unit: nights.
pub fn leg_medicines(nights: &Nights<'_>, period: Period) -> Vec<LegMedicine> {
    let all = nights.over(Period { first: needed::first(period), last: period.last });
    let cabinet = Cabinet::of(all.nights);
    let mut names: BTreeMap<&str, &Named> = BTreeMap::new();
    let mut told = Vec::new();
    for one in all.nights {
        let Some(took) = cabinet.took(one.night.took.as_ref()) else { continue };
        let acts = |named: &Named| named.medicines.iter().any(|medicine| acts_on_legs(medicine));
        names.extend(took.iter().filter(|(named, _)| acts(named)).map(|(named, _)| (named.key.as_str(), *named)));
        told.push((one, took));
    }
    let of = |named: &Named| {
        let points = told.iter().map(|(one, took)| {
            let doses = || took.iter().filter(|(other, _)| other.key == named.key);
            let mut times: Vec<f64> =
                doses().filter_map(|(_, dose)| dose.at).map(|at| told::minutes_after_6(one.night, at) as f64).collect();
            times.sort_unstable_by(f64::total_cmp);
            let amount = Cabinet::total(doses().map(|(named, _)| *named));
            Point { on: one.night.date, doses: doses().count(), amount, times }
        });
        read(named, &points.collect::<Vec<_>>(), period, nights.over(period).count)
    };
    let mut found: Vec<(bool, LegMedicine)> =
        names.into_values().filter_map(|named| Some((!named.is_dopaminergic(), of(named)?))).collect();
    found.sort_by_key(|(other, _)| *other);
    found.into_iter().map(|(_, medicine)| medicine).collect()
}

fn read(named: &Named, points: &[Point], period: Period, nights: usize) -> Option<LegMedicine> {
    let (at, newest) = points.iter().enumerate().rfind(|(_, point)| point.doses > 0)?;
    if !period.contains(newest.on) {
        return None;
    }
    let (mut run, mut without, mut before, mut first) = (vec![newest], 0, None, at);
    for (earlier, point) in points[..at].iter().enumerate().rev() {
        match point.doses {
            0 if without + 1 == WEEK => break,
            0 => without += 1,
            _ if point.is_as(newest) => {
                (without, first) = (0, earlier);
                run.push(point);
            }
            _ => {
                before = point.amount.filter(|_| newest.amount.is_some());
                break;
            }
        }
    }
    // What came before the run was only nights without it, and too few of them for a beginning.
    let from_the_first = before.is_none() && points[..first].iter().all(|point| point.doses == 0) && first < WEEK;
    let end = |of: fn(&[f64]) -> Option<&f64>| {
        median(&run.iter().filter_map(|point| of(&point.times).copied()).collect::<Vec<_>>())
    };
    let of_period: Vec<&Point> = points.iter().filter(|point| period.contains(point.on)).collect();
    let yes = of_period.iter().filter(|point| point.doses > 0).count();
    Some(LegMedicine {
        name: named.name.clone(),
        ids: named.medicines.iter().map(|medicine| medicine.id).collect(),
        amount: newest.amount,
        doses: newest.doses,
        times: end(<[f64]>::first).zip(end(<[f64]>::last)),
        since: points[first].on,
        from_the_first,
        before,
        last: newest.on,
        nights: Rate { yes, told: of_period.len(), nights },
    })
}
