//! Inputs that nobody would write: what is right is cut, doubled, mixed and spoilt, and read.
//!
//! A plain `cargo test` does this for a moment. For longer:
//!
//! ```text
//! NIGHTLEGS_FUZZ_SECONDS=300 cargo test --release --test fuzz
//! ```
//!
//! Each target then runs for so many seconds. A failure is made small and printed with the seed of its run;
//! `NIGHTLEGS_FUZZ_SEED` runs the same again. What was found is kept as a test of its own.
#![allow(clippy::print_stderr)]

#[path = "schema/validator.rs"]
mod validator;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use nightlegs::diary::read::read;
use nightlegs::diary::words::{self, FIRST_YEAR, LAST_YEAR, PERIOD_NIGHTS};
use nightlegs::diary::{Entry, Header, Key as Of, Screening, Stamp, Zone, apply, check, notation, zone_of};
use nightlegs::formulary::identify;
use nightlegs::model::{BodyPart, Helps, Id, Key, LabDraw, MedicineCourse, Night, Strategy, Trial};
use nightlegs::report::{json, schema, terminal};
use nightlegs::rules::{Case, screen};
use nightlegs::text::Lang;

/// A fast source of numbers (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Pieces that break readers.
const PIECES: &[&str] = &[
    "",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "\u{200b}",
    "é",
    "가",
    "각",
    "🦵",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "@",
    "/",
    "-",
    "+",
    ".",
    "..",
    "0",
    "-0",
    "1",
    "9",
    "00",
    "99",
    "1e9",
    "1e999",
    "-1",
    "0.1",
    "18446744073709551616",
    "null",
    "true",
    "no",
    "none",
    "unsure",
    "yes",
    "?",
    "24:00",
    "23:59",
    "00:00",
    "12am",
    "12pm",
    "1h30",
    "+09:00",
    "-12:00",
    "Z",
    "2026-11-21",
    "2026-02-29",
    "9999-12-31",
    "0000-01-01",
    "2026-10-25T01:30:00+01:00",
    "T",
    "version",
    "night",
    "date",
    "offset",
    "seq",
    "%",
    "{0}",
    "{night}",
];

/// Something near what was right.
fn spoilt(chance: &mut Chance, seeds: &[String]) -> Vec<u8> {
    let mut text = chance.of(seeds).clone().into_bytes();
    for _ in 0..=chance.below(5) {
        let (at, to) = (chance.below(text.len() + 1), chance.below(text.len() + 1));
        let (at, to) = (at.min(to), at.max(to));
        match chance.below(8) {
            0 => drop(text.drain(at..to)),
            1 => drop(text.splice(at..at, chance.of(PIECES).bytes())),
            2 => drop(text.splice(at..(at + 4).min(text.len()), chance.of(PIECES).bytes())),
            3 => {
                let other = chance.of(seeds).as_bytes();
                let from = chance.below(other.len() + 1);
                drop(text.splice(at.., other[from..].iter().copied()));
            }
            4 if text.len() < 100_000 => {
                let again = text[at..to].to_vec();
                drop(text.splice(at..at, again));
            }
            5 => text.truncate(to),
            6 => {
                if let Some(byte) = text.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            _ => {
                if let Some(byte) = text.get_mut(at).filter(|byte| byte.is_ascii_digit()) {
                    *byte = b'0' + chance.below(10) as u8;
                }
            }
        }
    }
    text
}

fn failure(target: &dyn Fn(&[u8]), input: &[u8]) -> Option<String> {
    let failed = catch_unwind(AssertUnwindSafe(|| target(input))).err()?;
    let text = failed.downcast_ref::<String>().cloned();
    Some(text.or_else(|| failed.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default())
}

/// The input with everything left out that the failure does not need.
fn small(target: &dyn Fn(&[u8]), mut input: Vec<u8>) -> Vec<u8> {
    let mut part = input.len() / 2;
    while part > 0 {
        let mut at = 0;
        while at < input.len() {
            let mut less = input.clone();
            less.drain(at..(at + part).min(input.len()));
            if failure(target, &less).is_some() {
                input = less;
            } else {
                at += part;
            }
        }
        part /= 2;
    }
    input
}

fn run(name: &str, short: u64, seeds: &[String], target: &dyn Fn(&[u8])) {
    let set = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let long = set("NIGHTLEGS_FUZZ_SECONDS");
    // The short run is the same each time, so that nobody is stopped by what somebody else wrote.
    let of_time =
        || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(7, |age| age.as_nanos() as u64);
    let seed = set("NIGHTLEGS_FUZZ_SEED").unwrap_or_else(|| if long.is_some() { of_time() } else { 7 });
    let (mut chance, start, mut inputs) = (Chance(seed), Instant::now(), 0_u64);
    let goes_on = |inputs: u64| match long {
        Some(seconds) => start.elapsed() < Duration::from_secs(seconds),
        None => inputs < short,
    };
    seeds.iter().for_each(|seed| target(seed.as_bytes()));
    while goes_on(inputs) {
        let input = spoilt(&mut chance, seeds);
        inputs += 1;
        if failure(target, &input).is_some() {
            let input = small(target, input);
            let why = failure(target, &input).unwrap_or_default();
            panic!("{name}, seed {seed}: {why}\n{:?}\n{input:?}", String::from_utf8_lossy(&input));
        }
    }
    if long.is_some() {
        eprintln!("{name}: {inputs} inputs, seed {seed}");
    }
}

fn lines(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(path).expect(file).lines().map(str::to_owned).collect()
}

fn is_tame(text: &str) -> bool {
    !text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c))
}

