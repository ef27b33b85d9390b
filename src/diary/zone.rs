//! Clock times in a time zone, on any night, also those on which the clocks change.

mod table;

use chrono::{DateTime, Days, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use table::Clocks;

use crate::model::Moment;

/// A time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// A zone of the IANA database, whose clock changes are known.
    Named(Clocks),
    /// Where no name is known: one offset, always.
    Fixed(FixedOffset),
}

/// Why a clock time is no instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoInstant {
    /// The clocks were put forward over it.
    Skipped {
        /// The time as written.
        written: NaiveDateTime,
        /// The last minute before the change.
        before: Moment,
        /// The first minute after it.
        after: Moment,
    },
    /// The clocks were put back, and it came twice.
    Twice {
        /// The time as written.
        written: NaiveDateTime,
        /// The first of the two.
        first: Moment,
        /// The second of the two.
        second: Moment,
    },
    /// The offset written with it was not in force then.
    Offset {
        /// The time as written.
        written: NaiveDateTime,
        /// The offset that was in force.
        in_force: FixedOffset,
    },
}

impl Zone {
    /// The zone of an IANA name.
    pub fn named(name: &str) -> Option<Self> {
        Clocks::named(name).map(Zone::Named)
    }

    /// Its IANA name, where it has one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Zone::Named(zone) => Some(zone.name()),
            Zone::Fixed(_) => None,
        }
    }

    /// The instant as the clocks of this zone show it.
    pub fn show<T: TimeZone>(self, instant: &DateTime<T>) -> Moment {
        let fixed = instant.fixed_offset();
        // What these clocks show already stays as it is, also where their offset was rounded to minutes.
        let found = self.look_up(fixed.naive_local());
        let same = |shown: &Moment| shown.offset() == fixed.offset();
        if let Some(shown) = [found.earliest(), found.latest()].into_iter().flatten().find(same) {
            return shown;
        }
        match self {
            Zone::Named(clocks) => {
                let offset = seconds_east(clocks.offset_at(instant.timestamp()));
                whole_minutes(instant.with_timezone(&offset))
            }
            Zone::Fixed(offset) => instant.with_timezone(&offset),
        }
    }

    /// The instant of a clock time; an offset written with it settles a time that came twice.
    ///
    /// # Errors
    /// The time was skipped, came twice, or the offset was not in force.
    pub fn instant(self, written: NaiveDateTime, offset: Option<FixedOffset>) -> Result<Moment, NoInstant> {
        let found = self.look_up(written);
        // No offset brings back a time that was skipped.
        if let Some(offset) = offset.filter(|_| found != MappedLocalTime::None) {
            let candidates = [found.earliest(), found.latest()];
            return candidates.into_iter().flatten().find(|moment| moment.offset() == &offset).ok_or_else(|| {
                let in_force = found.earliest().map(|moment| *moment.offset());
                NoInstant::Offset { written, in_force: in_force.unwrap_or(offset) }
            });
        }
        match found {
            MappedLocalTime::Single(moment) => Ok(moment),
            MappedLocalTime::Ambiguous(first, second) => Err(NoInstant::Twice { written, first, second }),
            MappedLocalTime::None => match (self.before_gap(written), self.after_gap(written)) {
                (Some(before), Some(after)) => Err(NoInstant::Skipped { written, before, after }),
                // No zone skips the edges of the calendar.
                _ => Ok(offset_of(written)),
            },
        }
    }

    /// The offset in force on the evening of that date, at 18:00; where that evening never was, the one after it.
    pub fn evening_offset(self, date: NaiveDate) -> FixedOffset {
        let evening = date.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(18);
        match self.look_up(evening).earliest().or_else(|| self.after_gap(evening)) {
            Some(moment) => *moment.offset(),
            None => chrono::Utc.fix(),
        }
    }

    /// Whether the clocks may have been changed within three days of that date.
    pub fn may_change(self, date: NaiveDate) -> bool {
        let noon = (date.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12)).and_utc().timestamp();
        let days = 3 * 24 * 60 * 60;
        match self {
            Zone::Named(clocks) => clocks.change_within((noon - days, noon + days)),
            Zone::Fixed(_) => false,
        }
    }

    /// Whether there was any minute of that date: on the 30th of December 2011 there was none in Apia.
    pub fn has_day(self, date: NaiveDate) -> bool {
        let noon = date.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12);
        self.look_up(noon).earliest().is_some() || self.after_gap(noon).is_some_and(|after| after.date_naive() == date)
    }

    /// The date that followed on that date.
    pub fn day_after(self, date: NaiveDate) -> NaiveDate {
        let after = |days| date.checked_add_days(Days::new(days)).unwrap_or(date);
        if self.has_day(after(1)) { after(1) } else { after(2) }
    }

    /// The instants at which these clocks show a time: none, one, or two.
    pub fn look_up(self, written: NaiveDateTime) -> MappedLocalTime<Moment> {
        let clocks = match self {
            Zone::Named(clocks) => clocks,
            Zone::Fixed(offset) => return offset.from_local_datetime(&written),
        };
        let mut offsets = clocks.offsets_of(written.and_utc().timestamp()).map(seconds_east);
        match (offsets.next(), offsets.next()) {
            (None, _) => MappedLocalTime::None,
            (Some(offset), None) => offset.from_local_datetime(&written).map(whole_minutes),
            (Some(first), Some(second)) => {
                let at = |offset: FixedOffset| offset.from_local_datetime(&written).single().map(whole_minutes);
                at(first)
                    .zip(at(second))
                    .map_or(MappedLocalTime::None, |(first, second)| MappedLocalTime::Ambiguous(first, second))
            }
        }
    }

    /// The last minute before a gap of the clocks.
    fn before_gap(self, written: NaiveDateTime) -> Option<Moment> {
        let after = self.after_gap(written)?;
        Some(self.show(&(after - chrono::TimeDelta::minutes(1))))
    }

    /// The first minute after a gap of the clocks. Gaps end on a quarter of an hour and last a day at most.
    fn after_gap(self, written: NaiveDateTime) -> Option<Moment> {
        use chrono::Timelike;
        let quarter = written - chrono::TimeDelta::minutes(i64::from(written.minute() % 15));
        let later = |n: i64| quarter.checked_add_signed(chrono::TimeDelta::minutes(15 * n));
        (1..=4 * 25).find_map(|n| later(n).and_then(|later| self.look_up(later).earliest()))
    }
}

