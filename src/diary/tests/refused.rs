//! Which zone a night is in, and how much it holds.

use super::{DATE, Hole, Zone, at, empty, entry, hole, night, over, refusal, seoul, zone};
use crate::diary::{Finding, zone_of};
use crate::model::NightFault;

fn of(json: &str, stands: Option<&str>, here: Zone) -> Result<Zone, Finding> {
    let stands = stands.map(|name| empty(DATE, zone(name)));
    zone_of(&entry(json), stands.as_ref(), DATE.parse().expect("a date"), here)
}

#[test]
fn the_zone_is_that_of_the_night_or_the_entry_or_the_machine() {
    let (london, fixed) = (zone("Europe/London"), Zone::Fixed(*at("2026-11-21T00:00:00+05:30").offset()));
    assert_eq!(of("{}", None, london), Ok(london));
    assert_eq!(of("{}", Some("Asia/Seoul"), london), Ok(seoul()));
    assert_eq!(of(r#"{"zone":"Asia/Seoul"}"#, None, london), Ok(seoul()));
    assert_eq!(of(r#"{"zone":"Asia/Seoul","offset":"+09:00"}"#, Some("Asia/Seoul"), london), Ok(seoul()));
    // An offset alone is a zone that never changes; where it is that of here, it is here.
    assert_eq!(of(r#"{"offset":"+05:30"}"#, None, london), Ok(fixed));
    assert_eq!(of(r#"{"offset":"+00:00"}"#, None, london), Ok(london));
    let stands = empty(DATE, fixed);
    assert_eq!(zone_of(&entry("{}"), Some(&stands), stands.date, london), Ok(fixed));
}

#[test]
fn a_zone_that_does_not_fit_is_refused_with_both_named() {
    let london = zone("Europe/London");
    let text = |text: &str| Hole::Text(text.to_owned());
    let refused = of(r#"{"zone":"Asia/Soul"}"#, None, london).expect_err("refused");
    assert_eq!((refused.id, hole(&refused, "zone")), (NightFault::UnknownZone, &text("Asia/Soul")));
    let refused = of(r#"{"zone":"Europe/London"}"#, Some("Asia/Seoul"), london).expect_err("refused");
    assert_eq!(refused.id, NightFault::OtherZone);
    assert_eq!((hole(&refused, "zone"), hole(&refused, "other")), (&text("Europe/London"), &text("Asia/Seoul")));
    for (json, stands) in
        [(r#"{"zone":"Asia/Seoul","offset":"+08:00"}"#, None), (r#"{"offset":"+08:00"}"#, Some("Asia/Seoul"))]
    {
        let refused = of(json, stands, london).expect_err("refused");
        assert_eq!(refused.id, NightFault::OtherOffset, "{json}");
        assert_eq!((hole(&refused, "offset"), hole(&refused, "other")), (&text("+08:00"), &text("+09:00")));
    }
}

#[test]
fn a_night_holds_so_much_and_no_more() {
    let nothing = empty(DATE, seoul());
    let note = |length: usize| format!(r#"{{"note":"{}"}}"#, "a".repeat(length));
    assert!(over(&nothing, &note(16 * 1024), seoul()).is_ok());
    let refused = refusal(&nothing, &note(16 * 1024 + 1));
    assert_eq!((refused.id, hole(&refused, "bytes")), (NightFault::NoteTooLong, &Hole::Number(16 * 1024 + 1)));
    let took = |name: &str| format!(r#"{{"took":[{{"name":"{name}"}}]}}"#);
    assert!(over(&nothing, &took(&"약".repeat(200)), seoul()).is_ok());
    assert_eq!(refusal(&nothing, &took(&"약".repeat(201))).id, NightFault::MedicineTooLong);
    assert_eq!(refusal(&nothing, &took(" ")).id, NightFault::MedicineEmpty);
    assert_eq!(refusal(&nothing, &took("iron@21:00")).id, NightFault::MedicineSigns);
    assert_eq!(refusal(&nothing, &took("ir\\u0007on")).id, NightFault::MedicineSigns);
    let many = |count: usize| {
        let (cramps, took) = (vec!["{}"; count].join(","), vec![r#"{"name":"iron"}"#; count].join(","));
        [format!(r#"{{"cramps":{{"events":[{cramps}]}}}}"#), format!(r#"{{"took":[{took}]}}"#)]
    };
    for (most, over_it) in many(200).into_iter().zip(many(201)) {
        assert!(over(&nothing, &most, seoul()).is_ok());
        assert_eq!(refusal(&nothing, &over_it).id, NightFault::TooMany);
    }
}

#[test]
fn a_refused_entry_changes_nothing() {
    let stands = night(&[r#"{"sleep":{"up":"06:45"},"note":"rain"}"#]);
    let before = stands.clone();
    for json in [
        r#"{"note":"dry","sleep":{"up":"07:00","woke":"03:10+01:00"}}"#,
        r#"{"note":"dry","urge":{"felt":"no","minutes":3}}"#,
        r#"{"note":"dry","took":[{"name":""}]}"#,
    ] {
        refusal(&stands, json);
        assert_eq!(stands, before, "{json}");
    }
}
