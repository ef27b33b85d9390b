//! What the benches of the diary have in common: invented diaries, the program and its floor by turns, and their ratios.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use nightlegs::diary::{Header, Order, Payload, Stamp, read};
use nightlegs::model::Night;
use nightlegs::store::Store;

pub const SIZES: [u64; 3] = [365, 3_650, 36_500];

/// The program and the floor, copied as an installation copies them: the pages of a file that a linker has just written
/// lie scattered in memory, and the larger program starts later for that.
pub static INSTALLED: LazyLock<[PathBuf; 2]> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("nightlegs-bench-bin-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let this = std::env::current_exe().expect("own name");
    [(Path::new(env!("CARGO_BIN_EXE_nightlegs")), "own"), (&this, "floor")].map(|(from, name)| {
        let to = folder.join(name);
        fs::copy(from, &to).expect("copied");
        to
    })
});

/// A time of the program and of its floor in each round.
pub type Times = Vec<(Duration, Duration)>;

/// Runs all sizes in every round, the program and its floor by turns first.
pub fn rounds(rounds: u64, commands: impl Fn(u64) -> [(Command, Command); SIZES.len()]) -> [Times; SIZES.len()] {
    let mut times = [const { Vec::new() }; SIZES.len()];
    for round in 0..rounds {
        for (times, (mut own, mut floor)) in times.iter_mut().zip(commands(round)) {
            let own_first = (round % 2 == 0).then(|| run(&mut own));
            let floor = run(&mut floor);
            times.push((own_first.unwrap_or_else(|| run(&mut own)), floor));
        }
    }
    times
}

pub fn run(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status().expect("starts");
    let time = start.elapsed();
    assert!(status.success(), "{command:?}");
    time
}

pub fn table(name: &str, times: &[Times]) {
    println!(
        "  {name:<10}  nights    own ms: median (least)   floor ms: median (least)   ratio: of medians (of least)"
    );
    let both = times.iter().map(|times| {
        let own = median_and_least(times.iter().map(|(own, _)| *own));
        (own, median_and_least(times.iter().map(|(_, floor)| *floor)))
    });
    let both: Vec<_> = both.collect();
    for (nights, (own, floor)) in SIZES.iter().zip(&both) {
        println!(
            "  {:<10}  {nights:>6}           {:>6.3} ({:>6.3})            {:>6.3} ({:>6.3})               {:>5.2} ({:.2})",
            "",
            own.0,
            own.1,
            floor.0,
            floor.1,
            own.0 / floor.0,
            own.1 / floor.1,
        );
    }
    let (short, long) = (both[0].0, both[SIZES.len() - 1].0);
    println!("  a hundred years / one year, of medians (of least)  {:.2} ({:.2})", long.0 / short.0, long.1 / short.1);
}

/// In milliseconds.
fn median_and_least(times: impl Iterator<Item = Duration>) -> (f64, f64) {
    let mut times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[0])
}

pub struct Diary {
    pub file: PathBuf,
    pub nights: u64,
}

impl Diary {
    /// Invented nights in a folder of their own, written with the types of the diary.
    pub fn make(folder: &Path, name: &str, nights: u64) -> Self {
        let folder = folder.join(format!("{nights}-{name}"));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("diary.jsonl");
        let mut out = BufWriter::new(File::create_new(&file).expect("a file"));
        writeln!(out, "{}", Header { created_at: now(0), compacted: None }.write()).expect("written");
        for n in 0..nights {
            writeln!(out, "{}", line(n)).expect("written");
        }
        out.into_inner().expect("written").sync_all().expect("synced");
        let sound = Store::at(file.clone()).scan(|_, _| Ok::<_, nightlegs::store::Fault>(()));
        assert_eq!(
            sound.expect("a sound diary").expect("a diary").last,
            Order { seq: nights, through: Some(date(nights - 1)) }
        );
        Self { file, nights }
    }
}

pub fn date(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1990, 1, 1).and_then(|first| first.checked_add_days(Days::new(n))).expect("a date")
}

/// The morning after a night.
pub fn now(n: u64) -> String {
    format!("{}T06:50:12+09:00", date(n + 1))
}

/// An ordinary night of Seoul, which has not changed its clocks since 1988.
pub fn night(n: u64) -> Night {
    let at = |days, clock: &str| format!("{}T{clock}:00+09:00", date(n + days));
    let text = format!(
        concat!(
            r#"{{"date":"{}","zone":"Asia/Seoul","offset":"+09:00","sleep":{{"in_bed":"{}","tried":"{}","latency":{},"#,
            r#""awakenings":{},"waso":40,"woke":"{}","up":"{}","quality":{}}},"urge":{{"felt":"yes","severity":{},"#,
            r#""onset":{{"at":"{}"}},"minutes":90,"places":["legs"]}},"cramps":{{"had":"no"}},"leg_wakings":{},"#,
            r#""evening":{{"caffeine":{{"drinks":{},"last":"{}"}}}},"took":[{{"name":"ropinirole 0.5 mg","at":"{}"}}],"#,
            r#""helped":["walking"],"note":"Long drive home; legs worse than on the day before, no. {}"}}"#
        ),
        date(n),
        at(0, "22:45"),
        at(0, "23:10"),
        10 + n % 50,
        n % 5,
        at(1, "06:20"),
        at(1, "06:45"),
        1 + n % 5,
        1 + n % 10,
        at(0, "22:40"),
        n % 4,
        1 + n % 3,
        at(0, "15:30"),
        at(0, "21:00"),
        n,
    );
    read::read(text.as_bytes()).expect("a night")
}

fn line(n: u64) -> String {
    Stamp::write(n + 1, Some(date(n)), &now(n), None, &Payload::Night(&night(n)).text())
}

pub fn own(diary: &Diary, n: u64) -> Command {
    let mut command = Command::new(&INSTALLED[0]);
    command.env("TZ", "Asia/Seoul").env("NIGHTLEGS_NOW", now(n)).arg("--diary").arg(&diary.file);
    command
}

pub fn beneath(what: &str, diary: &Diary) -> Command {
    let mut command = Command::new(&INSTALLED[1]);
    command.arg(what).arg(&diary.file);
    command
}

/// Peak memory of one run in MiB. A process of its own starts it, because the system knows the peak of all children.
#[cfg(target_os = "linux")]
pub fn peak(command: &mut Command) -> f64 {
    let mut helper = Command::new(std::env::current_exe().expect("own name"));
    helper.arg("--peak").arg(command.get_program()).args(command.get_args());
    helper.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let said = helper.stdin(Stdio::null()).output().expect("starts").stdout;
    String::from_utf8_lossy(&said).trim().parse::<f64>().expect("a number") / 1024.0
}

#[cfg(target_os = "linux")]
pub fn peak_of_child(command: &[&str]) {
    use nix::sys::resource::{UsageWho, getrusage};
    run(Command::new(command[0]).args(&command[1..]));
    println!("{}", getrusage(UsageWho::RUSAGE_CHILDREN).expect("usage").max_rss());
}
