//! What the page says to three people: on dialysis, in week 30, and six years on pramipexole.

use serde_json::{Value, json};

use crate::made::Made;
use crate::nights::Diary;

const MORNING: &str = "2026-11-24T07:10:00+09:00";

/// The page of nights up to the 23rd of November, with answers of this morning.
fn page_of(answers: Option<Value>, nights: impl Fn(u32) -> Option<Value>) -> Made {
    Made::of(&diary_of(answers, nights), &[])
}

fn diary_of(answers: Option<Value>, nights: impl Fn(u32) -> Option<Value>) -> Diary {
    let diary = Diary::at(MORNING, "Asia/Seoul");
    for day in 1..=23 {
        let Some(mut night) = nights(day) else { continue };
        night["date"] = json!(format!("2026-11-{day:02}"));
        diary.run_with(&["log", "--json", "-", "--force", "--quiet"], night.to_string()).exits(0);
    }
    if let Some(mut answers) = answers {
        answers["version"] = json!(1);
        diary.run_with(&["screen", "--answers", "-"], answers.to_string()).exits(0);
    }
    diary
}

fn at(day: u32, clock: &str) -> String {
    format!("2026-11-{day:02}T{clock}:00+09:00")
}

/// A text in one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The items of a part of the page in Markdown.
fn items(made: &Made, heading: &str) -> Vec<String> {
    let (_, part) = made.markdown.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("{}", made.markdown));
    let part = part.split("\n## ").next().unwrap_or_default();
    let lines = part.lines().filter(|line| line.starts_with("- ") || line.starts_with(|c: char| c.is_ascii_digit()));
    lines.map(crate::markup::unescaped).collect()
}

fn dialysis(day: u32) -> Option<Value> {
    Some(json!({
        "urge": {"felt": "yes", "severity": 7, "onset": {"at": at(day, "21:30")}}, "cramps": {"had": "no"},
        "leg_wakings": if day.is_multiple_of(7) { json!(2) } else { Value::Null },
        "took": [{"name": "magnesium oxide 400 mg", "at": at(day, "22:00")}, {"name": "gabapentin 100 mg", "at": at(day, "21:00")}],
        "did": ["hydration"],
    }))
}

#[test]
fn on_dialysis_nothing_is_asked_that_is_known_and_what_is_held_back_is_named() {
    let answers = json!({
        "age": 67, "sex": "male", "conditions": ["dialysis", "kidney_disease", "diabetes"], "urge_to_move": "yes",
        "medicines": ["gabapentin 100 mg"], "ferritin": 310, "transferrin_saturation": 18, "takes_dopamine_medicine": "no",
    });
    let made = page_of(Some(answers), dialysis);
    let asked = items(&made, "Questions to ask").join("\n");
    assert!(asked.starts_with("1. What does my iron result mean"), "{asked}");
    assert!(!asked.contains("kidneys") && !asked.contains("sugar") && !asked.contains("ferritin"), "{asked}");
    let all = flat(&made.markdown.replace("> ", "").replace('\\', ""));
    assert!(all.contains("Look at: magnesium oxide 400 mg."), "{all}");
    let held = items(&made, "What was tried").into_iter().find(|item| item.contains("held back")).expect("held back");
    assert!(held.contains("Magnesium on 23 nights") && held.contains("Weak kidneys"), "{held}");
    assert!(held.contains("Stop no prescribed medicine alone"), "{held}");
    let brief = items(&made, "In short");
    assert!(brief.len() <= 5, "{brief:?}");
    assert!(brief[0].contains("gabapentin 100 mg (21:00; since Sun 1 Nov or before)"), "{brief:?}");
    assert!(brief[3].contains("Ferritin: 310 ng/mL") && brief[4].contains("Dialysis"), "{brief:?}");
    // A handful of nights with wakings: counted, and no number a week.
    assert!(brief[2].contains("Wakings: 6 in 3/28 nights, too few for a number a week."), "{brief:?}");
    assert_eq!(made.json["screening"]["medicines"].as_array().map(Vec::len), Some(2), "of the answers and the nights");
    let flags = made.json["screening"]["red_flags"].to_string();
    assert!(flags.contains("unsafe_supplement") && made.json["signs"].to_string().contains("unsafe_supplement"));
}

