//! What the records of a diary hold, as JSON.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::stamp::Key;
use crate::model::{LabDraw, MedicineCourse, Moment, Night, RedFlag, Trial, Urgency, Verdict, strict};

/// A screening that was kept: the answers, and what the rules of that day said of them.
///
/// The answer about self-harm is never among the answers, and nothing here was found with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Screening {
    /// When it was made.
    #[serde(deserialize_with = "strict::instant")]
    pub at: Moment,
    /// Version of the rules that judged it.
    pub rules_version: String,
    /// What came of it.
    pub result: Outcome,
    /// The answers, an object as an answers file has it.
    pub answers: Box<RawValue>,
}

/// What came of a screening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Outcome {
    /// The highest urgency.
    pub urgency: Urgency,
    /// Verdict on restless legs.
    pub rls: Verdict,
    /// Verdict on cramps.
    pub cramps: Verdict,
    /// The signs that were raised, the most urgent first.
    pub red_flags: Vec<RedFlag>,
}

strict::objects!(Screening, Outcome);

/// The payload of a record, as the journal takes it.
#[derive(Clone, Debug)]
pub enum Payload<'a> {
    /// A night.
    Night(&'a Night),
    /// A screening.
    Screening(&'a Screening),
    /// A course of a medicine.
    Medicine(&'a MedicineCourse),
    /// Results of blood tests.
    Lab(&'a LabDraw),
    /// A trial of self-care.
    Trial(&'a Trial),
    /// A removal.
    Removal(&'a Key),
}

impl Payload<'_> {
    /// The last field of a record's line.
    pub fn text(&self) -> String {
        match self {
            Payload::Night(night) => format!("\"night\":{}", json(night)),
            Payload::Screening(screening) => format!("\"screening\":{}", json(screening)),
            Payload::Medicine(course) => format!("\"medicine\":{}", json(course)),
            Payload::Lab(draw) => format!("\"lab\":{}", json(draw)),
            Payload::Trial(trial) => format!("\"trial\":{}", json(trial)),
            Payload::Removal(Key::Medicine(id)) => format!("\"removal\":{{\"medicine\":{id}}}"),
            Payload::Removal(Key::Lab(on)) => format!("\"removal\":{{\"lab\":\"{on}\"}}"),
            Payload::Removal(Key::Trial(strategy, from)) => {
                format!("\"removal\":{{\"trial\":{{\"strategy\":\"{strategy}\",\"from\":\"{from}\"}}}}")
            }
            Payload::Removal(Key::Night(date)) => format!("\"removal\":{{\"night\":\"{date}\"}}"),
            Payload::Removal(Key::Screening(at)) => {
                format!("\"removal\":{{\"screening\":{}}}", serde_json::Value::from(at.as_str()))
            }
        }
    }
}

/// No record has anything in it that JSON cannot write: its numbers are finite.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
