//! `plan`: what is chosen and held back for every person, trials against invented diaries, and the command as people
//! and scripts call it.
#![cfg(unix)]

mod nights;

#[path = "plan/chosen.rs"]
mod chosen;
#[path = "plan/command.rs"]
mod command;
#[path = "plan/people.rs"]
mod people;
#[path = "plan/shots.rs"]
mod shots;
#[path = "plan/trials.rs"]
mod trials;
#[path = "plan/words.rs"]
mod words;
