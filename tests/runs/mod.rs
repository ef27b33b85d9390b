//! The program, run as scripts run it.
#![allow(dead_code)]

use std::process::Command;

/// The program, at a fixed time and without the diary of whoever runs the test.
pub fn nightlegs() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightlegs"));
    command.env("NIGHTLEGS_NOW", "2026-11-23T09:10:00+09:00").env("TZ", "Asia/Seoul").env("NO_COLOR", "1");
    command.env("NIGHTLEGS_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-diary"));
    command
}

/// What it printed.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
