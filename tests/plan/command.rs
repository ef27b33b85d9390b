//! `plan start` and `plan stop`, the plan beside a diary, and what is refused.

use serde_json::{Value, json};

use crate::nights::{Diary, SEOUL};
use crate::people::{MORNING, answers, of, screen, screened};

const OLD: &str = "a woman of 82 on a diuretic and a statin";

fn trials(diary: &Diary) -> Vec<Value> {
    diary.records().into_iter().map(|record| record["trial"].clone()).filter(|trial| !trial.is_null()).collect()
}

/// Nights up to that of 23 November: so many before a trial and since, with a cramp on the first of each seven.
fn nights(diary: &Diary, before: u64, since: u64, cramps: [u64; 2], did: u64) {
    let last: chrono::NaiveDate = "2026-11-23".parse().expect("a date");
    let start = last - chrono::Days::new(since - 1);
    let line = |at: u64| {
        let date = start - chrono::Days::new(before) + chrono::Days::new(at);
        let (of, week) = if at < before { (cramps[0], at % 7) } else { (cramps[1], (at - before) % 7) };
        let done = at >= before && week < did;
        let had = if week < of { "yes" } else { "no" };
        json!({"date": date, "urge": {"felt": "no"}, "cramps": {"had": had},
            "did": if done { json!(["calf_stretch"]) } else { json!([]) }})
        .to_string()
    };
    let lines: Vec<String> = (0..before + since).map(line).collect();
    diary.run_with(&["log", "--json", "-"], lines.join("\n")).exits(0);
}

/// One line, so that no sentence is broken.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_medicine_that_has_ended_since_is_not_said_to_be_taken() {
    let diary = of("a man six years on pramipexole");
    assert!(!flat(&diary.ok(&["plan"])).contains("no longer take"));
    diary.ok(&["medicine", "add", "pramipexole", "--since", "2020"]);
    diary.ok(&["medicine", "stop", "pramipexole"]);
    // A dopamine medicine counts as stopped, and what it may have brought on is not forgotten.
    let said = flat(&diary.ok(&["plan"]));
    assert!(said.contains("You stopped a dopamine medicine lately") && said.contains("making it worse"), "{said}");
    assert!(!said.contains("the plan still counts them"), "{said}");
    let diary = of("a woman of 82 on a diuretic and a statin");
    diary.ok(&["medicine", "add", "atorvastatin", "--since", "2020"]);
    diary.ok(&["medicine", "stop", "atorvastatin"]);
    let said = flat(&diary.ok(&["plan"]));
    assert!(said.contains("your list says that you no longer take them: atorvastatin 20 mg"), "{said}");
    assert!(said.contains("the plan still counts them"), "{said}");
}

#[test]
fn in_pregnancy_no_steps_lead_to_some_alcohol() {
    let said = flat(&of("a woman in week 30 with cramps").ok(&["plan", "less_alcohol"]));
    assert!(said.contains("In pregnancy drink no alcohol") && !said.contains("five hours before bed. 5"), "{said}");
    assert!(!said.contains("two or more days a week without"), "{said}");
}

#[test]
fn a_trial_is_begun_said_back_shown_ended_and_taken_back() {
    let diary = of(OLD);
    let said = flat(&diary.ok(&["plan", "start", "calf_stretch"]));
    assert!(said.contains("First night: Night of Tue 24 → Wed 25 Nov"), "by day tonight is meant: {said}");
    assert!(said.contains("over on Tue 22 Dec") && said.contains("--did calf_stretch"), "{said}");
    assert_eq!(trials(&diary), [json!({"strategy": "calf_stretch", "from": "2026-11-24"})]);
    assert!(flat(&diary.ok(&["plan"])).contains("[calf_stretch]: begins Tue 24 Nov."));
    // Not twice.
    let again = flat(&diary.ok(&["plan", "start", "calf", "stretch"]));
    assert!(again.contains("already") && trials(&diary).len() == 1, "{again}");
    // What has not begun goes without a trace of a trial.
    assert!(diary.ok(&["plan", "stop", "calf_stretch"]).contains("had not begun"));
    assert!(!diary.ok(&["plan"]).contains("TRYING"));
    diary.ok(&["diary", "undo"]);
    assert!(flat(&diary.ok(&["plan"])).contains("begins Tue 24 Nov."));
    diary.ok(&["diary", "undo"]);
    assert!(!diary.ok(&["plan"]).contains("TRYING"));
}