/// Offsets of the nineteenth century had seconds, which RFC 3339 cannot write; the clock time is kept.
fn whole_minutes(moment: Moment) -> Moment {
    let seconds = moment.offset().local_minus_utc();
    let rounded = (f64::from(seconds) / 60.0).round() as i32 * 60;
    let local = moment.naive_local();
    FixedOffset::east_opt(rounded).and_then(|offset| offset.from_local_datetime(&local).single()).unwrap_or(moment)
}

/// No offset of the table is as long as a day.
fn seconds_east(seconds: i32) -> FixedOffset {
    FixedOffset::east_opt(seconds).unwrap_or_else(|| chrono::Utc.fix())
}

fn offset_of(written: NaiveDateTime) -> Moment {
    written.and_utc().fixed_offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::named(name).expect("a zone")
    }
    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
    }
    fn shown(result: Result<Moment, NoInstant>) -> String {
        match result {
            Ok(moment) => moment.to_rfc3339(),
            Err(NoInstant::Skipped { before, after, .. }) => format!("skipped {before} {after}"),
            Err(NoInstant::Twice { first, second, .. }) => format!("twice {first} {second}"),
            Err(NoInstant::Offset { in_force, .. }) => format!("offset {in_force}"),
        }
    }

    #[test]
    fn seoul_has_no_clock_change_today() {
        let seoul = zone("Asia/Seoul");
        assert_eq!(shown(seoul.instant(at("2026-03-29 02:30"), None)), "2026-03-29T02:30:00+09:00");
        assert_eq!(seoul.evening_offset(at("2026-11-21 00:00").date()).to_string(), "+09:00");
        // It had one in 1988.
        assert!(shown(seoul.instant(at("1988-05-08 02:30"), None)).starts_with("skipped"));
    }

    #[test]
    fn london_and_new_york_skip_an_hour_and_have_one_twice() {
        let (london, york) = (zone("Europe/London"), zone("America/New_York"));
        let said = shown(london.instant(at("2026-03-29 01:30"), None));
        assert_eq!(said, "skipped 2026-03-29 00:59:00 +00:00 2026-03-29 02:00:00 +01:00");
        let said = shown(london.instant(at("2026-10-25 01:30"), None));
        assert_eq!(said, "twice 2026-10-25 01:30:00 +01:00 2026-10-25 01:30:00 +00:00");
        let zero = FixedOffset::east_opt(0);
        assert_eq!(shown(london.instant(at("2026-10-25 01:30"), zero)), "2026-10-25T01:30:00+00:00");
        let far = FixedOffset::east_opt(9 * 3600);
        assert_eq!(shown(london.instant(at("2026-10-25 01:30"), far)), "offset +01:00");
        let said = shown(york.instant(at("2026-03-08 02:15"), None));
        assert_eq!(said, "skipped 2026-03-08 01:59:00 -05:00 2026-03-08 03:00:00 -04:00");
        assert!(shown(york.instant(at("2026-11-01 01:59"), None)).starts_with("twice"));
        assert_eq!(shown(york.instant(at("2026-11-01 02:00"), None)), "2026-11-01T02:00:00-05:00");
    }

    #[test]
    fn apia_once_left_out_a_day() {
        let apia = zone("Pacific/Apia");
        let (before, out) = (at("2011-12-29 00:00").date(), at("2011-12-30 00:00").date());
        assert!(!apia.has_day(out) && apia.has_day(before));
        assert_eq!(apia.day_after(before).to_string(), "2011-12-31");
        assert!(shown(apia.instant(at("2011-12-30 03:10"), None)).starts_with("skipped 2011-12-29 23:59"));
        assert!(zone("Asia/Seoul").has_day(out));
    }

    #[test]
    fn offsets_with_seconds_are_rounded_and_the_clock_is_kept() {
        let said = shown(zone("Asia/Seoul").instant(at("1900-01-01 23:00"), None));
        assert_eq!(said, "1900-01-01T23:00:00+08:28");
    }
}
