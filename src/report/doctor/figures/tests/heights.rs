//! How high pictures are: each size lower than the one before, and nothing beyond the edges.

use super::{diary, drawn, period, sizes, urge};
use crate::model::Night;
use crate::report::doctor::figures::{cramps_by_hour, onsets, raster, severity};
use crate::report::page::{Drawing, Shape};

/// A night with everything that a picture can show.
fn full(count: u64) -> Vec<Night> {
    diary(count, |after| {
        let dose = (1 + after / 14) as f64 / 2.0;
        Some(format!(
            r#"{},"cramps":{{"had":"yes","events":[{{"at":"{{n}}T03:10:00+09:00"}},{{"at":"{{d}}T15:10:00+09:00"}}]}},
            "took":[{{"name":"ropinirole {dose} mg","at":"{{d}}T21:00:00+09:00"}},{{"name":"magnesium"}}],
            "evening":{{"caffeine":{{"drinks":1,"last":"{{d}}T19:00:00+09:00"}},"alcohol":{{"drinks":1,"last":"{{d}}T20:00:00+09:00"}}}},
            "sleep":{{"in_bed":"{{d}}T23:00:00+09:00","tried":"{{d}}T23:20:00+09:00","latency":30,"woke":"{{n}}T06:00:00+09:00","up":"{{n}}T06:40:00+09:00"}}"#,
            urge(1 + (after % 10) as u32, if after % 2 == 0 { "17:00" } else { "22:10" })
        ))
    })
}

/// The upper and the lower edge of what is drawn.
fn edges(drawing: &Drawing) -> (f64, f64) {
    let (mut top, mut bottom) = (f64::MAX, f64::MIN);
    let mut add = |from: f64, to: f64| (top, bottom) = (top.min(from.min(to)), bottom.max(from.max(to)));
    for shape in &drawing.shapes {
        match shape {
            Shape::Rect { y, height, .. } => add(*y, y + height),
            Shape::Line { from, to, .. } => add(from.1, to.1),
            Shape::Circle { at, radius, .. } => add(at.1 - radius, at.1 + radius),
            Shape::Polygon { corners, .. } => corners.iter().for_each(|(_, y)| add(*y, *y)),
            // A little of a letter hangs below its line.
            Shape::Text { at, size, .. } => add(at.1 - 0.7 * size, at.1 + 0.2 * size),
        }
    }
    (top, bottom)
}

#[test]
fn each_size_is_lower_than_the_one_before_and_holds_what_is_drawn() {
    for count in [7, 14, 28, 31, 32, 60, 98, 200] {
        let nights = full(count);
        for draw in [raster as super::Draw, severity, onsets, cramps_by_hour] {
            let figure = drawn(draw, &nights, period(0, count - 1)).expect("a picture");
            let heights: Vec<f64> = sizes(&figure).iter().map(|(_, drawing)| drawing.height).collect();
            assert!(heights.windows(2).all(|two| two[1] <= two[0]), "{count} {}: {heights:?}", figure.title);
            // The first of the smaller ones makes room on any page that is too long.
            assert!(count < 28 || heights[1] < heights[0] - 10.0, "{count} {}: {heights:?}", figure.title);
            for (_, drawing) in sizes(&figure) {
                let (top, bottom) = edges(drawing);
                assert!(
                    top >= 0.0 && bottom <= drawing.height,
                    "{count} {}: {top} {bottom} of {}",
                    figure.title,
                    drawing.height
                );
            }
        }
    }
}
