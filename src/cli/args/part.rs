//! How much of the command line's definition a run needs. Most runs name one command and are right; only where help is
//! asked for, or where something is wrong, all commands and all words are needed.

use std::ffi::OsString;

use clap::builder::styling::AnsiColor;
use clap::builder::{Resettable, StyledStr};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::examples;
use crate::text::Lang;

/// A part of the definition.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// All of it, with its help.
    Whole(Lang),
    /// All of it, for somebody who reads its help on a screen: what is the same everywhere is told once.
    Help {
        /// The language.
        lang: Lang,
        /// Only what is needed most often: `-h`.
        brief: bool,
        /// Help of one command, not of the program.
        of_command: bool,
    },
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
    // What lives as long as the program is not taken apart.
    let mut named = std::mem::ManuallyDrop::new(define(Part::Named(words)));
    let of_command = named.has_subcommands();
    if version || of_command {
        match named.try_get_matches_from_mut(words) {
            Ok(matches) => return Ok(matches),
            Err(error) if error.kind() == clap::error::ErrorKind::DisplayVersion => return Err(error),
            Err(_) => {}
        }
    }
    let lang = Lang::default();
    let any = |wanted: &str| words.iter().any(|word| word == wanted);
    let brief = any("-h") || words.len() < 2;
    let part = if brief || any("--help") { Part::Help { lang, brief, of_command } } else { Part::Whole(lang) };
    define(part).try_get_matches_from_mut(words)
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
            Part::Whole(_) | Part::Help { .. } => true,
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

    /// The language, where there is anything to say.
    fn lang(self) -> Option<Lang> {
        match self {
            Part::Whole(lang) | Part::Help { lang, .. } => Some(lang),
            Part::Named(_) => None,
        }
    }

    /// Whether only what is needed most often is told.
    pub fn is_brief(self) -> bool {
        matches!(self, Part::Help { brief: true, .. })
    }

    /// Whether help is read on a screen.
    pub fn is_help(self) -> bool {
        matches!(self, Part::Help { .. })
    }

    /// Whether the options of every command are told of elsewhere.
    pub fn hides_general(self) -> bool {
        matches!(self, Part::Help { brief, of_command, .. } if brief || of_command)
    }

    /// The help of a command or an option.
    pub fn about(self, id: &'static str) -> Option<&'static str> {
        self.lang().map(|lang| lang.say(["help", id, "about"]))
    }

    /// What stands below the help of a command: its examples, and what else there is to say.
    pub fn after(self, id: &'static str) -> Resettable<StyledStr> {
        let Some(lang) = self.lang() else { return Resettable::Reset };
        let say = |id| lang.say(["help", id, "after"]).to_owned();
        if self.is_brief() {
            return Resettable::Value(say(if id == "main" { "brief_main" } else { "brief" }).into());
        }
        let header = AnsiColor::Green.on_default().bold();
        let heading = format!("{header}{}{header:#}", lang.say(["help", "examples", "name"]));
        let lines = examples::of(id).iter().map(|example| format!("  {example}"));
        let lines: Vec<String> = std::iter::once(heading).chain(lines).collect();
        let examples = Some(lines.join("\n")).filter(|_| lines.len() > 1);
        let notes = lang.find(["help", id, "after"]).map(str::to_owned);
        let general = matches!(self, Part::Help { of_command: true, .. }).then(|| say("general"));
        let blocks: Vec<String> = [examples, notes, general].into_iter().flatten().collect();
        Resettable::Value(blocks.join("\n\n").into())
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
