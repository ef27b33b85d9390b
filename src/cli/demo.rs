//! `demo`: an invented person with a screening, twelve weeks of diary and the page. It touches no file of the user.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use chrono::NaiveDate;

use super::args::Options;
use super::args::report::{Demo, Form};
use super::env::World;
use super::failure::Failure;
use super::failure::diary::shown;
use super::people::remark;
use super::report::{Gather, Gathered, Material, bytes};
use super::save;
use crate::diary::analysis::{NightOf, Period};
use crate::diary::{Stamp, Zone};
use crate::model::{Moment, Night};
use crate::report::diary::{Strip, strip, strip_in_words};
use crate::report::page::pdf::Paper;
use crate::report::terminal;
use crate::report::wording::wrap;
use crate::rules::{Case, screen};
use crate::store::Line;
use crate::text::fill;

const DIARY: &str = include_str!("../../data/demo.jsonl");
/// The morning on which the example looks back.
const MORNING: &str = "2026-11-09T09:00:00+00:00";
const ZONE: &str = "Europe/London";
/// Nights of the diary, and of the page.
const TWELVE_WEEKS: u64 = 84;
const FOUR_WEEKS: u64 = 28;

/// Runs the command; the exit code.
///
/// # Errors
/// Something cannot be written.
pub fn run(asked: &Demo, options: &Options, world: &World) -> Result<u8, Failure> {
    let (gathered, now) = (gathered(), morning());
    let last = now.date_naive().pred_opt().unwrap_or_default();
    let material = Material {
        gathered: &gathered,
        period: Period::ending(last, FOUR_WEEKS),
        not_yet: None,
        redact: false,
        now,
        zone: Zone::named(ZONE).unwrap_or(Zone::Fixed(*now.offset())),
        width: world.width,
        ascii: options.ascii,
        in_words: options.plain,
        paper: Paper::A4,
        lang: options.lang,
    };
    if let Some(folder) = &asked.out {
        leave(folder, &material, options, world)?;
        return Ok(0);
    }
    if options.json {
        io::stdout().lock().write_all(&bytes(&material, Form::Json, false)?).map_err(Failure::Output)?;
        return Ok(0);
    }
    let mut text = heading("intro", world.width, options);
    text.push_str(&screened(&material));
    text.push_str(&heading("strip", world.width, options));
    text.push_str(&twelve_weeks(&gathered.nights(), last, &material));
    text.push_str(&heading("page", world.width, options));
    let mut out = anstream::AutoStream::new(io::stdout().lock(), options.color_of(&io::stdout()));
    let page = bytes(&material, Form::Terminal, true)?;
    let ends = heading("end", world.width, options);
    let pieces = [text.as_bytes(), &page, ends.as_bytes()];
    pieces
        .into_iter()
        .try_for_each(|piece| out.write_all(piece))
        .and_then(|()| out.flush())
        .map_err(Failure::Output)?;
    Ok(0)
}

/// The invented diary.
fn gathered() -> Gathered {
    let mut gather = Gather::default();
    for (number, text) in (1..).zip(DIARY.lines()).skip(1) {
        if let Ok((stamp, of_night, text)) = Stamp::read_night(text.as_bytes(), |_| true) {
            gather.take(number, Line { stamp: &stamp, text }, of_night);
        }
    }
    gather.read()
}

fn morning() -> Moment {
    Moment::parse_from_rfc3339(MORNING).unwrap_or_default()
}

fn heading(id: &'static str, width: usize, options: &Options) -> String {
    let text = options.lang.say(["demo", id, "text"]);
    let rows = wrap(text, width, "", "");
    let signs = |row: String| if options.ascii { terminal::to_ascii(&row) } else { row };
    let rows: Vec<String> = rows.into_iter().map(signs).collect();
    format!("\n{}\n\n", rows.join("\n"))
}

fn screened(material: &Material<'_>) -> String {
    let Some((at, answers)) = &material.gathered.screening else { return String::new() };
    let case = Case::new(answers);
    let layout = terminal::Layout {
        width: material.width,
        ascii: material.ascii,
        in_words: material.in_words,
        lang: material.lang,
    };
    terminal::set_out(&screen(&case), &case, &at.format("%Y-%m-%d").to_string(), layout)
}

fn twelve_weeks(nights: &[NightOf<'_>], last: NaiveDate, material: &Material<'_>) -> String {
    let by_date: BTreeMap<NaiveDate, &Night> = nights.iter().map(|one| (one.night.date, one.night)).collect();
    let of = Strip::of(&by_date, last, TWELVE_WEEKS);
    let mut rows = if material.in_words {
        wrap(&strip_in_words(&of, material.lang), material.width, "", "")
    } else {
        strip(&of, material.width, material.now.date_naive(), material.lang)
    };
    rows.push(String::new());
    rows.join("\n")
}

/// Leaves the diary and the page in all its forms in a folder of their own.
fn leave(folder: &Path, material: &Material<'_>, options: &Options, world: &World) -> Result<(), Failure> {
    let fault = |path: &Path| {
        let path = path.display().to_string();
        move |error| Failure::Write(path, error)
    };
    fs::create_dir_all(folder).map_err(fault(folder))?;
    let forms = [Form::Terminal, Form::Markdown, Form::Html, Form::Pdf, Form::Json];
    let mut files = vec![("diary.jsonl".to_owned(), DIARY.as_bytes().to_vec())];
    for form in forms {
        let page = bytes(&Material { width: 80, ..*material }, form, false)?;
        files.push((format!("report.{}", form.ending()), page));
    }
    // Somebody's own diary may be there; nothing is written over.
    for (name, _) in &files {
        let file = folder.join(name);
        if file.symlink_metadata().is_ok() {
            return Err(Failure::There(shown(&file)));
        }
    }
    for (name, content) in &files {
        let file = folder.join(name);
        save::whole(&file, content).map_err(fault(&file))?;
    }
    if options.quiet {
        return Ok(());
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let holes = [("folder", shown(folder)), ("files", names.join(", "))];
    let holes = [("folder", holes[0].1.as_str()), ("files", &holes[1].1)];
    remark(&fill(options.lang.say(["demo", "left", "text"]), &holes), world)
}
