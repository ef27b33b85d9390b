//! Counts, severity, onset, relief and quality over tables of nights.

use super::{NO_CRAMP, NO_URGE, QUIET, analysis, at, date, day, diary, near, of, period, urge, with};
use crate::diary::analysis::{Frequency, Gap, NightOf, Nights, Period, Rate, quality, rates};
use crate::model::{BodyPart, CrampRelief, CrampSite, Helps, Leg, Strategy};

/// Fourteen nights: 0-3 urge, 4-5 not sure, 6 missing, 7-12 quiet, 13 cramps and nothing else told.
fn fortnight() -> Vec<crate::model::Night> {
    diary(14, |after| {
        match after {
        0..=3 => Some(format!(
            r#"{},"leg_wakings":{after},"helped":["walking"],"did":["calf_stretch"]"#,
            urge(4 + after as u32, "22:30")
        )),
        4..=5 => Some(r#""urge":{"felt":"unsure"},"cramps":{"had":"no"},"did":[]"#.to_owned()),
        6 => None,
        13 => Some(
            r#""cramps":{"had":"yes","events":[
            {"at":"{n}T03:10:00+09:00","seconds":120,"side":"left","muscle":"calf","severity":8,"eased_by":["standing"]},
            {"seconds":60,"side":"left","muscle":"foot","severity":4,"eased_by":["nothing"]}]}"#
                .to_owned(),
        ),
        _ => Some(QUIET.to_owned()),
    }
    })
}

#[test]
fn a_fortnight_is_counted_as_it_is_by_hand() {
    let nights = fortnight();
    let found = analysis(&nights, period(0, 13)).rates;
    let rate = |yes, told| Rate { yes, told, nights: 14 };
    assert_eq!(found.logged, rate(13, 13));
    assert_eq!(found.urge_nights, rate(4, 10));
    assert_eq!(found.cramp_nights, rate(1, 9));
    // Of the nights with an urge it is known that they were not quiet, and of the one with cramps too.
    assert_eq!(found.quiet_nights, rate(6, 11));
    assert_eq!(found.wakings.nights, rate(3, 10));
    assert_eq!(found.wakings.times, Frequency { times: 6, told: 10, nights: 14 });
    assert!(near(found.wakings.per_week.expect("a week"), 4.2) && found.wakings.reached == Some(true));
    assert_eq!(found.cramps, Frequency { times: 2, told: 9, nights: 14 });
    assert!(near(found.urge_nights.per_week().expect("a week"), 2.8));
    let severity = found.urge_severity.expect("severities");
    assert_eq!((severity.n, severity.median, severity.lowest, severity.highest), (4, 5.5, 4.0, 7.0));
    assert_eq!(found.cramp_severity.expect("severities").median, 6.0);
    assert_eq!(found.cramp_minutes.expect("minutes").highest, 2.0);
    assert_eq!(
        found.cramp_sides.iter().map(|side| (side.what, side.times, side.told)).collect::<Vec<_>>(),
        [(Leg::Left, 2, 2)]
    );
    assert_eq!(found.cramp_muscles[0].what, CrampSite::Calf);
}

#[test]
fn six_nights_that_tell_make_no_week() {
    let rate = |told| Rate { yes: 3, told, nights: 28 };
    assert_eq!((rate(6).per_week(), rate(7).per_week()), (None, Some(3.0)));
    let nights = diary(6, |_| Some(QUIET.to_owned()));
    assert_eq!(analysis(&nights, period(0, 13)).rates.wakings.reached, None);
}

#[test]
fn relief_is_counted_over_the_nights_that_tell_it() {
    let found = analysis(&fortnight(), period(0, 13)).relief;
    let walking = found.urge[0];
    assert_eq!((walking.what, walking.helped, walking.told), (Helps::Walking, 4, 4));
    assert_eq!((found.urge_nothing.helped, found.urge.len()), (0, 1));
    assert_eq!((found.cramps[0].what, found.cramps[0].helped, found.cramps[0].told), (CrampRelief::Standing, 1, 2));
    assert_eq!(found.cramps_nothing.helped, 1);
    assert_eq!(found.self_care.len(), 1);
    assert_eq!(found.self_care[0].what, Strategy::CalfStretch);
    assert_eq!(found.self_care[0].nights, Rate { yes: 4, told: 6, nights: 14 });
}

