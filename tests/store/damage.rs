//! Cuts, garbage, and what this version does not know.

use std::fs;
use std::path::Path;

use nightlegs::diary::LineFault;
use nightlegs::store::{Fault, Reach, Store};

use crate::store::{append, bytes, diary, names, night_draft, seqs};

/// Every way to read or rewrite the diary refuses it, and every byte is left alone. What a reader from the front says is
/// given back; one from the end may meet another line first.
fn refused(store: &Store, path: &Path) -> Option<Fault> {
    let before = bytes(path);
    let (front, end) = (seqs(store).err(), store.tail(Reach::All).err());
    let rewrite = store.compact(&crate::store::writing(), false, |_, _| true).err();
    assert_eq!(format!("{front:?}"), format!("{rewrite:?}"));
    match (&front, &end) {
        (Some(Fault::Damaged { line, .. }), Some(Fault::Damaged { line: last, .. })) => assert!(line <= last),
        _ => assert_eq!(format!("{front:?}"), format!("{end:?}")),
    }
    if front.is_some() {
        assert_eq!(bytes(path), before);
        assert!(names(path.parent().expect("folder")).len() <= 2, "nothing is set aside");
    }
    front
}

#[test]
fn every_whole_line_before_a_cut_survives() {
    let (folder, path, store) = diary(10);
    let whole = bytes(&path);
    let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    let (mut set_aside, mut completed, mut refusals) = (0, 0, 0);
    for cut in 0..whole.len() {
        fs::write(&path, &whole[..cut]).expect("cut");
        if cut < ends[0] {
            match refused(&store, &path).expect("a fault") {
                Fault::Empty { path: empty } => assert_eq!((empty, cut), (path.clone(), 0)),
                Fault::Damaged { line: 1, error, .. } => assert!(error.column <= cut + 1 && cut > 0, "{cut}: {error}"),
                other => panic!("{other:?}"),
            }
            assert!(append(&store, vec![night_draft(11)]).is_err());
            assert_eq!(bytes(&path), &whole[..cut]);
            refusals += 1;
            continue;
        }
        // A line that lacks its newline alone is whole.
        let lines = ends[1..].iter().filter(|end| **end - 1 <= cut).count() as u64;
        let survived: Vec<u64> = (1..=lines).collect();
        assert_eq!(seqs(&store).expect("read"), survived, "cut at {cut}");
        let kept = append(&store, vec![night_draft(lines + 1)]).expect("kept");
        assert_eq!(kept.seqs, [lines + 1], "cut at {cut}");
        assert_eq!(seqs(&store).expect("read"), (1..=lines + 1).collect::<Vec<u64>>());
        assert_eq!(bytes(&path)[..ends[lines as usize]], whole[..ends[lines as usize]]);
        let torn = cut.saturating_sub(ends[lines as usize]);
        match kept.set_aside {
            Some(side) => {
                assert_eq!(bytes(&side), &whole[cut - torn..cut]);
                fs::remove_file(side).expect("removed");
                set_aside += 1;
            }
            None => {
                assert_eq!(torn, 0);
                completed += u64::from(kept.completed);
            }
        }
    }
    assert_eq!((refusals, completed), (ends[0], 10));
    assert_eq!(set_aside, whole.len() - ends[0] - 2 * 10, "all cuts but those at a line's end");
    assert_eq!(names(folder.path()), ["diary.jsonl", "diary.jsonl.lock"]);
}

#[test]
fn a_damaged_byte_is_refused_with_line_and_column_or_is_still_a_record() {
    let (_folder, path, store) = diary(5);
    let whole = bytes(&path);
    let mut starts = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    let (from, to) = (starts.nth(2).expect("line 4"), starts.next().expect("line 5"));
    let (mut damaged, mut records) = (0, 0);
    for at in from..to {
        for flip in [0x01, 0x02, 0x20, 0x80, whole[at], whole[at] ^ b'\n'] {
            if flip == 0 {
                continue;
            }
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            fs::write(&path, &bytes).expect("written");
            match refused(&store, &path) {
                Some(Fault::Damaged { path: named, line, error }) => {
                    assert_eq!(named, path);
                    // A date or number that reads as another one is only seen where it does not fit.
                    assert!((4..=5).contains(&line), "byte {at} with {flip:#x}: line {line}");
                    assert!(
                        line == 5 || error.column <= at - from + 1 || !matches!(error.fault, LineFault::Expected(_)),
                        "byte {at}: {error}"
                    );
                    assert!(append(&store, vec![night_draft(9)]).is_ok(), "the end alone is sound");
                    damaged += 1;
                }
                Some(other) => panic!("{other:?}"),
                None => {
                    fs::remove_file(path.with_file_name("diary.jsonl.before-compact-1")).expect("rewritten");
                    records += 1;
                }
            }
        }
    }
    assert!(damaged > 400 && records < damaged, "{damaged} refused, {records} still records");
}

