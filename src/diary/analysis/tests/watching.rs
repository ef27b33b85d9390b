//! The watch for augmentation.

use super::{NO_URGE, analyse, at, date, diary, of, period};
use crate::diary::analysis::{BaselineFrom, Known, Lacking, Watch, WatchLookAlike, WatchSign};
use crate::model::{AugmentationVerdict, BodyPart, ClockTime, IronReading, Night, RedFlag, Tri, Urgency};

/// A night on ropinirole with an urge.
#[derive(Clone, Copy)]
struct Told {
    severity: u32,
    onset: &'static str,
    places: &'static str,
    dose: &'static str,
}

const BEFORE: Told = Told {
    severity: 4,
    onset: r#"{"at":"{d}T22:00:00+09:00"}"#,
    places: r#"["legs"]"#,
    dose: r#"[{"name":"ropinirole 0.5 mg","at":"{d}T21:00:00+09:00"}]"#,
};

fn text(told: Told) -> String {
    let Told { severity, onset, places, dose } = told;
    let urge = format!(r#""urge":{{"felt":"yes","severity":{severity},"onset":{onset},"places":{places}}}"#);
    format!(r#"{urge},"took":{dose}"#)
}

/// Forty nights, the last `changed` of them as told.
fn nights(changed: u64, told: Told) -> Vec<Night> {
    diary(40, |at| Some(text(if at < 40 - changed { BEFORE } else { told })))
}

fn watch(nights: &[Night], known: &Known) -> Option<Watch> {
    analyse(&of(nights), period(12, 39), at("2026-12-01T07:00:00+09:00"), known).watch
}

const IRON: Known =
    Known { takes_dopamine_medicine: None, onset_before_medicine: None, iron: Some(IronReading::AboveThresholds) };

fn signs(told: Told) -> (AugmentationVerdict, Vec<WatchSign>, Option<f64>) {
    let watch = watch(&nights(14, told), &IRON).expect("watched");
    (watch.verdict, watch.signs, watch.earlier_minutes)
}

#[test]
fn the_signs_and_the_answer_they_come_to() {
    use AugmentationVerdict::{CannotTell, NoSigns, SignsPresent};
    use WatchSign::{DoseEarlier, DoseRaised, Earlier2To4h, Earlier4h, Spread, Stronger};
    let onset = |onset| Told { onset, ..BEFORE };
    let (four, short_of_four) = (r#"{"at":"{d}T18:00:00+09:00"}"#, r#"{"at":"{d}T18:01:00+09:00"}"#);
    let (two, short_of_two) = (r#"{"at":"{d}T20:00:00+09:00"}"#, r#"{"at":"{d}T20:01:00+09:00"}"#);
    let arms = r#"["legs","arms"]"#;
    let one_mg = r#"[{"name":"ropinirole 1 mg","at":"{d}T21:00:00+09:00"}]"#;
    let at_eight = r#"[{"name":"Requip 0.5mg","at":"{d}T20:00:00+09:00"}]"#;
    let twice = r#"[{"name":"ropinirole 0.5 mg","at":"{d}T21:00:00+09:00"},{"name":"ropinirole 0.5 mg"}]"#;
    let table = [
        (BEFORE, NoSigns, vec![], 0.0),
        (onset(four), SignsPresent, vec![Earlier4h], 240.0),
        (onset(short_of_four), CannotTell, vec![Earlier2To4h], 239.0),
        (onset(two), CannotTell, vec![Earlier2To4h], 120.0),
        (onset(short_of_two), NoSigns, vec![], 119.0),
        (Told { severity: 6, ..onset(two) }, SignsPresent, vec![Earlier2To4h, Stronger], 120.0),
        (Told { severity: 5, ..onset(two) }, CannotTell, vec![Earlier2To4h], 120.0),
        (Told { places: arms, ..onset(two) }, SignsPresent, vec![Earlier2To4h, Spread], 120.0),
        (Told { places: arms, severity: 7, ..BEFORE }, SignsPresent, vec![Stronger, Spread], 0.0),
        (Told { severity: 7, ..BEFORE }, CannotTell, vec![Stronger], 0.0),
        (Told { dose: one_mg, ..BEFORE }, CannotTell, vec![DoseRaised], 0.0),
        (Told { dose: twice, ..BEFORE }, CannotTell, vec![DoseRaised], 0.0),
        (Told { dose: at_eight, ..BEFORE }, CannotTell, vec![DoseEarlier], 0.0),
        (Told { dose: one_mg, severity: 6, ..BEFORE }, SignsPresent, vec![Stronger, DoseRaised], 0.0),
    ];
    for (told, verdict, expected, earlier) in table {
        let found = signs(told);
        assert_eq!(found, (verdict, expected, Some(earlier)), "{}", text(told));
    }
}

#[test]
fn an_urge_all_day_is_the_earliest_of_all() {
    let all_day = Told { onset: r#"{"all_day":true}"#, ..BEFORE };
    let (verdict, found, earlier) = signs(all_day);
    assert_eq!((verdict, found), (AugmentationVerdict::SignsPresent, vec![WatchSign::Earlier4h, WatchSign::AllDay]));
    assert_eq!(earlier, Some(16.0 * 60.0));
}

#[test]
fn signs_come_as_a_flag_for_the_prescriber_with_the_nights() {
    let nights = nights(14, Told { onset: r#"{"at":"{d}T17:00:00+09:00"}"#, ..BEFORE });
    let found = analyse(&of(&nights), period(12, 39), at("2026-12-01T07:00:00+09:00"), &IRON).flags;
    assert_eq!((found.len(), found[0].id, found[0].urgency), (1, RedFlag::Augmentation, Urgency::Soon));
    assert_eq!(found[0].nights, (33..40).map(date).collect::<Vec<_>>());
    let quiet = analyse(&of(&nights), period(0, 20), at("2026-12-01T07:00:00+09:00"), &IRON);
    assert!(quiet.flags.is_empty());
}

#[test]
fn nothing_is_watched_without_a_dopaminergic_medicine() {
    let plain = diary(40, |_| Some(text(Told { dose: r#"[{"name":"magnesium"}]"#, ..BEFORE })));
    assert_eq!(watch(&plain, &IRON), None);
    let unsure = Known { takes_dopamine_medicine: Some(Tri::Unsure), ..IRON };
    assert_eq!(watch(&plain, &unsure), None);
    let said = watch(&plain, &Known { takes_dopamine_medicine: Some(Tri::Yes), ..IRON }).expect("watched");
    assert_eq!((said.baseline_from, said.medicines), (Some(BaselineFrom::DiaryDoseNotTold), vec![]));
    // The dose is not told, and the rest is as it was.
    assert_eq!((said.verdict, said.lacking), (AugmentationVerdict::NoSigns, vec![Lacking::Doses]));
    let listed = watch(&nights(0, BEFORE), &IRON).expect("watched");
    assert_eq!((listed.medicines, listed.baseline_from), (vec!["ropinirole"], Some(BaselineFrom::Diary)));
}

#[test]
fn too_few_nights_are_no_answer() {
    let answer = |keep: &dyn Fn(u64) -> Option<bool>| {
        let nights = diary(40, |at| {
            let felt = keep(at)?;
            Some(if felt { text(BEFORE) } else { format!(r#"{NO_URGE},"took":{}"#, BEFORE.dose) })
        });
        let watch = watch(&nights, &IRON).expect("watched");
        (watch.verdict, watch.lacking)
    };
    use AugmentationVerdict::{CannotTell, NoSigns};
    assert_eq!(answer(&|at| (!(33..35).contains(&at)).then_some(true)), (NoSigns, vec![]));
    assert_eq!(answer(&|at| (!(33..36).contains(&at)).then_some(true)), (CannotTell, vec![Lacking::LastNights]));
    assert_eq!(answer(&|at| Some(!(33..36).contains(&at))), (CannotTell, vec![Lacking::LastUrges]));
    // The first two weeks had four nights with an urge; the next ones are not taken in their place.
    assert_eq!(answer(&|at| Some(!(4..14).contains(&at))), (CannotTell, vec![Lacking::Baseline]));
    assert_eq!(answer(&|at| (at >= 20).then_some(true)), (CannotTell, vec![Lacking::Baseline]));
}

#[test]
fn the_hour_that_is_remembered_goes_before_the_diary() {
    let known = Known { onset_before_medicine: ClockTime::parse("00:30"), ..IRON };
    let remembered = watch(&nights(0, BEFORE), &known).expect("watched");
    assert_eq!((remembered.baseline_from, remembered.baseline_onset), (Some(BaselineFrom::Remembered), Some(1110.0)));
    assert_eq!((remembered.signs, remembered.earlier_minutes), (vec![WatchSign::Earlier2To4h], Some(150.0)));
    // It is enough also where the diary is young, and then it is the only thing that can be told.
    let young: Vec<Night> = nights(0, BEFORE).into_iter().skip(30).collect();
    let known = Known { onset_before_medicine: ClockTime::parse("03:00"), ..IRON };
    let young = watch(&young, &known).expect("watched");
    assert_eq!((young.verdict, young.signs), (AugmentationVerdict::SignsPresent, vec![WatchSign::Earlier4h]));
    assert_eq!(young.lacking, [Lacking::Severities, Lacking::Places, Lacking::Doses]);
}

#[test]
fn the_baseline_begins_where_the_dose_is_steady() {
    let weeks = |at: u64| match at {
        0..6 => r#"[{"name":"ropinirole 0.25 mg"}]"#,
        9 => "[]",
        _ => BEFORE.dose,
    };
    let nights = diary(40, |at| Some(text(Told { dose: weeks(at), severity: if at == 9 { 10 } else { 4 }, ..BEFORE })));
    let before = watch(&nights, &IRON).expect("watched").baseline.expect("a baseline");
    assert_eq!((before.first, before.last), (date(6), date(19)));
    // The night without it counts on no side.
    assert_eq!((before.told, before.urges, before.onset, before.severity), (13, 13, Some(960.0), Some(4.0)));
}

#[test]
fn what_looks_like_it_is_named_beside_it() {
    use WatchLookAlike::{EarlyMorningRebound, IronNotKnown, LowIron, NewTrigger, ShortFlare};
    let early = Told { onset: r#"{"at":"{d}T17:00:00+09:00"}"#, ..BEFORE };
    let alike = |nights: &[Night], known: &Known| watch(nights, known).expect("watched").look_alikes;
    assert_eq!(alike(&nights(14, early), &IRON), []);
    assert_eq!(alike(&nights(14, early), &Known::default()), [IronNotKnown]);
    assert_eq!(alike(&nights(14, early), &Known { iron: Some(IronReading::LowForRls), ..IRON }), [LowIron]);
    assert_eq!(alike(&nights(6, early), &IRON), [ShortFlare]);
    let rebound = Told { onset: r#"{"at":"{n}T03:30:00+09:00"}"#, ..BEFORE };
    assert_eq!(alike(&nights(14, rebound), &IRON), [EarlyMorningRebound]);
    let doxylamine = Told { dose: r#"[{"name":"ropinirole 0.5 mg"},{"name":"diphenhydramine"}]"#, ..early };
    assert_eq!(alike(&nights(14, doxylamine), &IRON), [NewTrigger]);
    assert_eq!(alike(&nights(15, doxylamine), &IRON), []);
}

#[test]
fn places_that_are_new_are_named() {
    let arms = Told { places: r#"["legs","arms"]"#, ..BEFORE };
    let found = watch(&nights(3, arms), &IRON).expect("watched");
    assert_eq!((found.new_places, found.signs), (vec![BodyPart::Arms], vec![WatchSign::Spread]));
    assert_eq!(watch(&nights(2, arms), &IRON).expect("watched").signs, []);
}

#[test]
fn nights_with_another_clock_are_named_and_have_no_part_in_the_beginning() {
    let mut travelled = nights(0, BEFORE);
    for night in &mut travelled[36..] {
        night.zone = Some("Asia/Tokyo".to_owned());
    }
    let found = watch(&travelled, &IRON).expect("watched");
    assert_eq!((found.look_alikes, found.current.onsets), (vec![WatchLookAlike::TravelOrClockChange], 6));
}

#[test]
fn stronger_is_five_nights_of_the_last_seven() {
    let of_seven = |strong: u64| {
        let nights = diary(40, |at| Some(text(Told { severity: if at >= 40 - strong { 6 } else { 4 }, ..BEFORE })));
        watch(&nights, &IRON).expect("watched").signs
    };
    // With four the median is as high, and not enough of the nights are.
    assert_eq!((of_seven(4), of_seven(5)), (vec![], vec![WatchSign::Stronger]));
}

#[test]
fn one_night_with_more_is_no_raised_dose() {
    let one_mg = Told { dose: r#"[{"name":"ropinirole 1 mg","at":"{d}T21:00:00+09:00"}]"#, ..BEFORE };
    let signs = |changed| watch(&nights(changed, one_mg), &IRON).expect("watched").signs;
    assert_eq!((signs(3), signs(4)), (vec![], vec![WatchSign::DoseRaised]));
}

#[test]
fn a_dose_that_is_seldom_told_is_not_known_to_be_steady() {
    let nights = diary(40, |at| {
        let told = at % 3 == 0 && at < 9 || at >= 14;
        Some(if told { text(BEFORE) } else { super::urge(4, "22:00") })
    });
    let before = watch(&nights, &IRON).expect("watched").baseline.expect("a baseline");
    assert_eq!((before.first, before.last), (date(3), date(16)));
}

#[test]
fn a_medicine_is_new_only_where_it_is_known_not_to_have_been_there() {
    let told_from = |first: u64| {
        let nights = diary(40, |at| {
            let dose =
                if at < 26 { BEFORE.dose } else { r#"[{"name":"ropinirole 0.5 mg"},{"name":"diphenhydramine"}]"# };
            Some(if at < first { super::urge(4, "22:00") } else { text(Told { dose, ..BEFORE }) })
        });
        watch(&nights, &IRON).expect("watched").look_alikes
    };
    assert_eq!((told_from(22), told_from(21)), (vec![], vec![WatchLookAlike::NewTrigger]));
}

/// The first fourteen of forty nights with a rest before the urge, the last `told` of the last seven with another.
fn rested(was: u32, is: u32, told: u64, onset: &'static str) -> Watch {
    let rest = |at: u64| match at {
        ..14 => format!(r#""severity":4,"rest":{was}"#),
        33.. if at >= 40 - told => format!(r#""severity":4,"rest":{is}"#),
        _ => r#""severity":4"#.to_owned(),
    };
    let night =
        |at| text(if at < 26 { BEFORE } else { Told { onset, ..BEFORE } }).replace(r#""severity":4"#, &rest(at));
    watch(&diary(40, |at| Some(night(at))), &IRON).expect("watched")
}

#[test]
fn a_shorter_rest_before_the_urge_is_a_sign_beside_another() {
    use AugmentationVerdict::{CannotTell, NoSigns, SignsPresent};
    use WatchSign::{Earlier2To4h, ShorterRest};
    let (same, two) = (BEFORE.onset, r#"{"at":"{d}T20:00:00+09:00"}"#);
    let table = [
        (30, 15, 5, same, CannotTell, vec![ShorterRest], true),
        (30, 15, 5, two, SignsPresent, vec![Earlier2To4h, ShorterRest], true),
        // Not by half; by half and less than ten minutes; just ten.
        (30, 16, 5, same, NoSigns, vec![], true),
        (18, 9, 5, same, NoSigns, vec![], true),
        (20, 10, 5, same, CannotTell, vec![ShorterRest], true),
        // Told on too few nights.
        (30, 5, 4, same, NoSigns, vec![], false),
        (30, 5, 4, two, CannotTell, vec![Earlier2To4h], false),
    ];
    for (was, is, told, onset, verdict, signs, compares) in table {
        let watch = rested(was, is, told, onset);
        let found = (watch.verdict, watch.signs.clone(), watch.compares_rest());
        assert_eq!(found, (verdict, signs, compares), "{was} {is} {told} {onset}");
    }
}
