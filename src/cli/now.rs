//! `now`: a cramp or an urge at this moment. Few words, two danger questions first, and the rest in the morning.

mod danger;
mod guide;
mod store;

use super::args::Options;
use super::args::diary::Now;
use super::body::{Body, Form, Line, Question};
use super::book::Book;
use super::env::{Stopwatch, World};
use super::failure::Failure;
use super::failure::diary::DiaryFailure;
use super::people::Person;
use crate::ask::{Gone, Reply};
use crate::diary::{CrampEntry, Entry, OnsetEntry, Said, Told, UrgeEntry};
use crate::model::whole::{Points, Seconds};
use crate::model::{CrampRelief, CrampSite, Helps, Id, Leg, Range, RedFlag, Set, Tri, Urgency};
use crate::text::Lang;
use danger::{Before, Danger};
use guide::CrampEnd;

/// What helps against an urge, as far as it can be done at night with one key.
const URGE_HELP: [Helps; 7] =
    [Helps::Walking, Helps::Stretching, Helps::Rubbing, Helps::Warmth, Helps::Cold, Helps::OneShift, Helps::Nothing];

/// How strong an urge was that was there.
const THERE: Range = Range { min: 1.0, max: 10.0, whole: true, unit: "points" };

/// Runs the command; the exit code.
///
/// # Errors
/// The person left, or what happened could not be stored. Help is shown whatever happens to the diary.
pub fn run(asked: &Now, options: &Options, world: &World) -> Result<u8, Failure> {
    let watch = Stopwatch::start();
    let book = Book::open(options, world);
    let before = book.as_ref().map_or_else(|_| Before::default(), Before::of);
    let mut person = Person::meet(options, world);
    let mut night = Night { book: book.as_ref().ok().filter(|_| !asked.no_save), stored: None, help_first: false };
    let done = help(&mut person, asked, options.lang, &before, watch, world, &mut night);
    let done = done.map_err(|end| match end {
        End::Gone(gone) => person.failure(gone, world),
        End::Failed(failure) => failure,
    });
    drop(person);
    done?;
    match (&book, asked.no_save) {
        (Err(Failure::Diary(DiaryFailure::NoHome)), false) => Err(DiaryFailure::NoHome.into()),
        _ => night.say_back(),
    }
}

/// The night that this is written to, and what was written.
struct Night<'a> {
    book: Option<&'a Book<'a>>,
    stored: Option<crate::model::Night>,
    /// The person was told to get help first.
    help_first: bool,
}

/// Why the help ended early.
enum End {
    Gone(Gone),
    Failed(Failure),
}

impl From<Gone> for End {
    fn from(gone: Gone) -> Self {
        End::Gone(gone)
    }
}

/// Helps, and stores what happened as soon as it is known.
fn help(
    person: &mut Person,
    asked: &Now,
    lang: Lang,
    before: &Before,
    watch: Stopwatch,
    world: &World,
    night: &mut Night<'_>,
) -> Result<(), End> {
    let say = |item, facet| lang.say(["now", item, facet]);
    person.body().say(say("emergency", "text"))?;
    if before.unread {
        person.body().say(say("unread", "text"))?;
    }
    let cramp = match asked.what.as_deref() {
        Some(what) => what == "cramp",
        None => {
            let lines = [say("what", "cramp"), say("what", "urge")];
            // Where somebody skips it, the help that is more urgent comes.
            ask_one(person.body(), say("what", "ask"), say("what", "label"), &lines, None)? != Some(1)
        }
    };
    let held = match danger::ask(person.body(), lang, before, cramp)? {
        Danger::None(held) => held,
        Danger::Stop(signs) => {
            night.help_first = true;
            let mut entry = Entry::default();
            entry.also.signs = signs;
            if cramp {
                entry.also.cramps.push(CrampEntry { at: Some(Told::Instant(world.now)), ..CrampEntry::default() });
            } else {
                entry.urge = Said::Is(UrgeEntry { felt: Some(Tri::Yes), ..UrgeEntry::default() });
            }
            return night.store(entry, cramp).map_err(End::Failed);
        }
    };
    if cramp {
        after_cramp(person, lang, held, watch, world, night)
    } else {
        after_urge(person, lang, held, world, night)
    }
}

