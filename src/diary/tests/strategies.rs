//! Any night and any entry, for the laws that hold of all of them.

use chrono::{Days, FixedOffset, NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::diary::Zone;
use crate::model::whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times};
use crate::model::{
    AllDay, Cramp, Cramps, Dose, Drunk, Exercise, Factors, Id, Moment, Naps, Night, NoSleep, Onset, Set, Sleep, Tri,
    Urge,
};

const ZONES: &[&str] = &[
    "Asia/Seoul",
    "Europe/London",
    "America/New_York",
    "Pacific/Apia",
    "Australia/Lord_Howe",
    "Europe/Amsterdam",
    "America/St_Johns",
    "Asia/Kathmandu",
];

/// A zone, and a date that it had.
pub(crate) fn place() -> impl Strategy<Value = (Zone, NaiveDate)> {
    let fixed = (-12 * 60..=14 * 60).prop_map(|minutes| Zone::Fixed(FixedOffset::east_opt(minutes * 60).expect("one")));
    let named = select(ZONES).prop_map(|name| Zone::named(name).expect("a zone"));
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date");
    let date = prop_oneof![
        (0_u64..73_400).prop_map(move |days| first + Days::new(days)),
        // Around changes of the clocks, and the day that Apia left out.
        (0_u64..3, select(&["2026-03-28", "2026-10-24", "2026-11-01", "2011-12-30", "2020-09-26"][..]))
            .prop_map(|(days, date)| date.parse::<NaiveDate>().expect("a date") + Days::new(days)),
    ];
    (prop_oneof![1 => fixed, 3 => named], date).prop_filter("a day of the zone", |(zone, date)| zone.has_day(*date))
}

/// An id of a list.
fn id<T: Id>() -> impl Strategy<Value = T> {
    select(T::ALL)
}

fn set<T: Id>() -> impl Strategy<Value = Set<T>> {
    proptest::collection::vec(id::<T>(), 0..4).prop_map(|ids| ids.into_iter().collect())
}

fn maybe<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(0.4, of)
}

/// An instant of the night, from so many hours after its midnight.
fn moment((zone, date): (Zone, NaiveDate), from: i64) -> impl Strategy<Value = Moment> {
    (from * 3600..(from + 59) * 3600, prop::bool::weighted(0.9)).prop_map(move |(seconds, whole)| {
        let seconds = if whole { seconds / 60 * 60 } else { seconds };
        let midnight = date.and_time(chrono::NaiveTime::MIN);
        let clock = midnight + TimeDelta::seconds(seconds);
        // A time that no clock showed is taken a few hours later.
        let shown = (0..40).find_map(|hours| zone.instant(clock + TimeDelta::hours(hours), None).ok());
        shown
            .expect("a time")
            .min(zone.instant(midnight + TimeDelta::hours(from + 59), None).unwrap_or(Moment::MAX_UTC.fixed_offset()))
    })
}

fn minutes() -> impl Strategy<Value = Minutes> {
    (0_u64..=1440).prop_map(|number| Minutes::new(number).expect("minutes"))
}

fn points(range: std::ops::RangeInclusive<u64>) -> impl Strategy<Value = Points> {
    range.prop_map(|number| Points::new(number).expect("points"))
}

fn times() -> impl Strategy<Value = Times> {
    (0_u64..=100).prop_map(|number| Times::new(number).expect("times"))
}

fn drinks() -> impl Strategy<Value = Drinks> {
    (0_u32..=4000).prop_map(|number| Drinks::of(f64::from(number) / 100.0).expect("drinks"))
}

fn sleep(place: (Zone, NaiveDate)) -> impl Strategy<Value = Sleep> {
    let at = || maybe(moment(place, 12));
    let quality = maybe((1_u64..=5).prop_map(|number| Quality::new(number).expect("a quality")));
    let numbers = (maybe(minutes()), maybe(times()), maybe(minutes()), maybe(minutes()));
    ((at(), at(), at(), at()), numbers, quality, maybe(Just(NoSleep))).prop_map(
        |((in_bed, tried, woke, up), (latency, awakenings, waso, tasafa), quality, no_sleep)| Sleep {
            in_bed,
            tried,
            latency,
            awakenings,
            waso,
            woke,
            tasafa,
            up,
            quality,
            no_sleep,
        },
    )
}

