//! What changed: the onset, the watch for augmentation, medicines and self-care begun, stopped or changed.

use std::cmp::Ordering;

use super::numbers::{clock_after_six, one_place};
use super::{Builder, figures};
use crate::diary::analysis::{Amount, Change, Changed, Comparison, Figure, Side, Watch};
use crate::model::AugmentationVerdict;
use crate::report::page::{Block, Part, Table};
use crate::report::wording::{number_text, signed, tame};

/// Figures that are held against each other around a change.
const AROUND: [Figure; 4] = [Figure::UrgeNights, Figure::UrgeSeverity, Figure::Cramps, Figure::Wakings];

/// Minutes by which a beginning has to move before it is said to.
const SHIFT: f64 = 15.0;

impl<'a> Builder<'_, 'a> {
    pub(super) fn changed(&self) -> Part<'a> {
        let analysis = self.source.analysis;
        let mut lines = Vec::new();
        if let Some(minutes) = &analysis.onset.minutes {
            let (median, n) = (clock_after_six(minutes.median), minutes.n.to_string());
            let (lowest, highest) = (clock_after_six(minutes.lowest), clock_after_six(minutes.highest));
            let holes = [("median", median.as_str()), ("lowest", &lowest), ("highest", &highest), ("n", &n)];
            lines.push(self.say("onset", "median", &holes));
        }
        if analysis.onset.all_day > 0 {
            lines.push(self.say("onset", "all_day", &[("nights", &analysis.onset.all_day.to_string())]));
            if analysis.watch.is_none() {
                lines.push(self.say("onset", "all_day_ask", &[]));
            }
        }
        lines.push(self.drift());
        let mut blocks = vec![Block::Items(lines)];
        if analysis.onset.minutes.is_some() {
            blocks.extend(self.figure(figures::onsets));
        }
        if let Some(watch) = &analysis.watch {
            blocks.extend(self.watch(watch));
        }
        if !analysis.changes.is_empty() {
            blocks.push(Block::Table(self.around()));
            let marked = analysis.changes.iter().flat_map(|change| &change.figures).any(is_marked);
            blocks.push(Block::Text(self.say("changed", if marked { "placebo_marked" } else { "placebo" }, &[])));
        }
        if analysis.onset.urge_nights == 0 && analysis.changes.is_empty() && analysis.watch.is_none() {
            blocks.clear();
        }
        self.part("changed", blocks)
    }

    fn drift(&self) -> String {
        let drift = &self.source.analysis.onset.drift;
        let (n, days, left) = (drift.onsets.to_string(), drift.days.to_string(), drift.left_out.to_string());
        let Some(slope) = drift.slope else {
            return self.say("onset", "no_drift", &[("n", &n), ("days", &days)]);
        };
        let facet = match slope.way() {
            Ordering::Less => "drift_earlier",
            Ordering::Greater => "drift_later",
            Ordering::Equal => "no_steady_drift",
        };
        let [number, lower, upper] = slope.told().map(signed);
        let holes = [
            ("minutes", number.as_str()),
            ("lower", &lower),
            ("upper", &upper),
            ("n", &n),
            ("days", &days),
            ("left", &left),
        ];
        self.say("onset", facet, &holes)
    }

    fn watch(&self, watch: &Watch) -> Vec<Block<'a>> {
        let lang = self.source.lang;
        let verdict = match watch.verdict {
            AugmentationVerdict::NoSigns if watch.compares_rest() => lang.say(["augmentation", "no_signs", "rest_too"]),
            verdict => lang.of(verdict, "watch"),
        };
        let mut text = vec![verdict.to_owned()];
        if let Some(from) = watch.baseline_from {
            text.push(lang.of(from, "text").to_owned());
        }
        let clock = |minutes: f64| clock_after_six(minutes);
        if let (Some(then), Some(now), Some(earlier)) =
            (watch.baseline_onset, watch.current.onset, watch.earlier_minutes)
        {
            let facet = match earlier {
                SHIFT.. => "earlier",
                _ if earlier <= -SHIFT => "later",
                _ => "steady",
            };
            let holes = [("then", clock(then)), ("now", clock(now)), ("minutes", number_text(earlier.abs().round()))];
            let holes: Vec<(&str, &str)> = holes.iter().map(|(name, value)| (*name, value.as_str())).collect();
            text.push(self.say("watch", facet, &holes));
        }
        let mut items = Vec::new();
        let mut list = |facet: &'static str, names: Vec<&str>| {
            if !names.is_empty() {
                items.push(self.say("watch", facet, &[("list", &names.join("; "))]));
            }
        };
        list("signs", watch.signs.iter().map(|sign| lang.of(*sign, "name")).collect());
        list("places", watch.new_places.iter().map(|place| lang.of(*place, "name")).collect());
        list("look_alikes", watch.look_alikes.iter().map(|alike| lang.of(*alike, "name")).collect());
        list("lacking", watch.lacking.iter().map(|lacks| lang.of(*lacks, "name")).collect());
        // Where the signs are there, it stands with the sign itself.
        if watch.verdict == AugmentationVerdict::CannotTell {
            text.push(self.say("watch", "alone", &[]));
        }
        text.extend(items);
        vec![Block::Text(text.join(" "))]
    }

    /// Before and after each change, a column for each figure that tells of a change at all.
    fn around(&self) -> Table {
        let changes = &self.source.analysis.changes;
        let tells = |figure: &Figure| changes.iter().any(|change| of(change, *figure).is_some_and(has_value));
        let figures: Vec<Figure> = AROUND.into_iter().filter(tells).collect();
        let mut head = vec![self.say("changed", "what", &[]), self.say("changed", "told", &[])];
        head.extend(figures.iter().map(|figure| self.source.lang.of(*figure, "around").to_owned()));
        let rows = changes.iter().map(|change| {
            let mut row = vec![self.change_name(change), self.told_around(change)];
            row.extend(figures.iter().map(|figure| self.around_one(of(change, *figure))));
            row
        });
        Table { caption: self.say("changed", "caption", &[]), head, rows: rows.collect(), by_date: true }
    }

    /// The most nights that tell anything, on both sides.
    fn told_around(&self, change: &Change) -> String {
        let most = |side: fn(&Comparison) -> &Side| {
            change.figures.iter().map(side).max_by_key(|side| side.told).map_or((0, 0), |side| (side.told, side.nights))
        };
        let ((before, of_before), (after, of_after)) = (most(|one| &one.before), most(|one| &one.after));
        let holes = [before, of_before, after, of_after].map(|number| number.to_string());
        let names = ["before", "of_before", "after", "of_after"];
        let holes: Vec<(&str, &str)> = names.into_iter().zip(holes.iter().map(String::as_str)).collect();
        self.say("changed", "nights", &holes)
    }

    fn around_one(&self, one: Option<&Comparison>) -> String {
        let Some(one) = one.filter(|one| has_value(one)) else { return "–".to_owned() };
        let value = |side: &Side| side.value.map(one_place).unwrap_or_default();
        // A fall that trials see without any effect is marked.
        let mark = if is_marked(one) { " *" } else { "" };
        format!("{} → {}{mark}", value(&one.before), value(&one.after))
    }

    fn change_name(&self, change: &Change) -> String {
        let (lang, date) = (self.source.lang, self.date(change.on));
        let kind = lang.of(change.kind, "name");
        let amount = |amount: &Option<Amount>| {
            amount.map(|amount| format!("{} {}", number_text(amount.number), lang.of(amount.unit, "name")))
        };
        let what = match &change.what {
            Changed::SelfCare(strategy) => lang.of(*strategy, "name").to_owned(),
            Changed::Medicine { name, from, to, .. } => {
                let amounts: Vec<String> = [amount(from), amount(to)].into_iter().flatten().collect();
                let name = tame(name);
                if amounts.is_empty() { name } else { format!("{name} {}", amounts.join(" → ")) }
            }
        };
        let mut named = self.say("changed", "name", &[("what", &what), ("kind", kind), ("date", &date)]);
        if !change.confounders.is_empty() {
            named = format!("{named} {}", self.say("changed", "confounded", &[]));
        }
        named
    }
}

fn of(change: &Change, figure: Figure) -> Option<&Comparison> {
    change.figures.iter().find(|one| one.figure == figure)
}

/// Whether cramps fell no more than they do in people who are given nothing that works; trials counted cramps alone.
fn is_marked(one: &Comparison) -> bool {
    one.figure == Figure::Cramps && one.within_placebo && has_value(one)
}

/// Whether both sides have enough nights for a value.
fn has_value(one: &Comparison) -> bool {
    one.before.value.is_some() && one.after.value.is_some()
}
