//! `diary`: looking at what stands, correcting it, and looking after the file.

mod change;
mod check;
mod editor;
mod file;
pub(super) mod look;

use super::args::Options;
use super::args::diary::Diary;
use super::book::Book;
use super::env::World;
use super::failure::Failure;

/// Runs the command; the exit code.
///
/// # Errors
/// Anything that the user is told of.
pub fn run(asked: &Diary, options: &Options, world: &World) -> Result<u8, Failure> {
    let book = Book::open(options, world)?;
    match asked {
        Diary::List(period) => look::list(period, &book),
        Diary::Show { night, history } => look::show(night.as_deref(), *history, &book),
        Diary::Edit { night, editor: true, force, .. } => editor::edit_text(night.as_deref(), *force, &book),
        Diary::Edit { night, force, .. } => change::edit(night.as_deref(), *force, &book),
        Diary::Remove { night, yes } => change::remove(night, *yes, &book),
        Diary::Undo => change::undo(&book),
        Diary::Check => check::check(&book),
        Diary::Path => file::path(&book),
        Diary::Compact { set_aside } => file::compact(*set_aside, &book),
        Diary::Wipe => file::wipe(&book),
    }
}
