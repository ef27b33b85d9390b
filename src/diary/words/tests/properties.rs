use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;

const PIECES: &[&str] = &[
    "last",
    "night",
    "yesterday",
    "day",
    "days",
    "before",
    "ago",
    "week",
    "next",
    "fri",
    "sunday",
    "nov",
    "february",
    "21",
    "29",
    "2026",
    "5",
    "0",
    "99999999999999999999",
    "-",
    "/",
    ".",
    ",",
    "_",
    "오늘",
    "밤",
    "전",
    "일",
    "월",
    "년",
    "주",
    "금",
    "the",
    "a",
    "st",
    "\u{1b}",
    "é",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, rng_seed: RngSeed::Fixed(20261121), ..ProptestConfig::default() })]

    #[test]
    fn no_words_make_it_fall_over(
        pieces in proptest::collection::vec((proptest::sample::select(PIECES), any::<bool>()), 0..7),
        noise in proptest::collection::vec(any::<char>(), 0..12),
        seconds in any::<i64>(),
    ) {
        let words: String = pieces.iter().map(|(piece, space)| format!("{piece}{}", if *space { " " } else { "" })).collect();
        let noise: String = noise.into_iter().collect();
        let near = at("2026-01-01 00:00") + TimeDelta::seconds(seconds % 3_000_000_000);
        for now in [near, NaiveDateTime::MIN, NaiveDateTime::MAX] {
            for text in [&words, &noise] {
                if let Ok(night) = super::night(text, now) {
                    prop_assert!((FIRST_YEAR..=LAST_YEAR).contains(&night.year()), "{text}");
                    prop_assert_eq!(super::night(&night.to_string(), now), Ok(night));
                }
                let _ = period(text);
            }
        }
    }
}
