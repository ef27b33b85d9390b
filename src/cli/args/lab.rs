//! `lab` on the command line.

use clap::{Arg, ArgMatches, Command};

use super::part::{Part, given, is_set};
use crate::model::{Id, LabTest, Tri};

/// What `lab` was asked to do.
#[derive(Clone, Debug)]
pub enum Lab {
    /// Write results down.
    Tell(Tell),
    /// Every draw, the newest first.
    List,
    /// Remove a draw.
    Remove {
        /// The date of the draw.
        on: String,
        /// Do not ask.
        yes: bool,
    },
    /// Options or words stand before `list` or `remove`, which have no use for them.
    Misplaced,
}

/// What is told of a draw.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tell {
    /// Tests with their values, as words.
    pub words: Vec<String>,
    /// Tests that have an option of their own, with the value as typed.
    pub tests: Vec<(LabTest, String)>,
    /// When the blood was taken.
    pub on: Option<String>,
    /// Taken in the morning.
    pub morning: Option<Tri>,
    /// No iron was taken in the day before.
    pub off_iron: Option<Tri>,
    /// Ill around it.
    pub ill: Option<Tri>,
    /// Store what is doubtful, and write over what stands.
    pub force: bool,
}

/// The option of a test.
const fn option_of(test: LabTest) -> &'static str {
    match test {
        LabTest::Ferritin => "ferritin",
        LabTest::TransferrinSaturation => "tsat",
        LabTest::Iron => "iron",
        LabTest::IronBindingCapacity => "tibc",
        LabTest::Haemoglobin => "haemoglobin",
        LabTest::Magnesium => "magnesium",
        LabTest::Potassium => "potassium",
        LabTest::Calcium => "calcium",
        LabTest::Creatinine => "creatinine",
        LabTest::Egfr => "egfr",
        LabTest::VitaminB12 => "b12",
        LabTest::Folate => "folate",
        LabTest::Tsh => "tsh",
        LabTest::Hba1c => "hba1c",
        LabTest::IrlsTotal => "irls",
    }
}

/// How it was taken: the option, and the id of its help.
const TAKEN: [(&str, &str); 3] = [("morning", "lab_morning"), ("off-iron", "lab_off_iron"), ("ill", "lab_ill")];

/// The answers that an option takes.
const TRI: [&str; 3] = ["yes", "no", "unsure"];

/// The definition.
pub fn command(part: Part<'_>) -> Option<Command> {
    part.command("lab", "lab", |lab| {
        let list = part.command("list", "lab_list", |list| list);
        let remove = part.command("remove", "lab_remove", |remove| {
            let date = Arg::new("date").value_name("DATE").help(part.about("lab_date")).required(true).num_args(1..);
            remove.arg(date).args(part.flag("yes", "yes"))
        });
        let add = part.command("add", "lab_add", |add| telling(part, add));
        telling(part, lab).subcommands([add, list, remove].into_iter().flatten())
    })
}

fn telling(part: Part<'_>, of: Command) -> Command {
    let words = Arg::new("words").value_name("TEST VALUE [UNIT]").num_args(0..).allow_negative_numbers(true);
    let tests = LabTest::ALL.iter().filter(|test| part.has(option_of(**test))).map(|test| {
        let long = option_of(*test);
        let option = Arg::new(long).long(long).value_name("VALUE").help(part.about("lab_value"));
        // All take the same; the help shows those that are most often meant.
        option.allow_negative_numbers(true).hide(!matches!(test, LabTest::Ferritin | LabTest::TransferrinSaturation))
    });
    let taken = TAKEN.iter().filter(|(long, _)| part.has(long)).map(|(long, help)| {
        let option = Arg::new(*long).long(*long).value_name("ANSWER").help(part.about(help)).value_parser(TRI);
        let option = option.hide_possible_values(true).hide(part.is_brief());
        // Alone it says yes; a word behind it would be the name of a test.
        let alone = |option: Arg| option.num_args(0..=1).require_equals(true).default_missing_value("yes");
        if *long == "morning" { option } else { alone(option) }
    });
    of.arg(words.help(part.about("lab_words")))
        .args(tests)
        .args(part.option("lab_on", "on", |on| on.value_name("DATE")))
        .args(taken)
        .args(part.flag("lab_force", "force").map(|flag| flag.hide(part.is_brief())))
}

/// Reads what was let through.
pub fn read(of: &ArgMatches) -> Option<Lab> {
    let told = read_telling(of);
    let words = |of: &ArgMatches, id| {
        let words = of.try_get_many::<String>(id).ok().flatten();
        words.into_iter().flatten().cloned().collect::<Vec<_>>()
    };
    Some(match of.subcommand() {
        None => Lab::Tell(told),
        Some(("add", of)) if told == Tell::default() => Lab::Tell(read_telling(of)),
        Some(("list", _)) if told == Tell::default() => Lab::List,
        Some(("remove", of)) if told == Tell::default() => {
            Lab::Remove { on: words(of, "date").join(" "), yes: is_set(of, "yes") }
        }
        Some(("add" | "list" | "remove", _)) => Lab::Misplaced,
        Some(_) => return None,
    })
}

fn read_telling(of: &ArgMatches) -> Tell {
    let text = |id: &str| given::<String>(of, id).cloned();
    let answer = |id: &str| text(id).and_then(|name| Tri::parse(&name));
    let words = of.try_get_many::<String>("words").ok().flatten();
    Tell {
        words: words.into_iter().flatten().cloned().collect(),
        tests: LabTest::ALL.iter().filter_map(|test| Some((*test, text(option_of(*test))?))).collect(),
        on: text("lab_on"),
        morning: answer("morning"),
        off_iron: answer("off-iron"),
        ill: answer("ill"),
        force: is_set(of, "lab_force"),
    }
}
