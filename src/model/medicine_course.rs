//! A course of a medicine: since when, how much and when in the day, what changed, and when it ended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::field::ClockTime;
use super::ids::ids;
use super::since::Since;
use super::strict;

/// The longest amount, such as `0.25 mg`, in characters.
pub const LONGEST_AMOUNT: usize = 60;
/// The most doses that one course holds.
pub const MOST_DOSES: usize = 200;
/// Days for which a medicine counts as stopped lately, as the question of the screening has it.
pub const LATELY_DAYS: i64 = 28;
/// The greatest number of a course.
pub const MOST_COURSES: u32 = 9999;

ids! {
    /// What cannot be so in a course.
    CourseFault in "course_fault" {
        NameEmpty = "name_empty", NameLong = "name_long", NameSigns = "name_signs", NameWord = "name_word",
        AmountEmpty = "amount_empty", AmountLong = "amount_long", AmountSigns = "amount_signs",
        TogetherLong = "together_long", TooManyDoses = "too_many_doses", SameTime = "same_time",
        DoseBeforeBegan = "dose_before_began", DoseBeforeDose = "dose_before_dose",
        StopBeforeBegan = "stop_before_began", StopBeforeDose = "stop_before_dose", Ahead = "ahead",
    }
}

/// One course of one medicine or supplement. A medicine that is begun again is another course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct MedicineCourse {
    /// Its number in the diary, 1 to [`MOST_COURSES`].
    pub id: u32,
    /// The name as the person writes it, without the strength; 1 to [`super::LONGEST_MEDICINE`] characters.
    pub name: String,
    /// Since when; `None` where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Since>,
    /// The doses, the first first; each holds from its own date on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doses: Vec<CourseDose>,
    /// The last day on which it was taken; `None` while it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Since>,
}

/// How much is taken, and when, from a date on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields, default)]
pub struct CourseDose {
    /// From when; `None` where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Since>,
    /// How much, as written: `0.25 mg`, `2 tablets`; at most [`LONGEST_AMOUNT`] characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The times of day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<ClockTime>,
    /// Taken only when it is needed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub as_needed: bool,
}

strict::objects!(MedicineCourse, CourseDose);

impl MedicineCourse {
    /// The dose that holds now.
    pub fn dose(&self) -> Option<&CourseDose> {
        self.doses.last()
    }

    /// Its name, and how much is taken each time.
    pub fn with_amount(&self) -> String {
        self.named(self.dose())
    }

    /// Its name, and how much this dose is.
    pub fn named(&self, dose: Option<&CourseDose>) -> String {
        match dose.and_then(|dose| dose.amount.as_ref()) {
            Some(amount) => format!("{} {amount}", self.name),
            None => self.name.clone(),
        }
    }

    /// Whether it ended in the last four weeks before this day, as far as its date tells: of one that ended in some month
    /// it counts while the end of that month does.
    pub fn stopped_lately(&self, today: NaiveDate) -> bool {
        self.stopped.is_some_and(|last| (today - last.last()).num_days() <= LATELY_DAYS)
    }

    /// Whether it is still taken.
    pub fn is_current(&self) -> bool {
        self.stopped.is_none()
    }
}

impl Serialize for ClockTime {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        // A file has one spelling.
        let read = Self::parse(&text).filter(|_| text.len() == 5);
        read.ok_or_else(|| serde::de::Error::custom(format_args!("\u{1}time|{text}|")))
    }
}
