//! What the diary holds: nights and screenings read from the file. One that does not read holds back no other.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Book;
use crate::cli::failure::Failure;
use crate::cli::failure::diary::{DiaryFailure, shown};
use crate::diary::read::ReadError;
use crate::diary::{Key, Screening, read};
use crate::model::{Answers, Moment, Night};
use crate::report::diary as words;
use crate::store::{Line, Reach, Tail};

/// A night, and when it was written down.
#[derive(Clone, Debug)]
pub struct Logged {
    /// The night.
    pub night: Night,
    /// When it was written down.
    pub recorded_at: Moment,
    /// The number of its record.
    pub seq: u64,
}

/// Nights of the diary, by the evening on which they begin.
pub type Nights = BTreeMap<NaiveDate, Logged>;

/// A night whose newest record does not read. No older one is taken for it.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The evening on which it begins.
    pub date: NaiveDate,
    /// The number of its record.
    pub seq: u64,
    /// When it was written down.
    pub recorded_at: Moment,
    /// What stands there.
    pub payload: String,
    /// Why it does not read.
    pub error: Box<ReadError>,
}

/// What stands in the diary.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The nights that read.
    pub nights: Nights,
    /// Those that do not.
    pub unread: BTreeMap<NaiveDate, Unread>,
}

/// Reads the screening of a record, with its answers; `None` where either does not read.
pub fn screening(payload: &str) -> Option<(Screening, Answers)> {
    let screening = read::read::<Screening>(payload.as_bytes()).ok()?;
    let answers = crate::ask::read(screening.answers.get().as_bytes()).ok()?;
    Some((screening, answers))
}

impl Book<'_> {
    /// The nights from one on that read, from the end of the file. The others are told of.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn nights(&self, since: Option<NaiveDate>) -> Result<Nights, Failure> {
        Ok(self.all_nights(since)?.nights)
    }

    /// The nights from one on, read from the end of the file; those that do not read are told of.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn all_nights(&self, since: Option<NaiveDate>) -> Result<Standing, Failure> {
        let standing = self.nights_untold(since)?;
        self.tell_of_unread(&standing);
        Ok(standing)
    }

    /// The nights from one on, read from the end of the file; the caller tells of those that do not read.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn nights_untold(&self, since: Option<NaiveDate>) -> Result<Standing, Failure> {
        let Some(tail) = self.store.tail(since.map_or(Reach::All, Reach::Since))? else {
            return Ok(Standing::default());
        };
        if tail.torn().is_some() {
            self.warn("torn", &[("file", &shown(self.store.path()))])?;
        }
        Ok(self.standing(&tail, since))
    }

    /// The nights from one on that stand in what was read.
    pub fn standing(&self, tail: &Tail, since: Option<NaiveDate>) -> Standing {
        let mut newest: BTreeMap<NaiveDate, Line<'_>> = BTreeMap::new();
        for line in tail.lines() {
            if let Key::Night(date) = line.stamp.key
                && since.is_none_or(|since| date >= since)
            {
                newest.entry(date).or_insert(line);
            }
        }
        let mut standing = Standing::default();
        for (date, line) in newest.into_iter().filter(|(_, line)| !line.stamp.removes) {
            match read::night(line.payload()) {
                Ok(night) => {
                    let logged = Logged { night, recorded_at: line.stamp.recorded_at, seq: line.stamp.seq };
                    standing.nights.insert(date, logged);
                }
                Err(error) => {
                    let (seq, recorded_at) = (line.stamp.seq, line.stamp.recorded_at);
                    let payload = line.payload().to_owned();
                    standing.unread.insert(date, Unread { date, seq, recorded_at, payload, error });
                }
            }
        }
        standing
    }

    /// That a night does not read is told by the caller, and not once more.
    pub fn has_told_of(&self, unread: &Unread) {
        self.told_of.borrow_mut().insert(unread.seq);
    }

    /// Says of each night that does not read where it stands and what to do; once in a run.
    pub fn tell_of_unread(&self, standing: &Standing) {
        for unread in standing.unread.values() {
            if self.told_of.borrow_mut().insert(unread.seq) {
                let holes = self.unread_holes(unread);
                let holes: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (*name, text.as_str())).collect();
                // Where nobody can be told, what was asked for goes on.
                let _ = self.warn("unread", &holes);
            }
        }
    }

    /// That a night does not read, as a failure of what was asked for.
    pub fn unread(&self, unread: &Unread) -> Failure {
        // It is told of only once.
        self.told_of.borrow_mut().insert(unread.seq);
        DiaryFailure::Unread(self.unread_holes(unread)).into()
    }

    fn unread_holes(&self, unread: &Unread) -> Vec<(&'static str, String)> {
        let (lang, path) = (self.options.lang, self.store.path());
        let line = self.store.line_of(unread.seq).ok().flatten().unwrap_or_default();
        vec![
            ("file", shown(path)),
            ("line", line.to_string()),
            ("night", words::night_name(unread.date, self.world.zone, self.today(), lang)),
            ("date", unread.date.to_string()),
            ("fault", words::read_error(&unread.error, lang)),
        ]
    }

    /// Reads the night of a record.
    ///
    /// # Errors
    /// It is not understood.
    pub fn logged(&self, line: Line<'_>) -> Result<Logged, Box<ReadError>> {
        let night = read::night(line.payload())?;
        Ok(Logged { night, recorded_at: line.stamp.recorded_at, seq: line.stamp.seq })
    }

    /// The screenings that were kept and read, the oldest first, with their answers. The others are told of.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn screenings(&self) -> Result<Vec<(Screening, Answers)>, Failure> {
        let mut kept: Vec<(String, u64, String)> = Vec::new();
        self.store.scan::<Failure>(|number, line| {
            if let Key::Screening(at) = &line.stamp.key {
                kept.retain(|(earlier, ..)| earlier != at);
                if !line.stamp.removes {
                    kept.push((at.clone(), number, line.payload().to_owned()));
                }
            }
            Ok(())
        })?;
        let mut all = Vec::with_capacity(kept.len());
        for (_, number, payload) in kept {
            if let Some(read) = screening(&payload) {
                all.push(read);
                continue;
            }
            let holes = [("file", shown(self.store.path())), ("line", number.to_string())];
            let _ = self.warn("unread_screening", &[("file", &holes[0].1), ("line", &holes[1].1)]);
        }
        Ok(all)
    }

    /// Whether the diary has anything about nights before this one.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn has_nights_before(&self, date: NaiveDate) -> Result<bool, Failure> {
        let tail = self.store.tail(Reach::Since(date))?;
        // What was not read is about earlier nights; so is the record that ended the reading.
        Ok(tail.is_some_and(|tail| {
            !tail.is_whole()
                || tail.lines().any(|line| line.stamp.key.night() < Some(date) && line.stamp.key.night().is_some())
        }))
    }
}
