//! `now`: a cramp or an urge at this moment. Few words, two danger questions first, and the rest in the morning.

mod guide;

use super::args::Options;
use super::args::diary::Now;
use super::body::{Body, Form, Line, Question};
use super::book::Book;
use super::env::{Stopwatch, World};
use super::failure::Failure;
use super::people::{Person, storing};
use crate::ask::{Gone, Reply};
use crate::diary::{CrampEntry, Entry, OnsetEntry, Said, Told, UrgeEntry};
use crate::model::whole::{Points, Seconds};
use crate::model::{Advice, CrampRelief, CrampSite, Helps, Id, Leg, Night, RedFlag, Set, Tri, Urgency};
use crate::report::diary as words;
use crate::rules::{Case, gates, red_flags};
use crate::text::{Lang, fill};

/// What this person must not be told to do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Held {
    rub: bool,
    heat: bool,
}

/// What helps against an urge, as far as it can be done at night with one key.
const URGE_HELP: [Helps; 7] =
    [Helps::Walking, Helps::Stretching, Helps::Rubbing, Helps::Warmth, Helps::Cold, Helps::OneShift, Helps::Nothing];

/// Days for which a danger sign of the last screening is said again.
const RECENT_DAYS: i64 = 14;

/// Runs the command; the exit code.
///
/// # Errors
/// The person left, or what happened could not be stored. Help is shown whatever happens to the diary.
pub fn run(asked: &Now, options: &Options, world: &World) -> Result<u8, Failure> {
    let watch = Stopwatch::start();
    let book = Book::open(options, world);
    let before = book.as_ref().ok().map(known).unwrap_or_default();
    let mut person = Person::meet(options, world, asked.plain);
    let told = help(&mut person, asked, options.lang, &before, watch, world);
    let told = told.map_err(|gone| person.failure(gone, world));
    drop(person);
    let Some(entry) = told? else { return Ok(0) };
    if asked.no_save {
        return Ok(0);
    }
    store(&book?, entry)
}

/// What the last screening says of this person.
#[derive(Debug, Default)]
struct Before {
    held: Held,
    /// Danger signs that were not seen to yet, as far as is known.
    signs: Vec<(RedFlag, Urgency)>,
}

/// A diary that cannot be read holds nobody's help back; it is told of when something is stored.
fn known(book: &Book<'_>) -> Before {
    let Ok(Some((screening, answers))) = book.last_screening() else { return Before::default() };
    let case = Case::new(&answers);
    let held = gates::withheld(&case, Urgency::Routine);
    let holds = |advice| held.iter().any(|(held, _)| *held == advice);
    let recent = (book.world.now - screening.at).num_days() <= RECENT_DAYS;
    let signs = red_flags::find(&case).into_iter().filter(|flag| recent && flag.urgency >= Urgency::SameDay);
    Before {
        held: Held { rub: holds(Advice::LegMassage), heat: holds(Advice::WarmFeet) },
        signs: signs.map(|flag| (flag.id, flag.urgency)).collect(),
    }
}

/// Helps, and asks what is to be stored; `None` where nothing is.
fn help(
    person: &mut Person,
    asked: &Now,
    lang: Lang,
    before: &Before,
    watch: Stopwatch,
    world: &World,
) -> Result<Option<Entry>, Gone> {
    let say = |item, facet| lang.say(["now", item, facet]);
    person.body().say(say("emergency", "text"))?;
    for (flag, urgency) in &before.signs {
        say_flag(person.body(), lang, *flag, *urgency)?;
    }
    let cramp = match asked.what.as_deref() {
        Some(what) => what == "cramp",
        None => {
            let lines = [say("what", "cramp"), say("what", "urge")];
            // Where somebody skips it, the help that is more urgent comes.
            ask_one(person.body(), say("what", "ask"), say("what", "label"), &lines, None)? != Some(1)
        }
    };
    let swollen = danger(person.body(), lang, "swollen")?;
    let snap = cramp && danger(person.body(), lang, "snap")?;
    if swollen || snap {
        let flag = if swollen { RedFlag::SuspectedDvt } else { RedFlag::MuscleOrTendonTear };
        say_flag(person.body(), lang, flag, Urgency::SameDay)?;
        if swollen && snap {
            say_flag(person.body(), lang, RedFlag::MuscleOrTendonTear, Urgency::SameDay)?;
        }
        person.body().say(say("danger", "then"))?;
        return Ok(None);
    }
    let mut held = before.held;
    // A sign of the last two weeks holds back until somebody has looked at it.
    held.rub |= !before.signs.is_empty();
    held.heat |= !before.signs.is_empty();
    if cramp {
        let seconds = guide::through_a_cramp(person, lang, held, watch)?;
        after_cramp(person.body(), lang, seconds, world).map(Some)
    } else {
        guide::through_an_urge(person, lang, held)?;
        after_urge(person.body(), lang, world).map(Some)
    }
}

