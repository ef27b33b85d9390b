//! `log`, `now` and `diary` on the command line.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::part::{Part, given, is_set};

/// The options of `log` that tell something of the night, in the order of an entry. Each is also the id of its help.
pub const TELLING: &[(&str, &str, &str)] = &[
    ("urge", "urge", "URGE"),
    ("where", "where", "PARTS"),
    ("rest", "rest", "MIN"),
    ("cramp", "cramp", "CRAMP"),
    ("wakes", "wakes", "N"),
    ("bed", "bed", "TIME"),
    ("tried", "tried", "TIME"),
    ("asleep_after", "asleep-after", "MIN"),
    ("awakenings", "awakenings", "N"),
    ("awake", "awake", "MIN"),
    ("woke", "woke", "TIME"),
    ("lay_awake", "lay-awake", "MIN"),
    ("up", "up", "TIME"),
    ("quality", "quality", "1-5"),
    ("caffeine", "caffeine", "DRINKS"),
    ("alcohol", "alcohol", "DRINKS"),
    ("exercise", "exercise", "MIN"),
    ("on_feet", "on-feet", "HOURS"),
    ("sitting", "sitting", "HOURS"),
    ("water", "water", "LITRES"),
    ("naps", "naps", "NAPS"),
    ("took", "took", "NAME"),
    ("did", "did", "IDS"),
    ("helped", "helped", "IDS"),
    ("note", "note", "TEXT"),
];

/// Options of `log` that a brief help names.
const COMMON: &[&str] = &["urge", "where", "cramp", "wakes", "quality", "took", "helped", "note"];

/// Options that may be given more than once: each tells of one more.
const REPEATED: &[&str] = &["cramp", "took"];

/// What `log` was asked to do.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// The night in words.
    pub night: Option<String>,
    /// What is told of it: the option's id and text, in the order of [`TELLING`].
    pub told: Vec<(&'static str, String)>,
    /// The legs were quiet.
    pub quiet_night: bool,
    /// There was no sleep at all.
    pub no_sleep: bool,
    /// IANA name of the zone.
    pub zone: Option<String>,
    /// Entries as JSON from standard input.
    pub json_input: bool,
    /// Say back as JSON.
    pub json: bool,
    /// Walk through the nights that are missing.
    pub catch_up: bool,
    /// Store what is doubtful.
    pub force: bool,
}

/// What `now` was asked to do.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// `cramp` or `urge`, where it was named.
    pub what: Option<String>,
    /// Store nothing.
    pub no_save: bool,
}

/// What `diary` was asked to do.
#[derive(Clone, Debug)]
pub enum Diary {
    /// A strip and a table.
    List(Period),
    /// One night.
    Show {
        /// The night in words.
        night: Option<String>,
        /// Every version of it.
        history: bool,
    },
    /// Change a night.
    Edit {
        /// The night in words.
        night: Option<String>,
        /// In the person's editor.
        editor: bool,
        /// Store what is doubtful.
        force: bool,
    },
    /// Remove a night.
    Remove {
        /// The night in words.
        night: String,
        /// Do not ask.
        yes: bool,
    },
    /// Take the last change back.
    Undo,
    /// Read every line and every night.
    Check,
    /// Where the diary is.
    Path,
    /// Write the file anew, without its history.
    Compact {
        /// Move lines that cannot be read to a side file.
        set_aside: bool,
    },
    /// Remove everything.
    Wipe,
}

/// Which nights.
#[derive(Clone, Debug, Default)]
pub struct Period {
    /// So many nights up to now, such as `28d`.
    pub last: Option<String>,
    /// From this night on.
    pub since: Option<String>,
    /// Up to this night.
    pub until: Option<String>,
}

/// The definitions.
pub fn commands(part: Part<'_>) -> impl Iterator<Item = Command> {
    let log = part.command("log", "log", |log| {
        let told = TELLING.iter().filter_map(|(id, long, value)| {
            let action = if REPEATED.contains(id) { ArgAction::Append } else { ArgAction::Set };
            // "--note -" and "--urge -" are for the program to judge.
            part.option(id, long, |told| {
                let hidden = part.is_brief() && !COMMON.contains(id);
                told.value_name(*value).action(action).allow_hyphen_values(true).hide(hidden)
            })
        });
        let json = part.option("json", "json", |json| json.value_name("-").num_args(0..=1).default_missing_value(""));
        log.arg(night(part))
            .args(told)
            .args(part.flag("quiet_night", "quiet-night"))
            .args(part.flag("no_sleep", "no-sleep").map(|flag| flag.hide(part.is_brief())))
            .args(part.option("zone", "zone", |zone| zone.value_name("ZONE").hide(part.is_brief())))
            .args(json.map(|json| json.help(part.about("log_json"))))
            .args(part.flag("catch_up", "catch-up").map(|flag| flag.hide(part.is_brief())))
            .args(part.flag("force", "force").map(|flag| flag.hide(part.is_brief())))
    });
    let now = part.command("now", "now", |now| {
        now.arg(Arg::new("what").value_name("WHAT").value_parser(["cramp", "urge"]).help(part.about("now_what")))
            .args(part.flag("now_no_save", "no-save"))
    });
    let diary = part.command("diary", "diary_command", |diary| {
        diary.subcommand_required(true).arg_required_else_help(true).subcommands(of_diary(part))
    });
    [log, now, diary].into_iter().flatten()
}

