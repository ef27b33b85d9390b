//! The pictures of a whole diary, on a page in each of its forms.
//!
//! To look at them: `NIGHTLEGS_FIGURES=/some/folder NIGHTLEGS_DIARY=/some/diary.jsonl cargo test --test figures`.

use std::path::{Path, PathBuf};

use nightlegs::diary::analysis::{Known, NightOf, Nights, Period, analyse};
use nightlegs::diary::{read, standing};
use nightlegs::model::Moment;
use nightlegs::model::Night;
use nightlegs::report::doctor::figures;
use nightlegs::report::page::terminal::{self, Layout};
use nightlegs::report::page::{Block, Drawing, Figure, Ink, Page, Part, Shape, html, pdf};
use nightlegs::store::{Reach, Store};
use nightlegs::text::Lang;

/// The nights of a diary, with when each was written down.
fn diary(path: PathBuf) -> Vec<(Night, Moment)> {
    let tail = Store::at(path).tail(Reach::All).expect("a diary").expect("a diary");
    let standing = standing(tail.lines().map(|line| (line.stamp, line.payload())));
    let nights = standing.into_iter().filter(|(key, _)| key.night().is_some());
    nights.map(|(_, (stamp, text))| (read::read(text.as_bytes()).expect("a night"), stamp.recorded_at)).collect()
}

