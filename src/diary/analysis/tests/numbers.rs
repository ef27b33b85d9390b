//! The statistics by themselves.

use proptest::prelude::*;

use super::near;
use crate::diary::analysis::stats::{mean, median, summary, theil_sen};

#[test]
fn quartiles_are_those_of_type_7() {
    let ten: Vec<f64> = (1..=10).rev().map(f64::from).collect();
    let summary = summary(&ten).expect("numbers");
    let quartiles = summary.quartiles.expect("quartiles");
    assert_eq!((summary.median, quartiles.lower, quartiles.upper), (5.5, 3.25, 7.75));
    assert_eq!((summary.n, summary.lowest, summary.highest), (10, 1.0, 10.0));
}

#[test]
fn quartiles_are_said_of_five_numbers_and_more() {
    let of = |count: u32| summary(&(1..=count).map(f64::from).collect::<Vec<_>>()).expect("numbers").quartiles;
    assert_eq!(of(4), None);
    assert_eq!(of(5).map(|quartiles| (quartiles.lower, quartiles.upper)), Some((2.0, 4.0)));
}

#[test]
fn one_number_ties_and_none_are_borne() {
    assert_eq!((summary(&[]), median(&[]), mean(&[])), (None, None, None));
    let one = summary(&[3.0]).expect("a number");
    assert_eq!((one.median, one.lowest, one.highest, one.quartiles), (3.0, 3.0, 3.0, None));
    let ties = summary(&[4.0; 7]).expect("numbers");
    assert_eq!(ties.quartiles.map(|quartiles| (quartiles.lower, quartiles.upper)), Some((4.0, 4.0)));
    assert_eq!(theil_sen(&[]), None);
    assert_eq!(theil_sen(&[(1.0, 5.0)]), None);
    assert_eq!(theil_sen(&[(1.0, 5.0), (1.0, 7.0)]), None);
    let level: Vec<(f64, f64)> = (0..12).map(|x| (f64::from(x), 8.0)).collect();
    assert_eq!(theil_sen(&level), Some((0.0, 0.0, 0.0)));
}

/// By hand: the slopes of (0,0) (1,2) (2,1) (3,10) (4,4) are -6, -1, 0.5, 2/3, 1, 1.5, 2, 10/3, 4, 9; their median is
/// 1.25. S has the variance 5·4·15/18 = 50/3, so C = 8.00, M1 = 1.0 and the ends are the first and the last slope.
#[test]
fn a_slope_and_its_interval_by_hand() {
    let points = [(0.0, 0.0), (1.0, 2.0), (2.0, 1.0), (3.0, 10.0), (4.0, 4.0)];
    let (slope, lower, upper) = theil_sen(&points).expect("a slope");
    assert!(near(slope, 1.25) && near(lower, -6.0) && near(upper, 9.0), "{slope} {lower} {upper}");
}

/// Four zeros, three ones and three twos: S has the variance (2250 - 156 - 66 - 66) / 18 = 109, so C = 20.46 and of 45
/// slopes M1 = 12.3: the 12th from either end. Without the ties it would be the 11th, and 0.05.
#[test]
fn ties_make_the_interval_narrower() {
    let points = [0, 1, 3, 7, 12, 20, 30, 44, 65, 80].map(f64::from).into_iter();
    let points: Vec<(f64, f64)> = points.zip([0, 0, 1, 0, 1, 1, 0, 2, 2, 2].map(f64::from)).collect();
    let (slope, lower, upper) = theil_sen(&points).expect("a slope");
    assert!(near(slope, 1.0 / 41.0) && near(lower, 0.0) && near(upper, 2.0 / 43.0), "{slope} {lower} {upper}");
}

/// One night that is far off moves a line of least squares by hours, and this slope not at all.
#[test]
fn a_single_odd_point_does_not_move_the_slope() {
    let mut points: Vec<(f64, f64)> = (0..28).map(|x| (f64::from(x), 900.0 - 5.0 * f64::from(x))).collect();
    points[27].1 = 1_500.0;
    assert!(near(theil_sen(&points).expect("a slope").0, -5.0));
}

/// Of 400 made-up diaries with noise and a known slope, at least 94 of 100 intervals hold it.
#[test]
fn the_interval_holds_the_true_slope_as_often_as_it_says() {
    let mut seed = 1_u64;
    let mut noise = || {
        let mut uniform = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as f64 / f64::from(u32::MAX >> 1)
        };
        (0..12).map(|_| uniform()).sum::<f64>() - 6.0
    };
    let held = (0..400).map(|_| {
        let points: Vec<(f64, f64)> =
            (0..21).map(|x| (f64::from(x), (30.0 * noise() - 4.0 * f64::from(x)).round())).collect();
        let (_, lower, upper) = theil_sen(&points).expect("a slope");
        usize::from((lower..=upper).contains(&-4.0))
    });
    let held: usize = held.sum();
    assert!((376..=396).contains(&held), "{held}");
}

proptest! {
    /// A median is found by counting: as many numbers are lower as are higher, but for those alike.
    #[test]
    fn the_median_has_as_many_below_as_above(numbers in proptest::collection::vec(-50_i32..50, 1..40)) {
        let numbers: Vec<f64> = numbers.into_iter().map(f64::from).collect();
        let middle = median(&numbers).expect("numbers");
        let below = numbers.iter().filter(|number| **number < middle).count();
        let above = numbers.iter().filter(|number| **number > middle).count();
        prop_assert!(below * 2 <= numbers.len() && above * 2 <= numbers.len());
        let summary = summary(&numbers).expect("numbers");
        if let Some(quartiles) = summary.quartiles {
            let below = numbers.iter().filter(|number| **number < quartiles.lower).count();
            prop_assert!(below * 4 <= numbers.len() + 3);
            prop_assert!(summary.lowest <= quartiles.lower && quartiles.lower <= middle);
            prop_assert!(middle <= quartiles.upper && quartiles.upper <= summary.highest);
        }
    }

    /// The slope is where the concordant and discordant pairs of the points with their line are alike in number.
    #[test]
    fn the_slope_levels_the_pairs(values in proptest::collection::vec(0_i32..1440, 2..30)) {
        let points: Vec<(f64, f64)> =
            values.iter().enumerate().map(|(x, y)| (x as f64 * 1.5, f64::from(*y))).collect();
        let (slope, lower, upper) = theil_sen(&points).expect("a slope");
        let left: Vec<f64> = points.iter().map(|(x, y)| y - slope * x).collect();
        let (mut rises, mut falls, mut pairs) = (0, 0, 0);
        for one in 0..left.len() {
            for other in one + 1..left.len() {
                let step = left[other] - left[one];
                rises += usize::from(step > 1e-6);
                falls += usize::from(step < -1e-6);
                pairs += 1;
            }
        }
        prop_assert!(rises * 2 <= pairs && falls * 2 <= pairs);
        prop_assert!(lower <= slope && slope <= upper);
        let mirrored: Vec<(f64, f64)> = points.iter().rev().map(|(x, y)| (-x, *y)).collect();
        let (back, low, high) = theil_sen(&mirrored).expect("a slope");
        prop_assert!(near(back, -slope) && near(low, -upper) && near(high, -lower));
    }
}
