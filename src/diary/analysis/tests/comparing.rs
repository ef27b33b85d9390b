//! Periods against each other, and the nights around a change.

use super::{NO_CRAMP, NO_URGE, QUIET, analysis, date, diary, near, night, period, urge, with};
use crate::diary::analysis::compare::{around, changes, periods};
use crate::diary::analysis::{Change, ChangeKind, Changed, Comparison, DoseUnit, Figure};
use crate::model::{Night, Strategy};

fn figure(figures: &[Comparison], figure: Figure) -> Comparison {
    *figures.iter().find(|one| one.figure == figure).expect("a figure")
}

/// An urge on the first nights of each fortnight.
fn two_fortnights(before: u64, after: u64) -> Vec<Night> {
    diary(28, |at| {
        let felt = if at < 14 { at < before } else { at - 14 < after };
        Some(if felt { urge(5, "22:00") } else { NO_URGE.to_owned() })
    })
}

#[test]
fn a_fall_of_a_quarter_is_what_nothing_does() {
    let compared = |before, after| {
        let nights = two_fortnights(before, after);
        figure(&analysis(&nights, period(14, 27)).periods.figures, Figure::UrgeNights)
    };
    let table = [
        (12, 12, 0.0, false),
        (12, 11, -1.0 / 12.0, true),
        (12, 9, -0.25, true),
        (12, 8, -1.0 / 3.0, false),
        (8, 10, 0.25, false),
        (3, 0, -1.0, false),
    ];
    for (before, after, relative, placebo) in table {
        let found = compared(before, after);
        assert_eq!((found.before.count, found.after.count), (Some(before as usize), Some(after as usize)));
        assert_eq!((found.before.told, found.before.nights, found.after.told), (14, 14, 14));
        assert!(near(found.before.value.expect("a week"), before as f64 / 2.0));
        assert!(near(found.change.expect("enough"), (after as f64 - before as f64) / 2.0));
        assert!(near(found.relative.expect("enough"), relative), "{before} {after}");
        assert_eq!(found.within_placebo, placebo, "{before} {after}");
    }
    let from_none = compared(0, 5);
    assert_eq!((from_none.change, from_none.relative, from_none.within_placebo), (Some(2.5), None, false));
}

#[test]
fn both_periods_need_seven_nights_that_tell() {
    let nights: Vec<Night> = (0..28).filter(|at| *at >= 8 || *at < 6).map(|at| night(at, &urge(5, "22:00"))).collect();
    let few = with(&nights[..], |all| periods(all, period(14, 27)));
    assert!(few.enough);
    let six: Vec<Night> =
        nights.iter().filter(|night| night.date < date(6) || night.date >= date(14)).cloned().collect();
    let few = with(&six, |all| periods(all, period(14, 27)));
    assert_eq!((few.before, few.enough), (period(0, 13), false));
    let urges = figure(&few.figures, Figure::UrgeNights);
    assert_eq!((urges.before.told, urges.before.value, urges.change), (6, None, None));
    assert_eq!((urges.after.told, urges.after.value), (14, Some(7.0)));
}

#[test]
fn better_sleep_and_a_later_onset_are_no_falls_of_trouble() {
    let nights = diary(28, |at| Some(if at < 14 { urge(8, "22:40") } else { urge(6, "22:00") }));
    let figures = analysis(&nights, period(14, 27)).periods.figures;
    let onset = figure(&figures, Figure::Onset);
    assert_eq!((onset.change, onset.within_placebo), (Some(-40.0), false));
    let severity = figure(&figures, Figure::UrgeSeverity);
    assert_eq!((severity.change, severity.relative, severity.within_placebo), (Some(-2.0), Some(-0.25), true));
}

