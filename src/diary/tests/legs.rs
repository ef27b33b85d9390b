//! Yes, no, unsure, zero and never asked are five different things.

use super::{DATE, empty, entry, night, refusal, seoul};
use crate::diary::{apply, read};
use crate::model::{Night, NightFault, Tri};

fn again(night: &Night) -> Night {
    let text = serde_json::to_string(night).expect("JSON");
    let read: Night = read::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    assert_eq!(&read, night, "{text}");
    let told = apply(entry(&text), &empty(DATE, seoul()), seoul());
    assert_eq!(told.as_ref(), Ok(night), "{text}");
    read
}

#[test]
fn the_answers_stay_apart_in_the_file_and_as_an_entry() {
    let told = [
        "{}",
        r#"{"urge":{"felt":"no"}}"#,
        r#"{"urge":{"felt":"unsure"}}"#,
        r#"{"urge":{"felt":"yes"}}"#,
        r#"{"urge":{"severity":0}}"#,
        r#"{"urge":{"severity":1}}"#,
        r#"{"urge":{"felt":"unsure","severity":0}}"#,
        r#"{"urge":{"felt":"yes","places":[]}}"#,
        r#"{"urge":{"minutes":0}}"#,
        r#"{"cramps":{"had":"no"}}"#,
        r#"{"cramps":{"had":"unsure"}}"#,
        r#"{"cramps":{"had":"yes"}}"#,
        r#"{"cramps":{"events":[{}]}}"#,
        r#"{"cramps":{"events":[{"sore":"no"}]}}"#,
        r#"{"cramps":{"events":[{"sore":"unsure"}]}}"#,
        r#"{"cramps":{"events":[{"eased_by":[]}]}}"#,
        r#"{"cramps":{"events":[{"severity":0}]}}"#,
        r#"{"leg_wakings":0}"#,
        r#"{"leg_wakings":1}"#,
        r#"{"sleep":{"awakenings":0}}"#,
        r#"{"sleep":{"waso":0}}"#,
        r#"{"evening":{"caffeine":{"drinks":0}}}"#,
        r#"{"evening":{"caffeine":{"drinks":null}}}"#,
        r#"{"evening":{"caffeine":{"drinks":0.5}}}"#,
        r#"{"evening":{"exercise":{"minutes":0}}}"#,
        r#"{"took":[]}"#,
        r#"{"did":[]}"#,
        r#"{"helped":[]}"#,
        r#"{"helped":["nothing"]}"#,
        r#"{"quiet":true}"#,
    ];
    let nights: Vec<Night> = told.iter().map(|told| again(&night(&[told]))).collect();
    for (at, one) in nights.iter().enumerate() {
        for (other_at, other) in nights.iter().enumerate() {
            assert_eq!(one == other, at == other_at, "{} and {}", told[at], told[other_at]);
        }
    }
}

#[test]
fn what_is_told_of_an_urge_says_whether_there_was_one() {
    for (told, felt) in [
        (r#"{"severity":1}"#, Tri::Yes),
        (r#"{"severity":0}"#, Tri::No),
        (r#"{"onset":{"at":"22:30"}}"#, Tri::Yes),
        (r#"{"onset":{"all_day":true}}"#, Tri::Yes),
        (r#"{"minutes":10}"#, Tri::Yes),
        (r#"{"places":["legs"]}"#, Tri::Yes),
        (r#"{"felt":"unsure","severity":4}"#, Tri::Unsure),
        (r#"{"felt":"no","severity":0}"#, Tri::No),
    ] {
        let urge = night(&[&format!(r#"{{"urge":{told}}}"#)]).urge.expect("an urge");
        assert_eq!(urge.felt, felt, "{told}");
    }
    for (told, id) in [
        (r#"{"felt":"no","severity":1}"#, NightFault::UrgeNoButTold),
        (r#"{"felt":"no","onset":{"at":"22:30"}}"#, NightFault::UrgeNoButTold),
        (r#"{"felt":"no","minutes":10}"#, NightFault::UrgeNoButTold),
        (r#"{"felt":"yes","severity":0}"#, NightFault::UrgeOfZero),
        (r#"{"severity":0,"onset":{"at":"22:30"}}"#, NightFault::UrgeOfZero),
    ] {
        assert_eq!(refusal(&empty(DATE, seoul()), &format!(r#"{{"urge":{told}}}"#)).id, id, "{told}");
    }
}

#[test]
fn another_answer_takes_away_what_was_told_and_the_same_answer_does_not() {
    let full = r#"{"urge":{"severity":6,"onset":{"at":"22:30"},"minutes":60,"places":["legs"]}}"#;
    for felt in ["no", "unsure"] {
        let now = night(&[full, &format!(r#"{{"urge":{{"felt":"{felt}"}}}}"#)]).urge.expect("an urge");
        assert!(now.severity.is_none() && now.onset.is_none() && now.minutes.is_none() && now.places.is_none());
    }
    let zero = night(&[full, r#"{"urge":{"severity":0}}"#]).urge.expect("an urge");
    assert_eq!((zero.felt, zero.severity.map(|points| points.get()), zero.onset), (Tri::No, Some(0), None));
    assert_eq!(night(&[full, r#"{"urge":{"felt":"yes"}}"#]), night(&[full]));
    let unsure = r#"{"urge":{"felt":"unsure","severity":4}}"#;
    assert_eq!(night(&[unsure, r#"{"urge":{"places":null}}"#]), night(&[unsure]));
    assert_eq!(night(&[unsure, r#"{"urge":{"felt":"unsure"}}"#]), night(&[unsure]));
    // A zero does not stay under an urge that was felt after all.
    let after_all =
        night(&[r#"{"urge":{"severity":0}}"#, r#"{"urge":{"onset":{"at":"22:30"}}}"#]).urge.expect("an urge");
    assert_eq!((after_all.felt, after_all.severity), (Tri::Yes, None));
}

#[test]
fn a_denial_takes_cramps_away() {
    let two = r#"{"cramps":{"events":[{"at":"03:10"},{"at":"04:00"}]}}"#;
    for had in ["no", "unsure"] {
        let now = night(&[two, &format!(r#"{{"cramps":{{"had":"{had}"}}}}"#)]).cramps.expect("cramps");
        assert!(now.events.is_empty() && now.had != Tri::Yes, "{had}");
        let both = format!(r#"{{"cramps":{{"had":"{had}","events":[{{}}]}}}}"#);
        assert_eq!(refusal(&empty(DATE, seoul()), &both).id, NightFault::CrampsNoButTold, "{had}");
    }
    assert_eq!(night(&[two, r#"{"cramps":{"had":"yes"}}"#]), night(&[two]));
    let more = night(&[r#"{"cramps":{"had":"no"}}"#, two]).cramps.expect("cramps");
    assert_eq!((more.had, more.events.len()), (Tri::Yes, 2));
}
