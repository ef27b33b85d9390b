//! What cannot be so is refused, what is doubtful needs `--force`, and both values are named; exit codes.

use crate::nights::Diary;

/// Arguments, whether `--force` stores it, and what is named.
type Case<'a> = (&'a [&'a str], bool, &'a [&'a str]);

#[test]
fn slips_are_refused_with_both_values_and_only_doubts_can_be_forced() {
    let cases: [Case<'_>; 21] = [
        (&["fri", "--bed", "11:00", "--up", "07:00"], true, &["Sat 21 Nov, 11:00", "Fri 20 Nov, 23:00"]),
        (&["fri", "--bed", "23:00", "--up", "18:20"], true, &["Sat 21 Nov, 18:20", "Sat 21 Nov, 06:20"]),
        (
            &["fri", "--bed", "22:00", "--tried", "10:30", "--up", "11:00"],
            true,
            &["Sat 21 Nov, 10:30", "Fri 20 Nov, 22:30"],
        ),
        (&["fri", "--woke", "6:00", "--up", "17:30"], true, &["Sat 21 Nov, 17:30", "Sat 21 Nov, 05:30"]),
        (&["fri", "--bed", "23:00", "--up", "23:20"], true, &["Fri 20 Nov, 23:00", "Fri 20 Nov, 23:20", "20 min"]),
        (
            &["fri", "--tried", "23:00", "--woke", "06:00", "--asleep-after", "5h", "--awake", "2h30"],
            false,
            &["7 h 30 min", "7 h.", "Fri 20 Nov, 23:00", "Sat 21 Nov, 06:00"],
        ),
        (&["fri", "--bed", "23:00", "--woke", "23:30", "--asleep-after", "40m"], false, &["40 min", "30 min"]),
        (&["fri", "--bed", "23:00", "--woke", "06:00", "--asleep-after", "7h"], true, &["7 h", "Did you not sleep"]),
        (&["fri", "--woke", "06:00", "--up", "05:00"], false, &["Sat 21 Nov, 05:00", "Sat 21 Nov, 06:00"]),
        (&["fri", "--bed", "23:00", "--tried", "22:00"], false, &["Fri 20 Nov, 22:00", "Fri 20 Nov, 23:00"]),
        (&["fri", "--wakes", "5", "--awakenings", "2"], true, &["woke you: 5", "only 2"]),
        (&["fri", "--urge", "no", "--where", "legs"], false, &["no urge"]),
        (&["fri", "--quiet-night", "--urge", "4"], false, &["Urge to move"]),
        (&["fri", "--quiet-night", "--cramp", "03:10"], false, &["Cramp"]),
        (&["fri", "--quiet-night", "--wakes", "1"], false, &["Times the legs woke you"]),
        (&["fri", "--cramp", "no", "--cramp", "03:10"], false, &["“no”", "“03:10”"]),
        (&["fri", "--zone", "Mars/Olympus", "--wakes", "1"], false, &["Mars/Olympus"]),
        (&["fri", "--bed", "23:00+01:00", "--zone", "Asia/Seoul"], false, &["23:00", "+09:00"]),
        (&["2026-12-24", "--quiet-night"], true, &["Thu 24 → Fri 25 Dec", "Sat 21 → Sun 22 Nov"]),
        (&["--up", "08:00"], true, &["Sun 22 Nov, 08:00", "Sat 21 → Sun 22 Nov", "Fri 20 → Sat 21 Nov"]),
        (&["fri", "--took", &"x".repeat(201)], false, &["--took", "200"]),
    ];
    for (args, may_be_so, named) in cases {
        let diary = Diary::new();
        let with = [&["log"], args].concat();
        diary.run(&with).exits(3).says(named).is_tame();
        assert!(!diary.file().exists(), "{args:?}");
        let forced = diary.run(&[&with[..], &["--force"]].concat());
        forced.exits(if may_be_so { 0 } else { 3 });
        assert_eq!(diary.file().exists(), may_be_so, "{args:?}");
        if may_be_so {
            diary.ok(&["diary", "check"]);
        }
    }
}

#[test]
fn nights_that_overlap_are_named_from_both_sides() {
    let diary = Diary::new();
    diary.ok(&["log", "thu", "--bed", "21:00", "--up", "07:00"]);
    diary.ok(&["log", "wed", "--bed", "23:00", "--up", "07:00"]);
    let before = diary.text();
    // An instant in JSON may lie wherever it wants.
    let entry = r#"{"sleep": {"in_bed": "2026-11-20T15:00:00+09:00", "up": "2026-11-21T18:00:00+09:00"}}"#;
    let long = ["Fri 20 Nov, 15:00", "Sat 21 Nov, 18:00", "27 h"];
    diary.run_with(&["log", "fri", "--json", "-"], entry).exits(3).says(&long);
    // A long day in bed that ends after the next night has begun.
    let entry = r#"{"sleep": {"in_bed": "2026-11-19T06:00:00+09:00", "up": "2026-11-19T21:30:00+09:00"}}"#;
    diary.run_with(&["log", "wed", "--json", "-"], entry).exits(3).says(&[
        "runs into the one after it",
        "Thu 19 Nov, 21:30",
        "Thu 19 Nov, 21:00",
        "Thu 19 → Fri 20 Nov",
    ]);
    diary.ok(&["log", "tue", "--bed", "23:00", "--up", "16:30", "--force"]);
    diary.run(&["log", "wed", "--bed", "16:00"]).exits(3).says(&[
        "runs into the one before it",
        "Wed 18 Nov, 16:30",
        "Wed 18 Nov, 16:00",
        "Tue 17 → Wed 18 Nov",
    ]);
    assert!(diary.text().starts_with(&before));
    assert_eq!(diary.records().len(), 3);
}

#[test]
fn each_range_is_named_with_what_was_given() {
    let cases = [
        ("--urge", "11", "from 0 to 10"),
        ("--urge", "-1", "from 0 to 10"),
        ("--urge", "25:00", "25:00"),
        ("--cramp", "11", "from 0 to 10"),
        ("--cramp", "15d", "“d”"),
        ("--wakes", "101", "from 0 to 100"),
        ("--wakes", "2.5", "2.5"),
        ("--awakenings", "1000000000000", "from 0 to 100"),
        ("--asleep-after", "25h", "from 0 to 1440"),
        ("--awake", "1441", "from 0 to 1440"),
        ("--lay-awake", "2 days", "day"),
        ("--quality", "0", "from 1 to 5"),
        ("--quality", "6", "from 1 to 5"),
        ("--caffeine", "101", "from 0 to"),
        ("--alcohol", "-2", "-2"),
        ("--exercise", "25h", "from"),
        ("--on-feet", "25h", "from 0 to 1440"),
        ("--sitting", "8", "needs a unit"),
        ("--water", "10.5", "10.5"),
        ("--bed", "24:30", "24:30"),
        ("--bed", "11", "11:00"),
        ("--did", "calf-strech", "calf_stretch"),
        ("--helped", "wlaking", "walking"),
        ("--where", "knees", "legs, feet, arms"),
    ];
    for (option, value, named) in cases {
        let diary = Diary::new();
        diary.run(&["log", "fri", option, value]).exits(3).says(&[option, named]);
        assert!(!diary.file().exists());
    }
    let unsure = ["--wakes", "--bed", "--tried", "--asleep-after", "--awake", "--woke", "--up", "--quality", "--water"];
    for option in unsure.into_iter().chain(["--exercise", "--on-feet", "--sitting", "--did", "--where", "--took"]) {
        Diary::new().run(&["log", "fri", option, "unsure"]).exits(3).says(&[option, "not sure"]);
    }
}

#[test]
fn every_way_to_fail_has_its_exit_code() {
    let diary = Diary::new();
    let usage: [&[&str]; 14] = [
        &["log", "fryday", "--quiet-night"],
        &["log", "11/12", "--quiet-night"],
        &["log", "tomorrow", "--quiet-night"],
        &["log", "5", "--quiet-night"],
        &["log", "31 feb", "--quiet-night"],
        &["log", "1899-12-31", "--quiet-night"],
        &["log", "", "--quiet-night"],
        &["log", "--wake", "2"],
        &["log", "--catch-up", "--wakes", "2"],
        &["diary"],
        &["diary", "remove"],
        &["diary", "list", "--since", "fri", "--until", "thu"],
        &["diary", "show", "next fri"],
        &["now", "both"],
    ];
    for args in usage {
        diary.run(args).exits(2);
    }
    let entry: [&[&str]; 5] = [
        &["log", "--wakes", "x"],
        &["diary", "show", "fri"],
        &["diary", "remove", "fri", "--yes"],
        &["diary", "undo"],
        &["diary", "list", "--last", "28x"],
    ];
    for args in entry {
        diary.run(args).exits(3);
    }
    diary.run(&["log", "--diary", "/dev/null/x/diary.jsonl", "--quiet-night"]).exits(4).says(&["/dev/null/x"]);
    assert!(diary.names().is_empty());
    diary.ok(&["log", "--quiet-night"]);
    diary.ok(&["log", "thu", "--quiet-night"]);
    let needs: [&[&str]; 7] = [
        &["log"],
        &["log", "--catch-up"],
        &["now"],
        &["now", "cramp"],
        &["diary", "edit"],
        &["diary", "remove", "sat"],
        &["diary", "wipe"],
    ];
    let before = diary.text();
    for args in needs {
        let ran = diary.run(args);
        ran.exits(5);
        assert!(!ran.err.contains("screen"), "it names another command: {ran:#?}");
        // Answers that end in the middle are bad answers.
        if args != ["diary", "wipe"] {
            diary.run_with(args, "?\n").exits(3).says(&["Nothing was stored"]);
        }
    }
    assert_eq!(diary.text(), before);
}
