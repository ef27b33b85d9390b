use super::is_said;
use crate::diary::notation::{self, NotationFault, NotationKind};
use crate::diary::read::{ReadError, ReadFault, read};
use crate::diary::{Entry, WordsFault, WordsKind, words};
use crate::model::ClockTime;
use crate::report::diary;
use crate::text::Lang;

const EN: Lang = Lang::English;

/// Every kind of fault of a notation; the match below tells when there is one more.
pub(super) fn notation_kinds() -> Vec<(NotationKind, &'static str)> {
    let (before_noon, after_noon) =
        (ClockTime::from_hm(3, 0).expect("a time"), ClockTime::from_hm(15, 0).expect("a time"));
    let every = |kind: &NotationKind| match kind {
        NotationKind::Empty
        | NotationKind::UnknownWord { .. }
        | NotationKind::OutOfRange { .. }
        | NotationKind::NotANumber
        | NotationKind::NotWhole
        | NotationKind::TooManyDecimals { .. }
        | NotationKind::Comma
        | NotationKind::NotATime
        | NotationKind::AmbiguousTime { .. }
        | NotationKind::NotAnOffset
        | NotationKind::NotADuration
        | NotationKind::NotAPeriod
        | NotationKind::NotWholeMinutes
        | NotationKind::NotWholeSeconds
        | NotationKind::NeedsUnit
        | NotationKind::Twice { .. }
        | NotationKind::StandsAlone
        | NotationKind::ControlCharacter
        | NotationKind::TooLong { .. } => 19,
    };
    let kinds = vec![
        (NotationKind::Empty, "nothing is written"),
        (
            NotationKind::UnknownWord { nearest: Some("calf"), allowed: &["calf", "foot"] },
            "mean calf? You can write: calf, foot",
        ),
        (NotationKind::UnknownWord { nearest: None, allowed: &["calf", "foot"] }, "You can write: calf, foot"),
        (NotationKind::OutOfRange { min: 0, max: 10, unit: "points" }, "from 0 to 10 (points)"),
        (NotationKind::NotANumber, "not a number"),
        (NotationKind::NotWhole, "whole number"),
        (NotationKind::TooManyDecimals { places: 2 }, "most is 2"),
        (NotationKind::Comma, "two things"),
        (NotationKind::NotATime, "23:00 or 11pm"),
        (NotationKind::AmbiguousTime { before_noon, after_noon }, "03:00 or 15:00"),
        (NotationKind::NotAnOffset, "+09:00"),
        (NotationKind::NotADuration, "40m or 1h30"),
        (NotationKind::NotAPeriod, "28d, 4w or 3m"),
        (NotationKind::NotWholeMinutes, "whole minutes"),
        (NotationKind::NotWholeSeconds, "whole seconds"),
        (NotationKind::NeedsUnit, "2m is 2 minutes"),
        (NotationKind::Twice { first: "left".to_owned() }, "“left” and “something”"),
        (NotationKind::StandsAlone, "by itself"),
        (NotationKind::ControlCharacter, "cannot be shown"),
        (NotationKind::TooLong { limit: 200 }, "200 characters"),
    ];
    // An unknown word is there twice.
    assert_eq!(kinds.len(), every(&NotationKind::Empty) + 1);
    kinds
}

#[test]
fn every_fault_of_an_option_is_said_with_the_option_and_the_part() {
    for (kind, phrase) in notation_kinds() {
        let empty = kind == NotationKind::Empty;
        let said = diary::notation("--cramp", &NotationFault { part: "something".to_owned(), kind }, EN);
        is_said(&said);
        assert!(
            said.starts_with("--cramp: ") && said.contains(phrase) && (empty || said.contains("something")),
            "{said}"
        );
    }
    let said = |fault: Option<NotationFault>| diary::notation("--option", &fault.expect("a fault"), EN);
    assert!(said(notation::time("3").err()).contains("03:00 or 15:00"));
    assert!(said(notation::cramp("calf 8 2m left right").err()).contains("“left” and “right”"));
    assert!(said(words::period("28").err()).contains("28d"));
}

