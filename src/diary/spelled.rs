//! A night in the one spelling in which this program writes it, read in one pass and without a copy of what is not kept.
//!
//! # Purpose
//! A diary of years is read whole for each page, and nearly every line of it stands as it was written.
//!
//! # Not for
//! Refusing anything. What is spelled otherwise, by hand or with signs that JSON escapes, is `None` here, and read by
//! [`read`](super::read), which alone says what is no night. What is read here is read so there too.

mod reader;

use chrono::{FixedOffset, NaiveDate};

use crate::model::strict::{at_clock, plain_date};
use crate::model::whole::{Drinks, Millilitres, Minutes, Points, Quality, Seconds, Times};
use crate::model::{
    AllDay, Cramp, CrampSite, Cramps, Dose, Drunk, Effort, Exercise, Factors, Id, Leg, Moment, Naps, Night, NoSleep,
    Onset, Set, Sleep, Tri, Urge,
};
use reader::{Reader, Spelled};

/// What a line that was read tells of its night.
#[allow(clippy::large_enum_variant, reason = "it is taken apart at once, and a box for each night would cost more")]
#[derive(Clone, Debug, PartialEq)]
pub enum OfNight {
    /// The night, where it was to be kept.
    Kept(Night),
    /// That it reads.
    Reads,
    /// Nothing: the line is spelled otherwise than this program writes it, or is of no night.
    Unknown,
}

/// The night at the beginning of a text, its date, and its length in bytes.
pub(super) fn night(text: &str, keep: impl FnOnce(NaiveDate) -> bool) -> Option<(OfNight, NaiveDate, usize)> {
    let mut reader = Reader { text, at: 0, keeps: false, date: ("", NaiveDate::MIN) };
    reader.open()?;
    let date = reader.field("\"date\":").then(|| reader.quoted()).flatten()?;
    reader.date = (date, plain_date(date)?);
    let date = reader.date.1;
    reader.keeps = keep(date);
    let zone = reader.maybe("\"zone\":")?;
    let offset = reader.field("\"offset\":").then(|| offset(reader.quoted()?)).flatten()?;
    let night = Night {
        date,
        zone,
        offset,
        sleep: reader.maybe("\"sleep\":")?.unwrap_or_default(),
        urge: reader.maybe("\"urge\":")?,
        cramps: reader.maybe("\"cramps\":")?,
        leg_wakings: reader.maybe("\"leg_wakings\":")?,
        evening: reader.maybe("\"evening\":")?.unwrap_or_default(),
        took: reader.maybe("\"took\":")?,
        did: reader.maybe("\"did\":")?,
        helped: reader.maybe("\"helped\":")?,
        signs: reader.maybe("\"signs\":")?,
        note: reader.maybe("\"note\":")?,
    };
    reader.close()?;
    let date = night.date;
    // Of a night that is not kept, no name, note, dose or cramp was kept either.
    Some((if reader.keeps { OfNight::Kept(night) } else { OfNight::Reads }, date, reader.at))
}

/// An offset such as `+09:00`.
fn offset(text: &str) -> Option<FixedOffset> {
    (text.len() == 6).then(|| text.parse().ok()).flatten()
}

macro_rules! spelled {
    (whole $($of:ty)+) => { $(
        impl Spelled for $of {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                Self::new(reader.whole()?)
            }
        }
    )+ };
    (id $($of:ty)+) => { $(
        impl Spelled for $of {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                Self::parse(reader.quoted()?)
            }
        }
    )+ };
    ($($of:ident { $($how:ident $field:ident $name:literal),+ })+) => { $(
        impl Spelled for $of {
            fn read(reader: &mut Reader<'_>) -> Option<Self> {
                reader.open()?;
                let read = Self { $($field: reader.$how(concat!("\"", $name, "\":"))?),+ };
                reader.close()?;
                Some(read)
            }
        }
    )+ };
}

spelled!(whole Points Quality Minutes Times Seconds Millilitres);
spelled!(id Tri Leg CrampSite Effort);
spelled! {
    Sleep {
        maybe in_bed "in_bed", maybe tried "tried", maybe latency "latency", maybe awakenings "awakenings",
        maybe waso "waso", maybe woke "woke", maybe tasafa "tasafa", maybe up "up", maybe quality "quality",
        maybe no_sleep "no_sleep"
    }
    Urge {
        must felt "felt", maybe severity "severity", maybe onset "onset", maybe rest "rest", maybe minutes "minutes", maybe places "places"
    }
    Cramp {
        maybe at "at", maybe seconds "seconds", maybe side "side", maybe muscle "muscle", maybe severity "severity",
        maybe sore "sore", maybe eased_by "eased_by"
    }
    Factors {
        maybe caffeine "caffeine", maybe alcohol "alcohol", maybe exercise "exercise", maybe on_feet "on_feet",
        maybe sitting "sitting", maybe water "water", maybe naps "naps"
    }
    Drunk { must drinks "drinks", maybe last "last" }
    Exercise { must minutes "minutes", maybe effort "effort", maybe at "at" }
    Naps { must times "times", maybe minutes "minutes" }
    Dose { must name "name", maybe at "at" }
}

impl Spelled for Cramps {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.open()?;
        let had = reader.must("\"had\":")?;
        let events = reader.maybe("\"events\":")?.unwrap_or_default();
        reader.close()?;
        Some(Self { had, events })
    }
}

impl Spelled for Vec<Cramp> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.kept()
    }
}

impl Spelled for Vec<Dose> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.kept()
    }
}

impl Spelled for Onset {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.open()?;
        let at: Option<Moment> = reader.maybe("\"at\":")?;
        let onset = match at {
            Some(at) => Self::At(at),
            None => reader.take("\"all_day\":true").then_some(Self::AllDay(AllDay))?,
        };
        reader.close()?;
        Some(onset)
    }
}

impl Spelled for NoSleep {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        reader.take("true").then_some(Self)
    }
}

impl Spelled for Moment {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let rest = reader.rest();
        let length = [20, 25].into_iter().find(|length| rest.get(length + 1) == Some(&b'"'))?;
        let date = reader.text.get(reader.at + 1..reader.at + 11)?;
        if date != reader.date.0 {
            reader.date = (date, plain_date(date)?);
        }
        let moment = at_clock(reader.date.1, rest.get(11..=length)?).filter(|_| rest[0] == b'"')?;
        reader.at += length + 2;
        Some(moment)
    }
}

impl Spelled for String {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.quoted()?;
        Some(if reader.keeps { text.to_owned() } else { String::new() })
    }
}

impl<T: Id> Spelled for Set<T> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut set = Self::EMPTY;
        reader.list(|reader| {
            set.insert(T::parse(reader.quoted()?)?);
            Some(())
        })?;
        Some(set)
    }
}

/// How many drinks, to two places; `None`, which is spelled `null`, where that is not sure.
impl Spelled for Option<Drinks> {
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.take("null") {
            return Some(None);
        }
        let digits = |reader: &Reader<'_>| reader.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let from = reader.at;
        let whole = digits(reader);
        let one_way = whole == 1 || whole == 2 && reader.rest()[0] != b'0';
        reader.at += whole;
        if reader.take(".") {
            let places = digits(reader);
            reader.at += places;
            if !(1..=2).contains(&places) {
                return None;
            }
        }
        let ends = !matches!(reader.rest().first(), Some(b'e' | b'E'));
        (one_way && ends).then(|| Drinks::of(reader.text[from..reader.at].parse().ok()?)).flatten().map(Some)
    }
}