fn took(line: &str) -> String {
    if line.is_empty() { r#""took":[]"#.to_owned() } else { format!(r#""took":[{{"name":"{line}"}}]"#) }
}

fn found(nights: &[Night], last: u64) -> Vec<Change> {
    with(nights, |all| changes(all, period(0, last)))
}

#[test]
fn a_supplement_that_begins_is_found_with_its_nights() {
    let nights = diary(42, |at| {
        let urge = if at % 2 == 0 && at < 14 { urge(5, "22:00") } else { NO_URGE.to_owned() };
        Some(format!("{},{urge},{NO_CRAMP}", took(if at < 14 { "" } else { "Magnesium 200 mg" })))
    });
    let found = found(&nights, 41);
    let [change] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((change.kind, change.on), (ChangeKind::Begins, date(14)));
    let Changed::Medicine { name, ids, from, to } = &change.what else { panic!("{change:?}") };
    assert_eq!((name.as_str(), ids.as_slice(), *from), ("Magnesium", &["magnesium"][..], None));
    assert_eq!(to.map(|amount| (amount.number, amount.unit)), Some((200.0, DoseUnit::Milligram)));
    assert_eq!((change.before, change.after), (period(0, 13), period(14, 41)));
    let urges = figure(&change.figures, Figure::UrgeNights);
    assert_eq!(
        (urges.before.count, urges.before.told, urges.after.count, urges.after.told),
        (Some(7), 14, Some(0), 28)
    );
    assert!(change.confounders.is_empty());
}

#[test]
fn a_dose_that_changes_is_told_from_another_name_for_the_same() {
    let dose = |at: u64| match at {
        0..14 => "ropinirole 0.5 mg",
        14..20 => "Requip 2x0.25mg",
        20..28 => "ropinirole 1 mg",
        28..36 => "ropinirole 0.75 mg",
        _ => "",
    };
    let nights = diary(50, |at| Some(took(dose(at))));
    let kinds: Vec<_> = found(&nights, 49).into_iter().map(|change| (change.kind, change.on)).collect();
    // From 1 to 0.75 the two weeks before hold two doses; the medicine stops all the same.
    assert_eq!(kinds, [(ChangeKind::Raised, date(20)), (ChangeKind::Stops, date(36))]);
    let slower = diary(60, |at| Some(took(if at < 30 { "ropinirole 1 mg" } else { "ropinirole 0.25 mg" })));
    let found = found(&slower, 59);
    let Changed::Medicine { from: Some(from), to: Some(to), .. } = &found[0].what else { panic!("{found:?}") };
    assert_eq!((found.len(), found[0].kind, from.number, to.number), (1, ChangeKind::Lowered, 1.0, 0.25));
}

#[test]
fn a_change_needs_five_nights_that_tell_on_both_sides() {
    let told = |before: u64, after: u64| {
        let nights = diary(42, |at| match at {
            0..14 if at < before => Some(took("")),
            14.. if at - 14 < after => Some(took("magnesium")),
            _ => Some(NO_URGE.to_owned()),
        });
        found(&nights, 41).len()
    };
    assert_eq!((told(5, 5), told(4, 5), told(5, 4)), (1, 0, 0));
    // Once is no beginning, and nor is what is not kept up.
    let once = diary(42, |at| Some(took(if at == 14 { "magnesium" } else { "" })));
    assert!(found(&once, 41).is_empty());
}

#[test]
fn self_care_begins_beside_a_medicine_and_each_is_named_with_the_other() {
    let nights = diary(42, |at| {
        let did = if at < 16 { "[]" } else { r#"["calf_stretch"]"# };
        Some(format!(r#"{},"did":{did}"#, took(if at < 14 { "" } else { "Zzqx" })))
    });
    let found = found(&nights, 41);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].what, Changed::SelfCare(Strategy::CalfStretch));
    assert_eq!((found[0].confounders[0].on, found[1].confounders[0].on), (date(16), date(14)));
    let Changed::Medicine { name, ids, .. } = &found[0].what else { panic!("{found:?}") };
    assert_eq!((name.as_str(), ids.len()), ("Zzqx", 0));
    let far = diary(42, |at| {
        let did = if at < 22 { "[]" } else { r#"["calf_stretch"]"# };
        Some(format!(r#"{},"did":{did}"#, took(if at < 14 { "" } else { "Zzqx" })))
    });
    assert!(super::with(&far, |all| changes(all, period(0, 41))).iter().all(|change| change.confounders.is_empty()));
}

#[test]
fn only_changes_whose_four_weeks_reach_into_the_period_are_told() {
    let nights = diary(80, |at| Some(took(if at < 14 { "" } else { "magnesium" })));
    let in_period = |first, last| with(&nights, |all| changes(all, period(first, last))).len();
    assert_eq!((in_period(41, 70), in_period(42, 70), in_period(0, 13)), (1, 0, 0));
}

#[test]
fn the_nights_around_a_date_end_with_the_period() {
    let nights = diary(40, |_| Some(QUIET.to_owned()));
    let compared = with(&nights, |all| around(all, date(14), 14, 28, date(30)));
    let quiet = figure(&compared, Figure::QuietNights);
    assert_eq!((quiet.before.nights, quiet.after.nights, quiet.change), (14, 17, Some(0.0)));
}

#[test]
fn seven_nights_that_tell_are_enough_on_either_side_and_six_are_not() {
    let change = |before: u64, after: u64| {
        let nights = diary(28, |at| {
            let told = if at < 14 { at < before } else { at - 14 < after };
            told.then(|| urge(5, "22:00"))
        });
        let periods = with(&nights, |all| periods(all, period(14, 27)));
        (figure(&periods.figures, Figure::UrgeNights).change, periods.enough)
    };
    assert_eq!(change(7, 7), (Some(0.0), true));
    assert_eq!((change(6, 7), change(7, 6)), ((None, false), (None, false)));
}

#[test]
fn a_night_with_cramps_is_as_bad_as_its_worst() {
    let nights = diary(14, |at| {
        let worst = if at < 7 { 4 } else { 9 };
        Some(format!(
            r#""cramps":{{"had":"yes","events":[{{"severity":2}},{{"severity":{worst}}},{{"severity":3}},{{}}]}}"#
        ))
    });
    let compared = with(&nights, |all| periods(all, period(7, 13)));
    let found = figure(&compared.figures, Figure::CrampSeverity);
    assert_eq!((found.before.value, found.after.value, found.change), (Some(4.0), Some(9.0), Some(5.0)));
}
