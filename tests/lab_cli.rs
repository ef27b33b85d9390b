//! Blood results as scripts and people tell them: words, options, questions; what is kept and what is said of it.
#![cfg(unix)]

mod nights;
mod persons;

#[path = "diary_pty/run.rs"]
#[allow(dead_code, reason = "the prompts of a night need more of it")]
mod run;

#[path = "lab_cli/asked.rs"]
mod asked;
#[path = "lab_cli/beside.rs"]
mod beside;
#[path = "lab_cli/kept.rs"]
mod kept;
#[path = "lab_cli/offered.rs"]
mod offered;
#[path = "lab_cli/refused.rs"]
mod refused;