/// One danger question; not sure counts as yes.
fn danger(body: &mut dyn Body, lang: Lang, facet: &'static str) -> Result<bool, Gone> {
    let say = |part| lang.say(["now_danger", facet, part]);
    let lines = Tri::ALL.iter().map(|answer| Line::from(lang.of(*answer, "name"))).collect();
    let form = Form::Choose { lines, unsure: Some(Tri::Unsure.index()), yes_or_no: true, current: None };
    let question = Question { why: Some(say("why").into()), ..Question::new(say("ask"), say("label"), form) };
    Ok(body.ask(&question)? != Reply::Chosen(Tri::No.index()))
}

/// A list of which one line is chosen with one key; `None` where it was left out.
fn ask_one(
    body: &mut dyn Body,
    asks: &str,
    label: &str,
    lines: &[&'static str],
    unsure: Option<usize>,
) -> Result<Option<usize>, Gone> {
    let lines = lines.iter().map(|line| Line::from(*line)).collect();
    let form = Form::Choose { lines, unsure, yes_or_no: false, current: None };
    Ok(match body.ask(&Question::new(asks.to_owned(), label.to_owned(), form))? {
        Reply::Chosen(line) => Some(line),
        _ => None,
    })
}

pub(super) fn say_flag(body: &mut dyn Body, lang: Lang, flag: RedFlag, urgency: Urgency) -> Result<(), Gone> {
    body.say(&format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title")))?;
    body.say(lang.red_flag(flag, urgency))?;
    body.say("")
}

fn after_cramp(body: &mut dyn Body, lang: Lang, seconds: u64, world: &World) -> Result<Entry, Gone> {
    let one = |body: &mut dyn Body, facet: &'static str, lines: &[&'static str]| {
        ask_one(body, lang.say(["now_after", facet, "ask"]), lang.say(["now_after", facet, "label"]), lines, None)
    };
    let side = one(body, "side", &names::<Leg>(lang))?;
    let muscle = one(body, "muscle", &names::<CrampSite>(lang))?;
    let eased = one(body, "eased", &names::<CrampRelief>(lang))?;
    let eased_by: Option<Set<CrampRelief>> = eased.map(|line| [CrampRelief::ALL[line]].into_iter().collect());
    let cramp = CrampEntry {
        at: Some(Told::Instant(world.now)),
        seconds: Seconds::new(seconds),
        side: side.map(|line| Leg::ALL[line]),
        muscle: muscle.map(|line| CrampSite::ALL[line]),
        eased_by,
        ..CrampEntry::default()
    };
    let mut entry = Entry::default();
    entry.also.cramps.push(cramp);
    Ok(entry)
}

fn after_urge(body: &mut dyn Body, lang: Lang, world: &World) -> Result<Entry, Gone> {
    let say = |facet, part| lang.say(["now_after", facet, part]);
    let form = Form::Number(Points::RANGE, None);
    let strong = match body.ask(&Question::new(say("severity", "ask"), say("severity", "label"), form))? {
        Reply::Number(number) => Points::of(number).filter(|points| points.get() > 0),
        _ => None,
    };
    let lines = URGE_HELP.map(|help| lang.of(help, "name"));
    let helped = ask_one(body, say("helped", "ask"), say("helped", "label"), &lines, None)?;
    let urge = UrgeEntry {
        felt: Some(Tri::Yes),
        severity: strong.into(),
        onset: Said::Is(OnsetEntry::At(Told::Instant(world.now))),
        ..UrgeEntry::default()
    };
    let mut entry = Entry { urge: Said::Is(urge), ..Entry::default() };
    entry.also.helped = helped.map(|line| URGE_HELP[line]).into_iter().collect();
    Ok(entry)
}

fn names<T: Id>(lang: Lang) -> Vec<&'static str> {
    T::ALL.iter().map(|id| lang.of(*id, "name")).collect()
}

fn store(book: &Book<'_>, mut entry: Entry) -> Result<u8, Failure> {
    let night = book.current();
    let nights = book.nights(Some(night))?;
    let stands = nights.get(&night).map(|logged| &logged.night);
    keep_the_first(&mut entry, stands);
    let kept = storing(|| book.tell("now", night, &entry, false))?;
    book.after(&kept)?;
    let lang = book.options.lang;
    let now = &kept.value.now;
    let mut lines = book.urgent(now);
    let zone = words::zone_of(now);
    lines.push(words::night_name(night, zone, book.today(), lang));
    lines.extend(
        words::facts(now, lang)
            .into_iter()
            .filter(|fact| fact.is_of_legs())
            .map(|fact| fill(lang.say(["night", "fact", "line"]), &[("label", &fact.label), ("value", &fact.value)])),
    );
    lines.push(lang.say(["now", "kept", "text"]).to_owned());
    book.print(&lines)?;
    Ok(0)
}

/// An urge that is told of again in the same night began when it was first told of, and was as strong as it ever was.
fn keep_the_first(entry: &mut Entry, stands: Option<&Night>) {
    let Some(stood) = stands.and_then(|night| night.urge.as_ref()) else { return };
    let Said::Is(urge) = &mut entry.urge else { return };
    if stood.felt != Tri::Yes {
        return;
    }
    if stood.onset.is_some() {
        urge.onset = Said::Nothing;
    }
    if urge.severity.value().copied() <= stood.severity {
        urge.severity = Said::Nothing;
    }
}
