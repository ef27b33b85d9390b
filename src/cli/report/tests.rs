//! A page of the nights that were kept is the page of the whole diary, byte for byte.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::diary::{Stamp, Zone};
use crate::model::Moment;
use crate::store::Line;
use crate::text::Lang;

/// What the nights of a diary have, from one night on.
#[derive(Clone, Debug)]
struct Stretch {
    nights: u64,
    took: usize,
    did: usize,
    urge: usize,
    zone: usize,
    /// One night of so many is there.
    every: u64,
}

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).and_then(|first| first.checked_add_days(Days::new(n))).expect("a date")
}

fn night(n: u64, of: &Stretch, extra: u64) -> String {
    let (date, next) = (day(n), day(n + 1));
    let (zone, offset) = [("Asia/Seoul", "+09:00"), ("Asia/Tokyo", "+09:00"), ("Asia/Kolkata", "+05:30")][of.zone % 3];
    let took = [
        r#""took":[{"name":"ropinirole 0.5 mg"}],"#,
        r#""took":[{"name":"ropinirole 1 mg"},{"name":"Unknown 3"}],"#,
        r#""took":[],"#,
        "",
        r#""took":[{"name":"mirtazapine 15 mg"}],"#,
    ][of.took % 5];
    let did = ["", r#""did":["stretching"],"#, r#""did":[],"#][of.did % 3].replace("stretching", strategy());
    let urge = vec![
        format!(r#""urge":{{"felt":"yes","severity":{},"onset":{{"at":"{date}T2{}:10:00{offset}"}},"places":["legs"]}},"#, 2 + n % 5, n % 3),
        format!(r#""urge":{{"felt":"yes","severity":8,"onset":{{"at":"{date}T16:{}0:00{offset}"}},"places":["legs","arms"]}},"#, n % 6),
        r#""urge":{"felt":"no"},"#.to_owned(),
    ]
    .swap_remove(of.urge % 3);
    format!(
        r#"{{"date":"{date}","zone":"{zone}","offset":"{offset}",{took}{did}{urge}"sleep":{{"in_bed":"{date}T22:45:00{offset}","up":"{next}T06:45:00{offset}"}},"leg_wakings":{},"cramps":{{"had":"no"}}}}"#,
        (n + extra) % 4
    )
}

fn strategy() -> &'static str {
    use crate::model::{Id, Strategy};
    Strategy::ALL[0].as_str()
}

/// The lines of a diary; some nights are recorded late, some twice, some are removed again.
fn diary(stretches: &[Stretch]) -> (Vec<String>, u64) {
    let (mut payloads, mut late, mut n) = (Vec::new(), Vec::new(), 0);
    for stretch in stretches {
        for of in 0..stretch.nights {
            if of % stretch.every == 0 {
                let text = format!(r#""night":{}"#, night(n, stretch, 0));
                if n % 37 == 5 {
                    late.push(text)
                } else {
                    payloads.push(text)
                }
                let (sound, unread) = (format!(r#""night":{}"#, night(n, stretch, 2)), r#""leg_wakings":900"#);
                let unread = sound.replace(&format!(r#""leg_wakings":{}"#, (n + 2) % 4), unread);
                match n % 41 {
                    // Spelled by hand, or not to be read, now or later or never again.
                    3 => late.push(sound.replace(r#""date":"#, r#""date": "#)),
                    11 => late.push(unread),
                    13 => payloads.push(unread),
                    17 => {
                        payloads.push(unread);
                        late.push(sound);
                    }
                    19 => {
                        payloads.push(unread);
                        late.push(format!(r#""removal":{{"night":"{}"}}"#, day(n)));
                    }
                    7 => late.push(format!(r#""night":{}"#, night(n, stretch, 1))),
                    9 => late.push(format!(r#""removal":{{"night":"{}"}}"#, day(n))),
                    _ => {}
                }
            }
            n += 1;
        }
    }
    payloads.extend(late);
    let line = |(at, text): (usize, &String)| {
        Stamp::write(at as u64 + 1, Some(day(n)), &format!("{}T07:00:00+09:00", day(n)), None, text)
    };
    (payloads.iter().enumerate().map(line).collect(), n)
}

fn gathered(lines: &[String], mut gather: Gather) -> Gathered {
    for (number, text) in (2..).zip(lines) {
        let read = Stamp::read_night(text.as_bytes(), |date| gather.keeps(date));
        let (stamp, of_night, text) = read.expect("a record");
        gather.take(number, Line { stamp: &stamp, text }, of_night);
    }
    gather.read()
}

fn page(gathered: &Gathered, period: Period, form: Form) -> String {
    let now = Moment::parse_from_rfc3339(&format!("{}T08:00:00+09:00", period.last + Days::new(1))).expect("a time");
    let material = Material {
        gathered,
        period,
        not_yet: None,
        redact: false,
        now,
        zone: Zone::named("Asia/Seoul").expect("a zone"),
        width: 80,
        ascii: false,
        in_words: false,
        paper: Paper::A4,
        lang: Lang::default(),
    };
    String::from_utf8(bytes(&material, form, false).expect("a page")).expect("text")
}

/// Whether the nights that were kept were enough.
fn same(stretches: &[Stretch], length: u64, ago: u64, takes: bool) -> bool {
    let (lines, nights) = diary(stretches);
    let last = day(nights.saturating_sub(1 + ago));
    let period = Period::ending(last, length);
    let kept = gathered(&lines, Gather::only(period, takes));
    if !kept.suffices(period) {
        return false;
    }
    let all = gathered(&lines, Gather::default());
    assert_eq!(kept.unread, all.unread, "{stretches:?}, {length} nights, {ago} ago");
    for form in [Form::Json, Form::Terminal, Form::Html] {
        assert_eq!(page(&kept, period, form), page(&all, period, form), "{stretches:?}, {length} nights, {ago} ago");
    }
    kept.nights().len() < all.nights().len()
}

fn steady(nights: u64) -> Stretch {
    Stretch { nights, took: 0, did: 0, urge: 0, zone: 0, every: 1 }
}

#[test]
fn nights_are_left_out_where_they_say_nothing_and_only_there() {
    let ending = |end: Stretch| [steady(300), Stretch { nights: 60, ..end }];
    let other = |took| Stretch { took, ..steady(60) };
    assert!(same(&ending(other(4)), 28, 0, true));
    assert!(same(&ending(Stretch { urge: 1, ..other(2) }), 28, 3, false));
    assert!(same(&ending(other(3)), 14, 0, true));
    // Since when a medicine for the legs is taken is looked for no further back than all else.
    assert!(same(&ending(other(0)), 28, 0, true));
    // How it was before self-care that was done on half of the nights is looked for in all of them.
    assert!(!same(&ending(Stretch { did: 1, ..other(4) }), 28, 0, true));
    // The first two weeks on one dose begin late, and end beyond the nights that are kept of the beginning, unless more
    // are kept where a dopaminergic medicine is told of.
    let mut unsteady: Vec<Stretch> = (0..6).map(|took| Stretch { nights: 3, took: took % 2, ..steady(3) }).collect();
    unsteady.push(steady(300));
    assert!(!same(&unsteady, 28, 0, false));
    assert!(same(&unsteady, 28, 0, true));
    // Without a night beside those that are needed, the one before them is not known.
    assert!(!same(&[steady(100), Stretch { every: 1000, ..steady(150) }, other(4)], 28, 0, true));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_page_of_the_kept_nights_is_that_of_the_whole_diary(
        stretches in prop::collection::vec(
            (20u64..140, 0usize..5, 0usize..3, 0usize..3, 0usize..3, 1u64..4)
                .prop_map(|(nights, took, did, urge, zone, every)| Stretch { nights, took, did, urge, zone, every }),
            1..6,
        ),
        length in 1u64..120,
        ago in 0u64..30,
        takes in any::<bool>(),
    ) {
        same(&stretches, length, ago, takes);
    }
}
