//! Floor 4: the command line, the terminal, the clock, files.

mod args;
pub mod body;
mod book;
mod demo;
mod diary;
mod env;
mod failure;
mod lab;
mod log;
mod manual;
mod medicine;
mod now;
mod people;
mod plan;
mod report;
mod save;
mod screen;
mod stream;

use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

pub use args::whole as definition;
use args::{Asked, Options};
use env::World;
use failure::Failure;
use failure::diary::shown;
use people::remove_scrap;

use crate::report::explain::{self, Found};
use crate::report::wording::{tame_whole, wrap};
use crate::rules::registry;
use crate::text::{Lang, fill};

/// The exit code of a fault of the program itself; that of a Rust program without a hook.
const FAULT: i32 = 101;

/// Runs the program; the exit code.
pub fn run() -> u8 {
    own_up_to_faults(Lang::default(), None);
    let words: Vec<_> = std::env::args_os().collect();
    let matches = match args::parse(&words) {
        // What lives as long as the program is not taken apart.
        Ok(matches) => ManuallyDrop::new(matches),
        Err(error) => {
            return match tell_usage(&words, &error) {
                // Where standard error is closed there is nobody left to tell; help that was asked for is a result.
                Err(failed) if !error.use_stderr() => tell(&Failure::Output(failed), Lang::default()),
                _ => u8::try_from(error.exit_code()).unwrap_or(2),
            };
        }
    };
    let Some((asked, options)) = args::read(&matches) else { return 2 };
    // A file that may not grow further is a failure like a full disk, not the end of the program.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    options.color.write_global();
    let lang = options.lang;
    own_up_to_faults(lang, options.diary.clone());
    let done = World::look().and_then(|world| match &asked {
        _ if env::is_to_fail() => panic!("{asked:?}"),
        Asked::Screen(screen) => screen::run(screen, &options, &world),
        Asked::Log(log) => log::run(log, &options, &world),
        Asked::Now(now) => now::run(now, &options, &world),
        Asked::Lab(asked) => lab::run(asked, &options, &world),
        Asked::Medicine(asked) => medicine::run(asked, &options, &world),
        Asked::Diary(diary) => diary::run(diary, &options, &world),
        Asked::Report(asked) => report::run(asked, &options, &world),
        Asked::Demo(asked) => demo::run(asked, &options, &world),
        Asked::Plan(asked) => plan::run(asked, &options, &world),
        Asked::Explain { topic, all } => explain(topic.as_deref(), *all, &options, &world),
        Asked::Help(words) => manual::help(words, &options, &world),
        Asked::Completions(shell) => manual::completions(*shell, &options),
        Asked::Man(asked) => manual::man(asked, &options, &world),
        Asked::Schema(of) => manual::schema(*of, &options),
    });
    done.unwrap_or_else(|failure| tell(&failure, lang))
}

/// A fault of the program itself is told in one sentence, with nothing of what was asked or answered; the terminal is given
/// back as it was, and a text that was edited goes. It ends the program with the exit code 101, on any thread.
fn own_up_to_faults(lang: Lang, named: Option<PathBuf>) {
    std::panic::set_hook(Box::new(move |_| {
        body::give_back();
        remove_scrap();
        let fault = lang.say(["error", "unexpected", "name"]);
        // What is appended is a line, whole or torn; a torn one is set aside, and what stood before it stands.
        let unharmed = env::diary_file(named.as_deref()).map_or_else(
            |_| lang.say(["error", "unexpected", "diary"]).to_owned(),
            |file| fill(lang.say(["error", "unexpected", "file"]), &[("file", &shown(&file))]),
        );
        let mut err = anstream::stderr();
        for row in wrap(&format!("nightlegs: {fault} {unharmed}"), env::error_width(), "", "  ") {
            let _ = writeln!(err, "{row}");
        }
        std::process::exit(FAULT);
    }));
}

/// Prints help, or what is wrong with the command line. What was typed may hold what a terminal would obey: the words are
/// read again without it.
fn tell_usage(words: &[std::ffi::OsString], error: &clap::Error) -> io::Result<()> {
    let tamed: Vec<_> = words.iter().map(|word| tame_whole(&word.to_string_lossy()).into()).collect();
    match (error.use_stderr(), args::parse(&tamed)) {
        (false, _) => error.print(),
        (true, Err(tame)) => tame.print(),
        (true, Ok(_)) => {
            let text = error.to_string();
            text.lines().try_for_each(|line| writeln!(anstream::stderr(), "{}", tame_whole(line)))
        }
    }
}

fn explain(topic: Option<&str>, all: bool, options: &Options, world: &World) -> Result<u8, Failure> {
    let (found, in_full) = match topic.map(|topic| explain::find(topic, options.lang)) {
        None => (registry::topics().collect(), false),
        Some(Found::Exact(found)) => (found, true),
        Some(Found::Several(found)) => (found, false),
        Some(Found::Nothing) => return Err(Failure::Topic(topic.unwrap_or_default().to_owned())),
    };
    let mut out = io::stdout().lock();
    if options.json {
        let set_out = |topic| explain::set_out_json(topic, in_full, options.lang);
        stream::print_json(&mut out, &found.into_iter().map(set_out).collect::<Vec<_>>())?;
        return Ok(0);
    }
    let text = match topic {
        None => explain::contents(all, world.width, options.lang),
        Some(_) if in_full => {
            let set_out = |topic| explain::set_out(topic, world.width, options.lang);
            found.into_iter().map(set_out).collect::<Vec<_>>().join("\n")
        }
        Some(topic) => explain::several(topic, &found, world.width, options.lang),
    };
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)?;
    Ok(0)
}

/// Tells the user what went wrong. A reader that has closed its pipe wants no more, and that is no failure.
fn tell(failure: &Failure, lang: Lang) -> u8 {
    if failure.is_closed_pipe() {
        return 0;
    }
    say(failure, lang);
    failure.exit_code()
}

/// Says a failure once: a signal and the prompt that it broke off may both want to.
fn say(failure: &Failure, lang: Lang) {
    static SAID: AtomicBool = AtomicBool::new(false);
    if !SAID.swap(true, Ordering::Relaxed) {
        say_also(failure, lang);
    }
}

/// Says a failure beside which others may be said.
fn say_also(failure: &Failure, lang: Lang) {
    let text = format!("nightlegs: {}", failure.words(lang));
    let mut err = anstream::stderr();
    // Where standard error is closed there is nobody left to tell.
    for row in wrap(&text, env::error_width(), "", "  ") {
        let _ = writeln!(err, "{row}");
    }
}
