//! Kills at random, writers side by side, and a full disk.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::process::Command;
use std::thread;
use std::time::Duration;

use nightlegs::store::{ChangeFault, Fault, Holder, Reach, Store, Writing};

use crate::store::child::{Said, command};
use crate::store::{AT, append, bytes, diary, names, night, night_draft, nights, seqs};

#[test]
fn nothing_acknowledged_is_lost_by_kills_at_random() {
    let (folder, path, store) = diary(0);
    let mut acknowledged = BTreeSet::new();
    let (mut random, mut kills) = (u64::from(std::process::id()), 0);
    while acknowledged.len() < 500 || kills < 40 {
        let mut writer = command(&[], "log 1000", &path).spawn().expect("a writer");
        let mut said = Said::by(&mut writer);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        for _ in 0..(random >> 33) % 16 {
            acknowledged.extend(said.kept());
        }
        thread::sleep(Duration::from_micros((random >> 40) % 3000));
        writer.kill().expect("killed");
        writer.wait().expect("killed");
        kills += 1;
        // What came through the pipe before the kill was acknowledged too.
        while let Some(seq) = said.kept() {
            acknowledged.insert(seq);
        }
        // Until there is a diary, nothing can have been acknowledged.
        if acknowledged.is_empty() {
            continue;
        }
        let there: BTreeSet<u64> = seqs(&store).expect("a diary").into_iter().collect();
        assert!(there.is_superset(&acknowledged), "{:?}", acknowledged.difference(&there));
        let seq = store.tail(Reach::Last).expect("tail").expect("diary").last_seq().unwrap_or_default() + 1;
        acknowledged.extend(append(&store, vec![night_draft(seq)]).expect("kept").seqs);
        let tail = store.tail(Reach::All).expect("tail").expect("diary");
        assert!(tail.torn().is_none());
        assert!(tail.lines().all(|line| line.stamp.key.night() == Some(night(line.stamp.seq))), "no record is glued");
    }
    // One write of whole lines leaves no torn line, unless the machine itself stops.
    assert_eq!(names(folder.path()), ["diary.jsonl", "diary.jsonl.lock"]);
}

#[test]
fn two_writers_lose_nothing() {
    let (_folder, path, store) = diary(0);
    let writers: Vec<_> = (0..2).map(|_| command(&[], "log 200", &path).spawn().expect("a writer")).collect();
    let said: Vec<u64> = writers
        .into_iter()
        .map(|mut writer| (Said::by(&mut writer), writer))
        .map(|(said, mut writer)| {
            thread::spawn(move || {
                let said: Vec<u64> =
                    said.map(|word| word.strip_prefix("kept ").expect(&word).parse().expect("number")).collect();
                assert!(writer.wait().expect("ended").success());
                said
            })
        })
        .collect::<Vec<_>>()
        .into_iter()
        .flat_map(|reader| reader.join().expect("a reader"))
        .collect();
    assert_eq!(said.len(), 400);
    assert_eq!(said.into_iter().collect::<BTreeSet<_>>().len(), 400, "every number was given once");
    assert_eq!(seqs(&store).expect("scan"), (1..=400).collect::<Vec<_>>());
    assert_eq!(nights(&store).expect("scan"), (1..=400).map(night).collect());
}

/// The bytes to which `ulimit -f 8` limits a file: shells count in different blocks.
fn limit() -> usize {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("zeros");
    let shell = ["-c", "trap '' XFSZ; ulimit -f 8; head -c 60000 /dev/zero >\"$0\" 2>/dev/null"];
    Command::new("/bin/sh").args(shell).arg(&file).status().expect("a shell");
    fs::metadata(&file).expect("zeros").len() as usize
}

/// A diary in which so many bytes are free below the limit.
fn nearly_full(free: usize) -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let (folder, path, store) = diary(3);
    let room = limit() - free - bytes(&path).len();
    let empty = format!(
        "{{\"seq\":4,\"through\":\"2026-01-04\",\"recorded_at\":\"{AT}\",\"night\":{{\"date\":\"2026-01-02\",\"note\":\"\"}}}}\n"
    );
    let line = empty.replacen("\"note\":\"", &format!("\"note\":\"{}", "x".repeat(room - empty.len())), 1);
    fs::write(&path, [bytes(&path), line.into_bytes()].concat()).expect("written");
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3, 4]);
    (folder, path, store)
}

fn said_under(shell: &str, path: &std::path::Path) -> Vec<String> {
    let mut writer = command(&["/bin/sh", "-c", shell, "sh"], "log 1", path).spawn().expect("a shell");
    let said = Said::by(&mut writer).collect();
    writer.wait().expect("ended");
    said
}

const FULL: &str = "trap '' XFSZ; ulimit -f 8; exec \"$@\"";
const FULL_AND_KILLED: &str = "trap - XFSZ; ulimit -f 8; exec \"$@\"";

#[test]
fn on_a_full_disk_the_file_is_as_before() {
    for free in [0, 1, 70] {
        let (folder, path, store) = nearly_full(free);
        let before = bytes(&path);
        assert_eq!(said_under(FULL, &path), ["not kept FileTooLarge"], "{free} bytes free");
        assert_eq!(bytes(&path), before);
        assert_eq!(names(folder.path()), ["diary.jsonl", "diary.jsonl.lock"]);
        assert_eq!(append(&store, vec![night_draft(5)]).expect("kept").seqs, [5]);
    }
    let (folder, path, _) = diary(0);
    assert_eq!(said_under(&FULL.replace('8', "0"), &path), ["not kept FileTooLarge"]);
    assert_eq!(names(folder.path()), ["diary.jsonl.lock"], "no part of a new diary is left");
}