fn urge(place: (Zone, NaiveDate)) -> impl Strategy<Value = Urge> {
    let onset = prop_oneof![moment(place, 0).prop_map(Onset::At), Just(Onset::AllDay(AllDay))];
    let details = (maybe(points(1..=10)), maybe(onset), maybe(minutes()), maybe(minutes()), maybe(set()));
    let told =
        |felt| move |(severity, onset, rest, minutes, places)| Urge { felt, severity, onset, rest, minutes, places };
    prop_oneof![
        3 => details.prop_map(told(Tri::Yes)),
        1 => (maybe(points(0..=10)), Just(None), maybe(minutes()), maybe(minutes()), maybe(set())).prop_map(told(Tri::Unsure)),
        1 => (maybe(points(0..=0)), Just(None), Just(None), Just(None), Just(None)).prop_map(told(Tri::No)),
    ]
}

fn cramps(place: (Zone, NaiveDate)) -> impl Strategy<Value = Cramps> {
    let seconds = (0_u64..=1_209_600).prop_map(|number| Seconds::new(number).expect("seconds"));
    let parts = (maybe(moment(place, 12)), maybe(seconds), maybe(id()), maybe(id()), maybe(points(0..=10)));
    let cramp =
        (parts, maybe(id()), maybe(set())).prop_map(|((at, seconds, side, muscle, severity), sore, eased_by)| Cramp {
            at,
            seconds,
            side,
            muscle,
            severity,
            sore,
            eased_by,
        });
    prop_oneof![
        3 => proptest::collection::vec(cramp, 0..4).prop_map(|mut events| {
            events.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
            Cramps { had: Tri::Yes, events }
        }),
        1 => select(&[Tri::No, Tri::Unsure][..]).prop_map(|had| Cramps { had, events: Vec::new() }),
    ]
}

fn factors(place: (Zone, NaiveDate)) -> impl Strategy<Value = Factors> {
    let drunk = || maybe((maybe(drinks()), maybe(moment(place, 0))).prop_map(|(drinks, last)| Drunk { drinks, last }));
    let exercise = (minutes(), maybe(id()), maybe(moment(place, 0))).prop_map(|(minutes, effort, at)| Exercise {
        minutes,
        effort,
        at,
    });
    let water = (0_u64..=10_000).prop_map(|number| Millilitres::new(number).expect("water"));
    let naps = (times(), maybe(minutes())).prop_map(|(times, minutes)| Naps { times, minutes });
    (drunk(), drunk(), maybe(exercise), maybe(minutes()), maybe(minutes()), maybe(water), maybe(naps)).prop_map(
        |(caffeine, alcohol, exercise, on_feet, sitting, water, naps)| Factors {
            caffeine,
            alcohol,
            exercise,
            on_feet,
            sitting,
            water,
            naps,
        },
    )
}

/// Any night that may stand in a diary.
pub(crate) fn any_night() -> BoxedStrategy<(Night, Zone)> {
    place().prop_flat_map(|place| night_at(place).prop_map(move |night| (night, place.0))).boxed()
}

/// Any night of that zone and date.
/// Its parts are boxed, since a test has a small stack.
pub(crate) fn night_at(place: (Zone, NaiveDate)) -> BoxedStrategy<Night> {
    let (zone, date) = place;
    let dose = ("[^\\s@\\pC][^@\\pC]{0,20}", maybe(moment(place, 0))).prop_map(|(name, at)| Dose { name, at });
    let legs = (maybe(urge(place)), maybe(cramps(place)), maybe(times()));
    let rest = (
        maybe(proptest::collection::vec(dose, 0..3)),
        maybe(set()),
        maybe(set()),
        maybe(any::<String>().prop_map(|note| format!("a{note}"))),
    );
    (sleep(place).boxed(), legs.boxed(), factors(place).boxed(), rest.boxed())
        .prop_map(move |(sleep, (urge, cramps, leg_wakings), evening, (took, did, helped, note))| {
            let empty = Night::new(date, zone.name().map(str::to_owned), zone.evening_offset(date));
            Night { sleep, urge, cramps, leg_wakings, evening, took, did, helped, note, ..empty }
        })
        .boxed()
}

