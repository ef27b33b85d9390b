//! The page is one of nights and not of records: the order of telling changes nothing, and what was removed is missing.

use crate::made::{Made, example, holding};
use crate::nights::Diary;

/// The page without the lines on how the diary was kept, which tell when each night was written down.
fn nights_only(made: &Made) -> String {
    let (before, rest) = made.markdown.split_once("## How good the diary is").expect("a part");
    let after = rest.split_once("\n## ").map_or(rest, |(_, after)| after);
    format!("{before}{after}")
}

/// The nights told one after the other to an empty diary, in an order.
fn retold(nights: &[serde_json::Value]) -> Diary {
    let mut diary = holding("");
    std::fs::remove_file(diary.file()).expect("removed");
    diary.now = crate::made::MORNING.to_owned();
    for night in nights {
        diary.run_with(&["log", "--json", "-", "--force", "--quiet"], night.to_string()).exits(0);
    }
    diary
}

#[test]
fn the_order_of_telling_changes_nothing() {
    let records = example().records();
    let mut nights: Vec<_> = records.into_iter().map(|mut record| record["night"].take()).collect();
    nights.retain(|night| night["date"].as_str().is_some_and(|date| date >= "2026-10-12"));
    let told = Made::of(&retold(&nights), &[]);
    assert!(told.markdown.contains("Logged: 24 of 28."));
    let (evens, odds): (Vec<_>, Vec<_>) = nights.iter().cloned().enumerate().partition(|(at, _)| at % 2 == 0);
    let shuffled: Vec<_> = odds.into_iter().rev().chain(evens).map(|(_, night)| night).collect();
    nights.reverse();
    for order in [nights, shuffled] {
        let other = Made::of(&retold(&order), &[]);
        assert_eq!(nights_only(&other), nights_only(&told));
        assert_eq!(other.json["analysis"]["rates"], told.json["analysis"]["rates"]);
    }
}

#[test]
fn a_night_that_was_removed_is_missing() {
    let diary = example();
    let before = Made::of(&diary, &[]);
    diary.ok(&["diary", "remove", "2026-11-03", "--yes"]);
    let after = Made::of(&diary, &[]);
    assert!(before.markdown.contains("Logged: 24 of 28.") && after.markdown.contains("Logged: 23 of 28."));
    assert!(after.markdown.contains("Tue 3 Nov   ////") && !before.markdown.contains("Tue 3 Nov   ////"));
    for (form, text) in after.texts() {
        assert!(form == "json" || text.contains("23"), "{form}");
    }
    let dates = after.json["analysis"]["sleep"]["nights"].to_string();
    assert!(!dates.contains("2026-11-03") && dates.contains("2026-11-02"));
    // Told of again, it is there as before.
    let night = example().night("2026-11-03");
    diary.run_with(&["log", "--json", "-", "--force", "--quiet"], night.to_string()).exits(0);
    assert_eq!(nights_only(&Made::of(&diary, &[])), nights_only(&before));
}