#[test]
fn a_full_disk_that_kills_the_writer_leaves_a_torn_line() {
    let (folder, path, store) = nearly_full(70);
    let before = bytes(&path);
    assert!(said_under(FULL_AND_KILLED, &path).is_empty());
    let torn = bytes(&path).split_off(before.len());
    assert_eq!(torn.len(), 70, "a part of the line is there");
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3, 4], "readers go on");
    assert_eq!(store.tail(Reach::Last).expect("tail").expect("diary").torn(), Some(&torn[..]));
    // Without room for the copy, nothing is cut off.
    assert_ne!(said_under(&FULL.replace('8', "0"), &path), ["kept 5"]);
    assert_eq!(bytes(&path), [before.clone(), torn.clone()].concat());
    let kept = append(&store, vec![night_draft(5)]).expect("kept");
    let side = kept.set_aside.expect("a side file");
    assert_eq!(bytes(&side), torn);
    assert_eq!(names(folder.path()).len(), 3);
    assert!(bytes(&path).starts_with(&before));
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3, 4, 5]);
}

#[test]
fn who_holds_the_lock_is_named() {
    let (_folder, path, store) = diary(2);
    let mut holding = command(&[], "hold", &path).spawn().expect("a writer");
    assert_eq!(Said::by(&mut holding).next().as_deref(), Some("holding"));
    let short = Writing { wait: Duration::from_millis(120), ..Writing::new("log", AT) };
    let nothing = || store.change(&short, Reach::Last, |_| Ok::<_, Fault>((vec![night_draft(3)], ())));
    match nothing() {
        Err(ChangeFault::Store(Fault::Locked { path: lock, holder, waited })) => {
            assert_eq!(lock, path.with_file_name("diary.jsonl.lock"));
            assert_eq!(holder, Some(Holder { pid: holding.id(), doing: "catch-up".into() }));
            assert_eq!(waited, short.wait);
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(store.compact(&short, false, |_, _| true), Err(Fault::Locked { .. })));
    assert!(matches!(store.wipe(&short), Err(Fault::Locked { .. })));
    assert_eq!(seqs(&store).expect("scan"), [1, 2], "readers do not wait");
    holding.kill().and_then(|()| holding.wait()).expect("killed");
    assert_eq!(append(&store, vec![night_draft(3)]).expect("kept").seqs, [3]);

    let lock = File::options().write(true).open(path.with_file_name("diary.jsonl.lock")).expect("lock");
    lock.lock().expect("locked");
    for garbage in [&b""[..], b"\xff\x00\n", b"x y", b"99999999999999999999 log"] {
        lock.set_len(0).expect("cut");
        fs::write(path.with_file_name("diary.jsonl.lock"), garbage).expect("written");
        assert!(matches!(nothing(), Err(ChangeFault::Store(Fault::Locked { holder: None, .. }))));
    }
}

#[test]
fn a_reader_waits_for_a_line_that_is_being_written() {
    let (_folder, path, store) = diary(2);
    let three = {
        let (_other, other, store) = diary(2);
        append(&store, vec![night_draft(3)]).expect("kept");
        bytes(&other).split_off(bytes(&path).len())
    };
    let lock = File::options().write(true).open(path.with_file_name("diary.jsonl.lock")).expect("lock");
    lock.lock().expect("locked");
    let mut file = File::options().append(true).open(&path).expect("diary");
    file.write_all(&three[..40]).expect("a part");
    let rest = three[40..].to_vec();
    let writer = thread::spawn(move || {
        thread::sleep(Duration::from_millis(80));
        file.write_all(&rest).expect("the rest");
        drop(lock);
    });
    let tail = store.tail(Reach::Last).expect("tail").expect("diary");
    assert_eq!((tail.last_seq(), tail.torn()), (Some(3), None));
    writer.join().expect("written");
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3]);
}

#[test]
fn a_lock_file_that_was_wiped_is_not_held() {
    let (_folder, path, store) = diary(2);
    let lock_path = path.with_file_name("diary.jsonl.lock");
    let lock = File::options().write(true).open(&lock_path).expect("lock");
    lock.lock().expect("locked");
    let waiting = thread::spawn({
        let store = store.clone();
        move || append(&store, vec![night_draft(3)]).expect("kept")
    });
    thread::sleep(Duration::from_millis(40));
    // What a wipe does last: the waiting writer now holds a file without a name.
    fs::remove_file(&lock_path).expect("removed");
    let other = File::create_new(&lock_path).expect("another lock");
    other.lock().expect("locked");
    drop(lock);
    thread::sleep(Duration::from_millis(60));
    assert_eq!(seqs(&store).expect("scan"), [1, 2], "it waits for the new one");
    drop(other);
    assert_eq!(waiting.join().expect("kept").seqs, [3]);
    fs::remove_file(&lock_path).and_then(|()| fs::create_dir(&lock_path)).expect("a folder");
    assert!(matches!(append(&store, vec![night_draft(4)]), Err(Fault::NotAFile { path }) if path == lock_path));
}
