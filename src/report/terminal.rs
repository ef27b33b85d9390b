//! The result as a person reads it in a terminal: what is urgent first, everything with its reason.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};

use super::wording::{behind, said, tame, wrap};
use crate::model::*;
use crate::rules::medicines::{Listed, Note};
use crate::rules::{self, Case, Screening};
use crate::text::{Lang, fill};

/// How a page is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// Only ASCII signs.
    pub ascii: bool,
    /// The language.
    pub lang: Lang,
}

const BOLD: Style = Style::new().bold();
const ALARM: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
const QUIET: Style = Style::new().dimmed();
/// Columns below which the two patterns stand one under the other.
const NARROW: usize = 64;
/// Questions shown of those that would tip a verdict.
const TIPS: usize = 3;
/// Pieces of advice of a time that are shown whole; of the others the name stands, and `explain` tells more.
const WHOLE: usize = 3;

/// Sets out the whole result. Colours stand in the text; whoever prints it strips them where they are not wanted.
pub fn set_out(screening: &Screening, case: &Case<'_>, date: &str, layout: Layout) -> String {
    let mut page = Page { text: String::new(), layout };
    page.title(date);
    page.urgent(screening, case);
    page.patterns(screening, case);
    page.look_alikes(screening, case);
    page.contradictions(screening, case);
    page.medicines(case);
    page.iron(screening, case);
    page.augmentation(screening);
    page.advice(screening);
    page.withheld(screening);
    page.listed(["result", "ask", "name"], &screening.ask_doctor);
    page.where_to_go(screening, case);
    page.closing(screening, case);
    page.text
}

/// The signs that should not wait, in a few lines; for showing them in the middle of the questions.
pub fn set_out_urgent(flags: &[(RedFlag, Urgency)], layout: Layout) -> String {
    let mut page = Page { text: String::new(), layout };
    for (flag, urgency) in flags {
        page.flag(*flag, *urgency);
    }
    page.text
}

struct Page {
    text: String,
    layout: Layout,
}

