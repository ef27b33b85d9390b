use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::is_said;
use super::sentences::findings;
use super::texts::{notation_kinds, read_faults, words_kinds};
use crate::diary::notation::NotationFault;
use crate::diary::read::{ReadError, ReadFault};
use crate::diary::tests::strategies::{any_night, place};
use crate::diary::{Hole, WordsFault, WordsKind};
use crate::model::{Id, Moment, NightField};
use crate::report::diary::{self, Strip};
use crate::text::Lang;

/// Text of a person, without braces, so that what is left of a hole can be seen.
fn text() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.replace(['{', '}'], ""))
}

fn hole() -> impl Strategy<Value = Hole> {
    let moment = (0_i64..=253_402_300_799, -720_i32..=840).prop_map(|(seconds, minutes)| {
        let offset = chrono::FixedOffset::east_opt(minutes * 60).expect("an offset");
        let utc = chrono::DateTime::from_timestamp(seconds, 0).expect("an instant");
        Moment::from(utc.with_timezone(&offset))
    });
    let date = prop_oneof![
        8 => place().prop_map(|(_, date)| date),
        1 => Just(chrono::NaiveDate::MAX),
        1 => Just(chrono::NaiveDate::MIN),
    ];
    prop_oneof![
        moment.clone().prop_map(Hole::Moment),
        moment.prop_map(|at| Hole::Written(at.naive_local())),
        any::<i64>().prop_map(Hole::Minutes),
        any::<u64>().prop_map(Hole::Number),
        date.prop_map(Hole::Night),
        select(NightField::ALL).prop_map(Hole::Field),
        text().prop_map(Hole::Text),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150, failure_persistence: None, rng_seed: RngSeed::Fixed(20261121), ..ProptestConfig::default()
    })]

    #[test]
    fn every_sentence_holds_whatever_it_names((zone, today) in place(), holes in proptest::collection::vec(hole(), 6)) {
        for (mut finding, _) in findings() {
            for ((_, stands), hole) in finding.holes.iter_mut().zip(&holes) {
                *stands = hole.clone();
            }
            is_said(&diary::finding(&finding, zone, today, Lang::English));
        }
    }

    #[test]
    fn every_fault_of_a_text_is_said_whatever_was_written(
        told in text(),
        other in text(),
        place in (any::<usize>(), any::<usize>()),
    ) {
        for (kind, _) in notation_kinds() {
            is_said(&diary::notation("--option", &NotationFault { part: told.clone(), kind }, Lang::English));
        }
        for (kind, _) in words_kinds() {
            let kind = if let WordsKind::Range { .. } = kind { WordsKind::Range { first: i32::MIN, last: i32::MAX } } else { kind };
            is_said(&diary::words(&WordsFault { text: told.clone(), kind }, Lang::English));
        }
        for (fault, _) in read_faults() {
            let fault = match fault {
                ReadFault::UnknownField(..) => ReadFault::UnknownField(told.clone(), vec![other.clone()]),
                ReadFault::UnknownWord(..) => ReadFault::UnknownWord(told.clone(), vec![other.clone()]),
                ReadFault::Missing(_) => ReadFault::Missing(told.clone()),
                ReadFault::Twice(_) => ReadFault::Twice(told.clone()),
                ReadFault::Time(_) => ReadFault::Time(told.clone()),
                ReadFault::Range { value, whole, .. } => ReadFault::Range {
                    value: value.map(|_| told.clone()),
                    min: other.clone(),
                    max: other.clone(),
                    whole,
                    unit: other.clone(),
                },
                fault => fault,
            };
            let error = ReadError { line: place.0, column: place.1, path: other.clone(), fault };
            is_said(&diary::read_error(&error, Lang::English));
        }
    }

    #[test]
    fn every_night_is_said_back((night, _) in any_night(), (other, _) in any_night(), today in place()) {
        let mut night = night;
        // A note of braces is the person's own.
        night.note = night.note.map(|note| note.replace(['{', '}'], ""));
        let other = crate::model::Night { note: None, took: None, date: night.date, ..other };
        for dose in night.took.iter_mut().flatten() {
            dose.name = dose.name.replace(['{', '}'], "");
        }
        for fact in diary::facts(&night, Lang::English) {
            is_said(&fact.label);
            prop_assert!(fact.value.is_empty() || !fact.value.contains('\n'));
        }
        let mut labels: Vec<_> = diary::facts(&night, Lang::English).into_iter().map(|fact| fact.label).collect();
        labels.sort();
        labels.dedup();
        prop_assert_eq!(labels.len(), diary::facts(&night, Lang::English).len());
        for before in [None, Some(&night), Some(&other)] {
            let said = diary::said_back(before, &night, today.1, Lang::English);
            said.iter().for_each(|line| is_said(line));
            // What stood before and stands no more is told as well.
            prop_assert!(said.len() > diary::facts(&night, Lang::English).len());
        }
        prop_assert!(diary::differences(Some(&night), Some(&night), Lang::English).is_empty());
        let strip = Strip::of(&BTreeMap::from([(night.date, &night)]), night.date, 14);
        is_said(&diary::strip_in_words(&strip, Lang::English));
        diary::strip(&strip, 40, night.date, Lang::English).iter().for_each(|row| is_said(row));
    }
}

#[test]
fn a_night_at_the_end_of_the_calendar_is_said() {
    for date in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
        for zone in [Some("Asia/Seoul".to_owned()), Some("America/New_York".to_owned()), None] {
            let offset = chrono::FixedOffset::west_opt(5 * 3600).expect("an offset");
            let night = crate::model::Night::new(date, zone, offset);
            diary::said_back(None, &night, date, Lang::English).iter().for_each(|line| is_said(line));
        }
    }
}