#[test]
fn the_symptom_day_is_cut_at_six() {
    let at = |told: &str| {
        let nights = [super::night(0, &format!(r#""urge":{{"felt":"yes","onset":{told}}}"#))];
        let onset = analysis(&nights, period(0, 0)).onset;
        (onset.minutes.map(|minutes| minutes.median), onset.all_day)
    };
    let table = [
        (r#"{"at":"{d}T06:00:00+09:00"}"#, (Some(0.0), 0)),
        (r#"{"at":"{d}T22:00:00+09:00"}"#, (Some(960.0), 0)),
        (r#"{"at":"{n}T00:30:00+09:00"}"#, (Some(1110.0), 0)),
        (r#"{"at":"{n}T05:59:00+09:00"}"#, (Some(1439.0), 0)),
        // Still in bed at seven: of the night, and late.
        (r#"{"at":"{n}T07:00:00+09:00"}"#, (Some(1500.0), 0)),
        // At noon as well, and a minute later no more.
        (r#"{"at":"{n}T12:00:00+09:00"}"#, (Some(1800.0), 0)),
        (r#"{"at":"{n}T12:01:00+09:00"}"#, (Some(361.0), 0)),
        // An instant of the next evening counts by its clock.
        (r#"{"at":"{n}T21:00:00+09:00"}"#, (Some(900.0), 0)),
        // The clock is the one where the person was.
        (r#"{"at":"{d}T22:00:00+01:00"}"#, (Some(960.0), 0)),
        (r#"{"all_day":true}"#, (None, 1)),
    ];
    for (told, expected) in table {
        assert_eq!(at(told), expected, "{told}");
    }
}

#[test]
fn a_drift_needs_ten_onsets_over_three_weeks() {
    let clock = |minutes: u64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let earlier = |nights: u64| diary(nights, |after| Some(urge(5, &clock(23 * 60 - 3 * after))));
    let drift = |nights: &[crate::model::Night]| analysis(nights, period(0, 59)).onset.drift;
    let short = drift(&earlier(20));
    assert_eq!((short.onsets, short.days, short.slope), (20, 20, None));
    let long = drift(&earlier(21));
    let slope = long.slope.expect("a drift");
    assert!(near(slope.minutes_per_week, -21.0) && near(slope.lower, -21.0) && near(slope.upper, -21.0));
    let few = diary(30, |after| (after % 4 == 0).then(|| urge(5, "22:00")));
    assert_eq!((drift(&few).onsets, drift(&few).slope), (8, None));
}

#[test]
fn an_urge_over_midnight_is_one_evening() {
    let nights = diary(2, |after| {
        Some(if after == 0 {
            urge(5, "23:50")
        } else {
            r#""urge":{"felt":"yes","onset":{"at":"{n}T00:10:00+09:00"}}"#.to_owned()
        })
    });
    let minutes = analysis(&nights, period(0, 1)).onset.minutes.expect("onsets");
    assert_eq!((minutes.lowest, minutes.median, minutes.highest), (1070.0, 1080.0, 1090.0));
}

#[test]
fn places_are_counted_by_night() {
    let nights = diary(3, |after| {
        let places = if after == 0 { r#"["legs","arms"]"# } else { r#"["legs"]"# };
        Some(format!(r#""urge":{{"felt":"yes","places":{places}}}"#))
    });
    let places = analysis(&nights, period(0, 2)).rates.urge_places;
    let places: Vec<_> = places.iter().map(|place| (place.what, place.times, place.told)).collect();
    assert_eq!(places, [(BodyPart::Legs, 3, 3), (BodyPart::Arms, 1, 3)]);
}

#[test]
fn cramps_that_are_not_told_apart_are_at_least_one() {
    let nights = diary(7, |after| Some(if after < 2 { super::CRAMP } else { NO_CRAMP }.to_owned()));
    let cramps = analysis(&nights, period(0, 6)).rates.cramps;
    assert_eq!((cramps.times, cramps.told, cramps.per_week()), (2, 7, Some(2.0)));
}

#[test]
fn the_diary_is_weighed_by_when_it_was_written() {
    // Got up at 07:00 of the 2nd; a night that tells no morning has it at 06:00.
    let up = super::night(0, r#""sleep":{"up":"2026-09-02T07:00:00+09:00"}"#);
    let (plain, late) = (super::night(1, NO_URGE), super::night(4, NO_URGE));
    let recorded = |night, at_: &str, edited| NightOf { night, recorded_at: at(at_), edited };
    let nights = [
        recorded(&up, "2026-09-03T07:00:00+09:00", false),
        recorded(&plain, "2026-09-04T06:01:00+09:00", true),
        recorded(&late, "2026-09-07T18:00:01+09:00", false),
    ];
    let quality = quality::quality(&Nights::of(&nights).over(period(0, 7)));
    let of = |yes| Rate { yes, told: 3, nights: 8 };
    assert_eq!((quality.logged, quality.within_24h), (of(3), of(1)));
    assert_eq!((quality.later_than_36h, quality.edited), (of(1), of(1)));
    // Nights 2-3 and 5-7 are missing.
    assert_eq!(quality.longest_gap, Some(Gap { nights: 3, over: period(5, 7) }));
}

#[test]
fn nights_that_contradict_themselves_are_named() {
    let wrong = r#""sleep":{"tried":"{d}T23:00:00+09:00","woke":"{n}T06:00:00+09:00","latency":400,"waso":100}"#;
    let odd = r#""sleep":{"in_bed":"{d}T16:00:00+09:00","up":"{n}T09:00:00+09:00"}"#;
    let nights = [super::night(0, wrong), super::night(1, odd), super::night(2, QUIET)];
    let found = analysis(&nights, period(0, 2));
    assert_eq!((found.quality.contradictory, found.quality.doubtful), (vec![date(0)], vec![date(1)]));
    assert_eq!(found.sleep.total.n, 0);
    assert_eq!(found.quality.longest_gap, None);
}

#[test]
fn of_two_records_of_a_night_the_later_counts() {
    let (first, second) = (super::night(0, NO_URGE), super::night(0, &urge(3, "22:00")));
    let one = |night, hour: &str| NightOf { night, recorded_at: at(hour), edited: true };
    let nights = [one(&second, "2026-09-02T09:00:00+09:00"), one(&first, "2026-09-02T08:00:00+09:00")];
    for nights in [nights, [nights[1], nights[0]]] {
        let nights = Nights::of(&nights);
        assert_eq!(rates::rates(&nights.over(period(0, 0))).urge_nights, Rate { yes: 1, told: 1, nights: 1 });
    }
}

#[test]
fn periods_know_their_length_and_the_one_before() {
    let four_weeks = Period::ending(day("2026-03-01"), 28);
    assert_eq!((four_weeks.first, four_weeks.days()), (day("2026-02-02"), 28));
    assert_eq!(four_weeks.before(), Period { first: day("2026-01-05"), last: day("2026-02-01") });
    let backwards = Period { first: day("2026-03-02"), last: day("2026-03-01") };
    assert_eq!((backwards.days(), with(&[], |nights| nights.over(backwards).count)), (0, 0));
    assert!(of(&[]).is_empty());
}

#[test]
fn what_is_told_of_an_urge_that_is_not_sure_has_no_part() {
    let unsure = r#""urge":{"felt":"unsure","severity":9,"minutes":60,"places":["arms"]},"helped":["walking"]"#;
    let found = analysis(&[super::night(0, unsure)], period(0, 0));
    assert_eq!((found.rates.urge_severity, found.rates.urge_minutes), (None, None));
    assert!(found.rates.urge_places.is_empty() && found.relief.urge.is_empty());
}

#[test]
fn everything_is_written_as_ids_and_numbers() {
    let nights = fortnight();
    let json = serde_json::to_value(analysis(&nights, period(0, 13))).expect("JSON");
    let at = |pointer: &str| json.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).to_string();
    let table = [
        ("/period/first", r#""2026-09-01""#),
        ("/rates/urge_nights", r#"{"nights":14,"told":10,"yes":4}"#),
        ("/rates/cramp_sides/0", r#"{"times":2,"told":2,"what":"left"}"#),
        ("/flags/0/id", r#""wakes_3plus_per_week""#),
        ("/flags/0/urgency", r#""routine""#),
        ("/relief/urge/0/what", r#""walking""#),
        ("/sleep/total/enough", r#""too_few""#),
        ("/periods/figures/0/figure", r#""urge_nights""#),
        ("/watch", "null"),
    ];
    for (pointer, expected) in table {
        assert_eq!(at(pointer), expected, "{pointer}");
    }
}
