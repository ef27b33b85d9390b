//! How fast `screen` is, as ratios in one run: the JSON Lines filter against a floor that only parses the same lines
//! and writes lines of the same size, and assessments a second through the library.
//!
//! `cargo bench --bench screen`

#![allow(clippy::print_stdout, reason = "a bench prints its ratios")]

use std::hint::black_box;
use std::io::{BufRead, BufWriter, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nightlegs::model::Answers;
use nightlegs::rules::{Case, screen};

const LINES: usize = 20_000;
const RUNS: usize = 5;

fn main() {
    if std::env::args().any(|arg| arg == "--floor") {
        return floor();
    }
    let lines = lines();
    let input: Vec<u8> = lines.join("\n").into_bytes();
    let program = env!("CARGO_BIN_EXE_nightlegs");
    let this = std::env::current_exe().expect("own name");
    let sizes = sizes(program, &input);
    let filter = best(|| run(Command::new(program).args(["screen", "--answers", "-"]), &input));
    let floor = best(|| run(Command::new(&this).arg("--floor").env("SIZE", sizes.to_string()), &input));
    println!("JSON Lines filter: {LINES} people, {sizes} bytes a result");
    println!("  filter / floor (parse and write the same sizes)  {:.2}", filter.as_secs_f64() / floor.as_secs_f64());
    println!("  people a second, one core                         {:.0}", LINES as f64 / filter.as_secs_f64());

    let people: Vec<Answers> =
        lines.iter().map(|line| nightlegs::ask::read(line.as_bytes()).expect("answers")).collect();
    let library = best(|| {
        let start = Instant::now();
        for answers in &people {
            black_box(screen(&Case::new(black_box(answers))));
        }
        start.elapsed()
    });
    println!("Library: assessments a second, one core             {:.0}", LINES as f64 / library.as_secs_f64());
}

/// Parses each line with serde_json and writes a line of the size of a result.
fn floor() {
    let size: usize = std::env::var("SIZE").ok().and_then(|size| size.parse().ok()).unwrap_or(0);
    let filler = vec![b'x'; size];
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout());
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.expect("line");
        black_box(serde_json::from_slice::<serde_json::Value>(&line).expect("JSON"));
        out.write_all(&filler).and_then(|()| out.write_all(b"\n")).expect("written");
    }
}

fn best(mut once: impl FnMut() -> Duration) -> Duration {
    (0..RUNS).map(|_| once()).min().unwrap_or_default()
}

fn run(command: &mut Command, input: &[u8]) -> Duration {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("starts");
    child.stdin.take().expect("input").write_all(input).expect("written");
    child.wait().expect("ends");
    start.elapsed()
}

/// Mean size of a result of the filter.
fn sizes(program: &str, input: &[u8]) -> usize {
    let mut child = Command::new(program)
        .args(["screen", "--answers", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stdin = child.stdin.take().expect("input");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let mut out = Vec::new();
    child.stdout.take().expect("output").read_to_end(&mut out).expect("read");
    writer.join().expect("joins").expect("written");
    child.wait().expect("ends");
    out.len() / LINES
}

/// Invented people, three of four with leg trouble, one of eight with a misspelt medicine.
fn lines() -> Vec<String> {
    let tri = ["yes", "no", "unsure"];
    (0..LINES)
        .map(|n| {
            let of = |k: usize| tri[(n / k) % 3];
            let medicines =
                if n % 8 == 0 { r#""Mirapax 0.25 mg","amlodipine""# } else { r#""ropinirole 0.5 mg","amlodipine""# };
            format!(
                concat!(
                    r#"{{"version":1,"informant":"self","age":{},"sex":"female","urge_to_move":"{}","#,
                    r#""worse_at_rest":"{}","relief_by_moving":"partial","worse_in_evening":"yes","#,
                    r#""worst_time":["evening","night"],"body_parts":["legs"],"side":"both","what_helps":["walking"],"#,
                    r#""position_change_settles":"never","urge_nights_per_week":{},"urge_weeks":300,"severity":6,"#,
                    r#""distress":"yes","wakings_per_week":4,"cramps":"{}","cramp_hard_muscle":"yes","#,
                    r#""cramp_painful":"yes","cramp_when":"in_bed","cramp_eased_by_stretch":"yes","cramp_minutes":3,"#,
                    r#""medicines":[{}],"ferritin":{},"conditions":["diabetes"],"leg_swollen_hot_or_red":"{}"}}"#
                ),
                18 + n % 80,
                of(1),
                of(3),
                n % 8,
                of(9),
                medicines,
                10 + n % 300,
                if n % 20 == 0 { "yes" } else { "no" },
            )
        })
        .collect()
}
