//! The diary as the commands use it: nights read from the file, entries written over them, and what is said of it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{Days, NaiveDate};

use super::args::Options;
use super::env::{self, World};
use super::failure::Failure;
use super::failure::diary::{DiaryFailure, shown};
use super::log::Told;
use crate::diary::{Entry, Finding, Key, Payload, Screening, Zone, apply, check, read, words, zone_of};
use crate::model::{Answers, Moment, Night, RedFlag, Urgency};
use crate::report::terminal::{Layout, to_ascii};
use crate::report::wording::wrap;
use crate::store::{ChangeFault, Draft, Kept, Line, Reach, Store, Tail, WAIT, Writing};
use crate::text::fill;

/// The diary of this run.
pub struct Book<'a> {
    /// The file.
    pub store: Store,
    /// The world.
    pub world: &'a World,
    /// The options.
    pub options: &'a Options,
    recorded_at: String,
}

/// A night, and when it was written down.
#[derive(Clone, Debug)]
pub struct Logged {
    /// The night.
    pub night: Night,
    /// When it was written down.
    pub recorded_at: Moment,
}

/// Nights of the diary, by the evening on which they begin.
pub type Nights = BTreeMap<NaiveDate, Logged>;

/// What a change did to a night.
#[derive(Clone, Debug)]
pub struct Change {
    /// What stood before.
    pub before: Option<Night>,
    /// What stands now.
    pub now: Night,
    /// Whether anything was written.
    pub written: bool,
}

/// A cramp that lasts longer is looked at on the same day (NHS; nidirect).
const LONG_CRAMP_SECONDS: u32 = 600;

impl<'a> Book<'a> {
    /// The diary that the options or the environment name. Nothing is looked at yet.
    ///
    /// # Errors
    /// Nobody says where it is.
    pub fn open(options: &'a Options, world: &'a World) -> Result<Self, Failure> {
        let file = env::diary_file(options.diary.as_deref())?;
        Ok(Self { store: Store::at(file), world, options, recorded_at: world.rfc3339() })
    }

    /// Today, where the person is.
    pub fn today(&self) -> NaiveDate {
        self.world.now.date_naive()
    }

    /// The night that counts now.
    pub fn current(&self) -> NaiveDate {
        words::current(self.world.now.naive_local())
    }

    /// The night of these words, or the one that counts now.
    ///
    /// # Errors
    /// The words name no night, or may name two.
    pub fn night_of(&self, said: Option<&str>) -> Result<NaiveDate, Failure> {
        let Some(said) = said else { return Ok(self.current()) };
        words::night(said, self.world.now.naive_local()).map_err(|fault| DiaryFailure::Words(fault).into())
    }

    /// How a page is laid out.
    pub fn layout(&self) -> Layout {
        Layout { width: self.world.width, ascii: self.options.ascii, lang: self.options.lang }
    }

