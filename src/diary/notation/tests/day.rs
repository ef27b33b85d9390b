use super::*;
use crate::model::Effort;

#[test]
fn an_amount_is_a_number_and_the_time_of_the_last() {
    written(
        amount,
        &[
            ("2@15:00", "2@15:00"),
            ("2", "2"),
            ("0", "0"),
            ("none", "0"),
            ("No", "0"),
            ("1.5@3pm", "1.5@15:00"),
            ("1,5", "1.5"),
            (".25", "0.25"),
            ("40", "40"),
            ("33.33", "33.33"),
            ("unsure", "unsure"),
        ],
    );
    refused(amount, &range(0, 40, "drinks"), &["40.01", "41", "-1", "99999999999"]);
    refused(amount, &NotationKind::TooManyDecimals { places: 2 }, &["1.125", "1.500"]);
    refused(amount, &NotationKind::Comma, &["1,500"]);
    refused(amount, &NotationKind::NotANumber, &["2 cups", "1e1", "1.2.3", "."]);
    refused(amount, &NotationKind::StandsAlone, &["none@15:00", "unsure@15:00"]);
    refused(amount, &NotationKind::Empty, &["", "@15:00", "2@"]);
    assert!(matches!(kind(amount("nnoe")), NotationKind::UnknownWord { nearest: Some("none"), .. }));
    assert!(matches!(kind(amount("inf")), NotationKind::UnknownWord { nearest: None, .. }));
}

#[test]
fn water_is_in_litres_unless_it_says_millilitres() {
    for (text, expected) in [
        ("1.5", 1500),
        ("1.5l", 1500),
        ("1,5 Litres", 1500),
        ("1500ml", 1500),
        ("10", 10_000),
        ("0", 0),
        ("none", 0),
        ("0.33", 330),
    ] {
        assert_eq!(water(text), Ok(expected), "{text}");
    }
    refused(water, &range(0, 10_000, "millilitres"), &["10.01", "1500", "10001ml", "-1"]);
    refused(water, &NotationKind::Comma, &["1,500"]);
    refused(water, &NotationKind::NotWhole, &["0.5ml"]);
    refused(water, &NotationKind::Empty, &["", "l"]);
    assert!(matches!(kind(water("3 glasses")), NotationKind::UnknownWord { nearest: None, .. }));
}

#[test]
fn exercise_has_a_length_and_may_have_a_strength() {
    written(
        exercise,
        &[
            ("30m@18:00", "30m@18:00"),
            ("30m", "30m"),
            ("hard 45m@20:00", "hard 45m@20:00"),
            ("45 m @ 8:00 pm LIGHT", "light 45m@20:00"),
            ("1h30 moderate", "moderate 90m"),
            ("none", "none"),
            ("unsure", "unsure"),
        ],
    );
    let read = Exercise { minutes: 45, effort: Some(Effort::Hard), at: Some(at("20:00")) };
    assert_eq!(exercise("45m hard @20:00"), Ok(ExerciseNote::Done(read)));
    refused(exercise, &NotationKind::NeedsUnit, &["30", "hard 30@18:00"]);
    refused(exercise, &range(1, 1_440, "minutes"), &["0m", "25h"]);
    refused(exercise, &twice("hard"), &["hard 30m light"]);
    refused(exercise, &NotationKind::StandsAlone, &["none 30m", "30m unsure"]);
    refused(exercise, &NotationKind::Empty, &["", "hard", "@18:00", "30m@"]);
    refused(exercise, &NotationKind::NotATime, &["30m@18:00@19:00"]);
    assert!(matches!(kind(exercise("hrad 30m")), NotationKind::UnknownWord { nearest: Some("hard"), .. }));
}

#[test]
fn a_dose_keeps_the_text_as_it_is_written() {
    written(
        dose,
        &[
            ("ropinirole 0.5 mg@21:00", "ropinirole 0.5 mg@21:00"),
            (" Magnesium  Citrate ", "Magnesium  Citrate"),
            ("미라펙스정 @ 9pm", "미라펙스정@21:00"),
            ("iron@01:30+09:00", "iron@01:30+09:00"),
            ("None", "none"),
            ("unsure", "unsure"),
        ],
    );
    refused(dose, &NotationKind::NotATime, &["iron@night", "b@c@21:00", "iron@21:00h"]);
    refused(dose, &twice("21:00"), &["iron@21:00@23:00"]);
    refused(dose, &NotationKind::Empty, &["", "@21:00", "iron@", " @ 21:00"]);
    refused(dose, &NotationKind::StandsAlone, &["none@21:00"]);
    refused(dose, &NotationKind::ControlCharacter, &["iron\u{1b}[2J", "iron\t5 mg"]);
    assert!(dose(&"철".repeat(200)).is_ok());
    assert_eq!(kind(dose(&"철".repeat(201))), NotationKind::TooLong { limit: 200 });
    assert!(matches!(kind(dose("iron@9")), NotationKind::AmbiguousTime { .. }));
}
