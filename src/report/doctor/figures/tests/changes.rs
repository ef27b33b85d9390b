//! The letters of changes of medicines.

use super::{NO_URGE, analysed, date, diary, drawn, period, sizes, texts, urge};
use crate::diary::analysis::Analysis;
use crate::model::Night;
use crate::report::doctor::figures::changes::Changes;
use crate::report::doctor::figures::onsets;
use crate::text::Lang;

/// Every 14 nights from the 14th on, the dose of ropinirole is raised by half a milligram.
fn raised(nights: u64) -> Vec<Night> {
    diary(nights, |after| {
        let dose = (1 + after / 14) as f64 / 2.0;
        Some(format!(r#"{},"took":[{{"name":"ropinirole {dose} mg"}}]"#, urge(5, "21:00")))
    })
}

fn lettered(analysis: &Analysis, first: u64, last: u64, most: usize) -> (Vec<(char, u64)>, usize) {
    let changes = Changes::of(analysis, period(first, last), most);
    let days = |on: chrono::NaiveDate| (on - date(0)).num_days() as u64;
    (changes.lettered.iter().map(|(letter, change)| (*letter, days(change.on))).collect(), changes.earlier)
}

#[test]
fn the_newest_changes_have_the_letters_in_the_order_of_their_dates() {
    // Raised on the 14th, 28th, 42nd, 56th, 70th and 84th.
    let nights = raised(98);
    let analysis = analysed(&nights, period(0, 97));
    let all = [14, 28, 42, 56, 70, 84];
    let letters = |days: &[u64]| -> Vec<(char, u64)> { ('A'..).zip(days.iter().copied()).collect() };
    assert_eq!(lettered(&analysis, 0, 97, 8), (letters(&all), 0));
    assert_eq!(lettered(&analysis, 0, 97, 6), (letters(&all), 0));
    assert_eq!(lettered(&analysis, 0, 97, 3), (letters(&all[3..]), 3));
    // Those of nights that are not shown have none, and are counted.
    assert_eq!(lettered(&analysis, 43, 97, 8), (letters(&all[3..]), 3));
    assert_eq!(lettered(&analysis, 42, 97, 8), (letters(&all[2..]), 2));
    // One that began before the period is none of it, though its four weeks reach into it.
    let analysis = analysed(&nights, period(43, 97));
    assert!(analysis.changes.iter().any(|change| change.on == date(42)));
    assert_eq!(lettered(&analysis, 43, 97, 8), (letters(&all[3..]), 0));
}

#[test]
fn two_changes_of_a_night_have_two_letters_and_self_care_has_none() {
    let nights = diary(42, |after| {
        let told = if after < 14 {
            r#""took":[],"did":[]"#
        } else {
            r#""took":[{"name":"magnesium 200 mg"},{"name":"gabapentin 300 mg"}],"did":["calf_stretch"]"#
        };
        Some(format!("{},{told}", urge(5, "21:00")))
    });
    let analysis = analysed(&nights, period(0, 41));
    assert_eq!(analysis.changes.len(), 3);
    let changes = Changes::of(&analysis, period(0, 41), 8);
    assert_eq!((changes.lettered.len(), changes.earlier), (2, 0));
    // In one column of a terminal there is room for the first.
    assert_eq!((changes.letter(date(14)), changes.letter(date(13))), (Some('A'), None));
    let said = changes.sentences(Lang::English);
    assert_eq!(
        said,
        ["A: gabapentin begun with 300 mg, Tue 15 Sep.", "B: magnesium begun with 200 mg, Tue 15 Sep."],
        "and nothing of self-care"
    );
}

#[test]
fn letters_stand_above_their_nights_and_the_words_tell_how_many_have_none() {
    let nights = raised(98);
    let figure = drawn(onsets, &nights, period(0, 97)).expect("a picture");
    for ((words, drawing), (letters, earlier)) in sizes(&figure).into_iter().zip([(6, 0), (6, 0), (3, 3)]) {
        let texts = texts(drawing);
        let single: Vec<&str> = texts.iter().copied().filter(|text| text.len() == 1).collect();
        assert_eq!(single, ["A", "B", "C", "D", "E", "F"][..letters]);
        let sentence = format!("Earlier changes of medicines without a letter here: {earlier}.");
        assert_eq!((words.contains(&sentence), texts.contains(&sentence.as_str())), (earlier > 0, earlier > 0));
        let newest = ["A", "B", "C", "D", "E", "F"][letters - 1];
        let newest = format!("{newest}: ropinirole raised from 3 mg to 3.5 mg, Tue 24 Nov.");
        assert!(words.contains(&newest) && texts.contains(&newest.as_str()), "{words}");
    }
    // In a terminal the letter stands in the column of its night: 98 nights are two strips of 49.
    let strips: Vec<&String> = figure.characters.iter().filter(|line| line.contains(['A', 'D'])).take(2).collect();
    let columns = |line: &str| -> Vec<(usize, char)> {
        line.chars().enumerate().skip(6).filter(|(_, c)| *c != ' ').map(|(at, c)| (at - 6, c)).collect()
    };
    assert_eq!(columns(strips[0]), [(14, 'A'), (28, 'B'), (42, 'C')]);
    assert_eq!(columns(strips[1]), [(56 - 49, 'D'), (70 - 49, 'E'), (84 - 49, 'F')]);
}

#[test]
fn the_label_the_words_and_the_line_of_a_drift_go_the_same_way() {
    let moved = |step: i64| {
        let nights = diary(28, |after| {
            let minutes = 22 * 60 + step * (after as i64 - 14);
            Some(urge(5, &format!("{:02}:{:02}", minutes / 60, minutes % 60)))
        });
        drawn(onsets, &nights, period(0, 27)).expect("a picture")
    };
    for (step, way, other) in [(-3, "earlier", "later"), (3, "later", "earlier")] {
        let figure = moved(step);
        for (words, drawing) in sizes(&figure) {
            assert!(
                words.contains(&format!("It moved 21 minutes a week {way} (95 % interval 21 to 21 minutes")),
                "{words}"
            );
            assert!(!words.contains(&format!("minutes a week {other}")), "{words}");
            assert!(texts(drawing).contains(&format!("21 min/week {way}").as_str()));
            // Earlier is higher: a beginning that comes earlier climbs.
            let line = drawing.shapes.iter().find_map(|shape| match shape {
                crate::report::page::Shape::Line { from, to, width, .. } if *width > 1.0 => Some((*from, *to)),
                _ => None,
            });
            let ((left, from), (right, to)) = line.expect("a line");
            assert!(left < right && (to < from) == (step < 0), "{step}: {from} {to}");
        }
    }
    // To and fro, it may go either way: no line, no label, and said so.
    let to_and_fro = diary(28, |after| Some(urge(5, if after % 2 == 0 { "21:30" } else { "22:30" })));
    let figure = drawn(onsets, &to_and_fro, period(0, 27)).expect("a picture");
    for (words, drawing) in sizes(&figure) {
        assert!(words.contains("No steady drift: 0 minutes a week, which may go either way"), "{words}");
        assert!(!words.contains("a week earlier") && !words.contains("a week later"), "{words}");
        assert!(!texts(drawing).iter().any(|text| text.contains("week")));
    }
    // Without ten beginnings over three weeks there is none.
    let few = diary(28, |after| Some(if after % 3 == 0 { urge(5, "22:00") } else { NO_URGE.to_owned() }));
    let few = few.into_iter().take(20).collect::<Vec<_>>();
    let figure = drawn(onsets, &few, period(0, 27)).expect("a picture");
    assert!(!figure.words().contains("a week") && !texts(&figure.sizes[0].1).iter().any(|text| text.contains("week")));
}
