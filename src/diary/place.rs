//! Which instant a time of day is, in a night.
//!
//! Nobody types dates at night. A time is the first one at or after a cut that fits its kind:
//!
//! | time | the day is cut at |
//! |---|---|
//! | into bed, tried to sleep, where nothing stands | 15:00 of the evening's date |
//! | tried to sleep, after "into bed" | 6 hours before "into bed", so that a slip is seen as one |
//! | final waking, out of bed | where sleep was tried, or bed was gone to; else 21:00 |
//! | out of bed, after "final waking" | 6 hours before it |
//! | urge, drinks, exercise, medicines | 06:00, the morning low of restless legs (Garcia-Borreguero 2011), or getting up; 16 hours before a bed by day |
//! | cramps | noon, or getting up where that is later: cramps at dawn are of the night |

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::entry::Told;
use super::finding::{Finding, Hole};
use super::notation::WrittenTime;
use super::zone::{NoInstant, Zone};
use crate::model::{Moment, Night, NightFault, NightField};

/// Hours from which on somebody goes to bed to sleep by day: 06:00 of the next date.
const DAY_BED: i64 = 30;
/// Hours of the evening's date at which the day is cut, where nothing of the night says more.
const BED: i64 = 15;
const WAKING: i64 = 21;
const MORNING_LOW: i64 = 6;
const NOON: i64 = 12;
/// A slip such as "up before waking" is seen when the second time is this many hours before the first.
const SLIP: i64 = 6;

/// Places the times of a night.
#[derive(Clone, Copy, Debug)]
pub struct Placing {
    /// The evening on which the night begins.
    pub date: NaiveDate,
    /// The zone of the night.
    pub zone: Zone,
}

/// The kinds of time that a night has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Into bed.
    InBed,
    /// Tried to sleep.
    Tried,
    /// Final awakening.
    Woke,
    /// Out of bed.
    Up,
    /// The urge, drinks, exercise, medicines.
    Day(NightField),
    /// A cramp.
    Cramp,
}

impl Of {
    /// The kind of a field's time.
    fn of_field(field: NightField) -> Of {
        match field {
            NightField::InBed => Of::InBed,
            NightField::Tried => Of::Tried,
            NightField::Woke => Of::Woke,
            NightField::Up => Of::Up,
            NightField::Cramp => Of::Cramp,
            field => Of::Day(field),
        }
    }

    fn field(self) -> NightField {
        match self {
            Of::InBed => NightField::InBed,
            Of::Tried => NightField::Tried,
            Of::Woke => NightField::Woke,
            Of::Up => NightField::Up,
            Of::Day(field) => field,
            Of::Cramp => NightField::Cramp,
        }
    }
}

impl Placing {
    /// The instant of a time, beside what is known of the night.
    ///
    /// # Errors
    /// The time did not exist or came twice, its offset was not in force, or an instant lies outside the night.
    pub fn moment(&self, told: Told, of: Of, night: &Night) -> Result<Moment, Finding> {
        match told {
            Told::Instant(moment) => self.within(moment, of),
            Told::Clock(written) => match self.same_hour(written, of, night) {
                Some(moment) => Ok(moment),
                None => self.clock(written, self.cut(of, night), of),
            },
        }
    }

    /// What is wrong with a time that stands: it lies outside the night, or its offset was not in force.
    pub fn misplaced(&self, field: NightField, moment: Moment) -> Option<Finding> {
        match self.within(moment, Of::of_field(field)) {
            Ok(shown) if shown.offset() != moment.offset() => {
                let written = moment.naive_local();
                Some(no_instant(NoInstant::Offset { written, in_force: *shown.offset() }, field))
            }
            Ok(_) => None,
            Err(finding) => Some(finding),
        }
    }

    fn hour(&self, hour: i64) -> NaiveDateTime {
        let midnight = self.date.and_time(NaiveTime::MIN);
        midnight.checked_add_signed(TimeDelta::hours(hour)).unwrap_or(NaiveDateTime::MAX)
    }

