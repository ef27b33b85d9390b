//! RLS and cramps side by side, with what speaks against and what would change the result.

use anstyle::Style;
use comfy_table::{ContentArrangement, Table, presets};

use super::super::wording::behind;
use super::{BOLD, Page, QUIET};
use crate::model::*;
use crate::rules::{Case, Screening};
use crate::text::fill;

/// Columns below which the two patterns stand one under the other.
const NARROW: usize = 64;
/// Questions shown of those that would tip a verdict.
const TIPS: usize = 3;

impl Page {
    pub(super) fn patterns(&mut self, screening: &Screening, case: &Case<'_>) {
        let lang = self.layout.lang;
        self.heading(["result", "patterns", "name"]);
        let rls = self.pattern(
            lang.of(screening.rls.verdict, "name"),
            screening.rls.criteria.iter().map(|c| (c.holds, lang.of(c.id, "name"))),
        );
        let cramps = self.pattern(
            lang.of(screening.cramps.verdict, "name"),
            screening.cramps.features.iter().map(|f| (f.holds, lang.of(f.id, "name"))),
        );
        let assessed = [screening.rls.verdict, screening.cramps.verdict] != [Verdict::NotAssessed; 2];
        if assessed && screening.urgency < Urgency::Emergency {
            // What a plain "no" left unasked says nothing.
            let head = |rows: &Vec<String>| vec![rows[0].clone()];
            let rls = if case.no(Key::UrgeToMove) { head(&rls) } else { rls };
            let cramps = if case.no(Key::Cramps) { head(&cramps) } else { cramps };
            self.side_by_side(&rls, &cramps);
        }
        let both = screening.rls.verdict == Verdict::Fits && screening.cramps.verdict == Verdict::Fits;
        let mut sentences = vec![lang.of(screening.rls.verdict, "rls")];
        sentences.extend(self.specifiers(screening));
        sentences.push(lang.of(screening.cramps.verdict, "cramps"));
        if both {
            sentences.push(self.say(["result", "patterns", "both"]));
        }
        self.wrapped(Style::new(), &sentences.join(" "), "", "");
        self.evidence(screening, case);
        if assessed && !screening.would_tip.is_empty() {
            let tips: Vec<&str> = screening.would_tip.iter().take(TIPS).map(|key| lang.label(*key)).collect();
            let title = self.say(["result", "tip", "name"]);
            self.wrapped(Style::new(), &format!("{title}: {}.", tips.join("; ")), "", "  ");
        }
    }

    /// The answers that speak against a pattern or leave it open; those that speak for it stand in the table.
    pub(super) fn evidence(&mut self, screening: &Screening, case: &Case<'_>) {
        let rls =
            screening.rls.criteria.iter().flat_map(|criterion| criterion.evidence.iter().copied()).collect::<Vec<_>>();
        let cramps =
            screening.cramps.features.iter().flat_map(|feature| feature.evidence.iter().copied()).collect::<Vec<_>>();
        let patterns = [
            ("rls", Key::UrgeToMove, screening.rls.verdict, rls),
            ("cramps", Key::Cramps, screening.cramps.verdict, cramps),
        ];
        for (name, complaint, verdict, evidence) in patterns {
            if case.no(complaint) || verdict == Verdict::NotAssessed {
                continue;
            }
            let name = self.say(["result", "patterns", name]);
            for speaks in [Speaks::Against, Speaks::Unsure] {
                let mut matching: Vec<Evidence> = evidence.iter().copied().filter(|e| e.speaks == speaks).collect();
                matching.dedup();
                if matching.is_empty() {
                    continue;
                }
                let answers = behind(case.answers, &matching, self.layout.lang);
                let line = fill(self.say(["result", "patterns", speaks.as_str()]), &[("answers", &answers)]);
                self.wrapped(Style::new(), &format!("{name} – {line}"), "", "  ");
            }
        }
        let assessed = [screening.rls.verdict, screening.cramps.verdict] != [Verdict::NotAssessed; 2];
        if assessed {
            let sources = self.say(["result", "source", "patterns"]);
            self.wrapped(QUIET, sources, "", "  ");
        }
    }

    pub(super) fn specifiers(&self, screening: &Screening) -> Vec<&'static str> {
        let lang = self.layout.lang;
        let mut said: Vec<&'static str> = screening.rls.limits.iter().map(|limit| lang.of(*limit, "text")).collect();
        if screening.rls.verdict == Verdict::Fits {
            said.push(match screening.rls.icsd3tr {
                Holds::Yes => self.say(["result", "patterns", "icsd_yes"]),
                Holds::No => self.say(["result", "patterns", "icsd_no"]),
                Holds::Unsure | Holds::NotAsked => self.say(["result", "patterns", "icsd_open"]),
            });
            said.push(lang.of(screening.rls.course, "name"));
        }
        said
    }

    pub(super) fn pattern<'a>(&self, verdict: &str, rows: impl Iterator<Item = (Holds, &'a str)>) -> Vec<String> {
        let lang = self.layout.lang;
        let widest = Holds::ALL.iter().map(|holds| lang.of(*holds, "name").chars().count()).max().unwrap_or(0);
        let row = |(holds, name)| format!("{:widest$}  {name}", lang.of(holds, "name"));
        std::iter::once(verdict.to_uppercase()).chain(rows.map(row)).collect()
    }

    pub(super) fn side_by_side(&mut self, rls: &[String], cramps: &[String]) {
        let (left, right) = (self.say(["result", "patterns", "rls"]), self.say(["result", "patterns", "cramps"]));
        if self.layout.width < NARROW || self.layout.in_words {
            for (name, rows) in [(left, rls), (right, cramps)] {
                self.wrapped(BOLD, &format!("{name}: {}", rows[0]), "", "  ");
                for row in &rows[1..] {
                    self.wrapped(Style::new(), row, "  ", "      ");
                }
            }
            return;
        }
        let mut table = Table::new();
        table
            .load_style(if self.layout.ascii { presets::ASCII_FULL_CONDENSED } else { presets::UTF8_FULL_CONDENSED })
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.layout.width).unwrap_or(u16::MAX))
            .set_header([left, right]);
        table.add_row([&rls[0], &cramps[0]]);
        if rls.len() > 1 || cramps.len() > 1 {
            table.add_row([rls[1..].join("\n"), cramps[1..].join("\n")]);
        }
        for line in table.lines() {
            self.line(Style::new(), &line);
        }
    }
}
