//! `report`: the page for a doctor, in the form that was asked for.

mod forms;
mod gather;
mod seen;

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::Path;

use chrono::{NaiveDate, Timelike};

pub use forms::{Material, bytes};
pub use gather::{Gather, Gathered};

use super::args::report::{Form, Report};
use super::args::{self, Options};
use super::book::Book;
use super::diary::look::bounds;
use super::env::{World, temporary_folder};
use super::failure::Failure;
use super::failure::diary::{DiaryFailure, shown};
use super::people::remark;
use super::save;
use crate::diary::analysis::{NightOf, Period, needed};
use crate::diary::words::EVENING_HOUR;
use crate::model::Moment;
use crate::report::page::pdf::Paper;
use crate::store::Reach;
use crate::text::fill;

/// Columns of a page that goes to a file.
const PAGE_WIDTH: usize = 80;

/// Runs the command; the exit code.
///
/// # Errors
/// The period or the form cannot be read, the diary cannot, or the page cannot be written.
pub fn run(asked: &Report, options: &Options, world: &World) -> Result<u8, Failure> {
    let book = Book::open(options, world)?;
    let form = form(asked, options)?;
    let out = asked.out.as_deref().filter(|out| out.as_os_str() != "-");
    if let Some(out) = out.filter(|out| book.store.owns(out)) {
        return Err(Failure::SaveOver(out.display().to_string()));
    }
    let asked_for = bounds(&asked.period, &book)?;
    let decide = |is_logged| period_of(asked_for, &asked.period, is_logged, world.now);
    let (gathered, (period, not_yet)) = gather(&book, asked_for.1, !asked.redact, &decide)?;
    // What lives as long as the program is not taken apart.
    let mut gathered = ManuallyDrop::new(gathered);
    if asked.redact {
        gathered.redact(options.lang);
    }
    let to_file = out.is_some() || asked.open;
    let material = Material {
        gathered: &gathered,
        period,
        not_yet,
        redact: asked.redact,
        now: world.now,
        zone: world.zone,
        width: if to_file { PAGE_WIDTH } else { world.width },
        ascii: options.ascii,
        in_words: options.plain,
        paper: if asked.letter { Paper::Letter } else { Paper::A4 },
        lang: options.lang,
    };
    if !to_file {
        print(&material, form, options)?;
        return Ok(0);
    }
    let page = bytes(&material, form, false)?;
    let file = match out {
        Some(out) => save::whole(out, &page).map(|()| out.to_owned()),
        None => save::among_temporary(&page, form.ending()),
    };
    let named = || out.map_or_else(temporary_folder, |out| out.display().to_string());
    let file = file.map_err(|error| Failure::Write(named(), error))?;
    // Of a page that nobody named the place is told, however quiet: it is theirs to remove.
    if out.is_none() || !options.quiet {
        let facet = if out.is_some() { "written" } else { "left" };
        let holes = [("file", shown(&file))];
        remark(&fill(options.lang.say(["doctor", "file", facet]), &[("file", &holes[0].1)]), world)?;
    }
    if asked.open {
        open::that_detached(&file).map_err(|error| Failure::Show(shown(&file), error))?;
    }
    Ok(0)
}

/// Hour from which the night before is over and may be missing.
const NOON: u32 = 12;

/// The period of the page, and the night that it leaves out.
///
/// Where no end is asked for, the page ends with the night that counts now, if that is in the diary, or if it is past
/// noon of its next day. Else it ends with the night before, in as many nights: tonight is not over, and last night may
/// still be written down, so that neither is missing. Before noon the night that is left out is named.
fn period_of(
    (first, last): (NaiveDate, NaiveDate),
    asked: &args::diary::Period,
    is_logged: bool,
    now: Moment,
) -> (Period, Option<NaiveDate>) {
    let whole = Period { first, last };
    let over = (NOON..EVENING_HOUR).contains(&now.hour());
    // A period of that night alone has no other.
    let alone = asked.since.is_some() && first == last;
    if asked.until.is_some() || alone || is_logged || over {
        return (whole, None);
    }
    let back = |date: NaiveDate| date.pred_opt().unwrap_or(date);
    let period = Period { first: if asked.since.is_some() { first } else { back(first) }, last: back(last) };
    (period, (now.hour() < NOON).then_some(last))
}

/// Reads the whole diary; what does not read is told of and holds nothing back.
///
/// # Errors
/// The diary cannot be read.
pub(super) fn gather_all(book: &Book<'_>) -> Result<Gathered, Failure> {
    let last = book.current();
    Ok(gather(book, last, false, &|_| (Period { first: last, last }, None))?.0)
}

