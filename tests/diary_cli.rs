//! The diary as scripts and people call it: nights by flags and as JSON, looking, changing, faults of the file.
#![cfg(unix)]

mod nights;

#[path = "diary_cli/clocks.rs"]
mod clocks;
#[path = "diary_cli/editor.rs"]
mod editor;
#[path = "diary_cli/faults.rs"]
mod faults;
#[path = "diary_cli/file.rs"]
mod file;
#[path = "diary_cli/flags.rs"]
mod flags;
#[path = "diary_cli/json.rs"]
mod json;
#[path = "diary_cli/kept.rs"]
mod kept;
#[path = "diary_cli/look.rs"]
mod look;
#[path = "diary_cli/marks.rs"]
mod marks;
#[path = "diary_cli/places.rs"]
mod places;
#[path = "diary_cli/refused.rs"]
mod refused;
#[path = "diary_cli/screened.rs"]
mod screened;
#[path = "diary_cli/stream.rs"]
mod stream;
#[path = "diary_cli/tame.rs"]
mod tame;
#[path = "diary_cli/unread.rs"]
mod unread;
#[path = "diary_cli/usual.rs"]
mod usual;
