//! The index finds what the list says. After a change of data/medicines.json, `NIGHTLEGS_MEDICINES=write cargo test --lib
//! formulary::tests::index` makes it anew; what is built before that finds the old names at the wrong places.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::formulary::catalogue::{DATA, not_names};
use crate::formulary::index::{FRONT, LETTERS, NAME, Name, PLACE, longest};
use crate::formulary::normalise::{Plain, Script};
use crate::formulary::{Medicine, medicines, products};

/// A name of the list and what it stands for.
#[derive(Debug)]
pub(super) struct Entry {
    pub name: &'static str,
    pub medicines: Vec<&'static Medicine>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let by_id: HashMap<_, _> = medicines().iter().map(|medicine| (medicine.id, medicine)).collect();
    let alone = medicines()
        .iter()
        .flat_map(|medicine| medicine.names.iter().map(move |name| Entry { name, medicines: vec![medicine] }));
    let mixed = products().iter().flat_map(|product| {
        let inside: Vec<_> = product.contains.iter().filter_map(|id| by_id.get(id).copied()).collect();
        product.names.iter().map(move |name| Entry { name, medicines: inside.clone() })
    });
    let nothing = not_names().iter().map(|name| Entry { name, medicines: Vec::new() });
    alone.chain(mixed).chain(nothing).collect()
});

/// All names in the order of the list.
pub(super) fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The script and the letters of a name that a misspelling may be held against.
fn near(entry: &Entry, plain: &Plain) -> Option<(bool, usize)> {
    let script = plain.tokens.first().map_or(Script::Other, |token| token.script);
    // "Plan B" or "Span-K" would be near to too many everyday words.
    let whole = plain.tokens.iter().all(|token| token.script == script && token.end - token.start > 2);
    // "waterfall" is no water pill, and "station" no statin.
    let kind = entry.medicines.iter().any(|medicine| medicine.unspecified);
    let is = whole && !kind && matches!(script, Script::Latin | Script::Hangul) && !entry.medicines.is_empty();
    is.then(|| (script == Script::Hangul, plain.text.chars().count()))
}

fn at(part: &'static str) -> u32 {
    (part.as_ptr().addr() - DATA.as_ptr().addr()) as u32
}

fn made() -> Vec<u8> {
    #[derive(Deserialize)]
    struct List<'a> {
        #[serde(borrow)]
        medicines: Vec<&'a RawValue>,
    }
    let list: List<'static> = serde_json::from_str(DATA).expect("the list");
    let place = |medicine: &Medicine| {
        medicines().iter().position(|one| one.id == medicine.id).and_then(|at| u16::try_from(at).ok()).expect("a place")
    };
    let plains: Vec<Plain> = entries().iter().map(|entry| Plain::of(entry.name)).collect();
    let by_spelling: BTreeMap<&str, usize> = plains.iter().enumerate().map(|(at, plain)| (&*plain.text, at)).collect();
    assert_eq!(by_spelling.len(), entries().len());
    let (mut names, mut contents, mut spellings) = (Vec::new(), Vec::<u16>::new(), String::new());
    let mut known: HashMap<Vec<u16>, u16> = HashMap::new();
    for (spelling, of) in &by_spelling {
        let entry = &entries()[*of];
        let inside: Vec<u16> = entry.medicines.iter().map(|medicine| place(medicine)).collect();
        let stands_at = *known.entry(inside.clone()).or_insert_with(|| {
            let at = contents.len() as u16;
            contents.push(inside.len() as u16);
            contents.extend(inside);
            at
        });
        names.extend((spellings.len() as u32).to_be_bytes());
        names.push(u8::try_from(spelling.len()).expect("a short name"));
        names.push(u8::try_from(entry.name.len()).expect("a short name"));
        names.extend(at(entry.name).to_be_bytes());
        names.extend(stands_at.to_be_bytes());
        spellings.push_str(spelling);
    }
    let mut groups = vec![Vec::<u16>::new(); 2 * LETTERS];
    for (entry, plain) in entries().iter().zip(&plains) {
        if let Some((hangul, letters)) = near(entry, plain) {
            assert!(letters < LETTERS);
            let by_place = by_spelling.keys().position(|spelling| *spelling == plain.text).expect("a spelling");
            groups[usize::from(hangul) * LETTERS + letters].push(by_place as u16);
        }
    }
    let most = plains.iter().map(|plain| plain.tokens.len()).max().expect("a name");
    let front = [entries().len(), medicines().len(), 2 * contents.len(), most];
    let mut file: Vec<u8> = front.into_iter().flat_map(|number| (number as u16).to_be_bytes()).collect();
    assert_eq!((file.len(), names.len()), (FRONT, entries().len() * NAME));
    file.extend(names);
    for medicine in &list.medicines {
        let row = [&at(medicine.get()).to_be_bytes()[..], &(medicine.get().len() as u16).to_be_bytes()].concat();
        assert_eq!(row.len(), PLACE);
        file.extend(row);
    }
    file.extend(contents.into_iter().flat_map(u16::to_be_bytes));
    let mut end = 0;
    for group in &groups {
        end += group.len() as u16;
        file.extend(end.to_be_bytes());
    }
    file.extend(groups.into_iter().flatten().flat_map(u16::to_be_bytes));
    file.extend(spellings.into_bytes());
    file
}

#[test]
fn the_index_is_that_of_the_list() {
    let (path, made) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("data/medicines.bin"), made());
    if std::env::var_os("NIGHTLEGS_MEDICINES").is_some_and(|what| what == "write") {
        std::fs::write(&path, &made).expect("written");
        return;
    }
    assert!(
        std::fs::read(&path).expect("an index") == made,
        "data/medicines.bin is not that of data/medicines.json: NIGHTLEGS_MEDICINES=write makes it anew"
    );
}

#[test]
fn every_name_is_found_with_what_it_stands_for() {
    let mut groups: HashMap<(bool, usize), Vec<&str>> = HashMap::new();
    for entry in entries() {
        let plain = Plain::of(entry.name);
        let name = Name::of(&plain.text).expect(entry.name);
        assert_eq!((name.written(), name.plain()), (entry.name, &*plain.text));
        assert_eq!(name.medicines().collect::<Vec<_>>(), entry.medicines, "{}", entry.name);
        assert!(plain.tokens.len() <= longest());
        for beside in [format!("{}x", plain.text), plain.text.chars().skip(1).collect()] {
            let there = entries().iter().any(|other| Plain::of(other.name).text == beside);
            assert_eq!(Name::of(&beside).is_some(), there, "{beside}");
        }
        if let Some(group) = near(entry, &plain) {
            groups.entry(group).or_default().push(entry.name);
        }
    }
    for (hangul, script) in [(false, Script::Latin), (true, Script::Hangul)] {
        for letters in 0..LETTERS + 40 {
            let found: Vec<&str> = Name::of_length(script, letters).map(Name::written).collect();
            assert_eq!(found, groups.remove(&(hangul, letters)).unwrap_or_default(), "{letters} letters");
        }
    }
    assert!(groups.is_empty());
}
