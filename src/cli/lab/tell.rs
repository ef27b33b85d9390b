//! Results are checked, stored, said back, and set beside what is known of the person.

use std::io;

use crate::cli::args::lab::Tell;
use crate::cli::book::{Book, Ledger, said_of_stored};
use crate::cli::failure::Failure;
use crate::cli::failure::lab::LabFailure;
use crate::cli::log::yes_or_no;
use crate::cli::people::{Person, storing};
use crate::cli::stream::print_json;
use crate::diary::Payload;
use crate::diary::labs::{self, LabTold};
use crate::model::{LabDraw, LabFault, Since};
use crate::report::lab::{self as words, DrawJson, Judged};
use crate::rules::labs as results;
use crate::store::{Draft, Kept};
use crate::text::fill;

/// What may stand although it is doubtful.
#[derive(Clone, Copy, Debug, Default)]
pub struct Accepted {
    /// Results that are unusual.
    pub unusual: bool,
    /// Results that stand otherwise.
    pub otherwise: bool,
}

/// A draw that was stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// As it stood before.
    before: Option<LabDraw>,
    /// As it stands.
    draw: LabDraw,
    /// The date of a newer one with an iron result, where this has one too.
    newer: Option<Since>,
    /// The records with it.
    ledger: Ledger,
}

/// Stores a draw and says what it says.
///
/// # Errors
/// It cannot be so, it is doubtful and nobody can be asked, or the diary failed.
pub fn run(draw: &LabDraw, told: &[LabTold], asked: &Tell, book: &Book<'_>) -> Result<u8, Failure> {
    let accepted = Accepted { unusual: asked.force, otherwise: asked.force };
    let kept = store_or_ask(draw, accepted, book)?;
    say_back(&kept, told, book)
}

/// Stores; what is doubtful is asked about where somebody can answer, and refused elsewhere.
fn store_or_ask(draw: &LabDraw, mut accepted: Accepted, book: &Book<'_>) -> Result<Kept<Stored>, Failure> {
    loop {
        let failure = match storing(|| store(draw, accepted, book)) {
            Err(Failure::Lab(failure)) if failure.may_be_so() => failure,
            done => return done,
        };
        if !book.world.input_is_terminal {
            return Err(failure.into());
        }
        let mut person = Person::meet(book.options, book.world);
        let so = is_it_so(&failure, &mut person, book)?;
        drop(person);
        if !so {
            return Err(failure.into());
        }
        accepted = accepted.and(&failure);
    }
}

impl Accepted {
    /// And what this failure is about.
    pub fn and(self, failure: &LabFailure) -> Self {
        match failure {
            LabFailure::Otherwise(..) => Self { otherwise: true, ..self },
            _ => Self { unusual: true, ..self },
        }
    }
}

/// Says what is doubtful and asks whether it is so.
///
/// # Errors
/// The person left.
pub fn is_it_so(failure: &LabFailure, person: &mut Person, book: &Book<'_>) -> Result<bool, Failure> {
    let lang = book.options.lang;
    let facet = if matches!(failure, LabFailure::Otherwise(..)) { "over" } else { "so" };
    let said = failure.said(lang).iter().try_for_each(|line| person.body().say(line));
    let [asks, label] = ["ask", "label"].map(|part| lang.say(["lab_doubt", facet, part]));
    let so = said.and_then(|()| yes_or_no(person.body(), lang, asks, label, None));
    so.map_err(|gone| person.failure(gone, book.world))
}

