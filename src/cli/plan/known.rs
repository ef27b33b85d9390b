//! What the diary knows of a person, for a plan: answers, medicines, blood results, nights and trials.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::gather_all;
use crate::cli::book::Book;
use crate::cli::failure::Failure;
use crate::cli::report::Gathered;
use crate::diary::analysis::{Judged, NightOf, Nights, Period, Rate, analyse};
use crate::diary::courses;
use crate::model::{Answers, Id, MedicineCourse, Strategy, Urgency};
use crate::report::doctor::{self, Sign};
use crate::report::plan::{Source, judged};
use crate::rules::plan::{self, Plan};
use crate::rules::{self, Case, screen};

/// What is known, judged by the rules of today.
pub struct Known {
    /// The answers, with the medicines and blood results that the diary knows beside them.
    answers: Answers,
    /// What the rules choose.
    pub plan: Plan,
    /// The signs that are open, the most urgent first.
    pub signs: Vec<Sign>,
    trials: Vec<Judged>,
    done: BTreeMap<Strategy, Rate>,
    /// The day of the last screening, and how many days ago that is.
    pub screened: Option<(NaiveDate, i64)>,
    ended: Vec<String>,
}

/// Nights in which the signs, what was taken and what was done are looked for.
const LOOKED: u64 = 28;

impl Known {
    /// Reads what the diary knows, and judges it.
    ///
    /// # Errors
    /// The diary cannot be read.
    pub fn of(book: &Book<'_>) -> Result<Self, Failure> {
        let gathered = gather_all(book)?;
        let all = Nights::of(&gathered.nights());
        let nights = all.all();
        let answers = answers(&gathered, nights, book);
        let case = Case::new(&answers);
        let found = screen(&case);
        let mut signs = signs(&gathered, &all, book);
        for flag in &found.red_flags {
            if !signs.iter().any(|sign| sign.id == flag.id) {
                signs.push(Sign {
                    id: flag.id,
                    urgency: flag.urgency,
                    days_ago: 0,
                    of_blood: false,
                    because: Vec::new(),
                });
            }
        }
        signs.sort_by_key(|sign| std::cmp::Reverse(sign.urgency));
        let urgency = signs.first().map_or(Urgency::SelfCare, |sign| sign.urgency);
        let screened = gathered.screening.as_ref().map(|(at, _)| {
            let day = at.with_timezone(book.world.now.offset()).date_naive();
            (day, (book.today() - day).num_days())
        });
        let plan = match screened {
            Some(_) => plan::plan(&case, urgency.max(found.urgency), found.rls.verdict),
            None => plan::general(&case, urgency),
        };
        let last = last_night(nights, book.current());
        let span = all.over(Period::ending(last, LOOKED));
        let done = |what: &Strategy| (*what, span.rate(|night| night.did.map(|did| did.contains(*what))));
        Ok(Self {
            plan,
            signs,
            trials: judged(&all, &gathered.records(), last, book.current()),
            done: Strategy::ALL.iter().map(done).collect(),
            ended: ended(&gathered, &answers),
            screened,
            answers,
        })
    }

    /// As the page takes it.
    pub fn source<'a>(&'a self, book: &Book<'_>) -> Source<'a> {
        Source {
            answers: &self.answers,
            plan: &self.plan,
            signs: &self.signs,
            trials: &self.trials,
            done: &self.done,
            screened: self.screened,
            ended: &self.ended,
            today: book.today(),
            lang: book.options.lang,
        }
    }
}

/// Medicines of the last screening that the list of medicines says have ended, and that are counted all the same.
fn ended(gathered: &Gathered, counted: &Answers) -> Vec<String> {
    let told = gathered.screening.iter().flat_map(|(_, answers)| answers.medicines.iter().flatten());
    let courses: Vec<&MedicineCourse> = gathered.ledger.courses.values().collect();
    let counts = |name: &&String| counted.medicines.iter().flatten().any(|counted| counted == *name);
    told.filter(counts).filter(|name| courses::has_ended(&courses, name)).cloned().collect()
}

/// The last night that can be over: one that nobody has told of yet is not missing before the next evening.
fn last_night(nights: &[NightOf<'_>], current: NaiveDate) -> NaiveDate {
    let told = nights.iter().any(|one| one.night.date == current);
    if told { current } else { current.checked_sub_days(Days::new(1)).unwrap_or(current) }
}

/// The signs that are open with answers that are not kept yet: of the nights and records as well.
///
/// # Errors
/// The diary cannot be read.
pub fn signs_with(answers: &Answers, book: &Book<'_>) -> Result<Vec<Sign>, Failure> {
    let mut gathered = gather_all(book)?;
    if let Some(before) = gathered.screening.replace((book.world.now, answers.clone())) {
        gathered.earlier.insert(0, before);
    }
    Ok(signs(&gathered, &Nights::of(&gathered.nights()), book))
}

/// The signs that are open: those of the doctor's page, of the nights up to now and of all screenings.
fn signs(gathered: &Gathered, nights: &Nights<'_>, book: &Book<'_>) -> Vec<Sign> {
    let period = Period::ending(book.current(), LOOKED);
    let analysis = analyse(nights, period, book.world.now, &gathered.known());
    let records = gathered.records();
    let source = doctor::Source {
        analysis: &analysis,
        records: &records,
        all: nights,
        nights: nights.over(period).nights,
        screening: gathered.screening.as_ref().map(|(at, answers)| (*at, answers)),
        earlier: &gathered.earlier,
        said: &[],
        redact: false,
        not_yet: None,
        now: book.world.now,
        zone: book.world.zone,
        version: env!("CARGO_PKG_VERSION"),
        lang: book.options.lang,
    };
    doctor::with(&source, |doctor| doctor.signs())
}

/// The answers of the screenings, with the medicines that the list and the newest nights know beside them, and the newest
/// blood results.
fn answers(gathered: &Gathered, nights: &[NightOf<'_>], book: &Book<'_>) -> Answers {
    let newest = &nights[nights.len().saturating_sub(LOOKED as usize)..];
    let known = rules::Known {
        screenings: gathered.screenings().collect(),
        draws: gathered.ledger.draws.values().collect(),
        courses: gathered.ledger.courses.values().collect(),
        taken: doctor::taken(newest),
        today: book.today(),
    };
    let none = Answers::default();
    known.beside(gathered.screening.as_ref().map_or(&none, |(_, answers)| answers))
}
