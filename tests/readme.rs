//! The tables of the README are made from the program: `UPDATE_README=1 cargo test --test readme` writes them anew.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use nightlegs::model::{Id, Source};
use nightlegs::report::explain::set_out_json;
use nightlegs::rules::registry::{Topic, rules};
use nightlegs::text::{Checked, Lang, reference};

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The family of a rule; `None` for what is no rule.
fn family(topic: Topic) -> Option<&'static str> {
    Some(match topic {
        Topic::Criterion(_) => "Criteria of RLS",
        Topic::Feature(_) => "Features of a night cramp",
        Topic::LookAlike(_) => "Look-alikes",
        Topic::RedFlag(_) => "Danger signs",
        Topic::Advice(_) => "Self-care and advice",
        Topic::Background(_) => "Background",
        _ => return None,
    })
}

fn table() -> String {
    let mut families: Vec<(&str, String)> = Vec::new();
    for topic in rules() {
        let Some(family) = family(topic) else { continue };
        let json = serde_json::to_value(set_out_json(topic, false, Lang::default())).expect("JSON");
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        let sources: Vec<String> = json["sources"].as_array().expect("a list").iter().map(text).collect();
        let row = format!("| `{}` | {} | {} |\n", text(&json["id"]), text(&json["title"]), sources.join(", "));
        match families.iter_mut().find(|(name, _)| *name == family) {
            Some((_, rows)) => rows.push_str(&row),
            None => families.push((family, row)),
        }
    }
    // The rules first, what is only explained last.
    families.sort_by_key(|(name, _)| *name == "Background");
    let mut out = String::new();
    for (name, rows) in families {
        let count = rows.lines().count();
        write!(out, "**{name}** ({count})\n\n| id | what | sources |\n|---|---|---|\n{rows}\n").expect("written");
    }
    out.push_str("**Sources**\n\n| key | reference | checked |\n|---|---|---|\n");
    for source in Source::ALL {
        let found = reference(*source).expect("a reference");
        let checked = match found.checked {
            Checked::TwoPages => "on two pages",
            Checked::OnePage => "on one page",
            Checked::Unconfirmed => "not yet confirmed",
            Checked::Own => "our own",
        };
        writeln!(out, "| {source} | {} | {checked} |", found.reference.replace('|', "\\|")).expect("written");
    }
    out
}

#[test]
fn the_table_of_rules_is_the_one_that_the_program_has() {
    const BEGIN: &str = "<!-- rules: made by tests/readme.rs -->\n";
    const END: &str = "<!-- end of rules -->";
    let readme = std::fs::read_to_string(path()).expect("README");
    let (before, rest) = readme.split_once(BEGIN).expect("the mark of the table");
    let (stands, after) = rest.split_once(END).expect("the end of the table");
    let made = format!("\n{}\n", table());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path(), format!("{before}{BEGIN}{made}{END}{after}")).expect("written");
    } else {
        assert!(stands == made, "run UPDATE_README=1 cargo test --test readme, and read what changed");
    }
}

#[test]
fn the_readme_names_every_command_and_no_other() {
    let readme = std::fs::read_to_string(path()).expect("README");
    let table = readme
        .split("## The commands\n")
        .nth(1)
        .and_then(|rest| rest.trim_start().split("\n\n").next())
        .expect("a table");
    let help = Command::new(env!("CARGO_BIN_EXE_nightlegs")).arg("--help").output().expect("runs").stdout;
    let help = String::from_utf8(help).expect("UTF-8");
    let list = help.split("Commands:\n").nth(1).expect("commands").split("\n\n").next().expect("a list");
    let commands: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 8, "{commands:?}");
    for command in &commands {
        assert!(table.contains(&format!("`{command}")), "{command} is not in the table of commands");
    }
    let named = table.lines().skip(2).filter_map(|row| row.split('`').nth(1)?.split_whitespace().next());
    for name in named {
        // Those for setting up are not in the list of `--help`.
        let asked = Command::new(env!("CARGO_BIN_EXE_nightlegs")).args([name, "--help"]).output().expect("runs");
        assert!(asked.status.success(), "{name} is no command");
    }
}