#[test]
fn a_known_ferritin_of_an_earlier_screening_is_not_asked_for_again() {
    let answers = json!({"urge_to_move": "yes", "ferritin": 210, "conditions": ["dialysis"]});
    let diary = diary_of(Some(answers), dialysis);
    let mut later = json!({"version": 1, "urge_to_move": "yes"});
    later["medicines"] = json!([]);
    let later_diary = Diary { now: "2026-11-24T07:30:00+09:00".to_owned(), ..diary };
    later_diary.run_with(&["screen", "--answers", "-"], later.to_string()).exits(0);
    let made = Made::of(&later_diary, &[]);
    let asked = items(&made, "Questions to ask").join("\n");
    assert!(!asked.contains("ferritin") && !asked.contains("kidneys"), "{asked}");
    assert!(items(&made, "In short").join("\n").contains("Ferritin: 210 ng/mL"));
}

fn left_calf(day: u32) -> Option<Value> {
    let cramp = json!({"had": "yes", "events": [{"at": at(day + 1, "02:10"), "seconds": 180, "side": "left", "muscle": "calf"}]});
    let cramps = if day % 4 == 1 { cramp } else { json!({"had": "no"}) };
    Some(
        json!({"urge": {"felt": "no"}, "cramps": cramps, "took": [{"name": "magnesium 300 mg"}], "did": ["calf_stretch"]}),
    )
}

#[test]
fn all_cramps_of_one_calf_in_pregnancy_ask_for_a_clot_whatever_was_answered() {
    let answers = |weeks: u32| {
        json!({"pregnancy": "yes", "pregnancy_week": 30, "cramps": "yes", "cramp_side": "either", "cramp_weeks": weeks,
            "leg_swollen_hot_or_red": "no", "urge_to_move": "no"})
    };
    let new = page_of(Some(answers(3)), left_calf);
    let first = &new.json["signs"][0];
    assert_eq!((&first["id"], &first["urgency"]), (&json!("suspected_dvt"), &json!("same_day")));
    assert!(!first["because"].to_string().contains("Side of the cramps"), "{first}");
    let held = items(&new, "What was tried").join("\n");
    assert!(
        held.contains("Magnesium on 23 nights. In pregnancy") && held.contains("A blood clot is possible"),
        "{held}"
    );
    // An old trouble of one leg is for the next days, with what was answered of a clot, and of the side.
    let old = page_of(Some(answers(30)), left_calf);
    let one = &old.json["signs"][0];
    assert_eq!((&one["id"], &one["urgency"]), (&json!("one_leg_only"), &json!("soon")));
    let because = one["because"].to_string();
    assert!(because.contains("Now left, now right") && because.contains("Leg swollen, hot or red: No"), "{because}");
    assert!(because.contains("Constant pain in one leg: not asked"), "{because}");
    // Without a reason for a clot it stays for a visit.
    let other = page_of(Some(json!({"cramps": "yes", "urge_to_move": "no", "cramp_weeks": 30})), left_calf);
    assert_eq!(&other.json["signs"][0]["urgency"], &json!("routine"));
}

fn pramipexole(day: u32) -> Option<Value> {
    let dose = |clock: &str| json!({"name": "pramipexole 0.25 mg", "at": at(day, clock)});
    Some(
        json!({"urge": {"felt": "yes", "severity": 8, "onset": {"at": at(day, "19:15")}}, "took": [dose("18:30"), dose("22:00")]}),
    )
}

#[test]
fn on_pramipexole_the_review_is_asked_for_and_two_doses_are_one_night() {
    let answers = json!({"urge_to_move": "yes", "takes_dopamine_medicine": "yes", "dopamine_medicine_years": 6});
    let made = page_of(Some(answers), pramipexole);
    let brief = items(&made, "In short");
    let doses = "pramipexole 0.5 mg (2 doses; from 18:30 to 22:00; since Sun 1 Nov or before)";
    assert!(brief[0].contains(doses) && brief[0].contains("as answered: 6"), "{brief:?}");
    assert!(brief.iter().any(|line| line.contains("ferritin not told")), "{brief:?}");
    let asked = items(&made, "Questions to ask").join("\n");
    assert!(asked.contains("Is a review of my dopamine medicine due?"), "{asked}");
    assert!(flat(&made.markdown.replace('\\', "")).contains("pramipexole 0.25 mg (14; usually from 18:30 to 22:00)"));
}

