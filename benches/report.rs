//! How fast `report` is, as ratios in one run, at one, ten and a hundred years of nights: a page of the last four weeks,
//! and one in print, against a floor that parses the whole file for what a list shows; a page of the whole diary against
//! a floor that parses all of each night that a page shows; and how much memory a page takes. The program and its floor
//! take turns, so that a busy machine is slow for both.
//!
//! `cargo bench --bench report`

#![allow(clippy::print_stdout, reason = "a bench prints its ratios")]

#[allow(dead_code, reason = "each bench has its own floors")]
mod floor;
#[allow(dead_code, reason = "each bench takes what it needs")]
mod shared;

use std::fs;
use std::path::Path;
use std::process::Command;

use shared::{Diary, INSTALLED, SIZES, beneath, date, own, rounds, table};
#[cfg(target_os = "linux")]
use shared::{peak, peak_of_child};

const ROUNDS: u64 = 21;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--floor-list", file] => floor::list(file),
        ["--floor-page", file] => floor::page(file),
        #[cfg(target_os = "linux")]
        ["--peak", ref command @ ..] => peak_of_child(command),
        _ => {
            measure();
            fs::remove_dir_all(INSTALLED[0].parent().expect("a folder")).expect("removed");
        }
    }
}

fn measure() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("nightlegs-bench-{}", std::process::id()));
    let diaries = SIZES.map(|nights| Diary::make(&folder, "own", nights));
    println!("{ROUNDS} rounds in {}", folder.display());
    let whole = date(0).to_string();
    let pages: [(&str, &[&str], &str); 4] = [
        ("last 28d", &["--last", "28d"], "--floor-list"),
        ("all nights", &["--since", &whole], "--floor-page"),
        ("12w, HTML", &["--last", "12w", "--format", "html"], "--floor-list"),
        ("12w, PDF", &["--last", "12w", "--format", "pdf"], "--floor-list"),
    ];
    for (name, args, floor) in pages {
        let times = rounds(ROUNDS, |_| diaries.each_ref().map(|diary| (report(diary, args), beneath(floor, diary))));
        table(name, &times);
    }
    #[cfg(target_os = "linux")]
    for (name, args, _) in pages {
        let of = diaries.each_ref().map(|diary| format!("{:.2}", peak(&mut report(diary, args))));
        println!("  peak memory, MiB  {name:<10}  {}", of.join("  "));
    }
    fs::remove_dir_all(&folder).expect("removed");
}

/// A page on the morning after the last night.
fn report(diary: &Diary, args: &[&str]) -> Command {
    let mut command = own(diary, diary.nights - 1);
    command.arg("report").args(args);
    command
}
