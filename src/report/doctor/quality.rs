//! How far the diary can be trusted.

use super::Builder;
use crate::report::page::{Block, Part};

impl<'a> Builder<'_, 'a> {
    pub(super) fn quality(&self) -> Part<'a> {
        let quality = &self.source.analysis.quality;
        let (logged, nights) = (quality.logged.yes.to_string(), quality.logged.nights.to_string());
        let mut items = vec![self.say("quality", "logged", &[("logged", &logged), ("nights", &nights)])];
        if quality.logged.yes > 0 {
            let rates = [("in_time", quality.within_24h), ("late", quality.later_than_36h), ("edited", quality.edited)];
            items.extend(rates.into_iter().map(|(facet, rate)| {
                self.say("quality", facet, &[("yes", &rate.yes.to_string()), ("told", &rate.told.to_string())])
            }));
        }
        if let Some(gap) = &quality.longest_gap {
            let (first, last) = (self.date(gap.over.first), self.date(gap.over.last));
            let (nights, gaps) = (gap.nights.to_string(), quality.gaps.to_string());
            let facet = match (quality.gaps, gap.nights) {
                (1, 1) => "gap_one",
                (1, _) => "gap",
                (_, 1) => "gaps_of_one",
                _ => "gaps",
            };
            let holes = [("gaps", gaps.as_str()), ("nights", &nights), ("first", &first), ("last", &last)];
            items.push(self.say("quality", facet, &holes));
        }
        let lists = [
            ("clocks", &quality.clock_changes),
            ("zones", &quality.zone_changes),
            ("contradictory", &quality.contradictory),
            ("doubtful", &quality.doubtful),
        ];
        for (facet, nights) in lists.into_iter().filter(|(_, nights)| !nights.is_empty()) {
            items.push(self.say("quality", facet, &[("nights", &self.nights(nights))]));
        }
        // Read last and seldom, so it takes little room.
        self.part("quality", vec![Block::Text(items.join(" "))])
    }
}