    fn cut(&self, of: Of, night: &Night) -> NaiveDateTime {
        let local = |moment: Moment| self.zone.show(&moment).naive_local();
        let sleep = &night.sleep;
        let slip = TimeDelta::hours(SLIP);
        // Getting up ends a day; what was typed at 07:00 by somebody who rose at 08:00 is of that morning.
        // Somebody who sleeps by day has the urge of a Friday's night on Saturday morning.
        let by_day = sleep.in_bed.or(sleep.tried).map(local).filter(|bed| *bed >= self.hour(DAY_BED));
        let latest = self.hour(if by_day.is_some() { 54 } else { 40 });
        let rose = |or: i64| {
            let up = sleep.up.or(sleep.woke).map(local).filter(|up| *up > self.hour(24) && *up < latest);
            let awake = |from: NaiveDateTime| from - TimeDelta::hours(16);
            let cut = up.map(|up| up - TimeDelta::hours(24)).or(by_day.map(awake));
            cut.unwrap_or(self.hour(or))
        };
        match of {
            Of::InBed => self.hour(BED),
            Of::Tried => sleep.in_bed.map_or(self.hour(BED), |bed| local(bed) - slip),
            Of::Woke => sleep.tried.or(sleep.in_bed).map_or(self.hour(WAKING), local),
            Of::Up => match (sleep.woke, sleep.tried.or(sleep.in_bed)) {
                (Some(woke), _) => local(woke) - slip,
                (None, Some(bed)) => local(bed),
                (None, None) => self.hour(WAKING),
            },
            Of::Day(_) => rose(MORNING_LOW),
            Of::Cramp => rose(NOON).max(self.hour(NOON)),
        }
    }

    /// A time behind the other by the clock and not in truth, in an hour that came twice.
    fn same_hour(&self, written: WrittenTime, of: Of, night: &Night) -> Option<Moment> {
        let sleep = &night.sleep;
        let bed = sleep.tried.or(sleep.in_bed)?;
        let follows = of == Of::Woke || (of == Of::Up && sleep.woke.is_none());
        written.offset.filter(|_| follows)?;
        let date = self.zone.show(&bed).date_naive();
        let moment = self.zone.instant(date.and_time(written.clock.time()), written.offset).ok()?;
        (moment >= bed).then_some(moment)
    }

    /// The first such time of day at or after the cut.
    fn clock(&self, written: WrittenTime, cut: NaiveDateTime, of: Of) -> Result<Moment, Finding> {
        let time = written.clock.time();
        let date = if time >= cut.time() { cut.date() } else { cut.date().succ_opt().unwrap_or(cut.date()) };
        // A day that the clocks left out whole is no day of the night.
        let date = if self.zone.has_day(date) { date } else { self.zone.day_after(date) };
        self.zone.instant(date.and_time(time), written.offset).map_err(|fault| no_instant(fault, of.field()))
    }

    /// An instant that is told whole must be of the night: from noon of its date on, for two days.
    fn within(&self, moment: Moment, of: Of) -> Result<Moment, Finding> {
        let local = self.zone.show(&moment).naive_local();
        let from = if matches!(of, Of::Day(_)) { self.hour(0) } else { self.hour(NOON) };
        let to = from.checked_add_signed(TimeDelta::hours(60)).unwrap_or(NaiveDateTime::MAX);
        if (from..to).contains(&local) {
            return Ok(self.zone.show(&moment));
        }
        let holes =
            [("field", Hole::Field(of.field())), ("time", Hole::Moment(moment)), ("night", Hole::Night(self.date))];
        Err(Finding::new(NightFault::OutsideNight, holes))
    }
}

fn no_instant(fault: NoInstant, field: NightField) -> Finding {
    let time = |moment: Moment| Hole::Text(moment.format("%H:%M").to_string());
    // As it may be typed again.
    let typed = |moment: Moment| Hole::Text(moment.format("%H:%M%:z").to_string());
    let (id, written, holes) = match fault {
        NoInstant::Skipped { written, before, after } => {
            // The clocks went from 01:00 to 02:00; 00:59 is only the last minute that they showed.
            let before = before + TimeDelta::minutes(1);
            (NightFault::Skipped, written, vec![("before", time(before)), ("after", time(after))])
        }
        NoInstant::Twice { written, first, second } => {
            (NightFault::Twice, written, vec![("first", typed(first)), ("second", typed(second))])
        }
        NoInstant::Offset { written, in_force } => {
            (NightFault::WrongOffset, written, vec![("offset", Hole::Text(in_force.to_string()))])
        }
    };
    let named = [("field", Hole::Field(field)), ("time", Hole::Written(written))];
    Finding::new(id, named.into_iter().chain(holes))
}
