//! `plan`: what is chosen and held back for every person, trials against invented diaries, and the command as people
//! and scripts call it.
#![cfg(unix)]

mod nights;

#[path = "plan/trials.rs"]
mod trials;
