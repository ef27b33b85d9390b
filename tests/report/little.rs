//! Little to tell or nothing, and a file with faults: a page is made, and says what is missing.

use crate::made::{EXAMPLE, LONDON, MORNING, Made, example, holding};
use crate::nights::Diary;

/// The head and some lines of the example, by what they hold.
fn lines(holds: impl Fn(&str) -> bool) -> String {
    let (head, rest) = EXAMPLE.split_once('\n').expect("a head");
    let kept = rest.lines().filter(|line| holds(line)).map(|line| format!("{line}\n"));
    format!("{head}\n{}", kept.collect::<String>())
}

/// A diary of the last nights only, with or without a screening.
fn last(nights: usize, screened: bool) -> Diary {
    let of_nights: Vec<&str> = EXAMPLE.lines().filter(|line| line.contains("\"night\":")).collect();
    let newest = &of_nights[of_nights.len() - nights..];
    let mut text = lines(|line| newest.contains(&line));
    if screened {
        let screening = EXAMPLE.lines().rfind(|line| line.contains("\"screening\":")).expect("a screening");
        let stamp =
            screening.replacen("\"seq\":75,\"through\":\"2026-11-07\"", "\"seq\":83,\"through\":\"2026-11-08\"", 1);
        assert_ne!(stamp, screening);
        text.push_str(&stamp);
        text.push('\n');
    }
    holding(&text)
}

/// Fails where a form shows what is no number, or a number a week that nothing carries.
#[track_caller]
fn sound(made: &Made, weekly: bool) {
    for (form, text) in made.texts() {
        let words = text.split(|c: char| !c.is_alphanumeric());
        for word in words {
            assert!(!["NaN", "inf", "Infinity", "None", "nan"].contains(&word), "{form}: {word}\n{text}");
        }
        assert!(!text.contains('{') || form == "json", "{form}: a hole is left open\n{text}");
    }
    let tables = crate::made::tables(&made.markdown);
    let of_figures = tables.iter().find(|table| table[0][0] == "Figure");
    let now: Vec<&String> = of_figures.iter().flat_map(|table| &table[1..]).map(|row| &row[1]).collect();
    assert_eq!(now.iter().any(|cell| cell.contains("a week")), weekly, "{now:?}");
}

#[test]
fn no_diary_and_an_empty_one_have_a_page_that_says_so() {
    let none = Diary::at(MORNING, LONDON);
    let head = holding(&lines(|_| false));
    let (of_none, of_head) = (Made::of(&none, &[]), Made::of(&head, &[]));
    assert_eq!(of_none.texts(), of_head.texts());
    sound(&of_none, false);
    for (form, text) in of_none.texts() {
        if form == "json" {
            continue;
        }
        let text = text.replace('\n', " ");
        for said in ["Logged: 0 of 28", "no screening", "nightlegs screen", "nightlegs log", "gap: 28 nights"] {
            assert!(text.contains(said), "{form} does not say {said}: {text}");
        }
        assert!(!text.contains("Nights with an urge"), "{form}: {text}");
    }
    assert_eq!(
        (&of_none.json["screening"], &of_none.json["signs"]),
        (&serde_json::Value::Null, &serde_json::json!([]))
    );
    assert!(none.names().is_empty(), "a look writes nothing");
}

#[test]
fn one_night_and_six_have_no_number_a_week_and_seven_have() {
    for (nights, screened) in [(1, true), (1, false), (6, true), (6, false), (7, true), (7, false)] {
        let made = Made::of(&last(nights, screened), &[]);
        sound(&made, nights == 7);
        assert!(made.markdown.contains(&format!("Logged: {nights} of 28.")), "{}", made.markdown);
        assert_eq!(made.markdown.contains("There is no screening"), !screened);
        let urge = &made.row("Nights with an urge")[1];
        assert_eq!(urge.contains("too few"), nights < 7, "{urge}");
        assert!(urge.contains(&format!("{nights}/28")), "{urge}");
        // Nothing can be said of the change either.
        assert_eq!(made.row("Nights with an urge")[3], "not enough");
        assert!(!made.markdown.contains("robust estimate"), "no drift of so few");
    }
}

#[test]
fn a_period_without_a_night_and_one_of_a_night() {
    let diary = example();
    let empty = Made::of(&diary, &["--since", "2025-11-01", "--until", "2025-11-08"]);
    sound(&empty, false);
    assert!(empty.markdown.contains("Sat 1 Nov 2025 to Sat 8 Nov 2025. Logged: 0 of 8."), "{}", empty.markdown);
    assert!(empty.markdown.contains("No night of this time is logged"));
    let gap = Made::of(&diary, &["--since", "2026-11-04", "--until", "2026-11-04"]);
    sound(&gap, false);
    assert!(gap.markdown.contains("Logged: 0 of 1."));
    let one = Made::of(&diary, &["--since", "2026-11-08", "--until", "2026-11-08"]);
    sound(&one, false);
    assert!(one.markdown.contains("Logged: 1 of 1."));
    assert_eq!(one.json["analysis"]["sleep"]["nights"].as_array().map(Vec::len), Some(1));
    // What cannot be a period is refused.
    diary.run(&["report", "--since", "2026-11-08", "--until", "2026-11-07"]).exits(2);
}

#[test]
fn without_a_screening_the_nights_alone_are_told() {
    let made = Made::of(&holding(&lines(|line| !line.contains("\"screening\":"))), &[]);
    sound(&made, true);
    assert!(made.markdown.contains("Logged: 24 of 28.") && made.markdown.contains("There is no screening"));
    assert!(!made.markdown.contains("Answers of") && !made.markdown.contains("Age:"));
    let with = Made::of(&example(), &[]);
    assert_eq!(made.row("Urge began (median)"), with.row("Urge began (median)"));
}

#[test]
fn a_torn_line_and_one_that_does_not_read_hold_nothing_else_back() {
    let whole = Made::of(&example(), &[]);
    let torn = holding(&format!("{EXAMPLE}{{\"seq\":83,\"through\":\"2026-"));
    torn.run(&["report"]).exits(0).says(&["torn"]);
    let made = Made::of(&torn, &[]);
    assert_eq!(made.texts(), whole.texts());
    // The night of 1 November, on line 70, says what cannot be.
    let bad: Vec<String> = (1..)
        .zip(EXAMPLE.lines())
        .map(
            |(number, line)| if number == 70 { line.replace("\"severity\":9", "\"severity\":99") } else { line.into() },
        )
        .collect();
    let bad = holding(&(bad.join("\n") + "\n"));
    let before = bad.text();
    bad.run(&["report"]).exits(0).says(&["line 70", "nightlegs diary check"]);
    let made = Made::of(&bad, &[]);
    sound(&made, true);
    assert!(made.markdown.contains("Logged: 23 of 28."), "a record that does not read is a missing night");
    assert!(made.markdown.contains("Sun 1 Nov   ////"), "{}", made.markdown);
    assert_eq!(bad.text(), before, "a look changes nothing");
}
