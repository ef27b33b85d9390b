//! What the program asks of the system, command by command: never a socket, never another program, and no file but its own
//! and those that were named.
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::{Command, Stdio};

use nix::libc;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

/// Every command that ends without a person; those that ask end because nobody is there.
const COMMANDS: &[&str] = &[
    "screen",
    "screen --plain",
    "screen --answers data/example.json",
    "screen --answers data/example.json --json --no-save",
    "log",
    "log --catch-up",
    "log --urge 6 --note words",
    "now",
    "now cramp --plain",
    "diary list",
    "diary show 2026-11-06 --history",
    "diary edit 2026-11-06",
    "diary remove 2026-11-06 --yes",
    "diary undo",
    "diary check",
    "diary path",
    "diary compact",
    "diary wipe",
    "lab",
    "lab ferritin 38 --tsat 18 --on 2026-10-02",
    "lab list",
    "plan",
    "medicine add",
    "medicine add iron --since 2020",
    "medicine list",
    "medicine check Mirapex",
    "report",
    "report --json",
    "report --out FOLDER/report.pdf",
    "demo",
    "demo --out FOLDER/demo",
    "explain",
    "explain suspected_dvt",
    "help",
    "help notation",
    "completions fish",
    "man",
    "man --out FOLDER/man",
    "schema result",
    "--version",
];

/// What one run asked for.
#[derive(Default)]
struct Asked {
    /// Calls that open a network connection, by their names.
    network: BTreeSet<&'static str>,
    /// Other programs that were started.
    programs: usize,
    /// Files that were opened, by their names.
    opened: BTreeSet<String>,
}

#[test]
fn no_command_opens_a_connection_a_program_or_a_file_of_somebody_else() {
    let mut runs = 0;
    for line in COMMANDS {
        let folder = tempfile::tempdir().expect("a folder");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(root.join("data/demo.jsonl"), folder.path().join("diary.jsonl")).expect("a diary");
        let own = folder.path().to_str().expect("a path").to_owned();
        let asked = trace(&line.replace("FOLDER", &own), &own, root);
        assert!(asked.network.is_empty(), "{line}: {:?}", asked.network);
        assert_eq!(asked.programs, 0, "{line} starts another program");
        let of_the_system =
            ["/lib", "/usr/lib", "/etc/ld.so.cache", "/proc/self/maps", "/dev/tty", "/sys/devices/system/cpu"];
        let of_the_system = |file: &str| of_the_system.iter().any(|start| file.starts_with(start));
        let named = |file: &str| file.starts_with(&own) || file == "data/example.json";
        let strange: Vec<&String> = asked.opened.iter().filter(|file| !named(file) && !of_the_system(file)).collect();
        assert!(strange.is_empty(), "{line} opens {strange:?}");
        if *line == "diary list" {
            assert!(asked.opened.iter().any(|file| file.ends_with("diary.jsonl")), "{:?}", asked.opened);
        }
        runs += usize::from(!asked.opened.is_empty());
    }
    assert_eq!(runs, COMMANDS.len(), "each run opens at least its libraries");
}

/// Runs the program, and notes what it asks of the system.
fn trace(line: &str, own: &str, root: &Path) -> Asked {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "kill -STOP $$; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_nightlegs")]).args(line.split(' '));
    command.env_clear().env("NIGHTLEGS_DIR", own).env("NIGHTLEGS_NOW", "2026-11-09T09:00:00+00:00");
    command.env("TZ", "Europe/London").env("HOME", own).current_dir(root);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("a shell");
    let pid = Pid::from_raw(child.id().cast_signed());
    let state = waitpid(pid, Some(WaitPidFlag::WUNTRACED)).expect("stopped");
    assert_eq!(state, WaitStatus::Stopped(pid, Signal::SIGSTOP));
    let options = Options::PTRACE_O_TRACESYSGOOD
        | Options::PTRACE_O_TRACEEXEC
        | Options::PTRACE_O_TRACECLONE
        | Options::PTRACE_O_TRACEFORK
        | Options::PTRACE_O_TRACEVFORK
        | Options::PTRACE_O_EXITKILL;
    ptrace::seize(pid, options).expect("traced");
    kill(pid, Signal::SIGCONT).expect("continued");
    let asked = follow(pid);
    drop(child.wait());
    asked
}

/// Follows a process with all its threads to its end.
fn follow(first: Pid) -> Asked {
    let mut asked = Asked::default();
    let mut inside: HashMap<Pid, bool> = HashMap::new();
    // The shell becomes the program; what the shell did before is not the program's.
    let mut begun = false;
    loop {
        let state = waitpid(None, Some(WaitPidFlag::__WALL)).expect("a stop");
        let mut signal = None;
        match state {
            WaitStatus::PtraceSyscall(pid) => {
                let inside = inside.entry(pid).or_default();
                *inside = !*inside;
                if *inside && begun {
                    note(pid, &mut asked);
                }
            }
            WaitStatus::PtraceEvent(_, _, libc::PTRACE_EVENT_EXEC) => {
                asked.programs += usize::from(begun);
                begun = true;
            }
            WaitStatus::PtraceEvent(..) => {}
            WaitStatus::Stopped(_, sent) => signal = Some(sent).filter(|sent| *sent != Signal::SIGSTOP),
            WaitStatus::Exited(pid, _) | WaitStatus::Signaled(pid, ..) if pid == first => return asked,
            WaitStatus::Exited(..) | WaitStatus::Signaled(..) => continue,
            _ => {}
        }
        // A thread may be gone by now.
        let _ = state.pid().map(|pid| ptrace::syscall(pid, signal));
    }
}

/// Notes the call at which a process or thread stands.
fn note(pid: Pid, asked: &mut Asked) {
    let Ok(registers) = ptrace::getregs(pid) else { return };
    #[cfg(target_arch = "x86_64")]
    let (number, arguments) = (registers.orig_rax.cast_signed(), [registers.rdi, registers.rsi]);
    #[cfg(target_arch = "aarch64")]
    let (number, arguments) = (registers.regs[8].cast_signed(), [registers.regs[0], registers.regs[1]]);
    #[cfg(target_arch = "x86_64")]
    if number == libc::SYS_open || number == libc::SYS_creat {
        asked.opened.insert(text_at(pid, arguments[0]));
    }
    match number {
        libc::SYS_openat | libc::SYS_openat2 => drop(asked.opened.insert(text_at(pid, arguments[1]))),
        libc::SYS_socket | libc::SYS_socketpair => drop(asked.network.insert("socket")),
        libc::SYS_connect => drop(asked.network.insert("connect")),
        libc::SYS_bind => drop(asked.network.insert("bind")),
        libc::SYS_sendto => drop(asked.network.insert("sendto")),
        _ => {}
    }
}

/// The text that stands in the memory of a process.
fn text_at(pid: Pid, address: u64) -> String {
    let memory = File::open(format!("/proc/{pid}/mem")).expect("memory");
    let mut text = Vec::new();
    let mut byte = [0];
    while memory.read_exact_at(&mut byte, address + text.len() as u64).is_ok() && byte[0] != 0 && text.len() < 4096 {
        text.push(byte[0]);
    }
    String::from_utf8_lossy(&text).into_owned()
}
