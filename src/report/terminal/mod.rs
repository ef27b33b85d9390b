//! The result as a person reads it in a terminal: what is urgent first, everything with its reason.

mod doing;
mod findings;
mod patterns;

pub use findings::medicine;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::diary::Section;
use super::wording::{behind, wrap};
use crate::model::*;
use crate::rules::{self, Case, Screening};
use crate::text::{Lang, fill};

/// How a page is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// Only ASCII signs.
    pub ascii: bool,
    /// For whoever hears the page: a sentence in the place of each row of a table, and nothing that is only to be seen.
    pub in_words: bool,
    /// The language.
    pub lang: Lang,
}

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const ALARM: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
pub(super) const QUIET: Style = Style::new().dimmed();

/// Sets out the whole result. Colours stand in the text; whoever prints it strips them where they are not wanted.
pub fn set_out(screening: &Screening, case: &Case<'_>, date: &str, layout: Layout) -> String {
    set_out_beside(screening, case, date, layout, (None, &[]))
}

/// As [`set_out`], with a section before everything else, and further ones behind the patterns.
pub fn set_out_beside(
    screening: &Screening,
    case: &Case<'_>,
    date: &str,
    layout: Layout,
    (first, beside): (Option<&Section>, &[Section]),
) -> String {
    let mut page = Page { text: String::new(), layout };
    page.title(date);
    first.into_iter().for_each(|section| page.section(section));
    page.urgent(screening, case);
    page.patterns(screening, case);
    beside.iter().for_each(|section| page.section(section));
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
        self.wrapped(BOLD, &heading, "", "");
    }

    fn wrapped(&mut self, style: Style, text: &str, first: &str, next: &str) {
        // Some signs are longer in ASCII, so that they are turned before a line is full.
        let shown = if self.layout.ascii { to_ascii(text) } else { text.to_owned() };
        for line in wrap(&shown, self.layout.width, first, next) {
            self.line(style, &line);
        }
    }

    fn section(&mut self, section: &Section) {
        self.text.push('\n');
        let heading = section.title.to_uppercase();
        self.wrapped(BOLD, &heading, "", "");
        section.lines.iter().for_each(|line| self.wrapped(Style::new(), line, "  ", "    "));
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

/// Signs that a terminal without Unicode can show. Letters of names stay as they are.
pub fn to_ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '–' | '—' | '·' | '‑' | '−' | '─' | '━' | '┄' | '╌' => ascii.push('-'),
            '“' | '”' | '„' => ascii.push('"'),
            '’' | '‘' => ascii.push('\''),
            '…' => ascii.push('.'),
            '\u{a0}' => ascii.push(' '),
            '≥' => ascii.push_str(">="),
            '≤' => ascii.push_str("<="),
            '→' => ascii.push_str("->"),
            '±' => ascii.push_str("+/-"),
            '×' => ascii.push('x'),
            'µ' | 'μ' => ascii.push('u'),
            // Surfaces and bars of a picture keep their width and can still be told apart.
            '█' | '▇' | '▆' | '▅' | '■' => ascii.push('#'),
            '▓' | '▄' => ascii.push('%'),
            '▒' | '▃' => ascii.push('='),
            '░' | '▂' => ascii.push(':'),
            '▁' => ascii.push('_'),
            '│' | '┃' | '┆' | '╎' => ascii.push('|'),
            '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => ascii.push('+'),
            '●' | '•' => ascii.push('*'),
            '○' | '□' => ascii.push('o'),
            '▲' | '△' => ascii.push('^'),
            c => ascii.push(c),
        }
    }
    ascii
}
