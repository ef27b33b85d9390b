//! How much of the command line's definition a run needs. Most runs name one command and are right; only where help is
//! asked for, or where something is wrong, all commands and all words are needed.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::text::Lang;

/// A part of the definition.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// All of it, with its help.
    Whole(Lang),
    /// What these words may name, without help. What it lets through, the whole lets through alike.
    Named(&'a [OsString]),
}

/// Reads the words of the command line with a definition; the first is the program's name.
///
/// # Errors
/// Help was asked for, or something is wrong: told with the whole definition.
pub fn parse(words: &[OsString], define: impl Fn(Part<'_>) -> Command) -> Result<ArgMatches, clap::Error> {
    // The version needs no command.
    let version = words.len() == 2 && (words[1] == "--version" || words[1] == "-V");
    let read = |part| {
        // What lives as long as the program is not taken apart.
        let mut command = std::mem::ManuallyDrop::new(define(part));
        (version || command.has_subcommands()).then(|| command.try_get_matches_from_mut(words))
    };
    match read(Part::Named(words)) {
        Some(Ok(matches)) => return Ok(matches),
        Some(Err(error)) if error.kind() == clap::error::ErrorKind::DisplayVersion => return Err(error),
        _ => {}
    }
    define(Part::Whole(Lang::default())).try_get_matches_from_mut(words)
}

impl Part<'_> {
    /// A command, if it may be meant.
    pub fn command(
        self,
        name: &'static str,
        help: &'static str,
        of: impl FnOnce(Command) -> Command,
    ) -> Option<Command> {
        let named = match self {
            Part::Whole(_) => true,
            Part::Named(words) => words.iter().any(|word| word == name),
        };
        named.then(|| of(Command::new(name).about(self.about(help)).after_help(self.after(help))))
    }

    /// Whether an option may be meant.
    pub fn has(self, long: &str) -> bool {
        let Part::Named(words) = self else { return true };
        words.iter().any(|word| {
            let name = word.as_encoded_bytes().strip_prefix(b"--").and_then(|word| word.strip_prefix(long.as_bytes()));
            name.is_some_and(|rest| rest.is_empty() || rest[0] == b'=')
        })
    }

    /// The help of a command or an option.
    pub fn about(self, id: &'static str) -> Option<&'static str> {
        match self {
            Part::Whole(lang) => Some(lang.say(["help", id, "about"])),
            Part::Named(_) => None,
        }
    }

    /// What stands below the help of a command, where something does.
    pub fn after(self, id: &'static str) -> Option<&'static str> {
        match self {
            Part::Whole(lang) => lang.find(["help", id, "after"]),
            Part::Named(_) => None,
        }
    }

    /// An option, if it may be meant. What is made of it adds nothing that another option needs.
    pub fn option(self, id: &'static str, long: &'static str, of: impl FnOnce(Arg) -> Arg) -> Option<Arg> {
        self.has(long).then(|| of(Arg::new(id).long(long).help(self.about(id))))
    }

    /// An option without a value, if it may be meant.
    pub fn flag(self, id: &'static str, long: &'static str) -> Option<Arg> {
        self.option(id, long, |flag| flag.action(ArgAction::SetTrue))
    }
}

/// The value of an option or a word, where it was given; an option that was not meant may not be defined.
pub fn given<'a, T: Clone + Send + Sync + 'static>(of: &'a ArgMatches, id: &str) -> Option<&'a T> {
    of.try_get_one(id).ok().flatten()
}

/// Whether an option without a value was given.
pub fn is_set(of: &ArgMatches, id: &str) -> bool {
    given(of, id) == Some(&true)
}