#[test]
fn answers() {
    let mut seeds = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).expect("vignettes") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("text");
        let list: Vec<serde_json::Value> = serde_json::from_str(&text).expect("a list");
        seeds.extend(list.into_iter().map(|mut vignette| {
            let mut answers = vignette["answers"].take();
            answers["version"] = 1.into();
            answers.to_string()
        }));
    }
    let known = schema::schema(schema::Of::Answers, Lang::English);
    run("answers", 100, &seeds, &|bytes| {
        let found = match nightlegs::ask::read(bytes) {
            Ok(found) => found,
            Err(error) => {
                let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
                assert!((1..=lines).contains(&error.place.line), "{error}");
                assert!(error.place.column <= bytes.len() + 1, "{error}");
                return;
            }
        };
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value = serde_json::from_slice(text).expect("what was read is JSON");
        assert!(validator::faults(&known, &value).is_empty(), "{:?}", validator::faults(&known, &value));
        let again = nightlegs::ask::read(nightlegs::ask::write(&found).as_bytes()).expect("what was written");
        let mut kept = found.clone();
        kept.self_harm = None;
        assert_eq!(again, kept);
        let case = Case::new(&found);
        let screening = screen(&case);
        let result = json::set_out(&screening, &case, "2026-11-23T03:10:00+09:00", Lang::English);
        serde_json::to_string(&result).expect("a result");
        let layout = terminal::Layout { width: 40, ascii: false, in_words: false, lang: Lang::English };
        let page = terminal::set_out(&screening, &case, "2026-11-23", layout);
        assert!(is_tame(&page.replace("\u{1b}[", "")), "{page}");
        assert!(Key::ALL.iter().all(|key| !found.has(*key) || found.get(*key).is_some()));
    });
}

/// What is read is written as what reads the same.
fn alike_again<T>(payload: &str)
where
    T: serde::de::DeserializeOwned + serde::Serialize + PartialEq + std::fmt::Debug,
{
    let Ok(found) = read::<T>(payload.as_bytes()) else { return };
    let written = serde_json::to_string(&found).expect("JSON");
    assert_eq!(read::<T>(written.as_bytes()).expect("what was written"), found);
}

