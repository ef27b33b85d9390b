//! The figures behind the page stand on it, and are those of the diary.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::made::{Made, example};
use crate::nights::Diary;

fn count(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

/// A number to one place, without the place where it is nothing.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// "5 a week (17; 24/28)".
fn a_week(times: f64, told: f64, nights: f64) -> String {
    format!("{} a week ({times}; {told}/{nights})", short(times * 7.0 / told))
}

fn length(minutes: f64) -> String {
    let minutes = minutes.round() as i64;
    if minutes < 60 { format!("{minutes} min") } else { format!("{} h {} min", minutes / 60, minutes % 60) }
}

#[test]
fn figures_of_the_json_are_those_of_the_page() {
    for args in [&[][..], &["--last", "12w"], &["--last", "21d"]] {
        let made = Made::of(&example(), args);
        let analysis = &made.json["analysis"];
        let rates = &analysis["rates"];
        let logged = &rates["logged"];
        let about = format!("Logged: {} of {}.", logged["yes"], logged["nights"]);
        assert!(made.markdown.contains(&about), "{about}");
        for (id, row) in [
            ("urge_nights", "Nights with an urge"),
            ("cramp_nights", "Nights with a cramp"),
            ("quiet_nights", "Quiet nights"),
        ] {
            let rate = &rates[id];
            let wanted = a_week(count(&rate["yes"]), count(&rate["told"]), count(&rate["nights"]));
            assert_eq!(made.row(row)[1], wanted, "{args:?}: {row}");
        }
        for (times, row) in [(&rates["wakings"]["times"], "Wakings by the legs"), (&rates["cramps"], "Cramps")] {
            let wanted = a_week(count(&times["times"]), count(&times["told"]), count(&times["nights"]));
            assert_eq!(made.row(row)[1], wanted, "{args:?}: {row}");
        }
        let nights = count(&logged["nights"]);
        let severity = &rates["urge_severity"];
        let wanted = format!("{} of 10 ({}/{nights})", short(count(&severity["median"])), severity["n"]);
        assert_eq!(made.row("Urge at its worst (median)")[1], wanted, "{args:?}");
        let onset = &analysis["onset"]["minutes"];
        let minute = count(&onset["median"]).round() as i64 + 6 * 60;
        let wanted = format!("{:02}:{:02} ({}/{nights})", minute / 60 % 24, minute % 60, onset["n"]);
        assert_eq!(made.row("Urge began (median)")[1], wanted, "{args:?}");
        for (id, row) in [
            ("latency", "Sleep latency (mean)"),
            ("waso", "Awake after falling asleep, WASO (mean)"),
            ("total", "Total sleep time (mean)"),
        ] {
            let mean = &analysis["sleep"][id];
            let wanted = format!("{} ({}/{nights})", length(count(&mean["mean"])), mean["n"]);
            assert_eq!(made.row(row)[1], wanted, "{args:?}: {row}");
        }
        let efficiency = &analysis["sleep"]["efficiency"];
        let wanted = format!("{} % ({}/{nights})", count(&efficiency["mean"]).round(), efficiency["n"]);
        assert_eq!(made.row("Sleep efficiency, DSE (mean)")[1], wanted, "{args:?}");
        let drift = &analysis["onset"]["drift"];
        let wanted = match drift["slope"]["minutes_per_week"].as_f64() {
            Some(minutes) => format!("It began {} min earlier each week", -minutes.round()),
            None => format!("There so far: {} over {}.", drift["onsets"], drift["days"]),
        };
        assert!(made.markdown.contains(&wanted), "{args:?}: {wanted}");
        let signs = made.json["signs"].as_array().expect("signs");
        assert_eq!(made.markdown.matches("> **").count(), signs.len());
        for because in signs.iter().flat_map(|sign| sign["because"].as_array().expect("a list")) {
            assert!(made.markdown.contains(because.as_str().expect("a text")), "{because}");
        }
        for note in made.json["notes"].as_array().expect("notes") {
            assert!(made.markdown.contains(note["note"].as_str().expect("a text")), "{note}");
        }
    }
}

/// The newest record of each night of a period.
fn nights(diary: &Diary, first: &str, last: &str) -> BTreeMap<String, Value> {
    let nights = diary.records().into_iter().filter_map(|mut record| {
        let night = record["night"].take();
        Some((night["date"].as_str()?.to_owned(), night))
    });
    nights.filter(|(date, _)| (first..=last).contains(&date.as_str())).collect()
}

#[test]
fn figures_are_counted_from_the_records() {
    let diary = example();
    for (first, last, length) in [("2026-10-12", "2026-11-08", 28.0), ("2026-09-01", "2026-09-20", 20.0)] {
        let nights = nights(&diary, first, last);
        let made = Made::of(&diary, &["--since", first, "--until", last]);
        let told = nights.len() as f64;
        let of = |holds: fn(&Value) -> bool| nights.values().filter(|night| holds(night)).count() as f64;
        let urge = of(|night| night["urge"]["felt"] == "yes");
        assert_eq!(made.row("Nights with an urge")[1], a_week(urge, told, length));
        let cramped = of(|night| night["cramps"]["had"] == "yes");
        assert_eq!(made.row("Nights with a cramp")[1], a_week(cramped, told, length));
        let woken: f64 = nights.values().map(|night| count(&night["leg_wakings"])).sum();
        assert_eq!(made.row("Wakings by the legs")[1], a_week(woken, told, length));
        let quiet = of(|night| night["urge"]["felt"] == "no" && night["cramps"]["had"] == "no");
        assert_eq!(made.row("Quiet nights")[1], a_week(quiet, told, length));
        let latency: f64 = nights.values().map(|night| count(&night["sleep"]["latency"])).sum();
        assert!(made.row("Sleep latency (mean)")[1].starts_with(&self::length(latency / told)));
        // What helped, and what was done, by the names in the list of their part.
        let walked = nights.values().filter(|night| night["helped"].to_string().contains("walking")).count();
        assert!(made.markdown.contains(&format!("Walking about {walked}")), "{walked}");
        for (date, night) in &nights {
            let noted = night.get("note").is_none_or(|note| made.markdown.contains(note.as_str().unwrap_or("?")));
            assert!(noted, "{date}");
        }
    }
}

#[test]
fn a_table_of_changes_and_of_what_went_together_is_that_of_the_json() {
    let made = Made::of(&example(), &[]);
    let analysis = &made.json["analysis"];
    let found = analysis["associations"]["found"].as_array().expect("a list");
    assert!(found.len() > 2);
    let rows = crate::made::tables(&made.markdown);
    let together = rows.iter().find(|table| table[0][1] == "With it").expect("a table");
    assert_eq!(together.len(), found.len() + 1);
    for (row, one) in together[1..].iter().zip(found) {
        let side = |side: &Value| format!("{} of {}", side["yes"], side["told"]);
        assert_eq!(row[1..], [side(&one["with"]), side(&one["without"])]);
    }
    let number = format!("{} comparisons were made", analysis["associations"]["comparisons"]);
    assert!(made.markdown.contains(&number), "{number}");
    let marks = &analysis["sleep"]["marks"];
    for (id, words) in [("latency_over_30", "to fall asleep on"), ("total_under_6h", "less than 6 h of sleep on")] {
        let mark = format!("{words} {} of {} nights", marks[id]["yes"], marks[id]["told"]);
        assert!(made.markdown.contains(&mark), "{mark}");
    }
}

#[test]
fn the_nights_one_by_one_are_those_of_the_records() {
    let diary = example();
    for (first, last) in [("2026-10-12", "2026-11-08"), ("2026-09-20", "2026-09-30"), ("2026-08-01", "2026-08-20")] {
        let nights = nights(&diary, first, last);
        let page = crate::made::text(&diary, "terminal", &["--plain", "--since", first, "--until", last]);
        let part = page.split("The nights, one by one").nth(1).expect("the nights").replace('\n', " ");
        let (lines, _) = part.split_once("This page screens").expect("a foot");
        let lines: Vec<&str> = lines.split("- ").skip(1).map(str::trim).collect();
        let said: Vec<&&str> = lines.iter().filter(|line| !line.contains("ot in the diary")).collect();
        assert_eq!(said.len(), nights.len(), "{part}");
        for (line, (date, night)) in said.into_iter().zip(&nights) {
            let day = date[8..].trim_start_matches('0');
            let mut wanted = vec![format!(" {day} ")];
            match night["urge"]["felt"].as_str() {
                Some("yes") => {
                    wanted.push(format!("Urge to move: {} of 10", night["urge"]["severity"]));
                    let at = night["urge"]["onset"]["at"].as_str().expect("a time");
                    wanted.push(format!("Urge began: {}", &at[11..16]));
                    wanted.push(format!("Times the legs woke you: {}", night["leg_wakings"]));
                }
                _ if night["cramps"]["had"] == "no" => wanted.push("quiet: no urge, no cramp".to_owned()),
                _ => {}
            }
            for cramp in night["cramps"]["events"].as_array().into_iter().flatten() {
                wanted.push(format!("Cramp: {}", &cramp["at"].as_str().expect("a time")[11..16]));
            }
            for dose in night["took"].as_array().expect("doses") {
                let (name, at) = (dose["name"].as_str().expect("a name"), dose["at"].as_str().expect("a time"));
                wanted.push(format!("{name}, {}", &at[11..16]));
            }
            wanted.push(format!(
                "Time until asleep: {}",
                length(count(&night["sleep"]["latency"])).trim_end_matches(" 0 min")
            ));
            wanted.push("Slept: ".to_owned());
            for wanted in wanted {
                assert!(line.contains(&wanted), "{date}: {line} lacks {wanted}");
            }
        }
        let missing = lines.iter().filter(|line| line.contains("ot in the diary")).count();
        assert!(missing > 0, "{part}");
    }
}
