//! `plan start` and `plan stop`: a trial begins or ends with a night.

use std::io;

use chrono::{Days, NaiveDate, Timelike};

use super::Known;
use crate::cli::book::{Book, Ledger, said_of_stored};
use crate::cli::failure::Failure;
use crate::cli::failure::plan::PlanFailure;
use crate::cli::people::storing;
use crate::cli::stream::print_json;
use crate::diary::analysis::trial::TRIAL;
use crate::diary::{Key, Payload};
use crate::model::{Advice, Id, Reason, Strategy, Trial, Urgency};
use crate::report::diary::{DateFacet, date, night_name};
use crate::rules::{gates, plan};
use crate::store::Draft;
use crate::text::fill;

/// From this hour to the evening "tonight" is the night that comes.
const MORNING: u32 = 4;
/// The hour with which a night begins.
const EVENING: u32 = 18;

/// What became of a trial that was asked for.
enum Begun {
    Kept {
        /// How many are tried at the same time.
        at_once: usize,
    },
    Already(Trial),
}

/// Begins a trial.
///
/// # Errors
/// It is held back for this person, a danger sign is open, the night cannot be, or the diary cannot be written.
pub fn start(strategy: Strategy, on: Option<&str>, force: bool, book: &Book<'_>) -> Result<(), Failure> {
    let from = match on {
        Some(said) => book.night_of(Some(said))?,
        None if (MORNING..EVENING).contains(&book.world.now.hour()) => book.today(),
        None => book.current(),
    };
    if from > later(book.today(), TRIAL) {
        return Err(PlanFailure::Far(name(from, book)).into());
    }
    let known = Known::of(book)?;
    let held = allowed(strategy, force, &known)?;
    let kept = storing(|| {
        book.change_ledger("plan start", |ledger| {
            if let Some(going) = ledger.going_on().find(|trial| trial.strategy == strategy) {
                return Ok((Vec::new(), Begun::Already(*going)));
            }
            if let Some(over) = within(strategy, from, ledger) {
                let [first, last] = [over.from, over.until.unwrap_or(over.from)].map(|night| day(night, book));
                return Err(PlanFailure::Overlap(strategy, [first, last]).into());
            }
            let trial = Trial { strategy, from, until: None };
            let at_once = ledger.going_on().count() + 1;
            Ok((vec![Draft { payload: Payload::Trial(&trial).text(), undoes: None }], Begun::Kept { at_once }))
        })
    })?;
    book.after(&kept)?;
    said_of_stored(say_begun(strategy, from, &held, &kept.value, &known, book))
}

/// Whether it may begin; the reasons that the doctor's word has set aside.
fn allowed(strategy: Strategy, force: bool, known: &Known) -> Result<Vec<Reason>, Failure> {
    let urgency = known.signs.first().map_or(Urgency::SelfCare, |sign| sign.urgency);
    if urgency == Urgency::Emergency || urgency >= Urgency::SameDay && !force {
        return Err(PlanFailure::Urgent(urgency).into());
    }
    let reasons = plan::reasons(Advice::from(strategy), &known.plan.withheld);
    if reasons.is_empty() || force { Ok(reasons) } else { Err(PlanFailure::Held(strategy, reasons).into()) }
}

/// An earlier trial of it that the night is within. One that is begun anew with its own first night goes on.
fn within(strategy: Strategy, from: NaiveDate, ledger: &Ledger) -> Option<Trial> {
    let before = ledger.trials.values().filter(|trial| trial.strategy == strategy && trial.from != from);
    before.copied().find(|trial| trial.until.is_some_and(|until| until >= from))
}

