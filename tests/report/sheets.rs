//! The page on paper: one sheet or two, whatever the diary, with every text legible and in its place.

use crate::long;
use crate::made::{example, printed};
use crate::nights::Diary;
use crate::paper::{self, Placed, Read};

/// Points to the edge of the paper within which nothing stands; printers leave out less.
const MARGIN: f64 = 18.0;
/// Sizes are written with two places.
const SMALLEST: f64 = 6.99;

/// Where the letters of a text are: left, right, below, above.
fn ink(one: &Placed) -> [f64; 4] {
    let indent = one.text.len() - one.text.trim_start_matches(' ').len();
    let spaces = (one.text.len() - one.text.trim_end_matches(' ').len()) as f64;
    assert_eq!(indent, 0, "{one:?}");
    [one.x, one.x + one.width - spaces * 0.224 * one.size, one.y - 0.15 * one.size, one.y + 0.7 * one.size]
}

#[track_caller]
fn is_two_sheets_in_order(diary: &Diary, args: &[&str]) -> Read {
    let read = paper::read(&printed(diary, "pdf", args));
    assert!(read.texts.len() <= 2, "{args:?}: {} sheets", read.texts.len());
    let (width, height) = read.paper;
    for texts in &read.texts {
        let texts: Vec<&Placed> = texts.iter().filter(|one| !one.text.trim().is_empty()).collect();
        assert!(texts.len() > 50, "{args:?}");
        for (at, one) in texts.iter().enumerate() {
            assert!(one.size >= SMALLEST, "{args:?}: {one:?}");
            let [left, right, below, above] = ink(one);
            let inside = left >= MARGIN && right <= width - MARGIN && below >= MARGIN && above <= height - MARGIN;
            assert!(inside, "{args:?}: {one:?} on {width} x {height}");
            for other in &texts[at + 1..] {
                let [from, to, bottom, top] = ink(other);
                let over = right.min(to) - left.max(from) > 0.3 && above.min(top) - below.max(bottom) > 0.3;
                assert!(!over, "{args:?}: {one:?} and {other:?}");
            }
        }
    }
    read
}

const PERIODS: [&str; 5] = ["7d", "28d", "12w", "52w", "10y"];

#[test]
fn the_example_is_two_sheets_at_most() {
    let diary = example();
    for period in PERIODS {
        for paper in ["a4", "letter"] {
            is_two_sheets_in_order(&diary, &["--last", period, "--paper", paper]);
        }
    }
}

#[test]
fn ten_years_of_full_nights_are_two_sheets_at_most_and_say_what_they_leave_out() {
    let diary = long::diary();
    for (period, paper) in [("28d", "letter"), ("52w", "letter"), ("10y", "a4")] {
        is_two_sheets_in_order(&diary, &["--last", period, "--paper", paper]);
    }
    let read = is_two_sheets_in_order(&diary, &["--last", "10y", "--paper", "letter"]);
    let text: String = read.pages.iter().flatten().map(|run| format!("{run} ")).collect();
    assert!(text.contains("234 rows. The earlier ones are in the other forms"), "{text}");
    assert!(text.contains("Less caffeine begun Wed 28 Oct") && !text.contains("Jan 2017"), "the newest stay: {text}");
    assert!(text.contains("Shown are the last 366 of 3650 nights."), "{text}");
    // Whoever hears the picture is told the same.
    let shown = "Shown are the last 14 of 3650 nights.";
    assert!(text.contains(shown) && read.alternatives().iter().any(|words| words.contains(shown)), "{text}");
    let letters = "Earlier changes of medicines without a letter here: ";
    assert!(text.contains(letters) && text.contains("C: magnesium citrate stopped Mon 20 Jul."), "{text}");
    // Of a month nothing need be left out, and every row is on a page that has no end.
    let read = paper::read(&printed(&example(), "pdf", &[]));
    assert!(!read.pages.iter().flatten().any(|run| run.contains("Shown are") || run.contains("rows. The")));
    let html = crate::made::text(&diary, "html", &["--last", "10y"]);
    assert!(html.contains("Jan 2017") && !html.contains("rows. The"));
}
