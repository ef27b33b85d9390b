//! How the diary changes: entries written over nights, held against what cannot be and what is doubtful.

use chrono::{Days, NaiveDate};

use super::{Book, Nights};
use crate::cli::failure::Failure;
use crate::cli::failure::diary::DiaryFailure;
use crate::cli::log::Told;
use crate::diary::{Entry, Finding, Hole, Key, Payload, Zone, apply, check, zone_of};
use crate::model::{Moment, Night, NightFault};
use crate::store::{ChangeFault, Draft, Kept, Reach, Tail};

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

impl Book<'_> {
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
            let around = self.around(tail, date, None)?;
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
            let around = self.around(tail, date, None)?;
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
            let around = self.around(tail, date, None)?;
            let stands = around.get(&date).map(|logged| &logged.night);
            if stands != told.seen.as_ref() {
                return Err(DiaryFailure::Meanwhile.into());
            }
            let now = self.entered(&told.entry, stands, date)?;
            let (drafts, mut change) = self.checked(&around, now, force || told.sure)?;
            // It has been asked at the answer that brought it.
            change.asked.clear();
            Ok((drafts, change))
        });
        kept.map_err(change_fault)
    }

    /// Puts a night in the place of the record that was seen, under the same checks.
    ///
    /// # Errors
    /// As [`Book::tell`]; or the night has changed meanwhile.
    pub fn put(&self, doing: &'static str, seen: u64, night: &Night, force: bool) -> Result<Kept<Change>, Failure> {
        let kept = self.store.change(&self.writing(doing), self.reach(night.date), |tail| {
            if self.newest(tail, night.date) != Some(seen) {
                return Err(DiaryFailure::Meanwhile.into());
            }
            let around = self.around(tail, night.date, Some(seen))?;
            self.checked(&around, night.clone(), force)
        });
        kept.map_err(change_fault)
    }

    /// The number of the record that stands for a night, whether or not it reads.
    pub fn newest(&self, tail: &Tail, date: NaiveDate) -> Option<u64> {
        let newest = tail.lines().find(|line| line.stamp.key == Key::Night(date));
        newest.filter(|line| !line.stamp.removes).map(|line| line.stamp.seq)
    }

    /// The nights around one. Where that one itself does not read, nothing is written over it but by somebody who has
    /// seen it.
    fn around(&self, tail: &Tail, date: NaiveDate, seen: Option<u64>) -> Result<Nights, Failure> {
        let standing = self.standing(tail, Some(before(date)));
        match standing.unread.get(&date) {
            Some(unread) if seen != Some(unread.seq) => return Err(self.unread(unread)),
            _ => self.tell_of_unread(&standing),
        }
        Ok(standing.nights)
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

    /// A night as a whole entry has it, in the place of the one that stood. The zone is only another one where another
    /// is told.
    ///
    /// # Errors
    /// Something in it cannot be so.
    pub fn replaced(&self, entry: &Entry, date: NaiveDate, stood: Option<&Night>) -> Result<Night, Failure> {
        let Some(stood) = stood.filter(|_| entry.zone.is_none()) else { return self.entered(entry, None, date) };
        let offset = entry.offset.unwrap_or(stood.offset);
        let zone = stood.zone.clone().filter(|_| offset == stood.offset);
        self.entered(entry, Some(&Night::new(date, zone, offset)), date)
    }

    /// What is wrong or doubtful about a night beside the ones around it, and was not there before.
    pub fn findings(&self, around: &Nights, now: &Night) -> Vec<Finding> {
        let stands = around.get(&now.date).map(|logged| &logged.night);
        let beside = |date: Option<NaiveDate>| date.and_then(|date| around.get(&date)).map(|logged| &logged.night);
        let (earlier, later) = (beside(now.date.pred_opt()), beside(now.date.succ_opt()));
        let all = |night: &Night| {
            let mut found = check::night(night);
            if found.is_empty() {
                found.extend(check::places(night));
            }
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

/// Nights before one that say what is usual for this person.
pub const RECENT: u64 = 3;

/// A few nights before one: the last of them may overlap with it, and all say what is usual.
fn before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(RECENT)).unwrap_or(date)
}

/// Why a change was not made.
pub fn change_fault(fault: ChangeFault<Failure>) -> Failure {
    match fault {
        ChangeFault::Store(fault) => fault.into(),
        ChangeFault::Make(failure) => failure,
    }
}
