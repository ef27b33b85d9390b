//! The one door to the world: clock, environment, terminal. Read once; the values travel down.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local};
use dialoguer::console::Term;

use super::failure::Failure;

/// What the world looked like when the program started.
#[derive(Clone, Debug)]
pub struct World {
    /// The time, with the offset in force.
    pub now: DateTime<FixedOffset>,
    /// Standard input is a terminal.
    pub input_is_terminal: bool,
    /// Standard error, where questions are put, is a terminal that can move its cursor.
    pub can_draw: bool,
    /// Standard error is a terminal, whatever it can do.
    pub questions_on_terminal: bool,
    /// Columns of the terminal, or 80.
    pub width: usize,
}

/// Columns of a page that is not read on a terminal, and the most that is comfortable to read.
const PAGE_WIDTH: usize = 80;

impl World {
    /// Looks at it.
    ///
    /// # Errors
    /// `NIGHTLEGS_NOW` is set and no RFC 3339 time.
    pub fn look() -> Result<Self, Failure> {
        let now = match std::env::var("NIGHTLEGS_NOW") {
            Ok(fixed) => DateTime::parse_from_rfc3339(&fixed).map_err(|_| Failure::Now(fixed))?,
            Err(std::env::VarError::NotUnicode(fixed)) => {
                return Err(Failure::Now(fixed.to_string_lossy().into_owned()));
            }
            Err(std::env::VarError::NotPresent) => Local::now().fixed_offset(),
        };
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let out = Term::stdout();
        let width = if out.is_term() { usize::from(out.size().1).min(PAGE_WIDTH) } else { PAGE_WIDTH };
        Ok(Self {
            now,
            input_is_terminal: std::io::stdin().is_terminal(),
            can_draw: std::io::stderr().is_terminal() && !dumb,
            questions_on_terminal: std::io::stderr().is_terminal(),
            width: width.max(20),
        })
    }

    /// The time as results give it, to the second.
    pub fn rfc3339(&self) -> String {
        self.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }
}

/// Time that passes, whatever the clock is set to meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts it.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since its start.
    pub fn passed(self) -> Duration {
        self.0.elapsed()
    }
}

/// Columns to tell a failure in; a log file gets it in one line.
pub fn error_width() -> usize {
    let err = Term::stderr();
    if err.is_term() { usize::from(err.size().1).clamp(20, PAGE_WIDTH) } else { usize::MAX / 2 }
}
