//! The page as people read it: a snapshot for each of a few persons, wide and narrow.
//!
//! A page that has changed on purpose is taken over with `cargo insta review`, or `INSTA_UPDATE=always cargo test`.

use nightlegs::ask;
use nightlegs::report::terminal::{Layout, set_out};
use nightlegs::rules::{Case, screen};
use nightlegs::text::Lang;

const BOTH: &str = r#"{"version": 1, "age": 52, "sex": "female", "urge_to_move": "yes", "worse_at_rest": "yes",
    "relief_by_moving": "partial", "worst_time": ["evening", "night"], "position_change_settles": "never",
    "body_parts": ["legs"], "side": "both", "urge_weeks": 300, "urge_nights_per_week": 4, "severity": 6,
    "distress": "yes", "cramps": "yes", "cramp_hard_muscle": "yes", "cramp_painful": "yes", "cramp_sudden": "yes",
    "cramp_when": "in_bed", "cramp_eased_by_stretch": "yes", "cramp_minutes": 3, "cramp_sites": ["calf"],
    "conditions": ["kidney_disease"], "medicines": ["NyQuil", "hydrochlorothiazide"]}"#;
const EMERGENCY: &str = r#"{"version": 1, "age": 70, "leg_cold_and_pale": "yes", "leg_cannot_move": "unsure",
    "urge_to_move": "no", "cramps": "yes", "self_harm": "no"}"#;
const AUGMENTED: &str = r#"{"version": 1, "age": 66, "sex": "male", "urge_to_move": "yes", "worse_at_rest": "yes",
    "relief_by_moving": "partial", "worse_in_evening": "formerly", "severity": 9, "urge_nights_per_week": 7,
    "position_change_settles": "never", "cramps": "no", "medicines": ["미라펙스정 0.25mg"],
    "takes_dopamine_medicine": "yes", "dopamine_medicine_years": 6, "onset_earlier_hours": 5,
    "spread_since_medicine": "yes", "lasting": "yes", "new_compulsions": "yes", "ferritin": 60}"#;
const UNTROUBLED: &str = r#"{"version": 1, "age": 45, "sex": "male", "urge_to_move": "no", "cramps": "no"}"#;

fn page(person: &str, width: usize, ascii: bool) -> String {
    let answers = ask::read(person.as_bytes()).expect("answers");
    let case = Case::new(&answers);
    let layout = Layout { width, ascii, in_words: false, lang: Lang::English };
    let page = set_out(&screen(&case), &case, "2026-11-23", layout);
    anstream::adapter::strip_str(&page).to_string()
}

#[test]
fn both_patterns_with_kidney_disease() {
    insta::assert_snapshot!(page(BOTH, 80, false));
}

#[test]
fn an_emergency() {
    insta::assert_snapshot!(page(EMERGENCY, 80, false));
}

#[test]
fn six_years_on_a_dopamine_medicine() {
    insta::assert_snapshot!(page(AUGMENTED, 80, false));
}

#[test]
fn nothing_wrong() {
    insta::assert_snapshot!(page(UNTROUBLED, 80, false));
}

#[test]
fn both_patterns_on_a_phone_in_ascii() {
    insta::assert_snapshot!(page(BOTH, 40, true));
}

#[test]
fn no_page_is_wider_than_its_columns() {
    for person in [BOTH, EMERGENCY, AUGMENTED, UNTROUBLED] {
        for width in [20, 40, 64, 80] {
            for line in page(person, width, false).lines() {
                let columns = unicode_width::UnicodeWidthStr::width(line);
                assert!(columns <= width.max(24), "{columns} of {width}: {line}");
            }
        }
    }
}
