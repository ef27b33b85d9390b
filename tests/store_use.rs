//! The diary file in ordinary use.
#![cfg(unix)]

mod store;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use nightlegs::store::{ChangeFault, Draft, Fault, Reach, Store};
use store::{append, bytes, diary, names, night, night_draft, seqs, writing};

#[test]
fn a_diary_is_begun_with_its_first_records() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a/b/diary.jsonl");
    let store = Store::at(path.clone());
    assert!(store.tail(Reach::All).expect("nothing").is_none());
    assert!(names(folder.path()).is_empty(), "reading makes nothing");
    let kept = append(&store, vec![night_draft(1), night_draft(2)]).expect("kept");
    assert_eq!((kept.seqs, kept.begun, kept.exposed), (vec![1, 2], true, false));
    let text = String::from_utf8(bytes(&path)).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], r#"{"format":"nightlegs-diary","version":1,"created_at":"2026-11-22T06:50:12+09:00"}"#);
    assert_eq!(
        lines[2],
        r#"{"seq":2,"through":"2026-01-03","recorded_at":"2026-11-22T06:50:12+09:00","night":{"date":"2026-01-03","urge":[{"at":"22:30"}],"note":"n2"}}"#
    );
    assert!(text.ends_with('\n'));
    assert_eq!(names(path.parent().expect("folder")), ["diary.jsonl", "diary.jsonl.lock"]);
    let mode = |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    for folder in [folder.path().join("a"), folder.path().join("a/b")] {
        assert_eq!(mode(&folder), 0o700);
    }
    for file in [path.clone(), path.with_file_name("diary.jsonl.lock")] {
        assert_eq!(mode(&file), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).expect("mode");
        append(&store, vec![night_draft(3)]).expect("kept");
        assert_eq!(mode(&file), 0o600, "the mode is kept");
    }
}

#[test]
fn nothing_to_write_writes_nothing() {
    let (_folder, path, store) = diary(3);
    let before = bytes(&path);
    append(&store, Vec::new()).expect("nothing");
    let failed = store.change(&writing(), Reach::Last, |tail| Err::<(Vec<Draft>, ()), _>(tail.last_seq()));
    assert!(matches!(failed, Err(ChangeFault::Make(Some(3)))));
    for payload in
        ["\"night\":{}", "\"lab\":{}", "\"night\":{\"date\":\n\"2026-01-01\"}", "\"removal\":{\"night\":1}", ""]
    {
        let drafts = vec![night_draft(9), Draft { payload: payload.into(), undoes: None }];
        let refused = append(&store, drafts).expect_err(payload);
        assert!(matches!(refused, Fault::Draft { index: 1, .. }), "{refused}");
    }
    let long = format!("\"night\":{{\"date\":\"2026-01-01\",\"note\":\"{}\"}}", "x".repeat(1 << 20));
    assert!(matches!(append(&store, vec![Draft { payload: long, undoes: None }]), Err(Fault::Draft { .. })));
    assert_eq!(bytes(&path), before);
}

#[test]
fn the_end_holds_every_record_since_a_night() {
    let (_folder, _path, store) = diary(400);
    append(
        &store,
        vec![
            night_draft(5),
            Draft { payload: format!("\"removal\":{{\"night\":\"{}\"}}", night(399)), undoes: Some(399) },
        ],
    )
    .expect("kept");
    let tail = store.tail(Reach::Since(night(390))).expect("tail").expect("diary");
    assert!(!tail.is_whole());
    assert_eq!((tail.last_seq(), tail.through()), (Some(402), Some(night(400))));
    let seqs_read: Vec<u64> = tail.lines().map(|line| line.stamp.seq).collect();
    assert_eq!(seqs_read, (389..=402).rev().collect::<Vec<u64>>());
    let line = tail.lines().next().expect("a line");
    assert!(line.stamp.removes && line.stamp.undoes == Some(399));
    assert_eq!(line.payload(), format!("{{\"night\":\"{}\"}}", night(399)));
    for reach in [Reach::All, Reach::Since(night(0))] {
        let tail = store.tail(reach).expect("tail").expect("diary");
        assert_eq!((tail.is_whole(), tail.lines().len()), (true, 402));
    }
    assert_eq!(store.tail(Reach::Last).expect("tail").expect("diary").lines().len(), 1);
    assert_eq!(seqs(&store).expect("scan"), (1..=402).collect::<Vec<u64>>());
}

#[test]
fn lines_may_be_longer_than_every_read() {
    let (_folder, _path, store) = diary(1);
    let long = |number: u64, size: usize| Draft {
        payload: format!("\"night\":{{\"date\":\"{}\",\"note\":\"{}\"}}", night(number), "x".repeat(size)),
        undoes: None,
    };
    for (number, size) in [(2, 8_000), (3, 100_000), (4, (1 << 20) - 200), (5, 10), (6, (1 << 20) - 200)] {
        append(&store, vec![long(number, size)]).expect("kept");
        let tail = store.tail(Reach::Since(night(number))).expect("tail").expect("diary");
        assert_eq!(tail.lines().len(), 2);
        assert_eq!(store.tail(Reach::All).expect("tail").expect("diary").lines().len() as u64, number);
    }
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3, 4, 5, 6]);
}
