use super::*;

const NIGHT: &str = r#"{"seq":7,"through":"2026-11-21","recorded_at":"2026-11-22T06:50:12+09:00","undoes":3,"night":{"date":"2026-11-21","note":"a \"night\":{}"}}"#;

fn day(text: &str) -> NaiveDate {
    date(text).expect("a date")
}

fn since(text: &str) -> Since {
    Since::parse(text).expect("a date")
}

fn fault(line: &str) -> (usize, LineFault) {
    let error = Stamp::read(line.as_bytes()).expect_err(line);
    (error.column, error.fault)
}

#[test]
fn a_night_is_read_and_written_back() {
    let stamp = Stamp::read(NIGHT.as_bytes()).expect("a record");
    assert_eq!((stamp.seq, stamp.through, stamp.undoes), (7, Some(day("2026-11-21")), Some(3)));
    assert_eq!((&stamp.key, stamp.removes), (&Key::Night(day("2026-11-21")), false));
    assert_eq!(stamp.payload(NIGHT), r#"{"date":"2026-11-21","note":"a \"night\":{}"}"#);
    let again = Stamp::write(stamp.seq, stamp.through, stamp.recorded_text(NIGHT), stamp.undoes, stamp.field(NIGHT));
    assert_eq!(again, NIGHT);
}

#[test]
fn screenings_and_removals_have_keys() {
    let at = "2026-11-22T07:00:00+09:00";
    let line = |payload: &str| format!(r#"{{"seq":1,"recorded_at":"{at}",{payload}}}"#);
    let read = |payload: &str| Stamp::read(line(payload).as_bytes()).map(|stamp| (stamp.key, stamp.removes));
    assert_eq!(read(&format!(r#""screening":{{"x":[1,{{}}],"at":"{at}"}}"#)), Ok((Key::Screening(at.into()), false)));
    assert_eq!(read(&format!(r#""removal":{{"screening":"{at}"}}"#)), Ok((Key::Screening(at.into()), true)));
    assert!(matches!(
        read(r#""removal":{"night":"2026-11-21"}"#).expect_err("through").fault,
        LineFault::Through { .. }
    ));
    let kinds = [
        (r#""medicine":{"id":3,"name":"x"}"#, r#""removal":{"medicine":3}"#, Key::Medicine(3)),
        (r#""lab":{"results":[],"on":"2026-10"}"#, r#""removal":{"lab":"2026-10"}"#, Key::Lab(since("2026-10"))),
        (
            r#""trial":{"strategy":"calf_stretch","from":"2026-11-01","until":"2026-11-20"}"#,
            r#""removal":{"trial":{"strategy":"calf_stretch","from":"2026-11-01"}}"#,
            Key::Trial(Strategy::CalfStretch, day("2026-11-01")),
        ),
    ];
    for (record, removal, key) in kinds {
        assert_eq!(read(record), Ok((key.clone(), false)));
        assert_eq!(read(removal), Ok((key, true)));
    }
    for wrong in [
        r#""medicine":{"id":0}"#,
        r#""medicine":{"id":10000}"#,
        r#""medicine":{"name":"x"}"#,
        r#""lab":{"on":"2026-13"}"#,
        r#""trial":{"strategy":"sleep","from":"2026-11-01"}"#,
        r#""trial":{"strategy":"calf_stretch"}"#,
    ] {
        assert_eq!(read(wrong).expect_err(wrong).fault, LineFault::NoKey, "{wrong}");
    }
    for wrong in [r#""removal":{"lab":"x"}"#, r#""screening":{"at":"now"}"#, r#""night":{"date":"2026-1-2"}"#] {
        assert_eq!(read(wrong).expect_err(wrong).fault, LineFault::NoKey, "{wrong}");
    }
}

#[test]
fn a_removal_of_nothing_is_none() {
    assert_eq!(
        fault(&format!("{}}}", NIGHT.replace("\"night\":{\"date\":\"2026-11-21\"", "\"removal\":{}"))).1,
        LineFault::Syntax
    );
}

#[test]
fn what_is_wrong_is_named_with_its_column() {
    let swap = |from: &str, to: &str| fault(&NIGHT.replacen(from, to, 1));
    assert_eq!(fault(""), (1, LineFault::CutShort));
    assert_eq!(fault("{\"se"), (5, LineFault::CutShort));
    assert_eq!(fault("\0\0\0"), (1, LineFault::Expected("{\"seq\":")));
    assert_eq!(swap(":7", ":07"), (8, LineFault::Number));
    assert_eq!(swap(":7", ":99999999999999999999"), (8, LineFault::Number));
    assert_eq!(swap("2026-11-21", "2026-11-31"), (21, LineFault::Date));
    assert_eq!(swap("T06", "T25").1, LineFault::Time);
    assert_eq!(swap("\"undoes\":3", "\"undoes\":7").1, LineFault::Undoes);
    assert_eq!(swap("\"undoes\":3", "\"mood\":3"), (75, LineFault::Unknown("mood".into())));
    assert_eq!(swap("\"night\":{\"date", "\"mood\":{\"date").1, LineFault::Unknown("mood".into()));
    assert_eq!(swap("}}", "},\"more\":1}").1, LineFault::Unknown("more".into()));
    assert_eq!(swap("\"night\"", "\"seq\"").1, LineFault::Expected(",\"night\":"));
    assert_eq!(swap("\"date\":", "\"day\":").1, LineFault::NoKey);
    assert_eq!(swap("{\"date\"", "{\"date\":\"2026-11-21\",\"date\"").1, LineFault::NoKey);
    assert_eq!(swap("\"note\":", "\"note\"=").1, LineFault::Syntax);
    assert_eq!(swap("}}", "}} ").1, LineFault::Expected("\n"));
    assert_eq!(swap(",\"recorded", ", \"recorded").1, LineFault::Expected(",\"recorded_at\":"));
    assert_eq!(swap("2026-11-21", "2026-11-20").1, LineFault::Through { expected: Some(day("2026-11-21")) });
    let bytes = [NIGHT.as_bytes(), b"\xff"].concat();
    assert_eq!(Stamp::read(&bytes), Err(LineFault::NotUtf8.at(NIGHT.len())));
    assert_eq!(Stamp::read(&vec![b' '; LONGEST_LINE + 1]), Err(LineFault::TooLong.at(LONGEST_LINE)));
}

#[test]
fn every_cut_of_a_line_is_no_line() {
    for cut in 0..NIGHT.len() {
        let error = Stamp::read(&NIGHT.as_bytes()[..cut]).expect_err("cut");
        assert!(error.column <= cut + 1, "{cut}: {error}");
    }
}

#[test]
fn headers_are_read_and_newer_ones_refused() {
    let compaction = |seq| Some(Compaction { at: "2026-12-01T08:00:00+09:00".to_owned(), seq });
    for compacted in [None, compaction(7), compaction(0)] {
        let header = Header { created_at: "2026-11-22T06:50:12+09:00".into(), compacted };
        assert_eq!(Header::read(header.write().as_bytes()), Ok(header));
    }
    let read = |line: &str| Header::read(line.as_bytes()).expect_err(line).fault;
    assert_eq!(read(r#"{"format":"nightlegs-diary","version":2,"new":1}"#), LineFault::OtherVersion(2));
    assert_eq!(read(r#"{"format":"other","version":1}"#), LineFault::OtherFormat);
    assert_eq!(read(r#"{"answers":1}"#), LineFault::Unknown("answers".into()));
    assert_eq!(
        read(r#"{"format":"nightlegs-diary","version":1,"created_at":"2026-11-22T06:50:12+09:00","x":1}"#),
        LineFault::Unknown("x".into())
    );
}

#[test]
fn records_rise_and_carry_the_latest_night() {
    let stamp = Stamp::read(NIGHT.as_bytes()).expect("a record");
    let before = Order { seq: 6, through: Some(day("2026-11-20")) };
    assert_eq!(before.then(&stamp), Ok(Order { seq: 7, through: Some(day("2026-11-21")) }));
    let late = Order { seq: 7, ..before };
    assert_eq!(late.then(&stamp), Err(LineFault::Seq { after: 7 }.at(7)));
    let far = Order { through: Some(day("2026-11-22")), ..before };
    assert_eq!(far.then(&stamp), Err(LineFault::Through { expected: Some(day("2026-11-22")) }.at(8)));
}
