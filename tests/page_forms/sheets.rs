//! What stands on which sheet of paper, and what is left out of a page that is too long.

use nightlegs::report::page::pdf::Paper;
use nightlegs::report::page::{Anchor, Block, Drawing, Figure, Ink, Page, Part, Shape, Smaller, Table};

use crate::on_paper;
use crate::paper::{self, Placed, Read};

/// Room above the lower edge of the paper, in which only the number of the sheet stands.
const LOWER: f64 = 36.0;
/// From a line to the next, in sizes of its text.
const LEADINGS: [f64; 4] = [1.3, 1.2, 1.15, 1.1];

fn page(blocks: Vec<Vec<Block<'_>>>) -> Page<'_> {
    let ids = ["one", "two", "three", "four"];
    let parts = ids.into_iter().zip(blocks);
    Page {
        title: "Of sheets".to_owned(),
        about: vec!["whose".to_owned()],
        parts: parts.map(|(id, blocks)| Part { id, heading: format!("Heading {id}"), blocks }).collect(),
        foot: vec!["the very end".to_owned()],
    }
}

fn lines(count: usize) -> Vec<Block<'static>> {
    vec![Block::Items((1..=count).map(|at| format!("filler {at}")).collect())]
}

fn table(rows: usize, by_date: bool) -> Table {
    let row = |at: usize| vec![format!("day {at}"), format!("value {at}")];
    Table {
        caption: "the caption".to_owned(),
        head: vec!["The day".to_owned(), "The value".to_owned()],
        rows: (1..=rows).map(row).collect(),
        by_date,
    }
}

fn made(page: &Page<'_>) -> Read {
    paper::read(&on_paper(page, Paper::A4))
}

/// The sheet and the place of a text.
#[track_caller]
fn find<'r>(read: &'r Read, wanted: &str) -> (usize, &'r Placed) {
    let mut all = read.texts.iter().enumerate().flat_map(|(sheet, texts)| texts.iter().map(move |one| (sheet, one)));
    all.find(|(_, one)| one.text.trim() == wanted).unwrap_or_else(|| panic!("no {wanted}"))
}

fn is_there(read: &Read, wanted: &str) -> bool {
    read.texts.iter().flatten().any(|one| one.text.trim() == wanted)
}

/// Nothing stands below the lower margin but the number of the sheet, and no sheet is counted wrongly.
#[track_caller]
fn keeps_its_margins(read: &Read) {
    let count = read.texts.len();
    for (sheet, texts) in read.texts.iter().enumerate() {
        let number = format!("{} of {count}", sheet + 1);
        let below: Vec<&Placed> = texts.iter().filter(|one| one.y < LOWER).collect();
        assert!(below.iter().any(|one| one.text.trim() == number), "{number}: {below:?}");
        assert!(below.iter().all(|one| one.text.trim() == number || one.text.starts_with("Of sheets")), "{below:?}");
    }
    assert!(read.having("/Type/Pages").any(|tree| tree.contains(&format!("/Count {count}"))));
}

#[test]
fn a_heading_stands_on_the_sheet_of_what_follows_it_and_all_within_the_margins() {
    let mut sheets = [0; 2];
    // So much follows that the page is two sheets, and the heading comes near the end of the first.
    for count in 48..62 {
        let follows = vec![Block::Text("what follows it".to_owned()), Block::Table(table(40, false))];
        let read = made(&page(vec![lines(count), follows]));
        assert_eq!(read.texts.len(), 2);
        let (heading, _) = find(&read, "Heading two");
        assert_eq!(find(&read, "what follows it").0, heading, "{count} lines before");
        // A caption and a head stand with the first row.
        let head = find(&read, "The day").0;
        assert_eq!((find(&read, "the caption").0, find(&read, "day 1").0), (head, head), "{count} lines before");
        assert!(is_there(&read, &format!("filler {count}")) && is_there(&read, "the very end"));
        keeps_its_margins(&read);
        sheets[heading] += 1;
    }
    assert!(sheets[0] > 3 && sheets[1] > 3, "{sheets:?}");
}

#[test]
fn a_page_is_one_sheet_as_long_as_it_can_be_and_then_two() {
    let count = |lines_of_it: usize| made(&page(vec![lines(lines_of_it)])).texts.len();
    let counts: Vec<usize> = (50..260).step_by(30).map(count).collect();
    assert!(counts.is_sorted() && counts[0] == 1, "{counts:?}");
    // Smaller texts hold half as much again on one sheet, and then on two.
    let of = |sheets: usize| counts.iter().filter(|count| **count == sheets).count() * 30;
    assert!(of(1) >= 30 && of(2) >= 75, "{counts:?}");
    assert!(counts.contains(&3), "{counts:?}");
}

#[test]
fn lines_are_as_far_apart_as_their_size_asks_for() {
    for count in [10, 200, 500, 900] {
        let read = made(&page(vec![vec![Block::Text("a line that is wrapped and goes on ".repeat(count))]]));
        for texts in &read.texts {
            let lines: Vec<&Placed> = texts.iter().filter(|one| one.text.contains("wrapped")).collect();
            for two in lines.windows(2) {
                let apart = (two[0].y - two[1].y) / two[0].size;
                assert!(LEADINGS.iter().any(|leading| (leading - apart).abs() < 0.008), "{count}: {apart}");
            }
        }
        keeps_its_margins(&read);
    }
}

