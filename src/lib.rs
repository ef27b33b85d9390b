//! nightlegs: a private symptom screener for restless legs and night-time leg cramps.
//!
//! The floors of the house; a file looks at its own family and down, never up, never sideways:
//!
//! ```text
//! 3  cli                           clap, the terminal, the clock, files
//! 2  report                        what a person or a script reads
//! 1  rules    ask    text          pure; ask and text embed data/
//! 0  model    formulary            plain values; formulary embeds data/medicines.json
//! ```

pub mod ask;
pub mod cli;
pub mod formulary;
pub mod model;
pub mod report;
pub mod rules;
pub mod text;
