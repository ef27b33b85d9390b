//! Where a page goes, and where it never goes.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::made::{example, printed};
use crate::nights::{Ran, names};

#[test]
fn the_ending_of_a_file_tells_the_form() {
    let diary = example();
    let folder = tempfile::tempdir().expect("a folder");
    for (name, form) in [
        ("a.txt", "terminal"),
        ("a.md", "markdown"),
        ("a.markdown", "markdown"),
        ("a.HTML", "html"),
        ("a.htm", "html"),
        ("a.pdf", "pdf"),
        ("a.json", "json"),
    ] {
        let file = folder.path().join(name);
        let ran = diary.run(&["report", "--out", file.to_str().expect("a name")]);
        ran.exits(0).says(&["Written:", name]);
        assert_eq!(ran.out, "");
        assert!(fs::read(&file).expect("a page") == printed(&diary, form, &[]), "{name} is not {form}");
        assert_eq!(fs::metadata(&file).expect("a page").permissions().mode() & 0o777, 0o600, "{name}");
    }
    let count = names(folder.path()).len();
    for name in ["a.doc", "a.pdf.gz", "a.png"] {
        let file = folder.path().join(name);
        diary.run(&["report", "--out", file.to_str().expect("a name")]).exits(2).says(&[".pdf, .html", "--format"]);
    }
    assert_eq!(names(folder.path()).len(), count, "nothing is left of what was refused");
    // The form that was named goes before the ending.
    let file = folder.path().join("page.doc");
    diary.run(&["report", "--format", "html", "--quiet", "--out", file.to_str().expect("a name")]).exits(0);
    assert!(fs::read_to_string(&file).expect("a page").starts_with("<!DOCTYPE html>"));
    diary.run(&["report", "--out", "-"]).exits(0).prints(&["WHAT IS URGENT"]);
}

#[test]
fn a_page_never_goes_over_the_diary() {
    let diary = example();
    // The lock is there once something was logged.
    diary.ok(&["log", "--wakes", "4", "--quiet"]);
    let (before, inside) = (diary.text(), diary.names());
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("page.pdf");
    symlink(diary.file(), &link).expect("a link");
    let lock = diary.folder.path().join("diary.jsonl.lock");
    let locked = fs::read(&lock).expect("a lock");
    let roundabout = diary.folder.path().join("../").join(diary.folder.path().file_name().expect("a name"));
    for out in [diary.file(), lock.clone(), link, roundabout.join("diary.jsonl")] {
        for form in ["pdf", "json"] {
            let ran = diary.run(&["report", "--format", form, "--out", out.to_str().expect("a name")]);
            ran.exits(2).says(&["Nothing was written"]);
            assert!(!ran.err.contains("answers"), "it is a page and no answers: {}", ran.err);
        }
    }
    assert_eq!((diary.text(), diary.names()), (before, inside));
    assert!(fs::read(&lock).expect("a lock") == locked);
}

#[test]
fn an_older_page_is_replaced_whole() {
    let diary = example();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.md");
    fs::write(&file, "x".repeat(1_000_000)).expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("a mode");
    let out = file.to_str().expect("a name");
    diary.ok(&["report", "--out", out]);
    assert!(fs::read(&file).expect("a page") == printed(&diary, "markdown", &[]));
    assert_eq!(fs::metadata(&file).expect("a page").permissions().mode() & 0o777, 0o600);
    // Where the diary does not read, the older page stays, and nothing lies beside it.
    let before = fs::read(&file).expect("a page");
    fs::write(diary.file(), "{\"format\":\"something else\"}\n").expect("written");
    assert_ne!(diary.run(&["report", "--out", out]).code, Some(0));
    assert!(fs::read(&file).expect("a page") == before);
    assert_eq!(names(folder.path()), ["page.md"]);
    example().run(&["report", "--out", "/nowhere/at/all/page.pdf"]).exits(4).says(&["/nowhere/at/all/page.pdf"]);
}

#[test]
fn paper_goes_into_a_pipe_whole() {
    let pdf = printed(&example(), "pdf", &[]);
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
    assert_eq!(pdf, printed(&example(), "pdf", &[]), "the same diary makes the same bytes");
}

#[test]
fn where_nothing_can_open_a_page_its_place_is_told() {
    let diary = example();
    let temporary = tempfile::tempdir().expect("a folder");
    for args in [&["report", "--open"][..], &["report", "--open", "--quiet", "--redact"]] {
        let ran = diary.command().env("PATH", "").env("TMPDIR", temporary.path()).args(args).output().expect("runs");
        let ran = Ran::of(args, &ran);
        let left = names(temporary.path());
        assert_eq!(left.len(), 1, "{left:?}");
        ran.exits(4).says(&["no program opened it", &left[0]]);
        let file = temporary.path().join(&left[0]);
        assert!(fs::read_to_string(&file).expect("a page").starts_with("<!DOCTYPE html>"));
        assert_eq!(fs::metadata(&file).expect("a page").permissions().mode() & 0o777, 0o600);
        fs::remove_file(file).expect("removed");
    }
    // A file that was named is the one that is opened.
    let file = temporary.path().join("mine.pdf");
    let args = ["report", "--open", "--out", file.to_str().expect("a name")];
    let ran = diary.command().env("PATH", "").args(args).output().expect("runs");
    Ran::of(&args, &ran).exits(4).says(&["mine.pdf"]);
    assert!(fs::read(&file).expect("a page").starts_with(b"%PDF"));
}

/// The names by which a page is opened on Linux; one of them is enough.
#[cfg(target_os = "linux")]
#[test]
fn a_page_is_opened_by_the_program_of_the_system() {
    use std::time::{Duration, Instant};

    let diary = example();
    let folder = tempfile::tempdir().expect("a folder");
    let (opener, seen) = (folder.path().join("xdg-open"), folder.path().join("seen"));
    fs::write(
        &opener,
        format!("#!/bin/sh\nprintf %s \"$1\" >'{0}.part' && /bin/mv '{0}.part' '{0}'\n", seen.display()),
    )
    .expect("written");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("a mode");
    let temporary = tempfile::tempdir().expect("a folder");
    let named = temporary.path().join("mine.pdf");
    for args in [&["report", "--open"][..], &["report", "--open", "--out", named.to_str().expect("a name")]] {
        let mut command = diary.command();
        let ran = command.env("PATH", folder.path()).env("TMPDIR", temporary.path()).args(args).output();
        let ran = Ran::of(args, &ran.expect("runs"));
        ran.exits(0);
        let start = Instant::now();
        while !seen.exists() {
            assert!(start.elapsed() < Duration::from_secs(30), "nothing was opened: {ran:#?}");
            std::thread::sleep(Duration::from_millis(20));
        }
        let opened = fs::read_to_string(&seen).expect("a name");
        // What was opened is told, so that it can be found and removed.
        ran.says(&[&opened]);
        assert!(opened.starts_with(temporary.path().to_str().expect("a name")), "{opened}");
        let page = fs::read(&opened).expect("a page");
        assert!(page.starts_with(if args.len() > 2 { b"%PDF" } else { b"<!DO" }), "{opened}");
        fs::remove_file(&seen).expect("removed");
    }
}