    /// What the journal is told of this run.
    pub fn writing(&self, doing: &'static str) -> Writing<'_> {
        Writing { doing, at: &self.recorded_at, wait: WAIT }
    }

    /// The nights from one on, read from the end of the file.
    ///
    /// # Errors
    /// The file cannot be read, or a night in it is not understood.
    pub fn nights(&self, since: Option<NaiveDate>) -> Result<Nights, Failure> {
        let Some(tail) = self.store.tail(since.map_or(Reach::All, Reach::Since))? else { return Ok(Nights::new()) };
        if tail.torn().is_some() {
            self.warn("torn", &[("file", &shown(self.store.path()))])?;
        }
        self.standing(&tail, since)
    }

    /// The nights from one on that stand in what was read.
    ///
    /// # Errors
    /// A night in it is not understood.
    pub fn standing(&self, tail: &Tail, since: Option<NaiveDate>) -> Result<Nights, Failure> {
        let mut newest: BTreeMap<NaiveDate, Line<'_>> = BTreeMap::new();
        for line in tail.lines() {
            if let Key::Night(date) = line.stamp.key
                && since.is_none_or(|since| date >= since)
            {
                newest.entry(date).or_insert(line);
            }
        }
        let standing = newest.into_iter().filter(|(_, line)| !line.stamp.removes);
        standing.map(|(date, line)| Ok((date, self.logged(line)?))).collect()
    }

    /// Reads the night of a record.
    ///
    /// # Errors
    /// It is not understood.
    pub fn logged(&self, line: Line<'_>) -> Result<Logged, Failure> {
        let night = read::read(line.payload().as_bytes())
            .map_err(|error| DiaryFailure::Record(self.store.path().to_owned(), line.stamp.seq, error))?;
        Ok(Logged { night, recorded_at: line.stamp.recorded_at })
    }

    /// The last screening that was kept, with its answers.
    ///
    /// # Errors
    /// The file cannot be read, or the screening in it is not understood.
    pub fn last_screening(&self) -> Result<Option<(Screening, Answers)>, Failure> {
        let mut kept: Vec<(String, u64, String)> = Vec::new();
        self.store.scan::<Failure>(|_, line| {
            if let Key::Screening(at) = &line.stamp.key {
                kept.retain(|(earlier, ..)| earlier != at);
                if !line.stamp.removes {
                    kept.push((at.clone(), line.stamp.seq, line.payload().to_owned()));
                }
            }
            Ok(())
        })?;
        let Some((_, seq, payload)) = kept.pop() else { return Ok(None) };
        let screening: Screening = read::read(payload.as_bytes())
            .map_err(|error| DiaryFailure::Record(self.store.path().to_owned(), seq, error))?;
        let answers = crate::ask::read(screening.answers.get().as_bytes())
            .map_err(|error| Failure::Answers(shown(self.store.path()), error))?;
        Ok(Some((screening, answers)))
    }

    /// Writes an entry over a night, unless something in it cannot be so. What is doubtful is written where the person
    /// has said that it is so.
    ///
    /// # Errors
    /// What cannot be so, what is doubtful, or the file.
    pub fn tell(
        &self,
        doing: &'static str,
        date: NaiveDate,
        entry: &Entry,
        force: bool,
    ) -> Result<Kept<Change>, Failure> {
        let kept = self.store.change(&self.writing(doing), self.reach(date), |tail| {
            let around = self.standing(tail, Some(before(date)))?;
            let stands = around.get(&date).map(|logged| &logged.night);
            let now = self.entered(entry, stands, date)?;
            self.checked(&around, now, force)
        });
        kept.map_err(change_fault)
    }

    /// Writes what was told at the questions, if the night is still as it was when they began.
    ///
    /// # Errors
    /// As [`Book::tell`]; or the night has changed meanwhile.
    pub fn tell_over(
        &self,
        doing: &'static str,
        date: NaiveDate,
        told: &Told,
        force: bool,
    ) -> Result<Kept<Change>, Failure> {
        let kept = self.store.change(&self.writing(doing), self.reach(date), |tail| {
            let around = self.standing(tail, Some(before(date)))?;
            let stands = around.get(&date).map(|logged| &logged.night);
            if stands != told.seen.as_ref() {
                return Err(DiaryFailure::Meanwhile.into());
            }
            let now = self.entered(&told.entry, stands, date)?;
            self.checked(&around, now, force || told.sure)
        });
        kept.map_err(change_fault)
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

    /// Puts a night in the place of the one that was seen, under the same checks.
    ///
    /// # Errors
    /// As [`Book::tell`]; or the night has changed meanwhile.
    pub fn put(&self, doing: &'static str, seen: &Night, night: &Night, force: bool) -> Result<Kept<Change>, Failure> {
        let kept = self.store.change(&self.writing(doing), self.reach(night.date), |tail| {
            let around = self.standing(tail, Some(before(night.date)))?;
            if around.get(&night.date).map(|logged| &logged.night) != Some(seen) {
                return Err(DiaryFailure::Meanwhile.into());
            }
            self.checked(&around, night.clone(), force)
        });
        kept.map_err(change_fault)
    }

    /// The night beside the ones around it, so that an overlap is seen.
    fn reach(&self, date: NaiveDate) -> Reach {
        Reach::Since(before(date))
    }

    /// An entry written over what stands.
    ///
    /// # Errors
    /// Something in it cannot be so.
    pub fn entered(&self, entry: &Entry, stands: Option<&Night>, date: NaiveDate) -> Result<Night, Failure> {
        let refused = |zone| move |finding| self.refused(vec![finding], zone);
        let zone = zone_of(entry, stands, date, self.world.zone).map_err(refused(self.world.zone))?;
        let new = || Night::new(date, zone.name().map(str::to_owned), zone.evening_offset(date));
        let stands = stands.cloned().unwrap_or_else(new);
        apply(entry.clone(), &stands, zone).map_err(refused(zone))
    }

    /// What is wrong or doubtful about a night beside the ones around it, and was not there before.
    pub fn findings(&self, around: &Nights, now: &Night) -> Vec<Finding> {
        let stands = around.get(&now.date).map(|logged| &logged.night);
        let beside = |date: Option<NaiveDate>| date.and_then(|date| around.get(&date)).map(|logged| &logged.night);
        let (earlier, later) = (beside(now.date.pred_opt()), beside(now.date.succ_opt()));
        let all = |night: &Night| {
            let mut found = check::night(night);
            // What follows from a slip is not said beside it.
            if found.is_empty() {
                found.extend(check::overlaps(night, earlier, later));
            }
            found.extend(check::not_yet(night, self.world.now));
            found
        };
        let stood = stands.map(all).unwrap_or_default();
        let date = stands.is_none().then(|| check::date(now.date, self.current())).flatten();
        // A time that has not come yet says more than that the night has not.
        let mut found: Vec<Finding> = all(now).into_iter().filter(|finding| !stood.contains(finding)).collect();
        if let Some(date) = date {
            found.insert(0, date);
        }
        found
    }

    fn checked(&self, around: &Nights, now: Night, force: bool) -> Result<(Vec<Draft>, Change), Failure> {
        let before = around.get(&now.date).map(|logged| logged.night.clone());
        let found = self.findings(around, &now);
        let found: Vec<Finding> = found.into_iter().filter(|finding| !(force && finding.id.may_be_so())).collect();
        if !found.is_empty() {
            return Err(self.refused(found, crate::report::diary::zone_of(&now)));
        }
        if now.is_empty() {
            let nothing = Finding::new(crate::model::NightFault::Nothing, []);
            return Err(self.refused(vec![nothing], self.world.zone));
        }
        let written = before.as_ref() != Some(&now);
        let drafts =
            if written { vec![Draft { payload: Payload::Night(&now).text(), undoes: None }] } else { Vec::new() };
        Ok((drafts, Change { before, now, written }))
    }

    /// A refusal with its findings.
    pub fn refused(&self, mut found: Vec<Finding>, zone: Zone) -> Failure {
        // What cannot be so goes before what is only doubtful.
        found.sort_by_key(|finding| finding.id.may_be_so());
        if found.iter().any(|finding| !finding.id.may_be_so()) {
            found.retain(|finding| !finding.id.may_be_so());
        }
        DiaryFailure::Entry { found, zone, today: self.today() }.into()
    }

    /// Says on standard error what the person should know of the file, whatever was asked for.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn after<T>(&self, kept: &Kept<T>) -> Result<(), Failure> {
        let file = shown(self.store.path());
        if let Some(side) = &kept.set_aside {
            self.warn("set_aside", &[("file", &file), ("side", &shown(side))])?;
        }
        if kept.completed {
            self.warn("completed", &[("file", &file)])?;
        }
        if kept.exposed {
            self.warn("exposed", &[("file", &file)])?;
        }
        if kept.begun && !self.options.quiet {
            self.warn("begun", &[("file", &file)])?;
        }
        Ok(())
    }

    /// Says something on standard error.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn warn(&self, id: &'static str, holes: &[(&str, &str)]) -> Result<(), Failure> {
        let text = fill(self.options.lang.say(["diary", id, "text"]), holes);
        let mut err = anstream::stderr();
        let rows = wrap(&text, env::error_width(), "", "  ");
        rows.iter().try_for_each(|row| writeln!(err, "{}", self.signs(row))).map_err(Failure::Terminal)
    }

