//! Figures in words, each with the nights that it rests on.

use chrono::Timelike;

use super::Builder;
use crate::diary::analysis::{Comparison, Figure, Rate, Side, Summary};
use crate::model::Moment;
use crate::report::diary::length;
use crate::report::wording::number_text;

/// A number to one place.
pub(super) fn one_place(number: f64) -> String {
    number_text((number * 10.0).round() / 10.0)
}

/// The minutes after 06:00 as a time of day.
pub(super) fn clock_after_six(minutes: f64) -> String {
    let minute = (minutes.round() as i64 + 6 * 60).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A time of day as the minutes after 06:00.
pub(super) fn minutes_after_six(at: Moment) -> f64 {
    f64::from((at.hour() * 60 + at.minute() + 18 * 60) % (24 * 60))
}

impl Builder<'_, '_> {
    /// "17 of 24 nights".
    pub(super) fn rate(&self, rate: Rate) -> String {
        self.say("number", "rate", &[("yes", &rate.yes.to_string()), ("told", &rate.told.to_string())])
    }

    /// The value of a figure, in its unit.
    pub(super) fn value(&self, figure: Figure, value: f64) -> String {
        match figure {
            Figure::Onset => clock_after_six(value),
            Figure::Latency | Figure::Waso | Figure::TotalSleep => length(value.round() as i64, self.source.lang),
            Figure::Efficiency => self.say("number", "percent", &[("number", &number_text(value.round()))]),
            Figure::UrgeSeverity | Figure::CrampSeverity => {
                self.say("number", "points", &[("number", &one_place(value))])
            }
            _ => self.say("number", "per_week", &[("number", &one_place(value))]),
        }
    }

    /// A side of a comparison: its value, and the nights that it rests on.
    pub(super) fn side(&self, figure: Figure, side: &Side) -> String {
        // Where nothing is told, no zero stands for it.
        if side.told == 0 {
            return self.say("number", "nothing", &[]);
        }
        let (told, nights) = (side.told.to_string(), side.nights.to_string());
        let count = side.count.map(|count| count.to_string());
        match (side.value.map(|value| self.value(figure, value)), count) {
            (Some(value), Some(count)) => {
                let holes = [("value", value.as_str()), ("count", &count), ("told", &told), ("nights", &nights)];
                self.say("number", "counted", &holes)
            }
            (Some(value), None) => {
                self.say("number", "measured", &[("value", &value), ("told", &told), ("nights", &nights)])
            }
            (None, Some(count)) => {
                self.say("number", "few_counted", &[("count", &count), ("told", &told), ("nights", &nights)])
            }
            (None, None) => self.say("number", "few", &[("told", &told), ("nights", &nights)]),
        }
    }

    /// The change of a figure between its sides.
    pub(super) fn change(&self, compared: &Comparison) -> String {
        let Some(change) = compared.change else { return self.say("number", "not_enough", &[]) };
        let sign = if change > 0.0 { "+" } else { "−" };
        let value = match compared.figure {
            Figure::Onset => {
                let minutes = length(change.abs().round() as i64, self.source.lang);
                let facet = if change < 0.0 { "earlier" } else { "later" };
                return self.say("number", facet, &[("length", &minutes)]);
            }
            Figure::Latency | Figure::Waso | Figure::TotalSleep => {
                length(change.abs().round() as i64, self.source.lang)
            }
            Figure::Efficiency => self.say("number", "percent", &[("number", &number_text(change.abs().round()))]),
            _ => one_place(change.abs()),
        };
        if one_place(change.abs()) == "0" {
            return self.say("number", "same", &[]);
        }
        format!("{sign}{value}")
    }

    /// A median with its range, and of how many.
    pub(super) fn summary(&self, summary: &Summary, unit: &'static str) -> String {
        let (median, n) = (one_place(summary.median), summary.n.to_string());
        let (lowest, highest) = (one_place(summary.lowest), one_place(summary.highest));
        self.say("summary", unit, &[("median", &median), ("lowest", &lowest), ("highest", &highest), ("n", &n)])
    }
}
