//! The page in each of its forms, all from the same figures.

use chrono::NaiveDate;
use serde::Serialize;

use super::gather::Gathered;
use crate::cli::args::report::Form;
use crate::cli::failure::Failure;
use crate::cli::stream::print_json;
use crate::diary::analysis::{Analysis, Nights, Period, analyse};
use crate::diary::{Zone, nights_say};
use crate::model::{Moment, Night};
use crate::report::doctor::{self, Records, Sign, Source, figures};
use crate::report::json::{self, ScreeningJson};
use crate::report::page::pdf::Paper;
use crate::report::page::{html, markdown, pdf, terminal};
use crate::report::terminal::to_ascii;
use crate::rules::RULES_VERSION;
use crate::text::Lang;

/// What a page is made of, and how it is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// What the diary holds.
    pub gathered: &'a Gathered,
    /// The period.
    pub period: Period,
    /// The night that only just ended, or has not yet, where it is not logged and for that not of the period.
    pub not_yet: Option<NaiveDate>,
    /// Without the person's own words.
    pub redact: bool,
    /// When it is made.
    pub now: Moment,
    /// Where the person is.
    pub zone: Zone,
    /// Columns of the terminal.
    pub width: usize,
    /// Only ASCII signs.
    pub ascii: bool,
    /// Words in the place of pictures.
    pub in_words: bool,
    /// The paper.
    pub paper: Paper,
    /// The language.
    pub lang: Lang,
}

/// The page in a form; with colours where they are wanted and the form has them.
///
/// # Errors
/// The form cannot be made.
pub fn bytes(material: &Material<'_>, form: Form, colour: bool) -> Result<Vec<u8>, Failure> {
    let all = Nights::of(&material.gathered.nights());
    let analysis = analyse(&all, material.period, material.now, &material.gathered.known());
    let nights = all.over(material.period).nights;
    let screening = material.gathered.screening.as_ref().map(|(at, answers)| (*at, answers));
    let of_period: Vec<&Night> = nights.iter().map(|one| one.night).collect();
    let said = screening.map(|(_, answers)| nights_say(&of_period, answers)).unwrap_or_default();
    let records = material.gathered.records();
    let source = Source {
        analysis: &analysis,
        records: &records,
        all: &all,
        nights,
        screening,
        earlier: &material.gathered.earlier,
        said: &said,
        redact: material.redact,
        not_yet: material.not_yet,
        now: material.now,
        zone: material.zone,
        version: env!("CARGO_PKG_VERSION"),
        lang: material.lang,
    };
    set_out(&source, material, form, colour)
}

fn set_out(source: &Source<'_>, material: &Material<'_>, form: Form, colour: bool) -> Result<Vec<u8>, Failure> {
    let page = || doctor::build(source);
    Ok(match form {
        Form::Terminal => {
            let layout = terminal::Layout { width: material.width, ascii: material.ascii, in_words: material.in_words };
            let mut page = page();
            if material.in_words {
                page.parts.extend(figures::one_by_one(source.all, &material.period, material.lang));
            }
            let text = terminal::set_out(&page, layout);
            let plain = || anstream::adapter::strip_str(&text).to_string();
            if colour { text.into_bytes() } else { plain().into_bytes() }
        }
        Form::Markdown => {
            let text = markdown::set_out(&page());
            if material.ascii { to_ascii(&text).into_bytes() } else { text.into_bytes() }
        }
        Form::Html => html::set_out(&page(), material.lang).into_bytes(),
        Form::Pdf => pdf::set_out(&page(), material.paper, material.now, material.lang)
            .map_err(|fault| Failure::Output(std::io::Error::other(fault)))?,
        Form::Json => in_json(source)?,
    })
}

/// The figures behind the page, as they are.
#[derive(Serialize)]
struct ReportJson<'a> {
    format: &'static str,
    version: u32,
    made_at: String,
    program: &'static str,
    rules_version: &'static str,
    redacted: bool,
    signs: Vec<Sign>,
    analysis: &'a Analysis,
    records: &'a Records<'a>,
    screening: Option<ScreeningJson<'a>>,
    notes: Vec<NoteJson<'a>>,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    night: NaiveDate,
    note: &'a str,
}

fn in_json(source: &Source<'_>) -> Result<Vec<u8>, Failure> {
    let notes = source.nights.iter().filter_map(|one| {
        Some(NoteJson { night: one.night.date, note: one.night.note.as_deref().filter(|_| !source.redact)? })
    });
    let mut out = Vec::new();
    doctor::with(source, |doctor| {
        let screening = doctor.screening();
        let assessed_at = screening.map(|(at, ..)| at.to_rfc3339()).unwrap_or_default();
        let report = ReportJson {
            format: "nightlegs-report",
            version: 1,
            made_at: source.now.to_rfc3339(),
            program: source.version,
            rules_version: RULES_VERSION,
            redacted: source.redact,
            signs: doctor.signs(),
            analysis: source.analysis,
            records: source.records,
            screening: screening.map(|(_, found, case)| json::set_out(found, case, &assessed_at, source.lang)),
            notes: notes.collect(),
        };
        print_json(&mut out, &report)
    })?;
    Ok(out)
}