    /// Prints lines of a page.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print<S: AsRef<str>>(&self, lines: &[S]) -> Result<(), Failure> {
        let mut out = anstream::AutoStream::new(io::stdout().lock(), self.options.color_of(&io::stdout()));
        let rows = lines.iter().flat_map(|line| wrap(line.as_ref(), self.world.width, "", "  "));
        let mut text = String::new();
        for row in rows {
            text.push_str(&self.signs(&row));
            text.push('\n');
        }
        out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::Output)
    }

    fn signs(&self, row: &str) -> String {
        if self.options.ascii { to_ascii(row) } else { row.to_owned() }
    }

    /// The signs of a night that should not wait, as paragraphs; nothing silences them.
    pub fn urgent(&self, night: &Night) -> Vec<String> {
        let lang = self.options.lang;
        if !long_cramp(night) {
            return Vec::new();
        }
        let (flag, urgency) = (RedFlag::CrampOver10Minutes, Urgency::SameDay);
        let title = format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title"));
        vec![title, lang.red_flag(flag, urgency).to_owned(), String::new()]
    }
}

/// Whether a cramp of the night lasted more than ten minutes.
pub fn long_cramp(night: &Night) -> bool {
    night.cramp_events().iter().any(|cramp| cramp.seconds.is_some_and(|seconds| seconds.get() > LONG_CRAMP_SECONDS))
}

fn before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(1)).unwrap_or(date)
}

/// Why a change was not made.
pub fn change_fault(fault: ChangeFault<Failure>) -> Failure {
    match fault {
        ChangeFault::Store(fault) => fault.into(),
        ChangeFault::Make(failure) => failure,
    }
}
