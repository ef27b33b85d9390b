//! The manual for `man`, made from the definition of the command line.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_mangen::Man;

use super::topics::{TOPICS, Topic};
use super::{find, nearest, paths, print};
use crate::cli::args::{self, Options, manual};
use crate::cli::env::World;
use crate::cli::failure::Failure;
use crate::cli::people::remark;
use crate::cli::save;
use crate::text::{Lang, fill};

/// Runs the command; the exit code.
///
/// # Errors
/// There is no such command, or a page cannot be written.
pub fn run(asked: &manual::Man, options: &Options, world: &World) -> Result<u8, Failure> {
    let mut whole = args::whole(options.lang);
    whole.build();
    let Some(folder) = &asked.out else {
        let page = page(&whole, &asked.command, options.lang).map_err(Failure::Output)?;
        let unknown = || Failure::Help(asked.command.join(" "), nearest(&asked.command, options.lang));
        return print(&page.ok_or_else(unknown)?.1);
    };
    let fault = |path: &Path| {
        let path = path.display().to_string();
        move |error| Failure::Write(path, error)
    };
    fs::create_dir_all(folder).map_err(fault(folder))?;
    let all = std::iter::once(Vec::new()).chain(paths(&whole));
    let mut names = Vec::new();
    for words in all.filter(|words| !words.iter().any(|word| word == "help")) {
        if let Some((name, page)) = page(&whole, &words, options.lang).map_err(fault(folder))? {
            let file = folder.join(format!("{name}.1"));
            save::whole(&file, &page).map_err(fault(&file))?;
            names.push(name);
        }
    }
    if !options.quiet {
        let (count, folder) = (names.len().to_string(), crate::cli::failure::diary::shown(folder));
        let holes = [("count", count.as_str()), ("folder", folder.as_str())];
        remark(&fill(options.lang.say(["manual", "man", "written"]), &holes), world)?;
    }
    Ok(0)
}

/// The page of a command, with its name.
fn page(whole: &Command, words: &[String], lang: Lang) -> io::Result<Option<(String, Vec<u8>)>> {
    let Some(command) = find(whole, words).cloned() else { return Ok(None) };
    let name = std::iter::once("nightlegs").chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
    // What stands below the help has its own places here.
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let command = command.display_name(name.clone()).version(env!("CARGO_PKG_VERSION"));
    let has_subcommands = command.has_subcommands();
    let man = Man::new(command).title(name.to_uppercase()).manual(lang.say(["manual", "man", "title"]));
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    if has_subcommands {
        man.render_subcommands_section(&mut out)?;
    }
    let mut blocks = after.split("\n\n").filter(|block| !block.is_empty());
    let head = |id| lang.say(["manual", "man", id]);
    if let Some(examples) = blocks.next() {
        section(&mut out, head("examples"))?;
        for line in examples.lines() {
            match line.strip_prefix("  ") {
                Some(example) => write!(out, ".PP\n.nf\n\\fB{}\\fR\n.fi\n", escaped(example))?,
                None if line.ends_with(':') => {}
                None => writeln!(out, ".PP\n{}", escaped(line))?,
            }
        }
    }
    let notes: Vec<&str> = blocks.collect();
    if !notes.is_empty() {
        section(&mut out, head("notes"))?;
        notes.iter().try_for_each(|note| writeln!(out, ".PP\n{}", escaped(note)))?;
    }
    let about = if words.is_empty() { &["exit-codes", "environment", "files"][..] } else { &["exit-codes"] };
    for topic in TOPICS.iter().filter(|topic| about.contains(&topic.name)) {
        section(&mut out, lang.say(["manual", topic.id, "heading"]))?;
        rows(&mut out, topic, lang)?;
    }
    section(&mut out, head("also"))?;
    writeln!(out, "{}", escaped(head("see")))?;
    Ok(Some((name, out)))
}

fn section(out: &mut Vec<u8>, heading: &str) -> io::Result<()> {
    writeln!(out, ".SH \"{heading}\"")
}

fn rows(out: &mut Vec<u8>, topic: &Topic, lang: Lang) -> io::Result<()> {
    for (term, facet) in topic.rows {
        let text = escaped(lang.say(["manual", topic.id, facet]));
        match term {
            Some(term) => write!(out, ".TP\n\\fB{}\\fR\n{text}\n", escaped(term))?,
            None => writeln!(out, ".PP\n{text}")?,
        }
    }
    Ok(())
}

/// A text with nothing in it that roff would obey: backslashes, hyphens that are to be copied, and a dot or an apostrophe
/// that begins a line.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
    if text.starts_with('.') { format!("\\&{text}") } else { text }
}
