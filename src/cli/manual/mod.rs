//! `help`, `completions`, `man` and `schema`: the program told in words, by itself.

mod man;
pub mod topics;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Command;
pub use man::run as man;

use super::args::{self, Options};
use super::env::World;
use super::failure::Failure;
use crate::ask;
use crate::report::schema::{self, Of};
use crate::text::Lang;
use topics::TOPICS;

/// Tells of a command or of a subject; the exit code.
///
/// # Errors
/// There is neither such a command nor such a subject.
pub fn help(words: &[String], options: &Options, world: &World) -> Result<u8, Failure> {
    let named = words.join("-").to_lowercase().replace('_', "-");
    if let Some(topic) = TOPICS.iter().find(|topic| topic.name == named) {
        return print(topics::set_out(topic, world.width, options.lang).as_bytes());
    }
    let whole = args::whole(options.lang);
    if find(&whole, words).is_none() {
        return Err(Failure::Help(words.join(" "), nearest(words, options.lang)));
    }
    let asked = std::iter::once("nightlegs").chain(words.iter().map(String::as_str)).chain(["--help"]);
    if let Err(help) = args::parse(&asked.map(OsString::from).collect::<Vec<_>>()) {
        help.print().map_err(Failure::Output)?;
    }
    Ok(0)
}

/// The command or subject that may have been meant.
fn nearest(words: &[String], lang: Lang) -> Option<String> {
    let whole = args::whole(lang);
    let commands = paths(&whole);
    let names = commands.iter().map(|path| path.join(" ")).chain(TOPICS.iter().map(|topic| topic.name.to_owned()));
    let asked = words.join(" ");
    names.filter(|name| ask::is_near(&asked, name)).min_by_key(|name| ask::far(&asked, name))
}

/// The command of these words.
fn find<'a>(whole: &'a Command, words: &[String]) -> Option<&'a Command> {
    words.iter().try_fold(whole, |command, word| command.find_subcommand(word))
}

/// The words of every command, in the order of the definition.
pub fn paths(of: &Command) -> Vec<Vec<String>> {
    let below = |command: &Command| {
        let own = vec![command.get_name().to_owned()];
        let deeper = paths(command).into_iter().map(|path| [own.clone(), path].concat()).collect::<Vec<_>>();
        std::iter::once(own.clone()).chain(deeper).collect::<Vec<_>>()
    };
    of.get_subcommands().flat_map(below).collect()
}

/// Prints the completions of a shell; the exit code.
///
/// # Errors
/// They cannot be printed.
pub fn completions(shell: clap_complete::Shell, options: &Options) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::whole(options.lang), "nightlegs", &mut script);
    print(&script)
}

/// Prints a JSON Schema; the exit code.
///
/// # Errors
/// It cannot be printed.
pub fn schema(of: Of, options: &Options) -> Result<u8, Failure> {
    // A schema is texts, numbers and lists, which JSON can always write.
    let text = serde_json::to_string_pretty(&schema::schema(of, options.lang)).unwrap_or_default();
    print(format!("{text}\n").as_bytes())
}

fn print(text: &[u8]) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush()).map_err(Failure::Output)?;
    Ok(0)
}
