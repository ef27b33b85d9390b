//! A name looked up: what it is, what is known of the legs, and what it means for this person.

use serde::Serialize;

use super::{for_you, tame, unasked};
use crate::formulary::{Class, Exception, Identified, Match, Medicine, Strength};
use crate::model::{Id, Reason, RedFlag, Source, Urgency};
use crate::rules::medicines::{self, Note, of_text};
use crate::rules::taking::Taking;
use crate::text::{Lang, fill, reference};

/// A name, as it was read, and what it means for this person.
#[derive(Clone, Debug)]
pub struct LookedUp {
    /// As it was read.
    pub identified: Identified,
    /// What it means beside what is known of the person; `None` where nothing is known, or the name is not.
    pub taking: Option<Taking>,
}

impl LookedUp {
    /// The medicines that it certainly names; one that is only close does not count.
    fn certain(&self) -> &[&'static Medicine] {
        match &self.identified.found {
            Match::Exact(medicines) => medicines,
            Match::Close { .. } | Match::Unknown => &[],
        }
    }

    /// The names that may have been meant.
    fn close(&self) -> impl Iterator<Item = &'static str> + '_ {
        let first = match &self.identified.found {
            Match::Close { name, .. } => Some(*name),
            Match::Exact(_) | Match::Unknown => None,
        };
        first.into_iter().chain(self.identified.resembling.iter().map(|resembling| resembling.name))
    }

    /// Where what is said of it comes from.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for source in self.certain().iter().flat_map(|medicine| medicines::sources(medicine)) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }

    /// What is said of it, a paragraph each.
    pub fn text(&self, lang: Lang) -> Vec<String> {
        let written = tame(&self.identified.as_written);
        let mut said = Vec::new();
        let certain = self.certain();
        if certain.len() > 1 {
            let holes = [("written", written.as_str()), ("number", &certain.len().to_string())];
            said.push(fill(lang.say(["medicine_check", "holds", "text"]), &holes));
        }
        for medicine in certain {
            let alone = certain.len() == 1;
            said.extend(one(medicine, alone.then_some(&written), lang));
        }
        if matches!(self.identified.found, Match::Unknown) {
            said.push(fill(lang.say(["medicine_check", "unknown", "text"]), &[("written", &written)]));
        }
        for name in self.close() {
            let holes = [("written", written.as_str()), ("name", name)];
            said.push(fill(lang.say(["medicine_check", "close", "text"]), &holes));
        }
        said.extend(self.taking.as_ref().and_then(|taking| unasked(taking, lang)));
        let for_you = self.taking.as_ref().map_or_else(Vec::new, |taking| for_you(taking, lang));
        if !for_you.is_empty() {
            said.push(lang.say(["medicine_check", "for_you", "text"]).to_owned());
            said.extend(for_you);
        }
        said
    }

    /// The same for a program.
    pub fn json(&self, lang: Lang) -> LookedUpJson<'_> {
        let of_one = |medicine: &&'static Medicine| MedicineJson {
            generic: medicine.generic(),
            class: medicine.class,
            worsens_rls: medicine.worsens_rls,
            brings_cramps: medicine.brings_cramps,
            exception: medicine.exception,
            sources: medicines::sources(medicine),
            text: one(medicine, None, lang).join(" "),
        };
        let taking = self.taking.as_ref();
        LookedUpJson {
            as_written: &self.identified.as_written,
            known: !self.certain().is_empty(),
            did_you_mean: self.close().collect(),
            medicines: self.certain().iter().map(of_one).collect(),
            for_you: taking.map(|taking| ForYouJson {
                red_flags: taking
                    .raised
                    .iter()
                    .map(|flag| FlagJson {
                        id: flag.id,
                        urgency: flag.urgency,
                        text: lang.red_flag(flag.id, flag.urgency),
                    })
                    .collect(),
                held_back: taking
                    .held
                    .iter()
                    .map(|(reason, beside)| HeldJson { reason: *reason, beside, text: lang.of(*reason, "text") })
                    .collect(),
                pregnant_or_breastfeeding: taking.pregnant_or_breastfeeding,
                kidneys_unasked: taking.kidneys_unasked,
            }),
            text: closing(lang),
        }
    }
}