impl Page {
    fn say(&self, parts: [&'static str; 3]) -> &'static str {
        self.layout.lang.say(parts)
    }

    fn line(&mut self, style: Style, text: &str) {
        let shown = if self.layout.ascii { to_ascii(text) } else { text.to_owned() };
        // Writing to a String does not fail.
        let _ = writeln!(self.text, "{style}{shown}{style:#}");
    }

    fn heading(&mut self, parts: [&'static str; 3]) {
        self.text.push('\n');
        let heading = self.say(parts).to_uppercase();
        self.line(BOLD, &heading);
    }

    fn wrapped(&mut self, style: Style, text: &str, first: &str, next: &str) {
        for line in wrap(text, self.layout.width, first, next) {
            self.line(style, &line);
        }
    }

    fn item(&mut self, text: &str) {
        self.wrapped(Style::new(), text, "  - ", "    ");
    }

    fn title(&mut self, date: &str) {
        let title = fill(self.say(["result", "title", "name"]), &[("date", date)]);
        let rules = fill(self.say(["result", "title", "rules"]), &[("version", rules::RULES_VERSION)]);
        self.wrapped(BOLD, &format!("{title} · {rules}"), "", "");
    }

    fn urgent(&mut self, screening: &Screening, case: &Case<'_>) {
        let lang = self.layout.lang;
        self.heading(["result", "urgent", "name"]);
        let style = if screening.urgency >= Urgency::SameDay { ALARM } else { BOLD };
        let (name, lead) = (lang.of(screening.urgency, "name"), lang.of(screening.urgency, "lead"));
        self.wrapped(style, &format!("{name}: {lead}"), "", "");
        // What somebody preferred not to say is not said by the page either; the help line stands for everybody.
        let private = case.answers.self_harm == Some(SelfHarm::PreferNotToSay);
        let flags = screening.red_flags.iter().filter(|flag| !(private && flag.id == RedFlag::SelfHarm));
        for flag in flags {
            self.flag(flag.id, flag.urgency);
            let shown: Vec<Evidence> =
                flag.evidence.iter().copied().filter(|evidence| evidence.key != Key::SelfHarm).collect();
            if !shown.is_empty() {
                let because = behind(case.answers, &shown, lang);
                let because = fill(lang.say(["result", "because", "name"]), &[("answers", &because)]);
                self.wrapped(QUIET, &because, "    ", "    ");
            }
        }
        if screening.red_flags.is_empty() {
            let none = self.say(["result", "none", "text"]);
            self.wrapped(Style::new(), none, "", "");
        }
    }

    fn flag(&mut self, flag: RedFlag, urgency: Urgency) {
        let lang = self.layout.lang;
        let (sign, style) = match urgency {
            Urgency::Emergency => ("!!!", ALARM),
            Urgency::SameDay => (" !!", ALARM),
            Urgency::Soon => ("  !", BOLD),
            Urgency::Routine | Urgency::SelfCare => ("  ·", BOLD),
        };
        let title = format!("{sign} {} – {} [{flag}]", lang.of(urgency, "name"), lang.of(flag, "title"));
        self.wrapped(style, &title, "", "    ");
        // The help lines are the flag's whole point, whatever its urgency.
        if urgency >= Urgency::Soon || flag == RedFlag::SelfHarm {
            self.wrapped(Style::new(), lang.red_flag(flag, urgency), "    ", "    ");
        }
    }

    fn patterns(&mut self, screening: &Screening, case: &Case<'_>) {
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
    fn evidence(&mut self, screening: &Screening, case: &Case<'_>) {
        let rls = screening.rls.criteria.iter().flat_map(|criterion| criterion.evidence.iter().copied()).collect();
        let cramps = screening.cramps.features.iter().flat_map(|feature| feature.evidence.iter().copied()).collect();
        let patterns: [(&str, Verdict, Vec<Evidence>); 2] =
            [("rls", screening.rls.verdict, rls), ("cramps", screening.cramps.verdict, cramps)];
        for (name, verdict, evidence) in patterns {
            let no_complaint = case.no(if name == "rls" { Key::UrgeToMove } else { Key::Cramps });
            if no_complaint || verdict == Verdict::NotAssessed {
                continue;
            }
            let name = self.say(["result", "patterns", if name == "rls" { "rls" } else { "cramps" }]);
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

    fn specifiers(&self, screening: &Screening) -> Vec<&'static str> {
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

    fn pattern<'a>(&self, verdict: &str, rows: impl Iterator<Item = (Holds, &'a str)>) -> Vec<String> {
        let lang = self.layout.lang;
        let widest = Holds::ALL.iter().map(|holds| lang.of(*holds, "name").chars().count()).max().unwrap_or(0);
        let row = |(holds, name)| format!("{:widest$}  {name}", lang.of(holds, "name"));
        std::iter::once(verdict.to_uppercase()).chain(rows.map(row)).collect()
    }

    fn side_by_side(&mut self, rls: &[String], cramps: &[String]) {
        let (left, right) = (self.say(["result", "patterns", "rls"]), self.say(["result", "patterns", "cramps"]));
        if self.layout.width < NARROW {
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

    fn look_alikes(&mut self, screening: &Screening, case: &Case<'_>) {
        if screening.look_alikes.is_empty() {
            return;
        }
        let lang = self.layout.lang;
        self.heading(["result", "else", "name"]);
        for named in &screening.look_alikes {
            let because: Vec<String> = named.because.iter().map(|key| said(case.answers, *key, lang)).collect();
            self.item(&format!(
                "{} ({}; {}) [{}]. {}",
                lang.of(named.id, "name"),
                lang.of(named.weight, "name"),
                because.join("; "),
                named.id,
                lang.of(named.id, "text"),
            ));
        }
    }

    fn contradictions(&mut self, screening: &Screening, case: &Case<'_>) {
        if screening.contradictions.is_empty() {
            return;
        }
        let lang = self.layout.lang;
        self.heading(["result", "contradictions", "name"]);
        for found in &screening.contradictions {
            let answered = found.questions.iter().filter(|key| case.answers.has(**key));
            let answers: Vec<String> = answered.map(|key| said(case.answers, *key, lang)).collect();
            self.item(&format!("{} ({})", lang.of(found.id, "text"), answers.join("; ")));
        }
    }

    /// What matters for legs one by one; the rest in one line, so that nothing on the list seems forgotten.
    fn medicines(&mut self, case: &Case<'_>) {
        let listed = rules::medicines::list(case);
        if listed.is_empty() {
            return;
        }
        self.heading(["result", "medicines", "name"]);
        let lang = self.layout.lang;
        let plain = |listed: &Listed<'_>| listed.note == Note::NothingKnown && listed.close_to.is_none();
        let mut said: Vec<&str> = Vec::new();
        for listed in listed.iter().filter(|listed| !plain(listed)) {
            let line = medicine(listed, lang);
            self.item(&line);
            said.push(listed.as_written);
        }
        let mut others: Vec<String> = listed
            .iter()
            .filter(|listed| plain(listed) && !said.contains(&listed.as_written))
            .map(|listed| tame(listed.as_written))
            .collect();
        others.dedup();
        if !others.is_empty() {
            let line = fill(
                self.say(["result", "medicine", "line"]),
                &[("written", &others.join(", ")), ("note", lang.of(Note::NothingKnown, "text"))],
            );
            self.item(&line);
        }
    }

    fn iron(&mut self, screening: &Screening, case: &Case<'_>) {
        let Some(iron) = &screening.iron else { return };
        let lang = self.layout.lang;
        self.heading(["result", "iron", "name"]);
        let measured = [Key::Ferritin, Key::TransferrinSaturation, Key::Haemoglobin];
        let values: Vec<String> =
            measured.iter().filter(|key| case.answers.has(**key)).map(|key| said(case.answers, *key, lang)).collect();
        let text = super::wording::iron(iron.reading, iron.facet, lang);
        self.wrapped(Style::new(), &format!("{}. {text}", values.join("; ")), "", "");
        if iron.facet == "text" {
            let article = self.say(["iron", "article", "text"]);
            self.wrapped(QUIET, article, "", "");
        }
    }

    fn augmentation(&mut self, screening: &Screening) {
        let Some(found) = &screening.augmentation else { return };
        let lang = self.layout.lang;
        self.heading(["result", "augmentation", "name"]);
        self.wrapped(Style::new(), lang.of(found.verdict, "text"), "", "");
        for sign in &found.signs {
            self.item(lang.of(*sign, "name"));
        }
        for mimic in &found.mimics {
            self.item(lang.of(*mimic, "text"));
        }
    }

    fn advice(&mut self, screening: &Screening) {
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
    fn withheld(&mut self, screening: &Screening) {
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

    fn listed<I: Id>(&mut self, heading: [&'static str; 3], ids: &[I]) {
        if ids.is_empty() {
            return;
        }
        self.heading(heading);
        let lang = self.layout.lang;
        let sentences: Vec<&str> = ids.iter().map(|id| lang.of(*id, "text")).collect();
        self.wrapped(Style::new(), &sentences.join(" · "), "  ", "  ");
    }

    /// The crisis line that everybody gets stands in the closing; here it stands for whoever spoke of it.
    fn where_to_go(&mut self, screening: &Screening, case: &Case<'_>) {
        let spoken = matches!(case.answers.self_harm, Some(SelfHarm::Thoughts | SelfHarm::Plan));
        let places: Vec<WhereToGo> =
            screening.where_to_go.iter().copied().filter(|place| spoken || *place != WhereToGo::CrisisLine).collect();
        self.listed(["result", "where", "name"], &places);
    }

    fn closing(&mut self, screening: &Screening, case: &Case<'_>) {
        let lang = self.layout.lang;
        self.heading(["result", "not", "name"]);
        let text = self.say(["result", "not", "text"]);
        self.wrapped(Style::new(), text, "", "");
        if case.answers.self_harm.is_some() {
            let help = self.say(["ui", "helplines", "name"]);
            self.wrapped(Style::new(), help, "", "");
        }
        let more = self.say(["result", "more", "name"]);
        self.wrapped(QUIET, more, "", "");
        // The page may be longer than the screen; what matters most is read last as well as first.
        if screening.urgency >= Urgency::Soon {
            let (name, lead) = (lang.of(screening.urgency, "name"), lang.of(screening.urgency, "lead"));
            let again = fill(self.say(["result", "urgent", "again"]), &[("name", name), ("lead", lead)]);
            let style = if screening.urgency >= Urgency::SameDay { ALARM } else { BOLD };
            self.wrapped(style, &again, "", "");
        }
    }
}

/// The name of a piece of advice with its evidence, so that a name alone recommends nothing.
fn named_advice(id: Advice, lang: Lang) -> String {
    let grade = rules::advice::entry(id).map_or("", |entry| lang.of(entry.grade, "name"));
    format!("{} ({grade}) [{id}]", lang.of(id, "name"))
}

fn medicine(listed: &Listed<'_>, lang: Lang) -> String {
    let written = match listed.medicine {
        Some(medicine) if !medicine.generic().eq_ignore_ascii_case(listed.as_written.trim()) => {
            format!("{} ({})", tame(listed.as_written), medicine.generic())
        }
        _ => tame(listed.as_written),
    };
    let strength = listed.medicine.and_then(|medicine| medicine.worsens_rls.or(medicine.brings_cramps));
    let note = lang.of(listed.note, "text");
    let note = match strength {
        Some(strength) => format!("{note} ({})", lang.say(["medicine_strength", strength.as_str(), "name"])),
        None => note.to_owned(),
    };
    let line = fill(lang.say(["result", "medicine", "line"]), &[("written", &written), ("note", &note)]);
    match listed.close_to {
        Some(name) => {
            let asked =
                fill(lang.say(["ui", "medicine", "close"]), &[("written", &tame(listed.as_written)), ("name", name)]);
            fill(lang.say(["result", "medicine", "close"]), &[("question", &asked), ("note", &note)])
        }
        None => line,
    }
}

/// Signs that a terminal without Unicode can show. Letters of names stay as they are.
pub fn to_ascii(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '–' | '—' | '·' | '‑' => '-',
            '“' | '”' | '„' => '"',
            '’' | '‘' => '\'',
            '…' => '.',
            '\u{a0}' => ' ',
            c => c,
        })
        .collect()
}
