//! `diary list`, `show`, `edit`, `remove` and `undo`.

use serde_json::json;

use crate::nights::Diary;

/// Three nights, one of them written twice.
pub fn three() -> Diary {
    let diary = Diary::new();
    diary.ok(&["log", "thu", "--quiet-night"]);
    diary.ok(&["log", "fri", "--urge", "6@22:30", "--bed", "23:00", "--up", "07:00", "--note", "warm"]);
    diary.ok(&["log", "sat", "--cramp", "03:10 2m left calf 8", "--helped", "stretching"]);
    diary.ok(&["log", "fri", "--urge", "7"]);
    diary
}

#[test]
fn a_list_shows_each_night_of_the_period() {
    let diary = three();
    let page = diary.ok(&["diary", "list"]);
    let found = |needle: &str| page.find(needle).unwrap_or_else(|| panic!("{needle} is not in\n{page}"));
    assert!(page.contains("Logged: 3 of 28 nights."), "{page}");
    assert!(found("Sat 21 Nov ") < found("Fri 20 Nov ") && found("Fri 20 Nov ") < found("Thu 19 Nov "), "newest first");
    found("- - . 7 c\n");
    for args in [
        &["diary", "list", "--last", "2d"][..],
        &["diary", "list", "--since", "fri"],
        &["diary", "list", "--since", "fri", "--until", "sat"],
        &["diary", "list", "--last", "2d", "--until", "2026-11-21"],
    ] {
        let page = diary.ok(args);
        assert!(page.contains("Logged: 2 of 2 nights.") && !page.contains("Thu 19"), "{args:?}: {page}");
        let listed = diary.run(&[args, &["--json"]].concat()).json();
        let dates: Vec<_> = listed.as_array().expect("a list").iter().map(|one| one["night"]["date"].clone()).collect();
        assert_eq!(dates, ["2026-11-20", "2026-11-21"]);
        assert_eq!(listed[0]["recorded_at"], crate::nights::MORNING);
    }
    let gone = diary.run(&["diary", "show", "tue"]);
    gone.exits(3).says(&["nothing is logged for this night", "nightlegs log 2026-11-17", "nightlegs diary list"]);
    let none = diary.run(&["diary", "list", "--until", "2026-01-01"]);
    none.exits(0).says(&["No night of this time"]).prints(&["Logged: 0 of 28"]);
    assert_eq!(diary.run(&["diary", "list", "--until", "2026-01-01", "--json"]).json(), json!([]));
    assert!(diary.ok(&["diary", "list", "--ascii"]).is_ascii());
    assert_eq!(Diary::new().run(&["diary", "list", "--json"]).json(), json!([]));
}

#[test]
fn a_long_list_keeps_to_the_width_and_to_the_table() {
    let diary = three();
    let page = diary.ok(&["diary", "list", "--last", "2y"]);
    for line in page.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "too wide: {line}");
    }
    assert!(page.contains("Logged: 3 of 731 nights.") || page.contains("Logged: 3 of 730 nights."), "{page}");
    // A night of another year is named with it.
    diary.ok(&["log", "2025-11-20", "--quiet-night"]);
    let page = diary.ok(&["diary", "list", "--last", "2y"]);
    let table = page.split_once("Logged:").expect("a count").1;
    assert_eq!((table.matches("2025").count(), table.matches("2026").count()), (1, 0), "{page}");
    let page = diary.ok(&["diary", "list", "--until", "2025-11-20", "--last", "2d"]);
    assert!(page.starts_with("Last 2 nights, Wed 19 Nov 2025 to Thu 20 Nov 2025\n"), "{page}");
}

#[test]
fn a_night_is_shown_whole_and_its_history_the_newest_first() {
    let diary = three();
    let page = diary.ok(&["diary", "show", "fri"]);
    for line in ["Night of Fri 20 → Sat 21 Nov\n", "Urge to move: 7 of 10\n", "Note: warm\n", "2026-11-22 07:10 +09:00"]
    {
        assert!(page.contains(line), "{line} is not in\n{page}");
    }
    let history = diary.ok(&["diary", "show", "fri", "--history"]);
    assert!(history.find("7 of 10") < history.find("6 of 10"), "{history}");
    diary.ok(&["diary", "remove", "fri", "--yes"]);
    diary.run(&["diary", "show", "fri"]).exits(3).says(&["Fri 20 → Sat 21 Nov"]);
    let versions = diary.run(&["diary", "show", "fri", "--history", "--json"]).exits(0).json_lines();
    assert_eq!(versions.len(), 3);
    assert_eq!((&versions[0]["removed"], &versions[0]["night"]), (&json!(true), &json!(null)));
    assert_eq!(
        (&versions[1]["night"]["urge"]["severity"], &versions[2]["night"]["urge"]["severity"]),
        (&json!(7), &json!(6))
    );
    assert!(diary.ok(&["diary", "show", "fri", "--history"]).starts_with("Removed: "));
    diary.run(&["diary", "show", "wed", "--history"]).exits(3).says(&["Wed 18 → Thu 19 Nov"]);
}

