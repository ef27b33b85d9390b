use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::model::{CrampSite, Leg, Strategy};

const PIECES: &[&str] = &[
    "6",
    "10",
    "03:10",
    "3",
    "am",
    "pm",
    "1.5",
    "1,5",
    "h",
    "m",
    "2m",
    "1h30",
    "30",
    "s",
    "l",
    "ml",
    "@",
    "/",
    ",",
    "+",
    ":",
    "-",
    "z",
    "+09:00",
    "-04:00",
    "left",
    "r",
    "both",
    "calf",
    "toes",
    "sore",
    "not",
    "eased:",
    "eased",
    "by",
    "standing",
    "nothing",
    "itself",
    "no",
    "none",
    "unsure",
    "yes",
    "hard",
    "light",
    "all-day",
    "calf-stretch",
    "warm feet",
    "iron",
    "미라펙스",
    "99999999999",
    "\u{1b}",
    "\u{130}",
    "−",
    "",
];

/// That the text is refused, or written back as what is read as the same value.
fn holds<T: PartialEq + Debug + Display>(read: fn(&str) -> Read<T>, text: &str) -> Result<(), TestCaseError> {
    match read(text) {
        Ok(value) => {
            let canonical = value.to_string();
            prop_assert_eq!(read(&canonical), Ok(value), "{:?} is written {:?}", text, canonical);
        }
        Err(fault) => prop_assert!(!fault.part.chars().any(char::is_control) && fault.part.chars().count() <= 41),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, rng_seed: RngSeed::Fixed(20261121), ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_is_written_and_read_again(
        pieces in proptest::collection::vec((proptest::sample::select(PIECES), any::<bool>()), 0..8),
        noise in proptest::collection::vec(any::<char>(), 0..12),
    ) {
        let text: String = pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect();
        let noise: String = noise.into_iter().collect();
        for text in [&text, &noise] {
            holds(time, text)?;
            holds(urge, text)?;
            holds(cramp, text)?;
            holds(amount, text)?;
            holds(exercise, text)?;
            holds(dose, text)?;
            for read in [minutes, hours] {
                if let Ok(value) = read(text) {
                    prop_assert_eq!(read(&format!("{value}m")), Ok(value));
                }
            }
            if let Ok(value) = water(text) {
                prop_assert_eq!(water(&format!("{value}ml")), Ok(value));
            }
            if let Ok(set) = list::<Strategy>(text) {
                prop_assert_eq!(list(&write_list(set)), Ok(set));
            }
        }
    }

    #[test]
    fn every_cramp_is_written_and_read_again(
        clock in proptest::option::of((0_u32..24, 0_u32..60)),
        seconds in proptest::option::of(0_u32..=1_209_600),
        places in (proptest::option::of(0_usize..3), proptest::option::of(0_usize..8)),
        severity in proptest::option::of(0_u8..=10),
        sore in any::<Option<bool>>(),
        eased in proptest::option::of(1_u64..64),
    ) {
        let parts = CrampParts {
            at: clock.map(|(hour, minute)| at(&format!("{hour:02}:{minute:02}"))),
            seconds,
            leg: places.0.map(|place| Leg::ALL[place]),
            site: places.1.map(|place| CrampSite::ALL[place]),
            severity,
            sore,
            eased: eased.and_then(Set::from_bits),
        };
        prop_assert_eq!(cramp(&parts.to_string()), Ok(CrampNote::One(parts)));
    }
}
