//! `plan` on the command line.

use clap::{Arg, ArgMatches, Command};

use super::part::{Part, given, is_set};

/// What `plan` was asked to do.
#[derive(Clone, Debug)]
pub enum Plan {
    /// The plan, or one strategy whole.
    Show {
        /// The strategy, by its ID or in words.
        strategy: Option<String>,
    },
    /// Begin a trial.
    Start {
        /// The strategy, by its ID or in words.
        strategy: String,
        /// The first night in words.
        on: Option<String>,
        /// The doctor said so.
        force: bool,
    },
    /// End a trial.
    Stop {
        /// The strategy, by its ID or in words.
        strategy: String,
        /// The last night in words.
        on: Option<String>,
    },
}

/// The definition.
pub fn command(part: Part<'_>) -> Option<Command> {
    let words = |required| {
        let words = Arg::new("strategy").value_name("ID").num_args(1..).required(required);
        words.help(part.about("plan_id"))
    };
    let on = || Arg::new("plan_on").long("on").value_name("NIGHT").help(part.about("plan_on"));
    part.command("plan", "plan", |plan| {
        let start = part.command("start", "plan_start", |start| {
            start.arg(words(true)).arg(on()).args(part.flag("plan_force", "force"))
        });
        let stop = part.command("stop", "plan_stop", |stop| stop.arg(words(true)).arg(on()));
        // "help" is a name that no strategy has; a run that names no subcommand defines none, and would read it as one.
        plan.disable_help_subcommand(true).arg(words(false)).subcommands([start, stop].into_iter().flatten())
    })
}

/// Reads what was let through.
pub fn read(of: &ArgMatches) -> Plan {
    let on = |of: &ArgMatches| given::<String>(of, "plan_on").cloned();
    match of.subcommand() {
        Some(("start", of)) => {
            Plan::Start { strategy: words(of).unwrap_or_default(), on: on(of), force: is_set(of, "plan_force") }
        }
        Some(("stop", of)) => Plan::Stop { strategy: words(of).unwrap_or_default(), on: on(of) },
        _ => Plan::Show { strategy: words(of) },
    }
}

/// A name may be of several words.
fn words(of: &ArgMatches) -> Option<String> {
    let words = of.try_get_many::<String>("strategy").ok().flatten()?;
    Some(words.map(String::as_str).collect::<Vec<_>>().join(" "))
}
