//! `medicine` as scripts and people call it: what is stored, said back, refused, looked up, and taken back.
#![cfg(unix)]

mod nights;
mod persons;

#[path = "medicine_cli/asked.rs"]
mod asked;
#[path = "medicine_cli/kept.rs"]
mod kept;
#[path = "medicine_cli/refused.rs"]
mod refused;
#[path = "medicine_cli/said.rs"]
mod said;

use serde_json::Value;

use nights::Diary;

/// A Tuesday morning.
const NOW: &str = "2026-11-24T07:10:00+09:00";

fn diary() -> Diary {
    Diary::at(NOW, nights::SEOUL)
}

/// The newest record, as the file has it.
fn newest(diary: &Diary) -> Value {
    diary.records().pop().expect("a record")
}

/// Keeps a screening with these answers.
fn screened(diary: &Diary, answers: &Value) {
    diary.run_with(&["screen", "--answers", "-", "--quiet"], answers.to_string()).exits(0);
}
