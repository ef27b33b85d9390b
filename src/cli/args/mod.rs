//! The command line. Its words come from `data/text`, like all others.

pub mod diary;
mod examples;
pub mod lab;
pub mod manual;
pub mod medicine;
mod part;
pub mod plan;
pub mod report;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};
use part::{Part, given, is_set};

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
    /// Blood results.
    Lab(lab::Lab),
    /// The medicines.
    Medicine(medicine::Medicine),
    /// The diary itself.
    Diary(diary::Diary),
    /// The doctor's page.
    Report(report::Report),
    /// An example.
    Demo(report::Demo),
    /// What could be done, and what is tried.
    Plan(plan::Plan),
    /// Help with a command, or on a subject.
    Help(Vec<String>),
    /// The completions of a shell.
    Completions(clap_complete::Shell),
    /// The manual.
    Man(manual::Man),
    /// A JSON Schema.
    Schema(crate::report::schema::Of),
    /// An explanation.
    Explain {
        /// What to explain, as it was typed; `None` lists the topics.
        topic: Option<String>,
        /// List all of them.
        all: bool,
    },
}

/// The options of `screen`.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Where the answers come from, instead of questions.
    pub answers: Option<PathBuf>,
    /// Where the answers go.
    pub save_answers: Option<PathBuf>,
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
    /// For whoever hears the page: numbered lines, and words in the place of lists with a cursor, pictures and tables.
    pub plain: bool,
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

/// All of the definition, for what is made of it.
pub fn whole(lang: Lang) -> Command {
    command(Part::Whole(lang))
}

/// The command line's definition.
fn command(part: Part<'_>) -> Command {
    let flag = |id, long| part.flag(id, long);
    let styles = Styles::styled().header(AnsiColor::Green.on_default().bold()).literal(AnsiColor::Cyan.on_default());
    let file = |id: &'static str, long: &'static str| {
        part.option(id, long, |file| {
            file.value_name("FILE").value_hint(ValueHint::FilePath).value_parser(value_parser!(PathBuf))
        })
    };
    let screen = part.command("screen", "screen", |screen| {
        screen
            .args(file("answers", "answers").map(|answers| answers.allow_hyphen_values(true)))
            .args(file("save_answers", "save-answers"))
            .args(flag("no_save", "no-save"))
            .args(flag("exit_code", "exit-code"))
    });
    let explain = part.command("explain", "explain", |explain| {
        let topic = Arg::new("topic").value_name("TOPIC").num_args(0..).help(part.about("topic"));
        explain.arg(topic).args(flag("list", "list"))
    });
    let lang = part.option("lang", "lang", |lang| {
        lang.value_name("LANG").value_parser(["en"]).default_value("en").hide_possible_values(true)
    });
    let color = part.option("color", "color", |color| {
        color
            .value_name("WHEN")
            .value_parser(["auto", "always", "never"])
            .default_value("auto")
            .hide_possible_values(true)
    });
    let (ascii, quiet, json) = (flag("ascii", "ascii"), flag("quiet", "quiet"), flag("json", "json"));
    let plain = flag("plain", "plain");
    let general = [lang, color, ascii, plain, quiet, json, file("diary", "diary")];
    Command::new("nightlegs")
        .version(env!("CARGO_PKG_VERSION"))
        .about(part.about(if part.is_brief() { "main_brief" } else { "main" }))
        .after_help(part.after("main"))
        .styles(styles)
        // Wider lines are hard to read.
        .max_term_width(80)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args(
            general
                .into_iter()
                .flatten()
                .map(|option| option.global(true).display_order(50).hide(part.hides_general())),
        )
        .subcommands(screen)
        .subcommands(diary::commands(part))
        .subcommands(lab::command(part))
        .subcommands(medicine::commands(part))
        .subcommands(report::commands(part))
        .subcommands(plan::command(part))
        .subcommands(explain)
        .subcommands(manual::commands(part))
}

/// Reads what the definition has let through.
pub fn read(matches: &ArgMatches) -> Option<(Asked, Options)> {
    let (name, of) = matches.subcommand()?;
    let options = Options {
        lang: given::<String>(of, "lang").map_or(Some(Lang::default()), |code| Lang::parse(code))?,
        color: match given::<String>(of, "color").map(String::as_str) {
            Some("always") => anstream::ColorChoice::Always,
            Some("never") => anstream::ColorChoice::Never,
            _ => anstream::ColorChoice::Auto,
        },
        ascii: is_set(of, "ascii"),
        quiet: is_set(of, "quiet"),
        json: is_set(of, "json"),
        plain: is_set(of, "plain"),
        diary: given(of, "diary").cloned(),
    };
    let asked = match name {
        "screen" => Asked::Screen(Screen {
            answers: given(of, "answers").cloned(),
            save_answers: given(of, "save_answers").cloned(),
            no_save: is_set(of, "no_save"),
            exit_code: is_set(of, "exit_code"),
        }),
        "log" => Asked::Log(diary::log(of)),
        "now" => Asked::Now(diary::now(of)),
        "lab" => Asked::Lab(lab::read(of)?),
        "medicine" => Asked::Medicine(medicine::read(of)?),
        "diary" => Asked::Diary(diary::read_diary(of)?),
        "report" => Asked::Report(report::report(of)),
        "demo" => Asked::Demo(report::demo(of)),
        "plan" => Asked::Plan(plan::read(of)),
        "help" => Asked::Help(manual::words(of, "help_what")),
        "completions" => Asked::Completions(manual::shell(of)?),
        "man" => Asked::Man(manual::man(of)),
        "schema" => Asked::Schema(manual::schema(of)?),
        "explain" => {
            let all = is_set(of, "list");
            let typed: Vec<&str> = of.get_many::<String>("topic").into_iter().flatten().map(String::as_str).collect();
            Asked::Explain { topic: Some(typed.join(" ")).filter(|_| !typed.is_empty() && !all), all }
        }
        _ => return None,
    };
    Some((asked, options))
}

#[cfg(test)]
mod tests;