/// The pictures of the last nights; what they are drawn of lives as long as the test.
fn pictures(nights: &'static [(Night, Moment)], days: u64) -> Vec<Figure<'static>> {
    let of = |(night, recorded_at): &'_ (Night, Moment)| (night.date, *recorded_at);
    let (last, now) = nights.iter().map(of).max().expect("a night");
    let nights: Vec<NightOf<'_>> =
        nights.iter().map(|(night, recorded_at)| NightOf { night, recorded_at: *recorded_at, edited: false }).collect();
    let nights: &'static Nights<'static> = Box::leak(Box::new(Nights::of(&nights)));
    let analysis = Box::leak(Box::new(analyse(nights, Period::ending(last, days), now, &Known::default())));
    let raster = figures::raster(nights, analysis, Lang::English);
    let severity = figures::severity(nights, analysis, Lang::English);
    let onsets = figures::onsets(nights, analysis, Lang::English);
    let cramps = figures::cramps_by_hour(nights, analysis, Lang::English);
    [raster, severity, onsets, cramps].into_iter().flatten().collect()
}

fn page(days: u64, figures: Vec<Figure<'_>>) -> Page<'_> {
    let blocks = figures.into_iter().map(Block::Figure).collect();
    let parts = vec![Part { id: "pictures", heading: format!("{days} nights"), blocks }];
    Page { title: "Pictures".to_owned(), about: Vec::new(), parts, foot: Vec::new() }
}

fn write(folder: &Path, days: u64, page: &Page<'_>, printed: Moment) {
    let file = |ending: &str| folder.join(format!("{days}.{ending}"));
    std::fs::write(file("html"), html::set_out(page, Lang::English)).expect("written");
    std::fs::write(file("pdf"), pdf::set_out(page, pdf::Paper::A4, printed, Lang::English).expect("set out"))
        .expect("written");
    for (ending, ascii, in_words) in [("txt", false, false), ("ascii.txt", true, false), ("words.txt", false, true)] {
        let text = terminal::set_out(page, Layout { width: 80, ascii, in_words });
        std::fs::write(file(ending), anstream::adapter::strip_str(&text).to_string()).expect("written");
    }
}

#[test]
fn a_whole_diary_in_every_form() {
    let Some(folder) = std::env::var_os("NIGHTLEGS_FIGURES") else { return };
    let nights = diary(std::env::var_os("NIGHTLEGS_DIARY").expect("a diary").into()).leak();
    for days in [7, 14, 28, 31, 35, 60, 84, 200, 400] {
        write(Path::new(&folder), days, &page(days, pictures(nights, days)), nights[0].1);
    }
}

/// The pictures of the last nights of the example, and these nights.
fn example(days: u64) -> (Vec<Figure<'static>>, Vec<Night>) {
    let all = diary(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo.jsonl")).leak();
    let last = all.iter().map(|(night, _)| night.date).max().expect("a night");
    let period = Period::ending(last, days);
    let mut nights: Vec<Night> =
        all.iter().map(|(night, _)| night.clone()).filter(|night| period.contains(night.date)).collect();
    nights.sort_by_key(|night| night.date);
    (pictures(all, days), nights)
}

/// Where a text of a drawing stands.
#[track_caller]
fn text_at(drawing: &Drawing, wanted: &str) -> (f64, f64) {
    let at = drawing.shapes.iter().find_map(|shape| match shape {
        Shape::Text { at, text, .. } if text == wanted => Some(*at),
        _ => None,
    });
    at.unwrap_or_else(|| panic!("no {wanted}"))
}

fn minutes_after_18(night: &Night, at: Moment) -> f64 {
    let evening = night.date.and_hms_opt(18, 0, 0).expect("a time");
    (at.naive_local() - evening).num_minutes() as f64
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.02
}

#[test]
fn sleep_is_drawn_where_it_was_and_each_night_in_its_row() {
    for days in [28, 84] {
        let (figures, nights) = example(days);
        let raster = &figures[0];
        for (drawing, shown) in std::iter::once((&*raster.drawing, days))
            .chain(raster.smaller.iter().map(|smaller| &*smaller.drawing).zip([days, 28, 14]))
        {
            let (left, midnight) = (text_at(drawing, "18:00").0, text_at(drawing, "00:00").0);
            let x = |minutes: f64| left + (midnight - left) * minutes / 360.0;
            let asleep: Vec<(f64, f64, f64)> = drawing
                .shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Rect { x, y, width, ink: Ink::Light, .. } if *x > left => Some((*x, *width, *y)),
                    _ => None,
                })
                .collect();
            let first = nights.last().expect("a night").date - chrono::Days::new(shown - 1);
            let slept = nights.iter().filter(|night| night.date >= first);
            let slept: Vec<(i64, f64, f64)> = slept
                .filter_map(|night| {
                    let (tried, woke) = (night.sleep.tried?, night.sleep.woke?);
                    let from = minutes_after_18(night, tried) + f64::from(night.sleep.latency?.get());
                    let to = minutes_after_18(night, woke);
                    // The hour that is told twice is drawn as the clocks showed it.
                    let clocks = tried.offset() != woke.offset();
                    (!clocks).then_some(((night.date - first).num_days(), x(from), x(to) - x(from)))
                })
                .collect();
            let placed = |(row, from, wide): &(i64, f64, f64)| {
                let (_, _, y) = asleep.iter().find(|(x, width, _)| near(*x, *from) && near(*width, *wide))?;
                Some((*row as f64, *y))
            };
            let rows: Vec<(f64, f64)> = slept.iter().filter_map(placed).collect();
            // An urge that went on in sleep is drawn over it.
            assert!(rows.len() * 10 > slept.len() * 8, "{shown}: {} of {}", rows.len(), slept.len());
            // Two nights that slept alike may be taken for each other; the others tell how high a row is.
            let (first, last) = (rows[0], rows[rows.len() - 1]);
            let high = (last.1 - first.1) / (last.0 - first.0);
            assert!(high > 2.0 && high < 7.0, "{shown}: {high}");
            let out = rows.iter().filter(|(row, y)| !near(*y, first.1 + (row - first.0) * high)).count();
            assert!(out * 5 <= rows.len(), "{shown}: {out} of {} rows are not in their place", rows.len());
        }
    }
}

#[test]
fn bars_are_as_high_as_the_urge_was_strong() {
    for (figures, nights) in [example(28), example(84)] {
        let severity = &figures[1];
        let drawings = [&severity.drawing, &severity.smaller[0].drawing];
        for drawing in drawings {
            let point = (text_at(drawing, "0").1 - text_at(drawing, "10").1) / 10.0;
            let bars = drawing.shapes.iter().filter_map(|shape| match shape {
                Shape::Rect { height, ink: Ink::Dark, .. } => Some((height / point).round()),
                _ => None,
            });
            let bars: Vec<f64> = bars.take_while(|points| *points > 0.0).collect();
            let told: Vec<f64> = nights
                .iter()
                .filter_map(|night| {
                    Some(f64::from(night.urge.as_ref()?.severity?.get())).filter(|points| *points > 0.0)
                })
                .collect();
            assert!(bars.starts_with(&told) && told.len() > 10, "{bars:?} {told:?}");
            let cramps = nights.iter().filter(|night| !night.cramp_events().is_empty()).count();
            let triangles =
                drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Polygon { ink: Ink::Strong, .. }));
            // One more is in the key.
            assert_eq!(triangles.count(), cramps + 1);
        }
        assert!(drawings[1].height < drawings[0].height - 10.0);
    }
}

