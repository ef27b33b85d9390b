//! Rewriting a diary, and removing it.
#![cfg(unix)]

mod store;

use std::collections::BTreeMap;
use std::fs;

use nightlegs::diary::LineFault;
use nightlegs::store::{Draft, Fault, Reach, Store};
use proptest::prelude::*;
use store::{AT, append, bytes, diary, names, night, night_draft, seqs, writing};

const SCREENED: &str = "2026-11-22T07:00:00+09:00";

fn removal(number: u64) -> Draft {
    Draft { payload: format!("\"removal\":{{\"night\":\"{}\"}}", night(number)), undoes: None }
}

#[test]
fn the_newest_record_of_every_key_is_left() {
    let (folder, path, store) = diary(5);
    let again =
        Draft { payload: format!("\"night\":{{\"date\":\"{}\",\"note\":\"again\"}}", night(2)), undoes: Some(2) };
    let screening = Draft { payload: format!("\"screening\":{{\"at\":\"{SCREENED}\",\"x\":[1]}}"), undoes: None };
    append(&store, vec![screening, again, removal(5), removal(4), night_draft(4), removal(9)]).expect("kept");
    let before = bytes(&path);
    let done = store.compact(&writing(), false, |_, _| true).expect("done").expect("a diary");
    assert_eq!((done.records, done.kept, done.damaged, done.torn), (11, 5, None, None));
    assert_eq!(bytes(&done.before), before);
    assert_eq!(names(folder.path()), ["diary.jsonl", "diary.jsonl.before-compact-1", "diary.jsonl.lock"]);
    let text = String::from_utf8(bytes(&path)).expect("text");
    let header = text.lines().next().expect("a line");
    assert!(
        header.contains(&format!("\"created_at\":\"{AT}\",\"compacted_at\":\"{AT}\",\"compacted_seq\":")),
        "{header}"
    );
    assert_eq!(seqs(&store).expect("scan"), [1, 3, 6, 7, 10]);
    assert!(!text.contains("undoes") && text.contains("again") && text.contains(SCREENED));
    let tail = store.tail(Reach::Last).expect("tail").expect("diary");
    assert_eq!((tail.last_seq(), tail.through()), (Some(10), Some(night(4))), "the removed nights are no more");
    assert_eq!(append(&store, vec![night_draft(6)]).expect("kept").seqs, [11]);
    store.compact(&writing(), false, |_, _| true).expect("done");
    assert!(folder.path().join("diary.jsonl.before-compact-2").exists());
    assert!(Store::at(folder.path().join("none")).compact(&writing(), true, |_, _| true).expect("done").is_none());
}

#[test]
fn damage_is_refused_or_set_aside() {
    let (folder, path, store) = diary(6);
    let text = String::from_utf8(bytes(&path)).expect("text");
    let mut lines: Vec<&str> = text.lines().collect();
    let (far, wrong) =
        (lines[3].replacen("\"seq\":3", "\"seq\":300", 1), lines[5].replacen("\"night\"", "\"n\0ght\"", 1));
    (lines[3], lines[5]) = (&far, &wrong);
    let damaged = lines.join("\n") + "\n{\"seq\":7,\"thr";
    fs::write(&path, &damaged).expect("written");
    assert_eq!(store.damage(9).expect("read").expect("diary").len(), 2, "one does not rise, one cannot be read");
    assert_eq!(store.damage(1).expect("read").expect("diary").len(), 1);
    assert!(matches!(store.compact(&writing(), false, |_, _| true), Err(Fault::Damaged { line: 5, .. })));
    assert_eq!(bytes(&path), damaged.as_bytes());
    let done = store.compact(&writing(), true, |_, _| true).expect("done").expect("diary");
    let (count, side) = done.damaged.expect("damage");
    assert_eq!((done.records, done.kept, count), (5, 5, 1), "a wrong number can be read");
    assert_eq!(String::from_utf8(bytes(&side)).expect("text"), format!("{wrong}\n"));
    assert_eq!(bytes(&done.torn.expect("torn")), b"{\"seq\":7,\"thr");
    assert_eq!(bytes(&done.before), damaged.as_bytes());
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 4, 6, 300]);
    append(&store, vec![night_draft(7)]).expect("kept");
    let all = store.wipe_list().expect("list");
    assert_eq!(all.len(), 5);
    fs::write(folder.path().join(".diary.jsonl.tmp-x1Y2z3"), "a night").expect("written");
    fs::write(folder.path().join("diary.jsonl.torn-of-mine"), "not ours").expect("written");
    let removed = store.wipe(&writing()).expect("removed");
    assert_eq!(removed.len(), 6);
    assert_eq!(removed.last(), all.last(), "the lock comes last");
    assert_eq!(names(folder.path()), ["diary.jsonl.torn-of-mine"]);
    assert!(store.wipe(&writing()).expect("removed").is_empty());
    assert_eq!(append(&store, vec![night_draft(1)]).expect("kept").seqs, [1]);
}

