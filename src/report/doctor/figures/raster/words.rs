//! The raster in sentences.

use chrono::NaiveDate;

use super::super::picture::Picture as _;
use super::night::{Place, ROW, Traced, clock_after};
use crate::diary::analysis::stats::summary;
use crate::diary::analysis::told::{self, Began};
use crate::diary::analysis::{Analysis, Average, Span};
use crate::model::{Moment, Night, Tri};
use crate::report::diary::length;
use crate::report::doctor::figures::canvas::Sign;
use crate::report::doctor::figures::said::{EVENING, SIX, Said, clock};
use crate::text::Lang;

/// What can be read off the picture, over all nights of the period.
pub fn words(span: &Span<'_>, shown: usize, analysis: &Analysis, lang: Lang) -> Said {
    let mut said = Said::of(super::Raster::NAME, lang);
    said.say_nights(analysis);
    said.say_shown(shown, analysis);
    urge(&mut said, span, analysis);
    cramps(&mut said, span, analysis);
    times(&mut said, "bed", span, |night| night.sleep.in_bed);
    times(&mut said, "up", span, |night| night.sleep.up);
    middle(&mut said, "sleep", analysis.sleep.total, lang);
    middle(&mut said, "waso", analysis.sleep.waso, lang);
    let took = span.rate(|night| Some(!night.took.as_ref()?.is_empty()));
    if took.yes > 0 {
        said.say("doses", &[("yes", &took.yes.to_string()), ("told", &took.told.to_string())]);
        times(&mut said, "dose_times", span, |night| night.took.iter().flatten().filter_map(|dose| dose.at));
    }
    times(&mut said, "caffeine", span, |night| night.evening.caffeine.iter().filter_map(|drunk| drunk.last));
    times(&mut said, "alcohol", span, |night| night.evening.alcohol.iter().filter_map(|drunk| drunk.last));
    said.say_dates("timeless", &nights(span, is_timeless));
    said.say_dates("clocks", &analysis.quality.clock_changes);
    said
}

/// Whether nothing of a night has a time; an urge that began within its row has one.
fn is_timeless(night: &Night) -> bool {
    match told::began(night) {
        Some(Began::AllDay) => false,
        Some(Began::At(minutes)) if minutes + SIX - EVENING < ROW as i64 => false,
        Some(Began::At(_)) | None => Traced::of(night).is_timeless(),
    }
}

fn urge(said: &mut Said, span: &Span<'_>, analysis: &Analysis) {
    let rate = analysis.rates.urge_nights;
    said.say("urge", &[("yes", &rate.yes.to_string()), ("told", &rate.told.to_string())]);
    if let Some(minutes) = analysis.onset.minutes {
        let clock = |minutes: f64| clock(minutes + SIX as f64);
        let (n, first, median, last) =
            (minutes.n.to_string(), clock(minutes.lowest), clock(minutes.median), clock(minutes.highest));
        said.say("onset", &[("n", &n), ("earliest", &first), ("median", &median), ("latest", &last)]);
    }
    let early = |night: &Night| matches!(told::began(night), Some(Began::At(minutes)) if minutes < EVENING - SIX);
    said.say_dates("earlier", &nights(span, early));
    said.say_dates("all_day", &nights(span, |night| told::began(night) == Some(Began::AllDay)));
    let timeless = |night: &Night| told::felt(night).is_some() && told::began(night).is_none();
    said.say_dates("urge_no_time", &nights(span, timeless));
    said.say_dates("unknown", &nights(span, |night| told::urge(night).is_none()));
}

fn cramps(said: &mut Said, span: &Span<'_>, analysis: &Analysis) {
    let (rate, times) = (analysis.rates.cramp_nights, analysis.rates.cramps.times);
    let (times, yes, told) = (times.to_string(), rate.yes.to_string(), rate.told.to_string());
    said.say("cramps", &[("times", &times), ("yes", &yes), ("told", &told)]);
    let had = |night: &Night| night.cramps.as_ref().is_some_and(|cramps| cramps.had == Tri::Yes);
    self::times(said, "cramp_times", span, |night| {
        night.cramp_events().iter().filter(move |_| had(night)).filter_map(|cramp| cramp.at)
    });
    let untimed = |night: &Night| had(night) && Traced::of(night).signs.contains(&(Place::After, Sign::Cramp));
    said.say_dates("cramp_no_time", &nights(span, untimed));
}

/// The first, the middle and the last of times of day, by the clock of the night.
fn times<'a, I: IntoIterator<Item = Moment>>(
    said: &mut Said,
    facet: &'static str,
    span: &Span<'a>,
    of: impl Fn(&'a Night) -> I,
) {
    let at = |night: &'a Night| of(night).into_iter().map(|at| clock_after(night, at) as f64);
    let minutes: Vec<f64> = span.nights.iter().flat_map(|one| at(one.night)).collect();
    if let Some(minutes) = summary(&minutes) {
        let clock = |minutes: f64| clock(minutes + EVENING as f64);
        let (n, first, median, last) =
            (minutes.n.to_string(), clock(minutes.lowest), clock(minutes.median), clock(minutes.highest));
        said.say(facet, &[("n", &n), ("earliest", &first), ("median", &median), ("latest", &last)]);
    }
}

/// The median of a measure of sleep, where enough nights tell it.
fn middle(said: &mut Said, facet: &'static str, average: Average, lang: Lang) {
    if let Some(summary) = average.summary {
        let median = length(summary.median.round() as i64, lang);
        said.say(facet, &[("n", &average.n.to_string()), ("median", &median)]);
    }
}

fn nights(span: &Span<'_>, so: impl Fn(&Night) -> bool) -> Vec<NaiveDate> {
    span.nights.iter().filter(|one| so(one.night)).map(|one| one.night.date).collect()
}
