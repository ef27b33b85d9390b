//! Results and dates in words.

use crate::diary::labs::LabTold;
use crate::model::{LabDraw, LabResult, Scale, Tri};
pub use crate::report::diary::remembered as taken;
use crate::text::{Lang, fill};

/// A number with its unit.
pub fn value(number: f64, unit: crate::model::LabUnit, lang: Lang) -> String {
    let holes = [("number", number.to_string()), ("unit", lang.of(unit, "name").to_owned())];
    fill(lang.say(["lab", "result", "value"]), &[("number", &holes[0].1), ("unit", &holes[1].1)])
}

/// A result as the slip has it.
pub fn reading(result: LabResult, lang: Lang) -> String {
    value(result.value, result.unit, lang)
}

/// A test with its result, and the same in the first unit of the test where that is another number.
pub fn result(result: LabResult, lang: Lang) -> String {
    let said = reading(result, lang);
    let first = result.test.scales()[0].unit;
    let other =
        result.in_first_unit().filter(|other| *other != result.value).map(|other| value(short(other), first, lang));
    let facet = if other.is_some() { "beside" } else { "line" };
    let holes =
        [("test", lang.of(result.test, "name")), ("value", &said), ("other", other.as_deref().unwrap_or_default())];
    let said = fill(lang.say(["lab", "result", facet]), &holes);
    let mark = match result.marked {
        Some(Tri::Yes) => "marked",
        Some(Tri::No) => "unmarked",
        Some(Tri::Unsure) | None => return said,
    };
    fill(lang.say(["lab", "result", mark]), &[("result", &said)])
}

/// The results of a draw in one line.
pub fn results(draw: &LabDraw, lang: Lang) -> String {
    draw.results.iter().map(|one| result(*one, lang)).collect::<Vec<_>>().join("; ")
}

/// Three digits or so, as slips have them.
pub(super) fn short(number: f64) -> f64 {
    let parts = match number.abs() {
        size if size >= 100.0 => 1.0,
        size if size >= 10.0 => 10.0,
        _ => 100.0,
    };
    (number * parts).round() / parts
}

/// Which units were taken for granted; `None` where all were told.
pub fn understood(told: &[LabTold], lang: Lang) -> Option<String> {
    let assumed = told.iter().filter(|one| one.assumed);
    let list: Vec<String> = assumed.map(|one| result_as_told(one.result, lang)).collect();
    (!list.is_empty()).then(|| fill(lang.say(["lab", "result", "understood"]), &[("list", &list.join("; "))]))
}

fn result_as_told(one: LabResult, lang: Lang) -> String {
    let holes = [("test", lang.of(one.test, "name")), ("value", &reading(one, lang))];
    fill(lang.say(["lab", "result", "line"]), &holes)
}

/// How the blood was taken, where it was told.
pub fn how_taken(draw: &LabDraw, lang: Lang) -> Vec<&'static str> {
    let facet = |answer| match answer {
        Tri::Yes => "yes",
        Tri::No => "no",
        Tri::Unsure => "unsure",
    };
    let told = [("morning", draw.morning), ("off_iron", draw.off_iron), ("ill", draw.ill)];
    told.into_iter().filter_map(|(what, answer)| Some(lang.say(["lab_taken", what, facet(answer?)]))).collect()
}

/// The least and the most of a unit.
pub(super) fn range(scale: &Scale, lang: Lang) -> String {
    let (least, most) = scale.range;
    let holes = [("min", least.to_string()), ("max", most.to_string())];
    let unit = lang.of(scale.unit, "name");
    fill(lang.say(["lab", "result", "range"]), &[("min", &holes[0].1), ("max", &holes[1].1), ("unit", unit)])
}
