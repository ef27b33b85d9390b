//! Strict reading of JSON, where serde alone is lax: objects are objects, dates and times have one form, and what must
//! be there is there.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::night::Moment;

/// Reads derived types as objects only. By itself a derived reader takes a list for one, by the order of its fields.
pub struct Object<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Object<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(OfObject(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_struct(name, fields, OfObject(visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Takes nothing but an object.
struct OfObject<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for OfObject<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

/// Makes types whose readers (and writers) were derived with `remote = "Self"` readable as objects only.
macro_rules! objects {
    (read $($of:ty),+ $(,)?) => { $(
        impl<'de> ::serde::Deserialize<'de> for $of {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                // The derived one, which is no method of the trait.
                <$of>::deserialize($crate::model::strict::Object(d))
            }
        }
    )+ };
    ($($of:ty),+ $(,)?) => { $(
        $crate::model::strict::objects!(read $of);
        impl ::serde::Serialize for $of {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                <$of>::serialize(self, s)
            }
        }
    )+ };
}
pub(crate) use objects;

/// Reads a value that may be `null` and must be there.
///
/// # Errors
/// It is of another kind.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(d)
}

/// Reads a date of exactly the form 2026-11-21; chrono's own reading is laxer.
pub fn plain_date(text: &str) -> Option<NaiveDate> {
    let [y, e, a, r, b'-', m, onth, b'-', d, ay] = *<&[u8; 10]>::try_from(text.as_bytes()).ok()? else { return None };
    NaiveDate::from_ymd_opt((two(y, e)? * 100 + two(a, r)?).cast_signed(), two(m, onth)?, two(d, ay)?)
}

/// The number of two digits.
fn two(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens * 10 + ones))
}

/// Reads an instant of the form 2026-11-21T23:00:00+09:00; chrono's own reading is laxer, and slower.
pub fn plain_instant(text: &str) -> Option<Moment> {
    let plain = || text.as_bytes().get(10) == Some(&b'T');
    whole_second(text).or_else(|| plain().then(|| DateTime::parse_from_rfc3339(text).ok()).flatten())
}

/// An instant without a part of a second, with its offset or `Z`. Others are left to chrono.
fn whole_second(text: &str) -> Option<Moment> {
    at_clock(plain_date(text.get(..10)?)?, text.as_bytes().get(10..)?)
}

/// The instant of a date at a clock time such as `T23:00:00+09:00` or `T14:00:00Z`; other spellings are `None`.
pub fn at_clock(date: NaiveDate, clock: &[u8]) -> Option<Moment> {
    let (&[b'T', h, ours, b':', m, inutes, b':', s, econds], zone) = clock.split_first_chunk()? else { return None };
    let time = NaiveTime::from_hms_opt(two(h, ours)?, two(m, inutes)?, two(s, econds)?)?;
    let east = match *zone {
        [b'Z'] => 0,
        [sign @ (b'+' | b'-'), h, ours, b':', m, inutes] => {
            let minutes = two(h, ours).filter(|hours| *hours < 24)? * 60 + two(m, inutes).filter(|part| *part < 60)?;
            minutes.cast_signed() * if sign == b'-' { -60 } else { 60 }
        }
        _ => return None,
    };
    let offset = FixedOffset::east_opt(east)?;
    let utc = date.and_time(time).checked_sub_offset(offset)?;
    Some(DateTime::from_naive_utc_and_offset(utc, offset))
}

/// Reads a text from JSON that is a value, without holding it.
struct Words<T> {
    read: fn(&str) -> Option<T>,
    /// What a refusal is marked with; `diary` reads it there again.
    mark: &'static str,
}

impl<T> Visitor<'_> for Words<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::custom(format_args!("\u{1}{}|{text}|", self.mark)))
    }
}

/// Reads a plain date from JSON.
///
/// # Errors
/// It is none.
pub fn date<'de, D: Deserializer<'de>>(d: D) -> Result<NaiveDate, D::Error> {
    d.deserialize_str(Words { read: plain_date, mark: "date" })
}

/// Reads an instant from JSON, of the form 2026-11-21T23:00:00+09:00 alone.
///
/// # Errors
/// It is none.
pub fn instant<'de, D: Deserializer<'de>>(d: D) -> Result<Moment, D::Error> {
    d.deserialize_str(Words { read: plain_instant, mark: "time" })
}

/// Reads an instant, or `null`.
///
/// # Errors
/// It is neither.
pub fn maybe_instant<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Moment>, D::Error> {
    struct At(Moment);
    impl<'de> Deserialize<'de> for At {
        fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            instant(d).map(At)
        }
    }
    Ok(Option::<At>::deserialize(d)?.map(|At(at)| at))
}

/// Reads a plain date, or `null`.
///
/// # Errors
/// It is neither.
pub fn maybe_date<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NaiveDate>, D::Error> {
    struct On(NaiveDate);
    impl<'de> Deserialize<'de> for On {
        fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            date(d).map(On)
        }
    }
    Ok(Option::<On>::deserialize(d)?.map(|On(on)| on))
}