#[test]
fn the_night_is_that_of_the_words_or_the_one_that_is_meant() {
    for (now, on, from) in [
        ("2026-11-24T03:10:00+09:00", None, "2026-11-23"),
        ("2026-11-24T12:00:00+09:00", None, "2026-11-24"),
        ("2026-11-24T23:10:00+09:00", None, "2026-11-24"),
        (MORNING, Some("yesterday"), "2026-11-23"),
        (MORNING, Some("2026-11-01"), "2026-11-01"),
        (MORNING, Some("2026-11-30"), "2026-11-30"),
    ] {
        let mut diary = of(OLD);
        diary.now = now.to_owned();
        let mut args = vec!["plan", "start", "hydration"];
        args.extend(on.into_iter().flat_map(|on| ["--on", on]));
        diary.ok(&args);
        assert_eq!(trials(&diary)[0]["from"], from, "{now} {on:?}");
    }
    for (now, until) in [
        ("2026-11-24T07:10:00+09:00", "2026-11-23"),
        ("2026-11-24T20:00:00+09:00", "2026-11-23"),
        ("2026-11-25T01:00:00+09:00", "2026-11-24"),
    ] {
        let mut diary = of(OLD);
        diary.ok(&["plan", "start", "hydration", "--on", "2026-11-10"]);
        diary.now = now.to_owned();
        diary.ok(&["plan", "stop", "hydration"]);
        assert_eq!(trials(&diary)[1]["until"], until, "{now}");
    }
}

#[test]
fn several_at_once_get_a_calm_word() {
    let diary = of(OLD);
    assert!(!flat(&diary.ok(&["plan", "start", "calf_stretch"])).contains("at the same time"));
    let second = flat(&diary.ok(&["plan", "start", "warm-feet"]));
    assert!(second.contains("2 things at the same time") && second.contains("nobody can tell"), "{second}");
    assert_eq!(trials(&diary).len(), 2);
}

#[test]
fn what_is_held_back_is_refused_and_the_doctor_may_say_otherwise() {
    let diary = of("a man of 64 on dialysis");
    let refused = diary.run(&["plan", "start", "magnesium"]);
    refused.exits(3).says(&["Held back for you", "kidney doctor", "--force"]).is_tame();
    assert!(trials(&diary).is_empty());
    let forced = flat(&diary.ok(&["plan", "start", "magnesium", "--force"]));
    assert!(forced.contains("You say that your doctor said so") && forced.contains("Weak kidneys"), "{forced}");
    assert_eq!(trials(&diary).len(), 1);
    // The plan goes on warning.
    let plan = flat(&diary.ok(&["plan"]));
    assert!(plan.contains("Leave it out, unless your doctor has said that it is right for you."), "{plan}");
}

#[test]
fn a_sign_of_today_yields_to_the_doctor_and_an_emergency_to_nobody() {
    let today = of("a man with what may be a blood clot");
    for strategy in ["calf_stretch", "regular_sleep", "hydration"] {
        today.run(&["plan", "start", strategy]).exits(3).says(&["danger sign is open", "See a doctor today"]);
    }
    today.ok(&["plan", "start", "regular_sleep", "--force"]);
    let mut grave = answers("a man with what may be a blood clot");
    grave["breathless_or_chest_pain"] = json!("yes");
    let grave = screened(&grave);
    grave.run(&["plan", "start", "regular_sleep", "--force"]).exits(3).says(&["Call 119 now"]);
    assert!(trials(&grave).is_empty());
    let plan = grave.ok(&["plan"]);
    assert!(plan.contains("EMERGENCY") && !plan.contains("TONIGHT") && !plan.contains("[calf_stretch]"), "{plan}");
}

