//! The one door to the world: clock, environment, terminal. Read once; the values travel down.

mod tz;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, Utc};
use dialoguer::console::Term;

use super::failure::Failure;
use super::failure::diary::DiaryFailure;
use crate::diary::Zone;
use tz::Said;

/// What the world looked like when the program started.
#[derive(Clone, Debug)]
pub struct World {
    /// The time, with the offset in force.
    pub now: DateTime<FixedOffset>,
    /// The time zone that the person is in.
    pub zone: Zone,
    /// What `TZ` says, where it names no zone whose clock changes are known. Then the zone is only the offset of now.
    pub unknown_zone: Option<String>,
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
        let said = tz::look();
        let named = match &said {
            Said::Named(zone) => Some(*zone),
            Said::Unknown(_) | Said::Rules(_) | Said::Offset | Said::Nothing => None,
        };
        let now = match std::env::var("NIGHTLEGS_NOW") {
            Ok(fixed) => DateTime::parse_from_rfc3339(&fixed).map_err(|_| Failure::Now(fixed))?,
            Err(std::env::VarError::NotUnicode(fixed)) => {
                return Err(Failure::Now(fixed.to_string_lossy().into_owned()));
            }
            Err(std::env::VarError::NotPresent) => match (named, &said) {
                (Some(zone), _) => zone.show(&Utc::now()),
                // So do the clocks of all other programs; the machine's own zone was not what was asked for.
                (None, Said::Unknown(_)) => Utc::now().fixed_offset(),
                (None, _) => Local::now().fixed_offset(),
            },
        };
        // A fixed time brings its offset; the zone counts only where it goes with it.
        let zone = named.filter(|zone| zone.show(&now).offset() == now.offset()).unwrap_or(Zone::Fixed(*now.offset()));
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let out = Term::stdout();
        let width = if out.is_term() { usize::from(out.size().1).min(PAGE_WIDTH) } else { PAGE_WIDTH };
        let unknown_zone = match said {
            Said::Unknown(text) | Said::Rules(text) => Some(text),
            Said::Named(_) | Said::Offset | Said::Nothing => None,
        };
        Ok(Self {
            now,
            zone,
            unknown_zone,
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

/// The file name of a diary.
const DIARY: &str = "diary.jsonl";

/// Where the diary is: the file that was named, or the one in the folder of `NIGHTLEGS_DIR`, or in the user's data
/// folder.
///
/// # Errors
/// None was named, and the system does not say where the user's folder is.
pub fn diary_file(named: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(file) = named {
        return Ok(file.to_owned());
    }
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = set("NIGHTLEGS_DIR") {
        return Ok(PathBuf::from(folder).join(DIARY));
    }
    // The system's list of users may know a home where the environment names none; that is a guess about whose diary it
    // is. A relative one would be another folder in each folder.
    let is_whole = |name: &str| set(name).is_some_and(|folder| Path::new(&folder).is_absolute());
    let home_is_known =
        cfg!(not(unix)) || is_whole("HOME") || (!cfg!(target_vendor = "apple") && is_whole("XDG_DATA_HOME"));
    let folders = directories::ProjectDirs::from("", "", "nightlegs").filter(|_| home_is_known);
    folders.map(|folders| folders.data_dir().join(DIARY)).ok_or(Failure::Diary(DiaryFailure::NoHome))
}

/// Whether the program is to fail on purpose, so that a test sees how it does. Only a debug build can be told to.
pub fn is_to_fail() -> bool {
    cfg!(debug_assertions) && std::env::var_os("NIGHTLEGS_FAIL").is_some()
}

/// Where texts are edited.
pub fn temporary_folder() -> String {
    std::env::temp_dir().display().to_string()
}

/// The program that the person edits texts with.
pub fn editor() -> String {
    let set = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned())
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
