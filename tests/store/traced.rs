//! A writer that is killed before one of its system calls.

use std::path::Path;

use nix::libc;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use super::child::{Said, command};

/// How far a writer came.
pub struct Run {
    /// What it said.
    pub said: Vec<String>,
    /// The file-changing call before which it was killed; nothing when it came to its end.
    pub killed_before: Option<&'static str>,
}

/// Runs a writer until just before its so-manieth file-changing system call, from 0.
pub fn run(role: &str, diary: &Path, until: usize) -> Run {
    let stopped = ["/bin/sh", "-c", "kill -STOP $$; exec \"$@\"", "sh"];
    let mut child = command(&stopped, role, diary).spawn().expect("a shell");
    let said = Said::by(&mut child);
    let pid = Pid::from_raw(child.id().cast_signed());
    let state = waitpid(pid, Some(WaitPidFlag::WUNTRACED)).expect("stopped");
    assert_eq!(state, WaitStatus::Stopped(pid, Signal::SIGSTOP));
    let options = Options::PTRACE_O_TRACESYSGOOD
        | Options::PTRACE_O_TRACEEXEC
        | Options::PTRACE_O_TRACECLONE
        | Options::PTRACE_O_EXITKILL;
    ptrace::seize(pid, options).expect("traced");
    kill(pid, Signal::SIGCONT).expect("continued");
    let killed_before = follow(pid, &mut { until });
    Run { said: said.collect(), killed_before }
}

/// Follows a process, and from its beginning the thread in which the test harness runs the writer.
fn follow(pid: Pid, left: &mut usize) -> Option<&'static str> {
    let mut inside = false;
    loop {
        let mut signal = None;
        match waitpid(pid, Some(WaitPidFlag::__WALL)).expect("a stop") {
            WaitStatus::PtraceSyscall(_) => {
                inside = !inside;
                if let Some(name) = changing(pid).filter(|_| inside) {
                    if *left == 0 {
                        kill(pid, Signal::SIGKILL).expect("killed");
                        reap(pid);
                        return Some(name);
                    }
                    *left -= 1;
                }
            }
            WaitStatus::PtraceEvent(_, _, libc::PTRACE_EVENT_CLONE) => {
                let thread = Pid::from_raw(ptrace::getevent(pid).expect("a thread") as i32);
                // From here on it only waits for the thread.
                ptrace::cont(pid, None).expect("goes on");
                if let Some(name) = follow(thread, left) {
                    reap(pid);
                    return Some(name);
                }
                continue;
            }
            WaitStatus::PtraceEvent(..) => {}
            WaitStatus::Stopped(_, sent) => signal = Some(sent),
            WaitStatus::Exited(_, code) => {
                assert_eq!(code, 0, "the writer failed");
                return None;
            }
            other => panic!("{other:?}"),
        }
        ptrace::syscall(pid, signal).expect("goes on");
    }
}

/// Waits until nothing is left of a killed process or thread.
fn reap(pid: Pid) {
    while !matches!(
        waitpid(pid, Some(WaitPidFlag::__WALL)),
        Ok(WaitStatus::Signaled(..) | WaitStatus::Exited(..)) | Err(_)
    ) {}
}

/// The name of the call at which a process stands, if it changes files.
fn changing(pid: Pid) -> Option<&'static str> {
    let registers = ptrace::getregs(pid).expect("registers");
    #[cfg(target_arch = "x86_64")]
    let (number, arguments) = (registers.orig_rax, [registers.rdi, registers.rsi, registers.rdx]);
    #[cfg(target_arch = "aarch64")]
    let (number, arguments) = (registers.regs[8], [registers.regs[0], registers.regs[1], registers.regs[2]]);
    let number = number.cast_signed();
    let creates = |flags: u64| flags & libc::O_CREAT as u64 != 0;
    #[cfg(target_arch = "x86_64")]
    match number {
        libc::SYS_open => return creates(arguments[1]).then_some("open"),
        libc::SYS_rename => return Some("rename"),
        libc::SYS_link => return Some("link"),
        libc::SYS_unlink | libc::SYS_rmdir => return Some("unlink"),
        libc::SYS_mkdir => return Some("mkdir"),
        libc::SYS_chmod => return Some("chmod"),
        _ => {}
    }
    match number {
        libc::SYS_openat => creates(arguments[2]).then_some("openat"),
        // What it says is not the diary.
        libc::SYS_write | libc::SYS_writev => (arguments[0] > 2).then_some("write"),
        libc::SYS_pwrite64 => Some("pwrite"),
        libc::SYS_ftruncate | libc::SYS_truncate => Some("ftruncate"),
        libc::SYS_fsync => Some("fsync"),
        libc::SYS_fdatasync => Some("fdatasync"),
        libc::SYS_renameat | libc::SYS_renameat2 => Some("rename"),
        libc::SYS_linkat => Some("link"),
        libc::SYS_unlinkat => Some("unlink"),
        libc::SYS_mkdirat => Some("mkdir"),
        libc::SYS_fchmod | libc::SYS_fchmodat => Some("chmod"),
        libc::SYS_copy_file_range | libc::SYS_sendfile => Some("copy"),
        _ => None,
    }
}
