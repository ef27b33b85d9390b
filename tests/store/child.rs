//! Writers in processes of their own: the test's own executable, told by the environment what to be.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use nightlegs::store::{ChangeFault, Fault, Reach, Store, Writing};

use super::{AT, night_draft, writing};

const ROLE: &str = "NIGHTLEGS_TEST_ROLE";
const DIARY: &str = "NIGHTLEGS_TEST_DIARY";

/// A command that runs this executable as a writer, behind another command if there is one.
pub fn command(before: &[&str], role: &str, diary: &Path) -> Command {
    let own = std::env::current_exe().expect("own path");
    let mut words = before.iter().map(std::ffi::OsStr::new).chain([own.as_os_str()]);
    let mut command = Command::new(words.next().expect("a program"));
    command.args(words).args(["--exact", "writer", "--nocapture", "--test-threads=1", "--quiet"]);
    command.env(ROLE, role).env(DIARY, diary).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// What a writer has said so far and goes on to say, without the words of the test harness.
pub struct Said(Lines<BufReader<ChildStdout>>);

impl Said {
    pub fn by(child: &mut Child) -> Said {
        Said(BufReader::new(child.stdout.take().expect("a pipe")).lines())
    }

    /// The next number that was acknowledged.
    pub fn kept(&mut self) -> Option<u64> {
        self.next().map(|word| word.strip_prefix("kept ").expect(&word).parse().expect("a number"))
    }
}

impl Iterator for Said {
    type Item = String;
    /// A line that was not written to its end does not count.
    fn next(&mut self) -> Option<String> {
        self.0
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("> ")?.strip_suffix(" <")?.to_owned()))
    }
}

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n> {text} <\n").as_bytes()).and_then(|()| out.flush()).expect("a pipe");
}

/// What the test `writer` does: nothing, unless this process was made for it.
pub fn play() {
    let (Ok(role), Some(diary)) = (std::env::var(ROLE), std::env::var_os(DIARY)) else { return };
    let store = Store::at(diary.into());
    let (role, count) = role.split_once(' ').unwrap_or((&role, "1"));
    let count: u64 = count.parse().expect("a number");
    match role {
        "log" => (0..count).for_each(|_| say(&log(&store))),
        "hold" => hold(&store),
        "compact" => {
            let done = store.compact(&writing(), false, |_, _| true).expect("compacted").expect("a diary");
            say(&format!("compacted {}", done.kept));
        }
        _ => panic!("{role}"),
    }
}

/// Keeps the night after the last.
fn log(store: &Store) -> String {
    let kept = store.change(&writing(), Reach::Last, |tail| {
        let seq = tail.last_seq().unwrap_or_default() + 1;
        Ok::<_, Fault>((vec![night_draft(seq)], seq))
    });
    match kept {
        Ok(kept) => {
            assert_eq!(kept.seqs, [kept.value]);
            format!("kept {}", kept.value)
        }
        Err(ChangeFault::Store(Fault::NotKept { error, uncut: None, .. })) => format!("not kept {:?}", error.kind()),
        Err(other) => format!("{other:?}"),
    }
}

/// Holds the lock until it is killed.
fn hold(store: &Store) {
    let held = store.change(&Writing::new("catch-up", AT), Reach::Last, |_| {
        say("holding");
        std::thread::sleep(Duration::from_secs(60));
        Err::<(Vec<_>, ()), _>(())
    });
    assert!(held.is_err());
}
