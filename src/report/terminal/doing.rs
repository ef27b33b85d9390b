//! What to do and when, what is held back, what to ask, where to go.

use anstyle::Style;

use super::{BOLD, Page};
use crate::model::*;
use crate::rules::{self, Case, Screening};
use crate::text::Lang;

/// Pieces of advice of a time that are shown whole; of the others the name stands, and `explain` tells more.
const WHOLE: usize = 3;

impl Page {
    pub(super) fn advice(&mut self, screening: &Screening) {
        if screening.advice.is_empty() {
            return;
        }
        let lang = self.layout.lang;
        self.heading(["result", "do", "name"]);
        for when in When::ALL {
            let given: Vec<_> = screening.advice.iter().filter(|given| given.when == *when).collect();
            if given.is_empty() {
                continue;
            }
            self.line(BOLD, lang.of(*when, "name"));
            let whole = if *when <= When::Tonight { WHOLE } else { 0 };
            for given in given.iter().take(whole) {
                let grade = rules::advice::entry(given.id).map_or("", |entry| lang.of(entry.grade, "name"));
                self.item(&format!("{} ({grade}) [{}]", lang.of(given.id, given.facet), given.id));
            }
            let named: Vec<String> = given.iter().skip(whole).map(|given| named_advice(given.id, lang)).collect();
            if !named.is_empty() {
                self.item(&named.join("; "));
            }
        }
    }

    /// One line a reason, with everything that it holds back.
    pub(super) fn withheld(&mut self, screening: &Screening) {
        if screening.withheld.is_empty() {
            return;
        }
        let lang = self.layout.lang;
        self.heading(["result", "withheld", "name"]);
        for reason in Reason::ALL {
            let held: Vec<&str> = screening
                .withheld
                .iter()
                .filter(|held| held.1 == *reason)
                .map(|held| lang.of(held.0, "name"))
                .collect();
            match (held.is_empty(), reason) {
                (true, _) => {}
                (false, Reason::UrgentFirst) => {
                    let all = self.say(["result", "withheld", "all"]);
                    self.item(all);
                }
                (false, reason) => self.item(&format!("{}: {}", held.join(", "), lang.of(*reason, "text"))),
            }
        }
    }

    pub(super) fn listed<I: Id>(&mut self, heading: [&'static str; 3], ids: &[I]) {
        if ids.is_empty() {
            return;
        }
        self.heading(heading);
        let lang = self.layout.lang;
        let sentences: Vec<&str> = ids.iter().map(|id| lang.of(*id, "text")).collect();
        self.wrapped(Style::new(), &sentences.join(" · "), "  ", "  ");
    }

    /// The crisis line that everybody gets stands in the closing; here it stands for whoever spoke of it.
    pub(super) fn where_to_go(&mut self, screening: &Screening, case: &Case<'_>) {
        let spoken = matches!(case.answers.self_harm, Some(SelfHarm::Thoughts | SelfHarm::Plan));
        let places: Vec<WhereToGo> =
            screening.where_to_go.iter().copied().filter(|place| spoken || *place != WhereToGo::CrisisLine).collect();
        self.listed(["result", "where", "name"], &places);
    }
}

/// The name of a piece of advice with its evidence, so that a name alone recommends nothing.
fn named_advice(id: Advice, lang: Lang) -> String {
    let grade = rules::advice::entry(id).map_or("", |entry| lang.of(entry.grade, "name"));
    format!("{} ({grade}) [{id}]", lang.of(id, "name"))
}
