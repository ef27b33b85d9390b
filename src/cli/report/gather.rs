//! What a page is built from, gathered from the records of a diary.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::diary::analysis::{Known, NightOf, Period, needed};
use crate::diary::{Key, Screening, read};
use crate::formulary::identify;
use crate::model::{Answers, Moment, Night};
use crate::rules::{Case, iron, lasting_facts, recognised};
use crate::store::Line;
use crate::text::{Lang, fill};

/// The records of a diary as they come.
#[derive(Debug, Default)]
pub struct Gather {
    nights: BTreeMap<NaiveDate, Seen>,
    screenings: BTreeMap<String, (u64, String)>,
    /// The period that the page is of, where not all nights are kept.
    only: Option<Period>,
    /// The first nights of the diary, where not all are kept.
    early: BTreeMap<NaiveDate, Seen>,
    left: bool,
}

/// A night, as its records come.
#[derive(Debug)]
struct Seen {
    first: Moment,
    edited: bool,
    line: u64,
    /// Of the newest record; `None` once the night was removed.
    payload: Option<String>,
}

/// What was gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The nights by date: each with when it was first recorded, and whether it was changed.
    nights: Vec<(Night, Moment, bool)>,
    /// The newest screening.
    pub screening: Option<(Moment, Answers)>,
    /// The screenings before it, the newest first.
    pub earlier: Vec<(Moment, Answers)>,
    facts: Answers,
    /// Lines of records that do not read.
    pub unread: Vec<u64>,
    /// How many of the nights are the first of the diary.
    early: usize,
    /// The period for which nights were left out.
    left: Option<Period>,
}

impl Gather {
    /// Keeps only the nights that a page of this period can rest on.
    pub fn only(period: Period) -> Self {
        Self { only: Some(period), ..Self::default() }
    }

    /// Where a night is kept, if it is.
    fn place(&mut self, date: NaiveDate) -> Option<&mut BTreeMap<NaiveDate, Seen>> {
        match self.only {
            Some(period) if date > period.last => {
                self.left = true;
                None
            }
            Some(period) if date < needed::later(period) => {
                let is_late = self.early.last_key_value().is_some_and(|(last, _)| date > *last);
                if is_late && self.early.len() >= needed::FIRST {
                    self.left = true;
                    return None;
                }
                Some(&mut self.early)
            }
            _ => Some(&mut self.nights),
        }
    }

    /// Takes the record of a line.
    pub fn take(&mut self, number: u64, line: Line<'_>) {
        let payload = || (!line.stamp.removes).then(|| line.payload().to_owned());
        match &line.stamp.key {
            Key::Night(date) => {
                let first = line.stamp.recorded_at;
                let new = || Seen { first, edited: false, line: number, payload: None };
                let Some(nights) = self.place(*date) else { return };
                let seen = nights.entry(*date).or_insert_with(new);
                // A night that was removed and written again was changed.
                seen.edited = seen.line != number;
                seen.line = number;
                seen.payload = payload();
                if self.early.len() > needed::FIRST {
                    self.early.pop_last();
                    self.left = true;
                }
            }
            Key::Screening(at) => match payload() {
                Some(payload) => {
                    self.screenings.insert(at.clone(), (number, payload));
                }
                None => {
                    self.screenings.remove(at);
                }
            },
            Key::Medicine(_) | Key::Lab(_) | Key::Trial(..) => {}
        }
    }

