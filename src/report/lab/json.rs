//! Results for a script: ids that never change, and whole sentences as `text`.

use chrono::NaiveDate;
use serde::Serialize;

use super::beside::Judged;
use super::words::result;
use crate::diary::labs::LabTold;
use crate::model::{IronReading, LabDraw, LabResult, LabTest, LabUnit, RedFlag, Since, Source, Tri, Urgency};
use crate::report::wording;
use crate::rules::{iron, red_flags};
use crate::text::Lang;

/// A draw with what is said of it.
#[derive(Serialize)]
pub struct DrawJson {
    /// What was done with it; nothing where it is only shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored: Option<&'static str>,
    on: Since,
    results: Vec<ResultJson>,
    morning: Option<Tri>,
    off_iron: Option<Tri>,
    ill: Option<Tri>,
    saturation: Option<SaturationJson>,
    red_flags: Vec<FlagJson>,
    iron: Option<IronJson>,
    retest_from: Option<NaiveDate>,
    not_judged: Vec<LabTest>,
    text: Vec<String>,
}

#[derive(Serialize)]
struct ResultJson {
    test: LabTest,
    value: f64,
    unit: LabUnit,
    /// The unit was not told.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unit_assumed: bool,
    marked: Option<Tri>,
    text: String,
}

#[derive(Serialize)]
struct SaturationJson {
    percent: f64,
    computed: bool,
}

#[derive(Serialize)]
struct FlagJson {
    id: RedFlag,
    urgency: Urgency,
    sources: &'static [Source],
    text: &'static str,
}

#[derive(Serialize)]
struct IronJson {
    reading: IronReading,
    sources: &'static [Source],
    text: &'static str,
}

impl DrawJson {
    /// Sets a draw out; `told` are the results that were told now.
    pub fn of(judged: &Judged<'_>, told: &[LabTold], today: NaiveDate, lang: Lang) -> Self {
        let draw: &LabDraw = judged.draw;
        let assumed = |one: &LabResult| told.iter().any(|told| told.assumed && told.result == *one);
        let one = |one: &LabResult| ResultJson {
            test: one.test,
            value: one.value,
            unit: one.unit,
            unit_assumed: assumed(one),
            marked: one.marked,
            text: result(*one, lang),
        };
        Self {
            stored: None,
            on: draw.on,
            results: draw.results.iter().map(one).collect(),
            morning: draw.morning,
            off_iron: draw.off_iron,
            ill: draw.ill,
            saturation: judged.saturation.map(|(percent, computed)| SaturationJson { percent, computed }),
            red_flags: judged
                .flags
                .iter()
                .map(|flag| FlagJson {
                    id: flag.id,
                    urgency: flag.urgency,
                    sources: red_flags::rule(flag.id).map_or(&[], |rule| rule.sources),
                    text: lang.red_flag(flag.id, flag.urgency),
                })
                .collect(),
            iron: judged.iron.as_ref().map(|found| IronJson {
                reading: found.reading,
                sources: iron::SOURCES,
                text: wording::iron(found.reading, found.facet, lang),
            }),
            retest_from: judged.retest,
            not_judged: judged.not_judged(),
            text: judged.said(today, lang),
        }
    }
}
