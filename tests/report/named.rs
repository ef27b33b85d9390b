//! What the page names of many, and where one night more or less makes a difference.

use chrono::{Days, NaiveDate, TimeDelta};
use nightlegs::diary::{Payload, Stamp, read};
use nightlegs::model::Night;
use serde_json::{Value, json};

use crate::made::{EXAMPLE, Made, text};
use crate::nights::Diary;

/// The date of a day of November; zero and less are days of October, the 31st and before.
fn date(day: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 31).expect("a date") + TimeDelta::days(day)
}

pub fn at(day: i64, clock: &str) -> String {
    format!("{}T{clock}:00+09:00", date(day))
}

/// Nights of November up to the 23rd, on the morning after; `late` are days after which one was written down.
pub fn diary(first: i64, told: impl Fn(i64) -> Option<Value>) -> Diary {
    let diary = Diary::at("2026-11-24T07:10:00+09:00", "Asia/Seoul");
    let mut lines = vec![EXAMPLE.lines().next().expect("a header").to_owned()];
    for day in first..=23 {
        let Some(mut night) = told(day) else { continue };
        let late = night.as_object_mut().and_then(|night| night.remove("late")?.as_u64()).unwrap_or(0);
        night["date"] = json!(date(day));
        if night["zone"].is_null() {
            night["zone"] = json!("Asia/Seoul");
        }
        night["offset"] = json!("+09:00");
        let night: Night = read::read(night.to_string().as_bytes()).expect("a night");
        let recorded = format!("{}T07:30:00+09:00", night.date + Days::new(1 + late));
        let text = Payload::Night(&night).text();
        lines.push(Stamp::write(lines.len() as u64, Some(night.date), &recorded, None, &text));
    }
    std::fs::write(diary.file(), lines.join("\n") + "\n").expect("written");
    diary
}

