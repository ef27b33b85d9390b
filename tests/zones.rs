//! The table of clock changes says what chrono-tz says. After an update of chrono-tz, `NIGHTLEGS_ZONES=write cargo test
//! --test zones` makes it anew.

use std::path::Path;

use chrono::{DateTime, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{IANA_TZDB_VERSION, TZ_VARIANTS, Tz};
use nightlegs::diary::Zone;

const DAY: i64 = 24 * 60 * 60;
/// Clocks have been set since 1840; chrono-tz knows no change after 2100.
const YEARS: std::ops::RangeInclusive<i64> = -131 * 366 * DAY..=131 * 366 * DAY;
/// No zone has changed its clocks twice in so short a time.
const STEP: usize = 3 * DAY as usize;

fn naive(seconds: i64) -> NaiveDateTime {
    DateTime::from_timestamp(seconds, 0).expect("a time").naive_utc()
}

fn offset(zone: Tz, utc: i64) -> i64 {
    zone.offset_from_utc_datetime(&naive(utc)).fix().local_minus_utc().into()
}

/// The first second of each offset, with the offset.
fn changes(zone: Tz) -> Vec<(i64, i64)> {
    let mut changes = vec![(-1 << 44, offset(zone, *YEARS.start()))];
    for before in YEARS.step_by(STEP) {
        let (mut low, mut high) = (before, before + STEP as i64);
        let (old, new) = (offset(zone, low), offset(zone, high));
        if old == new {
            continue;
        }
        while high - low > 1 {
            let middle = low.midpoint(high);
            if offset(zone, middle) == old { low = middle } else { high = middle }
        }
        assert_eq!(offset(zone, high), new, "{zone} changes twice near {high}");
        changes.push((high, new));
    }
    changes
}

fn table(zones: &[(Tz, Vec<(i64, i64)>)]) -> Vec<u8> {
    let mut table = format!("{IANA_TZDB_VERSION:\0<8}").into_bytes();
    table.extend((zones.len() as u32).to_be_bytes());
    let (mut packed, mut known) = (Vec::new(), Vec::<(&Vec<(i64, i64)>, [u32; 2])>::new());
    for (zone, changes) in zones {
        table.extend(format!("{:\0<32}", zone.name()).bytes());
        let found = known.iter().find(|(known, _)| *known == changes).map(|(_, place)| *place);
        let place = found.unwrap_or_else(|| {
            let from = packed.len() as u32;
            packed.extend(changes.iter().map(|(seconds, offset)| seconds << 18 | (offset + (1 << 17))));
            [from, packed.len() as u32]
        });
        known.push((changes, place));
        table.extend(place.into_iter().flat_map(u32::to_be_bytes));
    }
    table.extend(packed.into_iter().flat_map(i64::to_be_bytes));
    table
}

#[test]
fn every_zone_changes_its_clocks_as_in_chrono_tz() {
    let mut zones: Vec<_> = TZ_VARIANTS.iter().map(|zone| (*zone, changes(*zone))).collect();
    zones.sort_by_key(|(zone, _)| zone.name());
    assert!(zones.iter().all(|(zone, _)| zone.name().len() <= 32));
    let (path, made) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zones.bin"), table(&zones));
    if std::env::var_os("NIGHTLEGS_ZONES").is_some_and(|what| what == "write") {
        std::fs::write(&path, &made).expect("written");
    }
    assert!(
        std::fs::read(&path).expect("a table") == made,
        "data/zones.bin is not that of chrono-tz {IANA_TZDB_VERSION}"
    );
    for (theirs, changes) in &zones {
        let ours = Zone::named(theirs.name()).expect("a zone");
        assert_eq!(ours.name(), Some(theirs.name()));
        for (seconds, _) in &changes[1..] {
            // On both sides of the change, by the clocks before and after it, and at the far ends of the calendar.
            for near in [-DAY, -3601, -3600, -1800, -60, -1, 0, 1, 60, 1800, 3599, 3600, 7200, DAY] {
                let utc = seconds + near;
                holds(ours, *theirs, naive(utc));
                holds(ours, *theirs, naive(utc + offset(*theirs, seconds - 1)));
                holds(ours, *theirs, naive(utc + offset(*theirs, *seconds)));
            }
        }
        let (first, last) = (NaiveDateTime::MIN + TimeDelta::days(2), NaiveDateTime::MAX - TimeDelta::days(2));
        for far in [first, naive(-9_000_000_000), naive(90_000_000_000), last] {
            holds(ours, *theirs, far);
        }
    }
}

/// Both show an instant alike, and both find the same instants for a time of the clock.
fn holds(ours: Zone, theirs: Tz, time: NaiveDateTime) {
    let rounded = |moment: DateTime<Tz>| {
        (moment.naive_local(), (f64::from(moment.offset().fix().local_minus_utc()) / 60.0).round() as i32)
    };
    let found = theirs.from_local_datetime(&time).map(rounded);
    let own = ours.look_up(time).map(|moment| (moment.naive_local(), moment.offset().local_minus_utc() / 60));
    assert_eq!(own, found, "{theirs} {time}");
    let shown = ours.show(&time.and_utc());
    // What the clocks show at that time with the offset of UTC stays as it is.
    if shown.offset().local_minus_utc() != 0 {
        assert_eq!(
            (shown.naive_local(), shown.offset().local_minus_utc() / 60),
            rounded(time.and_utc().with_timezone(&theirs)),
            "{theirs} {time}"
        );
    }
}

#[test]
fn a_name_is_a_zone_only_when_written_exactly() {
    for name in ["", "asia/seoul", "Asia/Seoul ", "Asia", "Zulu0", "A", "zz", "Asia/Seoul\0"] {
        assert_eq!(Zone::named(name), None, "{name:?}");
        assert!(name.parse::<Tz>().is_err());
    }
}