    /// Reads what was taken. What does not read holds nothing else back, and is named by its line.
    pub fn read(self) -> Gathered {
        let mut gathered = Gathered::default();
        // The nights before and those of the end stand in order.
        let early = self.early.len();
        for (at, seen) in self.early.into_values().chain(self.nights.into_values()).enumerate() {
            let Some(payload) = seen.payload else { continue };
            match read::read::<Night>(payload.as_bytes()) {
                Ok(night) => {
                    gathered.early += usize::from(at < early);
                    gathered.nights.push((night, seen.first, seen.edited));
                }
                Err(_) => gathered.unread.push(seen.line),
            }
        }
        let mut screenings: Vec<(Moment, u64, Answers)> = Vec::new();
        for (number, payload) in self.screenings.into_values() {
            let read = read::read::<Screening>(payload.as_bytes()).ok().and_then(|screening| {
                let answers = crate::ask::read(screening.answers.get().as_bytes()).ok()?;
                Some((screening.at, number, answers))
            });
            match read {
                Some(read) => screenings.push(read),
                None => gathered.unread.push(number),
            }
        }
        screenings.sort_by_key(|(at, number, _)| (*at, *number));
        gathered.facts = lasting_facts(screenings.iter().map(|(.., answers)| answers));
        gathered.screening = screenings.pop().map(|(at, _, answers)| (at, answers));
        gathered.earlier = screenings.into_iter().rev().map(|(at, _, answers)| (at, answers)).collect();
        gathered.unread.sort_unstable();
        gathered.left = self.left.then_some(self.only).flatten();
        gathered
    }
}

impl Gathered {
    /// Whether a page of these nights is the page of the whole diary.
    pub fn suffices(&self) -> bool {
        self.left.is_none_or(|period| {
            let (early, late) = self.nights.split_at(self.early);
            needed::suffice(&as_analysed(early), &as_analysed(late), period, &self.known())
        })
    }

    /// The nights by date, as the analysis takes them.
    pub fn nights(&self) -> Vec<NightOf<'_>> {
        as_analysed(&self.nights)
    }

    /// Where the nights of a period stand among these.
    pub fn of_period(nights: &[NightOf<'_>], period: Period) -> Range<usize> {
        let from = nights.partition_point(|one| one.night.date < period.first);
        from..nights.partition_point(|one| one.night.date <= period.last).max(from)
    }

    /// What is known beside the nights.
    pub fn known(&self) -> Known {
        Known {
            takes_dopamine_medicine: self.facts.takes_dopamine_medicine,
            onset_before_medicine: None,
            iron: iron::assess(&Case::new(&self.facts)).map(|iron| iron.reading),
        }
    }

    /// Takes out what the person wrote in own words: notes, and names of medicines that no list has.
    pub fn redact(&mut self, lang: Lang) {
        let mut others: Vec<String> = Vec::new();
        for (night, ..) in &mut self.nights {
            night.note = None;
            for dose in night.took.iter_mut().flatten() {
                dose.name = named(&dose.name, &mut others, lang);
            }
        }
        let screenings = self.screening.iter_mut().chain(&mut self.earlier);
        let told = screenings.map(|(_, answers)| answers).chain([&mut self.facts]);
        for names in told.flat_map(|answers| [&mut answers.medicines, &mut answers.medicines_stopped]).flatten() {
            names.iter_mut().for_each(|name| *name = named(name, &mut others, lang));
        }
    }
}

fn as_analysed(nights: &[(Night, Moment, bool)]) -> Vec<NightOf<'_>> {
    nights.iter().map(|(night, at, edited)| NightOf { night, recorded_at: *at, edited: *edited }).collect()
}

/// A medicine by the name that the list has for it and its dose; another one by a number.
fn named(name: &str, others: &mut Vec<String>, lang: Lang) -> String {
    if let Some(medicine) = recognised(&identify(name)).next() {
        let dose: Vec<&str> = name.split_whitespace().filter(|word| is_amount(word)).take(2).collect();
        return [&[medicine.id][..], &dose].concat().join(" ");
    }
    let at = others.iter().position(|other| other == name).unwrap_or_else(|| {
        others.push(name.to_owned());
        others.len() - 1
    });
    fill(lang.say(["doctor", "page", "unlisted"]), &[("number", &(at + 1).to_string())])
}

/// "0.5", "mg" or "0.5mg", and no word that only begins with a number.
fn is_amount(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    UNITS.contains(&unit) || unit.is_empty() && word.starts_with(|c: char| c.is_ascii_digit())
}

/// What stands behind the number of a dose.
const UNITS: [&str; 7] = ["mg", "g", "mcg", "µg", "ug", "ml", "IU"];