#[test]
fn an_open_sign_of_an_earlier_screening_holds_back_until_it_is_asked_again() {
    let mut diary = of("a man with what may be a blood clot");
    let mut short = answers(OLD);
    screen(&mut diary, &short, "2026-11-24T06:00:00+09:00");
    let plan = diary.ok(&["plan"]);
    assert!(plan.contains("Possible blood clot") && !plan.contains("TONIGHT"), "silence takes nothing back: {plan}");
    for key in ["leg_swollen_hot_or_red", "clot_risk", "constant_leg_pain"] {
        short[key] = json!("no");
    }
    short["side"] = json!("both");
    short["symptom_weeks"] = json!(200);
    screen(&mut diary, &short, "2026-11-24T06:30:00+09:00");
    let plan = diary.ok(&["plan"]);
    assert!(!plan.contains("Possible blood clot") && plan.contains("TONIGHT"), "{plan}");
}

#[test]
fn a_later_condition_speaks_up_at_a_trial_that_goes_on() {
    let mut diary = of(OLD);
    diary.ok(&["plan", "start", "hydration", "--on", "2026-11-10"]);
    let mut ill = answers(OLD);
    ill["conditions"] = json!(["heart_failure"]);
    screen(&mut diary, &ill, "2026-11-24T06:30:00+09:00");
    assert!(flat(&diary.ok(&["plan"])).contains("Leave it out, unless your doctor"));
    let ended = diary.run(&["plan", "stop", "hydration"]);
    ended.exits(0).prints(&["has ended"]);
}

#[test]
fn medicines_and_nights_of_the_diary_hold_back_too() {
    let diary = of(OLD);
    assert!(diary.ok(&["plan"]).contains("[calcium_potassium]"));
    diary.ok(&["log", "--took", "spironolactone 25 mg"]);
    let plan = flat(&diary.ok(&["plan"]));
    assert!(plan.contains("Calcium and potassium in food: One of your medicines raises potassium."), "{plan}");
    assert!(!plan.contains("[calcium_potassium]"), "{plan}");
}

#[test]
fn old_answers_say_how_old_they_are() {
    let mut diary = of(OLD);
    diary.now = "2027-05-22T07:10:00+09:00".to_owned();
    assert!(!diary.ok(&["plan"]).contains("days old"));
    diary.now = "2027-05-23T07:10:00+09:00".to_owned();
    assert!(flat(&diary.ok(&["plan"])).contains("These answers are 181 days old."));
}

#[test]
fn before_and_after_stand_beside_a_trial() {
    let diary = of(OLD);
    nights(&diary, 14, 28, [5, 5], 7);
    diary.ok(&["plan", "start", "calf_stretch", "--on", "2026-10-27"]);
    let plan = flat(&diary.ok(&["plan"]));
    for said in [
        "day 28 of 28",
        "Nights on which it was done: 28, of 28 that tell.",
        "Nights with a cramp a week: 5 before (n 14), 5 since (n 28).",
        "So far no effect can be seen.",
        "fall by about a quarter in four weeks with nothing that works",
        "Four weeks are over for something above. Now is the time.",
        "For a normal visit: Self-care did not help",
    ] {
        assert!(plan.contains(said), "it does not say {said}: {plan}");
    }
    // What is tried stands above, and not a second time.
    assert_eq!(plan.matches("[calf_stretch]").count(), 1, "{plan}");
}

#[test]
fn few_nights_are_no_numbers_and_missing_nights_are_told() {
    let diary = of(OLD);
    nights(&diary, 14, 7, [5, 2], 7);
    for night in ["2026-11-18", "2026-11-20"] {
        diary.ok(&["diary", "remove", night, "--yes"]);
    }
    diary.ok(&["plan", "start", "calf_stretch", "--on", "2026-11-17"]);
    let plan = flat(&diary.ok(&["plan"]));
    assert!(plan.contains("not enough nights yet: 5 of 7 since it began"), "{plan}");
    assert!(plan.contains("Nights on which it was done: 5, of 5 that tell. Nights that do not tell: 2."), "{plan}");
    assert!(!plan.contains("quarter"), "{plan}");
    let unkept = of(OLD);
    unkept.ok(&["plan", "start", "calf_stretch", "--on", "2026-11-17"]);
    let plan = flat(&unkept.ok(&["plan"]));
    assert!(plan.contains("No night tells yet whether it was done."), "{plan}");
}