pub(super) fn words_kinds() -> Vec<(WordsKind, &'static str)> {
    let [first, second] = ["2026-11-12", "2026-12-11"].map(|date| date.parse().expect("a date"));
    vec![
        (WordsKind::Empty, "Which night?"),
        (WordsKind::Unknown { nearest: Some("yesterday") }, "Did you mean yesterday?"),
        (WordsKind::Unknown { nearest: None }, "3 days ago"),
        (WordsKind::Ambiguous { first, second }, "2026-11-12 or 2026-12-11"),
        (WordsKind::BareNumber { days_ago: first, day_of_month: second }, "2026-11-12 or 2026-12-11"),
        (WordsKind::Future, "not come yet"),
        (WordsKind::NoSuchDate, "in the calendar"),
        (WordsKind::Range { first: 1900, last: 2100 }, "1900 to 2100"),
    ]
}

#[test]
fn every_fault_of_the_words_for_a_night_is_said() {
    for (kind, phrase) in words_kinds() {
        let said = diary::words(&WordsFault { text: "something".to_owned(), kind }, EN);
        is_said(&said);
        let named = kind == WordsKind::Empty || said.contains("something");
        assert!(said.contains(phrase) && named, "{said}");
    }
}

pub(super) fn read_faults() -> Vec<(ReadFault, &'static str)> {
    let range = |value: Option<&str>, whole: bool| ReadFault::Range {
        value: value.map(str::to_owned),
        min: "0".into(),
        max: "40".into(),
        whole,
        unit: "drinks".into(),
    };
    let listed = || ("urg".to_owned(), vec!["urge".to_owned(), "note".to_owned()]);
    vec![
        (ReadFault::TooLong, "longer than 1048576 bytes"),
        (ReadFault::NotUtf8, "Line 2, byte 9"),
        (ReadFault::Empty, "no entry here"),
        (ReadFault::Torn, "ends too early"),
        (ReadFault::Syntax, "cannot be read as JSON"),
        (ReadFault::Trailing, "more text after"),
        (ReadFault::UnknownField(listed().0, listed().1), "no field “urg” here (sleep.up). Possible: urge, note"),
        (ReadFault::UnknownWord(listed().0, listed().1), "no value “urg”. Possible: urge, note"),
        (ReadFault::Missing("offset".into()), "“offset” is missing in sleep.up"),
        (ReadFault::Twice("note".into()), "“note” stands there twice"),
        (range(None, true), "sleep.up must be a number from 0 to 40 (drinks)"),
        (range(Some("41"), true), "is 41; it must be from 0 to 40 (drinks)"),
        (range(Some("1.5"), true), "is 1.5; it must be a whole number from 0 to 40"),
        (range(Some("40.5"), false), "is 40.5; it must be from 0 to 40"),
        (range(Some("1.234"), false), "is 1.234. Two digits after the point are the most"),
        (ReadFault::Time("25:00".into()), "“25:00”"),
        (ReadFault::Offset, "+09:00"),
        (ReadFault::Kind, "wrong kind"),
    ]
}

#[test]
fn every_fault_of_a_text_is_said_with_its_place() {
    for (fault, phrase) in read_faults() {
        let placed = !matches!(fault, ReadFault::TooLong | ReadFault::Empty);
        let said = diary::read_error(&ReadError { line: 2, column: 9, path: "sleep.up".to_owned(), fault }, EN);
        is_said(&said);
        assert!(said.contains(phrase) && (!placed || said.starts_with("Line 2, ")), "{said}");
    }
    for text in [
        "{\"\u{202e}\\u001b[2J\":1}",
        "{\"cramps\":{\"had\":\"\\u001b[2J\"}}",
        "{\"sleep\":{\"up\":\"\\u0007\"}}",
        "{\"note\":1}",
    ] {
        is_said(&diary::read_error(&read::<Entry>(text.as_bytes()).expect_err("refused"), EN));
    }
}
