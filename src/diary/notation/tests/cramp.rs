use super::*;
use crate::model::{CrampRelief, CrampSite, Leg};

#[test]
fn a_cramp_is_said_in_any_order() {
    written(
        cramp,
        &[
            ("03:10 2m left calf 8", "03:10 2m left calf 8"),
            ("8, calf, left, 2 m, 3:10 am", "03:10 2m left calf 8"),
            ("03:10,2m,left,calf,8", "03:10 2m left calf 8"),
            ("3am r toes not sore", "03:00 right foot not sore"),
            ("3 a.m. Hamstrings", "03:00 thigh"),
            ("3a.m.", "03:00"),
            ("both calves sore", "both calf sore"),
            ("1h 30m", "90m"),
            ("1h30 l", "90m left"),
            ("30s calf", "30s calf"),
            ("90 sec, left", "90s left"),
            ("1m30s", "90s"),
            ("1 m 30 s calf", "90s calf"),
            ("1h 1 min 1 sec", "3661s"),
            ("120s", "2m"),
            ("1.5m 7", "90s 7"),
            ("60m", "1h"),
            ("0m", "0s"),
            ("30초 calf", "30s calf"),
            ("01:30-04:00 feet not-sore", "01:30-04:00 foot not sore"),
            ("calf eased:Toes-to-shin", "calf eased:toes_to_shin"),
            ("eased:walking+standing", "eased:standing+walking"),
            ("eased: by-itself", "eased:by_itself"),
            ("eased by standing", "eased:standing"),
            ("eased by itself", "eased:by_itself"),
            ("yes", "yes"),
            ("no", "no"),
            ("?", "unsure"),
        ],
    );
    let full = CrampParts {
        at: Some(at("03:10")),
        seconds: Some(120),
        leg: Some(Leg::Left),
        site: Some(CrampSite::Calf),
        severity: Some(8),
        sore: Some(true),
        eased: Some([CrampRelief::Standing, CrampRelief::Rubbing].into_iter().collect()),
    };
    assert_eq!(cramp("sore 8 calf left 2m 03:10 eased:rubbing+standing"), Ok(CrampNote::One(full)));
    for site in CrampSite::NAMES {
        assert!(cramp(site).is_ok() && cramp(&format!("{site}s")).is_ok(), "{site}");
    }
}

#[test]
fn a_part_of_a_cramp_is_said_once_and_known() {
    for (text, first, second) in [
        ("8 2", "8", "2"),
        ("left calf right", "left", "right"),
        ("calf foot", "calf", "foot"),
        ("03:10 04:00", "03:10", "04:00"),
        ("2m 3m", "2m", "3m"),
        ("sore not sore", "sore", "not sore"),
        ("eased:standing eased:walking", "eased:standing", "eased:walking"),
        ("eased:standing+standing", "standing", "standing"),
    ] {
        let fault = cramp(text).expect_err(text);
        assert_eq!((fault.kind, fault.part.as_str()), (twice(first), second), "{text}");
    }
    for (text, expected) in [
        ("clf", Some("calf")),
        ("rihgt calf", Some("right")),
        ("calf leftt", Some("left")),
        ("knee", None),
        ("eased:standin", Some("standing")),
        ("eased:toes-to-shn", Some("toes_to_shin")),
    ] {
        let found = matches!(kind(cramp(text)), NotationKind::UnknownWord { nearest, .. } if nearest == expected);
        assert!(found, "{text}: {:?}", cramp(text));
    }
    refused(cramp, &NotationKind::StandsAlone, &["no calf", "calf unsure", "yes calf", "eased:nothing+standing"]);
    refused(cramp, &NotationKind::Comma, &["1,5h", "calf 8,2m"]);
    refused(cramp, &NotationKind::NotWholeSeconds, &["1.5s", "0.01m"]);
    refused(cramp, &NotationKind::NotADuration, &["1m90s", "30s1m"]);
    assert_eq!(kind(cramp("30s 1m")), twice("30s"));
    assert!(cramp("1209600s calf").is_ok());
    refused(cramp, &NotationKind::Empty, &["", ",", " , ,", "eased:", "calf eased:"]);
    refused(cramp, &NotationKind::NotANumber, &["8/10", "(8)"]);
    refused(cramp, &range(0, 10, "points"), &["11", "40 calf"]);
    refused(cramp, &NotationKind::NotATime, &["25:10 calf"]);
    refused(cramp, &range(0, 1_209_600, "seconds"), &["400h", "1209601s"]);
}