#[test]
fn a_trial_that_ended_is_shown_for_four_weeks() {
    let mut diary = of(OLD);
    nights(&diary, 14, 10, [5, 2], 7);
    diary.ok(&["plan", "start", "calf_stretch", "--on", "2026-11-14"]);
    diary.ok(&["plan", "stop", "calf_stretch"]);
    assert!(flat(&diary.ok(&["plan"])).contains("ended on day 10, Sat 14 Nov to Mon 23 Nov"));
    diary.now = "2026-12-21T07:10:00+09:00".to_owned();
    assert!(diary.ok(&["plan"]).contains("ended on day 10"));
    diary.now = "2026-12-23T07:10:00+09:00".to_owned();
    assert!(!diary.ok(&["plan"]).contains("ended on day"));
    // Within it none begins anew, but with its own first night it goes on.
    diary.run(&["plan", "start", "calf_stretch", "--on", "2026-11-20"]).exits(3).says(&["was tried from Sat 14 Nov"]);
    diary.ok(&["plan", "start", "calf_stretch", "--on", "2026-11-14"]);
    assert_eq!(trials(&diary).last(), Some(&json!({"strategy": "calf_stretch", "from": "2026-11-14"})));
}

#[test]
fn a_strategy_is_known_by_id_by_name_and_by_its_own_words() {
    let diary = of(OLD);
    for said in ["calf_stretch", "calf-stretch", "Calf Stretch", "calf stretches before bed", "calf"] {
        diary.run(&["plan", said]).exits(0).prints(&["[calf_stretch]", "1. Stand"]);
    }
    for said in ["warm foot bath", "foot soak"] {
        diary.run(&["plan", said]).exits(0).prints(&["[warm_feet]"]);
    }
    diary.run(&["plan", "warm", "foot", "bath"]).exits(0).prints(&["[warm_feet]"]);
    diary.run(&["plan", "calf_strech"]).exits(2).says(&["The nearest is: calf_stretch"]);
    diary.run(&["plan", "leg"]).exits(2).says(&["may mean several", "leg_massage"]).is_tame();
    diary.run(&["plan", "\u{1b}[31m"]).exits(2).is_tame();
    diary.run(&["plan", "xyzzyx"]).exits(2).says(&["There is no strategy", "calf_stretch, hydration"]);
    diary.run(&["plan", "start"]).exits(2);
    diary.run(&["plan", "start", "keep_diary"]).exits(2).says(&["Nothing to try for four weeks"]);
    diary.run(&["plan", "keep_diary"]).exits(0).prints(&["Write down each night"]);
    diary.run(&["plan", "stop", "magnesium"]).exits(3).says(&["is not being tried"]);
    diary.run(&["plan", "start", "calf", "--on", "2027-01-30"]).exits(3).says(&["more than four weeks away"]);
    diary.ok(&["plan", "start", "calf"]);
    diary.run(&["plan", "stop", "calf", "--on", "2026-11-01"]).exits(3).says(&["cannot end before it begins"]);
}

#[test]
fn nobody_asked_is_told_of_what_must_be_held_back() {
    let diary = Diary::at(MORNING, SEOUL);
    let plan = diary.ok(&["plan"]);
    assert!(plan.contains("nightlegs screen") && plan.contains("Call 119"), "{plan}");
    assert!(diary.names().is_empty(), "a look writes nothing");
    let said = flat(&diary.ok(&["plan", "start", "warm_feet"]));
    assert!(said.contains("Feet that feel less, or diabetes") && said.contains("nightlegs screen"), "{said}");
}

#[test]
fn the_plan_as_json_holds_the_same() {
    let diary = of("a man of 64 on dialysis");
    let plan = diary.run(&["plan", "--json"]).json();
    assert_eq!((&plan["format"], &plan["version"]), (&json!("nightlegs-plan"), &json!(1)));
    assert_eq!((&plan["all_held_back"], &plan["screened_on"]), (&json!(false), &json!("2026-11-23")));
    let ids =
        |of: &Value| -> Vec<Value> { of.as_array().expect("a list").iter().map(|one| one["id"].clone()).collect() };
    assert!(ids(&plan["tonight"]).contains(&json!("calf_stretch")));
    let held = ids(&plan["held_back"]);
    assert!(held.contains(&json!("magnesium")) && held.contains(&json!("hydration")));
    for when in ["now", "tonight", "this_week", "this_month"] {
        assert!(ids(&plan[when]).iter().all(|id| !held.contains(id)), "{when}");
    }
    let free = diary.run(&["plan", "calf_stretch", "--json"]).json();
    assert_eq!(free["steps"].as_array().map(Vec::len), Some(5));
    let magnesium = diary.run(&["plan", "magnesium", "--json"]).json();
    assert_eq!((&magnesium["steps"], &magnesium["text"]), (&json!([]), &Value::Null));
    assert_eq!(magnesium["held_back_for_you"], json!(["kidney_disease"]));
    let begun = diary.run(&["plan", "start", "calf", "--json"]).json();
    assert_eq!(begun, json!({"strategy": "calf_stretch", "from": "2026-11-24"}));
    assert_eq!(diary.run(&["plan", "--json"]).json()["trials"][0]["verdict"], "not_begun");
    assert_eq!(diary.run(&["plan", "stop", "calf", "--json"]).json(), Value::Null);
}

