//! The least that a program has to do for the same result.

use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};

use nightlegs::model::Night;
use serde::Deserialize;

/// Parses a night, and appends it durably.
pub fn log(file: &str, night: &str) {
    black_box(serde_json::from_str::<Night>(night).expect("a night"));
    let mut file = OpenOptions::new().append(true).open(file).expect("opens");
    file.write_all(format!("{night}\n").as_bytes()).and_then(|()| file.sync_all()).expect("written");
}

/// Parses every line for what a list shows.
pub fn list(file: &str) {
    #[derive(Deserialize)]
    struct Record<'a> {
        #[serde(borrow)]
        night: Option<Shown<'a>>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Shown<'a> {
        date: &'a str,
        #[serde(borrow)]
        urge: Option<Urge<'a>>,
        leg_wakings: Option<u32>,
        helped: Option<Vec<&'a str>>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Urge<'a> {
        felt: Cow<'a, str>,
        severity: Option<u32>,
    }
    let mut lines = BufReader::with_capacity(1 << 16, File::open(file).expect("opens"));
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).expect("read") > 0 {
        black_box(serde_json::from_slice::<Record<'_>>(&line).expect("JSON").night);
        line.clear();
    }
}

/// Parses every line for what a page shows of a night.
pub fn page(file: &str) {
    #[derive(Deserialize)]
    struct Record<'a> {
        #[serde(borrow)]
        night: Option<Shown<'a>>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Shown<'a> {
        date: &'a str,
        zone: Option<&'a str>,
        offset: &'a str,
        #[serde(borrow)]
        sleep: Option<Sleep<'a>>,
        #[serde(borrow)]
        urge: Option<Urge<'a>>,
        #[serde(borrow)]
        cramps: Option<Cramps<'a>>,
        leg_wakings: Option<u32>,
        #[serde(borrow)]
        evening: Option<Evening<'a>>,
        #[serde(borrow)]
        took: Option<Vec<Dose<'a>>>,
        helped: Option<Vec<&'a str>>,
        note: Option<Cow<'a, str>>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Sleep<'a> {
        in_bed: Option<&'a str>,
        tried: Option<&'a str>,
        latency: Option<u32>,
        awakenings: Option<u32>,
        waso: Option<u32>,
        woke: Option<&'a str>,
        up: Option<&'a str>,
        quality: Option<u32>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Urge<'a> {
        felt: &'a str,
        severity: Option<u32>,
        #[serde(borrow)]
        onset: Option<Onset<'a>>,
        minutes: Option<u32>,
        places: Option<Vec<&'a str>>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Onset<'a> {
        at: Option<&'a str>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Cramps<'a> {
        had: &'a str,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Evening<'a> {
        #[serde(borrow)]
        caffeine: Option<Drunk<'a>>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Drunk<'a> {
        drinks: Option<f64>,
        last: Option<&'a str>,
    }
    #[derive(Deserialize)]
    #[allow(dead_code)]
    struct Dose<'a> {
        #[serde(borrow)]
        name: Cow<'a, str>,
        at: Option<&'a str>,
    }
    let mut lines = BufReader::with_capacity(1 << 16, File::open(file).expect("opens"));
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).expect("read") > 0 {
        black_box(serde_json::from_slice::<Record<'_>>(&line).expect("JSON").night);
        line.clear();
    }
}
