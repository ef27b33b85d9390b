//! How fast the program starts, as ratios in one run: against an empty Rust program, compiled here with the same settings.
//!
//! `cargo bench --bench start`. Where valgrind is installed, the instructions of each are counted as well; they are not
//! noisy.

#![allow(clippy::print_stdout, reason = "a bench prints its ratios")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const ROUNDS: usize = 301;

/// What is started, by what a user waits for.
const STARTS: [&[&str]; 4] = [&["--version"], &["--help"], &["explain", "calf_stretch"], &["diary", "path"]];

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("nightlegs-bench-start-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    // Copied as an installation copies it: what a linker has just written lies scattered in memory.
    let own = folder.join("nightlegs");
    fs::copy(env!("CARGO_BIN_EXE_nightlegs"), &own).expect("copied");
    let empty = empty(&folder);
    println!("Start-up, {ROUNDS} rounds                 ms: median (least)   ratio to an empty program   instructions");
    let row = |name: &str, times: &[f64], floor: f64, counted: Option<u64>| {
        let (median, least) = (times[times.len() / 2], times[0]);
        let counted = counted.map_or_else(String::new, |count| format!("{:.2} M", count as f64 / 1e6));
        println!("  {name:<24} {median:>18.3} ({least:.3}) {:>20.2} {counted:>20}", median / floor);
    };
    // By turns, so that whatever else the machine does falls on all alike.
    let mut times = vec![Vec::new(); STARTS.len() + 1];
    for _ in 0..ROUNDS {
        times[0].push(run(&empty, &[], &folder));
        for (of, args) in times[1..].iter_mut().zip(STARTS) {
            of.push(run(&own, args, &folder));
        }
    }
    times.iter_mut().for_each(|times| times.sort_by(f64::total_cmp));
    let floor = times[0][ROUNDS / 2];
    row("an empty program", &times[0], floor, instructions(&empty, &[], &folder));
    for (times, args) in times[1..].iter().zip(STARTS) {
        row(&args.join(" "), times, floor, instructions(&own, args, &folder));
    }
    let size = fs::metadata(&own).expect("a program").len() as f64 / f64::from(1 << 20);
    println!("  size of the program {size:.1} MiB");
    fs::remove_dir_all(&folder).expect("removed");
}

/// Compiles a program that does nothing.
fn empty(folder: &Path) -> PathBuf {
    let (source, program) = (folder.join("empty.rs"), folder.join("empty"));
    fs::write(&source, "fn main() {}\n").expect("written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut compile = Command::new(rustc);
    compile.args(["-O", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "strip=symbols", "-o"]);
    assert!(compile.arg(&program).arg(&source).status().expect("compiles").success());
    program
}

fn command(program: &Path, args: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(args).env("NIGHTLEGS_DIR", folder).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// Milliseconds of one run.
fn run(program: &Path, args: &[&str], folder: &Path) -> f64 {
    let mut command = command(program, args, folder);
    let start = Instant::now();
    assert!(command.status().expect("starts").success());
    start.elapsed().as_secs_f64() * 1000.0
}

/// Instructions of one run; `None` without valgrind.
fn instructions(program: &Path, args: &[&str], folder: &Path) -> Option<u64> {
    let mut words = vec!["--tool=callgrind", "--callgrind-out-file=/dev/null", program.to_str()?];
    words.extend(args);
    let run = command(Path::new("valgrind"), &words, folder).stderr(Stdio::piped()).output().ok()?;
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    let line = said.lines().find(|line| line.contains("Collected"))?;
    line.rsplit(' ').next()?.parse().ok()
}
