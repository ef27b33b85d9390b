//! How often, how bad, and against the period before.

use super::{Builder, figures};
use crate::diary::analysis::{Comparison, Tally};
use crate::model::{Id, RedFlag};
use crate::report::page::{Block, Part, Table};

impl<'a> Builder<'_, 'a> {
    pub(super) fn often(&self) -> Part<'a> {
        let analysis = self.source.analysis;
        if analysis.rates.logged.yes == 0 {
            return self.part("often", vec![Block::Text(self.say("often", "no_nights", &[]))]);
        }
        let mut blocks = vec![Block::Table(self.period_before())];
        let mut lines = Vec::new();
        let rates = &analysis.rates;
        // That it is reached stands among the signs.
        let week_of_three = analysis.flags.iter().any(|flag| flag.id == RedFlag::Wakes3plusPerWeek);
        if rates.wakings.reached == Some(false) && !week_of_three {
            let mark = super::numbers::one_place(rates.wakings.mark);
            lines.push(self.say("often", "mark_not", &[("mark", &mark)]));
        }
        if let Some(summary) = &rates.urge_severity {
            lines.push(self.summary(summary, "urge_severity"));
        }
        if let Some(summary) = &rates.cramp_minutes {
            lines.push(self.summary(summary, "cramp_minutes"));
        }
        lines.extend(self.tallied("places", &rates.urge_places));
        let cramps = [self.tallied("muscles", &rates.cramp_muscles), self.tallied("sides", &rates.cramp_sides)];
        let cramps: Vec<String> = cramps.into_iter().flatten().collect();
        lines.extend((!cramps.is_empty()).then(|| cramps.join(" ")));
        let sleep = &analysis.sleep;
        let mut measured = Vec::new();
        if let Some(mean) = sleep.efficiency_in_bed.mean {
            let (percent, n) = (super::numbers::one_place(mean), sleep.efficiency_in_bed.n.to_string());
            measured.push(self.say("often", "efficiency_in_bed", &[("percent", &percent), ("n", &n)]));
        }
        let enough = self.source.lang.of(sleep.total.enough, "name").to_owned();
        measured.push(self.say("often", "enough", &[("n", &sleep.total.n.to_string()), ("enough", &enough)]));
        lines.push(measured.join(" "));
        let marks = [
            ("latency", sleep.marks.latency_over_30),
            ("waso", sleep.marks.waso_over_30),
            ("efficiency", sleep.marks.efficiency_under_85),
            ("total", sleep.marks.total_under_6h),
        ];
        let past = marks.into_iter().filter(|(_, rate)| rate.yes > 0);
        let past: Vec<String> =
            past.map(|(facet, rate)| self.say("mark", facet, &[("rate", &self.rate(rate))])).collect();
        if !past.is_empty() {
            lines.push(self.say("often", "marks", &[("list", &past.join("; "))]));
        }
        // Without an urge there is nothing to draw.
        if rates.urge_nights.yes > 0 {
            blocks.extend(self.figure(figures::severity));
        }
        blocks.push(Block::Text(lines.join(" ")));
        blocks.extend(self.figure(figures::cramps_by_hour));
        self.part("often", blocks)
    }

    /// Every figure of this period against the one before.
    fn period_before(&self) -> Table {
        let periods = &self.source.analysis.periods;
        let told = |one: &&Comparison| one.after.told > 0;
        let row = |one: &Comparison| {
            let label = self.source.lang.of(one.figure, "name").to_owned();
            vec![label, self.side(one.figure, &one.after), self.side(one.figure, &one.before), self.change(one)]
        };
        let (first, last) = (self.date(periods.before.first), self.date(periods.before.last));
        let before = self.say("often", "before", &[("first", &first), ("last", &last)]);
        let head = ["figure", "now"].map(|id| self.say("often", id, &[]));
        let head = head.into_iter().chain([before, self.say("often", "change", &[])]).collect();
        let rows = periods.figures.iter().filter(told).map(row).collect();
        Table { caption: self.say("often", "caption", &[]), head, rows, by_date: false }
    }

    fn tallied<T: Id>(&self, facet: &'static str, tally: &[Tally<T>]) -> Option<String> {
        let told = tally.first()?.told.to_string();
        let one = |one: &Tally<T>| format!("{} {}", self.source.lang.of(one.what, "name"), one.times);
        let list: Vec<String> = tally.iter().filter(|one| one.times > 0).map(one).collect();
        (!list.is_empty()).then(|| self.say("often", facet, &[("list", &list.join(", ")), ("told", &told)]))
    }
}
