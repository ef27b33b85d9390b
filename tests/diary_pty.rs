//! `log`, `now` and `diary` in a real pseudo-terminal: keys, widths, doubts, leaving, and what is left behind.
#![cfg(unix)]

mod nights;
mod persons;

#[path = "diary_pty/catch_up.rs"]
mod catch_up;
#[path = "diary_pty/doubts.rs"]
mod doubts;
#[path = "diary_pty/leaving.rs"]
mod leaving;
#[path = "diary_pty/log.rs"]
mod log;
#[path = "diary_pty/medicine.rs"]
mod medicine;
#[path = "diary_pty/narrow.rs"]
mod narrow;
#[path = "diary_pty/now.rs"]
mod now;
#[path = "diary_pty/plain.rs"]
mod plain;
#[path = "diary_pty/report.rs"]
mod report;
#[path = "diary_pty/run.rs"]
mod run;
#[path = "diary_pty/ways.rs"]
mod ways;