/// The page in Markdown as it is read, in one line.
pub fn page(first: i64, told: impl Fn(i64) -> Option<Value>) -> String {
    let page = text(&diary(first, told), "markdown", &[]);
    crate::markup::unescaped(&page).replace("\n> ", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn urge(day: i64, clock: &str) -> Value {
    json!({"felt": "yes", "severity": 5, "onset": {"at": at(day, clock)}})
}

#[test]
fn of_many_notes_the_newest_five_are_printed() {
    let of = |count: i64| {
        page(1, |day| Some(json!({"urge": {"felt": "no"}, "note": (day <= count).then(|| format!("note {day}."))})))
    };
    let (five, seven) = (of(5), of(7));
    assert!((1..=5).all(|note| five.contains(&format!("note {note}."))) && !five.contains("Earlier notes"), "{five}");
    assert!((3..=7).all(|note| seven.contains(&format!("note {note}."))), "{seven}");
    assert!(!seven.contains("note 1.") && !seven.contains("note 2.") && seven.contains("Earlier notes: 2."), "{seven}");
}

#[test]
fn of_many_nights_behind_a_sign_the_last_six_are_named() {
    let long = json!({"had": "yes", "events": [{"seconds": 700}]});
    let of = |last: i64| {
        page(1, |day| Some(json!({"cramps": if day <= last { long.clone() } else { json!({"had": "no"}) }})))
    };
    let six = "Nights: Sun 1 Nov, Mon 2 Nov, Tue 3 Nov, Wed 4 Nov, Thu 5 Nov, Fri 6 Nov.";
    assert!(of(6).contains(six), "{}", of(6));
    let eight = "Nights: Tue 3 Nov, Wed 4 Nov, Thu 5 Nov, Fri 6 Nov, Sat 7 Nov, Sun 8 Nov, and 2 earlier.";
    assert!(of(8).contains(eight), "{}", of(8));
}

#[test]
fn a_sign_of_soon_comes_before_the_summary() {
    let long = json!({"had": "yes", "events": [{"seconds": 700}]});
    let order = |made: &str| {
        let of = |heading: &str| made.find(heading).expect("a heading");
        of("## What is urgent") < of("## In short")
    };
    let soon = page(1, |day| Some(json!({"cramps": if day == 2 { long.clone() } else { json!({"had": "no"}) }})));
    assert!(soon.contains("SOON") && order(&soon), "{soon}");
    // Wakings are for a visit.
    let routine = page(1, |day| Some(json!({"leg_wakings": if day == 2 { 3 } else { 0 }})));
    assert!(routine.contains("Wakings by the legs") && !order(&routine), "{routine}");
}

#[test]
fn a_sign_of_the_night_says_how_old_it_is_after_two_weeks() {
    let of = |days: &[i64]| {
        let told = |day: i64| json!({"urge": {"felt": "no"}, "signs": if days.contains(&day) { json!(["suspected_dvt"]) } else { json!([]) }});
        page(1, |day| Some(told(day)))
    };
    // It is the 24th.
    assert!(!of(&[10]).contains("days ago"), "{}", of(&[10]));
    assert!(of(&[9]).contains("Told 15 days ago."), "{}", of(&[9]));
    // Of two the later counts, and both nights are named.
    let both = of(&[3, 20]);
    assert!(!both.contains("days ago") && both.contains("Tue 3 Nov") && both.contains("Fri 20 Nov"), "{both}");
}

#[test]
fn medicines_are_those_of_the_newest_fourteen_nights() {
    let of = |on: i64| {
        let took = |day: i64| if day == on { json!([{"name": "magnesium 300 mg"}]) } else { json!([]) };
        page(1, |day| Some(json!({"urge": {"felt": "no"}, "took": took(day)})))
    };
    let listed = "in the newest 14 nights with an answer: magnesium 300 mg (1)";
    assert!(of(10).contains(listed), "{}", of(10));
    assert!(!of(9).contains("in the newest"), "{}", of(9));
    // The times are the medians of the first and of the last dose of a night.
    let dose = |day: i64, clock: &str| json!({"name": "gabapentin 100 mg", "at": at(day, clock)});
    let two = page(1, |day| Some(json!({"took": [dose(day, "23:00"), dose(day, "18:30")]})));
    assert!(two.contains("gabapentin 100 mg (14; usually from 18:30 to 23:00)"), "{two}");
}

#[test]
fn a_medicine_that_was_last_taken_a_week_ago_says_so() {
    let of = |last: i64| {
        let took = |day: i64| if day <= last { json!([{"name": "gabapentin 100 mg"}]) } else { json!([]) };
        page(1, |day| Some(json!({"took": took(day)})))
    };
    assert!(of(16).contains("last on Mon 16 Nov"), "{}", of(16));
    assert!(!of(17).contains("last on"), "{}", of(17));
}

#[test]
fn gaps_are_told_in_one_or_in_many() {
    let of = |missing: &[i64]| page(-3, |day| (!missing.contains(&day)).then(|| json!({"urge": {"felt": "no"}})));
    // Of 28 nights, those before the 28th of October are missing: the period begins on the 27th.
    let table: [(&[i64], &str); 3] = [
        (&[], "One gap: one night, Tue 27 Oct."),
        (&[5], "Gaps: 2, each of one night; the last: Thu 5 Nov."),
        (&[5, 6], "Gaps: 2; the longest gap: 2 nights, Thu 5 Nov to Fri 6 Nov."),
    ];
    for (missing, said) in table {
        assert!(of(missing).contains(said), "{said}: {}", of(missing));
    }
}

#[test]
fn a_week_of_three_wakings_is_not_told_to_be_less() {
    // Three in a week and no more in the period: 0.9 a week.
    let of = |times: u32| page(1, |day| Some(json!({"leg_wakings": if day == 20 { times } else { 0 }})));
    let less = "The legs wake this person less than 3 times a week.";
    assert!(of(2).contains(less) && !of(3).contains(less), "{}", of(3));
}

#[test]
fn what_is_known_of_the_body_and_the_person_is_left_out_for_others() {
    let diary = diary(1, |_| Some(json!({"urge": {"felt": "no"}, "note": "of Gwendolyn"})));
    let answers = json!({"version": 1, "age": 31, "sex": "female", "pregnancy": "yes", "pregnancy_week": 30,
        "conditions": ["diabetes"], "urge_to_move": "yes"});
    diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    let (open, kept) = (Made::of(&diary, &[]), Made::of(&diary, &["--redact"]));
    let brief = |made: &Made| {
        made.markdown.split("## In short").nth(1).and_then(|rest| rest.split("##").next().map(str::to_owned))
    };
    let (open_brief, kept_brief) = (brief(&open).expect("a summary"), brief(&kept).expect("a summary"));
    for told in ["Diabetes", "30"] {
        assert!(open_brief.contains(told), "{open_brief}");
        assert!(!kept_brief.contains(told), "{kept_brief}");
    }
    for (form, text) in kept.texts() {
        for secret in ["Gwendolyn", "31 years", "Sex: Female"] {
            assert!(!text.contains(secret), "{form} tells {secret}");
        }
    }
}

#[test]
fn the_most_urgent_sign_stands_first() {
    let made = page(1, |day| {
        let signs = if day == 20 { json!(["suspected_dvt"]) } else { json!([]) };
        let long = json!({"had": "yes", "events": [{"seconds": 700}]});
        Some(json!({"leg_wakings": 1, "signs": signs, "cramps": if day == 2 { long } else { json!({"had": "no"}) }}))
    });
    let at = |part: &str| made.find(part).unwrap_or_else(|| panic!("{part}: {made}"));
    assert!(at("Possible blood clot") < at("A cramp of more than ten minutes"), "{made}");
    assert!(at("A cramp of more than ten minutes") < at("wakings, on"), "{made}");
}

#[test]
fn the_quality_of_the_diary_is_told_as_it_is() {
    let made = page(1, |day| {
        let late = match day {
            3 => 1,
            5 | 6 => 3,
            _ => 0,
        };
        let zone = if day >= 10 { "Asia/Tokyo" } else { "Asia/Seoul" };
        Some(json!({"urge": {"felt": "no"}, "late": late, "zone": zone}))
    });
    // At 07:30 of the day after the next it is 25 and a half hours after 06:00.
    for said in [
        "Nights logged: 23 of 28.",
        "Written down within a day: 20 of 23.",
        "Written down later than a day and a half: 2 of 23.",
        "Another time zone: Tue 10 Nov.",
    ] {
        assert!(made.contains(said), "{said}: {made}");
    }
    assert!(!made.contains("The clocks changed"), "{made}");
}

#[test]
fn of_two_urgencies_of_one_sign_the_higher_counts_and_both_are_told() {
    // A long cramp three weeks ago is for the next days; one that is answered of now is for today.
    let long = json!({"had": "yes", "events": [{"seconds": 700}]});
    let diary = diary(1, |day| Some(json!({"cramps": if day == 2 { long.clone() } else { json!({"had": "no"}) }})));
    let sign = || {
        let made: Value = serde_json::from_str(&text(&diary, "json", &[])).expect("JSON");
        let signs = made["signs"].as_array().expect("signs").clone();
        signs.into_iter().find(|sign| sign["id"] == "cramp_over_10_minutes").expect("a sign")
    };
    assert_eq!(sign()["urgency"], "soon");
    let answers = json!({"version": 1, "cramps": "yes", "cramp_minutes": 15});
    diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    let both = sign();
    assert_eq!(both["urgency"], "same_day");
    let because = both["because"].to_string();
    assert!(because.contains("Nights: Mon 2 Nov.") && because.contains("Answers of 2026-11-24"), "{because}");
}

/// The list of medicines knows longer than the nights since when a medicine is taken.
#[test]
fn a_medicine_of_the_list_is_taken_since_what_the_list_says() {
    let diary = Diary::new();
    diary.ok(&["medicine", "add", "pramipexole", "0.5 mg", "--at", "21:00", "--since", "2020-11"]);
    for day in 14..=21 {
        diary.ok(&["log", &format!("2026-11-{day}"), "--urge", "5", "--took", "usual"]);
    }
    let made = diary.ok(&["report", "--last", "7d", "--format", "markdown"]);
    assert!(made.contains("pramipexole 0.5 mg (21:00; since Nov 2020, by the list)"), "{made}");
    // Of the nights alone it may have been so before the first.
    let alone = Diary::new();
    for day in 14..=21 {
        alone.ok(&["log", &format!("2026-11-{day}"), "--urge", "5", "--took", "pramipexole 0.5 mg@21:00"]);
    }
    let made = alone.ok(&["report", "--last", "7d", "--format", "markdown"]);
    assert!(made.contains("pramipexole 0.5 mg (21:00; since Sat 14 Nov or before)"), "{made}");
}