fn clock() -> impl Strategy<Value = Value> {
    (0_u32..24, select(&[0_u32, 1, 15, 30, 45, 59][..]))
        .prop_map(|(hour, minute)| json!(format!("{hour:02}:{minute:02}")))
}

fn or_null(of: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    prop_oneof![9 => of, 1 => Just(Value::Null)].boxed()
}

fn object(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    let fields: Vec<_> =
        fields.into_iter().map(|(name, of)| maybe(of).prop_map(move |value| (name, value)).boxed()).collect();
    fields
        .prop_map(|fields| {
            let told = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
            Value::Object(told.collect::<Map<_, _>>())
        })
        .boxed()
}

fn number(range: std::ops::RangeInclusive<u32>) -> BoxedStrategy<Value> {
    or_null(range.prop_map(|number| json!(number)))
}

fn name<T: Id>() -> BoxedStrategy<Value> {
    id::<T>().prop_map(|id| json!(id.as_str())).boxed()
}

fn names<T: Id>() -> BoxedStrategy<Value> {
    or_null(proptest::collection::vec(name::<T>(), 0..3).prop_map(Value::Array))
}

/// What somebody may tell of a night, as JSON; much of it is refused when it is held against what stands.
pub(crate) fn any_entry() -> impl Strategy<Value = Value> {
    use crate::model::{BodyPart, CrampRelief, CrampSite, Effort, Helps, Leg, Strategy as SelfCare};
    let time = || or_null(clock());
    let onset = prop_oneof![clock().prop_map(|at| json!({ "at": at })), Just(json!({ "all_day": true }))];
    let cramp = object(vec![
        ("at", clock().boxed()),
        ("seconds", (0_u32..600).prop_map(|seconds| json!(seconds)).boxed()),
        ("side", name::<Leg>()),
        ("muscle", name::<CrampSite>()),
        ("sore", name::<Tri>()),
        ("eased_by", proptest::collection::vec(name::<CrampRelief>(), 0..3).prop_map(Value::Array).boxed()),
    ]);
    let drunk = || {
        let told = (0_u32..800, maybe(clock()))
            .prop_map(|(number, last)| json!({ "drinks": f64::from(number) / 100.0, "last": last }));
        or_null(told)
    };
    let exercise = (0_u32..300, name::<Effort>(), clock())
        .prop_map(|(minutes, effort, at)| json!({ "minutes": minutes, "effort": effort, "at": at }));
    let dose = clock().prop_map(|at| json!({ "name": "ropinirole", "at": at }));
    let sleep = vec![
        ("in_bed", time()),
        ("tried", time()),
        ("woke", time()),
        ("up", time()),
        ("latency", number(0..=90)),
        ("waso", number(0..=200)),
        ("awakenings", number(0..=9)),
        ("tasafa", number(0..=60)),
        ("quality", number(1..=5)),
        ("no_sleep", or_null(Just(json!(true)))),
    ];
    let urge = vec![
        ("felt", name::<Tri>()),
        ("severity", number(0..=10)),
        ("onset", or_null(onset)),
        ("rest", number(0..=90)),
        ("minutes", number(0..=300)),
        ("places", names::<BodyPart>()),
    ];
    let evening = vec![
        ("caffeine", drunk()),
        ("alcohol", drunk()),
        ("exercise", or_null(exercise)),
        ("on_feet", number(0..=900)),
        ("sitting", number(0..=900)),
        ("water", number(0..=3000)),
        (
            "naps",
            or_null((0_u32..4, 0_u32..90).prop_map(|(times, minutes)| json!({ "times": times, "minutes": minutes }))),
        ),
    ];
    object(vec![
        ("quiet", prop::bool::weighted(0.2).prop_map(|quiet| json!(quiet)).boxed()),
        ("sleep", object(sleep)),
        ("urge", or_null(object(urge))),
        (
            "cramps",
            or_null(object(vec![
                ("had", name::<Tri>()),
                ("events", or_null(proptest::collection::vec(cramp, 0..3).prop_map(Value::Array))),
            ])),
        ),
        ("leg_wakings", number(0..=9)),
        ("evening", object(evening)),
        ("took", or_null(proptest::collection::vec(dose, 0..3).prop_map(Value::Array))),
        ("did", names::<SelfCare>()),
        ("helped", names::<Helps>()),
        ("note", or_null("\\PC{0,12}".prop_map(Value::String))),
    ])
}
