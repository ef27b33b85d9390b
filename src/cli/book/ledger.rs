//! What the diary holds beside nights and screenings: medicines, blood results and trials of self-care.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Book, change_fault};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::shown;
use crate::diary::{Key, Screening, read};
use crate::model::{Answers, LabDraw, MOST_COURSES, MedicineCourse, Since, Strategy, Trial};
use crate::rules::Known;
use crate::store::{Draft, Kept, Line, Reach};

/// Medicines, blood results and trials, as they stand.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Courses of medicines, by number.
    pub courses: BTreeMap<u32, MedicineCourse>,
    /// Blood results, by date.
    pub draws: BTreeMap<Since, LabDraw>,
    /// Trials of self-care.
    pub trials: BTreeMap<(Strategy, NaiveDate), Trial>,
    /// The greatest number that a course ever had, removed ones too.
    greatest: u32,
    /// What does not read: the number of its record, and its key.
    unread: BTreeMap<Key, u64>,
}

impl Ledger {
    /// Takes the record of a line; lines come oldest first, and a later one of the same key counts.
    pub fn take(&mut self, line: Line<'_>) {
        let (stamp, payload) = (line.stamp, line.payload().as_bytes());
        let (removes, seq, key) = (stamp.removes, stamp.seq, &stamp.key);
        let read = match key {
            Key::Night(_) | Key::Screening(_) => return,
            Key::Medicine(id) => {
                self.greatest = self.greatest.max(*id);
                keep(&mut self.courses, *id, removes, || read::read(payload).ok())
            }
            Key::Lab(on) => keep(&mut self.draws, *on, removes, || read::read(payload).ok()),
            Key::Trial(what, from) => keep(&mut self.trials, (*what, *from), removes, || read::read(payload).ok()),
        };
        if read {
            self.unread.remove(key);
        } else {
            self.unread.insert(key.clone(), seq);
        }
    }

    /// Whether something stands for a key, also where it does not read.
    pub fn holds_unread(&self, key: &Key) -> bool {
        self.unread.contains_key(key)
    }

    /// Whether a medicine stands that does not read.
    pub fn holds_unread_medicine(&self) -> bool {
        self.unread.keys().any(|key| matches!(key, Key::Medicine(_)))
    }

    /// The courses that are still taken.
    pub fn current(&self) -> impl Iterator<Item = &MedicineCourse> {
        self.courses.values().filter(|course| course.is_current())
    }

    /// What is known with these screenings, which come oldest first.
    pub fn known<'a>(&'a self, screenings: &'a [(Screening, Answers)], today: NaiveDate) -> Known<'a> {
        Known {
            screenings: screenings.iter().map(|(screening, answers)| (screening.at.date_naive(), answers)).collect(),
            draws: self.draws.values().collect(),
            courses: self.courses.values().collect(),
            taken: Vec::new(),
            today,
        }
    }

    /// The number of the next course; `None` where there are too many.
    pub fn next_course(&self) -> Option<u32> {
        Some(self.greatest + 1).filter(|next| *next <= MOST_COURSES)
    }

    /// The numbers of the records that do not read.
    pub fn unread(&self) -> impl Iterator<Item = u64> {
        self.unread.values().copied()
    }

    /// The trials that go on.
    pub fn going_on(&self) -> impl Iterator<Item = &Trial> {
        self.trials.values().filter(|trial| trial.until.is_none())
    }
}

/// Keeps the newest of a key; whether it reads. Of what does not read no older one stands.
fn keep<K: Ord, V>(of: &mut BTreeMap<K, V>, key: K, removes: bool, value: impl FnOnce() -> Option<V>) -> bool {
    if removes {
        of.remove(&key);
        return true;
    }
    match value() {
        Some(value) => {
            of.insert(key, value);
            true
        }
        None => {
            of.remove(&key);
            false
        }
    }
}

impl Book<'_> {
    /// Medicines, blood results and trials that stand and read. The others are told of.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn ledger(&self) -> Result<Ledger, Failure> {
        let mut ledger = Ledger::default();
        self.store.scan::<Failure>(|_, line| {
            ledger.take(line);
            Ok(())
        })?;
        self.tell_of_unread_records(&ledger);
        Ok(ledger)
    }

    /// Changes medicines, blood results or trials: `make` is given what stands, and makes the records.
    ///
    /// # Errors
    /// What `make` refuses, or the file.
    pub fn change_ledger<T>(
        &self,
        doing: &'static str,
        make: impl FnOnce(&Ledger) -> Result<(Vec<Draft>, T), Failure>,
    ) -> Result<Kept<T>, Failure> {
        let kept = self.store.change(&self.writing(doing), Reach::All, |tail| {
            let mut ledger = Ledger::default();
            let lines: Vec<_> = tail.lines().collect();
            lines.into_iter().rev().for_each(|line| ledger.take(line));
            self.tell_of_unread_records(&ledger);
            make(&ledger)
        });
        kept.map_err(change_fault)
    }

    fn tell_of_unread_records(&self, ledger: &Ledger) {
        for seq in ledger.unread() {
            if self.told_of.borrow_mut().insert(seq) {
                let line = self.store.line_of(seq).ok().flatten().unwrap_or_default().to_string();
                // Where nobody can be told, what was asked for goes on.
                let _ = self.warn("unread_record", &[("file", &shown(self.store.path())), ("line", &line)]);
            }
        }
    }
}
