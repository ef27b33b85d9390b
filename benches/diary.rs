//! How fast the diary is, as ratios in one run: `log` against a floor that only parses a night and appends it durably,
//! and `diary list` against a floor that parses the whole file, at one, ten and a hundred years of nights; and how
//! much memory both take. The program and its floor take turns, so that a busy machine is slow for both.
//!
//! `cargo bench --bench diary`

#![allow(clippy::print_stdout, reason = "a bench prints its ratios")]

#[allow(dead_code, reason = "each bench has its own floors")]
mod floor;
#[allow(dead_code, reason = "each bench takes what it needs")]
mod shared;

use std::fs;
use std::path::Path;
use std::process::Command;

use shared::{Diary, INSTALLED, SIZES, beneath, night, own, rounds, table};
#[cfg(target_os = "linux")]
use shared::{peak, peak_of_child};

const ROUNDS: u64 = 101;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--floor-log", file, night] => floor::log(file, night),
        ["--floor-list", file] => floor::list(file),
        #[cfg(target_os = "linux")]
        ["--peak", ref command @ ..] => peak_of_child(command),
        _ => {
            measure("disk", Path::new(env!("CARGO_TARGET_TMPDIR")));
            // Here an fsync costs nothing, so that all the rest shows.
            if Path::new("/dev/shm").is_dir() {
                measure("memory", Path::new("/dev/shm"));
            }
            fs::remove_dir_all(INSTALLED[0].parent().expect("a folder")).expect("removed");
        }
    }
}

fn measure(name: &str, folder: &Path) {
    let folder = folder.join(format!("nightlegs-bench-{}", std::process::id()));
    let diaries = SIZES.map(|nights| [Diary::make(&folder, "own", nights), Diary::make(&folder, "floor", nights)]);
    let size = fs::metadata(&diaries[0][0].file).expect("a diary").len() / SIZES[0];
    println!("On {name} ({}), {ROUNDS} rounds, {size} bytes a night", folder.display());
    let logged =
        rounds(ROUNDS, |round| diaries.each_ref().map(|[own, floor]| (log(own, round), floor_of_log(floor, round))));
    table("log", &logged);
    let listed = rounds(ROUNDS, |_| diaries.each_ref().map(|[own, floor]| (list(own), floor_of_list(floor))));
    table("diary list", &listed);
    #[cfg(target_os = "linux")]
    for (what, mut command) in [
        ("log", log(&diaries[1][0], ROUNDS)),
        ("diary list", list(&diaries[1][0])),
        ("its floor", floor_of_list(&diaries[1][1])),
    ] {
        println!("  peak memory at {} nights, {what:<10} {:.2} MiB", SIZES[1], peak(&mut command));
    }
    fs::remove_dir_all(&folder).expect("removed");
}

/// The same night as [`night`] makes, from flags.
fn log(diary: &Diary, round: u64) -> Command {
    let n = diary.nights + round;
    let mut command = own(diary, n);
    let note = format!("Long drive home; legs worse than on the day before, no. {n}");
    command.args(["log", "--urge"]).arg(format!("{}@22:40/90m", 1 + n % 10)).args(["--where", "legs", "--cramp", "no"]);
    command.args(["--wakes", "2", "--bed", "22:45", "--tried", "23:10", "--asleep-after", "35", "--awakenings", "3"]);
    command.args(["--awake", "40", "--woke", "06:20", "--up", "06:45", "--quality", "3", "--caffeine", "2@15:30"]);
    command.args(["--took", "ropinirole 0.5 mg@21:00", "--helped", "walking", "--note", &note]);
    command
}

/// The last nights of the file, after those that were logged here.
fn list(diary: &Diary) -> Command {
    let mut command = own(diary, diary.nights + ROUNDS - 1);
    command.args(["diary", "list"]);
    command
}

fn floor_of_log(diary: &Diary, round: u64) -> Command {
    let mut command = beneath("--floor-log", diary);
    command.arg(serde_json::to_string(&night(diary.nights + round)).expect("JSON"));
    command
}

fn floor_of_list(diary: &Diary) -> Command {
    beneath("--floor-list", diary)
}
