//! What is wrong with results, in words.

use super::words::{range, reading, result, taken};
use crate::diary::labs::{LabFinding, LabWords, LabWordsFault};
use crate::model::{Id, LabResult, LabTest, Since, Tri};
use crate::report::wording::tame;
use crate::text::{Lang, fill};

/// A fault or a doubt about the results of a draw.
pub fn finding(finding: &LabFinding, on: Since, lang: Lang) -> String {
    let of = |result: Option<LabResult>| result.map_or_else(String::new, |result| reading(result, lang));
    let test = finding.result.map(|result| result.test);
    let scale = finding.result.and_then(|result| result.test.scale(result.unit));
    let holes = [
        ("test", test.map_or("", |test| lang.of(test, "name")).to_owned()),
        ("value", of(finding.result)),
        ("other", of(finding.other)),
        ("range", scale.map_or_else(String::new, |scale| range(scale, lang))),
        ("units", test.map_or_else(String::new, |test| units(test, lang))),
        ("date", taken(on, lang)),
    ];
    let holes: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (*name, text.as_str())).collect();
    fill(lang.of(finding.id, "text"), &holes)
}

fn units(test: LabTest, lang: Lang) -> String {
    test.scales().iter().map(|scale| lang.of(scale.unit, "name")).collect::<Vec<_>>().join(", ")
}

/// That a result stands otherwise.
pub fn otherwise(stands: LabResult, told: LabResult, on: Since, lang: Lang) -> String {
    let holes = [("value", result(stands, lang)), ("other", reading(told, lang)), ("date", taken(on, lang))];
    fill(lang.say(["lab", "otherwise", "text"]), &holes.each_ref().map(|(name, text)| (*name, text.as_str())))
}

/// A fault of what was typed.
pub fn words_fault(fault: &LabWordsFault, lang: Lang) -> String {
    let part = tame(&fault.part);
    let test = fault.test.map_or("", |test| lang.of(test, "name"));
    let say = |id: &'static str, further: &[(&str, &str)]| {
        fill(lang.say(["lab_words", id, "text"]), &[&[("part", part.as_str()), ("test", test)][..], further].concat())
    };
    let units = || fault.test.map_or_else(String::new, |test| units(test, lang));
    let ranges = || {
        let all = fault.test.map_or(&[][..], LabTest::scales).iter().map(|scale| range(scale, lang));
        all.collect::<Vec<_>>().join("; ")
    };
    match &fault.kind {
        LabWords::UnknownTest { .. } if Tri::parse(&fault.part).is_some() => say("answer", &[]),
        LabWords::UnknownTest { nearest: Some(nearest) } => say("unknown_near", &[("nearest", nearest)]),
        LabWords::UnknownTest { nearest: None } => say("unknown", &[]),
        LabWords::NoValue => say("no_value", &[]),
        LabWords::NotANumber => say("number", &[]),
        LabWords::Comma => say("comma", &[]),
        LabWords::TooManyDecimals => say("decimals", &[]),
        LabWords::Limit => say("limit", &[]),
        LabWords::UnknownUnit => say("unit", &[("units", &units())]),
        LabWords::WhichUnit(readings) => {
            let readings: Vec<String> = readings.iter().map(|one| reading(*one, lang)).collect();
            let [first, second] = [0, 1].map(|at| readings.get(at).map_or("", String::as_str));
            say("which", &[("first", first), ("second", second)])
        }
        LabWords::NeedsUnit => say("needs_unit", &[("units", &units())]),
        LabWords::OutOfEveryRange => say("range", &[("ranges", &ranges())]),
        LabWords::Twice(first, second) => {
            say("twice", &[("first", &reading(*first, lang)), ("second", &reading(*second, lang))])
        }
    }
}
