//! What is refused, and with which words.

use crate::{diary, newest};

#[test]
fn a_second_one_is_refused_with_what_to_do_and_two_need_their_number() {
    let diary = diary();
    diary.ok(&["medicine", "add", "pramipexole", "0.25 mg", "--since", "2020"]);
    let before = diary.text();
    let ran = diary.run(&["medicine", "add", "미라펙스", "0.5 mg"]);
    ran.exits(3).says(&[
        "It is in your list already: 1. pramipexole: 0.25 mg, since 2020 (about 6 years).",
        "nightlegs medicine dose 1 AMOUNT",
        "nightlegs medicine stop 1",
        "--force",
        "Nothing was stored.",
    ]);
    assert_eq!(diary.text(), before);
    diary.ok(&["medicine", "add", "미라펙스", "0.5 mg", "--force"]);
    let before = diary.text();
    for args in [&["medicine", "stop", "mirapex"][..], &["medicine", "dose", "pramipexole", "1 mg"]] {
        diary.run(args).exits(3).says(&[
            "more than once",
            "1. pramipexole: 0.25 mg",
            "2. 미라펙스 (pramipexole): 0.5 mg",
        ]);
    }
    assert_eq!(diary.text(), before);
    diary.ok(&["medicine", "stop", "2"]);
    // One that was stopped does not stand in the way of the one that is taken, nor of a new course.
    diary.ok(&["medicine", "dose", "mirapex", "0.375 mg"]);
    diary.ok(&["medicine", "stop", "1"]);
    diary.run(&["medicine", "stop", "1"]).exits(3).says(&["as stopped", "nightlegs medicine add"]);
    diary.ok(&["medicine", "add", "미라펙스"]);
    assert_eq!(newest(&diary)["medicine"]["id"], 3);
}

#[test]
fn what_cannot_be_so_is_refused_with_both_dates() {
    let diary = diary();
    diary.ok(&["medicine", "add", "gabapentin", "300 mg", "--since", "2021-05-01"]);
    diary.ok(&["medicine", "dose", "gabapentin", "600 mg", "--from", "2022-03"]);
    let before = diary.text();
    for (args, code, says) in [
        (&["dose", "1", "900 mg", "--from", "2020"][..], 3, &["from 2020", "Sat 1 May 2021"][..]),
        (&["dose", "1", "900 mg", "--from", "2022-02-28"], 3, &["Mon 28 Feb 2022", "Mar 2022"]),
        (&["dose", "1", "900 mg", "--from", "2026-11-25"], 3, &["Wed 25 Nov 2026", "Tue 24 Nov 2026"]),
        (&["dose", "1", "900 mg", "--from", "tomorrow"], 3, &["--from", "has not come yet"]),
        (&["dose", "1", "900 mg", "--from", "unsure"], 3, &["--from", "a date is needed"]),
        (&["dose", "1"], 3, &["Say what changed"]),
        (&["dose", "1", "600 mg"], 3, &["how it stands already"]),
        (&["dose", "1", "more"], 3, &["“more” is no amount"]),
        (&["stop", "1", "--on", "2021-04"], 3, &["Apr 2021", "Sat 1 May 2021"]),
        (&["stop", "1", "--on", "2022-01-31"], 3, &["Mon 31 Jan 2022", "Mar 2022"]),
        (&["stop", "1", "--on", "2026-11-25"], 3, &["Wed 25 Nov 2026", "Tue 24 Nov 2026"]),
        (&["stop", "7"], 3, &["“7”", "medicine list --all"]),
        (&["stop", "gabapentine"], 3, &["Did you mean 1. gabapentin"]),
        (&["add", "iron", "--since", "2027"], 3, &["2027", "Tue 24 Nov 2026"]),
        (&["add", "iron", "--since", "soon"], 3, &["--since", "“soon”", "2020-03-14"]),
        (&["add", "iron", "--at", "25:00"], 3, &["--at", "25:00"]),
        (&["add", "iron", "--at", "21:00", "--at", "9pm"], 3, &["21:00 stands twice"]),
        (&["add", "none"], 3, &["no medicine"]),
        (&["add", "  "], 3, &["NAME"]),
        (&["add", "vitamin", "D"], 3, &["“D” is no amount", "quotes"]),
        (&["add", "iron\u{7}"], 3, &["NAME"]),
        (&["add", "iron", "1 mg\u{1b}[2J"], 3, &["amount"]),
        (&["add", "iron@9pm@10pm"], 3, &["NAME"]),
        (&["remove", "9", "--yes"], 3, &["“9”"]),
        (&["add", "a", "1 mg", "b"], 2, &["b"]),
        (&["frobnicate"], 2, &["frobnicate"]),
    ] {
        let ran = diary.run(&[&["medicine"], args].concat());
        ran.exits(code).says(says).is_tame();
        assert_eq!(ran.out, "", "{args:?}");
        if code == 3 {
            ran.says(&["Nothing was stored."]);
        }
    }
    let long = "x".repeat(201);
    diary.run(&["medicine", "add", &long]).exits(3).says(&["200"]);
    diary.run(&["medicine", "add", "iron", &"9".repeat(61)]).exits(3).says(&["61", "60"]);
    assert_eq!(diary.text(), before);
    assert_eq!(diary.run(&["medicine", "add"]).exits(5).out, "");
}

#[test]
fn courses_that_cannot_be_are_told_by_diary_check() {
    let diary = diary();
    diary.ok(&["medicine", "add", "magnesium"]);
    let course = |id: u32, course: &str| {
        format!(
            "{{\"seq\":{},\"recorded_at\":\"2026-11-24T07:10:00+09:00\",\"medicine\":{{\"id\":{id},{course}}}}}\n",
            id + 1
        )
    };
    let mut text = diary.text();
    text += &course(2, r#""name":"iron","began":"2020","doses":[{"from":"2019","amount":"1 mg"}]"#);
    text += &course(3, r#""name":"iron","began":"2020","stopped":"2019-12""#);
    text += &course(4, r#""name":"ir\u001bon""#);
    text += &course(5, r#""name":"iron","began":"2026-11-25""#);
    text += &course(6, &format!("\"name\":\"{}\"", "x".repeat(201)));
    text += &course(7, r#""name":"iron","doses":[{"from":"2022"},{"from":"2021"}]"#);
    std::fs::write(diary.file(), text).expect("a file");
    let ran = diary.run(&["diary", "check"]);
    ran.exits(4).is_tame().prints(&[
        "Line 3: The dose is from 2019. That is before the medicine began: 2020.",
        "Line 4: The last day is Dec 2019.",
        "Line 5: ",
        "Line 6: Wed 25 Nov 2026 has not come yet.",
        "Line 7: The name has 201 characters.",
        "Line 8: The dose is from 2021.",
    ]);
    assert!(!ran.out.contains("Line 2"), "{ran:#?}");
    diary.run(&["medicine", "list"]).exits(0).is_tame();
}