#[test]
fn a_damaged_first_line_costs_only_itself() {
    let (folder, path, store) = diary(3);
    let text = String::from_utf8(bytes(&path)).expect("text").replacen("format", "fOrmat", 1);
    fs::write(&path, &text).expect("written");
    assert!(matches!(store.compact(&writing(), false, |_, _| true), Err(Fault::Damaged { line: 1, .. })));
    assert_eq!(
        store.compact(&writing(), true, |_, _| true).expect("done").expect("diary").damaged.expect("damage").0,
        1
    );
    assert_eq!(seqs(&store).expect("scan"), [1, 2, 3]);
    // A newer version or another file is no damage.
    for (other, newer) in [
        (text.replacen("\"version\":1", "\"version\":2", 1).replacen("fOrmat", "format", 1), true),
        ("{\"answers\":1}\n".into(), false),
    ] {
        fs::write(&path, &other).expect("written");
        let there = names(folder.path());
        match store.compact(&writing(), true, |_, _| true) {
            Err(Fault::Newer { version: 2, .. }) => assert!(newer),
            Err(Fault::Damaged { line: 1, error, .. }) => {
                assert!(!newer && matches!(error.fault, LineFault::Unknown(_)));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!((bytes(&path), names(folder.path())), (other.into_bytes(), there));
    }
}

#[derive(Clone, Debug)]
enum Step {
    Night(u64, u16),
    Screening(u8, u16),
    Remove(u64),
    RemoveScreening(u8),
    Tear(usize),
    Compact,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..12u64, any::<u16>()).prop_map(|(night, text)| Step::Night(night, text)),
        3 => (0..4u8, any::<u16>()).prop_map(|(at, text)| Step::Screening(at, text)),
        3 => (0..12u64).prop_map(Step::Remove),
        1 => (0..4u8).prop_map(Step::RemoveScreening),
        1 => (1..90usize).prop_map(Step::Tear),
        1 => Just(Step::Compact),
    ]
}

/// The payloads that stand, by key, as the file tells them.
fn standing(store: &Store) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    store
        .scan(|_, line| {
            let key = format!("{:?}", line.stamp.key);
            if line.stamp.removes {
                all.remove(&key)
            } else {
                all.insert(key, line.payload().to_owned())
            };
            Ok::<_, Fault>(())
        })
        .expect("scan");
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_done_reads_back_as_a_model_has_it(steps in prop::collection::vec(step(), 1..20)) {
        let (_folder, path, store) = diary(0);
        let mut model: BTreeMap<String, String> = BTreeMap::new();
        for step in steps {
            let screened = |at: u8| format!("2026-11-22T07:0{at}:00+09:00");
            let (field, key, value) = match &step {
                Step::Night(number, text) => {
                    let date = night(*number);
                    ("night", format!("Night({date})"), Some(format!("{{\"date\":\"{date}\",\"note\":\"{text} \\\" 한\"}}")))
                }
                Step::Screening(at, text) => {
                    let at = screened(*at);
                    ("screening", format!("Screening({at:?})"), Some(format!("{{\"n\":{text},\"at\":\"{at}\"}}")))
                }
                Step::Remove(number) => ("night", format!("Night({})", night(*number)), None),
                Step::RemoveScreening(at) => ("screening", format!("Screening({:?})", screened(*at)), None),
                Step::Tear(size) if path.exists() => {
                    let torn = format!("{{\"seq\":9000,\"through\":\"{}", "x".repeat(*size));
                    fs::write(&path, [bytes(&path), torn.into_bytes()].concat()).expect("written");
                    continue;
                }
                Step::Tear(_) => continue,
                Step::Compact => {
                    store.compact(&writing(), false, |_, _| true).expect("compact");
                    continue;
                }
            };
            let payload = match &value {
                Some(value) => format!("\"{field}\":{value}"),
                None => format!("\"removal\":{{\"{field}\":\"{}\"}}", key.trim_start_matches(|c: char| c != '(').trim_matches(['(', ')', '"'])),
            };
            append(&store, vec![Draft { payload, undoes: None }]).expect("kept");
            match value {
                Some(value) => model.insert(key, value),
                None => model.remove(&key),
            };
            // From the end alone, every night is told as from the front.
            let since = night(6);
            let tail = store.tail(Reach::Since(since)).expect("tail").expect("diary");
            let mut late = BTreeMap::new();
            for line in tail.lines().filter(|line| line.stamp.key.night() >= Some(since)) {
                late.entry(format!("{:?}", line.stamp.key)).or_insert((!line.stamp.removes).then(|| line.payload().to_owned()));
            }
            late.retain(|_, value| value.is_some());
            let expected = model.iter().filter(|(key, _)| key.as_str() >= format!("Night({since})").as_str() && key.starts_with('N'));
            prop_assert_eq!(late, expected.map(|(key, value)| (key.clone(), Some(value.clone()))).collect());
        }
        if path.exists() {
            prop_assert_eq!(standing(&store), model);
        }
    }
}