#[test]
fn what_is_urgent_stands_first_and_else_the_summary() {
    let order = |made: &Made| {
        let at = |heading| made.terminal.find(heading).expect("a part");
        (at("IN SHORT"), at("WHAT IS URGENT"))
    };
    let answers = json!({"urge_to_move": "yes", "takes_dopamine_medicine": "no", "medicines": []});
    let calm = |_: u32| Some(json!({"urge": {"felt": "no"}, "cramps": {"had": "no"}, "leg_wakings": 0}));
    let (brief, urgent) = order(&page_of(Some(answers), calm));
    assert!(brief < urgent);
    let (brief, urgent) = order(&page_of(Some(json!({"leg_swollen_hot_or_red": "yes"})), calm));
    assert!(urgent < brief);
}

#[test]
fn no_line_of_the_summary_stands_on_the_page_again() {
    let made = Made::of(&crate::made::example(), &[]);
    let brief = items(&made, "In short");
    assert!((4..=5).contains(&brief.len()), "{brief:?}");
    for sentence in brief.iter().flat_map(|line| line.trim_start_matches("- ").split_inclusive(". ")) {
        let sentence = sentence.trim();
        assert_eq!(crate::markup::unescaped(&made.markdown).matches(sentence).count(), 1, "{sentence}");
    }
    assert!(brief[0].contains("ropinirole 1 mg (20:00; since Mon 21 Sep; 0.5 mg before)"), "{brief:?}");
    assert!(made.pdf.pages.len() <= 2, "{} sheets", made.pdf.pages.len());
}

#[test]
fn a_night_that_is_not_yet_written_down_is_not_missing_before_noon() {
    let calm = |day: u32| (day < 23).then(|| json!({"urge": {"felt": "no"}, "cramps": {"had": "no"}}));
    let mut diary = diary_of(None, calm);
    let mut page = |now: &str, args: &[&str]| {
        now.clone_into(&mut diary.now);
        flat(&crate::made::text(&diary, "markdown", args))
    };
    let left_out = "The night of Mon 23 Nov is not in the diary yet";
    let morning = page("2026-11-24T11:59:00+09:00", &[]);
    assert!(morning.contains("Mon 26 Oct to Sun 22 Nov. Logged: 22 of 28.") && morning.contains(left_out), "{morning}");
    let noon = page("2026-11-24T12:00:00+09:00", &[]);
    assert!(noon.contains("Tue 27 Oct to Mon 23 Nov. Logged: 22 of 28.") && !noon.contains(left_out), "{noon}");
    // Tonight has hardly begun.
    let evening = page("2026-11-24T20:00:00+09:00", &[]);
    assert!(
        evening.contains("to Mon 23 Nov. Logged: 22 of 28.") && !evening.contains("not in the diary yet"),
        "{evening}"
    );
    // What was asked for is what is shown.
    let asked = page("2026-11-24T07:00:00+09:00", &["--since", "2026-11-20", "--until", "2026-11-23"]);
    assert!(asked.contains("Logged: 3 of 4."), "{asked}");
    let since = page("2026-11-24T07:00:00+09:00", &["--since", "2026-11-20"]);
    assert!(since.contains("Fri 20 Nov to Sun 22 Nov. Logged: 3 of 3."), "{since}");
    // A cramp that was told of in the middle of the night is on the page.
    diary.now = "2026-11-24T03:00:00+09:00".to_owned();
    diary.ok(&["log", "--cramp", "02:50 12m left calf 8"]);
    let told = flat(&crate::made::text(&diary, "markdown", &[]));
    assert!(told.contains("to Mon 23 Nov.") && told.contains("A cramp of more than ten minutes"), "{told}");
}

#[test]
fn a_medicine_a_drink_and_an_urge_at_neighbouring_hours_are_drawn() {
    // Three signs, each too near to the one before.
    let night = |day: u32| {
        let evening = json!({"alcohol": {"drinks": 1, "last": at(day, "22:30")}});
        let took = json!([{"name": "a", "at": at(day, "21:00")}, {"name": "b", "at": at(day, "22:00")}]);
        let urge = json!({"felt": "yes", "onset": {"at": at(day, &format!("21:{:02}", day * 2))}});
        Some(json!({"urge": urge, "took": took, "evening": evening}))
    };
    let made = page_of(None, night);
    assert!(made.terminal.contains("EACH NIGHT") && !made.pdf.pages.is_empty());
}
