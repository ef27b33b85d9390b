//! What the tests of the diary file share.
#![allow(dead_code)]

pub mod child;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
pub mod traced;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use nightlegs::diary::Key;
use nightlegs::store::{ChangeFault, Draft, Fault, Kept, Reach, Store, Writing};

pub const AT: &str = "2026-11-22T06:50:12+09:00";

pub fn writing() -> Writing<'static> {
    Writing { wait: Duration::from_secs(20), ..Writing::new("log", AT) }
}

/// The night so many days after the first of 2026.
pub fn night(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("date").checked_add_days(Days::new(number)).expect("date")
}

pub fn night_draft(number: u64) -> Draft {
    let date = night(number);
    Draft {
        payload: format!("\"night\":{{\"date\":\"{date}\",\"urge\":[{{\"at\":\"22:30\"}}],\"note\":\"n{number}\"}}"),
        undoes: None,
    }
}

pub fn append(store: &Store, drafts: Vec<Draft>) -> Result<Kept<()>, Fault> {
    store.change(&writing(), Reach::Last, |_| Ok::<_, Fault>((drafts, ()))).map_err(|fault| match fault {
        ChangeFault::Store(fault) | ChangeFault::Make(fault) => fault,
    })
}

/// A folder, and a diary in it with so many nights.
pub fn diary(nights: u64) -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("diary.jsonl");
    let store = Store::at(path.clone());
    if nights > 0 {
        append(&store, (1..=nights).map(night_draft).collect()).expect("nights");
    }
    (folder, path, store)
}

/// The numbers of all records, by a scan; no record may be there twice.
pub fn seqs(store: &Store) -> Result<Vec<u64>, Fault> {
    let mut all = Vec::new();
    store.scan(|_, line| {
        all.push(line.stamp.seq);
        Ok::<_, Fault>(())
    })?;
    Ok(all)
}

/// The nights of all records.
pub fn nights(store: &Store) -> Result<BTreeSet<NaiveDate>, Fault> {
    let mut all = BTreeSet::new();
    store.scan(|_, line| {
        if let Key::Night(date) = line.stamp.key {
            all.insert(date);
        }
        Ok::<_, Fault>(())
    })?;
    Ok(all)
}

pub fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).expect("file")
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
