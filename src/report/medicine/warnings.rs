//! What is said of a medicine before anything else: of its taking, its lowering and its end.

use super::{named, tame};
use crate::formulary::{Identified, Match, Role, Strength};
use crate::model::{Id, Reason, RedFlag, Urgency};
use crate::rules::leaving::{Leaving, leaving};
use crate::rules::medicines::{Note, of_text};
use crate::rules::red_flags::Raised;
use crate::rules::taking::Taking;
use crate::text::{Lang, fill};

/// A sign and its sentence.
fn flag(flag: RedFlag, urgency: Urgency, lang: Lang) -> [String; 2] {
    let title = format!("!! {} – {}", lang.of(urgency, "name"), lang.of(flag, "title"));
    [title, lang.red_flag(flag, urgency).to_owned()]
}

/// What a medicine means for this person: signs, why a mineral is held back, and pregnancy.
pub fn for_you(taking: &Taking, lang: Lang) -> Vec<String> {
    let mut said: Vec<String> = taking.raised.iter().flat_map(|raised| flag(raised.id, raised.urgency, lang)).collect();
    for (reason, beside) in &taking.held {
        let text = lang.of(*reason, "text");
        if beside.is_empty() {
            said.push(text.to_owned());
            continue;
        }
        let names: Vec<String> = beside.iter().map(|name| tame(name)).collect();
        said.push(fill(
            lang.say(["medicine_warn", "beside", "text"]),
            &[("medicines", &names.join(", ")), ("text", text)],
        ));
    }
    // A binder or a mineral that a doctor chose is not left off for what stands here; a sign says so itself.
    let of_gate = taking.held.iter().any(|(reason, _)| *reason != Reason::IronOverload);
    if of_gate && taking.raised.is_empty() && !taking.pregnant_or_breastfeeding {
        said.push(lang.say(["medicine_warn", "prescribed", "text"]).to_owned());
    }
    if taking.pregnant_or_breastfeeding {
        said.push(lang.say(["medicine_warn", "pregnant", "text"]).to_owned());
    }
    said
}

/// What holds where nobody was asked of the kidneys.
pub fn unasked(taking: &Taking, lang: Lang) -> Option<String> {
    taking.kidneys_unasked.then(|| lang.say(["medicine_warn", "kidneys", "text"]).to_owned())
}

/// What is said of a medicine that is written down as taken; a name that is close to a known one counts as that.
pub fn warnings(identified: &Identified, taking: &Taking, lang: Lang) -> Vec<String> {
    let name = named(&identified.as_written, lang);
    let written = tame(&identified.as_written);
    let mut said = match &identified.found {
        Match::Exact(_) => Vec::new(),
        Match::Close { name, .. } => {
            let holes = [("written", written.as_str()), ("name", name)];
            vec![fill(lang.say(["medicine_warn", "close", "text"]), &holes)]
        }
        Match::Unknown => vec![fill(lang.say(["ui", "medicine", "unknown"]), &[("written", &written)])],
    };
    said.extend(for_you(taking, lang));
    said.extend(unasked(taking, lang));
    let mut say = |sentence: String| {
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    };
    let of = |facet, how: Strength, name: &str| {
        let strength = lang.say(["medicine_strength", how.as_str(), "name"]);
        fill(lang.say(["medicine_warn", facet, "text"]), &[("name", name), ("strength", strength)])
    };
    for listed in of_text(identified) {
        let Some(medicine) = listed.medicine else { continue };
        let name = if identified.found.medicines().len() > 1 { medicine.generic() } else { &name };
        if listed.note == Note::Quinine {
            say(fill(lang.say(["medicine_warn", "quinine", "text"]), &[("name", name)]));
            say(lang.of(Note::Quinine, "text").to_owned());
            continue;
        }
        if medicine.has(Role::Dopaminergic) {
            say(fill(lang.say(["medicine_warn", "augmentation", "text"]), &[("name", name)]));
            say(lang.say(["medicine_warn", "compulsions", "text"]).to_owned());
            say(lang.say(["medicine_warn", "sleep", "text"]).to_owned());
        } else if let Some(how) = medicine.worsens_rls.filter(|_| medicine.exception.is_none()) {
            say(of("worsens", how, name));
        }
        if let Some(how) = medicine.brings_cramps {
            say(of("cramps", how, name));
        }
        if medicine.has(Role::Iron) {
            say(lang.of(Note::Iron, "text").to_owned());
        }
    }
    said
}

/// What is said when a medicine ends.
pub fn left_off(name: &str, raised: &[Raised], lang: Lang) -> Vec<String> {
    // A call today says more than one in the next days.
    let later = |flag: &&Raised| flag.id == RedFlag::DopamineWithdrawal && flag.urgency < Urgency::SameDay;
    let mut said: Vec<String> =
        raised.iter().filter(|flag| !later(flag)).flat_map(|raised| flag(raised.id, raised.urgency, lang)).collect();
    let holes = [("name", named(name, lang))];
    let say = |facet| fill(lang.say(["medicine_warn", facet, "text"]), &[("name", &holes[0].1)]);
    match leaving(name) {
        Leaving::Free => {}
        Leaving::Tell => said.push(say("tell")),
        Leaving::Today => said.push(say("today")),
        Leaving::Dopamine => {
            said.push(say("today"));
            for urgency in [Urgency::SameDay, Urgency::Emergency] {
                let sentence = lang.red_flag(RedFlag::DopamineWithdrawal, urgency).to_owned();
                if !said.contains(&sentence) {
                    said.push(sentence);
                }
            }
        }
    }
    said
}

/// What is said when the amount changes: `more` where it is certainly more, not less or another.
pub fn changed(name: &str, more: bool, lang: Lang) -> Vec<String> {
    let holes = [("name", named(name, lang))];
    let say = |facet| fill(lang.say(["medicine_warn", facet, "text"]), &[("name", &holes[0].1)]);
    match (leaving(name), more) {
        (Leaving::Dopamine, true) => vec![say("more_dopamine")],
        (Leaving::Dopamine, false) => vec![say("today"), say("lowered")],
        (Leaving::Today, false) => vec![say("today")],
        (Leaving::Today, true) => vec![say("tell")],
        (Leaving::Tell, _) => vec![say("tell")],
        (Leaving::Free, _) => Vec::new(),
    }
}
