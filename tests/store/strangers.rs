//! Files of other people and programs beside the diary, or in its place.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use nightlegs::store::{Fault, Kind, Store};

use crate::store::{append, bytes, diary, names, night_draft, seqs, writing};

#[test]
fn a_lock_that_is_none_is_left_alone() {
    let (folder, path, store) = diary(1);
    let lock = folder.path().join("diary.jsonl.lock");
    let other = folder.path().join("other");
    fs::write(&other, "a letter").expect("written");
    fs::set_permissions(&other, fs::Permissions::from_mode(0o644)).expect("a mode");
    let before = bytes(&path);
    type Make = fn(&PathBuf, &PathBuf);
    let made: [(&str, Make); 5] = [
        ("a link", |lock, other| symlink(other, lock).expect("a link")),
        ("a link to nothing", |lock, _| symlink("nowhere", lock).expect("a link")),
        ("a second name", |lock, other| fs::hard_link(other, lock).expect("a link")),
        ("another text", |lock, _| fs::write(lock, "1234 Other Program\n").expect("written")),
        ("a long text", |lock, _| fs::write(lock, format!("12 {}", "x".repeat(200))).expect("written")),
    ];
    for (what, make) in made {
        fs::remove_file(&lock).expect("removed");
        make(&lock, &other);
        for fault in [append(&store, vec![night_draft(2)]).err(), store.compact(&writing(), true, |_, _| true).err()] {
            assert!(matches!(&fault, Some(Fault::NotALock { path }) if *path == lock), "{what}: {fault:?}");
        }
        assert_eq!((bytes(&path), bytes(&other)), (before.clone(), b"a letter".to_vec()), "{what}");
        assert_eq!(fs::metadata(&other).expect("a file").permissions().mode() & 0o777, 0o644);
        assert!(!folder.path().join("nowhere").exists());
    }
    // What this program has written before is its own.
    for note in ["", "12345 diary edit\n", "7 log                      \n", "7 diaryedit"] {
        fs::remove_file(&lock).expect("removed");
        fs::write(&lock, note).expect("written");
        append(&store, vec![night_draft(2)]).expect(note);
    }
}

#[test]
fn nothing_is_made_beside_what_is_no_diary() {
    let folder = tempfile::tempdir().expect("a folder");
    let passwd = folder.path().join("passwd");
    fs::write(&passwd, "root:x:0:0::/root:/bin/sh\n").expect("written");
    fs::set_permissions(&passwd, fs::Permissions::from_mode(0o644)).expect("a mode");
    let empty = folder.path().join("empty");
    File::create(&empty).expect("made");
    let named = |name: &str| Store::at(folder.path().join(name));
    let cases =
        [named("passwd"), named("empty"), named("sub/"), named("passwd/"), named("a.lock"), named("."), named("..")];
    for store in cases {
        let all = [
            append(&store, vec![night_draft(1)]).err(),
            store.compact(&writing(), true, |_, _| true).err().or(Some(Fault::Empty { path: PathBuf::new() })),
        ];
        assert!(all.iter().all(Option::is_some), "{}: {all:?}", store.path().display());
        assert_eq!(names(folder.path()), ["empty", "passwd"], "{}", store.path().display());
    }
    assert_eq!(bytes(&passwd), b"root:x:0:0::/root:/bin/sh\n");
    assert_eq!(fs::metadata(&passwd).expect("a file").permissions().mode() & 0o777, 0o644);
    assert!(matches!(append(&named("a.lock"), vec![night_draft(1)]), Err(Fault::NameOfLock { .. })));
    assert!(matches!(append(&named("sub/"), vec![night_draft(1)]), Err(Fault::NotAFile { .. })));
    assert_eq!(named("passwd").kind().expect("looked"), Kind::Other);
}

