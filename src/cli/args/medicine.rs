//! `medicine` on the command line.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::part::{Part, given, is_set};

/// What `medicine` was asked to do.
#[derive(Clone, Debug)]
pub enum Medicine {
    /// A medicine that is taken.
    Add(Add),
    /// Another amount of one.
    Dose(Dose),
    /// The end of one.
    Stop {
        /// Name or number.
        which: String,
        /// The last day, in words.
        on: Option<String>,
    },
    /// The medicines that are taken.
    List {
        /// Also those that were stopped, and every dose.
        all: bool,
    },
    /// Take one out that was written down by mistake.
    Remove {
        /// Name or number.
        which: String,
        /// Do not ask.
        yes: bool,
    },
    /// Look names up.
    Check(Vec<String>),
}

/// A medicine that is taken.
#[derive(Clone, Debug, Default)]
pub struct Add {
    /// The name, or all in one line; `None` asks.
    pub name: Option<String>,
    /// How much.
    pub amount: Option<String>,
    /// The times of day.
    pub at: Vec<String>,
    /// Only when it is needed.
    pub as_needed: bool,
    /// Since when, in words.
    pub since: Option<String>,
    /// Store it although it stands already.
    pub force: bool,
}

/// Another amount.
#[derive(Clone, Debug, Default)]
pub struct Dose {
    /// Name or number.
    pub which: String,
    /// How much.
    pub amount: Option<String>,
    /// The times of day; empty keeps those that stand.
    pub at: Vec<String>,
    /// Only when it is needed.
    pub as_needed: bool,
    /// From when, in words.
    pub from: Option<String>,
}

/// The definition.
pub fn commands(part: Part<'_>) -> Option<Command> {
    part.command("medicine", "medicine", |medicine| {
        medicine.subcommand_required(true).arg_required_else_help(true).subcommands(of_medicine(part))
    })
}

fn of_medicine(part: Part<'_>) -> impl Iterator<Item = Command> {
    let word = |id: &'static str, value: &'static str, help| Arg::new(id).value_name(value).help(part.about(help));
    let flag = |id, long| part.flag(id, long);
    let text = |id: &'static str, long: &'static str, value: &'static str| {
        part.option(id, long, |option| option.value_name(value))
    };
    let at = || part.option("medicine_at", "at", |at| at.value_name("TIME").action(ArgAction::Append));
    let which = || word("which", "NAME|NUMBER", "medicine_which").required(true);
    let commands = [
        part.command("add", "medicine_add", |add| {
            add.arg(word("name", "NAME", "medicine_name"))
                .arg(word("amount", "AMOUNT", "medicine_amount"))
                .args(at())
                .args(flag("as_needed", "as-needed"))
                .args(text("medicine_since", "since", "DATE"))
                .args(flag("medicine_force", "force"))
        }),
        part.command("dose", "medicine_dose", |dose| {
            dose.arg(which())
                .arg(word("amount", "AMOUNT", "medicine_amount"))
                .args(at())
                .args(flag("as_needed", "as-needed"))
                .args(text("medicine_from", "from", "DATE"))
        }),
        part.command("stop", "medicine_stop", |stop| stop.arg(which()).args(text("medicine_on", "on", "DATE"))),
        part.command("list", "medicine_list", |list| list.args(flag("medicine_all", "all"))),
        part.command("remove", "medicine_remove", |remove| remove.arg(which()).args(flag("yes", "yes"))),
        part.command("check", "medicine_check", |check| {
            check.arg(word("names", "NAME", "medicine_names").num_args(1..).required(true))
        }),
    ];
    commands.into_iter().flatten()
}

/// Reads what was let through.
pub fn read(matches: &ArgMatches) -> Option<Medicine> {
    let (name, of) = matches.subcommand()?;
    let text = |id: &str| given::<String>(of, id).cloned();
    let all = |id: &str| -> Vec<String> {
        of.try_get_many::<String>(id).ok().flatten().into_iter().flatten().cloned().collect()
    };
    Some(match name {
        "add" => Medicine::Add(Add {
            name: text("name"),
            amount: text("amount"),
            at: all("medicine_at"),
            as_needed: is_set(of, "as_needed"),
            since: text("medicine_since"),
            force: is_set(of, "medicine_force"),
        }),
        "dose" => Medicine::Dose(Dose {
            which: text("which")?,
            amount: text("amount"),
            at: all("medicine_at"),
            as_needed: is_set(of, "as_needed"),
            from: text("medicine_from"),
        }),
        "stop" => Medicine::Stop { which: text("which")?, on: text("medicine_on") },
        "list" => Medicine::List { all: is_set(of, "medicine_all") },
        "remove" => Medicine::Remove { which: text("which")?, yes: is_set(of, "yes") },
        "check" => Medicine::Check(all("names")),
        _ => return None,
    })
}
