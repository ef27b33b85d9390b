//! `report` and `demo` on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, ValueHint, value_parser};

use super::diary::{Period, period_options, read_period};
use super::part::{Part, given, is_set};

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a terminal of 80 columns.
    Terminal,
    /// Markdown.
    Markdown,
    /// A web page in one file.
    Html,
    /// Paper.
    Pdf,
    /// The figures behind the page.
    Json,
}

/// The forms by their names, and the endings of files that mean them.
const FORMS: [(&str, Form, &[&str]); 5] = [
    ("terminal", Form::Terminal, &["txt", "text"]),
    ("markdown", Form::Markdown, &["md", "markdown"]),
    ("html", Form::Html, &["html", "htm"]),
    ("pdf", Form::Pdf, &["pdf"]),
    ("json", Form::Json, &["json"]),
];

impl Form {
    /// The form that the ending of a file means.
    pub fn of_ending(ending: &str) -> Option<Form> {
        let ending = ending.to_lowercase();
        FORMS.iter().find(|(_, _, endings)| endings.contains(&ending.as_str())).map(|(_, form, _)| *form)
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        FORMS.iter().find(|(_, form, _)| *form == self).map_or("txt", |(.., endings)| endings[0])
    }
}

/// What `report` was asked to do.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Which nights.
    pub period: Period,
    /// The form, where it was named.
    pub form: Option<Form>,
    /// Where it goes, instead of standard output.
    pub out: Option<PathBuf>,
    /// Letter instead of A4.
    pub letter: bool,
    /// Without notes and other words of the person.
    pub redact: bool,
    /// Show it with the program that the system has for it.
    pub open: bool,
}

/// What `demo` was asked to do.
#[derive(Clone, Debug, Default)]
pub struct Demo {
    /// The folder that the diary and the pages are left in.
    pub out: Option<PathBuf>,
}

/// The definitions.
pub fn commands(part: Part<'_>) -> impl Iterator<Item = Command> {
    let path = |id: &'static str, hint| {
        let arg = Arg::new(id).long("out").value_hint(hint).value_parser(value_parser!(PathBuf));
        arg.help(part.about(id))
    };
    let report = part.command("report", "report", |report| {
        let names = FORMS.iter().map(|(name, ..)| *name);
        let form = Arg::new("format").long("format").value_name("FORM").value_parser(PossibleValuesParser::new(names));
        let paper = Arg::new("paper").long("paper").value_name("PAPER").value_parser(["a4", "letter"]);
        period_options(part, report)
            .arg(form.help(part.about("format")).hide_possible_values(true))
            .arg(path("report_out", ValueHint::FilePath).value_name("FILE"))
            .arg(paper.help(part.about("paper")))
            .args(part.flag("redact", "redact"))
            .args(part.flag("open", "open"))
    });
    let demo = part.command("demo", "demo", |demo| demo.arg(path("demo_out", ValueHint::DirPath).value_name("FOLDER")));
    [report, demo].into_iter().flatten()
}

/// Reads what was let through.
pub fn report(of: &ArgMatches) -> Report {
    let named = given::<String>(of, "format");
    Report {
        period: read_period(of),
        form: named.and_then(|named| FORMS.iter().find(|(name, ..)| name == named)).map(|(_, form, _)| *form),
        out: given::<PathBuf>(of, "report_out").cloned(),
        letter: given::<String>(of, "paper").is_some_and(|paper| paper == "letter"),
        redact: is_set(of, "redact"),
        open: is_set(of, "open"),
    }
}

/// Reads what was let through.
pub fn demo(of: &ArgMatches) -> Demo {
    Demo { out: given::<PathBuf>(of, "demo_out").cloned() }
}
