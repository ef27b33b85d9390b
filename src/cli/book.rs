//! The diary as the commands use it: nights read from the file, entries written over them, and what is said of it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::{Days, NaiveDate};

use super::args::Options;
use super::env::{self, World};
use super::failure::Failure;
use super::failure::diary::{DiaryFailure, shown};
use super::log::Told;
use crate::diary::{Entry, Finding, Hole, Key, Payload, Screening, Zone, apply, check, read, words, zone_of};
use crate::formulary::{Role, identify};
use crate::model::{Advice, Answers, CrampSite, Moment, Night, NightFault, RedFlag, Urgency};
use crate::report::terminal::{Layout, to_ascii};
use crate::report::wording::wrap;
use crate::rules::recognised;
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
    /// What would have been asked about, had there been somebody to ask.
    pub asked: Vec<Finding>,
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

    /// The screenings that were kept, the oldest first, with their answers.
    ///
    /// # Errors
    /// The file cannot be read, or a screening in it is not understood.
    pub fn screenings(&self) -> Result<Vec<(Screening, Answers)>, Failure> {
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
        let read_one = |(_, seq, payload): (String, u64, String)| {
            let screening: Screening = read::read(payload.as_bytes())
                .map_err(|error| DiaryFailure::Record(self.store.path().to_owned(), seq, error))?;
            let answers = crate::ask::read(screening.answers.get().as_bytes())
                .map_err(|error| Failure::Answers(shown(self.store.path()), error))?;
            Ok((screening, answers))
        };
        kept.into_iter().map(read_one).collect()
    }

    /// Writes an entry that is made from what stands, also where it is of a night that has not begun.
    ///
    /// # Errors
    /// As [`Book::tell`].
    pub fn tell_after(
        &self,
        doing: &'static str,
        date: NaiveDate,
        make: impl FnOnce(Option<&Night>) -> Entry,
    ) -> Result<Kept<Change>, Failure> {
        let kept = self.store.change(&self.writing(doing), self.reach(date), |tail| {
            let around = self.standing(tail, Some(before(date)))?;
            let stands = around.get(&date).map(|logged| &logged.night);
            let now = self.entered(&make(stands), stands, date)?;
            self.checked(&around, now, true)
        });
        kept.map_err(change_fault)
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
            if !found.iter().any(|finding| finding.id == NightFault::Flipped) {
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
        found.extend(self.only_begun(stands, now));
        found.retain(|finding| !is_usual(finding, around, now.date));
        found
    }

    /// A night that has only begun is not known to be quiet.
    fn only_begun(&self, stands: Option<&Night>, now: &Night) -> Option<Finding> {
        use chrono::Timelike;
        let begun = now.date == self.current() && !(4..18).contains(&self.world.now.hour());
        let newly = now.quiet() == Some(true) && stands.and_then(Night::quiet) != Some(true);
        let before = now.date.pred_opt().unwrap_or(now.date);
        let holes = [("night", Hole::Night(now.date)), ("before", Hole::Night(before))];
        (begun && newly).then(|| Finding::new(NightFault::NotOver, holes))
    }

    fn checked(&self, around: &Nights, now: Night, force: bool) -> Result<(Vec<Draft>, Change), Failure> {
        let before = around.get(&now.date).map(|logged| logged.night.clone());
        let found = self.findings(around, &now);
        let (asked, found): (Vec<_>, Vec<_>) = found.into_iter().partition(|finding| finding.id.is_only_asked());
        let found: Vec<Finding> = found.into_iter().filter(|finding| !(force && finding.id.may_be_so())).collect();
        if !found.is_empty() {
            return Err(self.refused(found, crate::report::diary::zone_of(&now)));
        }
        if now.is_empty() {
            let nothing = Finding::new(NightFault::Nothing, []);
            return Err(self.refused(vec![nothing], self.world.zone));
        }
        let written = before.as_ref() != Some(&now);
        let drafts =
            if written { vec![Draft { payload: Payload::Night(&now).text(), undoes: None }] } else { Vec::new() };
        Ok((drafts, Change { before, now, written, asked }))
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

    /// What of a change should not wait, as paragraphs; nothing silences it.
    pub fn urgent(&self, change: &Change) -> Vec<String> {
        let stood = change.before.as_ref().map_or(&[][..], Night::cramp_events);
        let mut new = change.now.clone();
        if let Some(cramps) = &mut new.cramps {
            cramps.events.retain(|cramp| !stood.contains(cramp));
        }
        if let (Some(took), Some(before)) =
            (&mut new.took, change.before.as_ref().and_then(|night| night.took.as_ref()))
        {
            took.retain(|dose| !before.contains(dose));
        }
        self.signs_of(&new)
    }

    /// The signs of a night that should not wait.
    pub fn signs_of(&self, night: &Night) -> Vec<String> {
        let lang = self.options.lang;
        let mut said = Vec::new();
        if long_cramp(night) {
            let (flag, urgency) = (RedFlag::CrampOver10Minutes, Urgency::SameDay);
            if (self.current() - night.date).num_days() <= RECENT_DAYS {
                said.push(format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title")));
                said.push(lang.red_flag(flag, urgency).to_owned());
            } else {
                said.push(lang.say(["diary", "long_cramp", "old"]).to_owned());
            }
        }
        let jaw = |cramp: &crate::model::Cramp| cramp.muscle == Some(CrampSite::Jaw);
        if night.cramp_events().iter().any(jaw) {
            said.push(lang.say(["diary", "jaw", "text"]).to_owned());
        }
        if night.took.iter().flatten().any(|dose| holds_quinine(&dose.name)) {
            said.push(lang.of(Advice::NoQuinine, "text").to_owned());
        }
        if !said.is_empty() {
            said.push(String::new());
        }
        said
    }
}

/// Days for which a long cramp is told of as one that should be seen today.
const RECENT_DAYS: i64 = 7;

/// Whether a medicine holds quinine. Only a name that may is looked up, because the list of medicines is long.
fn holds_quinine(name: &str) -> bool {
    let plain = name.to_lowercase();
    let may = ["quin", "tonic", "퀴닌", "키니", "토닉"].iter().any(|part| plain.contains(part));
    may && recognised(&identify(name)).any(|medicine| medicine.roles.contains(Role::Quinine))
}

/// What is doubtful by itself and usual for this person: a night worker goes to bed in the morning every day.
fn is_usual(finding: &Finding, around: &Nights, date: NaiveDate) -> bool {
    use chrono::Timelike;
    let field = finding.holes.iter().find_map(|(_, of)| if let Hole::Field(field) = of { Some(*field) } else { None });
    let time = finding.holes.iter().find_map(|(hole, of)| match of {
        Hole::Moment(at) if *hole == "time" => Some(*at),
        _ => None,
    });
    let (Some(field), Some(time), true) = (field, time, finding.id.is_of_a_half_day()) else { return false };
    let minute = |at: Moment| i64::from(at.hour() * 60 + at.minute());
    let near = |at: Moment| {
        let apart = (minute(at) - minute(time)).rem_euclid(1440);
        apart.min(1440 - apart) <= 180
    };
    let others = around.range(..date).map(|(_, logged)| &logged.night);
    others.flat_map(check::times).any(|(other, at)| other == field && near(at))
}

/// Whether a cramp of the night lasted more than ten minutes.
pub fn long_cramp(night: &Night) -> bool {
    night.cramp_events().iter().any(|cramp| cramp.seconds.is_some_and(|seconds| seconds.get() > LONG_CRAMP_SECONDS))
}

/// A few nights before one: the last of them may overlap with it, and all say what is usual.
fn before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(3)).unwrap_or(date)
}

/// Why a change was not made.
pub fn change_fault(fault: ChangeFault<Failure>) -> Failure {
    match fault {
        ChangeFault::Store(fault) => fault.into(),
        ChangeFault::Make(failure) => failure,
    }
}