fn after_cramp(
    person: &mut Person,
    lang: Lang,
    held: danger::Held,
    watch: Stopwatch,
    world: &World,
    night: &mut Night<'_>,
) -> Result<(), End> {
    let CrampEnd { seconds, over } = guide::through_a_cramp(person, lang, held, watch)?;
    let at = Some(Told::Instant(world.now));
    let entry = |cramp: CrampEntry| {
        let mut entry = Entry::default();
        entry.also.cramps.push(CrampEntry { at, ..cramp });
        entry
    };
    let mut first = entry(CrampEntry { seconds: lasted(seconds), ..CrampEntry::default() });
    if !over {
        night.help_first = true;
        first.also.signs.insert(RedFlag::CrampOver10Minutes);
    }
    // Whoever falls asleep over the questions has told the most important already.
    night.store(first, true).map_err(End::Failed)?;
    if !over {
        return Ok(());
    }
    if night.stored.is_some() {
        person.body().say(lang.say(["now", "early", "text"]))?;
    }
    let one = |body: &mut dyn Body, facet: &'static str, lines: &[&'static str]| {
        ask_one(body, lang.say(["now_after", facet, "ask"]), lang.say(["now_after", facet, "label"]), lines, None)
    };
    let muscle = one(person.body(), "muscle", &names::<CrampSite>(lang))?;
    let side = one(person.body(), "side", &names::<Leg>(lang))?;
    let eased = one(person.body(), "eased", &names::<CrampRelief>(lang))?;
    let eased_by: Option<Set<CrampRelief>> = eased.map(|line| [CrampRelief::ALL[line]].into_iter().collect());
    let told = CrampEntry {
        side: side.map(|line| Leg::ALL[line]),
        muscle: muscle.map(|line| CrampSite::ALL[line]),
        eased_by,
        ..CrampEntry::default()
    };
    night.store(entry(told), true).map_err(End::Failed)
}

/// Seconds of a cramp below which a length says nothing: they are only those of the reading.
const LEAST_SECONDS: u32 = 10;

fn lasted(seconds: u64) -> Option<Seconds> {
    Seconds::new(seconds).filter(|seconds| seconds.get() >= LEAST_SECONDS)
}

fn after_urge(
    person: &mut Person,
    lang: Lang,
    held: danger::Held,
    world: &World,
    night: &mut Night<'_>,
) -> Result<(), End> {
    guide::through_an_urge(person, lang, held)?;
    let say = |facet, part| lang.say(["now_after", facet, part]);
    // An urge of hours is not one that began when somebody at last sat up and typed.
    let lines = [say("began", "now"), say("began", "earlier")];
    let began = ask_one(person.body(), say("began", "ask"), say("began", "label"), &lines, Some(1))?;
    let onset = match began {
        Some(0) => Said::Is(OnsetEntry::At(Told::Instant(world.now))),
        _ => Said::Nothing,
    };
    let form = Form::Number(THERE, None);
    let question = Question { optional: true, ..Question::new(say("severity", "ask"), say("severity", "label"), form) };
    let strong = match person.body().ask(&question)? {
        Reply::Number(number) => Points::of(number),
        _ => None,
    };
    let lines = URGE_HELP.map(|help| lang.of(help, "name"));
    let helped = ask_one(person.body(), say("helped", "ask"), say("helped", "label"), &lines, None)?;
    let urge = UrgeEntry { felt: Some(Tri::Yes), severity: strong.into(), onset, ..UrgeEntry::default() };
    let mut entry = Entry { urge: Said::Is(urge), ..Entry::default() };
    entry.also.helped = helped.map(|line| URGE_HELP[line]).into_iter().collect();
    night.store(entry, false).map_err(End::Failed)
}

/// A list of which one line is chosen with one key; `None` where it was left out.
fn ask_one(
    body: &mut dyn Body,
    asks: &str,
    label: &str,
    lines: &[&'static str],
    current: Option<usize>,
) -> Result<Option<usize>, Gone> {
    let lines = lines.iter().map(|line| Line::from(*line)).collect();
    let form = Form::Choose { lines, unsure: None, yes_or_no: false, current };
    let question = Question { optional: true, ..Question::new(asks.to_owned(), label.to_owned(), form) };
    Ok(match body.ask(&question)? {
        Reply::Chosen(line) => Some(line),
        _ => None,
    })
}

fn say_flag(body: &mut dyn Body, lang: Lang, flag: RedFlag, urgency: Urgency) -> Result<(), Gone> {
    body.say(&format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title")))?;
    body.say(lang.red_flag(flag, urgency))?;
    body.say("")
}

fn names<T: Id>(lang: Lang) -> Vec<&'static str> {
    T::ALL.iter().map(|id| lang.of(*id, "name")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_seconds_are_no_length_of_a_cramp() {
        let kept = |seconds| lasted(seconds).map(Seconds::get);
        assert_eq!([0, 9, 10, 45, 601].map(kept), [None, None, Some(10), Some(45), Some(601)]);
    }
}