#[test]
fn plain_is_without_marks_and_both_are_without_control_characters() {
    let diary = of(OLD);
    let colour = diary.command().args(["plan", "--color", "always"]).env_remove("NO_COLOR").output().expect("runs");
    assert!(colour.stdout.contains(&0x1b));
    let plain = diary.command().args(["plan", "--plain", "--color", "always"]).env_remove("NO_COLOR").output();
    assert!(!plain.expect("runs").stdout.contains(&0x1b));
    diary.run(&["plan"]).is_tame();
}

#[test]
fn names_of_medicines_are_tamed_beside_a_trial() {
    let diary = of(OLD);
    nights(&diary, 14, 28, [5, 2], 7);
    let last = |day: u32| format!("2026-11-{day:02}");
    for day in 1..=23 {
        diary.ok(&["log", &last(day), "--took", "my\u{202e}pill"]);
    }
    diary.ok(&["plan", "start", "calf_stretch", "--on", "2026-10-27"]);
    diary.run(&["plan"]).is_tame();
}

/// What a new answer or a record comes to only with what was told months before: the doctor's page has it as the plan does.
#[test]
fn the_report_raises_with_lasting_facts_what_the_plan_does() {
    let signs = |made: &Value| -> Vec<(String, String)> {
        let one = |sign: &Value| {
            (sign["id"].as_str().expect("an id").to_owned(), sign["urgency"].as_str().expect("an urgency").to_owned())
        };
        let mut signs: Vec<_> = made["signs"].as_array().expect("signs").iter().map(one).collect();
        signs.sort();
        signs
    };
    for (before, later, record, raised) in [
        (
            json!({"conditions": ["past_clot"]}),
            json!({"cramps": "yes", "cramp_side": "left", "cramp_weeks": 1}),
            "",
            "suspected_dvt",
        ),
        (json!({"conditions": ["dialysis"]}), json!({"cramps": "yes"}), "", "kidney_disease_with_cramps"),
        (json!({"conditions": ["haemochromatosis"]}), json!({"urge_to_move": "yes"}), "훼로바", "iron_overload"),
        (json!({"pregnancy": "yes"}), json!({"urge_to_move": "yes"}), "pramipexole", "pregnancy_with_leg_symptoms"),
    ] {
        let mut diary = Diary::new();
        diary.now = "2026-04-01T07:10:00+09:00".to_owned();
        for (answers, now) in [(&before, "2026-04-01T07:10:00+09:00"), (&later, "2026-11-22T07:10:00+09:00")] {
            let mut all = json!({"version": 1});
            answers.as_object().expect("answers").iter().for_each(|(key, value)| all[key] = value.clone());
            diary.now = now.to_owned();
            diary.run_with(&["screen", "--answers", "-", "--quiet"], all.to_string()).exits(0);
        }
        if !record.is_empty() {
            diary.ok(&["medicine", "add", record, "--since", "2026-11-01"]);
        }
        let plan = signs(&diary.run(&["plan", "--json"]).json());
        let report = signs(&diary.run(&["report", "--format", "json"]).json());
        assert!(plan.iter().any(|(id, _)| id == raised), "{raised}: {plan:?}");
        assert_eq!(plan, report, "{raised}");
        let page = flat(&diary.ok(&["report", "--format", "markdown"]));
        assert!(page.contains("with what was told before"), "{page}");
    }
}