#[test]
fn diary_lines() {
    let others = [
        r#""medicine":{"id":7,"name":"iron","began":"2020","stopped":"2026-10","doses":[{},{"from":"2026-10-02","amount":"80 mg","at":["07:00"],"as_needed":true}]}"#,
        r#""lab":{"on":"2026-10-02","results":[{"test":"ferritin","value":38.5,"unit":"ng_per_ml"}],"morning":"yes","ill":"unsure"}"#,
        r#""trial":{"strategy":"warm_feet","from":"2026-11-01","until":"2026-11-20"}"#,
        r#""removal":{"trial":{"strategy":"warm_feet","from":"2026-11-01"}}"#,
    ];
    let others = others.map(|field| format!(r#"{{"seq":1,"recorded_at":"2026-11-22T06:50:12+09:00",{field}}}"#));
    let seeds = [lines("data/demo.jsonl"), lines("tests/diaries/version-1.jsonl"), others.to_vec()].concat();
    run("diary lines", 1500, &seeds, &|line| {
        if let Ok(header) = Header::read(line) {
            assert_eq!(header.write().as_bytes(), line, "a header has one spelling");
        }
        let stamp = match Stamp::read(line) {
            Ok(stamp) => stamp,
            Err(error) => {
                let _ = error.to_string();
                return;
            }
        };
        let text = std::str::from_utf8(line).expect("what was read is UTF-8");
        let payload = stamp.payload(text);
        match (&stamp.key, stamp.removes) {
            (_, true) => {}
            (Of::Night(date), false) => {
                let Ok(night) = read::<Night>(payload.as_bytes()) else { return };
                assert_eq!(night.date, *date);
                let _ = check::night(&night);
                let written = serde_json::to_string(&night).expect("a night");
                assert_eq!(read::<Night>(written.as_bytes()).expect("what was written"), night);
            }
            (Of::Medicine(_), false) => alike_again::<MedicineCourse>(payload),
            (Of::Lab(_), false) => alike_again::<LabDraw>(payload),
            (Of::Trial(..), false) => alike_again::<Trial>(payload),
            (Of::Screening(_), false) => {
                let Ok(kept) = read::<Screening>(payload.as_bytes()) else { return };
                let _ = nightlegs::ask::read(kept.answers.get().as_bytes());
            }
        }
    });
}

#[test]
fn entries_in_json() {
    let nights = [lines("data/demo.jsonl"), lines("tests/diaries/version-1.jsonl")].concat();
    let stored = nights.iter().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line");
        line.get("night").map(ToString::to_string)
    });
    let told = [
        r#"{"date":"2026-11-21","quiet":true}"#,
        r#"{"sleep":{"in_bed":"22:45","up":"06:45"},"urge":{"severity":6,"onset":{"at":"9:30 pm"}},"note":null}"#,
        r#"{"date":"2026-10-24","zone":"Europe/London","cramps":{"events":[{"at":"01:30+01:00"}]},"took":[{"name":"iron"}]}"#,
        r#"{"evening":{"caffeine":{"drinks":null,"last":"15:00"},"exercise":{"minutes":30,"at":"17:00"}},"did":[]}"#,
    ];
    let seeds: Vec<String> = stored.chain(told.map(str::to_owned)).collect();
    let here = Zone::named("Europe/London").expect("a zone");
    let evening = NaiveDate::from_ymd_opt(2026, 10, 24).expect("a date");
    run("entries", 1500, &seeds, &|text| {
        let Ok(entry) = read::<Entry>(text) else { return };
        let date = entry.date.unwrap_or(evening);
        let Ok(zone) = zone_of(&entry, None, date, here) else { return };
        let stands = Night::new(date, zone.name().map(str::to_owned), zone.evening_offset(date));
        let Ok(night) = apply(entry.clone(), &stands, zone) else { return };
        let _ = check::night(&night);
        let written = serde_json::to_string(&night).expect("a night");
        assert_eq!(read::<Night>(written.as_bytes()).expect("what was written"), night);
        // Told again, it changes nothing.
        assert_eq!(apply(entry, &night, zone).expect("told again"), night);
    });
}