/// The period of a page, by whether its last night is in the diary, and the night that it leaves out.
type Decide<'a> = &'a dyn Fn(bool) -> (Period, Option<NaiveDate>);

/// Reads the diary; what does not read is told of and holds nothing back. Where nights may be left out, only those are
/// kept that the page rests on; the whole diary where these are not enough. Of a page without a person's own words none
/// is left out: other medicines are numbered over all nights.
fn gather(
    book: &Book<'_>,
    last: NaiveDate,
    may_leave_out: bool,
    decide: Decide<'_>,
) -> Result<(Gathered, (Period, Option<NaiveDate>)), Failure> {
    let file = shown(book.store.path());
    let gather = may_leave_out.then(|| ahead(book, last, decide)).flatten();
    let (mut gathered, mut torn) = scan(book, gather.unwrap_or_default())?;
    let mut decided = decide(gathered.has(last));
    if !gathered.suffices(decided.0) {
        (gathered, torn) = scan(book, Gather::default())?;
        decided = decide(gathered.has(last));
    }
    if torn {
        book.warn("torn", &[("file", &file)])?;
    }
    for line in &gathered.unread {
        book.warn("left_out", &[("file", &file), ("line", &line.to_string())])?;
    }
    for seq in gathered.unread_records() {
        let line = book.store.line_of(seq)?.unwrap_or_default().to_string();
        book.warn("unread_record", &[("file", &file), ("line", &line)])?;
    }
    Ok((gathered, decided))
}

/// Looks at the last nights of the period for what decides which nights are kept; nothing where all are. Nights that do
/// not stand near the end of the diary are not looked for: what was kept is held against the page afterwards.
fn ahead(book: &Book<'_>, last: NaiveDate, decide: Decide<'_>) -> Option<Gather> {
    if (book.today() - last).num_days() > NEAR {
        return Some(Gather::only(decide(false).0, true));
    }
    let looked = needed::looked(last);
    // What is wrong with the diary is told of when it is read whole.
    let tail = book.store.tail(Reach::Since(looked.first)).ok()??;
    let nights = book.standing(&tail, Some(looked.first)).nights;
    let (period, _) = decide(nights.contains_key(&last));
    let of_period = nights.range(..=period.last).map(|(_, logged)| logged);
    let of_period: Vec<NightOf<'_>> = of_period
        .map(|logged| NightOf { night: &logged.night, recorded_at: logged.recorded_at, edited: false })
        .collect();
    let said = needed::ahead(&of_period, period);
    (!said.self_care_counts).then(|| Gather::only(period, said.takes))
}

/// Days since the end of the period within which its last nights are looked at ahead.
const NEAR: i64 = 56;

/// Reads the diary; whether its end is torn.
fn scan(book: &Book<'_>, gather: Gather) -> Result<(Gathered, bool), Failure> {
    let gather = RefCell::new(gather);
    let scanned = book.store.scan_nights::<Failure>(
        |date| gather.borrow().keeps(date),
        |number, line, of_night| {
            gather.borrow_mut().take(number, line, of_night);
            Ok(())
        },
    )?;
    Ok((gather.into_inner().read(), scanned.is_some_and(|scanned| scanned.torn.is_some())))
}

/// The form that was named, that of the file's ending, or the one that fits where it goes.
fn form(asked: &Report, options: &Options) -> Result<Form, Failure> {
    let ending = asked.out.as_deref().and_then(Path::extension).map(|ending| ending.to_string_lossy().into_owned());
    match (asked.form, ending) {
        (Some(form), _) => Ok(form),
        (None, _) if options.json => Ok(Form::Json),
        (None, Some(ending)) => Form::of_ending(&ending).ok_or_else(|| DiaryFailure::Together("report_ending").into()),
        (None, None) if asked.open => Ok(Form::Html),
        (None, None) => Ok(Form::Terminal),
    }
}

fn print(material: &Material<'_>, form: Form, options: &Options) -> Result<(), Failure> {
    if form == Form::Pdf && io::stdout().is_terminal() {
        return Err(DiaryFailure::Together("report_pdf").into());
    }
    let page = bytes(material, form, true)?;
    let written = if form == Form::Terminal {
        let mut out = anstream::AutoStream::new(io::stdout().lock(), options.color_of(&io::stdout()));
        out.write_all(&page).and_then(|()| out.flush())
    } else {
        let mut out = io::stdout().lock();
        out.write_all(&page).and_then(|()| out.flush())
    };
    written.map_err(Failure::Output)
}

#[cfg(test)]
mod tests;