fn say_begun(
    strategy: Strategy,
    from: NaiveDate,
    held: &[Reason],
    begun: &Begun,
    known: &Known,
    book: &Book<'_>,
) -> Result<(), Failure> {
    let lang = book.options.lang;
    let say = |facet, holes: &[(&str, &str)]| fill(lang.say(["plan", "start", facet]), holes);
    let (named, id) = (lang.of(strategy, "name"), strategy.as_str());
    if book.options.json {
        let trial = match begun {
            Begun::Already(going) => *going,
            Begun::Kept { .. } => Trial { strategy, from, until: None },
        };
        return print_json(&mut io::stdout().lock(), &trial);
    }
    let at_once = match begun {
        Begun::Already(going) => {
            return book.print(&[say("already", &[("name", named), ("night", &name(going.from, book))])]);
        }
        Begun::Kept { at_once } => *at_once,
    };
    let over = day(later(from, TRIAL), book);
    let mut lines = vec![say("kept", &[("name", named), ("night", &name(from, book)), ("date", &over)])];
    if !held.is_empty() {
        let why: Vec<&str> = held.iter().map(|reason| lang.of(*reason, "text")).collect();
        lines.push(say("forced", &[("reason", &why.join(" "))]));
    }
    let all = gates::reasons(Advice::from(strategy));
    if known.screened.is_none() && !all.is_empty() {
        let list: Vec<&str> = all.iter().map(|reason| lang.of(*reason, "who")).collect();
        lines.push(say("who", &[("list", &list.join("; "))]));
    }
    if at_once > 1 {
        lines.push(say("several", &[("number", &at_once.to_string())]));
    }
    if !book.options.quiet {
        lines.push(say("log", &[("id", id)]));
    }
    book.print(&lines)
}

/// Ends a trial.
///
/// # Errors
/// It is not being tried, the night is before its first, or the diary cannot be written.
pub fn stop(strategy: Strategy, on: Option<&str>, book: &Book<'_>) -> Result<(), Failure> {
    let current = book.current();
    // In the evening the night that begins is not one of it any more.
    let last = match on {
        Some(said) => book.night_of(Some(said))?,
        None if book.world.now.hour() >= EVENING => current.pred_opt().unwrap_or(current),
        None => current,
    };
    if last > later(book.today(), TRIAL) {
        return Err(PlanFailure::Far(name(last, book)).into());
    }
    let kept = storing(|| {
        book.change_ledger("plan stop", |ledger| {
            let going = ledger.going_on().find(|trial| trial.strategy == strategy).copied();
            let going = going.ok_or(PlanFailure::NotGoing(strategy))?;
            let draft = |payload| vec![Draft { payload, undoes: None }];
            if last >= going.from {
                let ended = Trial { until: Some(last), ..going };
                return Ok((draft(Payload::Trial(&ended).text()), Some(ended)));
            }
            if on.is_some() {
                return Err(PlanFailure::Before(strategy, name(going.from, book)).into());
            }
            Ok((draft(Payload::Removal(&Key::Trial(strategy, going.from)).text()), None))
        })
    })?;
    book.after(&kept)?;
    said_of_stored(say_ended(strategy, kept.value, book))
}

fn say_ended(strategy: Strategy, ended: Option<Trial>, book: &Book<'_>) -> Result<(), Failure> {
    let lang = book.options.lang;
    if book.options.json {
        return print_json(&mut io::stdout().lock(), &ended);
    }
    let say = |facet, holes: &[(&str, &str)]| fill(lang.say(["plan", "stop", facet]), holes);
    let named = lang.of(strategy, "name");
    let mut lines = vec![match ended.and_then(|ended| Some((ended.until?, ended))) {
        Some((until, ended)) => {
            let days = ended.day(until).unwrap_or(0).to_string();
            say("kept", &[("name", named), ("night", &name(until, book)), ("days", &days)])
        }
        None => say("gone", &[("name", named)]),
    }];
    if !book.options.quiet {
        lines.push(say("back", &[]));
    }
    book.print(&lines)
}

fn later(from: NaiveDate, days: u64) -> NaiveDate {
    from.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn name(night: NaiveDate, book: &Book<'_>) -> String {
    night_name(night, book.world.zone, book.today(), book.options.lang)
}

fn day(night: NaiveDate, book: &Book<'_>) -> String {
    date(night, DateFacet::Month, book.options.lang)
}
