//! Which nights a picture of many shows, and that it says so.

use super::{date, diary, drawn, period, sizes, texts, urge};
use crate::model::Night;
use crate::report::doctor::figures::{onsets, raster, severity};

/// An urge of ten points on the last night of all, and of one on every other.
fn nights(count: u64) -> Vec<Night> {
    diary(count, |after| Some(urge(if after + 1 == count { 10 } else { 1 }, "22:00")))
}

/// The number of nights that a text says are shown, of how many.
fn said(text: &str) -> Option<(u64, u64)> {
    let rest = text.split("Shown are the last ").nth(1)?;
    let (shown, rest) = rest.split_once(" of ")?;
    let (all, _) = rest.split_once(" nights.")?;
    Some((shown.parse().ok()?, all.parse().ok()?))
}

#[test]
fn a_picture_says_how_many_nights_it_shows_where_it_is_not_all() {
    // How many nights each size has room for, by the picture.
    let room = [(raster as super::Draw, vec![98, 98, 28, 14]), (severity, vec![366; 2]), (onsets, vec![366; 3])];
    for count in [13, 14, 15, 27, 28, 29, 97, 98, 99, 365, 366, 367, 500] {
        let nights = nights(count);
        for (draw, room) in &room {
            let figure = drawn(*draw, &nights, period(0, count - 1)).expect("a picture");
            let sizes = sizes(&figure);
            assert_eq!(sizes.len(), room.len());
            for ((words, drawing), room) in sizes.into_iter().zip(room) {
                let wanted = (*room < count).then_some((*room, count));
                assert_eq!(said(words), wanted, "{count}: {words}");
                let drawn: Vec<(u64, u64)> = texts(drawing).into_iter().filter_map(said).collect();
                assert_eq!(drawn, wanted.into_iter().collect::<Vec<_>>(), "{count} {}", figure.title);
            }
        }
    }
}

#[test]
fn a_terminal_shows_the_newest_nights_and_says_so() {
    for (draw, room, last) in [(raster as super::Draw, 31, 28), (severity, 140, 140), (onsets, 140, 140)] {
        for count in [room - 1, room, room + 1, 400] {
            let nights = nights(count);
            let figure = drawn(draw, &nights, period(0, count - 1)).expect("a picture");
            let wanted = (count > room).then_some((last, count.min(if last == 28 { 98 } else { 366 })));
            assert_eq!(said(&figure.characters[0]), wanted, "{count}: {:?}", figure.characters);
            assert_eq!(
                figure.characters.iter().filter(|line| line.contains("Shown are")).count(),
                wanted.iter().count()
            );
        }
    }
    // The night of ten points is the last of all, and the last that is drawn.
    let figure = drawn(severity, &nights(400), period(0, 399)).expect("a picture");
    let digits: Vec<&String> = figure.characters.iter().filter(|line| line.contains("1111")).collect();
    assert!(digits.len() == 2 && digits[1].ends_with("1X") && !digits[0].contains('X'), "{digits:?}");
    let figure = drawn(raster, &nights(400), period(0, 399)).expect("a picture");
    let row = |after: u64| {
        figure.characters.iter().any(|line| line.starts_with(&date(after).format("%a %-d %b ").to_string()))
    };
    assert!(row(399) && row(372) && !row(371));
}

#[test]
fn a_smaller_raster_has_the_newest_nights() {
    // Cramps on the first nights only: where there is least room, none is drawn.
    let nights = diary(60, |after| {
        let cramps = if after < 30 { r#""had":"yes","events":[{"at":"{n}T03:00:00+09:00"}]"# } else { r#""had":"no""# };
        Some(format!(r#"{},"cramps":{{{cramps}}}"#, urge(5, "22:00")))
    });
    let figure = drawn(raster, &nights, period(0, 59)).expect("a picture");
    let cramps: Vec<usize> = sizes(&figure)
        .into_iter()
        .map(|(_, drawing)| super::marks::count(drawing, crate::report::doctor::figures::canvas::Sign::Cramp))
        .collect();
    // One more is in the key.
    assert_eq!(cramps, [31, 31, 0, 0]);
}
