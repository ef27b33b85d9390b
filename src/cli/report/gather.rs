//! What a page is built from, gathered from the records of a diary.

mod redact;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::seen::{ByDate, Newest, Seen, change};
use crate::cli::book::{Ledger, screening};
use crate::diary::analysis::{Known, NightOf, Period, needed};
use crate::diary::{Key, OfNight, read};
use crate::formulary::{Role, identify};
use crate::model::{Answers, LabDraw, MedicineCourse, Moment, Tri};
use crate::report::doctor::Records;
use crate::rules::labs::Results;
use crate::rules::{Case, iron, lasting_facts, recognised};
use crate::store::Line;

/// The records of a diary as they come.
#[derive(Debug, Default)]
pub struct Gather {
    nights: ByDate,
    screenings: BTreeMap<String, (u64, String)>,
    ledger: Ledger,
    /// What the page is of, where not all nights are kept.
    only: Option<Only>,
    /// The first nights of the diary, where not all are kept.
    early: BTreeMap<NaiveDate, Seen>,
    /// Of the nights that are not kept, the lines of those that do not read.
    unread: BTreeMap<NaiveDate, u64>,
    left: bool,
}

/// The period of a page, and how many of the first nights are kept for it.
#[derive(Clone, Copy, Debug)]
struct Only {
    period: Period,
    /// Whether a dopaminergic medicine is told of, of which the first two weeks on one dose are looked for.
    takes: bool,
    first: usize,
    /// Whether a night after them was left out.
    left_early: bool,
}

/// What was gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The nights by date.
    nights: Vec<Seen>,
    /// The newest screening.
    pub screening: Option<(Moment, Answers)>,
    /// The screenings before it, the newest first.
    pub earlier: Vec<(Moment, Answers)>,
    facts: Answers,
    /// Medicines, blood results and trials.
    pub ledger: Ledger,
    /// Lines of records that do not read.
    pub unread: Vec<u64>,
    /// How many of the nights are the first of the diary.
    early: usize,
    /// The period for which nights were left out.
    left: Option<Period>,
}

/// Where a night is kept.
enum Place {
    Early,
    Late,
    Nowhere,
}

impl Gather {
    /// Keeps only the nights that a page of this period can rest on. `takes` says whether a dopaminergic medicine seems
    /// to be told of there.
    pub fn only(period: Period, takes: bool) -> Self {
        Self { only: Some(Only { period, takes, first: needed::FIRST, left_early: false }), ..Self::default() }
    }

    /// Whether a night is kept.
    pub fn keeps(&self, date: NaiveDate) -> bool {
        !matches!(self.place(date), Place::Nowhere)
    }

    fn place(&self, date: NaiveDate) -> Place {
        match self.only {
            Some(only) if date > only.period.last => Place::Nowhere,
            Some(only) if date < needed::later(only.period) => {
                let is_late = self.early.last_key_value().is_some_and(|(last, _)| date > *last);
                if is_late && self.early.len() >= only.first { Place::Nowhere } else { Place::Early }
            }
            _ => Place::Late,
        }
    }

    /// Takes the record of a line, with what its reading told of its night.
    pub fn take(&mut self, number: u64, line: Line<'_>, of_night: OfNight) {
        match &line.stamp.key {
            Key::Night(date) => self.take_night(number, *date, line, of_night),
            Key::Screening(at) if line.stamp.removes => drop(self.screenings.remove(at)),
            Key::Screening(at) => drop(self.screenings.insert(at.clone(), (number, line.payload().to_owned()))),
            Key::Medicine(_) | Key::Lab(_) | Key::Trial(..) => self.ledger.take(line),
        }
    }

    fn take_night(&mut self, number: u64, date: NaiveDate, line: Line<'_>, of_night: OfNight) {
        let read = || read::read(line.payload().as_bytes());
        let place = self.place(date);
        if let Place::Nowhere = place {
            self.left = true;
            if let Some(only) = self.only.as_mut().filter(|only| date < only.period.last) {
                only.left_early = true;
            }
            let reads = line.stamp.removes || of_night == OfNight::Reads || read().is_ok();
            if !reads {
                self.unread.insert(date, number);
            } else if !self.unread.is_empty() {
                self.unread.remove(&date);
            }
            return;
        }
        let newest = match of_night {
            _ if line.stamp.removes => Newest::Removed,
            OfNight::Kept(night) => Newest::Night(night),
            OfNight::Reads | OfNight::Unknown => read().map_or(Newest::Unread, Newest::Night),
        };
        let seen = Seen { date, first: line.stamp.recorded_at, edited: false, line: number, newest };
        match place {
            Place::Early => {
                change(&mut self.early, seen);
                self.hold_early();
            }
            _ => self.nights.take(seen),
        }
    }

