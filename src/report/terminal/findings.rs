//! What else it could be, answers that do not match, medicines, iron, augmentation.

use anstyle::Style;

use super::super::wording::{iron as iron_words, said, tame};
use super::{Page, QUIET};
use crate::model::*;
use crate::rules::medicines::{Listed, Note};
use crate::rules::{self, Case, Screening};
use crate::text::{Lang, fill};

impl Page {
    pub(super) fn look_alikes(&mut self, screening: &Screening, case: &Case<'_>) {
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

    pub(super) fn contradictions(&mut self, screening: &Screening, case: &Case<'_>) {
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
    pub(super) fn medicines(&mut self, case: &Case<'_>) {
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

    pub(super) fn iron(&mut self, screening: &Screening, case: &Case<'_>) {
        let Some(iron) = &screening.iron else { return };
        let lang = self.layout.lang;
        self.heading(["result", "iron", "name"]);
        let measured = [Key::Ferritin, Key::TransferrinSaturation, Key::Haemoglobin];
        let values: Vec<String> =
            measured.iter().filter(|key| case.answers.has(**key)).map(|key| said(case.answers, *key, lang)).collect();
        let text = iron_words(iron.reading, iron.facet, lang);
        self.wrapped(Style::new(), &format!("{}. {text}", values.join("; ")), "", "");
        // The article has no number for too much iron.
        let unsaid = matches!(iron.reading, IronReading::Overload | IronReading::Incomplete | IronReading::HighUnread);
        if iron.facet == "text" && !unsaid {
            let article = self.say(["iron", "article", "text"]);
            self.wrapped(QUIET, article, "", "");
        }
    }

    pub(super) fn augmentation(&mut self, screening: &Screening) {
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
}

/// A medicine and what the list says of it.
pub fn medicine(listed: &Listed<'_>, lang: Lang) -> String {
    let written = match listed.medicine {
        // "Mirapex (pramipexole)", but not "ropinirole 2 mg (ropinirole)".
        Some(medicine) if !listed.as_written.to_lowercase().contains(&medicine.generic().to_lowercase()) => {
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
