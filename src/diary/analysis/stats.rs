//! Figures of a list of numbers that are robust to ties, to one value, and to none.

use serde::Serialize;

/// The middle and the ends of a list of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// How many numbers.
    pub n: usize,
    /// Half of them are lower.
    pub median: f64,
    /// The lowest.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// The quartiles, from five numbers on.
    pub quartiles: Option<Quartiles>,
}

/// The quartiles of a list of numbers, interpolated (type 7 of Hyndman & Fan 1996).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quartiles {
    /// A quarter of the numbers are lower.
    pub lower: f64,
    /// A quarter of the numbers are higher.
    pub upper: f64,
}

/// Numbers needed before quartiles are said; a house rule of 2026-11.
const QUARTILES_FROM: usize = 5;
/// The normal deviate of a 95 % interval.
const Z_95: f64 = 1.959_963_984_540_054;

/// The middle and the ends; `None` of no numbers.
pub fn summary(numbers: &[f64]) -> Option<Summary> {
    let sorted = sorted(numbers);
    let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
    let quartiles = (sorted.len() >= QUARTILES_FROM)
        .then(|| Quartiles { lower: quantile(&sorted, 0.25), upper: quantile(&sorted, 0.75) });
    Some(Summary { n: sorted.len(), median: quantile(&sorted, 0.5), lowest, highest, quartiles })
}

/// The median; of an even number of numbers the middle of the two in the middle. `None` of no numbers.
pub fn median(numbers: &[f64]) -> Option<f64> {
    let sorted = sorted(numbers);
    (!sorted.is_empty()).then(|| quantile(&sorted, 0.5))
}

/// The arithmetic mean; `None` of no numbers.
pub fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// A slope and its 95 % interval: the median of the slopes of all pairs, and Sen's rank interval with the variance of
/// Kendall's S corrected for ties (Sen 1968, J Am Stat Assoc 63:1379). `None` where no two points differ in `x`.
///
/// The ends of the interval are taken outwards to the next slope. Grows with the square of the number of points.
pub fn theil_sen(points: &[(f64, f64)]) -> Option<(f64, f64, f64)> {
    let mut slopes = Vec::new();
    for (at, (x, y)) in points.iter().enumerate() {
        slopes.extend(points[at + 1..].iter().filter(|(x2, _)| x2 != x).map(|(x2, y2)| (y2 - y) / (x2 - x)));
    }
    let slopes = sorted(&slopes);
    let last = slopes.len().checked_sub(1)?;
    let n = points.len() as f64;
    let weight = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0);
    let ties: f64 = runs(&sorted(&points.iter().map(|(_, y)| *y).collect::<Vec<_>>())).map(weight).sum();
    let half_width = Z_95 * ((weight(n) - ties) / 18.0).max(0.0).sqrt();
    // Rounds down, so that the interval is never too narrow.
    let outside = ((slopes.len() as f64 - half_width) / 2.0).max(0.0) as usize;
    let lower = outside.saturating_sub(1).min(last);
    Some((quantile(&slopes, 0.5), slopes[lower], slopes[last - lower]))
}

/// The lengths of the runs of equal numbers.
fn runs(sorted: &[f64]) -> impl Iterator<Item = f64> + '_ {
    sorted.chunk_by(|one, next| one == next).map(|run| run.len() as f64)
}

fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// The number below which that part lies, between two numbers on the line between them; of none, zero.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let place = last as f64 * part;
    let below = (place as usize).min(last);
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