    /// Keeps no more of the first nights than are needed: where they do not have what is looked for, twice as many, as
    /// long as none after them was left out.
    fn hold_early(&mut self) {
        let Some(only) = &mut self.only else { return };
        if self.early.len() > only.first {
            only.left_early = true;
            self.left = true;
            if let Some((date, Seen { newest: Newest::Unread, line, .. })) = self.early.pop_last() {
                self.unread.insert(date, line);
            }
        } else if self.early.len() == only.first && only.takes && !only.left_early {
            let nights: Vec<NightOf<'_>> = self.early.values().filter_map(Seen::as_analysed).collect();
            if !needed::has_first_weeks(&nights) {
                only.first *= 2;
            }
        }
    }

    /// Reads what was taken. What does not read holds nothing else back, and is named by its line.
    pub fn read(self) -> Gathered {
        let mut gathered = Gathered::default();
        gathered.unread.extend(self.unread.into_values());
        // The nights before and those of the end stand in order.
        let mut nights = self.nights.into_sorted();
        if !self.early.is_empty() {
            gathered.early = self.early.values().filter_map(Seen::as_analysed).count();
            nights.splice(..0, self.early.into_values());
        }
        let unread = nights.iter().filter(|seen| matches!(seen.newest, Newest::Unread));
        gathered.unread.extend(unread.map(|seen| seen.line));
        nights.retain(|seen| matches!(seen.newest, Newest::Night(_)));
        gathered.nights = nights;
        let mut screenings: Vec<(Moment, u64, Answers)> = Vec::new();
        for (number, payload) in self.screenings.into_values() {
            match screening(&payload) {
                Some((screening, answers)) => screenings.push((screening.at, number, answers)),
                None => gathered.unread.push(number),
            }
        }
        screenings.sort_by_key(|(at, number, _)| (*at, *number));
        gathered.facts = lasting_facts(screenings.iter().map(|(.., answers)| answers));
        gathered.screening = screenings.pop().map(|(at, _, answers)| (at, answers));
        gathered.earlier = screenings.into_iter().rev().map(|(at, _, answers)| (at, answers)).collect();
        gathered.unread.sort_unstable();
        gathered.ledger = self.ledger;
        gathered.left = self.only.filter(|_| self.left).map(|only| only.period);
        gathered
    }
}

impl Gathered {
    /// Whether a night is in the diary.
    pub fn has(&self, date: NaiveDate) -> bool {
        self.nights.binary_search_by_key(&date, |seen| seen.date).is_ok()
    }

    /// Whether the page that these nights make of a period is that of the whole diary.
    pub fn suffices(&self, period: Period) -> bool {
        self.left.is_none_or(|only| {
            let nights = self.nights();
            let (early, late) = nights.split_at(self.early);
            only == period && needed::suffice(early, late, period, &self.known())
        })
    }

    /// The nights by date, as the analysis takes them.
    pub fn nights(&self) -> Vec<NightOf<'_>> {
        self.nights.iter().filter_map(Seen::as_analysed).collect()
    }

    /// The screenings, the oldest first, each with its day.
    pub fn screenings(&self) -> impl Iterator<Item = (NaiveDate, &Answers)> {
        let all = self.earlier.iter().rev().chain(&self.screening);
        all.map(|(at, answers)| (at.date_naive(), answers))
    }

    /// What is known beside the nights.
    pub fn known(&self) -> Known {
        let told: Vec<(NaiveDate, &Answers)> = self.screenings().collect();
        let draws: Vec<&LabDraw> = self.ledger.draws.values().collect();
        let mut facts = self.facts.clone();
        Results { told: &told, draws: &draws }.iron().put_into(&mut facts);
        Known {
            takes_dopamine_medicine: self.takes_dopamine_medicine(),
            onset_before_medicine: None,
            iron: iron::assess(&Case::new(&facts)).map(|iron| iron.reading),
        }
    }

    /// Whether one is taken, as answered, or by the list of medicines.
    fn takes_dopamine_medicine(&self) -> Option<Tri> {
        let dopaminergic = |course: &MedicineCourse| {
            recognised(&identify(&course.name)).any(|medicine| medicine.has(Role::Dopaminergic))
        };
        if self.ledger.current().any(dopaminergic) { Some(Tri::Yes) } else { self.facts.takes_dopamine_medicine }
    }

    /// Medicines, blood results and trials, by number and by date.
    pub fn records(&self) -> Records<'_> {
        let mut draws: Vec<&LabDraw> = self.ledger.draws.values().collect();
        draws.sort_by_key(|draw| draw.on.order());
        Records {
            courses: self.ledger.courses.values().collect(),
            draws,
            trials: self.ledger.trials.values().collect(),
        }
    }

    /// The numbers of medicines, blood results and trials that do not read.
    pub fn unread_records(&self) -> impl Iterator<Item = u64> {
        self.ledger.unread()
    }
}