/// Stores a draw over what stands of its date.
///
/// # Errors
/// It cannot be so, it is doubtful, or the diary failed.
pub fn store(told: &LabDraw, accepted: Accepted, book: &Book<'_>) -> Result<Kept<Stored>, Failure> {
    // What cannot be so begins no diary.
    let alone = labs::check(told, book.today());
    let faults = |found: Vec<labs::LabFinding>| -> Vec<labs::LabFinding> {
        found.into_iter().filter(|finding| !(accepted.unusual && finding.id.may_be_so())).collect()
    };
    let mut early = faults(alone);
    early.retain(|finding| finding.id != LabFault::Nothing);
    if !early.is_empty() {
        return Err(LabFailure::Found(told.on, hard_first(early)).into());
    }
    if told.results.is_empty() && !book.ledger()?.draws.contains_key(&told.on) {
        return Err(LabFailure::Found(told.on, labs::check(told, book.today())).into());
    }
    book.change_ledger("lab", |ledger| {
        let before = ledger.draws.get(&told.on);
        let labs::Merged { draw, other } = labs::merge(before, told);
        if !other.is_empty() && !accepted.otherwise {
            return Err(LabFailure::Otherwise(told.on, other).into());
        }
        let found = faults(labs::check(&draw, book.today()));
        if !found.is_empty() {
            return Err(LabFailure::Found(told.on, hard_first(found)).into());
        }
        let drafts = match before {
            Some(before) if *before == draw => Vec::new(),
            _ => vec![Draft { payload: Payload::Lab(&draw).text(), undoes: None }],
        };
        let before = before.cloned();
        let mut ledger = ledger.clone();
        ledger.draws.insert(draw.on, draw.clone());
        let newest = results::newest(ledger.draws.values(), results::of_iron).map(|newest| newest.on);
        let newer = newest.filter(|on| results::of_iron(&draw) && on.order() > draw.on.order());
        Ok((drafts, Stored { before, draw, newer, ledger }))
    })
}

/// What cannot be so alone, where there is any.
fn hard_first(found: Vec<labs::LabFinding>) -> Vec<labs::LabFinding> {
    let hard: Vec<_> = found.iter().filter(|finding| !finding.id.may_be_so()).cloned().collect();
    if hard.is_empty() { found } else { hard }
}

/// Says back what was stored, and what the thresholds say of it; a sign before everything else.
///
/// # Errors
/// Standard output cannot be written, or the diary cannot be read.
pub fn say_back(kept: &Kept<Stored>, told: &[LabTold], book: &Book<'_>) -> Result<u8, Failure> {
    book.after(kept)?;
    let stored = &kept.value;
    let screenings = book.screenings()?;
    let known = stored.ledger.known(&screenings, book.today());
    let judged = Judged::of(&stored.draw, &known, stored.newer.is_none());
    said_of_stored(say(stored, &judged, told, book))?;
    Ok(0)
}

fn say(stored: &Stored, judged: &Judged<'_>, told: &[LabTold], book: &Book<'_>) -> Result<(), Failure> {
    let (lang, today, draw) = (book.options.lang, book.today(), &stored.draw);
    let id = match &stored.before {
        None => "kept",
        Some(before) if before == draw => "unchanged",
        Some(_) => "changed",
    };
    if book.options.json {
        let mut json = DrawJson::of(judged, told, today, lang);
        json.stored = Some(id);
        return print_json(&mut io::stdout().lock(), &json);
    }
    let mut lines = judged.urgent(today, lang);
    lines.push(fill(lang.say(["lab", "draw", "title"]), &[("date", &words::taken(draw.on, lang))]));
    for one in &draw.results {
        let text = words::result(*one, lang);
        let was = stored.before.as_ref().map(|before| before.result(one.test));
        lines.push(match was {
            None => text,
            Some(None) => fill(lang.say(["lab", "result", "new"]), &[("result", &text)]),
            Some(Some(was)) if was == *one => text,
            Some(Some(was)) => {
                let holes = [("result", text), ("before", words::reading(was, lang))];
                fill(lang.say(["lab", "result", "was"]), &holes.each_ref().map(|(n, t)| (*n, t.as_str())))
            }
        });
    }
    lines.extend(words::how_taken(draw, lang).into_iter().map(str::to_owned));
    lines.extend(words::understood(told, lang));
    lines.push(lang.say(["diary", id, "text"]).to_owned());
    // Of a creatinine alone that is added, the iron is not read out again.
    let told_iron = told.iter().any(|one| words::OF_IRON.contains(&one.result.test));
    let mut said = if told.is_empty() || told_iron { judged.said_of_iron(today, lang) } else { Vec::new() };
    said.extend(judged.said_of_others(lang));
    if !said.is_empty() {
        lines.push(String::new());
    }
    if let Some(newer) = stored.newer {
        lines.push(fill(lang.say(["lab", "draw", "newer"]), &[("date", &words::taken(newer, lang))]));
    }
    lines.extend(said);
    book.print(&lines)
}
