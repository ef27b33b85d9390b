//! The command line. Its words come from `data/text`, like all others.

pub mod diary;
mod part;
pub mod report;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use part::Part;

use crate::text::Lang;

/// What the program was asked to do.
#[derive(Clone, Debug)]
pub enum Asked {
    /// The questions, or answers from a file.
    Screen(Screen),
    /// A night.
    Log(diary::Log),
    /// A cramp or an urge, right now.
    Now(diary::Now),
    /// The diary itself.
    Diary(diary::Diary),
    /// The doctor's page.
    Report(report::Report),
    /// An example.
    Demo(report::Demo),
    /// An explanation.
    Explain {
        /// What to explain; `None` lists the topics.
        topic: Option<String>,
    },
}

/// The options of `screen`.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Where the answers come from, instead of questions.
    pub answers: Option<PathBuf>,
    /// Where the answers go.
    pub save_answers: Option<PathBuf>,
    /// Numbered lines.
    pub plain: bool,
    /// Keep nothing.
    pub no_save: bool,
    /// Exit with 20 at an urgent sign.
    pub exit_code: bool,
}

/// The options that hold for every command.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// Colour.
    pub color: anstream::ColorChoice,
    /// Only ASCII signs.
    pub ascii: bool,
    /// No introduction.
    pub quiet: bool,
    /// JSON instead of a page.
    pub json: bool,
    /// The diary's file, where it was named.
    pub diary: Option<PathBuf>,
}

impl Options {
    /// Whether a stream gets colour.
    pub fn color_of(&self, stream: &impl anstream::stream::RawStream) -> anstream::ColorChoice {
        match self.color {
            anstream::ColorChoice::Auto => anstream::AutoStream::choice(stream),
            fixed => fixed,
        }
    }
}

/// Reads the command line.
///
/// # Errors
/// Help was asked for, or something is wrong.
pub fn parse(words: &[OsString]) -> Result<ArgMatches, clap::Error> {
    part::parse(words, command)
}

/// The command line's definition.
fn command(part: Part<'_>) -> Command {
    let help = |id| part.about(id);
    let flag = |id, long| part.flag(id, long);
    let styles = Styles::styled().header(AnsiColor::Green.on_default().bold()).literal(AnsiColor::Cyan.on_default());
    let file = |id: &'static str, long: &'static str| {
        Arg::new(id)
            .long(long)
            .value_name("FILE")
            .value_hint(ValueHint::FilePath)
            .value_parser(value_parser!(PathBuf))
            .help(help(id))
    };
    let screen = part.command("screen", "screen", |screen| {
        screen
            .arg(file("answers", "answers").allow_hyphen_values(true))
            .arg(file("save_answers", "save-answers"))
            .arg(flag("plain", "plain"))
            .arg(flag("no_save", "no-save"))
            .arg(flag("exit_code", "exit-code"))
    });
    let explain = part.command("explain", "explain", |explain| {
        let topic = Arg::new("topic").value_name("TOPIC").help(help("topic"));
        explain.arg(topic).arg(flag("list", "list"))
    });
    Command::new("nightlegs")
        .version(env!("CARGO_PKG_VERSION"))
        .about(help("main"))
        .after_help(part.after("main"))
        .styles(styles)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("LANG")
                .global(true)
                .display_order(50)
                .value_parser(["en"])
                .default_value("en")
                .help(help("lang")),
        )
        .arg(
            Arg::new("color")
                .long("color")
                .value_name("WHEN")
                .global(true)
                .display_order(50)
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .help(help("color")),
        )
        .arg(flag("ascii", "ascii").global(true).display_order(50))
        .arg(flag("quiet", "quiet").global(true).display_order(50))
        .arg(flag("json", "json").global(true).display_order(50))
        .arg(file("diary", "diary").global(true).display_order(50))
        .subcommands(screen)
        .subcommands(diary::commands(part))
        .subcommands(report::commands(part))
        .subcommands(explain)
}

/// Reads what the definition has let through.
pub fn read(matches: &ArgMatches) -> Option<(Asked, Options)> {
    let (name, of) = matches.subcommand()?;
    let options = Options {
        lang: of.get_one::<String>("lang").and_then(|code| Lang::parse(code))?,
        color: match of.get_one::<String>("color").map(String::as_str) {
            Some("always") => anstream::ColorChoice::Always,
            Some("never") => anstream::ColorChoice::Never,
            _ => anstream::ColorChoice::Auto,
        },
        ascii: of.get_flag("ascii"),
        quiet: of.get_flag("quiet"),
        json: of.try_get_one::<bool>("json").ok().flatten() == Some(&true),
        diary: of.get_one("diary").cloned(),
    };
    let asked = match name {
        "screen" => Asked::Screen(Screen {
            answers: of.get_one("answers").cloned(),
            save_answers: of.get_one("save_answers").cloned(),
            plain: of.get_flag("plain"),
            no_save: of.get_flag("no_save"),
            exit_code: of.get_flag("exit_code"),
        }),
        "log" => Asked::Log(diary::log(of)),
        "now" => Asked::Now(diary::now(of)),
        "diary" => Asked::Diary(diary::read_diary(of)?),
        "report" => Asked::Report(report::report(of)),
        "demo" => Asked::Demo(report::demo(of)),
        "explain" => {
            let topic = of.get_one::<String>("topic").cloned().filter(|_| !of.get_flag("list"));
            Asked::Explain { topic }
        }
        _ => return None,
    };
    Some((asked, options))
}

#[cfg(test)]
mod tests;
