//! nightlegs: a private symptom screener for restless legs and night-time leg cramps.
//!
//! The floors of the house; a file looks at its own family and down, never up, never sideways:
//!
//! ```text
//! 4  cli                           clap, the terminal, the clock, files
//! 3  store    report               the diary file; what a person or a script reads
//! 2  rules    ask    text   diary  pure; ask, text and diary embed data/
//! 1  formulary                     medicines by name; embeds data/medicines.json and its index
//! 0  model                         plain values
//! ```

pub mod ask;
pub mod cli;
pub mod diary;
pub mod formulary;
pub mod model;
pub mod report;
pub mod rules;
pub mod store;
pub mod text;
