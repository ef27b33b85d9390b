//! Which way what changed is told to have gone.

use serde_json::json;

use crate::made::{tables, text};
use crate::named::{diary, page, urge};

#[test]
fn a_drift_is_told_the_way_it_goes() {
    let of = |step: i64| {
        page(1, |day| {
            let minutes = 22 * 60 + step * (day - 12);
            Some(json!({"urge": urge(day, &format!("{:02}:{:02}", minutes / 60, minutes % 60))}))
        })
    };
    for (step, way, other) in [(-3, "earlier", "later"), (3, "later", "earlier")] {
        let made = of(step);
        // The ends are told in the same way.
        let said =
            format!("It began 21 min {way} each week (robust estimate, 21 to 21 min; 23 times over 23 days; 0 left");
        assert!(made.contains(&said), "{made}");
        assert!(made.contains(&format!("It moved 21 minutes a week {way}")), "{made}");
        assert!(
            !made.contains(&format!("min {other} each week")) && !made.contains(&format!("a week {other}")),
            "{made}"
        );
    }
}

#[test]
fn a_drift_that_may_go_either_way_is_told_so_with_its_sign() {
    // Earlier by a minute a day, up to two hours to and fro.
    let made = page(1, |day| {
        let minutes = 22 * 60 - day + [0, 70, -60, 20, -40][usize::try_from(day.rem_euclid(5)).unwrap_or(0)];
        Some(json!({"urge": urge(day, &format!("{:02}:{:02}", minutes / 60, minutes % 60))}))
    });
    assert!(made.contains("No steady drift: the estimate is −"), "{made}");
    assert!(made.contains("which may go either way"), "{made}");
    assert!(!made.contains("each week (robust") && !made.contains("min/week"), "{made}");
}

#[test]
fn a_beginning_that_moved_is_told_the_way_it_moved() {
    // Four weeks at 22:00 and then at another hour; on ropinirole since the beginning of the diary.
    let of = |clock: &'static str| {
        page(-31, move |day| {
            let clock = if day < -3 { "22:00" } else { clock };
            Some(json!({"urge": urge(day, clock), "took": [{"name": "ropinirole 0.5 mg"}]}))
        })
    };
    for (clock, way, other, minutes) in [("20:30", "earlier", "later", 90), ("22:40", "later", "earlier", 40)] {
        let made = of(clock);
        let said = format!("The urge began at 22:00 then, and at {clock} in the last week: {minutes} min {way}.");
        assert!(made.contains(&said) && !made.contains(&format!("min {other}.")), "{made}");
        // The table of this period and the one before says the same.
        let row = if minutes == 90 { "1 h 30 min earlier |" } else { "40 min later |" };
        assert!(made.contains(row), "{made}");
    }
    assert!(of("22:14").contains("in the last week: no clear change."), "{}", of("22:14"));
}

#[test]
fn only_a_fall_of_cramps_that_trials_see_without_effect_is_marked() {
    // Magnesium from the 1st of November on; before it and after it so many of seven nights with a cramp and an urge.
    let of = |cramps: [i64; 2], urges: [i64; 2], also: bool| {
        let had = |yes: bool| if yes { "yes" } else { "no" };
        let diary = diary(-28, |day| {
            let (side, of_seven) = (usize::from(day > 0), (day + 70) % 7);
            let mut took = if side == 1 { vec![json!({"name": "magnesium 300 mg"})] } else { vec![] };
            if also && day > 3 {
                took.push(json!({"name": "gabapentin 300 mg"}));
            }
            Some(
                json!({"cramps": {"had": had(of_seven < cramps[side])}, "urge": {"felt": had(of_seven < urges[side])}, "took": took}),
            )
        });
        let made = text(&diary, "markdown", &[]);
        let table = tables(&made).into_iter().find(|table| table[0][0] == "Change").expect("a table of changes");
        (table, made)
    };
    let (table, made) = of([4, 3], [4, 3], false);
    assert_eq!(table.len(), 2, "{table:?}");
    let [_, row] = table.as_slice() else { panic!("{table:?}") };
    assert!(row[0].starts_with("magnesium 300 mg begun Sun 1 Nov") && !row[0].contains("other changes"), "{row:?}");
    let cell = |table: &[Vec<String>], head: &str| {
        let at = table[0].iter().position(|name| name.starts_with(head)).unwrap_or_else(|| panic!("{:?}", table[0]));
        table[1][at].clone()
    };
    assert!(cell(&table, "Cramps").ends_with(" *"), "{table:?}");
    assert!(cell(&table, "Cramps").starts_with("4 → ") && !cell(&table, "Urge").contains('*'), "{table:?}");
    assert!(crate::markup::unescaped(&made).contains("marked *"), "{made}");
    // More than a quarter, or a rise.
    for cramps in [[4, 2], [4, 5]] {
        let (table, made) = of(cramps, [4, 3], false);
        assert!(!table[1].concat().contains('*') && !crate::markup::unescaped(&made).contains("marked *"), "{table:?}");
    }
    let (table, _) = of([4, 3], [4, 3], true);
    assert_eq!(table.len(), 3);
    assert!(table[1..].iter().all(|row| row[0].contains("(other changes in the same days)")), "{table:?}");
}

#[test]
fn this_period_stands_before_the_one_before_with_the_change_between_them() {
    let of = |before: u32, now: u32| {
        let diary = diary(-32, |day| Some(json!({"leg_wakings": if day < -4 { before } else { now }})));
        let made = text(&diary, "markdown", &[]);
        let rows = tables(&made).into_iter().flatten();
        rows.into_iter().find(|row| row[0] == "Wakings by the legs").expect("a row")[1..].to_vec()
    };
    assert_eq!(of(1, 2), ["14 a week (56; 28/28)", "7 a week (28; 28/28)", "+7"]);
    assert_eq!(of(2, 1), ["7 a week (28; 28/28)", "14 a week (56; 28/28)", "−7"]);
    assert_eq!(of(1, 1)[2], "the same");
    // Of a period that tells nothing nothing is said.
    let diary = diary(-3, |_| Some(json!({"leg_wakings": 1})));
    let made = text(&diary, "markdown", &[]);
    let row = tables(&made).into_iter().flatten().find(|row| row[0] == "Wakings by the legs").expect("a row");
    assert_eq!(row[1..], ["7 a week (27; 27/28)", "not told", "not enough"]);
}

#[test]
fn half_a_minute_is_rounded_up() {
    let made = page(2, |day| Some(json!({"urge": urge(day, if day % 2 == 0 { "22:00" } else { "22:01" })})));
    assert!(made.contains("The urge began at a median of 22:01, from 22:00 to 22:01 (n 22;"), "{made}");
}
