//! `help`, `completions`, `man` and `schema` on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;

use super::part::{Part, given};
use crate::report::schema;

/// The shells that completions are made for.
const SHELLS: [(&str, Shell); 4] =
    [("bash", Shell::Bash), ("fish", Shell::Fish), ("powershell", Shell::PowerShell), ("zsh", Shell::Zsh)];

/// What `man` was asked to do.
#[derive(Clone, Debug, Default)]
pub struct Man {
    /// The command, word by word; the program itself where there is none.
    pub command: Vec<String>,
    /// The folder that all pages are written to.
    pub out: Option<PathBuf>,
}

/// The definitions.
pub fn commands(part: Part<'_>) -> impl Iterator<Item = Command> {
    let words = |id, value| {
        let arg = Arg::new(id).value_name(value).num_args(0..).help(part.about(id));
        arg.value_parser(value_parser!(String))
    };
    let help = part.command("help", "help_command", |help| help.arg(words("help_what", "WHAT")));
    let completions = part.command("completions", "completions", |completions| {
        let shells = PossibleValuesParser::new(SHELLS.iter().map(|(name, _)| *name));
        let shell = Arg::new("shell").value_name("SHELL").required(true).value_parser(shells).help(part.about("shell"));
        completions.arg(shell.hide_possible_values(true))
    });
    let man = part.command("man", "man", |man| {
        let out = part.option("man_out", "out", |out| {
            let out = out.value_name("FOLDER").value_hint(ValueHint::DirPath).value_parser(value_parser!(PathBuf));
            out.conflicts_with("man_what")
        });
        man.arg(words("man_what", "COMMAND")).args(out)
    });
    let schema = part.command("schema", "schema", |command| {
        let names = PossibleValuesParser::new(schema::Of::ALL.iter().map(|(name, _)| *name));
        let of = Arg::new("schema_of").value_name("WHAT").required(true).value_parser(names);
        command.arg(of.help(part.about("schema_of")).hide_possible_values(true))
    });
    // The list of the commands is for what people do by night; these are for setting up and for scripts.
    let seldom = [completions, man, schema].map(|command| command.map(|command| command.hide(part.is_help())));
    [help].into_iter().chain(seldom).flatten()
}

/// Reads what was let through.
pub fn words(of: &ArgMatches, id: &str) -> Vec<String> {
    of.try_get_many::<String>(id).ok().flatten().map(|words| words.cloned().collect()).unwrap_or_default()
}

/// Reads what was let through.
pub fn shell(of: &ArgMatches) -> Option<Shell> {
    let named = given::<String>(of, "shell")?;
    SHELLS.iter().find(|(name, _)| name == named).map(|(_, shell)| *shell)
}

/// Reads what was let through.
pub fn man(of: &ArgMatches) -> Man {
    Man { command: words(of, "man_what"), out: given::<PathBuf>(of, "man_out").cloned() }
}

/// Reads what was let through.
pub fn schema(of: &ArgMatches) -> Option<schema::Of> {
    let named = given::<String>(of, "schema_of")?;
    schema::Of::ALL.iter().find(|(name, _)| name == named).map(|(_, of)| *of)
}