/// What is known of one medicine.
fn one(medicine: &'static Medicine, written: Option<&str>, lang: Lang) -> Vec<String> {
    let class = lang.of(medicine.class, "title");
    let generic = medicine.generic();
    let same = written.is_none_or(|written| written.to_lowercase().contains(&generic.to_lowercase()));
    let what = match (medicine.unspecified, same) {
        (true, _) => "kind",
        (false, true) => "same",
        (false, false) => "what",
    };
    let written = written.map_or(generic, |written| written);
    let holes = [("written", written), ("generic", generic), ("class", class)];
    let mut said = vec![fill(lang.say(["medicine_check", what, "text"]), &holes)];
    let note = of_text_note(medicine);
    let effect = |of: &'static str, how: Option<Strength>| match how {
        Some(how) => {
            let strength = lang.say(["medicine_strength", how.as_str(), "name"]);
            fill(lang.say(["medicine_check", of, "may"]), &[("strength", strength)])
        }
        None => lang.say(["medicine_check", of, "none"]).to_owned(),
    };
    // Where the danger is another, it is said first and alone; and one sentence says that nothing is known.
    if !matches!(note, Note::Quinine | Note::NothingKnown) {
        if note != Note::Dopaminergic || medicine.worsens_rls.is_some() {
            said.push(effect("rls", medicine.worsens_rls.filter(|_| medicine.exception.is_none())));
        }
        said.push(effect("cramps", medicine.brings_cramps));
    }
    if let Some(exception) = medicine.exception {
        said.push(lang.say(["medicine_check", "exception", exception.as_str()]).to_owned());
    }
    match note {
        Note::Quinine | Note::Dopaminergic | Note::Alpha2Delta | Note::Iron | Note::NothingKnown => {
            said.push(lang.of(note, "text").to_owned());
        }
        // Said above, with the strength of its evidence.
        _ => {}
    }
    said
}

/// The note of one medicine, whatever else stands on the line.
fn of_text_note(medicine: &'static Medicine) -> Note {
    let alone = Identified { as_written: String::new(), found: Match::Exact(vec![medicine]), resembling: Vec::new() };
    of_text(&alone).first().map_or(Note::NothingKnown, |listed| listed.note)
}

/// What holds for every medicine.
pub fn closing(lang: Lang) -> &'static str {
    lang.say(["medicine_check", "never", "text"])
}

/// The references behind what was said.
pub fn references(sources: &[Source]) -> Vec<String> {
    sources.iter().filter_map(|source| reference(*source)).map(|reference| reference.reference.clone()).collect()
}

/// A name looked up, in JSON.
#[derive(Serialize)]
pub struct LookedUpJson<'a> {
    as_written: &'a str,
    known: bool,
    did_you_mean: Vec<&'static str>,
    medicines: Vec<MedicineJson>,
    for_you: Option<ForYouJson<'a>>,
    text: &'static str,
}

#[derive(Serialize)]
struct MedicineJson {
    generic: &'static str,
    class: Class,
    worsens_rls: Option<Strength>,
    brings_cramps: Option<Strength>,
    exception: Option<Exception>,
    sources: Vec<Source>,
    text: String,
}

#[derive(Serialize)]
struct ForYouJson<'a> {
    red_flags: Vec<FlagJson>,
    held_back: Vec<HeldJson<'a>>,
    pregnant_or_breastfeeding: bool,
    kidneys_unasked: bool,
}

#[derive(Serialize)]
struct FlagJson {
    id: RedFlag,
    urgency: Urgency,
    text: &'static str,
}

#[derive(Serialize)]
struct HeldJson<'a> {
    reason: Reason,
    beside: &'a [String],
    text: &'static str,
}