#[test]
fn notations() {
    let seeds = [
        "6@22:30/3h",
        "0",
        "10@all-day",
        "6@9pm/90m",
        "no",
        "unsure",
        "03:10 2m left calf 8 sore eased:standing+walking",
        "calf, not sore, eased by itself",
        "both toes 90s 3:10 am",
        "2@15:00",
        "1.5@8pm",
        "none",
        "hard 45m@18:00",
        "30m",
        "1h30",
        "1.5h",
        "90 min",
        "40",
        "ropinirole 0.5 mg@21:00",
        "철분제 80 mg @ 9pm",
        "legs,arms",
        "calf-stretch, warm feet",
        "walking",
        "1.5",
        "1500 ml",
        "3 l",
        "01:30+09:00",
        "23:59Z",
        "11pm",
        "오후 9시",
        "1시간 30분",
    ]
    .map(str::to_owned);
    run("notations", 1500, &seeds, &|bytes| {
        let text = &*String::from_utf8_lossy(bytes);
        /// What is read, written and read again is the same.
        macro_rules! alike {
            ($read:expr) => {
                if let Ok(note) = $read(text) {
                    let written = note.to_string();
                    assert_eq!($read(&written).as_ref(), Ok(&note), "{text:?} was written {written:?}");
                }
            };
        }
        alike!(notation::urge);
        alike!(notation::cramp);
        alike!(notation::amount);
        alike!(notation::exercise);
        alike!(notation::dose);
        alike!(notation::time);
        assert!(notation::minutes(text).is_ok_and(|minutes| minutes <= 20_160) || notation::minutes(text).is_err());
        assert!(notation::hours(text).is_ok_and(|minutes| minutes <= 1440) || notation::hours(text).is_err());
        let _ = (notation::water(text), notation::is_unsure(text));
        if let Err(fault) = notation::cramp(text) {
            assert!(is_tame(&fault.part) && fault.part.chars().count() <= 41, "{fault:?}");
        }
        fn list<T: Id>(text: &str) {
            if let Ok(set) = notation::list::<T>(text) {
                let again = notation::list::<T>(&notation::write_list(set));
                assert_eq!(again.map(nightlegs::model::Set::bits), Ok(set.bits()));
            }
        }
        list::<BodyPart>(text);
        list::<Helps>(text);
        list::<Strategy>(text);
    });
}

#[test]
fn words_for_nights() {
    let seeds = [
        "tonight",
        "yesterday",
        "last night",
        "3 days ago",
        "2 weeks ago",
        "fri",
        "last fri",
        "the day before yesterday",
        "21 nov",
        "nov 21",
        "2026-11-21",
        "21.11.2026",
        "29 feb",
        "11/12",
        "어젯밤",
        "그저께",
        "3일 전",
        "지난 금요일",
        "11월 21일",
        "28d",
        "4w",
        "3 months",
        "1y",
        "2주",
    ]
    .map(str::to_owned);
    let times: Vec<NaiveDateTime> =
        ["2026-11-22T07:10:00", "2024-02-29T18:00:00", "1900-01-01T00:00:00", "2100-12-31T23:59:59"]
            .map(|time| time.parse().expect("a time"))
            .to_vec();
    run("words", 1500, &seeds, &|bytes| {
        let text = &*String::from_utf8_lossy(bytes);
        for now in &times {
            match words::night(text, *now) {
                Ok(night) => {
                    assert!((FIRST_YEAR..=LAST_YEAR).contains(&night.year()), "{text:?} is {night}");
                    assert_eq!(words::night(&night.to_string(), *now), Ok(night));
                }
                Err(fault) => assert!(is_tame(&fault.text) && fault.text.chars().count() <= 41, "{fault:?}"),
            }
        }
        if let Ok(nights) = words::period(text) {
            assert!(PERIOD_NIGHTS.contains(&nights), "{text:?} is {nights}");
        }
    });
}

#[test]
fn names_of_medicines() {
    let list: serde_json::Value = serde_json::from_str(&lines("data/medicines.json").join("\n")).expect("a list");
    let mut seeds = Vec::new();
    texts(&list, &mut seeds);
    seeds.retain(|text| text.len() < 80);
    assert!(seeds.len() > 500);
    run("medicines", 100, &seeds, &|bytes| {
        let text = &*String::from_utf8_lossy(bytes);
        let read = identify(text);
        assert_eq!(read.as_written, text);
        let ids: Vec<&str> = read.found.medicines().iter().map(|medicine| medicine.generic()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{ids:?}");
        assert_eq!(identify(text).found, read.found);
    });
}

fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(object) => object.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}