#[test]
fn removing_appends_and_undo_goes_back_step_by_step() {
    let diary = three();
    let mut states = vec![diary.ok(&["diary", "list", "--json"])];
    let changes: [&[&str]; 4] = [
        &["log", "fri", "--wakes", "3"],
        &["diary", "remove", "sat", "--yes"],
        &["log", "wed", "--quiet-night"],
        &["diary", "remove", "thu", "--yes"],
    ];
    for change in changes {
        let before = diary.text();
        diary.ok(change);
        assert!(diary.text().starts_with(&before), "nothing is rewritten");
        states.push(diary.ok(&["diary", "list", "--json"]));
    }
    let said = [
        "Legs: quiet",
        "Nothing is logged for this night any more.",
        "Cramp: ",
        "Times the legs woke you: taken away (was: 3",
    ];
    for (state, said) in states.iter().rev().skip(1).zip(said) {
        let before = diary.text();
        let told = diary.ok(&["diary", "undo"]);
        assert!(told.starts_with("The last change was taken back") && told.contains(said), "{said} is not in {told}");
        assert!(diary.text().starts_with(&before));
        assert_eq!(&diary.ok(&["diary", "list", "--json"]), state);
    }
    for _ in 0..4 {
        diary.ok(&["diary", "undo"]);
    }
    assert_eq!(diary.run(&["diary", "list", "--json"]).json(), json!([]));
    diary.run(&["diary", "undo"]).exits(3).says(&["nothing to take back"]);
    diary.ok(&["diary", "check"]);
}

#[test]
fn what_was_compacted_is_not_undone() {
    let diary = three();
    diary.ok(&["diary", "compact"]);
    let before = diary.text();
    diary.run(&["diary", "undo"]).exits(3).says(&["nothing to take back"]);
    assert_eq!(diary.text(), before);
    diary.ok(&["log", "sat", "--wakes", "1"]);
    diary.ok(&["diary", "undo"]);
    diary.run(&["diary", "undo"]).exits(3);
    assert!(diary.night("2026-11-21").get("leg_wakings").is_none());
}

#[test]
fn in_words_each_night_is_a_line_with_what_the_table_has() {
    let diary = three();
    diary.ok(&["log", "tue", "--took", "iron@21:00", "--took", "zinc"]);
    let expected = "\
Last 7 nights: 4 logged. Quiet: 1. With an urge: 1. With a cramp: 1.
Sat 21 Nov. Cramp: 03:10 (Sun), 2 min, Left, Calf, 8 of 10; What helped: Stretching the legs.
Fri 20 Nov. Urge to move: 7 of 10; Urge began: 22:30; Got into bed: 23:00; Got up: 07:00 (Sat).
Thu 19 Nov. Legs: quiet: no urge, no cramp.
Wed 18 Nov. Not in the diary.
Tue 17 Nov. Medicines taken: iron, 21:00; zinc.
Sun 15 Nov to Mon 16 Nov. 2 nights that are not in the diary.
";
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Before the command or behind it.
    for args in [&["diary", "list", "--last", "7d", "--plain"][..], &["--plain", "diary", "list", "--last", "7d"]] {
        let page = diary.ok(args);
        assert_eq!(flat(&page), flat(expected), "{page}");
        assert!(!page.contains(['┌', '│', '·']) && page.lines().all(|line| !line.starts_with(' ')), "{page}");
    }
    assert!(!diary.ok(&["diary", "show", "sat", "--plain"]).contains('·'));
    // One that does not read is not one that is missing.
    std::fs::write(diary.file(), diary.text().replacen("\"severity\":7", "\"severity\":\"seven\"", 1))
        .expect("written");
    let page = flat(&diary.ok(&["diary", "list", "--last", "3d", "--plain"]));
    assert!(page.contains("Fri 20 Nov. Something is stored that cannot be read. Thu 19 Nov."), "{page}");
}

#[test]
fn no_command_refuses_to_be_plain_or_draws_a_table_then() {
    let diary = three();
    diary.ok(&["medicine", "add", "ropinirole", "0.5 mg", "--at", "21:00", "--since", "2020"]);
    diary.ok(&["lab", "ferritin", "38", "--tsat", "18", "--on", "2026-10-02"]);
    for args in [
        &["diary", "list"][..],
        &["diary", "show", "fri"],
        &["diary", "show", "fri", "--history"],
        &["diary", "check"],
        &["diary", "path"],
        &["medicine", "list"],
        &["medicine", "check", "Mirapex"],
        &["lab", "list"],
        &["plan"],
        &["plan", "calf_stretch"],
        &["report"],
        &["explain", "iron"],
        &["log", "fri", "--wakes", "2"],
        &["diary", "undo"],
        &["diary", "remove", "fri", "--yes"],
        &["diary", "compact"],
    ] {
        let page = diary.ok(&[args, &["--plain"]].concat());
        let drawn = page.lines().find(|line| line.contains(['┌', '│', '╞', '┆', '·']));
        assert_eq!(drawn, None, "{args:?}: {page}");
    }
    // What asks, asks by numbered lines.
    diary.run_with(&["diary", "remove", "sat", "--plain"], "2\n").exits(0).says(&["1. Yes\n2. No\n"]);
    assert_eq!(diary.run(&["lab", "--plain", "list"]).code, Some(0));
}