fn night(part: Part<'_>) -> Arg {
    Arg::new("night").value_name("NIGHT").help(part.about("night"))
}

/// The options that name a period.
pub fn period_options(part: Part<'_>, of: Command) -> Command {
    let period = |id: &'static str, value| Arg::new(id).long(id).value_name(value).help(part.about(id));
    of.arg(period("last", "PERIOD").conflicts_with("since")).arg(period("since", "NIGHT")).arg(period("until", "NIGHT"))
}

/// Reads what was let through.
pub fn read_period(of: &ArgMatches) -> Period {
    let text = |id| given::<String>(of, id).cloned();
    Period { last: text("last"), since: text("since"), until: text("until") }
}

fn of_diary(part: Part<'_>) -> impl Iterator<Item = Command> {
    let (night, flag) = (|| night(part), |id, long| part.flag(id, long));
    let commands = [
        part.command("list", "diary_list", |list| period_options(part, list)),
        part.command("show", "diary_show", |show| show.arg(night()).args(flag("history", "history"))),
        part.command("edit", "diary_edit", |edit| {
            edit.arg(night()).args(flag("editor", "editor")).args(flag("force", "force"))
        }),
        part.command("remove", "diary_remove", |remove| remove.arg(night().required(true)).args(flag("yes", "yes"))),
        part.command("undo", "diary_undo", |undo| undo),
        part.command("check", "diary_check", |check| check),
        part.command("path", "diary_path", |path| path),
        part.command("compact", "diary_compact", |compact| compact.args(flag("set_aside", "set-aside"))),
        part.command("wipe", "diary_wipe", |wipe| wipe),
    ];
    commands.into_iter().flatten()
}

/// Reads what was let through.
pub fn log(of: &ArgMatches) -> Log {
    let told = TELLING.iter().flat_map(|(id, ..)| {
        let texts = of.try_get_many::<String>(id).ok().flatten();
        texts.into_iter().flatten().map(|text| (*id, text.clone())).collect::<Vec<_>>()
    });
    // Before "log" it is the flag of every command; behind it, it may name standard input.
    let value: Option<&String> = of.try_get_one("json").ok().flatten();
    let before = of.try_get_one::<bool>("json").ok().flatten() == Some(&true);
    // Anything but "-" behind it is the night, or a part of its words.
    let behind = value.filter(|value| !value.is_empty() && *value != "-");
    let night = match (behind, given::<String>(of, "night")) {
        (Some(behind), Some(night)) => Some(format!("{behind} {night}")),
        (behind, night) => behind.or(night).cloned(),
    };
    Log {
        night,
        told: told.collect(),
        quiet_night: is_set(of, "quiet_night"),
        no_sleep: is_set(of, "no_sleep"),
        zone: given(of, "zone").cloned(),
        json_input: value.is_some_and(|value| value == "-"),
        json: before || value.is_some(),
        catch_up: is_set(of, "catch_up"),
        force: is_set(of, "force"),
    }
}

/// Reads what was let through.
pub fn now(of: &ArgMatches) -> Now {
    Now { what: given(of, "what").cloned(), no_save: is_set(of, "now_no_save") }
}

/// Reads what was let through.
pub fn read_diary(matches: &ArgMatches) -> Option<Diary> {
    let (name, of) = matches.subcommand()?;
    let night = |of: &ArgMatches| given::<String>(of, "night").cloned();
    Some(match name {
        "list" => Diary::List(read_period(of)),
        "show" => Diary::Show { night: night(of), history: is_set(of, "history") },
        "edit" => Diary::Edit { night: night(of), editor: is_set(of, "editor"), force: is_set(of, "force") },
        "remove" => Diary::Remove { night: night(of)?, yes: is_set(of, "yes") },
        "undo" => Diary::Undo,
        "check" => Diary::Check,
        "path" => Diary::Path,
        "compact" => Diary::Compact { set_aside: is_set(of, "set_aside") },
        "wipe" => Diary::Wipe,
        _ => return None,
    })
}