#[test]
fn garbage_is_refused_where_it_is() {
    let (_folder, path, store) = diary(4);
    let whole = bytes(&path);
    let ends: Vec<usize> = whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    let put = |line: usize, garbage: &[u8]| [&whole[..ends[line]], garbage, &whole[ends[line]..]].concat();
    let cases: [(&[u8], usize); 9] = [
        (b"\n", 1),
        (b"garbage\n", 1),
        (b"\0\0\0\0\0\0\0\0\n", 1),
        (b"\xff\xfe\n", 1),
        (b"{\"seq\":4,\"through\":\"2026-01-05\",\"recorded_at\":\"2026-11-22T06:50:12+09:00\",\"night\":{\"date\":\"2026-01-05\",\"n\":\"\xc3\"}}\n", 109),
        (b"{\"seq\":1,\"recorded_at\":\"2026-11-22T06:50:12+09:00\",\"night\":{\"date\":\"2026-01-05\"}}\n", 9),
        (b"[]\n", 1),
        (b"{}\n", 2),
        (b"{\"seq\":4,\"through\":\"2026-01-05\",\"recorded_at\":\"2026-11-22T06:50:12+09:00\",\"night\":{\"date\":\"2026-01-05\"}}\r\n", 105),
    ];
    for (garbage, column) in cases {
        for line in 0..5 {
            fs::write(&path, put(line, garbage)).expect("written");
            match refused(&store, &path) {
                Some(Fault::Damaged { line: named, error, .. }) => {
                    assert_eq!((named, error.column), (line as u64 + 2, column), "{error}: {}", garbage.escape_ascii());
                }
                other => panic!("{other:?}"),
            }
            if line == 4 {
                let before = bytes(&path);
                assert!(matches!(append(&store, vec![night_draft(9)]), Err(Fault::Damaged { line: 6, .. })));
                assert_eq!(bytes(&path), before, "a damaged last line that has its newline is not torn");
            }
        }
    }
    // Without a newline it is torn: readers go on, and the next change keeps a copy.
    let torn = [&[0; 3000][..], b"\xff{"].concat();
    fs::write(&path, put(4, &torn)).expect("written");
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3, 4]);
    let side = append(&store, vec![night_draft(5)]).expect("kept").set_aside.expect("a side file");
    assert_eq!(bytes(&side), torn);
    fs::remove_file(side).expect("removed");
    // A whole megabyte more is no torn line of ours.
    let whole = bytes(&path);
    for end in [&b""[..], b"\n"] {
        fs::write(&path, [&whole[..], &vec![b'x'; 3 << 20], end].concat()).expect("written");
        match refused(&store, &path) {
            Some(Fault::Damaged { line: 7, error, .. }) => assert_eq!(error.fault, LineFault::TooLong),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_is_not_known_is_refused() {
    let (_folder, path, store) = diary(3);
    let text = String::from_utf8(bytes(&path)).expect("text");
    let unknown = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let fault = refused(&store, &path).expect(to);
        // A change reads the first line and the end: a newer version is always seen, and so is the last record.
        let before = bytes(&path);
        if before.ends_with(text.lines().last().expect("a line").as_bytes()) {
            assert!(append(&store, vec![night_draft(4)]).is_err(), "{to}");
        }
        fault
    };
    let newer = unknown("\"version\":1", "\"version\":2");
    assert!(matches!(newer, Fault::Newer { version: 2, .. }));
    assert!(matches!(
        unknown("\"version\":1,\"created_at\"", "\"version\":17,\"born\""),
        Fault::Newer { version: 17, .. }
    ));
    for (from, to, line, name) in [
        ("\"created_at\"", "\"mood\":1,\"created_at\"", 1, "mood"),
        ("\"}\n{\"seq\":1", "\",\"by\":2}\n{\"seq\":1", 1, "by"),
        ("{\"seq\":2", "{\"id\":2", 3, "id"),
        ("{\"seq\":2,", "{\"seq\":2,\"zone\":\"Asia/Seoul\",", 3, "zone"),
        ("\"night\":{\"date\":\"2026-01-03\"", "\"mood\":{\"date\":\"2026-01-03\"", 3, "mood"),
        ("\"n3\"}}", "\"n3\"},\"mood\":{}}", 4, "mood"),
    ] {
        match unknown(from, to) {
            Fault::Damaged { line: named, error, .. } => {
                assert_eq!((named, error.fault), (line, LineFault::Unknown(name.into())), "{to}");
            }
            other => panic!("{other:?}"),
        }
    }
    fs::write(&path, text.replace("nightlegs-diary", "other-diary")).expect("written");
    assert!(
        matches!(refused(&store, &path), Some(Fault::Damaged { line: 1, error, .. }) if error.fault == LineFault::OtherFormat)
    );
}
