//! Symlinks, folders that cannot be written, and things that are no files.

use std::fs::{self, File, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use nightlegs::store::{Action, Fault, Reach, Store};

use crate::store::{append, bytes, diary, names, night_draft, seqs, writing};

#[test]
fn symlinks_are_followed_everywhere() {
    let folder = tempfile::tempdir().expect("folder");
    let (real, links) = (folder.path().join("real"), folder.path().join("links"));
    fs::create_dir_all(&real).and_then(|()| fs::create_dir(&links)).expect("folders");
    // A dangling link, through another link, relative; and a link to the folder.
    symlink("../real/nights.jsonl", links.join("one.jsonl")).expect("link");
    symlink("one.jsonl", links.join("two.jsonl")).expect("link");
    symlink(&real, folder.path().join("folder")).expect("link");
    let two = Store::at(links.join("two.jsonl"));
    assert!(two.tail(Reach::All).expect("nothing").is_none());
    append(&two, vec![night_draft(1)]).expect("kept");
    append(&two, vec![night_draft(2), night_draft(2)]).expect("kept");
    let through_folder = Store::at(folder.path().join("folder/nights.jsonl"));
    append(&through_folder, vec![night_draft(3)]).expect("kept");
    for store in [&two, &through_folder] {
        assert_eq!(seqs(store).expect("scan"), [1, 2, 3, 4]);
        assert_eq!(store.compact(&writing(), false, |_, _| true).expect("done").expect("diary").kept, 3);
        append(store, vec![night_draft(2), night_draft(1), night_draft(2)]).expect("kept");
        let file = File::options().append(true).open(real.join("nights.jsonl")).expect("diary");
        std::io::Write::write_all(&mut &file, b"{").expect("torn");
        append(store, vec![night_draft(3)]).expect("kept");
        let kept = store.compact(&writing(), false, |_, _| true).expect("done").expect("diary").kept;
        assert_eq!(kept, 3);
        fs::remove_file(real.join("nights.jsonl")).expect("removed");
        append(store, (1..=3).map(night_draft).collect()).expect("kept");
        append(store, vec![night_draft(1)]).expect("kept");
    }
    assert_eq!(names(&links), ["one.jsonl", "two.jsonl"], "everything else is beside the file itself");
    assert!(links.join("one.jsonl").is_symlink() && links.join("two.jsonl").is_symlink());
    assert_eq!(names(&real).len(), 2 + 4 + 2, "{:?}", names(&real));
    assert_eq!(two.wipe(&writing()).expect("removed").len(), 8);
    assert_eq!((names(&real).len(), names(&links).len()), (0, 2));
    append(&two, vec![night_draft(1)]).expect("a dangling link leads to a new diary");
    symlink("loop.jsonl", links.join("loop.jsonl")).expect("link");
    let looped = append(&Store::at(links.join("loop.jsonl")), vec![night_draft(1)]);
    assert!(matches!(looped, Err(Fault::Io { action: Action::Look, .. })), "{looped:?}");
}

#[test]
fn a_folder_that_cannot_be_written_can_be_read() {
    let (folder, path, store) = diary(3);
    let lock = path.with_file_name("diary.jsonl.lock");
    fs::remove_file(&lock).expect("removed");
    let torn = [bytes(&path), b"{\"seq\":4".to_vec()].concat();
    fs::write(&path, &torn).expect("torn");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o500)).expect("read only");
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3]);
    assert_eq!(store.tail(Reach::All).expect("tail").expect("diary").torn(), Some(&b"{\"seq\":4"[..]));
    assert_eq!(names(folder.path()), ["diary.jsonl"], "reading makes no lock file");
    assert_eq!(bytes(&path), torn);
    // Permissions bind no superuser: then the change is made.
    match append(&store, vec![night_draft(4)]) {
        Err(Fault::Io { path: named, action: Action::Lock, error }) => {
            assert_eq!((named, error.kind()), (lock, ErrorKind::PermissionDenied));
            assert_eq!((bytes(&path), names(folder.path())), (torn, vec!["diary.jsonl".to_owned()]));
        }
        Err(other) => panic!("{other:?}"),
        Ok(kept) => assert!(kept.set_aside.is_some() && kept.seqs == [4]),
    }
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).expect("as before");
    // What binds the superuser too: a folder below a file.
    let below = path.join("further/diary.jsonl");
    let store = Store::at(below.clone());
    for fault in [append(&store, vec![night_draft(1)]).err(), seqs(&store).err(), store.wipe(&writing()).err()] {
        match fault {
            Some(Fault::Io { path, action: Action::Look, error }) => {
                assert_eq!((path, error.kind()), (below.clone(), ErrorKind::NotADirectory));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_is_no_file_is_refused_before_it_is_opened() {
    let folder = tempfile::tempdir().expect("folder");
    let (pipe, link) = (folder.path().join("pipe"), folder.path().join("link"));
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    symlink("/dev/full", &link).expect("link");
    let own: &Path = folder.path();
    for path in [own.to_owned(), pipe, link, PathBuf::from("/dev/full"), PathBuf::from("/"), own.join("..")] {
        let store = Store::at(path.clone());
        let faults = [
            store.tail(Reach::Last).err(),
            seqs(&store).err(),
            append(&store, vec![night_draft(1)]).err(),
            store.compact(&writing(), true, |_, _| true).err(),
            store.wipe(&writing()).err(),
            store.wipe_list().err(),
        ];
        for fault in faults {
            assert!(matches!(fault, Some(Fault::NotAFile { .. })), "{}: {fault:?}", path.display());
        }
    }
    assert_eq!(names(folder.path()), ["link", "pipe"]);
}

#[test]
fn a_strange_umask_takes_nothing_from_the_owner() {
    for umask in ["0777", "0000", "0277"] {
        let (folder, _, _) = diary(0);
        let path = folder.path().join("new/diary.jsonl");
        let shell = format!("umask {umask}; exec \"$@\"");
        let mut writer =
            crate::store::child::command(&["/bin/sh", "-c", &shell, "sh"], "log 2", &path).spawn().expect("a shell");
        let said: Vec<u64> = std::iter::from_fn({
            let mut said = crate::store::child::Said::by(&mut writer);
            move || said.kept()
        })
        .collect();
        writer.wait().expect("ended");
        assert_eq!(said, [1, 2], "umask {umask}");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o7777;
        assert_eq!(mode(&folder.path().join("new")), 0o700);
        assert_eq!((mode(&path), mode(&path.with_file_name("diary.jsonl.lock"))), (0o600, 0o600));
    }
}