#[test]
fn the_head_of_a_table_stands_on_each_of_its_sheets() {
    let read = made(&page(vec![vec![Block::Table(table(150, false))]]));
    assert!(read.texts.len() >= 2);
    for (sheet, texts) in read.texts.iter().enumerate() {
        let rows: Vec<&Placed> = texts.iter().filter(|one| one.text.starts_with("day ")).collect();
        let heads: Vec<&Placed> = texts.iter().filter(|one| one.text.trim() == "The day").collect();
        assert!(!rows.is_empty() && heads.len() == 1, "{sheet}: {heads:?}");
        assert!(rows.iter().all(|row| row.y < heads[0].y), "{sheet}");
    }
    // It is shown again, and read once.
    let read_aloud = read.pages.iter().flatten().filter(|run| run.trim() == "The day").count();
    assert_eq!(read_aloud, 1);
    let rows: Vec<&str> =
        read.pages.iter().flatten().map(|run| run.trim()).filter(|run| run.starts_with("day ")).collect();
    assert_eq!(rows, (1..=150).map(|at| format!("day {at}")).collect::<Vec<_>>());
}

#[test]
fn of_a_long_table_by_date_the_newest_rows_stay_and_it_says_so() {
    let shown = |text_lines: usize, by_date: bool| {
        let read = made(&page(vec![lines(text_lines), vec![Block::Table(table(40, by_date))]]));
        let rows: Vec<usize> =
            read.pages.iter().flatten().filter_map(|run| run.trim().strip_prefix("day ")?.parse().ok()).collect();
        let said = read.pages.iter().flatten().find(|run| run.contains("The newest ")).cloned();
        (rows, said, read.texts.len())
    };
    let all: Vec<usize> = (1..=40).collect();
    assert_eq!(shown(10, true), (all.clone(), None, 1));
    let mut seen = std::collections::BTreeSet::new();
    for count in (60..260).step_by(35) {
        let (rows, said, sheets) = shown(count, true);
        let left_out = 40 - rows.len();
        if sheets <= 2 {
            assert_eq!(rows, all[left_out..], "{count}");
            let wanted = (left_out > 0).then(|| format!("The newest {} of 40 rows. ", rows.len()));
            assert_eq!(
                said.as_ref().map(|said| said.starts_with(wanted.as_deref().unwrap_or("-"))),
                wanted.map(|_| true)
            );
        } else {
            assert_eq!((rows.len(), said), (40, None), "too long whatever is left out: all of it");
        }
        seen.insert(left_out);
    }
    assert!(seen.len() >= 3 && seen.contains(&0), "{seen:?}");
    // Rows without dates all stay.
    assert!([100, 200].into_iter().all(|count| shown(count, false).0 == all));
}

fn drawing(height: f64, label: &str) -> Drawing {
    let text = |y: f64, text: String| Shape::Text { at: (0.0, y), size: 7.0, anchor: Anchor::Start, text };
    let line = Shape::Line { from: (0.0, 0.0), to: (300.0, height), ink: Ink::Text, width: 0.5, dashed: false };
    Drawing {
        width: 400.0,
        height,
        shapes: vec![text(8.0, format!("{label} top")), line, text(height - 1.0, format!("{label} end"))],
    }
}

fn figure() -> Figure<'static> {
    Figure {
        title: "the picture".to_owned(),
        words: "words of the picture".to_owned().into(),
        characters: vec!["xx".to_owned()].into(),
        drawing: drawing(200.0, "large").into(),
        smaller: vec![
            Smaller { words: "words of the smaller".to_owned().into(), drawing: drawing(120.0, "small").into() },
            Smaller { words: "words of fewer nights".to_owned().into(), drawing: drawing(30.0, "least").into() },
        ],
    }
}

#[test]
fn a_picture_takes_the_room_that_it_is_high() {
    let read = made(&page(vec![vec![Block::Figure(figure()), Block::Text("what stands below".to_owned())]]));
    let (title, top, end) = (find(&read, "the picture").1, find(&read, "large top").1, find(&read, "large end").1);
    let below = find(&read, "what stands below").1;
    assert!(title.y > top.y && (top.y - end.y - 191.0).abs() < 0.1, "{title:?} {top:?} {end:?}");
    // The top of the letters below is under the end of the picture, which is a point under its last text.
    assert!(below.y + 0.7 * below.size < end.y - 1.0, "{below:?} {end:?}");
    assert_eq!(read.alternatives(), ["words of the picture"]);
}

#[test]
fn a_lower_picture_is_taken_where_that_saves_a_sheet_and_none_with_fewer_nights() {
    let of = |count: usize| {
        let read = made(&page(vec![vec![Block::Figure(figure())], lines(count)]));
        let [large, small, least] = ["large end", "small end", "least end"].map(|text| is_there(&read, text));
        let words = match (large, small, least) {
            (true, false, false) => "words of the picture",
            (false, true, false) => "words of the smaller",
            (false, false, true) => "words of fewer nights",
            _ => panic!("{count}: {large} {small} {least}"),
        };
        // Whoever hears the page is told of the picture that is there.
        assert_eq!(read.alternatives(), [words], "{count}");
        (words, read.texts.len())
    };
    assert_eq!(of(20), ("words of the picture", 1));
    let all: Vec<(&str, usize)> = (32..88).step_by(2).map(of).collect();
    // Eighty points are six lines, and smaller texts some more.
    assert!(all.iter().filter(|one| **one == ("words of the smaller", 1)).count() >= 3, "{all:?}");
    assert!(!all.contains(&("words of fewer nights", 1)), "{all:?}");
    assert!(all.last().is_some_and(|(_, sheets)| *sheets == 2), "{all:?}");
    assert!([160, 175].map(of).contains(&("words of fewer nights", 2)));
}