#[test]
fn lines_that_changed_places_and_those_of_windows_are_all_kept() {
    let (folder, path, store) = diary(5);
    let text = String::from_utf8(bytes(&path)).expect("text");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.swap(2, 4);
    let twice = lines[3].clone();
    lines.push(twice.clone());
    fs::write(&path, lines.join("\r\n") + "\r\n").expect("written");
    assert!(store.compact(&writing(), false, |_, _| true).is_err());
    let done = store.compact(&writing(), true, |_, _| true).expect("done").expect("a diary");
    assert_eq!((done.records, done.kept, done.returns), (5, 5, 7));
    let (count, side) = done.damaged.expect("a line twice");
    assert_eq!((count, bytes(&side)), (1, format!("{twice}\n").into_bytes()));
    assert_eq!(seqs(&store).expect("read"), [1, 2, 3, 4, 5]);
    assert!(!String::from_utf8(bytes(&path)).expect("text").contains('\r'));
    // Where no record is left, nothing is done.
    let header = text.lines().next().expect("a line");
    fs::write(&path, format!("{header}\nnothing\nof it\n")).expect("written");
    let there = names(folder.path());
    assert!(matches!(store.compact(&writing(), true, |_, _| true), Err(Fault::NoRecord { .. })));
    assert_eq!(names(folder.path()), there);
    // With leave, the newest record that reads stands; without, one that does not is refused.
    let (_folder, path, store) = diary(2);
    append(&store, vec![night_draft(1)]).expect("kept");
    let reads = |stamp: &nightlegs::diary::Stamp, _: &str| stamp.seq != 3;
    assert!(matches!(store.compact(&writing(), false, reads), Err(Fault::Damaged { line: 4, .. })));
    let before = bytes(&path);
    let done = store.compact(&writing(), true, reads).expect("done").expect("a diary");
    assert_eq!((done.kept, done.damaged.map(|(count, _)| count)), (2, Some(1)));
    assert_eq!((seqs(&store).expect("read"), bytes(&done.before)), (vec![1, 2], before));
}

#[test]
fn a_wipe_stops_before_what_is_no_file_and_takes_only_its_own() {
    let (folder, path, store) = diary(2);
    let odd = folder.path().join("diary.jsonl.torn-1");
    fs::create_dir(&odd).expect("a folder");
    let there = names(folder.path());
    assert!(matches!(store.wipe(&writing()), Err(Fault::NotAFile { path }) if path == odd));
    assert_eq!(names(folder.path()), there);
    fs::remove_dir(&odd).expect("removed");
    let others = [".diary.jsonl.tmp-", ".diary.jsonl.tmp-short", ".diary.jsonl.tmp-sevens7", ".diary.jsonl.tmp-a b.cd"];
    for name in others {
        fs::write(folder.path().join(name), "not ours").expect("written");
    }
    fs::remove_file(folder.path().join(".diary.jsonl.tmp-short")).expect("removed");
    fs::create_dir(folder.path().join(".diary.jsonl.tmp-aB3dE6")).expect("a folder");
    fs::write(folder.path().join(".diary.jsonl.tmp-aB3dE7"), "ours").expect("written");
    assert_eq!(store.wipe(&writing()).expect("removed").len(), 3);
    assert!(!path.exists() && names(folder.path()).len() == 4, "{:?}", names(folder.path()));
    // A folder of such a name stops no first entry.
    append(&store, vec![night_draft(1)]).expect("kept");
}

/// Only root can give files away; as somebody else this shows nothing.
#[test]
fn root_leaves_a_diary_to_its_owner() {
    use std::os::unix::fs::{MetadataExt, chown};
    let (folder, path, store) = diary(3);
    if chown(&path, Some(1234), Some(1234)).is_err() {
        return;
    }
    fs::remove_file(folder.path().join("diary.jsonl.lock")).expect("removed");
    append(&store, vec![night_draft(1)]).expect("kept");
    fs::write(&path, [bytes(&path), b"{\"seq\":5,".to_vec()].concat()).expect("written");
    store.compact(&writing(), false, |_, _| true).expect("done");
    for name in names(folder.path()) {
        assert_eq!(fs::metadata(folder.path().join(&name)).expect("a file").uid(), 1234, "{name}");
    }
}
