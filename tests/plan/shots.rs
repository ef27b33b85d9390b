//! The plan of eight people as it looks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use nightlegs::diary::analysis::trial::{Known, judge};
use nightlegs::diary::analysis::{Figure, Nights};
use nightlegs::model::{Strategy, Trial};
use nightlegs::report::doctor::Sign;
use nightlegs::report::page::terminal::{Layout, set_out};
use nightlegs::report::plan::{Source, page};
use nightlegs::rules::red_flags::Raised;
use nightlegs::rules::{Case, plan, screen};
use nightlegs::text::Lang;

use crate::nights::Diary;
use crate::people::{MORNING, answers, of};

/// The version of the rules changes; nothing else of the page does by itself.
fn lasting(page: &str) -> String {
    page.replace(nightlegs::rules::RULES_VERSION, "RULES")
}

fn shown(diary: &Diary) -> String {
    let page = diary.ok(&["plan"]);
    let widest = page.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{page}");
    assert!(page.lines().count() <= 80, "more than two screens: {}\n{page}", page.lines().count());
    lasting(&page)
}

#[test]
fn a_man_with_restless_legs() {
    insta::assert_snapshot!(shown(&of("a man of 52 with restless legs")));
}

#[test]
fn a_woman_in_week_30_with_cramps() {
    insta::assert_snapshot!(shown(&of("a woman in week 30 with cramps")));
}

#[test]
fn a_man_on_dialysis() {
    insta::assert_snapshot!(shown(&of("a man of 64 on dialysis")));
}

#[test]
fn a_woman_of_82_on_a_diuretic_and_a_statin() {
    insta::assert_snapshot!(shown(&of("a woman of 82 on a diuretic and a statin")));
}

#[test]
fn a_man_six_years_on_pramipexole() {
    insta::assert_snapshot!(shown(&of("a man six years on pramipexole")));
}

#[test]
fn a_boy_of_15() {
    insta::assert_snapshot!(shown(&of("a boy of 15")));
}

#[test]
fn a_man_with_what_may_be_a_blood_clot() {
    insta::assert_snapshot!(shown(&of("a man with what may be a blood clot")));
}

#[test]
fn nobody_has_been_asked() {
    insta::assert_snapshot!(shown(&Diary::at(MORNING, "Asia/Seoul")));
}

#[test]
fn one_strategy_whole() {
    insta::assert_snapshot!(lasting(&of("a woman of 82 on a diuretic and a statin").ok(&["plan", "calf_stretch"])));
}

#[test]
fn one_that_is_held_back() {
    insta::assert_snapshot!(lasting(&of("a man of 64 on dialysis").ok(&["plan", "magnesium"])));
}

#[test]
fn on_a_phone_in_ascii() {
    let answers = nightlegs::ask::read(answers("a man of 64 on dialysis").to_string().as_bytes()).expect("answers");
    let case = Case::new(&answers);
    let found = screen(&case);
    let sign =
        |flag: &Raised| Sign { id: flag.id, urgency: flag.urgency, days_ago: 0, of_blood: false, because: Vec::new() };
    let signs: Vec<Sign> = found.red_flags.iter().map(sign).collect();
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let trial = Trial { strategy: Strategy::CalfStretch, from: day("2026-11-16"), until: None };
    let (nights, known) = (Nights::of(&[]), Known::default());
    let judged = judge(&nights, &trial, &[Figure::CrampNights], known, day("2026-11-23"));
    let source = Source {
        ended: &[],
        answers: &answers,
        plan: &plan::plan(&case, found.urgency, found.rls.verdict),
        signs: &signs,
        trials: &[judged],
        done: &BTreeMap::new(),
        screened: Some((day("2026-11-23"), 1)),
        today: day("2026-11-24"),
        lang: Lang::English,
    };
    let layout = Layout { width: 40, ascii: true, in_words: false };
    let page = anstream::adapter::strip_str(&set_out(&page(&source), layout)).to_string();
    assert!(page.is_ascii(), "{page}");
    assert!(page.lines().all(|line| line.len() <= 40), "{page}");
    insta::assert_snapshot!(lasting(&page));
}
