//! What is written is read again, as a night and as an entry; and no text does harm.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::strategies::{any_entry, any_night, place};
use crate::diary::{Entry, Zone, apply, check, read, zone_of};
use crate::model::Night;
use crate::model::whole::Drinks;

fn text(night: &Night) -> String {
    serde_json::to_string(night).expect("JSON")
}

/// Read as a night it is the same, byte for byte.
fn is_read_again(night: &Night) -> Result<(), TestCaseError> {
    let written = text(night);
    let again: Night =
        read::read(written.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
    prop_assert_eq!(&again, night);
    prop_assert_eq!(text(&again), written);
    Ok(())
}

/// Read as an entry, and told of a night of which nothing is said, it says the same.
fn is_an_entry(night: &Night, zone: Zone) -> Result<(), TestCaseError> {
    let written = text(night);
    let entry: Entry =
        read::read(written.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
    let empty = Night::new(night.date, night.zone.clone(), night.offset);
    let seoul = Zone::named("Asia/Seoul").expect("a zone");
    prop_assert_eq!(zone_of(&entry, Some(&empty), night.date, seoul), Ok(zone));
    let told = apply(entry.clone(), &empty, zone);
    prop_assert_eq!(told.as_ref(), Ok(night), "{}", written);
    // And over itself it changes nothing.
    prop_assert_eq!(apply(entry, night, zone), Ok(night.clone()), "{}", written);
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(20261121), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn any_night_is_written_and_read_again((night, zone) in any_night()) {
        is_read_again(&night)?;
        is_an_entry(&night, zone)?;
        check::night(&night);
    }

    #[test]
    fn any_night_that_was_told_is_written_and_read_again(
        (zone, date) in place(),
        entries in proptest::collection::vec(any_entry(), 1..5),
    ) {
        let mut night = Night::new(date, zone.name().map(str::to_owned), zone.evening_offset(date));
        for told in entries {
            let told = told.to_string();
            let entry: Entry = read::read(told.as_bytes()).map_err(|error| TestCaseError::fail(format!("{error}: {told}")))?;
            let empty = entry.is_empty();
            match apply(entry.clone(), &night, zone) {
                Ok(now) => {
                    prop_assert!(!empty || now == night, "an entry that tells nothing changed something: {}", told);
                    prop_assert_eq!(apply(entry, &now, zone), Ok(now.clone()), "told twice: {}", told);
                    night = now;
                }
                Err(refused) => prop_assert!(!refused.id.may_be_so(), "refused for a doubt: {:?}", refused),
            }
        }
        is_read_again(&night)?;
        // Times that are doubted may lie beyond what is taken as an instant.
        if check::night(&night).is_empty() {
            is_an_entry(&night, zone)?;
        }
    }

    #[test]
    fn no_text_does_harm(
        (night, _) in any_night(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 0..4),
        noise in any::<String>(),
        bytes in proptest::collection::vec(any::<u8>(), 0..60),
    ) {
        let mut damaged = text(&night).into_bytes();
        for (from, to, byte) in cuts {
            let (from, to) = (from.index(damaged.len()), to.index(damaged.len()));
            if byte < 200 { damaged[from] = byte } else { damaged.swap(from, to) }
        }
        for text in [damaged.as_slice(), noise.as_bytes(), &bytes] {
            for fault in [read::read::<Entry>(text).err(), read::read::<Night>(text).err()].into_iter().flatten() {
                prop_assert!(fault.line >= 1 && fault.column >= 1);
            }
        }
    }
}

#[test]
fn every_number_of_drinks_is_read_again_as_it_was() {
    for hundredths in 0..=4000 {
        let drinks = Drinks::of(f64::from(hundredths) / 100.0).expect("drinks");
        let text = serde_json::to_string(&drinks).expect("JSON");
        assert_eq!(serde_json::from_str::<Drinks>(&text).ok(), Some(drinks), "{text}");
        assert_eq!(text, format!("{}", f64::from(hundredths) / 100.0));
    }
}

#[test]
fn a_text_that_is_too_long_or_too_deep_is_refused() {
    let long = format!(r#"{{"note":"{}"}}"#, "a".repeat(read::LONGEST));
    assert_eq!(read::read::<Entry>(long.as_bytes()).expect_err("refused").fault, read::ReadFault::TooLong);
    for deep in ["[".repeat(100_000), r#"{"sleep":"#.repeat(50_000)] {
        assert!(read::read::<Entry>(deep.as_bytes()).is_err());
        assert!(read::read::<Night>(deep.as_bytes()).is_err());
    }
}

#[test]
fn our_own_marks_in_a_text_are_no_marks() {
    use read::ReadFault;
    for (text, fault) in [
        ("{\"\\u0001range|5|0|9|true|points|\":1}", "\u{1}range|5|0|9|true|points|"),
        ("{\"\\u0001time|5|\":1}", "\u{1}time|5|"),
        ("{\"\\u0001offset\":1}", "\u{1}offset"),
        ("{\"\\u001b[2J\":1}", "\u{1b}[2J"),
    ] {
        let found = read::read::<Entry>(text.as_bytes()).expect_err("refused").fault;
        assert!(matches!(&found, ReadFault::UnknownField(name, _) if name == fault), "{found:?}");
    }
    let told = |text: &str| read::read::<Entry>(text.as_bytes()).expect_err("refused").fault;
    let time = told("{\"sleep\":{\"up\":\"6|\\u0001range|5|\"}}");
    assert_eq!(time, ReadFault::Time("6|\u{1}range|5|".to_owned()));
    assert_eq!(told("{\"offset\":\"\\u0001range|5|\"}"), ReadFault::Offset);
    assert!(matches!(told("{\"leg_wakings\":\", expected \\u0001time|5|\"}"), ReadFault::Range { value: None, .. }));
}
