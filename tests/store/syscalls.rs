//! A writer is killed before every one of its file-changing system calls.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use nightlegs::store::{Reach, Store};

use crate::store::traced::run;
use crate::store::{append, bytes, diary, night, night_draft, nights, seqs};

/// Kills a writer before its first, second, ... call, each time in a new folder, until it comes to its end. Every night
/// from the beginning, and what the writer acknowledged, has to be there, before and after the next change; `still` looks
/// at what else has to be.
fn killed_before_every_call(
    role: &str,
    nights_before: u64,
    prepare: impl Fn(&Path),
    still: impl Fn(&Path),
) -> Vec<&'static str> {
    let mut calls = Vec::new();
    for until in 0.. {
        let (folder, _, _) = diary(0);
        let path = folder.path().join("new/diary.jsonl");
        let store = Store::at(path.clone());
        if nights_before > 0 {
            append(&store, (1..=nights_before).map(night_draft).collect()).expect("nights");
        }
        prepare(&path);
        let run = run(role, &path, until);
        let acknowledged = run.said.iter().filter_map(|word| word.strip_prefix("kept ")?.parse().ok());
        let safe: BTreeSet<_> = (1..=nights_before).chain(acknowledged).map(night).collect();
        let place = format!("{role}, killed before call {until}, {:?}", run.killed_before);

        let there = nights(&store).expect(&place);
        assert!(there.is_superset(&safe), "{place}: {there:?}");
        append(&store, vec![night_draft(300)]).expect(&place);
        let after = nights(&store).expect(&place);
        assert!(after.is_superset(&safe) && after.contains(&night(300)), "{place}: {after:?}");
        // At most the one record that was not acknowledged is there besides; never a part of one.
        assert!(after.len() <= nights_before as usize + 2, "{place}: {after:?}");
        let tail = store.tail(Reach::All).expect(&place).expect("diary");
        assert!(tail.torn().is_none() && tail.lines().len() == seqs(&store).expect(&place).len(), "{place}");
        still(&path);
        match run.killed_before {
            Some(call) => {
                assert!(run.said.is_empty(), "{place}: acknowledged before the last call");
                calls.push(call);
            }
            None => {
                assert!(!run.said.is_empty(), "{place}");
                return calls;
            }
        }
    }
    unreachable!()
}

#[test]
fn the_first_record_in_a_new_folder() {
    let calls = killed_before_every_call("log 1", 0, |_| {}, |_| {});
    for call in ["mkdir", "openat", "write", "fsync", "rename"] {
        assert!(calls.contains(&call), "{calls:?}");
    }
    assert_eq!(calls.last(), Some(&"fsync"), "the folder comes last: {calls:?}");
}

#[test]
fn another_record() {
    let calls = killed_before_every_call("log 1", 12, |_| {}, |_| {});
    assert!(calls.ends_with(&["write", "fsync"]), "{calls:?}");
    assert_eq!(calls.iter().filter(|call| **call == "fsync").count(), 1, "one fsync: {calls:?}");
}

#[test]
fn a_record_after_a_torn_line() {
    let torn = b"{\"seq\":13,\"thro";
    let tear = |path: &Path| fs::write(path, [bytes(path), torn.to_vec()].concat()).expect("torn");
    let set_aside = |path: &Path| {
        let sides = (1..).map(|number| path.with_file_name(format!("diary.jsonl.torn-{number}")));
        assert!(sides.take_while(|side| side.exists()).any(|side| bytes(&side) == torn), "the torn line is kept");
    };
    let calls = killed_before_every_call("log 1", 12, tear, set_aside);
    assert!(calls.ends_with(&["ftruncate", "fsync", "write", "fsync"]), "{calls:?}");
}

#[test]
fn a_record_after_a_line_without_its_newline() {
    let cut = |path: &Path| fs::write(path, &bytes(path)[..bytes(path).len() - 1]).expect("cut");
    let calls = killed_before_every_call("log 1", 12, cut, |_| {});
    assert!(calls.ends_with(&["write", "fsync"]), "{calls:?}");
}

#[test]
fn a_rewrite() {
    let again = |path: &Path| {
        append(&Store::at(path.to_owned()), (1..=12).map(night_draft).collect()).expect("kept");
    };
    let calls = killed_before_every_call("compact", 12, again, |_| {});
    assert!(calls.ends_with(&["link", "fsync", "rename", "fsync"]), "{calls:?}");
}
