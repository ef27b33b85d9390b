//! What was begun, stopped, raised or lowered, as the nights tell it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::compare::{AFTER, BEFORE, ChangeKind, Changed, Confounder};
use super::dose::{Amount, Cabinet, Named};
use super::span::{Period, Span};
use crate::model::{Id, Strategy};

/// Nights that tell, on each side of a change; a house rule of 2026-11.
const TOLD: usize = 5;

/// One night of a medicine or of self-care: whether it was so, and how much.
#[derive(Clone, Copy, Debug)]
struct Point {
    on: NaiveDate,
    had: bool,
    amount: Option<Amount>,
}

/// Every change of these nights, by date.
pub(super) fn changes(span: &Span<'_>, cabinet: &Cabinet<'_>) -> Vec<Confounder> {
    let mut found = Vec::new();
    for (named, points) in medicines(span, cabinet) {
        let ids: Vec<&'static str> = named.medicines.iter().map(|medicine| medicine.id).collect();
        let medicine = |from, to| Changed::Medicine { name: named.name.clone(), ids: ids.clone(), from, to };
        for at in 0..points.len() {
            let on = points[at].on;
            let mut add = |kind, from, to| found.push(Confounder { what: medicine(from, to), kind, on });
            if begins(&points, at) {
                add(ChangeKind::Begins, None, points[at].amount);
            } else if stops(&points, at) {
                add(ChangeKind::Stops, amounts(before(&points, at)).last().copied(), None);
            } else if let Some((from, to)) = other_dose(&points, at) {
                let raised = to.against(from) == Some(Ordering::Greater);
                add(if raised { ChangeKind::Raised } else { ChangeKind::Lowered }, Some(from), Some(to));
            }
        }
    }
    for strategy in Strategy::ALL {
        let points = self_care(span, *strategy);
        let begun = (0..points.len()).filter(|at| begins(&points, *at));
        found.extend(begun.map(|at| Confounder {
            what: Changed::SelfCare(*strategy),
            kind: ChangeKind::Begins,
            on: points[at].on,
        }));
    }
    found.sort_by_key(|change| change.on);
    found
}

/// The nights of each medicine, those on which it was not taken too; under the name that was written last.
fn medicines<'c>(span: &Span<'_>, cabinet: &'c Cabinet<'_>) -> Vec<(&'c Named, Vec<Point>)> {
    let mut told = Vec::new();
    let mut names: BTreeMap<&str, &Named> = BTreeMap::new();
    for one in span.nights {
        let Some(took) = cabinet.took(one.night.took.as_ref()) else { continue };
        names.extend(took.iter().map(|(named, _)| (named.key.as_str(), *named)));
        told.push((one.night.date, took));
    }
    let of = |key: &str| {
        let points = told.iter().map(|(on, took)| {
            let doses = || took.iter().map(|(named, _)| *named).filter(|named| named.key == key);
            Point { on: *on, had: doses().next().is_some(), amount: Cabinet::total(doses()) }
        });
        points.collect()
    };
    names.into_iter().map(|(key, named)| (named, of(key))).collect()
}

fn self_care(span: &Span<'_>, strategy: Strategy) -> Vec<Point> {
    let told = span.nights.iter().filter_map(|one| Some((one.night.date, one.night.did?)));
    told.map(|(on, did)| Point { on, had: did.contains(strategy), amount: None }).collect()
}

/// The nights that tell, of the two weeks before.
fn before(points: &[Point], at: usize) -> &[Point] {
    let period = Period::ending(points[at].on, BEFORE + 1);
    let first = points.partition_point(|point| point.on < period.first);
    &points[first.min(at)..at]
}

/// The nights that tell, from that one on for four weeks.
fn after(points: &[Point], at: usize) -> &[Point] {
    let period = Period::beginning(points[at].on, AFTER);
    let end = points.partition_point(|point| point.on <= period.last);
    &points[at..end.max(at)]
}

fn most(points: &[Point]) -> bool {
    points.iter().filter(|point| point.had).count() * 2 >= points.len()
}

fn none(points: &[Point]) -> bool {
    points.iter().all(|point| !point.had)
}

/// Whether it was so on the night before among those that tell. Nearly every night is as that one was, and the weeks
/// around it need not be looked at.
fn had_before(points: &[Point], at: usize) -> Option<bool> {
    Some(points.get(at.checked_sub(1)?)?.had)
}

/// Not once in the two weeks before, and then on at least half of the nights of four weeks.
fn begins(points: &[Point], at: usize) -> bool {
    if !points[at].had || had_before(points, at) != Some(false) {
        return false;
    }
    let (before, after) = (before(points, at), after(points, at));
    before.len() >= TOLD && after.len() >= TOLD && none(before) && most(after)
}

/// On at least half of the nights of the two weeks before, and then not once in four weeks.
fn stops(points: &[Point], at: usize) -> bool {
    if points[at].had || had_before(points, at) != Some(true) {
        return false;
    }
    let (before, after) = (before(points, at), after(points, at));
    before.len() >= TOLD && after.len() >= TOLD && most(before) && none(after)
}

/// Another amount than on every night of the two weeks before, and then the same for five nights.
fn other_dose(points: &[Point], at: usize) -> Option<(Amount, Amount)> {
    let to = points[at].amount?;
    let before = before(points, at);
    let from = before.iter().rev().find_map(|point| point.amount)?;
    to.against(from).filter(|order| *order != Ordering::Equal)?;
    let (before, after) = (amounts(before), amounts(after(points, at)));
    let is = |amount: &Amount, other: Amount| amount.against(other) == Some(Ordering::Equal);
    let steady = before.iter().all(|amount| is(amount, from)) && after.iter().take(TOLD).all(|amount| is(amount, to));
    (steady && before.len() >= TOLD && after.len() >= TOLD).then_some((from, to))
}

fn amounts(points: &[Point]) -> Vec<Amount> {
    points.iter().filter_map(|point| point.amount).collect()
}
