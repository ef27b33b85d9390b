//! What is read in one pass is what the strict reader reads, and what this program writes is read so.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::strategies::any_night;
use crate::diary::spelled::night;
use crate::diary::{OfNight, Payload, Stamp, read};
use crate::model::Night;
use crate::model::strict::plain_instant;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(20261121), ..ProptestConfig::default() }
}

/// What is read in one pass, the strict reader reads alike.
fn is_read_alike(text: &str) -> Result<bool, TestCaseError> {
    let Some((kept, date, length)) = night(text, |_| true) else { return Ok(false) };
    let strict = read::read::<Night>(&text.as_bytes()[..length]);
    prop_assert_eq!(strict.as_ref().map(|night| night.date), Ok(date), "{}", text);
    prop_assert_eq!(strict.map(OfNight::Kept), Ok(kept), "{}", text);
    prop_assert_eq!(night(text, |_| false), Some((OfNight::Reads, date, length)));
    Ok(true)
}

proptest! {
    #![proptest_config(config(800))]

    #[test]
    fn any_night_that_needs_no_escape_is_read_in_one_pass((told, _) in any_night(), rest in "[ -~]{0,9}") {
        let text = serde_json::to_string(&told).expect("JSON");
        let read = is_read_alike(&format!("{text}{rest}"))?;
        prop_assert_eq!(read, !text.contains('\\'), "{}", text);
    }

    #[test]
    fn a_night_with_slips_is_read_alike_or_not_at_all(
        (told, _) in any_night(),
        slips in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..3, "[0-9\",:{}\\[\\].eE+ntZ\\\\a-f-]"), 1..4),
    ) {
        let mut text = serde_json::to_string(&told).expect("JSON");
        for (at, how, sign) in slips {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = places[at.index(places.len())];
            match how {
                0 => text.insert_str(at, &sign),
                1 => drop(text.remove(at)),
                _ => {
                    text.remove(at);
                    text.insert_str(at, &sign);
                }
            }
            is_read_alike(&text)?;
            if text.is_empty() {
                break;
            }
        }
    }

    #[test]
    fn a_record_is_the_same_in_one_pass_and_in_two((told, _) in any_night(), spaced in any::<bool>()) {
        let payload = Payload::Night(&told).text();
        // Spelled otherwise, it is no less a record.
        let payload = if spaced { payload.replace(r#"{"date":"#, r#"{"date": "#) } else { payload };
        let line = Stamp::write(7, Some(told.date), "2026-11-22T06:50:12+09:00", None, &payload);
        let (stamp, of_night, _) = Stamp::read_night(line.as_bytes(), |_| true).expect("a record");
        let strict: Night = read::read(stamp.payload(&line).as_bytes()).expect("a night");
        prop_assert_eq!(&strict, &told);
        match of_night {
            OfNight::Kept(night) => prop_assert_eq!(night, told),
            of_night => prop_assert!(of_night == OfNight::Unknown && (spaced || payload.contains('\\'))),
        }
    }

    #[test]
    fn an_instant_is_that_of_chrono(
        text in "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,3})?(Z|z|[+-][0-2][0-9]:[0-6][0-9])"
    ) {
        let chrono = chrono::DateTime::parse_from_rfc3339(&text).ok();
        let shown = |moment: chrono::DateTime<chrono::FixedOffset>| (moment.to_rfc3339(), moment);
        prop_assert_eq!(plain_instant(&text).map(shown), chrono.map(shown), "{}", text);
    }
}

#[test]
fn what_is_spelled_otherwise_is_left_to_the_strict_reader() {
    let head = r#"{"date":"2026-11-21","offset":"+09:00""#;
    for rest in [
        r#","note":"\u0041"}"#,
        r#","leg_wakings":03}"#,
        r#","leg_wakings":3.0}"#,
        r#","leg_wakings":101}"#,
        r#","leg_wakings":null}"#,
        r#","leg_wakings": 3}"#,
        r#","urge":{"severity":3,"felt":"yes"}}"#,
        r#","urge":{"felt":"perhaps"}}"#,
        r#","evening":{"caffeine":{"drinks":1e0}}}"#,
        r#","evening":{"caffeine":{"drinks":1.125}}}"#,
        r#","did":["calf_stretch",]}"#,
        r#","more":1}"#,
        "",
    ] {
        assert_eq!(night(&format!("{head}{rest}"), |_| true), None, "{rest}");
    }
    for text in ["", "{", r#"{"date":"2026-11-31","offset":"+09:00"}"#, r#"{"offset":"+09:00","date":"2026-11-21"}"#] {
        assert_eq!(night(text, |_| true), None, "{text}");
    }
}
