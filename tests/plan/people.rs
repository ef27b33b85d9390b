//! People with a screening in their diary, and the plan on the morning after.

use std::fs;

use serde_json::Value;

use crate::nights::{Diary, SEOUL};

/// The evening of the screening and the morning after.
pub const EVENING: &str = "2026-11-23T20:00:00+09:00";
pub const MORNING: &str = "2026-11-24T07:10:00+09:00";

/// Somebody's answers.
pub fn answers(name: &str) -> Value {
    let people: Vec<Value> = serde_json::from_str(include_str!("people.json")).expect("people");
    let one = people.into_iter().find(|one| one["name"] == name);
    one.unwrap_or_else(|| panic!("nobody is called {name}"))["answers"].take()
}

/// A diary with a screening of these answers.
pub fn screened(answers: &Value) -> Diary {
    let mut diary = Diary::at(EVENING, SEOUL);
    screen(&mut diary, answers, EVENING);
    diary.now = MORNING.to_owned();
    diary
}

/// Keeps a screening of these answers, at that time.
pub fn screen(diary: &mut Diary, answers: &Value, at: &str) {
    let file = diary.folder.path().join("answers.json");
    fs::write(&file, answers.to_string()).expect("written");
    let now = std::mem::replace(&mut diary.now, at.to_owned());
    let file_name = file.display().to_string();
    diary.run(&["screen", "--answers", &file_name, "--quiet"]).exits(0);
    diary.now = now;
    fs::remove_file(file).expect("removed");
}

/// The diary of somebody by name.
pub fn of(name: &str) -> Diary {
    screened(&answers(name))
}