#[test]
fn beginnings_stand_by_the_hours_beside_them() {
    let (figures, nights) = example(28);
    let onsets = &figures[2];
    for drawing in [&onsets.drawing, &onsets.smaller[0].drawing, &onsets.smaller[1].drawing] {
        let (six, nine) = (text_at(drawing, "18:00").1, text_at(drawing, "21:00").1);
        let y = |minutes: f64| six - 2.2 + (nine - six) * minutes / 180.0;
        let circles = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Circle { at, .. } => Some(*at),
            _ => None,
        });
        let mut circles: Vec<(f64, f64)> = circles.filter(|(_, y)| *y < nine + 40.0).collect();
        circles.sort_by(|one, other| one.0.total_cmp(&other.0));
        let begun = nights.iter().filter_map(|night| match night.urge.as_ref()?.onset? {
            nightlegs::model::Onset::At(at) => Some(minutes_after_18(night, at)),
            nightlegs::model::Onset::AllDay(_) => None,
        });
        let begun: Vec<f64> = begun.collect();
        assert!(begun.len() > 10);
        // The median and the drift, which goes the way that the words tell.
        assert!(onsets.words.contains("minutes a week earlier"), "{}", *onsets.words);
        text_at(drawing, "22 min/week earlier");
        text_at(drawing, "median 19:13");
        for (count, minutes) in begun.iter().enumerate() {
            assert!(circles.iter().any(|(_, at)| near(*at, y(*minutes))), "{count}: {minutes}");
        }
    }
}

#[test]
fn cramps_stand_in_their_hour_and_weekday() {
    let (figures, nights) = example(84);
    let by_hour = &figures[3];
    for drawing in [&by_hour.drawing, &by_hour.smaller[0].drawing] {
        let mut counts = std::collections::BTreeMap::<(u32, u32), u32>::new();
        for night in &nights {
            for at in night.cramp_events().iter().filter_map(|cramp| cramp.at) {
                use chrono::{Datelike, Timelike};
                *counts.entry((night.date.weekday().num_days_from_monday(), at.hour())).or_default() += 1;
            }
        }
        assert!(counts.len() > 3);
        let middle = |row: u32| {
            let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
            text_at(drawing, names[row as usize]).1
        };
        let numbers: Vec<(f64, f64, &str)> = drawing
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Text { at, text, .. } if text.len() == 1 => Some((at.0, at.1, text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(numbers.len(), counts.len());
        for ((row, hour), count) in counts {
            let x = text_at(drawing, &format!("{hour:02}")).0;
            let found = numbers.iter().find(|(at, y, _)| near(*at, x) && (y - middle(row)).abs() < 0.5);
            assert_eq!(found.map(|(_, _, text)| *text), Some(count.to_string().as_str()), "{row} {hour}");
        }
    }
}

#[test]
fn every_dose_and_cramp_has_its_sign() {
    let (figures, nights) = example(28);
    let count = |so: fn(&Shape) -> bool| figures[0].drawing.shapes.iter().filter(|shape| so(shape)).count();
    let cramps: usize = nights.iter().map(|night| night.cramp_events().len()).sum();
    assert_eq!(count(|shape| matches!(shape, Shape::Polygon { ink: Ink::Strong, .. })), cramps + 1);
    // Medicines at the same time share a sign; one more of each is in the key.
    let doses = nights.iter().map(|night| {
        let times = night.took.iter().flatten().map(|dose| dose.at);
        times.collect::<std::collections::BTreeSet<_>>().len()
    });
    let drawn = count(|shape| matches!(shape, Shape::Circle { fill: Some(Ink::Text), .. }));
    assert_eq!(drawn, doses.sum::<usize>() + 1);
}
